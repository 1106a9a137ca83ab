"""Scoring: self score, check, adjustment, explanation, settlement."""

from functools import cache

import pytest
from msgspec.structs import replace

from adapters.wording.labelling import as_entered
from domain.cycle.amendment import AmendRulebook
from domain.cycle.formal import AdvancePhase, ChangedBy, PhaseChanged
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import (
    AdjustScores,
    CountedSheet,
    CriterionMarked,
    EnterScores,
    Mark,
    MarkCriterion,
    MarkNotSent,
    ScoresAdjusted,
    ScoresEntered,
    SettleSheet,
    SheetMarkedNotSent,
    SheetSettled,
    SheetSubmitted,
    SubmitSheet,
)
from domain.cycle.scores.checking import AssignCheck, CheckAssigned
from domain.cycle.scores.explaining import AdjustmentExplained, ExplainAdjustment
from domain.cycle.scores.sheets import Checkers, PointsMoved, RelativeMoved
from domain.reckoning.cells import CellChange, CellValue, NewCell
from domain.reckoning.ranking import Totals
from domain.reckoning.score_table import ScoreTable, TableRow, score_table
from domain.record.record import Office, Seat, UnitId
from domain.rulebook.criteria import Criterion, NotArisen, Part, Scale
from domain.rulebook.grading import PerOccurrence, Relative
from domain.rulebook.rulebook import Rulebook
from domain.values.paper import Paper
from domain.values.ranks import Ranking
from tests.factories import (
    CHAIR,
    DOCUMENT,
    MEMBERS,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    E,
    P,
    after,
    at,
    cell,
    cycle_in,
    given,
    head,
    hidden,
    officer,
    settler,
    sheet_of,
)
from tests.spec import Given

HERE = cycle_in(Phase.SCORING)
ENTER = EnterScores(unit=C, column="self", cells=sheet_of(C))
SUBMIT = SubmitSheet(unit=C)
BONUS, DEDUCTION = Part.BONUS, Part.DEDUCTION


def change(
    criterion: str, was: str | None, now: str | None, part: Part = Part.STANDARD
) -> CellChange:
    """What an event says of one cell."""
    return CellChange(
        criterion=criterion,
        part=part,
        was=None if was is None else P(was),
        now=None if now is None else P(now),
        justification=None,
    )


def value(criterion: str, of: str, part: Part = Part.STANDARD) -> CellValue:
    return CellValue(criterion=criterion, part=part, value=P(of))


ENTERED = ScoresEntered(
    unit=C, column="self", cells=(change("1", None, "60"), change("2", None, "38"))
)


@cache
def sent(*more: NewCell) -> Given:
    """Scoring, where the sheet of C was sent: 98 points and what stands there besides."""
    enter = replace(ENTER, cells=(*sheet_of(C), *more))
    return after(HERE, (enter, officer(C)), (SUBMIT, officer(C)))


@cache
def settled(*more: NewCell) -> Given:
    return after(sent(*more), (SettleSheet(unit=C), SECRETARY))


def table_of(start: Given) -> ScoreTable:
    table = score_table(start.state)
    assert table is not None
    return table


def row_of(start: Given, unit: UnitId) -> TableRow:
    return next(row for row in table_of(start).rows if row.unit == unit)


# Entering


def test_unit_scores_itself() -> None:
    """The cells are sorted, each with the value that stood there before: none."""
    HERE.when(ENTER, as_=officer(C)).then(ENTERED)
    backwards = replace(ENTER, cells=tuple(reversed(ENTER.cells)))
    HERE.when(backwards, as_=officer(C)).then(ENTERED)


def test_bonus_and_deduction_are_parts_of_a_criterion() -> None:
    """Each in its own cell, with a hidden justification where one is given."""
    bonus = replace(cell("1", "2.5", part=BONUS), justification="Sáng kiến cấp bộ")
    enter = replace(ENTER, cells=(cell("2", "-0.5", part=DEDUCTION), bonus))
    HERE.when(enter, as_=officer(C)).then(
        ScoresEntered(
            unit=C,
            column="self",
            cells=(
                replace(change("1", None, "2.5", BONUS), justification=hidden("Sáng kiến cấp bộ")),
                change("2", None, "-0.5", DEDUCTION),
            ),
        )
    )


def test_own_scores_change_freely_until_they_are_sent() -> None:
    """Before sending a unit corrects and empties its own cells without a reason."""
    start = given(HERE, ENTERED)
    enter = replace(ENTER, cells=(cell("1", "59", was="60"), cell("2", None, was="38")))
    start.when(enter, as_=officer(C)).then(
        ScoresEntered(
            unit=C, column="self", cells=(change("1", "60", "59"), change("2", "38", None))
        )
    )
    state = start.when(enter, as_=officer(C)).given_besides().state
    assert state.sheet(C).cells("self") == {("1", Part.STANDARD): P("59")}


