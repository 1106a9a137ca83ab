"""One unit of work of the engine: claim, load, append."""

import hmac
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache, partial, reduce
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import (
    BigInteger,
    Connection,
    LargeBinary,
    ScalarSelect,
    Select,
    Text,
    cast,
    literal_column,
    null,
    select,
    union_all,
)

from adapters.log import outbox, tables
from adapters.log.cache import Following, StreamCache
from adapters.log.chain import FROM, Stored, as_bytes, events_along, rows_from
from adapters.log.database import UnitOfWork
from adapters.log.deadlines import claim_due, still_due
from adapters.log.envelope import Envelope
from adapters.log.fact import Fact
from adapters.log.names import claiming
from adapters.log.statements import Rows, Statement, place
from domain.calendar import Calendar
from domain.record.order import FollowUp, Order, Receipt
from domain.record.record import CALENDAR, FIRST_HASH, SYSTEM, Event, StreamId, chain, decoder
from domain.record.streams import evolve, names_claimed
from domain.system import InitializeDatabase, System
from domain.values.days import DayTable
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.deadlines import DueKey, DueRow
from workflows.notices import Leaving, Notice
from workflows.ports import Clock, Loaded

if TYPE_CHECKING:
    from adapters.log.application import Log

#: The database's own clock, in microseconds. SQLite has milliseconds, kept exactly by julianday;
#: unixepoch('subsec') would need SQLite 3.42.
_NOW: Final[Mapping[str, str]] = {
    "postgresql": "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000000 AS BIGINT)",
    "sqlite": "CAST((julianday('now') - 2440587.5) * 86400000.0 + 0.5 AS INTEGER) * 1000",
}
#: The official calendar without corrections; asked for only where somebody looks at days.
Days = Callable[[], DayTable]
_commands = tables.commands.c
_read_receipt = decoder(Receipt)
_NOTHING: Final = Loaded(None, 0, FIRST_HASH, 0)


@cache
def _asking(clock: str) -> Select[int]:
    return select(literal_column(clock, BigInteger))


def ticking(connection: Connection) -> Moment:
    """The database's own clock, which goes on by itself in a practice database, too."""
    moment: Moment = connection.scalars(_asking(_NOW[connection.dialect.name])).one()
    return moment


def ticks(kind: str) -> ScalarSelect[int]:
    """As :func:`ticking`, within a statement for that kind of database."""
    return _asking(_NOW[kind]).scalar_subquery()


def fold_stream(connection: Connection, stream: StreamId, known: Loaded | None) -> Loaded:
    """A stream as the database has it, folded from what is known of it.

    What is known is dropped where the database does not have it. Every new event is checked
    against the chain: raises :class:`BrokenChainError`.
    """
    return _fold(lambda version: rows_from(connection, stream, version), stream, known)


def _fold(
    rows: Callable[[int], Sequence[Stored]], stream: StreamId, known: Loaded | None
) -> Loaded:
    loaded = folded_on(rows(known.version if known else 0), stream, known)
    return loaded or folded_on(rows(0), stream, None) or _NOTHING


def folded_on(rows: Sequence[Stored], stream: StreamId, known: Loaded | None) -> Loaded | None:
    """As :func:`fold_stream`, from the rows of a stream as ``rows_from`` gives them; nothing where
    what is known is not among them."""
    loaded = known or _NOTHING
    if loaded.version:
        if not rows or (rows[0].version, rows[0].hash) != (loaded.version, loaded.head_hash):
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
    known = connection.execute(
        select(_commands.receipt, _commands.digest, _commands.salt, _commands.actor).where(
            _commands.command_id == str(order.command_id)
        )
    ).one_or_none()
    return None if known is None else _first_receipt(order, *known)


def _first_receipt(
    order: Order, answer: bytes, digest: bytes, salt: bytes | None, actor: str
) -> Receipt:
    receipt: Receipt = _read_receipt(answer)
    # Where a text of it was erased, nothing is left with which its content could be compared.
    if salt is None:
        same = receipt.stream == order.stream
    else:
        same = hmac.compare_digest(digest, order.digest(salt))
    if not same or actor != order.actor:
        raise Refusal("command_id_reused", command_id=str(order.command_id))
    return receipt


#: What a row of :func:`asked_first` is. Then stand of an event its version, state, hash and moment
#: of recording; of an answer nothing, the receipt, the digest, nothing, the salt and the actor.
_OWN, _OF_CALENDAR, _ANSWERED, _TICKED = range(4)


def asked_first(kind: str) -> Statement:
    """All that every order asks first, as of one moment, of that kind of database: whether it was
    answered, how its stream goes on, how the calendar does, and what time it is."""
    return _asked_first(_NOW[kind])


@cache
def _asked_first(clock: str) -> Statement:
    binary, number = cast(null(), LargeBinary), cast(null(), BigInteger)
    event, nobody = tables.events.c, cast(null(), Text)
    streams = [
        select(
            literal_column(str(what)).label("what"),
            *(event.version, as_bytes(event.state), as_bytes(event.hash), event.recorded_at),
            *(binary, nobody),
        ).where(event.stream == place(f"stream_{what}"), event.version >= place(after))
        for what, after in ((_OWN, "own"), (_OF_CALENDAR, "calendar"))
    ]
    answered = select(
        literal_column(str(_ANSWERED)),
        *(number, as_bytes(_commands.receipt), as_bytes(_commands.digest), number),
        *(as_bytes(_commands.salt), _commands.actor),
    ).where(_commands.command_id == place("command_id"))
    ticked: Any = select(
        literal_column(str(_TICKED)),
        *(number, binary, binary, literal_column(clock), binary, nobody),
    )
    return Statement(union_all(*streams, answered, ticked), answers=True)


