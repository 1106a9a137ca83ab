"""Formal acts: possible at any time, each with a reason; and the change of phase itself."""

from __future__ import annotations

from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cycle.guard import RUNNING, WAY, Phase, Row
from domain.cycle.scores.after_adoption import reopened
from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import CHAIR
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class AdvancePhase(Command, frozen=True, kw_only=True):
    """Leave the phase, now that everything it asks for is there."""


class ReopenPhase(Command, frozen=True, kw_only=True):
    """Go back to an earlier phase. What was adopted in it is to be adopted again."""

    phase: Phase
    reason: str
    document: Paper | None = None


class WaiveCondition(Command, frozen=True, kw_only=True):
    """Let the cycle go on without something that a phase asks for."""

    condition: str
    reason: str
    document: Paper | None = None


class CancelCycle(Command, frozen=True, kw_only=True):
    """End the cycle without an outcome; its year may be opened once more."""

    reason: str
    document: Paper | None = None


class ChangedBy(StrEnum):
    """What moved the cycle to another phase."""

    #: Somebody in office advanced it.
    OFFICE = "office"
    #: A formal act that ends its phase, such as issuing the plan.
    FORMAL_ACT = "formal_act"
    #: In an open sitting, the last thing that the phase asked for was done.
    SITTING = "sitting"
    #: A deadline passed, and the rulebook lets it lead on.
    DEADLINE = "deadline"
    REOPENED = "reopened"
    CANCELLED = "cancelled"


class PhaseChanged(Body, frozen=True, kw_only=True):
    source: Phase
    to: Phase
    by: ChangedBy


class PhaseReopened(Body, frozen=True, kw_only=True):
    phase: Phase
    reason: Private
    document: Document | None


class ConditionWaived(Body, frozen=True, kw_only=True):
    condition: str
    reason: Private
    document: Document | None


class CycleCancelled(Body, frozen=True, kw_only=True):
    reason: Private
    document: Document | None


#: Without these there is nothing to go on with.
NEVER_WAIVED = frozenset({"members_set", "rulebook_set", "no_ballot_open", "sitting_closed"})


@refuses()
def advance_phase(cycle: Cycle, command: AdvancePhase, act: Act) -> tuple[Body, ...]:
    return ()  # the change of phase is the whole act


@refuses("phase_not_earlier", Act.hide_reason, document_of)
def reopen_phase(cycle: Cycle, command: ReopenPhase, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    if command.phase not in RUNNING or WAY.index(command.phase) >= WAY.index(cycle.phase):
        raise Refusal("phase_not_earlier", phase=command.phase, now=cycle.phase)
    document = document_of(command.document, act)
    return (PhaseReopened(phase=command.phase, reason=reason, document=document),)


@refuses("already_done", "condition_unknown", Act.hide_reason, document_of)
def waive_condition(cycle: Cycle, command: WaiveCondition, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    known = {condition.code for phase in RUNNING for condition in cycle.leave_conditions(phase)}
    if command.condition not in known - NEVER_WAIVED:
        raise Refusal(
            "condition_unknown",
            value=command.condition,
            known=tuple(sorted(known - NEVER_WAIVED)),
        )
    if command.condition in cycle.waived:
        raise Refusal("already_done", what="waive_condition")
    document = document_of(command.document, act)
    return (ConditionWaived(condition=command.condition, reason=reason, document=document),)


@refuses(Act.hide_reason, document_of)
def cancel_cycle(cycle: Cycle, command: CancelCycle, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    return (CycleCancelled(reason=reason, document=document_of(command.document, act)),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case PhaseChanged() as body:
            held_open = body.by is ChangedBy.REOPENED
            over = body.to in {Phase.CLOSED, Phase.CANCELLED}
            ended = (event.header.effective_at.last or event.header.recorded_at) if over else None
            return replace(cycle, phase=body.to, held_open=held_open, over=ended)
        case PhaseReopened() as body:
            return _reopened(cycle, body.phase)
        case ConditionWaived() as body:
            return replace(cycle, waived=cycle.waived | {body.condition})
        case CycleCancelled():
            return cycle
        case _:
            raise LookupError(type(event.body))


def _reopened(cycle: Cycle, phase: Phase) -> Cycle:
    """What was adopted and sealed does not outlive the phase that gave it."""
    conference, handover = cycle.conference, replace(cycle.handover, minutes=False)
    voting, scoring, at = cycle.voting, cycle.scoring, WAY.index(phase)
    if at <= WAY.index(Phase.VOTING):
        voting = replace(
            voting,
            made=MappingProxyType({}),
            rounds=MappingProxyType({}),
            further=MappingProxyType({}),
        )
    if at <= WAY.index(Phase.SUMMARY_CONFERENCE):
        report = "draft" if conference.report else None
        conference = replace(conference, table=None, report=report)
    if at < WAY.index(Phase.SUMMARY_CONFERENCE):
        conference = replace(conference, sitting=False)
        sheets = {
            unit: replace(sheet, settled=False, not_sent=False)
            for unit, sheet in scoring.sheets.items()
        }
        scoring = replace(scoring, sheets=MappingProxyType(sheets))
    cycle = replace(
        cycle,
        conference=conference,
        handover=handover,
        voting=voting,
        scoring=scoring,
        handover_at_sealing=None,
        sealed=None,
    )
    return reopened(
        cycle,
        table_withdrawn=at <= WAY.index(Phase.SUMMARY_CONFERENCE),
        votes_withdrawn=at <= WAY.index(Phase.VOTING),
    )


_LATER = (*RUNNING[1:], Phase.CLOSED)
ROWS = (
    Row(AdvancePhase, RUNNING[:-1], by=CHAIR, leads_on=True),
    Row(ReopenPhase, _LATER, by=CHAIR),
    Row(WaiveCondition, RUNNING, by=CHAIR),
    Row(CancelCycle, RUNNING, by=CHAIR),
)
DECISIONS = {
    AdvancePhase: advance_phase,
    ReopenPhase: reopen_phase,
    WaiveCondition: waive_condition,
    CancelCycle: cancel_cycle,
}
EVENTS = (
    PhaseChanged,
    PhaseReopened,
    ConditionWaived,
    CycleCancelled,
)
