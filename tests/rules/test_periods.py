"""Months, quarters and terms that make up the year's value (P44)."""

from fractions import Fraction
from pathlib import Path

import pytest

from adapters.sheets.form import adds_up, places
from domain.cycle.amendment import AmendRulebook
from domain.cycle.phases.scoring import (
    AdjustScores,
    EnterScores,
    Mark,
    MarkCriterion,
    ScoresAdjusted,
    SubmitSheet,
)
from domain.reckoning.cells import NewCell
from domain.reckoning.ranking import Marks, missing_standards, year_value
from domain.rulebook.discrepancies import discrepancies, total_step
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.values.points import Points
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.factories import SECRETARY, VICE, A, B, P, after, officer
from tests.rules.sheets import (
    STANDARD,
    book,
    cells,
    faulty,
    found,
    rows,
    scoring,
    sent,
    together,
    total,
)
from tests.spec import Then

MONTHS = "standard: {max: '10', periods: {of: month, combine: mean}}"
QUARTERS = "standard: {max: '20', periods: {of: quarter, combine: sum, max: '5'}}"
FOUR = tuple(f"1.Q{number}" for number in range(1, 5))


def points(rulebook: Rulebook, part: str = "standard", **entered: str) -> Points:
    """What criterion 1 counts in the year; ``T1="8"`` is the first month's."""
    held = cells(**{f"{part}_1.{period}": value for period, value in entered.items()})
    return found(rulebook, held).cells["1", next(of for _, of in held)]


@pytest.mark.parametrize(
    ("entered", "year"),
    [
        ({"T1": "8", "T2": "9", "T3": "10", "T4": "8"}, "8.75"),
        ({"T1": "8", "T2": "9", "T3": "9"}, "8.6667"),
        ({"T12": "0"}, "0"),
    ],
)
def test_p44_months_come_to_their_mean(entered: dict[str, str], year: str) -> None:
    """8, 9, 10 and 8 → 8,75; what no decimal says exactly stands with four."""
    assert points(book(MONTHS), **entered) == P(year)


def test_p44_the_mean_is_brought_to_the_step_that_is_said() -> None:
    """8, 9 and 9 → 8,6667 → 8,75 to quarters; each month keeps its own step of 0,5."""
    quarter_points = "standard: {max: '10', periods: {of: month, combine: mean, step: '0.25'}}"
    assert points(book(quarter_points), T1="8", T2="9", T3="9") == P("8.75")
    assert total_step(book(quarter_points)) == Fraction(1, 4)


def test_p44_quarters_are_summed_and_the_year_counts_no_more_than_its_maximum() -> None:
    """4,5 + 5 + 4 + 5 → 18,5; four times 5 where the year gives at most 15 → 15."""
    assert points(book(QUARTERS), Q1="4.5", Q2="5", Q3="4", Q4="5") == P("18.5")
    fifteen = book("standard: {max: '15', periods: {of: quarter, combine: sum, max: '5'}}")
    assert points(fifteen, Q1="5", Q2="5", Q3="5", Q4="5") == P("15")
    only_each = book(
        "standard: {periods: {of: quarter, combine: sum, max: '5'}}", more="base: '20'"
    )
    assert discrepancies(only_each) == ()
    assert points(only_each, Q1="5", Q2="5", Q3="5", Q4="5") == P("20")


def test_p44_a_period_counts_no_more_than_its_cap() -> None:
    """Half a point each, at most 1 a month and 4 a year: 4, 1 and 2 times → −1 − 0,5 − 1."""
    capped = book(
        "standard: {max: '10'}, deduction: {cap: '4', grading: {how: per_occurrence, each: '0.5'},"
        " periods: {of: month, combine: sum, cap: '1'}}"
    )
    assert points(capped, "deduction", T2="4", T7="1", T8="2") == P("-2.5")
    every = {f"T{month}": "2" for month in range(1, 13)}
    assert points(capped, "deduction", **every) == P("-4")
    typed_points = book("standard: {max: '9'}, deduction: {periods: {of: term, combine: sum}}")
    assert points(typed_points, "deduction", K1="-1", K2="-0.5") == P("-1.5")


