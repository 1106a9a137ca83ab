"""Handing messages to a mail server, and what may be known of each afterwards."""

import re
import smtplib
import ssl
from base64 import b64encode
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from email.header import Header
from email.headerregistry import HeaderRegistry
from email.message import EmailMessage
from email.policy import SMTP, EmailPolicy
from email.utils import parseaddr
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final, Self

import msgspec

from adapters.delivery.settings import MailServer, Security
from adapters.wording.outside import one_line


class Plain(str):
    """A value of a head, made by us, ASCII, that stands as it is: an id is not broken off."""

    #: Of the head: by this the library sees that nothing is left to be read.
    name: str

    @classmethod
    def of(cls, name: str, text: str) -> Self:
        found = cls(text)
        found.name = name
        return found


class _Wire(EmailPolicy):
    """All that goes over the wire is ASCII, so that every server takes it. Words that are encoded
    keep the blanks between them: the library's own folding loses some where a line ends."""

    def fold_binary(self, name: str, value: Any) -> bytes:
        if isinstance(value, Plain):
            return f"{name}: {value}{self.linesep}".encode("ascii")
        text, kept = str(value), ""
        if name == "From" and parseaddr(text)[0]:
            text, address = parseaddr(text)
            kept = f"{self.linesep} <{address}>"
        elif name != "Subject":
            text = ""
        if not text or text.isascii():
            whole = f"{name}: {value}"
            if len(whole) <= _WIDTH and whole.isascii() and whole.isprintable():
                return f"{whole}{self.linesep}".encode("ascii")
            return super().fold_binary(name, value)
        return f"{name}: {_folded(name, text, self.linesep)}{kept}{self.linesep}".encode("ascii")


@lru_cache(maxsize=16)
def _folded(name: str, text: str, linesep: str) -> str:
    """The sender is the same in every letter, the subject in those on one event."""
    return Header(text, "utf-8", header_name=name).encode(linesep=linesep)


#: What every letter has in its head, and what stands in that for every letter.
_ALIKE: Final = frozenset(
    {"from", "mime-version", "content-type", "content-transfer-encoding", "auto-submitted"}
)


class _Heads(HeaderRegistry):
    """Heads as the library reads them; those that are alike in every letter once. Reading them
    takes longer than writing a letter, and once read none changes."""

    def __call__(self, name: str, value: Any) -> Any:
        return self._alike(name, value) if name.lower() in _ALIKE else super().__call__(name, value)

    @lru_cache(maxsize=64)  # noqa: B019  (there is one)
    def _alike(self, name: str, value: str) -> Any:
        return super().__call__(name, value)

    @lru_cache(maxsize=64)  # noqa: B019
    def __getitem__(self, name: str) -> Any:
        return super().__getitem__(name)


WIRE: Final = _Wire(linesep=SMTP.linesep, cte_type="7bit", header_factory=_Heads())
#: Characters in a line of a head (RFC 5322, 2.1.1).
_WIDTH: Final = 78
_ADDRESS: Final = re.compile(r"<?[^\s<>@;:,]+@[^\s<>@;:,]+>?")
_CODES: Final = re.compile(r"([245]\d\d)(?:[ -]([245]\.\d{1,3}\.\d{1,3}))?")
_LONGEST: Final = 300
#: So many messages go over one connection; some servers end one that takes more.
LETTERS: Final = 50
#: Answers that refuse or put off, and those that end a session or say that all is well.
_REPLIES: Final = range(400, 600)
_CLOSING: Final = 421
_DONE: Final = 250


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
    opened = _connected(server)
    try:
        yield opened
    except BaseException:
        opened.close()
        raise
    with suppress(Exception):
        opened.quit()
    opened.close()


def _connected(server: MailServer) -> smtplib.SMTP:
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
    except BaseException:
        opened.close()
        raise
    return opened


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
    """Hand one message over; see :meth:`MailSession.send`."""
    with MailSession(server) as mail:
        return mail.send(message, recipients, patient=patient)


