"""The words of the page on this machine."""

from collections.abc import Mapping
from typing import Final

Pair = tuple[str, str]

LOCAL_PAGE: Final[Mapping[str, Pair]] = {
    "title": ("Hồ sơ hội nghị từ bảng điểm", "A conference's papers from a score table"),
    "strip": (
        "Chạy trên máy này, không gửi ra ngoài, không lưu lại gì",
        "Runs on this machine, sends nothing out, keeps nothing",
    ),
    "other": ("English", "Tiếng Việt"),
    "head": ("Đã có bảng điểm?", "Is there a score table?"),
    "about": (
        "Thả tệp Excel, LibreOffice, CSV vào ô dưới, hoặc sao chép bảng rồi dán vào. Chương trình"
        " cộng lại mọi tổng, so mọi hạng, rồi viết bộ giấy tờ của hội nghị tổng kết, mở được bằng"
        " Word. Chỗ nào bảng không nói thì để trống “……”.",
        "Drop a file of Excel, LibreOffice or CSV below, or copy the table and paste it. Every"
        " total is added up again, every rank compared, and the papers of the summary conference"
        " are written, to be opened in Word. What the table does not say stays a blank “……”.",
    ),
    "drop": ("Thả tệp vào đây", "Drop the file here"),
    "kinds": (
        ".xlsx, .ods, .xls, .csv; hoặc bấm vào đây rồi dán bảng đã sao chép (Ctrl+V)",
        ".xlsx, .ods, .xls, .csv; or click here and paste a copied table (Ctrl+V)",
    ),
    "choose": ("Chọn tệp", "Choose a file"),
    "sample": ("Dùng bảng mẫu", "Use a sample table"),
    "pasted": ("bảng vừa dán, {lines} dòng", "the pasted table, {lines} lines"),
    "office": ("Ghi lên giấy tờ (có thể để trống)", "On the papers (may stay empty)"),
    "cum": ("Tên cụm, khối", "Cluster"),
    "nam": ("Năm, để trống thì theo tên bảng", "Year, empty for that of the table's title"),
    "dia_danh": ("Địa danh", "Place"),
    "ngay": ("Ngày ký, ví dụ 20/12/2026", "Date, for example 20/12/2026"),
    "make": ("Viết hồ sơ", "Write the papers"),
    "working": (
        "Đang đọc bảng và viết giấy tờ…",
        "Reading the table and writing the papers…",
    ),
    "nothing": ("Chưa có bảng nào.", "There is no table yet."),
    "too_large": ("Tệp lớn quá: nhiều nhất 5 MB.", "The file is too large: 5 MB at most."),
    "gone": (
        "Không liên lạc được với chương trình. Cửa sổ lệnh “thidua open” còn mở không?",
        "The program does not answer. Is the window of “thidua open” still there?",
    ),
    "done": (
        "Đã viết {papers} văn bản vào {file}. Đọc 00-doc-truoc.txt trước.",
        "Wrote {papers} papers into {file}. Read 00-doc-truoc.txt first.",
    ),
    "agrees": (
        "Không thấy chỗ nào trong bảng chưa khớp.",
        "Nothing in the table was found to disagree.",
    ),
    "differs": (
        "Bảng có {count} chỗ chưa khớp: xem 00-can-xem-lai.txt trước khi dùng giấy tờ.",
        "The table disagrees in {count} places: see 00-can-xem-lai.txt before using the papers.",
    ),
    "failed": (
        "{count} văn bản không viết được: xem 00-doc-truoc.txt.",
        "{count} papers could not be written: see 00-doc-truoc.txt.",
    ),
    "years": (
        "Tên bảng ghi năm {table}, còn ô “Năm” ghi {year}: văn bản theo ô “Năm”.",
        "The table's title says {table}, the field “Year” says {year}: the papers have the"
        " field's.",
    ),
    "again": ("Tải lại tệp", "Download again"),
    "needs_script": (
        "Trang này cần JavaScript. Không có thì dùng lệnh: thidua papers bang-diem.xlsx",
        "This page needs JavaScript. Without it: thidua papers bang-diem.xlsx",
    ),
    # at the terminal
    "serving": (
        "Mở trong trình duyệt: {address}",
        "Open in the browser: {address}",
    ),
    "stops": (
        "Chỉ máy này vào được, không lưu lại gì. Ctrl+C để tắt.",
        "Only this machine reaches it, and nothing is kept. Ctrl+C stops it.",
    ),
    "closed": ("Đã tắt.", "Stopped."),
}
