"""The ballots of a cycle as they stand: who votes, on which titles, what was cast and counted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec

from domain.reckoning.ballot import Count, Tally, Votes
from domain.reckoning.choice import Made, MadeBy
from domain.record.record import Ids, UnitId
from domain.rulebook.selections import Again, Base, Method, VoteRules
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Voters(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How many votes a unit has: one for each of its delegates."""

    unit: UnitId
    voters: int


class Proxy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An absent unit lets another vote for it."""

    unit: UnitId
    by: UnitId


class Choices(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Whom a vote names for one of several titles."""

    selection: str
    choices: Ids[UnitId]


class Vote(msgspec.Struct, frozen=True, kw_only=True):
    """What one voter said."""

    unit: UnitId
    choices: Mapping[str, Ids[UnitId]]
    no_opinion: bool = False
    #: It counts so many times, and not at all where it came too late.
    weight: int = 1


class Title(msgspec.Struct, frozen=True, kw_only=True):
    """One title on a ballot."""

    nominees: Ids[UnitId]
    choices: int
    #: How often the title is voted on with this ballot.
    round: int = 1
    #: What was counted and what it means, once the ballot is closed.
    count: Count | None = None
    tally: Tally | None = None
    #: In a secret ballot, whom the chair says that it was for; ``None``: it has not said so.
    chair_for: Ids[UnitId] | None = None


class Ballot(msgspec.Struct, frozen=True, kw_only=True):
    method: Method
    electors: Ids[UnitId]
    #: By selection, in the order of the paper.
    titles: Mapping[str, Title]
    asked: Ids[UnitId] = ()
    #: Answers that came at or after this moment do not count.
    answers_before: Moment | None = None
    #: Votes of each unit, where not every unit has one.
    voters: Mapping[UnitId, int] = MappingProxyType({})
    #: Who votes for an absent unit.
    proxies: Mapping[UnitId, UnitId] = MappingProxyType({})
    #: By unit and number of the delegate.
    votes: Mapping[tuple[UnitId, int], Vote] = MappingProxyType({})
    answers: Mapping[UnitId, Vote] = MappingProxyType({})
    #: What tellers counted, or whoever counted hands.
    count: Count | None = None
    signed: frozenset[UnitId] = frozenset()
    withdrawn: bool = False

    @property
    def selection(self) -> str:
        """The first title on the ballot."""
        return next(iter(self.titles))

    @property
    def undecided(self) -> tuple[str, ...]:
        """The titles whose figures do not yet say anything: all, until the ballot is closed;
        then those that wait for a tie in another title of the same ballot."""
        return tuple(code for code, title in self.titles.items() if title.tally is None)

    @property
    def voted(self) -> bool:
        """The voting is over and its figures may be read."""
        return len(self.undecided) < len(self.titles)

    @property
    def open(self) -> bool:
        """Votes are still given."""
        return not self.withdrawn and not self.voted

    @property
    def over(self) -> bool:
        """Nothing is left to be done with it."""
        return self.withdrawn or not self.undecided

    @property
    def by_count(self) -> bool:
        """Those for and against are counted in the open, and who said what is not written down."""
        called = self.method is Method.OPEN and self.count is not None
        return called or self.method is Method.SHOW_OF_HANDS

    def votes_of(self, units: Iterable[UnitId]) -> int:
        """How many votes these units have together."""
        return sum(self.voters.get(unit, 1) for unit in units)

    def has_voted(self, unit: UnitId) -> bool:
        """Whether every vote that a unit has at the sitting was cast."""
        cast = sum(voter == unit for voter, _ in self.votes)
        return cast >= self.votes_of([unit])

    def own_votes(self, rules: VoteRules) -> dict[UnitId, int]:
        """How many at the sitting may not vote on a nominee because it is their own unit."""
        if rules.own_unit:
            return {}
        return {unit: self.votes_of([unit]) for unit in self.electors}

    @property
    def without_opinion(self) -> int:
        """How many of the votes called by name, and of the answers, have no opinion."""
        given = [*self.votes.values(), *self.answers.values()]
        return sum(vote.weight for vote in given if vote.no_opinion)

    def sided(self, count: Count) -> dict[UnitId, int]:
        """How many were for or against each nominee of the count of one title.

        Where against is not counted for each, whoever names another is against it, and a valid
        paper has an opinion.
        """
        silent = self.without_opinion
        return {
            line.unit: count.valid_here - silent
            if line.against is None
            else line.votes + line.against
            for line in count.votes
        }

    def bases(self, rules: VoteRules, members: int, valid: int) -> dict[Base, int]:
        """The number for each base of a threshold.

        By correspondence nobody is present: those asked stand in the place of those present.
        """
        present, asked = self.votes_of(self.electors), self.votes_of(self.asked)
        in_writing = self.method is Method.CORRESPONDENCE
        return {
            Base.ALL: members * (rules.delegates or 1),
            Base.PRESENT: asked if in_writing else present,
            Base.ASKED: present + asked,
            Base.VALID: valid,
            Base.UNITS: members,
        }


