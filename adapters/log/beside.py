"""What is stored beside the events, compared with them: hidden texts, receipts and follow-ups."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, LargeBinary, Row, cast, func, select

from adapters.log import tables
from domain.order import Consequence, Receipt
from domain.private import Private
from domain.record import StreamId, decoder, privates
from domain.streams import read_event

_texts, _follow_ups = tables.texts.c, tables.follow_ups.c
_read_receipt = decoder(Receipt)
#: What bytes that are none of ours make a reader raise.
UNREADABLE = (ValueError, LookupError, TypeError, RecursionError, msgspec.MsgspecError)


def changed_texts(connection: Connection, stream: StreamId, rows: Sequence[Any]) -> Iterator[int]:
    """The versions with a text that is not the one hidden. A text that is gone was erased.

    ``rows`` are those of the events, with ``version`` and ``state``.
    """
    hidden = {row["version"]: _hidden(row["state"]) for row in rows}
    held = select(*map(_plain(connection), (_texts.digest, _texts.salt, _texts.text)))
    held = held.add_columns(_texts.version).where(_texts.stream == stream)
    for row in connection.execute(held.order_by(_texts.version)):
        known = hidden.get(row.version)
        if known is not None and not _opens(row, known):
            yield row.version


def _plain(connection: Connection) -> Any:
    """SQLite keeps any type in any column; read as bytes, none of them stops a reader."""
    if connection.dialect.name != "sqlite":
        return lambda column: column
    return lambda column: cast(column, LargeBinary).label(column.name)


def _opens(row: Row[Any], known: frozenset[str]) -> bool:
    try:
        digest, text = (
            value.decode() if isinstance(value, bytes) else value
            for value in (row.digest, row.text)
        )
        return digest in known and Private(digest).opens_to(text, row.salt)
    except (ValueError, TypeError, AttributeError):
        return False


def _hidden(state: bytes) -> frozenset[str] | None:
    """The hashes that an event holds; none where it cannot be read."""
    try:
        return frozenset(private.digest for private in privates(read_event(state).body))
    except UNREADABLE:
        return None


def last_answered(connection: Connection, stream: StreamId | None = None) -> Mapping[StreamId, int]:
    """The last version of every stream, or of one, that a receipt names."""
    found: dict[StreamId, int] = {}
    answers = select(cast(tables.commands.c.receipt, LargeBinary))
    if stream is not None:
        answers = answers.where(tables.commands.c.stream == stream)
    for raw in connection.scalars(answers):
        try:
            receipt: Receipt = _read_receipt(raw)
        except UNREADABLE:
            continue
        found[receipt.stream] = max(found.get(receipt.stream, 0), receipt.last_version)
    return found


def last_followed(connection: Connection, stream: StreamId | None = None) -> Mapping[StreamId, int]:
    """The last version of every stream, or of one, from which a command follows."""
    rows = select(_follow_ups.cause_stream, func.max(_follow_ups.cause_version)).group_by(
        _follow_ups.cause_stream
    )
    if stream is not None:
        rows = rows.where(_follow_ups.cause_stream == stream)
    return {row[0]: row[1] for row in connection.execute(rows)}


def consequences(connection: Connection, stream: StreamId) -> Mapping[int, tuple[Consequence, ...]]:
    """By version of a stream's events, what followed in other streams, in its order."""
    given = tables.commands.c
    answered = tables.follow_ups.outerjoin(
        tables.commands, given.command_id == _follow_ups.command_id
    )
    rows = connection.execute(
        select(tables.follow_ups, given.receipt)
        .select_from(answered)
        .where(_follow_ups.cause_stream == stream)
        .order_by(_follow_ups.number)
    )
    found: dict[int, tuple[Consequence, ...]] = {}
    for row in rows:
        receipt = _read_receipt(row.receipt) if row.receipt is not None else None
        one = Consequence(
            stream=row.stream,
            state="done" if receipt else row.state,
            version=receipt.first_version if receipt else None,
            refusal=row.refusal,
        )
        found[row.cause_version] = (*found.get(row.cause_version, ()), one)
    return found
