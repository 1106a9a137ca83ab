"""Where the year's work stands: drafts, comments, reports, claims, explanations, dissent."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.binding import over_when_live
from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.guard import RUNNING
from domain.cycle.scores.doubled import Doubled, open_doubled
from domain.cycle.scores.undecided import ProposedDeduction, undecided
from domain.cycle.year_work.claimed import Claimed, ClaimState, holding
from domain.cycle.year_work.complaints import Against
from domain.cycle.year_work.dissent import About
from domain.cycle.year_work.drafting import Drafted, Round
from domain.cycle.year_work.outside import Offer, offers
from domain.cycle.year_work.reporting import Period, Required, due_for
from domain.reckoning.eligibility import QuotaDiffers, QuotaMoved, quotas_differ, quotas_moved
from domain.record.record import UnitId
from domain.values.when import Moment, When, civil_day
from workflows.rung_status import RungStanding, rungs_now


class _Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a status."""


class DraftStanding(_Shown, frozen=True, kw_only=True):
    """One round of a draft: the one that is round now, or the one from which was adopted."""

    of: Drafted
    round: int
    #: The event by which it was sent round.
    event: int
    last_day: date | None
    #: Comments are no longer in time.
    passed: bool
    silence_agrees: bool
    #: The event by which the text was adopted, and whether word for word, as far as that is known.
    adopted: int | None
    unchanged: bool | None
    heard: int
    silent: tuple[UnitId, ...]
    unanswered: tuple[int, ...]


class CommentStanding(_Shown, frozen=True, kw_only=True):
    """A comment that nobody has answered."""

    event: int
    unit: UnitId
    of: Drafted
    round: int


class ReportState(StrEnum):
    """How a unit stands to a report that is asked of it."""

    ON_TIME = "on_time"
    LATE = "late"
    #: Received, and not known whether in time.
    RECEIVED = "received"
    EXCUSED = "excused"
    #: The unit says that it was sent; the office has still to look.
    CLAIMED = "claimed"
    MISSING = "missing"
    OVERDUE = "overdue"


class UnitReport(_Shown, frozen=True, kw_only=True):
    unit: UnitId
    state: ReportState


class ReportStanding(_Shown, frozen=True, kw_only=True):
    report: str
    name: str
    period: Period
    last_day: date | None
    days_left: int | None
    units: tuple[UnitReport, ...]

    def in_state(self, *states: ReportState) -> tuple[UnitId, ...]:
        return tuple(found.unit for found in self.units if found.state in states)


class MovementStanding(_Shown, frozen=True, kw_only=True):
    movement: str
    name: str
    until: When | None


class ClaimStanding(_Shown, frozen=True, kw_only=True):
    """Something that a unit says it has sent, and that is still to be looked at."""

    event: int
    unit: UnitId
    of: Claimed
    report: str | None


class DissentStanding(_Shown, frozen=True, kw_only=True):
    event: int
    unit: UnitId
    about: About
    item: str | None
    #: The event by which it was referred to the authority, and whether that has answered.
    referred: int | None
    answered: bool


class ComplaintStanding(_Shown, frozen=True, kw_only=True):
    """A complaint that nobody has answered."""

    event: int
    unit: UnitId
    against: Against
    item: str | None
    #: The last day of the term; ``None``: it was not received yet.
    last_day: date | None
    late: bool


class YearWork(_Shown, frozen=True, kw_only=True):
    #: The events by which guidance was recorded.
    guidance: tuple[int, ...]
    quotas_moved: tuple[QuotaMoved, ...]
    quotas_differ: tuple[QuotaDiffers, ...]
    drafts: tuple[DraftStanding, ...]
    comments: tuple[CommentStanding, ...]
    reports: tuple[ReportStanding, ...]
    movements: tuple[MovementStanding, ...]
    claims: tuple[ClaimStanding, ...]
    explanations_due: tuple[UnitId, ...]
    explanations_unanswered: tuple[UnitId, ...]
    #: What rankings and authorities outside offer for sheets that were sent.
    offers: tuple[Offer, ...]
    #: Lapses of which one may be deducted twice, and something is still to be settled.
    doubled: tuple[Doubled, ...]
    #: Deductions that were proposed, and that nobody has decided on before the table is adopted.
    undecided: tuple[ProposedDeduction, ...]
    dissents: tuple[DissentStanding, ...]
    #: Which rung has which sheet; left out where the rulebook has no rungs.
    rungs: tuple[RungStanding, ...] | msgspec.UnsetType = msgspec.UNSET
    #: Complaints that wait for an answer; left out where there are none.
    complaints: tuple[ComplaintStanding, ...] | msgspec.UnsetType = msgspec.UNSET


