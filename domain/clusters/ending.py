"""A cluster ends, with successors and with what becomes of its open cycles.

A cycle passes to another cluster in three acts, each the cause of the next: the old cluster
transfers it, the new one receives it, the cycle moves. It keeps its id and all that happened in
it. Its year takes a place in the new cluster that is claimed by the first of these acts, so that
nobody opens the same year there meanwhile.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.offices import Officers
from domain.clusters.roster import year_bounds
from domain.cycle.guard import Phase
from domain.record.order import Act
from domain.record.record import (
    Body,
    ClusterId,
    Command,
    CycleId,
    Event,
    Ids,
    StreamId,
    cluster_stream,
    cycle_stream,
)
from domain.record.turns import next_turn
from domain.record.who import FOLLOWS, OPERATOR, PlainRow
from domain.units.lineage import dated
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.clusters.cluster import Cluster
    from domain.cycle.cycle import Cycle


class NamedCluster(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cluster, and its name when this was recorded."""

    cluster: ClusterId
    name: str


class CycleFate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What becomes of an open cycle when its cluster ends."""

    year: str
    #: The successor to which it passes; without one it ends with the cluster.
    to: ClusterId | None = None


class EndCluster(Command, frozen=True, kw_only=True):
    """Let the cluster end."""

    #: A date, month or year, see ``When.read``.
    since: str
    reason: str
    successors: Ids[ClusterId] = ()
    #: What becomes of each cycle that is open.
    cycles: tuple[CycleFate, ...] = ()
    document: Paper | None = None


class TransferCycle(Command, frozen=True, kw_only=True):
    """Pass an open cycle to another cluster."""

    year: str
    to: ClusterId
    reason: str
    document: Paper | None = None


class ReceiveCycle(Command, frozen=True, kw_only=True):
    """Follows from another cluster's passing on of a cycle."""

    cycle: CycleId
    year: str
    attempt: int
    source: NamedCluster
    officers: Officers


class RecordPrecedingCluster(Command, frozen=True, kw_only=True):
    """Follows from the end of a cluster that names this one as its successor."""

    cluster: NamedCluster
    since: When


class ClusterEnded(Body, frozen=True, kw_only=True):
    since: When
    successors: tuple[NamedCluster, ...]
    #: The years that end with the cluster; of those that pass on, the events before this tell.
    cancelled: tuple[str, ...]
    reason: Private
    document: Document | None
    #: See ``domain.record.turns``.
    turn: int


class CycleTransferred(Body, frozen=True, kw_only=True):
    year: str
    cycle: CycleId
    to: NamedCluster
    #: Which opening of the year it becomes there.
    attempt: int
    officers: Officers
    reason: Private
    document: Document | None
    #: See ``domain.record.turns``.
    turn: int


class CycleReceived(Body, frozen=True, kw_only=True):
    cycle: CycleId
    year: str
    attempt: int
    source: NamedCluster
    officers: Officers
    #: The further code of the cycle, of this cluster.
    code: str


class PrecedingClusterRecorded(Body, frozen=True, kw_only=True):
    cluster: NamedCluster
    since: When


class Attempt(msgspec.Struct, frozen=True):
    """One opening of one year."""

    number: int
    cycle: CycleId
    #: ``None`` while it runs.
    cancelled: bool | None
    #: It came from another cluster, with members of its own.
    received: bool = False
    #: It passed to another cluster, and runs there.
    moved: bool = False


def year_key(cluster: StreamId, year: str, attempt: int) -> str:
    """The claim on one opening of a cluster's year."""
    return f"{_years(cluster, year)}{attempt}"


def years_key(cluster: StreamId, year: str) -> str:
    """Asks for all openings of a cluster's year that are claimed."""
    return f"{_years(cluster, year)}*"


def all_years_key(cluster: StreamId) -> str:
    """Asks for all openings of all years of a cluster that are claimed."""
    return f"year:{cluster}/*"


def _years(cluster: StreamId, year: str) -> str:
    return f"year:{cluster}/{year}/"


def code_of(cluster: str, year: str, attempt: int) -> str:
    """The code of a cycle. A point stands in no year, so no attempt has another year's code."""
    return f"{cluster}/{year}" + (f".{attempt}" if attempt > 1 else "")