def test_nought_is_a_value() -> None:
    """0 is entered and stands; empty is something else."""
    start = HERE.when(replace(ENTER, cells=(cell("1", "0"),)), as_=officer(C)).given_besides()
    assert start.state.sheet(C).cells("self") == {("1", Part.STANDARD): P("0")}


def test_moved_value_is_refused_with_both_shown() -> None:
    """Whoever saw something else than what stands looks again before writing."""
    start = given(HERE, ENTERED)
    enter = replace(ENTER, cells=(cell("1", "58", was="59"),))
    start.when(enter, as_=officer(C)).then_refused(
        "value_moved", criterion="1", part=Part.STANDARD, seen=P("59"), stands=P("60")
    )
    gone = replace(ENTER, cells=(cell("1", "58", was="60"),))
    HERE.when(gone, as_=officer(C)).then_refused("value_moved", seen=P("60"), stands=None)


def test_who_named_no_seen_value_is_asked_for_it() -> None:
    """Nobody else changed the cell: it is said what stands, and how a change is typed."""
    start = given(HERE, ENTERED)
    enter = replace(ENTER, cells=(cell("1", "58"),))
    start.when(enter, as_=officer(C)).then_refused(
        "value_moved", case="unseen", criterion="1", stands=P("60"), now=P("58")
    )


def test_the_very_same_value_is_no_conflict() -> None:
    """Typed again without saying what was seen: alone it changes nothing, beside another the other
    is written."""
    start = given(HERE, ENTERED)
    again = cell("1", "60")
    enter = replace(ENTER, cells=(again,))
    start.when(enter, as_=officer(C)).then_refused("cells_missing")
    other = cell("2", "37", was="38")
    done = start.when(replace(ENTER, cells=(again, other)), as_=officer(C)).done
    (event,) = done.events
    assert isinstance(event.body, ScoresEntered)
    assert [(each.criterion, each.now) for each in event.body.cells] == [("2", P("37"))]


@pytest.mark.parametrize(
    ("new", "code", "facts"),
    [
        (cell("Nhiệm vụ chuyên mon", "1"), "criterion_unknown", {"nearest": "1"}),
        (cell("1", "59.7"), "off_step", {"a": P("59.5"), "b": P("60"), "step": P("0.5")}),
        (cell("1", "60.5"), "above_maximum", {"max": P("60"), "value": P("60.5")}),
        (cell("1", "-1"), "below_minimum", {"value": P("-1")}),
        (cell("2", "0.5", part=DEDUCTION), "below_minimum", {"part": DEDUCTION}),
        (cell("3", "1"), "part_not_scored", {"criterion": "3", "codes": ("3.bonus",)}),
    ],
)
def test_rulebook_says_what_may_be_scored(
    new: NewCell, code: str, facts: dict[str, object]
) -> None:
    """Unknown criterion with the nearest, off the step with both neighbours, above the maximum,
    of the wrong sign, a part that does not exist: refused, and the whole act with it."""
    enter = replace(ENTER, cells=(*sheet_of(C)[1:], new))
    HERE.when(enter, as_=officer(C)).then_refused(code, **facts)


@pytest.mark.parametrize("text", ["NaN", "1E+2", "Infinity", "1_0", "một"])
def test_what_is_no_points_never_reaches_a_cell(text: str) -> None:
    """NaN and exponents are refused where they are read."""
    with pytest.raises(Exception, match="points_malformed"):
        cell("1", text)


def test_act_changes_something_and_each_cell_once() -> None:
    """No cells, cells that stand already, and a cell twice are refused."""
    HERE.when(replace(ENTER, cells=()), as_=officer(C)).then_refused("cells_missing")
    same = replace(ENTER, cells=(cell("1", "60", was="60"),))
    given(HERE, ENTERED).when(same, as_=officer(C)).then_refused("cells_missing")
    twice = replace(ENTER, cells=(cell("1", "60"), cell("1", "59")))
    HERE.when(twice, as_=officer(C)).then_refused("cell_repeated", criterion="1")


def test_same_value_with_a_new_justification_is_a_change() -> None:
    """The points stand, the justification is new."""
    again = replace(cell("1", "60", was="60"), justification="Bổ sung")
    start = given(HERE, ENTERED)
    start.when(replace(ENTER, cells=(again,)), as_=officer(C)).then(
        ScoresEntered(
            unit=C,
            column="self",
            cells=(replace(change("1", "60", "60"), justification=hidden("Bổ sung")),),
        )
    )


def test_column_is_one_of_the_rulebook() -> None:
    """An unknown column is refused with the nearest."""
    HERE.when(replace(ENTER, column="settle"), as_=officer(C)).then_refused(
        "column_unknown", value="settle", nearest="settled"
    )


