"""What happens to a cycle when its cluster ends: it moves to another, or ends with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.clusters.ending import NamedCluster
from domain.clusters.offices import Officers, Words
from domain.clusters.terms import Offices
from domain.cycle.guard import RUNNING, Row
from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import FOLLOWS, PlainRow
from domain.values.refusal import refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class MoveCycle(Command, frozen=True, kw_only=True):
    """Follows from the receiving of the cycle by another cluster."""

    cluster: NamedCluster
    attempt: int
    #: The cycle's further code, of the new cluster; the one before goes on to work.
    code: str
    officers: Officers
    words: Words


class EndWithCluster(Command, frozen=True, kw_only=True):
    """Follows from the end of the cluster, where the cycle passes to no other."""

    cluster: NamedCluster
    since: When


class CycleMoved(Body, frozen=True, kw_only=True):
    cluster: NamedCluster
    attempt: int
    code: str
    #: The code before.
    was: str
    officers: Officers
    words: Words


class CycleEndedWithCluster(Body, frozen=True, kw_only=True):
    cluster: NamedCluster
    since: When


@refuses()
def move_cycle(cycle: Cycle, command: MoveCycle, act: Act) -> tuple[Body, ...]:
    return (
        CycleMoved(
            cluster=command.cluster,
            attempt=command.attempt,
            code=command.code,
            was=cycle.code,
            officers=command.officers,
            words=command.words,
        ),
    )


@refuses()
def end_with_cluster(cycle: Cycle, command: EndWithCluster, act: Act) -> tuple[Body, ...]:
    return (CycleEndedWithCluster(cluster=command.cluster, since=command.since),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case CycleMoved() as body:
            same = body.officers == cycle.officers
            return replace(
                cycle,
                cluster=body.cluster.cluster,
                attempt=body.attempt,
                code=body.code,
                offices=cycle.offices if same else Offices.of(body.officers),
                words=body.words,
            )
        case CycleEndedWithCluster():
            return cycle
        case _:
            raise LookupError(type(event.body))


ROWS = (
    # moving asks nothing of the phase: what ended meanwhile moves as well, and the new cluster is
    # told so
    PlainRow(MoveCycle, by=FOLLOWS),
    Row(EndWithCluster, RUNNING, by=FOLLOWS),
)
DECISIONS = {MoveCycle: move_cycle, EndWithCluster: end_with_cluster}
EVENTS = (CycleMoved, CycleEndedWithCluster)
