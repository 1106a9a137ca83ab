"""Chair handover: next officers, next pledge, what is handed over, minutes, closing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.offices import Officers, ViceKind, kinds_of
from domain.clusters.roster import check_distinct
from domain.clusters.terms import Offices, Stands, Term, check_year, following
from domain.cycle.guard import RUNNING, Condition, Phase, Row, Unmet, lacks
from domain.cycle.outcome import SCHEMA, outcome
from domain.cycle.phases.handing_over import (
    Handover,
    handover_accepted,
    is_accepted,
    named_objects,
)
from domain.cycle.phases.voting import NO_BALLOT_OPEN, SELECTIONS_DECIDED
from domain.reckoning.successor import check_considered, next_chair
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId, command_word, encode
from domain.record.who import CHAIR, FOLLOWS, LEADERS, OWN_UNIT
from domain.rulebook.officers import (
    Found,
    OfficerRules,
    Suggestion,
    acts_now,
    check_vices,
    rules_of,
)
from domain.rulebook.rulebook import pin
from domain.rulebook.vice_kinds import vices_of_kinds
from domain.values.as_told import Wording
from domain.values.known import is_met
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.refusal import Refusal, refuses
from domain.values.stated import stated

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class NameNextOfficers(Command, frozen=True, kw_only=True):
    """Say who holds office in the next cycle year."""

    year: str
    chair: UnitId
    vice_chairs: Ids[UnitId] = ()
    #: Where there are vices of several kinds: which unit is which, by code or name; not stored
    #: where it is not said.
    vice_kinds: tuple[ViceKind, ...] | msgspec.UnsetType = msgspec.UNSET
    #: Left out: as the rulebook has it; of a told year, nobody says how.
    how: Found | msgspec.UnsetType = msgspec.UNSET
    #: A decision that recognises them is still to come.
    awaiting_decision: bool = False
    document: Paper | None = None
    #: In which words a source of the past tells it; not stored where nothing is said.
    told: Wording | msgspec.UnsetType = msgspec.UNSET

    def as_claimed(self) -> Command:
        """What was left out used to stand as "elected", and ids were claimed with that."""
        return replace(self, how=Found.ELECTED) if self.how is msgspec.UNSET else self


class SignNextPledge(Command, frozen=True, kw_only=True):
    """Record that units signed the pledge of the next year at this sitting."""

    units: Ids[UnitId]
    document: Paper | None = None
    #: Which year; without it the one for which officers were named, or the next.
    year: str | None = None


class LearnNextOfficers(Command, frozen=True, kw_only=True):
    """Follows from what the cluster records of the offices of the year after this one."""

    year: str
    offices: Offices


class AdoptMinutes(Command, frozen=True, kw_only=True):
    """Adopt the minutes of the sitting."""

    document: Paper
    #: The minutes state that the handover was done; then no list need be accepted.
    state_handover: bool = False
    #: Things named by the rulebook of which the minutes state that they were handed over.
    handed_over: tuple[str, ...] = ()


class CloseCycle(Command, frozen=True, kw_only=True):
    """Close the year. Its outcome is stored in full and sealed."""

    document: Paper | None = None


class NextOfficersNamed(Body, frozen=True, kw_only=True):
    year: str
    officers: Officers
    how: Found
    awaiting_decision: bool
    document: Document | None
    told: Wording | None


class NextPledgeSigned(Body, frozen=True, kw_only=True):
    #: ``None``: the next one, written before the year was said.
    year: str | None
    units: Ids[UnitId]
    document: Document | None


class NextOfficersLearned(Body, frozen=True, kw_only=True):
    year: str
    offices: Offices


class MinutesAdopted(Body, frozen=True, kw_only=True):
    document: Document
    state_handover: bool
    handed_over: tuple[str, ...]


class CycleClosed(Body, frozen=True, kw_only=True):
    #: The outcome as canonical JSON, its SHA-256, and the versions of its form and arithmetic.
    outcome: str
    sha256: str
    form: int
    arithmetic: int
    document: Document | None


@refuses(
    "backfill_only",
    "member_repeated",
    "not_member",
    "officers_conflict",
    "rotation_undecided",
    "vices_not_foreseen",
    "year_malformed",
    check_considered,
    document_of,
    kinds_of,
    vices_of_kinds,
)
def name_next_officers(cycle: Cycle, command: NameNextOfficers, act: Act) -> tuple[Body, ...]:
    check_distinct((command.chair, *command.vice_chairs))
    for unit in (command.chair, *command.vice_chairs):
        cycle.check_member(unit)
    if not _is_later(cycle, command.year):
        raise Refusal("officers_conflict", year=cycle.year, unit=cycle.officers.chair)
    _check_not_decided(cycle, command)
    told = stated(command.told)
    if not cycle.backfill and (told is not None or command.how is Found.NOT_STATED):
        raise Refusal("backfill_only")
    vices = tuple(sorted(command.vice_chairs))
    kinds = kinds_of(command.vice_kinds, vices)
    if not cycle.backfill:  # a source's officers are as it names them
        said = () if isinstance(kinds, msgspec.UnsetType) else kinds
        kinds = vices_of_kinds(rules_of(cycle), vices, said) or msgspec.UNSET
        check_vices(rules_of(cycle), len(command.vice_chairs))
        check_considered(cycle, (command.chair, *command.vice_chairs), command_word(command))
        _check_order_decided(cycle, command)
    return (
        NextOfficersNamed(
            year=command.year,
            officers=Officers(chair=command.chair, vice_chairs=vices, kinds=kinds),
            how=_how(cycle, command),
            awaiting_decision=command.awaiting_decision,
            document=document_of(command.document, act),
            told=told,
        ),
    )


def _how(cycle: Cycle, command: NameNextOfficers) -> Found:
    """How they were found: as it is said, or by the rules of a year that runs; a source is not
    taken to say what nobody said."""
    if not isinstance(command.how, msgspec.UnsetType):
        return command.how
    return Found.NOT_STATED if cycle.backfill else (rules_of(cycle) or OfficerRules()).chair


def _check_order_decided(cycle: Cycle, command: NameNextOfficers) -> None:
    """Raises ``Refusal("rotation_undecided")`` where the chair is found by an order that this year
    has not decided on."""
    rules = rules_of(cycle)
    by_turn = _how(cycle, command) is Found.ROTATION and rules is not None
    if by_turn and rules is not None and rules.order_each_year and not cycle.handover.rotation:
        raise Refusal("rotation_undecided", year=cycle.year)


def _is_later(cycle: Cycle, year: str) -> bool:
    check_year(year)
    past = year.isdigit() and cycle.year.isdigit() and int(year) < int(cycle.year)
    return year != cycle.year and not past


def _check_not_decided(cycle: Cycle, command: NameNextOfficers) -> None:
    """A conference names nobody where a decision has recognised another chair."""
    part = cycle.handover
    if part.next_offices is None or part.next_year != command.year:
        return
    term = part.next_offices.term()
    if term.stands is Stands.RECOGNISED and term.officers.chair != command.chair:
        raise Refusal("officers_conflict", year=command.year, unit=term.officers.chair)


@refuses(
    "already_done",
    "field_missing",
    "member_repeated",
    "not_member",
    "year_malformed",
    "year_not_later",
    document_of,
)
def sign_next_pledge(cycle: Cycle, command: SignNextPledge, act: Act) -> tuple[Body, ...]:
    check_distinct(command.units)
    if not command.units:
        raise Refusal("field_missing", field="units")
    for unit in command.units:
        cycle.check_member(unit)
        if unit in cycle.handover.pledged:
            raise Refusal("already_done", what="sign_next_pledge", unit=unit)
    year = command.year or cycle.handover.next_year or following(cycle.year)
    if not _is_later(cycle, year):
        raise Refusal("year_not_later", value=year, year=cycle.year)
    units = tuple(sorted(command.units))
    document = document_of(command.document, act)
    return (NextPledgeSigned(year=year, units=units, document=document),)


@refuses()
def learn_next_officers(cycle: Cycle, command: LearnNextOfficers, act: Act) -> tuple[Body, ...]:
    return (NextOfficersLearned(year=command.year, offices=command.offices),)


@refuses("already_done", "object_unknown", document_of)
def adopt_minutes(cycle: Cycle, command: AdoptMinutes, act: Act) -> tuple[Body, ...]:
    if cycle.handover.minutes:
        raise Refusal("already_done", what="adopt_minutes")
    return (
        MinutesAdopted(
            document=required_document(command.document, act),
            state_handover=command.state_handover,
            handed_over=named_objects(cycle, command.handed_over),
        ),
    )


@refuses(document_of)
def close_cycle(cycle: Cycle, command: CloseCycle, act: Act) -> tuple[Body, ...]:
    sealed = outcome(replace(cycle, phase=Phase.CLOSED))
    text = encode(sealed).decode()
    return (
        CycleClosed(
            outcome=text,
            sha256=pin(text),
            form=SCHEMA,
            arithmetic=cycle.arithmetic,
            document=document_of(command.document, act),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.handover
    match event.body:
        case NextOfficersNamed() as body:
            part = replace(part, next_year=body.year, named=_term(cycle, body))
            part = replace(part, next_offices=_named_besides(part))
        case NextPledgeSigned() as body:
            year = body.year or following(cycle.year)
            part = replace(part, pledged=part.pledged | set(body.units))
            part = replace(part, next_year=part.next_year or year)
        case NextOfficersLearned() if cycle.backfill:
            return cycle  # what comes after a told year is as its source tells it
        case NextOfficersLearned() as body:
            part = replace(part, next_year=body.year, next_offices=body.offices)
        case MinutesAdopted() as body:
            stated = part.stated or body.state_handover
            objects = part.stated_objects | set(body.handed_over)
            part = replace(part, minutes=True, stated=stated, stated_objects=objects)
        case CycleClosed() as body:
            return replace(cycle, sealed=body.outcome, handover_at_sealing=part)
        case _:
            raise LookupError(type(event.body))
    if cycle.phase is not Phase.CLOSED:
        part = replace(part, accepted=is_accepted(cycle, part))
    return replace(cycle, handover=part)


def _term(cycle: Cycle, body: NextOfficersNamed) -> Term:
    """As the cluster will have it, who learns it next."""
    stands = Stands.AWAITING if body.awaiting_decision else Stands.HELD
    if not acts_now(rules_of(cycle), awaiting_decision=body.awaiting_decision):
        stands = Stands.NOT_YET
    return Term(officers=body.officers, stands=stands, document=body.document)


def _named_besides(part: Handover) -> Offices | None:
    """What the cluster told before, with who is named now."""
    if part.next_offices is None or part.named is None:
        return part.next_offices
    return part.next_offices.named(part.named)


def suggestion(cycle: Cycle) -> Suggestion | None:
    """Whom the rulebook suggests as the next chair, without those that have declined."""
    return next_chair(cycle, cycle.handover.offices.declined)


def _next_officers_known(cycle: Cycle) -> Unmet:
    if cycle.handover.next_officers is not None or is_met(cycle.said("election")):
        return None
    found = suggestion(cycle)
    return lacks() if found is None else lacks(suggested=found.units, by=found.by)


def _minutes_adopted(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    if rulebook is not None and not rulebook.minutes_required:
        return None
    return None if cycle.handover.minutes or is_met(cycle.said("minutes")) else lacks()


def _sitting_closed(cycle: Cycle) -> Unmet:
    return lacks() if cycle.conference.sitting else None


LEAVE = (
    Condition("next_officers_known", _next_officers_known),
    Condition("handover_accepted", handover_accepted),
    Condition("minutes_adopted", _minutes_adopted),
    Condition("sitting_closed", _sitting_closed),
    SELECTIONS_DECIDED,
    NO_BALLOT_OPEN,
)
_HERE = (Phase.CHAIR_HANDOVER,)
ROWS = (
    Row(NameNextOfficers, _HERE, by=LEADERS, in_sitting=True),
    Row(SignNextPledge, _HERE, by=CHAIR | OWN_UNIT, in_sitting=True),
    Row(LearnNextOfficers, (*RUNNING, Phase.CLOSED), by=FOLLOWS),
    Row(AdoptMinutes, _HERE, by=LEADERS, in_sitting=True),
    Row(CloseCycle, _HERE, by=CHAIR, needs=LEAVE, leads_on=True),
)
DECISIONS = {
    NameNextOfficers: name_next_officers,
    SignNextPledge: sign_next_pledge,
    LearnNextOfficers: learn_next_officers,
    AdoptMinutes: adopt_minutes,
    CloseCycle: close_cycle,
}
EVENTS = (
    NextOfficersNamed,
    NextPledgeSigned,
    NextOfficersLearned,
    MinutesAdopted,
    CycleClosed,
)
