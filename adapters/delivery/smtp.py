"""Handing one message to a mail server, and what may be known of it afterwards."""

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email.header import Header
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import parseaddr
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

import msgspec

from adapters.delivery.settings import MailServer, Security
from adapters.wording.phrasing import one_line


class _Wire(EmailPolicy):
    """All that goes over the wire is ASCII, so that every server takes it. Words that are encoded
    keep the blanks between them: the library's own folding loses some where a line ends."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        text, kept = str(value), ""
        if name == "From" and parseaddr(text)[0]:
            text, address = parseaddr(text)
            kept = f"{self.linesep} <{address}>"
        elif name != "Subject":
            text = ""
        if not text or text.isascii():
            return super().fold_binary(name, value)
        folded = Header(text, "utf-8", header_name=name).encode(linesep=self.linesep)
        return f"{name}: {folded}{kept}{self.linesep}".encode("ascii")


WIRE: Final = _Wire(linesep=SMTP.linesep, cte_type="7bit")
_ADDRESS: Final = re.compile(r"<?[^\s<>@;:,]+@[^\s<>@;:,]+>?")
_CODES: Final = re.compile(r"([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?")
_LONGEST: Final = 300


class Result(StrEnum):
    """What is known after a try."""

    #: The server has taken the message over.
    ACCEPTED = "accepted"
    #: It was not handed over, and may be tried again.
    DEFERRED = "deferred"
    #: The server does not want it, now or later.
    REFUSED = "refused"
    #: It was handed over, and nobody said whether it was taken.
    UNKNOWN = "unknown"
    #: It was taken first, and came back later.
    RETURNED = "returned"
    #: A person took it back before it left.
    WITHDRAWN = "withdrawn"


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """What a server said. No address stands in ``reply``."""

    result: Result
    reply: str
    #: The addresses that it refused for good, each with what was said of it.
    unwanted: Mapping[str, str] = MappingProxyType({})


class _Said(Exception):
    """The end of a session that did not come to its message."""

    def __init__(self, code: int, text: bytes, during: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.reply = _decoded(code, text, during)


def _decoded(code: int, text: bytes, during: str = "") -> str:
    return scrubbed(f"{code} {text.decode('utf-8', 'replace')}", during)


def scrubbed(text: str, during: str = "") -> str:
    """What a server said on one line, without addresses and without what steers a terminal."""
    line = _ADDRESS.sub("…", one_line(text))
    return (f"{during}: {line}" if during else line)[:_LONGEST]


def codes_of(reply: str | None) -> str | None:
    """``550 5.1.1`` of all that was said."""
    found = _CODES.search(reply or "")
    return " ".join(part for part in found.groups() if part) if found else None


@contextmanager
def session(server: MailServer) -> Iterator[smtplib.SMTP]:
    """A connection by which mail can be handed over: encrypted and authenticated as the settings
    ask for. Raises what the network raises, ``ssl.SSLError`` and ``smtplib.SMTPException``."""
    if server.security is Security.TLS:
        opened: smtplib.SMTP = smtplib.SMTP_SSL(
            server.host, server.port, timeout=server.patience, context=_context(server)
        )
    else:
        opened = smtplib.SMTP(server.host, server.port, timeout=server.patience)
    try:
        opened.ehlo_or_helo_if_needed()
        if server.security is Security.STARTTLS:
            opened.starttls(context=_context(server))
            opened.ehlo()
        if server.user is not None:
            _log_in(opened, server.user, server.password)
        yield opened
    except BaseException:
        # No farewell: who stalls once stalls again.
        opened.close()
        raise
    with suppress(Exception):
        opened.quit()
    opened.close()


def _log_in(opened: smtplib.SMTP, user: str, password: str) -> None:
    if user.isascii() and password.isascii():
        opened.login(user, password)
        return
    # The library knows ASCII only; a password is UTF-8 (RFC 4616).
    told = b64encode(f"\0{user}\0{password}".encode()).decode()
    code, text = opened.docmd("AUTH", f"PLAIN {told}")
    if code != 235:
        raise smtplib.SMTPAuthenticationError(code, text)


def _context(server: MailServer) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=server.trusted)


def send(
    server: MailServer, message: EmailMessage, recipients: tuple[str, ...], *, patient: bool = True
) -> Answer:
    """Hand a message over; never raises for what a server or the network does.

    The first recipient is the one that counts. While ``patient``, one that may be tried later
    keeps the message from all, so that none gets it twice.
    """
    refused: dict[str, str] = {}
    handing_over = False
    try:
        with session(server) as opened:
            _envelope(opened, server, recipients, refused, patient=patient)
            _expect(opened.docmd("DATA"), 354, "DATA")
            handing_over = True
            opened.send(_on_the_wire(message))
            code, text = opened.getreply()
            handing_over = False
            if code // 100 == 2:
                replies = (_decoded(code, text), *refused.values())
                reply = "; ".join(replies)[:_LONGEST]
                return Answer(result=Result.ACCEPTED, reply=reply, unwanted=refused)
            if code == -1:  # something that is no answer
                return Answer(result=Result.UNKNOWN, reply="DATA: no answer")
            raise _Said(code, text, "DATA")
    except _Said as said:
        if said.code // 100 != 5:
            return Answer(result=Result.DEFERRED, reply=said.reply, unwanted=refused)
        unwanted = refused or dict.fromkeys(recipients, said.reply)
        return Answer(result=Result.REFUSED, reply=said.reply, unwanted=unwanted)
    except (OSError, UnicodeError, smtplib.SMTPException) as error:
        result = Result.UNKNOWN if handing_over else Result.DEFERRED
        return Answer(result=result, reply=what_failed(error), unwanted=refused)


def what_failed(error: Exception) -> str:
    """A failure of network or session in one line."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return scrubbed(f"{error.smtp_code} {text}", type(error).__name__)
    return scrubbed(str(error), type(error).__name__)


def _envelope(
    opened: smtplib.SMTP,
    server: MailServer,
    recipients: tuple[str, ...],
    refused: dict[str, str],
    *,
    patient: bool,
) -> None:
    """Name sender and recipients; ``refused`` gets those that are refused for good."""
    code, text = opened.mail(server.sender_address)
    if code // 100 != 2:
        # That the sender is not wanted is no fault of a recipient: it waits until that is mended.
        raise smtplib.SMTPSenderRefused(code, text, "")
    taken, last = [], (0, b"")
    for address in recipients:
        code, text = last = opened.rcpt(address)
        if code // 100 == 2:
            taken.append(address)
        elif code // 100 == 5:
            refused[address] = _decoded(code, text)
        elif patient or address == recipients[0]:
            raise _Said(code, text, "RCPT")
    if not taken:
        raise _Said(*last, "RCPT")


def _expect(answer: tuple[int, bytes], wanted: int, during: str) -> None:
    code, text = answer
    if code == -1:
        raise smtplib.SMTPServerDisconnected(f"{during}: no answer")
    if code != wanted:
        raise _Said(code, text, during)


def _on_the_wire(message: EmailMessage) -> bytes:
    """The message with CRLF, its leading dots doubled, and the line that ends it (RFC 5321)."""
    text = message.as_bytes(policy=WIRE)
    text = re.sub(rb"(?m)^\.", b"..", text)
    return text + (b"" if text.endswith(b"\r\n") else b"\r\n") + b".\r\n"
