"""What follows from a lapse, as the rulebook says: a deduction that is proposed and settled by
people, or applied at once; withdrawn on proof, with both in the trail."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.standing import RETURNED
from domain.cycle.deadlines.timeliness import Timeliness, deduction_for_lateness
from domain.cycle.guard import RUNNING, Condition, Row, Unmet, lacks
from domain.reckoning.cells import asked_of
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import LEADERS
from domain.rulebook.rulebook import Consequence, Lapse
from domain.values.days import DayTable, working_days_late
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import civil_day

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class SettleConsequence(Command, frozen=True, kw_only=True):
    """Let a proposed deduction count, as it was reckoned or as the cluster decides."""

    looks_at_days: ClassVar[bool] = True

    unit: UnitId
    lapse: Lapse
    #: The code of the deadline, where the unit has several lapses of one kind.
    code: str | None = None
    #: Another amount than was reckoned, negative or 0; then with the reason.
    points: Points | None = None
    reason: str | None = None
    document: Paper | None = None


class WithdrawConsequence(Command, frozen=True, kw_only=True):
    """Take back a late mark, and the deduction proposed or counted for it, on proof."""

    unit: UnitId
    lapse: Lapse
    #: See ``SettleConsequence.code``.
    code: str | None = None
    reason: str
    document: Paper | None = None


class WithdrawalGround(StrEnum):
    """Why a consequence was withdrawn."""

    PROOF = "proof"
    #: By the date that counts it came in time.
    IN_TIME = "in_time"
    #: It came late by no working day.
    NO_WORKING_DAY = "no_working_day"
    #: The unit was given more time.
    EXTENDED = "extended"
    EXCUSED = "excused"


class ConsequenceRaised(Body, frozen=True, kw_only=True):
    unit: UnitId
    lapse: Lapse
    #: The code of the deadline.
    code: str
    last_day: date | None
    #: The day that counts on which it came; ``None``: it has not come.
    came: date | None
    #: Counted by the table of days of that label; ``None``: not known yet.
    working_days: int | None
    table: str
    #: As the rulebook has it; see ``domain.rulebook.rulebook.Consequence``.
    deduct: Points
    per_working_day: bool
    at_most: Points | None
    #: The deduction, negative or 0; ``None``: it can be reckoned only once the thing comes.
    points: Points | None
    #: It counts at once; otherwise it is proposed to people.
    applied: bool
    #: Each calendar day costs, and how many there are; ``None``: not known yet.
    per_day: bool
    days: int | None


class ConsequenceReckoned(Body, frozen=True, kw_only=True):
    """The thing came, so the deduction is known."""

    unit: UnitId
    lapse: Lapse
    code: str
    came: date
    #: ``None``: the calendar does not reach there, and it costs by calendar days.
    working_days: int | None
    table: str
    points: Points
    #: Calendar days late, where each of them costs.
    days: int | None


class ConsequenceSettled(Body, frozen=True, kw_only=True):
    """Another amount than was proposed asks a unit whose sheet was sent for an explanation."""

    unit: UnitId
    lapse: Lapse
    code: str
    points: Points
    #: As it was reckoned, where the cluster decided otherwise.
    proposed: Points | None
    reason: Private | None
    document: Document | None


class ConsequenceWithdrawn(Body, frozen=True, kw_only=True):
    unit: UnitId
    lapse: Lapse
    code: str
    ground: WithdrawalGround
    #: What had been proposed or counted.
    points: Points | None
    reason: Private | None
    document: Document | None


class Stage(StrEnum):
    """How far a consequence has come."""

    PROPOSED = "proposed"
    APPLIED = "applied"
    SETTLED = "settled"
    WITHDRAWN = "withdrawn"


class Raised(msgspec.Struct, frozen=True, kw_only=True):
    """A consequence as it stands."""

    stage: Stage
    last_day: date | None = None
    came: date | None = None
    working_days: int | None = None
    deduct: Points
    per_working_day: bool = False
    per_day: bool = False
    days: int | None = None
    at_most: Points | None = None
    points: Points | None = None
    ground: WithdrawalGround | None = None

    @property
    def open(self) -> bool:
        """Nobody has settled or withdrawn it."""
        return self.stage in {Stage.PROPOSED, Stage.APPLIED}

    def reckoned(self, days: int) -> Points:
        """For so many days late, of the kind that count."""
        times = days if self.per_working_day or self.per_day else 1
        return deduction_for_lateness(times, each=self.deduct, at_most=self.at_most)


#: What it is a lapse not to have done by its day.
LAPSE_OF: Final[Mapping[str, Lapse]] = {
    "register_targets": Lapse.LATE_REGISTRATION,
    "sign_pledge": Lapse.PLEDGE_NOT_SIGNED,
    "submit_sheet": Lapse.LATE_SHEET,
    "record_report_received": Lapse.LATE_REPORT,
}


def lapse_of(word: str, code: str) -> Lapse | None:
    """Which lapse it is not to have done something by the day of a code; ``None``: none. A sheet
    that was sent back had been sent."""
    return None if code == RETURNED else LAPSE_OF.get(word)


#: Since this schema of its event another amount than was proposed asks for an explanation.
ASKS_SINCE: Final = 2
#: By unit, lapse and the code of the deadline.
LapseKey = tuple[UnitId, Lapse, str]
Lapses = Mapping[LapseKey, Raised]
NO_LAPSES: Lapses = MappingProxyType({})


class CountedLapse(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What counts against a unit for one lapse."""

    lapse: Lapse
    #: The code of the deadline.
    code: str
    points: Points


