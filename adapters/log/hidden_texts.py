"""The hidden texts: where they are read, and how they are compared with what events hide."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from typing import Any, NamedTuple

from sqlalchemy import Connection, LargeBinary, Row, cast, select

from adapters.log import tables
from adapters.log.errors import UNREADABLE
from domain.record.record import SYSTEM, StreamId, privates
from domain.record.streams import read_event
from domain.system import TextsErased
from domain.values.private import ALTERED, ERASED

_texts = tables.texts.c


class Wrong(StrEnum):
    """What is wrong with a text."""

    #: It is not the one hidden.
    ALTERED = "text"
    #: It is gone, and no event says that it was erased.
    LOST = "text_lost"
    #: It stands where no event hides it.
    STRAY = "text_stray"


class WrongText(NamedTuple):
    """A hidden text that is not there, or a stored one that is not the one hidden."""

    version: int
    #: The hash under which it is hidden, or stands.
    digest: str
    what: Wrong
    #: The hash of what stands there, where it was altered.
    found: str | None = None


def wrong_texts(
    connection: Connection, stream: StreamId, rows: Sequence[Any]
) -> Iterator[WrongText]:
    """The texts that are not the ones hidden, and those that are gone though no event says that
    they were erased.

    ``rows`` are those of the events, with ``version`` and ``state``.
    """
    hidden = {row["version"]: _hidden(row["state"]) for row in rows}
    there = set()
    for row in _texts_of(connection, stream):
        known = hidden.get(row.version, frozenset())
        digest = _decoded(row.digest)
        there.add(digest)
        if known is not None and digest not in known:
            yield WrongText(row.version, digest, Wrong.STRAY)
        elif known is not None and not _opens(digest, row.text, row.salt):
            yield WrongText(row.version, digest, Wrong.ALTERED, _digest(row.text, row.salt))
    there |= erased_texts(connection, stream)
    for version, known in hidden.items():
        for digest in sorted((known or frozenset()) - there):
            yield WrongText(version, digest, Wrong.LOST)


def erased_texts(connection: Connection, stream: StreamId) -> frozenset[str]:
    """The hashes of a stream's texts of which events say that they were erased."""
    event = tables.events.c
    said = select(cast(event.state, LargeBinary)).where(
        event.type == "texts_erased", event.stream == SYSTEM
    )
    found: set[str] = set()
    for state in connection.scalars(said):
        try:
            body = read_event(state).body
        except UNREADABLE:
            continue
        if isinstance(body, TextsErased) and body.texts_of == stream:
            found.update(body.digests)
    return frozenset(found)


def opened_texts(connection: Connection, stream: StreamId) -> Mapping[str, str]:
    """The texts of a stream by the hashes under which they stand: the one place where they are
    read. What does not fit its hash is :data:`ALTERED`, whoever shows it, and what an event says
    was erased is :data:`ERASED`. What is gone without such an event is not among them."""
    found: dict[str, str] = dict.fromkeys(sorted(erased_texts(connection, stream)), ERASED)
    for row in _texts_of(connection, stream):
        digest = _decoded(row.digest)
        text = opened(digest, row.text, row.salt)
        if text is not ALTERED or found.get(digest, ERASED) is ERASED:
            found[digest] = text
    return found


def opened(digest: str, text: object, salt: object) -> str:
    """A text as it may be shown: itself where it is the one hidden, or :data:`ALTERED`."""
    return _decoded(text) if _opens(digest, text, salt) else ALTERED


def _texts_of(connection: Connection, stream: StreamId) -> Sequence[Row[Any]]:
    held = select(*map(plainly(connection), (_texts.digest, _texts.salt, _texts.text)))
    held = held.add_columns(_texts.version).where(_texts.stream == stream)
    return connection.execute(held.order_by(_texts.version)).all()


def plainly(connection: Connection) -> Any:
    """SQLite keeps any type in any column; read as bytes, none of them stops a reader."""
    if connection.dialect.name != "sqlite":
        return lambda column: column
    return lambda column: cast(column, LargeBinary).label(column.name)


def _decoded(value: object) -> str:
    """A stored text, or something that is none."""
    return value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)


def _opens(digest: str, text: object, salt: object) -> bool:
    return _digest(text, salt) == digest


def _digest(text: object, salt: object) -> str:
    """The hash of a text with its salt; of what is neither, a hash of that."""
    plain = text if isinstance(text, bytes) else str(text).encode("utf-8", "surrogatepass")
    return hashlib.sha256((salt if isinstance(salt, bytes) else b"") + plain).hexdigest()


def _hidden(state: bytes) -> frozenset[str] | None:
    """The hashes that an event holds; none where it cannot be read."""
    try:
        return frozenset(private.digest for private in privates(read_event(state).body))
    except UNREADABLE:
        return None
