"""The tables of accounts. Nothing of the log stands here, and no name of a person there."""

import secrets
from datetime import date
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q
from django.utils import timezone

from domain.record.record import Seat


def in_columns(seat: Seat) -> dict[str, str]:
    """An office and its unit as a row has them; the operator has no unit."""
    return {"office": seat.office.value, "unit": str(seat.unit or "")}


def new_key() -> str:
    """An opaque account id, as events bear it."""
    return f"tk-{secrets.token_hex(5)}"


class Account(AbstractBaseUser):
    """A person who may sign in. Events know the key alone."""

    key = models.CharField(max_length=16, unique=True, default=new_key, editable=False)
    #: Empty where the person cannot receive mail; then a code is read out to them.
    email = models.EmailField(unique=True, null=True)
    name = models.CharField(max_length=200, blank=True)
    lang = models.CharField(max_length=2, default="vi")
    is_active = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now)

    objects = BaseUserManager["Account"]()
    USERNAME_FIELD = "key"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    def offices(self, day: date) -> "models.QuerySet[HeldOffice]":
        """What this account holds on a day, the oldest first."""
        return HeldOffice.objects.on(day).filter(account=self).order_by("since", "pk")

    def __str__(self) -> str:
        return self.key


class Held(models.Manager["HeldOffice"]):
    """Offices as they are held on a day."""

    def on(self, day: date) -> "models.QuerySet[HeldOffice]":
        """A delegated one holds while the office itself is held by who delegated it."""
        own = Q(since__lte=day) & (Q(until=None) | Q(until__gte=day)) & Q(account__is_active=True)
        given = Q(source__since__lte=day, source__account__is_active=True) & (
            Q(source__until=None) | Q(source__until__gte=day)
        )
        return self.filter(own & (Q(source=None) | given)).select_related("account")


class HeldOffice(models.Model):
    """An office that an account holds for a unit, with its first and its last day."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="held")
    office = models.CharField(max_length=20)
    #: The unit's id; empty for the operator alone.
    unit = models.CharField(max_length=36, blank=True)
    since = models.DateField()
    until = models.DateField(null=True)
    #: The key of the account that gave it; empty where it was given on the machine itself.
    given_by = models.CharField(max_length=16, blank=True)
    #: The office from which it is delegated.
    source = models.ForeignKey("self", on_delete=models.CASCADE, null=True, related_name="lent")

    objects = Held()


class SpokenCode(models.Model):
    """A code that is read out or printed for somebody who cannot receive mail; used once."""

    account = models.OneToOneField(Account, on_delete=models.CASCADE, related_name="spoken")
    digest = models.CharField(max_length=200)
    made_by = models.CharField(max_length=16, blank=True)
    expires = models.DateTimeField()
    tries = models.PositiveSmallIntegerField(default=0)


class Token(models.Model):
    """What a program shows instead of signing in: for one office, these targets, until a day."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="tokens")
    digest = models.CharField(max_length=64, unique=True)
    label = models.CharField(max_length=80)
    office = models.CharField(max_length=20)
    unit = models.CharField(max_length=36, blank=True)
    #: The streams that it opens; an empty list opens none.
    targets = models.JSONField(default=list)
    reads_only = models.BooleanField(default=True)
    expires = models.DateField()
    revoked_at = models.DateTimeField(null=True)


class Letter(models.Model):
    """A mail of the accounts that waits to leave; it goes with its leaving."""

    to = models.EmailField()
    subject = models.CharField(max_length=200)
    text = models.TextField()
    made_at = models.DateTimeField(default=timezone.now)
    tries = models.PositiveSmallIntegerField(default=0)


class Noted(models.TextChoices):
    """What the journal notes."""

    SIGNED_IN = "signed_in"
    SIGN_IN_REFUSED = "sign_in_refused"
    REFUSED = "refused"
    SEALED_VIEW = "sealed_view"
    ACT = "act"
    INVITED = "invited"
    OFFICE_GIVEN = "office_given"
    DELEGATED = "delegated"
    REVOKED = "revoked"
    ERASED = "erased"
    CODE_MADE = "code_made"
    TOKEN_MADE = "token_made"
    TOKEN_ENDED = "token_ended"


class Entry(models.Model):
    """A line of the journal for the auditor."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    what = models.CharField(max_length=20, choices=Noted.choices)
    account = models.CharField(max_length=16, blank=True)
    office = models.CharField(max_length=20, blank=True)
    unit = models.CharField(max_length=36, blank=True)
    #: By what the account had signed in.
    means = models.CharField(max_length=60, blank=True)
    #: What it is about: an account's key, a command's id, a page.
    subject = models.CharField(max_length=200, blank=True)
