"""What the engine needs from outside, as the narrowest contracts that do."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from typing import Protocol
from uuid import UUID

import msgspec

from domain.record.order import FollowUp, Order, Receipt
from domain.record.record import Event, StreamId
from domain.record.streams import NameRow
from domain.values.days import DayTable
from domain.values.when import Moment
from workflows.deadlines import DueKey, DueRow
from workflows.notices import Leaving, Notice


class Clock(Protocol):
    """Moments for a practice database, whose time is the scenario's."""

    def now(self) -> Moment: ...


class NewIds(Protocol):
    """Fresh ids for commands that are given none."""

    def new(self) -> UUID: ...


class Seeds(Protocol):
    """32 random bytes for each act, from which the salts of its texts are derived."""

    def new(self) -> bytes: ...


class Loaded(msgspec.Struct, frozen=True):
    """A stream as last read: its state, and where its chain stands."""

    #: ``None`` before the first event.
    state: object
    #: 0 before the first event.
    version: int
    #: ``domain.record.record.FIRST_HASH`` before the first event.
    head_hash: bytes
    #: 0 before the first event.
    recorded_at: Moment


class WriteConflictError(Exception):
    """Somebody else wrote to the same stream first: load and decide again."""


class Transaction(Protocol):
    """One unit of work. Leaving it commits; an exception leaves nothing behind."""

    def claim(self, order: Order) -> Receipt | None:
        """Claim the command id for what this transaction appends. The receipt of the first time,
        if there was one. Of two that claim the same id at once, whoever comes second to the end
        loses the race: its append, or leaving the unit of work, raises
        :class:`WriteConflictError`.

        Raises ``Refusal("command_id_reused")`` for the same id with other content or by another
        actor.
        """

    def load(self, stream: StreamId) -> Loaded: ...

    def now(self) -> Moment:
        """The store's clock: the database's own, or in a practice database the clock port's."""

    def practice(self) -> bool: ...

    def days(self) -> DayTable:
        """The official calendar, with the corrections of its stream."""

    def still_due(self) -> Sequence[StreamId]:
        """The cycles in which something is due that has neither been done nor passed."""

    def claim_due(self, passed_over: Collection[DueKey] = ()) -> DueRow | None:
        """What has been due the longest by the store's clock and has not passed, claimed for this
        transaction; another that looks at the same time is given another one."""

    def claim_reminder(self, passed_over: Collection[DueKey] = ()) -> DueKey | None:
        """The deadline at whose reminders nobody has looked the longest, where it is time to by
        the store's clock; claimed for this transaction as by ``claim_due``."""

    def look_again(self, key: DueKey, at: Moment | None) -> None:
        """Look at the reminders of a deadline then; ``None``: not again."""

    def tell(self, leaving: Sequence[Leaving]) -> tuple[Notice, ...]:
        """Put down notices beside any event; those that were not put down before."""

    def claimed(self, names: Sequence[str]) -> Mapping[str, StreamId]:
        """Which of these claimed keys already belong to a stream. A key that ends in ``*`` stands
        for all that begin so."""

    def append(
        self,
        loaded: Loaded,
        state: object,
        events: Sequence[Event],
        follow_ups: Sequence[FollowUp],
        receipt: Receipt,
        leaving: Sequence[Leaving],
    ) -> None:
        """Write events, the texts they hide, the rows derived from them, the commands that
        follow, the receipt, and whom to tell of it.

        Raises :class:`WriteConflictError` where the stream has moved since it was loaded, at the
        latest on leaving the unit of work.
        """


class Store(Protocol):
    """Where events live."""

    def write(self) -> AbstractContextManager[Transaction]: ...

    def load(self, stream: StreamId) -> Loaded: ...

    def receipt(self, order: Order) -> Receipt | None:
        """The receipt of an order accepted before, without claiming anything.

        Raises ``Refusal("command_id_reused")`` as ``claim`` does.
        """

    def claimed(self, names: Sequence[str]) -> Mapping[str, StreamId]:
        """Which of these claimed keys already belong to a stream. A key that ends in ``*`` stands
        for all that begin so."""

    def found(self, fold: str) -> tuple[tuple[NameRow, StreamId], ...]:
        """The names that fold to the same (``domain.values.names.fold``)."""

    def all_names(self, kind: str) -> tuple[tuple[NameRow, StreamId], ...]:
        """All names of the streams of one kind (``unit``, ``cluster``, ``cycle``)."""

    def days(self) -> DayTable:
        """The official calendar, with the corrections of its stream."""

    def still_due(self) -> Sequence[StreamId]:
        """The cycles in which something is due that has neither been done nor passed."""

    def may_wait(self) -> bool:
        """Whether follow-ups may wait, as far as this process can tell: it has never looked, has
        put some down since it found none, or found some that it could not carry out. What another
        process left is for the next that begins to act, and for the runner."""

    def waiting_follow_ups(self, limit: int) -> Iterable[FollowUp]:
        """Follow-up commands neither done nor refused, oldest first."""

    def settle_follow_up(self, follow_up: FollowUp, refused_with: str | None) -> None:
        """Mark a follow-up as done, or as refused with a code."""
