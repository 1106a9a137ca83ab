"""Voting: what is cast, answered and counted.

Ballots are opened in :mod:`domain.phases.opening` and closed in :mod:`domain.phases.closing`; what
is chosen without a count stands in :mod:`domain.phases.selecting`.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.ballot import (
    Count,
    Void,
    Votes,
    check_count,
    check_hands,
    of_title,
)
from domain.ballot_box import (
    Ballot,
    Choices,
    Vote,
    Voting,
    open_ballot_named,
    rules_of,
    standing_ballot,
)
from domain.cluster import check_distinct
from domain.guard import SITTING, Condition, Phase, Row, Unmet, lacks, put
from domain.known import is_met
from domain.order import Act
from domain.paper import Document, Paper, document_of
from domain.phases.closing import BallotClosed as BallotClosed  # noqa: PLC0414
from domain.phases.closing import CloseBallot as CloseBallot  # noqa: PLC0414
from domain.phases.closing import WithdrawBallot as WithdrawBallot  # noqa: PLC0414
from domain.phases.opening import BallotOpened as BallotOpened  # noqa: PLC0414
from domain.phases.opening import OpenBallot as OpenBallot  # noqa: PLC0414
from domain.phases.selecting import DecideSelection as DecideSelection  # noqa: PLC0414
from domain.phases.selecting import SelectByRank as SelectByRank  # noqa: PLC0414
from domain.phases.selecting import SelectionDecided as SelectionDecided  # noqa: PLC0414
from domain.phases.selecting import SelectionMade as SelectionMade  # noqa: PLC0414
from domain.phases.summary_conference import QUORUM_MET, SITTING_OPEN
from domain.record import Body, Command, Event, Ids, UnitId
from domain.refusal import Refusal
from domain.selections import Method, Overfull
from domain.when import When

if TYPE_CHECKING:
    from domain.cycle import Cycle


class AppointTellers(Command, frozen=True, kw_only=True):
    """Appoint the units whose people count the papers."""

    units: Ids[UnitId]
    document: Paper | None = None


class CastVote(Command, frozen=True, kw_only=True):
    """Vote openly for a unit that is present, or as its proxy for one that is not."""

    ballot: str
    unit: UnitId
    choices: Ids[UnitId] = ()
    #: On a ballot with several titles, the choices for those after the first.
    further: tuple[Choices, ...] = ()
    #: Neither for nor against anybody.
    no_opinion: bool = False
    #: The number of the delegate, where a unit has several.
    delegate: int = 1
    #: The absent unit whose vote this is.
    proxy_for: UnitId | None = None


class RecordAnswer(Command, frozen=True, kw_only=True):
    """Record what a member asked in writing has answered. What came too late counts nothing."""

    ballot: str
    unit: UnitId
    choices: Ids[UnitId] = ()
    further: tuple[Choices, ...] = ()
    no_opinion: bool = False
    #: The day the answer came; see ``When.read``. ``None``: now.
    received: str | None = None
    document: Paper | None = None


class RecordCount(Command, frozen=True, kw_only=True):
    """Record what the tellers counted. Counting again replaces the figures and signatures."""

    ballot: str
    count: Count
    document: Paper | None = None


class CountHands(Command, frozen=True, kw_only=True):
    """Record the hands counted for, against and without opinion. Counting again replaces them."""

    ballot: str
    votes: tuple[Votes, ...]
    document: Paper | None = None


class SignCount(Command, frozen=True, kw_only=True):
    """Sign the count record as a teller."""

    ballot: str


class TellersAppointed(Body, frozen=True, kw_only=True):
    units: Ids[UnitId]
    document: Document | None


class VoteCast(Body, frozen=True, kw_only=True):
    ballot: str
    unit: UnitId
    choices: Ids[UnitId]
    #: The choices for titles after the first.
    further: tuple[Choices, ...]
    no_opinion: bool
    delegate: int
    #: The unit that cast it for an absent one.
    by_proxy: UnitId | None


class AnswerRecorded(Body, frozen=True, kw_only=True):
    ballot: str
    unit: UnitId
    choices: Ids[UnitId]
    further: tuple[Choices, ...]
    no_opinion: bool
    received: When
    #: It came in time.
    counted: bool
    document: Document | None


class VotesCounted(Body, frozen=True, kw_only=True):
    ballot: str
    count: Count
    document: Document | None


class CountSigned(Body, frozen=True, kw_only=True):
    ballot: str
    unit: UnitId


def appoint_tellers(cycle: Cycle, command: AppointTellers, act: Act) -> tuple[Body, ...]:
    check_distinct(command.units)
    if not command.units:
        raise Refusal("field_missing", field="units")
    for unit in command.units:
        cycle.check_member(unit)
    document = document_of(command.document, act)
    return (TellersAppointed(units=tuple(sorted(command.units)), document=document),)


def cast_vote(cycle: Cycle, command: CastVote, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot, Method.OPEN)
    unit = command.proxy_for or command.unit
    expected = ballot.proxies.get(unit, unit)
    if unit not in ballot.electors or command.unit != expected:
        raise Refusal("attendance_missing", unit=unit)
    if not 1 <= command.delegate <= ballot.votes_of([unit]):
        most = ballot.votes_of([unit])
        raise Refusal("delegates_exceed", unit=unit, count=command.delegate, max=most)
    if (unit, command.delegate) in ballot.votes:
        raise Refusal("vote_repeated", unit=unit, ballot=command.ballot)
    choices, further = _named(cycle, ballot, command, unit)
    return (
        VoteCast(
            ballot=command.ballot,
            unit=unit,
            choices=choices,
            further=further,
            no_opinion=command.no_opinion,
            delegate=command.delegate,
            by_proxy=command.unit if command.proxy_for else None,
        ),
    )


def _named(
    cycle: Cycle, ballot: Ballot, command: CastVote | RecordAnswer, unit: UnitId
) -> tuple[Ids[UnitId], tuple[Choices, ...]]:
    """Whom a vote names, title by title, each checked and in a fixed order."""
    first = Choices(selection=ballot.selection, choices=command.choices)
    own = rules_of(cycle, ballot).own_unit
    titles = [said.selection for said in (first, *command.further)]
    for said in (first, *command.further):
        title = ballot.titles.get(said.selection)
        if title is None or titles.count(said.selection) > 1:
            raise Refusal("not_on_ballot", selection=said.selection, ballot=command.ballot)
        check_distinct(said.choices)
        for chosen in said.choices:
            if chosen not in title.nominees:
                raise Refusal("nominee_unknown", unit=chosen, nominees=title.nominees)
            if chosen == unit and not own:
                raise Refusal("own_vote", unit=unit)
        most = 0 if command.no_opinion else title.choices
        if len(said.choices) > most:
            raise Refusal("too_many_choices", choices=len(said.choices), max=most)
    further = tuple(replace(said, choices=tuple(sorted(said.choices))) for said in command.further)
    return tuple(sorted(command.choices)), further


def record_answer(cycle: Cycle, command: RecordAnswer, act: Act) -> tuple[Body, ...]:
    ballot = standing_ballot(cycle, command.ballot)
    if command.unit not in ballot.asked:
        raise Refusal("not_asked", unit=command.unit, ballot=command.ballot)
    if command.unit in ballot.answers:
        raise Refusal("vote_repeated", unit=command.unit, ballot=command.ballot)
    choices, further = _named(cycle, ballot, command, command.unit)
    received = act.effective
    if command.received:
        received = act.happened(When.read(command.received), "received")
    before = ballot.answers_before
    in_time = before is None or (received.start is not None and received.start < before)
    return (
        AnswerRecorded(
            ballot=command.ballot,
            unit=command.unit,
            choices=choices,
            further=further,
            no_opinion=command.no_opinion,
            received=received,
            counted=in_time and not ballot.voted,
            document=document_of(command.document, act),
        ),
    )


def record_count(cycle: Cycle, command: RecordCount, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot, Method.PAPER)
    rules = rules_of(cycle, ballot)
    if command.count.void and rules.overfull is Overfull.INVALID:
        raise Refusal("not_foreseen", kind="void")
    _check_titles(ballot, command.ballot, (*command.count.votes, *command.count.void))
    for code, title in ballot.titles.items():
        check_count(
            of_title(command.count, code, ballot.selection),
            title.nominees,
            ballot.votes_of(ballot.electors),
            title.choices,
            ballot.own_votes(rules),
        )
    document = document_of(command.document, act)
    return (VotesCounted(ballot=command.ballot, count=command.count, document=document),)


def _check_titles(ballot: Ballot, code: str, lines: Collection[Votes | Void]) -> None:
    for line in lines:
        if line.selection is not None and line.selection not in ballot.titles:
            raise Refusal("not_on_ballot", selection=line.selection, ballot=code)


def count_hands(cycle: Cycle, command: CountHands, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot, Method.SHOW_OF_HANDS)
    electors = ballot.votes_of(ballot.electors)
    raised = [line.votes + (line.against or 0) + (line.no_opinion or 0) for line in command.votes]
    most = max(raised, default=0)
    count = Count(issued=electors, returned=most, valid=most, invalid=0, votes=command.votes)
    _check_titles(ballot, command.ballot, command.votes)
    own = ballot.own_votes(rules_of(cycle, ballot))
    for code, title in ballot.titles.items():
        lines = of_title(count, code, ballot.selection).votes
        check_hands(lines, title.nominees, electors, own)
    document = document_of(command.document, act)
    return (VotesCounted(ballot=command.ballot, count=count, document=document),)


def sign_count(cycle: Cycle, command: SignCount, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot, Method.PAPER)
    if ballot.count is None:
        raise Refusal("count_missing", ballot=command.ballot)
    unit = act.order.acting_for
    if unit is None or unit not in cycle.voting.tellers:
        raise Refusal("tellers_missing")
    if unit in ballot.signed:
        raise Refusal("already_done", what="sign_count")
    return (CountSigned(ballot=command.ballot, unit=unit),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.voting
    match event.body:
        case TellersAppointed() as body:
            part = replace(part, tellers=body.units)
        case VoteCast() as body:
            ballot = part.ballots[body.ballot]
            vote = _vote(ballot, body, weight=1)
            votes = put(ballot.votes, (body.unit, body.delegate), vote)
            part = _with_ballot(part, body.ballot, votes=votes)
        case AnswerRecorded() as body:
            ballot = part.ballots[body.ballot]
            weight = ballot.votes_of([body.unit]) if body.counted else 0
            answers = put(ballot.answers, body.unit, _vote(ballot, body, weight=weight))
            part = _with_ballot(part, body.ballot, answers=answers)
        case VotesCounted() as body:
            part = _with_ballot(part, body.ballot, count=body.count, signed=frozenset())
        case CountSigned() as body:
            signed = part.ballots[body.ballot].signed | {body.unit}
            part = _with_ballot(part, body.ballot, signed=signed)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, voting=part)


def _vote(ballot: Ballot, body: VoteCast | AnswerRecorded, *, weight: int) -> Vote:
    choices = {ballot.selection: body.choices}
    choices |= {said.selection: said.choices for said in body.further}
    return Vote(unit=body.unit, choices=choices, no_opinion=body.no_opinion, weight=weight)


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
    still = tuple(code for code, ballot in cycle.voting.ballots.items() if not ballot.over)
    return lacks(ballots=still) if still else None


NO_BALLOT_OPEN = Condition("no_ballot_open", _no_ballot_open)
LEAVE = (Condition("selections_decided", _selections_decided), NO_BALLOT_OPEN)
_HERE = (Phase.VOTING,)
_TO_VOTE = (SITTING_OPEN, QUORUM_MET)
ROWS = (
    Row(AppointTellers, _HERE, needs=(SITTING_OPEN,), in_sitting=True),
    Row(CastVote, _HERE, needs=_TO_VOTE, in_sitting=True),
    Row(RecordAnswer, SITTING),
    Row(RecordCount, _HERE, needs=(SITTING_OPEN,), in_sitting=True),
    Row(CountHands, _HERE, needs=_TO_VOTE, in_sitting=True),
    Row(SignCount, _HERE, needs=(SITTING_OPEN,), in_sitting=True),
)
DECISIONS = {
    AppointTellers: appoint_tellers,
    CastVote: cast_vote,
    RecordAnswer: record_answer,
    RecordCount: record_count,
    CountHands: count_hands,
    SignCount: sign_count,
}
EVENTS = (
    TellersAppointed,
    VoteCast,
    AnswerRecorded,
    VotesCounted,
    CountSigned,
)
