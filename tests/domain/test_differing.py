"""A score that was sent never falls silently: whoever differs from what counts says why."""

from datetime import date
from functools import cache

import pytest
from msgspec.structs import replace

from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import (
    AdjustScores,
    CriterionMarked,
    EnterScores,
    Mark,
    MarkCriterion,
    ScoresAdjusted,
    ScoresEntered,
    SettleSheet,
    SubmitSheet,
)
from domain.cycle.scores.checking import AssignCheck
from domain.cycle.scores.explaining import ExplainAdjustment
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    ConsequenceReckoned,
    ConsequenceSettled,
    SettleConsequence,
)
from domain.notices import Topic
from domain.reckoning.cells import CellChange, NewCell
from domain.reckoning.differing import DifferingCell
from domain.record.record import UnitId, encode
from domain.record.streams import evolve
from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import Claim, ClaimLevel, Relative
from domain.rulebook.rulebook import Lapse
from tests.factories import (
    DOCUMENT,
    OPERATOR,
    PAPER,
    RULEBOOK,
    SECRETARY,
    C,
    D,
    P,
    after,
    cell,
    cycle_in,
    given,
    hidden,
    officer,
    sheet_of,
    told_in,
)
from tests.spec import Given, Then
from workflows.who_is_told import POLICIES, notices

BONUS, DEDUCTION, STANDARD = Part.BONUS, Part.DEDUCTION, Part.STANDARD
WHY = "Hai hồ sơ trễ hạn"


@cache
def sent(*more: NewCell) -> Given:
    """The sheet of C was sent with 60 and 38, and D is to check it."""
    enter = EnterScores(unit=C, column="self", cells=(*sheet_of(C), *more))
    return after(
        cycle_in(Phase.SCORING),
        (enter, officer(C)),
        (SubmitSheet(unit=C), officer(C)),
        (AssignCheck(unit=C, column="cross_check", checker=D), SECRETARY),
    )


def because(new: NewCell, reason: str) -> NewCell:
    return replace(new, reason=reason)


def change(new: NewCell, was: str | None = None) -> CellChange:
    return CellChange(
        criterion=new.criterion,
        part=new.part,
        was=None if was is None else P(was),
        now=new.now,
        justification=None,
    )


def settling(*cells: NewCell, **more: object) -> EnterScores:
    return EnterScores(unit=C, column="settled", cells=cells, **more)  # type: ignore[arg-type]


def adjusted(*cells: CellChange, reason: str = WHY, column: str = "settled") -> ScoresAdjusted:
    return ScoresAdjusted(
        unit=C, column=column, cells=cells, reason=hidden(reason), ground=None, document=None
    )


def told_to(done: Then) -> set[tuple[Topic, object]]:
    found = notices(done.given.state, done.done)
    return {(notice.topic, notice.to.unit) for notice in found}


def may_explain(start: Given) -> bool:
    explain = ExplainAdjustment(unit=C, explanation="Đã bổ sung minh chứng")
    return not isinstance(start.when(explain, as_=officer(C)).outcome, Exception)


@pytest.mark.parametrize(
    ("column", "seat"), [("settled", SECRETARY), ("cross_check", officer(D))], ids=str
)
def test_a_score_other_than_what_counts_needs_a_reason(column: str, seat: object) -> None:
    """In the settled column as in a check's: refused with both values where no reason is given."""
    enter = replace(settling(cell("1", "30")), column=column)
    differs = DifferingCell(criterion="1", part=STANDARD, stands=P("60"), now=P("30"))
    for reason in ("", "  \n"):
        for silent in (enter, replace(enter, reason=reason)):
            sent().when(silent, as_=seat).then_refused(  # type: ignore[arg-type]
                "reason_blank", case="differs", cells=(differs,)
            )


