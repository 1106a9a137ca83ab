"""Names under which streams are found: an inline read model."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import groupby
from typing import Any, Final

from sqlalchemy import ColumnElement, Connection, Row, Table, Text, and_, func, or_, select

from adapters.log import tables
from adapters.log.envelope import Envelope, Writing
from adapters.log.errors import LostRaceError
from adapters.log.statements import Inserting, Said, Statement, place, say
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


#: Follows on whatever a key may go on with.
_LAST: Final = chr(0x10FFFF)
_ROWS: Final = Inserting(tables.names, taken="kept", answers=True)


def write_names(envelope: Envelope) -> Writing:
    """Give the stream the names that its new events say.

    A name that the stream has already is left as it is. Raises :class:`LostRaceError` where
    another stream took one since the order was considered.
    """
    given = {name.key: name for event in envelope.events for name in names_given(event)}
    # In one order for all, or two writers could each hold what the other waits for.
    rows = [_row(envelope.stream, name) for _, name in sorted(given.items())]
    new = yield _ROWS.rows(rows)
    if sum(map(len, new)) == len(rows):
        return
    (owned,) = yield [owning(tuple(given))]
    if {stream for _, stream in owned} != {envelope.stream}:
        raise LostRaceError(f"a name of {envelope.stream} belongs to another stream")


def owners(connection: Connection, keys: Sequence[str]) -> Mapping[str, StreamId]:
    """The streams to which keys belong; keys that belong to none are left out. A key that ends
    in ``*`` stands for all that begin so."""
    if not keys:
        return {}
    (rows,) = say(connection, [owning(keys)])
    return dict(rows)


def owning(keys: Sequence[str]) -> Said:
    """The question of :func:`owners`, in one statement, so that all of it is of one moment."""
    plain = [key for key in keys if not key.endswith("*")]
    begun = [key[:-1] for key in keys if key.endswith("*")]
    values = {f"key_{number}": key for number, key in enumerate(plain)}
    for number, start in enumerate(begun):
        values |= {f"from_{number}": start, f"to_{number}": start + _LAST}
    return Said(_owning(len(plain), len(begun)), values)


@cache
def _owning(plain: int, begun: int) -> Statement:
    wanted: list[ColumnElement[bool]] = [
        _names.key.in_([place(f"key_{number}", Text) for number in range(plain)])
    ]
    # a range of an index; LIKE would go through all keys on SQLite
    wanted += [
        and_(_names.key >= place(f"from_{number}"), _names.key < place(f"to_{number}"))
        for number in range(begun)
    ]
    return Statement(select(_names.key, _names.stream).where(or_(*wanted)), answers=True)


def claiming(keys: Sequence[str], *, on_server: bool) -> list[Said]:
    """What is said of names that an order is about to give; the last of it answers whose they are.

    On PostgreSQL it keeps others from asking for names alike until this transaction ends: two
    names that differ in marks only are two keys, and which of them may stand beside the other is
    decided on both. SQLite has one writer at a time.
    """
    alike = sorted(key for key in keys if key.startswith(NAMES) and key.endswith("*"))
    turns = [_TURN.of(key=key) for key in alike] if on_server else []
    return [*turns, owning(keys)] if keys else []


_TURN: Final = Statement(
    select(func.pg_advisory_xact_lock(func.hashtextextended(place("key", Text), 0)))
)


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
