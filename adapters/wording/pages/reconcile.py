"""What the page of a checked table says, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

RECONCILE: Final[Mapping[str, tuple[str, str]]] = {
    "pasted": ("Bảng dán vào", "Pasted table"),
    "cycle": ("Bảng điểm {code}", "Score table of {code}"),
    "criteria_sheet": ("Bảng chấm điểm theo tiêu chí", "Sheet with criteria in rows"),
    "rows": ("{count} dòng", "{count} rows"),
    "criterion": ("Tiêu chí", "Criterion"),
    "units": ("{count} đơn vị", "{count} units"),
    "paste_here": (
        "Dán bảng điểm vào đây, xuống dòng, rồi bấm {keys}.",
        "Paste the score table here, then press Enter and {keys}.",
    ),
    "computed_rank": ("→", "→"),
    "computed_total": ("Cộng lại", "Adds to"),
    "criteria": ("Các tiêu chí", "Criteria"),
    "sums": ("Cộng", "Sum"),
    "maxima": ("Tối đa", "Maximum"),
    "notes": ("Cách đọc và xếp hạng", "Reading and ranks"),
    "sheets": (
        "Đã kiểm tra {count} trang, trang nào cũng khớp.",
        "{count} sheets checked, and all agree.",
    ),
    "sheets_left": (
        "Đã kiểm tra {count} trang; cần xem lại trang {left}.",
        "{count} sheets checked; look at {left} again.",
    ),
    "differs": ("Chưa khớp", "Does not agree"),
}
