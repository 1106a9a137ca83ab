"""Reading what comes back: reports of delivery (RFC 3464) that a mail server has sent."""

from collections.abc import Iterator
from email import policy
from email.message import EmailMessage, Message
from email.parser import BytesParser
from pathlib import Path

import msgspec

from adapters.wording.outside import one_line
from domain.values.refusal import Refusal


class Returned(msgspec.Struct, frozen=True, kw_only=True):
    """One recipient whom a message did not reach."""

    #: The Message-ID of what was sent.
    message: str
    address: str | None
    #: ``5.1.1`` and what the server said.
    reply: str


def read_report(file: Path) -> tuple[Returned, ...]:
    """The recipients whom a message did not reach for good, as a report says; none where it tells
    of a delay or of success only.

    Raises ``Refusal``: ``file_missing``, or ``report_unreadable`` for a file that is none.
    """
    try:
        content = file.read_bytes()
    except OSError:
        raise Refusal("file_missing", file=file.name) from None
    report = BytesParser(policy=policy.default).parsebytes(content)
    message = next(_original(report), None)
    parts = [part for part in report.walk() if part.get_content_type() == "message/delivery-status"]
    if message is None or not parts:
        raise Refusal("report_unreadable", file=file.name)
    return tuple(
        Returned(message=message, address=_address(block), reply=_reply(block))
        for part in parts
        for block in part.get_payload()
        if isinstance(block, Message) and block.get("Action", "").strip().lower() == "failed"
    )


def _original(report: EmailMessage) -> Iterator[str]:
    """The Message-ID of the message that came back, in full or as its head."""
    for part in report.walk():
        kind = part.get_content_type()
        if kind == "message/rfc822":
            for inner in part.iter_parts():
                if inner["Message-ID"]:
                    yield one_line(str(inner["Message-ID"]))
        elif kind == "text/rfc822-headers":
            text = part.get_content()
            raw = text if isinstance(text, bytes) else str(text).encode()
            found = BytesParser(policy=policy.default).parsebytes(raw, headersonly=True)
            if found["Message-ID"]:
                yield one_line(str(found["Message-ID"]))


def _address(block: Message) -> str | None:
    """``rfc822; so-noi-vu@tinh.example`` without its kind."""
    final = str(block.get("Final-Recipient") or block.get("Original-Recipient") or "")
    address = one_line(final.rpartition(";")[2])
    return address or None


def _reply(block: Message) -> str:
    said = str(block.get("Diagnostic-Code") or "").partition(";")[2]
    return one_line(f"{block.get('Status', '')} {said}")
