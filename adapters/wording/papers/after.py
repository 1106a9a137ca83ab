"""The papers after the conference: what was found is a proposal until the authority decides."""

from typing import Final

from adapters.wording.papers.frame import Line

CONCLUSIONS: Final = (
    "THÔNG BÁO",
    "Kết luận Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
)
CONCLUSIONS_OPENING: Final[tuple[Line, ...]] = (
    (
        "body",
        "Hội nghị tổng kết phong trào thi đua năm {{ nam }} của {{ cum }} họp {{ ngay_hop }} tại"
        " {{ dia_diem }}, có {{ so_co_mat }}/{{ so_don_vi }} đơn vị thành viên dự.",
    ),
    ("body", "{{ noi_ban_hanh }} thông báo kết luận hội nghị như sau:"),
    ("item", "1. Kết quả chấm điểm, xếp hạng"),
    ("body", "{%p for c in ket_qua_chung %}"),
    ("body", "{{ c }}"),
    ("body", "{%p endfor %}"),
    ("gap", ""),
)
CONCLUSIONS_AFTER: Final[tuple[Line, ...]] = (
    ("item", "2. Kết quả bình xét, suy tôn"),
    ("body", "{%p for d in de_nghi %}"),
    ("body", "{{ d.danh_hieu }}: {{ d.cau }}"),
    ("body", "{%p endfor %}"),
    (
        "body",
        "Kết quả trên là đề nghị, chờ quyết định của cấp có thẩm quyền; chưa đơn vị nào được công"
        " bố"
        " là đã đạt danh hiệu, hình thức khen thưởng.",
    ),
    ("item", "3. {{ cum_truong }}, {{ cum_pho }} năm {{ nam_sau }}"),
    (
        "body",
        "{{ cum_truong }} năm {{ nam_sau }}: {{ don_vi_cum_truong_moi }}; {{ cum_pho }}:"
        " {{ don_vi_cum_pho_moi }} (chờ công nhận theo quy chế).",
    ),
    ("item", "4. Việc các đơn vị cần làm"),
    (
        "body",
        "Đơn vị được đề nghị khen thưởng hoàn thiện báo cáo thành tích, gửi về {{ noi_nhan_ho_so }}"
        " trước {{ han_ho_so }} để trình cấp có thẩm quyền.",
    ),
    ("prompt", "[Ghi các kết luận khác của chủ tọa, thời hạn và đơn vị thực hiện]"),
    (
        "body",
        "Trên đây là kết luận hội nghị; {{ noi_ban_hanh }} thông báo để các đơn vị biết, thực"
        " hiện./.",
    ),
)

REQUEST: Final = (
    "TỜ TRÌNH",
    "Về việc đề nghị khen thưởng phong trào thi đua {{ cum }} năm {{ nam }}",
)
REQUEST_BODY: Final[tuple[Line, ...]] = (
    ("to", "Kính gửi: {{ noi_quyet_dinh }}"),
    ("ground", "{%p for c in can_cu %}"),
    ("ground", "{{ c.cau }}"),
    ("ground", "{%p endfor %}"),
    (
        "body",
        "Theo kết quả Hội nghị tổng kết phong trào thi đua năm {{ nam }} của {{ cum }} họp"
        " {{ ngay_hop }} (Biên bản kiểm phiếu số {{ so_bien_ban_kiem_phieu }}), {{ noi_ban_hanh }}"
        " trình {{ noi_quyet_dinh }} xem xét, khen thưởng {{ so_de_nghi }} lượt tập thể, gồm:",
    ),
    ("body", "{%p for d in de_nghi %}"),
    ("body", "- {{ d.danh_hieu }}: {{ d.cau }}"),
    ("body", "{%p endfor %}"),
    (
        "body",
        "Kèm theo: danh sách, trích ngang thành tích; biên bản hội nghị, biên bản kiểm phiếu; báo"
        " cáo"
        " thành tích của các tập thể.",
    ),
    ("body", "Kính trình {{ noi_quyet_dinh }} xem xét, quyết định./."),
)
REQUEST_OF: Final = "(Kèm theo Tờ trình số {{ so_to_trinh }} {{ ngay_ky }} của {{ noi_ban_hanh }})"
LIST: Final = ("Phụ lục I", "DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM {{ nam }}")
LIST_HEADS: Final = ("TT", "Tên tập thể", "Danh hiệu, hình thức", "Tổng điểm", "Hạng", "Số phiếu")
RECORD: Final = ("Phụ lục II", "TRÍCH NGANG THÀNH TÍCH")
RECORD_HEADS: Final = (
    "TT",
    "Tên tập thể",
    "Đề nghị",
    "Khen thưởng đã đạt (số, ngày quyết định)",
    "Thành tích tiêu biểu năm {{ nam }}",
)

