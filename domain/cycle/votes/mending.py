"""Mending while the sitting is open: a vote, a proxy or a count that was written down wrongly.

The ballot stands. One that was closed already waits to be closed again, unless something was
decided since that rests on what it came to.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.clusters.roster import check_distinct
from domain.cycle.guard import SITTING, Row
from domain.cycle.phases.voting import counted_by, vote_of, whom_named
from domain.cycle.votes.ballot_box import (
    Ballot,
    Choices,
    Proxy,
    Rounds,
    Vote,
    Voters,
    rules_of,
    standing_ballot,
)
from domain.cycle.votes.counting import check_figures, count_of_hands
from domain.cycle.votes.opening import check_proxies
from domain.reckoning.ballot import Count, Votes
from domain.reckoning.eligibility import rulebook_of
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Ids, UnitId, command_word
from domain.record.who import LEADERS, TELLER
from domain.rulebook.selection_checks import waits_for
from domain.rulebook.selections import Method
from domain.values.growing import Key, Value, with_entry
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class CorrectVote(Command, frozen=True, kw_only=True):
    """Write an open vote or an answer in writing as it was given, with the reason."""

    ballot: str
    #: Whose vote it is; of a vote by proxy the absent unit.
    unit: UnitId
    choices: Ids[UnitId] = ()
    further: tuple[Choices, ...] = ()
    no_opinion: bool = False
    delegate: int = 1
    #: It was not given at all, and is taken out.
    struck: bool = False
    #: The day an answer came, where that was wrong. See ``When.read``.
    received: str | None = None
    reason: str
    document: Paper | None = None


class CorrectCount(Command, frozen=True, kw_only=True):
    """Write the count as it was, with the reason. On papers it is to be signed again."""

    ballot: str
    #: Of papers.
    count: Count | None = None
    #: Of hands, or of units called without a roll.
    votes: tuple[Votes, ...] = ()
    reason: str
    document: Paper | None = None


class CorrectProxies(Command, frozen=True, kw_only=True):
    """Say anew who votes for which absent unit, with the reason. Replaces the list."""

    ballot: str
    proxies: tuple[Proxy, ...]
    reason: str
    document: Paper | None = None


class VoteSaid(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a vote says."""

    choices: Ids[UnitId]
    #: The choices for titles after the first.
    further: tuple[Choices, ...]
    no_opinion: bool


class VoteCorrected(Body, frozen=True, kw_only=True):
    ballot: str
    unit: UnitId
    delegate: int
    #: It is the answer of a unit that was asked in writing.
    in_writing: bool
    was: VoteSaid
    #: ``None``: it was not given, and counts nothing.
    now: VoteSaid | None
    #: When an answer came, where that was wrong too.
    received: When | None
    #: Whether it counts: an answer that came too late does not.
    counted: bool
    reason: Private
    document: Document | None


class CountCorrected(Body, frozen=True, kw_only=True):
    """Signatures under the figures as they were hold no more."""

    ballot: str
    was: Count
    now: Count
    reason: Private
    document: Document | None


class ProxiesCorrected(Body, frozen=True, kw_only=True):
    ballot: str
    was: tuple[Proxy, ...]
    now: tuple[Proxy, ...]
    #: Those who vote at the sitting since.
    electors: Ids[UnitId]
    voters: tuple[Voters, ...]
    reason: Private
    document: Document | None


@refuses("ballot_rested_on", "conditions_unmet", standing_ballot)
def mendable_ballot(cycle: Cycle, code: str, command: Command) -> Ballot:
    """A ballot of which a record may be mended now.

    Raises ``Refusal``: ``ballot_unknown``, ``ballot_withdrawn``, ``conditions_unmet`` once the
    sitting is closed, or ``ballot_rested_on`` with what was decided on it.
    """
    ballot = standing_ballot(cycle, code)
    if ballot.method is not Method.CORRESPONDENCE and not cycle.conference.sitting:
        unmet: tuple[tuple[str, Mapping[str, object]], ...] = (("sitting_open", {}),)
        raise Refusal("conditions_unmet", command=command_word(command), unmet=unmet)
    resting = rested_on(cycle, ballot)
    if resting:
        raise Refusal("ballot_rested_on", ballot=code, selections=resting)
    return ballot


