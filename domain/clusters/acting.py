"""Acting in the chair's place, where its unit has ceased or cannot: one chair at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.clusters.roster import check_on_roster
from domain.clusters.terms import Acting, InPlace
from domain.record.order import Act
from domain.record.record import (
    Body,
    Command,
    CycleId,
    Event,
    Office,
    StreamId,
    UnitId,
    cycle_stream,
    unit_stream,
)
from domain.record.who import CHAIR, OPERATOR, PlainRow, Scope
from domain.rulebook.officers import acting_chair, rules_of
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.clusters.cluster import Cluster
    from domain.cycle.cycle import Cycle
    from domain.units.unit import Unit


class ActInPlace(Command, frozen=True, kw_only=True):
    """Act in the place of the chair, whose unit has ceased or cannot."""

    year: str
    unit: UnitId
    ground: InPlace
    since: str
    reason: str
    #: Needed unless the rulebook lets the one vice act.
    document: Paper | None = None


class EndActingInPlace(Command, frozen=True, kw_only=True):
    """The chair acts itself again."""

    year: str
    #: From when on; without it from now.
    since: str | None = None
    reason: str
    document: Paper | None = None


class ActingInPlaceBegun(Body, frozen=True, kw_only=True):
    year: str
    unit: UnitId
    #: In whose place; ``None``: nobody held the chair.
    chair: UnitId | None
    ground: InPlace
    since: When
    reason: Private
    document: Document | None


class ActingInPlaceEnded(Body, frozen=True, kw_only=True):
    year: str
    unit: UnitId
    until: When
    reason: Private
    document: Document | None


def depends_on(cluster: Cluster, command: ActInPlace) -> tuple[StreamId, ...]:
    """The streams that say what the rulebook foresees, and whether the chair's unit has ceased."""
    chair = cluster.offices_of(command.year).officers().chair
    own = _own_cycle(cluster, command.year)
    cycles = (cycle_stream(own),) if own else ()
    return (*cycles, unit_stream(chair)) if chair else cycles


def _own_cycle(cluster: Cluster, year: str) -> CycleId | None:
    """The cycle of the year itself, where it runs."""
    return cluster.cycles[year].cycle if cluster.is_running(year) else None


@refuses(
    "acting_stands",
    "chair_goes_on",
    "date_order",
    "may_not_act",
    "not_member",
    "officers_missing",
    "outside_roster",
    "reason_blank",
    document_of,
)
def act_in_place(cluster: Cluster, command: ActInPlace, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    since = When.read(command.since)
    offices = cluster.offices_of(command.year)
    if not offices.terms:
        raise Refusal("officers_missing", what="act_in_place", year=command.year)
    acting = offices.in_place()
    if acting is not None:
        facts = {"unit": acting.unit, "since": acting.since}
        raise Refusal("acting_stands", year=command.year, **facts)
    check_on_roster(cluster, (command.unit,), command.year, since, act)
    document = document_of(command.document, act)
    chair = offices.officers().chair
    if not act.order.backfill:
        _check_ground(chair, command.ground, since, act)
        _check_may_act(cluster, command, document, act)
    return (
        ActingInPlaceBegun(
            year=command.year,
            unit=command.unit,
            chair=chair,
            ground=command.ground,
            since=since,
            reason=reason,
            document=document,
        ),
    )


def _check_ground(chair: UnitId | None, ground: InPlace, since: When, act: Act) -> None:
    """Whether a unit has ceased is said by its own trail."""
    if chair is None or ground is not InPlace.CEASED:
        return
    unit: Unit | None = act.context.others.get(unit_stream(chair))
    if unit is None or unit.ceased is None:
        raise Refusal("chair_goes_on", unit=chair)
    if since.is_before(unit.ceased.since):
        raise Refusal("date_order", date=since, known=unit.ceased.since)


def _check_may_act(
    cluster: Cluster, command: ActInPlace, document: Document | None, act: Act
) -> None:
    """The one vice where the rulebook says so; of two, and otherwise, a decision says who."""
    officers = cluster.offices_of(command.year).officers()
    if command.unit == officers.chair:
        raise Refusal("may_not_act", case="chair", unit=command.unit, year=command.year)
    known = _own_cycle(cluster, command.year)
    cycle: Cycle | None = act.context.others.get(cycle_stream(known)) if known else None
    others = frozenset(cluster.members) - {officers.chair}
    foreseen = acting_chair(rules_of(cycle), officers, others)
    if document is None and foreseen != (command.unit,):
        raise Refusal("may_not_act", unit=command.unit, year=command.year, foreseen=foreseen)


@refuses("date_order", "nobody_acts", "reason_blank", document_of)
def end_acting(cluster: Cluster, command: EndActingInPlace, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    acting = cluster.offices_of(command.year).in_place()
    if acting is None:
        raise Refusal("nobody_acts", year=command.year)
    until = When.read(command.since) if command.since else act.effective
    if until.is_before(acting.since):
        raise Refusal("date_order", date=until, known=acting.since)
    return (
        ActingInPlaceEnded(
            year=command.year,
            unit=acting.unit,
            until=until,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


def evolve(cluster: Cluster, event: Event) -> Cluster:
    body = event.body
    assert isinstance(body, EVENTS)
    offices = cluster.offices_of(body.year)
    if isinstance(body, ActingInPlaceEnded):
        offices = offices.ended(body.until)
    else:
        offices = offices.begun(
            Acting(unit=body.unit, chair=body.chair, ground=body.ground, since=body.since)
        )
    return cluster.with_offices(body.year, offices, event.version)


ROWS = (
    PlainRow(ActInPlace, by=OPERATOR | CHAIR | {Office.VICE_CHAIR: Scope.OWN}),
    PlainRow(EndActingInPlace, by=OPERATOR | CHAIR),
)
DECISIONS = {ActInPlace: act_in_place, EndActingInPlace: end_acting}
EVENTS = (ActingInPlaceBegun, ActingInPlaceEnded)
