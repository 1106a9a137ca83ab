"""What holds of every vote, however it is given: drawn at random, with what people get wrong in it.

A random day of voting is a list of commands; what is refused changes nothing. Goal: no tally ever
counts more than may vote, and the events alone give the same outcome again.
"""

from collections.abc import Iterator
from typing import Any

from hypothesis import given as holding
from hypothesis import settings
from hypothesis import strategies as st

from domain.cycle.outcome import outcome
from domain.cycle.phases.voting import AppointTellers, CastVote, RecordAnswer
from domain.cycle.votes.ballot_box import Choices, Proxy, Voters
from domain.cycle.votes.closing import BallotClosed, CloseBallot, WithdrawBallot
from domain.cycle.votes.counting import CountHands, RecordCount, SignCount
from domain.cycle.votes.opening import AskInWriting, BallotOpened, OpenBallot, TitleAsked
from domain.cycle.votes.selecting import (
    AcclaimSelection,
    DecideSelection,
    SelectionMade,
    SelectTheOthers,
)
from domain.reckoning.ballot import Count, Void, Votes
from domain.record.record import Command, Event, Ids, Office, Seat, UnitId, write
from domain.record.streams import evolve, read_event
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import Method, Overfull
from domain.values.refusal import Refusal
from tests.factories import head, teller
from tests.rules.house import CHAIR_UNIT, UNITS, sitting, written, year
from tests.spec import Given

SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
TELLER = UNITS[0]
TITLES = ("co", "bk")


#: Once in ten times.
rarely = st.sampled_from((True, *(False,) * 9))


@st.composite
def rulebooks(draw: st.DrawFn) -> Rulebook:
    """Two titles and what they leave, by any threshold and any rules of voting."""
    of = st.sampled_from

    def title(code: str, more: str = "") -> str:
        threshold = (
            f"threshold: {{share: {draw(of(['1/2', '1/2', '1/2', '2/3', '100%']))},"
            f" base: {draw(of(['present', 'valid', 'asked', 'all', 'units']))},"
            f" more_than: {draw(of(['false', 'false', 'true']))},"
            f" must_include_chair: {str(draw(rarely)).lower()}}}"
        )
        quota = draw(of([0, 1, 1, 2, 3]))
        said = f"code: {code}, name: {code}, how: by_vote, quota: {quota}, {threshold}{more}"
        return f"- {{{said}}}"

    apart = draw(of(["", ", not_with: [co]", ", among: co"]))
    passes = "" if apart else draw(of(["", ", unused_to: bk"]))
    yes_or_no = of(["true", "false"])
    votes = (
        f"votes: {{delegates: {draw(of(['null', '1', '2', '3']))}, proxies: {draw(yes_or_no)},"
        f" own_unit: {draw(yes_or_no)}, absent_in_writing: {draw(yes_or_no)},"
        f" overfull: {draw(of(['invalid', 'lines_invalid']))},"
        f" even_split: {draw(of(['left_open', 'chair']))}, rounds: {draw(st.integers(1, 2))}}}"
    )
    lines = (title("co", passes), title("bk", apart))
    others = "- {code: gk, name: gk, how: the_others, not_with: [co, bk]}"
    return written("\n".join([votes, "selections:", *lines, others]))


@st.composite
def opened(draw: st.DrawFn, start: Given, name: str) -> Command:
    """A ballot on one title or on both, held in any way; now and then against the rules."""
    rules, members = start.state.plan.rulebook.votes, start.state.members
    some = st.lists(st.sampled_from(members), min_size=1, max_size=4, unique=True).map(tuple)
    left = [code for code in TITLES if code not in start.state.voting.outcomes] or list(TITLES)
    codes = draw(st.permutations(left))[: draw(st.integers(1, 2))]
    choices = st.sampled_from((None, None, 1, 2))
    first: dict[str, Any] = {
        "ballot": name,
        "selection": codes[0],
        "nominees": draw(some),
        "choices": draw(choices),
        "further": tuple(
            TitleAsked(selection=code, nominees=draw(some), choices=draw(choices))
            for code in codes[1:]
        ),
    }
    if draw(st.integers(0, 5)) == 0:
        return AskInWriting(**first, answers_by="2026-01-01", asked=draw(some))
    absent = tuple(unit for unit in members if unit not in start.state.conference.present)
    wrong = draw(rarely)
    represented = absent[: draw(st.integers(0, 1))] if rules.proxies or wrong else ()
    there = st.sampled_from(tuple(sorted(start.state.conference.present)))
    fewer = (Voters(unit=members[0], voters=1),) if rules.delegates or wrong else ()
    asked = absent[len(represented) :] if rules.absent_in_writing or wrong else ()
    return OpenBallot(
        **first,
        method=draw(st.sampled_from((Method.OPEN, Method.SHOW_OF_HANDS, Method.PAPER))),
        proxies=tuple(Proxy(unit=unit, by=draw(there)) for unit in represented),
        delegates=fewer if draw(st.booleans()) else (),
        asked=asked if draw(st.booleans()) else (),
    )


