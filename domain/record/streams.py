"""The streams together: reading any event, folding any stream, deciding any command."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any

import msgspec

from domain import calendar, notices, system
from domain.clusters import acting, cluster, roster, transfer
from domain.clusters import ending as cluster_end
from domain.clusters import naming as officers_acts
from domain.cycle import cycle
from domain.reckoning.arithmetic import ARITHMETICS
from domain.record.order import Act, Decide, Order
from domain.record.record import (
    CALENDAR,
    FORMAT,
    SYSTEM,
    Body,
    Command,
    Event,
    StreamId,
    cluster_stream,
    cycle_stream,
    decode_header,
    decoder,
    kind_of,
    split,
    typed,
    unit_stream,
    word_of,
)
from domain.record.turns import TURNS, turn_key
from domain.record.upcasting import UPCASTERS
from domain.units import lineage, unit
from domain.values.names import fold, identity, sort_key

KINDS: dict[str, Any] = {
    "system": system,
    "unit": unit,
    "cluster": cluster,
    "cycle": cycle,
    "calendar": calendar,
    "notices": notices,
}
#: The first command of each stream; the calendar and the notices of a cycle begin with any.
CREATORS: tuple[type[Command], ...] = (
    system.InitializeDatabase,
    unit.RegisterUnit,
    cluster.FoundCluster,
    cycle.BeginCycle,
    calendar.CorrectDay,
    calendar.ConfirmYear,
    *notices.COMMANDS,
)
DECISIONS: dict[type[Command], Decide] = {
    command: decision for kind in KINDS.values() for command, decision in kind.DECISIONS.items()
}
COMMANDS: dict[str, type[Command]] = {word_of(command.__name__): command for command in DECISIONS}


def _written_as(body: type[Body]) -> tuple[str, int]:
    """A type's stored name and the schema version after the last that is upcast."""
    word = word_of(body.__name__)
    return word, 1 + max((version for named, version in UPCASTERS if named == word), default=0)


#: The stored type and schema version of every event that is written now.
EVENTS: dict[tuple[str, int], type[Body]] = {
    _written_as(body): body for kind in KINDS.values() for body in kind.EVENTS
}
_CURRENT: dict[type[Body], tuple[str, int]] = {
    body: named for named, body in sorted(EVENTS.items(), key=lambda item: item[0][1])
}


class UnknownEventError(LookupError):
    """An event of a type, version or arithmetic that this code does not know."""


def type_of(body: Body) -> tuple[str, int]:
    """The stored type and schema version. Raises :class:`UnknownEventError` if unregistered."""
    try:
        return _CURRENT[type(body)]
    except KeyError:
        raise UnknownEventError(type(body).__name__) from None


@cache
def _body_reader(named: str, schema: int) -> Callable[[bytes], Body]:
    """What reads the body of one type and schema version, brought to the version of today.

    Raises :class:`UnknownEventError`; made once, when the first such event is read.
    """
    if (named, schema) not in EVENTS and (named, schema) not in UPCASTERS:
        raise UnknownEventError(f"{named}@{schema}")
    steps = []
    while (named, schema) in UPCASTERS:
        steps.append(UPCASTERS[named, schema])
        schema += 1
    kind = EVENTS[named, schema]
    if not steps:
        return decoder(kind)

    def upcast(raw: bytes) -> Body:
        decoded = msgspec.json.decode(raw)
        for step in steps:
            decoded = step(decoded)
        return typed(decoded, kind)

    return upcast


def read_event(state: bytes) -> Event:
    """Read the record of an event.

    Raises :class:`UnknownEventError`, ``ValueError`` for a cut record, and
    ``msgspec.ValidationError`` for a body that is not of its type.
    """
    head, raw = split(state)
    header = decode_header(head)
    if header.format != FORMAT:
        raise UnknownEventError(f"format {header.format}")
    if header.arithmetic not in ARITHMETICS:
        raise UnknownEventError(f"arithmetic {header.arithmetic}")
    return Event(header, _body_reader(header.type, header.schema)(raw))


def evolve(state: object, event: Event) -> object:
    """The state of a stream after one more event."""
    return KINDS[kind_of(event.stream)].evolve(state, event)


def decide(state: object, command: Command, act: Act) -> tuple[Body, ...]:
    """The events that a command gives. Raises ``Refusal``."""
    return DECISIONS[type(command)](state, command, act)


#: The kind of a row that nobody looks up by name: it keeps others from what it stands for.
CLAIM = "claim"


class NameRow(msgspec.Struct, frozen=True):
    """A name under which a stream is found. Keys are unique over all streams."""

    key: str
    kind: str
    label: str
    sort_key: str
    fold: str


