"""The file of settings that `thidua papers init` writes, with what each setting is."""

from typing import Final

from adapters.wording.papers.facts import ABOUT

_OPENING: Final = """\
# Những gì cơ quan khai một lần cho mọi văn bản. Bỏ dấu # ở đầu dòng rồi ghi; dòng nào để nguyên
# thì văn bản chừa chỗ trống "……". Chữ có dấu : hoặc # thì đặt trong ngoặc kép.

# Đầu văn bản: cum (tên Cụm, Khối), don_vi (cơ quan của đơn vị Cụm trưởng), dang (cơ quan Đảng),
# mat_tran (Mặt trận, đoàn thể)
#dau: cum

# Phần cuối của ký hiệu, ví dụ CTĐ8 trong 05/BC-CTĐ8; để nguyên thì lấy theo tên Cụm
#ky_hieu: CTĐ8

# Ai trình khen thưởng: cum (Cụm trưởng trình chung), don_vi (từng đơn vị được bình xét trình)
#trinh: cum

# Ngày ký văn bản, ví dụ 20/12/2026
#ngay: 20/12/2026

# Số của từng văn bản; ghi số (5) hoặc cả số, ký hiệu như cơ quan đang dùng ("42/KH-CTĐ SỐ 08")
#so:
#  bao-cao-tong-ket: 5
#  giay-moi: 4
"""
#: The settings by what they are about, in the order of the file.
_GROUPS: Final = (
    (
        "Cụm, Khối",
        ("cum", "nam", "cum_truong", "cum_pho", "don_vi_cum_truong", "don_vi_cum_pho", "ke_hoach"),
    ),
    (
        "Đầu văn bản, nơi ký",
        (
            *("co_quan_chu_quan", "co_quan_ban_hanh", "noi_ban_hanh", "dia_danh", "chuc_vu_ky"),
            *("chuc_danh_ky", "ho_ten_ky", "kinh_gui", "luu"),
        ),
    ),
)
_EXAMPLES: Final = {
    "cum": "Cụm thi đua số 8",
    "nam": "2026",
    "cum_truong": "Cụm trưởng",
    "cum_pho": "Cụm phó",
    "co_quan_chu_quan": "UBND TỈNH AN GIANG",
    "co_quan_ban_hanh": "CỤM THI ĐUA SỐ 8",
    "noi_ban_hanh": "Cụm thi đua số 8",
    "dia_danh": "An Giang",
    "chuc_vu_ky": "CỤM TRƯỞNG",
    "chuc_danh_ky": "GIÁM ĐỐC SỞ ……",
    "luu": "VT, VP",
}


def settings_file(known: tuple[str, ...]) -> str:
    """The text of the file: every setting, none of them said yet."""
    lines = [_OPENING]
    grouped = {tag for _, tags in _GROUPS for tag in tags}
    rest = tuple(tag for tag in known if tag in ABOUT and tag not in grouped)
    for head, tags in (*_GROUPS, ("Hội nghị, họ tên, việc khác", rest)):
        lines.append(f"# {head}")
        lines += [f"#{tag}: {_EXAMPLES.get(tag, '')}  # {ABOUT[tag][0]}" for tag in tags]
        lines.append("")
    return "\n".join(lines)
