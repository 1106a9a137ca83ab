"""Who comes in by the door of accounts."""

from collections.abc import Callable
from datetime import datetime

from django.contrib.sessions.models import Session
from django.http import HttpRequest, HttpResponse

from adapters.accounts.journal import note
from adapters.accounts.models import Account, Noted
from adapters.web.acting import actor_of
from adapters.web.served import DOOR, Actor, Switch
from domain.record.record import Seat


class AccountsDoor:
    """Accounts that have signed in."""

    local = False
    began = None
    practising = False

    def actor(self, request: HttpRequest) -> Actor | None:
        return actor_of(request) if isinstance(request.user, Account) else None

    def switches(self) -> tuple[Switch, ...]:
        """Everybody has the offices that were given."""
        return ()

    def ends(self, request: HttpRequest) -> datetime | None:
        """When the session does, unless somebody goes on with it."""
        found = Session.objects.filter(session_key=request.session.session_key)
        return found.values_list("expire_date", flat=True).first()

    def note(self, what: str, actor: Actor, subject: str, seat: Seat | None = None) -> None:
        seat = seat or next(iter(actor.seats), None)
        note(Noted(what), actor.key, seat=seat, means=actor.means, subject=subject)


_DOOR = AccountsDoor()


class Entering:
    """Every request of the server came by the door of accounts."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self._next = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # a door before this one has named itself
        request.META.setdefault(DOOR, _DOOR)
        return self._next(request)
