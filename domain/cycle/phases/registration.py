"""Registration: targets, award titles sought, and the pledge."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

import msgspec
from msgspec.structs import replace

from domain.clusters.next_year import Signing
from domain.clusters.roster import check_distinct
from domain.cycle.deadlines.lateness import due_day, lateness, read_postmark
from domain.cycle.deadlines.standing import DueCode
from domain.cycle.guard import RUNNING, Condition, Phase, Row, Unmet, lacks
from domain.cycle.scores.lapses import WithdrawalGround, arrived, withdrawn
from domain.cycle.year_work.claimed import Claimed, dates_told
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR, FOLLOWS, OWN_UNIT, UNIT
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import Lapse
from domain.values.growing import with_entry
from domain.values.known import is_met
from domain.values.names import nearest
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class RegisterTargets(Command, frozen=True, kw_only=True):
    """Register a unit's targets and the titles it seeks. Registering again replaces both."""

    looks_at_days: ClassVar[bool] = True

    unit: UnitId
    targets: tuple[str, ...]
    #: Codes of selections in the rulebook.
    titles: tuple[str, ...] = ()
    document: Paper | None = None
    #: The day on the postmark, as the receiving office saw it.
    postmark: str | None = None


class ExcuseUnit(Command, frozen=True, kw_only=True):
    """Let a unit go without registering, with the reason."""

    unit: UnitId
    reason: str
    document: Paper | None = None


class SignPledge(Command, frozen=True, kw_only=True):
    """Record that units signed the pledge of this year."""

    looks_at_days: ClassVar[bool] = True

    units: Ids[UnitId]
    document: Paper | None = None


class ReceivePledge(Command, frozen=True, kw_only=True):
    """Follows from the signing of this year's pledge at the conference of the year before."""

    units: Ids[UnitId]
    signing: Signing


class TargetsRegistered(Body, frozen=True, kw_only=True):
    unit: UnitId
    targets: tuple[Private, ...]
    titles: tuple[str, ...]
    #: After the last day that was due; the rulebook says what follows.
    late: bool
    due: date | None
    document: Document | None
    postmark: When | None
    #: The date of the paper that decided whether it is late; ``None``: none did.
    by: DateCounted | None


class UnitExcused(Body, frozen=True, kw_only=True):
    unit: UnitId
    reason: Private
    document: Document | None


class PledgeSigned(Body, frozen=True, kw_only=True):
    units: Ids[UnitId]
    document: Document | None


class PledgeReceived(Body, frozen=True, kw_only=True):
    units: Ids[UnitId]
    #: The event of the other cycle by which it was signed.
    signing: Signing


class Registered(msgspec.Struct, frozen=True):
    titles: tuple[str, ...]
    targets: int
    late: bool


class Registration(msgspec.Struct, frozen=True, kw_only=True):
    units: Mapping[UnitId, Registered] = MappingProxyType({})
    excused: frozenset[UnitId] = frozenset()
    pledged: frozenset[UnitId] = frozenset()
    #: Where the pledge was signed before the year began.
    signings: tuple[Signing, ...] = ()