@refuses(
    "already_done",
    "cluster_ended",
    "cycle_not_open",
    "cycle_on_its_way",
    "cycles_open",
    "date_order",
    "field_missing",
    "live_only",
    "not_successor",
    "own_successor",
    "reason_blank",
    "stream_unknown",
    "year_taken",
    document_of,
)
def end_cluster(cluster: Cluster, command: EndCluster, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    document = document_of(command.document, act)
    if cluster.ended is not None:
        raise Refusal("already_done", what="end_cluster")
    since = dated(command.since)
    successors = tuple(
        _successor(cluster, one, "end_cluster", act) for one in dict.fromkeys(command.successors)
    )
    _check_none_awaited(cluster, act)
    _check_fates(cluster, command, since, act)
    passing = [(fate.year, fate.to) for fate in command.cycles if fate.to is not None]
    passed = [
        _transferred(cluster, year, to, act, (reason, document, next_turn(act) + number))
        for number, (year, to) in enumerate(passing)
    ]
    cancelled = [fate.year for fate in command.cycles if fate.to is None]
    for year in cancelled:
        _check_open(cluster, year, act)
    ended = ClusterEnded(
        since=since,
        successors=successors,
        cancelled=tuple(sorted(cancelled)),
        reason=reason,
        document=document,
        turn=next_turn(act) + len(passed),
    )
    return (*passed, ended)


def _check_none_awaited(cluster: Cluster, act: Act) -> None:
    """No cycle is on its way to a cluster that is to end."""
    prefix = all_years_key(act.order.stream)[:-1]
    for key in sorted(act.context.claimed):
        if key.startswith(prefix):
            year, _, attempt = key.removeprefix(prefix).rpartition("/")
            known = cluster.cycles.get(year)
            if known is None or known.number < int(attempt):
                raise Refusal("cycle_on_its_way", year=year)


def _check_fates(cluster: Cluster, command: EndCluster, since: When, act: Act) -> None:
    """Every open cycle has one fate, and passes to a successor only. A past that is only told
    asks for none: it is open for as long as somebody tells it."""
    years = [fate.year for fate in command.cycles]
    for year in years:
        if years.count(year) > 1 or not cluster.is_running(year):
            raise Refusal("cycle_not_open", year=year)
    open_still = [year for year in cluster.running if not _only_told(cluster, year, since, act)]
    unsaid = tuple(sorted(year for year in open_still if year not in years))
    if unsaid:
        raise Refusal("cycles_open", years=unsaid)
    for fate in command.cycles:
        if fate.to is not None and fate.to not in command.successors:
            raise Refusal("not_successor", kind="cluster", year=fate.year)
        begins = When.moment(year_bounds(fate.year)[0])
        if since.is_before(begins):
            raise Refusal("date_order", date=since, known=begins)


def _only_told(cluster: Cluster, year: str, since: When, act: Act) -> bool:
    """Whether a year was over before the cluster ended, and is told from the past."""
    cycle: Cycle | None = act.context.others.get(cycle_stream(cluster.cycles[year].cycle))
    past = When.moment(year_bounds(year)[1]).is_before(since)
    return cycle is not None and cycle.backfill and past


@refuses(
    "cluster_ended",
    "cycle_not_open",
    "cycle_on_its_way",
    "live_only",
    "own_successor",
    "reason_blank",
    "stream_unknown",
    "year_taken",
    document_of,
)
def transfer_cycle(cluster: Cluster, command: TransferCycle, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    if not cluster.is_running(command.year):
        raise Refusal("cycle_not_open", year=command.year)
    ground = (reason, document_of(command.document, act), next_turn(act))
    return (_transferred(cluster, command.year, command.to, act, ground),)


def _transferred(
    cluster: Cluster,
    year: str,
    to: ClusterId,
    act: Act,
    ground: tuple[Private, Document | None, int],
) -> CycleTransferred:
    """``ground`` is reason, document and turn. Checks both ends."""
    reason, document, turn = ground
    cycle = _check_open(cluster, year, act)
    named = _successor(cluster, to, "transfer_cycle", act)
    there: Cluster = act.context.others[cluster_stream(to)]
    standing = there.cycles.get(year)
    if standing is not None and standing.cancelled is not True and not standing.moved:
        raise Refusal("year_taken", code=code_of(there.code, year, standing.number), year=year)
    return CycleTransferred(
        year=year,
        cycle=cycle,
        to=named,
        attempt=next_attempt(cluster_stream(to), year, act),
        officers=cluster.officers.get(year, Officers()),
        reason=reason,
        document=document,
        turn=turn,
    )


def _successor(cluster: Cluster, to: ClusterId, what: str, act: Act) -> NamedCluster:
    if to == cluster.id:
        raise Refusal("own_successor", kind="cluster")
    there: Cluster | None = act.context.others.get(cluster_stream(to))
    if there is None:
        raise Refusal("stream_unknown", stream=cluster_stream(to))
    there.check_goes_on(what)
    return NamedCluster(to, there.name)


def _check_open(cluster: Cluster, year: str, act: Act) -> CycleId:
    """The cycle itself says whether it is open, and whether it has arrived; a told act does not
    touch a live one."""
    cycle_id = cluster.cycles[year].cycle
    cycle: Cycle | None = act.context.others.get(cycle_stream(cycle_id))
    if cycle is None or cycle.cluster != cluster.id:
        raise Refusal("cycle_on_its_way", year=year)
    if cycle.phase in {Phase.CLOSED, Phase.CANCELLED}:
        raise Refusal("cycle_not_open", year=year)
    if act.order.backfill and not cycle.backfill:
        raise Refusal("live_only", code=cycle.code)
    return cycle_id


def next_attempt(cluster: StreamId, year: str, act: Act) -> int:
    """The next opening of a year that nobody has claimed."""
    prefix = _years(cluster, year)
    claimed = [int(key.removeprefix(prefix)) for key in act.context.claimed if prefix in key]
    return max(claimed, default=0) + 1


@refuses("cluster_ended")
def receive_cycle(cluster: Cluster, command: ReceiveCycle, act: Act) -> tuple[Body, ...]:
    cluster.check_goes_on("transfer_cycle")
    return (
        CycleReceived(
            cycle=command.cycle,
            year=command.year,
            attempt=command.attempt,
            source=command.source,
            officers=command.officers,
            code=code_of(cluster.code, command.year, command.attempt),
        ),
    )


@refuses()
def record_preceding(
    cluster: Cluster, command: RecordPrecedingCluster, act: Act
) -> tuple[Body, ...]:
    return (PrecedingClusterRecorded(cluster=command.cluster, since=command.since),)


def evolve(cluster: Cluster, event: Event) -> Cluster:
    body = event.body
    match body:
        case ClusterEnded():
            return replace(cluster, ended=body.since, successors=body.successors)
        case CycleTransferred():
            moved = replace(cluster.cycles[body.year], moved=True)
            return replace(cluster, cycles=with_entry(cluster.cycles, body.year, moved))
        case CycleReceived():
            attempt = Attempt(body.attempt, body.cycle, None, received=True)
            officers = cluster.officers
            if body.year not in officers and body.officers != Officers():
                officers = with_entry(officers, body.year, body.officers)
            cycles = with_entry(cluster.cycles, body.year, attempt)
            return replace(cluster, cycles=cycles, officers=officers)
        case PrecedingClusterRecorded():
            return replace(cluster, preceding=(*cluster.preceding, body.cluster))
        case _:
            raise LookupError(type(body))


ROWS = (
    PlainRow(EndCluster, by=OPERATOR),
    PlainRow(TransferCycle, by=OPERATOR),
    PlainRow(ReceiveCycle, by=FOLLOWS),
    PlainRow(RecordPrecedingCluster, by=FOLLOWS),
)
DECISIONS = {
    EndCluster: end_cluster,
    TransferCycle: transfer_cycle,
    ReceiveCycle: receive_cycle,
    RecordPrecedingCluster: record_preceding,
}
EVENTS = (ClusterEnded, CycleTransferred, CycleReceived, PrecedingClusterRecorded)