@pytest.mark.parametrize(
    ("column", "seat"), [("settled", SECRETARY), ("cross_check", officer(D))], ids=str
)
def test_a_differing_score_is_an_adjustment(column: str, seat: object) -> None:
    """It is stored with its reason, the unit is told, and may explain."""
    enter = replace(settling(cell("1", "30"), reason=WHY), column=column)
    done = sent().when(enter, as_=seat)  # type: ignore[arg-type]
    done.then(adjusted(change(cell("1", "30")), column=column))
    assert told_to(done) == {(Topic.ADJUSTED, C)}
    assert may_explain(done.given_besides())


def test_where_scorers_agree_nothing_is_asked() -> None:
    """The same value, and what nobody scored before, is entered: no reason, letter or answer."""
    new = (cell("1", "60"), cell("1", "2", part=BONUS), cell("2", "0", part=DEDUCTION))
    done = sent(cell("1", "2", part=BONUS)).when(settling(*new), as_=SECRETARY)
    done.then(
        ScoresEntered(
            unit=C, column="settled", cells=(change(new[1]), change(new[0]), change(new[2]))
        )
    )
    assert told_to(done) == set()
    assert not may_explain(done.given_besides())


def test_a_first_deduction_takes_points_away() -> None:
    """An empty deduction was none, so a total would fall silently: it needs a reason."""
    first = cell("2", "-0.5", part=DEDUCTION)
    differs = DifferingCell(criterion="2", part=DEDUCTION, stands=None, now=P("-0.5"))
    sent().when(settling(first), as_=SECRETARY).then_refused("reason_blank", cells=(differs,))
    sent().when(settling(first, reason=WHY), as_=SECRETARY).then(adjusted(change(first)))


@pytest.mark.parametrize(
    ("column", "seat"), [("settled", SECRETARY), ("cross_check", officer(D))], ids=str
)
def test_a_first_bonus_adds_points(column: str, seat: object) -> None:
    """A bonus that nobody claimed was none, and adding it may take others' rank: it needs a reason,
    its unit is told and may answer. One of 0 is what counted."""
    first = cell("1", "2", part=BONUS)
    enter = replace(settling(first), column=column)
    differs = DifferingCell(criterion="1", part=BONUS, stands=None, now=P("2"))
    sent().when(enter, as_=seat).then_refused("reason_blank", cells=(differs,))  # type: ignore[arg-type]
    done = sent().when(replace(enter, reason=WHY), as_=seat)  # type: ignore[arg-type]
    done.then(adjusted(change(first), column=column))
    assert told_to(done) == {(Topic.ADJUSTED, C)}
    assert may_explain(done.given_besides())
    none = cell("1", "0", part=BONUS)
    sent().when(replace(enter, cells=(none,)), as_=seat).then(  # type: ignore[arg-type]
        ScoresEntered(unit=C, column=column, cells=(change(none),))
    )


def test_one_act_may_agree_and_differ() -> None:
    """Agreeing cells are entered and the others adjusted, one event for each reason."""
    new = (
        because(cell("1", "30"), "Thiếu minh chứng"),
        cell("2", "38"),
        cell("2", "-1", part=DEDUCTION),
    )
    done = sent().when(settling(*new, reason=WHY, document=PAPER), as_=SECRETARY)
    done.then(
        ScoresEntered(unit=C, column="settled", cells=(change(new[1]),)),
        replace(adjusted(change(new[0]), reason="Thiếu minh chứng"), document=DOCUMENT),
        replace(adjusted(change(new[2])), document=DOCUMENT),
    )


def test_a_reason_belongs_to_a_difference() -> None:
    """Where nothing differs no event could hold it: refused rather than lost."""
    agreed = cell("1", "60")
    for enter in (
        settling(agreed, reason=WHY),
        settling(agreed, document=PAPER),
        settling(because(agreed, WHY)),
        settling(because(agreed, WHY), cell("2", "30"), reason=WHY),
    ):
        sent().when(enter, as_=SECRETARY).then_refused("reason_unneeded")


