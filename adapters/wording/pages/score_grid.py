"""The words of the score table in the browser."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

Pair = tuple[str, str]

SCORE_GRID: Final[Mapping[str, Pair]] = {
    "title": ("Bảng điểm năm {year}, {cluster}", "Scores of {year}, {cluster}"),
    "title_part": (
        "Bảng điểm năm {year}, phần {units} được xem",
        "Scores of {year}: what {units} may see",
    ),
    "lead": ("{units} đơn vị, {criteria} tiêu chí", "{units} units, {criteria} criteria"),
    "settled_units": ("đã thống nhất {count} đơn vị", "{count} units settled"),
    "published": ("theo số liệu đã công bố trong nguồn", "as its source published them"),
    "adopted": ("đã thông qua", "adopted"),
    "not_adopted": ("chưa thông qua", "not adopted"),
    "who_sees": (
        "Chênh lệch giữa các cột chỉ thư ký, tổ thẩm định và kiểm tra thấy",
        "Only the secretary, those who check and the auditor see differences between columns",
    ),
    "views": ("Cách xem bảng", "Views of the table"),
    "view_lech": ("Chênh lệch", "Differences"),
    "view_du-cot": ("Đủ các cột", "All columns"),
    "view_thong-nhat": ("Thống nhất", "Settled"),
    "rank": ("Hạng", "Rank"),
    "unit": ("Đơn vị", "Unit"),
    "column": ("Cột điểm", "Column"),
    "standard": ("Chuẩn", "Standard"),
    "bonus": ("Thưởng", "Bonus"),
    "deduction": ("Trừ", "Deducted"),
    "total": ("Tổng", "Total"),
    "most": ("{points} điểm", "{points} points"),
    "most_bonus": ("thưởng đến {points}", "bonus up to {points}"),
    "empty": ("trống", "empty"),
    "now": ("nay", "now"),
    "nothing": ("không có", "nothing"),
    "equal": ("các cột bằng nhau", "all columns agree"),
    "differ": ("có cột khác", "a column differs"),
    "plus": ("điểm thưởng", "bonus"),
    "self_only": ("mới tự chấm", "own figure only"),
    "verified_only": ("chờ thống nhất", "waits to be settled"),
    "blank_deduction": (
        "Ô điểm trừ trống là không bị trừ.",
        "A blank deduction means that nothing was deducted.",
    ),
    "own": ("đơn vị của tài khoản này", "this account's unit"),
    "not_sent": ("chưa gửi bảng", "no sheet sent"),
    "marked_not_sent": ("không gửi bảng", "sends no sheet"),
    "returned": ("đang trả lại", "sent back"),
    "not_stated": ("nguồn không ghi", "not stated by the source"),
    "state_settled": ("đã thống nhất", "settled"),
    "state_sent": ("chưa thống nhất", "not settled yet"),
    "conflict": ("Số liệu trong nguồn chưa khớp.", "Figures in the source do not agree."),
    "conflict_open": ("Xem từng chỗ ({count})", "See each place ({count})"),
    "why": ("Cách tính điểm của {unit}", "How {unit} came to its points"),
    "why_cell": ("vì sao ra số này", "why this number"),
    "criterion": ("Tiêu chí", "Criterion"),
    "see": ("Xem", "Show"),
    "one_criterion": ("Xem một tiêu chí", "One criterion"),
    "criterion_title": ("Tiêu chí {number}. {name}", "Criterion {number}. {name}"),
    "differing_units": (
        "{count} trong {all} đơn vị có chênh lệch.",
        "{count} of {all} units differ.",
    ),
    "whole": ("Cả bảng", "The whole table"),
    "xlsx": ("Tải bảng Excel", "Download as Excel"),
    "file": ("bang-diem", "scores"),
    "settle": ("Thống nhất điểm", "Settle scores"),
    "outcome": ("Kết quả của năm", "The year's outcome"),
    "none": (
        "Chưa có điểm. Bảng hiện ra khi đơn vị đầu tiên gửi bảng.",
        "No scores yet. The table appears with the first submission.",
    ),
    "not_scored": ("Năm này không chấm điểm.", "This year is not scored."),
    "own_sheet": ("Bảng của {unit}", "{unit}'s sheet"),
    "others": ("Đơn vị khác", "Other units"),
    "state": ("Tình trạng", "How far"),
    "reason": ("Lý do", "Reason"),
    "by_letter": (
        "Xếp theo danh sách đơn vị. Tổng hiện khi điểm được mở theo bảng tiêu chí; hạng và từng cột"
        " hiện khi bảng điểm được thông qua.",
        "In the order of the members. A total shows once the rulebook opens it; ranks and columns"
        " show once the table is adopted.",
    ),
    "for_whom": (
        "Chỉ đơn vị, thư ký, tổ thẩm định và kiểm tra thấy bảng này.",
        "Only the unit, the secretary, those who check and the auditor see this sheet.",
    ),
    "explain": ("Gửi giải trình", "Send explanation"),
    "moved": ("Ở thời điểm này có {count} ô khác với nay.", "{count} cells were other than now."),
    "per": ("trên {sheet}", "of {sheet}"),
}


def grid_said(key: str, lang: Lang, **facts: object) -> str:
    """Words of the score table."""
    return filled(pick(SCORE_GRID[key], lang), facts)