@refuses(
    "day_ahead", "field_missing", "not_member", "not_received_here", "title_unknown", document_of
)
def register_targets(cycle: Cycle, command: RegisterTargets, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    targets = [target for target in command.targets if target.strip()]
    if not targets:
        raise Refusal("field_missing", field="targets")
    rulebook = cycle.plan.rulebook
    if rulebook is not None:
        known = [selection.code for selection in rulebook.selections]
        for title in command.titles:
            if title not in known:
                raise Refusal("title_unknown", value=title, nearest=nearest(title, known))
    document, postmark = document_of(command.document, act), read_postmark(command.postmark, act)
    sent = dates_told(cycle, (command.unit, Claimed.REGISTRATION, None), act, document, postmark)
    found = lateness(cycle, Phase.REGISTRATION, command.unit, act, sent)
    due = due_day(cycle, Phase.REGISTRATION, command.unit)
    body = TargetsRegistered(
        unit=command.unit,
        targets=tuple(act.hide(target) for target in targets),
        titles=tuple(sorted(set(command.titles))),
        late=found.late,
        due=due,
        document=document,
        postmark=postmark,
        by=found.by,
    )
    if command.unit in cycle.registration.units:
        return (body,)  # what came first decided whether the unit was late
    key = (command.unit, Lapse.LATE_REGISTRATION, Phase.REGISTRATION.value)
    return (body, *arrived(cycle, key, act, late=found.late, last_day=due, came=found.came))


@refuses("already_done", "not_member", Act.hide_reason, document_of)
def excuse_unit(cycle: Cycle, command: ExcuseUnit, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    if command.unit in cycle.registration.excused:
        raise Refusal("already_done", what="excuse_unit")
    reason = act.hide_reason(command.reason)
    document = document_of(command.document, act)
    body = UnitExcused(unit=command.unit, reason=reason, document=document)
    key = (command.unit, Lapse.LATE_REGISTRATION, Phase.REGISTRATION.value)
    raised = cycle.lapses.get(key)
    moot = raised is not None and raised.open
    return (body, *((withdrawn(key, raised, WithdrawalGround.EXCUSED),) if moot else ()))


@refuses("already_done", "field_missing", "member_repeated", "not_member", document_of)
def sign_pledge(cycle: Cycle, command: SignPledge, act: Act) -> tuple[Body, ...]:
    check_distinct(command.units)
    if not command.units:
        raise Refusal("field_missing", field="units")
    for unit in command.units:
        cycle.check_member(unit)
        if unit in cycle.registration.pledged:
            raise Refusal("already_done", what="sign_pledge", unit=unit)
    units, document = tuple(sorted(command.units)), document_of(command.document, act)
    lapses = (body for unit in units for body in _pledge_came(cycle, unit, document, act))
    return (PledgeSigned(units=units, document=document), *lapses)


def _pledge_came(
    cycle: Cycle, unit: UnitId, document: Document | None, act: Act
) -> tuple[Body, ...]:
    """What the day of the signature means for the lapse of not having signed."""
    code = pledge_due(cycle)
    sent = dates_told(cycle, (unit, Claimed.PLEDGE, None), act, document, None)
    found, last_day = lateness(cycle, code, unit, act, sent), due_day(cycle, code, unit)
    key = (unit, Lapse.PLEDGE_NOT_SIGNED, code)
    return arrived(cycle, key, act, late=found.late, last_day=last_day, came=found.came)


def pledge_due(cycle: Cycle) -> str:
    """The code under which the pledge is due: its own, or registration's."""
    own = DueCode.PLEDGE.value
    return own if own in cycle.plan.deadlines else Phase.REGISTRATION.value


@refuses()
def receive_pledge(cycle: Cycle, command: ReceivePledge, act: Act) -> tuple[Body, ...]:
    return (PledgeReceived(units=command.units, signing=command.signing),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.registration
    match event.body:
        case TargetsRegistered() as body:
            registered = Registered(body.titles, len(body.targets), body.late)
            part = replace(part, units=with_entry(part.units, body.unit, registered))
        case UnitExcused() as body:
            part = replace(part, excused=part.excused | {body.unit})
        case PledgeSigned() as body:
            part = replace(part, pledged=part.pledged | set(body.units))
        case PledgeReceived() as body:
            pledged = part.pledged | set(body.units)
            part = replace(part, pledged=pledged, signings=(*part.signings, body.signing))
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, registration=part)


def is_registered(cycle: Cycle, unit: UnitId) -> bool:
    """Whether a unit counts as registered; in a past that is told, silence is held against none."""
    if unit in cycle.registration.units or is_met(cycle.said("registration")):
        return True
    return cycle.backfill and not cycle.registration.units


def _every_unit_registered(cycle: Cycle) -> Unmet:
    if is_met(cycle.said("registration")):
        return None
    part = cycle.registration
    missing = tuple(
        unit for unit in cycle.members if unit not in part.units and unit not in part.excused
    )
    return lacks(units=missing) if missing else None


def _pledge_signed(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    if (rulebook and not rulebook.pledge_required) or is_met(cycle.said("pledge")):
        return None
    missing = tuple(unit for unit in cycle.members if unit not in cycle.registration.pledged)
    return lacks(units=missing) if missing else None


LEAVE = (
    Condition("every_unit_registered", _every_unit_registered),
    Condition("pledge_signed", _pledge_signed),
)
#: The sitting that ends a year signs the next pledge and may take the first registrations,
#: weeks before the next plan is issued.
_EARLY = (Phase.PLAN, Phase.REGISTRATION)
ROWS = (
    Row(RegisterTargets, _EARLY, by=UNIT),
    Row(ExcuseUnit, (Phase.REGISTRATION,), by=CHAIR),
    Row(SignPledge, _EARLY, by=CHAIR | OWN_UNIT),
    Row(ReceivePledge, RUNNING, by=FOLLOWS),
)
DECISIONS = {
    RegisterTargets: register_targets,
    ExcuseUnit: excuse_unit,
    SignPledge: sign_pledge,
    ReceivePledge: receive_pledge,
}
EVENTS = (TargetsRegistered, UnitExcused, PledgeSigned, PledgeReceived)
