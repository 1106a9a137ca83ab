"""Documents: the paper on which a formal act rests."""

import msgspec

from domain.record.order import Act
from domain.values.files import check_digest
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When, civil_day


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document as it is told in a command."""

    #: Công văn, Kế hoạch, Biên bản …
    kind: str
    #: Number and symbol as free text, "42/KH-CTĐ SỐ 08"; may follow later.
    number: str | None = None
    #: See ``When.read``.
    date: str | None = None
    #: The day it was received.
    received: str | None = None
    #: The office that signed, never a person's name.
    signer: str | None = None
    about: str | None = None
    #: SHA-256 of the signed file, in hexadecimal.
    file: str | None = None


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A document as an event holds it."""

    kind: str
    number: str | None
    date: When | None
    received: When | None
    signer: str | None
    about: Private | None
    file: str | None


@refuses("date_malformed", "document_blank", "document_dates", "input_malformed")
def document_of(paper: Paper | None, act: Act) -> Document | None:
    """Check a document and hide its abstract.

    Raises ``Refusal``: ``document_blank`` without a kind, ``date_malformed``, ``document_dates``
    where a live act would rest on a paper that is not there yet, or ``input_malformed`` where the
    file is not named by its SHA-256.
    """
    if paper is None:
        return None
    if not paper.kind.strip():
        raise Refusal("document_blank")
    if paper.file is not None:
        check_digest(paper.file, "file")
    date = When.read(paper.date) if paper.date else None
    received = When.read(paper.received) if paper.received else None
    check_dates(date, received, act)
    return Document(
        kind=paper.kind,
        number=paper.number,
        date=date,
        received=received,
        signer=paper.signer,
        about=act.hide_optional(paper.about),
        file=paper.file,
    )


@refuses(document_of)
def required_document(paper: Paper, act: Act) -> Document:
    """As :func:`document_of`, for an act that is not done without paper."""
    document = document_of(paper, act)
    assert document is not None
    return document


def check_dates(date: When | None, received: When | None, act: Act) -> None:
    """A live act is not done before its paper is dated, nor is a paper received before.

    What a source tells of the past is kept as it tells it. Raises ``Refusal("document_dates")``.
    """
    if act.order.backfill:
        return
    now = civil_day(act.now)
    done = act.effective.last_day
    dated = date.first_day if date else None
    came_first, came_last = (received.first_day, received.last_day) if received else (None, None)
    if dated is not None and dated > now:
        raise Refusal("document_dates", case="ahead", date=dated)
    if dated is not None and done is not None and dated > done:
        raise Refusal("document_dates", case="after_act", date=dated, day=done)
    if came_first is not None and came_first > now:
        raise Refusal("document_dates", case="received_ahead", date=came_first)
    if dated is not None and came_last is not None and came_last < dated:
        raise Refusal("document_dates", case="received_before", date=dated, day=came_last)
