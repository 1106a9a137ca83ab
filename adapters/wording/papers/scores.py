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

CHECKED_SHEET: Final = (
    "BẢNG CHẤM ĐIỂM CHÉO, THẨM ĐỊNH NĂM {{ nam }}",
    "Đơn vị được chấm: {{ u.ten }}",
    "{{ cum }}",
)
CHECKED_HEADS: Final = (
    *("TT", "Tiêu chí", "Điểm tối đa", "Điểm tổng hợp", "Chấm chéo", "Thẩm định"),
    *("Minh chứng", "Ghi chú"),
)
CHECKED_NOTE: Final = (
    "Tổng điểm trong bảng tổng hợp: {{ u.tong }}; hạng: {{ u.hang }}. Ô để trống là chưa chấm, khác"
    " với điểm 0; điểm chấm khác điểm tổng hợp thì ghi lý do và minh chứng."
)
CHECKED_CLASS: Final[tuple[Line, ...]] = (
    ("note", "{%p for c in u.xep_loai %}"),
    ("note", "{{ c }}"),
    ("note", "{%p endfor %}"),
)
CHECKERS: Final = (
    (("office", "NGƯỜI CHẤM CHÉO"), ("room_to_sign", ""), ("signer", "{{ ho_ten_cham_cheo }}")),
    (("office", "TỔ THẨM ĐỊNH"), ("room_to_sign", ""), ("signer", "{{ ho_ten_tham_dinh }}")),
    (
        ("office", "THỦ TRƯỞNG ĐƠN VỊ"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_thu_truong }}"),
    ),
)

EXPLAIN_ABOUT: Final[tuple[Line, ...]] = (
    ("abstract_of_letter", "V/v đề nghị giải trình điểm thi đua năm {{ nam }}"),
)
EXPLAIN: Final[tuple[Line, ...]] = (
    ("to", "Kính gửi: {{ don_vi_giai_trinh }}"),
    (
        "body",
        "Qua chấm điểm chéo và thẩm định bảng tự chấm điểm năm {{ nam }}, có tiêu chí mà điểm Tổ"
        " thẩm định đề nghị khác điểm đơn vị tự chấm, cụ thể như sau:",
    ),
    ("gap", ""),
)
EXPLAIN_HEADS: Final = ("TT", "Tiêu chí", "Tự chấm", "Đề nghị", "Căn cứ của Tổ thẩm định")
EXPLAIN_AFTER: Final[tuple[Line, ...]] = (
    (
        "body",
        "{{ noi_ban_hanh }} đề nghị đơn vị giải trình bằng văn bản từng tiêu chí nêu trên, kèm minh"
        " chứng (số văn bản, trang), gửi về {{ noi_nhan_giai_trinh }} trước {{ han_giai_trinh }} để"
        " tổng hợp.",
    ),
    (
        "body",
        "Quá thời hạn trên mà không có giải trình thì điểm được xem xét theo đề nghị của Tổ thẩm"
        " định, theo quy chế hoạt động và bảng tiêu chí đã thống nhất./.",
    ),
)

CROSS: Final = ("BIÊN BẢN", "Chấm điểm chéo thi đua {{ cum }} năm {{ nam }}")
CROSS_OPENING: Final[tuple[Line, ...]] = (
    ("body", "Thời gian: {{ gio_cham }}, {{ ngay_cham }}"),
    ("body", "Địa điểm: {{ noi_cham }}"),
    ("body", "Đơn vị chấm: {{ don_vi_cham }}; người chấm: {{ ho_ten_cham_cheo }}"),
    ("body", "Đơn vị được chấm: {{ don_vi_duoc_cham }}; đại diện: {{ ho_ten_dai_dien }}"),
    (
        "body",
        "Hai bên đã đối chiếu bảng tự chấm điểm với minh chứng theo bảng tiêu chí năm {{ nam }},"
        " kết"
        " quả như sau:",
    ),
    ("gap", ""),
)
CROSS_HEADS: Final = ("TT", "Tiêu chí", "Tối đa", "Tự chấm", "Chấm chéo", "Lý do, minh chứng")
CROSS_AFTER: Final[tuple[Line, ...]] = (
    ("prompt", "[Ghi ý kiến của đơn vị được chấm về những điểm khác nhau]"),
    (
        "body",
        "Biên bản lập thành {{ so_ban }} bản, hai bên cùng nghe, thống nhất và ký; một bản gửi"
        " {{ cum_truong }} để tổng hợp./.",
    ),
)
CROSS_SIGN: Final = (
    (
        ("office", "ĐẠI DIỆN ĐƠN VỊ ĐƯỢC CHẤM"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_dai_dien }}"),
    ),
    (("office", "NGƯỜI CHẤM CHÉO"), ("room_to_sign", ""), ("signer", "{{ ho_ten_cham_cheo }}")),
)

PREPARING: Final = (
    "BIÊN BẢN",
    "Họp trù bị hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
)
PREPARING_OPENING: Final[tuple[Line, ...]] = (
    ("body", "Thời gian bắt đầu: {{ gio_tru_bi }}, {{ ngay_tru_bi }}"),
    ("body", "Địa điểm: {{ noi_tru_bi }}"),
    ("body", "Thành phần tham dự: {{ so_tru_bi }}/{{ so_don_vi }} đơn vị thành viên"),
    ("body", "Chủ trì: {{ chu_tri }}"),
    ("body", "Thư ký: {{ ho_ten_thu_ky }}"),
    ("item", "1. Thống nhất bảng tổng hợp điểm"),
    (
        "body",
        "Hội nghị trù bị đã rà soát điểm của {{ so_don_vi }} đơn vị theo bảng tiêu chí; bảng dự"
        " kiến"
        " trình hội nghị như sau:",
    ),
    ("gap", ""),
)
PREPARING_AFTER: Final[tuple[Line, ...]] = (
    ("prompt", "[Ghi các tiêu chí đã giải trình, ý kiến khác nhau và cách thống nhất]"),
    ("item", "2. Danh sách đưa ra bình xét, suy tôn; nhân sự {{ cum_truong }} năm {{ nam_sau }}"),
    ("prompt", "[Ghi danh hiệu, số lượng, đơn vị được giới thiệu]"),
    ("item", "3. Chuẩn bị hội nghị"),
    ("prompt", "[Ghi thời gian, địa điểm, tài liệu, phân công chuẩn bị]"),
    (
        "body",
        "Cuộc họp kết thúc lúc {{ gio_xong_tru_bi }} cùng ngày. Biên bản được đọc lại, các đơn vị"
        " dự"
        " họp thống nhất./.",
    ),
)
