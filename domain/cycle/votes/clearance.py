"""The word of a body that is asked before a vote, such as the inspectorate: on which units it has
no objection, on which it has one, and on which it has not spoken yet."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import RUNNING, Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR
from domain.rulebook.selections import OnObjection, Selection
from domain.values.names import identity, nearest
from domain.values.paper import Document, Paper, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Says(StrEnum):
    """What the body says of a unit."""

    NO_OBJECTION = "no_objection"
    OBJECTION = "objection"
    #: It has answered, and is not done with the unit.
    NONE_YET = "none_yet"


class RecordClearance(Command, frozen=True, kw_only=True):
    """Record what a body that is asked before the vote says of units, from its paper. What it says
    of a unit later replaces what it said before."""

    #: The body, as the rulebook names it.
    of: str
    no_objection: Ids[UnitId] = ()
    objection: Ids[UnitId] = ()
    none_yet: Ids[UnitId] = ()
    #: Why it objects, as far as it says so.
    reason: str | None = None
    document: Paper


class ClearanceRecorded(Body, frozen=True, kw_only=True):
    of: str
    no_objection: Ids[UnitId]
    objection: Ids[UnitId]
    none_yet: Ids[UnitId]
    reason: Private | None
    document: Document


class ObjectionsShown(Body, frozen=True, kw_only=True):
    """Who was chosen or stood for a vote although the body objects: the sitting was shown it."""

    selection: str
    of: str
    units: Ids[UnitId]


class Cleared(msgspec.Struct, frozen=True):
    """What a body says of a unit, and the event that told it."""

    says: Says
    version: int


#: By the body's name without marks and by unit.
Clearances = Mapping[tuple[str, UnitId], Cleared]
NOTHING_SAID: Clearances = MappingProxyType({})


def cleared(cycle: Cycle, selection: Selection, unit: UnitId) -> Says | None:
    """What the body that a selection asks says of a unit; ``None``: nothing, or none is asked."""
    rule = selection.clearance
    if isinstance(rule, msgspec.UnsetType):
        return None
    found = cycle.clearances.get((identity(rule.of), unit))
    return found.says if found else None


def passed_over(cycle: Cycle, selection: Selection, unit: UnitId) -> bool:
    """Whether an objection passes the unit over."""
    rule = selection.clearance
    if isinstance(rule, msgspec.UnsetType) or rule.objection is not OnObjection.PASSED_OVER:
        return False
    return cleared(cycle, selection, unit) is Says.OBJECTION


def lacking(cycle: Cycle, selection: Selection) -> Ids[UnitId]:
    """The members on whom the body that a selection asks has not spoken."""
    if isinstance(selection.clearance, msgspec.UnsetType):
        return ()
    spoken = {Says.NO_OBJECTION, Says.OBJECTION}
    return tuple(unit for unit in cycle.members if cleared(cycle, selection, unit) not in spoken)


@refuses("clearance_missing")
def check_cleared(cycle: Cycle, selection: Selection, units: Ids[UnitId]) -> tuple[Body, ...]:
    """Nobody stands or is chosen before the body that the rulebook names has spoken; gives what
    the sitting is shown. A past that is told is over.

    Raises ``Refusal("clearance_missing")`` with those on whom it has not.
    """
    rule = selection.clearance
    if isinstance(rule, msgspec.UnsetType) or cycle.backfill:
        return ()
    silent = set(lacking(cycle, selection))
    missing = tuple(unit for unit in units if unit in silent)
    if missing:
        raise Refusal("clearance_missing", selection=selection.code, of=rule.of, units=missing)
    objected = tuple(unit for unit in units if cleared(cycle, selection, unit) is Says.OBJECTION)
    if not objected:
        return ()
    return (ObjectionsShown(selection=selection.code, of=rule.of, units=objected),)


@refuses(
    "already_done",
    "clearance_not_asked",
    "field_missing",
    "member_repeated",
    "not_member",
    required_document,
)
def record_clearance(cycle: Cycle, command: RecordClearance, act: Act) -> tuple[Body, ...]:
    said = {
        Says.NO_OBJECTION: command.no_objection,
        Says.OBJECTION: command.objection,
        Says.NONE_YET: command.none_yet,
    }
    units = tuple(unit for listed in said.values() for unit in listed)
    if not units:
        raise Refusal("field_missing", field="no_objection")
    check_distinct(units)
    for unit in units:
        cycle.check_member(unit)
    of = _asked(cycle, command.of)
    body = identity(of)
    known = {unit: cycle.clearances.get((body, unit)) for unit in units}
    now = {unit: says for says, listed in said.items() for unit in listed}
    document = required_document(command.document, act)
    if all(found is not None and found.says is now[unit] for unit, found in known.items()):
        raise Refusal("already_done", what="record_clearance")
    return (
        ClearanceRecorded(
            of=of,
            no_objection=tuple(sorted(command.no_objection)),
            objection=tuple(sorted(command.objection)),
            none_yet=tuple(sorted(command.none_yet)),
            reason=act.hide_optional(command.reason),
            document=document,
        ),
    )


def _asked(cycle: Cycle, of: str) -> str:
    """The body as the rulebook names it.

    Raises ``Refusal("clearance_not_asked")`` with the bodies that the rulebook asks."""
    if not of.strip():
        raise Refusal("field_missing", field="of")
    rulebook = cycle.plan.rulebook
    assert rulebook is not None  # the row asks for one
    asked = {
        identity(one.clearance.of): one.clearance.of
        for one in rulebook.selections
        if not isinstance(one.clearance, msgspec.UnsetType)
    }
    if not cycle.backfill and identity(of) not in asked:
        bodies = tuple(asked.values())
        close = nearest(of, bodies)
        raise Refusal("clearance_not_asked", value=of, bodies=bodies or None, nearest=close)
    return asked.get(identity(of), of.strip())


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case ClearanceRecorded() as body:
            key = identity(body.of)
            said = {
                Says.NO_OBJECTION: body.no_objection,
                Says.OBJECTION: body.objection,
                Says.NONE_YET: body.none_yet,
            }
            found = {
                (key, unit): Cleared(says, event.version)
                for says, units in said.items()
                for unit in units
            }
            return replace(cycle, clearances=MappingProxyType({**cycle.clearances, **found}))
        case ObjectionsShown():
            return cycle
        case _:
            raise LookupError(type(event.body))


ROWS = (Row(RecordClearance, RUNNING, by=CHAIR, needs=(RULEBOOK_SET,)),)
DECISIONS = {RecordClearance: record_clearance}
EVENTS = (ClearanceRecorded, ObjectionsShown)
