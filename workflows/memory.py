"""A store in memory: for dry runs, for trying a scenario before storing it, and for tests.

Laid over another store it reads through to it and keeps what is new to itself.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from uuid import UUID

from domain.calendar import Calendar
from domain.cycle.deadlines.duties import AHEAD, Standing
from domain.record import streams
from domain.record.order import FollowUp, Order, Receipt
from domain.record.record import (
    CALENDAR,
    FIRST_HASH,
    Event,
    StreamId,
    chain,
    kind_of,
    privates,
    write,
)
from domain.values.days import NO_DAYS, DayTable
from domain.values.private import Private
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.deadlines import DueKey, DueRow, due_rows
from workflows.notices import Leaving, Notice
from workflows.ports import Clock, Loaded, Store
from workflows.reminders import look_at

#: Nothing here outlives the process, so nothing needs to be kept from guessing.
_SALT = b""
_NOTHING = Loaded(None, 0, FIRST_HASH, 0)


class MemoryStore:
    """Keeps streams, names, commands and follow-ups in dictionaries."""

    def __init__(
        self,
        clock: Clock,
        practice: bool,
        base: Store | None = None,
        days: DayTable = NO_DAYS,
    ) -> None:
        """``days`` is the official calendar where no store lies below."""
        self._clock = clock
        self._days = days
        self._practice = practice
        self._base = base
        self._loaded: dict[StreamId, Loaded] = {}
        self._names: dict[str, tuple[streams.NameRow, StreamId]] = {}
        self._commands: dict[UUID, tuple[bytes, str, Receipt]] = {}
        self._waiting: list[FollowUp] = []
        self._claiming = (b"", "")
        self._claimed: DueRow
        #: What was stored, in order.
        self.events: list[Event] = []
        #: The hidden texts of those events.
        self.texts: list[Private] = []
        #: Whom to tell of it, by the id of the notice.
        self.leaving: dict[UUID, Leaving] = {}
        #: The reminders at which nobody is to look again, or only later.
        self._looked: dict[tuple[DueKey, Moment | None], Moment | None] = {}
        #: Follow-ups that were refused, each with its code.
        self.refused: list[tuple[FollowUp, str]] = []

    @contextmanager
    def write(self) -> Iterator["MemoryStore"]:
        """A unit of work. ``append`` is its last step and cannot fail half-way."""
        yield self

    def claim(self, order: Order) -> Receipt | None:
        if order.command_id in self._commands:
            digest, actor, receipt = self._commands[order.command_id]
            if digest != order.digest(_SALT) or actor != order.actor:
                raise Refusal("command_id_reused", command_id=order.command_id)
            return receipt
        self._claiming = (order.digest(_SALT), order.actor)
        return self._base.receipt(order) if self._base else None

    receipt = claim

    def load(self, stream: StreamId) -> Loaded:
        if stream in self._loaded:
            return self._loaded[stream]
        return self._base.load(stream) if self._base else _NOTHING

    def now(self) -> Moment:
        return self._clock.now()

    def practice(self) -> bool:
        return self._practice

    def days(self) -> DayTable:
        calendar = self.load(CALENDAR).state
        table = self._base.days() if self._base else self._days
        return calendar.over(table) if isinstance(calendar, Calendar) else table

    def still_due(self) -> Sequence[StreamId]:
        below = self._base.still_due() if self._base else ()
        own = (row.stream for row in self._rows() if row.passes and row.state in AHEAD)
        others = (stream for stream in below if stream not in self._loaded)
        return tuple(dict.fromkeys((*others, *own)))

    def claim_due(self, passed_over: Collection[DueKey] = ()) -> DueRow | None:
        """Of the streams that this store holds itself."""
        now = self.now()
        due = [
            (row.before, row.code, str(row.unit or ""), row)
            for row in self._rows()
            if row.passes
            and row.state is Standing.OPEN
            and row.before is not None
            and row.before <= now
            if row.key not in passed_over
        ]
        return min(due, key=lambda found: found[:3])[3] if due else None

    def _rows(self) -> Iterator[DueRow]:
        for stream, loaded in self._loaded.items():
            yield from due_rows(stream, loaded.state).values()

    def claim_reminder(self, passed_over: Collection[DueKey] = ()) -> DueKey | None:
        """Of the streams that this store holds itself."""
        now = self.now()
        for row in self._rows():
            at = self._looked.get((row.key, row.before), look_at(row))
            if at is not None and at <= now and row.key not in passed_over:
                self._claimed = row
                return row.key
        return None

    def look_again(self, key: DueKey, at: Moment | None) -> None:
        assert self._claimed.key == key
        self._looked[key, self._claimed.before] = at

    def tell(self, leaving: Sequence[Leaving]) -> tuple[Notice, ...]:
        new = [one for one in leaving if one.notice.id not in self.leaving]
        self.leaving.update({one.notice.id: one for one in new})
        return tuple(one.notice for one in new)

    def claimed(self, names: Sequence[str]) -> Mapping[str, StreamId]:
        known = self._base.claimed(names) if self._base else {}
        return {
            **known,
            **{key: self._names[key][1] for key in streams.matching(names, self._names)},
        }

    def found(self, fold: str) -> tuple[tuple[streams.NameRow, StreamId], ...]:
        """The names of this fold, here and below."""
        own = tuple(
            held
            for held in self._names.values()
            if held[0].fold == fold and held[0].kind != streams.CLAIM
        )
        return (*(self._base.found(fold) if self._base else ()), *own)

    def all_names(self, kind: str) -> tuple[tuple[streams.NameRow, StreamId], ...]:
        """The names of all streams of one kind, here and below."""
        own = tuple(
            held
            for held in self._names.values()
            if kind_of(held[1]) == kind and held[0].kind != streams.CLAIM
        )
        return (*(self._base.all_names(kind) if self._base else ()), *own)

    def append(
        self,
        loaded: Loaded,
        state: object,
        events: Sequence[Event],
        follow_ups: Sequence[FollowUp],
        receipt: Receipt,
        leaving: Sequence[Leaving] = (),
    ) -> None:
        self.tell(leaving)
        head = loaded.head_hash
        for event in events:
            head = chain(head, write(event))
            self.texts.extend(privates(event.body))
            for name in streams.names_given(event):
                self._names[name.key] = (name, event.stream)
        last = events[-1].header
        self._loaded[receipt.stream] = Loaded(state, last.version, head, last.recorded_at)
        self._commands[receipt.command_id] = (*self._claiming, receipt)
        self._waiting.extend(follow_ups)
        self.events.extend(events)

    def may_wait(self) -> bool:
        return bool(self._waiting)

    def waiting_follow_ups(self, limit: int) -> Sequence[FollowUp]:
        return tuple(self._waiting[:limit])

    def settle_follow_up(self, follow_up: FollowUp, refused_with: str | None) -> None:
        self._waiting.remove(follow_up)
        if refused_with is not None:
            self.refused.append((follow_up, refused_with))
