"""Plan: the rulebook, the deadlines and the plan document of the year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cluster import Officers, check_distinct
from domain.discrepancies import Discrepancy, discrepancies
from domain.guard import RUNNING, WAY, Condition, Phase, Row, Unmet, lacks, put
from domain.order import Act
from domain.paper import Document, Paper, document_of, required_document
from domain.private import Private
from domain.record import Body, Command, Event, Ids, UnitId
from domain.refusal import Refusal
from domain.rulebook import Rulebook, pin, read_rulebook
from domain.rulebook_faults import check_rulebook
from domain.when import DAY, Moment, Precision, When, start_of

if TYPE_CHECKING:
    from domain.cycle import Cycle


class ReviseMembers(Command, frozen=True, kw_only=True):
    """Follows from a change of the cluster's members while the plan is being made."""

    members: Ids[UnitId]


class ReviseOfficers(Command, frozen=True, kw_only=True):
    """Follows from the cluster's record of who holds office in this year."""

    officers: Officers


class SetRulebook(Command, frozen=True, kw_only=True):
    """Lay down the rulebook that governs the year."""

    rulebook: Rulebook
    document: Paper | None = None


class AcceptDiscrepancy(Command, frozen=True, kw_only=True):
    """Say how a contradiction of the source is read, while telling of the past."""

    discrepancy: str
    #: Which of the two places counts, and what becomes of the other.
    reading: str
    reason: str


class SetDeadline(Command, frozen=True, kw_only=True):
    """Say until when a phase's work is due."""

    phase: Phase
    #: ``2021-11-30`` is due before that day ends; ``2021-11`` by its last day;
    #: ``2021-11-30T17:00`` before that moment; ``None``: to be announced.
    until: str | None = None
    document: Paper | None = None


class IssuePlan(Command, frozen=True, kw_only=True):
    """Issue the plan; registration begins."""

    document: Paper


class MembersRevised(Body, frozen=True, kw_only=True):
    members: Ids[UnitId]


class OfficersRevised(Body, frozen=True, kw_only=True):
    officers: Officers


class RulebookSet(Body, frozen=True, kw_only=True):
    #: The exact canonical text, and its SHA-256.
    rulebook: str
    sha256: str
    discrepancies: tuple[Discrepancy, ...]
    document: Document | None


class DiscrepancyAccepted(Body, frozen=True, kw_only=True):
    discrepancy: Discrepancy
    reading: Private
    reason: Private


class DeadlineSet(Body, frozen=True, kw_only=True):
    phase: Phase
    #: As it was said.
    until: When | None
    #: The last day on which an act is in time; ``None``: to be announced.
    last_day: date | None
    #: An act at or after this moment is late.
    before: Moment | None
    document: Document | None


class PlanIssued(Body, frozen=True, kw_only=True):
    document: Document


