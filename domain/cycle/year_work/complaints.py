"""Complaints (*khiếu nại*) of a unit against a decision, a score or a selection: filed, received
with a term for the answer, and answered, after the year is closed too.

A dissent is no complaint: nobody owes it an answer. What follows from an answer changes scores and
selections by acts of their own.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.due import term_ahead
from domain.cycle.guard import RUNNING, Phase, Row
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import CHAIR, UNIT
from domain.values.growing import with_entry
from domain.values.names import nearest
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Against(StrEnum):
    """What a complaint is against."""

    SCORE = "score"
    SELECTION = "selection"
    #: A decision on awards, by the name under which it was recorded.
    DECISION = "decision"


class Concluded(StrEnum):
    """What the answer to a complaint says of it."""

    UPHELD = "upheld"
    IN_PART = "in_part"
    REJECTED = "rejected"


class FileComplaint(Command, frozen=True, kw_only=True):
    """Complain of a score, a selection or a decision on awards."""

    unit: UnitId
    against: Against
    #: The code of a criterion or of a selection, or the name of a decision; of the scores as a
    #: whole none.
    item: str | None = None
    text: str
    document: Paper | None = None


class ReceiveComplaint(Command, frozen=True, kw_only=True):
    """Acknowledge a complaint, and say until when it is answered."""

    #: The version of the event by which it was filed.
    complaint: int
    #: The last day of the term; see ``SetDeadline.until``.
    until: str
    #: Who is to answer it; not said: the standing office of the cluster.
    authority: str | None = None
    document: Paper | None = None


class AnswerComplaint(Command, frozen=True, kw_only=True):
    """Record the answer to a complaint, by the chair's office or by the authority."""

    complaint: int
    finding: Concluded
    answer: str
    #: Who answered; not said: the standing office of the cluster.
    authority: str | None = None
    #: What is done because of it; scores and selections change by acts of their own.
    follows: str | None = None
    document: Paper


class WithdrawComplaint(Command, frozen=True, kw_only=True):
    """Take back a complaint that nobody has answered yet."""

    #: The unit that filed it.
    unit: UnitId
    complaint: int
    reason: str
    document: Paper | None = None


class ComplaintFiled(Body, frozen=True, kw_only=True):
    unit: UnitId
    against: Against
    item: str | None
    text: Private
    document: Document | None


class ComplaintReceived(Body, frozen=True, kw_only=True):
    complaint: int
    until: When
    last_day: date
    #: An answer is late from this moment on.
    before: Moment
    authority: str | None
    document: Document | None


class ComplaintAnswered(Body, frozen=True, kw_only=True):
    complaint: int
    finding: Concluded
    answer: Private
    authority: str | None
    follows: Private | None
    document: Document


class ComplaintWithdrawn(Body, frozen=True, kw_only=True):
    complaint: int
    reason: Private
    document: Document | None


class Complaint(msgspec.Struct, frozen=True, kw_only=True):
    """A complaint, and what has become of it."""

    unit: UnitId
    against: Against
    item: str | None
    #: The term, once it is received.
    last_day: date | None = None
    before: Moment | None = None
    #: The version of the event that set it, and when that was recorded.
    set_at: int = 0
    since: Moment = 0
    authority: str | None = None
    finding: Concluded | None = None
    withdrawn: bool = False

    @property
    def open(self) -> bool:
        """Whether it waits for an answer."""
        return self.finding is None and not self.withdrawn

    def late(self, now: Moment) -> bool:
        """Whether the term is over and nobody has answered."""
        return self.open and self.before is not None and self.before <= now


#: By the version of the event by which it was filed.
Complaints = Mapping[int, Complaint]
NO_COMPLAINTS: Complaints = MappingProxyType({})


