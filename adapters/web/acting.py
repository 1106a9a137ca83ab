"""Who acts: the account that is signed in, the offices that it holds today, and by which means it
came in."""

from datetime import date
from typing import Final

import msgspec
from django.http import HttpRequest

from adapters.accounts.adapting import means_of
from adapters.accounts.models import Account, HeldOffice, Token
from adapters.accounts.offices import seat, today
from adapters.bootstrap import Engine
from domain.record.record import Seat, StreamId
from workflows.reader import Reader

_SERVED: Final[list[Engine]] = []


def serve_engine(opened: Engine) -> None:
    """Name the database that this process serves."""
    _SERVED[:] = [opened]


def engine() -> Engine:
    """The database that this process serves."""
    return _SERVED[0]


class HeldSeat(msgspec.Struct, frozen=True):
    """A seat, and its last day where it ends."""

    seat: Seat
    until: date | None


class Actor(msgspec.Struct, frozen=True, kw_only=True):
    """An account with what it may act as."""

    key: str
    held: tuple[HeldSeat, ...]
    #: ``code``, ``password+totp``, ``spoken_code``, ``token``
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


def actor_of(request: HttpRequest) -> Actor:
    """The account of a session, with what it holds on this day: an office that has ended, ended
    for the session, too."""
    account = request.user
    assert isinstance(account, Account)
    return Actor(key=account.key, held=_held(account), means=means_of(request, account))


def _held(account: Account) -> tuple[HeldSeat, ...]:
    held = account.offices(today()).select_related("source")
    return tuple(HeldSeat(seat(one.office, one.unit), _last_day(one)) for one in held)


def _last_day(one: HeldOffice) -> date | None:
    """Its own, or that of the office from which it is lent."""
    ends = (one.until, one.source.until if one.source else None)
    return min(filter(None, ends), default=None)


def actor_of_token(token: Token) -> Actor:
    """The account of a token, in its one office while the account holds it."""
    own = seat(token.office, token.unit)
    held = tuple(one for one in _held(token.account) if one.seat == own)
    return Actor(
        key=token.account.key,
        held=held[:1],
        means="token",
        targets=frozenset(token.targets),
        reads_only=token.reads_only,
    )
