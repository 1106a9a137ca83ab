"""Voting: ballots, counts, and for each selection of the rulebook an outcome."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.ballot import Count, Method, Tally, Votes, check_count, cut, tally
from domain.cluster import check_distinct
from domain.guard import SITTING, Condition, Phase, Row, Unmet, lacks, put
from domain.known import is_met
from domain.order import Act
from domain.outcome import ranks_of
from domain.paper import Document, Paper, document_of
from domain.phases.summary_conference import QUORUM_MET, SITTING_OPEN, TABLE_ADOPTED
from domain.private import Private
from domain.record import Body, Command, Event, Ids, UnitId
from domain.refusal import Refusal
from domain.rulebook import Base, How, Selection

if TYPE_CHECKING:
    from domain.cycle import Cycle


class AppointTellers(Command, frozen=True, kw_only=True):
    """Appoint the units whose people count the papers."""

    units: Ids[UnitId]


class OpenBallot(Command, frozen=True, kw_only=True):
    """Open a ballot for one selection. The units present vote, one vote each."""

    ballot: str
    selection: str
    method: Method
    nominees: Ids[UnitId]
    #: ``None``: as many as the quota, or one.
    choices: int | None = None


class CastVote(Command, frozen=True, kw_only=True):
    """Vote openly for a unit that is present."""

    ballot: str
    unit: UnitId
    choices: Ids[UnitId]


class RecordCount(Command, frozen=True, kw_only=True):
    """Record what the tellers counted. Counting again replaces the figures and signatures."""

    ballot: str
    count: Count
    document: Paper | None = None


class SignCount(Command, frozen=True, kw_only=True):
    """Sign the count record as a teller."""

    ballot: str


class CloseBallot(Command, frozen=True, kw_only=True):
    """Close a ballot; its figures decide the selection unless a tie is left at the quota."""

    ballot: str


class SelectByRank(Command, frozen=True, kw_only=True):
    """Choose by the adopted table, the highest ranks up to the quota."""

    selection: str


class DecideSelection(Command, frozen=True, kw_only=True):
    """Decide a selection by hand, with the reason: appointment, a tie at the quota, nobody."""

    selection: str
    chosen: Ids[UnitId]
    reason: str
    document: Paper | None = None


class TellersAppointed(Body, frozen=True, kw_only=True):
    units: Ids[UnitId]


class BallotOpened(Body, frozen=True, kw_only=True):
    ballot: str
    selection: str
    method: Method
    nominees: Ids[UnitId]
    electors: Ids[UnitId]
    choices: int


class VoteCast(Body, frozen=True, kw_only=True):
    ballot: str
    unit: UnitId
    choices: Ids[UnitId]


class VotesCounted(Body, frozen=True, kw_only=True):
    ballot: str
    count: Count
    document: Document | None


class CountSigned(Body, frozen=True, kw_only=True):
    ballot: str
    unit: UnitId


class BallotClosed(Body, frozen=True, kw_only=True):
    """The count record in full, and what it means by the rulebook."""

    ballot: str
    selection: str
    count: Count
    tally: Tally


class SelectionMade(Body, frozen=True, kw_only=True):
    selection: str
    how: How
    chosen: Ids[UnitId]
    #: Places of the quota that stay empty; ``None`` without a quota.
    vacant: int | None


class SelectionDecided(Body, frozen=True, kw_only=True):
    selection: str
    chosen: Ids[UnitId]
    reason: Private
    document: Document | None


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    selection: str
    method: Method
    nominees: Ids[UnitId]
    electors: Ids[UnitId]
    choices: int
    votes: Mapping[UnitId, Ids[UnitId]] = MappingProxyType({})
    count: Count | None = None
    signed: frozenset[UnitId] = frozenset()
    tally: Tally | None = None

    @property
    def closed(self) -> bool:
        return self.tally is not None


class Voting(msgspec.Struct, frozen=True, kw_only=True):
    tellers: Ids[UnitId] = ()
    ballots: Mapping[str, Ballot] = MappingProxyType({})
    #: The units chosen in each selection that has an outcome; none chosen is an outcome too.
    outcomes: Mapping[str, Ids[UnitId]] = MappingProxyType({})


def appoint_tellers(cycle: Cycle, command: AppointTellers, act: Act) -> tuple[Body, ...]:
    check_distinct(command.units)
    if not command.units:
        raise Refusal("field_missing", field="units")
    for unit in command.units:
        cycle.check_member(unit)
    return (TellersAppointed(units=tuple(sorted(command.units))),)


def open_ballot(cycle: Cycle, command: OpenBallot, act: Act) -> tuple[Body, ...]:
    selection = _open_selection(cycle, command.selection)
    if selection.how is not How.BY_VOTE:
        raise Refusal("selection_kind", selection=selection.code, how=selection.how)
    if command.ballot in cycle.voting.ballots or not command.ballot.strip():
        raise Refusal("ballot_open", ballot=command.ballot)
    if command.method is Method.PAPER and not cycle.voting.tellers:
        raise Refusal("tellers_missing")
    check_distinct(command.nominees)
    if not command.nominees:
        raise Refusal("field_missing", field="nominees")
    for unit in command.nominees:
        cycle.check_member(unit)
    choices = command.choices if command.choices is not None else selection.quota or 1
    if choices < 1:
        raise Refusal("too_many_choices", choices=choices, max=len(command.nominees))
    return (
        BallotOpened(
            ballot=command.ballot,
            selection=selection.code,
            method=command.method,
            nominees=command.nominees,
            electors=tuple(sorted(cycle.conference.present)),
            choices=choices,
        ),
    )


def _open_selection(cycle: Cycle, code: str) -> Selection:
    rulebook = cycle.plan.rulebook
    if rulebook is None:
        raise Refusal("rulebook_missing")
    selection = rulebook.selection(code)
    if code in cycle.voting.outcomes:
        raise Refusal("selection_decided", selection=code)
    return selection


def _open_ballot(cycle: Cycle, code: str, method: Method | None = None) -> Ballot:
    ballot = cycle.voting.ballots.get(code)
    if ballot is None:
        raise Refusal("ballot_unknown", ballot=code)
    if ballot.closed:
        raise Refusal("ballot_closed", ballot=code)
    if method is not None and ballot.method is not method:
        raise Refusal("ballot_kind", ballot=code, method=ballot.method)
    return ballot


def cast_vote(cycle: Cycle, command: CastVote, act: Act) -> tuple[Body, ...]:
    ballot = _open_ballot(cycle, command.ballot, Method.OPEN)
    if command.unit not in ballot.electors:
        raise Refusal("attendance_missing", unit=command.unit)
    if command.unit in ballot.votes:
        raise Refusal("vote_repeated", unit=command.unit, ballot=command.ballot)
    check_distinct(command.choices)
    for unit in command.choices:
        if unit not in ballot.nominees:
            raise Refusal("nominee_unknown", unit=unit)
    if len(command.choices) > ballot.choices:
        raise Refusal("too_many_choices", choices=len(command.choices), max=ballot.choices)
    choices = tuple(sorted(command.choices))
    return (VoteCast(ballot=command.ballot, unit=command.unit, choices=choices),)


def record_count(cycle: Cycle, command: RecordCount, act: Act) -> tuple[Body, ...]:
    ballot = _open_ballot(cycle, command.ballot, Method.PAPER)
    check_count(command.count, ballot.nominees, len(ballot.electors), ballot.choices)
    return (
        VotesCounted(
            ballot=command.ballot,
            count=command.count,
            document=document_of(command.document, act),
        ),
    )


def sign_count(cycle: Cycle, command: SignCount, act: Act) -> tuple[Body, ...]:
    ballot = _open_ballot(cycle, command.ballot, Method.PAPER)
    if ballot.count is None:
        raise Refusal("count_missing", ballot=command.ballot)
    unit = act.order.acting_for
    if unit is None or unit not in cycle.voting.tellers:
        raise Refusal("tellers_missing")
    if unit in ballot.signed:
        raise Refusal("already_done", what="sign_count")
    return (CountSigned(ballot=command.ballot, unit=unit),)


def close_ballot(cycle: Cycle, command: CloseBallot, act: Act) -> tuple[Body, ...]:
    ballot = _open_ballot(cycle, command.ballot)
    count = _count_of(cycle, ballot, command.ballot)
    assert cycle.plan.rulebook is not None
    selection = cycle.plan.rulebook.selection(ballot.selection)
    quota = selection.quota if selection.quota is not None else len(ballot.nominees)
    bases = {
        Base.ALL: len(cycle.members),
        Base.PRESENT: len(ballot.electors),
        Base.VALID: count.valid,
    }
    votes = {line.unit: line.votes for line in count.votes}
    result = tally(votes, selection.threshold, bases, quota)
    closed = BallotClosed(
        ballot=command.ballot, selection=ballot.selection, count=count, tally=result
    )
    if result.tied or ballot.selection in cycle.voting.outcomes:
        return (closed,)
    return (closed, _made(selection, result.chosen))


def _count_of(cycle: Cycle, ballot: Ballot, code: str) -> Count:
    if ballot.method is Method.OPEN:
        given = [choice for choices in ballot.votes.values() for choice in choices]
        return Count(
            issued=len(ballot.electors),
            returned=len(ballot.votes),
            valid=len(ballot.votes),
            invalid=0,
            votes=tuple(Votes(unit=unit, votes=given.count(unit)) for unit in ballot.nominees),
        )
    unsigned = tuple(unit for unit in cycle.voting.tellers if unit not in ballot.signed)
    if ballot.count is None:
        raise Refusal("count_missing", ballot=code)
    if unsigned:
        raise Refusal("count_unsigned", ballot=code, units=unsigned)
    return ballot.count


def _made(selection: Selection, chosen: Ids[UnitId]) -> SelectionMade:
    vacant = None if selection.quota is None else selection.quota - len(chosen)
    return SelectionMade(selection=selection.code, how=selection.how, chosen=chosen, vacant=vacant)


def select_by_rank(cycle: Cycle, command: SelectByRank, act: Act) -> tuple[Body, ...]:
    selection = _open_selection(cycle, command.selection)
    if selection.how is not How.BY_RANK:
        raise Refusal("selection_kind", selection=selection.code, how=selection.how)
    ranks = ranks_of(cycle)
    ordered = sorted(ranks, key=lambda unit: (ranks[unit], unit))
    quota = selection.quota if selection.quota is not None else len(ordered)
    chosen, tied = cut(ordered, {unit: Fraction(-place) for unit, place in ranks.items()}, quota)
    if tied:
        raise Refusal("tie_at_quota", selection=selection.code, quota=quota, units=tied)
    return (_made(selection, chosen),)


def decide_selection(cycle: Cycle, command: DecideSelection, act: Act) -> tuple[Body, ...]:
    selection = _open_selection(cycle, command.selection)
    reason = act.hide_reason(command.reason)
    check_distinct(command.chosen)
    for unit in command.chosen:
        cycle.check_member(unit)
    if selection.quota is not None and len(command.chosen) > selection.quota:
        raise Refusal(
            "above_quota",
            selection=selection.code,
            count=len(command.chosen),
            quota=selection.quota,
        )
    return (
        SelectionDecided(
            selection=selection.code,
            chosen=command.chosen,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.voting
    match event.body:
        case TellersAppointed() as body:
            part = replace(part, tellers=body.units)
        case BallotOpened() as body:
            ballot = Ballot(
                selection=body.selection,
                method=body.method,
                nominees=body.nominees,
                electors=body.electors,
                choices=body.choices,
            )
            part = replace(part, ballots=put(part.ballots, body.ballot, ballot))
        case VoteCast() as body:
            votes = put(part.ballots[body.ballot].votes, body.unit, body.choices)
            part = _with_ballot(part, body.ballot, votes=votes)
        case VotesCounted() as body:
            part = _with_ballot(part, body.ballot, count=body.count, signed=frozenset())
        case CountSigned() as body:
            signed = part.ballots[body.ballot].signed | {body.unit}
            part = _with_ballot(part, body.ballot, signed=signed)
        case BallotClosed() as body:
            part = _with_ballot(part, body.ballot, count=body.count, tally=body.tally)
        case SelectionMade() | SelectionDecided() as body:
            part = replace(part, outcomes=put(part.outcomes, body.selection, body.chosen))
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, voting=part)


def _with_ballot(part: Voting, code: str, **changes: object) -> Voting:
    return replace(part, ballots=put(part.ballots, code, replace(part.ballots[code], **changes)))


def _selections_decided(cycle: Cycle) -> Unmet:
    if is_met(cycle.said("vote")) or cycle.plan.rulebook is None:
        return None
    missing = tuple(
        selection.code
        for selection in cycle.plan.rulebook.selections
        if selection.code not in cycle.voting.outcomes
    )
    return lacks(selections=missing) if missing else None


def _no_ballot_open(cycle: Cycle) -> Unmet:
    still = tuple(code for code, ballot in cycle.voting.ballots.items() if not ballot.closed)
    return lacks(ballots=still) if still else None


NO_BALLOT_OPEN = Condition("no_ballot_open", _no_ballot_open)
LEAVE = (Condition("selections_decided", _selections_decided), NO_BALLOT_OPEN)
_HERE = (Phase.VOTING,)
_TO_VOTE = (SITTING_OPEN, QUORUM_MET)
ROWS = (
    Row(AppointTellers, _HERE, needs=(SITTING_OPEN,), in_sitting=True),
    Row(OpenBallot, _HERE, needs=_TO_VOTE, in_sitting=True),
    Row(CastVote, _HERE, needs=_TO_VOTE, in_sitting=True),
    Row(RecordCount, _HERE, needs=(SITTING_OPEN,), in_sitting=True),
    Row(SignCount, _HERE, needs=(SITTING_OPEN,), in_sitting=True),
    Row(CloseBallot, _HERE, in_sitting=True),
    Row(SelectByRank, _HERE, needs=(TABLE_ADOPTED,), in_sitting=True),
    Row(DecideSelection, SITTING[:2], in_sitting=True),
)
DECISIONS = {
    AppointTellers: appoint_tellers,
    OpenBallot: open_ballot,
    CastVote: cast_vote,
    RecordCount: record_count,
    SignCount: sign_count,
    CloseBallot: close_ballot,
    SelectByRank: select_by_rank,
    DecideSelection: decide_selection,
}
EVENTS = (
    TellersAppointed,
    BallotOpened,
    VoteCast,
    VotesCounted,
    CountSigned,
    BallotClosed,
    SelectionMade,
    SelectionDecided,
)
