"""Proposing awards to an authority: the proposal, its amendments, and what its dossiers need."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cycle.awards.file import (
    OPEN_IN,
    AwardFile,
    AwardUnits,
    FileRemark,
    Piece,
    Proposal,
    Remarked,
    UnitAndAward,
    Verdict,
    award_named,
    check_awards,
    places_of,
)
from domain.cycle.guard import Row
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.reckoning.choice import Made
from domain.reckoning.eligibility import check_number_known
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import CHAIR, OWN_UNIT
from domain.values.growing import with_entry
from domain.values.names import nearest
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class ProposeAwards(Command, frozen=True, kw_only=True):
    """Propose units for award titles and forms to the authority that gives them."""

    #: A name for the proposal, by which later acts refer to it.
    proposal: str
    #: Not needed where the rulebook names one authority for all these awards.
    authority: str | None = None
    awards: tuple[AwardUnits, ...]
    #: Needed live; a source may tell that was proposed and name no paper.
    document: Paper | None = None
    #: Where it does not follow the outcomes of the selections.
    reason: str | None = None


class AmendProposal(Command, frozen=True, kw_only=True):
    """Replace the list of a proposal, for example where a reserve moves up."""

    proposal: str
    awards: tuple[AwardUnits, ...]
    reason: str
    document: Paper | None = None


class WithdrawProposal(Command, frozen=True, kw_only=True):
    """Withdraw a proposal wholly."""

    proposal: str
    reason: str
    document: Paper | None = None


class RequireDossier(Command, frozen=True, kw_only=True):
    """Say which pieces the dossier of an award needs. Saying it again replaces the list."""

    award: str
    pieces: tuple[str, ...]
    document: Paper | None = None


class RecordDossierPiece(Command, frozen=True, kw_only=True):
    """Record that a piece of a unit's dossier was received. A newer copy replaces the older."""

    unit: UnitId
    award: str
    piece: str
    #: The day it was received; see ``When.read``. ``None``: now.
    received: str | None = None
    document: Paper | None = None


class AwardsProposed(Body, frozen=True, kw_only=True):
    proposal: str
    #: ``None``: not stated.
    authority: str | None
    awards: tuple[AwardUnits, ...]
    #: Where it does not follow the outcomes of the selections.
    remarks: tuple[Remarked, ...]
    reason: Private | None
    #: ``None``: the source names none.
    document: Document | None


class ProposalAmended(Body, frozen=True, kw_only=True):
    """The whole new list; the older one stands in the event before."""

    proposal: str
    awards: tuple[AwardUnits, ...]
    remarks: tuple[Remarked, ...]
    reason: Private
    document: Document | None


class ProposalWithdrawn(Body, frozen=True, kw_only=True):
    proposal: str
    reason: Private
    document: Document | None


class DossierRequired(Body, frozen=True, kw_only=True):
    award: str
    pieces: tuple[str, ...]
    document: Document | None


class DossierPieceRecorded(Body, frozen=True, kw_only=True):
    unit: UnitId
    award: str
    piece: str
    received: When
    document: Document | None


@refuses(
    "already_proposed",
    "name_blank",
    "not_member",
    "proposal_differs",
    "proposal_exists",
    check_awards,
    check_number_known,
    document_of,
)
def propose_awards(cycle: Cycle, command: ProposeAwards, act: Act) -> tuple[Body, ...]:
    if not command.proposal.strip():
        raise Refusal("name_blank")
    if command.document is None and not cycle.backfill:
        raise Refusal("field_missing", field="document")
    if command.proposal in cycle.award_file.proposals:
        raise Refusal("proposal_exists", proposal=command.proposal)
    authority = authority_of(cycle, command)
    _check_proposed(cycle, command.awards, authority, besides=None)
    remarks = _remarks(cycle, command.awards, besides=None)
    if remarks and not cycle.backfill and not (command.reason or "").strip():
        first = remarks[0]
        raise Refusal(
            "proposal_differs",
            units=tuple(dict.fromkeys(one.unit for one in remarks)),
            award=first.award,
            remark=first.remark,
        )
    return (
        AwardsProposed(
            proposal=command.proposal,
            authority=authority,
            awards=command.awards,
            remarks=remarks,
            reason=act.hide_optional(command.reason),
            document=document_of(command.document, act),
        ),
    )


def authority_of(cycle: Cycle, command: ProposeAwards) -> str | None:
    """The authority named, or the one that the rulebook names for all these awards.

    Raises ``Refusal("field_missing")``; a source may leave it out.
    """
    if command.authority is not None and command.authority.strip():
        return command.authority
    named = {award_named(cycle, one.award).authority for one in command.awards}
    known = named.pop() if len(named) == 1 else None
    if known is None and not cycle.backfill:
        raise Refusal("field_missing", field="authority")
    return known


