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

DELEGATES: Final = (
    "DANH SÁCH ĐẠI BIỂU",
    "Dự Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
    "({{ gio_hop }}, {{ ngay_hop }}, tại {{ dia_diem }})",
)
DELEGATES_GUESTS: Final[tuple[Line, ...]] = (("item", "I. Đại biểu mời"), ("gap", ""))
DELEGATES_UNITS: Final[tuple[Line, ...]] = (
    ("item", "II. Đại biểu của {{ so_don_vi }} đơn vị thành viên"),
    ("gap", ""),
)
DELEGATES_HEADS: Final = ("TT", "Đơn vị", "Họ và tên, chức vụ", "Ký tên")
#: Two delegates of each unit: who leads it, and who is in charge of emulation work.
TWO_DELEGATES: Final = "1.\n\n2.\n"
DELEGATES_AFTER: Final[tuple[Line, ...]] = (
    ("note", "Người đi thay ghi tên mình và nộp giấy ủy quyền của thủ trưởng đơn vị."),
)

REGISTRATIONS: Final = (
    "BẢNG TỔNG HỢP ĐĂNG KÝ THI ĐUA NĂM {{ nam }}",
    "{{ cum }}",
    "(Theo bản đăng ký của các đơn vị thành viên)",
)
REGISTRATION_HEADS: Final = (
    *("TT", "Đơn vị", "Chỉ tiêu đăng ký", "Danh hiệu, hình thức đăng ký", "Thời hạn", "Giao ước"),
)
REGISTRATIONS_AFTER: Final[tuple[Line, ...]] = (
    (
        "note",
        "Đã đăng ký: {{ so_dang_ky }} đơn vị; đã ký giao ước thi đua: {{ so_giao_uoc }} đơn vị.",
    ),
)

CHECKERS: Final = ("THÔNG BÁO", "Phân công chấm điểm chéo thi đua {{ cum }} năm {{ nam }}")
CHECKERS_OPENING: Final[tuple[Line, ...]] = (
    (
        "body",
        "Thực hiện {{ ke_hoach }}, {{ noi_ban_hanh }} thông báo phân công chấm điểm chéo giữa các"
        " đơn vị thành viên năm {{ nam }} như sau:",
    ),
    ("gap", ""),
)
CHECKER_HEADS: Final = ("TT", "Đơn vị được chấm", "Đơn vị, Tổ chấm điểm", "Cột điểm")
CHECKERS_AFTER: Final[tuple[Line, ...]] = (
    (
        "body",
        "Đơn vị chấm điểm đối chiếu bảng tự chấm với minh chứng theo bảng tiêu chí; tiêu chí nào có"
        " điểm khác điểm tự chấm thì ghi lý do; không chấm bảng của đơn vị mình.",
    ),
    (
        "body",
        "Biên bản chấm điểm chéo gửi {{ cum_truong }} trước {{ han_cham_cheo }} để tổng hợp./.",
    ),
)

REMINDER_ABOUT: Final[tuple[Line, ...]] = (
    ("abstract_of_letter", "V/v đôn đốc thực hiện nhiệm vụ thi đua năm {{ nam }}"),
)
REMINDER: Final[tuple[Line, ...]] = (
    ("to", "Kính gửi: {{ kinh_gui_don_doc }}"),
    ("to_list", "{%p for k in kinh_gui_nhieu_noi %}"),
    ("to_list", "{{ k.ten }}"),
    ("to_list", "{%p endfor %}"),
    (
        "body",
        "Thực hiện {{ ke_hoach }}, các đơn vị thành viên {{ cum }} đã triển khai phong trào thi đua"
        " năm {{ nam }}; tuy nhiên, còn đơn vị chưa hoàn thành các việc sau:",
    ),
    ("gap", ""),
)
REMINDER_HEADS: Final = ("TT", "Đơn vị", "Việc chưa hoàn thành", "Thời hạn")
REMINDER_AFTER: Final[tuple[Line, ...]] = (
    (
        "body",
        "{{ noi_ban_hanh }} đề nghị các đơn vị có tên trên hoàn thành, gửi về"
        " {{ noi_nhan_don_doc }} trước {{ han_don_doc }} để tổng hợp; đơn vị đã gửi thì báo số,"
        " ngày văn bản để đối chiếu, đơn vị có khó khăn thì có văn bản nêu lý do./.",
    ),
)

PROXY_ISSUER: Final[tuple[Line, ...]] = (("issuer", "{{ don_vi_uy_quyen }}"),)
PROXY_DAY: Final = "{{ noi_ky_uy_quyen }}, {{ ngay_uy_quyen }}"
PROXY: Final = (
    "GIẤY ỦY QUYỀN",
    "Dự Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
)
PROXY_BODY: Final[tuple[Line, ...]] = (
    (
        "body",
        "Theo Giấy mời số {{ so_giay_moi }} {{ ngay_ky }} của {{ noi_ban_hanh }}, thủ trưởng đơn vị"
        " ủy quyền cho:",
    ),
    ("body", "Ông (bà): {{ nguoi_duoc_uy_quyen }}"),
    ("body", "Chức vụ: {{ chuc_vu_duoc_uy_quyen }}"),
    (
        "body",
        "Thay mặt đơn vị dự Hội nghị tổng kết phong trào thi đua năm {{ nam }} của {{ cum }} vào"
        " {{ gio_hop }}, {{ ngay_hop }}, tại {{ dia_diem }}",
    ),
    (
        "body",
        "Nội dung ủy quyền: phát biểu ý kiến; biểu quyết báo cáo, bảng điểm; bỏ phiếu bình xét, suy"
        " tôn, bầu {{ cum_truong }}, {{ cum_pho }} năm {{ nam_sau }}; ký giao ước thi đua.",
    ),
    (
        "body",
        "Giấy này có giá trị trong thời gian hội nghị. Người được ủy quyền không ủy quyền lại cho"
        " người khác và báo cáo kết quả với thủ trưởng đơn vị./.",
    ),
)
PROXY_RECEIVERS: Final[tuple[Line, ...]] = (
    ("receiver", "- {{ noi_ban_hanh }};"),
    ("receiver", "- Lưu: VT."),
)
