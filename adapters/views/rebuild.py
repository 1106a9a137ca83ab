"""Filling read models, and rebuilding one while others go on writing.

A rebuild fills tables of its own, ``<name>__next``, up to a position, stream by stream; then, in
one transaction, it takes the head row, computes the streams that have grown since once more, and
swaps the tables. A tracked model is swapped where it stands, and follows from there. Killed before
that, the old tables stand as they were and the next run starts anew.
"""

import random
import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar
from uuid import uuid4

import msgspec
from sqlalchemy import Connection, MetaData, Table, delete, insert, select, text, update
from sqlalchemy.sql.elements import quoted_name

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.errors import ContentionError
from adapters.views.models import (
    MODELS,
    ReadModel,
    Unread,
    all_streams,
    computed,
    head_of,
    model_named,
    read_models,
    replace_rows,
    streams_between,
    stuck_streams,
)
from domain.record.record import StreamId
from domain.values.refusal import Refusal

#: How many rows are gathered before they are written, so that no writer waits long.
BATCH: Final = 4000
#: With so many new events or fewer the rest is done while writers wait.
FEW: Final = 500
#: How often the rest is caught up with before that, where writers are quick.
PASSES: Final = 20
#: How often the tables are asked for, each time for less than PostgreSQL takes to see a deadlock.
TRIES: Final = 60
_LOCK_TIMEOUT: Final = "500ms"

#: Told how many of how many streams are done, and which.
Progress = Callable[[int, int, str], None]
T = TypeVar("T")
Rows = dict[StreamId, Mapping[Table, list[dict[str, Any]]]]


class Rebuilt(msgspec.Struct, frozen=True, kw_only=True):
    """What a rebuild came to."""

    name: str
    #: The position up to which the events were taken in.
    position: int
    rows: int
    generation: int
    #: Streams that could be taken in only up to an event.
    unread: tuple[Unread, ...]


def silent(done: int, of: int, key: str) -> None:
    """Nobody watches."""


def fill_missing(database: Database) -> None:
    """Fill the read models that this database does not hold yet, or holds as older code filled
    them. Writers wait meanwhile; what is tracked begins anew, and follows when it is next read."""
    with database.read() as connection:
        if not _missing(connection):
            return
    _patiently(lambda: _fill_missing(database))


def _fill_missing(database: Database) -> None:
    with database.write() as work:
        connection = work.connection
        if connection.dialect.name == "postgresql":
            connection.execute(text("LOCK TABLE read_models IN EXCLUSIVE MODE"))
        for model in _missing(connection):
            _lock(connection, model)
            position = 0 if model.tracked else _take_head(connection)
            _fill_here(connection, model, position, silent)
            _register(connection, model)


def _patiently(attempt: Callable[[], T]) -> T:
    """Try for as long as others have the tables, up to half a minute and more."""
    for _ in range(TRIES - 1):
        try:
            return attempt()
        except ContentionError:
            time.sleep(random.uniform(0, 0.2))
    return attempt()


def _missing(connection: Connection) -> list[ReadModel]:
    held = {
        row.name: row.projection
        for row in connection.execute(select(read_models.c.name, read_models.c.projection))
    }
    return [model for model in MODELS if held.get(model.name) != model.projection]


def _fill_here(
    connection: Connection, model: ReadModel, position: int, progress: Progress
) -> tuple[int, tuple[Unread, ...]]:
    """Fill a model where it stands; how many rows it has then, and what could not be taken in."""
    for table in model.tables:
        connection.execute(delete(table))
    unread, size = [], 0
    concerned = [stream for stream in all_streams(connection) if model.concerns(stream)]
    for done, stream in enumerate(concerned if position else (), start=1):
        rows, stopped = computed(connection, model, stream, position)
        unread += [stopped] if stopped else []
        for table, found in rows.items():
            size += len(found)
            if found:
                connection.execute(insert(table), found)
        progress(done, len(concerned), stream)
    if model.tracked:
        _track(connection, model, position, unread)
    return size, tuple(unread)