class Deadline(msgspec.Struct, frozen=True):
    last_day: date | None
    before: Moment | None
    #: Extensions for single units.
    extended: Mapping[UnitId, Moment] = MappingProxyType({})

    def before_for(self, unit: UnitId) -> Moment | None:
        """The unit's own extension, unless all have been given more time than that."""
        own = self.extended.get(unit)
        return max((own, self.before), key=lambda at: at or 0)


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan has laid down so far."""

    rulebook: Rulebook | None = None
    rulebook_sha256: str | None = None
    discrepancies: tuple[Discrepancy, ...] = ()
    #: Accepted contradictions, with the reading.
    accepted: Mapping[str, Private] = MappingProxyType({})
    deadlines: Mapping[Phase, Deadline] = MappingProxyType({})
    issued: Document | None = None
    #: The event by which it was issued.
    issued_at: int | None = None


def revise_members(cycle: Cycle, command: ReviseMembers, act: Act) -> tuple[Body, ...]:
    check_distinct(command.members)
    return (MembersRevised(members=command.members),)


def revise_officers(cycle: Cycle, command: ReviseOfficers, act: Act) -> tuple[Body, ...]:
    return (OfficersRevised(officers=command.officers),)


def set_rulebook(cycle: Cycle, command: SetRulebook, act: Act) -> tuple[Body, ...]:
    check_rulebook(command.rulebook)
    found = discrepancies(command.rulebook)
    if found and not cycle.backfill:
        first = found[0]
        raise Refusal(
            "rulebook_contradiction", discrepancy=first.code, one=first.one, other=first.other
        )
    text = command.rulebook.canonical()
    document = document_of(command.document, act)
    return (RulebookSet(rulebook=text, sha256=pin(text), discrepancies=found, document=document),)


def accept_discrepancy(cycle: Cycle, command: AcceptDiscrepancy, act: Act) -> tuple[Body, ...]:
    for found in cycle.plan.discrepancies:
        if found.code == command.discrepancy:
            reason = act.hide_reason(command.reason)
            if not command.reading.strip():
                raise Refusal("field_missing", field="reading")
            reading = act.hide(command.reading)
            return (DiscrepancyAccepted(discrepancy=found, reading=reading, reason=reason),)
    raise Refusal("discrepancy_unknown", value=command.discrepancy)


def set_deadline(cycle: Cycle, command: SetDeadline, act: Act) -> tuple[Body, ...]:
    if command.phase not in RUNNING:
        known = " | ".join(RUNNING)
        raise Refusal("input_malformed", where="phase", expected=known, value=command.phase.value)
    standing = cycle.plan.deadlines.get(command.phase)
    if cycle.plan.issued and not cycle.backfill and standing and standing.before is not None:
        raise Refusal("deadline_stands", phase=command.phase, last_day=standing.last_day)
    until = When.read(command.until) if command.until is not None else None
    last_day, before = limits(until)
    if before is not None and not cycle.backfill and before <= act.now:
        raise Refusal("deadline_past", phase=command.phase, last_day=last_day)
    check_order(cycle, command.phase, before)
    return (
        DeadlineSet(
            phase=command.phase,
            until=until,
            last_day=last_day,
            before=before,
            document=document_of(command.document, act),
        ),
    )


def limits(until: When | None) -> tuple[date | None, Moment | None]:
    """The last day in time and the moment from which on an act is late."""
    if until is None:
        return None, None
    if until.end is None or until.last_day is None:
        raise Refusal("date_malformed", value="unknown")
    if until.precision is Precision.MOMENT:
        return until.last_day, until.end
    return until.last_day, start_of(until.last_day + DAY)


def check_order(cycle: Cycle, phase: Phase, before: Moment | None) -> None:
    """Raises ``Refusal("deadline_order")`` where phases would be due out of their order."""
    for other, deadline in cycle.plan.deadlines.items():
        if before is None or deadline.before is None or other is phase:
            continue
        earlier = WAY.index(other) < WAY.index(phase)
        if (earlier and deadline.before > before) or (not earlier and deadline.before < before):
            raise Refusal("deadline_order", phase=phase, other=other, last_day=deadline.last_day)


def issue_plan(cycle: Cycle, command: IssuePlan, act: Act) -> tuple[Body, ...]:
    return (PlanIssued(document=required_document(command.document, act)),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    plan = cycle.plan
    match event.body:
        case MembersRevised() as body:
            return replace(cycle, members=body.members)
        case OfficersRevised() as body:
            return replace(cycle, officers=body.officers)
        case RulebookSet() as body:
            plan = replace(
                plan,
                rulebook=read_rulebook(body.rulebook),
                rulebook_sha256=body.sha256,
                discrepancies=body.discrepancies,
                accepted=MappingProxyType({}),
            )
        case DiscrepancyAccepted() as body:
            accepted = put(plan.accepted, body.discrepancy.code, body.reading)
            plan = replace(plan, accepted=accepted)
        case DeadlineSet() as body:
            old = plan.deadlines.get(body.phase)
            extended = old.extended if old else MappingProxyType({})
            deadline = Deadline(body.last_day, body.before, extended)
            plan = replace(plan, deadlines=put(plan.deadlines, body.phase, deadline))
        case PlanIssued() as body:
            plan = replace(plan, issued=body.document, issued_at=event.version)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, plan=plan)


def _members_set(cycle: Cycle) -> Unmet:
    return None if cycle.members else lacks()


def _rulebook_set(cycle: Cycle) -> Unmet:
    return None if cycle.plan.rulebook is not None else lacks()


def _no_scores_yet(cycle: Cycle) -> Unmet:
    scored = tuple(unit for unit, sheet in cycle.scoring.sheets.items() if sheet.columns)
    return lacks(units=scored) if scored else None


def _discrepancies_accepted(cycle: Cycle) -> Unmet:
    open_ones = [
        found.code for found in cycle.plan.discrepancies if found.code not in cycle.plan.accepted
    ]
    return lacks(discrepancies=tuple(open_ones)) if open_ones else None


def _deadlines_set(cycle: Cycle) -> Unmet:
    if cycle.backfill:
        return None  # a source that tells of a finished year often names no deadline
    wanted = [Phase.REGISTRATION]
    if cycle.plan.rulebook is None or cycle.plan.rulebook.scored:
        wanted.append(Phase.SCORING)
    known = cycle.plan.deadlines
    missing = tuple(phase for phase in wanted if phase not in known or known[phase].before is None)
    return lacks(phases=missing) if missing else None


def _plan_issued(cycle: Cycle) -> Unmet:
    return None if cycle.plan.issued is not None else lacks()


RULEBOOK_SET = Condition("rulebook_set", _rulebook_set)
LEAVE = (
    Condition("members_set", _members_set),
    RULEBOOK_SET,
    Condition("discrepancies_accepted", _discrepancies_accepted),
    Condition("deadlines_set", _deadlines_set),
    Condition("plan_issued", _plan_issued),
)
ROWS = (
    Row(ReviseMembers, (Phase.PLAN,)),
    Row(ReviseOfficers, WAY[:-1]),
    Row(SetRulebook, (Phase.PLAN,), needs=(Condition("no_scores_yet", _no_scores_yet),)),
    Row(AcceptDiscrepancy, WAY[:-1], needs=(RULEBOOK_SET,), backfill_only=True),
    Row(SetDeadline, WAY[:-1]),
    Row(IssuePlan, (Phase.PLAN,), leads_on=True),
)
DECISIONS = {
    ReviseMembers: revise_members,
    ReviseOfficers: revise_officers,
    SetRulebook: set_rulebook,
    AcceptDiscrepancy: accept_discrepancy,
    SetDeadline: set_deadline,
    IssuePlan: issue_plan,
}
EVENTS = (
    MembersRevised,
    OfficersRevised,
    RulebookSet,
    DiscrepancyAccepted,
    DeadlineSet,
    PlanIssued,
)