def test_sum_fits_into_points() -> None:
    """Scores whose sum no points can hold are refused: no table could show them."""
    free = replace(
        RULEBOOK,
        criteria=(
            *RULEBOOK.criteria,
            Criterion(code="4", name="Thưởng khác", bonus=Scale()),
        ),
    )
    enter = replace(ENTER, cells=(cell("3", "999999", part=BONUS), cell("4", "999999", part=BONUS)))
    cycle_in(Phase.SCORING, free).when(enter, as_=officer(C)).then_refused("points_malformed")


@pytest.mark.parametrize(
    ("seat", "for_unit", "code"),
    [
        (officer(D), None, "not_your_unit"),
        (officer(D), C, "not_your_unit"),
        (VICE, None, "not_your_unit"),
        (SECRETARY, None, "not_your_unit"),
        (SECRETARY, D, "not_your_unit"),
        (head(C), None, "not_permitted"),
        (Seat(Office.AUDITOR, C), None, "not_permitted"),
        (Seat(Office.SECRETARY, C), None, "office_not_held"),
        (None, None, "not_permitted"),
    ],
)
def test_own_column_is_the_units_own(seat: Seat | None, for_unit: UnitId | None, code: str) -> None:
    """Nobody writes into the self score of another unit, be it the chair, unless on its behalf."""
    HERE.when(ENTER, as_=seat, for_unit=for_unit).then_refused(code)


def test_chairs_office_enters_on_behalf_of_a_unit() -> None:
    """What came on paper the secretary enters for the unit, and the trail says for whom."""
    done = HERE.when(ENTER, as_=SECRETARY, for_unit=C).done
    assert [(event.body, event.header.for_unit) for event in done.events] == [(ENTERED, C)]


def test_outsider_has_no_sheet() -> None:
    """A unit of no cluster is not scored."""
    enter = replace(ENTER, unit=OUTSIDE)
    HERE.when(enter, as_=officer(C)).then_refused("not_member", unit=OUTSIDE)


@pytest.mark.parametrize("phase", [Phase.PLAN, Phase.REGISTRATION, Phase.SUMMARY_CONFERENCE])
def test_scores_are_entered_in_the_scoring(phase: Phase) -> None:
    """Before and after it nothing is entered, sent, assigned or settled."""
    for command, seat in (
        (ENTER, officer(C)),
        (SUBMIT, officer(C)),
        (MarkNotSent(unit=C, reason="x"), SECRETARY),
        (AssignCheck(unit=C, column="cross_check", checker=D), SECRETARY),
        (SettleSheet(unit=C), SECRETARY),
    ):
        cycle_in(phase).when(command, as_=seat).then_refused(
            "wrong_phase", phase=phase, phases=(Phase.SCORING,)
        )


def test_cluster_that_does_not_score_has_no_scores() -> None:
    """Every act of scoring asks for a rulebook that scores."""
    unscored = cycle_in(Phase.SCORING, Rulebook(name="Không chấm điểm"))
    unscored.when(ENTER, as_=officer(C)).then_refused(
        "conditions_unmet", command="enter_scores", unmet=(("scored", {}),)
    )
    unscored.when(AdvancePhase(), as_=SECRETARY).given_besides()


# Sending


def test_complete_sheet_is_sent() -> None:
    """Every criterion with standard points has a value; bonus and deduction may be empty."""
    start = given(HERE, ENTERED)
    start.when(SUBMIT, as_=head(C)).then(
        SheetSubmitted(unit=C, late=False, document=None, postmark=None, by=None)
    )
    start.when(replace(SUBMIT, document=PAPER), as_=officer(C)).then(
        SheetSubmitted(unit=C, late=False, document=DOCUMENT, postmark=None, by=None)
    )
    start.when(SUBMIT, as_=SECRETARY, for_unit=C).given_besides()


def test_incomplete_sheet_is_not_sent() -> None:
    """The criteria without a value are named; not reached is 0, not empty."""
    start = given(HERE, replace(ENTERED, cells=(change("2", None, "38"),)))
    start.when(SUBMIT, as_=officer(C)).then_refused("sheet_incomplete", unit=C, criteria=("1",))
    HERE.when(SUBMIT, as_=officer(C)).then_refused("sheet_incomplete", criteria=("1", "2"))


def test_sheet_is_sent_once_by_its_unit() -> None:
    """Again, for another unit, or with a document of no kind: refused."""
    sent().when(SUBMIT, as_=officer(C)).then_refused("sheet_already_sent", unit=C)
    start = given(HERE, ENTERED)
    start.when(SUBMIT, as_=officer(D)).then_refused("not_your_unit", unit=(C,), own=D)
    start.when(SUBMIT, as_=VICE).then_refused("not_permitted")
    start.when(replace(SUBMIT, document=Paper(kind=" ")), as_=officer(C)).then_refused(
        "document_blank"
    )
    start.when(replace(SUBMIT, unit=OUTSIDE), as_=SECRETARY, for_unit=OUTSIDE).then_refused(
        "not_member"
    )