def _register(connection: Connection, model: ReadModel) -> int:
    """Write down that a model stands as this code fills it; how often it was rebuilt."""
    known = connection.scalar(
        select(read_models.c.generation).where(read_models.c.name == model.name)
    )
    generation: int = 0 if known is None else known + 1
    row = {"projection": model.projection, "generation": generation, "builder": None}
    if known is None:
        connection.execute(insert(read_models), {"name": model.name, **row})
    else:
        connection.execute(
            update(read_models).where(read_models.c.name == model.name).values(**row)
        )
    return generation


def rebuild(database: Database, name: str, progress: Progress = silent) -> Rebuilt:
    """Compute a read model anew from the events, while it goes on being read and written.

    Raises ``Refusal``: ``model_unknown``, or ``rebuild_overtaken`` where another rebuild of the
    same model has begun meanwhile.
    """
    model = model_named(name)
    if model.in_place or not _may_swap(database, model):
        return _patiently(lambda: _in_place(database, model, progress))
    return _Rebuild(database, model, progress).run()


def _may_swap(database: Database, model: ReadModel) -> bool:
    """Whether tables may be made and renamed. Who may only read and write them fills them where
    they stand; others wait meanwhile."""
    if database.file is not None:
        return True
    asked = text(
        "SELECT has_schema_privilege(current_schema(), 'CREATE')"
        " AND bool_and(pg_has_role(relowner, 'USAGE')) FROM pg_class"
        " WHERE relnamespace = current_schema()::regnamespace AND relname = ANY(:names)"
    )
    names = [table.name for table in model.tables]
    with database.read() as connection:
        return bool(connection.scalar(asked, {"names": names}))


def _in_place(database: Database, model: ReadModel, progress: Progress) -> Rebuilt:
    with database.write() as work:
        _lock(work.connection, model)
        position = _take_head(work.connection)
        size, unread = _fill_here(work.connection, model, position, progress)
        return Rebuilt(
            name=model.name,
            position=position,
            rows=size,
            generation=_register(work.connection, model),
            unread=unread,
        )


class _Rebuild:
    """One rebuild beside the tables in use."""

    def __init__(self, database: Database, model: ReadModel, progress: Progress) -> None:
        self._database = database
        self._model = model
        self._progress = progress
        self._token = str(uuid4())
        self._next: dict[Table, Table] = {}
        self._unread: dict[StreamId, Unread] = {}
        self._sizes: dict[StreamId, int] = {}

    def run(self) -> Rebuilt:
        self._begin()
        position = self._take_in(0)
        # What is tracked goes on from where it stands; the others must not miss an event.
        for _ in range(0 if self._model.tracked else PASSES):
            with self._database.read() as connection:
                if head_of(connection) - position <= FEW:
                    break
            position = self._take_in(position)
        rebuilt = _patiently(lambda: self._swap(position))
        with self._database.write() as work:
            _drop(work.connection, self._model, "__old")
        return rebuilt

    def _begin(self) -> None:
        with self._database.write() as work:
            connection = work.connection
            known = update(read_models).where(read_models.c.name == self._model.name)
            begun = connection.execute(
                known.values(builder=self._token).returning(read_models.c.generation)
            )
            generation = begun.scalar_one() + 1
            for suffix in ("__next", "__old"):
                _drop(connection, self._model, suffix)
            for table in self._model.tables:
                self._next[table] = _beside(table, generation)
                self._next[table].create(connection)

    def _streams(self, connection: Connection, after: int, upto: int) -> list[StreamId]:
        found = streams_between(connection, after, upto) if after else all_streams(connection)
        return [stream for stream in found if self._model.concerns(stream)]

    def _take_in(self, after: int) -> int:
        """Take in what came after a position; the position up to which that was done."""
        with self._database.read() as connection:
            head = head_of(connection)
            streams = self._streams(connection, after, head)
        gathered: Rows = {}
        size = 0
        for done, stream in enumerate(streams, start=1):
            with self._database.read() as connection:
                gathered[stream] = self._rows(connection, stream, head)
            size += 1 + self._sizes[stream]
            if size >= BATCH or done == len(streams):
                self._write(gathered)
                gathered, size = {}, 0
            self._progress(done, len(streams), stream)
        return head

    def _rows(
        self, connection: Connection, stream: StreamId, head: int
    ) -> Mapping[Table, list[dict[str, Any]]]:
        rows, stopped = computed(connection, self._model, stream, head)
        self._unread.pop(stream, None)
        if stopped is not None:
            self._unread[stream] = stopped
        self._sizes[stream] = sum(map(len, rows.values()))
        return rows

    def _write(self, gathered: Rows) -> None:
        with self._database.write() as work:
            self._check_mine(work.connection)
            for stream, rows in gathered.items():
                replace_rows(work.connection, stream, rows, self._next)

    def _check_mine(self, connection: Connection) -> None:
        """Raises ``Refusal("rebuild_overtaken")``."""
        builder = connection.scalar(
            select(read_models.c.builder).where(read_models.c.name == self._model.name)
        )
        if builder != self._token:
            raise Refusal("rebuild_overtaken", model=self._model.name)

    def _swap(self, position: int) -> Rebuilt:
        model = self._model
        with self._database.write() as work:
            connection = work.connection
            self._check_mine(connection)
            _lock(connection, model)
            reached = position if model.tracked else self._take_rest(connection, position)
            for table in model.tables:
                connection.execute(text(f"ALTER TABLE {table.name} RENAME TO {table.name}__old"))
                connection.execute(text(f"ALTER TABLE {table.name}__next RENAME TO {table.name}"))
            unread = tuple(self._unread.values())
            if model.tracked:
                _track(connection, model, reached, unread)
            return Rebuilt(
                name=model.name,
                position=reached,
                rows=sum(self._sizes.values()),
                generation=_register(connection, model),
                unread=unread,
            )

    def _take_rest(self, connection: Connection, after: int) -> int:
        """Take in what came meanwhile, with no more to come; where the log ends."""
        head = _take_head(connection)
        for stream in self._streams(connection, after, head):
            replace_rows(connection, stream, self._rows(connection, stream, head), self._next)
        return head