def rested_on(cycle: Cycle, ballot: Ballot) -> tuple[str, ...]:
    """The selections decided since on what a closed ballot came to: its own titles where another
    round or a decision followed, and others that rest on them."""
    voting, rulebook = cycle.voting, rulebook_of(cycle)
    voted = {code: title for code, title in ballot.titles.items() if title.tally is not None}
    again = [
        code
        for code, title in voted.items()
        if voting.rounds.get(code, Rounds()).held > title.round
        or (code in voting.further and voting.further[code].round > title.round)
        or (code in voting.made and not voting.by_vote(code))
        or voting.ballot_on(code) is not None
    ]
    others = [
        found.code
        for found in rulebook.selections
        if found.code not in ballot.titles
        and (found.code in voting.made or voting.ballot_on(found.code))
        and set(waits_for(rulebook, found)) & set(voted)
    ]
    return (*again, *others)


@refuses(
    "already_done",
    "day_ahead",
    "vote_missing",
    Act.hide_reason,
    document_of,
    mendable_ballot,
    whom_named,
)
def correct_vote(cycle: Cycle, command: CorrectVote, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    ballot = mendable_ballot(cycle, command.ballot, command)
    in_writing = command.unit in ballot.answers
    key = (command.unit, command.delegate)
    known = ballot.answers.get(command.unit) if in_writing else ballot.votes.get(key)
    if known is None:
        raise Refusal("vote_missing", unit=command.unit, ballot=command.ballot)
    now = None
    if not command.struck:
        choices, further = whom_named(cycle, ballot, command, command.unit)
        now = VoteSaid(choices=choices, further=further, no_opinion=command.no_opinion)
    received = None
    if in_writing and command.received:
        received = act.happened(When.read(command.received), "received")
    was = vote_said(ballot, known)
    if was == now and received is None:
        raise Refusal("already_done", what="correct_vote", unit=command.unit)
    counted = known.weight > 0
    if received is not None:
        before = ballot.answers_before
        counted = before is None or (received.start is not None and received.start < before)
    return (
        VoteCorrected(
            ballot=command.ballot,
            unit=command.unit,
            delegate=command.delegate,
            in_writing=in_writing,
            was=was,
            now=now,
            received=received,
            counted=counted and now is not None,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


def vote_said(ballot: Ballot, vote: Vote) -> VoteSaid:
    """What a vote on a ballot says, as an event holds it."""
    first, *others = ballot.titles
    further = tuple(
        Choices(selection=code, choices=vote.choices[code])
        for code in others
        if code in vote.choices
    )
    choices = vote.choices.get(first, ())
    return VoteSaid(choices=choices, further=further, no_opinion=vote.no_opinion)


@refuses(
    "already_done",
    "count_missing",
    "field_missing",
    "selection_unknown",
    Act.hide_reason,
    check_figures,
    document_of,
    mendable_ballot,
)
def correct_count(cycle: Cycle, command: CorrectCount, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    ballot = mendable_ballot(cycle, command.ballot, command)
    if ballot.count is None:
        raise Refusal("count_missing", ballot=command.ballot)
    if ballot.method is Method.PAPER:
        if command.count is None:
            raise Refusal("field_missing", field="count")
        now = command.count
    else:
        if not command.votes:
            raise Refusal("field_missing", field="votes")
        now = count_of_hands(ballot, command.votes)
    check_figures(cycle, ballot, command.ballot, now)
    if now == ballot.count:
        raise Refusal("already_done", what="correct_count")
    return (
        CountCorrected(
            ballot=command.ballot,
            was=ballot.count,
            now=now,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


@refuses(
    "already_done",
    "attendance_missing",
    "member_repeated",
    "not_absent",
    "not_member",
    "vote_stands",
    Act.hide_reason,
    check_figures,
    document_of,
    mendable_ballot,
)
def correct_proxies(cycle: Cycle, command: CorrectProxies, act: Act) -> tuple[Body, ...]:
    reason = act.hide_reason(command.reason)
    ballot = mendable_ballot(cycle, command.ballot, command)
    rules = rules_of(cycle, ballot)
    present = frozenset(unit for unit in ballot.electors if unit not in ballot.proxies)
    check_proxies(cycle, command.proxies, rules, present)
    check_distinct((*ballot.asked, *(proxy.unit for proxy in command.proxies)))
    was = tuple(Proxy(unit=unit, by=by) for unit, by in ballot.proxies.items())
    if set(was) == set(command.proxies):
        raise Refusal("already_done", what="correct_proxies")
    electors = tuple(sorted({*present, *(proxy.unit for proxy in command.proxies)}))
    for unit, delegate in ballot.votes:
        if unit not in electors:
            raise Refusal("vote_stands", unit=unit, ballot=command.ballot, delegate=delegate)
    each = rules.delegates
    voters = tuple(
        Voters(unit=unit, voters=ballot.voters.get(unit, each))
        for unit in sorted({*electors, *ballot.asked})
        if each is not None
    )
    changed = _with_electors(ballot, electors, command.proxies, voters)
    if ballot.count is not None:
        check_figures(cycle, changed, command.ballot, ballot.count)
    return (
        ProxiesCorrected(
            ballot=command.ballot,
            was=was,
            now=command.proxies,
            electors=electors,
            voters=voters,
            reason=reason,
            document=document_of(command.document, act),
        ),
    )


def _with_electors(
    ballot: Ballot, electors: Ids[UnitId], proxies: tuple[Proxy, ...], voters: tuple[Voters, ...]
) -> Ballot:
    return replace(
        ballot,
        electors=electors,
        proxies=MappingProxyType({one.unit: one.by for one in proxies}),
        voters=MappingProxyType({one.unit: one.voters for one in voters}),
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case VoteCorrected() as body:
            ballot = _with_vote(cycle.voting.ballots[body.ballot], body)
        case CountCorrected() as body:
            known = cycle.voting.ballots[body.ballot]
            ballot = replace(known, count=body.now, signed=frozenset())
        case ProxiesCorrected() as body:
            known = cycle.voting.ballots[body.ballot]
            ballot = _with_electors(known, body.electors, body.now, body.voters)
        case _:
            raise LookupError(type(event.body))
    return open_again(cycle, body.ballot, ballot)


def _with_vote(ballot: Ballot, body: VoteCorrected) -> Ballot:
    key = (body.unit, body.delegate)
    if body.now is None:
        if body.in_writing:
            return replace(ballot, answers=_without(ballot.answers, body.unit))
        return replace(ballot, votes=_without(ballot.votes, key))
    if not body.in_writing:
        return replace(
            ballot, votes=with_entry(ballot.votes, key, vote_of(ballot, body.unit, body.now))
        )
    weight = counted_by(ballot, body.unit, counted=body.counted)
    answer = vote_of(ballot, body.unit, body.now, weight=weight)
    return replace(ballot, answers=with_entry(ballot.answers, body.unit, answer))


def _without(known: Mapping[Key, Value], key: Key) -> Mapping[Key, Value]:
    return MappingProxyType({one: value for one, value in known.items() if one != key})


def open_again(cycle: Cycle, code: str, ballot: Ballot) -> Cycle:
    """What a closed ballot came to is open again, until it is closed once more."""
    part = cycle.voting
    made, rounds = dict(part.made), dict(part.rounds)
    for selection, title in ballot.titles.items():
        if title.tally is None:
            continue
        made.pop(selection, None)
        held = part.rounds.get(selection, Rounds())
        chosen = tuple(unit for unit in held.chosen if unit not in title.tally.chosen)
        rounds[selection] = Rounds(held=title.round - 1, chosen=chosen)
        if title.round == 1:
            del rounds[selection]
    titles = {
        selection: replace(title, count=None, tally=None)
        for selection, title in ballot.titles.items()
    }
    part = replace(
        part,
        ballots=with_entry(part.ballots, code, replace(ballot, titles=MappingProxyType(titles))),
        made=MappingProxyType(made),
        rounds=MappingProxyType(rounds),
    )
    return replace(cycle, voting=part)


ROWS = (
    Row(CorrectVote, SITTING, by=LEADERS),
    Row(CorrectCount, SITTING, by=LEADERS | TELLER),
    Row(CorrectProxies, SITTING, by=LEADERS),
)
DECISIONS = {
    CorrectVote: correct_vote,
    CorrectCount: correct_count,
    CorrectProxies: correct_proxies,
}
EVENTS = (VoteCorrected, CountCorrected, ProxiesCorrected)