def test_late_sheet_is_marked() -> None:
    """After 30/11 has ended in Vietnam the sheet is late, and accepted."""
    start = given(HERE, ENTERED)
    for clock, late in (("2026-11-30T23:59", False), ("2026-12-01T00:00", True)):
        at(start, clock).when(SUBMIT, as_=officer(C)).then(
            SheetSubmitted(unit=C, late=late, document=None, postmark=None, by=None)
        )


def test_sent_sheet_changes_with_a_reason_only() -> None:
    """Nothing is entered into the self score once it was sent."""
    enter = replace(ENTER, cells=(cell("1", "59", was="60"),))
    sent().when(enter, as_=officer(C)).then_refused("sheet_already_sent", unit=C)


def test_unit_may_be_marked_as_not_sending() -> None:
    """Stated once with a reason; the unit stays in the table without points or rank."""
    mark = MarkNotSent(unit=E, reason="Không gửi sau đôn đốc")
    marked = HERE.when(mark, as_=SECRETARY)
    marked.then(SheetMarkedNotSent(unit=E, reason=hidden("Không gửi sau đôn đốc"), document=None))
    HERE.when(replace(mark, reason=" "), as_=SECRETARY).then_refused("reason_blank")
    HERE.when(replace(mark, unit=OUTSIDE), as_=SECRETARY).then_refused("not_member")
    HERE.when(mark, as_=officer(E)).then_refused("not_permitted")
    sent().when(replace(mark, unit=C), as_=SECRETARY).then_refused("sheet_already_sent", unit=C)
    marked.given_besides().when(mark, as_=SECRETARY).then_refused(
        "already_done", what="mark_not_sent", unit=E
    )


def test_marked_sheet_is_neither_filled_nor_sent_nor_settled() -> None:
    """What is stated as not sent is not there; half-filled cells do not make it one."""
    start = given(HERE, ENTERED, SheetMarkedNotSent(unit=C, reason=hidden("x"), document=None))
    for command, seat in (
        (replace(ENTER, cells=(cell("1", "59", was="60"),)), officer(C)),
        (SUBMIT, officer(C)),
        (SettleSheet(unit=C), SECRETARY),
        (AdjustScores(unit=C, column="self", cells=(cell("1", "1"),), reason="x"), officer(C)),
    ):
        start.when(command, as_=seat).then_refused("sheet_not_sent", unit=C)
    row = row_of(start, C)
    assert (row.total, row.rank, row.sent) == (None, None, False)


# Checking


def test_check_is_assigned_to_another_unit() -> None:
    """Sheet, column and checker; assigning again replaces the checker."""
    assign = AssignCheck(unit=C, column="cross_check", checker=D)
    assigned = HERE.when(assign, as_=SECRETARY)
    assigned.then(CheckAssigned(unit=C, column="cross_check", checker=D, document=None))
    again = after(assigned.given_besides(), (replace(assign, checker=E), CHAIR))
    assert again.state.scoring.checks == {(C, "cross_check"): Checkers((E,))}


@pytest.mark.parametrize(
    ("change_of", "code"),
    [
        ({"checker": C}, "own_sheet"),
        ({"unit": OUTSIDE}, "not_member"),
        ({"checker": OUTSIDE}, "not_member"),
        ({"column": "self"}, "column_unknown"),
        ({"column": "x"}, "column_unknown"),
    ],
)
def test_check_is_never_of_the_own_sheet(change_of: dict[str, object], code: str) -> None:
    """Own sheet, outsiders, the self column, an unknown column: refused."""
    assign = AssignCheck(unit=C, column="cross_check", checker=D)
    HERE.when(replace(assign, **change_of), as_=SECRETARY).then_refused(code)
    HERE.when(assign, as_=officer(D)).then_refused("not_permitted")


CHECK = EnterScores(unit=C, column="cross_check", cells=(cell("1", "60"),))
CHECKED = ScoresEntered(unit=C, column="cross_check", cells=(change("1", None, "60"),))
ASSIGNED = CheckAssigned(unit=C, column="cross_check", checker=D, document=None)


def test_assigned_unit_checks() -> None:
    """An officer of the unit to which the check was given writes into its column."""
    given(sent(), ASSIGNED).when(CHECK, as_=officer(D)).then(CHECKED)


