"""The passing of a deadline: done by the system, for each unit that still owes something and for
the deadline itself, never early and once only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from msgspec.structs import replace

from domain.cycle.deadlines.duties import Duty, Standing, duties
from domain.cycle.deadlines.standing import named
from domain.cycle.guard import RUNNING, Row
from domain.cycle.scores.lapses import lapse_of, raised_for
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import FOLLOWS
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, civil_day

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class PassDeadline(Command, frozen=True, kw_only=True):
    """Follows from the day of a deadline: it has passed, and something was still lacking."""

    looks_at_days: ClassVar[bool] = True

    code: str
    #: ``None``: the deadline itself, rather than what one unit owes under it.
    unit: UnitId | None = None
    #: The moment from which on it is late; another one by now means that it was moved.
    before: Moment


class DeadlinePassed(Body, frozen=True, kw_only=True):
    code: str
    unit: UnitId | None
    #: The last day on which it would have been in time.
    last_day: date
    before: Moment
    #: What was lacking: words of commands for a unit, conditions of the phase for all.
    lacking: tuple[str, ...]
    #: The units that still owed something and had no more time.
    units: Ids[UnitId]


@refuses("already_done", "deadline_not_due")
def pass_deadline(cycle: Cycle, command: PassDeadline, act: Act) -> tuple[Body, ...]:
    due = duties(cycle)
    found = due.get((command.code, command.unit))
    if found is None or not found.passes or found.standing is not Standing.OPEN:
        raise Refusal("already_done", what="pass_deadline", unit=command.unit)
    if found.before != command.before or min(act.now, act.clock) < command.before:
        raise Refusal("deadline_not_due", deadline=named(command.code), unit=command.unit)
    last_day = civil_day(command.before - 1)
    passed = DeadlinePassed(
        code=command.code,
        unit=command.unit,
        last_day=last_day,
        before=command.before,
        lacking=found.asked,
        units=_owing(found, tuple(due.values())),
    )
    raised = (
        body
        for word in found.asked
        if command.unit is not None and (lapse := lapse_of(word, command.code)) is not None
        for body in raised_for(cycle, (command.unit, lapse, command.code), act, last_day=last_day)
    )
    return (passed, *raised)


def _owing(found: Duty, due: tuple[Duty, ...]) -> Ids[UnitId]:
    """Of a unit's own deadline itself; of one for all, those who owe something under its code, have
    not said that they sent it, and were not given more time."""
    if found.unit is not None:
        return (found.unit,)
    units = (
        one.unit
        for one in due
        if one.code == found.code and one.asked and one.before == found.before
    )
    return tuple(sorted(unit for unit in units if unit is not None))


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, DeadlinePassed):
        raise LookupError(type(body))
    return replace(cycle, passed=cycle.passed | {(body.code, body.unit, body.before)})


ROWS = (Row(PassDeadline, RUNNING, by=FOLLOWS),)
DECISIONS = {PassDeadline: pass_deadline}
EVENTS = (DeadlinePassed,)