def test_an_emptied_check_that_differed_needs_a_reason() -> None:
    """What counts then is the value of the column before."""
    check = EnterScores(unit=C, column="cross_check", cells=(cell("1", "59"),), reason=WHY)
    start = after(sent(), (check, officer(D)))
    empty = replace(check, cells=(cell("1", None, was="59"),))
    again = replace(empty, reason="Chấm nhầm")
    silent = start.when(EnterScores(unit=C, column="cross_check", cells=empty.cells), officer(D))
    silent.then_refused(
        "reason_blank",
        cells=(DifferingCell(criterion="1", part=STANDARD, stands=P("59"), now=P("60")),),
    )
    start.when(again, as_=officer(D)).then(
        adjusted(change(cell("1", None), was="59"), reason="Chấm nhầm", column="cross_check")
    )


# The same kind elsewhere


def raised(unit: UnitId = C) -> ConsequenceRaised:
    """A point is proposed to be deducted for a late sheet."""
    return ConsequenceRaised(
        unit=unit,
        lapse=Lapse.LATE_SHEET,
        code="scoring",
        last_day=None,
        came=None,
        working_days=1,
        table="",
        deduct=P("1"),
        per_working_day=False,
        at_most=None,
        points=P("-1"),
        applied=False,
        per_day=False,
        days=None,
    )


@pytest.mark.parametrize(("points", "asked"), [("-2", True), ("0", True), ("-1", False)])
def test_a_consequence_settled_otherwise_than_proposed_may_be_explained(
    points: str, asked: bool
) -> None:
    """Higher or lower; it has its reason, the unit is told, and may answer. As proposed not."""
    settle = SettleConsequence(unit=C, lapse=Lapse.LATE_SHEET, points=P(points), reason=WHY)
    done = given(sent(), raised()).when(settle, as_=SECRETARY)
    assert told_to(done) == {(Topic.CONSEQUENCE, C)}
    assert may_explain(done.given_besides()) is asked
    if asked:
        blank = replace(settle, reason=None)
        given(sent(), raised()).when(blank, as_=SECRETARY).then_refused("reason_blank")


def test_before_its_sheet_is_sent_a_unit_has_nothing_to_explain() -> None:
    """It says what it has to say in the sheet itself."""
    settle = SettleConsequence(unit=D, lapse=Lapse.LATE_SHEET, points=P("0"), reason=WHY)
    start = given(sent(), raised(D)).when(settle, as_=SECRETARY).given_besides()
    explain = ExplainAdjustment(unit=D, explanation="Đã gửi đúng hạn")
    start.when(explain, as_=officer(D)).then_refused("not_adjusted")


MARK = MarkCriterion(unit=C, criterion="2", mark=Mark.NOT_APPLIED, reason=WHY)


def test_a_mark_on_a_sheet_that_was_sent_may_be_explained() -> None:
    """A criterion that no longer counts takes its points along: told with the reason. Before it
    is sent the unit is told too, so that it leaves the criterion out, and has nothing to explain.
    """
    done = sent().when(MARK, as_=SECRETARY)
    assert told_to(done) == {(Topic.ADJUSTED, C)}
    assert may_explain(done.given_besides())
    unsent = cycle_in(Phase.SCORING).when(MARK, as_=SECRETARY)
    assert told_to(unsent) == {(Topic.ADJUSTED, C)}
    assert not may_explain(unsent.given_besides())


def test_what_was_stored_before_asks_nobody() -> None:
    """Events of the schemas before leave a year as it was: nothing suddenly awaits an answer."""
    settled = ConsequenceSettled(
        unit=C,
        lapse=Lapse.LATE_SHEET,
        code="scoring",
        points=P("-2"),
        proposed=P("-1"),
        reason=hidden(WHY),
        document=None,
    )
    marked = CriterionMarked(
        unit=C, criterion="2", mark=Mark.NOT_APPLIED, reason=hidden(WHY), document=None
    )
    for body, schema in ((settled, 1), (marked, 2)):
        start = given(sent(), raised())
        event = given(start, body).events[-1]
        assert event.header.schema == schema + 1
        old = replace(event, header=replace(event.header, schema=schema))
        for told, count in ((old, 0), (event, 1)):
            state = evolve(start.state, told)
            assert isinstance(state, Cycle)
            assert state.sheet(C).adjusted == count