def counted_lapses(cycle: Cycle, unit: UnitId) -> tuple[CountedLapse, ...]:
    """Every lapse of a unit that counts and of which the amount is known, by kind and deadline."""
    return tuple(
        CountedLapse(lapse=lapse, code=code, points=raised.points)
        for (of, lapse, code), raised in sorted(cycle.lapses.items(), key=lambda item: item[0])
        if of == unit
        and raised.stage in {Stage.APPLIED, Stage.SETTLED}
        and raised.points is not None
    )


def deducted(cycle: Cycle, unit: UnitId) -> Points | None:
    """What counts against a unit for its lapses; ``None`` where nothing does."""
    found = counted_lapses(cycle, unit)
    return Points.exact(sum((one.points for one in found), Decimal(0))) if found else None


def raised_for(
    cycle: Cycle,
    key: LapseKey,
    act: Act,
    *,
    last_day: date | None,
    came: date | None = None,
) -> tuple[Body, ...]:
    """What the rulebook lets follow from a lapse; nothing where it lets nothing follow, where it
    has followed already or was disproved, and while the past is told."""
    unit, lapse, code = key
    rule, standing = consequence_of(cycle, lapse, code), cycle.lapses.get(key)
    disproved = standing is not None and standing.ground is WithdrawalGround.PROOF
    known = standing is not None and standing.stage is not Stage.WITHDRAWN
    if rule is None or known or disproved or cycle.backfill:
        return ()
    days = _days_late(act.days, last_day, came)
    if rule.per_working_day and days == 0:
        return ()
    counted = _calendar_days_late(last_day, came) if rule.by_days else days
    by_day = rule.per_working_day or rule.by_days
    points = rule.points(counted or 0) if counted is not None or not by_day else None
    return (
        ConsequenceRaised(
            unit=unit,
            lapse=lapse,
            code=code,
            last_day=last_day,
            came=came,
            working_days=days,
            table=act.days.label,
            deduct=rule.deduct,
            per_working_day=rule.per_working_day,
            at_most=rule.at_most,
            points=points,
            applied=rule.applied and cycle.conference.table is None,
            per_day=rule.by_days,
            days=counted if rule.by_days else None,
        ),
    )


def consequence_of(cycle: Cycle, lapse: Lapse, code: str) -> Consequence | None:
    """What follows from a lapse; of a late report what names it, else what names its kind, else
    what names none."""
    rulebook, report = cycle.plan.rulebook, cycle.reports.get(code)
    rules = [found for found in (rulebook.consequences if rulebook else ()) if found.of is lapse]
    words = (code, report.period.value if report is not None else None)
    for word in words if lapse is Lapse.LATE_REPORT else ():
        for found in rules:
            if word in found.named_reports:
                return found
    return next((found for found in rules if not found.named_reports), None)


def _calendar_days_late(last_day: date | None, came: date | None) -> int | None:
    return None if last_day is None or came is None else max(0, (came - last_day).days)


def _days_late(table: DayTable, last_day: date | None, came: date | None) -> int | None:
    if last_day is None or came is None:
        return None
    try:
        return working_days_late(table, last_day, came)
    except Refusal:  # the calendar does not reach there; people settle the amount
        return None