@st.composite
def given_votes(draw: st.DrawFn, start: Given, name: str) -> list[Command]:
    """What is said on a ballot that is open, by those who may and by those who may not."""
    ballot, members = start.state.voting.ballots[name], start.state.members
    found: list[Command] = []
    if ballot.method is Method.SHOW_OF_HANDS:
        found = [CountHands(ballot=name, votes=draw(figures(start, name)))]
    if ballot.method is Method.PAPER:
        found = [RecordCount(ballot=name, count=draw(counts(start, name)))]
    if ballot.method is Method.OPEN:
        found = [
            CastVote(**draw(says(start, name, unit)), delegate=number)
            for unit in draw(mostly(ballot.electors, members))
            for number in range(1, ballot.votes_of([unit]) + 1 + draw(rarely))
        ]
        for absent, by in ballot.proxies.items():
            found.append(CastVote(**draw(says(start, name, by)), proxy_for=absent))
    came = st.sampled_from((None, "2025-12-31", "2026-01-04"))
    for unit in draw(mostly(ballot.asked, members)):
        said = draw(says(start, name, unit))
        found.append(RecordAnswer(**said, received=draw(came)))
    return found


@st.composite
def mostly(draw: st.DrawFn, units: Ids[UnitId], others: Ids[UnitId]) -> Ids[UnitId]:
    """These units, rarely one of them left out or another besides."""
    kept = units[draw(rarely) :]
    return (*kept, draw(st.sampled_from(others))) if draw(rarely) else kept


@st.composite
def says(draw: st.DrawFn, start: Given, name: str, unit: UnitId) -> dict[str, Any]:
    """What one voter says on every title; rarely what no paper allows."""
    ballot = start.state.voting.ballots[name]

    def choices(code: str) -> Ids[UnitId]:
        title = ballot.titles[code]
        most = title.choices + draw(rarely)
        named = [one for one in title.nominees if one != unit or draw(rarely)]
        return tuple(named[: draw(st.sampled_from((most, most, 0)))])

    if draw(rarely):
        return {"ballot": name, "unit": unit, "no_opinion": True}
    first, *others = ballot.titles
    further = tuple(Choices(selection=code, choices=choices(code)) for code in others)
    return {"ballot": name, "unit": unit, "choices": choices(first), "further": further}


