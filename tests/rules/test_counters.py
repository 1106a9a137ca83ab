"""Two counters into one: three late arrivals are one absence (P42)."""

from fractions import Fraction
from pathlib import Path

import pytest

from domain.reckoning.cells import NewCell
from domain.reckoning.counters import converted
from domain.rulebook.criteria import Part
from domain.rulebook.faults import faults
from domain.rulebook.grading import Rate, Remainder
from domain.rulebook.rulebook import Rulebook, read_rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import A, P
from tests.rules.sheets import DEDUCTION, book, cells, faulty, found, rows, scoring, sent
from tests.sheets.hands import fill

STANDARD = "standard: {max: '100'}"
LATE = "deduction: {grading: {how: counter}}"


def absences(rate: str = "", more: str = "") -> str:
    """Absences at 2 points each, with three late arrivals as one of them."""
    rates = f"[{{criterion: '3', of_one: 3{rate}}}]"
    return f"deduction: {{{more}grading: {{how: per_occurrence, each: '2', counters: {rates}}}}}"


def counted(rate: str = "", more: str = "") -> Rulebook:
    """100 points, absences, late arrivals."""
    return book(STANDARD, absences(rate, more), LATE)


@pytest.mark.parametrize(
    ("rate", "late", "points"),
    [
        ("", "7", "-8"),
        ("", "2", "-4"),
        (", remainder: dropped", "7", "-8"),
        (", remainder: counts_as_one", "7", "-10"),
        (", remainder: in_part", "7", "-8.6667"),
    ],
)
def test_p42_late_arrivals_count_as_absences(rate: str, late: str, points: str) -> None:
    """2 absences and 7 late are 4 occurrences, −8; what is left over is dropped, or counts as one,
    or in proportion. The counter itself counts nothing."""
    entered = cells(standard="100", deduction_2="2", deduction_3=late)
    sums = found(counted(rate), entered)
    assert sums.cells["2", DEDUCTION] == P(points)
    assert sums.cells["3", DEDUCTION] == 0
    assert sums.totals.deduction == P(points)


def test_p42_each_of_the_counters_may_stand_alone() -> None:
    """Seven late and no absence are two; two absences and nobody late are two."""
    late_only = found(counted(), cells(standard="100", deduction_3="7"))
    assert late_only.totals.total == P("96")
    absent_only = found(counted(), cells(standard="100", deduction_2="2"))
    assert absent_only.totals.total == P("96")
    none = found(counted(), cells(standard="100"))
    assert (none.totals.deduction, none.totals.total) == (None, P("100"))


def test_p42_the_cap_bounds_what_all_counters_come_to() -> None:
    """At most −5, however many are late."""
    sums = found(counted(more="cap: '5', "), cells(standard="100", deduction_3="30"))
    assert sums.totals.total == P("95")


def test_p42_several_counters_and_levels() -> None:
    """By level: 1 absence, 3 late and 1 early leave as they come are 1 + 1 + 1 = 3."""
    rates = "[{criterion: '2', of_one: 3}, {criterion: '3'}]"
    levels = "[{from: '0', points: '10'}, {from: '2', points: '5'}, {from: '3', points: '0'}]"
    rulebook = book(
        f"standard: {{grading: {{how: by_level, levels: {levels}, counters: {rates}}}}}",
        "standard: {grading: {how: counter}}",
        "standard: {grading: {how: counter}}",
    )
    assert found(rulebook, cells(standard="1", standard_2="3", standard_3="1")).totals.total == 0
    some = found(rulebook, cells(standard="1", standard_2="2", standard_3="1")).totals
    assert (some.total, some.complete) == (P("5"), True)
    assert found(rulebook, cells(standard="1", standard_2="2")).totals.complete is False


@pytest.mark.parametrize(
    ("remainder", "counts"),
    [("dropped", Fraction(2)), ("counts_as_one", Fraction(3)), ("in_part", Fraction(7, 3))],
)
def test_p42_what_is_left_over_is_the_rulebooks(remainder: str, counts: Fraction) -> None:
    """Seven by three; six leave nothing over."""
    rate = Rate(criterion="3", of_one=3, remainder=Remainder(remainder))
    assert converted(rate, P("7")) == converted(rate, P("-7")) == counts
    assert converted(rate, P("6")) == 2