class MailSession:
    """Hands messages over, many by one connection: it is made when the first is there, and made
    anew where the server has ended it or has taken enough of them. Close it, or use it in
    ``with``. Without a server nothing may be sent."""

    def __init__(self, server: MailServer | None) -> None:
        self._server = server
        self._opened: smtplib.SMTP | None = None
        self._carried = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        self.close(politely=kind is None)

    def send(
        self, message: EmailMessage, recipients: tuple[str, ...], *, patient: bool = True
    ) -> Answer:
        """Hand a message over; never raises for what a server or the network does.

        The first recipient is the one that counts. While ``patient``, one that may be tried later
        keeps the message from all, so that none gets it twice.
        """
        if self._carried >= LETTERS:
            self.close()
        letter = _Letter(message, recipients, patient=patient)
        used = self._opened is not None
        answer = self._try(letter)
        if used and letter.cut_off:
            # What ended was the connection of the letters before; nothing of this one was read.
            letter = _Letter(message, recipients, patient=patient)
            answer = self._try(letter)
        return answer

    def _try(self, letter: "_Letter") -> Answer:
        refused = letter.refused
        try:
            assert self._server is not None
            if self._opened is None:
                self._opened, self._carried = _connected(self._server), 0
            self._carried += 1
            return letter.hand_over(self._opened, self._server.sender_address)
        except _Said as said:
            letter.cut_off = said.code == _CLOSING and not letter.given
            self._go_on_after(said.code)
            if said.code // 100 != 5:
                return Answer(result=Result.DEFERRED, reply=said.reply, unwanted=refused)
            unwanted = refused or dict.fromkeys(letter.recipients, said.reply)
            return Answer(result=Result.REFUSED, reply=said.reply, unwanted=unwanted)
        except (OSError, UnicodeError, smtplib.SMTPException) as error:
            letter.cut_off = _ended(error) and not letter.given
            self.close(politely=False)
            result = Result.UNKNOWN if letter.given else Result.DEFERRED
            return Answer(result=result, reply=what_failed(error), unwanted=refused)

    def _go_on_after(self, code: int) -> None:
        """Let the next message begin anew, unless the server ends the session with that."""
        with suppress(OSError, smtplib.SMTPException):
            goes_on = code in _REPLIES and code != _CLOSING
            if goes_on and self._opened is not None and self._opened.rset()[0] == _DONE:
                return
        self.close(politely=False)

    def close(self, *, politely: bool = True) -> None:
        """End the connection; without a farewell where the server may not hear it: who stalls once
        stalls again."""
        opened, self._opened, self._carried = self._opened, None, 0
        if opened is not None:
            if politely:
                with suppress(Exception):
                    opened.quit()
            opened.close()


class _Letter:
    """One message on its way over a connection."""

    def __init__(self, message: EmailMessage, to: tuple[str, ...], *, patient: bool) -> None:
        self.message = message
        self.recipients = to
        self.patient = patient
        #: Those that are refused for good, each with what was said of it.
        self.refused: dict[str, str] = {}
        #: The server was given the text.
        self.given = False
        #: The connection ended before it was.
        self.cut_off = False

    def hand_over(self, opened: smtplib.SMTP, sender: str) -> Answer:
        self._envelope(opened, sender)
        _expect(opened.docmd("DATA"), 354, "DATA")
        self.given = True
        opened.send(_on_the_wire(self.message))
        code, text = opened.getreply()
        if code == -1:  # something that is no answer
            raise smtplib.SMTPServerDisconnected("DATA: no answer")
        if code // 100 != 2:
            raise _Said(code, text, "DATA")
        replies = (_decoded(code, text), *self.refused.values())
        reply = "; ".join(replies)[:_LONGEST]
        return Answer(result=Result.ACCEPTED, reply=reply, unwanted=self.refused)

    def _envelope(self, opened: smtplib.SMTP, sender: str) -> None:
        """Name sender and recipients."""
        code, text = opened.mail(sender)
        if code // 100 != 2:
            # That the sender is not wanted is no fault of a recipient: it waits until it is mended.
            raise smtplib.SMTPSenderRefused(code, text, "")
        taken, last = [], (0, b"")
        for address in self.recipients:
            code, text = last = opened.rcpt(address)
            if code // 100 == 2:
                taken.append(address)
            elif code // 100 == 5:
                self.refused[address] = _decoded(code, text)
            elif self.patient or address == self.recipients[0]:
                raise _Said(code, text, "RCPT")
        if not taken:
            raise _Said(*last, "RCPT")


def _ended(error: Exception) -> bool:
    """Whether that is the end of a session, rather than something with this message."""
    if isinstance(error, smtplib.SMTPResponseException):
        return error.smtp_code == _CLOSING
    return isinstance(error, smtplib.SMTPServerDisconnected | ConnectionError)


def what_failed(error: Exception) -> str:
    """A failure of network or session in one line."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
        return scrubbed(f"{error.smtp_code} {text}", type(error).__name__)
    return scrubbed(str(error), type(error).__name__)


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
