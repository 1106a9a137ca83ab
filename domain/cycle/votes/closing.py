"""The end of a ballot: what its figures mean by the rulebook, title by title; or nothing, where it
was withdrawn."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cycle.guard import SITTING, Row
from domain.cycle.votes.ballot_box import (
    Ballot,
    Rounds,
    Title,
    added,
    counted,
    open_ballot_named,
    rules_of,
    standing_ballot,
)
from domain.cycle.votes.chair_side import asks_for_chair, check_side_stated
from domain.cycle.votes.selecting import made, with_outcome
from domain.reckoning.ballot import (
    Count,
    Tally,
    decided_by_chair,
    of_title,
    split_evenly,
    tally,
    together,
)
from domain.reckoning.choice import LeftOut, QuotaUsed, places_in
from domain.reckoning.eligibility import in_group, left_out, quotas, rulebook_of, unmade
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId
from domain.record.who import LEADERS
from domain.rulebook.selections import PUBLIC, EvenSplit, Method, Selection
from domain.rulebook.ties import chosen_before, tie_to_vote_on
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import civil_day

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class CloseBallot(Command, frozen=True, kw_only=True):
    """Close a ballot; its figures decide the selection unless a tie is left at the quota, or
    places are left for another round."""

    ballot: str
    #: Where hands were counted and it matters: the nominees for whom the chair was.
    chair_for: Ids[UnitId] | None = None


class WithdrawBallot(Command, frozen=True, kw_only=True):
    """Withdraw a ballot that is not closed: opened by mistake, or not held as it should be. It
    decides nothing, and another may be opened for what it was to decide."""

    ballot: str
    reason: str
    document: Paper | None = None


class BallotClosed(Body, frozen=True, kw_only=True):
    """The count record of one title in full, answers in writing included, and what it means by
    the rulebook. A paper with several titles gives one event for each."""

    ballot: str
    selection: str
    count: Count
    tally: Tally


class BallotWithdrawn(Body, frozen=True, kw_only=True):
    """What it had gathered stays where it stands, and stays sealed."""

    ballot: str
    #: So many votes and answers had been recorded.
    cast: int
    #: Figures of papers or hands had been recorded.
    counted: bool
    reason: Private
    document: Document | None


@refuses(
    "ballot_awaits",
    "ballot_closed",
    "chair_side_missing",
    "count_missing",
    "count_unsigned",
    "quota_unknown",
    "selection_unknown",
    "selection_waits",
    check_side_stated,
    standing_ballot,
)
def close_ballot(cycle: Cycle, command: CloseBallot, act: Act) -> tuple[Body, ...]:
    """Titles on which others of the ballot rest go first: whoever is chosen there is passed over.
    Where such a title is left open, those others wait for another close."""
    ballot = standing_ballot(cycle, command.ballot)
    if ballot.over:
        raise Refusal("ballot_closed", ballot=command.ballot)
    _check_answered(cycle, ballot, command, act)
    bodies: list[Body] = []
    left = [rulebook_of(cycle).selection(code) for code in ballot.undecided]
    while ready := next((title for title in left if not unmade(cycle, title)), None):
        left.remove(ready)
        count = _count_of(cycle, ballot, command.ballot, ready.code)
        check_side_stated(cycle, ballot, command.ballot, ready)
        found = _closed(cycle, command, ballot, ready, count)
        cycle = with_outcome(cycle, found[-1]) if len(found) > 1 else cycle
        bodies += found
    if not bodies:
        waits = unmade(cycle, left[0])
        raise Refusal("selection_waits", selection=left[0].code, selections=waits)
    return tuple(bodies)


def _check_answered(cycle: Cycle, ballot: Ballot, command: CloseBallot, act: Act) -> None:
    """Whoever was asked in writing may answer to the last day. A past that is told is over.

    Raises ``Refusal("ballot_awaits")`` with those who have not answered.
    """
    silent = tuple(unit for unit in ballot.asked if unit not in ballot.answers)
    before = ballot.answers_before
    if silent and before is not None and act.now < before and not cycle.backfill:
        last_day = civil_day(before - 1)
        raise Refusal("ballot_awaits", ballot=command.ballot, last_day=last_day, units=silent)


@refuses(Act.hide_reason, document_of, open_ballot_named)
def withdraw_ballot(cycle: Cycle, command: WithdrawBallot, act: Act) -> tuple[Body, ...]:
    ballot = open_ballot_named(cycle, command.ballot)
    return (
        BallotWithdrawn(
            ballot=command.ballot,
            cast=len(ballot.votes) + len(ballot.answers),
            counted=ballot.count is not None,
            reason=act.hide_reason(command.reason),
            document=document_of(command.document, act),
        ),
    )


def _count_of(cycle: Cycle, ballot: Ballot, name: str, code: str) -> Count:
    """The figures of one title: those at the sitting, and the answers in writing."""
    issued = ballot.votes_of(ballot.electors)
    match ballot.method:
        case Method.PAPER | Method.SHOW_OF_HANDS:
            if ballot.count is None:
                raise Refusal("count_missing", ballot=name)
            unsigned = tuple(unit for unit in cycle.voting.tellers if unit not in ballot.signed)
            if unsigned and ballot.method is Method.PAPER:
                raise Refusal("count_unsigned", ballot=name, units=unsigned)
            count = of_title(ballot.count, code, ballot.selection)
        case _ if ballot.count is not None:
            count = of_title(ballot.count, code, ballot.selection)
        case _:
            count = counted(ballot, code, ballot.votes.values(), issued)
    if not ballot.asked:
        return count
    asked = ballot.votes_of(ballot.asked)
    return added(count, counted(ballot, code, ballot.answers.values(), asked))


def _closed(
    cycle: Cycle, command: CloseBallot, ballot: Ballot, selection: Selection, count: Count
) -> tuple[Body, ...]:
    """What the figures of one title mean; no outcome while something is left open."""
    out = left_out(cycle, selection)
    earlier = chosen_before(cycle, selection, tie_to_vote_on(cycle, selection, out))
    used = quotas(cycle, selection, [one.unit for one in out])
    result = _judged(cycle, command, ballot, selection, count, used, out, earlier.chosen)
    body = BallotClosed(ballot=command.ballot, selection=selection.code, count=count, tally=result)
    chosen = (*earlier.chosen, *result.chosen)
    places = places_in(used)
    rules = rules_of(cycle, ballot)
    held = ballot.titles[selection.code].round
    further = cycle.voting.further.get(selection.code)
    rounds = max(rules.rounds, further.round if further else 1)
    again = places is not None and len(chosen) < places and held < rounds
    if result.tied or again or selection.code in cycle.voting.outcomes:
        return (body,)
    return (body, made(selection, chosen, used, result.reserves, out))


def _judged(
    cycle: Cycle,
    command: CloseBallot,
    ballot: Ballot,
    selection: Selection,
    count: Count,
    used: tuple[QuotaUsed, ...],
    out: tuple[LeftOut, ...],
    earlier: Ids[UnitId],
) -> Tally:
    """Threshold and quota applied, in each group for itself, and an even split decided."""
    rules, threshold = rules_of(cycle, ballot), selection.threshold
    nominees = _eligible(cycle, ballot.titles[selection.code], out)
    chair_for = _chair_for(cycle, ballot, selection.code, command.chair_for)
    result = together(
        tally(
            {line.unit: line.votes for line in count.votes if line.unit in units},
            threshold,
            ballot.bases(rules, len(cycle.members), count.valid_here),
            places,
            reserves=selection.reserves,
            group=group,
            own={} if rules.own_unit else dict.fromkeys(nominees, rules.delegates or 1),
            sided=ballot.sided(count),
            chair_for=chair_for,
        )
        for group, units, places in _groups(cycle, selection, nominees, used, earlier)
    )
    must = asks_for_chair(selection)
    places_left = (places_in(used) or len(nominees)) - len(earlier)
    lines = [line for line in count.votes if line.unit in nominees]
    split = split_evenly(lines, threshold, places_left, result)
    by_chair = rules.even_split is EvenSplit.CHAIR and bool(split)
    if must or (by_chair and ballot.method in PUBLIC and cycle.chair not in split):
        _check_chair_said(cycle, command, ballot, chair_for)
    if by_chair:
        chair = cycle.chair if ballot.method in PUBLIC else None
        return decided_by_chair(result, split, chair, chair_for)
    return result


def _eligible(cycle: Cycle, title: Title, out: tuple[LeftOut, ...]) -> Ids[UnitId]:
    """The nominees whom nothing bars meanwhile; votes for the others count for nobody."""
    barred = set() if cycle.backfill else {one.unit for one in out}
    return tuple(unit for unit in title.nominees if unit not in barred)


def _groups(
    cycle: Cycle,
    selection: Selection,
    nominees: Ids[UnitId],
    used: tuple[QuotaUsed, ...],
    earlier: Ids[UnitId],
) -> list[tuple[str | None, set[UnitId], int]]:
    """Each group of nominees, and the places that earlier rounds have left in it."""
    found = []
    for quota in used:
        inside = set(in_group(cycle, selection, quota.group))
        taken = sum(unit in inside for unit in earlier)
        if inside & set(nominees):
            found.append((quota.group, inside & set(nominees), quota.places - taken))
    return found or [(None, set(nominees), len(nominees))]


def _chair_for(
    cycle: Cycle, ballot: Ballot, code: str, stated: Ids[UnitId] | None
) -> frozenset[UnitId] | None:
    """Whom the chair was for, as far as the vote shows it; ``None``: on no side."""
    cast = [vote for (unit, _), vote in ballot.votes.items() if unit == cycle.chair]
    answer = ballot.answers.get(cycle.chair) if cycle.chair else None
    said = [vote for vote in (*cast, *([answer] if answer else ())) if vote.weight]
    if said:
        sided = [vote for vote in said if not vote.no_opinion]
        named = frozenset(unit for vote in sided for unit in vote.choices.get(code, ()))
        return named if sided else None
    if cycle.chair not in ballot.electors:
        return None
    stated = stated if ballot.by_count else ballot.titles[code].chair_for
    return None if stated is None else frozenset(stated)


def _check_chair_said(
    cycle: Cycle, command: CloseBallot, ballot: Ballot, chair_for: Collection[UnitId] | None
) -> None:
    """Raises ``Refusal("chair_side_missing")`` where hands do not show what the chair said."""
    if ballot.by_count and chair_for is None and cycle.chair in ballot.electors:
        raise Refusal("chair_side_missing", ballot=command.ballot)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body, part = event.body, cycle.voting
    if isinstance(body, BallotWithdrawn):
        withdrawn = replace(part.ballots[body.ballot], withdrawn=True)
        part = replace(part, ballots=with_entry(part.ballots, body.ballot, withdrawn))
        return replace(cycle, voting=part)
    if not isinstance(body, BallotClosed):
        raise LookupError(type(body))
    ballot = part.ballots[body.ballot]
    title = replace(ballot.titles[body.selection], count=body.count, tally=body.tally)
    closed = replace(ballot, titles=with_entry(ballot.titles, body.selection, title))
    earlier = part.rounds.get(body.selection, Rounds())
    chosen = tuple(dict.fromkeys((*earlier.chosen, *body.tally.chosen)))
    held = Rounds(held=max(earlier.held, title.round), chosen=chosen)
    part = replace(
        part,
        ballots=with_entry(part.ballots, body.ballot, closed),
        rounds=with_entry(part.rounds, body.selection, held),
    )
    return replace(cycle, voting=part)


ROWS = (
    Row(CloseBallot, SITTING, by=LEADERS),
    Row(WithdrawBallot, SITTING, by=LEADERS),
)
DECISIONS = {CloseBallot: close_ballot, WithdrawBallot: withdraw_ballot}
EVENTS = (BallotClosed, BallotWithdrawn)