class LogTransaction:
    """What one order needs of the store. Implements ``workflows.ports.Transaction``."""

    def __init__(
        self,
        work: UnitOfWork,
        log: "Log",
        cache: StreamCache,
        clock: Clock,
        days: Days,
        following: Following,
    ) -> None:
        self._work = work
        self._log = log
        self._cache = cache
        self._clock = clock
        self._days = days
        self._following = following
        self._order: Order | None = None
        self._claim: Mapping[str, Any] = {}
        #: What was read with the claim, until it is asked for.
        self._read: dict[StreamId, Loaded] = {}
        self._ticked: Moment | None = None
        self._claimed: tuple[Sequence[str], Mapping[str, StreamId]] = (), {}
        #: A command was claimed, and nothing has been appended for it.
        self.owes_receipt = False

    @property
    def _connection(self) -> Connection:
        return self._work.connection

    def claim(self, order: Order) -> Receipt | None:
        """As the port says. What the order will need is read in the same moment. Of two that claim
        the same id at once, the second fails when it ends, and finds the receipt of the first
        when it is tried again."""
        self._order = order
        own, calendar = self._cache.get(order.stream), self._cache.get(CALENDAR)
        rows = self._ask(order, own, calendar)
        events: tuple[list[Stored], list[Stored]] = [], []
        for row in rows:
            if row[0] == _ANSWERED:
                self.owes_receipt, self._claim = False, {}
                return _first_receipt(order, *row[2:4], *row[5:])
            if row[0] == _TICKED:
                self._ticked = row[4]
            else:
                events[row[0]].append(Stored._make(row[1:5]))
        read = {
            # the calendar may be the stream
            CALENDAR: folded_on(sorted(events[_OF_CALENDAR]), CALENDAR, calendar),
            order.stream: folded_on(sorted(events[_OWN]), order.stream, own),
        }
        if None in read.values():
            # the database has not what is known of them: asked anew, for it is to be of one moment
            self._cache.forget(*read)
            return self.claim(order)
        self._read = {stream: loaded for stream, loaded in read.items() if loaded is not None}
        self._put_down(order)
        return None

    def _ask(self, order: Order, own: Loaded | None, calendar: Loaded | None) -> Rows:
        keys = names_claimed(order)
        rows, *names = self._work.ask(
            asked_first(self._work.kind).of(
                stream_0=order.stream,
                stream_1=CALENDAR,
                own=own.version if own else 0,
                calendar=calendar.version if calendar else 0,
                command_id=str(order.command_id),
            ),
            *claiming(keys, on_server=self._work.on_server),
        )
        self._claimed = keys, dict(names[-1] if names else ())
        return rows

    def _put_down(self, order: Order) -> None:
        salt = secrets.token_bytes(32)
        self._claim = {
            "command_id": str(order.command_id),
            "digest": order.digest(salt),
            "salt": salt,
            "actor": order.actor,
            "stream": order.stream,
        }
        self.owes_receipt = True

    def load(self, stream: StreamId) -> Loaded:
        loaded = self._read.pop(stream, None)
        if loaded is None:
            loaded = _fold(partial(self._rows, stream), stream, self._cache.get(stream))
        self._cache.put(stream, loaded)
        return loaded

    def _rows(self, stream: StreamId, version: int) -> list[Stored]:
        (rows,) = self._work.ask(FROM.of(stream=stream, version=version))
        return list(map(Stored._make, rows))

    def now(self) -> Moment:
        if self.practice():
            return self._clock.now()
        ticked, self._ticked = self._ticked, None
        return ticking(self._connection) if ticked is None else ticked

    def practice(self) -> bool:
        if self._cache.practice is None:
            system = self.load(SYSTEM).state
            practice = is_practice(system, self._order)
            if system is None:
                return practice
            # The first event of a database says so for ever.
            self._cache.practice = practice
        return self._cache.practice

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
        return outbox.put(self._work, leaving, self.now())

    def claimed(self, names: Sequence[str]) -> Mapping[str, StreamId]:
        keys, found = self._claimed
        if names and keys != tuple(names):
            *_, rows = self._work.ask(*claiming(names, on_server=self._work.on_server))
            found = dict(rows)
        return found

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
        if self._claim.get("command_id") != str(receipt.command_id):
            raise RuntimeError(f"command {receipt.command_id} was not claimed")
        envelope = Envelope(
            events=tuple(events),
            claim=self._claim,
            head_hash=loaded.head_hash,
            before=loaded.state,
            state=state,
            follow_ups=tuple(follow_ups),
            receipt=receipt,
            leaving=tuple(leaving),
        )
        stored = [self._log.mapper.to_stored_event(Fact(event)) for event in events]
        self._log.recorder.put(self._work, stored, envelope)
        self.owes_receipt, self._claim = False, {}
        head_hash = reduce(chain, (one.state for one in stored), loaded.head_hash)
        after = Loaded(state, events[-1].version, head_hash, events[-1].header.recorded_at)
        self._work.after_commit.append(lambda: self._cache.put(stream, after))
        if follow_ups:
            # At once for whoever looks within this unit of work, then for everybody.
            self._following.put()
            self._work.after_commit.append(self._following.put)
        self._work.was_stored = lambda connection: _is_stored(connection, receipt)


def _is_stored(connection: Connection, receipt: Receipt) -> bool:
    stored = connection.scalar(
        select(_commands.receipt).where(_commands.command_id == str(receipt.command_id))
    )
    return stored is not None and _read_receipt(stored) == receipt
