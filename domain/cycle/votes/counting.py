"""Counting: papers, hands, and units that were called; and who signs for it."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cycle.guard import Phase, Row
from domain.cycle.phases.summary_conference import QUORUM_MET, SITTING_OPEN
from domain.cycle.votes.ballot_box import Ballot, open_ballot_named, rules_of
from domain.reckoning.ballot import Count, Void, Votes, check_count, check_hands, of_title
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, Office, UnitId
from domain.record.who import CHAIR, LEADERS, TELLER
from domain.rulebook.selections import Method, Overfull
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class RecordCount(Command, frozen=True, kw_only=True):
    """Record what the tellers counted; the chair's office does so from the record they signed."""

    ballot: str
    count: Count
    document: Paper | None = None


class CountHands(Command, frozen=True, kw_only=True):
    """Record those for, against and without opinion: of hands, or of units that were called where
    no roll is kept."""

    ballot: str
    votes: tuple[Votes, ...]
    document: Paper | None = None


class SignOffCount(Command, frozen=True, kw_only=True):
    """Record that all tellers have signed the count record on paper, from the signed paper."""

    ballot: str
    document: Paper


class SignCount(Command, frozen=True, kw_only=True):
    """Sign the count record as a teller."""

    ballot: str


class VotesCounted(Body, frozen=True, kw_only=True):
    ballot: str
    count: Count
    document: Document | None


class CountSigned(Body, frozen=True, kw_only=True):
    ballot: str
    unit: UnitId


class CountSignedOff(Body, frozen=True, kw_only=True):
    """The signatures stand on the paper that is named."""

    ballot: str
    units: Ids[UnitId]
    document: Document


#: Who was not at the papers copies the record that those who were have signed.
_FROM_PAPER = frozenset({Office.CHAIR, Office.SECRETARY})


@refuses(
    "count_unbalanced",
    "hands_exceed",
    "hands_missing",
    "nominee_unknown",
    "not_foreseen",
    "not_on_ballot",
    "too_many_choices",
    "void_exceeds_valid",
    "votes_exceed_valid",
    "votes_missing",
)
def check_figures(cycle: Cycle, ballot: Ballot, code: str, count: Count) -> None:
    """Check the figures of a count, title by title. Raises ``Refusal`` as :func:`check_count` and
    :func:`check_hands` do."""
    rules, electors = rules_of(cycle, ballot), ballot.votes_of(ballot.electors)
    if count.void and rules.overfull is Overfull.INVALID:
        raise Refusal("not_foreseen", kind="void")
    _check_titles(ballot, code, (*count.votes, *count.void))
    own = ballot.own_votes(rules)
    for selection, title in ballot.titles.items():
        figures = of_title(count, selection, ballot.selection)
        if ballot.method is Method.PAPER:
            check_count(figures, title.nominees, electors, title.choices, own)
        else:
            check_hands(figures.votes, title.nominees, electors, own)


@refuses(
    "count_recorded",
    "field_missing",
    "selection_unknown",
    check_figures,
    document_of,
    open_ballot_named,
)
def record_count(cycle: Cycle, command: RecordCount, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot, Method.PAPER)
    if ballot.count is not None:
        raise Refusal("count_recorded", ballot=command.ballot)
    check_figures(cycle, ballot, command.ballot, command.count)
    office = act.order.seat.office if act.order.seat else None
    if command.document is None and office in _FROM_PAPER:
        raise Refusal("field_missing", case="signed_count", field="document")
    document = document_of(command.document, act)
    return (VotesCounted(ballot=command.ballot, count=command.count, document=document),)


def _check_titles(ballot: Ballot, code: str, lines: Collection[Votes | Void]) -> None:
    for line in lines:
        if line.selection is not None and line.selection not in ballot.titles:
            raise Refusal("not_on_ballot", selection=line.selection, ballot=code)


@refuses(
    "count_recorded",
    "roll_kept",
    "selection_unknown",
    check_figures,
    document_of,
    open_ballot_named,
)
def count_hands(cycle: Cycle, command: CountHands, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot)
    if ballot.method not in {Method.SHOW_OF_HANDS, Method.OPEN}:
        raise Refusal("ballot_kind", ballot=command.ballot, method=ballot.method)
    if ballot.votes:
        raise Refusal("roll_kept", ballot=command.ballot)
    if ballot.count is not None:
        raise Refusal("count_recorded", ballot=command.ballot)
    count = count_of_hands(ballot, command.votes)
    check_figures(cycle, ballot, command.ballot, count)
    document = document_of(command.document, act)
    return (VotesCounted(ballot=command.ballot, count=count, document=document),)


def count_of_hands(ballot: Ballot, votes: tuple[Votes, ...]) -> Count:
    """Hands, or units that were called, as a count of everybody at the sitting."""
    electors = ballot.votes_of(ballot.electors)
    raised = [line.votes + (line.against or 0) + (line.no_opinion or 0) for line in votes]
    most = max(raised, default=0)
    return Count(issued=electors, returned=most, valid=most, invalid=0, votes=votes)


@refuses("already_done", "count_missing", document_of, open_ballot_named)
def sign_off_count(cycle: Cycle, command: SignOffCount, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot, Method.PAPER)
    if ballot.count is None:
        raise Refusal("count_missing", ballot=command.ballot)
    unsigned = tuple(unit for unit in cycle.voting.tellers if unit not in ballot.signed)
    if not unsigned:
        raise Refusal("already_done", what="sign_off_count")
    document = required_document(command.document, act)
    return (CountSignedOff(ballot=command.ballot, units=unsigned, document=document),)


@refuses("already_done", "count_missing", "tellers_missing", open_ballot_named)
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
    match event.body:
        case VotesCounted() as body:
            changed = _changed(cycle, body.ballot, count=body.count, signed=frozenset())
        case CountSigned() as body:
            signed = cycle.voting.ballots[body.ballot].signed | {body.unit}
            changed = _changed(cycle, body.ballot, signed=signed)
        case CountSignedOff() as body:
            signed = cycle.voting.ballots[body.ballot].signed | set(body.units)
            changed = _changed(cycle, body.ballot, signed=signed)
        case _:
            raise LookupError(type(event.body))
    return changed


def _changed(cycle: Cycle, code: str, **changes: object) -> Cycle:
    ballots = cycle.voting.ballots
    ballots = with_entry(ballots, code, replace(ballots[code], **changes))
    return replace(cycle, voting=replace(cycle.voting, ballots=ballots))


_HERE = (Phase.VOTING,)
ROWS = (
    Row(RecordCount, _HERE, by=CHAIR | TELLER, needs=(SITTING_OPEN,), in_sitting=True),
    Row(CountHands, _HERE, by=LEADERS | TELLER, needs=(SITTING_OPEN, QUORUM_MET), in_sitting=True),
    Row(SignCount, _HERE, by=TELLER, needs=(SITTING_OPEN,), in_sitting=True),
    Row(SignOffCount, _HERE, by=CHAIR, needs=(SITTING_OPEN,), in_sitting=True),
)
DECISIONS = {
    RecordCount: record_count,
    CountHands: count_hands,
    SignCount: sign_count,
    SignOffCount: sign_off_count,
}
EVENTS = (VotesCounted, CountSigned, CountSignedOff)
