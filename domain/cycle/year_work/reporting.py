"""Reports that units owe: what is required of whom by when, and what came, in time or not."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.deadlines.binding import over_when_live
from domain.cycle.deadlines.due import limits
from domain.cycle.deadlines.lateness import counted_for, due_until, read_postmark, receives
from domain.cycle.deadlines.timeliness import Sent, Timeliness, counted_date, timeliness
from domain.cycle.guard import RUNNING, Row
from domain.cycle.scores.lapses import WithdrawalGround, arrived, withdrawn
from domain.cycle.year_work.claimed import Claimed, dates_told
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR, OWN_UNIT
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import Lapse
from domain.values.growing import with_entry
from domain.values.names import nearest
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When, civil_day

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Period(StrEnum):
    """What stretch of time a report tells of."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"


class RequireReport(Command, frozen=True, kw_only=True):
    """Ask for a report."""

    #: A short word by which it is received: ``quy-1``.
    report: str
    name: str
    period: Period
    #: The last day in time; see ``SetDeadline.until``. ``None``: none is set.
    due: str | None = None
    #: Of whom; none named: of all members.
    units: Ids[UnitId] = ()
    #: Which date decides whether it came in time; ``None``: the one that the rulebook names for a
    #: deadline of this code, or the day received.
    counts: DateCounted | None = None
    document: Paper | None = None


class RecordReportReceived(Command, frozen=True, kw_only=True):
    """Record that a unit's report came. What comes after the first changes nothing in its time."""

    looks_at_days: ClassVar[bool] = True

    unit: UnitId
    report: str
    #: The day it was received, as the receiving office saw it; ``None``: now, or the day that the
    #: document says.
    received: str | None = None
    #: The day on the postmark, likewise.
    postmark: str | None = None
    document: Paper | None = None


class ExcuseReport(Command, frozen=True, kw_only=True):
    """Let units go without a report, with the reason; none named: all that still owe it."""

    report: str
    units: Ids[UnitId] = ()
    reason: str
    document: Paper | None = None


class ReportRequired(Body, frozen=True, kw_only=True):
    report: str
    name: str
    period: Period
    due: When | None
    last_day: date | None
    before: Moment | None
    units: Ids[UnitId]
    counts: DateCounted
    document: Document | None


class ReportReceived(Body, frozen=True, kw_only=True):
    unit: UnitId
    report: str
    received: When
    postmark: When | None
    timeliness: Timeliness
    document: Document | None


class ReportExcused(Body, frozen=True, kw_only=True):
    report: str
    units: Ids[UnitId]
    reason: Private
    document: Document | None


class Required(msgspec.Struct, frozen=True, kw_only=True):
    """A report, of whom it is required, and what has come of it."""

    name: str
    period: Period
    last_day: date | None
    before: Moment | None
    units: Ids[UnitId]
    counts: DateCounted
    #: The version of the event that required it, and when that was recorded.
    set_at: int = 0
    since: Moment = 0
    #: How the first that came stood to the day.
    received: Mapping[UnitId, Timeliness] = MappingProxyType({})
    excused: frozenset[UnitId] = frozenset()

    @property
    def missing(self) -> Ids[UnitId]:
        return tuple(
            unit for unit in self.units if unit not in self.received and unit not in self.excused
        )


Reports = Mapping[str, Required]
NO_REPORTS: Reports = MappingProxyType({})


@refuses("already_done", "member_repeated", "name_blank", "not_member", document_of)
def require_report(cycle: Cycle, command: RequireReport, act: Act) -> tuple[Body, ...]:
    if not command.report.strip() or not command.name.strip():
        raise Refusal("name_blank")
    if command.report in cycle.reports:
        raise Refusal("already_done", what="require_report")
    _check_members(cycle, command.units)
    due = When.read(command.due) if command.due is not None else None
    last_day, before = limits(due)
    counts = command.counts or counted_for(cycle, command.report) or DateCounted.RECEIVED
    return (
        ReportRequired(
            report=command.report,
            name=command.name,
            period=command.period,
            due=due,
            last_day=last_day,
            before=before,
            units=tuple(sorted(command.units or cycle.members)),
            counts=counts,
            document=document_of(command.document, act),
        ),
    )


def _check_members(cycle: Cycle, units: Ids[UnitId]) -> None:
    check_distinct(units)
    for unit in units:
        cycle.check_member(unit)


def required(cycle: Cycle, code: str) -> Required:
    """Raises ``Refusal("code_unknown")``, naming the nearest."""
    if code not in cycle.reports:
        near = nearest(code, cycle.reports)
        raise Refusal("code_unknown", kind="report", value=code, nearest=near)
    return cycle.reports[code]


def _check_owing(report: str, found: Required, units: Iterable[UnitId]) -> None:
    for unit in units:
        if unit not in found.units:
            raise Refusal("report_not_owed", unit=unit, report=report)


