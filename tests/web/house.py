"""People at the second door: they are invited, sign in with the code that they were mailed, ask
for pages and give commands."""

import re
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Self
from uuid import UUID, uuid4

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import hotp_value
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from adapters.accounts import offices, tokens
from adapters.accounts.models import Account, Letter
from adapters.bootstrap import Engine, open_engine
from adapters.door.names import find_target
from adapters.door.seats import read_seat
from adapters.web import often
from adapters.web.served import serve_engine

YEAR = "cum/2026"
#: From the first day of the accounts on.
LONG_AGO = date(2020, 1, 1)


def emptied() -> None:
    """Nobody has an account, and nobody has tried anything."""
    for model in apps.get_models():
        if model._meta.app_label in {"accounts", "account", "mfa", "usersessions", "sessions"}:
            model._default_manager.all().delete()
    cache.clear()
    often.ACCOUNTS.clear()
    often.ADDRESSES.clear()


@dataclass(frozen=True)
class Visitor:
    """Somebody with a browser or a program."""

    client: Client
    key: str = ""
    token: str = ""

    def get(self, path: str, **asked: str) -> Any:
        return self.client.get(path, asked, headers=self._headers())

    def page(self, name: str, **asked: str) -> Any:
        """A page of the interface."""
        return self.get(f"/api/v1/pages/{name}", **asked)

    def act(
        self,
        command: str,
        target: str = YEAR,
        key: UUID | str | None = None,
        seen: str | None = None,
        **fields: Any,
    ) -> Any:
        """One command of the interface."""
        headers = {"Idempotency-Key": str(key or uuid4())}
        if seen is not None:
            headers["If-Match"] = seen
        return self.post(f"/api/v1/{target}/{command}", fields, headers)

    def post(self, path: str, body: object, headers: Mapping[str, str] | None = None) -> Any:
        """JSON to an address; a string goes as it is."""
        return self.client.post(
            path,
            body,
            content_type="application/json",
            headers={**self._headers(), **(headers or {})},
        )

    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}


@dataclass(frozen=True)
class House:
    """The server over one database."""

    engine: Engine

    @classmethod
    @contextmanager
    def over(cls, database: Path) -> Iterator[Self]:
        with open_engine(str(database)) as engine:
            serve_engine(engine)
            yield cls(engine)

    def visitor(self, **settings: Any) -> Visitor:
        """Somebody who has not signed in."""
        return Visitor(Client(SERVER_NAME="127.0.0.1", **settings))

    def invited(self, seat: str, email: str | None = None, until: date | None = None) -> Account:
        """An account with an office."""
        return offices.invite(
            read_seat(self.engine.store, seat),
            email=email or f"{seat.replace('@', '.')}@x.example",
            name="",
            lang="vi",
            since=LONG_AGO,
            until=until,
            by="",
        )[0]

    def signed_in(self, *seats: str, factor: bool = True) -> Visitor:
        """Somebody with these offices who has typed the code of the mail, and with ``factor`` what
        the phone shows."""
        account = self.invited(seats[0])
        for seat in seats[1:]:
            offices.give(
                account, read_seat(self.engine.store, seat), since=LONG_AGO, until=None, by=""
            )
        visitor = Visitor(self.visitor().client, account.key)
        sign_in(visitor, str(account.email))
        if factor and offices.needs_second_factor(account, offices.today()):
            activate(visitor)
        return visitor

    def with_token(self, seat: str, *targets: str, writes: bool = False) -> Visitor:
        """A program with a token for one office and these targets."""
        account = self.invited(seat)
        secret = tokens.make_token(
            account,
            read_seat(self.engine.store, seat),
            label="",
            targets=[find_target(self.engine.store, one) for one in targets],
            reads_only=not writes,
            expires=date(2099, 12, 31),
            by="",
        )
        return Visitor(self.visitor().client, account.key, secret)


def mailed_code(email: str) -> str:
    """The code of the last mail."""
    found = re.search(r": ([A-Z0-9-]{6,})\n", Letter.objects.filter(to=email).latest("pk").text)
    assert found is not None
    return found[1]


def sign_in(visitor: Visitor, email: str) -> Any:
    """With the code that was mailed."""
    visitor.client.post("/vao/login/code/", {"email": email})
    return visitor.client.post("/vao/login/code/confirm/", {"code": mailed_code(email)})


def activate(visitor: Visitor) -> None:
    """Turn the second step on, with the six digits that an authenticator would show."""
    answer = activating(visitor, 0)
    assert answer.status_code == 302, answer.content.decode()


def activating(visitor: Visitor, steps_ago: int) -> Any:
    """What is answered to six digits that were shown so many half minutes ago."""
    page = visitor.client.get("/vao/2fa/totp/activate/")
    secret = re.search(r"<code>([A-Z2-7]+)</code>", page.content.decode())
    assert secret is not None
    return visitor.client.post("/vao/2fa/totp/activate/", {"code": shown(secret[1], steps_ago)})


def shown(secret: str, steps_ago: int) -> str:
    """The six digits that an authenticator shows now, or showed so many half minutes ago."""
    return f"{hotp_value(secret, int(time.time()) // 30 - steps_ago):06}"


def factors(account: Account) -> list[str]:
    """The kinds of second factors of an account, in the order of their making."""
    return [one.type for one in Authenticator.objects.filter(user=account).order_by("pk")]
