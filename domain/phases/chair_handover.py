"""Chair handover: next officers, next pledge, what is handed over, minutes, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cluster import Officers, check_distinct, check_year
from domain.guard import Condition, Phase, Row, Unmet, lacks
from domain.known import is_met
from domain.officers import Found as Found  # noqa: PLC0414
from domain.officers import (
    OfficerRules,
    Suggestion,
    check_vices,
    missing_objects,
    suggested_chair,
)
from domain.order import Act
from domain.outcome import SCHEMA, outcome
from domain.paper import Document, Paper, document_of, required_document
from domain.phases.voting import NO_BALLOT_OPEN
from domain.private import Private
from domain.record import ARITHMETIC, Body, Command, Event, Ids, UnitId, encode
from domain.refusal import Refusal
from domain.rulebook import pin
from domain.selections import Kind

if TYPE_CHECKING:
    from domain.cycle import Cycle


class NameNextOfficers(Command, frozen=True, kw_only=True):
    """Say who holds office in the next cycle year."""

    year: str
    chair: UnitId
    vice_chairs: Ids[UnitId] = ()
    how: Found = Found.ELECTED
    #: A decision that recognises them is still to come.
    awaiting_decision: bool = False
    document: Paper | None = None


class SignNextPledge(Command, frozen=True, kw_only=True):
    """Record that units signed the pledge of the next year at this sitting."""

    units: Ids[UnitId]
    document: Paper | None = None


class ListHandover(Command, frozen=True, kw_only=True):
    """List the things handed over: files, the rotating flag, accounts. Replaces the list."""

    items: tuple[str, ...]
    document: Paper | None = None


class AcceptHandover(Command, frozen=True, kw_only=True):
    """Accept the list, as the outgoing or the incoming chair unit."""

    unit: UnitId
    document: Paper | None = None


class AdoptMinutes(Command, frozen=True, kw_only=True):
    """Adopt the minutes of the sitting."""

    document: Paper
    #: The minutes state that the handover was done; then no list need be accepted.
    state_handover: bool = False


class CloseCycle(Command, frozen=True, kw_only=True):
    """Close the year. Its outcome is stored in full and sealed."""

    document: Paper | None = None


class NextOfficersNamed(Body, frozen=True, kw_only=True):
    year: str
    officers: Officers
    how: Found
    awaiting_decision: bool
    document: Document | None


class NextPledgeSigned(Body, frozen=True, kw_only=True):
    units: Ids[UnitId]
    document: Document | None


class HandoverListed(Body, frozen=True, kw_only=True):
    items: tuple[Private, ...]
    document: Document | None


class HandoverAccepted(Body, frozen=True, kw_only=True):
    unit: UnitId
    document: Document | None


class MinutesAdopted(Body, frozen=True, kw_only=True):
    document: Document
    state_handover: bool


class CycleClosed(Body, frozen=True, kw_only=True):
    #: The outcome as canonical JSON, its SHA-256, and the versions of its form and arithmetic.
    outcome: str
    sha256: str
    form: int
    arithmetic: int
    document: Document | None


class Handover(msgspec.Struct, frozen=True, kw_only=True):
    next_officers: Officers | None = None
    pledged: frozenset[UnitId] = frozenset()
    items: int = 0
    accepted_by: frozenset[UnitId] = frozenset()
    #: Both sides accepted the list that stands, or the minutes state the handover.
    accepted: bool = False
    minutes: bool = False
    stated: bool = False


def name_next_officers(cycle: Cycle, command: NameNextOfficers, act: Act) -> tuple[Body, ...]:
    check_distinct((command.chair, *command.vice_chairs))
    for unit in (command.chair, *command.vice_chairs):
        cycle.check_member(unit)
    check_year(command.year)
    past = command.year.isdigit() and cycle.year.isdigit() and int(command.year) < int(cycle.year)
    if command.year == cycle.year or past:
        raise Refusal("officers_conflict", year=cycle.year, unit=cycle.officers.chair)
    if not cycle.backfill:  # a source's officers are as it names them
        check_vices(_rules(cycle), len(command.vice_chairs))
    vices = tuple(sorted(command.vice_chairs))
    return (
        NextOfficersNamed(
            year=command.year,
            officers=Officers(chair=command.chair, vice_chairs=vices),
            how=command.how,
            awaiting_decision=command.awaiting_decision,
            document=document_of(command.document, act),
        ),
    )


def sign_next_pledge(cycle: Cycle, command: SignNextPledge, act: Act) -> tuple[Body, ...]:
    check_distinct(command.units)
    if not command.units:
        raise Refusal("field_missing", field="units")
    for unit in command.units:
        cycle.check_member(unit)
        if unit in cycle.handover.pledged:
            raise Refusal("already_done", what="sign_next_pledge", unit=unit)
    units = tuple(sorted(command.units))
    return (NextPledgeSigned(units=units, document=document_of(command.document, act)),)


def list_handover(cycle: Cycle, command: ListHandover, act: Act) -> tuple[Body, ...]:
    items = [item for item in command.items if item.strip()]
    if not items:
        raise Refusal("handover_empty")
    rules = _rules(cycle)
    missing = missing_objects(rules.handover if rules else (), items)
    if missing and not cycle.backfill:
        raise Refusal("handover_lacks", objects=missing)
    document = document_of(command.document, act)
    return (HandoverListed(items=tuple(act.hide(item) for item in items), document=document),)


def accept_handover(cycle: Cycle, command: AcceptHandover, act: Act) -> tuple[Body, ...]:
    known = cycle.handover.next_officers
    if known is None:
        raise Refusal("officers_missing")
    if not cycle.handover.items:
        raise Refusal("handover_empty")
    if command.unit not in {cycle.officers.chair, known.chair}:
        raise Refusal("not_a_side", unit=command.unit)
    if command.unit in cycle.handover.accepted_by:
        raise Refusal("already_done", what="accept_handover")
    return (HandoverAccepted(unit=command.unit, document=document_of(command.document, act)),)


def adopt_minutes(cycle: Cycle, command: AdoptMinutes, act: Act) -> tuple[Body, ...]:
    if cycle.handover.minutes:
        raise Refusal("already_done", what="adopt_minutes")
    document = required_document(command.document, act)
    return (MinutesAdopted(document=document, state_handover=command.state_handover),)


def close_cycle(cycle: Cycle, command: CloseCycle, act: Act) -> tuple[Body, ...]:
    sealed = outcome(replace(cycle, phase=Phase.CLOSED))
    text = encode(sealed).decode()
    return (
        CycleClosed(
            outcome=text,
            sha256=pin(text),
            form=SCHEMA,
            arithmetic=ARITHMETIC,
            document=document_of(command.document, act),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.handover
    match event.body:
        case NextOfficersNamed() as body:
            part = replace(part, next_officers=body.officers)
            part = replace(part, accepted=_is_accepted(cycle, part))
        case NextPledgeSigned() as body:
            part = replace(part, pledged=part.pledged | set(body.units))
        case HandoverListed() as body:
            part = replace(part, items=len(body.items), accepted_by=frozenset())
            part = replace(part, accepted=part.stated)
        case HandoverAccepted() as body:
            part = replace(part, accepted_by=part.accepted_by | {body.unit})
            part = replace(part, accepted=_is_accepted(cycle, part))
        case MinutesAdopted() as body:
            stated = part.stated or body.state_handover
            part = replace(part, minutes=True, stated=stated, accepted=part.accepted or stated)
        case CycleClosed() as body:
            return replace(cycle, sealed=body.outcome)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, handover=part)


def _rules(cycle: Cycle) -> OfficerRules | None:
    return cycle.plan.rulebook.officers if cycle.plan.rulebook else None


def suggestion(cycle: Cycle) -> Suggestion | None:
    """Whom the rulebook suggests as the next chair; nobody in a past that is told."""
    if cycle.backfill:
        return None
    return suggested_chair(_rules(cycle), cycle.officers, cycle.members, elected=_elected(cycle))


def _elected(cycle: Cycle) -> Ids[UnitId] | None:
    """Whom the conference chose for office; nobody where it is not said which office."""
    rulebook = cycle.plan.rulebook
    selections = rulebook.selections if rulebook else ()
    offices = [found.code for found in selections if found.kind is Kind.OFFICE]
    held = [made.chosen for code in offices if (made := cycle.voting.made.get(code)) is not None]
    if not held:
        return None
    return held[0] if len(offices) == 1 else ()


def _is_accepted(cycle: Cycle, part: Handover) -> bool:
    sides = {cycle.officers.chair, part.next_officers and part.next_officers.chair}
    return part.stated or sides <= part.accepted_by


def _next_officers_known(cycle: Cycle) -> Unmet:
    if cycle.handover.next_officers is not None or is_met(cycle.said("election")):
        return None
    found = suggestion(cycle)
    return lacks() if found is None else lacks(suggested=found.units, by=found.by)


def _handover_accepted(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    if rulebook is not None and not rulebook.handover_accepted:
        return None
    if cycle.handover.accepted or is_met(cycle.said("handover")):
        return None
    return lacks()


def _minutes_adopted(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    if rulebook is not None and not rulebook.minutes_required:
        return None
    return None if cycle.handover.minutes or is_met(cycle.said("minutes")) else lacks()


def _sitting_closed(cycle: Cycle) -> Unmet:
    return lacks() if cycle.conference.sitting else None


LEAVE = (
    Condition("next_officers_known", _next_officers_known),
    Condition("handover_accepted", _handover_accepted),
    Condition("minutes_adopted", _minutes_adopted),
    Condition("sitting_closed", _sitting_closed),
    NO_BALLOT_OPEN,
)
_HERE = (Phase.CHAIR_HANDOVER,)
ROWS = (
    Row(NameNextOfficers, _HERE, in_sitting=True),
    Row(SignNextPledge, _HERE, in_sitting=True),
    Row(ListHandover, _HERE, in_sitting=True),
    Row(AcceptHandover, _HERE, in_sitting=True),
    Row(AdoptMinutes, _HERE, in_sitting=True),
    Row(CloseCycle, _HERE, needs=LEAVE, leads_on=True),
)
DECISIONS = {
    NameNextOfficers: name_next_officers,
    SignNextPledge: sign_next_pledge,
    ListHandover: list_handover,
    AcceptHandover: accept_handover,
    AdoptMinutes: adopt_minutes,
    CloseCycle: close_cycle,
}
EVENTS = (
    NextOfficersNamed,
    NextPledgeSigned,
    HandoverListed,
    HandoverAccepted,
    MinutesAdopted,
    CycleClosed,
)
