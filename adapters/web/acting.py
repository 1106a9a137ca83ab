"""Who acts: the account that is signed in, the offices that it holds today, and by which means it
came in."""

from datetime import date

from django.http import HttpRequest

from adapters.accounts.adapting import means_of
from adapters.accounts.models import Account, HeldOffice, Token
from adapters.accounts.offices import seat, today
from adapters.web.served import Actor, HeldSeat


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
