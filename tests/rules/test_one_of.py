"""Levels in words, one of which holds per unit (P41)."""

from pathlib import Path

import pytest
from msgspec import UNSET

from adapters.door.commands import read_command
from adapters.door.key_values import fields
from adapters.rulebooks.criteria_table import ReadAs, Understood, read_criteria
from adapters.spreadsheets.text import cuts
from domain.cycle.amendment import AmendRulebook, Governs
from domain.cycle.phases.scoring import EnterScores
from domain.reckoning.cells import NewCell
from domain.record.streams import NameRow
from domain.rulebook.criteria import Criterion, Part, check_points
from domain.rulebook.diff import difference
from domain.rulebook.faults import faults
from domain.rulebook.grading import OneOf, Worded, letter_of
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.rulebook.worded import level_typed
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import SECRETARY, A, B, P, officer
from tests.rules.sheets import DEDUCTION, STANDARD, book, cells, faulty, found, rows, scoring, sent
from tests.sheets.hands import fill

REPORTS = (
    "{how: one_of, levels: [{name: Đủ 12 báo cáo, points: '10'},"
    " {name: Thiếu 1 báo cáo tháng, points: '6'}, {name: Thiếu từ 2, points: '0'}]}"
)
FAULTS = (
    "{how: one_of, levels: [{name: Không vi phạm, points: '0'}, {name: Nhắc nhở, points: '1'},"
    " {name: Khiển trách, points: '3'}]}"
)
RULES = book(
    f"standard: {{grading: {REPORTS}}}, deduction: {{grading: {FAULTS}}}",
    "standard: {max: '90'}",
)
LEVELS = RULES.criteria[0].standard


def levels() -> OneOf:
    """The levels of criterion 1."""
    assert LEVELS is not None
    assert isinstance(LEVELS.grading, OneOf)
    return LEVELS.grading


@pytest.mark.parametrize(("chosen", "gives"), [("1", "10"), ("2", "6"), ("3", "0")])
def test_p41_the_level_that_holds_gives_its_points(chosen: str, gives: str) -> None:
    """ "Đủ" → 10, "thiếu 1" → 6, "thiếu từ 2" → 0, of which all are scored; a deduction of the
    second of its levels is −1."""
    sums = found(RULES, cells(standard=chosen, standard_2="80", deduction="2"))
    assert sums.cells["1", STANDARD] == P(gives)
    assert sums.cells["1", DEDUCTION] == P("-1")
    assert sums.totals.total == P(str(int(gives) + 79))
    assert sums.maximum == P("100")


@pytest.mark.parametrize(
    "text",
    [
        *("b", "B", "b)", "mức b", "2", "6", "mức 2", "6 điểm", "thieu 1 bao cao thang"),
        *("Thiếu 1 báo cáo tháng", "b) Thiếu 1 báo cáo tháng", " THIẾU 1 báo cáo tháng "),
    ],
)
def test_p41_a_level_is_typed_by_letter_words_number_or_points(text: str) -> None:
    """All of these are the second level."""
    assert level_typed(levels(), text, "1") == 2


@pytest.mark.parametrize(
    ("text", "case", "told"),
    [
        ("thiếu 1 báo cáo", "chosen", "Thiếu 1 báo cáo tháng"),
        ("thiếu từ 3", "chosen", "Thiếu từ 2"),
        ("d", "chosen", None),
        ("5", "chosen", None),
        ("b, c", "two", "b (“Thiếu 1 báo cáo tháng”)"),
        ("Thiếu 1 báo cáo tháng và thiếu từ 2", "two", "c (“Thiếu từ 2”)"),
    ],
)
def test_p41_what_is_no_level_or_two_is_refused(text: str, case: str, told: str | None) -> None:
    """The nearest is named, or the two that were typed; all that can be chosen otherwise."""
    with pytest.raises(Refusal) as refused:
        level_typed(levels(), text, "1")
    facts = refused.value.facts
    assert (refused.value.code, facts["case"]) == ("level_unknown", case)
    known = facts["known"]
    assert isinstance(known, tuple)
    assert told == facts["nearest"] if case == "chosen" else told in known
    assert len(known) == (3 if case == "chosen" else 2)


def test_p41_a_number_that_could_be_two_levels_is_refused() -> None:
    """Of levels worth 3, 2 and 1, "3" may be the third or the one of 3 points."""
    rule = OneOf(levels=tuple(Worded(name=f"mức {at}", points=P(at)) for at in "321"))
    with pytest.raises(Refusal) as refused:
        level_typed(rule, "1", "1")
    assert refused.value.facts["case"] == "several"
    assert level_typed(rule, "2", "1") == 2
    assert level_typed(rule, "3 điểm", "1") == 1