@refuses("code_unknown", "day_ahead", "not_received_here", "report_not_owed", document_of)
def record_report_received(
    cycle: Cycle, command: RecordReportReceived, act: Act
) -> tuple[Body, ...]:
    found = required(cycle, command.report)
    unit, report = command.unit, command.report
    _check_owing(report, found, [unit])
    if command.received is not None and not receives(act):
        raise Refusal("not_received_here")
    document, postmark = document_of(command.document, act), read_postmark(command.postmark, act)
    told = dates_told(cycle, (unit, Claimed.REPORT, report), act, document, postmark)
    received = _received(command, told.received, act)
    in_time = _timeliness(cycle, report, unit, replace(told, received=received))
    body = ReportReceived(
        unit=unit,
        report=report,
        received=received,
        postmark=told.postmark,
        timeliness=in_time,
        document=document,
    )
    decided = unit in found.received or unit in found.excused
    if decided or in_time not in {Timeliness.ON_TIME, Timeliness.LATE}:
        return (body,)  # what came first decided; and what nobody can tell is held against nobody
    before = due_for(cycle, report, unit)[0]
    came = counted_date(replace(told, received=received), found.counts)
    lapse = arrived(
        cycle,
        (unit, Lapse.LATE_REPORT, report),
        act,
        late=in_time is Timeliness.LATE,
        last_day=None if before is None else civil_day(before - 1),
        came=came.last_day if came else None,
    )
    return (body, *lapse)


def due_for(cycle: Cycle, code: str, unit: UnitId) -> tuple[Moment | None, tuple[int, Moment]]:
    """The moment from which on a unit's report is late, and the event by which that day holds,
    with when it was recorded: the day that was named when it was required, or that of the plan's
    deadline of the same code, and whatever more time the unit was given under that."""
    found, deadline = cycle.reports[code], cycle.plan.deadlines.get(code)
    own = found.before, (found.set_at, found.since)
    if deadline is None:
        return own
    if found.before is None:
        return deadline.before_for(unit), deadline.set_for(unit)
    extension = deadline.extensions.get(unit)
    if extension is None or extension.before <= found.before:
        return own
    return extension.before, (extension.set_at, extension.since)


def _received(command: RecordReportReceived, known: When | None, act: Act) -> When:
    if command.received is None:
        return known or act.effective
    return act.happened(When.read(command.received), "received")


def _timeliness(cycle: Cycle, code: str, unit: UnitId, sent: Sent) -> Timeliness:
    before, _ = due_for(cycle, code, unit)
    if before is None:
        return Timeliness.NO_DAY_SET
    counts = cycle.reports[code].counts
    came = timeliness(due_until(civil_day(before - 1), before, counts), sent)
    over = came is Timeliness.LATE and over_when_live(cycle, before)
    return Timeliness.NO_DAY_SET if over else came


@refuses(
    "already_done",
    "code_unknown",
    "member_repeated",
    "report_not_owed",
    Act.hide_reason,
    document_of,
)
def excuse_report(cycle: Cycle, command: ExcuseReport, act: Act) -> tuple[Body, ...]:
    found = required(cycle, command.report)
    check_distinct(command.units)
    _check_owing(command.report, found, command.units)
    units = command.units or found.missing
    already = tuple(unit for unit in units if unit not in found.missing)
    if already or not units:
        unit = already[0] if already else None
        raise Refusal("already_done", what="excuse_report", unit=unit)
    body = ReportExcused(
        report=command.report,
        units=tuple(sorted(units)),
        reason=act.hide_reason(command.reason),
        document=document_of(command.document, act),
    )
    keys = [(unit, Lapse.LATE_REPORT, command.report) for unit in body.units]
    raised = [(key, cycle.lapses[key]) for key in keys if key in cycle.lapses]
    return (
        body,
        *(withdrawn(key, one, WithdrawalGround.EXCUSED) for key, one in raised if one.open),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case ReportRequired() as body:
            found = Required(
                name=body.name,
                period=body.period,
                last_day=body.last_day,
                before=body.before,
                units=body.units,
                counts=body.counts,
                set_at=event.version,
                since=event.header.recorded_at,
            )
        case ReportReceived() as body:
            found = cycle.reports[body.report]
            first = found.received.get(body.unit, body.timeliness)
            found = replace(found, received=with_entry(found.received, body.unit, first))
        case ReportExcused() as body:
            found = cycle.reports[body.report]
            found = replace(found, excused=found.excused | set(body.units))
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, reports=with_entry(cycle.reports, body.report, found))


ROWS = (
    Row(RequireReport, RUNNING, by=CHAIR),
    Row(RecordReportReceived, RUNNING, by=CHAIR | OWN_UNIT),
    Row(ExcuseReport, RUNNING, by=CHAIR),
)
DECISIONS = {
    RequireReport: require_report,
    RecordReportReceived: record_report_received,
    ExcuseReport: excuse_report,
}
EVENTS = (ReportRequired, ReportReceived, ReportExcused)