def year_work(cycle: Cycle, now: Moment) -> YearWork:
    """Where the year's work stands at a moment."""
    adopted = cycle.conference.table is not None  # from then on nothing is explained any more
    sheets = {} if adopted else {unit: cycle.sheet(unit) for unit in cycle.members}
    return YearWork(
        guidance=tuple(cycle.guidance.versions),
        quotas_moved=quotas_moved(cycle),
        quotas_differ=quotas_differ(cycle),
        drafts=tuple(_drafts(cycle, now)),
        comments=tuple(_comments(cycle)),
        reports=tuple(_report(cycle, code, found, now) for code, found in cycle.reports.items()),
        movements=tuple(
            MovementStanding(movement=code, name=found.name, until=found.until)
            for code, found in cycle.movements.items()
            if not found.summed_up
        ),
        claims=tuple(
            ClaimStanding(event=at, unit=claim.unit, of=claim.of, report=claim.report)
            for at, claim in cycle.claims.items()
            if claim.state is ClaimState.OPEN
        ),
        explanations_due=tuple(unit for unit, sheet in sheets.items() if sheet.awaits_explanation),
        explanations_unanswered=tuple(
            unit for unit, sheet in sheets.items() if sheet.awaits_answer
        ),
        offers=tuple(offer for unit in cycle.members for offer in offers(cycle, unit)),
        doubled=open_doubled(cycle),
        undecided=undecided(cycle) if cycle.phase in RUNNING else (),
        dissents=tuple(_dissents(cycle)),
        rungs=rungs_now(cycle),
        complaints=open_complaints(cycle, now) or msgspec.UNSET,
    )


def _drafts(cycle: Cycle, now: Moment) -> Iterator[DraftStanding]:
    """Of every text the last round."""
    for of, rounds in cycle.drafts.items():
        last = rounds[-1]
        passed = last.before is not None and now >= last.before
        yield _draft_standing(cycle, of, len(rounds), last, passed=passed)


def adopted_drafts(cycle: Cycle) -> tuple[DraftStanding, ...]:
    """The rounds from which texts were adopted."""
    return tuple(
        _draft_standing(cycle, of, number, found, passed=True)
        for of, rounds in cycle.drafts.items()
        for number, found in enumerate(rounds, start=1)
        if found.adopted is not None
    )


def _draft_standing(
    cycle: Cycle, of: Drafted, number: int, found: Round, *, passed: bool
) -> DraftStanding:
    silent = found.silent(cycle.members)
    return DraftStanding(
        of=of,
        round=number,
        event=found.version,
        last_day=found.last_day,
        passed=passed,
        silence_agrees=found.silence_agrees,
        adopted=found.adopted,
        unchanged=found.unchanged,
        heard=len(cycle.members) - len(silent),
        silent=silent,
        unanswered=found.unanswered,
    )


def _comments(cycle: Cycle) -> Iterator[CommentStanding]:
    for of, rounds in cycle.drafts.items():
        for number, found in enumerate(rounds, start=1):
            for at in found.unanswered:
                unit = found.comments[at].unit
                yield CommentStanding(event=at, unit=unit, of=of, round=number)


def _report(cycle: Cycle, code: str, found: Required, now: Moment) -> ReportStanding:
    deadline = cycle.plan.deadlines.get(code)
    last_day = found.last_day or (deadline.last_day if deadline else None)
    return ReportStanding(
        report=code,
        name=found.name,
        period=found.period,
        last_day=last_day,
        days_left=(last_day - civil_day(now)).days if last_day else None,
        units=tuple(
            UnitReport(unit=unit, state=_state(cycle, code, unit, now))
            for unit in cycle.members
            if unit in found.units
        ),
    )


def _state(cycle: Cycle, code: str, unit: UnitId, now: Moment) -> ReportState:
    found = cycle.reports[code]
    match found.received.get(unit):
        case Timeliness.ON_TIME:
            return ReportState.ON_TIME
        case Timeliness.LATE:
            return ReportState.LATE
        case Timeliness():
            return ReportState.RECEIVED
    if unit in found.excused:
        return ReportState.EXCUSED
    if holding(cycle, unit, Claimed.REPORT, code) is not None:
        return ReportState.CLAIMED
    return ReportState.OVERDUE if _overdue(cycle, code, unit, now) else ReportState.MISSING


def _overdue(cycle: Cycle, code: str, unit: UnitId, now: Moment) -> bool:
    """Of a past that is told, and of one that was, nobody is overdue."""
    before, _ = due_for(cycle, code, unit)
    binds = before is not None and not cycle.backfill and not over_when_live(cycle, before)
    return binds and before is not None and now >= before


def open_complaints(cycle: Cycle, now: Moment) -> tuple[ComplaintStanding, ...]:
    """The complaints that wait for an answer, in the order of their filing."""
    return tuple(
        ComplaintStanding(
            event=at,
            unit=one.unit,
            against=one.against,
            item=one.item,
            last_day=one.last_day,
            late=one.late(now) and not cycle.backfill,
        )
        for at, one in cycle.complaints.items()
        if one.open
    )


def _dissents(cycle: Cycle) -> Iterator[DissentStanding]:
    part = cycle.dissent
    for at, said in part.said.items():
        referred = part.referral_of(at)
        yield DissentStanding(
            event=at,
            unit=said.unit,
            about=said.about,
            item=said.item,
            referred=referred,
            answered=referred is not None and part.referred[referred].answered,
        )