def test_who_is_acted_for_is_told_too() -> None:
    """What the chair's office changes on behalf of a unit the unit may not know of."""
    cells = (cell("1", "59", was="60"),)
    adjust = AdjustScores(unit=C, column="self", cells=cells, reason=WHY)
    by_office = sent().when(adjust, as_=SECRETARY, for_unit=C)
    assert told_to(by_office) == {(Topic.ADJUSTED, C)}
    assert may_explain(by_office.given_besides())
    assert told_to(sent().when(adjust, as_=officer(C))) == set()


def test_points_that_move_with_the_best_are_told() -> None:
    """Where an act on another sheet moved them; while sheets come in they are provisional."""
    relative = replace(
        RULEBOOK,
        base=None,
        criteria=(
            Criterion(code="1", name="Số hồ sơ", standard=Scale(grading=Relative(points=P("10")))),
        ),
    )
    start = cycle_in(Phase.SCORING, relative)
    for unit, count in ((C, "50"), (D, "40")):
        enter = EnterScores(unit=unit, column="self", cells=(cell("1", count),))
        start = after(start, (enter, officer(unit)))
    start = after(start, (SubmitSheet(unit=D), officer(D)))
    sending = start.when(SubmitSheet(unit=C), as_=officer(C))
    assert told_to(sending) == {(Topic.RECEIPT, C)}
    more = EnterScores(unit=C, column="settled", cells=(cell("1", "80"),), reason=WHY)
    moved = sending.given_besides().when(more, as_=SECRETARY)
    assert told_to(moved) == {(Topic.ADJUSTED, C), (Topic.ADJUSTED, D)}


def test_a_deduction_that_becomes_known_is_told() -> None:
    """It counted already, and how much it is was not known before the sheet came."""
    reckoned = ConsequenceReckoned(
        unit=C,
        lapse=Lapse.LATE_SHEET,
        code="scoring",
        came=date(2026, 12, 3),
        working_days=3,
        table="",
        points=P("-1.5"),
        days=None,
    )
    assert [policy.topic for policy in POLICIES[type(reckoned)]] == [Topic.CONSEQUENCE]


def test_a_struck_achievement_needs_a_reason() -> None:
    """A checker who lets fewer claims count changes what counts, as any other value does."""
    claimed = replace(
        RULEBOOK,
        criteria=(
            *RULEBOOK.criteria[:2],
            Criterion(
                code="3",
                name="Thưởng",
                bonus=Scale(claims=(ClaimLevel(level="province", points=P("3")),)),
            ),
        ),
    )
    two = tuple(
        Claim(achievement=name, level="province", evidence=True) for name in ("Đề án", "Cuộc thi")
    )
    bonus = NewCell(criterion="3", part=BONUS, claims=two)
    start = after(
        cycle_in(Phase.SCORING, claimed),
        (EnterScores(unit=C, column="self", cells=(*sheet_of(C), bonus)), officer(C)),
        (SubmitSheet(unit=C), officer(C)),
    )
    struck = settling(replace(bonus, claims=two[:1]))
    differs = DifferingCell(criterion="3", part=BONUS, stands=P("6"), now=P("3"))
    start.when(struck, as_=SECRETARY).then_refused("reason_blank", cells=(differs,))
    done = start.when(replace(struck, reason=WHY), as_=SECRETARY)
    assert told_to(done) == {(Topic.ADJUSTED, C)}
    agreed = start.when(settling(bonus), as_=SECRETARY)
    assert told_to(agreed) == set()


# What its author saw