def test_p42_a_rate_names_a_counter_and_every_counter_is_counted_once() -> None:
    """A wrong code is told with the nearest; one that nobody counts, or two, is refused."""
    wrong = absences().replace("'3'", "'1'")
    told = {
        (fault.refusal.facts["case"], fault.refusal.facts.get("nearest"))
        for fault in faults(faulty(STANDARD, wrong, LATE))
    }
    assert ("counter_uncounted", None) in told
    assert "counter" in {case for case, _ in told}
    twice = list(faults(faulty(STANDARD, absences(), LATE, absences())))
    assert [fault.refusal.facts["case"] for fault in twice] == ["counter_uncounted"]
    in_other = LATE.replace("deduction", "bonus")
    assert len(list(faults(faulty(STANDARD, absences(), in_other)))) == 2


def test_p42_it_is_written_only_where_it_is_said() -> None:
    """A rule that counts only itself is written as before."""
    assert read_rulebook(counted().canonical()) == counted()
    plain = book(STANDARD, "deduction: {grading: {how: per_occurrence, each: '2'}}")
    assert "counters" not in plain.canonical()


@pytest.mark.parametrize(("evidence", "total"), [(False, "2"), (True, "6")])
def test_p42_p34_a_counter_without_its_proof_counts_nothing(evidence: bool, total: str) -> None:
    """One idea and six small ones, three of which are one: 1 + 2 at 2 points; without proof of the
    small ones 1."""
    rule = "{how: per_occurrence, each: '2', counters: [{criterion: '2', of_one: 3}]}"
    rulebook = book(
        f"standard: {{cap: '20', grading: {rule}}}",
        "standard: {evidence_needed: true, grading: {how: counter}}",
    )
    small = NewCell(criterion="2", part=Part.STANDARD, now=P("6"), evidence=evidence)
    start = sent(scoring(rulebook), A, NewCell(criterion="1", now=P("1")), small)
    assert rows(start)[A].total == P(total)


COUNTED = YEAR.read_text(encoding="utf-8").replace(
    '    - {code: "2", name: Báo cáo, standard: {max: "40"}, deduction: {max: "3"}}\n',
    """    - code: "2"
      name: Chuyên cần
      standard: {max: "40"}
      deduction:
        grading: {how: per_occurrence, each: "2", counters: [{criterion: "2.muon", of_one: 3}]}
    - {code: "2.muon", name: Đi muộn, deduction: {grading: {how: counter}}}
""",
)
TYPED = COUNTED.partition("  - {key: conference")[0].replace(
    '{criterion: "2", part: deduction, now: "-1.5"}',
    '{criterion: "2", part: deduction, now: "2"}, {criterion: "2.muon", part: deduction, now: "7"}',
)


def test_p42_explain_says_how_they_were_converted(tmp_path: Path) -> None:
    """2 absences, and of 7 late two, are 4; the counter's own line says who counts it."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(TYPED, encoding="utf-8")
    assert desk("init", "--practice").code == 0
    played = desk("play", scenario)
    assert played.code == 0, played.err
    said = desk("explain", CYCLE, "binh").said
    assert "nhập 2 lần" in said
    assert "cộng tiêu chí 2.muon: 7 lần, cứ 3 lần tính 1, phần lẻ bỏ, được 2; tính 4 lần" in said
    assert "theo quy định trừ 8" in said
    assert "tính ở tiêu chí 2" in said
    english = desk("explain", CYCLE, "binh", "--lang", "en").said
    assert "plus criterion 2.muon: 7 times, 3 count as 1, the remainder dropped, so 2" in english
    [line] = [
        one
        for one in desk("explain", CYCLE, "binh", "--json").json["explanation"]["lines"]
        if one.get("counters")
    ]
    assert line["counters"][0]["criterion"] == "2.muon"
    shown = typed("rulebook", "show", scenario).said
    assert "mỗi lần 2 điểm; cứ 3 lần ở tiêu chí 2.muon tính 1 lần, phần lẻ bỏ" in shown
    assert "điểm trừ 7 lần" in desk("log", CYCLE).said


def test_p42_the_sheet_has_a_row_for_each_counter(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It says into which criterion it counts, and takes a whole number."""
    monkeypatch.chdir(tmp_path)
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(COUNTED.partition("  - {key: s-an")[0], encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    assert desk("sheets", "make", CYCLE).code == 0
    path = Path("bang-cham/dong.xlsx")
    fill(path, {"F11": 57, "F13": 40, "F14": 2, "F15": 7})
    by = ("--as", "unit_officer@dong")
    answer = desk("sheets", "read", CYCLE, path, *by, "--json")
    assert answer.code == 0, answer.err
    read = [(one["criterion"], one["now"]) for one in answer.json["files"][0]["differences"]]
    assert read == [("1", "57"), ("2", "40"), ("2", "2"), ("2.muon", "7")]
    fill(path, {"F15": 7.5})
    wrong = desk("sheets", "read", CYCLE, path, *by)
    assert wrong.code == 1
    assert "ô F15" in wrong.said
