"""A unit ceases: merged into another, split into several, or dissolved.

The unit's own stream names its successors; in theirs, what follows names it as a predecessor. What
a successor is and does stays its own: nothing of the unit passes to it unless somebody says so.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId, unit_stream
from domain.record.turns import next_turn
from domain.record.who import FOLLOWS, OPERATOR, PlainRow
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.units.unit import Unit


class Ending(StrEnum):
    """How a unit ceases."""

    #: Into one successor, alone or together with others.
    MERGED = "merged"
    #: Into several successors.
    SPLIT = "split"
    #: Without a successor.
    DISSOLVED = "dissolved"


class MergeUnit(Command, frozen=True, kw_only=True):
    """Let the unit cease, merged into another that goes on or is new."""

    into: UnitId
    #: A date, month or year, see ``When.read``.
    since: str
    reason: str
    document: Paper | None = None


class SplitUnit(Command, frozen=True, kw_only=True):
    """Let the unit cease, split into several."""

    into: Ids[UnitId]
    #: See ``MergeUnit.since``.
    since: str
    reason: str
    document: Paper | None = None


class DissolveUnit(Command, frozen=True, kw_only=True):
    """Let the unit cease without a successor."""

    #: See ``MergeUnit.since``.
    since: str
    reason: str
    document: Paper | None = None


class RecordPredecessor(Command, frozen=True, kw_only=True):
    """Follows from the end of a unit that names this one as its successor."""

    unit: UnitId
    ending: Ending
    since: When


class UnitCeased(Body, frozen=True, kw_only=True):
    ending: Ending
    successors: Ids[UnitId]
    since: When
    reason: Private
    document: Document | None
    #: See ``domain.record.turns``.
    turn: int


class PredecessorRecorded(Body, frozen=True, kw_only=True):
    unit: UnitId
    ending: Ending
    since: When


class Ceased(msgspec.Struct, frozen=True):
    """That a unit has ceased, and what came after it."""

    ending: Ending
    successors: Ids[UnitId]
    since: When


class Predecessor(msgspec.Struct, frozen=True):
    """A unit whose successor this one is, or one of its successors."""

    unit: UnitId
    ending: Ending
    since: When


@refuses(
    "date_order",
    "field_missing",
    "own_successor",
    "reason_blank",
    "stream_unknown",
    "successor_ceased",
    "unit_ceased",
    document_of,
)
def merge_unit(unit: Unit, command: MergeUnit, act: Act) -> tuple[Body, ...]:
    return (_ceased(unit, Ending.MERGED, (command.into,), command, act),)


@refuses(
    "date_order",
    "field_missing",
    "member_repeated",
    "own_successor",
    "reason_blank",
    "stream_unknown",
    "successor_ceased",
    "successors_few",
    "unit_ceased",
    document_of,
)
def split_unit(unit: Unit, command: SplitUnit, act: Act) -> tuple[Body, ...]:
    seen: set[UnitId] = set()
    for successor in command.into:
        if successor in seen:
            raise Refusal("member_repeated", unit=successor)
        seen.add(successor)
    if len(seen) < 2:
        raise Refusal("successors_few", count=len(seen))
    return (_ceased(unit, Ending.SPLIT, command.into, command, act),)


@refuses("date_order", "field_missing", "reason_blank", "unit_ceased", document_of)
def dissolve_unit(unit: Unit, command: DissolveUnit, act: Act) -> tuple[Body, ...]:
    return (_ceased(unit, Ending.DISSOLVED, (), command, act),)


@refuses()
def record_predecessor(unit: Unit, command: RecordPredecessor, act: Act) -> tuple[Body, ...]:
    body = PredecessorRecorded(unit=command.unit, ending=command.ending, since=command.since)
    return (body,)


def _ceased(
    unit: Unit,
    ending: Ending,
    successors: Ids[UnitId],
    command: MergeUnit | SplitUnit | DissolveUnit,
    act: Act,
) -> UnitCeased:
    reason = act.hide_reason(command.reason)
    unit.check_goes_on()
    since = dated(command.since)
    for successor in successors:
        _check_successor(unit, successor, act)
    for known in unit.dates():
        if since.is_before(known):
            raise Refusal("date_order", date=since, known=known)
    return UnitCeased(
        ending=ending,
        successors=successors,
        since=since,
        reason=reason,
        document=document_of(command.document, act),
        turn=next_turn(act),
    )


def dated(text: str) -> When:
    """A date on which something ends, known to the year at least.

    Raises ``Refusal``: ``date_malformed``, or ``field_missing`` where it says that nobody knows.
    """
    since = When.read(text)
    if since.start is None:
        raise Refusal("field_missing", field="since")
    return since


def _check_successor(unit: Unit, successor: UnitId, act: Act) -> None:
    if successor == unit.id:
        raise Refusal("own_successor", unit=successor)
    other: Unit | None = act.context.others.get(unit_stream(successor))
    if other is None:
        raise Refusal("stream_unknown", stream=unit_stream(successor))
    if other.ceased is not None:
        raise Refusal("successor_ceased", unit=successor, since=other.ceased.since)


def evolve(unit: Unit, event: Event) -> Unit:
    match event.body:
        case UnitCeased() as body:
            ceased = Ceased(body.ending, body.successors, body.since)
            return replace(unit, ceased=ceased)
        case PredecessorRecorded() as body:
            found = Predecessor(body.unit, body.ending, body.since)
            return replace(unit, predecessors=(*unit.predecessors, found))
        case _:
            raise LookupError(type(event.body))


ROWS = (
    PlainRow(MergeUnit, by=OPERATOR),
    PlainRow(SplitUnit, by=OPERATOR),
    PlainRow(DissolveUnit, by=OPERATOR),
    PlainRow(RecordPredecessor, by=FOLLOWS),
)
DECISIONS = {
    MergeUnit: merge_unit,
    SplitUnit: split_unit,
    DissolveUnit: dissolve_unit,
    RecordPredecessor: record_predecessor,
}
EVENTS = (UnitCeased, PredecessorRecorded)
