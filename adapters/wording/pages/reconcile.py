"""What the page of a checked table says, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

RECONCILE: Final[Mapping[str, tuple[str, str]]] = {
    "pasted": ("Bảng dán vào", "Pasted table"),
    "cycle": ("Bảng điểm {code}", "Score table of {code}"),
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
    "differs": ("Chưa khớp", "Does not agree"),
    "agrees": (
        "Không thấy chỗ chưa khớp: <đã cộng lại {sums} tổng|không có tổng nào để cộng lại>,"
        " <so {ranks} hạng|không có hạng nào để so>.",
        "Nothing disagrees: <{sums} totals added up again|no total to add up>,"
        " <{ranks} ranks compared|no rank to compare>.",
    ),
}
