"""By which servers notices leave: settings of the environment, never of the database.

``THIDUA_SMTP``           ``smtp+starttls://user@host:587``, ``smtps://…:465`` or ``smtp://…:25``
``THIDUA_SMTP_PASSWORD``  or ``THIDUA_SMTP_PASSWORD_FILE``, a file that holds it
``THIDUA_SMTP_CA``        a file of certificates to trust, where the server has one of its own
``THIDUA_MAIL_FROM``      the sender: ``Cụm 8 <thi-dua@an-giang.example>``
``THIDUA_PUBLIC_URL``     the address of the pages, for links; without it there are none
``THIDUA_CHAT_CUM_8``     where the group of the cluster ``cum-8`` is told, as apprise names it
``THIDUA_TEST_SMTP``      the test mail server of a practice database, in the form of THIDUA_SMTP

A practice database knows only the last one; without it, it sends to its journal.
"""

import os
import re
from collections.abc import Mapping
from email.utils import getaddresses, parseaddr
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Final
from urllib.parse import SplitResult, unquote, urlsplit

import msgspec

from domain.values.refusal import Refusal

EXPECTED: Final = "smtp+starttls://user@host:587"
#: Names the variable that says where the tasks of several machines wait.
BROKER: Final = "THIDUA_REDIS"
_CHAT: Final = "THIDUA_CHAT_"
_LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


class Secret(str):
    """A text that no page, log or traceback shows."""

    __slots__ = ()

    def __repr__(self) -> str:
        return "'…'"


class Security(StrEnum):
    """How a connection to a mail server is kept from others."""

    PLAIN = "smtp"
    STARTTLS = "smtp+starttls"
    TLS = "smtps"


_PORTS: Final = {Security.PLAIN: 25, Security.STARTTLS: 587, Security.TLS: 465}


class MailServer(msgspec.Struct, frozen=True, kw_only=True):
    """A server that takes mail."""

    host: str
    port: int
    security: Security
    #: As whom mail is handed over; ``None``: as nobody.
    user: str | None = None
    password: str = Secret()
    #: A file of certificates; ``None``: those that the machine trusts.
    trusted: str | None = None
    #: With or without a name before the address.
    sender: str
    #: Seconds without an answer after which the server counts as stalled.
    patience: float = 30.0

    @property
    def sender_address(self) -> str:
        return parseaddr(self.sender)[1]

    @property
    def domain(self) -> str:
        """The part of a Message-ID that names who made it."""
        return self.sender_address.partition("@")[2]

    @property
    def place(self) -> str:
        return f"{self.security}://{self.host}:{self.port}"


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """All that delivery takes from outside."""

    mail: MailServer | None = None
    #: By the code of a cluster in capitals (``CUM_8``): where its group is told.
    chats: Mapping[str, str] = MappingProxyType({})
    public_url: str | None = None
    #: Seconds for which a notice that is being sent is taken up by nobody else: longer than all
    #: the answers of a server may take together.
    lease: float = 600.0
    #: Where workers on several machines are told to look; none where nobody named it.
    broker: str | None = None

    def chat_of(self, cluster: str) -> str | None:
        return self.chats.get(re.sub(r"[^A-Z0-9]", "_", cluster.upper()))


def settings_of(practice: bool, environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    Raises ``Refusal("setting_malformed")``, which names the variable and not what stands in it.
    """
    public_url = environment.get("THIDUA_PUBLIC_URL") or None
    broker = Secret(environment[BROKER]) if environment.get(BROKER) else None
    if practice:
        mail = _server("THIDUA_TEST_SMTP", environment)
        return Settings(mail=mail, public_url=public_url, broker=broker)
    chats = {
        name.removeprefix(_CHAT): Secret(value)
        for name, value in environment.items()
        if name.startswith(_CHAT) and value
    }
    mail = _server("THIDUA_SMTP", environment)
    return Settings(mail=mail, chats=MappingProxyType(chats), public_url=public_url, broker=broker)


def _server(variable: str, environment: Mapping[str, str]) -> MailServer | None:
    address = environment.get(variable)
    if not address:
        return None
    try:
        url = urlsplit(address)
        security, port = Security(url.scheme), url.port
    except ValueError:
        raise _malformed(variable) from None
    if not url.hostname or url.password is not None or url.path.strip("/"):
        raise _malformed(variable)
    server = MailServer(
        host=url.hostname,
        port=port or _PORTS[security],
        security=security,
        user=unquote(url.username) if url.username else None,
        password=_password(environment),
        trusted=environment.get("THIDUA_SMTP_CA") or None,
        sender=_sender(url, environment),
    )
    # A password is told to nobody but the server itself.
    if server.user and security is Security.PLAIN and server.host not in _LOOPBACK:
        raise _malformed(variable)
    return server


def _sender(url: SplitResult, environment: Mapping[str, str]) -> str:
    user = unquote(url.username or "")
    sender = environment.get("THIDUA_MAIL_FROM") or (user if "@" in user else "")
    if len(getaddresses([sender])) > 1:
        facts = {"where": "THIDUA_MAIL_FROM", "value": sender, "expected": _quoted(sender)}
        raise Refusal("setting_malformed", case="comma", **facts)
    local, at, host = parseaddr(sender)[1].rpartition("@")
    if not (local and at and re.fullmatch(r"[A-Za-z0-9.-]+", host)) or not sender.isprintable():
        raise _malformed("THIDUA_MAIL_FROM", "Cụm 8 <thi-dua@an-giang.example>")
    return sender


def _quoted(sender: str) -> str:
    """A sender whose name holds a comma, as it has to be written."""
    name, mark, rest = sender.partition("<")
    plain = name.strip().strip("\"'")
    return f'"{plain}" {mark}{rest}' if mark else sender


def _password(environment: Mapping[str, str]) -> Secret:
    file = environment.get("THIDUA_SMTP_PASSWORD_FILE")
    if file:
        try:
            return Secret(Path(file).read_text(encoding="utf-8").strip("\r\n"))
        except (OSError, ValueError):
            raise _malformed("THIDUA_SMTP_PASSWORD_FILE", "/etc/thidua/smtp") from None
    return Secret(environment.get("THIDUA_SMTP_PASSWORD", ""))


def _malformed(variable: str, expected: str = EXPECTED) -> Refusal:
    return Refusal("setting_malformed", where=variable, expected=expected)
