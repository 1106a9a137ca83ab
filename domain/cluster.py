"""The cluster stream: who belongs, who holds office in which cycle year, which cycles were opened.

Offices belong to a cycle year: the chair of one year and the chair of the next both act at once.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

import msgspec

from domain.names import stored
from domain.order import Act
from domain.paper import Document, Paper, document_of
from domain.private import Private
from domain.record import (
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
from domain.refusal import Refusal
from domain.unit import check_code, code_key
from domain.when import When

_YEAR = re.compile(r"[0-9]{4}(-[0-9]{4})?", re.ASCII)


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The words in which this cluster speaks of itself: Cụm or Khối, and its officers."""

    cluster: str = "Cụm"
    chair: str = "Cụm trưởng"
    vice_chair: str = "Cụm phó"


class Officers(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The units that hold the offices of one cycle year; ``None`` or empty: not known."""

    chair: UnitId | None = None
    vice_chairs: Ids[UnitId] = ()

    def holds(self, office: Office, unit: UnitId | None) -> bool:
        """Whether the unit holds the office. The secretary is an officer of the chair unit."""
        match office:
            case Office.CHAIR | Office.SECRETARY:
                return unit is not None and unit == self.chair
            case Office.VICE_CHAIR:
                return unit in self.vice_chairs
            case _:
                return False


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


class AddMembers(Command, frozen=True, kw_only=True):
    """Take units into the cluster."""

    units: Ids[UnitId]
    since: str | None = None


class RemoveMember(Command, frozen=True, kw_only=True):
    """Let a unit go, with the reason."""

    unit: UnitId
    reason: str
    since: str | None = None


class RecordOfficers(Command, frozen=True, kw_only=True):
    """Say which units hold the offices of a cycle year."""

    year: str
    chair: UnitId
    vice_chairs: Ids[UnitId] = ()
    document: Paper | None = None
    #: Needed where other officers already stand for the year.
    reason: str | None = None


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


class MembersAdded(Body, frozen=True, kw_only=True):
    units: Ids[UnitId]
    since: When | None


class MemberRemoved(Body, frozen=True, kw_only=True):
    unit: UnitId
    since: When | None
    reason: Private


class OfficersRecorded(Body, frozen=True, kw_only=True):
    year: str
    officers: Officers
    document: Document | None
    reason: Private | None


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


class Attempt(msgspec.Struct, frozen=True):
    """One opening of one year."""

    number: int
    cycle: CycleId
    #: ``None`` while it runs.
    cancelled: bool | None


class Cluster(msgspec.Struct, frozen=True, kw_only=True):
    id: ClusterId
    code: str
    name: str
    words: Words
    members: Ids[UnitId] = ()
    officers: Mapping[str, Officers] = MappingProxyType({})
    cycles: Mapping[str, Attempt] = MappingProxyType({})

    def holds(self, seat: Seat, year: str | None = None) -> bool:
        """Whether the seat's unit holds that office: in that year where its officers are known,
        otherwise in a year that runs or is still to be opened."""
        if seat.office in {Office.UNIT_OFFICER, Office.UNIT_HEAD}:
            return seat.unit in self.members
        if year is not None and year in self.officers:
            return self.officers[year].holds(seat.office, seat.unit)
        latest = max(self.cycles, default="")
        return any(
            officers.holds(seat.office, seat.unit)
            for known, officers in self.officers.items()
            if self.is_running(known) or known > latest
        )

    def is_running(self, year: str) -> bool:
        return year in self.cycles and self.cycles[year].cancelled is None

    def office_of(self, unit: UnitId) -> str | None:
        """A year, running or to come, in which the unit holds an office."""
        for year, officers in self.officers.items():
            over = year in self.cycles and not self.is_running(year)
            if not over and unit in {officers.chair, *officers.vice_chairs}:
                return year
        return None


def check_year(year: str) -> None:
    """A cycle year is called ``2026``, or ``2025-2026`` where it touches two civil years.

    Raises ``Refusal("year_malformed")``.
    """
    if not _YEAR.fullmatch(year):
        raise Refusal("year_malformed", value=year)


def check_distinct(units: Iterable[UnitId]) -> None:
    """Raises ``Refusal("member_repeated")`` where a unit stands twice."""
    seen: set[UnitId] = set()
    for unit in units:
        if unit in seen:
            raise Refusal("member_repeated", unit=unit)
        seen.add(unit)


def decide(state: Cluster | None, command: Command, act: Act) -> tuple[Body, ...]:
    if isinstance(command, FoundCluster):
        return (_found(state, command, act),)
    assert state is not None
    match command:
        case AddMembers():
            check_distinct(command.units)
            for unit in command.units:
                if unit in state.members:
                    raise Refusal("already_member", unit=unit)
            if not command.units:
                raise Refusal("field_missing", field="units")
            since = When.read(command.since) if command.since else None
            return (MembersAdded(units=command.units, since=since),)
        case RemoveMember():
            if command.unit not in state.members:
                raise Refusal("not_member", unit=command.unit)
            year = state.office_of(command.unit)
            if year is not None:
                raise Refusal("office_held", unit=command.unit, year=year)
            since = When.read(command.since) if command.since else None
            reason = act.hide_reason(command.reason)
            return (MemberRemoved(unit=command.unit, since=since, reason=reason),)
        case RecordOfficers():
            return (_record_officers(state, command, act),)
        case OpenCycle():
            return (_open_cycle(state, command, act),)
        case RecordCycleEnd():
            body = CycleEndRecorded(
                year=command.year, attempt=command.attempt, cancelled=command.cancelled
            )
            return (body,)
        case _:
            raise LookupError(type(command))


def _found(state: Cluster | None, command: FoundCluster, act: Act) -> ClusterFounded:
    if state is not None:
        raise Refusal("stream_exists", stream=act.order.stream)
    check_code(command.code)
    if not command.name.strip():
        raise Refusal("name_blank")
    if code_key(command.code) in act.context.claimed:
        raise Refusal("code_taken", code=command.code)
    return ClusterFounded(
        cluster=command.cluster,
        code=command.code,
        name=stored(command.name),
        aliases=tuple(sorted({stored(alias) for alias in command.aliases})),
        authority=command.authority,
        words=command.words,
    )


def _record_officers(state: Cluster, command: RecordOfficers, act: Act) -> OfficersRecorded:
    officers = Officers(chair=command.chair, vice_chairs=tuple(sorted(command.vice_chairs)))
    check_year(command.year)
    check_distinct((command.chair, *command.vice_chairs))
    for unit in (command.chair, *command.vice_chairs):
        if unit not in state.members:
            raise Refusal("not_member", unit=unit)
    standing = state.officers.get(command.year)
    if standing == officers:
        raise Refusal("already_done", what="record_officers")
    reason = act.hide_optional(command.reason)
    # what follows from a cycle that names its successors again needs no reason beside its own
    unexplained = reason is None and act.order.cause is None
    if standing and standing.chair not in {None, command.chair} and unexplained:
        raise Refusal("officers_conflict", year=command.year, unit=standing.chair)
    return OfficersRecorded(
        year=command.year,
        officers=officers,
        document=document_of(command.document, act),
        reason=reason,
    )


def _open_cycle(state: Cluster, command: OpenCycle, act: Act) -> CycleOpened:
    earlier = state.cycles.get(command.year)
    if earlier is not None and earlier.cancelled is not True:
        raise Refusal("stream_exists", stream=f"{state.code}/{command.year}")
    if act.order.backfill and not command.backfill:
        raise Refusal("play_into_real", year=command.year)
    if command.backfill and not (command.reason and command.reason.strip()):
        raise Refusal("reason_blank")
    check_year(command.year)
    attempt = earlier.number + 1 if earlier else 1
    return CycleOpened(
        year=command.year,
        attempt=attempt,
        cycle=CycleId.of(state.id, command.year, attempt),
        backfill=command.backfill,
        members=state.members,
        officers=state.officers.get(command.year, Officers()),
        words=state.words,
        # a point stands in no year, so no attempt can have another year's code
        code=f"{state.code}/{command.year}" + (f".{attempt}" if attempt > 1 else ""),
        reason=act.hide_optional(command.reason),
    )


def evolve(state: Cluster | None, event: Event) -> Cluster:
    body = event.body
    if isinstance(body, ClusterFounded):
        return Cluster(id=body.cluster, code=body.code, name=body.name, words=body.words)
    assert state is not None
    match body:
        case MembersAdded():
            return msgspec.structs.replace(state, members=(*state.members, *body.units))
        case MemberRemoved():
            left = tuple(unit for unit in state.members if unit != body.unit)
            return msgspec.structs.replace(state, members=left)
        case OfficersRecorded():
            officers = MappingProxyType({**state.officers, body.year: body.officers})
            return msgspec.structs.replace(state, officers=officers)
        case CycleOpened():
            attempt = Attempt(body.attempt, body.cycle, None)
        case CycleEndRecorded():
            attempt = msgspec.structs.replace(state.cycles[body.year], cancelled=body.cancelled)
        case _:
            raise LookupError(type(body))
    return msgspec.structs.replace(
        state, cycles=MappingProxyType({**state.cycles, body.year: attempt})
    )


COMMANDS: tuple[type[Command], ...] = (
    FoundCluster,
    AddMembers,
    RemoveMember,
    RecordOfficers,
    OpenCycle,
    RecordCycleEnd,
)
EVENTS: tuple[type[Body], ...] = (
    ClusterFounded,
    MembersAdded,
    MemberRemoved,
    OfficersRecorded,
    CycleOpened,
    CycleEndRecorded,
)
