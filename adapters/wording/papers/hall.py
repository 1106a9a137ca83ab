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
    ("body", "{%p if not ket_qua_tieu_chi %}"),
    ("prompt", "[Nêu kết quả thực hiện từng tiêu chí thi đua; chưa có điểm của các đơn vị]"),
    ("body", "{%p endif %}"),
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
    ("body", "{%p if not bang %}"),
    ("body", "Tổng điểm, xếp hạng: ……"),
    ("body", "{%p else %}"),
    ("table_title", "Bảng tổng hợp điểm, xếp hạng năm {{ nam }}"),
)
REPORT_AFTER_TABLE: Final[tuple[Line, ...]] = (
    ("body", "{%p endif %}"),
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
    ("body", "{%p if b.hinh_thuc %}"),
    ("body", "- Hình thức: {{ b.hinh_thuc }}"),
    ("body", "{%p endif %}"),
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

BALLOT_SEAL: Final = "(Dấu của đơn vị {{ cum_truong }})"
SELECTION_BALLOT: Final = "PHIẾU BÌNH XÉT, SUY TÔN"
ELECTION_BALLOT: Final = "PHIẾU BẦU"
#: How a ballot begins. ``P`` is the left or the right one of a page.
OF_TITLE: Final[tuple[Line, ...]] = (
    ("ballot_about", "{{ P.danh_hieu }}"),
    ("ballot_cluster", "{{ cum }} năm {{ nam }} (bỏ phiếu lần {{ P.lan }})"),
    (
        "ballot_text",
        "Đánh dấu X vào một ô ở mỗi dòng; đồng ý không quá {{ P.toi_da }} đơn vị.",
    ),
)
OF_CHAIR: Final[tuple[Line, ...]] = (
    ("ballot_about", "{%p if P.danh_hieu %}"),
    ("ballot_about", "{{ P.danh_hieu }}"),
    ("ballot_about", "{%p else %}"),
    ("ballot_about", "{{ cum_truong }} năm {{ nam_sau }}"),
    ("ballot_about", "{%p endif %}"),
    ("ballot_cluster", "{{ cum }} (bỏ phiếu lần {{ P.lan }})"),
    ("ballot_text", "Đánh dấu X vào một ô ở mỗi dòng; đồng ý không quá {{ P.toi_da }} đơn vị."),
)
OF_VICE: Final[tuple[Line, ...]] = (
    ("ballot_about", "{{ cum_pho }} năm {{ nam_sau }}"),
    ("ballot_cluster", "{{ cum }} (bỏ phiếu lần {{ P.lan }})"),
    ("ballot_text", "Đánh dấu X vào một ô ở mỗi dòng; đồng ý không quá {{ P.toi_da }} đơn vị."),
)
BALLOT_HEADS: Final = ("Đơn vị", "Đồng ý", "Không đồng ý")
#: Where the mark goes; every font has it.
BOX: Final = "□"
BALLOT_NOTE: Final[tuple[Line, ...]] = (
    (
        "ballot_note",
        "Phiếu không hợp lệ: không do Tổ kiểm phiếu phát, không có dấu{{ P.qua_so }}; đánh dấu cả"
        " hai"
        " ô hoặc bỏ trống mọi dòng; ghi thêm tên ngoài danh sách. {{ P.luu_y }}Người bỏ phiếu không"
        " ký tên.",
    ),
)

WRITTEN: Final = ("PHIẾU LẤY Ý KIẾN", "Bình xét, suy tôn khen thưởng {{ cum }} năm {{ nam }}")
WRITTEN_OPENING: Final[tuple[Line, ...]] = (
    ("to", "Kính gửi: {{ don_vi_lay_y_kien }}"),
    (
        "body",
        "Đơn vị không dự bỏ phiếu tại hội nghị cho ý kiến bằng văn bản theo các mục dưới đây (đánh"
        " dấu X vào một ô ở mỗi dòng):",
    ),
    ("body", "{%p for b in bo_phieu %}"),
    ("item", "{{ loop.index }}. {{ b.danh_hieu }}"),
    ("gap", ""),
)
WRITTEN_AFTER: Final[tuple[Line, ...]] = (
    ("body", "{%p endfor %}"),
    ("body", "Ý kiến khác: {{ y_kien_khac }}"),
    (
        "body",
        "Phiếu gửi về {{ noi_nhan_y_kien }} trước {{ han_y_kien }} để tổng hợp; phiếu đến sau thời"
        " hạn không được tính.",
    ),
)
WRITTEN_SIGN: Final[tuple[Line, ...]] = (
    ("place_day", "{{ noi_ky_y_kien }}, {{ ngay_y_kien }}"),
    ("office", "THỦ TRƯỞNG ĐƠN VỊ"),
    ("sign_note", "(Ký tên, đóng dấu)"),
    ("room_to_sign", ""),
    ("signer", "{{ ho_ten_thu_truong }}"),
)

MINUTES: Final = (
    "BIÊN BẢN",
    "Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
)
MINUTES_BODY: Final[tuple[Line, ...]] = (
    ("body", "Thời gian bắt đầu: {{ gio_hop }}, {{ ngay_hop }}"),
    ("body", "Địa điểm: {{ dia_diem }}"),
    (
        "body",
        "Thành phần tham dự: {{ so_co_mat }}/{{ so_don_vi }} đơn vị thành viên; vắng mặt:"
        " {{ don_vi_vang }}; đại biểu mời: {{ khach_cap_tren }}",
    ),
    ("body", "Chủ trì: {{ chu_tri }}"),
    ("body", "Thư ký: {{ ho_ten_thu_ky }}"),
    ("part", "NỘI DUNG"),
    ("item", "1. Báo cáo tổng kết năm {{ nam }}"),
    ("body", "Hội nghị nghe và thảo luận báo cáo tổng kết; biểu quyết: {{ thong_qua_bao_cao }}"),
    ("item", "2. Bảng tổng hợp điểm, xếp hạng"),
    ("body", "{%p for c in ket_qua_chung %}"),
    ("body", "{{ c }}"),
    ("body", "{%p endfor %}"),
    ("body", "Hội nghị biểu quyết bảng điểm của {{ so_don_vi }} đơn vị: {{ thong_qua_bang }}"),
    ("item", "3. Bình xét, suy tôn"),
    ("body", "{%p for d in de_nghi %}"),
    ("body", "{{ d.danh_hieu }}: {{ d.cau }}"),
    ("body", "{%p endfor %}"),
    (
        "body",
        "Kết quả chi tiết ghi tại Biên bản kiểm phiếu số {{ so_bien_ban_kiem_phieu }} kèm theo;"
        " đây là"
        " kết quả đề nghị, chờ cấp có thẩm quyền quyết định.",
    ),
    ("item", "4. {{ cum_truong }}, {{ cum_pho }} năm {{ nam_sau }}"),
    (
        "body",
        "Hội nghị bầu {{ don_vi_cum_truong_moi }} làm {{ cum_truong }}, {{ don_vi_cum_pho_moi }}"
        " làm"
        " {{ cum_pho }} năm {{ nam_sau }}, chờ công nhận theo quy chế.",
    ),
    ("item", "5. Giao ước thi đua, bàn giao nhiệm vụ"),
    (
        "body",
        "Có {{ so_giao_uoc_moi }} đơn vị ký giao ước thi đua năm {{ nam_sau }}; việc bàn giao nhiệm"
        " vụ {{ cum_truong }} ghi tại biên bản riêng.",
    ),
    ("item", "6. Ý kiến phát biểu, kết luận"),
    ("prompt", "[Ghi ý kiến của các đơn vị, của đại biểu cấp trên và kết luận của chủ tọa]"),
    (
        "body",
        "Hội nghị kết thúc lúc {{ gio_ket_thuc }} cùng ngày. Biên bản được đọc trước hội nghị và"
        " được"
        " thông qua./.",
    ),
)

PLEDGE: Final = ("GIAO ƯỚC THI ĐUA", "Năm {{ nam_sau }}")
PLEDGE_BODY: Final[tuple[Line, ...]] = (
    (
        "body",
        "Tại hội nghị tổng kết phong trào thi đua năm {{ nam }}, {{ so_don_vi }} đơn vị thành viên"
        " {{ cum }} thống nhất ký giao ước thi đua năm {{ nam_sau }} với các nội dung sau:",
    ),
    ("item", "1. Mục tiêu chung"),
    ("prompt", "[Nêu mục tiêu chung]"),
    ("item", "2. Chỉ tiêu thi đua"),
    ("prompt", "[Nêu chỉ tiêu theo đăng ký của các đơn vị, hoặc ghi có phụ lục kèm theo]"),
    ("item", "3. Cam kết thực hiện"),
    (
        "body",
        "Các đơn vị tổ chức phong trào thi đua thiết thực; chấm điểm trung thực, đúng bảng tiêu"
        " chí;"
        " báo cáo đúng thời hạn; trao đổi kinh nghiệm, giúp nhau cùng tiến bộ.",
    ),
    (
        "body",
        "Giao ước này có {{ so_don_vi }} đơn vị cùng ký, mỗi đơn vị giữ một bản, một bản gửi cơ"
        " quan"
        " cấp trên.",
    ),
)
PLEDGE_WITNESS: Final[tuple[Line, ...]] = (
    ("office", "ĐẠI DIỆN CƠ QUAN CẤP TRÊN CHỨNG KIẾN"),
    ("room_to_sign", ""),
    ("signer", "{{ ho_ten_chung_kien }}"),
)

HANDOVER: Final = ("BIÊN BẢN", "Bàn giao nhiệm vụ {{ cum_truong }} {{ cum }}")
HANDOVER_OPENING: Final[tuple[Line, ...]] = (
    ("body", "Thời gian: {{ gio_ban_giao }}, {{ ngay_ban_giao }}"),
    ("body", "Địa điểm: {{ noi_ban_giao }}"),
    (
        "body",
        "Bên giao ({{ cum_truong }} năm {{ nam }}): {{ don_vi_cum_truong }}; đại diện:"
        " {{ ho_ten_ben_giao }}",
    ),
    (
        "body",
        "Bên nhận ({{ cum_truong }} năm {{ nam_sau }}): {{ don_vi_cum_truong_moi }}; đại diện:"
        " {{ ho_ten_ben_nhan }}",
    ),
    ("body", "Hai bên giao, nhận nhiệm vụ và hồ sơ, tài liệu sau:"),
    ("gap", ""),
)
HANDOVER_HEADS: Final = ("TT", "Nội dung", "Số lượng", "Tình trạng", "Ghi chú")
HANDOVER_ITEMS: Final = (
    "Kế hoạch thi đua, quy chế hoạt động của Cụm, Khối",
    "Bảng tiêu chí, thang điểm và hướng dẫn chấm điểm",
    "Bảng tổng hợp điểm, xếp hạng; bảng chấm điểm của các đơn vị",
    "Báo cáo tổng kết, biên bản hội nghị, biên bản kiểm phiếu",
    "Công văn đi, đến; ý kiến chỉ đạo của cấp trên",
    "Danh sách đầu mối thi đua, khen thưởng của các đơn vị",
    "Cờ luân lưu, hiện vật (nếu có)",
)
HANDOVER_AFTER: Final[tuple[Line, ...]] = (
    (
        "body",
        "Hồ sơ đề nghị khen thưởng năm {{ nam }} do {{ cum_truong }} năm {{ nam }} tiếp tục"
        " trình, theo"
        " dõi đến khi có quyết định; kết quả thông báo cho bên nhận.",
    ),
    ("prompt", "[Ghi việc còn dở dang, ý kiến của hai bên]"),
    (
        "body",
        "Biên bản lập thành {{ so_ban }} bản có giá trị như nhau, mỗi bên giữ một bản; việc bàn"
        " giao"
        " xong lúc {{ gio_xong_ban_giao }} cùng ngày./.",
    ),
)
HANDOVER_SIGN: Final = (
    (("office", "BÊN GIAO"), ("room_to_sign", ""), ("signer", "{{ ho_ten_ben_giao }}")),
    (("office", "BÊN NHẬN"), ("room_to_sign", ""), ("signer", "{{ ho_ten_ben_nhan }}")),
)
