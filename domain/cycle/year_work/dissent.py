"""Dissent: what a unit does not agree with, what is referred to the authority, and its answer."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cycle.guard import RUNNING, SITTING, Phase, Row
from domain.cycle.votes.rounds import check_may_go_on, left_to_authority
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import CHAIR, UNIT
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.stated import stated

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class About(StrEnum):
    """What a dissent is about."""

    SCORE = "score"
    TABLE = "table"
    SELECTION = "selection"


class RecordDissent(Command, frozen=True, kw_only=True):
    """Record that a unit does not agree, and why."""

    unit: UnitId
    about: About
    #: The code of a criterion or of a selection, where it is about one.
    item: str | None = None
    text: str
    document: Paper | None = None


class ReferToAuthority(Command, frozen=True, kw_only=True):
    """Lay a question before the authority: a dissent, or another one."""

    authority: str
    document: Paper
    #: The version of the dissent's event, where it is about one.
    dissent: int | None = None
    question: str | None = None
    #: The title that no majority decided, and that is left to the authority. Left out where it is
    #: not said, so that what was asked before stays the same.
    selection: str | msgspec.UnsetType = msgspec.UNSET


class RecordAuthorityAnswer(Command, frozen=True, kw_only=True):
    """Record what the authority answered. A further answer is recorded beside the first."""

    #: The version of the event by which it was referred.
    referral: int
    document: Paper
    answer: str
    #: What the cluster does because of it; scores and selections change by acts of their own.
    follows: str | None = None


class DissentRecorded(Body, frozen=True, kw_only=True):
    unit: UnitId
    about: About
    item: str | None
    text: Private
    document: Document | None


class ReferredToAuthority(Body, frozen=True, kw_only=True):
    authority: str
    document: Document
    dissent: int | None
    question: Private | None
    #: What is left to the authority: it has its outcome when that has answered.
    selection: str | None


class AuthorityAnswerRecorded(Body, frozen=True, kw_only=True):
    referral: int
    document: Document
    answer: Private
    follows: Private | None


class Dissented(msgspec.Struct, frozen=True):
    unit: UnitId
    about: About
    item: str | None


class Referral(msgspec.Struct, frozen=True):
    authority: str
    dissent: int | None
    answered: bool = False
    #: The title that is left to the authority.
    selection: str | None = None


class Dissent(msgspec.Struct, frozen=True, kw_only=True):
    """What was said and referred, by the versions of the events."""

    said: Mapping[int, Dissented] = MappingProxyType({})
    referred: Mapping[int, Referral] = MappingProxyType({})

    def referral_of(self, dissent: int) -> int | None:
        """The last event by which a dissent was referred."""
        found = [at for at, referral in self.referred.items() if referral.dissent == dissent]
        return found[-1] if found else None

    def unanswered(self, selection: str) -> int | None:
        """The event by which a title was last left to the authority, while that has not
        answered."""
        found = [at for at, one in self.referred.items() if one.selection == selection]
        return found[-1] if found and not self.referred[found[-1]].answered else None


@refuses(
    "criterion_unknown",
    "field_missing",
    "not_member",
    "selection_unknown",
    "unknown_field",
    Act.hide_reason,
    document_of,
)
def record_dissent(cycle: Cycle, command: RecordDissent, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    _check_item(cycle, command)
    return (
        DissentRecorded(
            unit=command.unit,
            about=command.about,
            item=command.item,
            text=act.hide_reason(command.text),
            document=document_of(command.document, act),
        ),
    )


def _check_item(cycle: Cycle, command: RecordDissent) -> None:
    """A selection is named, a criterion may be; the table is one."""
    if command.about is About.SELECTION and command.item is None:
        raise Refusal("field_missing", field="item")
    if command.item is None:
        return
    rulebook = cycle.plan.rulebook
    if rulebook is None:
        raise Refusal("rulebook_missing")
    match command.about:
        case About.SCORE:
            rulebook.criterion(command.item)
        case About.SELECTION:
            rulebook.selection(command.item)
        case About.TABLE:
            raise Refusal("unknown_field", field="item", nearest=None)


@refuses(
    "event_not_that",
    "field_missing",
    "round_not_due",
    "selection_decided",
    "selection_on_ballot",
    "selection_unknown",
    "wrong_phase",
    document_of,
)
def refer_to_authority(cycle: Cycle, command: ReferToAuthority, act: Act) -> tuple[Body, ...]:
    if not command.authority.strip():
        raise Refusal("field_missing", field="authority")
    if command.dissent is not None and command.dissent not in cycle.dissent.said:
        raise Refusal("event_not_that", kind="dissent", event=command.dissent)
    selection = stated(command.selection)
    if selection is not None:
        _check_undecided(cycle, selection)
    elif command.dissent is None and not (command.question or "").strip():
        raise Refusal("field_missing", field="question")
    return (
        ReferredToAuthority(
            authority=command.authority,
            document=required_document(command.document, act),
            dissent=command.dissent,
            question=act.hide_optional(command.question),
            selection=selection,
        ),
    )


def _check_undecided(cycle: Cycle, code: str) -> None:
    """What is left to the authority was not decided here: it has no outcome, or places of it stay
    empty after a vote.

    Raises ``Refusal``: ``wrong_phase`` outside the conference, and as ``check_may_go_on``.
    """
    rulebook = cycle.plan.rulebook
    if rulebook is None:
        raise Refusal("rulebook_missing")
    selection = rulebook.selection(code)
    if cycle.phase not in SITTING:
        word = "refer_to_authority"
        raise Refusal("wrong_phase", command=word, phase=cycle.phase, phases=SITTING)
    if code in cycle.voting.made:
        check_may_go_on(cycle, selection)
    elif (ballot := cycle.voting.ballot_on(code)) is not None:
        raise Refusal("selection_on_ballot", selection=code, ballot=ballot)


@refuses("event_not_that", Act.hide_reason, document_of)
def record_authority_answer(
    cycle: Cycle, command: RecordAuthorityAnswer, act: Act
) -> tuple[Body, ...]:
    if command.referral not in cycle.dissent.referred:
        raise Refusal("event_not_that", kind="referral", event=command.referral)
    return (
        AuthorityAnswerRecorded(
            referral=command.referral,
            document=required_document(command.document, act),
            answer=act.hide_reason(command.answer),
            follows=act.hide_optional(command.follows),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.dissent
    match event.body:
        case DissentRecorded() as body:
            said = Dissented(body.unit, body.about, body.item)
            part = replace(part, said=with_entry(part.said, event.version, said))
        case ReferredToAuthority() as body:
            referral = Referral(body.authority, body.dissent, selection=body.selection)
            part = replace(part, referred=with_entry(part.referred, event.version, referral))
            if body.selection is not None:
                cycle = left_to_authority(cycle, body.selection)
        case AuthorityAnswerRecorded() as body:
            referral = replace(part.referred[body.referral], answered=True)
            part = replace(part, referred=with_entry(part.referred, body.referral, referral))
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, dissent=part)


#: A dissent is often answered when the year is over; its sealed outcome stays what it is.
_HERE = (*RUNNING[1:], Phase.CLOSED)
ROWS = (
    Row(RecordDissent, _HERE, by=UNIT),
    Row(ReferToAuthority, _HERE, by=CHAIR),
    Row(RecordAuthorityAnswer, _HERE, by=CHAIR),
)
DECISIONS = {
    RecordDissent: record_dissent,
    ReferToAuthority: refer_to_authority,
    RecordAuthorityAnswer: record_authority_answer,
}
EVENTS = (DissentRecorded, ReferredToAuthority, AuthorityAnswerRecorded)
