"""Files beside the record: rows by SHA-256, the bytes in pieces.

Bytes are put first, the command that names them comes after; what no event names a day after it was
put (again) is removed. Nothing here knows what a file is about, or what it was called.
"""

import hashlib
from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec
from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    delete,
    func,
    insert,
    literal,
    literal_column,
    select,
    text,
    update,
)

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.transaction import ticking
from domain.values.refusal import Refusal
from domain.values.when import Moment

_PIECE: Final = 1024 * 1024
#: Microseconds for which bytes are kept that no event names yet.
WAITS: Final = 24 * 60 * 60 * 1_000_000
#: Bytes that may wait so, all files together.
MAX_WAITING: Final = 1024 * 1024 * 1024
#: Both databases say it so; a dialect of SQLAlchemy need not be loaded for it.
_PUT: Final = text(
    "INSERT INTO files (digest, kind, size, put_at, named)"
    " VALUES (:digest, :kind, :size, :put_at, :named)"
    " ON CONFLICT (digest) DO UPDATE SET put_at = excluded.put_at"
)
_files, _pieces, _events = tables.files.c, tables.file_pieces.c, tables.events.c


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a file that is kept."""

    digest: str
    kind: str
    #: Bytes.
    size: int


def put(database: Database, kind: str, data: bytes) -> Kept:
    """Keep bytes; put again, their day begins anew, and what was damaged is whole again.

    Raises ``Refusal("files_waiting")`` where too much waits that no event names.
    """
    kept = Kept(digest=hashlib.sha256(data).hexdigest(), kind=kind, size=len(data))
    with database.write() as work:
        connection = work.connection
        here = _files.digest == kept.digest
        if connection.scalar(select(_files.size).where(here)) is None:
            _check_room(connection, kept.size)
        row = {
            **msgspec.structs.asdict(kept),
            "put_at": ticking(connection),
            "named": False,
        }
        # Of two that put the same, the second waits here until the first is done.
        connection.execute(_PUT, row)
        if not _whole(connection, kept):
            connection.execute(delete(tables.file_pieces).where(_pieces.digest == kept.digest))
            for number, at in enumerate(range(0, kept.size, _PIECE)):
                piece = {"digest": kept.digest, "number": number, "bytes": data[at : at + _PIECE]}
                connection.execute(insert(tables.file_pieces), piece)
    return kept


def held(database: Database, digest: str) -> tuple[Kept, bytes] | None:
    """A file, or ``None`` where none is kept. Raises ``Refusal("file_lost")`` where its bytes are
    not those that were put."""
    with database.read() as connection:
        kept = _row(connection, digest)
        if kept is None:
            return None
        data = b"".join(_read(connection, digest))
    if hashlib.sha256(data).hexdigest() != digest:
        raise Refusal("file_lost", digest=digest)
    return kept, data


def kept_of(connection: Connection, digests: Sequence[str]) -> frozenset[str]:
    """Which of these are kept."""
    asked = select(_files.digest).where(_files.digest.in_(digests))
    return frozenset(connection.scalars(asked))


def damaged(connection: Connection) -> Iterator[tuple[Kept, int]]:
    """The files whose bytes are lost or changed, and how many bytes are there; read piece by
    piece."""
    known = connection.execute(_rows().order_by(_files.digest)).all()
    for digest, kind, size in known:
        kept = Kept(digest=digest, kind=kind, size=size)
        if not _whole(connection, kept):
            yield kept, sum(map(len, _read(connection, digest)))


def _rows() -> Select[Any]:
    return select(_files.digest, _files.kind, _files.size)


def _row(connection: Connection, digest: str) -> Kept | None:
    found = connection.execute(_rows().where(_files.digest == digest)).first()
    return None if found is None else Kept(digest=found[0], kind=found[1], size=found[2])


def _whole(connection: Connection, kept: Kept) -> bool:
    hashed = hashlib.sha256()
    for piece in _read(connection, kept.digest):
        hashed.update(piece)
    return hashed.hexdigest() == kept.digest


def _read(connection: Connection, digest: str) -> Iterator[bytes]:
    numbers = select(_pieces.number).where(_pieces.digest == digest).order_by(_pieces.number)
    for number in connection.scalars(numbers).all():
        one = select(_pieces.bytes).where(_pieces.digest == digest, _pieces.number == number)
        yield connection.scalars(one).one()


def _check_room(connection: Connection, size: int) -> None:
    waiting = select(func.coalesce(func.sum(_files.size), 0)).where(_files.named.is_(False))
    if int(connection.scalar(waiting) or 0) + size > MAX_WAITING:
        raise Refusal("files_waiting", max=MAX_WAITING)


# What no event names


def remove_unnamed(database: Database, limit: int) -> int:
    """Remove what no event names though its day is over; how many files went. At most ``limit``
    are looked at.

    No command is between the look and the removal: whoever appends takes the last position first,
    and here it is held meanwhile. Most of the log is looked through before that.
    """
    with database.read() as connection:
        candidates = _over(connection, limit)
        head: int = connection.scalar(select(tables.head.c.position)) or 0
        named = [one for one in candidates if _is_named(connection, one, after=0)]
    if not candidates:
        return 0
    with database.write() as work:
        connection = work.connection
        connection.execute(select(tables.head.c.position).with_for_update())
        over = set(_over(connection, limit))
        unnamed = [
            one
            for one in candidates
            if one not in named and one in over and not _is_named(connection, one, after=head)
        ]
        seen = [one for one in candidates if one not in unnamed and one in over]
        connection.execute(update(tables.files).where(_files.digest.in_(seen)).values(named=True))
        for table in (tables.file_pieces, tables.files):
            connection.execute(delete(table).where(table.c.digest.in_(unnamed)))
    return len(unnamed)


def _over(connection: Connection, limit: int) -> Sequence[str]:
    ends: Moment = ticking(connection) - WAITS
    asked = select(_files.digest).where(_files.named.is_(False), _files.put_at < ends)
    return connection.scalars(asked.order_by(_files.put_at, _files.digest).limit(limit)).all()


def _is_named(connection: Connection, digest: str, *, after: int) -> bool:
    """Whether an event behind that position holds the hash, wherever in it."""
    found: ColumnElement[int]
    wanted = literal(digest.encode(), LargeBinary)
    if connection.dialect.name == "postgresql":
        found = func.position(wanted.op("IN")(literal_column("events.state")))
    else:
        found = func.instr(_events.state, wanted)
    asked = select(_events.position).where(_events.position > after, found > 0).limit(1)
    return connection.scalar(asked) is not None
