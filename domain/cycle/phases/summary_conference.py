"""Summary conference: the sitting, who was present, the report and the score table adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.deadlines.setting import MovedBy, moved_by
from domain.cycle.guard import SITTING, Condition, Phase, Row, Unmet, lacks
from domain.cycle.phases.scoring import sheets_settled
from domain.cycle.scores.sheets import SCORED
from domain.cycle.scores.undecided import CONSEQUENCES_DECIDED
from domain.reckoning.score_table import score_table
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId, encode
from domain.record.who import CHAIR, LEADERS
from domain.rulebook.rulebook import pin
from domain.rulebook.selections import share_of
from domain.values.known import is_met
from domain.values.meeting import Mode
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class CallConference(Command, frozen=True, kw_only=True):
    """Invite the members. Calling again replaces date, place and agenda. Deadlines that are
    counted from the conference move with it."""

    looks_at_days: ClassVar[bool] = True

    #: See ``When.read``; several days are ``2021-01-18/2021-01-19``.
    date: str
    #: Without it in person; in a told past, not stated.
    mode: Mode | None = None
    place: str | None = None
    agenda: tuple[str, ...] = ()
    document: Paper | None = None


class RecordReport(Command, frozen=True, kw_only=True):
    """Record the yearly report as a draft sent round."""

    document: Paper


class OpenSitting(Command, frozen=True, kw_only=True):
    """Open the sitting; conference, voting and handover are done in it, in any order."""

    #: See ``CallConference``.
    mode: Mode | None = None
    document: Paper | None = None


class RecordAttendance(Command, frozen=True, kw_only=True):
    """Say which units are present. Recording again replaces the list."""

    present: Ids[UnitId]
    document: Paper | None = None


class AdoptReport(Command, frozen=True, kw_only=True):
    """Adopt the report."""

    document: Paper


class AdoptTable(Command, frozen=True, kw_only=True):
    """Adopt the score table as it stands; it is stored in full."""

    document: Paper | None = None


class CloseSitting(Command, frozen=True, kw_only=True):
    """Close the sitting. What the three phases still lack is stated."""

    document: Paper | None = None


class ConferenceCalled(Body, frozen=True, kw_only=True):
    date: When
    #: ``None``: the source does not say.
    mode: Mode | None
    place: Private | None
    agenda: tuple[Private, ...]
    document: Document | None


class ReportDrafted(Body, frozen=True, kw_only=True):
    document: Document


class SittingOpened(Body, frozen=True, kw_only=True):
    #: ``None``: the source does not say.
    mode: Mode | None
    document: Document | None


class AttendanceRecorded(Body, frozen=True, kw_only=True):
    present: Ids[UnitId]
    of: int
    #: The fewest units that make a quorum; ``None`` where the rulebook names none.
    quorum: int | None
    document: Document | None


class ReportAdopted(Body, frozen=True, kw_only=True):
    document: Document


class TableAdopted(Body, frozen=True, kw_only=True):
    #: The score table as canonical JSON, and its SHA-256.
    table: str
    sha256: str
    arithmetic: int
    document: Document | None


class SittingClosed(Body, frozen=True, kw_only=True):
    #: Codes of the conditions that the three phases still lack.
    lacking: tuple[str, ...]
    document: Document | None


class Conference(msgspec.Struct, frozen=True, kw_only=True):
    called: When | None = None
    #: A sitting is open now.
    sitting: bool = False
    held: bool = False
    present: frozenset[UnitId] = frozenset()
    quorum: int | None = None
    report: str | None = None
    #: The adopted table as stored.
    table: str | None = None


@refuses(document_of)
def call_conference(cycle: Cycle, command: CallConference, act: Act) -> tuple[Body, ...]:
    body = ConferenceCalled(
        date=When.read(command.date),
        mode=_mode(cycle, command.mode),
        place=act.hide_optional(command.place),
        agenda=tuple(act.hide(item) for item in command.agenda if item.strip()),
        document=document_of(command.document, act),
    )
    called = replace(cycle, conference=replace(cycle.conference, called=body.date))
    return (body, *moved_by(called, MovedBy.CONFERENCE, act))


def _mode(cycle: Cycle, said: Mode | None) -> Mode | None:
    return said if said is not None or cycle.backfill else Mode.IN_PERSON


@refuses("already_done", document_of)
def record_report(cycle: Cycle, command: RecordReport, act: Act) -> tuple[Body, ...]:
    if cycle.conference.report == "adopted":
        raise Refusal("already_done", what="adopt_report")
    return (ReportDrafted(document=required_document(command.document, act)),)


@refuses(document_of)
def open_sitting(cycle: Cycle, command: OpenSitting, act: Act) -> tuple[Body, ...]:
    mode = _mode(cycle, command.mode)
    return (SittingOpened(mode=mode, document=document_of(command.document, act)),)


@refuses("member_repeated", "not_member", document_of)
def record_attendance(cycle: Cycle, command: RecordAttendance, act: Act) -> tuple[Body, ...]:
    check_distinct(command.present)
    for unit in command.present:
        cycle.check_member(unit)
    quorum = quorum_of(cycle)
    present = tuple(sorted(command.present))
    return (
        AttendanceRecorded(
            present=present,
            of=len(cycle.members),
            quorum=quorum,
            document=document_of(command.document, act),
        ),
    )


def quorum_of(cycle: Cycle) -> int | None:
    """The fewest units that make a quorum; ``None`` where the rulebook names none."""
    rulebook = cycle.plan.rulebook
    if rulebook is None or rulebook.quorum is None:
        return None
    exact = share_of(rulebook.quorum) * len(cycle.members)
    return -(-exact.numerator // exact.denominator)


@refuses("already_done", document_of)
def adopt_report(cycle: Cycle, command: AdoptReport, act: Act) -> tuple[Body, ...]:
    if cycle.conference.report == "adopted":
        raise Refusal("already_done", what="adopt_report")
    return (ReportAdopted(document=required_document(command.document, act)),)


@refuses("table_incomplete", document_of)
def adopt_table(cycle: Cycle, command: AdoptTable, act: Act) -> tuple[Body, ...]:
    table = score_table(cycle)
    if table is None:
        raise Refusal("table_incomplete", units=cycle.members)
    text = encode(table).decode()
    document = document_of(command.document, act)
    return (
        TableAdopted(table=text, sha256=pin(text), arithmetic=cycle.arithmetic, document=document),
    )


@refuses(document_of)
def close_sitting(cycle: Cycle, command: CloseSitting, act: Act) -> tuple[Body, ...]:
    closed = replace(cycle, conference=replace(cycle.conference, sitting=False))
    document = document_of(command.document, act)
    return (SittingClosed(lacking=closed.lacking_in(SITTING), document=document),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.conference
    match event.body:
        case ConferenceCalled() as body:
            part = replace(part, called=body.date)
        case ReportDrafted():
            part = replace(part, report="draft")
        case SittingOpened():
            part = replace(part, sitting=True, held=True, present=frozenset(), quorum=None)
        case AttendanceRecorded() as body:
            part = replace(part, present=frozenset(body.present), quorum=body.quorum)
        case ReportAdopted():
            part = replace(part, report="adopted")
        case TableAdopted() as body:
            part = replace(part, table=body.table)
        case SittingClosed():
            part = replace(part, sitting=False)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, conference=part)


def _sitting_open(cycle: Cycle) -> Unmet:
    return None if cycle.conference.sitting else lacks()


def _no_sitting_open(cycle: Cycle) -> Unmet:
    return lacks() if cycle.conference.sitting else None


def _conference_held(cycle: Cycle) -> Unmet:
    if cycle.conference.held or is_met(cycle.said("conference")):
        return None
    return lacks()


def _report_adopted(cycle: Cycle) -> Unmet:
    if cycle.conference.report == "adopted" or is_met(cycle.said("report_adopted")):
        return None
    return lacks()


def _table_adopted(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    if rulebook is None or not rulebook.scored or is_met(cycle.said("table_adopted")):
        return None
    return None if cycle.conference.table is not None else lacks()


def _table_not_adopted(cycle: Cycle) -> Unmet:
    return None if cycle.conference.table is None else lacks()


def _quorum_met(cycle: Cycle) -> Unmet:
    present, quorum = len(cycle.conference.present), cycle.conference.quorum
    if present == 0 or (quorum is not None and present < quorum):
        wanted = quorum or quorum_of(cycle) or 1
        return lacks(present=present, of=len(cycle.members), quorum=wanted)
    return None


SITTING_OPEN = Condition("sitting_open", _sitting_open)
QUORUM_MET = Condition("quorum_met", _quorum_met)
TABLE_ADOPTED = Condition("table_adopted", _table_adopted)
LEAVE = (
    Condition("conference_held", _conference_held),
    Condition("report_adopted", _report_adopted),
    CONSEQUENCES_DECIDED,
    TABLE_ADOPTED,
)
_TO_ADOPT = (
    SCORED,
    SITTING_OPEN,
    QUORUM_MET,
    Condition("sheets_settled", sheets_settled),
    CONSEQUENCES_DECIDED,
    Condition("table_not_adopted", _table_not_adopted),
)
_HERE = (Phase.SUMMARY_CONFERENCE,)
ROWS = (
    Row(CallConference, (Phase.SCORING, *SITTING), by=LEADERS),
    Row(RecordReport, (Phase.SCORING, *_HERE), by=CHAIR),
    Row(OpenSitting, SITTING, by=LEADERS, needs=(Condition("no_sitting_open", _no_sitting_open),)),
    Row(RecordAttendance, SITTING, by=LEADERS, needs=(SITTING_OPEN,)),
    Row(AdoptReport, _HERE, by=LEADERS, needs=(SITTING_OPEN,), in_sitting=True),
    Row(AdoptTable, _HERE, by=LEADERS, needs=_TO_ADOPT, in_sitting=True),
    Row(CloseSitting, SITTING, by=LEADERS, needs=(SITTING_OPEN,)),
)
DECISIONS = {
    CallConference: call_conference,
    RecordReport: record_report,
    OpenSitting: open_sitting,
    RecordAttendance: record_attendance,
    AdoptReport: adopt_report,
    AdoptTable: adopt_table,
    CloseSitting: close_sitting,
}
EVENTS = (
    ConferenceCalled,
    ReportDrafted,
    SittingOpened,
    AttendanceRecorded,
    ReportAdopted,
    TableAdopted,
    SittingClosed,
)
