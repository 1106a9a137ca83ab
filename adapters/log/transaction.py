"""One unit of work of the engine: claim, load, append."""

import hmac
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Final

from sqlalchemy import BigInteger, Connection, ScalarSelect, TextClause, column, select, text

from adapters.log import outbox, tables
from adapters.log.application import Log
from adapters.log.cache import StreamCache
from adapters.log.chain import StoredRow, events_along, rows_from
from adapters.log.database import UnitOfWork
from adapters.log.deadlines import claim_due, still_due
from adapters.log.envelope import Envelope, insert_new
from adapters.log.mapper import Fact
from adapters.log.names import owners, take_turns
from domain.calendar import Calendar
from domain.record.order import FollowUp, Order, Receipt
from domain.record.record import CALENDAR, FIRST_HASH, SYSTEM, Event, StreamId, chain, decoder
from domain.record.streams import evolve
from domain.system import InitializeDatabase, System
from domain.values.days import DayTable
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.deadlines import DueKey, DueRow
from workflows.notices import Leaving, Notice
from workflows.ports import Clock, Loaded

#: The database's own clock, in microseconds. SQLite has milliseconds, kept exactly by julianday;
#: unixepoch('subsec') would need SQLite 3.42.
_NOW: Final[Mapping[str, TextClause]] = {
    "postgresql": text("SELECT CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)"),
    "sqlite": text(
        "SELECT CAST((julianday('now') - 2440587.5) * 86400000.0 + 0.5 AS INTEGER) * 1000"
    ),
}
#: The official calendar without corrections; asked for only where somebody looks at days.
Days = Callable[[], DayTable]
_commands = tables.commands.c
_read_receipt = decoder(Receipt)
_NOTHING: Final = Loaded(None, 0, FIRST_HASH, 0)


def ticking(connection: Connection) -> Moment:
    """The database's own clock, which goes on by itself in a practice database, too."""
    moment: Moment = connection.scalar(_NOW[connection.dialect.name])
    return moment


def ticks(kind: str) -> ScalarSelect[int]:
    """As :func:`ticking`, within a statement for that kind of database."""
    return _NOW[kind].columns(column("moment", BigInteger)).scalar_subquery()


def fold_stream(connection: Connection, stream: StreamId, known: Loaded | None) -> Loaded:
    """A stream as the database has it, folded from what is known of it.

    What is known is dropped where the database does not have it. Every new event is checked
    against the chain: raises :class:`BrokenChainError`.
    """
    rows = rows_from(connection, stream, known.version if known else 0)
    found = folded_on(rows, stream, known)
    return fold_stream(connection, stream, None) if found is None else found


def folded_on(rows: Sequence[StoredRow], stream: StreamId, known: Loaded | None) -> Loaded | None:
    """As :func:`fold_stream`, from the rows of a stream as ``rows_from`` gives them; nothing where
    what is known is not among them."""
    loaded = known or _NOTHING
    if known:
        if not rows or (rows[0].version, rows[0].hash) != (known.version, known.head_hash):
            return None
        rows = rows[1:]
    if not rows:
        return loaded
    state = loaded.state
    for event in events_along(rows, stream, loaded.version, loaded.head_hash):
        state = evolve(state, event)
    last = rows[-1]
    return Loaded(state, last.version, last.hash, last.recorded_at)


def corrected_days(days: Days, calendar: object) -> DayTable:
    """The official calendar, as its stream changes and confirms it."""
    return calendar.over(days()) if isinstance(calendar, Calendar) else days()


def is_practice(system: object, order: Order | None) -> bool:
    """Whether a database is one of practice: its first event says so, and before that the order
    which is to be that event. Raises ``Refusal("database_missing")`` where neither does."""
    if isinstance(system, System):
        return system.practice
    if order and isinstance(order.command, InitializeDatabase):
        return order.command.practice
    raise Refusal("database_missing")


def earlier_receipt(connection: Connection, order: Order) -> Receipt | None:
    """The receipt of an order accepted before.

    Raises ``Refusal("command_id_reused")`` where its id was another order's, or another actor's.
    """
    earlier = connection.execute(
        select(tables.commands).where(_commands.command_id == str(order.command_id))
    ).one_or_none()
    if earlier is None:
        return None
    receipt: Receipt = _read_receipt(earlier.receipt)
    # Where a text of it was erased, nothing is left with which its content could be compared.
    if earlier.salt is None:
        same = receipt.stream == order.stream
    else:
        same = hmac.compare_digest(earlier.digest, order.digest(earlier.salt))
    if not same or earlier.actor != order.actor:
        raise Refusal("command_id_reused", command_id=str(order.command_id))
    return receipt