def _check_proposed(
    cycle: Cycle, awards: tuple[AwardUnits, ...], authority: str | None, *, besides: str | None
) -> None:
    """Raises ``Refusal``: ``not_member``, ``already_proposed``, and as ``check_awards``."""
    for unit, award in check_awards(cycle, awards):
        cycle.check_member(unit)
        for name in cycle.award_file.proposed((unit, award)):
            same = cycle.award_file.proposals[name].authority == authority
            if same and name != besides:
                raise Refusal("already_proposed", unit=unit, award=award, proposal=name)
    for award in dict.fromkeys(one.award for one in awards if not cycle.backfill):
        check_number_known(cycle, award_named(cycle, award))


def _remarks(
    cycle: Cycle, awards: tuple[AwardUnits, ...], *, besides: str | None
) -> tuple[Remarked, ...]:
    """Where a list does not follow the outcomes; ``besides`` is the proposal that it replaces."""
    places = places_of(awards)
    found = []
    for unit, award in places:
        made = cycle.voting.made.get(award)
        if made is None:
            found.append(Remarked(unit=unit, award=award, remark=FileRemark.NO_OUTCOME))
        elif unit not in made.chosen:
            found.append(Remarked(unit=unit, award=award, remark=_unchosen(made, unit)))
    for award in dict.fromkeys(one.award for one in awards):
        made = cycle.voting.made.get(award)
        for unit in made.chosen if made else ():
            if (unit, award) not in places and not _cared_for(cycle, (unit, award), besides):
                found.append(Remarked(unit=unit, award=award, remark=FileRemark.LEFT_OUT))
    return tuple(found)


def _unchosen(made: Made, unit: UnitId) -> FileRemark:
    reserve = any(reserve.unit == unit for reserve in made.reserves)
    return FileRemark.RESERVE if reserve else FileRemark.NOT_CHOSEN


def _cared_for(cycle: Cycle, place: UnitAndAward, besides: str | None) -> bool:
    """Whether somebody chosen stands in another proposal, or was refused already."""
    others = set(cycle.award_file.proposed(place)) - {besides}
    return bool(others) or cycle.award_file.verdict(place) is Verdict.REFUSED


def proposal_named(cycle: Cycle, name: str) -> Proposal:
    """A proposal that stands.

    Raises ``Refusal``: ``proposal_unknown`` with the nearest, or ``proposal_withdrawn``.
    """
    known = cycle.award_file.proposals
    if name not in known:
        raise Refusal("proposal_unknown", value=name, nearest=nearest(name, list(known)))
    if known[name].withdrawn:
        raise Refusal("proposal_withdrawn", proposal=name)
    return known[name]


