"""Tokens for programs: one office, named targets, until a day."""

import secrets
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from django.utils import timezone

from adapters.accounts.journal import note
from adapters.accounts.models import Account, Noted, Token, in_columns
from adapters.accounts.offices import seat, today
from domain.record.record import Seat, StreamId
from domain.values.refusal import Refusal


def make_token(
    account: Account,
    seat: Seat,
    *,
    label: str,
    targets: Sequence[StreamId],
    reads_only: bool,
    expires: date,
    by: str,
) -> str:
    """A new token, shown this once. Raises ``Refusal("office_not_held")``."""
    held = account.offices(today())
    if not held.filter(**in_columns(seat)).exists():
        raise Refusal("office_not_held", case="account", office=seat.office, unit=seat.unit)
    secret = f"thidua_{secrets.token_urlsafe(32)}"
    Token.objects.create(
        account=account,
        digest=_digest(secret),
        label=label[:80],
        **in_columns(seat),
        targets=list(targets),
        reads_only=reads_only,
        expires=expires,
    )
    note(Noted.TOKEN_MADE, by, seat=seat, subject=account.key)
    return secret


def token_of(secret: str) -> Token | None:
    """The token of a secret while it is good; an account that ended has none."""
    return (
        Token.objects.select_related("account")
        .filter(
            digest=_digest(secret),
            revoked_at=None,
            expires__gte=today(),
            account__is_active=True,
        )
        .first()
    )


def good_tokens() -> tuple[Token, ...]:
    """Every token that still opens something, the oldest first."""
    found = Token.objects.select_related("account").order_by("pk")
    return tuple(found.filter(revoked_at=None, expires__gte=today()))


def end_token(number: str, *, by: str) -> Token:
    """End one token by its number. Raises ``Refusal("token_unknown")`` where none such is good."""
    known = (one for one in good_tokens() if str(one.pk) == number)
    found = next(known, None)
    if found is None:
        raise Refusal("token_unknown", value=number)
    found.revoked_at = timezone.now()
    found.save(update_fields=["revoked_at"])
    note(Noted.TOKEN_ENDED, by, seat=seat(found.office, found.unit), subject=found.account.key)
    return found


def _digest(secret: str) -> str:
    """Of 256 random bits: nothing is gained by hashing it slowly."""
    return sha256(secret.encode()).hexdigest()
