"""No event tells a total, a rank or a deduction that the score table does not have then."""

from dataclasses import dataclass

from hypothesis import event as noted
from hypothesis import given
from hypothesis import strategies as st

from domain.cycle.cycle import Cycle
from domain.cycle.formal import AdvancePhase
from domain.cycle.phases.scoring import AdjustScores, SettleSheet, SheetSettled
from domain.cycle.phases.summary_conference import AdoptTable, OpenSitting, RecordAttendance
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    SettleConsequence,
    WithdrawConsequence,
)
from domain.cycle.scores.undecided import undecided
from domain.reckoning.cells import NewCell
from domain.record.record import Command, Seat, UnitId
from domain.record.streams import evolve
from domain.rulebook.rulebook import Lapse
from domain.values.points import Points
from domain.values.refusal import Refusal
from tests.factories import MEMBERS, SECRETARY, after, settler
from tests.factories import given as given_that
from tests.rules.any_rulebook import Sheets, sheets
from tests.rules.test_any_rulebook import held, scored, thoroughly
from tests.spec import Given
from tests.totals import check_told

LAPSES = (Lapse.LATE_SHEET, Lapse.LATE_REPORT, Lapse.PLEDGE_NOT_SIGNED)


@dataclass(frozen=True)
class Move:
    """Something that happens to a unit between the sending of its sheet and the adoption."""

    what: str
    unit: UnitId
    lapse: Lapse
    points: Points


moves = st.builds(
    Move,
    st.sampled_from(("raise", "apply", "settle", "withdraw", "adjust", "sheet", "sheet")),
    st.sampled_from(MEMBERS),
    st.sampled_from(LAPSES),
    st.integers(1, 12).map(lambda count: Points(str(-count))),
)


def raised(move: Move) -> ConsequenceRaised:
    return ConsequenceRaised(
        unit=move.unit,
        lapse=move.lapse,
        code="muon",
        last_day=None,
        came=None,
        working_days=None,
        table="",
        deduct=Points.exact(-move.points),
        per_working_day=False,
        at_most=None,
        points=move.points,
        applied=move.what == "apply",
        per_day=False,
        days=None,
    )


def commands(state: Cycle, move: Move) -> tuple[Command, Seat] | None:
    unit, seat = move.unit, settler(move.unit)
    match move.what:
        case "settle":
            settle = SettleConsequence(
                unit=unit, lapse=move.lapse, points=move.points, reason="Hội nghị xét"
            )
            return settle, seat
        case "withdraw":
            return WithdrawConsequence(unit=unit, lapse=move.lapse, reason="Có dấu bưu điện"), seat
        case "sheet":
            return SettleSheet(unit=unit), seat
    standing = state.sheet(unit).cells("settled") or state.sheet(unit).cells("self")
    place = min(standing, default=None)
    if place is None:
        return None
    was = state.sheet(unit).cells("settled").get(place)
    cell = NewCell(criterion=place[0], part=place[1], was=was, now=Points("0"))
    return AdjustScores(unit=unit, column="settled", cells=(cell,), reason="Thẩm định"), seat


def moved(start: Given, move: Move) -> Given:
    """What was asked for is done, or refused as it would be."""
    if move.what in {"raise", "apply"}:
        known = (move.unit, move.lapse, "muon") in start.state.lapses
        return start if known else given_that(start, raised(move))
    asked = commands(start.state, move)
    then = start.when(asked[0], as_=asked[1]) if asked else None
    return start if then is None or isinstance(then.outcome, Refusal) else then.given_besides()


def adopted(start: Given) -> Given:
    """Every sheet is settled and every deduction decided, and the conference adopts the table."""
    for unit in MEMBERS:
        if not start.state.sheet(unit).settled:
            start = after(start, (SettleSheet(unit=unit), settler(unit)))
    for one in undecided(start.state):
        settle = SettleConsequence(unit=one.unit, lapse=one.lapse, code=one.code)
        start = after(start, (settle, settler(one.unit)))
    return after(
        start,
        (AdvancePhase(), SECRETARY),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
        (AdoptTable(), SECRETARY),
    )


@thoroughly
@given(sheets(), st.lists(moves, max_size=16))
def test_every_total_told_is_that_of_the_table(drawn: Sheets, then: list[Move]) -> None:
    """Under any rulebook, whatever is deducted, settled, taken back and adjusted in which order:
    each event that tells a total or a rank tells that of the score table at its version."""
    if not scored(drawn):
        return
    year = held(drawn)
    for move in then:
        year = moved(year, move)
    year = adopted(year)
    state: object = None
    for event in year.events:
        state = evolve(state, event)
        assert isinstance(state, Cycle)
        check_told(state, event)
        if isinstance(event.body, SheetSettled) and event.body.counted:
            noted(f"lapses in a settlement: {bool(event.body.counted.lapses)}")
