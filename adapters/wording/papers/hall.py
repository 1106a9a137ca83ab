"""The papers on the table in the hall."""

from typing import Final

from adapters.wording.papers.frame import Line

REPORT: Final = (
    "BÁO CÁO",
    "Tổng kết phong trào thi đua, khen thưởng {{ cum }} năm {{ nam }}",
)
DRAFT: Final[tuple[Line, ...]] = (
    ("draft", "{%p if not kinh_gui %}"),
    ("draft", "DỰ THẢO"),
    ("draft", "{%p endif %}"),
)
REPORT_TO: Final[tuple[Line, ...]] = (
    ("to", "{%p if kinh_gui %}"),
    ("to", "Kính gửi: {{ kinh_gui }}"),
    ("to", "{%p endif %}"),
)
REPORT_BEFORE_TABLE: Final[tuple[Line, ...]] = (
    ("part", "I. ĐẶC ĐIỂM, TÌNH HÌNH"),
    (
        "body",
        "{{ cum }} năm {{ nam }} có {{ so_don_vi }} đơn vị thành viên, gồm: {{ ten_don_vi }}.",
    ),
    (
        "body",
        "{{ don_vi_cum_truong }} làm {{ cum_truong }}, {{ don_vi_cum_pho }} làm {{ cum_pho }}"
        " trong năm.",
    ),
    ("prompt", "[Nêu đặc điểm chung của các đơn vị, thuận lợi và khó khăn trong năm]"),
    ("part", "II. CÔNG TÁC CHỈ ĐẠO, TỔ CHỨC PHONG TRÀO THI ĐUA"),
    (
        "body",
        "Phong trào thi đua trong năm thực hiện theo {{ ke_hoach }}; {{ so_dang_ky }} đơn vị đăng"
        " ký thi đua, {{ so_giao_uoc }} đơn vị ký giao ước thi đua.",
    ),
    ("prompt", "[Nêu việc phát động, kiểm tra, họp Cụm, các phong trào theo đợt, theo chuyên đề]"),
    ("part", "III. KẾT QUẢ THỰC HIỆN CÁC TIÊU CHÍ THI ĐUA"),
    ("body", "{%p for k in ket_qua_tieu_chi %}"),
    ("item", "{{ loop.index }}. {{ k.ten }}"),
    ("body", "{%p for c in k.cau %}"),
    ("body", "{{ c }}"),
    ("body", "{%p endfor %}"),
    ("prompt", "[Nêu kết quả nổi bật của các đơn vị theo tiêu chí này]"),
    ("body", "{%p endfor %}"),
    ("part", "IV. KẾT QUẢ CHẤM ĐIỂM, XẾP HẠNG"),
    ("body", "{%p for c in ket_qua_chung %}"),
    ("body", "{{ c }}"),
    ("body", "{%p endfor %}"),
    ("table_title", "Bảng tổng hợp điểm, xếp hạng năm {{ nam }}"),
)
REPORT_AFTER_TABLE: Final[tuple[Line, ...]] = (
    ("part", "V. ĐÁNH GIÁ CHUNG"),
    ("item", "1. Ưu điểm"),
    ("prompt", "[Nêu ưu điểm]"),
    ("item", "2. Hạn chế, nguyên nhân"),
    ("prompt", "[Nêu hạn chế và nguyên nhân]"),
    ("part", "VI. ĐỀ NGHỊ KHEN THƯỞNG"),
    ("body", "{%p for d in de_nghi %}"),
    ("body", "{{ d.danh_hieu }}: {{ d.cau }}"),
    ("body", "{%p endfor %}"),
    ("part", "VII. PHƯƠNG HƯỚNG, NHIỆM VỤ NĂM {{ nam_sau }}"),
    ("prompt", "[Nêu nhiệm vụ trọng tâm và việc giao cho {{ cum_truong }} năm {{ nam_sau }}]"),
    ("part", "VIII. KIẾN NGHỊ"),
    ("prompt", "[Nêu kiến nghị với cơ quan cấp trên, nếu có]"),
    (
        "body",
        "Trên đây là báo cáo của {{ cum }} về kết quả phong trào thi đua, khen thưởng trong năm./.",
    ),
)

COUNT: Final = (
    "BIÊN BẢN",
    "Kiểm phiếu bình xét, suy tôn khen thưởng {{ cum }} năm {{ nam }}",
)
COUNT_OPENING: Final[tuple[Line, ...]] = (
    ("body", "Thời gian bắt đầu: {{ gio_kiem_phieu }}, {{ ngay_hop }}"),
    ("body", "Địa điểm: {{ dia_diem }}"),
    (
        "body",
        "Tổ kiểm phiếu do hội nghị cử, gồm: {{ ho_ten_to_truong }} (Tổ trưởng),"
        " {{ ho_ten_kiem_phieu }} (thành viên)",
    ),
    (
        "body",
        "Số đơn vị thành viên: {{ so_don_vi }}; có mặt: {{ so_co_mat }}; vắng mặt:"
        " {{ so_vang_mat }}",
    ),
    ("body", "Tổ kiểm phiếu đã kiểm phiếu và lập biên bản kết quả như sau:"),
)
#: Once for every paper that was voted on.
COUNT_BEFORE_TABLE: Final[tuple[Line, ...]] = (
    ("body", "{%p for b in bo_phieu %}"),
    ("item", "{{ loop.index }}. {{ b.danh_hieu }}"),
    (
        "body",
        "- Số phiếu phát ra: {{ b.phat_ra }}; thu về: {{ b.thu_ve }}; hợp lệ: {{ b.hop_le }}; không"
        " hợp lệ: {{ b.khong_hop_le }}",
    ),
    ("body", "{%p if b.ly_do %}"),
    ("body", "- Lý do phiếu không hợp lệ: {{ b.ly_do }}"),
    ("body", "{%p endif %}"),
    ("body", "- Điều kiện được chọn: {{ b.dieu_kien }}"),
    ("gap", ""),
)
COUNT_HEADS: Final = ("TT", "Đơn vị được bình xét", "Số phiếu đồng ý", "Tỷ lệ", "Kết quả")
COUNT_AFTER_TABLE: Final[tuple[Line, ...]] = (
    ("body", "- Tỷ lệ tính trên {{ b.tinh_tren }}"),
    ("body", "- Được chọn: {{ b.duoc_chon }}"),
    ("body", "{%p endfor %}"),
    (
        "body",
        "Biên bản kiểm phiếu lập xong lúc {{ gio_xong }} cùng ngày, thành {{ so_ban }} bản có giá"
        " trị như nhau, đã đọc trước hội nghị và được thông qua./.",
    ),
)
