"""Who looks at a year from outside, as its cluster was told; also of one that is over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.clusters.overseers import OverseersRevised, ReviseOverseers
from domain.record.order import Act
from domain.record.record import Body, Event
from domain.record.who import FOLLOWS, PlainRow
from domain.values.refusal import refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


@refuses()
def revise_overseers(_cycle: Cycle, command: ReviseOverseers, _act: Act) -> tuple[Body, ...]:
    return (OverseersRevised(overseers=command.overseers),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    assert isinstance(body, OverseersRevised)
    return replace(cycle, overseers=body.overseers)


ROWS = (PlainRow(ReviseOverseers, by=FOLLOWS),)
DECISIONS = {ReviseOverseers: revise_overseers}
EVENTS = (OverseersRevised,)
