"""Reading a stream along its chain of hashes."""

from collections.abc import Iterable, Iterator
from typing import Any, Final

import msgspec
from sqlalchemy import Connection, Row, func, select

from adapters.log import tables
from adapters.log.errors import BrokenChainError
from adapters.log.tables import columns_of
from domain.record import FIRST_HASH, Header, StreamId, chain, read_header

_events = tables.events
_INDEX: Final = tuple(
    column for column in _events.c if column.name not in ("position", "state", "hash")
)


def rows_from(
    connection: Connection, stream: StreamId, version: int, upto: int | None = None
) -> list[Row[Any]]:
    """Version, state, hash and moment of recording, from ``version`` up to ``upto``, both
    included: the row at ``version`` tells on what the next one stands."""
    statement = (
        select(_events.c.version, _events.c.state, _events.c.hash, _events.c.recorded_at)
        .where(_events.c.stream == stream, _events.c.version >= version)
        .order_by(_events.c.version)
    )
    if upto is not None:
        statement = statement.where(_events.c.version <= upto)
    return list(connection.execute(statement))


def along(
    rows: Iterable[Row[Any]], stream: StreamId, version: int, head_hash: bytes
) -> Iterator[Row[Any]]:
    """The rows that follow on an event, each checked before it is given.

    Raises :class:`BrokenChainError` at the first that does not follow on the one before.
    """
    for row in rows:
        version, head_hash = version + 1, chain(head_hash, row.state)
        if (row.version, row.hash) != (version, head_hash):
            raise BrokenChainError(stream, version)
        yield row


class Fault(msgspec.Struct, frozen=True):
    """Something in the log that is not as it was recorded."""

    stream: StreamId
    version: int
    #: ``version`` (one is missing before it), ``hash``, ``header`` (cannot be read), ``position``,
    #: or the name of an index column that differs from the header.
    what: str


def faults_of(connection: Connection, stream: StreamId) -> tuple[Fault, ...]:
    """Everything wrong with a stream: versions missing, hashes that do not follow on the ones
    before, index columns that do not say what the header says. Nothing for a sound one."""
    statement = (
        select(*_INDEX, _events.c.state, _events.c.hash)
        .where(_events.c.stream == stream)
        .order_by(_events.c.version)
    )
    faults = []
    version, previous = 0, FIRST_HASH
    for row in connection.execute(statement).mappings():
        said = [] if row["version"] == version + 1 else ["version"]
        if chain(previous, row["state"]) != row["hash"]:
            said.append("hash")
        header = _header(row["state"])
        wanted = columns_of(header) if header else {}
        said += [name for name, value in wanted.items() if row[name] != value]
        said += [] if header else ["header"]
        faults += [Fault(stream, row["version"], what) for what in said]
        version, previous = row["version"], row["hash"]
    return tuple(faults)


def _header(state: bytes) -> Header | None:
    try:
        return read_header(state)
    except (ValueError, msgspec.MsgspecError):
        return None


def misplaced(connection: Connection) -> int:
    """How many positions are missing from the global order, or stand past its head."""
    count, last = connection.execute(
        select(func.count(), func.coalesce(func.max(_events.c.position), 0))
    ).one()
    head = connection.scalars(select(tables.head.c.position)).one()
    missing: int = abs(head - count) + abs(head - last)
    return missing