def test_p44_occurrences_of_the_year_reach_a_level_together() -> None:
    """Three late arrivals over the quarters are one absence: 2 + 1 → 3 → 5 points."""
    levels = "levels: [{from: '0', points: '10'}, {from: '3', points: '5'}]"
    periods = "periods: {of: quarter, combine: sum}"
    late = book(f"standard: {{grading: {{how: by_level, {levels}}}, {periods}}}")
    assert points(late, Q1="2", Q2="0") == P("10")
    assert points(late, Q1="2", Q2="1") == P("5")


def test_p44_the_best_of_the_year_is_the_best_of_what_the_periods_come_to() -> None:
    """Relative to the best: 30 + 20 is the best, 20 + 20 gets 8 of 10."""
    best = book(
        "standard: {grading: {how: relative, points: '10'}, periods: {of: half_year, combine: sum}}"
    )
    sheets = {
        "one": cells(**{"standard_1.N1": "30", "standard_1.N2": "20"}),
        "other": cells(**{"standard_1.N1": "20", "standard_1.N2": "20"}),
    }
    assert together(best, sheets) == {"one": P("10"), "other": P("8")}


def test_p44_an_empty_period_is_named_and_no_zero() -> None:
    """Two of four quarters: 9,5 so far, the others are lacking, the sheet is not complete."""
    rulebook = book(QUARTERS)
    held = cells(**{"standard_1.Q1": "5", "standard_1.Q2": "4.5"})
    sums = found(rulebook, held)
    assert (sums.totals.total, sums.totals.complete) == (P("9.5"), False)
    assert missing_standards(rulebook, held, Marks()) == ("1.Q3", "1.Q4")
    year = year_value(rulebook, "1", STANDARD, rulebook.criteria[0].standard, held)  # type: ignore[arg-type]
    assert year is not None
    assert year.entered == (("1.Q1", P("5")), ("1.Q2", P("4.5")))
    assert total(book(MONTHS, "standard: {max: '90'}"), standard_2="80") == P("80")


def test_p44_only_some_months_are_entered_in_the_order_of_the_year() -> None:
    """A school year from September to May has nine."""
    school = "standard: {max: '10', periods: {of: month, combine: mean, only: [9, 10, 11, 12, 1]}}"
    codes = [entry.code for entry in book(school).criteria[0].entries]
    assert codes == ["1.T9", "1.T10", "1.T11", "1.T12", "1.T1"]


def test_p44_it_is_written_only_where_it_is_said() -> None:
    """Rulebooks of before keep their text, and what is said is read back."""
    assert "periods" not in book("standard: {max: '10'}").canonical()
    assert read_rulebook(book(MONTHS).canonical()) == book(MONTHS)
    assert '"periods":{"of":"month","combine":"mean"}' in book(MONTHS).canonical()


@pytest.mark.parametrize(
    ("said", "case"),
    [
        ("max: '9', periods: {of: quarter, combine: sum, only: [5]}", "periods_only"),
        ("max: '9', periods: {of: month, combine: sum, only: [1, 1]}", "periods_only"),
        ("max: '9', periods: {of: month, combine: sum, only: []}", "periods_only"),
        ("max: '9', periods: {of: month, combine: mean, step: '0'}", "step"),
        ("max: '9', periods: {of: month, combine: mean, max: '-1'}", "negative"),
        ("periods: {of: month, combine: mean}", "no_maximum"),
        (
            "grading: {how: pass_or_fail, points: '5'}, periods: {of: month, combine: sum}",
            "periods_grading",
        ),
        (
            "grading: {how: by_place, ranking: R, edition: '2025', bands: []},"
            " periods: {of: month, combine: mean}",
            "periods_grading",
        ),
        (
            "max: '9', grading: {how: per_occurrence, each: '2'},"
            " periods: {of: month, combine: sum, cap: '3'}",
            "periods_cap",
        ),
    ],
)
def test_p44_what_cannot_come_together_is_refused(said: str, case: str) -> None:
    """Periods that there are not, and gradings of which a period has no value."""
    [fault] = faults(faulty(f"standard: {{{said}}}"))
    assert fault.place[:2] == ("criteria", 0)
    assert fault.refusal.facts["case"] == case


