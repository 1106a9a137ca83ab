"""The documents of the acts of a year, and what is added to one when it is known later.

Only what nobody has said yet is completed; what was said wrongly is corrected.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cycle.guard import RUNNING, Phase, Row
from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import CHAIR
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, check_dates, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class CompleteDocument(Command, frozen=True, kw_only=True):
    """Add to the document of an act what follows later: number, date, day received, signed file.
    An act that named none may be given one."""

    #: The version of the act's event: 14 for ``cum-8/2026@14``.
    event: int
    #: Where the act named no document.
    kind: str | None = None
    number: str | None = None
    date: str | None = None
    received: str | None = None
    signer: str | None = None
    about: str | None = None
    file: str | None = None


class DocumentCompleted(Body, frozen=True, kw_only=True):
    """What was added; the rest is ``None``."""

    event: int
    kind: str | None
    number: str | None
    date: When | None
    received: When | None
    signer: str | None
    about: Private | None
    file: str | None


#: By the version of the event; ``None``: the act could name a document and named none.
Papers = Mapping[int, Document | None]
NO_PAPERS: Papers = MappingProxyType({})
_PARTS = ("kind", "number", "date", "received", "signer", "about", "file")


@refuses("document_stands", "event_not_that", "field_missing", required_document)
def complete_document(cycle: Cycle, command: CompleteDocument, act: Act) -> tuple[Body, ...]:
    if command.event not in cycle.papers:
        raise Refusal("event_not_that", kind="document", event=command.event)
    standing = cycle.papers[command.event]
    told = [name for name in _PARTS if getattr(command, name) is not None]
    if not told:
        raise Refusal("field_missing", field="number")
    if standing is None and command.kind is None:
        raise Refusal("field_missing", field="kind")
    for name in told:
        if standing is not None and getattr(standing, name) is not None:
            raise Refusal("document_stands", field=name, event=command.event)
    kind = command.kind or (standing.kind if standing else "")
    paper = Paper(kind=kind, **{name: getattr(command, name) for name in _PARTS[1:]})
    document = required_document(paper, act)
    check_dates(
        document.date or (standing.date if standing else None),
        document.received or (standing.received if standing else None),
        act,
    )
    parts = {name: getattr(document, name) for name in _PARTS[1:]}
    return (DocumentCompleted(event=command.event, kind=command.kind, **parts),)


def completed(standing: Document | None, body: DocumentCompleted) -> Document:
    """The document with what was added."""
    added = {name: getattr(body, name) for name in _PARTS if getattr(body, name) is not None}
    empty = dict.fromkeys(_PARTS[1:])
    return replace(standing or Document(kind=body.kind or "", **empty), **added)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, DocumentCompleted):
        raise LookupError(type(body))
    document = completed(cycle.papers[body.event], body)
    return with_plan(replace(cycle, papers=with_entry(cycle.papers, body.event, document)))


def with_plan(cycle: Cycle) -> Cycle:
    """The plan as its document stands now; a sealed year keeps what was sealed."""
    version = cycle.plan.issued_at
    if version is None or cycle.sealed is not None:
        return cycle
    return replace(cycle, plan=replace(cycle.plan, issued=cycle.papers[version]))


def noted(papers: Papers, event: Event) -> Papers:
    """Every act that may name a document can be completed later."""
    body = event.body
    if "document" not in body.__struct_fields__:
        return papers
    return with_entry(papers, event.header.version, getattr(body, "document"))  # noqa: B009


#: A number often follows when the year is over.
ROWS = (Row(CompleteDocument, (*RUNNING, Phase.CLOSED), by=CHAIR),)
DECISIONS = {CompleteDocument: complete_document}
EVENTS = (DocumentCompleted,)