def test_p41_levels_go_by_letters_as_far_as_they_go() -> None:
    """a … z, aa, ab."""
    assert [letter_of(place) for place in (1, 2, 26, 27, 28, 53)] == [
        *("a", "b", "z", "aa", "ab", "ba")
    ]


class _Nobody:
    """A directory without names."""

    def found(self, fold: str) -> tuple[tuple[NameRow, str], ...]:  # noqa: ARG002
        return ()

    def all_names(self, kind: str) -> tuple[tuple[NameRow, str], ...]:  # noqa: ARG002
        return ((NameRow("x", "alias", "x", "x", "x"), f"unit:{A}"),)


def ordered(*words: str, rulebook: Rulebook = RULES) -> EnterScores:
    """The command that those words are."""
    raw = {"command": "enter_scores", "unit": str(A), "column": "self", **fields(words)}
    command = read_command(raw, _Nobody(), rulebook)
    assert isinstance(command, EnterScores)
    return command


def test_p41_a_command_holds_the_place_of_the_level() -> None:
    """``1=a->b``, ``1.deduction=…`` and a file's ``now`` are the numbers of the levels."""
    command = ordered("1=a->b", "1.deduction=Nhắc nhở", "2=80")
    assert command.cells == (
        NewCell(criterion="1", was=P("1"), now=P("2")),
        NewCell(criterion="1", part=Part.DEDUCTION, now=P("2")),
        NewCell(criterion="2", now=P("80")),
    )


def test_p41_a_number_of_no_level_is_refused_by_the_domain_as_well() -> None:
    """A program that writes 4 where there are three levels is told which there are."""
    criterion = RULES.criteria[0]
    for part, value in ((STANDARD, "4"), (STANDARD, "1.5"), (DEDUCTION, "0")):
        with pytest.raises(Refusal) as refused:
            check_points(criterion, part, Points(value))
        assert (refused.value.code, refused.value.facts["case"]) == ("level_unknown", "chosen")


PROVED = f"standard: {{evidence_needed: true, grading: {REPORTS}}}"


@pytest.mark.parametrize(
    ("chosen", "evidence", "total", "bare"),
    [("2", False, "0", True), ("2", True, "6", False), ("3", False, "0", False)],
)
def test_p41_p34_a_level_without_its_proof_counts_nothing(
    chosen: str, evidence: bool, total: str, bare: bool
) -> None:
    """A level of 6 needs its proof; one that gives nothing needs none."""
    cell = NewCell(criterion="1", now=P(chosen), evidence=evidence or UNSET)
    start = sent(scoring(book(PROVED)), A, cell)
    assert rows(start)[A].total == P(total)
    assert (("1", STANDARD) in start.state.sheet(A).unproved) is bare


def test_p41_whoever_checks_may_confirm_that_a_level_counts_nothing_without_proof() -> None:
    """The later column says 0 again, which is no level."""
    start = sent(scoring(book(PROVED)), B, NewCell(criterion="1", now=P("2")))
    again = EnterScores(
        unit=B, column="settled", cells=(NewCell(criterion="1", was=P("0"), now=P("0")),)
    )
    assert rows(start.when(again, as_=SECRETARY).given_besides())[B].total == P("0")


def test_p41_several_scorers_of_a_column_choose_no_mean_of_levels() -> None:
    """Two levels have no mean: such a cell takes one value."""
    columns = "\ncolumns: [{code: self, name: Tổ chấm, scorer: own, combine: mean}]\n"
    start = scoring(book(PROVED, columns=columns))
    both = NewCell(criterion="1", scores=(P("1"), P("3")))
    start.when(EnterScores(unit=A, column="self", cells=(both,)), as_=officer(A)).then_refused(
        "cell_input"
    )


def amendment(*criteria: str, governs: Governs = Governs.WHOLE_YEAR) -> AmendRulebook:
    """An amendment that says so."""
    return AmendRulebook(rulebook=book(*criteria), governs=governs, reason="Bổ sung mức")