def test_own_sheet_is_never_cross_checked() -> None:
    """Not by the unit, not by the chair its own: whoever checks it is named."""
    given(sent(), ASSIGNED).when(CHECK, as_=officer(C)).then_refused("own_sheet", unit=C, checker=D)
    of_chair = after(
        HERE,
        (replace(ENTER, unit=A, cells=sheet_of(A)), officer(A)),
        (SubmitSheet(unit=A), officer(A)),
    )
    for seat in (CHAIR, SECRETARY, officer(A)):
        settle = EnterScores(unit=A, column="settled", cells=(cell("1", "60"),))
        of_chair.when(settle, as_=seat).then_refused("own_sheet", unit=A, checker=None)
        of_chair.when(SettleSheet(unit=A), as_=seat).then_refused("own_sheet", unit=A)
    of_chair.when(SettleSheet(unit=A), as_=VICE).given_besides()


@pytest.mark.parametrize(
    ("column", "seat", "allowed"),
    [
        ("cross_check", officer(E), False),
        ("cross_check", SECRETARY, False),
        ("cross_check", VICE, False),
        ("settled", SECRETARY, True),
        ("settled", CHAIR, True),
        ("settled", VICE, False),
        ("settled", officer(D), False),
    ],
)
def test_check_is_of_whom_it_was_given_to(column: str, seat: Seat, allowed: bool) -> None:
    """An assigned column is the checker's; the cluster's column is the chair's office's."""
    start = given(sent(), ASSIGNED)
    checked = start.when(replace(CHECK, column=column), as_=seat)
    if allowed:
        checked.then(replace(CHECKED, column=column))
    else:
        checker = D if column == "cross_check" else None
        checked.then_refused("check_not_assigned", unit=C, checker=checker)


def test_sheet_is_checked_after_it_was_sent() -> None:
    """A half-filled sheet is nobody else's business yet."""
    given(HERE, ENTERED, ASSIGNED).when(CHECK, as_=officer(D)).then_refused(
        "sheet_not_sent", unit=C
    )


def test_checked_value_changes_with_a_reason_only() -> None:
    """Over a value that stands in a checker's column nothing is entered without a reason."""
    start = given(sent(), ASSIGNED, CHECKED)
    again = replace(CHECK, cells=(cell("1", "58", was="60"),))
    start.when(again, as_=officer(D)).then_refused("reason_blank", case="differs")


# Adjusting


ADJUST = AdjustScores(
    unit=C, column="self", cells=(cell("1", "59", was="60"),), reason="Chưa có minh chứng"
)
ADJUSTED = ScoresAdjusted(
    unit=C,
    column="self",
    cells=(change("1", "60", "59"),),
    reason=hidden("Chưa có minh chứng"),
    ground=None,
    document=None,
)


def test_score_is_adjusted_with_a_reason() -> None:
    """From, to, and why; on behalf of the unit where the chair's office does it."""
    sent().when(ADJUST, as_=officer(C)).then(ADJUSTED)
    sent().when(ADJUST, as_=SECRETARY, for_unit=C).then(ADJUSTED)


def test_score_is_never_adjusted_without_a_reason() -> None:
    """A blank reason is refused, before anything else is looked at."""
    for reason in ("", "  \n"):
        sent().when(replace(ADJUST, reason=reason), as_=officer(C)).then_refused("reason_blank")


def test_adjusting_follows_the_rules_of_entering() -> None:
    """Moved value, maximum, unknown criterion, own sheet, an unsent sheet: refused alike."""
    start = sent()
    for cells, code in (
        ((cell("1", "59", was="58"),), "value_moved"),
        ((cell("1", "61", was="60"),), "above_maximum"),
        ((cell("9", "1"),), "criterion_unknown"),
        ((cell("1", "60", was="60"),), "cells_missing"),
    ):
        start.when(replace(ADJUST, cells=cells), as_=officer(C)).then_refused(code)
    start.when(ADJUST, as_=officer(D)).then_refused("not_your_unit")
    start.when(ADJUST, as_=head(C)).then_refused("not_permitted")
    settle = replace(ADJUST, column="settled", cells=(cell("1", "59"),))
    start.when(settle, as_=officer(C)).then_refused("own_sheet")
    given(HERE, ENTERED).when(ADJUST, as_=officer(C)).then_refused("sheet_not_sent")


def test_sent_standard_falls_to_nought_not_to_nothing() -> None:
    """What was sent in full stays full; a bonus may be emptied."""
    start = sent(cell("1", "5", part=BONUS))
    empty = replace(ADJUST, cells=(cell("1", None, was="60"),))
    start.when(empty, as_=officer(C)).then_refused("sheet_incomplete", criteria=("1",))
    bonus = replace(ADJUST, cells=(cell("1", None, was="5", part=BONUS),))
    start.when(bonus, as_=officer(C)).given_besides()