def test_p44_the_code_of_a_period_is_nobody_elses() -> None:
    """Criterion 1 by quarters and a criterion 1.Q1 exclude each other."""
    rulebook = faulty(QUARTERS, "standard: {max: '5'}")
    both = rulebook.canonical().replace('"code":"2"', '"code":"1.Q1"')
    assert "periods_code" in {one.refusal.facts.get("case") for one in faults(read_rulebook(both))}


BOTH = book(QUARTERS, "standard: {max: '80'}")


def cell(code: str, now: str | None, was: str | None = None) -> NewCell:
    return NewCell(
        criterion=code, now=None if now is None else P(now), was=None if was is None else P(was)
    )


def test_p44_a_period_is_a_cell_of_its_own_and_the_year_is_none() -> None:
    """1.Q2 is entered; 1 itself is refused with the codes, 1.Q5 with the nearest."""
    start = scoring(BOTH)

    def tried(code: str, now: str) -> Then:
        enter = EnterScores(unit=A, column="self", cells=(cell(code, now),))
        return start.when(enter, as_=officer(A))

    tried("1", "18").then_refused("part_not_scored", case="by_period", codes=FOUR)
    tried("1.Q5", "4").then_refused("criterion_unknown", value="1.Q5", nearest="1.Q4")
    tried("1.Q2", "6").then_refused("above_maximum", criterion="1.Q2", max=P("5"))
    enter = EnterScores(unit=A, column="self", cells=(cell("1.Q1", "4"), cell("2", "70")))
    partly = after(start, (enter, officer(A)))
    partly.when(SubmitSheet(unit=A), as_=officer(A)).then_refused(
        "sheet_incomplete", criteria=("1.Q2", "1.Q3", "1.Q4")
    )


def test_p44_a_change_of_one_period_is_one_change_of_a_score() -> None:
    """The third quarter 4 → 5: the event holds that cell alone with its reason, the year 86 → 87;
    a second word on the value that was seen before is refused as of any cell."""
    start = sent(scoring(BOTH), A, *(cell(code, "4") for code in FOUR), cell("2", "70"))
    assert rows(start)[A].total == P("86")
    change = AdjustScores(
        unit=A, column="settled", cells=(cell("1.Q3", "5", "4"),), reason="Gửi đúng hạn"
    )
    done = start.when(change, as_=VICE)
    [body] = [event.body for event in done.done.events]
    assert isinstance(body, ScoresAdjusted)
    assert [(one.criterion, one.was, one.now) for one in body.cells] == [("1.Q3", None, P("5"))]
    changed = after(start, (change, VICE))
    assert rows(changed)[A].total == P("87")
    [standard] = [one for one in rows(changed)[A].cells if one.criterion == "1"]
    assert (standard.entered, standard.value) == (P("17"), P("17"))
    changed.when(change, as_=VICE).then_refused("value_moved", criterion="1.Q3")


def test_p44_a_month_that_is_not_applied_is_left_out_of_the_mean() -> None:
    """A school founded after the first term has the second alone; that the task did not arise in
    one term is nothing that a rulebook speaks of."""
    start = scoring(book("standard: {max: '10', periods: {of: term, combine: mean}}"))
    mark = MarkCriterion(
        unit=B, criterion="1.K1", mark=Mark.NOT_APPLIED, reason="Thành lập sau học kỳ I"
    )
    done = sent(after(start, (mark, SECRETARY)), B, cell("1.K2", "8"))
    assert rows(done)[B].total == P("8")
    arisen = MarkCriterion(unit=B, criterion="1.K1", mark=Mark.NOT_ARISEN, reason="Không có")
    start.when(arisen, as_=SECRETARY).then_refused("mark_not_foreseen", criterion="1.K1")


def test_p44_an_amendment_does_not_lose_what_was_entered_for_the_year() -> None:
    """40 entered once has no place once criterion 2 is entered by months."""
    start = sent(scoring(BOTH), A, *(cell(code, "4") for code in FOUR), cell("2", "70"))
    monthly = book(QUARTERS, "standard: {max: '80', periods: {of: month, combine: mean}}")
    amend = AmendRulebook(rulebook=monthly, reason="Chấm theo tháng")
    start.when(amend, as_=SECRETARY).then_refused("amendment_orphans", criterion="2")


