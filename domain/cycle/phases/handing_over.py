"""Handing over: what passes to the next chair, ticked off and accepted by both sides."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.offices import Officers
from domain.clusters.terms import Offices, Term
from domain.cycle.guard import Phase, Row, Unmet, lacks
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, Office, UnitId
from domain.record.who import CHAIR, OWN_UNIT, Grants, Scope
from domain.rulebook.officers import missing_objects
from domain.values.known import is_met
from domain.values.names import fold, nearest
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class ListHandover(Command, frozen=True, kw_only=True):
    """List the things handed over: files, the rotating flag, accounts. Replaces the list."""

    items: tuple[str, ...]
    document: Paper | None = None


class TickHandover(Command, frozen=True, kw_only=True):
    """Tick off what was handed over of the things that the rulebook names, as one of the sides."""

    unit: UnitId
    #: As the rulebook names them.
    objects: tuple[str, ...]


class AcceptHandover(Command, frozen=True, kw_only=True):
    """Accept the list, as the outgoing or the incoming chair unit."""

    unit: UnitId
    document: Paper | None = None


class HandoverListed(Body, frozen=True, kw_only=True):
    items: tuple[Private, ...]
    document: Document | None


class HandoverTicked(Body, frozen=True, kw_only=True):
    unit: UnitId
    objects: tuple[str, ...]


class HandoverAccepted(Body, frozen=True, kw_only=True):
    unit: UnitId
    document: Document | None


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    """Where the end of the year stands: who comes next, and what passes to them."""

    #: The cycle year for which officers were named or the pledge was signed.
    next_year: str | None = None
    #: Whom the conference named; a decision may name others later.
    named: Term | None = None
    #: How the offices of that year stand, as the cluster says.
    next_offices: Offices | None = None
    #: The order of rotation that this year decided on; ``None``: none yet.
    rotation: Ids[UnitId] | None = None
    pledged: frozenset[UnitId] = frozenset()
    items: int = 0
    #: Objects that the rulebook names, ticked off or stated in the minutes.
    ticked: frozenset[str] = frozenset()
    stated_objects: frozenset[str] = frozenset()
    accepted_by: frozenset[UnitId] = frozenset()
    #: Both sides accepted the list that stands, or the minutes state the handover.
    accepted: bool = False
    minutes: bool = False
    stated: bool = False

    @property
    def offices(self) -> Offices:
        """The offices of the next year, as far as they are known."""
        if self.next_offices is not None:
            return self.next_offices
        return Offices(terms=(self.named,)) if self.named else Offices()

    @property
    def next_officers(self) -> Officers | None:
        """``None`` while nobody is known to be the next chair."""
        officers = self.offices.officers()
        return None if officers.chair is None else officers


@refuses("handover_empty", "handover_lacks", document_of)
def list_handover(cycle: Cycle, command: ListHandover, act: Act) -> tuple[Body, ...]:
    items = [item for item in command.items if item.strip()]
    if not items:
        raise Refusal("handover_empty")
    missing = missing_objects(required(cycle), items)
    if missing and not cycle.backfill:
        raise Refusal("handover_lacks", objects=missing)
    document = document_of(command.document, act)
    return (HandoverListed(items=tuple(act.hide(item) for item in items), document=document),)


@refuses(
    "already_done",
    "field_missing",
    "handover_empty",
    "not_a_side",
    "object_unknown",
    "officers_missing",
)
def tick_handover(cycle: Cycle, command: TickHandover, act: Act) -> tuple[Body, ...]:
    _check_side(cycle, command.unit)
    if not command.objects:
        raise Refusal("field_missing", field="objects")
    objects = named_objects(cycle, command.objects)
    for name in objects:
        if name in cycle.handover.ticked:
            raise Refusal("already_done", what="tick_handover")
    return (HandoverTicked(unit=command.unit, objects=objects),)


@refuses("already_done", "handover_empty", "not_a_side", "officers_missing", document_of)
def accept_handover(cycle: Cycle, command: AcceptHandover, act: Act) -> tuple[Body, ...]:
    _check_side(cycle, command.unit)
    if command.unit in cycle.handover.accepted_by:
        raise Refusal("already_done", what="accept_handover")
    return (HandoverAccepted(unit=command.unit, document=document_of(command.document, act)),)


def _check_side(cycle: Cycle, unit: UnitId) -> None:
    """Raises ``Refusal``: ``officers_missing``, ``handover_empty`` or ``not_a_side``."""
    if cycle.handover.next_officers is None:
        raise Refusal("officers_missing")
    if not cycle.handover.items:
        raise Refusal("handover_empty")
    if unit not in sides(cycle, cycle.handover):
        raise Refusal("not_a_side", unit=unit)


def named_objects(cycle: Cycle, objects: tuple[str, ...]) -> tuple[str, ...]:
    """The objects by the names that the rulebook gives them, each once.

    Raises ``Refusal("object_unknown")`` for one that it does not name.
    """
    known = {fold(name): name for name in required(cycle)}
    found = []
    for name in objects:
        if fold(name) not in known:
            names = tuple(known.values())
            raise Refusal("object_unknown", value=name, nearest=nearest(name, names), known=names)
        found.append(known[fold(name)])
    return tuple(dict.fromkeys(found))


def required(cycle: Cycle) -> tuple[str, ...]:
    """What the rulebook asks to be handed over by name."""
    rulebook = cycle.plan.rulebook
    return rulebook.officers.handover if rulebook and rulebook.officers else ()


def unticked(cycle: Cycle, part: Handover) -> tuple[str, ...]:
    """What the rulebook asks for and is neither ticked off nor stated in the minutes.

    A source tells of a handover as it does.
    """
    if cycle.backfill:
        return ()
    done = part.ticked | part.stated_objects
    return tuple(name for name in required(cycle) if name not in done)


def sides(cycle: Cycle, part: Handover) -> Ids[UnitId]:
    """The outgoing chair, or who acts in its place, and the incoming one, where they are known."""
    both = (cycle.chair, part.offices.officers().chair)
    return tuple(dict.fromkeys(unit for unit in both if unit is not None))


def is_accepted(cycle: Cycle, part: Handover) -> bool:
    if part.stated:
        return True
    known = cycle.chair is not None and part.next_officers is not None
    both = known and set(sides(cycle, part)) <= part.accepted_by
    return both and not unticked(cycle, part)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.handover
    match event.body:
        case HandoverListed() as body:
            part = replace(part, items=len(body.items), ticked=frozenset(), accepted_by=frozenset())
        case HandoverTicked() as body:
            part = replace(part, ticked=part.ticked | set(body.objects))
        case HandoverAccepted() as body:
            part = replace(part, accepted_by=part.accepted_by | {body.unit})
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, handover=replace(part, accepted=is_accepted(cycle, part)))


def handover_accepted(cycle: Cycle) -> Unmet:
    """What the handover lacks: objects not ticked off, sides that have not accepted."""
    rulebook = cycle.plan.rulebook
    if rulebook is not None and not rulebook.handover_accepted:
        return None
    part = cycle.handover
    if part.accepted or is_met(cycle.said("handover")):
        return None
    left = tuple(unit for unit in sides(cycle, part) if unit not in part.accepted_by)
    found = {"objects": unticked(cycle, part), "units": left if part.items else ()}
    return lacks(**{name: lacking for name, lacking in found.items() if lacking})


_HERE = (Phase.CHAIR_HANDOVER,)
#: Each side for itself, the one that hands over and the one that takes over.
_EITHER_SIDE: Grants = {Office.CHAIR: Scope.OWN, Office.SECRETARY: Scope.OWN} | OWN_UNIT
ROWS = (
    Row(ListHandover, _HERE, by=CHAIR, in_sitting=True),
    Row(TickHandover, _HERE, by=_EITHER_SIDE, in_sitting=True),
    Row(AcceptHandover, _HERE, by=_EITHER_SIDE, in_sitting=True),
)
DECISIONS = {
    ListHandover: list_handover,
    TickHandover: tick_handover,
    AcceptHandover: accept_handover,
}
EVENTS = (HandoverListed, HandoverTicked, HandoverAccepted)
