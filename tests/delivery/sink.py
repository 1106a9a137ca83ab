"""A mail server inside a test, which takes what comes or behaves as badly as it is told to."""

import asyncio
import shutil
import socket
import ssl
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

from adapters.delivery.settings import MailServer, Secret, Security, Settings

USER, PASSWORD = "thi-dua", "chưa nói với ai"
SENDER = "Thi đua Cụm 8 <thi-dua@an-giang.example>"


@dataclass(frozen=True)
class Mail:
    """A message that the server took over."""

    recipients: tuple[str, ...]
    message: EmailMessage

    @property
    def id(self) -> str:
        return str(self.message["Message-ID"])


@dataclass
class Sink:
    """What the server has, and how it behaves towards the next messages."""

    host: str = "127.0.0.1"
    port: int = 0
    taken: list[Mail] = field(default_factory=list)
    #: Taken one by one, then all is well: ``take``, ``put_off``, ``refuse``, ``refuse_data``,
    #: ``stall``, ``drop`` (before it has the message) and ``lose`` (has it, and does not say so).
    behaves: list[str] = field(default_factory=list)
    #: By recipient, the answer to its name.
    answers: dict[str, str] = field(default_factory=dict)
    #: Called with every message that comes, before it is answered.
    on_data: Callable[[], None] = lambda: None
    authenticated: list[bytes] = field(default_factory=list)
    #: How many messages were begun in each session, in their order.
    begun: dict[Any, int] = field(default_factory=dict)
    #: So many messages are taken in a session; the next is met with 421, or ``hangs_up`` without a
    #: word.
    enough: int | None = None
    hangs_up: bool = False

    def settings(self, security: Security = Security.PLAIN, **more: Any) -> Settings:
        mail = MailServer(
            host=self.host,
            port=self.port,
            security=security,
            sender=SENDER,
            **{"patience": 1.0, **more},
        )
        return Settings(mail=mail)

    def ids(self) -> list[str]:
        return [mail.id for mail in self.taken]

    async def handle_MAIL(  # noqa: N802  (the library's name)
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        del options
        self.begun[session.peer] = self.begun.get(session.peer, 0) + 1
        if self.enough is not None and self.begun[session.peer] > self.enough:
            if self.hangs_up:
                server.transport.abort()
            return "421 4.7.0 enough for one session"
        envelope.mail_from = address
        return "250 OK"

    async def handle_RCPT(  # noqa: N802
        self, server: Any, session: Any, envelope: Any, address: str, options: Any
    ) -> str:
        del server, session, options
        answer = self.answers.get(address)
        behaviour = self.behaves[0] if self.behaves else "take"
        if answer is None and behaviour in {"put_off", "refuse"}:
            self.behaves.pop(0)
            answer = {
                "put_off": "451 4.7.1 greylisted, come back later",
                "refuse": f"550 5.1.1 <{address}>: no such user {address}",
            }[behaviour]
        if answer is not None:
            return answer
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802
        self, server: Any, session: Any, envelope: Any
    ) -> str:
        del session
        self.on_data()
        behaviour = self.behaves.pop(0) if self.behaves else "take"
        if behaviour == "stall":
            await asyncio.sleep(1.5)
        if behaviour == "refuse_data":
            return "554 5.7.1 not wanted here"
        if behaviour != "drop":
            message = BytesParser(policy=policy.default).parsebytes(envelope.content)
            assert isinstance(message, EmailMessage)
            self.taken.append(Mail(tuple(envelope.rcpt_tos), message))
        if behaviour in {"drop", "lose"}:
            server.transport.abort()
        return "250 2.0.0 taken"

    def authenticate(self, _server: Any, _session: Any, _envelope: Any, how: str, data: Any) -> Any:
        assert how in {"LOGIN", "PLAIN"}
        assert isinstance(data, LoginPassword)
        known = data.login == USER.encode() and data.password == PASSWORD.encode()
        if known:
            self.authenticated.append(data.login)
        return AuthResult(success=known, handled=False)


@contextmanager
def running(sink: Sink | None = None, **options: Any) -> Iterator[Sink]:
    """A server that listens on this machine only."""
    sink = sink or Sink()
    with socket.socket() as free:
        free.bind((sink.host, 0))
        sink.port = free.getsockname()[1]
    controller = Controller(sink, hostname=sink.host, port=sink.port, **options)
    controller.start()
    try:
        yield sink
    finally:
        controller.stop()


def nobody_listens() -> int:
    """A port at which nobody answers."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def certificate(folder: Path) -> tuple[ssl.SSLContext, str] | None:
    """A server's own certificate, and the file by which a client knows it; none where the machine
    has no program to make one."""
    program = shutil.which("openssl")
    if program is None:
        return None
    key, cert = folder / "key.pem", folder / "cert.pem"
    line = f"{program} req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=127.0.0.1"
    extra = ["-addext", "subjectAltName=IP:127.0.0.1", "-keyout", str(key), "-out", str(cert)]
    subprocess.run([*line.split(), *extra], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    return context, str(cert)


def credentials(trusted: str | None = None, password: str = PASSWORD) -> dict[str, Any]:
    return {"user": USER, "password": Secret(password), "trusted": trusted}