def arrived(
    cycle: Cycle,
    key: LapseKey,
    act: Act,
    *,
    late: bool,
    last_day: date | None,
    came: date | None,
) -> tuple[Body, ...]:
    """What a thing that came at last means for its lapse: late, the deduction is reckoned; in
    time by the date that counts, what was proposed when the deadline passed falls away."""
    standing = cycle.lapses.get(key)
    if standing is None or not standing.open:
        return raised_for(cycle, key, act, last_day=last_day, came=came) if late else ()
    if not late:
        return (withdrawn(key, standing, WithdrawalGround.IN_TIME),)
    days = _days_late(act.days, last_day, came)
    calendar = _calendar_days_late(last_day, came) if standing.per_day else None
    counted = calendar if standing.per_day else days
    if standing.points is not None or came is None or counted is None:
        return ()
    if counted == 0:
        return (withdrawn(key, standing, WithdrawalGround.NO_WORKING_DAY),)
    unit, lapse, code = key
    return (
        ConsequenceReckoned(
            unit=unit,
            lapse=lapse,
            code=code,
            came=came,
            working_days=days,
            table=act.days.label,
            points=standing.reckoned(counted),
            days=calendar,
        ),
    )


def withdrawn(
    key: LapseKey,
    standing: Raised | None,
    ground: WithdrawalGround,
    *,
    reason: Private | None = None,
    document: Document | None = None,
) -> ConsequenceWithdrawn:
    unit, lapse, code = key
    return ConsequenceWithdrawn(
        unit=unit,
        lapse=lapse,
        code=code,
        ground=ground,
        points=standing.points if standing else None,
        reason=reason,
        document=document,
    )


@refuses(
    "already_done",
    "consequence_amount",
    "lapse_unknown",
    "lapse_without_deduction",
    "not_member",
    "own_lapse",
    Act.hide_reason,
    document_of,
)
def settle_consequence(cycle: Cycle, command: SettleConsequence, act: Act) -> tuple[Body, ...]:
    key = _key_of(cycle, command.unit, command.lapse, command.code)
    _check_not_own(command.unit, act)
    standing = cycle.lapses.get(key)
    if standing is None:  # marked late, and nothing follows
        raise Refusal("lapse_without_deduction", unit=command.unit, lapse=command.lapse)
    if standing.stage is Stage.WITHDRAWN:
        raise Refusal("already_done", what="withdraw_consequence", unit=command.unit)
    if standing.stage is not Stage.PROPOSED:
        raise Refusal("already_done", what="settle_consequence", unit=command.unit)
    reckoned = standing.points
    if reckoned is None:
        # it has not come yet: late until today
        days = _days_late(act.days, standing.last_day, civil_day(act.now))
        reckoned = None if days is None else standing.reckoned(days)
    points = reckoned if command.points is None else command.points
    if points is None or points > 0:
        raise Refusal("consequence_amount", unit=command.unit, value=command.points)
    differs = points != reckoned
    return (
        ConsequenceSettled(
            unit=command.unit,
            lapse=command.lapse,
            code=key[2],
            points=points,
            proposed=reckoned if differs else None,
            reason=act.hide_reason(command.reason or "")
            if differs
            else act.hide_optional(command.reason),
            document=document_of(command.document, act),
        ),
    )