@refuses(
    "already_done",
    "already_proposed",
    "not_member",
    "proposal_decided",
    "proposal_unknown",
    "proposal_withdrawn",
    Act.hide_reason,
    check_awards,
    check_number_known,
    document_of,
)
def amend_proposal(cycle: Cycle, command: AmendProposal, act: Act) -> tuple[Body, ...]:
    standing = proposal_named(cycle, command.proposal)
    reason = act.hide_reason(command.reason)
    kept = places_of(command.awards)
    refused = tuple(
        place
        for place in standing.places
        if cycle.award_file.verdict(place) is Verdict.REFUSED  # a reserve moves up in its place
    )
    _check_undecided(cycle, command.proposal, keeps=(*kept, *refused))
    _check_proposed(cycle, command.awards, standing.authority, besides=command.proposal)
    if command.awards == standing.awards:
        raise Refusal("already_done", what="amend_proposal")
    return (
        ProposalAmended(
            proposal=command.proposal,
            awards=command.awards,
            remarks=_remarks(cycle, command.awards, besides=command.proposal),
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


@refuses("proposal_decided", "proposal_unknown", "proposal_withdrawn", Act.hide_reason, document_of)
def withdraw_proposal(cycle: Cycle, command: WithdrawProposal, act: Act) -> tuple[Body, ...]:
    proposal_named(cycle, command.proposal)
    reason = act.hide_reason(command.reason)
    _check_undecided(cycle, command.proposal)
    document = document_of(command.document, act)
    return (ProposalWithdrawn(proposal=command.proposal, reason=reason, document=document),)


def _check_undecided(cycle: Cycle, name: str, keeps: tuple[UnitAndAward, ...] = ()) -> None:
    """What was decided stands under the proposal from which it came; a source may tell otherwise.

    Raises ``Refusal("proposal_decided")`` with the units that would drop out of it.
    """
    decided = dict(cycle.award_file.decided_under(name))
    dropped = tuple(place for place in decided if place not in keeps)
    if dropped and not cycle.backfill:
        raise Refusal(
            "proposal_decided",
            proposal=name,
            units=tuple(dict.fromkeys(unit for unit, _ in dropped)),
            decision=decided[dropped[-1]],
        )


@refuses("field_missing", "piece_repeated", award_named, document_of)
def require_dossier(cycle: Cycle, command: RequireDossier, act: Act) -> tuple[Body, ...]:
    award_named(cycle, command.award)
    pieces = tuple(piece for piece in command.pieces if piece.strip())
    if not pieces:
        raise Refusal("field_missing", field="pieces")
    if len(set(pieces)) < len(pieces):
        twice = next(piece for piece in pieces if pieces.count(piece) > 1)
        raise Refusal("piece_repeated", piece=twice)
    document = document_of(command.document, act)
    return (DossierRequired(award=command.award, pieces=pieces, document=document),)


@refuses("day_ahead", "not_member", "piece_not_required", award_named, document_of)
def record_dossier_piece(cycle: Cycle, command: RecordDossierPiece, act: Act) -> tuple[Body, ...]:
    award_named(cycle, command.award)
    cycle.check_member(command.unit)
    required = cycle.award_file.pieces.get(command.award, ())
    if command.piece not in required:
        raise Refusal(
            "piece_not_required",
            value=command.piece,
            award=command.award,
            nearest=nearest(command.piece, list(required)),
            known=required,
        )
    return (
        DossierPieceRecorded(
            unit=command.unit,
            award=command.award,
            piece=command.piece,
            received=_received(command, act),
            document=document_of(command.document, act),
        ),
    )


def _received(command: RecordDossierPiece, act: Act) -> When:
    if command.received is None:
        return act.effective
    return act.happened(When.read(command.received), "received")


def evolve(cycle: Cycle, event: Event) -> Cycle:
    return replace(cycle, award_file=_evolved(cycle.award_file, event))


def _evolved(file: AwardFile, event: Event) -> AwardFile:
    match event.body:
        case AwardsProposed() as body:
            proposal = Proposal(
                authority=body.authority,
                awards=body.awards,
                version=event.version,
                remarks=body.remarks,
            )
            return replace(file, proposals=with_entry(file.proposals, body.proposal, proposal))
        case ProposalAmended() as body:
            known = file.proposals[body.proposal]
            now = places_of(body.awards)
            amended = replace(
                known,
                awards=body.awards,
                remarks=body.remarks,
                dropped=tuple(
                    place for place in (*known.dropped, *known.places) if place not in now
                ),
            )
            return replace(file, proposals=with_entry(file.proposals, body.proposal, amended))
        case ProposalWithdrawn() as body:
            withdrawn = replace(file.proposals[body.proposal], withdrawn=True)
            return replace(file, proposals=with_entry(file.proposals, body.proposal, withdrawn))
        case DossierRequired() as body:
            return replace(file, pieces=with_entry(file.pieces, body.award, body.pieces))
        case DossierPieceRecorded() as body:
            place = (body.unit, body.award)
            piece = Piece(received=body.received, version=event.version)
            received = with_entry(file.received.get(place, MappingProxyType({})), body.piece, piece)
            return replace(file, received=with_entry(file.received, place, received))
        case _:
            raise LookupError(type(event.body))


_NEEDS = (RULEBOOK_SET,)
ROWS = (
    Row(ProposeAwards, OPEN_IN, by=CHAIR, needs=_NEEDS, in_sitting=True),
    Row(AmendProposal, OPEN_IN, by=CHAIR, needs=_NEEDS, in_sitting=True),
    Row(WithdrawProposal, OPEN_IN, by=CHAIR, needs=_NEEDS, in_sitting=True),
    Row(RequireDossier, OPEN_IN, by=CHAIR, needs=_NEEDS, in_sitting=True),
    Row(RecordDossierPiece, OPEN_IN, by=CHAIR | OWN_UNIT, needs=_NEEDS, in_sitting=True),
)
DECISIONS = {
    ProposeAwards: propose_awards,
    AmendProposal: amend_proposal,
    WithdrawProposal: withdraw_proposal,
    RequireDossier: require_dossier,
    RecordDossierPiece: record_dossier_piece,
}
EVENTS = (
    AwardsProposed,
    ProposalAmended,
    ProposalWithdrawn,
    DossierRequired,
    DossierPieceRecorded,
)
