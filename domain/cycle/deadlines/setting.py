"""Deadlines: set by hand, reckoned from the rulebook, moved with what they hang on, extended."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.due import Due, Move, due_by_hand, extended
from domain.cycle.deadlines.standing import (
    Deadlines,
    check_order,
    extended_for,
    known_code,
    moves,
    named,
    reckoned,
    set_to,
)
from domain.cycle.guard import RUNNING, Condition, Row, Unmet, lacks
from domain.cycle.scores.lapses import WithdrawalGround, withdrawn
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import CHAIR, FOLLOWS
from domain.rulebook.due_rule import DueRule
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When, civil_day

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class SetDeadline(Command, frozen=True, kw_only=True):
    """Say until when something is due: the work of a phase, or what goes by a code of its own."""

    looks_at_days: ClassVar[bool] = True

    #: A phase, ``pledge``, ``explanation``, or a code of the rulebook's deadlines.
    code: str
    #: ``2021-11-30`` is due before that day ends; ``2021-11`` by its last day;
    #: ``2021-11-30T17:00`` before that moment; ``None``: to be announced.
    until: str | None = None
    document: Paper | None = None


class ReckonDeadlines(Command, frozen=True, kw_only=True):
    """Reckon the days of the rulebook's deadlines by the official calendar. Those set by hand
    stay; reckoning again moves what has come to another day."""

    looks_at_days: ClassVar[bool] = True


class MoveDeadlines(Command, frozen=True, kw_only=True):
    """Follows from a change of the official calendar."""

    looks_at_days: ClassVar[bool] = True


class ExtendDeadline(Command, frozen=True, kw_only=True):
    """Give more time, to all or to one unit."""

    looks_at_days: ClassVar[bool] = True

    #: See ``SetDeadline.code``.
    code: str
    #: See ``SetDeadline.until``.
    until: str
    unit: UnitId | None = None
    reason: str
    document: Paper | None = None


class MovedBy(StrEnum):
    """What moved deadlines."""

    CALENDAR = "calendar"
    CONFERENCE = "conference"
    #: Another deadline on which they hang.
    DEADLINE = "deadline"
    #: The rulebook, or what it was reckoned by, has changed.
    RECKONED = "reckoned"


class DeadlineSet(Body, frozen=True, kw_only=True):
    code: str
    #: As it was said.
    until: When | None
    due: Due
    document: Document | None


class ReckonedDeadline(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One deadline of the rulebook, with everything that was reckoned for it."""

    code: str
    due: Due


class DeadlinesReckoned(Body, frozen=True, kw_only=True):
    deadlines: tuple[ReckonedDeadline, ...]
    #: What the rulebook names no longer.
    dropped: tuple[str, ...]


class DeadlinesMoved(Body, frozen=True, kw_only=True):
    by: MovedBy
    moves: tuple[Move, ...]


class DeadlineExtended(Body, frozen=True, kw_only=True):
    code: str
    unit: UnitId | None
    until: When
    due: Due
    reason: Private
    document: Document | None


@refuses("deadline_code_unknown", "deadline_order", "deadline_past", "deadline_stands", document_of)
def set_deadline(cycle: Cycle, command: SetDeadline, act: Act) -> tuple[Body, ...]:
    code = known_code(cycle, command.code)
    standing = cycle.plan.deadlines.get(code)
    stands = standing is not None and standing.due.day_set
    if cycle.plan.issued and not cycle.backfill and standing and stands:
        last_day = standing.last_day
        raise Refusal("deadline_stands", deadline=named(code), last_day=last_day)
    until = When.read(command.until) if command.until is not None else None
    rule = _rule_of(cycle, code)
    due = due_by_hand(
        until,
        table=act.days,
        words=rule.words if rule else None,
        counts=rule.counts if rule else None,
    )
    if due.before is not None and not cycle.backfill and due.before <= act.now:
        raise Refusal("deadline_past", deadline=named(code), last_day=due.last_day)
    check_order(cycle, code, due.before)
    body = DeadlineSet(
        code=code,
        until=until,
        due=due,
        document=document_of(command.document, act),
    )
    return (body, *_hanging_on(cycle, code, due, act))


def _hanging_on(cycle: Cycle, code: str, due: Due, act: Act) -> tuple[Body, ...]:
    """What another deadline moves that hangs on it."""
    deadlines = set_to(cycle.plan.deadlines, code, due, (0, act.now), by_rule=False)
    return moved_by(with_deadlines(cycle, deadlines), MovedBy.DEADLINE, act)


@refuses("already_done", "deadline_order", "deadline_past")
def reckon_deadlines(cycle: Cycle, command: ReckonDeadlines, act: Act) -> tuple[Body, ...]:
    found = reckoned_anew(cycle, act)
    if not found:
        raise Refusal("already_done", what="reckon_deadlines")
    return found


@refuses("nothing_moves")
def move_deadlines(cycle: Cycle, command: MoveDeadlines, act: Act) -> tuple[Body, ...]:
    found = moved_by(cycle, MovedBy.CALENDAR, act)
    if not found:
        raise Refusal("nothing_moves")
    return found


