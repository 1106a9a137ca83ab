"""The notices of a cycle: what was told to whom, by which means, and what could not be.

A stream beside the cycle's own, so that its trail is not filled with mail. It holds no address:
these are personal data and stand in rows that can be erased.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.cycle.cycle import Cycle
from domain.record.order import Act, Decide
from domain.record.record import (
    Body,
    Command,
    CycleId,
    Event,
    Office,
    Seat,
    StreamId,
    UnitId,
    cycle_stream,
)
from domain.record.who import CHAIR, FOLLOWS, OPERATOR, OWN_UNIT, PlainRow, Scope
from domain.values.growing import with_entry
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses


class Topic(StrEnum):
    """What a notice is about; each has its templates."""

    PLAN_ISSUED = "plan_issued"
    GUIDANCE = "guidance"
    REGISTRATION_OPEN = "registration_open"
    SCORING_OPEN = "scoring_open"
    #: The rulebook was amended after the plan was issued.
    RULES = "rules"
    DRAFT = "draft"
    REPORT_REQUIRED = "report_required"
    #: A day was set, moved or put off.
    DEADLINE = "deadline"
    REMINDER = "reminder"
    OVERDUE = "overdue"
    RECEIPT = "receipt"
    #: A unit says that it has sent something on paper.
    CLAIM = "claim"
    CLAIM_REFUSED = "claim_refused"
    #: To the secretary: a unit complains, and waits for an answer.
    COMPLAINT = "complaint"
    #: To the unit: its complaint was received with a term, or answered.
    COMPLAINT_ANSWER = "complaint_answer"
    #: The unit is to check sheets of others.
    CHECK = "check"
    #: A sheet is to be completed and sent again.
    SENT_BACK = "sent_back"
    #: A body outside is to give its points.
    BODY_ASKED = "body_asked"
    #: A sheet has come to a rung, from below or sent back from above.
    RUNG = "rung"
    ADJUSTED = "adjusted"
    EXPLAINED = "explained"
    ANSWERED = "answered"
    SETTLED = "settled"
    #: A deduction for a lapse was proposed, settled or withdrawn.
    CONSEQUENCE = "consequence"
    INVITATION = "invitation"
    INVITATION_CHANGED = "invitation_changed"
    #: The unit may not be chosen, or may again.
    BARRED = "barred"
    #: A vote in writing.
    ASKED = "asked"
    #: A vote, or who votes for whom, was written down wrongly and mended.
    VOTE_MENDED = "vote_mended"
    RESULT = "result"
    MINUTES = "minutes"
    CORRECTED = "corrected"
    DOSSIER = "dossier"
    DECISION = "decision"
    HANDOVER = "handover"
    HANDED_OVER = "handed_over"
    NEXT_OFFICE = "next_office"
    REOPENED = "reopened"
    CANCELLED = "cancelled"
    #: To the secretary: who is late, and what is missing.
    LATE_LIST = "late_list"
    #: To the secretary: what waits or is stuck, and which addresses fail.
    STUCK = "stuck"


class Means(StrEnum):
    """By which a notice was delivered."""

    MAIL = "mail"
    CHAT = "chat"
    #: The journal of a practice database, which sends to nobody.
    JOURNAL = "journal"


class Unserved(StrEnum):
    """Why a notice did not reach its unit."""

    NO_ADDRESS = "no_address"
    #: The receiving server said no, for good.
    REFUSED = "refused"
    #: It was tried until the time for it was over.
    GAVE_UP = "gave_up"
    #: It was accepted first, and came back.
    BOUNCED = "bounced"
    #: The text could not be made.
    TEMPLATE = "template"
    #: Somebody took it back before it left.
    WITHDRAWN = "withdrawn"


class AddressedNotice(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Which notice, and to whom."""

    notice: UUID
    topic: Topic
    #: The version of the cycle's event of which it tells.
    event: int
    #: The code of the deadline, where it is about one.
    code: str | None
    unit: UnitId
    office: Office


class RecordServed(Command, frozen=True, kw_only=True):
    """Follows from a delivery that was accepted."""

    cycle: CycleId
    about: AddressedNotice
    means: Means
    message: str | None = None
    tries: int = 1
    unsure: int = 0
    again_of: UUID | None = None


class RecordUnserved(Command, frozen=True, kw_only=True):
    """Follows from a delivery that has failed for good."""

    cycle: CycleId
    about: AddressedNotice
    why: Unserved
    reply: str | None = None
    tries: int = 0


class MarkSeen(Command, frozen=True, kw_only=True):
    """The inbox of the unit was read."""

    cycle: CycleId
    about: AddressedNotice


class WithdrawNotice(Command, frozen=True, kw_only=True):
    """Take a notice back before it leaves."""

    cycle: CycleId
    about: AddressedNotice
    reason: str


class NoticeServed(Body, frozen=True, kw_only=True):
    about: AddressedNotice
    means: Means
    #: The Message-ID of a mail.
    message: str | None
    #: How often it was sent, and after how many of these nobody said whether it was accepted.
    tries: int
    unsure: int
    #: The notice that a person had sent again.
    again_of: UUID | None