def test_adjustment_by_others_is_answered_by_the_unit() -> None:
    """The unit explains once for all adjustments made; new ones ask for a new answer."""
    by_others = replace(ADJUST, column="settled", cells=(cell("1", "59"),))
    explain = ExplainAdjustment(unit=C, explanation="Đã bổ sung minh chứng", document=PAPER)
    start = sent().when(by_others, as_=SECRETARY).given_besides()
    answered = start.when(explain, as_=officer(C))
    answered.then(
        AdjustmentExplained(unit=C, explanation=hidden("Đã bổ sung minh chứng"), document=DOCUMENT)
    )
    answered.given_besides().when(explain, as_=officer(C)).then_refused("not_adjusted", unit=C)
    start.when(replace(explain, explanation=" "), as_=officer(C)).then_refused("reason_blank")
    start.when(explain, as_=officer(D)).then_refused("not_your_unit")
    start.when(explain, as_=SECRETARY, for_unit=C).given_besides()


def test_own_adjustment_asks_for_no_answer() -> None:
    """Who adjusts the own score has nothing to explain to itself."""
    start = sent().when(ADJUST, as_=officer(C)).given_besides()
    explain = ExplainAdjustment(unit=C, explanation="x")
    start.when(explain, as_=officer(C)).then_refused("not_adjusted", unit=C)
    sent().when(explain, as_=officer(C)).then_refused("not_adjusted", unit=C)


# Settling


def test_settling_fills_the_last_column_from_those_before() -> None:
    """Each cell takes the value of the last column that has one; the sums stand beside."""
    checked = replace(CHECKED, cells=(change("1", None, "59"),))
    start = given(sent(cell("1", "2", part=BONUS)), ASSIGNED, checked)
    start.when(SettleSheet(unit=C), as_=SECRETARY).then(
        SheetSettled(
            unit=C,
            column="settled",
            cells=(value("1", "2", BONUS), value("1", "59"), value("2", "38")),
            totals=Totals(
                standard=P("97"), bonus=P("2"), deduction=None, total=P("99"), complete=True
            ),
            counted=CountedSheet(lapses=(), deduction=None, total=P("99")),
            document=None,
        )
    )


def test_sheet_is_settled_once_after_it_was_sent() -> None:
    """Not before it was sent, not again, not by a unit to which nothing was given."""
    settle = SettleSheet(unit=C)
    HERE.when(settle, as_=SECRETARY).then_refused("sheet_not_sent", unit=C)
    settled().when(settle, as_=SECRETARY).then_refused("sheet_settled", unit=C)
    sent().when(settle, as_=officer(D)).then_refused("check_not_assigned", unit=C)
    sent().when(settle, as_=VICE).then_refused("check_not_assigned")
    HERE.when(replace(settle, unit=OUTSIDE), as_=SECRETARY).then_refused("not_member")


def test_settled_score_changes_in_the_last_column_only() -> None:
    """After settlement earlier columns stand still: the way in is the settled column."""
    start = given(settled(), ASSIGNED)
    start.when(ADJUST, as_=officer(C)).then_refused("sheet_settled", unit=C)
    start.when(CHECK, as_=officer(D)).then_refused("sheet_settled", unit=C)
    late = AdjustScores(unit=C, column="cross_check", cells=(cell("1", "1"),), reason="x")
    start.when(late, as_=officer(D)).then_refused("sheet_settled", unit=C)
    adjust = replace(ADJUST, column="settled")
    start.when(adjust, as_=SECRETARY).then(replace(ADJUSTED, column="settled"))


def test_settled_score_is_adjusted_until_the_table_is_adopted() -> None:
    """Scores change in preparatory meetings, and the log says so; adoption ends it."""
    adjust = replace(ADJUST, column="settled")
    conference = cycle_in(Phase.SUMMARY_CONFERENCE)
    conference.when(adjust, as_=SECRETARY).then(replace(ADJUSTED, column="settled"))
    adopted = cycle_in(Phase.VOTING)
    adopted.when(adjust, as_=SECRETARY).then_refused("wrong_phase")


def test_bonus_emptied_after_settlement_counts_no_more() -> None:
    """An empty cell of the settled column means none, whatever the unit gave itself."""
    start = settled(cell("1", "5", part=BONUS))
    assert row_of(start, C).total == P("103")
    empty = replace(ADJUST, column="settled", cells=(cell("1", None, was="5", part=BONUS),))
    emptied = start.when(empty, as_=SECRETARY).given_besides()
    assert row_of(emptied, C).total == P("98")
    standard = replace(ADJUST, column="settled", cells=(cell("1", None, was="60"),))
    start.when(standard, as_=SECRETARY).then_refused("sheet_incomplete", criteria=("1",))


