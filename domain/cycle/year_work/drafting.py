"""Drafts sent round for comment: of plan, rulebook, score table and report.

Adopting stands with its phase; here it is noted from which round a text was adopted, and what was
said of it. A comment without an answer keeps nobody from adopting.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cycle.amendment import RulebookAmended
from domain.cycle.deadlines.binding import over_when_live
from domain.cycle.deadlines.due import limits
from domain.cycle.deadlines.lateness import due_until, receives
from domain.cycle.deadlines.timeliness import Sent, Timeliness, timeliness
from domain.cycle.guard import RUNNING, Phase, Row
from domain.cycle.phases.plan import PlanIssued, RulebookSet
from domain.cycle.phases.summary_conference import ReportAdopted, ReportDrafted, TableAdopted
from domain.reckoning.score_table import score_table
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId, encode
from domain.record.who import CHAIR, UNIT
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.faults import check_rulebook
from domain.rulebook.rulebook import Rulebook, pin
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Drafted(StrEnum):
    """What is sent round as a draft."""

    PLAN = "plan"
    RULEBOOK = "rulebook"
    TABLE = "table"
    REPORT = "report"


class Taken(StrEnum):
    """What becomes of a comment."""

    TAKEN_UP = "taken_up"
    IN_PART = "in_part"
    NOT_TAKEN_UP = "not_taken_up"


class CirculateDraft(Command, frozen=True, kw_only=True):
    """Send a draft round; a further one opens the next round. The score table is sent as it
    stands."""

    of: Drafted
    document: Paper
    #: Until when comments are asked for; see ``SetDeadline.until``.
    until: str | None = None
    #: The circular says that who is silent until then counts as agreeing.
    silence_agrees: bool = False
    #: The draft of a rulebook in full.
    rulebook: Rulebook | None = None


class CommentOnDraft(Command, frozen=True, kw_only=True):
    """Comment on the draft that is round."""

    unit: UnitId
    of: Drafted
    #: ``None``: the unit has no comment, and agrees.
    text: str | None = None
    document: Paper | None = None


class AnswerComment(Command, frozen=True, kw_only=True):
    """Say what becomes of a comment; saying it again replaces the answer."""

    #: The version of its event: 14 for ``cum-8/2026@14``.
    comment: int
    taken: Taken
    #: Why; may be left out where it is taken up.
    reason: str | None = None
    document: Paper | None = None


class DraftCirculated(Body, frozen=True, kw_only=True):
    of: Drafted
    #: The first round is 1.
    round: int
    document: Document
    until: When | None
    last_day: date | None
    before: Moment | None
    silence_agrees: bool
    #: The draft of a rulebook, or the score table as it stood, with its SHA-256.
    text: str | None
    sha256: str | None


class DraftCommented(Body, frozen=True, kw_only=True):
    unit: UnitId
    of: Drafted
    round: int
    text: Private | None
    late: bool
    document: Document | None


class CommentAnswered(Body, frozen=True, kw_only=True):
    comment: int
    taken: Taken
    reason: Private | None
    document: Document | None


class Comment(msgspec.Struct, frozen=True):
    unit: UnitId
    #: It says more than that the unit agrees.
    asks: bool
    answered: bool = False


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One round of a draft."""

    version: int
    #: When that was recorded.
    since: Moment = 0
    last_day: date | None = None
    before: Moment | None = None
    silence_agrees: bool = False
    sha256: str | None = None
    #: By the version of their events.
    comments: Mapping[int, Comment] = MappingProxyType({})
    #: The event by which the text was adopted from this round.
    adopted: int | None = None
    #: Whether it was adopted word for word; ``None``: the draft's text is not held.
    unchanged: bool | None = None

    @property
    def unanswered(self) -> tuple[int, ...]:
        return tuple(
            version
            for version, comment in self.comments.items()
            if comment.asks and not comment.answered
        )

    def silent(self, members: Ids[UnitId]) -> Ids[UnitId]:
        heard = {comment.unit for comment in self.comments.values()}
        return tuple(unit for unit in members if unit not in heard)


Drafts = Mapping[Drafted, tuple[Round, ...]]
NO_DRAFTS: Drafts = MappingProxyType({})
#: The acts that adopt.
_ADOPTED_BY: Mapping[type[Body], Drafted] = {
    PlanIssued: Drafted.PLAN,
    RulebookSet: Drafted.RULEBOOK,
    RulebookAmended: Drafted.RULEBOOK,
    TableAdopted: Drafted.TABLE,
    ReportAdopted: Drafted.REPORT,
}


@refuses("already_done", "draft_text", "table_incomplete", check_rulebook, document_of)
def circulate_draft(cycle: Cycle, command: CirculateDraft, act: Act) -> tuple[Body, ...]:
    _check_not_adopted(cycle, command.of)
    until = When.read(command.until) if command.until is not None else None
    last_day, before = limits(until)
    text = _text_of(cycle, command)
    return (
        DraftCirculated(
            of=command.of,
            round=len(cycle.drafts.get(command.of, ())) + 1,
            document=required_document(command.document, act),
            until=until,
            last_day=last_day,
            before=before,
            silence_agrees=command.silence_agrees,
            text=text,
            sha256=pin(text) if text is not None else None,
        ),
    )


def _check_not_adopted(cycle: Cycle, of: Drafted) -> None:
    """Raises ``Refusal("already_done")``; a rulebook may be amended, so its draft may go round."""
    done = {
        Drafted.PLAN: ("issue_plan", cycle.plan.issued and cycle.phase is not Phase.PLAN),
        Drafted.RULEBOOK: ("set_rulebook", False),
        Drafted.TABLE: ("adopt_table", cycle.conference.table is not None),
        Drafted.REPORT: ("adopt_report", cycle.conference.report == "adopted"),
    }
    what, over = done[of]
    if over:
        raise Refusal("already_done", what=what)


