"""What is noted of the second door, for the auditor, and how long it stays."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from adapters.accounts.models import Entry, Noted, in_columns
from domain.record.record import Seat

#: Sign-ins, refusals and views go after two years; who did which act stays as long as the act.
TERM: Final = timedelta(days=730)
_STAYING: Final = frozenset({Noted.ACT, Noted.OFFICE_GIVEN, Noted.DELEGATED, Noted.REVOKED})


def note(
    what: Noted, account: str = "", *, seat: Seat | None = None, means: str = "", subject: str = ""
) -> None:
    """Put a line down."""
    Entry.objects.create(
        what=what,
        account=account,
        **(in_columns(seat) if seat else {}),
        means=means[:60],
        subject=subject[:200],
    )


def forget(now: datetime | None = None) -> int:
    """Remove what is past its term; how many lines went."""
    before = (now or timezone.now()) - TERM
    gone, _ = Entry.objects.filter(at__lt=before).exclude(what__in=_STAYING).delete()
    return gone


def last_entries(account: str | None = None, most: int = 500) -> tuple[Entry, ...]:
    """The newest lines, of one account or of all."""
    found = Entry.objects.order_by("-pk")
    return tuple(found.filter(account=account)[:most] if account else found[:most])
