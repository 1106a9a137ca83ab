"""The pages of help of ``audit``, ``history``, ``explain``, ``diff``, ``rebuild`` and ``check``."""

from typing import Final

from adapters.wording.help.commands import HELP, INSIDE, READER, Help
from adapters.wording.pages.doors import Pair

_Row = tuple[str, Pair]

_CYCLE: Final[_Row] = (
    "NĂM",
    ("mã năm thi đua, ví dụ cum-8/2021", "the cycle, for example cum-8/2021"),
)
_UNIT: Final[_Row] = ("ĐƠN_VỊ", ("mã hoặc tên đơn vị", "a unit, by code or name"))
_MOMENTS: Final[tuple[_Row, ...]] = (
    (
        "--as-of LÚC|@N",
        (
            "như đã biết lúc ấy: 30/11/2026, 2026-11-30T17:00, hoặc đến sự kiện @N",
            "as it was known then: 2026-11-30, 2026-11-30T17:00, or up to the event @N",
        ),
    ),
    (
        "--effective NGÀY",
        (
            "những gì đã xảy ra đến ngày ấy, dù ghi sau",
            "what had happened by that day, whenever it was recorded",
        ),
    ),
    READER,
)
_FILES: Final[tuple[_Row, ...]] = (
    ("--csv TỆP|-", ("ghi tệp CSV; - là in ra", "write a CSV file; - prints it")),
    ("--xlsx TỆP", ("ghi tệp XLSX", "write an XLSX file")),
    ("--force", ("ghi đè tệp đã có", "write over a file that is there")),
)
_BY: Final[_Row] = (
    "--by AI",
    (
        "chức danh, đơn vị, chức danh@đơn vị, hoặc mã tài khoản",
        "an office, a unit, office@unit, or the id of an account",
    ),
)
_SPAN: Final[tuple[_Row, ...]] = (
    ("--since LÚC", ("ghi từ lúc ấy", "recorded from then on")),
    ("--until LÚC", ("ghi đến hết lúc ấy", "recorded up to then")),
)
_SCORES: Final[Pair] = (
    "Ai sửa điểm nào: từ mấy thành mấy, lúc nào, thay mặt ai, vì sao, tổng và hạng đổi ra sao.",
    "Who changed which score: from, to, when, for whom, why, and what it did to totals and ranks.",
)
_ACTS: Final[Pair] = (
    "Gia hạn, mở lại, miễn điều kiện, nhập việc đã qua, đính chính, chuyển sang ghi trực tiếp.",
    "Extensions, reopenings, waivers, back-fills, corrections, going live, discrepancies.",
)
_DUTIES: Final[Pair] = (
    "Ai nhập, ai kiểm tra, ai thống nhất từng ô; ai đứng ở cả hai phía.",
    "Who entered, checked and settled each cell; who stands on both sides.",
)
_CONCERNS: Final[Pair] = (
    "Điều cần xem lại: làm thay không có văn bản, ghi sau ngày xảy ra, thống nhất khi chưa ai chấm,"
    " đứng ở cả hai phía.",
    "What is to be looked at: acts on behalf without a document, what was recorded later, sheets"
    " settled unchecked, one on both sides.",
)

