"""Kịch bản điều hành: what who presides says, in the order of the programme."""

from typing import Final

from adapters.wording.papers.frame import Line

SCRIPT: Final = (
    "KỊCH BẢN ĐIỀU HÀNH",
    "Hội nghị tổng kết phong trào thi đua {{ cum }} năm {{ nam }}",
    "({{ gio_hop }}, {{ ngay_hop }}, tại {{ dia_diem }})",
)
SCRIPT_BODY: Final[tuple[Line, ...]] = (
    ("item", "1. Tuyên bố lý do, giới thiệu đại biểu (bộ phận thường trực)"),
    (
        "body",
        "“Kính thưa các vị đại biểu! Hôm nay, {{ cum }} tổ chức Hội nghị tổng kết phong trào thi"
        " đua, bình xét khen thưởng năm {{ nam }}; xin trân trọng giới thiệu các vị đại biểu về dự:"
        " {{ khach_cap_tren }}; đại diện {{ so_don_vi }} đơn vị thành viên: {{ ten_don_vi }}.”",
    ),
    ("body", "Báo cáo số đơn vị có mặt: {{ so_co_mat }}/{{ so_don_vi }}"),
    ("item", "2. Chủ trì, thư ký"),
    (
        "body",
        "“Chủ trì hội nghị: {{ chu_tri }}; thư ký: {{ ho_ten_thu_ky }}; đề nghị hội nghị biểu"
        " quyết.”",
    ),
    ("item", "3. Báo cáo tổng kết, bảng tổng hợp điểm"),
    (
        "body",
        "“Xin mời đại diện {{ don_vi_cum_truong }} trình bày dự thảo báo cáo tổng kết năm {{ nam }}"
        " và bảng tổng hợp điểm, xếp hạng.”",
    ),
    ("body", "{%p if ket_qua_chung %}"),
    ("body", "Số liệu cần nắm:"),
    ("body", "{%p endif %}"),
    ("body", "{%p for c in ket_qua_chung %}"),
    ("body", "{{ c }}"),
    ("body", "{%p endfor %}"),
    ("item", "4. Thảo luận, biểu quyết"),
    ("prompt", "[Ghi vấn đề cần gợi ý thảo luận và đơn vị được mời phát biểu]"),
    (
        "body",
        "“Đề nghị hội nghị biểu quyết thông qua báo cáo tổng kết; tiếp theo là bảng tổng hợp điểm,"
        " xếp hạng. Đơn vị nào đồng ý? Không đồng ý? Có ý kiến khác?” Thư ký ghi số đơn vị của từng"
        " lần biểu quyết.",
    ),
    ("item", "5. Ý kiến của cơ quan cấp trên"),
    ("body", "“Xin kính mời {{ khach_cap_tren }} phát biểu ý kiến.”"),
    ("item", "6. Bình xét, suy tôn"),
    ("body", "“Hội nghị tiến hành bình xét, suy tôn theo {{ ke_hoach }}, gồm:"),
    ("body", "{%p for b in binh_xet %}"),
    (
        "body",
        "- {{ b.danh_hieu }}: {{ b.cach_chon }}; số lượng: {{ b.so_luong }}; mức phải đạt:"
        " {{ b.dieu_kien }}",
    ),
    ("body", "{%p endfor %}"),
    (
        "body",
        "Xin giới thiệu Tổ kiểm phiếu: {{ ho_ten_to_truong }} (Tổ trưởng), {{ ho_ten_kiem_phieu }}"
        " (thành viên). Đề nghị hội nghị biểu quyết; mời Tổ kiểm phiếu kiểm tra hòm phiếu, phát"
        " phiếu và hướng dẫn cách bỏ phiếu.”",
    ),
    (
        "body",
        "Tổ kiểm phiếu phát đúng số phiếu bằng số người bỏ phiếu có mặt, kiểm phiếu, lập biên bản."
        " “Xin mời Tổ trưởng Tổ kiểm phiếu đọc biên bản kiểm phiếu. Kết quả này là kết quả đề nghị,"
        " chờ cấp có thẩm quyền quyết định.”",
    ),
    ("item", "7. {{ cum_truong }}, {{ cum_pho }} năm {{ nam_sau }}"),
    (
        "body",
        "“Mời các đơn vị giới thiệu {{ cum_truong }}, {{ cum_pho }} năm {{ nam_sau }}, biểu quyết"
        " danh sách và bầu.”",
    ),
    ("item", "8. Phương hướng năm {{ nam_sau }}, giao ước thi đua"),
    ("prompt", "[Ghi nội dung chính của phương hướng, nhiệm vụ năm sau]"),
    (
        "body",
        "“Xin mời đại diện các đơn vị lên ký giao ước thi đua năm {{ nam_sau }}; kính mời"
        " {{ khach_cap_tren }} chứng kiến.”",
    ),
    ("item", "9. Bàn giao nhiệm vụ"),
    (
        "body",
        "“Xin mời {{ cum_truong }} năm {{ nam }} và {{ cum_truong }} năm {{ nam_sau }} ký biên bản"
        " bàn giao nhiệm vụ.”",
    ),
    ("item", "10. Kết luận, bế mạc"),
    ("prompt", "[Ghi kết luận của chủ tọa, việc cần làm ngay sau hội nghị]"),
    (
        "body",
        "“Thay mặt {{ cum }}, xin cảm ơn các vị đại biểu. Xin tuyên bố bế mạc hội nghị.”",
    ),
)
