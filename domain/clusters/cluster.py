"""The cluster stream: who belongs, who holds office in which cycle year, which cycles were opened,
and what came before and after it.

Offices belong to a cycle year: the chair of one year and the chair of the next both act at once.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType, ModuleType

import msgspec

from domain.clusters import acting, next_year, overseers, roster
from domain.clusters import ending as cluster_end
from domain.clusters import naming as officers_acts
from domain.clusters.ending import Attempt, NamedCluster
from domain.clusters.next_year import EarlyPledge
from domain.clusters.offices import Officers, Words
from domain.clusters.overseers import Overseers
from domain.clusters.roster import (
    Spans,
    year_bounds,
)
from domain.clusters.terms import InPlace, Offices, check_year
from domain.record.order import Act, Decide
from domain.record.record import (
    Body,
    ClusterId,
    Command,
    CycleId,
    Event,
    Ids,
    Office,
    Seat,
    UnitId,
)
from domain.record.who import CHAIR, FOLLOWS, OPERATOR, PlainRow
from domain.units.unit import check_code, code_key
from domain.values.growing import with_entry
from domain.values.names import stored
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When


class FoundCluster(Command, frozen=True, kw_only=True):
    """Enter a cluster, under the id that the asker gives it."""

    cluster: ClusterId
    #: The short ASCII word of addresses, for example ``cum-8``.
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    #: The ministry or council to which it belongs.
    authority: str | None = None
    words: Words = Words()


class OpenCycle(Command, frozen=True, kw_only=True):
    """Open the cluster's cycle of a year."""

    year: str
    #: Told from the past, until it is taken live.
    backfill: bool = False
    reason: str | None = None


class RecordCycleEnd(Command, frozen=True, kw_only=True):
    """Follows from the end of a cycle: its year is closed, or may be opened once more."""

    year: str
    attempt: int
    #: ``None``: a closed cycle was reopened and runs again.
    cancelled: bool | None


class ClusterFounded(Body, frozen=True, kw_only=True):
    cluster: ClusterId
    code: str
    name: str
    aliases: tuple[str, ...]
    authority: str | None
    words: Words


class CycleOpened(Body, frozen=True, kw_only=True):
    """What the cycle begins with stands here in full; replay asks nobody."""

    year: str
    attempt: int
    cycle: CycleId
    backfill: bool
    members: Ids[UnitId]
    officers: Officers
    words: Words
    code: str
    reason: Private | None


class CycleEndRecorded(Body, frozen=True, kw_only=True):
    year: str
    attempt: int
    cancelled: bool | None


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    id: ClusterId
    code: str
    name: str
    words: Words
    #: The ministry or council to which it belongs, where that is known.
    authority: str | None = None
    #: Those who belong to it as was recorded last; :meth:`roster` tells of any date.
    members: Ids[UnitId] = ()
    spans: Spans = ()
    #: By cycle year, as was recorded last; :meth:`offices_of` tells of the rest.
    officers: Mapping[str, Officers] = MappingProxyType({})
    offices: Mapping[str, Offices] = MappingProxyType({})
    #: By cycle year, the version of the last event that says something of its offices.
    said: Mapping[str, int] = MappingProxyType({})
    #: Who reviews and audits it, or did.
    overseers: Overseers = ()
    #: By cycle year, what was signed for it before it began.
    pledges: Mapping[str, tuple[EarlyPledge, ...]] = MappingProxyType({})
    cycles: Mapping[str, Attempt] = MappingProxyType({})
    #: From when on it has ended; ``None`` while it goes on.
    ended: When | None = None
    successors: tuple[NamedCluster, ...] = ()
    #: The clusters whose successor this one is.
    preceding: tuple[NamedCluster, ...] = ()

    def holds(self, seat: Seat, year: str | None = None, at: Moment | None = None) -> bool:
        """Whether the seat's unit acts in that office: in that year where its officers are known,
        otherwise in a year that runs or is still to be opened. Without a moment: as was recorded
        last."""
        if seat.office in {Office.UNIT_OFFICER, Office.UNIT_HEAD}:
            return seat.unit in self.members
        if year is not None and year in self.officers:
            return self.offices_of(year).holds(seat.office, seat.unit, at)
        latest = max(self.cycles, default="")
        return any(
            self.offices_of(known).holds(seat.office, seat.unit, at)
            for known in self.officers
            if self.is_running(known) or known > latest
        )

    def offices_of(self, year: str) -> Offices:
        """How the offices of a year stand."""
        return self.offices.get(year) or Offices.of(self.officers.get(year))

    def with_offices(self, year: str, offices: Offices, version: int) -> "Cluster":
        """The cluster after an event has said so much of a year's offices."""
        return msgspec.structs.replace(
            self,
            officers=with_entry(self.officers, year, offices.officers()),
            offices=with_entry(self.offices, year, offices),
            said=with_entry(self.said, year, version),
        )

    def is_running(self, year: str) -> bool:
        return year in self.running

    @property
    def running(self) -> tuple[str, ...]:
        """The years whose cycles run in this cluster."""
        return tuple(
            year
            for year, attempt in self.cycles.items()
            if attempt.cancelled is None and not attempt.moved
        )

    def office_of(self, unit: UnitId, at: Moment) -> str | None:
        """A year, running or to come, in which the unit holds an office at a moment or later.

        A chair's unit that has ceased holds none where another acts in its place.
        """
        for year, officers in self.officers.items():
            over = year in self.cycles and not self.is_running(year)
            over = over or year_bounds(year)[1] < at
            found = self.offices_of(year).in_place()
            gone = found is not None and found.ground is InPlace.CEASED
            chair = found.unit if found and gone else officers.chair
            if not over and unit in {chair, *officers.vice_chairs}:
                return year
        return None

    def roster(self, at: Moment) -> Ids[UnitId]:
        """The members at a moment of any time."""
        return roster.members_in(self.spans, at, at)

    def members_of(self, year: str) -> Ids[UnitId]:
        """The members of a cycle year: those of its last day.

        Where nobody says who they were, those that were entered without a date.
        """
        return self.roster(year_bounds(year)[1]) or self.members

    def check_goes_on(self, what: str, at: Moment | None = None) -> None:
        """Raises ``Refusal("cluster_ended")`` where it has ended, or had by that moment."""
        if self.ended is None:
            return
        if at is None or self.ended.start is None or at >= self.ended.start:
            raise Refusal("cluster_ended", command=what, code=self.code, since=self.ended)

    def check_member(self, unit: UnitId) -> None:
        """Raises ``Refusal("not_member")``."""
        if unit not in self.members:
            raise Refusal("not_member", unit=unit)


