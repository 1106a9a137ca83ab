"""Names under which streams are found: an inline read model."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Row, Table, func, or_, select

from adapters.log import tables
from adapters.log.envelope import Envelope, insert_new
from adapters.log.errors import LostRaceError
from domain.record.record import Event, StreamId
from domain.record.streams import CLAIM, NameRow, names_given
from domain.units.unit import NAMES

_names = tables.names.c


def rows_of(events: Sequence[Event]) -> Mapping[Table, list[dict[str, Any]]]:
    """All rows of one stream, from all its events: of one act its last word counts, of several
    acts the first."""
    given: dict[str, NameRow] = {}
    for _, act in groupby(events, key=lambda event: event.header.command_id):
        told = {name.key: name for event in act for name in names_given(event)}
        given = {**told, **given}
    return {tables.names: [_row(events[0].stream, name) for _, name in sorted(given.items())]}


def _row(stream: StreamId, name: NameRow) -> dict[str, Any]:
    return {
        "key": name.key,
        "stream": stream,
        "kind": name.kind,
        "label": name.label,
        "sort_key": name.sort_key,
        "fold": name.fold,
    }


def write_names(connection: Connection, envelope: Envelope) -> None:
    """Give the stream the names that its new events say.

    A name that the stream has already is left as it is. Raises :class:`LostRaceError` where
    another stream took one since the order was considered.
    """
    given = {name.key: name for event in envelope.events for name in names_given(event)}
    # In one order for all, or two writers could each hold what the other waits for.
    rows = [_row(envelope.stream, name) for _, name in sorted(given.items())]
    if not rows or insert_new(connection, tables.names, rows):
        return
    if set(owners(connection, tuple(given)).values()) != {envelope.stream}:
        raise LostRaceError(f"a name of {envelope.stream} belongs to another stream")


def owners(connection: Connection, keys: Sequence[str]) -> Mapping[str, StreamId]:
    """The streams to which keys belong; keys that belong to none are left out. A key that ends
    in ``*`` stands for all that begin so."""
    if not keys:
        return {}
    plain = [key for key in keys if not key.endswith("*")]
    asked = [_names.key.startswith(key[:-1], autoescape=True) for key in keys if key.endswith("*")]
    # One statement, so that all of it is of one moment.
    wanted = or_(_names.key.in_(plain), *asked)
    rows = connection.execute(select(_names.key, _names.stream).where(wanted))
    return {row.key: row.stream for row in rows}


def take_turns(connection: Connection, keys: Sequence[str]) -> None:
    """On PostgreSQL, keep others from asking for names alike until this transaction ends: two
    names that differ in marks only are two keys, and which of them may stand beside the other is
    decided on both. SQLite has one writer at a time."""
    for key in sorted(key for key in keys if key.startswith(NAMES) and key.endswith("*")):
        connection.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(key, 0))))


def found(connection: Connection, fold: str) -> tuple[tuple[NameRow, StreamId], ...]:
    """The names that are written alike, in Vietnamese order."""
    return _named(connection, (_names.fold == fold) & (_names.kind != CLAIM))


def of_stream(connection: Connection, stream: StreamId) -> tuple[NameRow, ...]:
    """All names of a stream, in Vietnamese order."""
    return tuple(name for name, _ in _named(connection, _names.stream == stream))


def of_kind(connection: Connection, kind: str) -> tuple[tuple[NameRow, StreamId], ...]:
    """All names of all streams of one kind (``unit``, ``cluster`` …), in Vietnamese order."""
    of_kind = _names.stream.startswith(f"{kind}:", autoescape=True)
    return _named(connection, of_kind & (_names.kind != CLAIM))


def _named(connection: Connection, where: object) -> tuple[tuple[NameRow, StreamId], ...]:
    statement = select(tables.names).where(where).order_by(_names.sort_key, _names.key)  # type: ignore[arg-type]
    return tuple((_name(row), row.stream) for row in connection.execute(statement))


def _name(row: Row[tuple[object, ...]]) -> NameRow:
    return NameRow(row.key, row.kind, row.label, row.sort_key, row.fold)