def reckoned_anew(cycle: Cycle, act: Act) -> tuple[Body, ...]:
    """What the rulebook's deadlines come to that stand not yet so, and what it names no longer.

    Raises ``Refusal``: ``deadline_past`` where a live phase would be due before now, because who
    cannot be in time would be late; ``deadline_order``.
    """
    standing = cycle.plan.deadlines
    due = reckoned(cycle, act.days)
    by_rule = {code for code, found in standing.items() if found.by_rule}
    new = tuple(ReckonedDeadline(code=code, due=due[code]) for code in due if code not in standing)
    dropped = tuple(sorted(by_rule - due.keys()))
    bodies: list[Body] = []
    if new or dropped:
        bodies.append(DeadlinesReckoned(deadlines=new, dropped=dropped))
    if changed := moves(cycle, act.days, act.now):
        bodies.append(DeadlinesMoved(by=MovedBy.RECKONED, moves=changed))
    after = _after(cycle, bodies, act)
    for code, found in after.plan.deadlines.items() if not cycle.backfill else ():
        past = found.before is not None and found.before <= act.now
        if past and code in RUNNING and code not in standing:
            raise Refusal("deadline_past", deadline=named(code), last_day=found.last_day)
        check_order(after, code, found.before)
    return tuple(bodies)


def _without(deadlines: Deadlines, codes: tuple[str, ...]) -> Deadlines:
    return MappingProxyType({code: one for code, one in deadlines.items() if code not in codes})


def moved_by(cycle: Cycle, by: MovedBy, act: Act) -> tuple[Body, ...]:
    """What has come to another day since; the order of phases is the business of whoever moved
    it, and is not refused here."""
    changed = moves(cycle, act.days, act.now)
    return (DeadlinesMoved(by=by, moves=changed),) if changed else ()


@refuses(
    "deadline_code_unknown",
    "deadline_not_later",
    "deadline_unknown",
    "not_member",
    Act.hide_reason,
    document_of,
)
def extend_deadline(cycle: Cycle, command: ExtendDeadline, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    code = known_code(cycle, command.code)
    standing = cycle.plan.deadlines.get(code)
    if standing is None:
        raise Refusal("deadline_unknown", deadline=named(code))
    if command.unit is not None:
        cycle.check_member(command.unit)
    until = When.read(command.until)
    present = standing.before_for(command.unit) if command.unit else standing.before
    last_day = None if present is None else civil_day(present - 1)
    held_to = replace(standing.due, before=present, last_day=last_day)
    due = extended(held_to, until, act.days)
    body = DeadlineExtended(
        code=code,
        unit=command.unit,
        until=until,
        due=due,
        reason=reason,
        document=document_of(command.document, act),
    )
    excused = _no_longer_late(cycle, code, command.unit, due)
    if command.unit is not None:
        return (body, *excused)
    return (body, *_hanging_on(cycle, code, due, act), *excused)


def _no_longer_late(cycle: Cycle, code: str, unit: UnitId | None, due: Due) -> tuple[Body, ...]:
    """Of the lapses under this deadline, those that the new time covers fall away."""
    return tuple(
        withdrawn(key, raised, WithdrawalGround.EXTENDED)
        for key, raised in cycle.lapses.items()
        if key[2] == code
        and unit in {None, key[0]}
        and raised.open
        and (raised.came is None or due.last_day is None or raised.came <= due.last_day)
    )


def _rule_of(cycle: Cycle, code: str) -> DueRule | None:
    rulebook = cycle.plan.rulebook
    listed = rulebook.deadlines if rulebook else ()
    return next((found.due for found in listed if found.code == code), None)


def with_deadlines(cycle: Cycle, deadlines: Deadlines) -> Cycle:
    return replace(cycle, plan=replace(cycle.plan, deadlines=deadlines))


def _after(cycle: Cycle, bodies: list[Body], act: Act) -> Cycle:
    """The cycle as these bodies would leave it."""
    deadlines = cycle.plan.deadlines
    for body in bodies:
        deadlines = _told(deadlines, body, (0, act.now))
    return with_deadlines(cycle, deadlines)


def _told(deadlines: Deadlines, body: Body, at: tuple[int, Moment]) -> Deadlines:
    match body:
        case DeadlineSet():
            return set_to(deadlines, body.code, body.due, at, by_rule=False)
        case DeadlinesReckoned():
            deadlines = _without(deadlines, body.dropped)
            for found in body.deadlines:
                deadlines = set_to(deadlines, found.code, found.due, at, by_rule=True)
            return deadlines
        case DeadlinesMoved():
            for move in body.moves:
                deadlines = set_to(deadlines, move.deadline, move.now, at, by_rule=True)
            return deadlines
        case DeadlineExtended(unit=None):
            return set_to(deadlines, body.code, body.due, at, by_rule=False)
        case DeadlineExtended(unit=UnitId() as unit, due=Due(before=int(before))):
            return extended_for(deadlines, body.code, unit, before, at)
        case _:
            raise LookupError(type(body))


def evolve(cycle: Cycle, event: Event) -> Cycle:
    at = (event.version, event.header.recorded_at)
    return with_deadlines(cycle, _told(cycle.plan.deadlines, event.body, at))


def _rulebook_deadlines(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    return None if rulebook is not None and rulebook.deadlines else lacks()


_TO_RECKON = (Condition("rulebook_deadlines", _rulebook_deadlines),)
ROWS = (
    Row(SetDeadline, RUNNING, by=CHAIR),
    Row(ReckonDeadlines, RUNNING, by=CHAIR, needs=_TO_RECKON),
    Row(MoveDeadlines, RUNNING, by=FOLLOWS),
    Row(ExtendDeadline, RUNNING, by=CHAIR),
)
DECISIONS = {
    SetDeadline: set_deadline,
    ReckonDeadlines: reckon_deadlines,
    MoveDeadlines: move_deadlines,
    ExtendDeadline: extend_deadline,
}
EVENTS = (DeadlineSet, DeadlinesReckoned, DeadlinesMoved, DeadlineExtended)
