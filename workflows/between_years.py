"""What follows from one year in the next, through the cluster that keeps it: officers, a pledge.

The conference of a year names officers and signs the pledge of the next year, whose cycle may be
open by then or be opened weeks later. Either way the next year's trail names as its cause the
cluster's event, and that names the event of the conference.
"""

from collections.abc import Iterator

from domain.clusters.acting import EVENTS as ACTING
from domain.clusters.cluster import Cluster, CycleOpened
from domain.clusters.ending import CycleReceived
from domain.clusters.naming import EVENTS as OFFICERS
from domain.clusters.naming import RecordOfficers, naming_cycle, to_be_told
from domain.clusters.next_year import EarlyPledge, NextPledgeRecorded, RecordNextPledge, Signing
from domain.clusters.overseers import EVENTS as OVERSEERS
from domain.clusters.overseers import ReviseOverseers
from domain.clusters.terms import following
from domain.cycle.cycle import Cycle
from domain.cycle.phases.chair_handover import (
    LearnNextOfficers,
    NextOfficersNamed,
    NextPledgeSigned,
)
from domain.cycle.phases.plan import ReviseOfficers
from domain.cycle.phases.registration import ReceivePledge
from domain.record.record import Cause, Command, Event, StreamId, cluster_stream, cycle_stream
from domain.rulebook.officers import Acts, rules_of

Follows = tuple[str, StreamId, Command]


def from_conference(event: Event, state: Cycle) -> Iterator[Follows]:
    """What a conference says for the next year is kept by its cluster."""
    cluster = cluster_stream(state.cluster)
    match event.body:
        case NextOfficersNamed() as body if body.officers.chair is not None:
            rules = rules_of(state)
            record = RecordOfficers(
                year=body.year,
                chair=body.officers.chair,
                vice_chairs=body.officers.vice_chairs,
                vice_kinds=body.officers.kinds,
                awaiting_decision=body.awaiting_decision,
                acts=rules.acts if rules else Acts.AT_ONCE,
            )
            yield "next-officers", cluster, record
        case NextPledgeSigned() as body:
            signing = Signing(cycle=state.id, code=state.code, year=state.year, event=event.version)
            year = body.year or following(state.year)
            pledge = RecordNextPledge(year=year, units=body.units, signing=signing)
            yield "next-pledge", cluster, pledge


def from_cluster(event: Event, state: Cluster) -> Iterator[Follows]:
    """What is recorded of a year's offices, or signed for it, reaches its cycle; the cycle before
    learns of offices what it has not said itself. Who looks at a cluster looks at all its years."""
    body = event.body
    if isinstance(body, (*OFFICERS, *ACTING)):
        if state.is_running(body.year):
            yield "officers", _cycle(state, body.year), _officers(state, body.year)
        naming = naming_cycle(state, body.year)
        cause = event.header.cause
        if naming and (cause is None or cause.stream != cycle_stream(naming)):
            offices = to_be_told(state.offices_of(body.year))
            learn = LearnNextOfficers(year=body.year, offices=offices)
            yield "next-officers", cycle_stream(naming), learn
    elif isinstance(body, OVERSEERS):
        for year, attempt in state.cycles.items():
            if not attempt.moved:
                yield f"overseers-{year}", cycle_stream(attempt.cycle), _overseers(state)
    elif isinstance(body, CycleOpened | CycleReceived) and state.overseers:
        yield "overseers", cycle_stream(body.cycle), _overseers(state)
    elif isinstance(body, NextPledgeRecorded) and state.is_running(body.year):
        pledge = state.pledges[body.year][-1]
        yield _pledge_policy(state, body.year), _cycle(state, body.year), _receive(pledge)


def from_memory(event: Event, state: object) -> Iterator[tuple[Cause, StreamId, Command]]:
    """What the cluster kept for a year reaches its cycle once that is opened, each with its own
    cause: the event by which it came to the cluster."""
    if not isinstance(state, Cluster) or not isinstance(event.body, CycleOpened):
        return
    year, own = event.body.year, cycle_stream(event.body.cycle)
    if year in state.said and not state.offices_of(year).plain:
        policy = f"officers-{event.body.attempt}"
        yield Cause(event.stream, state.said[year], policy), own, _officers(state, year)
    for pledge in state.pledges.get(year, ()):
        policy = _pledge_policy(state, year)
        yield Cause(event.stream, pledge.recorded, policy), own, _receive(pledge)


def _officers(state: Cluster, year: str) -> ReviseOfficers:
    offices = to_be_told(state.offices_of(year))
    return ReviseOfficers(officers=offices.officers(), offices=offices)


def _overseers(state: Cluster) -> ReviseOverseers:
    return ReviseOverseers(overseers=state.overseers)


def _cycle(state: Cluster, year: str) -> StreamId:
    return cycle_stream(state.cycles[year].cycle)


def _pledge_policy(state: Cluster, year: str) -> str:
    """A year that is opened once more receives its pledge once more."""
    return f"pledge-{state.cycles[year].number}"


def _receive(pledge: EarlyPledge) -> ReceivePledge:
    return ReceivePledge(units=pledge.units, signing=pledge.signing)
