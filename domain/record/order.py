"""An order: a command with everything that arrives with it."""

import hmac
from collections.abc import Callable
from typing import Any, Final
from uuid import UUID

import msgspec

from domain.record.record import (
    Body,
    Cause,
    Command,
    Event,
    Seat,
    StreamId,
    UnitId,
    encode,
    kind_of,
)
from domain.values.days import NO_DAYS, DayTable
from domain.values.names import fold
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When, civil_day

#: What is said of a source that gives no reason, folded.
_UNSTATED: Final = frozenset(
    map(fold, ("nguồn không ghi", "nguồn không nêu", "not recorded in the source"))
)


class Order(msgspec.Struct, frozen=True, kw_only=True):
    """Who asks for what, of which stream, on whose behalf and as of when."""

    command_id: UUID
    stream: StreamId
    command: Command
    #: An opaque account id.
    actor: str
    seat: Seat | None = None
    for_unit: UnitId | None = None
    #: When it is said to have happened; none means at the moment of recording, or of an act told
    #: from the past, that nobody says when.
    effective: When | None = None
    #: The act is told from the past: allowed while its cycle is being back-filled only.
    backfill: bool = False
    cause: Cause | None = None

    def digest(self, salt: bytes) -> bytes:
        """The hash of the content: the same id with another hash is another command.

        It is keyed with random bytes that go when a text of the command is erased; without them
        it does not confirm what somebody thinks was written.
        """
        content = (self.stream, self.command.as_claimed(), self.seat, self.for_unit, self.effective)
        return hmac.digest(salt, encode((*content, self.backfill)), "sha256")

    @property
    def acting_for(self) -> UnitId | None:
        """The unit whose business this is: the one named with --for, or the seat's own."""
        if self.for_unit is not None:
            return self.for_unit
        return self.seat.unit if self.seat else None


class Context(msgspec.Struct, frozen=True, kw_only=True):
    """What a decision takes from outside, as values."""

    #: The moment that the store's clock gives to this act.
    now: Moment
    #: 32 random bytes, from which the salts of this act's texts are derived.
    seed: bytes
    #: Whether the database is one of practice.
    practice: bool
    #: Which of the names and codes that the command claims already belong to a stream.
    claimed: dict[str, StreamId] = {}
    #: The states of the other streams on which the decision depends; ``None``: not begun.
    others: dict[StreamId, Any] = {}
    #: Which days are worked, for commands that look at days.
    days: DayTable = NO_DAYS
    #: What the store's clock shows, where it has been put back behind the stream's last event.
    clock: Moment | None = None


class Act(msgspec.Struct, frozen=True, kw_only=True):
    """An order and its context, as a decision sees them."""

    order: Order
    context: Context

    @property
    def now(self) -> Moment:
        return self.context.now

    @property
    def clock(self) -> Moment:
        """The store's clock, whatever moment the stream's last event bears."""
        return self.context.now if self.context.clock is None else self.context.clock

    @property
    def days(self) -> DayTable:
        return self.context.days

    @property
    def effective(self) -> When:
        """When it is said to have happened."""
        if self.order.effective is not None:
            return self.order.effective
        return When.unknown() if self.order.backfill else When.moment(self.context.now)

    @refuses("day_ahead")
    def happened(self, when: When, field: str) -> When:
        """A time that is said of something done already; the day is the store's.

        What a source tells of the past is kept as it tells it. Raises ``Refusal("day_ahead")``.
        """
        first, today = when.first_day, civil_day(self.clock)
        if first is not None and first > today and not self.order.backfill:
            raise Refusal("day_ahead", field=field, date=first, day=today)
        return when

    @property
    def seat_unit(self) -> UnitId | None:
        return self.order.seat.unit if self.order.seat else None

    def hide(self, text: str) -> Private:
        """A text as an event may hold it. What stands here has been checked not to be blank."""
        return Private.seal(text, self.context.seed)

    @refuses("reason_blank", "reason_unstated")
    def hide_reason(self, text: str) -> Private:
        """As :meth:`hide`. Raises ``Refusal``: ``reason_blank`` for a text of spaces, or
        ``reason_unstated`` where a year that runs says that its source gives none."""
        if not text.strip():
            raise Refusal("reason_blank")
        live = kind_of(self.order.stream) == "cycle" and not self.order.backfill
        if live and fold(text) in _UNSTATED:
            raise Refusal("reason_unstated", value=text)
        return self.hide(text)

    def hide_optional(self, text: str | None) -> Private | None:
        return self.hide(text) if text and text.strip() else None


#: How a command is decided: the state of its stream, the command and the act give the events, or a
#: ``Refusal`` is raised.
Decide = Callable[[Any, Any, Act], tuple[Body, ...]]


class Considered(msgspec.Struct, frozen=True):
    """What an accepted order gives: the events and the state after them."""

    events: tuple[Event, ...]
    state: object


class FollowUp(msgspec.Struct, frozen=True):
    """A command in another stream that follows from an event. Its id is the cause's."""

    cause: Cause
    stream: StreamId
    command: Command
    #: Whether it tells of the past, as its cause does.
    backfill: bool


class Receipt(msgspec.Struct, frozen=True):
    """The answer to an accepted order; asked again, the first one is given again."""

    command_id: UUID
    stream: StreamId
    first_version: int
    last_version: int
    recorded_at: Moment
    #: The types of the events, in order.
    events: tuple[str, ...]


class FollowUpResult(msgspec.Struct, frozen=True, kw_only=True):
    """What came of a follow-up of an event."""

    stream: StreamId
    #: waiting, done or refused
    state: str
    #: The event that shows it; ``None`` while it waits, where it was refused, or where there was
    #: nothing to be done.
    version: int | None = None
    #: The code of the refusal.
    refusal: str | None = None