ONE = f"standard: {{grading: {REPORTS}}}"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (ONE.replace("[{name", "[{name: Vượt mức, points: '12'}, {name"), "amendment_misfits"),
        ("standard: {max: '10'}", "amendment_misfits"),
        (ONE.replace("'6'", "'7'"), None),
        (ONE.replace("}]", "}, {name: Không báo cáo, points: '0'}]"), None),
        (ONE.replace("Thiếu 1 báo cáo tháng", "Thiếu một báo cáo"), None),
    ],
)
def test_p41_an_amendment_lets_a_chosen_level_stay_what_it_is(said: str, code: str | None) -> None:
    """A level put in before others, or points in place of levels, would make another of it; other
    points, other words and a level at the end do not."""
    start = sent(scoring(book(ONE)), A, NewCell(criterion="1", now=P("2")))
    given = start.when(amendment(said), as_=SECRETARY)
    if code is None:
        assert given.done.events
    else:
        given.then_refused(code, case="level", unit=A, criterion="1")


@pytest.mark.parametrize(
    ("said", "case"),
    [
        ("standard: {grading: {how: one_of, levels: [{name: Đủ, points: '5'}]}}", "levels_few"),
        (ONE.replace("Thiếu từ 2", "ĐỦ 12 báo cáo"), "level_twice"),
        (ONE.replace("Thiếu từ 2", "' '"), "levels_few"),
        (ONE + ", scored_by: {outside: [Sở A, Sở B], combine: mean}", "levels_combined"),
    ],
)
def test_p41_levels_that_nobody_can_choose_between_are_refused(said: str, case: str) -> None:
    """One level alone, two in the same words, one without words, the mean of two bodies."""
    [fault] = faults(faulty(said))
    assert (fault.refusal.code, fault.refusal.facts["case"]) == ("rulebook_malformed", case)


def test_p41_what_was_said_before_is_written_as_before() -> None:
    """Levels in words stand in the canonical text where they are said; diff shows both lists."""
    assert read_rulebook(RULES.canonical()) == RULES
    assert "one_of" not in book("standard: {max: '100'}").canonical()
    other = book(RULES_SAID.replace("'6'", "'7'"), "standard: {max: '90'}")
    [changed] = difference(RULES, other)
    assert changed.inside == "standard.grading"


RULES_SAID = f"standard: {{grading: {REPORTS}}}, deduction: {{grading: {FAULTS}}}"


# the table of an office

TABLE = """TT;Nội dung tiêu chí;Điểm tối đa;Điểm thưởng;Điểm trừ;Hướng dẫn chấm
I;CHUYÊN MÔN;60;;;
1;Giáo dục mũi nhọn;40;;;
2;Chế độ thông tin báo cáo;20;;;
;- Đủ 12 báo cáo tháng;20;;;
;- Thiếu 1 báo cáo tháng;12;;;
;- Thiếu từ 2 báo cáo;0;;;
II;NỀN NẾP;40;;;
1;Hồ sơ chuyên môn;25;;;
;a) Đầy đủ, đúng mẫu: 25 điểm;;;;
;b) Thiếu 1 loại: 15 điểm;;;;
;c) Thiếu từ 2 loại: không có điểm;;;;
2;Hội thi (tính theo một mức);15;;;
;- Có giải cấp tỉnh;15;;;
;- Có giải cấp huyện;10;;;
III;ĐIỂM THƯỞNG;10;;;
1;Bằng khen;10;;;
;- Của Thủ tướng;10;;;
;- Của UBND tỉnh;5;;;
IV;ĐIỂM TRỪ;;;;
1;Kỷ luật, chọn một mức;;;;
;- Khiển trách: 2 điểm;;;;
;- Cảnh cáo: 5 điểm;;;;
;Tổng cộng;100;;;
"""


def read(text: str) -> Understood:
    """What is understood of a table whose cells are parted by semicolons."""
    tables = (read_criteria(grid) for grid in cuts(text.encode(), "bang.csv"))
    return max(filter(None, tables), key=lambda one: len(one.criteria))


def said(criterion: Criterion, part: Part = STANDARD) -> list[tuple[str, str]]:
    """The levels that a criterion was read with."""
    scale = criterion.scale(part)
    assert scale is not None
    assert isinstance(scale.grading, OneOf)
    return [(level.name, str(level.points)) for level in scale.grading.levels]


