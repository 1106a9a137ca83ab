"""How papers, their groups and their signers are called, Vietnamese and English."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

TITLES: Final[Mapping[str, Pair]] = {
    "danh-sach-dai-bieu": ("Danh sách đại biểu, ký tên", "List of delegates, to be signed"),
    "kich-ban-dieu-hanh": ("Kịch bản điều hành hội nghị", "Script of who presides"),
    "tong-hop-dang-ky": ("Bảng tổng hợp đăng ký thi đua", "Registrations"),
    "phan-cong-cham-cheo": ("Phân công chấm điểm chéo", "Who checks whose sheet"),
    "cong-van-don-doc": ("Công văn đôn đốc", "Letter that reminds"),
    "giay-uy-quyen": ("Giấy ủy quyền dự họp", "Proxy for the conference"),
    "thong-bao-ket-luan": ("Thông báo kết luận hội nghị", "Conclusions of the conference"),
    "to-trinh": ("Tờ trình đề nghị khen thưởng", "Submission for awards"),
    "to-trinh-don-vi": ("Tờ trình của đơn vị được bình xét", "A unit's own submission"),
    "danh-sach-khen-thuong": ("Danh sách kèm quyết định khen thưởng", "List for a decision"),
    "ke-hoach": ("Kế hoạch thi đua của năm", "Plan of the year"),
    "giay-moi": ("Giấy mời và chương trình hội nghị", "Invitation and programme"),
    "bang-tong-hop-diem": ("Bảng tổng hợp điểm, xếp hạng", "Table of points and ranks"),
    "bao-cao-tong-ket": ("Báo cáo tổng kết", "Summary report"),
    "bien-ban-kiem-phieu": ("Biên bản kiểm phiếu", "Record of the count"),
    "bang-cham-diem": ("Bảng chấm điểm chéo, thẩm định", "Cross-checked and verified sheets"),
    "de-nghi-giai-trinh": ("Công văn đề nghị giải trình", "Letter that asks for an explanation"),
    "bien-ban-cham-cheo": ("Biên bản chấm điểm chéo", "Record of the cross-check"),
    "bien-ban-hop-tru-bi": ("Biên bản họp trù bị", "Record of the preparing meeting"),
    "phieu-suy-ton": ("Phiếu bình xét, suy tôn", "Ballots for titles"),
    "phieu-bau": ("Phiếu bầu Cụm trưởng, Cụm phó", "Ballots for chair and vice-chair"),
    "phieu-lay-y-kien": ("Phiếu lấy ý kiến bằng văn bản", "Opinion in writing"),
    "bien-ban-hoi-nghi": ("Biên bản hội nghị", "Minutes of the conference"),
    "giao-uoc-thi-dua": ("Giao ước thi đua", "Pledge"),
    "bien-ban-ban-giao": ("Biên bản bàn giao nhiệm vụ Cụm trưởng", "Record of the handover"),
}
GROUPS: Final[Mapping[str, Pair]] = {
    "before": ("Trước hội nghị", "Before the conference"),
    "scores": ("Chấm điểm", "Scores"),
    "hall": ("Tại hội nghị", "In the hall"),
    "after": ("Sau hội nghị", "After the conference"),
}
SIGNERS: Final[Mapping[str, Pair]] = {
    "chair": ("Cụm trưởng", "the chair"),
    "maker": ("người lập bảng và Cụm trưởng", "who made the table, and the chair"),
    "tellers": ("Tổ kiểm phiếu", "the tellers"),
    "secretary": ("thư ký và chủ tọa", "the secretary and who presides"),
    "members": ("các đơn vị thành viên", "the member units"),
    "both_chairs": ("bên giao và bên nhận", "the giver and the receiver"),
    "unit": ("thủ trưởng đơn vị", "the head of the unit"),
    "checkers": ("người chấm và Tổ thẩm định", "the checkers and the team"),
    "delegates": ("đại biểu dự họp", "the delegates"),
    "nobody": ("không ai ký", "nobody"),
}
