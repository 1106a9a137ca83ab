"""What follows from an event, as values: the commands it causes in other streams.

A policy is a pure function from an event to commands. What it does in a told past is told as well:
nothing past is announced.
"""

from collections.abc import Iterator

from domain.cluster import (
    Cluster,
    CycleOpened,
    MemberRemoved,
    MembersAdded,
    OfficersRecorded,
    RecordCycleEnd,
    RecordOfficers,
)
from domain.cycle import BeginCycle, Cycle
from domain.formal import CycleCancelled, PhaseReopened
from domain.guard import Phase
from domain.order import Considered, FollowUp
from domain.phases.chair_handover import CycleClosed, NextOfficersNamed
from domain.phases.plan import ReviseMembers, ReviseOfficers
from domain.record import Cause, Command, Event, Origin, StreamId, cluster_stream, cycle_stream


def follow_ups(before: object, considered: Considered) -> tuple[FollowUp, ...]:
    """The commands that follow from what was just accepted, in order."""
    state = considered.state
    told = before.backfill if isinstance(before, Cycle) else False
    return tuple(
        FollowUp(
            cause=Cause(event.stream, event.version, policy),
            stream=stream,
            command=command,
            backfill=told or event.header.origin is Origin.BACKFILL,
        )
        for event in considered.events
        for policy, stream, command in _from(event, before, state)
    )


def _from(event: Event, before: object, state: object) -> Iterator[tuple[str, StreamId, Command]]:
    if isinstance(state, Cluster):
        yield from _from_cluster(event, state)
    elif isinstance(state, Cycle):
        yield from _from_cycle(event, state)
        closed = isinstance(before, Cycle) and before.phase is Phase.CLOSED
        if closed and isinstance(event.body, PhaseReopened):
            again = RecordCycleEnd(year=state.year, attempt=state.attempt, cancelled=None)
            yield "reopened", cluster_stream(state.cluster), again


def _from_cluster(event: Event, state: Cluster) -> Iterator[tuple[str, StreamId, Command]]:
    running = {year: found for year, found in state.cycles.items() if found.cancelled is None}
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
        case MembersAdded() | MemberRemoved():
            for year, found in running.items():
                revised = ReviseMembers(members=state.members)
                yield f"members-{year}", cycle_stream(found.cycle), revised
        case OfficersRecorded() as body if body.year in running:
            officers = ReviseOfficers(officers=body.officers)
            yield "officers", cycle_stream(running[body.year].cycle), officers


def _from_cycle(event: Event, state: Cycle) -> Iterator[tuple[str, StreamId, Command]]:
    cluster = cluster_stream(state.cluster)
    match event.body:
        case NextOfficersNamed() as body if body.officers.chair is not None:
            record = RecordOfficers(
                year=body.year,
                chair=body.officers.chair,
                vice_chairs=body.officers.vice_chairs,
            )
            yield "next-officers", cluster, record
        case CycleClosed() | CycleCancelled() as body:
            cancelled = isinstance(body, CycleCancelled)
            end = RecordCycleEnd(year=state.year, attempt=state.attempt, cancelled=cancelled)
            yield "end", cluster, end