@refuses(
    "criterion_unknown",
    "decision_unknown",
    "field_missing",
    "not_member",
    "selection_unknown",
    Act.hide_reason,
    document_of,
)
def file_complaint(cycle: Cycle, command: FileComplaint, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    _check_item(cycle, command)
    return (
        ComplaintFiled(
            unit=command.unit,
            against=command.against,
            item=command.item,
            text=act.hide_reason(command.text),
            document=document_of(command.document, act),
        ),
    )


def _check_item(cycle: Cycle, command: FileComplaint) -> None:
    """A selection and a decision are named; a criterion may be."""
    item, decisions = command.item, cycle.award_file.decisions
    if item is None:
        if command.against is not Against.SCORE:
            raise Refusal("field_missing", field="item")
        return
    if command.against is Against.DECISION:
        if item not in decisions:
            raise Refusal("decision_unknown", value=item, nearest=nearest(item, list(decisions)))
        return
    rulebook = cycle.plan.rulebook
    assert rulebook is not None  # no phase of the rows is reached without one
    if command.against is Against.SCORE:
        rulebook.criterion(item)
    else:
        rulebook.selection(item)


@refuses("already_done", "date_malformed", "deadline_past", "event_not_that", document_of)
def receive_complaint(cycle: Cycle, command: ReceiveComplaint, act: Act) -> tuple[Body, ...]:
    found = _named(cycle, command.complaint)
    _check_stands(found)
    if found.last_day is not None or found.finding is not None:
        raise Refusal("already_done", what="receive_complaint", unit=found.unit)
    now = None if cycle.backfill else act.now
    until, last_day, before = term_ahead(command.until, now, "complaint")
    return (
        ComplaintReceived(
            complaint=command.complaint,
            until=until,
            last_day=last_day,
            before=before,
            authority=_said(command.authority),
            document=document_of(command.document, act),
        ),
    )


@refuses("already_done", "event_not_that", Act.hide_reason, required_document)
def answer_complaint(cycle: Cycle, command: AnswerComplaint, act: Act) -> tuple[Body, ...]:
    found = _named(cycle, command.complaint)
    _check_stands(found)
    if found.finding is not None:
        raise Refusal("already_done", what="answer_complaint", unit=found.unit)
    return (
        ComplaintAnswered(
            complaint=command.complaint,
            finding=command.finding,
            answer=act.hide_reason(command.answer),
            authority=_said(command.authority) or found.authority,
            follows=act.hide_optional(command.follows),
            document=required_document(command.document, act),
        ),
    )


@refuses("already_done", "event_not_that", Act.hide_reason, document_of)
def withdraw_complaint(cycle: Cycle, command: WithdrawComplaint, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    found = _named(cycle, command.complaint)
    if found.unit != command.unit:  # of another's nothing is said, as of one that is not there
        raise Refusal("event_not_that", kind="complaint", event=command.complaint)
    _check_stands(found)
    if found.finding is not None:
        raise Refusal("already_done", what="answer_complaint", unit=found.unit)
    document = document_of(command.document, act)
    return (ComplaintWithdrawn(complaint=command.complaint, reason=reason, document=document),)


def _check_stands(found: Complaint) -> None:
    """Raises ``Refusal("already_done")`` where it was taken back."""
    if found.withdrawn:
        raise Refusal("already_done", what="withdraw_complaint", unit=found.unit)


def _named(cycle: Cycle, version: int) -> Complaint:
    """Raises ``Refusal("event_not_that")`` where that event filed no complaint."""
    if version not in cycle.complaints:
        raise Refusal("event_not_that", kind="complaint", event=version)
    return cycle.complaints[version]


def _said(text: str | None) -> str | None:
    return text if text is not None and text.strip() else None


def evolve(cycle: Cycle, event: Event) -> Cycle:
    known = cycle.complaints
    match event.body:
        case ComplaintFiled() as body:
            at = event.version
            found = Complaint(unit=body.unit, against=body.against, item=body.item)
        case ComplaintReceived() as body:
            at = body.complaint
            found = replace(
                known[at],
                last_day=body.last_day,
                before=body.before,
                set_at=event.version,
                since=event.header.recorded_at,
                authority=body.authority,
            )
        case ComplaintAnswered() as body:
            at = body.complaint
            found = replace(known[at], finding=body.finding)
        case ComplaintWithdrawn() as body:
            at = body.complaint
            found = replace(known[at], withdrawn=True)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, complaints=with_entry(known, at, found))


#: The term of an answer does not end with the year.
_HERE = (*RUNNING[1:], Phase.CLOSED)
ROWS = (
    Row(FileComplaint, _HERE, by=UNIT),
    Row(ReceiveComplaint, _HERE, by=CHAIR),
    Row(AnswerComplaint, _HERE, by=CHAIR),
    Row(WithdrawComplaint, _HERE, by=UNIT),
)
DECISIONS = {
    FileComplaint: file_complaint,
    ReceiveComplaint: receive_complaint,
    AnswerComplaint: answer_complaint,
    WithdrawComplaint: withdraw_complaint,
}
EVENTS = (ComplaintFiled, ComplaintReceived, ComplaintAnswered, ComplaintWithdrawn)