def test_p41_rows_that_are_clearly_levels_are_read_as_such() -> None:
    """A row of 0 points, points in words, "tính theo một mức", "chọn một mức": each makes levels of
    the rows below a criterion, in the part to which it belongs."""
    understood = read(TABLE)
    by_code = {one.code: one for one in understood.criteria}
    assert said(by_code["I.2"]) == [
        *(("Đủ 12 báo cáo tháng", "20"), ("Thiếu 1 báo cáo tháng", "12")),
        ("Thiếu từ 2 báo cáo", "0"),
    ]
    assert said(by_code["II.1"]) == [
        *(("Đầy đủ, đúng mẫu", "25"), ("Thiếu 1 loại", "15"), ("Thiếu từ 2 loại", "0")),
    ]
    assert said(by_code["II.2"]) == [("Có giải cấp tỉnh", "15"), ("Có giải cấp huyện", "10")]
    assert said(by_code["IV.1"], DEDUCTION) == [("Khiển trách", "2"), ("Cảnh cáo", "5")]
    told = [(row.code, str(row.max)) for row in understood.rows if row.read_as is ReadAs.LEVEL]
    assert told[:3] == [("a", "20"), ("b", "12"), ("c", "0")]
    assert len(told) == 10


def test_p41_rows_that_may_add_up_stay_criteria_and_are_asked_about() -> None:
    """Bonuses that pass the maximum together may count together: they are named as read."""
    [row] = [row for row in read(TABLE).rows if row.may_be_levels]
    assert (row.code, row.read_as) == ("III.1", ReadAs.GROUP)
    assert [one.code for one in read(TABLE).criteria if one.group == "III.1"] == [
        *("III.1.1", "III.1.2")
    ]


def test_p41_rows_that_add_up_to_the_maximum_are_criteria() -> None:
    """Three rows of 8, 8 and 4 under a 20 are parts of it; a condition that ends with points stays
    a condition where nothing else makes levels of it."""
    table = """TT;Nội dung;Điểm tối đa
1;Báo cáo;20
;- Báo cáo tháng;8
;- Báo cáo quý;8
;- Báo cáo năm;4
2;Hồ sơ;80
;- Hồ sơ đủ: 80 điểm;
"""
    found_rows = read(table)
    assert [one.code for one in found_rows.criteria] == ["1.1", "1.2", "1.3", "2"]
    assert found_rows.criteria[-1].guidance == "- Hồ sơ đủ: 80 điểm"


# a year

WORDED = YEAR.read_text(encoding="utf-8").replace(
    '    - {code: "2", name: Báo cáo, standard: {max: "40"}, deduction: {max: "3"}}\n',
    f'    - {{code: "2", name: Báo cáo, standard: {{grading: {REPORTS}}}'.replace("'10'", "'40'")
    + f", deduction: {{grading: {FAULTS}}}}}\n",
)
TYPED = (
    WORDED.partition("  - {key: conference")[0]
    .replace('{criterion: "2", now: "40"}', '{criterion: "2", now: Đủ 12 báo cáo}')
    .replace('{criterion: "2", now: "37.5"}', '{criterion: "2", now: b}')
    .replace('part: deduction, now: "-1.5"}', "part: deduction, now: Nhắc nhở}")
)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """The year of the command line's tests up to the conference, with levels in words."""
    scenario, made = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(TYPED, encoding="utf-8")
    assert made("init", "--practice").code == 0
    played = made("play", scenario)
    assert played.code == 0, played.err
    return made


def test_p41_every_page_names_the_words_that_were_chosen(desk: Desk) -> None:
    """Log, history, explain and outcome, vi and en; Đông's "thiếu 1" gives 6."""
    for words in (("log", CYCLE), ("audit", "scores", CYCLE), ("explain", CYCLE, "dong")):
        assert "mức b “Thiếu 1 báo cáo tháng” (6)" in desk(*words).said, words
        assert "level b “Thiếu 1 báo cáo tháng” (6)" in desk(*words, "--lang", "en").said, words
    assert "57 + 0 = 63" not in desk("explain", CYCLE, "dong").said
    assert "Tổng 63" in desk("explain", CYCLE, "dong").said
    chosen = {"letter": "b", "name": "Thiếu 1 báo cáo tháng", "points": "6"}
    lines = desk("explain", CYCLE, "dong", "--json").json["explanation"]["lines"]
    assert chosen in [one.get("level") for one in lines if one["criterion"] == "2"]
    assert all("level" not in one for one in lines if one["criterion"] == "1")
    for asked in (("audit", "scores", CYCLE), ("history", CYCLE, "dong", "2")):
        changes = desk(*asked, "--json").json["changes"]
        assert chosen in [one["level"]["now"] for one in changes if "now" in one.get("level", {})]
        assert all("level" not in one for one in changes if one["criterion"] == "1")
    outcome = desk("outcome", CYCLE).said
    assert "Tiêu chí 2: mức a “Đủ 12 báo cáo” (40): Bình và An; mức b “Thiếu 1" in outcome
    assert "Tiêu chí 2, điểm trừ: mức b “Nhắc nhở” (−1): Bình." in outcome