class NoticeUnserved(Body, frozen=True, kw_only=True):
    about: AddressedNotice
    why: Unserved
    #: The codes of the server's reply, such as ``550 5.1.1``.
    reply: str | None
    tries: int


class NoticeWithdrawn(Body, frozen=True, kw_only=True):
    about: AddressedNotice
    reason: Private


class NoticeSeen(Body, frozen=True, kw_only=True):
    about: AddressedNotice


class NoticeState(msgspec.Struct, frozen=True, kw_only=True):
    """What has become of one notice."""

    about: AddressedNotice
    served: bool = False
    seen: bool = False
    why: Unserved | None = None


class Notices(msgspec.Struct, frozen=True, kw_only=True):
    told: Mapping[UUID, NoticeState] = MappingProxyType({})


def notices_stream(cycle: CycleId) -> StreamId:
    return f"notices:{cycle}"


@refuses("already_done")
def record_served(state: Notices | None, command: RecordServed, _act: Act) -> tuple[Body, ...]:
    found = _known(state, command)
    if found is not None and found.served:
        raise Refusal("already_done", what="record_served")
    served = NoticeServed(
        about=command.about,
        means=command.means,
        message=command.message,
        tries=command.tries,
        unsure=command.unsure,
        again_of=command.again_of,
    )
    return (served,)


@refuses("already_done")
def record_unserved(state: Notices | None, command: RecordUnserved, _act: Act) -> tuple[Body, ...]:
    found = _known(state, command)
    if found is not None and found.why is command.why:
        raise Refusal("already_done", what="record_unserved")
    unserved = NoticeUnserved(
        about=command.about, why=command.why, reply=command.reply, tries=command.tries
    )
    return (unserved,)


@refuses("already_done", "reason_blank")
def withdraw_notice(state: Notices | None, command: WithdrawNotice, act: Act) -> tuple[Body, ...]:
    found = _known(state, command)
    # one that was read in the inbox may still wait to be sent
    if found is not None and (found.served or found.why is Unserved.WITHDRAWN):
        raise Refusal("already_done", what="withdraw_notice")
    return (NoticeWithdrawn(about=command.about, reason=act.hide_reason(command.reason)),)


def _known(
    state: Notices | None, command: RecordServed | RecordUnserved | WithdrawNotice | MarkSeen
) -> NoticeState | None:
    """What was recorded already of the notice that a command is about."""
    return (state or Notices()).told.get(command.about.notice)


def depends_on(command: MarkSeen) -> StreamId:
    """Who holds which office stands in the cycle."""
    return cycle_stream(command.cycle)


@refuses("already_done", "not_permitted")
def mark_seen(state: Notices | None, command: MarkSeen, act: Act) -> tuple[Body, ...]:
    about, seat = command.about, act.order.seat
    cycle = act.context.others[depends_on(command)]
    asked = Seat(about.office, about.unit)
    if seat is None or not isinstance(cycle, Cycle) or not may_read(cycle, seat, asked, act):
        raise Refusal("not_permitted", command="mark_seen", offices=(about.office,))
    found = _known(state, command)
    if found is not None and found.seen:
        raise Refusal("already_done", what="mark_seen")
    return (NoticeSeen(about=about),)


def may_read(cycle: Cycle, seat: Seat, addressee: Seat, act: Act) -> bool:
    """Whether a seat may read what was sent to another: a unit's own officers may, as far as they
    hold their office in this year."""
    return seat.unit == addressee.unit and cycle.holds(seat, act.now)


def evolve(state: Notices | None, event: Event) -> Notices:
    known = state or Notices()
    body = event.body
    if not isinstance(body, EVENTS):
        raise LookupError(type(body))
    told = known.told.get(body.about.notice) or NoticeState(about=body.about)
    match body:
        case NoticeServed():
            told = replace(told, served=True, why=None)
        case NoticeUnserved():
            told = replace(told, served=False, why=body.why)
        case NoticeWithdrawn():
            told = replace(told, served=False, why=Unserved.WITHDRAWN)
        case NoticeSeen():
            told = replace(told, seen=True)
    return replace(known, told=with_entry(known.told, body.about.notice, told))


ROWS = (
    PlainRow(RecordServed, by=FOLLOWS),
    PlainRow(RecordUnserved, by=FOLLOWS),
    PlainRow(WithdrawNotice, by=OPERATOR),
    PlainRow(MarkSeen, by=CHAIR | dict.fromkeys(OWN_UNIT, Scope.ANY)),
)
DECISIONS: dict[type[Command], Decide] = {
    RecordServed: record_served,
    RecordUnserved: record_unserved,
    WithdrawNotice: withdraw_notice,
    MarkSeen: mark_seen,
}
COMMANDS: tuple[type[Command], ...] = tuple(DECISIONS)
EVENTS = (NoticeServed, NoticeUnserved, NoticeWithdrawn, NoticeSeen)