_PARTS: tuple[ModuleType, ...] = (
    *(roster, officers_acts, acting, overseers, next_year, cluster_end),
)
_EVOLUTIONS: dict[type[Body], Callable[[Cluster, Event], Cluster]] = {
    body: part.evolve for part in _PARTS for body in part.EVENTS
}


@refuses("code_taken", "input_malformed", "name_blank", "stream_exists")
def found_cluster(state: Cluster | None, command: FoundCluster, act: Act) -> tuple[Body, ...]:
    if state is not None:
        raise Refusal("stream_exists", stream=act.order.stream)
    check_code(command.code)
    if not command.name.strip():
        raise Refusal("name_blank")
    if code_key(command.code) in act.context.claimed:
        raise Refusal("code_taken", code=command.code)
    founded = ClusterFounded(
        cluster=command.cluster,
        code=command.code,
        name=stored(command.name),
        aliases=tuple(sorted({stored(alias) for alias in command.aliases})),
        authority=command.authority,
        words=command.words,
    )
    return (founded,)


@refuses(
    "cluster_ended",
    "play_into_real",
    "reason_blank",
    "stream_exists",
    "year_malformed",
    "year_taken",
)
def open_cycle(state: Cluster, command: OpenCycle, act: Act) -> tuple[Body, ...]:
    earlier = state.cycles.get(command.year)
    if earlier is not None and earlier.cancelled is not True:
        raise Refusal("stream_exists", stream=f"{state.code}/{command.year}")
    if act.order.backfill and not command.backfill:
        raise Refusal("play_into_real", year=command.year)
    if command.backfill and not (command.reason and command.reason.strip()):
        raise Refusal("reason_blank")
    check_year(command.year)
    state.check_goes_on("open_cycle", year_bounds(command.year)[0] if command.backfill else None)
    attempt = earlier.number + 1 if earlier else 1
    if cluster_end.next_attempt(act.order.stream, command.year, act) > attempt:
        raise Refusal("year_taken", code=f"{state.code}/{command.year}", year=command.year)
    opened = CycleOpened(
        year=command.year,
        attempt=attempt,
        cycle=CycleId.of(state.id, command.year, attempt),
        backfill=command.backfill,
        members=state.members_of(command.year),
        officers=state.officers.get(command.year, Officers()),
        words=state.words,
        code=cluster_end.code_of(state.code, command.year, attempt),
        reason=act.hide_optional(command.reason),
    )
    return (opened,)


@refuses()
def record_cycle_end(_state: Cluster, command: RecordCycleEnd, _act: Act) -> tuple[Body, ...]:
    body = CycleEndRecorded(year=command.year, attempt=command.attempt, cancelled=command.cancelled)
    return (body,)


def evolve(state: Cluster | None, event: Event) -> Cluster:
    body = event.body
    if isinstance(body, ClusterFounded):
        return Cluster(
            id=body.cluster,
            code=body.code,
            name=body.name,
            words=body.words,
            authority=body.authority,
        )
    assert state is not None
    match body:
        case CycleOpened():
            attempt = Attempt(body.attempt, body.cycle, None)
        case CycleEndRecorded():
            attempt = msgspec.structs.replace(state.cycles[body.year], cancelled=body.cancelled)
        case _:
            return _EVOLUTIONS[type(body)](state, event)
    return msgspec.structs.replace(state, cycles=with_entry(state.cycles, body.year, attempt))


ROWS: tuple[PlainRow, ...] = (
    PlainRow(FoundCluster, by=OPERATOR),
    PlainRow(OpenCycle, by=OPERATOR | CHAIR),
    PlainRow(RecordCycleEnd, by=FOLLOWS),
    *(row for part in _PARTS for row in part.ROWS),
)
DECISIONS: dict[type[Command], Decide] = {
    FoundCluster: found_cluster,
    OpenCycle: open_cycle,
    RecordCycleEnd: record_cycle_end,
    **{command: decision for part in _PARTS for command, decision in part.DECISIONS.items()},
}
COMMANDS: tuple[type[Command], ...] = tuple(DECISIONS)
EVENTS: tuple[type[Body], ...] = (
    ClusterFounded,
    CycleOpened,
    CycleEndRecorded,
    *_EVOLUTIONS,
)