def test_rulebook_with_one_column_is_settled_by_the_cluster() -> None:
    """Where the self score is all there is, the chair's office settles it, no other unit does."""
    one = replace(RULEBOOK, columns=RULEBOOK.columns[:1])
    start = after(
        cycle_in(Phase.SCORING, one),
        (ENTER, officer(C)),
        (SUBMIT, officer(C)),
    )
    settle = SettleSheet(unit=C)
    start.when(settle, as_=officer(D)).then_refused("check_not_assigned", unit=C)
    start.when(settle, as_=officer(C)).then_refused("own_sheet", unit=C)
    done = start.when(settle, as_=SECRETARY).given_besides()
    done.when(ADJUST, as_=officer(C)).then_refused("sheet_settled")


# Criteria that are not for everybody, and points that depend on others


MARK = MarkCriterion(unit=C, criterion="2", mark=Mark.NOT_APPLIED, reason="Không có nhiệm vụ này")


def test_criterion_may_not_apply_to_a_unit() -> None:
    """Said with a reason, and taken back the same way; it leaves the unit's sum."""
    marked = sent().when(MARK, as_=SECRETARY)
    marked.then(
        CriterionMarked(
            unit=C,
            criterion="2",
            mark=Mark.NOT_APPLIED,
            reason=hidden("Không có nhiệm vụ này"),
            document=None,
        )
    )
    assert row_of(marked.given_besides(), C).total == P("60")
    back = after(marked.given_besides(), (replace(MARK, mark=Mark.APPLIES), SECRETARY))
    assert row_of(back, C).total == P("98")


def test_nothing_is_scored_where_a_criterion_does_not_apply() -> None:
    """By the unit itself, by whoever settles or adjusts; once it applies after all, it is. What
    stood there may be taken away."""
    facts = {"case": "not_applied", "criterion": "2", "unit": C}
    marked = after(HERE, (MARK, SECRETARY))
    marked.when(ENTER, as_=officer(C)).then_refused("part_not_scored", **facts)
    only = replace(ENTER, cells=sheet_of(C)[:1])
    ready = after(marked, (only, officer(C)), (SubmitSheet(unit=C), officer(C)))
    settle = EnterScores(unit=C, column="settled", cells=(cell("2", "38"),))
    ready.when(settle, as_=SECRETARY).then_refused("part_not_scored", **facts)
    adjust = AdjustScores(unit=C, column="settled", cells=(cell("2", "38"),), reason="Có giao")
    ready.when(adjust, as_=SECRETARY).then_refused("part_not_scored", **facts)
    back = after(ready, (replace(MARK, mark=Mark.APPLIES), SECRETARY))
    assert row_of(after(back, (adjust, SECRETARY)), C).total == P("98")
    emptied = replace(ENTER, cells=(cell("2", None, was="38"),))
    entered = after(HERE, (ENTER, officer(C)), (MARK, SECRETARY), (emptied, officer(C)))
    assert ("2", Part.STANDARD) not in entered.state.sheet(C).cells("self")


@pytest.mark.parametrize(
    ("change_of", "code"),
    [
        ({"unit": OUTSIDE}, "not_member"),
        ({"criterion": "9"}, "criterion_unknown"),
        ({"mark": Mark.APPLIES}, "already_done"),
        ({"mark": Mark.NOT_ARISEN}, "mark_not_foreseen"),
        ({"reason": " "}, "reason_blank"),
    ],
)
def test_marks_follow_the_rulebook(change_of: dict[str, object], code: str) -> None:
    """An outsider, an unknown criterion, what is so already, what no rule foresees: refused."""
    sent().when(replace(MARK, **change_of), as_=SECRETARY).then_refused(code)
    sent().when(MARK, as_=officer(C)).then_refused("not_permitted")
    settled().when(MARK, as_=SECRETARY).then_refused("sheet_settled", unit=C)


def test_task_that_did_not_arise_counts_as_the_rulebook_says() -> None:
    """Full marks, where the rulebook says so; the sheet is complete without a value."""
    full = replace(
        RULEBOOK,
        criteria=(
            RULEBOOK.criteria[0],
            replace(RULEBOOK.criteria[1], not_arisen=NotArisen.FULL_MARKS),
            RULEBOOK.criteria[2],
        ),
    )
    start = after(
        cycle_in(Phase.SCORING, full),
        (replace(MARK, mark=Mark.NOT_ARISEN), SECRETARY),
        (replace(ENTER, cells=sheet_of(C)[:1]), officer(C)),
        (SUBMIT, officer(C)),
    )
    assert row_of(start, C).total == P("100")


