"""The pages of help of ``papers``."""

from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, READER, Help
from adapters.wording.pages.doors import Pair

_Row = tuple[str, Pair]
_MAKE: Final[Pair] = (
    "Từ bảng điểm, lập hồ sơ hội nghị tổng kết: mỗi văn bản một tệp Word theo Nghị định 30/2020,"
    " số liệu khớp nhau; chưa biết thì để trống. Mỗi lần chạy ghi vào một thư mục mới.",
    "Writes the papers of the conference from a score table: Word files laid out by Decree 30/2020,"
    " their figures agreeing; what is not known stays blank. Each run writes a new folder.",
)
_INIT: Final[Pair] = (
    "Chép mẫu văn bản và cum.yaml ra thư mục để cơ quan sửa bằng Word.",
    "Copies the templates and cum.yaml for the office to edit in Word.",
)
_CHECK: Final[Pair] = (
    "Kiểm tra mẫu đã sửa: nêu tệp, đoạn, thẻ không có hoặc bị tách, và thẻ gần đúng nhất.",
    "Checks edited templates: names file, paragraph, the tag that is unknown or split, and the"
    " nearest one.",
)
_ROWS: Final[tuple[_Row, ...]] = (
    ("TỆP", ("bảng điểm .xlsx, .csv hoặc văn bản", "a score table: .xlsx, .csv or text")),
    ("NĂM", ("một năm thi đua đã ghi, ví dụ cum-8/2021", "a recorded cycle, such as cum-8/2021")),
    (
        "khóa=giá_trị",
        (
            'điều cơ quan tự khai: cum="Cụm thi đua số 8" nam=2026 ngay=20/12/2026',
            'what the office says itself: cum="Cụm thi đua số 8" nam=2026 ngay=20/12/2026',
        ),
    ),
    ("--out THƯ_MỤC", ("nơi đặt thư mục mới; mặc định ho-so", "where the new folder goes; ho-so")),
    (
        "--templates THƯ_MỤC",
        ("mẫu và cum.yaml của cơ quan", "the office's own templates and cum.yaml"),
    ),
    ("--sheet TRANG", ("trang có bảng điểm", "the sheet with the table")),
    ("--no-pdf", ("chỉ tệp Word", "Word files only")),
    READER,
)
_LEFT_OUT: Final[Pair] = (
    "viết hồ sơ; chữ make có thể bỏ",
    "write the dossier; the word make may be left out",
)

HELP["papers"] = Help(
    "papers TỆP|NĂM|- [khóa=giá_trị …] [--out …] | init | check",
    _MAKE,
    (*_ROWS, ("make …", _LEFT_OUT), ("init THƯ_MỤC", _INIT), ("check THƯ_MỤC", _CHECK)),
    ("thidua papers bang-diem.xlsx --out ho-so", "thidua papers init mau-van-ban"),
)
INSIDE["papers make"] = Help(
    "papers make TỆP|NĂM|- [khóa=giá_trị …] [--out …]",
    _MAKE,
    _ROWS,
    ("thidua papers bang-diem.xlsx nam=2026 --out ho-so",),
)
INSIDE["papers init"] = Help(
    "papers init THƯ_MỤC",
    _INIT,
    (("THƯ_MỤC", ("thư mục mới", "a new folder")),),
    ("thidua papers init mau-van-ban",),
)
INSIDE["papers check"] = Help(
    "papers check THƯ_MỤC",
    _CHECK,
    (("THƯ_MỤC", ("thư mục có mẫu", "the folder of templates")),),
    ("thidua papers check mau-van-ban",),
)
HELP["open"] = Help(
    "open [--as CHỨC_DANH@ĐƠN_VỊ] [--keep THƯ_MỤC] [--port SỐ]",
    (
        "Mở các trang trong trình duyệt, chỉ trên máy này. Không nêu cơ sở dữ liệu thì mở trang đầu"
        " với bảng điểm Excel, một năm thật và một năm để tập. Có --db hoặc THIDUA_DB thì mở cơ sở"
        " dữ liệu ấy: cơ sở dữ liệu thật cần --as. Ctrl+C để tắt.",
        "Opens its pages in the browser, on this machine only. Without a database the first page"
        " has a score table in Excel, a real year and one to practise. With --db or THIDUA_DB it"
        " opens that database: a real one needs --as. Ctrl+C stops it.",
    ),
    (
        (
            "--as",
            (
                "chức danh của mình ở cơ sở dữ liệu thật, ghi được nhiều lần",
                "your office in a real database, may be given more than once",
            ),
        ),
        (
            "--keep THƯ_MỤC",
            (
                "nơi giữ năm để tập và năm thật; mặc định thuc-hanh",
                "where both example years are kept; thuc-hanh by default",
            ),
        ),
        ("--port SỐ", ("cổng; mặc định máy tự chọn", "the port; one is chosen by default")),
        (
            "--no-browser",
            (
                "chỉ in địa chỉ, không mở (THIDUA_NO_BROWSER cũng vậy)",
                "print the address only (as THIDUA_NO_BROWSER does)",
            ),
        ),
    ),
    ("thidua open", "thidua open --db cum-8.db --as secretary@an-giang"),
)
