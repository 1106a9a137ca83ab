"""The papers before the conference."""

from typing import Final

from adapters.wording.papers.frame import Line

INVITATION: Final = ("GIẤY MỜI", "Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}")
INVITED: Final[tuple[Line, ...]] = (
    ("body", "{{ noi_ban_hanh }} trân trọng kính mời:"),
    ("body", "- {{ khach_cap_tren }};"),
    (
        "body",
        "- Đại diện lãnh đạo và người phụ trách công tác thi đua, khen thưởng của {{ so_don_vi }}"
        " đơn vị thành viên: {{ ten_don_vi }}.",
    ),
    (
        "body",
        "Tới dự Hội nghị tổng kết phong trào thi đua, bình xét khen thưởng năm {{ nam }} của"
        " {{ cum }}, cụ thể như sau:",
    ),
    ("body", "Chủ trì: {{ chu_tri }}"),
    ("body", "Thời gian: {{ gio_hop }}, {{ ngay_hop }}"),
    ("body", "Địa điểm: {{ dia_diem }}"),
    ("body", "Người liên hệ: {{ lien_he }}"),
    (
        "body",
        "Đề nghị các đơn vị cử đại biểu dự họp đúng thành phần, chuẩn bị ý kiến về dự thảo báo cáo"
        " tổng kết và bảng tổng hợp điểm gửi kèm; nếu không dự được thì có giấy ủy quyền gửi trước"
        " hội nghị./.",
    ),
)
PROGRAMME: Final = (
    "CHƯƠNG TRÌNH",
    "Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
)
PROGRAMME_OF: Final = "(Kèm theo Giấy mời số {{ so_giay_moi }} {{ ngay_ky }})"
PROGRAMME_HEADS: Final = ("TT", "Thời gian", "Nội dung", "Thực hiện")
#: What is done, and by whom, in the order in which conferences go.
PROGRAMME_ITEMS: Final = (
    ("Đón tiếp đại biểu, phát tài liệu", "Bộ phận thường trực"),
    ("Tuyên bố lý do, giới thiệu đại biểu; cử thư ký", "Bộ phận thường trực"),
    (
        "Trình bày dự thảo báo cáo tổng kết năm {{ nam }} và bảng tổng hợp điểm, xếp hạng",
        "{{ cum_truong }}",
    ),
    ("Thảo luận; biểu quyết thông qua báo cáo và bảng điểm", "Các đơn vị thành viên"),
    ("Ý kiến của cơ quan cấp trên", "Đại biểu cấp trên"),
    (
        "Bình xét, suy tôn: thông qua danh sách, cử Tổ kiểm phiếu, bỏ phiếu, công bố biên bản kiểm"
        " phiếu",
        "Chủ tọa, Tổ kiểm phiếu",
    ),
    ("Bầu {{ cum_truong }}, {{ cum_pho }} năm {{ nam_sau }}", "Chủ tọa, Tổ kiểm phiếu"),
    (
        "Thông qua phương hướng năm {{ nam_sau }}, ký giao ước thi đua",
        "Các đơn vị thành viên",
    ),
    (
        "Bàn giao nhiệm vụ {{ cum_truong }}",
        "{{ cum_truong }} năm {{ nam }}, {{ cum_truong }} năm {{ nam_sau }}",
    ),
    ("Kết luận, bế mạc", "Chủ tọa"),
)