def _lock(connection: Connection, model: ReadModel) -> None:
    """Have the tables of a model alone. Appends touch them before the head row: so does this."""
    if connection.dialect.name != "postgresql":
        return
    names = ", ".join(table.name for table in model.tables)
    # Whoever waits for a table that is read or written gives up first, and comes back.
    connection.execute(text(f"SET LOCAL lock_timeout = '{_LOCK_TIMEOUT}'"))
    connection.execute(text(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE"))
    connection.execute(text("SET LOCAL lock_timeout = 0"))


def _take_head(connection: Connection) -> int:
    """Hold up every append, and say where the log ends."""
    held = update(tables.head).values(position=tables.head.c.position)
    position: int = connection.execute(held.returning(tables.head.c.position)).scalar_one()
    return position


def _beside(table: Table, generation: int) -> Table:
    """The same table under another name. Names of indexes are unique in a database and cannot be
    changed on SQLite, so they carry the generation."""
    beside = table.to_metadata(MetaData(), name=f"{table.name}__next")
    for index in beside.indexes:
        index.name = quoted_name(f"{index.name}__{generation}", None)
    beside.primary_key.name = f"{table.primary_key.name}__{generation}"
    return beside


def _drop(connection: Connection, model: ReadModel, suffix: str) -> None:
    for table in model.tables:
        connection.execute(text(f"DROP TABLE IF EXISTS {table.name}{suffix}"))


def _track(
    connection: Connection, model: ReadModel, position: int, unread: Sequence[Unread]
) -> None:
    """Put a follower where its rows are, and name the streams on which it is stuck."""
    follower, application = tables.tracking.c.follower, tables.tracking.c.application
    mine = (follower == model.name) & (application == "log")
    connection.execute(delete(tables.tracking).where(mine))
    row = {"follower": model.name, "application": "log", "position": position}
    connection.execute(insert(tables.tracking), row)
    connection.execute(delete(stuck_streams).where(stuck_streams.c.follower == model.name))
    for found in unread:
        connection.execute(insert(stuck_streams), stuck_row(connection, model.name, found))


def stuck_row(connection: Connection, follower: str, found: Unread) -> dict[str, object]:
    """What is written down of a stream that cannot be followed further."""
    event = tables.events.c
    place = (event.stream == found.stream) & (event.version == found.version)
    position = connection.scalar(select(event.position).where(place))
    return {
        "follower": follower,
        "stream": found.stream,
        "version": found.version,
        "position": position,
        "error": found.error,
    }
