"""Bad input: a stable code and a sentence in both languages, the line of a file, nothing stored."""

from pathlib import Path
from uuid import UUID

import pytest

from tests.cli.typed import CYCLE, Desk, typed

AN = ("--as", "unit_officer@an")
AN_HEAD = ("--as", "unit_head@an")
DONG = ("--as", "unit_officer@dong")
SECRETARY = ("--as", "secretary@an")
SCORE = ("do", CYCLE, "enter_scores", "unit=dong", "column=self")
ADJUST = ("do", CYCLE, "adjust_scores", "unit=binh", "column=settled")
UNIT = ("do", "moi", "register_unit", "short_name=X")

#: What is typed, the code, and what the sentences name in Vietnamese and English.
ROWS = [
    pytest.param(
        (*UNIT, "full_name=Trường Ðông", "--as", "operator"),
        *("duplicate_unit", "Trường Đông", "Trường Đông"),
        id="duplicate unit",
    ),
    pytest.param(
        (*SCORE, "chuyen=20", "cells.0.criterion=Chuyên mon", "cells.0.now=1", *DONG),
        *("unknown_field", "chuyen", "chuyen"),
        id="unknown field",
    ),
    pytest.param(
        (*SCORE, "cột=tự chấm", "1=20", *DONG),
        *("unknown_field", "cột", "cột"),
        id="no criterion and no score",
    ),
    pytest.param(
        (*SCORE, 'cells=[{"criterion": "Chuyên mong", "now": "1"}]', *DONG),
        *("criterion_unknown", "“1”", "“1”"),
        id="unknown criterion, the nearest offered",
    ),
    pytest.param((*SCORE, "1=57->57,3", *DONG), "off_step", "57,3", "57.3", id="off the step"),
    pytest.param((*SCORE, "1=57->61", *DONG), "above_maximum", "61", "61", id="above the maximum"),
    pytest.param((*SCORE, "1=57->NaN", *DONG), "points_malformed", "NaN", "NaN", id="NaN"),
    pytest.param((*SCORE, "1=57->1E+2", *DONG), "points_malformed", "1E+2", "1E+2", id="1E+2"),
    pytest.param(
        (*SCORE, "1=57->1.175", *DONG),
        *("points_ambiguous", "1,175", "1.175"),
        id="a number that could be two",
    ),
    pytest.param(
        (*ADJUST, "1=59", "reason=  ", *SECRETARY),
        "reason_blank",
        "lý do",
        "reason",
        id="blank reason",
    ),
    pytest.param((*SCORE, "1=50->58", *DONG), "value_moved", "57", "57", id="moved value"),
    pytest.param(
        ("do", CYCLE, "adopt_table", "--as", "chair@an"),
        *("wrong_phase", "hội nghị tổng kết", "conference"),
        id="wrong phase",
    ),
    pytest.param(
        ("do", CYCLE, "advance_phase", *DONG),
        "not_permitted",
        "thư ký",
        "secretary",
        id="without the office",
    ),
    pytest.param(
        ("do", CYCLE, "advance_phase", "--as", "chair@dong"),
        *("office_not_held", "Đông", "Đông"),
        id="an office not held",
    ),
    pytest.param(
        (*SCORE, "1=57->58", *AN), "not_your_unit", "Đông", "Đông", id="another unit's sheet"
    ),
    pytest.param(
        ("do", CYCLE, "enter_scores", "unit=an", "column=settled", "1=60", *SECRETARY),
        *("own_sheet", "chính mình", "own"),
        id="own sheet checked",
    ),
    pytest.param(
        ("do", CYCLE, "submit_sheet", "unit=dông", "--as", "unit_officer@dogn"),
        *("name_unknown", "dogn", "dogn"),
        id="unknown name, the nearest offered",
    ),
    pytest.param(
        ("do", CYCLE, "submitsheet", "unit=dong", *DONG),
        *("unknown_command", "submit_sheet", "submit_sheet"),
        id="unknown command, the nearest offered",
    ),
    pytest.param(
        ("do", "khoi-tap/2027", "submit_sheet", "unit=dong", *DONG),
        *("name_unknown", CYCLE, CYCLE),
        id="unknown target, the nearest offered",
    ),
    pytest.param(
        ("do", CYCLE, "submit_sheet", *DONG), "field_missing", "unit", "unit", id="missing field"
    ),
]


@pytest.mark.parametrize(("words", "code", "vietnamese", "english"), ROWS)
def test_bad_input_is_refused_in_both_languages_and_stores_nothing(
    scoring: Desk, words: tuple[str, ...], code: str, vietnamese: str, english: str
) -> None:
    """Every refusal has its code and its sentence, and leaves the database as it was."""
    before = scoring.stored()
    for lang, named in (("vi", vietnamese), ("en", english)):
        answer = scoring(*words, "--lang", lang)
        assert answer.code == 1, answer.told
        assert code in answer.told
        assert named in answer.told
        assert answer.out == ""
        assert "Traceback" not in answer.err
    asked = scoring(*words, "--json")
    assert asked.error["code"] == code
    assert set(asked.error) == {"code", "sentence", "facts"}
    assert scoring.stored() == before