def test_points_moved_by_the_best_of_others_are_said() -> None:
    """Where points depend on the best unit, a new best moves the others in an event of its own."""
    relative = replace(
        RULEBOOK,
        base=None,
        criteria=(
            Criterion(code="1", name="Số hồ sơ", standard=Scale(grading=Relative(points=P("10")))),
        ),
    )
    start = cycle_in(Phase.SCORING, relative)
    for unit, count in ((C, "50"), (D, "100")):
        enter = EnterScores(unit=unit, column="self", cells=(cell("1", count),))
        start = after(start, (enter, officer(unit)))
    start = after(start, (SUBMIT, officer(C)))
    start.when(SubmitSheet(unit=D), as_=officer(D)).then(
        SheetSubmitted(unit=D, late=False, document=None, postmark=None, by=None),
        RelativeMoved(
            by=D,
            moves=(
                PointsMoved(unit=C, criterion="1", part=Part.STANDARD, was=P("10"), now=P("5")),
            ),
        ),
    )


# Totals and ranks


def test_table_ranks_what_is_complete() -> None:
    """Totals from the sheets that were sent, ranks by the rulebook; a unit without stays last."""
    start = after(
        HERE,
        *(
            act
            for unit in (A, B, C, D)
            for act in (
                (EnterScores(unit=unit, column="self", cells=sheet_of(unit)), officer(unit)),
                (SubmitSheet(unit=unit), officer(unit)),
            )
        ),
        (
            AdjustScores(unit=B, column="self", cells=(cell("2", "40", was="39"),), reason="x"),
            officer(B),
        ),
    )
    table = table_of(start)
    assert [(row.unit, row.total, row.rank) for row in table.rows] == [
        (A, P("100"), 1),
        (B, P("100"), 1),
        (C, P("98"), 2),
        (D, P("97"), 3),
        (E, None, None),
    ]
    assert (table.basis, table.ranking) == ("unsettled", Ranking.DENSE)


def test_competition_ranks_leave_a_gap() -> None:
    """The same table under a rulebook with competition ranks."""
    rulebook = replace(RULEBOOK, ranking=Ranking.COMPETITION)
    start = cycle_in(Phase.SUMMARY_CONFERENCE, rulebook)
    adjust = AdjustScores(unit=B, column="settled", cells=(cell("2", "40", was="39"),), reason="x")
    table = table_of(start.when(adjust, as_=SECRETARY).given_besides())
    assert [row.rank for row in table.rows] == [1, 1, 3, 4, 5]


def test_new_rulebook_leaves_old_sheets_unranked_until_they_are_complete() -> None:
    """After the rulebook was amended by a criterion, a sheet without it has no rank."""
    more = replace(
        RULEBOOK,
        base=P("110"),
        criteria=(
            *RULEBOOK.criteria,
            Criterion(code="4", name="Chuyển đổi số", standard=Scale(max=P("10"))),
        ),
    )
    start = after(sent(), (AmendRulebook(rulebook=more, reason="Bổ sung tiêu chí"), SECRETARY))
    row = row_of(start, C)
    assert (row.total, row.rank) == (P("98"), None)
    start.when(SettleSheet(unit=C), as_=SECRETARY).then_refused("sheet_incomplete", criteria=("4",))
    add = AdjustScores(unit=C, column="self", cells=(cell("4", "9"),), reason="Tiêu chí mới")
    done = after(start, (add, officer(C)), (SettleSheet(unit=C), SECRETARY))
    assert row_of(done, C).total == P("107")


# Leaving


def test_scoring_is_left_when_every_sheet_is_settled_or_marked() -> None:
    """Who is still open is named; a sheet stated as not sent does not hold the others up."""
    sent().when(AdvancePhase(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("sheets_settled", {"units": MEMBERS}),)
    )
    start = HERE
    for unit in (A, B, C, D):
        enter = EnterScores(unit=unit, column="self", cells=sheet_of(unit))
        start = after(
            start,
            (enter, officer(unit)),
            (SubmitSheet(unit=unit), officer(unit)),
            (SettleSheet(unit=unit), settler(unit)),
        )
    start = after(start, (MarkNotSent(unit=E, reason="Không gửi"), SECRETARY))
    start.when(AdvancePhase(), as_=SECRETARY).then(
        PhaseChanged(source=Phase.SCORING, to=Phase.SUMMARY_CONFERENCE, by=ChangedBy.OFFICE)
    )
    assert table_of(start).basis == "settled"


def test_occurrences_are_told_as_such() -> None:
    """So many times, whichever sign an early year stored them with; what is points is points."""
    late = Scale(cap=P("4"), grading=PerOccurrence(each=P("0.5")))
    counted = replace(
        RULEBOOK, criteria=(Criterion(code="4", name="Báo cáo", standard=Scale(), deduction=late),)
    )
    for value in ("9", "-9"):
        assert as_entered(P(value), "4", DEDUCTION, counted, "vi") == "9 lần"
        assert as_entered(P(value), "4", DEDUCTION, counted, "en") == "9 times"
    assert as_entered(P("9"), "4", Part.STANDARD, counted, "vi") == ""
    assert as_entered(P("9"), "4", DEDUCTION, None, "vi") == ""
