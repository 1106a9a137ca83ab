"""The papers about scores."""

from typing import Final

from adapters.wording.papers.frame import Line

SCORES: Final = ("Phụ lục", "BẢNG TỔNG HỢP ĐIỂM, XẾP HẠNG THI ĐUA NĂM {{ nam }}")
SCORES_OF: Final = "(Kèm theo Báo cáo số {{ so_bao_cao }} {{ ngay_ky }} của {{ noi_ban_hanh }})"
SCORES_HEADS: Final = ("TT", "Đơn vị", "{{ c.ten }}", "Tổng điểm", "Hạng")
UNIT_OF_MEASURE: Final = "Đơn vị tính: điểm"
#: Below the table: units of one rank, what is missing.
SCORES_NOTES: Final[tuple[Line, ...]] = (
    ("note", "{%p for g in ghi_chu_bang %}"),
    ("note", "{{ g }}"),
    ("note", "{%p endfor %}"),
)