def test_p41_show_and_the_form_list_the_levels_and_what_if_takes_one(desk: Desk) -> None:
    """The levels stand with their letters; what if another were chosen is asked by words."""
    form = desk("do", CYCLE, "enter_scores").said
    assert "a) Đủ 12 báo cáo: 40; b) Thiếu 1 báo cáo tháng: 6; c) Thiếu từ 2: 0" in form
    assert "2.deduction=…: a) Không vi phạm: 0" in form
    asked = desk("whatif", CYCLE, "--set", "dong.2.settled=đủ 12 báo cáo").said
    assert "mức b “Thiếu 1 báo cáo tháng” (6) → mức a “Đủ 12 báo cáo” (40)" in asked
    wrong = desk("whatif", CYCLE, "--set", "dong.2.settled=thiếu")
    assert wrong.code == 1
    assert "Mã level_unknown" in wrong.told


def test_p41_a_sheet_offers_the_levels_and_takes_words_or_a_letter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The list of levels stands in the workbook; what comes back by words or letter is the level;
    two levels are refused at their cell; the printed code says the level too."""
    monkeypatch.chdir(tmp_path)
    scenario, made = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(WORDED.partition("  - {key: s-an")[0], encoding="utf-8")
    assert made("init", "--practice").code == 0
    assert made("play", scenario).code == 0
    assert made("sheets", "make", CYCLE).code == 0
    path = Path("bang-cham/dong.xlsx")
    fill(path, {"F11": 57, "F13": "b) Thiếu 1 báo cáo tháng", "F14": "c"})
    by = ("--as", "unit_officer@dong", "--json")
    answer = made("sheets", "read", CYCLE, path, *by)
    assert answer.code == 0, answer.err
    [part] = answer.json["files"]
    read_back = [(one["criterion"], one["part"], one["now"]) for one in part["differences"]]
    assert read_back == [("1", "standard", "57"), ("2", "standard", "2"), ("2", "deduction", "3")]
    code = part["code_of_figures"]
    fill(path, {"F13": "b, c"})
    wrong = made("sheets", "read", CYCLE, path, "--as", "unit_officer@dong")
    assert wrong.code == 1
    assert "ô F13" in wrong.said
    assert "chỉ nhận một mức" in wrong.said
    fill(path, {"F13": "a"})
    [other] = made("sheets", "read", CYCLE, path, *by).json["files"]
    assert other["code_of_figures"] != code


def test_p41_a_table_that_we_wrote_is_read_back_with_its_levels(tmp_path: Path) -> None:
    """``rulebook show --xlsx`` writes a row for each level, ``rulebook new --from`` reads them."""
    scenario, table = tmp_path / "hop.yaml", tmp_path / "bang.xlsx"
    scenario.write_text(WORDED, encoding="utf-8")
    assert typed("rulebook", "show", scenario, "--xlsx", table).code == 0
    back = tmp_path / "lai.yaml"
    assert typed("rulebook", "new", back, "--from", table).code == 0
    shown = typed("rulebook", "show", back).said
    assert "điểm chuẩn: chọn một mức: a) Đủ 12 báo cáo: 40; b) Thiếu 1 báo cáo tháng: 6" in shown
    assert "điểm trừ: chọn một mức: a) Không vi phạm: 0; b) Nhắc nhở: 1; c) Khiển" in shown


def test_p41_a_body_outside_names_the_level_as_well(tmp_path: Path) -> None:
    """What a department gives is a level by its words, in the log and where it is filled in."""
    scenario, made = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    said = WORDED.replace(
        f"deduction: {{grading: {FAULTS}}}",
        f"deduction: {{grading: {FAULTS}}}, scored_by: {{outside: [Sở Nội vụ]}}",
    )
    scenario.write_text(said.partition("  - {key: s-an")[0], encoding="utf-8")
    assert made("init", "--practice").code == 0
    assert made("play", scenario).code == 0
    given = made(
        *("do", CYCLE, "record_external_score", "unit=dong", "criterion=2", "value=b"),
        *("authority=Sở Nội vụ", "document.kind=Công văn", "document.number=5/SNV"),
        *("--as", "secretary@an", "--at", "2026-11-10T09:00", "--yes"),
    )
    assert given.code == 0, given.err
    assert "điểm chuẩn mức b “Thiếu 1 báo cáo tháng” (6)" in given.said
