"""Where things stand: steps and deadlines of a cycle, what can be done now and by whom, and of
what cannot be done, everything that is lacking.

It reads the rows of the guard and the table of permissions, so that a list and a refusal never
say different things.
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

import msgspec

from domain.calendar import COMMANDS as CALENDAR_COMMANDS
from domain.clusters.cluster import Cluster, OpenCycle
from domain.clusters.ending import EndCluster
from domain.clusters.next_year import Signing
from domain.clusters.roster import AddMembers, ReplaceMember
from domain.clusters.terms import Offices
from domain.cycle.awards.rows import AwardRow, award_rows
from domain.cycle.backfill import TakeLive
from domain.cycle.cycle import GUARD_TABLE, LEAVE, Cycle
from domain.cycle.guard import SITTING, WAY, Condition, Phase, Row
from domain.cycle.phases.plan import IssuePlan
from domain.cycle.phases.summary_conference import SITTING_OPEN
from domain.reckoning.eligibility import unmade
from domain.record import streams
from domain.record.record import (
    Command,
    Office,
    StreamId,
    UnitId,
    command_word,
    cycle_stream,
    kind_of,
)
from domain.record.who import Grants, Scope
from domain.units import lineage
from domain.units.unit import OWN_OFFICES, Unit
from domain.values.when import Moment, When, civil_day
from workflows.left import Left
from workflows.lifecycle import accepts
from workflows.older_table import OlderChoice, older_choices
from workflows.permissions import PERMISSIONS, offices
from workflows.still_open import left_to_do
from workflows.year_status import YearWork, year_work

#: What is not done in a cluster that has ended, but for years before its end.
_GOING_ON = (EndCluster, AddMembers, OpenCycle, ReplaceMember)


class Can(StrEnum):
    """Whether a command can be given."""

    #: Now, by those named.
    NOW = "now"
    #: It belongs here, but something is lacking.
    NOT_YET = "not_yet"
    #: It belongs here, and nothing is left to do.
    DONE = "done"
    #: It belongs to other phases.
    ELSEWHERE = "elsewhere"


class Doer(msgspec.Struct, frozen=True):
    """An office, and the units that hold it here (none for the operator)."""

    office: Office
    units: tuple[UnitId, ...] = ()
    #: Each of them for itself only.
    own: bool = False


class Lack(msgspec.Struct, frozen=True):
    """An unmet condition, with what its sentence needs."""

    condition: str
    facts: Mapping[str, object]


class Action(msgspec.Struct, frozen=True, kw_only=True):
    """A command, and how things stand with it."""

    command: str
    can: Can
    by: tuple[Doer, ...]
    #: The units for which it is still to be done, where it goes by units.
    units: tuple[UnitId, ...] | None = None
    #: The ballots, selections, phases … that it is still about, where it goes by such.
    items: tuple[str, ...] | None = None
    lacking: tuple[Lack, ...] = ()
    #: The phases to which it belongs.
    phases: tuple[Phase, ...] = ()


class StepState(StrEnum):
    """Where a step of the way lies."""

    DONE = "done"
    NOW = "now"
    LATER = "later"


class YearStep(msgspec.Struct, frozen=True, kw_only=True):
    """One of the seven steps of a year."""

    phase: Phase
    state: StepState
    #: The last day on which its work is due.
    last_day: date | None = None
    #: When it is called for, where no deadline is set.
    called: When | None = None
    reopened: bool = False


class StatusDeadline(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline. Days left count whole civil days; past the deadline they are negative."""

    phase: Phase
    #: Set for an extension of one unit.
    unit: UnitId | None = None
    #: ``None``: to be announced.
    last_day: date | None
    before: Moment | None
    days_left: int | None
    passed: bool


class Ask(msgspec.Struct, frozen=True, kw_only=True):
    """What the phase asks for before it may be left, met or not."""

    condition: str
    lacking: Mapping[str, object] | None
    waived: bool


class Status(msgspec.Struct, frozen=True, kw_only=True):
    code: str
    year: str
    phase: Phase
    backfill: bool
    steps: tuple[YearStep, ...]
    asks: tuple[Ask, ...]
    due: tuple[StatusDeadline, ...]
    #: The offices of the year, and of the next as far as anything is said of them.
    offices: Offices
    next_year: str | None
    next_offices: Offices | None
    #: Where the pledge of this year was signed before the year began.
    signings: tuple[Signing, ...]
    #: Who signed the pledge of the next year.
    next_pledge: tuple[UnitId, ...]
    actions: tuple[Action, ...]
    work: YearWork
    #: What waits for a decision, for being handed over or given back; it keeps no year from
    #: closing.
    awards: tuple[AwardRow, ...]
    #: What was chosen by a table that was corrected since: to stand, or to be made anew.
    older: tuple[OlderChoice, ...]


