"""What follows from an event, as values: the commands it causes in other streams.

A policy is a pure function from an event to commands. What it does in a told past is told as well:
nothing past is announced.
"""

from collections.abc import Iterator, Sequence

from domain.calendar import Calendar
from domain.clusters.cluster import Cluster, CycleOpened, RecordCycleEnd
from domain.clusters.ending import (
    ClusterEnded,
    CycleReceived,
    CycleTransferred,
    NamedCluster,
    ReceiveCycle,
    RecordPrecedingCluster,
)
from domain.clusters.roster import MemberRemoved, MemberReplaced, MembersAdded
from domain.clusters.transfer import CycleEndedWithCluster, CycleMoved, EndWithCluster, MoveCycle
from domain.cycle.cycle import BeginCycle, Cycle
from domain.cycle.deadlines.setting import MoveDeadlines
from domain.cycle.formal import CycleCancelled, PhaseReopened
from domain.cycle.guard import Phase
from domain.cycle.phases.chair_handover import CycleClosed
from domain.cycle.phases.plan import ReviseMembers
from domain.record.order import Considered, FollowUp
from domain.record.record import (
    Cause,
    Command,
    Event,
    Origin,
    StreamId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.units.lineage import RecordPredecessor, UnitCeased
from domain.units.unit import Unit
from workflows import between_years
from workflows.between_years import Follows


def follow_ups(
    before: object, considered: Considered, concerned: Sequence[StreamId] = ()
) -> tuple[FollowUp, ...]:
    """The commands that follow from what was just accepted, in order.

    ``concerned`` are the cycles in which something is still due, where the calendar has changed.
    """
    state = considered.state
    told = before.backfill if isinstance(before, Cycle) else False
    return tuple(
        FollowUp(
            cause=cause,
            stream=stream,
            command=command,
            backfill=told or event.header.origin is Origin.BACKFILL,
        )
        for event in considered.events
        for cause, stream, command in (
            *_caused(event, before, state),
            *_moving(event, concerned),
        )
    )


def changes_calendar(considered: Considered) -> bool:
    """Whether deadlines that were reckoned may have to move."""
    return isinstance(considered.state, Calendar)


def _moving(
    event: Event, concerned: Sequence[StreamId]
) -> Iterator[tuple[Cause, StreamId, Command]]:
    for cycle in concerned:
        cause = Cause(event.stream, event.version, f"move:{cycle}")
        yield cause, cycle, MoveDeadlines()


def _caused(
    event: Event, before: object, state: object
) -> Iterator[tuple[Cause, StreamId, Command]]:
    for policy, stream, command in _from(event, before, state):
        yield Cause(event.stream, event.version, policy), stream, command
    yield from between_years.from_memory(event, state)


def _from(event: Event, before: object, state: object) -> Iterator[Follows]:
    if isinstance(state, Unit):
        yield from _from_unit(event, state)
    elif isinstance(state, Cluster):
        yield from _from_cluster(event, before, state)
        yield from between_years.from_cluster(event, state)
    elif isinstance(state, Cycle):
        yield from _from_cycle(event, state)
        yield from between_years.from_conference(event, state)
        closed = isinstance(before, Cycle) and before.phase is Phase.CLOSED
        if closed and isinstance(event.body, PhaseReopened):
            again = RecordCycleEnd(year=state.year, attempt=state.attempt, cancelled=None)
            yield "reopened", cluster_stream(state.cluster), again


def _from_cluster(event: Event, before: object, state: Cluster) -> Iterator[Follows]:
    running = {year: state.cycles[year] for year in state.running}
    match event.body:
        case CycleOpened() as body:
            begin = BeginCycle(
                cycle=body.cycle,
                cluster=state.id,
                code=body.code,
                year=body.year,
                attempt=body.attempt,
                backfill=body.backfill,
                members=body.members,
                officers=body.officers,
                words=body.words,
            )
            yield "begin", cycle_stream(body.cycle), begin
        case MembersAdded() | MemberRemoved() | MemberReplaced() if isinstance(before, Cluster):
            for year, found in running.items():
                members = state.members_of(year)
                if not found.received and members != before.members_of(year):
                    yield (
                        f"members-{year}",
                        cycle_stream(found.cycle),
                        ReviseMembers(members=members),
                    )
        case _:
            yield from _from_an_end(event, state)


def _from_an_end(event: Event, state: Cluster) -> Iterator[Follows]:
    """What follows in other clusters and in the cycles when a cluster ends, or passes one on."""
    own = NamedCluster(state.id, state.name)
    match event.body:
        case CycleTransferred() as body:
            receive = ReceiveCycle(
                cycle=body.cycle,
                year=body.year,
                attempt=body.attempt,
                source=own,
                officers=body.officers,
            )
            yield "transfer", cluster_stream(body.to.cluster), receive
        case CycleReceived() as body:
            move = MoveCycle(
                cluster=own,
                attempt=body.attempt,
                code=body.code,
                officers=state.officers.get(body.year, body.officers),
                words=state.words,
            )
            yield "move", cycle_stream(body.cycle), move
        case ClusterEnded() as body:
            for year in body.cancelled:
                end = EndWithCluster(cluster=own, since=body.since)
                yield f"end-{year}", cycle_stream(state.cycles[year].cycle), end
            for successor in body.successors:
                preceding = RecordPrecedingCluster(cluster=own, since=body.since)
                yield (
                    f"successor-{successor.cluster}",
                    cluster_stream(successor.cluster),
                    preceding,
                )


def _from_unit(event: Event, state: Unit) -> Iterator[Follows]:
    match event.body:
        case UnitCeased() as body:
            for successor in body.successors:
                record = RecordPredecessor(unit=state.id, ending=body.ending, since=body.since)
                yield f"successor-{successor}", unit_stream(successor), record


def _from_cycle(event: Event, state: Cycle) -> Iterator[Follows]:
    cluster = cluster_stream(state.cluster)
    match event.body:
        case CycleClosed() | CycleCancelled() | CycleEndedWithCluster() as body:
            yield "end", cluster, _end_of(state, cancelled=not isinstance(body, CycleClosed))
        case CycleMoved() if state.over is not None:
            yield "end", cluster, _end_of(state, cancelled=state.phase is Phase.CANCELLED)


def _end_of(state: Cycle, *, cancelled: bool) -> RecordCycleEnd:
    return RecordCycleEnd(year=state.year, attempt=state.attempt, cancelled=cancelled)
