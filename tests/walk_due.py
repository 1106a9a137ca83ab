"""What a walk does about deadlines and offices: days pass, lapses are settled, chairs change."""

from collections.abc import Iterator
from random import Random

from domain.cycle.amendment import AmendRulebook
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Standing
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.guard import RUNNING, SITTING, WAY, Phase
from domain.cycle.phases.handing_over import TickHandover
from domain.cycle.phases.summary_conference import CallConference
from domain.cycle.scores.lapses import SettleConsequence, Stage, WithdrawConsequence
from domain.record.order import Order
from domain.record.record import Command, Office, Seat, StreamId, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.values.paper import Paper
from domain.values.points import Points
from domain.values.when import Moment
from tests.factories import MEMBERS
from workflows.deadlines import due_rows, passing

REASON = "Có lý do"
PAPER = Paper(kind="Công văn", number="1/CV")
Ask = tuple[Command, Seat | None]


def due_order(rng: Random, stream: StreamId, state: object, now: Moment) -> Order | None:
    """The order by which something that is open passes; seldom early."""
    rows = due_rows(stream, state).values()
    ahead = [row for row in rows if row.state is Standing.OPEN and row.before is not None]
    due = [row for row in ahead if (row.before or 0) <= now or rng.random() < 0.02]
    due.sort(key=lambda row: (row.before or 0, row.code, str(row.unit)))
    return passing(rng.choice(due)) if due else None


def due_moves(rng: Random, cycle: Cycle, amended: Rulebook) -> Iterator[Ask]:
    """What is done about days and lapses; what names no seat is the chair's office's."""
    if cycle.phase not in RUNNING:
        return
    code = rng.choice(list(cycle.plan.deadlines) or [Phase.SCORING])
    until = rng.choice(("2026-03-15", "2026-12-31", "2027-06-30"))
    unit = rng.choice((None, *MEMBERS))
    yield ExtendDeadline(code=code, until=until, unit=unit, reason=REASON), None
    yield SetDeadline(code=rng.choice(("pledge", "explanation", code)), until=until), None
    if WAY.index(cycle.phase) >= WAY.index(Phase.SCORING):
        date = rng.choice(("2027-01-18/2027-01-19", "2027-02-03"))
        yield CallConference(date=date, agenda=(REASON,)), None
    if cycle.phase in {Phase.REGISTRATION, Phase.SCORING}:
        yield AmendRulebook(rulebook=amended, reason=REASON), None


def lapse_moves(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    """What is proposed is settled, and taken back on proof."""
    for (lapsed, lapse, of), raised in cycle.lapses.items() if cycle.phase in RUNNING else ():
        seat = _settler(cycle, lapsed)
        if raised.stage is Stage.PROPOSED:
            points = rng.choice((None, Points("-0.5")))
            settle = SettleConsequence(
                unit=lapsed, lapse=lapse, code=of, points=points, reason=REASON
            )
            yield settle, seat
        withdraw = WithdrawConsequence(
            unit=lapsed, lapse=lapse, code=of, reason=REASON, document=PAPER
        )
        yield withdraw, seat


def _settler(cycle: Cycle, unit: UnitId) -> Seat | None:
    """Nobody settles what the own unit owes; the vice sees to the chair's."""
    vices = cycle.officers.vice_chairs
    if unit == cycle.chair and vices:
        return Seat(Office.VICE_CHAIR, vices[0])
    return None


def ticking(rng: Random, cycle: Cycle) -> Iterator[Ask]:
    """The outgoing or the incoming side ticks off what the rulebook names."""
    rulebook, part = cycle.plan.rulebook, cycle.handover
    named = rulebook.officers.handover if rulebook and rulebook.officers else ()
    left = tuple(name for name in named if name not in part.ticked)
    if cycle.phase in SITTING and part.items and left and cycle.chair is not None:
        yield TickHandover(unit=cycle.chair, objects=left[: rng.randint(1, 2)]), None
