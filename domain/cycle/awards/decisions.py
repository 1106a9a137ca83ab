"""What becomes of proposals: opinions of councils, decisions of authorities, and the handing over.

A decision is recorded as it is: where it does not follow from the proposals, that is remarked on
and never refused.
"""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cycle.awards.file import (
    GIVEN,
    OPEN_IN,
    AwardFile,
    AwardUnits,
    CouncilHeard,
    Decision,
    Delivery,
    FileRemark,
    Opinion,
    Remarked,
    Result,
    UnitAndAward,
    Verdict,
    award_named,
    check_awards,
    check_places,
    places_of,
)
from domain.cycle.awards.proposals import proposal_named
from domain.cycle.guard import Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.record.who import CHAIR, DECIDING
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class RecordOpinion(Command, frozen=True, kw_only=True):
    """Record what a council said of proposed units, one by one."""

    council: str
    opinions: tuple[Opinion, ...]
    #: The proposal of which it spoke, where it was one.
    proposal: str | None = None
    document: Paper | None = None


class RecordDecision(Command, frozen=True, kw_only=True):
    """Record a decision of an authority, unit by unit and award by award."""

    #: A name for the decision, by which it is shown.
    decision: str
    #: Not needed where all it decides was proposed to one authority.
    authority: str | None = None
    results: tuple[Result, ...]
    document: Paper


class RecordDelivery(Command, frozen=True, kw_only=True):
    """Record that awards were handed over."""

    awards: tuple[AwardUnits, ...]
    #: See ``When.read``. ``None``: now.
    date: str | None = None
    #: Where, or at which sitting.
    place: str | None = None
    document: Paper | None = None


class OpinionRecorded(Body, frozen=True, kw_only=True):
    council: str
    opinions: tuple[Opinion, ...]
    proposal: str | None
    document: Document | None


class DecisionRecorded(Body, frozen=True, kw_only=True):
    decision: str
    #: ``None``: not stated.
    authority: str | None
    results: tuple[Result, ...]
    #: Where it does not follow from what was proposed and decided before.
    remarks: tuple[Remarked, ...]
    document: Document


class DeliveryRecorded(Body, frozen=True, kw_only=True):
    awards: tuple[AwardUnits, ...]
    date: When
    place: Private | None
    remarks: tuple[Remarked, ...]
    document: Document | None


@refuses(
    "field_missing",
    "not_proposed",
    "place_repeated",
    "proposal_unknown",
    "proposal_withdrawn",
    award_named,
    document_of,
)
def record_opinion(cycle: Cycle, command: RecordOpinion, act: Act) -> tuple[Body, ...]:
    if not command.council.strip():
        raise Refusal("field_missing", field="council")
    if not command.opinions:
        raise Refusal("field_missing", field="opinions")
    about = proposal_named(cycle, command.proposal) if command.proposal else None
    for one in command.opinions:
        award_named(cycle, one.award)
        place = (one.unit, one.award)
        listed = place in about.places if about else bool(cycle.award_file.proposed(place))
        if not listed:
            raise Refusal("not_proposed", unit=one.unit, award=one.award)
    check_places((one.unit, one.award) for one in command.opinions)
    return (
        OpinionRecorded(
            council=command.council,
            opinions=command.opinions,
            proposal=command.proposal,
            document=document_of(command.document, act),
        ),
    )


@refuses(
    "decision_exists",
    "decision_title",
    "field_missing",
    "name_blank",
    "place_repeated",
    award_named,
    document_of,
)
def record_decision(cycle: Cycle, command: RecordDecision, act: Act) -> tuple[Body, ...]:
    if not command.decision.strip():
        raise Refusal("name_blank")
    if command.decision in cycle.award_file.decisions:
        raise Refusal("decision_exists", decision=command.decision)
    check_results(cycle, command.results)
    authority = _authority(cycle, command)
    return (
        DecisionRecorded(
            decision=command.decision,
            authority=authority,
            results=command.results,
            remarks=remarks_on(cycle, command.results, authority),
            document=required_document(command.document, act),
        ),
    )


def check_results(cycle: Cycle, results: tuple[Result, ...]) -> None:
    """Raises ``Refusal``: ``field_missing``, ``place_repeated``, ``decision_title`` where the
    other title is not named or named in vain, and as ``award_named``."""
    if not results:
        raise Refusal("field_missing", field="results")
    for one in results:
        award_named(cycle, one.award)
        named = bool((one.title or "").strip())
        if named is not (one.result is Verdict.CHANGED_TITLE):
            case = "in_vain" if named else "missing"
            raise Refusal("decision_title", case=case, unit=one.unit, award=one.award)
    check_places((one.unit, one.award) for one in results)


def _authority(cycle: Cycle, command: RecordDecision) -> str | None:
    """The authority named, or the one to which all that is decided was proposed.

    Raises ``Refusal("field_missing")``; a source may leave it out.
    """
    if command.authority is not None and command.authority.strip():
        return command.authority
    file = cycle.award_file
    asked = {
        file.proposals[name].authority
        for one in command.results
        for name in file.proposed((one.unit, one.award))
    }
    known = asked.pop() if len(asked) == 1 else None
    if known is None and not cycle.backfill:
        raise Refusal("field_missing", field="authority")
    return known


