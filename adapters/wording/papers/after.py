"""The papers after the conference: what it came to, what is asked for, and the plan of a year."""

from typing import Final

from adapters.wording.papers.frame import Line

#: What every paper says of a result on which somebody else decides.
_ONLY_PROPOSED: Final = (
    "Kết quả bình xét, suy tôn là kết quả đề nghị, chờ cấp có thẩm quyền quyết định; các đơn vị"
    " không công bố, trao thưởng khi chưa có quyết định."
)

CONCLUSION: Final = (
    "THÔNG BÁO",
    "Kết luận Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
)
CONCLUSION_BEFORE_TABLE: Final[tuple[Line, ...]] = (
    (
        "body",
        "Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }} họp {{ ngay_hop }} tại"
        " {{ dia_diem }}, có {{ so_co_mat }}/{{ so_don_vi }} đơn vị thành viên dự."
        " {{ noi_ban_hanh }} thông báo kết luận của hội nghị như sau:",
    ),
    ("item", "1. Kết quả chấm điểm, xếp hạng"),
    ("body", "Biểu quyết báo cáo tổng kết: {{ thong_qua_bao_cao }}"),
    ("body", "Biểu quyết bảng tổng hợp điểm, xếp hạng: {{ thong_qua_bang }}"),
    ("body", "{%p if bang %}"),
    ("gap", ""),
)
CONCLUSION_HEADS: Final = ("TT", "Đơn vị", "Tổng điểm", "Hạng")
CONCLUSION_AFTER_TABLE: Final[tuple[Line, ...]] = (
    ("body", "{%p endif %}"),
    ("item", "2. Kết quả bình xét, suy tôn"),
    ("body", "{%p for d in de_nghi %}"),
    ("body", "- {{ d.danh_hieu }}: {{ d.cau }}"),
    ("body", "{%p endfor %}"),
    ("body", _ONLY_PROPOSED),
    ("item", "3. {{ cum_truong }}, {{ cum_pho }} năm {{ nam_sau }}"),
    (
        "body",
        "Hội nghị bầu {{ don_vi_cum_truong_moi }} làm {{ cum_truong }}, {{ don_vi_cum_pho_moi }}"
        " làm {{ cum_pho }} năm {{ nam_sau }}, chờ công nhận theo quy chế.",
    ),
    ("item", "4. Việc cần thực hiện"),
    (
        "body",
        "- Đơn vị được đề nghị khen thưởng hoàn thiện hồ sơ, gửi về {{ noi_nhan_ho_so }} trước"
        " {{ han_ho_so }} để trình cấp có thẩm quyền;",
    ),
    (
        "body",
        "- {{ cum_truong }} năm {{ nam }} trình hồ sơ, theo dõi đến khi có quyết định và thông báo"
        " kết quả cho các đơn vị;",
    ),
    (
        "body",
        "- Các đơn vị thành viên thực hiện giao ước thi đua năm {{ nam_sau }} (số đơn vị đã ký:"
        " {{ so_giao_uoc_moi }}), đăng ký thi đua đúng thời hạn trong kế hoạch năm sau.",
    ),
    ("prompt", "[Ghi ý kiến chỉ đạo của cấp trên, việc khác hội nghị đã thống nhất]"),
    (
        "body",
        "Trên đây là kết luận của hội nghị, {{ noi_ban_hanh }} thông báo để các đơn vị thành viên"
        " biết, thực hiện./.",
    ),
)

