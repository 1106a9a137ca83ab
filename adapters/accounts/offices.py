"""Accounts and the offices that they hold: given, lent, ended; and codes that are read out."""

import secrets
from datetime import date, timedelta
from typing import Final

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib.auth.hashers import check_password, make_password
from django.db import models, transaction
from django.db.models import F
from django.utils import timezone

from adapters.accounts.journal import note
from adapters.accounts.letters import lang_of, put_down
from adapters.accounts.models import Account, HeldOffice, Letter, Noted, SpokenCode, in_columns
from adapters.wording.labelling import label
from adapters.wording.writing import Names
from domain.record.record import Office, Seat, UnitId
from domain.values.refusal import Refusal

#: Offices that need a second factor: they see or decide what is not their own unit's.
NEED_SECOND_FACTOR: Final = frozenset(
    {Office.SECRETARY, Office.CHAIR, Office.VICE_CHAIR, Office.TELLER}
    | {Office.REVIEWER, Office.AUDITOR, Office.OPERATOR}
)
#: Easily read out: no letter or digit that is taken for another.
_LETTERS: Final = "ACDEFGHJKLMNPQRTUVWXY3479"
_TRIES: Final = 5
_GOOD_FOR: Final = timedelta(hours=24)


def today() -> date:
    """The civil day in Vietnam, by which offices begin and end."""
    return timezone.localdate()


def account_named(text: str) -> Account:
    """The account of a key or a mail address. Raises ``Refusal("account_unknown")``."""
    found = Account.objects.filter(key=text).first() if text else None
    found = found or Account.objects.filter(email__iexact=text).exclude(email=None).first()
    if found is None:
        raise Refusal("account_unknown", value=text)
    return found


@transaction.atomic
def invite(
    seat: Seat, *, email: str | None, name: str, lang: str, since: date, until: date | None, by: str
) -> tuple[Account, bool]:
    """Give an office to the account of a mail address, or to a new one; whether it is new.

    Raises ``Refusal("times_reversed")``.
    """
    known = Account.objects.filter(email__iexact=email).first() if email else None
    account = known or Account.objects.create(
        email=email.lower() if email else None, name=name, lang=lang
    )
    if known is None:
        account.set_unusable_password()
        account.save()
        if account.email:
            EmailAddress.objects.create(user=account, email=account.email, primary=True)
        note(Noted.INVITED, by, subject=account.key)
    elif not account.is_active:
        account.is_active = True
        account.save()
    give(account, seat, since=since, until=until, by=by)
    return account, known is None


def give(account: Account, seat: Seat, *, since: date, until: date | None, by: str) -> HeldOffice:
    """Give an office from a day on. Raises ``Refusal("times_reversed")``."""
    if until is not None and until < since:
        raise Refusal("times_reversed", case="office", first=since, last=until)
    held, _ = HeldOffice.objects.get_or_create(
        account=account,
        **in_columns(seat),
        since=since,
        until=until,
        source=None,
        defaults={"given_by": by},
    )
    note(Noted.OFFICE_GIVEN, by, seat=seat, subject=account.key)
    return held


@transaction.atomic
def delegate(
    holder: Account, to: Account, seat: Seat, *, since: date, until: date, by: str
) -> HeldOffice:
    """Lend an office for a period; it ends with the period, or with the office itself.

    Raises ``Refusal``: ``office_not_held`` where the holder has it not on the first day;
    ``delegation_lent`` where it is itself lent; ``times_reversed``.
    """
    if until < since:
        raise Refusal("times_reversed", case="office", first=since, last=until)
    held = holder.offices(since).filter(**in_columns(seat))
    own = held.filter(source=None).first()
    if own is None:
        if held.exists():
            raise Refusal("delegation_lent", office=seat.office, unit=seat.unit)
        raise Refusal("office_not_held", case="account", office=seat.office, unit=seat.unit)
    lent = HeldOffice.objects.create(
        account=to,
        office=own.office,
        unit=own.unit,
        since=since,
        until=until,
        given_by=by,
        source=own,
    )
    note(Noted.DELEGATED, by, seat=seat, subject=f"{holder.key} → {to.key}")
    return lent