def test_the_author_saw_what_counted() -> None:
    """A value carried from a column before is seen there, and named as seen."""
    start = sent(cell("1", "2", part=BONUS))
    for seen in ("2", None):
        enter = settling(cell("1", "1", was=seen, part=BONUS), reason=WHY)
        start.when(enter, as_=SECRETARY).then(adjusted(change(cell("1", "1", part=BONUS))))
        adjust = AdjustScores(unit=C, column="settled", cells=enter.cells, reason=WHY)
        start.when(adjust, as_=SECRETARY).then(adjusted(change(cell("1", "1", part=BONUS))))


def test_what_moved_since_is_refused_with_what_counts_now() -> None:
    """Not with “empty”, which is what the column held."""
    start = sent(cell("1", "2", part=BONUS))
    enter = settling(cell("1", "1", was="3", part=BONUS), reason=WHY)
    start.when(enter, as_=SECRETARY).then_refused("value_moved", seen=P("3"), stands=P("2"))
    moved = after(start, (settling(cell("1", "1", part=BONUS), reason=WHY), SECRETARY))
    for seen in ("2", None):
        again = settling(cell("1", "1.5", was=seen, part=BONUS), reason=WHY)
        moved.when(again, as_=SECRETARY).then_refused("value_moved", stands=P("1"))


def test_a_carried_value_is_not_emptied() -> None:
    """An empty cell lets the column before count; it is said that 0 is what is meant."""
    start = sent(cell("1", "2", part=BONUS))
    enter = settling(cell("1", None, was="2", part=BONUS), reason=WHY)
    start.when(enter, as_=SECRETARY).then_refused("cells_missing", case="carried", stands=P("2"))


def test_adjusting_says_why_cell_by_cell() -> None:
    """A cell's own reason goes before that of the act."""
    cells = (because(cell("1", "30"), "Thiếu minh chứng"), cell("2", "30"))
    adjust = AdjustScores(unit=C, column="settled", cells=cells, reason=WHY)
    sent().when(adjust, as_=SECRETARY).then(
        adjusted(change(cells[0]), reason="Thiếu minh chứng"), adjusted(change(cells[1]))
    )


# Told years


def test_only_a_told_year_says_that_its_source_gives_no_reason() -> None:
    """“Nguồn không ghi” in back-fill, never in a year that runs."""
    told = after(
        told_in(Phase.SCORING),
        (EnterScores(unit=C, column="self", cells=sheet_of(C)), OPERATOR),
        (SubmitSheet(unit=C), OPERATOR),
    )
    unstated = settling(cell("1", "30"), reason="Nguồn không ghi")
    told.when(unstated, as_=OPERATOR).then(
        adjusted(change(cell("1", "30")), reason="Nguồn không ghi")
    )
    told.when(settling(cell("1", "30")), as_=OPERATOR).then_refused(
        "reason_blank", case="differs_told"
    )
    for text in ("nguồn không ghi", "Nguồn không nêu."):
        live = settling(cell("1", "30"), reason=text)
        sent().when(live, as_=SECRETARY).then_refused("reason_unstated", value=text)
    adjust = AdjustScores(
        unit=C, column="self", cells=(cell("1", "59", was="60"),), reason="nguồn không ghi"
    )
    sent().when(adjust, as_=officer(C)).then_refused("reason_unstated")


def test_settling_still_takes_what_counts() -> None:
    """The settled sheet holds the adjusted value and the carried ones."""
    start = after(
        sent(), (settling(cell("1", "30"), reason=WHY), SECRETARY), (SettleSheet(unit=C), SECRETARY)
    )
    assert start.state.sheet(C).cells("settled") == {
        ("1", STANDARD): P("30"),
        ("2", STANDARD): P("38"),
    }


def test_the_stored_form_of_an_older_order_stays() -> None:
    """Fields that are not said are not written, so a command that was stored is known again."""
    plain = settling(cell("1", "60"))
    assert b"reason" not in encode(plain)
    assert b"document" not in encode(plain)