def status(cycle: Cycle, now: Moment) -> Status:
    """Where a cycle stands at a moment."""
    return Status(
        code=cycle.code,
        year=cycle.year,
        phase=cycle.phase,
        backfill=cycle.backfill,
        steps=steps_of(cycle),
        asks=tuple(_ask(condition, cycle) for condition in LEAVE.get(cycle.phase, ())),
        due=_due(cycle, now),
        offices=cycle.offices,
        next_year=cycle.handover.next_year,
        next_offices=cycle.handover.offices if cycle.handover.offices != Offices() else None,
        signings=cycle.registration.signings,
        next_pledge=tuple(sorted(cycle.handover.pledged)),
        actions=actions(cycle_stream(cycle.id), cycle, now),
        work=year_work(cycle, now),
        awards=tuple(row for row in award_rows(cycle) if row.open is not None or row.to_return),
        older=older_choices(cycle),
    )


def steps_of(cycle: Cycle) -> tuple[YearStep, ...]:
    """The phases of a year in their order, and how each stands."""
    here = WAY.index(cycle.phase) if cycle.phase in WAY else len(WAY)
    return tuple(_step(cycle, phase, index, here) for index, phase in enumerate(WAY))


def _step(cycle: Cycle, phase: Phase, index: int, here: int) -> YearStep:
    deadline = cycle.plan.deadlines.get(phase)
    cancelled = cycle.phase is Phase.CANCELLED
    closed = cycle.phase is Phase.CLOSED
    state = StepState.LATER
    if not cancelled and (index < here or closed):
        state = StepState.DONE
    elif index == here:
        state = StepState.NOW
    return YearStep(
        phase=phase,
        state=state,
        last_day=deadline.last_day if deadline else None,
        called=cycle.conference.called if phase is Phase.SUMMARY_CONFERENCE else None,
        reopened=cycle.held_open and index == here,
    )


def _ask(condition: Condition, cycle: Cycle) -> Ask:
    return Ask(
        condition=condition.code,
        lacking=condition.lacking(cycle),
        waived=condition.code in cycle.waived,
    )


def _due(cycle: Cycle, now: Moment) -> tuple[StatusDeadline, ...]:
    found = []
    for phase in WAY:
        deadline = cycle.plan.deadlines.get(phase)
        if deadline is None:
            continue
        found.append(_limit(phase, None, deadline.last_day, deadline.before, now))
        for unit, before in deadline.extended.items():
            found.append(_limit(phase, unit, civil_day(before - 1), before, now))
    return tuple(found)


def _limit(
    phase: Phase, unit: UnitId | None, last_day: date | None, before: Moment | None, now: Moment
) -> StatusDeadline:
    return StatusDeadline(
        phase=phase,
        unit=unit,
        last_day=last_day,
        before=before,
        days_left=(last_day - civil_day(now)).days if last_day else None,
        passed=before is not None and now >= before,
    )


def actions(stream: StreamId, state: object, now: Moment | None = None) -> tuple[Action, ...]:
    """Everything that may be asked of a stream by somebody, and how things stand with it.

    Who holds an office is asked of this moment; without one, of what was recorded last.
    """
    if isinstance(state, Cycle):
        holders = {office: _holders(office, state, now) for office in Office}
        return tuple(
            _action(row, state, holders)
            for row in GUARD_TABLE
            if _for_people(row.command) and (state.backfill or not row.backfill_only)
        )
    return tuple(
        Action(
            command=command_word(command),
            can=_can_plainly(command, state),
            by=_doers_outside(PERMISSIONS[command], state, now),
        )
        for command in streams.KINDS[kind_of(stream)].COMMANDS
        if _for_people(command)
    )


def _for_people(command: type[Command]) -> bool:
    return any(office is not Office.SYSTEM for office in PERMISSIONS[command])


def _can_plainly(command: type[Command], state: object) -> Can:
    if isinstance(state, Unit) and state.ceased is not None and command in lineage.DECISIONS:
        return Can.DONE
    if isinstance(state, Cluster) and state.ended is not None and command in _GOING_ON:
        return Can.DONE
    if command in CALENDAR_COMMANDS or command not in streams.CREATORS:
        return Can.NOW
    return Can.NOW if state is None else Can.DONE