@refuses("already_done", "lapse_unknown", "not_member", "own_lapse", Act.hide_reason, document_of)
def withdraw_consequence(cycle: Cycle, command: WithdrawConsequence, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    key = _key_of(cycle, command.unit, command.lapse, command.code)
    _check_not_own(command.unit, act)
    standing = cycle.lapses.get(key)
    if standing is not None and standing.stage is Stage.WITHDRAWN:
        raise Refusal("already_done", what="withdraw_consequence", unit=command.unit)
    document = document_of(command.document, act)
    body = withdrawn(key, standing, WithdrawalGround.PROOF, reason=reason, document=document)
    return (body,)


def _check_not_own(unit: UnitId, act: Act) -> None:
    """Nobody decides on the lapse of the own unit: the chair's goes to the vice."""
    if act.seat_unit == unit and not act.order.backfill:
        raise Refusal("own_lapse", unit=unit)


def _key_of(cycle: Cycle, unit: UnitId, lapse: Lapse, code: str | None) -> LapseKey:
    """Raises ``Refusal``: ``not_member``, or ``lapse_unknown`` with the codes that it could be."""
    cycle.check_member(unit)
    keys = [key for key in cycle.lapses if key[:2] == (unit, lapse)]
    keys += [key for key in _late_marks(cycle, unit, lapse) if key not in keys]
    found = [key for key in keys if code in {None, key[2]}]
    if len(found) != 1:
        codes = tuple(key[2] for key in keys)
        raise Refusal("lapse_unknown", unit=unit, lapse=lapse, known=codes)
    return found[0]


def _late_marks(cycle: Cycle, unit: UnitId, lapse: Lapse) -> tuple[LapseKey, ...]:
    """The late marks of a unit from which nothing follows."""
    registered = cycle.registration.units.get(unit)
    if lapse is Lapse.LATE_REGISTRATION and registered is not None and registered.late:
        return ((unit, lapse, "registration"),)
    if lapse is Lapse.LATE_SHEET and cycle.sheet(unit).late:
        return ((unit, lapse, "scoring"),)
    if lapse is Lapse.LATE_REPORT:
        reports = cycle.reports.items()
        late = (code for code, one in reports if one.received.get(unit) is Timeliness.LATE)
        return tuple((unit, lapse, code) for code in late)
    return ()


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case ConsequenceRaised() as body:
            raised = Raised(
                stage=Stage.APPLIED if body.applied else Stage.PROPOSED,
                last_day=body.last_day,
                came=body.came,
                working_days=body.working_days,
                deduct=body.deduct,
                per_working_day=body.per_working_day,
                per_day=body.per_day,
                days=body.days,
                at_most=body.at_most,
                points=body.points,
            )
        case ConsequenceReckoned() as body:
            raised = replace(
                cycle.lapses[body.unit, body.lapse, body.code],
                came=body.came,
                working_days=body.working_days,
                days=body.days,
                points=body.points,
            )
        case ConsequenceSettled() as body:
            raised = replace(
                cycle.lapses[body.unit, body.lapse, body.code],
                stage=Stage.SETTLED,
                points=body.points,
            )
            asks = event.header.schema >= ASKS_SINCE and body.proposed is not None
            cycle = _asked(cycle, event, body.unit) if asks else cycle
        case ConsequenceWithdrawn() as body:
            known = cycle.lapses.get((body.unit, body.lapse, body.code))
            raised = replace(
                known or Raised(stage=Stage.WITHDRAWN, deduct=Points("0")),
                stage=Stage.WITHDRAWN,
                ground=body.ground,
            )
            cycle = _unmarked(cycle, (body.unit, body.lapse, body.code))
        case _:
            raise LookupError(type(event.body))
    key = (body.unit, body.lapse, body.code)
    return replace(cycle, lapses=with_entry(cycle.lapses, key, raised))


def _asked(cycle: Cycle, event: Event, unit: UnitId) -> Cycle:
    """The cycle in which a unit that has sent its sheet is asked to explain."""
    sheets = with_entry(cycle.scoring.sheets, unit, asked_of(cycle.sheet(unit), unit, event))
    return replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))


def _unmarked(cycle: Cycle, key: LapseKey) -> Cycle:
    """The cycle without the late mark that a consequence rested on."""
    unit, lapse, code = key
    report = cycle.reports.get(code) if lapse is Lapse.LATE_REPORT else None
    if report is not None and report.received.get(unit) is Timeliness.LATE:
        received = with_entry(report.received, unit, Timeliness.ON_TIME)
        reports = with_entry(cycle.reports, code, replace(report, received=received))
        return replace(cycle, reports=reports)
    registered = cycle.registration.units.get(unit)
    if lapse is Lapse.LATE_REGISTRATION and registered is not None:
        units = with_entry(cycle.registration.units, unit, replace(registered, late=False))
        return replace(cycle, registration=replace(cycle.registration, units=units))
    if lapse is Lapse.LATE_SHEET:
        sheets = with_entry(cycle.scoring.sheets, unit, replace(cycle.sheet(unit), late=False))
        return replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))
    return cycle


def _table_not_adopted(cycle: Cycle) -> Unmet:
    return None if cycle.conference.table is None else lacks()


_OPEN = (Condition("table_not_adopted", _table_not_adopted),)
ROWS = (
    Row(SettleConsequence, RUNNING, by=LEADERS, needs=_OPEN),
    Row(WithdrawConsequence, RUNNING, by=LEADERS, needs=_OPEN),
)
DECISIONS = {
    SettleConsequence: settle_consequence,
    WithdrawConsequence: withdraw_consequence,
}
EVENTS = (ConsequenceRaised, ConsequenceReckoned, ConsequenceSettled, ConsequenceWithdrawn)