def test_a_count_that_does_not_balance_is_refused(voting: Desk) -> None:
    """The figures stand in the sentence; an open vote on papers is told which act counts them."""
    for word in ("decide_selection", "close_ballot"):
        assert voting("do", CYCLE, word, "selection=co", "ballot=co-1", *SECRETARY).code == 1
    withdraw = ("do", CYCLE, "withdraw_ballot", "ballot=co-1", "reason=Mở nhầm")
    assert voting(*withdraw, *SECRETARY).code == 0
    opened = voting(
        *("do", CYCLE, "open_ballot", "ballot=co-2", "selection=co", "method=paper"),
        *("nominees=an,binh", "--as", "chair@an"),
    )
    assert opened.code == 0, opened.told
    openly = voting("do", CYCLE, "cast_vote", "ballot=co-2", "unit=an", "choices=an", *AN_HEAD)
    assert "ballot_kind" in openly.told
    assert "Phiếu giấy dùng việc “Nhập kết quả kiểm phiếu” (record_count)" in openly.told
    before = voting.stored()
    counted = (
        *("do", CYCLE, "record_count", "ballot=co-2"),
        'count={"issued": 3, "returned": 3, "valid": 3, "invalid": 1, "votes": ['
        '{"unit": "an", "votes": 1}, {"unit": "binh", "votes": 2}]}',
        *("--as", "teller@binh"),
    )
    answer = voting(*counted)
    assert answer.code == 1
    assert "count_unbalanced" in answer.told
    assert "3 + không hợp lệ 1 = 4" in answer.told
    assert "valid 3 + invalid 1 = 4" in voting(*counted, "--lang", "en").told.lower()
    assert voting.stored() == before


def test_the_same_id_with_other_content_is_refused(scoring: Desk) -> None:
    """A command id stands for one content."""
    asked = ("--id", str(UUID(int=9)))
    assert scoring(*SCORE, "1=57->58", *DONG, *asked).code == 0
    before = scoring.stored()
    answer = scoring(*SCORE, "1=58->59", *DONG, *asked)
    assert (answer.code, scoring.stored()) == (1, before)
    assert "command_id_reused" in answer.told


#: A file of fields, the code, and the line that is named.
FILES = [
    pytest.param(
        'unit: dong\ncolumn: self\ncells:\n  - {criterion: "1", nwo: "58"}\n',
        *("unknown_field", 4),
        id="unknown field",
    ),
    pytest.param(
        'unit: dong\ncolumn: self\ncells:\n  - {criterion: "1", was: "57", now: 58.5}\n',
        *("number_unquoted", 4),
        id="a decimal without quotation marks",
    ),
    pytest.param("unit: dong\ncolumn: [self\n", "file_malformed", 3, id="truncated"),
    pytest.param("unit: dong\nunit: an\n", "file_duplicate_key", 2, id="a key twice"),
    pytest.param(
        "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "file_aliases", 2, id="an alias bomb"
    ),
    pytest.param(
        'unit: dong\ncolumn: self\ncells:\n  - {criterion: "1", was: "57", now: "61"}\n',
        *("above_maximum", 4),
        id="a value above the maximum",
    ),
    pytest.param("- dong\n", "input_malformed", 1, id="no mapping"),
]


@pytest.mark.parametrize(("text", "code", "line"), FILES)
def test_a_bad_file_is_named_with_its_line(
    scoring: Desk, tmp_path: Path, text: str, code: str, line: int
) -> None:
    """File and line stand first, in both languages; nothing is stored."""
    before = scoring.stored()
    file = tmp_path / "diem.yaml"
    file.write_text(text, encoding="utf-8")
    for lang in ("vi", "en"):
        answer = scoring("do", CYCLE, "enter_scores", file, *DONG, "--lang", lang)
        assert answer.code == 1
        assert code in answer.told
        assert f"diem.yaml:{line}: " in answer.told
    assert scoring.stored() == before


def test_a_file_of_20_mb_is_refused_unread(scoring: Desk, tmp_path: Path) -> None:
    """A huge file is refused by its size, also where a scenario is expected."""
    before = scoring.stored()
    file = tmp_path / "lon.yaml"
    file.write_bytes(b"x: y\n" * 4_000_000)
    for words in (("do", CYCLE, "enter_scores", file, *DONG), ("play", file)):
        answer = scoring(*words)
        assert answer.code == 1
        assert "file_too_large" in answer.told
        assert "lon.yaml" in answer.told
    assert scoring.stored() == before


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('now: "58.5"', 'now: "58.4"', "off_step"),
        ("unit: dong, column: self", "unit: dông, colum: self", "unknown_field"),
        ("command: submit_sheet, unit: binh", "command: submit, unit: binh", "unknown_command"),
    ],
)
def test_a_scenario_with_an_error_stores_nothing_at_all(
    tmp_path: Path, old: str, new: str, code: str
) -> None:
    """Whatever stands before the error, nothing of the file is stored; file and line are named."""
    text = Path(__file__).with_name("hop.yaml").read_text(encoding="utf-8")
    assert old in text
    line = text[: text.index(old)].count("\n") + 1
    file = tmp_path / "sai.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    desk = Desk(tmp_path / "tap.db")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    before = desk.stored()
    for lang in ("vi", "en"):
        answer = desk("play", file, "--lang", lang)
        assert answer.code == 1
        assert code in answer.told
        assert f"sai.yaml:{line}: " in answer.told
    assert desk.stored() == before


def test_a_unit_twice_in_a_scenario_is_refused(tmp_path: Path) -> None:
    """Two units of one full name are one unit, however the second is typed."""
    text = Path(__file__).with_name("hop.yaml").read_text(encoding="utf-8")
    file = tmp_path / "sai.yaml"
    file.write_text(text.replace("full: Trường Bình", "full: TRUONG AN"), encoding="utf-8")
    desk = Desk(tmp_path / "tap.db")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    answer = desk("play", file)
    assert (answer.code, desk.stored()) == (1, 1)
    assert "duplicate_unit" in answer.told
    assert "sai.yaml:" in answer.told