class Rounds(msgspec.Struct, frozen=True, kw_only=True):
    """How often a selection was voted on, and who was chosen so far."""

    held: int = 0
    chosen: Ids[UnitId] = ()


class Further(msgspec.Struct, frozen=True, kw_only=True):
    """A further round on which the sitting decided."""

    standing: Again
    #: None: they are named when the ballot is opened.
    nominees: Ids[UnitId]
    round: int


class Voting(msgspec.Struct, frozen=True, kw_only=True):
    tellers: Ids[UnitId] = ()
    ballots: Mapping[str, Ballot] = MappingProxyType({})
    rounds: Mapping[str, Rounds] = MappingProxyType({})
    #: By selection, the last further round on which the sitting decided.
    further: Mapping[str, Further] = MappingProxyType({})
    #: By selection that has an outcome; none chosen is an outcome too.
    made: Mapping[str, Made] = MappingProxyType({})

    @property
    def outcomes(self) -> Mapping[str, Ids[UnitId]]:
        """The units chosen in each selection that has an outcome."""
        return {code: made.chosen for code, made in self.made.items()}

    def by_vote(self, selection: str) -> bool:
        """Whether the outcome came of a ballot, be it one that broke a tie by rank."""
        made = self.made.get(selection)
        voted = {MadeBy.BALLOT, MadeBy.RANK} if selection in self.rounds else {MadeBy.BALLOT}
        return made is not None and made.by in voted

    def ballot_on(self, selection: str) -> str | None:
        """The ballot that is to decide a selection, where one is under way."""
        found = (
            code
            for code, ballot in self.ballots.items()
            if not ballot.over and selection in ballot.undecided
        )
        return next(found, None)


def ballot_named(cycle: Cycle, code: str) -> Ballot:
    """Raises ``Refusal("ballot_unknown")``."""
    ballot = cycle.voting.ballots.get(code)
    if ballot is None:
        raise Refusal("ballot_unknown", ballot=code)
    return ballot


@refuses("ballot_unknown", "ballot_withdrawn")
def standing_ballot(cycle: Cycle, code: str) -> Ballot:
    """A ballot that was not withdrawn. Raises ``Refusal``: ``ballot_unknown`` or
    ``ballot_withdrawn``."""
    ballot = ballot_named(cycle, code)
    if ballot.withdrawn:
        raise Refusal("ballot_withdrawn", ballot=code)
    return ballot


@refuses("ballot_closed", "ballot_kind", standing_ballot)
def open_ballot_named(cycle: Cycle, code: str, method: Method | None = None) -> Ballot:
    """A ballot on which votes are still given. Raises ``Refusal``: ``ballot_withdrawn``,
    ``ballot_closed``, or ``ballot_kind`` where it is held in another way."""
    ballot = standing_ballot(cycle, code)
    if not ballot.open:
        raise Refusal("ballot_closed", ballot=code)
    if method is not None and ballot.method is not method:
        raise Refusal("ballot_kind", ballot=code, method=ballot.method)
    return ballot


def rules_of(cycle: Cycle, ballot: Ballot) -> VoteRules:
    """Every title on a ballot has the same rules of voting."""
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    return rulebook.votes_of(rulebook.selection(ballot.selection))


def counted(ballot: Ballot, selection: str, votes: Iterable[Vote], issued: int) -> Count:
    """Votes that are known one by one, as a count of one title.

    Where there is one nominee, a vote that has an opinion and does not name it is against it.
    """
    said = [vote for vote in votes if vote.weight]
    lines = []
    for unit in ballot.titles[selection].nominees:
        for_it = sum(vote.weight for vote in said if unit in vote.choices.get(selection, ()))
        line = Votes(unit=unit, votes=for_it)
        if len(ballot.titles[selection].nominees) == 1:
            silent = sum(vote.weight for vote in said if vote.no_opinion)
            against = sum(vote.weight for vote in said) - for_it - silent
            line = Votes(unit=unit, votes=for_it, against=against, no_opinion=silent)
        lines.append(line)
    cast = sum(vote.weight for vote in said)
    return Count(issued=issued, returned=cast, valid=cast, invalid=0, votes=tuple(lines))


def added(one: Count, other: Count) -> Count:
    """The count of those at the sitting with the answers of those who were asked in writing."""
    answers = {line.unit: line for line in other.votes}

    def line(of: Votes) -> Votes:
        more = answers[of.unit]
        return Votes(
            unit=of.unit,
            votes=of.votes + more.votes,
            against=_sum(of.against, more.against),
            no_opinion=_sum(of.no_opinion, more.no_opinion),
        )

    return Count(
        issued=one.issued + other.issued,
        returned=one.returned + other.returned,
        valid=one.valid + other.valid,
        invalid=one.invalid + other.invalid,
        votes=tuple(line(of) for of in one.votes),
        void=one.void,
    )


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other
