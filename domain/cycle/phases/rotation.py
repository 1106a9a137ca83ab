"""The order in which units take the chair, where the rulebook has every year decide on it anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import RUNNING, Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import LEADERS
from domain.rulebook.officers import rules_of
from domain.values.paper import Document, Paper, document_of
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class DecideRotation(Command, frozen=True, kw_only=True):
    """Decide in which order units take the chair after this year. Deciding again replaces it."""

    #: The first takes the chair next; those behind it where one declines or leaves.
    order: Ids[UnitId]
    document: Paper | None = None


class RotationDecided(Body, frozen=True, kw_only=True):
    order: Ids[UnitId]
    document: Document | None


@refuses(
    "already_done",
    "field_missing",
    "member_repeated",
    "not_member",
    "rotation_not_yearly",
    document_of,
)
def decide_rotation(cycle: Cycle, command: DecideRotation, act: Act) -> tuple[Body, ...]:
    rules = rules_of(cycle)
    if not cycle.backfill and (rules is None or not rules.order_each_year):
        raise Refusal("rotation_not_yearly")
    if not command.order:
        raise Refusal("field_missing", field="order")
    check_distinct(command.order)
    for unit in command.order:
        cycle.check_member(unit)
    if command.order == cycle.handover.rotation:
        raise Refusal("already_done", what="decide_rotation")
    document = document_of(command.document, act)
    return (RotationDecided(order=command.order, document=document),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, RotationDecided):
        raise LookupError(type(body))
    return replace(cycle, handover=replace(cycle.handover, rotation=body.order))


ROWS = (Row(DecideRotation, RUNNING, by=LEADERS, needs=(RULEBOOK_SET,)),)
DECISIONS = {DecideRotation: decide_rotation}
EVENTS = (RotationDecided,)
