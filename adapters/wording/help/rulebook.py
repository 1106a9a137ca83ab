"""The pages of help of ``rulebook`` and ``whatif``."""

from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, READER, Help
from adapters.wording.pages.doors import Pair

_FILE: Final = (
    "TỆP",
    (
        "tệp YAML hoặc JSON: một bảng tiêu chí, hoặc kịch bản có rulebook",
        "a YAML or JSON file: a rulebook, or a scenario with one",
    ),
)
_SOURCE: Final = (
    "TỆP|NĂM",
    (
        "tệp bảng tiêu chí, hoặc mã năm thi đua để lấy bảng đang dùng",
        "a file, or a cycle for the rulebook in force there",
    ),
)
_CHECK: Final[Pair] = (
    "Kiểm tra bảng tiêu chí: mọi lỗi kèm dòng, chỗ mâu thuẫn kèm hai con số, điều hợp lệ nhưng lạ.",
    "Checks a rulebook: every error with its line, contradictions with both figures, what is odd.",
)
_SHOW: Final[Pair] = (
    "Bảng tiêu chí thành bảng: tiêu chí, cột, xếp hạng, bình xét, hạn, mã băm.",
    "A rulebook as a table: criteria, columns, ranking, selections, deadlines, hash.",
)
_DIFF: Final[Pair] = (
    "Hai bảng tiêu chí khác nhau ở đâu, mỗi chỗ một dòng.",
    "Where two rulebooks differ, a line for each.",
)
_NEW: Final[Pair] = (
    "Hỏi vài câu, hoặc chép bảng năm trước, rồi ghi tệp YAML có chú thích.",
    "Asks a few questions, or copies last year's, and writes a YAML file with comments.",
)
_SCHEMA: Final[Pair] = (
    "JSON Schema của tệp bảng tiêu chí, để trình soạn thảo gợi ý.",
    "JSON Schema of a rulebook file, for editors that complete.",
)