HELP["audit"] = Help(
    "audit LỆNH …",
    (
        "Kiểm tra lại: ai sửa điểm nào, việc chính thức nào đã làm, ai làm gì với từng ô.",
        "The audit: who changed which score, which formal acts there were, who did what.",
    ),
    (
        ("scores NĂM", _SCORES),
        ("acts NĂM", _ACTS),
        ("duties NĂM", _DUTIES),
        ("concerns NĂM", _CONCERNS),
    ),
    ("thidua audit scores cum-8/2021 --unit long-an --after-submission",),
)
INSIDE["audit scores"] = Help(
    "audit scores NĂM [--unit …] [--after-submission] …",
    _SCORES,
    (
        _CYCLE,
        ("--unit ĐƠN_VỊ", _UNIT[1]),
        ("--criterion TIÊU_CHÍ", ("mã tiêu chí", "the code of a criterion")),
        ("--column CỘT", ("mã cột điểm", "the code of a column")),
        (
            "--part PHẦN",
            ("standard, bonus hoặc deduction", "standard, bonus or deduction"),
        ),
        _BY,
        *_SPAN,
        ("--phase BƯỚC", ("chỉ những lần đổi trong bước ấy", "only changes in that phase")),
        (
            "--after-submission",
            ("chỉ những lần đổi sau khi đơn vị gửi", "only after the unit had sent its sheet"),
        ),
        *_MOMENTS,
        *_FILES,
    ),
    ("thidua audit scores cum-8/2021 --unit long-an --after-submission",),
)
INSIDE["audit acts"] = Help(
    "audit acts NĂM [--by …] [--since …] [--until …]",
    _ACTS,
    (_CYCLE, _BY, *_SPAN, *_MOMENTS, *_FILES),
    ("thidua audit acts cum-8/2021",),
)
INSIDE["audit duties"] = Help(
    "audit duties NĂM [--unit …] [--criterion …]",
    _DUTIES,
    (
        _CYCLE,
        ("--unit ĐƠN_VỊ", _UNIT[1]),
        ("--criterion TIÊU_CHÍ", ("mã tiêu chí", "the code of a criterion")),
        *_MOMENTS,
        *_FILES,
    ),
    ("thidua audit duties cum-8/2021 --unit long-an",),
)
INSIDE["audit concerns"] = Help(
    "audit concerns NĂM [--days SỐ]",
    _CONCERNS,
    (
        _CYCLE,
        (
            "--days SỐ",
            (
                "chỉ việc ghi sau từ chừng ấy ngày; mặc định 1",
                "of what was recorded later, only so many days later or more; by default 1",
            ),
        ),
        *_MOMENTS,
        *_FILES,
    ),
    ("thidua audit concerns cum-8/2021 --days 7",),
)
HELP["review"] = Help(
    "review [NĂM] [--part PHẦN] [--csv|--xlsx TỆP]",
    (
        "Tổng hợp mọi cụm, khối của một năm: đang ở đâu, số lượng và đề nghị, việc quá hạn, chờ"
        " quyết định, danh sách trình hội đồng.",
        "Every cluster of a year: where it stands, quotas and proposals, what is late, what awaits"
        " a decision, the list for the council.",
    ),
    (
        ("NĂM", ("ví dụ 2026; không ghi thì năm gần nhất", "such as 2026; else the last year")),
        (
            "--part PHẦN",
            (
                "chỉ một phần: clusters, titles, late, waiting, complaints, list; tệp CSV, XLSX giữ"
                " một phần, không ghi thì là list",
                "one part only: clusters, titles, late, waiting, complaints, list; a CSV or XLSX"
                " file holds one part, by default list",
            ),
        ),
        READER,
        *_FILES,
    ),
    ("thidua review 2026 --as reviewer@bo-noi-vu", "thidua review 2026 --part list --xlsx ds.xlsx"),
)
HELP["decide"] = Help(
    "decide TỆP --as CHỨC_DANH@ĐƠN_VỊ …",
    (
        "Ghi một quyết định khen thưởng cho nhiều cụm, khối: thử ở mọi năm rồi mới ghi.",
        "Records one decision on awards in the years of several clusters: all are tried first.",
    ),
    (
        (
            "TỆP",
            (
                "tệp YAML: decision, authority, document, và cycles: mỗi năm thi đua một danh sách"
                " unit, award, result",
                "a YAML file: decision, authority, document, and cycles: for each year a list of"
                " unit, award, result",
            ),
        ),
        (
            "--as CHỨC_DANH@ĐƠN_VỊ",
            (
                "người ghi ở từng cụm, khối; ghi từng vai",
                "who records it in each cluster; name each of the seats",
            ),
        ),
        ("--at LÚC", ("quyết định ghi lúc nào", "when it happened")),
        ("--dry-run", ("chỉ thử, không ghi", "try it, store nothing")),
    ),
    ("thidua decide qd-bo.yaml --as secretary@an-giang --as secretary@long-an",),
)
HELP["history"] = Help(
    "history NĂM ĐƠN_VỊ TIÊU_CHÍ",
    (
        "Một tiêu chí của một đơn vị từ lần nhập đầu tiên.",
        "One criterion of one unit, from its first entry on.",
    ),
    (_CYCLE, _UNIT, ("TIÊU_CHÍ", ("mã tiêu chí", "the code of a criterion")), *_MOMENTS, *_FILES),
    ("thidua history cum-8/2021 long-an 7",),
)
HELP["explain"] = Help(
    "explain NĂM ĐƠN_VỊ",
    (
        "Vì sao đơn vị có tổng và hạng này: từng dòng đến sự kiện và quy định.",
        "How a unit came to its total and rank, line by line to event and rule.",
    ),
    (_CYCLE, _UNIT, *_MOMENTS, *_FILES),
    ("thidua explain cum-8/2021 long-an",),
)
HELP["diff"] = Help(
    "diff NĂM --from LÚC|@N [--to LÚC|@N] [--happened] [--as …]",
    (
        "Tổng, hạng và ô điểm khác nhau thế nào giữa hai thời điểm, do sự kiện nào.",
        "What differs between two moments: totals, ranks, cells, with the events.",
    ),
    (
        _CYCLE,
        (
            "--from LÚC|@N",
            ("thời điểm đầu: ngày, giờ, hoặc @N", "the first: a day, a moment, or @N"),
        ),
        ("--to LÚC|@N", ("thời điểm cuối; mặc định bây giờ", "the last; now by default")),
        (
            "--happened",
            (
                "hai thời điểm là lúc việc xảy ra, không phải lúc ghi",
                "the moments are those at which things happened, not of their recording",
            ),
        ),
        READER,
        *_FILES,
    ),
    ("thidua diff cum-8/2021 --from @10 --to @20",),
)
HELP["check"] = Help(
    "check",
    (
        "So mọi bảng dẫn xuất và cột chỉ mục với sự kiện; khác thì nêu chỗ đầu tiên.",
        "Compares every read model and index column with the events; names the first difference.",
    ),
    (READER,),
    ("thidua check",),
)
HELP["rebuild"] = Help(
    "rebuild TÊN",
    (
        "Dựng lại một bảng dẫn xuất từ sự kiện, trong khi người khác vẫn làm việc.",
        "Makes a read model anew from the events while others go on working.",
    ),
    (("TÊN", ("score_changes, score_effects, …", "score_changes, score_effects, …")),),
    ("thidua rebuild score_changes",),
)