def _doers_outside(grants: Grants, state: object, now: Moment | None) -> tuple[Doer, ...]:
    return tuple(
        Doer(office, _holders_in_cluster(office, state, now)) for office in offices(grants)
    )


def _holders_in_cluster(office: Office, state: object, now: Moment | None) -> tuple[UnitId, ...]:
    """Who holds an office in any year still running, as ``Cluster.holds`` asks; of a unit's own
    offices, the unit."""
    if isinstance(state, Unit):
        return (state.id,) if office in OWN_OFFICES else ()
    if not isinstance(state, Cluster):
        return ()
    found: dict[UnitId, None] = {}
    for year in state.officers:
        if year not in state.cycles or state.cycles[year].cancelled is None:
            known = state.offices_of(year)
            found |= dict.fromkeys(unit for unit in state.members if known.holds(office, unit, now))
    return tuple(found)


#: Who holds each office at a moment.
_Holders = Mapping[Office, tuple[UnitId, ...]]


def _action(row: Row, cycle: Cycle, holders: _Holders) -> Action:
    left = left_to_do(row.command, cycle)
    lacking = (*_lacking(row, cycle), *_waits(left, cycle))
    return Action(
        command=command_word(row.command),
        can=_can(row, cycle, left, lacking),
        by=_doers(row.command, cycle, left, holders),
        units=left.units,
        items=left.items,
        lacking=lacking,
        phases=row.phases,
    )


def _waits(left: Left, cycle: Cycle) -> tuple[Lack, ...]:
    """Everything that is left rests on the outcome of other selections."""
    rulebook = cycle.plan.rulebook
    if rulebook is None or left.items or not left.waiting:
        return ()
    found = (unmade(cycle, rulebook.selection(code)) for code in left.waiting)
    before = dict.fromkeys(code for codes in found for code in codes)
    return (Lack("selections_before", {"selections": left.waiting, "titles": tuple(before)}),)


def _can(row: Row, cycle: Cycle, left: Left, lacking: tuple[Lack, ...]) -> Can:
    if not accepts(row, cycle) and not _waits_for_sitting(row, cycle):
        return Can.ELSEWHERE
    if left.nothing:
        return Can.DONE
    return Can.NOT_YET if lacking else Can.NOW


def _waits_for_sitting(row: Row, cycle: Cycle) -> bool:
    return row.in_sitting and cycle.phase in SITTING and not cycle.conference.sitting


def _lacking(row: Row, cycle: Cycle) -> tuple[Lack, ...]:
    """Every unmet condition, of the row and, where it ends the phase, of the phase."""
    wanted = dict.fromkeys(row.needs)
    if _waits_for_sitting(row, cycle) and not accepts(row, cycle):
        wanted = {SITTING_OPEN: None, **wanted}
    if row.leads_on and accepts(row, cycle):
        supplied = "plan_issued" if row.command is IssuePlan else None
        leave = cycle.leave_conditions(cycle.phase)
        wanted |= dict.fromkeys(found for found in leave if found.code != supplied)
    return tuple(
        Lack(condition.code, facts)
        for condition in wanted
        if (facts := condition.lacking(cycle)) is not None
    )


def _doers(command: type[Command], cycle: Cycle, left: Left, holders: _Holders) -> tuple[Doer, ...]:
    """Who may. While the past is told, the operator writes what the source says of others."""
    if cycle.backfill and command is not TakeLive:
        return (Doer(Office.OPERATOR),)
    grants = PERMISSIONS[command]
    return tuple(
        Doer(
            office,
            _held(holders[office], grants[office], left),
            grants[office] is Scope.OWN,
        )
        for office in offices(grants)
    )


def _holders(office: Office, cycle: Cycle, now: Moment | None) -> tuple[UnitId, ...]:
    match office:
        case Office.CHAIR | Office.SECRETARY | Office.VICE_CHAIR:
            return tuple(unit for unit in cycle.members if cycle.offices.holds(office, unit, now))
        case Office.TELLER:
            return cycle.voting.tellers
        case Office.SCORER:
            return tuple(cycle.outside.scorers)
        case Office.UNIT_OFFICER | Office.UNIT_HEAD:
            return cycle.members
        case _:
            return ()


def _held(held: tuple[UnitId, ...], scope: Scope, left: Left) -> tuple[UnitId, ...]:
    """Those who have something left to do, where each does it for itself only."""
    if scope is Scope.OWN and left.units is not None:
        return tuple(unit for unit in held if unit in left.units)
    return held