#: Kính gửi, and the law on which an award rests on the day of the paper.
_ASKED: Final[tuple[Line, ...]] = (
    ("to", "Kính gửi: {{ noi_quyet_dinh }}"),
    ("ground", "{%p for c in can_cu %}"),
    ("ground", "{{ c.cau }}"),
    ("ground", "{%p endfor %}"),
)
SUBMISSION: Final = (
    "TỜ TRÌNH",
    "Đề nghị khen thưởng phong trào thi đua {{ cum }} năm {{ nam }}",
)
SUBMISSION_BODY: Final[tuple[Line, ...]] = (
    *_ASKED,
    ("item", "1. Quá trình bình xét"),
    (
        "body",
        "Thực hiện {{ ke_hoach }}, {{ ngay_hop }}, {{ cum }} họp hội nghị tổng kết, có"
        " {{ so_co_mat }}/{{ so_don_vi }} đơn vị thành viên dự. Hội nghị đã biểu quyết báo cáo tổng"
        " kết ({{ thong_qua_bao_cao }}), bảng tổng hợp điểm, xếp hạng ({{ thong_qua_bang }}) và"
        " bình xét, suy tôn; kết quả ghi tại Biên bản hội nghị số {{ so_bien_ban_hoi_nghi }} và"
        " Biên bản kiểm phiếu số {{ so_bien_ban_kiem_phieu }} gửi kèm.",
    ),
    ("item", "2. Nội dung đề nghị"),
    (
        "body",
        "{{ noi_ban_hanh }} đề nghị {{ noi_quyet_dinh }} xem xét, khen thưởng"
        " {{ so_de_nghi }} lượt tập thể, gồm:",
    ),
    ("body", "{%p for t in de_nghi_trinh %}"),
    ("body", "- {{ t.danh_hieu }}: {{ t.so_luong }}, gồm: {{ t.ten }}"),
    ("body", "{%p endfor %}"),
    (
        "body",
        "Gửi kèm: danh sách và trích ngang các tập thể (Phụ lục I, II); biên bản hội nghị, biên bản"
        " kiểm phiếu; báo cáo thành tích của từng tập thể.",
    ),
    ("body", "{{ noi_ban_hanh }} kính trình {{ noi_quyet_dinh }} xem xét, quyết định./."),
)
_WITH_SUBMISSION: Final = (
    "(Kèm theo Tờ trình số {{ so_to_trinh }} {{ ngay_ky }} của {{ noi_ban_hanh }})"
)
SUBMISSION_LIST: Final = (
    "Phụ lục I",
    "DANH SÁCH TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM {{ nam }}",
    _WITH_SUBMISSION,
)
SUBMISSION_HEADS: Final = ("TT", "Tên tập thể", "Đề nghị", "Tổng điểm", "Hạng", "Số phiếu")
EXTRACT: Final = (
    "Phụ lục II",
    "TRÍCH NGANG CÁC TẬP THỂ ĐỀ NGHỊ KHEN THƯỞNG NĂM {{ nam }}",
    _WITH_SUBMISSION,
)
EXTRACT_HEADS: Final = (
    *("TT", "Tên tập thể", "Đề nghị", "Tóm tắt thành tích", "Khen thưởng đã được tặng"),
)

UNIT_SUBMISSION: Final = (
    "TỜ TRÌNH",
    "Đề nghị tặng {{ danh_hieu_trinh }} cho {{ don_vi_trinh }}",
)
UNIT_SUBMISSION_BODY: Final[tuple[Line, ...]] = (
    *_ASKED,
    (
        "body",
        "Tại hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}, {{ ngay_hop }},"
        " {{ don_vi_trinh }} đạt tổng điểm {{ diem_trinh }}, hạng {{ hang_trinh }} trên"
        " {{ so_don_vi }} đơn vị, được bình xét, đề nghị {{ danh_hieu_trinh }} (số phiếu:"
        " {{ phieu_trinh }}); kết quả ghi tại Biên bản kiểm phiếu số {{ so_bien_ban_kiem_phieu }}"
        " gửi kèm.",
    ),
    ("prompt", "[Tóm tắt thành tích của đơn vị trong năm theo các tiêu chí thi đua]"),
    ("body", "Khen thưởng đã được tặng: {{ truoc_trinh }}"),
    (
        "body",
        "Gửi kèm: báo cáo thành tích; trích biên bản hội nghị, biên bản kiểm phiếu của {{ cum }};"
        " bảng tổng hợp điểm, xếp hạng.",
    ),
    (
        "body",
        "{{ don_vi_trinh }} kính trình {{ noi_quyet_dinh }} xem xét, quyết định tặng"
        " {{ danh_hieu_trinh }} cho đơn vị./.",
    ),
)
UNIT_ISSUER: Final[tuple[Line, ...]] = (("issuer", "{{ co_quan_trinh }}"),)
UNIT_DAY: Final = "……, ngày …… tháng …… năm ……"
UNIT_RECEIVERS: Final[tuple[Line, ...]] = (
    ("receiver", "- Như trên;"),
    ("receiver", "- {{ cum_truong }} {{ cum }};"),
    ("receiver", "- Lưu: VT."),
)

