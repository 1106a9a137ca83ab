"""Where allauth asks us: who may sign in, what is said, how mail leaves, how secrets are kept."""

import time
from base64 import urlsafe_b64encode
from datetime import timedelta
from hashlib import sha256
from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.encoding import force_bytes
from django.utils.functional import lazystr

from adapters.accounts.configuring import CODE_SECONDS, CONFIRMED_SECONDS
from adapters.accounts.journal import note
from adapters.accounts.letters import put_down
from adapters.accounts.models import Account, Noted
from adapters.accounts.speaking import spoken
from adapters.wording.pages.accounts import ERRORS, MAILS
from adapters.wording.writing import pick


def _said() -> dict[str, Any]:
    """Every error in the language of whoever reads it."""

    def one(key: str) -> Any:
        class Later:
            def __str__(self) -> str:
                return pick(ERRORS[key], spoken())

        return lazystr(Later())

    return {key: one(key) for key in ERRORS}


def means_of(request: HttpRequest, account: Account) -> str:
    """By which means a session was signed in, in their order."""
    records = get_authentication_records(request, account)
    named = (one.get("type") or one.get("method") or "" for one in records)
    return "+".join(dict.fromkeys(filter(None, named)))


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Nobody signs up: accounts are made for people by who may."""

    error_messages: ClassVar = {**DefaultAccountAdapter.error_messages, **_said()}

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def is_safe_url(self, url: str | None) -> bool:
        """Only a path of this server."""
        return bool(url) and str(url).startswith("/") and not str(url).startswith(("//", "/\\"))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Put a mail down; it leaves later, so that nobody learns by the time that an answer takes
        whether an address is known."""
        account = Account.objects.filter(email__iexact=email, is_active=True).first()
        kind = template_prefix.rpartition("/")[2]
        if account is None or kind not in MAILS:
            return
        put_down(account, kind, email, minutes=CODE_SECONDS // 60, code=context.get("code"))

    def is_reauthentication_required(self, *, app: str, **kwargs: Any) -> bool:
        """Not for the first second factor of somebody who has just signed in: there is nothing
        more to confirm with than the code that was typed a moment ago. Nor for its recovery codes,
        which come next."""
        request = self.request
        if request is not None and app == "allauth.mfa" and _begins(request.user):
            signed_in = [one["at"] for one in get_authentication_records(request, request.user)]
            if time.time() - max(signed_in, default=0) < CONFIRMED_SECONDS:
                return False
        return bool(super().is_reauthentication_required(app=app, **kwargs))

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> Any:
        """Signing in is noted, with its means."""
        note(Noted.SIGNED_IN, user.key, means=means_of(request, user))
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """A wrong password is noted; by whom, nobody knows."""
        note(Noted.SIGN_IN_REFUSED, subject="password")
        super().authentication_failed(request, **credentials)


def _begins(user: Any) -> bool:
    """Whether somebody has no second factor yet, or the first a moment ago."""
    since = timezone.now() - timedelta(seconds=CONFIRMED_SECONDS)
    return not Authenticator.objects.filter(user=user, created_at__lt=since).exists()


class FactorAdapter(DefaultMFAAdapter):  # type: ignore[misc]  # likewise
    """Second factors: their secrets stand encrypted with the keys of the file."""

    error_messages: ClassVar = {**DefaultMFAAdapter.error_messages, **_said()}

    def encrypt(self, text: str) -> str:
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _cipher().decrypt(encrypted_text.encode()).decode()

    def get_totp_label(self, user: Any) -> str:
        return str(user.email or user.key)


def _cipher() -> MultiFernet:
    """The newest key encrypts; what an older one encrypted is read as long as it is kept."""
    keys = map(force_bytes, (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS))
    return MultiFernet([Fernet(urlsafe_b64encode(sha256(key).digest())) for key in keys])