HELP["rulebook"] = Help(
    "rulebook LỆNH …",
    (
        "Bảng tiêu chí: kiểm tra, xem, so hai bản, viết mới. Không cần cơ sở dữ liệu.",
        "Rulebooks: check, show, compare, write a new one. No database is needed.",
    ),
    (
        ("check TỆP", _CHECK),
        ("show TỆP|NĂM", _SHOW),
        ("diff TỆP|NĂM TỆP|NĂM", _DIFF),
        ("new [TỆP]", _NEW),
        ("schema", _SCHEMA),
    ),
    ("thidua rulebook check bang-tieu-chi.yaml",),
)
INSIDE["rulebook check"] = Help(
    "rulebook check TỆP [--year NĂM]",
    _CHECK,
    (
        _FILE,
        (
            "--year NĂM",
            (
                "năm thi đua để xét căn cứ pháp lý và in ngày của từng hạn; kịch bản thì theo năm"
                " của kịch bản",
                "the cycle year against which the legal basis is held, and whose days of the"
                " deadlines are printed; a scenario has its own",
            ),
        ),
    ),
    (
        "thidua rulebook check bang-tieu-chi.yaml",
        "thidua rulebook check bang-tieu-chi.yaml --year 2027",
    ),
)
INSIDE["rulebook show"] = Help(
    "rulebook show TỆP|NĂM [--xlsx TỆP]",
    _SHOW,
    (
        _SOURCE,
        READER,
        (
            "--xlsx TỆP",
            (
                "ghi thành bảng Excel để in, gửi, sửa rồi đọc lại bằng rulebook new --from",
                "write it as an Excel table to print, send, change and read back by rulebook new"
                " --from",
            ),
        ),
        ("--force", ("ghi đè tệp đã có", "write over a file that is there")),
    ),
    (
        "thidua rulebook show bang-tieu-chi.yaml",
        "thidua rulebook show cum-8/2021",
        "thidua rulebook show cum-8/2021 --xlsx bang-tieu-chi.xlsx",
    ),
)
INSIDE["rulebook diff"] = Help(
    "rulebook diff TỆP|NĂM TỆP|NĂM",
    (_DIFF[0] + " Khác nhau thì thoát với mã 1.", _DIFF[1] + " Exit code 1 where they do."),
    (_SOURCE,),
    ("thidua rulebook diff cum-8/2021 bang-tieu-chi.yaml",),
)
INSIDE["rulebook new"] = Help(
    "rulebook new [TỆP] [--from BẢNG|NĂM] [--tables] [--answers …]",
    _NEW,
    (
        (
            "TỆP",
            ("tệp sẽ ghi; mặc định bang-tieu-chi.yaml", "the file; bang-tieu-chi.yaml by default"),
        ),
        (
            "--from BẢNG|TỆP|NĂM",
            (
                "đọc bảng tiêu chí cơ quan đang có trong Excel, Word, LibreOffice, CSV (.xlsx .docx"
                " .ods .csv), hoặc chép bảng của tệp YAML, của năm ấy",
                "read the criteria table that the office has in Excel, Word, LibreOffice or CSV"
                " (.xlsx .docx .ods .csv), or copy the rulebook of that YAML file or year",
            ),
        ),
        (
            "--tables",
            (
                "mỗi trang tính của tệp Excel là bảng của một loại đơn vị; nhóm đơn vị của từng"
                " bảng điền sau",
                "each sheet of the workbook is the table of one kind of units; which units, is"
                " filled in afterwards",
            ),
        ),
        (
            "--answers khóa=giá_trị",
            (
                "trả lời sẵn: name, base, step, criteria (số tiêu chí), criterion.1.name,"
                " criterion.1.max, bonus, deduction, ranking; đọc từ bảng: name, base,"
                " ranking; chép thì chỉ đổi được name",
                "answers given beforehand: name, base, step, criteria (how many), criterion.1.name,"
                " criterion.1.max, bonus, deduction, ranking; from a table: name, base,"
                " ranking; for a copy only name",
            ),
        ),
        ("--force", ("ghi đè tệp đã có", "write over a file that is there")),
    ),
    (
        "thidua rulebook new",
        "thidua rulebook new --from bang-tieu-chi.xlsx",
        "thidua rulebook new nam-2027.yaml --from khoi-thuc-hanh/2026",
    ),
)
INSIDE["rulebook schema"] = Help(
    "rulebook schema", _SCHEMA, (), ("thidua rulebook schema > rulebook.schema.json",)
)
HELP["whatif"] = Help(
    "whatif NĂM --rulebook TỆP | --set … | --without SỰ_KIỆN",
    (
        "Thử trên bản sao: bảng tiêu chí khác, điểm khác, hoặc bỏ một lần ghi điểm, thì tổng điểm,"
        " thứ hạng và bình xét ra sao. Không ghi gì.",
        "Tries on a copy: another rulebook, other scores or one act less, and what becomes of"
        " totals, ranks and selections. Nothing is stored.",
    ),
    (
        ("NĂM", ("mã năm thi đua, ví dụ cum-8/2021", "the cycle, for example cum-8/2021")),
        (
            "--rulebook TỆP",
            ("bảng tiêu chí ấy cho cả năm", "that rulebook for the whole year"),
        ),
        (
            "--set ĐƠN_VỊ.TIÊU_CHÍ[.PHẦN].CỘT=GIÁ_TRỊ",
            (
                "điểm khác ở một ô, dùng được nhiều lần; PHẦN là standard, bonus hoặc deduction",
                "another value in a cell, as often as needed; PART is standard, bonus or deduction",
            ),
        ),
        (
            "--without SỰ_KIỆN",
            (
                "bỏ một sự kiện nhập, điều chỉnh điểm hoặc đánh dấu tiêu chí: 12 hoặc"
                " cum-8/2021@12",
                "without one event that entered, adjusted or marked: 12 or cum-8/2021@12",
            ),
        ),
        READER,
    ),
    (
        "thidua whatif cum-8/2021 --rulebook nam-2022.yaml",
        "thidua whatif khoi-thuc-hanh/2026 --set hoa-sen.1.settled=38",
    ),
)
