"""The read models there are, and reading what they are made from.

Each is a function of the events of one stream, for each stream by itself. So one stream's rows can
be computed anew at any time: that is how a model is filled, rebuilt and checked.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

import msgspec
from sqlalchemy import BigInteger, Column, Connection, Integer, Table, Text, delete, insert, select
from sqlalchemy import text as sql

from adapters.log import deadlines, names, tables
from adapters.log.database import Database
from adapters.log.errors import UNREADABLE
from adapters.log.tables import metadata
from adapters.views import score_changes, score_effects, score_tables
from domain.record.record import Event, StreamId, kind_of
from domain.record.streams import read_event
from domain.values.names import nearest
from domain.values.refusal import Refusal

#: Every read model that this database holds.
read_models = Table(
    "read_models",
    metadata,
    Column("name", Text, primary_key=True),
    #: The version of the projection that filled it; an older one is filled again.
    Column("projection", Integer, nullable=False),
    #: How often it was rebuilt.
    Column("generation", Integer, nullable=False),
    #: The rebuild that is under way, or was cut off; the newest goes on, others stop.
    Column("builder", Text),
)

#: Streams that a follower cannot follow any further; it goes on with all others.
stuck_streams = Table(
    "stuck_streams",
    metadata,
    Column("follower", Text, primary_key=True),
    Column("stream", Text, primary_key=True),
    #: The first event that could not be taken in.
    Column("version", Integer, nullable=False),
    Column("position", BigInteger, nullable=False),
    #: The kind of the error.
    Column("error", Text, nullable=False),
)

#: What makes an event impossible to take in, for whoever folds it.
POISON: Final = (*UNREADABLE, AttributeError, ArithmeticError, AssertionError, Refusal)


class ReadModel(msgspec.Struct, frozen=True, kw_only=True):
    """One read model. Raise ``projection`` when its rows would come out otherwise than before."""

    name: str
    projection: int
    #: In the order in which every transaction touches them.
    tables: tuple[Table, ...]
    #: All rows of one stream, from all its events.
    rows_of: Callable[[Sequence[Event]], Mapping[Table, list[dict[str, Any]]]]
    #: The kinds of streams that give rows; empty: all.
    kinds: frozenset[str] = frozenset()
    #: It follows the log at its own pace; the others are written with the events.
    tracked: bool = False
    #: Small, and guarded by triggers: it is rebuilt where it stands, all at once.
    in_place: bool = False

    def concerns(self, stream: StreamId) -> bool:
        return not self.kinds or kind_of(stream) in self.kinds


MODELS: Final = (
    ReadModel(
        name="names", projection=2, tables=(tables.names,), rows_of=names.rows_of, in_place=True
    ),
    ReadModel(
        name="deadlines",
        projection=3,
        tables=(tables.deadlines,),
        rows_of=deadlines.rows_of,
        kinds=frozenset({"cycle"}),
    ),
    ReadModel(
        name="score_changes",
        projection=3,
        tables=score_tables.TABLES,
        rows_of=score_changes.rows_of,
        kinds=frozenset({"cycle"}),
    ),
    ReadModel(
        name=score_effects.NAME,
        projection=3,
        tables=(score_effects.score_effects,),
        rows_of=score_effects.rows_of,
        kinds=frozenset({"cycle"}),
        tracked=True,
    ),
)


def model_named(name: str) -> ReadModel:
    """Raises ``Refusal("model_unknown")``, naming the nearest."""
    for model in MODELS:
        if model.name == name:
            return model
    known = [model.name for model in MODELS]
    raise Refusal("model_unknown", value=name, nearest=nearest(name, known), known=tuple(known))


class Unread(msgspec.Struct, frozen=True):
    """The first event of a stream that cannot be taken in."""

    stream: StreamId
    version: int
    error: str


#: The events of a stream; where one cannot be read, those before it, and which.
EventsRead = tuple[list[Event], Unread | None]


def events_of(connection: Connection, stream: StreamId, upto: int | None = None) -> EventsRead:
    """The events of a stream up to a position; where one cannot be read, those before it."""
    event = tables.events.c
    statement = select(event.version, event.state).where(event.stream == stream)
    if upto is not None:
        statement = statement.where(event.position <= upto)
    found: list[Event] = []
    for row in connection.execute(statement.order_by(event.version)):
        try:
            found.append(read_event(row.state))
        except UNREADABLE as error:
            return found, Unread(stream, row.version, type(error).__name__)
    return found, None


def computed(
    connection: Connection, model: ReadModel, stream: StreamId, upto: int | None = None
) -> tuple[Mapping[Table, list[dict[str, Any]]], Unread | None]:
    """The rows of one stream up to a position; where an event cannot be taken in, those of the
    events before it."""
    return rows_of(model, events_of(connection, stream, upto))


def rows_of(
    model: ReadModel, read: EventsRead
) -> tuple[Mapping[Table, list[dict[str, Any]]], Unread | None]:
    """The rows of a stream that was read; see :func:`computed`."""
    events, stopped = read
    rows, poison = rows_for(model, events)
    return rows, poison or stopped


def rows_for(
    model: ReadModel, events: Sequence[Event]
) -> tuple[Mapping[Table, list[dict[str, Any]]], Unread | None]:
    """The rows of one stream; where an event cannot be taken in, those of the events before it."""
    try:
        return model.rows_of(events), None
    except POISON:
        last = _taken_in(model, events)
    try:
        model.rows_of(events[: last + 1])
    except POISON as error:
        stopped = events[last]
        unread = Unread(stopped.stream, stopped.version, type(error).__name__)
        return model.rows_of(events[:last]), unread
    raise AssertionError("what stopped the whole stream stops its part")


def _taken_in(model: ReadModel, events: Sequence[Event]) -> int:
    """How many events can be taken in before the first that cannot, found by halves."""
    low, high = 0, len(events)
    while high - low > 1:
        middle = (low + high) // 2
        try:
            model.rows_of(events[:middle])
        except POISON:
            high = middle
        else:
            low = middle
    return low


def streams_between(connection: Connection, after: int, upto: int) -> list[StreamId]:
    """The streams with events past one position up to another, in the order of their first."""
    event = tables.events.c
    rows = connection.scalars(
        select(event.stream)
        .where(event.position > after, event.position <= upto)
        .order_by(event.position)
    )
    return list(dict.fromkeys(rows))


def all_streams(connection: Connection) -> list[StreamId]:
    """Every stream, in the order of first events."""
    event = tables.events.c
    statement = select(event.stream).where(event.version == 1).order_by(event.position)
    return list(connection.scalars(statement))


def head_of(connection: Connection) -> int:
    """The position of the last event."""
    position: int = connection.scalars(select(tables.head.c.position)).one()
    return position


def replace_rows(
    connection: Connection,
    stream: StreamId,
    rows: Mapping[Table, Sequence[Mapping[str, Any]]],
    placed: Mapping[Table, Table],
) -> None:
    """Put all rows of one stream in place of those that it has. ``placed`` says into which
    tables."""
    for table, found in rows.items():
        target = placed[table]
        connection.execute(delete(target).where(target.c.stream == stream))
        if found:
            connection.execute(insert(target), list(found))


@contextmanager
def reading(database: Database) -> Iterator[None]:
    """All that is read within, read models too, is of one moment.

    On PostgreSQL a table swapped in after the moment would be seen without its last rows. Its
    documentation (LOCK) says to lock before the first SELECT: then whoever swaps waits.
    """
    with database.snapshot():
        if database.file is None:
            with database.read() as connection:
                connection.execute(sql(f"LOCK TABLE {_all_tables()} IN ACCESS SHARE MODE"))
        yield


def _all_tables() -> str:
    return ", ".join(table.name for model in MODELS for table in model.tables)
