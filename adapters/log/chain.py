"""Reading a stream along its chain of hashes."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Final, NamedTuple

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Label,
    LargeBinary,
    and_,
    cast,
    func,
    literal,
    or_,
    select,
)

from adapters.log import tables
from adapters.log.errors import UNREADABLE, BrokenChainError
from adapters.log.hidden_texts import Wrong, WrongText, wrong_texts
from adapters.log.statements import Statement, place, say
from adapters.log.tables import columns_of
from domain.record.record import FIRST_HASH, Event, Header, StreamId, chain, read_header
from domain.record.streams import read_event
from domain.values.when import Moment

_events = tables.events
_INDEX: Final = tuple(
    column for column in _events.c if column.name not in ("position", "state", "hash")
)

#: How many events are hashed, then read, then folded: step after step for one event at a time costs
#: a fifth more, all at once would hold a whole stream.
_BATCH: Final = 64
#: As many lengths of streams are asked for in one statement: SQLite takes no condition of a
#: thousand parts.
_AT_ONCE: Final = 200


def as_bytes(column: Column[bytes]) -> Label[bytes]:
    """SQLite keeps any type in any column; read as bytes, none of them stops a reader."""
    return cast(column, LargeBinary).label(column.name)


_STATE: Final = as_bytes(_events.c.state)
_HASH: Final = as_bytes(_events.c.hash)


class Stored(NamedTuple):
    """An event as it is stored, as far as reading it along its chain needs."""

    version: int
    state: bytes
    hash: bytes
    recorded_at: Moment


def _from(*more: ColumnElement[bool]) -> Statement:
    wanted = (_events.c.stream == place("stream"), _events.c.version >= place("version"))
    return Statement(
        select(_events.c.version, _STATE, _HASH, _events.c.recorded_at)
        .where(*wanted, *more)
        .order_by(_events.c.version),
        answers=True,
    )


#: The events of a stream from a version on; the one at it tells on what the next one stands.
FROM: Final = _from()
_FROM_TO: Final = _from(_events.c.version <= place("upto"))


def rows_from(
    connection: Connection, stream: StreamId, version: int, upto: int | None = None
) -> list[Stored]:
    """The events of a stream from ``version`` up to ``upto``, both included."""
    asked = FROM.of(stream=stream, version=version)
    if upto is not None:
        asked = _FROM_TO.of(stream=stream, version=version, upto=upto)
    (rows,) = say(connection, [asked])
    return list(map(Stored._make, rows))


def rows_of_several(
    connection: Connection, after: Mapping[StreamId, int]
) -> dict[StreamId, list[Stored]]:
    """As :func:`rows_from`, of several streams at once, each from a version of its own."""
    of = _events.c
    # Streams of one length are asked for together: what is asked stays short for a whole country.
    alike: dict[int, list[StreamId]] = {}
    for stream, version in after.items():
        alike.setdefault(version, []).append(stream)
    found: dict[StreamId, list[Stored]] = {stream: [] for stream in after}
    groups = iter(alike.items())
    statement = select(of.stream, of.version, _STATE, _HASH, of.recorded_at)
    while some := list(islice(groups, _AT_ONCE)):
        wanted = (and_(of.stream.in_(streams), of.version >= version) for version, streams in some)
        asked = statement.where(or_(*wanted)).order_by(of.stream, of.version)
        for stream, *stored in connection.execute(asked):
            found[stream].append(Stored(*stored))
    return found


def along(
    rows: Iterable[Stored], stream: StreamId, version: int, head_hash: bytes
) -> Iterator[Stored]:
    """The rows that follow on an event, each checked before it is given.

    Raises :class:`BrokenChainError` at the first that does not follow on the one before.
    """
    for row in rows:
        found, state, stored, _ = row
        version, head_hash = version + 1, chain(head_hash, state)
        if found != version or stored != head_hash:
            raise BrokenChainError(stream, version)
        yield row


def events_along(
    rows: Iterable[Stored], stream: StreamId, version: int, head_hash: bytes
) -> Iterator[Event]:
    """The events of such rows, each checked before it is given; see :func:`along`."""
    checked = along(rows, stream, version, head_hash)
    while batch := tuple(islice(checked, _BATCH)):
        yield from [read_event(state) for _, state, _, _ in batch]


class Fault(msgspec.Struct, frozen=True):
    """Something in the log that is not as it was recorded."""

    stream: StreamId
    version: int
    #: ``version`` (one is missing before it), ``hash``, ``state`` (not bytes), ``header`` (cannot
    #: be read), a ``hidden_texts.Wrong`` (a hidden text was changed or is gone), ``receipt`` (the
    #: last version is not the one that was answered or followed), or the name of an index column
    #: that differs from the header.
    what: str
    #: Of a text.
    digest: str | None = None


def faults_of(connection: Connection, stream: StreamId) -> tuple[Fault, ...]:
    """Everything wrong with a stream: versions missing, hashes that do not follow on the ones
    before, index columns that do not say what the header says; in a chain that is whole, texts
    that are not the ones hidden, or are gone though none says that they were erased. Nothing for
    a sound one."""
    on_sqlite = connection.dialect.name == "sqlite"
    kind = func.typeof(_events.c.state) if on_sqlite else literal("blob")
    statement = (
        select(*_INDEX, _STATE, _HASH, kind.label("kind"))
        .where(_events.c.stream == stream)
        .order_by(_events.c.version)
    )
    faults = []
    version, previous = 0, FIRST_HASH
    rows = connection.execute(statement).mappings().all()
    for row in rows:
        said = [] if row["version"] == version + 1 else ["version"]
        if row["kind"] != "blob":
            said.append("state")
        if chain(previous, row["state"]) != row["hash"]:
            said.append("hash")
        header = _header(row["state"])
        wanted = columns_of(header) if header else {}
        said += [name for name, value in wanted.items() if row[name] != value]
        said += [] if header else ["header"]
        version = row["version"] if isinstance(row["version"], int) else version + 1
        faults += [Fault(stream, version, what) for what in said]
        previous = row["hash"]
    if not faults:
        # A text past the last event is what is left of one that was cut off.
        faults = [
            Fault(stream, version, "receipt")
            if wrong.version > version
            else Fault(stream, wrong.version, wrong.what.value, wrong.digest)
            for wrong in _gravest_first(wrong_texts(connection, stream, rows))
        ]
    return tuple(faults)


def _gravest_first(wrong: Iterable[WrongText]) -> list[WrongText]:
    """What was altered or is gone before what merely stands in a wrong place."""
    return sorted(wrong, key=lambda one: one.what is Wrong.STRAY)


def _header(state: bytes) -> Header | None:
    try:
        return read_header(state)
    except UNREADABLE:
        return None


def misplaced(connection: Connection) -> int:
    """How many positions are missing from the global order, or stand past its head."""
    count, last = connection.execute(
        select(func.count(), func.coalesce(func.max(_events.c.position), 0))
    ).one()
    head = connection.scalars(select(tables.head.c.position)).one()
    missing: int = abs(head - count) + abs(head - last)
    return missing
