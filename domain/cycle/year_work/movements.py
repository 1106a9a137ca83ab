"""Movements: emulation campaigns launched inside the year, and what each came to."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cycle.guard import RUNNING, Row
from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import CHAIR
from domain.values.growing import with_entry
from domain.values.names import nearest
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class LaunchMovement(Command, frozen=True, kw_only=True):
    """Launch a movement."""

    #: A short word by which it is summed up: ``90-ngay-dem``.
    movement: str
    name: str
    #: See ``When.read``.
    since: str | None = None
    until: str | None = None
    document: Paper | None = None


class SumUpMovement(Command, frozen=True, kw_only=True):
    """Close a movement, and say what it came to."""

    movement: str
    findings: str | None = None
    document: Paper | None = None


class MovementLaunched(Body, frozen=True, kw_only=True):
    movement: str
    name: str
    since: When | None
    until: When | None
    document: Document | None


class MovementSummedUp(Body, frozen=True, kw_only=True):
    movement: str
    findings: Private | None
    document: Document | None


class Movement(msgspec.Struct, frozen=True):
    name: str
    until: When | None
    summed_up: bool = False


Movements = Mapping[str, Movement]
NO_MOVEMENTS: Movements = MappingProxyType({})


@refuses("already_done", "name_blank", document_of)
def launch_movement(cycle: Cycle, command: LaunchMovement, act: Act) -> tuple[Body, ...]:
    if not command.movement.strip() or not command.name.strip():
        raise Refusal("name_blank")
    if command.movement in cycle.movements:
        raise Refusal("already_done", what="launch_movement")
    since = When.read(command.since) if command.since else None
    until = When.read(command.until) if command.until else None
    first = since.first_day if since else None
    last = until.last_day if until else None
    if first is not None and last is not None and last < first:
        raise Refusal("date_malformed", value=f"{command.since}/{command.until}")
    return (
        MovementLaunched(
            movement=command.movement,
            name=command.name,
            since=since,
            until=until,
            document=document_of(command.document, act),
        ),
    )


@refuses("already_done", "code_unknown", document_of)
def sum_up_movement(cycle: Cycle, command: SumUpMovement, act: Act) -> tuple[Body, ...]:
    known = cycle.movements.get(command.movement)
    if known is None:
        near = nearest(command.movement, cycle.movements)
        raise Refusal("code_unknown", kind="movement", value=command.movement, nearest=near)
    if known.summed_up:
        raise Refusal("already_done", what="sum_up_movement")
    return (
        MovementSummedUp(
            movement=command.movement,
            findings=act.hide_optional(command.findings),
            document=document_of(command.document, act),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case MovementLaunched() as body:
            movement = Movement(body.name, body.until)
        case MovementSummedUp() as body:
            movement = replace(cycle.movements[body.movement], summed_up=True)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, movements=with_entry(cycle.movements, body.movement, movement))


ROWS = (
    Row(LaunchMovement, RUNNING, by=CHAIR),
    Row(SumUpMovement, RUNNING, by=CHAIR),
)
DECISIONS = {LaunchMovement: launch_movement, SumUpMovement: sum_up_movement}
EVENTS = (MovementLaunched, MovementSummedUp)