def remarks_on(
    cycle: Cycle, results: tuple[Result, ...], authority: str | None
) -> tuple[Remarked, ...]:
    """Where results do not follow from what was proposed and decided before them."""
    return tuple(
        Remarked(unit=one.unit, award=one.award, remark=remark)
        for one in results
        for remark in _remarks(cycle, one, authority)
    )


def _remarks(cycle: Cycle, one: Result, authority: str | None) -> Iterator[FileRemark]:
    place, file = (one.unit, one.award), cycle.award_file
    before, asked = file.verdict(place), file.proposed(place)
    unstated = cycle.backfill and not cycle.members
    if one.unit not in cycle.members and not unstated:
        yield FileRemark.NOT_MEMBER
    if one.result is Verdict.ANNULLED:
        if before in {None, Verdict.ANNULLED}:
            yield FileRemark.NOTHING_TO_ANNUL
        return
    if before not in {None, Verdict.NOT_YET_CONSIDERED, Verdict.ANNULLED}:
        yield FileRemark.DECIDED_BEFORE
    if not asked and cycle.backfill:
        return  # that it was not proposed, no source says
    if not asked:
        made = cycle.voting.made.get(one.award)
        waiting = made is not None and any(held.unit == one.unit for held in made.reserves)
        yield FileRemark.RESERVE if waiting else FileRemark.NEVER_PROPOSED
    elif authority is not None and authority not in {
        file.proposals[name].authority for name in asked
    }:
        yield FileRemark.OTHER_AUTHORITY


@refuses("already_done", "day_ahead", "delivery_undecided", check_awards, document_of)
def record_delivery(cycle: Cycle, command: RecordDelivery, act: Act) -> tuple[Body, ...]:
    places = check_awards(cycle, command.awards)
    date = act.happened(When.read(command.date), "date") if command.date else act.effective
    remarks = []
    for unit, award in places:
        if cycle.award_file.delivered((unit, award)):
            raise Refusal("already_done", what="record_delivery", unit=unit)
        remark = _delivery_remark(cycle, (unit, award), date)
        if remark is None:
            continue
        if not cycle.backfill:
            verdict = cycle.award_file.verdict((unit, award))
            raise Refusal("delivery_undecided", unit=unit, award=award, case=remark, result=verdict)
        remarks.append(Remarked(unit=unit, award=award, remark=remark))
    return (
        DeliveryRecorded(
            awards=command.awards,
            date=date,
            place=act.hide_optional(command.place),
            remarks=tuple(remarks),
            document=document_of(command.document, act),
        ),
    )


def _delivery_remark(cycle: Cycle, place: UnitAndAward, date: When) -> FileRemark | None:
    """What is odd about handing an award over on that day."""
    file = cycle.award_file
    if file.verdict(place) not in GIVEN:
        return FileRemark.NOT_GIVEN
    name, _ = file.history(place)[-1]
    document = cycle.papers.get(file.decisions[name].version)
    signed = document.date.start if document and document.date else None
    early = signed is not None and date.end is not None and date.end <= signed
    return FileRemark.BEFORE_DECISION if early else None


def evolve(cycle: Cycle, event: Event) -> Cycle:
    return replace(cycle, award_file=_evolved(cycle.award_file, event))


def _evolved(file: AwardFile, event: Event) -> AwardFile:
    match event.body:
        case OpinionRecorded() as body:
            heard = CouncilHeard(
                council=body.council, opinions=body.opinions, version=event.version
            )
            return replace(file, heard=(*file.heard, heard))
        case DecisionRecorded() as body:
            decision = Decision(
                authority=body.authority,
                results=body.results,
                version=event.version,
                remarks=body.remarks,
            )
            return replace(file, decisions=with_entry(file.decisions, body.decision, decision))
        case DeliveryRecorded() as body:
            delivery = Delivery(
                date=body.date,
                place=body.place,
                version=event.version,
                remarks=body.remarks,
            )
            found = dict.fromkeys(places_of(body.awards), delivery)
            deliveries = MappingProxyType({**file.deliveries, **found})
            return replace(file, deliveries=deliveries)
        case _:
            raise LookupError(type(event.body))


_NEEDS = (RULEBOOK_SET,)
ROWS = (
    Row(RecordOpinion, OPEN_IN, by=CHAIR, needs=_NEEDS, in_sitting=True),
    Row(RecordDecision, OPEN_IN, by=DECIDING, needs=_NEEDS, in_sitting=True, told_anywhere=True),
    Row(RecordDelivery, OPEN_IN, by=CHAIR, needs=_NEEDS, in_sitting=True, told_anywhere=True),
)
DECISIONS = {
    RecordOpinion: record_opinion,
    RecordDecision: record_decision,
    RecordDelivery: record_delivery,
}
EVENTS = (OpinionRecorded, DecisionRecorded, DeliveryRecorded)
