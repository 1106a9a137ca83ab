"""Acts on the offices of a cycle year: naming, recognising, declining.

A rulebook suggests and holds to numbers; people name, and a decision may name others than were
chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.offices import Officers, ViceKind, kinds_of
from domain.clusters.roster import check_distinct, check_on_roster, year_bounds
from domain.clusters.terms import Offices, Stands, Term, check_year, following
from domain.reckoning.successor import next_chair
from domain.record.order import Act
from domain.record.record import (
    Body,
    Command,
    CycleId,
    Event,
    Ids,
    Office,
    StreamId,
    UnitId,
    cycle_stream,
)
from domain.record.who import CHAIR, FOLLOWS, OPERATOR, UNIT, PlainRow
from domain.rulebook.officers import Acts, SuggestedBy, rules_of
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.clusters.cluster import Cluster
    from domain.cycle.cycle import Cycle


class RecordOfficers(Command, frozen=True, kw_only=True):
    """Say which units hold the offices of a cycle year."""

    year: str
    chair: UnitId
    vice_chairs: Ids[UnitId] = ()
    #: Where there are vices of several kinds: which unit is which; not stored where it is not said.
    vice_kinds: tuple[ViceKind, ...] | msgspec.UnsetType = msgspec.UNSET
    document: Paper | None = None
    #: Needed where other officers already stand for the year.
    reason: str | None = None
    #: From when on, see ``When.read``; without it from the beginning of the year.
    since: str | None = None
    #: A decision that recognises them is still to come.
    awaiting_decision: bool = False
    #: Whether they act until it comes.
    acts: Acts = Acts.AT_ONCE


class RecogniseOfficers(Command, frozen=True, kw_only=True):
    """Record the decision that recognises officers. It may name others than were chosen."""

    year: str
    chair: UnitId
    #: ``None``: the decision says nothing of them, and those that were chosen stay.
    vice_chairs: Ids[UnitId] | None = None
    #: See ``RecordOfficers``; not said, those who stay keep their kind.
    vice_kinds: tuple[ViceKind, ...] | msgspec.UnsetType = msgspec.UNSET
    document: Paper
    #: See ``RecordOfficers.since``. Where it names another chair, without it from the day of the
    #: decision.
    since: str | None = None
    #: Needed where an earlier decision recognised another chair.
    reason: str | None = None


class DeclineOffice(Command, frozen=True, kw_only=True):
    """Decline an office of a year, which the unit holds or is to be given."""

    unit: UnitId
    year: str
    reason: str
    document: Paper | None = None


class OfficersRecorded(Body, frozen=True, kw_only=True):
    year: str
    officers: Officers
    since: When | None
    stands: Stands
    document: Document | None
    reason: Private | None


class OfficersRecognised(Body, frozen=True, kw_only=True):
    year: str
    officers: Officers
    since: When | None
    #: Who was chosen, where the decision names others.
    instead_of: Officers | None
    document: Document
    reason: Private | None


class OfficeDeclined(Body, frozen=True, kw_only=True):
    unit: UnitId
    year: str
    #: What it held; ``None``: it was not named yet.
    office: Office | None
    #: Whom the rulebook suggests now, and why.
    suggested: Ids[UnitId]
    by: SuggestedBy | None
    reason: Private
    document: Document | None


@refuses(
    "already_done",
    "cluster_ended",
    "member_repeated",
    "not_member",
    "officers_conflict",
    "outside_roster",
    "year_malformed",
    document_of,
    kinds_of,
)
def record_officers(cluster: Cluster, command: RecordOfficers, act: Act) -> tuple[Body, ...]:
    vices = tuple(sorted(command.vice_chairs))
    kinds = kinds_of(command.vice_kinds, vices)
    officers = Officers(chair=command.chair, vice_chairs=vices, kinds=kinds)
    check_year(command.year)
    check_distinct((command.chair, *command.vice_chairs))
    # a year that began before the cluster ended may still be told of
    cluster.check_goes_on("record_officers", year_bounds(command.year)[0])
    since = When.read(command.since) if command.since else None
    check_on_roster(cluster, (command.chair, *command.vice_chairs), command.year, since, act)
    stands = Stands.HELD
    if command.awaiting_decision:
        stands = Stands.AWAITING if command.acts is Acts.AT_ONCE else Stands.NOT_YET
    standing = cluster.offices_of(command.year).term()
    final = {stands, Stands.RECOGNISED}
    if standing.officers == officers and standing.since == since and standing.stands in final:
        raise Refusal("already_done", what="record_officers")
    reason = act.hide_optional(command.reason)
    recognised = standing.stands is Stands.RECOGNISED
    # what follows from a cycle that names its successors again needs no reason beside its own,
    # but does not put a decision aside
    unexplained = reason is None and (act.order.cause is None or recognised)
    if standing.officers.chair not in {None, command.chair} and unexplained:
        raise Refusal("officers_conflict", year=command.year, unit=standing.officers.chair)
    return (
        OfficersRecorded(
            year=command.year,
            officers=officers,
            since=since,
            stands=stands,
            document=document_of(command.document, act),
            reason=reason,
        ),
    )


@refuses(
    "already_done",
    "cluster_ended",
    "member_repeated",
    "not_member",
    "officers_conflict",
    "outside_roster",
    "year_malformed",
    document_of,
    kinds_of,
)
def recognise_officers(cluster: Cluster, command: RecogniseOfficers, act: Act) -> tuple[Body, ...]:
    check_year(command.year)
    document = required_document(command.document, act)
    reason = act.hide_optional(command.reason)
    standing = cluster.offices_of(command.year).term()
    vices = command.vice_chairs
    if vices is None:
        vices = tuple(unit for unit in standing.officers.vice_chairs if unit != command.chair)
    check_distinct((command.chair, *vices))
    kinds = kinds_of(command.vice_kinds, vices)
    if kinds is msgspec.UNSET:
        kinds = standing.officers.among(vices)
    officers = Officers(chair=command.chair, vice_chairs=tuple(sorted(vices)), kinds=kinds)
    cluster.check_goes_on("recognise_officers", year_bounds(command.year)[0])
    since = When.read(command.since) if command.since else None
    other_chair = standing.officers.chair not in {None, command.chair}
    if since is None and other_chair:
        since = document.date or act.effective
    check_on_roster(cluster, (command.chair, *vices), command.year, since, act)
    if standing.stands is Stands.RECOGNISED:
        if standing.officers == officers:
            raise Refusal("already_done", what="recognise_officers")
        if other_chair and reason is None:
            raise Refusal("officers_conflict", year=command.year, unit=standing.officers.chair)
    chosen = standing.officers if standing.officers not in {Officers(), officers} else None
    return (
        OfficersRecognised(
            year=command.year,
            officers=officers,
            since=since if since is not None else standing.since,
            instead_of=chosen,
            document=document,
            reason=reason,
        ),
    )


@refuses(
    "already_done",
    "not_foreseen",
    "not_member",
    "outside_roster",
    "reason_blank",
    "year_malformed",
    document_of,
)
def decline_office(cluster: Cluster, command: DeclineOffice, act: Act) -> tuple[Body, ...]:
    """Raises ``Refusal``: ``not_foreseen`` where the rulebook speaks of officers and lets none
    decline."""
    check_year(command.year)
    reason = act.hide_reason(command.reason)
    check_on_roster(cluster, (command.unit,), command.year, None, act)
    offices = cluster.offices_of(command.year)
    officers = offices.officers()
    held = [office for office in _HELD if officers.holds(office, command.unit)]
    if command.unit in offices.declined and not held:
        raise Refusal("already_done", what="decline_office", unit=command.unit)
    naming = _naming(cluster, command.year, act)
    rules = rules_of(naming)
    if rules is not None and not rules.may_decline and not act.order.backfill:
        raise Refusal("not_foreseen", kind="decline")
    declined = (*offices.declined, command.unit)
    # of a vice that declines nobody follows; the office that passes on is the chair's
    passes_on = naming is not None and held != [Office.VICE_CHAIR]
    found = next_chair(naming, declined) if naming is not None and passes_on else None
    return (
        OfficeDeclined(
            unit=command.unit,
            year=command.year,
            office=held[0] if held else None,
            suggested=found.units if found else (),
            by=found.by if found else None,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


_HELD = (Office.CHAIR, Office.VICE_CHAIR)


def naming_cycle(cluster: Cluster, year: str) -> CycleId | None:
    """The cycle whose conference names the officers of a year: that of the year before."""
    return next(
        (
            attempt.cycle
            for known, attempt in cluster.cycles.items()
            if following(known) == year and attempt.cancelled is not True and not attempt.moved
        ),
        None,
    )


def depends_on(cluster: Cluster, command: DeclineOffice) -> tuple[StreamId, ...]:
    """The cycle that says what the rulebook foresees, and who was elected."""
    naming = naming_cycle(cluster, command.year)
    return (cycle_stream(naming),) if naming else ()


def _naming(cluster: Cluster, year: str, act: Act) -> Cycle | None:
    known = naming_cycle(cluster, year)
    return act.context.others.get(cycle_stream(known)) if known else None


def evolve(cluster: Cluster, event: Event) -> Cluster:
    body = event.body
    assert isinstance(body, EVENTS)
    offices = _after(cluster.offices_of(body.year), body, event)
    return cluster.with_offices(body.year, offices, event.version)


def _after(offices: Offices, body: Body, event: Event) -> Offices:
    match body:
        case OfficersRecorded():
            return offices.named(
                Term(
                    officers=body.officers,
                    since=body.since,
                    stands=body.stands,
                    document=body.document,
                )
            )
        case OfficersRecognised():
            return offices.named(
                Term(
                    officers=body.officers,
                    since=body.since,
                    stands=Stands.RECOGNISED,
                    document=body.document,
                    instead_of=body.instead_of,
                )
            )
        case OfficeDeclined():
            return offices.without(body.unit, event.header.effective_at)
        case _:
            raise LookupError(type(body))


def to_be_told(offices: Offices) -> Offices:
    """The same for another stream: what a document is about stays hidden where it was written."""
    terms = tuple(
        replace(term, document=replace(term.document, about=None)) if term.document else term
        for term in offices.terms
    )
    return replace(offices, terms=terms)


ROWS = (
    PlainRow(RecordOfficers, by=OPERATOR | CHAIR | FOLLOWS),
    PlainRow(RecogniseOfficers, by=OPERATOR | CHAIR),
    PlainRow(DeclineOffice, by=OPERATOR | UNIT),
)
DECISIONS = {
    RecordOfficers: record_officers,
    RecogniseOfficers: recognise_officers,
    DeclineOffice: decline_office,
}
EVENTS = (OfficersRecorded, OfficersRecognised, OfficeDeclined)