PLAN: Final = (
    "KẾ HOẠCH",
    "Tổ chức phong trào thi đua và bình xét khen thưởng {{ cum }} năm {{ nam }}",
)
PLAN_OPENING: Final[tuple[Line, ...]] = (
    ("ground", "{%p for c in can_cu %}"),
    ("ground", "{{ c.cau }}"),
    ("ground", "{%p endfor %}"),
    (
        "body",
        "{{ noi_ban_hanh }} ban hành Kế hoạch tổ chức phong trào thi đua và bình xét khen thưởng"
        " năm"
        " {{ nam }} như sau:",
    ),
    ("part", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("prompt", "[Nêu mục đích, yêu cầu]"),
    ("part", "II. NỘI DUNG, CHỈ TIÊU THI ĐUA"),
    ("prompt", "[Nêu nội dung, chỉ tiêu thi đua trong năm]"),
    ("part", "III. TIÊU CHÍ CHẤM ĐIỂM"),
    ("gap", ""),
)
PLAN_CRITERIA_HEADS: Final = ("TT", "Tiêu chí", "Điểm tối đa")
PLAN_MIDDLE: Final[tuple[Line, ...]] = (
    ("part", "IV. BÌNH XÉT, SUY TÔN"),
    ("body", "{%p for s in binh_xet %}"),
    (
        "body",
        "- {{ s.danh_hieu }}: {{ s.cach_chon }}; số lượng: {{ s.so_luong }}; điều kiện:"
        " {{ s.dieu_kien }}",
    ),
    ("body", "{%p endfor %}"),
    ("part", "V. TIẾN ĐỘ THỰC HIỆN"),
    ("gap", ""),
)
PLAN_DAYS_HEADS: Final = ("TT", "Việc", "Thời hạn")
PLAN_AFTER: Final[tuple[Line, ...]] = (
    ("part", "VI. TỔ CHỨC THỰC HIỆN"),
    (
        "body",
        "{{ don_vi_cum_truong }} ({{ cum_truong }}) chủ trì, {{ don_vi_cum_pho }} ({{ cum_pho }})"
        " phối"
        " hợp theo dõi, đôn đốc; các đơn vị thành viên ({{ ten_don_vi }}) tổ chức thực hiện, báo"
        " cáo"
        " đúng thời hạn.",
    ),
    (
        "body",
        "Trong quá trình thực hiện có vướng mắc, các đơn vị phản ánh về {{ cum_truong }} để xem"
        " xét,"
        " điều chỉnh./.",
    ),
)

#: The text for a chat, filled by `adapters.wording.filling.filled`: plain, the day first.
CHAT: Final = (
    "{ngay_hop}, {gio_hop}: Hội nghị tổng kết {cum} năm {nam}",
    "Địa điểm: {dia_diem}",
    "Thành phần: {so_don_vi} đơn vị thành viên",
    "Mang theo: giấy ủy quyền (nếu cử người dự thay), ý kiến về dự thảo báo cáo và bảng điểm",
    "Liên hệ: {lien_he}",
)
CHAT_RESULTS: Final = "Kết quả bình xét (đề nghị, chờ quyết định):"
CHAT_RESULT: Final = "{danh_hieu}: {cau}"
