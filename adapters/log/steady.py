"""The store for a run of units of work in which little moves.

Where the log has not grown, no stream has: what was read of one counts on, and is not asked for
again. Whoever begins a unit of work reads how far the log has come beside whatever else it reads,
and says so by ``seen``; then everything is as it was, or nothing of it is believed.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final, Self, TypeVar

from adapters.log.chain import rows_of_several
from adapters.log.store import LogStore
from adapters.log.transaction import LogTransaction, folded_on
from domain.record.order import FollowUp, Order, Receipt
from domain.record.record import CALENDAR, Event, StreamId
from domain.values.days import DayTable
from domain.values.when import Moment
from workflows.notices import Leaving
from workflows.ports import Loaded

#: So much is kept that is small (states, texts), and that is large: the events of whole years.
_SMALL: Final = 256
_LARGE: Final = 4
Read = TypeVar("Read")
#: Of which stream, and what of it.
What = tuple[Hashable, ...]


class _Recent:
    """What was read last."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._kept: OrderedDict[What, Any] = OrderedDict()

    def __contains__(self, what: What) -> bool:
        return what in self._kept

    def of(self, what: What, read: Callable[[], Read]) -> Read:
        if what not in self._kept:
            self.put(what, read())
        self._kept.move_to_end(what)
        found: Read = self._kept[what]
        return found

    def put(self, what: What, found: object) -> None:
        self._kept[what] = found
        if len(self._kept) > self._most:
            self._kept.popitem(last=False)

    def drop(self, stream: StreamId) -> None:
        """Nothing is kept of a stream: what is kept is named by it first."""
        for what in [one for one in self._kept if one[0] == stream]:
            del self._kept[what]

    def clear(self) -> None:
        self._kept.clear()


class SteadyStore(LogStore):
    """A store that keeps what it has read for as long as the log has not grown. Not to be shared
    between threads."""

    #: The last unit of work has failed: nothing is taken for granted in the next.
    careful: bool = False
    _position: int | None
    _moment: Moment
    _small: _Recent
    _large: _Recent

    @classmethod
    def over(cls, store: LogStore) -> Self:
        found = cls.__new__(cls)
        found.__dict__.update(vars(store))
        found._small, found._large = _Recent(_SMALL), _Recent(_LARGE)
        found.forget()
        return found

    def seen(self, position: int, moment: Moment) -> None:
        """How far the log has come, and what the database's clock shows, as the open unit of work
        has just read it."""
        if position != self._position:
            self.forget()
        self._position, self._moment = position, moment

    def forget(self) -> None:
        """Believe nothing, and keep nothing until somebody has seen where the log stands."""
        self._position, self._moment = None, 0
        self._small.clear()
        self._large.clear()

    def moves(self, stream: StreamId) -> None:
        """This very run records events of a stream: what was read of it is no longer so."""
        self._small.drop(stream)
        self._large.drop(stream)

    def moved(self, stream: StreamId, events: int, to: Loaded | None) -> None:
        """So many were stored, and it stands there. Where others have recorded some too, the log
        has come further than this counts."""
        self.moves(stream)
        self.careful = False
        if self._position is not None:
            self._position += events
            if to is not None:
                self._small.put((stream, "stands"), to)

    def kept(self, what: What, read: Callable[[], Read]) -> Read:
        return read() if self._position is None else self._small.of(what, read)

    def load(self, stream: StreamId) -> Loaded:
        return self.kept((stream, "stands"), lambda: LogStore.load(self, stream))

    def prepare(self, streams: Iterable[StreamId]) -> None:
        """Have streams at hand that will be asked for, with one look at the database."""
        wanted = [one for one in dict.fromkeys(streams) if (one, "stands") not in self._small]
        if self._position is None or not wanted:
            return
        known = {stream: self._cache.get(stream) for stream in wanted}
        after = {stream: one.version if one else 0 for stream, one in known.items()}
        with self.database.read() as connection:
            rows = rows_of_several(connection, after)
        for stream, one in known.items():
            found = folded_on(rows[stream], stream, one)
            if found is not None:
                self._cache.put(stream, found)
                self._small.put((stream, "stands"), found)

    def events(
        self, stream: StreamId, after: int = 0, upto: int | None = None
    ) -> tuple[Event, ...]:
        def read() -> tuple[Event, ...]:
            return LogStore.events(self, stream, after, upto)

        return read() if self._position is None else self._large.of((stream, after, upto), read)

    def texts(self, stream: StreamId) -> Mapping[str, str]:
        return self.kept((stream, "texts"), lambda: LogStore.texts(self, stream))

    def days(self, at: Moment | None = None) -> DayTable:
        if at is not None:
            return LogStore.days(self, at)
        return self.kept((CALENDAR, "days"), lambda: LogStore.days(self))

    def ticking(self) -> Moment:
        return LogStore.ticking(self) if self._position is None else self._moment

    def last_moment(self) -> Moment:
        """Events of this very run are of moments that its clock has shown."""
        return max(self.last_recorded(), self._moment)

    def last_recorded(self) -> Moment:
        """As it was when the run began: what it records itself is by the clock at hand."""
        return self.kept(("", "last moment"), lambda: LogStore.last_recorded(self))

    @contextmanager
    def write(self) -> Iterator["SteadyTransaction"]:
        """As of any store. What fails is believed no more."""
        try:
            with self.database.write() as work:
                transaction = SteadyTransaction(
                    work, self.log, self._cache, self._clock, self._days, self._following
                )
                transaction.store = self
                yield transaction
                if transaction.owes_receipt:
                    raise RuntimeError("a command was claimed, and nothing came of it")
        except BaseException:
            self.forget()
            self.careful = True
            raise


class SteadyTransaction(LogTransaction):
    """What one order needs of a store that keeps what it has read."""

    store: SteadyStore

    def claim(self, order: Order) -> Receipt | None:
        """As the port says, without asking whether the order was given before: nobody but such a
        run gives it. Where it was, storing it fails, and the next time it is asked."""
        if self.store.careful or self._order is not None:
            return super().claim(order)
        self._order = order
        self._put_down(order)
        return None

    def load(self, stream: StreamId) -> Loaded:
        return self.store.kept((stream, "stands"), lambda: LogTransaction.load(self, stream))

    def now(self) -> Moment:
        return self._clock.now() if self.practice() else self.store.ticking()

    def days(self) -> DayTable:
        return self.store.days()

    def append(
        self,
        loaded: Loaded,
        state: object,
        events: Sequence[Event],
        follow_ups: Sequence[FollowUp],
        receipt: Receipt,
        leaving: Sequence[Leaving] = (),
    ) -> None:
        super().append(loaded, state, events, follow_ups, receipt, leaving)
        stream, count = events[0].stream, len(events)
        self.store.moves(stream)
        self._work.after_commit.append(
            lambda: self.store.moved(stream, count, self._cache.get(stream))
        )
