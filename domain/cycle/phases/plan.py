"""Plan: the rulebook, the deadlines and the plan document of the year."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from domain.clusters.offices import Officers
from domain.clusters.roster import check_distinct
from domain.clusters.terms import Offices
from domain.cycle.deadlines.setting import reckoned_anew
from domain.cycle.deadlines.standing import Deadlines
from domain.cycle.guard import WAY, Condition, Phase, Row, Unmet, lacks
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR, FOLLOWS
from domain.rulebook.discrepancies import Discrepancy, discrepancies
from domain.rulebook.faults import check_rulebook
from domain.rulebook.rulebook import Rulebook, pin, read_rulebook
from domain.rulebook.tables import check_tables
from domain.rulebook.told_only import check_stated
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class ReviseMembers(Command, frozen=True, kw_only=True):
    """Follows from a change of the cluster's members while the plan is being made."""

    members: Ids[UnitId]


class ReviseOfficers(Command, frozen=True, kw_only=True):
    """Follows from what the cluster records of the offices of this year."""

    officers: Officers
    #: ``None``: written before more was said than who the officers are.
    offices: Offices | None = None


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


class IssuePlan(Command, frozen=True, kw_only=True):
    """Issue the plan; registration begins. Deadlines of the rulebook that were not reckoned yet
    are reckoned."""

    looks_at_days: ClassVar[bool] = True

    document: Paper


class MembersRevised(Body, frozen=True, kw_only=True):
    members: Ids[UnitId]


class OfficersRevised(Body, frozen=True, kw_only=True):
    #: How the offices stand, from the beginning of the year on.
    offices: Offices


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


class PlanIssued(Body, frozen=True, kw_only=True):
    document: Document


class Plan(msgspec.Struct, frozen=True, kw_only=True):
    """What the plan has laid down so far."""

    rulebook: Rulebook | None = None
    rulebook_sha256: str | None = None
    discrepancies: tuple[Discrepancy, ...] = ()
    #: Accepted contradictions, with the reading.
    accepted: Mapping[str, Private] = MappingProxyType({})
    deadlines: Deadlines = MappingProxyType({})
    issued: Document | None = None
    #: The event by which it was issued.
    issued_at: int | None = None
    #: When that was recorded.
    in_force_since: Moment | None = None


@refuses("member_repeated")
def revise_members(cycle: Cycle, command: ReviseMembers, act: Act) -> tuple[Body, ...]:
    check_distinct(command.members)
    return (MembersRevised(members=command.members),)


@refuses()
def revise_officers(cycle: Cycle, command: ReviseOfficers, act: Act) -> tuple[Body, ...]:
    return (OfficersRevised(offices=command.offices or Offices.of(command.officers)),)


@refuses("rulebook_contradiction", check_rulebook, check_stated, check_tables, document_of)
def set_rulebook(cycle: Cycle, command: SetRulebook, act: Act) -> tuple[Body, ...]:
    check_rulebook(command.rulebook)
    if not cycle.backfill:
        check_stated(command.rulebook)
    check_tables(command.rulebook, cycle.members)
    found = discrepancies(command.rulebook)
    if found and not cycle.backfill:
        first = found[0]
        raise Refusal(
            "rulebook_contradiction", discrepancy=first.code, one=first.one, other=first.other
        )
    text = command.rulebook.canonical()
    document = document_of(command.document, act)
    return (RulebookSet(rulebook=text, sha256=pin(text), discrepancies=found, document=document),)


@refuses("discrepancy_unknown", "field_missing", Act.hide_reason)
def accept_discrepancy(cycle: Cycle, command: AcceptDiscrepancy, act: Act) -> tuple[Body, ...]:
    for found in cycle.plan.discrepancies:
        if found.code == command.discrepancy:
            reason = act.hide_reason(command.reason)
            if not command.reading.strip():
                raise Refusal("field_missing", field="reading")
            reading = act.hide(command.reading)
            return (DiscrepancyAccepted(discrepancy=found, reading=reading, reason=reason),)
    raise Refusal("discrepancy_unknown", value=command.discrepancy)


@refuses("deadline_order", "deadline_past", document_of)
def issue_plan(cycle: Cycle, command: IssuePlan, act: Act) -> tuple[Body, ...]:
    document = required_document(command.document, act)
    return (*reckoned_anew(cycle, act), PlanIssued(document=document))


def evolve(cycle: Cycle, event: Event) -> Cycle:
    plan = cycle.plan
    match event.body:
        case MembersRevised() as body:
            return replace(cycle, members=body.members)
        case OfficersRevised() as body:
            return replace(cycle, offices=body.offices)
        case RulebookSet() as body:
            plan = replace(
                plan,
                rulebook=read_rulebook(body.rulebook),
                rulebook_sha256=body.sha256,
                discrepancies=body.discrepancies,
                accepted=MappingProxyType({}),
            )
        case DiscrepancyAccepted() as body:
            accepted = with_entry(plan.accepted, body.discrepancy.code, body.reading)
            plan = replace(plan, accepted=accepted)
        case PlanIssued() as body:
            plan = replace(
                plan,
                issued=body.document,
                issued_at=event.version,
                in_force_since=event.header.recorded_at,
            )
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, plan=plan)


def _members_set(cycle: Cycle) -> Unmet:
    """A source of a told year may say nothing of who belonged, once that is said of it."""
    unstated = cycle.backfill and cycle.said("members") is not None
    return None if cycle.members or unstated else lacks()


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
    missing = tuple(
        phase
        for phase in wanted
        if (known[phase].before is None if phase in known else not _is_listed(cycle, phase))
    )
    return lacks(phases=missing) if missing else None


def _is_listed(cycle: Cycle, phase: Phase) -> bool:
    """Whether the rulebook says until when a phase is due; issuing the plan reckons that."""
    rulebook = cycle.plan.rulebook
    return rulebook is not None and any(found.code == phase for found in rulebook.deadlines)


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
    Row(ReviseMembers, (Phase.PLAN,), by=FOLLOWS),
    Row(ReviseOfficers, WAY[:-1], by=FOLLOWS),
    Row(SetRulebook, (Phase.PLAN,), by=CHAIR, needs=(Condition("no_scores_yet", _no_scores_yet),)),
    Row(AcceptDiscrepancy, WAY[:-1], by=CHAIR, needs=(RULEBOOK_SET,), backfill_only=True),
    Row(IssuePlan, (Phase.PLAN,), by=CHAIR, leads_on=True),
)
DECISIONS = {
    ReviseMembers: revise_members,
    ReviseOfficers: revise_officers,
    SetRulebook: set_rulebook,
    AcceptDiscrepancy: accept_discrepancy,
    IssuePlan: issue_plan,
}
EVENTS = (
    MembersRevised,
    OfficersRevised,
    RulebookSet,
    DiscrepancyAccepted,
    PlanIssued,
)
