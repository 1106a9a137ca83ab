"""What a door serves, and who asks: the database of this process, and whoever made a request."""

from contextvars import ContextVar
from datetime import date, datetime
from typing import Final, Protocol

import msgspec
from django.http import HttpRequest

from adapters.bootstrap import Engine
from domain.record.record import Seat, StreamId
from workflows.reader import Reader

_SERVED: Final[list[Engine]] = []
#: The database of the request that is being answered, where a process serves several.
_ENTERED: Final[ContextVar[Engine | None]] = ContextVar("entered", default=None)


def serve_engine(opened: Engine) -> None:
    """Name the database that this process serves."""
    _SERVED[:] = [opened]


def enter_engine(opened: Engine) -> None:
    """Name the database that the request is about, until the next one of this thread."""
    _ENTERED.set(opened)


def engine() -> Engine:
    """The database that the request is about: that of this process, where it serves one."""
    return _ENTERED.get() or _SERVED[0]


class HeldSeat(msgspec.Struct, frozen=True):
    """A seat, and its last day where it ends."""

    seat: Seat
    until: date | None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """An account with what it may act as."""

    key: str
    held: tuple[HeldSeat, ...]
    #: ``code``, ``password+totp``, ``spoken_code``, ``token``, ``local``
    means: str
    #: The streams that it is kept to; ``None``: every one.
    targets: frozenset[StreamId] | None = None
    reads_only: bool = False

    @property
    def seats(self) -> tuple[Seat, ...]:
        return tuple(dict.fromkeys(one.seat for one in self.held))

    @property
    def reader(self) -> Reader:
        """The same person as whoever asks."""
        return Reader(self.seats)

    def reaches(self, stream: StreamId | None) -> bool:
        """Whether what it shows opens this stream; ``None``: all of them."""
        return self.targets is None or stream in self.targets


class Switch(msgspec.Struct, frozen=True):
    """An office that may be put on in a practice database."""

    #: ``secretary@an-giang``, as it is sent.
    value: str
    seat: Seat


class Door(Protocol):
    """By which door people come in, and so who they are."""

    #: Whether it is that of one machine, which nobody else reaches.
    local: bool
    #: The address of the page where one began; ``None``: it is the door's own first page.
    began: str | None
    #: Whether it is over the practice year of the examples, which has three acts to practise.
    practising: bool

    def actor(self, request: HttpRequest) -> Actor | None:
        """Whoever asks; ``None``: nobody who is known here."""

    def switches(self) -> tuple[Switch, ...]:
        """The offices between which a practice database lets one change; else none."""

    def ends(self, request: HttpRequest) -> datetime | None:
        """When what lets somebody in runs out; ``None``: it does not."""

    def note(self, what: str, actor: Actor, subject: str, seat: Seat | None = None) -> None:
        """Have it in the journal for the auditor, where the door keeps one; in the first of the
        offices that the actor holds where none is named."""


#: Under which name a request carries its door.
DOOR: Final = "thidua.door"


def door_of(request: HttpRequest) -> Door:
    """The door by which a request came."""
    found: Door = request.META[DOOR]
    return found
