"""The pages of help of ``sheets``."""

from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, READER, Help
from adapters.wording.pages.doors import Pair

_Row = tuple[str, Pair]
_MAKE: Final[Pair] = (
    "Ghi cho mỗi đơn vị một bảng tự chấm .xlsx: tiêu chí, mức điểm, ô thuyết minh, minh chứng, nơi"
    " ký, hạn gửi; chỉ các ô cần điền là mở.",
    "Writes a scoring sheet .xlsx for each unit: criteria, limits, room for explanations and"
    " proof, where to sign, the deadline; only the cells to fill in are open.",
)
_READ: Final[Pair] = (
    "Đọc lại các bảng đã điền và bản ký (mã.xlsx cùng mã.pdf), nêu từng ô khác với đã ghi; có --yes"
    " mới ghi. Không ô, dòng, cột nào bị bỏ qua.",
    "Reads filled sheets and signed prints back (code.xlsx with code.pdf) and names every cell that"
    " differs; --yes records them. No cell, row or column is dropped.",
)
_STATUS: Final[Pair] = (
    "Đơn vị nào có số liệu, chờ bản ký; có bản ký, chờ số liệu; đủ cả hai.",
    "Which units have figures without a signed print, a print without figures, or both.",
)
_CYCLE: Final[_Row] = (
    "NĂM",
    ("mã năm thi đua, ví dụ cum-8/2021", "the cycle, for example cum-8/2021"),
)
_MAKE_ROWS: Final[tuple[_Row, ...]] = (
    ("--out THƯ_MỤC", ("nơi ghi; mặc định bang-cham", "where they go; bang-cham by default")),
    (
        "--last-year",
        ("thêm cột điểm năm trước", "with a column of what counted the year before"),
    ),
    (
        "--column CỘT",
        (
            "ghi một bảng chung của mọi đơn vị cho cột điểm ấy",
            "one table of all units for that column instead",
        ),
    ),
    (
        "--registration",
        ("ghi bảng tổng hợp đăng ký để điền", "the table of registrations, to be filled in"),
    ),
    READER,
    (
        "--as scorer@CƠ_QUAN",
        ("bảng của cơ quan ngoài chấm một tiêu chí", "the table of a body outside"),
    ),
    ("--force", ("ghi đè tệp đã có", "write over files that are there")),
)
_READ_ROWS: Final[tuple[_Row, ...]] = (
    ("TỆP", ("tệp hoặc thư mục: .xlsx, .ods, .csv, .pdf", "files or folders")),
    (
        "--as CHỨC_DANH@ĐƠN_VỊ",
        (
            "người ghi; nêu nhiều lần thì bảng của chính mình do người sau",
            "who records; named twice, the second sees to the first one's own sheet",
        ),
    ),
    ("--yes", ("ghi", "record")),
    ("--for ĐƠN_VỊ", ("chỉ nhận bảng của đơn vị này", "take sheets of this unit only")),
    ("--number SỐ", ("số, ký hiệu văn bản, nếu bảng không ghi", "the paper's number")),
    ("--date NGÀY", ("ngày văn bản, nếu bảng không ghi", "the paper's date")),
    ("--received NGÀY", ("ngày đến", "the day it was received")),
    ("--submit", ("gửi bảng dù chưa có bản ký", "send the sheet without a signed print")),
    ("--reason LÝ_DO", ("lý do khi điểm khác điểm đang tính", "why scores differ")),
    ("--at LÚC", ("lúc việc xảy ra", "when it happened")),
    (
        "--table TỆP",
        ("bảng chung: mỗi đơn vị một dòng, mỗi tiêu chí một cột", "one table of all units"),
    ),
    (
        "--registration TỆP",
        (
            "bảng đăng ký: đơn vị, chỉ tiêu, danh hiệu, số và ngày văn bản",
            "the table of registrations: unit, targets, titles, the paper",
        ),
    ),
    ("--column CỘT", ("cột điểm mà bảng chung ghi vào", "the column that the table fills")),
    ("--settle", ("ghi xong thì chốt bảng của mọi đơn vị", "settle every sheet afterwards")),
)
_EXAMPLES: Final = (
    "thidua sheets make cum-8/2026 --out bang-cham",
    "thidua sheets read cum-8/2026 bang-cham --as secretary@an-giang --yes",
    "thidua sheets read cum-8/2026 --table bang-diem.xlsx --column settled",
    "thidua sheets status cum-8/2026",
)
HELP["sheets"] = Help(
    "sheets [status] NĂM | make NĂM | read NĂM TỆP …",
    (
        "Bảng tự chấm của các đơn vị: ghi ra Excel, đọc lại, và tình trạng.",
        "The units' scoring sheets: out to Excel, back in, and how far each is.",
    ),
    (
        ("status NĂM", _STATUS),
        ("make NĂM", _MAKE),
        *_MAKE_ROWS,
        ("read NĂM TỆP …", _READ),
        *_READ_ROWS,
    ),
    _EXAMPLES,
)
INSIDE["sheets make"] = Help(
    "sheets make NĂM [--out THƯ_MỤC] [--last-year] [--column CỘT]",
    _MAKE,
    (_CYCLE, *_MAKE_ROWS),
    _EXAMPLES[:1],
)
INSIDE["sheets read"] = Help(
    "sheets read NĂM TỆP … [--as …] [--yes]", _READ, (_CYCLE, *_READ_ROWS), _EXAMPLES[1:3]
)
_STATUS_ROWS: Final[tuple[_Row, ...]] = (
    READER,
    (
        "--as scorer@CƠ_QUAN",
        ("điều cơ quan ngoài chấm và đã ghi", "what a body outside scores and gave"),
    ),
)
INSIDE["sheets status"] = Help(
    "sheets status NĂM [--as …]", _STATUS, (_CYCLE, *_STATUS_ROWS), _EXAMPLES[3:]
)
