"""The store of events: the port of the engine, and what may be read from the log."""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property, reduce
from operator import or_
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeVar

from sqlalchemy import Row, func, select, update

from adapters.log import chain, hidden_texts, receipts, tables
from adapters.log.cache import Following, StreamCache
from adapters.log.connect import StorageWarning
from adapters.log.database import Database
from adapters.log.deadlines import still_due
from adapters.log.envelope import Hook
from adapters.log.names import found, of_kind, of_stream, owners
from adapters.log.schema import open_current
from adapters.log.transaction import (
    Days,
    LogTransaction,
    corrected_days,
    earlier_receipt,
    fold_stream,
    folded_on,
    ticking,
)
from adapters.official_days import official_days
from adapters.views.rebuild import fill_missing
from domain.cycle.cycle import Cycle
from domain.record.order import FollowUp, FollowUpResult, Order, Receipt
from domain.record.record import CALENDAR, FIRST_HASH, Cause, Command, Event, StreamId, decoder
from domain.record.streams import COMMANDS, NameRow, evolve, read_event
from domain.values.days import DayTable
from domain.values.when import Moment
from workflows.ports import Clock, Loaded
from workflows.reader import OPERATOR, Reader
from workflows.reads import Reach
from workflows.sight import RowRights, Sight

if TYPE_CHECKING:
    from adapters.log.application import Log

#: How many streams are kept folded in memory.
CACHE_SIZE: Final = 1024

_events, _follow_ups = tables.events.c, tables.follow_ups.c
Read = TypeVar("Read")


@cache
def _command_reader() -> Callable[[str], Command]:
    """What reads any command; made for whoever has one to read."""
    return decoder(reduce(or_, COMMANDS.values()))


class Placed(NamedTuple):
    """An event and its place in the order of all events, counted from 1."""

    position: int
    event: Event