@transaction.atomic
def revoke(account: Account, office: Seat | None, *, by: str, day: date) -> int:
    """End an office, or all and the account with them; how many ended. Live sessions of an account
    that is ended, end at once; without an office left nothing is open to it."""
    held = account.offices(day)
    if office is not None:
        held = held.filter(**in_columns(office))
    ended = [one.pk for one in held]
    # From the day before on: what is revoked today holds today no longer.
    HeldOffice.objects.filter(pk__in=ended).update(until=day - timedelta(days=1))
    if office is None:
        account.is_active = False
        account.save()
    if office is None or not account.offices(day).exists():
        _end_sessions(account)
        account.tokens.filter(revoked_at=None).update(revoked_at=timezone.now())
    note(Noted.REVOKED, by, seat=office, subject=account.key)
    return len(ended)


@transaction.atomic
def erase(account: Account, *, by: str) -> None:
    """Remove the person: name, address, factors, codes, sessions, mails that wait.
    The key stays, because events bear it; it leads to nobody any more."""
    _end_sessions(account)
    for kept in (EmailAddress, Authenticator):
        kept.objects.filter(user=account).delete()
    SpokenCode.objects.filter(account=account).delete()
    account.tokens.all().delete()
    if account.email:
        Letter.objects.filter(to__iexact=account.email).delete()
    account.email, account.name, account.is_active = None, "", False
    account.set_unusable_password()
    account.save()
    note(Noted.ERASED, by, subject=account.key)


def _end_sessions(account: Account) -> None:
    for session in UserSession.objects.filter(user=account):
        session.end()


def seat(office: str, unit: str) -> Seat:
    """A seat from its two words."""
    return Seat(Office(office), UnitId(unit) if unit else None)


def every_account() -> "models.QuerySet[Account]":
    """All accounts, those that ended among them, the oldest first."""
    return Account.objects.order_by("pk")


def has_second_factor(account: Account) -> bool:
    """Whether signing in takes more than a code or a password."""
    return bool(is_mfa_enabled(account))


def tell_invited(account: Account, held: Seat, names: Names) -> None:
    """Have a new account with an address told by mail how it signs in, and where."""
    if account.email is None:
        return
    put_down(
        account,
        "invited",
        account.email,
        office=label(held.office, lang_of(account)),
        unit=names.unit(held.unit) if held.unit else "",
        origin=settings.CSRF_TRUSTED_ORIGINS[0],
    )


def tell_code_made(account: Account, names: Names) -> None:
    """Have the others of the units for which somebody acts told that a code was made."""
    units = [one.unit for one in account.offices(today()) if one.unit]
    others = HeldOffice.objects.on(today()).filter(unit__in=units).exclude(account=account)
    told = {one.account.email: one for one in others if one.account.email}
    for email, one in sorted(told.items()):
        unit = names.unit(UnitId(one.unit))
        put_down(one.account, "spoken_code_made", email, key=account.key, unit=unit)


def seats_of(account: Account, day: date) -> tuple[Seat, ...]:
    """The seats that an account holds on a day, each once, the oldest first."""
    held = (seat(one.office, one.unit) for one in account.offices(day))
    return tuple(dict.fromkeys(held))


def needs_second_factor(account: Account, day: date) -> bool:
    """Whether one of its offices asks for more than a code."""
    return any(seat.office in NEED_SECOND_FACTOR for seat in seats_of(account, day))


def make_code(account: Account, *, by: str) -> str:
    """A one-time code for somebody who cannot receive mail, in place of any before."""
    code = "".join(secrets.choice(_LETTERS) for _ in range(12))
    SpokenCode.objects.update_or_create(
        account=account,
        defaults={
            "digest": make_password(code),
            "made_by": by,
            "expires": timezone.now() + _GOOD_FOR,
            "tries": 0,
        },
    )
    note(Noted.CODE_MADE, by, subject=account.key)
    return "-".join((code[:4], code[4:8], code[8:]))


def use_code(key: str, typed: str) -> Account | None:
    """The account whose code this is, which is good no longer; none after five wrong ones, or
    where it has run out. Both ways take the same time."""
    spoken = SpokenCode.objects.filter(
        account__key=key, account__is_active=True, expires__gt=timezone.now(), tries__lt=_TRIES
    )
    # The try is counted before it is looked at: of many at once no more than five are.
    counted = spoken.update(tries=F("tries") + 1)
    found = SpokenCode.objects.filter(account__key=key).first() if counted else None
    code = "".join(filter(str.isalnum, typed)).upper()
    if not check_password(code, found.digest if found else make_password(None)) or found is None:
        return None
    taken, _ = SpokenCode.objects.filter(pk=found.pk, digest=found.digest).delete()
    return found.account if taken else None