def begun_by(command: Command) -> StreamId | None:
    """The one stream in which a creating command may stand: its own thing's."""
    match command:
        case system.InitializeDatabase():
            return SYSTEM
        case unit.RegisterUnit():
            return unit_stream(command.unit)
        case cluster.FoundCluster():
            return cluster_stream(command.cluster)
        case cycle.BeginCycle():
            return cycle_stream(command.cycle)
        case calendar.CorrectDay() | calendar.ConfirmYear():
            return CALENDAR
        case (
            notices.RecordServed()
            | notices.RecordUnserved()
            | notices.WithdrawNotice()
            | notices.MarkSeen()
        ):
            return notices.notices_stream(command.cycle)
        case _:
            return None


def names_claimed(order: Order) -> tuple[str, ...]:
    """The keys that an order would claim for its stream."""
    match order.command:
        case unit.RegisterUnit() as command:
            return (unit.code_key(command.code), unit.names_alike(command.full_name))
        case unit.RenameUnit() as command:
            return (unit.names_alike(command.full_name),)
        case cluster.FoundCluster() as command:
            return (unit.code_key(command.code),)
        case lineage.MergeUnit() | lineage.SplitUnit() | lineage.DissolveUnit():
            return (TURNS,)
        case cluster.OpenCycle() as command:
            return (cluster_end.years_key(order.stream, command.year),)
        case cluster_end.TransferCycle() as command:
            return (TURNS, cluster_end.years_key(cluster_stream(command.to), command.year))
        case cluster_end.EndCluster() as command:
            passing = ((fate.to, fate.year) for fate in command.cycles if fate.to is not None)
            years = (cluster_end.years_key(cluster_stream(to), year) for to, year in passing)
            return (TURNS, cluster_end.all_years_key(order.stream), *years)
        case _:
            return ()


def matching(wanted: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """The known keys that are asked for; one that ends in ``*`` stands for all that begin so."""
    plain = {key for key in wanted if not key.endswith("*")}
    begins = tuple(key[:-1] for key in wanted if key.endswith("*"))
    return (key for key in known if key in plain or (begins and key.startswith(begins)))


def depends_on(state: object, order: Order) -> tuple[StreamId, ...]:
    """The other streams on whose states the decision on an order depends."""
    match order.command:
        case lineage.MergeUnit() as command:
            return (unit_stream(command.into),)
        case lineage.SplitUnit() as command:
            return tuple(map(unit_stream, command.into))
        case roster.ReplaceMember() as command:
            return (unit_stream(command.unit),)
        case officers_acts.DeclineOffice() as command if isinstance(state, cluster.Cluster):
            return officers_acts.depends_on(state, command)
        case notices.MarkSeen() as command:
            return (notices.depends_on(command),)
        case acting.ActInPlace() as command if isinstance(state, cluster.Cluster):
            return acting.depends_on(state, command)
        case cluster_end.TransferCycle() as command:
            return (cluster_stream(command.to), *_running(state, (command.year,)))
        case cluster_end.EndCluster() as command:
            years = state.running if isinstance(state, cluster.Cluster) else ()
            return (*map(cluster_stream, command.successors), *_running(state, years))
        case _:
            return ()


def _running(state: object, years: Iterable[str]) -> Iterator[StreamId]:
    if isinstance(state, cluster.Cluster):
        for year in years:
            if state.is_running(year):
                yield cycle_stream(state.cycles[year].cycle)


def names_given(event: Event) -> tuple[NameRow, ...]:
    """The names that an event gives to its stream."""
    stream = event.stream
    match event.body:
        case unit.UnitRegistered() as body:
            free = (body.short_name, *body.aliases)
            return (
                _name(unit.code_key(body.code), "code", body.code),
                _name(unit.name_key(body.full_name), "full", body.full_name),
                *_aliases(stream, free),
            )
        case unit.UnitRenamed() as body:
            return (
                _name(unit.name_key(body.full_name), "full", body.full_name),
                *_aliases(stream, (body.short_name,)),
            )
        case cluster.ClusterFounded() as body:
            return (
                _name(unit.code_key(body.code), "code", body.code),
                *_aliases(stream, (body.name, *body.aliases)),
            )
        case cycle.CycleBegun() | transfer.CycleMoved() as body:
            return (_name(unit.code_key(body.code), "code", body.code),)
        case cluster.CycleOpened() as body:
            return (_claim(cluster_end.year_key(stream, body.year, body.attempt)),)
        case cluster_end.CycleTransferred() as body:
            there = cluster_stream(body.to.cluster)
            year = cluster_end.year_key(there, body.year, body.attempt)
            return (_claim(year), _claim(turn_key(body.turn)))
        case lineage.UnitCeased() | cluster_end.ClusterEnded() as body:
            return (_claim(turn_key(body.turn)),)
        case _:
            return ()


def _aliases(stream: StreamId, labels: tuple[str, ...]) -> tuple[NameRow, ...]:
    by_key = {f"alias:{identity(label)}:{stream}": label for label in labels}
    return tuple(_name(key, "alias", label) for key, label in by_key.items())


def _claim(key: str) -> NameRow:
    return NameRow(key, CLAIM, "", "", "")


def _name(key: str, kind: str, label: str) -> NameRow:
    return NameRow(key, kind, label, sort_key(label), fold(label))