class LogStore:
    """Where events live. Implements ``workflows.ports.Store``; safe to share between threads."""

    def __init__(
        self,
        database: Database,
        clock: Clock,
        hooks: Sequence[Hook] = (),
        days: Days = official_days,
    ) -> None:
        """Use a database. ``clock`` is that of a practice database; ``hooks`` write the rows of
        further read models in every append; ``days`` gives the official calendar.

        Raises ``Refusal("database_missing")`` and ``Refusal("database_newer")``.
        """
        open_current(database)
        fill_missing(database)
        self.database = database
        self._hooks = hooks
        self._clock = clock
        self._days = days
        self._cache = StreamCache(CACHE_SIZE)
        self._following = Following()

    #: For whom it is read.
    reader: Reader = OPERATOR

    def stands(self, stream: StreamId) -> object:
        """Where a stream stands, for whoever decides what may be shown of it."""
        return LogStore.load(self, stream).state

    def recorded(
        self, stream: StreamId, after: int = 0, upto: int | None = None
    ) -> tuple[Event, ...]:
        """The events of a stream, for whoever decides what may be shown of them."""
        return LogStore.events(self, stream, after, upto)

    def sight(self, cycle: Cycle) -> Sight:
        """What may be shown of a year that stands so."""
        return Sight(self.reader, Reach.WHOLE, cycle)

    def rights_in(self, stream: StreamId | None) -> RowRights:  # noqa: ARG002
        """Of which units rows may be shown, of one year or of all."""
        return RowRights()

    def admits(self, stream: StreamId) -> bool:  # noqa: ARG002
        """Whether anything of a year may be shown."""
        return True

    def tells(self, event: Event) -> bool:  # noqa: ARG002
        """Whether an event is told at all."""
        return True

    def kept(self, what: tuple[Hashable, ...], read: Callable[[], Read]) -> Read:  # noqa: ARG002
        """What is reckoned of streams: of the one that ``what`` names first, and of others only
        what no event changes. A store that keeps what it has read keeps it under that."""
        return read()

    @cached_property
    def log(self) -> "Log":
        """The application of the eventsourcing library: notification log, subscriptions."""
        # Whoever only reads has no use for it.
        from adapters.log.application import Log  # noqa: PLC0415

        return Log(self.database, self._hooks)

    @property
    def warnings(self) -> tuple[StorageWarning, ...]:
        """What the operator should be told at start-up."""
        return self.database.warnings

    def close(self) -> None:
        if "log" in vars(self):
            self.log.close()
        else:
            self.database.close()

    @contextmanager
    def write(self) -> Iterator[LogTransaction]:
        """A unit of work, or a part of the one in which the caller stands already."""
        with self.database.write() as work:
            transaction = LogTransaction(
                work, self.log, self._cache, self._clock, self._days, self._following
            )
            yield transaction
            if transaction.owes_receipt:
                raise RuntimeError("a command was claimed, and nothing came of it")

    def load(self, stream: StreamId) -> Loaded:
        with self.database.read() as connection:
            loaded = fold_stream(connection, stream, self._cache.get(stream))
        self._cache.put(stream, loaded)
        return loaded

    def load_all(self, streams: Iterable[StreamId]) -> Mapping[StreamId, Loaded]:
        """Several streams, with one look at the database."""
        known = {stream: self._cache.get(stream) for stream in dict.fromkeys(streams)}
        after = {stream: one.version if one else 0 for stream, one in known.items()}
        with self.database.read() as connection:
            rows = chain.rows_of_several(connection, after)
        found = {}
        for stream, one in known.items():
            loaded = folded_on(rows[stream], stream, one)
            if loaded is not None:
                self._cache.put(stream, loaded)
            found[stream] = loaded or LogStore.load(self, stream)
        return found

    def receipt(self, order: Order) -> Receipt | None:
        with self.database.read() as connection:
            return earlier_receipt(connection, order)

    def claimed(self, names: Sequence[str]) -> Mapping[str, StreamId]:
        with self.database.read() as connection:
            return owners(connection, names)

    def days(self, at: Moment | None = None) -> DayTable:
        """The official calendar, with the corrections of its stream; with ``at`` as it was known at
        that moment."""
        if at is None:
            return corrected_days(self._days, self.load(CALENDAR).state)
        then = (event for event in self.events(CALENDAR) if event.header.recorded_at <= at)
        return corrected_days(self._days, reduce(evolve, then, None))

    def still_due(self) -> Sequence[StreamId]:
        """The cycles in which something is due that has neither been done nor passed."""
        with self.database.read() as connection:
            return still_due(connection)

    def may_wait(self) -> bool:
        return self._following.may_wait

    def waiting_follow_ups(self, limit: int) -> list[FollowUp]:
        put_before = self._following.times_put
        found = self._follow_ups("waiting", limit)
        if not found:
            self._following.found_none(put_before)
        return found

    def refused_follow_ups(self, limit: int) -> list[tuple[FollowUp, str]]:
        """Follow-up commands that were refused, with the codes, oldest first."""
        statement = _follow_up_rows("refused", limit)
        with self.database.read() as connection:
            return [(_follow_up(row), row.refusal) for row in connection.execute(statement)]

    def settle_follow_up(self, follow_up: FollowUp, refused_with: str | None) -> None:
        settled = (
            update(tables.follow_ups)
            .where(_follow_ups.command_id == str(follow_up.cause.command_id()))
            .values(state="refused" if refused_with else "done", refusal=refused_with)
        )
        with self.database.write() as work:
            work.connection.execute(settled)

    def _follow_ups(self, state: str, limit: int) -> list[FollowUp]:
        with self.database.read() as connection:
            return [_follow_up(row) for row in connection.execute(_follow_up_rows(state, limit))]

    def events(
        self, stream: StreamId, after: int = 0, upto: int | None = None
    ) -> tuple[Event, ...]:
        """The events of a stream with versions past ``after`` up to and with ``upto``.

        Raises :class:`BrokenChainError` where one is missing or is not the one recorded.
        """
        with self.database.read() as connection:
            rows = chain.rows_from(connection, stream, after, upto)
        start = FIRST_HASH
        if after:
            if not rows or rows[0].version != after:
                return ()
            start, rows = rows[0].hash, rows[1:]
        return tuple(chain.events_along(rows, stream, after, start))

    def all_events(self, after_position: int, limit: int) -> tuple[Placed, ...]:
        """Events of all streams in the order of their commits, from after a position."""
        statement = (
            select(_events.position, _events.state)
            .where(_events.position > after_position)
            .order_by(_events.position)
            .limit(limit)
        )
        with self.database.read() as connection:
            rows = connection.execute(statement).all()
        return tuple(Placed(row.position, read_event(row.state)) for row in rows)

    def ticking(self) -> Moment:
        """The database's own clock, by which a real one goes."""
        with self.database.read() as connection:
            return ticking(connection)

    def last_position(self) -> int:
        """The position of the last event; 0 in an empty log."""
        with self.database.read() as connection:
            return connection.scalar(select(func.max(_events.position))) or 0

    def last_moment(self) -> Moment:
        """A moment before which nothing is recorded any more: that of the latest event."""
        return self.last_recorded()

    def last_recorded(self) -> Moment:
        """When the latest event was recorded; 0 in an empty log."""
        with self.database.read() as connection:
            return connection.scalar(select(func.max(_events.recorded_at))) or 0

    def streams(self) -> tuple[StreamId, ...]:
        """Every stream, in the order of their first events."""
        statement = select(_events.stream).where(_events.version == 1).order_by(_events.position)
        with self.database.read() as connection:
            return tuple(connection.scalars(statement))

    def texts(self, stream: StreamId) -> Mapping[str, str]:
        """The texts that the events of a stream hide, by hash; in the place of one that was erased
        by an event ``domain.values.private.ERASED``, of one that was changed ``ALTERED``. One that
        is gone otherwise is not among them."""
        with self.database.read() as connection:
            return hidden_texts.opened_texts(connection, stream)

    def find(self, key: str) -> StreamId | None:
        """The stream to which a key belongs."""
        with self.database.read() as connection:
            return owners(connection, (key,)).get(key)

    def found(self, fold: str) -> tuple[tuple[NameRow, StreamId], ...]:
        """The names that fold to the same (``domain.values.names.fold``), in Vietnamese order."""
        with self.database.read() as connection:
            return found(connection, fold)

    def names_of(self, stream: StreamId) -> tuple[NameRow, ...]:
        """All names of a stream, in Vietnamese order."""
        with self.database.read() as connection:
            return of_stream(connection, stream)

    def all_names(self, kind: str) -> tuple[tuple[NameRow, StreamId], ...]:
        """All names of the streams of one kind (``unit``, ``cluster`` …), in Vietnamese order."""
        with self.database.read() as connection:
            return of_kind(connection, kind)

    def verify_chain(self, stream: StreamId) -> tuple[chain.Fault, ...]:
        """Everything in a stream that is not as it was recorded; nothing for a sound one."""
        with self.database.read() as connection:
            return chain.faults_of(connection, stream)

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read within is of one moment, whatever others write meanwhile."""
        with self.database.snapshot():
            yield

    def answered(self, stream: StreamId | None = None) -> Mapping[StreamId, int]:
        """The last version of every stream, or of one, as the receipts of its commands say."""
        with self.database.read() as connection:
            return receipts.last_answered(connection, stream)

    def followed(self, stream: StreamId | None = None) -> Mapping[StreamId, int]:
        """The last version of every stream, or of one, from which a command in another follows."""
        with self.database.read() as connection:
            return receipts.last_followed(connection, stream)

    def consequences(self, stream: StreamId) -> Mapping[int, tuple[FollowUpResult, ...]]:
        """By version of a stream's events, what followed from them in other streams."""
        with self.database.read() as connection:
            return receipts.consequences(connection, stream)

    def misplaced(self) -> int:
        """How many positions are missing from the order of all events; 0 for a sound log."""
        with self.database.read() as connection:
            return chain.misplaced(connection)


def _follow_up_rows(state: str, limit: int) -> Any:
    return (
        select(tables.follow_ups)
        .where(_follow_ups.state == state)
        .order_by(_follow_ups.number)
        .limit(limit)
    )


def _follow_up(row: Row[Any]) -> FollowUp:
    return FollowUp(
        cause=Cause(row.cause_stream, row.cause_version, row.policy),
        stream=row.stream,
        command=_command_reader()(row.command),
        backfill=row.backfill,
    )