def _text_of(cycle: Cycle, command: CirculateDraft) -> str | None:
    """What is sent round, where it is ours to hold."""
    if (command.of is Drafted.RULEBOOK) is (command.rulebook is None):
        raise Refusal("draft_text", of=command.of)
    if command.rulebook is not None:
        check_rulebook(command.rulebook)
        return command.rulebook.canonical()
    if command.of is not Drafted.TABLE:
        return None
    table = score_table(cycle)
    if table is None:
        raise Refusal("table_incomplete", units=cycle.members)
    return encode(table).decode()


@refuses("draft_adopted", "draft_missing", "not_member", document_of)
def comment_on_draft(cycle: Cycle, command: CommentOnDraft, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    rounds = cycle.drafts.get(command.of, ())
    if not rounds:
        raise Refusal("draft_missing", of=command.of)
    if rounds[-1].adopted is not None:
        raise Refusal("draft_adopted", of=command.of, event=rounds[-1].adopted)
    document = document_of(command.document, act)
    return (
        DraftCommented(
            unit=command.unit,
            of=command.of,
            round=len(rounds),
            text=act.hide_optional(command.text),
            late=_is_late(cycle, rounds[-1], document, act),
            document=document,
        ),
    )


def _is_late(cycle: Cycle, found: Round, document: Document | None, act: Act) -> bool:
    """By the day received, where the chair's office wrote it down, or else by when it is done."""
    if found.last_day is None or found.before is None or over_when_live(cycle, found.before):
        return False
    received = document.received if document and receives(act) else None
    sent = Sent(received=received or act.effective)
    due = due_until(found.last_day, found.before, DateCounted.RECEIVED)
    return timeliness(due, sent) is Timeliness.LATE


@refuses("event_not_that", "reason_blank", document_of)
def answer_comment(cycle: Cycle, command: AnswerComment, act: Act) -> tuple[Body, ...]:
    if comment_at(cycle, command.comment) is None:
        raise Refusal("event_not_that", kind="comment", event=command.comment)
    if command.taken is not Taken.TAKEN_UP and not (command.reason or "").strip():
        raise Refusal("reason_blank")
    return (
        CommentAnswered(
            comment=command.comment,
            taken=command.taken,
            reason=act.hide_optional(command.reason),
            document=document_of(command.document, act),
        ),
    )


def comment_at(cycle: Cycle, version: int) -> tuple[Drafted, int] | None:
    """The text and the place of the round to which a comment belongs."""
    for of, rounds in cycle.drafts.items():
        for place, found in enumerate(rounds):
            if version in found.comments:
                return of, place
    return None


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case DraftCirculated() as body:
            found = Round(
                version=event.version,
                since=event.header.recorded_at,
                last_day=body.last_day,
                before=body.before,
                silence_agrees=body.silence_agrees,
                sha256=body.sha256,
            )
            return _with_rounds(cycle, body.of, (*cycle.drafts.get(body.of, ()), found))
        case DraftCommented() as body:
            comment = Comment(body.unit, asks=body.text is not None)
            place = (body.of, body.round - 1)
            return _with_comment(cycle, place, event.version, comment)
        case CommentAnswered() as body:
            place_of = comment_at(cycle, body.comment)
            assert place_of is not None
            standing = cycle.drafts[place_of[0]][place_of[1]].comments[body.comment]
            return _with_comment(cycle, place_of, body.comment, replace(standing, answered=True))
        case _:
            raise LookupError(type(event.body))


def _with_rounds(cycle: Cycle, of: Drafted, rounds: tuple[Round, ...]) -> Cycle:
    return replace(cycle, drafts=with_entry(cycle.drafts, of, rounds))


def _with_comment(
    cycle: Cycle, place: tuple[Drafted, int], version: int, comment: Comment
) -> Cycle:
    of, at = place
    rounds = list(cycle.drafts[of])
    rounds[at] = replace(rounds[at], comments=with_entry(rounds[at].comments, version, comment))
    return _with_rounds(cycle, of, tuple(rounds))


def noted(cycle: Cycle, event: Event) -> Cycle:
    """What acts of the phases mean for drafts: a draft of the report opens a round as well, and a
    text is adopted from the last of its rounds."""
    body = event.body
    if isinstance(body, ReportDrafted):
        rounds = cycle.drafts.get(Drafted.REPORT, ())
        return _with_rounds(cycle, Drafted.REPORT, (*rounds, Round(version=event.version)))
    of = _ADOPTED_BY.get(type(body))
    rounds = cycle.drafts.get(of, ()) if of else ()
    if of is None or not rounds or rounds[-1].adopted is not None:
        return cycle
    last = rounds[-1]
    unchanged = None
    if last.sha256 is not None:
        unchanged = last.sha256 == getattr(body, "sha256", None)
    adopted = replace(last, adopted=event.version, unchanged=unchanged)
    return _with_rounds(cycle, of, (*rounds[:-1], adopted))


ROWS = (
    Row(CirculateDraft, RUNNING, by=CHAIR),
    Row(CommentOnDraft, RUNNING, by=UNIT),
    Row(AnswerComment, RUNNING, by=CHAIR),
)
DECISIONS = {
    CirculateDraft: circulate_draft,
    CommentOnDraft: comment_on_draft,
    AnswerComment: answer_comment,
}
EVENTS = (DraftCirculated, DraftCommented, CommentAnswered)