DECISION_LIST: Final = (
    "DANH SÁCH TẬP THỂ",
    "Đề nghị khen thưởng phong trào thi đua {{ cum }} năm {{ nam }}",
    "(Kèm theo Quyết định số …… ngày …… tháng …… năm …… của {{ noi_quyet_dinh }})",
)
DECISION_LIST_BODY: Final[tuple[Line, ...]] = (
    ("item", "{%p for t in de_nghi_trinh %}"),
    ("item", "{{ loop.index }}. {{ t.danh_hieu }}: {{ t.so_luong }}"),
    ("body", "{%p for d in t.dong %}"),
    ("body", "{{ loop.index }}. {{ d.ten }}"),
    ("body", "{%p endfor %}"),
    ("item", "{%p endfor %}"),
    (
        "note",
        "Danh sách lập theo Tờ trình số {{ so_to_trinh }}, đúng tên và thứ tự trong tờ trình; chỉ"
        " có giá trị khi cấp có thẩm quyền ban hành kèm theo quyết định.",
    ),
)

PLAN: Final = (
    "KẾ HOẠCH",
    "Tổ chức phong trào thi đua {{ cum }} năm {{ nam }}",
)
PLAN_OPENING: Final[tuple[Line, ...]] = (
    ("ground", "{%p for c in can_cu %}"),
    ("ground", "{{ c.cau }}"),
    ("ground", "{%p endfor %}"),
    (
        "body",
        "{{ noi_ban_hanh }} ban hành kế hoạch tổ chức phong trào thi đua năm {{ nam }} của"
        " {{ so_don_vi }} đơn vị thành viên như sau:",
    ),
    ("part", "I. MỤC ĐÍCH, YÊU CẦU"),
    ("prompt", "[Nêu mục đích, yêu cầu của phong trào thi đua trong năm]"),
    ("part", "II. NỘI DUNG, CHỈ TIÊU THI ĐUA"),
    ("prompt", "[Nêu nội dung thi đua, chỉ tiêu, các đợt thi đua theo chuyên đề]"),
    ("part", "III. BẢNG TIÊU CHÍ, THANG ĐIỂM"),
    ("body", "{%p if tieu_chi_nam %}"),
    ("gap", ""),
)
CRITERIA_HEADS: Final = ("Mã", "Tiêu chí", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ")
PLAN_AFTER_CRITERIA: Final[tuple[Line, ...]] = (
    ("body", "{%p else %}"),
    ("body", "Năm {{ nam }}, {{ cum }} không chấm điểm theo tiêu chí."),
    ("body", "{%p endif %}"),
    ("part", "IV. BÌNH XÉT, SUY TÔN"),
    ("body", "{%p if binh_xet %}"),
    ("gap", ""),
)
TITLE_HEADS: Final = ("TT", "Danh hiệu, hình thức", "Cách chọn", "Số lượng", "Mức phải đạt")
PLAN_AFTER_TITLES: Final[tuple[Line, ...]] = (
    ("body", "{%p endif %}"),
    (
        "body",
        "Kết quả bình xét, suy tôn là kết quả đề nghị, trình cấp có thẩm quyền quyết định.",
    ),
    ("part", "V. TIẾN ĐỘ THỰC HIỆN"),
    ("body", "{%p if tien_do %}"),
    ("gap", ""),
)
DUE_HEADS: Final = ("TT", "Việc", "Thời hạn")
PLAN_AFTER_DUE: Final[tuple[Line, ...]] = (
    ("body", "{%p else %}"),
    ("prompt", "[Ghi thời hạn đăng ký, gửi bảng tự chấm, họp sơ kết, tổng kết]"),
    ("body", "{%p endif %}"),
    ("part", "VI. TỔ CHỨC THỰC HIỆN"),
    (
        "body",
        "1. {{ cum_truong }}: {{ don_vi_cum_truong }}; {{ cum_pho }}: {{ don_vi_cum_pho }}; điều"
        " hành chung, theo dõi, đôn đốc, tổng hợp kết quả và tổ chức hội nghị.",
    ),
    (
        "body",
        "2. Các đơn vị thành viên ({{ ten_don_vi }}) phát động, đăng ký thi đua, tự chấm điểm, báo"
        " cáo đúng thời hạn nêu tại mục V.",
    ),
    (
        "body",
        "Trong quá trình thực hiện, có vướng mắc thì các đơn vị phản ánh về {{ cum_truong }} để"
        " xem xét, giải quyết./.",
    ),
)