SAID = (
    "entered by quarter, summed for the year; at most 10 each quarter",
    "nhập theo quý, cả năm cộng lại; mỗi quý tối đa 10",
)


def test_p44_show_explain_and_history_say_it(tmp_path: Path) -> None:
    """Typed as ``2.Q1``, ``2.quý2`` or ``2.quy 3``; the figures of the year, what is empty, and
    which quarter changed."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    text = YEAR.read_text(encoding="utf-8").partition("  - {key: s-an")[0]
    by_quarter = 'standard: {max: "40", periods: {of: quarter, combine: sum, max: "10"}}'
    scenario.write_text(text.replace('standard: {max: "40"}', by_quarter), encoding="utf-8")
    assert SAID[1] in typed("rulebook", "show", scenario).said
    assert SAID[0] in typed("--lang", "en", "rulebook", "show", scenario).said
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    at = ("--as", "unit_officer@an", "--at", "2026-11-20T09:00")
    cells_typed = ("1=58", "2.Q1=9,5", "2.quý2=10", "2.quy 3=8")
    assert desk("do", CYCLE, "enter_scores", "unit=an", "column=self", *cells_typed, *at).code == 0
    said = desk("explain", CYCLE, "an", *at[:2]).said
    assert "cả năm 9,5 + 10 + 8 = 27,5; còn trống, không tính là 0: 2.Q4" in said
    lacking = desk("do", CYCLE, "submit_sheet", "unit=an", *at)
    assert "chưa có điểm chuẩn ở tiêu chí 2.Q4" in lacking.told
    once = desk("do", CYCLE, "enter_scores", "unit=an", "column=self", "2=38", *at)
    assert "Tiêu chí 2 nhập theo tháng, quý, kỳ" in once.told
    desk("do", CYCLE, "enter_scores", "unit=an", "column=self", "2.Q4=10", *at)
    assert desk("do", CYCLE, "submit_sheet", "unit=an", *at).code == 0
    vice = ("--as", "vice_chair@binh", "--at", "2026-11-26T09:00", "reason=Đã nộp đủ")
    adjusted = desk("do", CYCLE, "adjust_scores", "unit=an", "column=settled", "2.Q3=9", *vice)
    assert "tiêu chí 2.Q3, điểm chuẩn 8 → 9" in adjusted.said
    said = desk("explain", CYCLE, "an").said
    assert "cả năm 9,5 + 10 + 9 + 10 = 38,5" in said
    assert "Tổng điểm: 96,5" in said
    settle = ("settle_sheet", "unit=an", "--as", "vice_chair@binh", "--at", "2026-11-27T09:00")
    assert desk("do", CYCLE, *settle).code == 0
    written = said.partition("2.Q1: 9,5 (")[2].partition(")")[0]
    assert f"2.Q1: 9,5 ({written})" in desk("explain", CYCLE, "an").said
    history = desk("history", CYCLE, "an", "2").said
    assert "tiêu chí 2.Q3 (Báo cáo, quý III), điểm chuẩn, cột Thống nhất: 8 (cột trước) → 9" in (
        history
    )
    assert "2.Q1 (Báo cáo, quý I)" in history
    alone = desk("history", CYCLE, "an", "2.Q3").said
    assert "2.Q1" not in alone
    told = desk("explain", CYCLE, "an", "--json").json["explanation"]["lines"]
    [line] = [one for one in told if (one["criterion"], one["part"]) == ("2", "standard")]
    assert [one["entered"] for one in line["periods"]] == ["9.5", "10", "9", "10"]
    called = [one["called"] for one in line["periods"]]
    assert called[1:3] == ["Báo cáo, quý II", "Báo cáo, quý III"]
    moved = desk("history", CYCLE, "an", "2.Q2", "--json").json["changes"]
    assert {one["called"] for one in moved} == {"Báo cáo, quý II"}
    assert line["year"]["value"] == "38.5"


def test_p44_the_form_of_a_sheet_has_a_row_for_each_period() -> None:
    """In the order of the rulebook, called by criterion and period; its total is no plain sum."""
    slots = list(places(BOTH))
    assert [slot.key[0] for slot in slots] == [*FOUR, "2"]
    assert slots[1].name == "Tiêu chí 1, quý II"
    assert not adds_up(BOTH)