class LogTransaction:
    """What one order needs of the store. Implements ``workflows.ports.Transaction``."""

    def __init__(
        self, work: UnitOfWork, log: Log, cache: StreamCache, clock: Clock, days: Days
    ) -> None:
        self._work = work
        self._connection = work.connection
        self._log = log
        self._cache = cache
        self._clock = clock
        self._days = days
        self._order: Order | None = None
        self._practice: bool | None = None
        #: A command was claimed, and nothing has been appended for it.
        self.owes_receipt = False

    def claim(self, order: Order) -> Receipt | None:
        """As the port says. Of two that claim the same id at once, the second waits for the
        first to end."""
        salt = secrets.token_bytes(32)
        row = {
            "command_id": str(order.command_id),
            "digest": order.digest(salt),
            "salt": salt,
            "actor": order.actor,
            "stream": order.stream,
        }
        self._order = order
        if not insert_new(self._connection, tables.commands, [row]):
            return earlier_receipt(self._connection, order)
        self.owes_receipt = True
        return None

    def load(self, stream: StreamId) -> Loaded:
        loaded = fold_stream(self._connection, stream, self._cache.get(stream))
        self._cache.put(stream, loaded)
        return loaded

    def now(self) -> Moment:
        if self.practice():
            return self._clock.now()
        return ticking(self._connection)

    def practice(self) -> bool:
        if self._practice is None:
            self._practice = is_practice(self.load(SYSTEM).state, self._order)
        return self._practice

    def days(self) -> DayTable:
        return corrected_days(self._days, self.load(CALENDAR).state)

    def still_due(self) -> Sequence[StreamId]:
        return still_due(self._connection)

    def claim_due(self, passed_over: Collection[DueKey] = ()) -> DueRow | None:
        return claim_due(self._connection, self.now(), passed_over)

    def claim_reminder(self, passed_over: Collection[DueKey] = ()) -> DueKey | None:
        return outbox.claim_reminder(self._connection, self.now(), passed_over)

    def look_again(self, key: DueKey, at: Moment | None) -> None:
        outbox.look_again(self._connection, key, at)

    def tell(self, leaving: Sequence[Leaving]) -> tuple[Notice, ...]:
        return outbox.put(self._connection, leaving, self.now())

    def claimed(self, names: Sequence[str]) -> Mapping[str, StreamId]:
        if self._connection.dialect.name == "postgresql":
            take_turns(self._connection, names)
        return owners(self._connection, names)

    def append(
        self,
        loaded: Loaded,
        state: object,
        events: Sequence[Event],
        follow_ups: Sequence[FollowUp],
        receipt: Receipt,
        leaving: Sequence[Leaving] = (),
    ) -> None:
        """As the port says. Crashes for events of several streams, or not next in theirs."""
        stream = events[0].stream
        wanted = [(stream, loaded.version + number) for number in range(1, len(events) + 1)]
        if [(event.stream, event.version) for event in events] != wanted:
            raise ValueError(f"not the next events of {stream}@{loaded.version}")
        envelope = Envelope(
            events=tuple(events),
            before=loaded.state,
            state=state,
            follow_ups=tuple(follow_ups),
            receipt=receipt,
            leaving=tuple(leaving),
        )
        recorded = self._log.save(*map(Fact, events), envelope=envelope)
        self.owes_receipt = False
        head_hash = loaded.head_hash
        for recording in recorded:
            head_hash = chain(head_hash, recording.notification.state)
        after = Loaded(state, events[-1].version, head_hash, events[-1].header.recorded_at)
        self._work.after_commit.append(lambda: self._cache.put(stream, after))
        self._work.was_stored = lambda connection: _is_stored(connection, receipt)


def _is_stored(connection: Connection, receipt: Receipt) -> bool:
    stored = connection.scalar(
        select(_commands.receipt).where(_commands.command_id == str(receipt.command_id))
    )
    return stored is not None and _read_receipt(stored) == receipt
