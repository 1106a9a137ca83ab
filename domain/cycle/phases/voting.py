"""Voting: what is cast and answered.

What is counted stands in :mod:`domain.cycle.votes.counting`, what is mended in
:mod:`domain.cycle.votes.mending`. Ballots are opened in :mod:`domain.cycle.votes.opening` and
closed in :mod:`domain.cycle.votes.closing`; what is chosen without a count stands in
:mod:`domain.cycle.votes.selecting`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Condition, Phase, Row, Unmet, lacks
from domain.cycle.phases.summary_conference import QUORUM_MET, SITTING_OPEN
from domain.cycle.votes.ballot_box import (
    Ballot,
    Choices,
    Vote,
    Voting,
    open_ballot_named,
    rules_of,
    standing_ballot,
)
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import CHAIR, LEADERS, OWN_UNIT, UNIT
from domain.rulebook.selections import Method
from domain.values.growing import with_entry
from domain.values.known import is_met
from domain.values.paper import Document, Paper, document_of
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


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


@refuses("field_missing", "member_repeated", "not_member", document_of)
def appoint_tellers(cycle: Cycle, command: AppointTellers, act: Act) -> tuple[Body, ...]:
    check_distinct(command.units)
    if not command.units:
        raise Refusal("field_missing", field="units")
    for unit in command.units:
        cycle.check_member(unit)
    document = document_of(command.document, act)
    return (TellersAppointed(units=tuple(sorted(command.units)), document=document),)


@refuses("member_repeated", "nominee_unknown", "not_on_ballot", "own_vote", "too_many_choices")
def whom_named(
    cycle: Cycle, ballot: Ballot, command: _Said, unit: UnitId
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


@refuses(
    "attendance_missing",
    "count_recorded",
    "delegates_exceed",
    "proxy_unknown",
    "vote_by_proxy",
    "vote_repeated",
    open_ballot_named,
    whom_named,
)
def cast_vote(cycle: Cycle, command: CastVote, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot, Method.OPEN)
    unit = command.proxy_for or command.unit
    _check_proxy(ballot, command, unit)
    if ballot.count is not None:
        raise Refusal("count_recorded", ballot=command.ballot)
    if not 1 <= command.delegate <= ballot.votes_of([unit]):
        most = ballot.votes_of([unit])
        raise Refusal("delegates_exceed", unit=unit, count=command.delegate, max=most)
    if (unit, command.delegate) in ballot.votes:
        raise Refusal("vote_repeated", unit=unit, ballot=command.ballot)
    choices, further = whom_named(cycle, ballot, command, unit)
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


def _check_proxy(ballot: Ballot, command: CastVote, unit: UnitId) -> None:
    """A unit votes itself where it was present, through its proxy where it has one.

    Raises ``Refusal``: ``vote_by_proxy`` with the proxy, ``proxy_unknown`` or
    ``attendance_missing``.
    """
    by = ballot.proxies.get(unit)
    if by is not None and (command.proxy_for is None or command.unit != by):
        raise Refusal("vote_by_proxy", unit=unit, by=by)
    if by is None and command.proxy_for is not None:
        raise Refusal("proxy_unknown", unit=unit, ballot=command.ballot)
    if unit not in ballot.electors:
        raise Refusal("attendance_missing", unit=unit)


class _Said(Protocol):
    """What names somebody on a ballot."""

    @property
    def ballot(self) -> str: ...
    @property
    def choices(self) -> Ids[UnitId]: ...
    @property
    def further(self) -> tuple[Choices, ...]: ...
    @property
    def no_opinion(self) -> bool: ...


@refuses("day_ahead", "not_asked", "vote_repeated", document_of, standing_ballot, whom_named)
def record_answer(cycle: Cycle, command: RecordAnswer, act: Act) -> tuple[Body, ...]:
    ballot = standing_ballot(cycle, command.ballot)
    if command.unit not in ballot.asked:
        raise Refusal("not_asked", unit=command.unit, ballot=command.ballot)
    if command.unit in ballot.answers:
        raise Refusal("vote_repeated", unit=command.unit, ballot=command.ballot)
    choices, further = whom_named(cycle, ballot, command, command.unit)
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


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.voting
    match event.body:
        case TellersAppointed() as body:
            part = replace(part, tellers=body.units)
        case VoteCast() as body:
            ballot = part.ballots[body.ballot]
            vote = vote_of(ballot, body.unit, body)
            votes = with_entry(ballot.votes, (body.unit, body.delegate), vote)
            part = _with_ballot(part, body.ballot, votes=votes)
        case AnswerRecorded() as body:
            ballot = part.ballots[body.ballot]
            weight = counted_by(ballot, body.unit, counted=body.counted)
            answers = with_entry(
                ballot.answers, body.unit, vote_of(ballot, body.unit, body, weight=weight)
            )
            part = _with_ballot(part, body.ballot, answers=answers)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, voting=part)


def counted_by(ballot: Ballot, unit: UnitId, *, counted: bool) -> int:
    """How often an answer counts: for all delegates of the unit, or where it was late not."""
    return ballot.votes_of([unit]) if counted else 0


class _Named(Protocol):
    """What a vote says, in an event."""

    @property
    def choices(self) -> Ids[UnitId]: ...
    @property
    def further(self) -> tuple[Choices, ...]: ...
    @property
    def no_opinion(self) -> bool: ...


def vote_of(ballot: Ballot, unit: UnitId, said: _Named, *, weight: int = 1) -> Vote:
    """A vote by what an event says of it."""
    choices = {ballot.selection: said.choices}
    choices |= {more.selection: more.choices for more in said.further}
    return Vote(unit=unit, choices=choices, no_opinion=said.no_opinion, weight=weight)


def _with_ballot(part: Voting, code: str, **changes: object) -> Voting:
    return replace(
        part, ballots=with_entry(part.ballots, code, replace(part.ballots[code], **changes))
    )


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
SELECTIONS_DECIDED = Condition("selections_decided", _selections_decided)
LEAVE = (SELECTIONS_DECIDED, NO_BALLOT_OPEN)
_HERE = (Phase.VOTING,)
_TO_VOTE = (SITTING_OPEN, QUORUM_MET)
ROWS = (
    Row(AppointTellers, _HERE, by=LEADERS, needs=(SITTING_OPEN,), in_sitting=True),
    Row(CastVote, _HERE, by=UNIT, needs=_TO_VOTE, in_sitting=True),
    Row(RecordAnswer, SITTING, by=CHAIR | OWN_UNIT),
)
DECISIONS = {
    AppointTellers: appoint_tellers,
    CastVote: cast_vote,
    RecordAnswer: record_answer,
}
EVENTS = (
    TellersAppointed,
    VoteCast,
    AnswerRecorded,
)