@st.composite
def figures(draw: st.DrawFn, start: Given, name: str, most: int | None = None) -> tuple[Votes, ...]:
    """Votes for every nominee of every title, mostly within what may be; ``most`` papers."""
    ballot = start.state.voting.ballots[name]
    voters, found = ballot.votes_of(ballot.electors), []
    for code, title in ballot.titles.items():
        room = (voters if most is None else most) * title.choices
        for unit in title.nominees:
            own = 0 if start.state.plan.rulebook.votes.own_unit else ballot.votes_of([unit])
            limit = max(min(voters - own, voters if most is None else most, room), 0)
            over = draw(rarely)
            for_it = draw(st.sampled_from((limit, limit // 2, 0, limit + over)))
            room = room - for_it if most is not None else room
            against = draw(st.integers(0, max(limit - for_it, 0)))
            silent = max(limit - for_it - against, 0) if draw(st.booleans()) else 0
            hands = {"against": against, "no_opinion": silent} if most is None else {}
            of = None if code == ballot.selection else code
            found.append(Votes(unit=unit, votes=for_it, selection=of, **hands))
    return tuple(found)


@st.composite
def counts(draw: st.DrawFn, start: Given, name: str) -> Count:
    """A count of papers, mostly one that balances."""
    ballot = start.state.voting.ballots[name]
    voters = ballot.votes_of(ballot.electors)
    issued = voters + draw(rarely)
    returned = max(issued - draw(st.integers(0, 2)), 0)
    valid = max(returned - draw(st.integers(0, 1)), 0)
    by_line = start.state.plan.rulebook.votes.overfull is Overfull.LINES_INVALID
    void = draw(st.integers(0, min(valid, 2))) if by_line else 0
    codes = {code: None if code == ballot.selection else code for code in ballot.titles}
    return Count(
        issued=issued,
        returned=returned,
        valid=valid,
        invalid=returned - valid + draw(rarely),
        votes=draw(figures(start, name, valid - void)),
        void=tuple(Void(papers=void, selection=of) for of in codes.values()) if void else (),
    )


@st.composite
def days(draw: st.DrawFn) -> Given:
    """A day of voting: ballots opened, withdrawn, counted and closed, ties decided or left."""
    rulebook = draw(rulebooks())
    members = UNITS[: draw(st.sampled_from((2, 3, 4, 6)))]
    present = draw(st.sampled_from((len(members), len(members), (len(members) + 1) // 2, 1)))
    start = sitting(year(rulebook, len(members)), present)
    start = after(start, AppointTellers(units=(TELLER,)))
    for number in range(draw(st.integers(1, 4))):
        name = str(number)
        start = after(start, draw(opened(start, name)))
        if name in start.state.voting.ballots:
            start = after(start, *draw(given_votes(start, name)), SignCount(ballot=name))
            some = st.lists(st.sampled_from(members), max_size=1).map(tuple)
            ends = (
                *[CloseBallot(ballot=name, chair_for=draw(some))] * 4,
                WithdrawBallot(ballot=name, reason="Mở nhầm"),
            )
            start = after(start, draw(st.sampled_from(ends)))
        code = draw(st.sampled_from(TITLES))
        chosen = draw(st.lists(st.sampled_from(members), max_size=2, unique=True).map(tuple))
        besides = (
            DecideSelection(selection=code, chosen=chosen, reason="Hội nghị nhất trí"),
            AcclaimSelection(selection=code, chosen=chosen),
            SelectTheOthers(selection="gk"),
            CloseBallot(ballot="0"),
        )
        if draw(st.integers(0, 2)) == 0:
            start = after(start, draw(st.sampled_from(besides)))
    return start


def after(start: Given, *commands: Command) -> Given:
    """What was accepted of them has happened."""
    for command in commands:
        seat = SECRETARY
        if isinstance(command, CastVote):
            seat = head(command.unit)
        if isinstance(command, (RecordCount, SignCount)):
            seat = teller(TELLER)
        then = start.when(command, as_=seat)
        if not isinstance(then.outcome, Refusal):
            start = then.given_besides()
    return start


def closings(day: Given) -> Iterator[tuple[BallotOpened, BallotClosed]]:
    """Every title that was closed, with how it was opened."""
    bodies = [event.body for event in day.events]
    opened_ = {
        (body.ballot, body.selection): body for body in bodies if isinstance(body, BallotOpened)
    }
    for body in bodies:
        if isinstance(body, BallotClosed):
            yield opened_[body.ballot, body.selection], body


@settings(max_examples=100, deadline=None)
@holding(days())
def test_a_tally_never_exceeds_the_electorate(day: Given) -> None:
    """Of delegates, proxies, answers in writing and void papers alike: no more votes than papers,
    no more papers than may vote, none for the own unit where that is not allowed."""
    rulebook: Rulebook = day.state.plan.rulebook
    rules = rulebook.votes
    each = rules.delegates or 1
    may_vote = len(day.state.members) * each
    for opening, closing in closings(day):
        count, tally = closing.count, closing.tally
        votes_of = {one.unit: one.voters for one in opening.voters}
        voters = sum(votes_of.get(unit, 1) for unit in (*opening.electors, *opening.asked))
        assert count.valid + count.invalid == count.returned <= count.issued <= voters <= may_vote
        assert 0 <= count.valid_here <= count.valid
        assert sum(line.votes for line in count.votes) <= count.valid_here * opening.choices or (
            opening.method is Method.SHOW_OF_HANDS
        )
        for line in count.votes:
            own = votes_of.get(line.unit, 1) if not rules.own_unit else 0
            theirs = own if line.unit in (*opening.electors, *opening.asked) else 0
            said = line.votes + (line.against or 0) + (line.no_opinion or 0)
            assert line.votes <= min(count.valid_here, voters - theirs)
            assert opening.method is Method.PAPER or said <= voters
        assert tally.of is None or tally.of <= may_vote


@settings(max_examples=100, deadline=None)
@holding(days())
def test_nobody_is_chosen_whom_the_rules_do_not_let(day: Given) -> None:
    """Of the nominees, with the votes that are needed, no more than the places; none tied is
    chosen, and a title that excludes another is not given beside it."""
    for opening, closing in closings(day):
        count, tally = closing.count, closing.tally
        votes = {line.unit: line.votes for line in count.votes}
        own = {one.unit: one.needed for one in tally.own}
        assert set(tally.chosen) | set(tally.tied) <= set(opening.nominees)
        assert not set(tally.chosen) & set(tally.tied)
        for unit in () if tally.even_split else tally.chosen:
            assert votes[unit] >= max(own.get(unit, tally.needed or 1), 1)
    made = [event.body for event in day.events if isinstance(event.body, SelectionMade)]
    for body in made:
        assert not body.quotas or len(body.chosen) <= sum(one.places for one in body.quotas)
        assert not set(body.chosen) & {one.unit for one in body.left_out}
    outcomes, rulebook = day.state.voting.outcomes, day.state.plan.rulebook
    for code, chosen in outcomes.items():
        for other in rulebook.selection(code).not_with:
            assert not set(chosen) & set(outcomes[other])


@settings(max_examples=60, deadline=None)
@holding(days())
def test_the_events_alone_give_the_outcome_again(day: Given) -> None:
    """Read back from their stored bytes and folded anew: the same votes, the same outcome."""
    state: Any = None
    for event in day.events:
        again: Event = read_event(write(event))
        state = evolve(state, again)
    assert state.voting == day.state.voting
    assert outcome(state) == outcome(day.state)
