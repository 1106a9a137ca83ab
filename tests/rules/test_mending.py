"""Mending while the sitting is open: a vote, a proxy, a count; and counts without a roll."""

from typing import Any

import pytest

from domain.cycle.phases.summary_conference import CloseSitting
from domain.cycle.phases.voting import CastVote, RecordAnswer
from domain.cycle.votes.ballot_box import Proxy
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.counting import CountHands, CountSignedOff, RecordCount, SignOffCount
from domain.cycle.votes.mending import (
    CorrectCount,
    CorrectProxies,
    CorrectVote,
    CountCorrected,
    ProxiesCorrected,
    VoteCorrected,
    VoteSaid,
)
from domain.cycle.votes.opening import AskInWriting, OpenBallot
from domain.cycle.votes.selecting import DecideSelection, SelectionMade, SelectTheOthers
from domain.notices import Topic
from domain.reckoning.ballot import Count, Votes
from domain.record.order import Considered
from domain.record.record import Command, Ids, Office, Seat, UnitId
from domain.rulebook.selections import Method
from domain.values.paper import Paper
from tests.factories import DOCUMENT, PAPER, at, head, hidden, officer, teller
from tests.rules.house import CHAIR_UNIT, UNITS, sitting, written, year
from tests.rules.test_votes import with_tellers
from tests.spec import Given
from workflows.reader import Reader
from workflows.reading import Seal, readable
from workflows.still_open import left_to_do
from workflows.who_is_told import notices

SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
A, B, C, D, E, F = UNITS[:6]
WHY = "Ghi nhầm"
FLAG = "{code: co, name: Cờ, how: by_vote, quota: 1, threshold: {share: 1/2, base: present}}"
REST = "{code: gk, name: Giấy khen, how: the_others, not_with: [co]}"


def house(votes: str = "", more: str = "", present: int = 5) -> Given:
    """Six members, so many of them present."""
    rulebook = written(f"selections: [{FLAG}{more and ', ' + more}]\n{votes}")
    return sitting(year(rulebook, 6), present)


def go(start: Given, *commands: Command, seat: Seat = SECRETARY) -> Given:
    for command in commands:
        start = start.when(command, as_=seat).given_besides()
    return start


def opened(start: Given, method: Method = Method.OPEN, **more: Any) -> Given:
    nominees = more.pop("nominees", (A, B))
    command = OpenBallot(ballot="1", selection="co", method=method, nominees=nominees, **more)
    return go(start, command)


def called(start: Given, **votes: UnitId) -> Given:
    """Each unit by its letter, and for whom it is."""
    for letter, choice in votes.items():
        unit = {"a": A, "b": B, "c": C, "d": D, "e": E}[letter]
        start = go(start, CastVote(ballot="1", unit=unit, choices=(choice,)), seat=head(unit))
    return start


def outcome_of(start: Given, selection: str = "co") -> Ids[UnitId] | None:
    found: Ids[UnitId] | None = start.state.voting.outcomes.get(selection)
    return found


CALLED = called(opened(house()), a=A, b=B, c=A, d=B, e=B)
CLOSE = CloseBallot(ballot="1")


def test_a_vote_is_mended_with_what_it_was_and_the_reason() -> None:
    """E said A and B was written: the ballot stands, and A is chosen."""
    mend = CorrectVote(ballot="1", unit=E, choices=(A,), reason=WHY, document=PAPER)
    CALLED.when(mend, as_=SECRETARY).then(
        VoteCorrected(
            ballot="1",
            unit=E,
            delegate=1,
            in_writing=False,
            was=VoteSaid(choices=(B,), further=(), no_opinion=False),
            now=VoteSaid(choices=(A,), further=(), no_opinion=False),
            received=None,
            counted=True,
            reason=hidden(WHY),
            document=DOCUMENT,
        )
    )
    assert outcome_of(go(CALLED, mend, CLOSE)) == (A,)
    assert outcome_of(go(CALLED, CLOSE)) == (B,)


def test_a_vote_that_was_not_given_is_taken_out() -> None:
    """It was another unit's: what was written for E falls away, and E may still vote."""
    struck = go(CALLED, CorrectVote(ballot="1", unit=E, struck=True, reason=WHY))
    assert not struck.state.voting.ballots["1"].has_voted(E)
    assert outcome_of(go(called(struck, e=A), CLOSE)) == (A,)


@pytest.mark.parametrize(
    ("mend", "code"),
    [
        (CorrectVote(ballot="1", unit=F, choices=(A,), reason=WHY), "vote_missing"),
        (CorrectVote(ballot="1", unit=E, choices=(B,), reason=WHY), "already_done"),
        (CorrectVote(ballot="1", unit=E, choices=(C,), reason=WHY), "nominee_unknown"),
        (CorrectVote(ballot="1", unit=E, choices=(A, B), reason=WHY), "too_many_choices"),
        (CorrectVote(ballot="1", unit=E, choices=(A,), reason=" "), "reason_blank"),
        (CorrectVote(ballot="2", unit=E, choices=(A,), reason=WHY), "ballot_unknown"),
        (CorrectCount(ballot="1", reason=WHY), "count_missing"),
        (CorrectProxies(ballot="1", proxies=(), reason=WHY), "already_done"),
    ],
)
def test_what_cannot_be_mended_so_is_refused(mend: Command, code: str) -> None:
    """By the same rules as what was written first."""
    CALLED.when(mend, as_=SECRETARY).then_refused(code)


def test_a_closed_ballot_opens_again_until_it_is_closed_once_more() -> None:
    """While the sitting is open and nothing rests on it: its outcome falls with its figures."""
    closed = go(CALLED, CLOSE)
    mended = go(closed, CorrectVote(ballot="1", unit=E, choices=(A,), reason=WHY))
    assert outcome_of(mended) is None
    assert mended.state.voting.ballots["1"].open
    assert mended.state.voting.rounds == {}
    again = go(mended, CLOSE)
    assert outcome_of(again) == (A,)
    assert again.state.voting.ballots["1"].titles["co"].round == 1
    made = [event.body for event in again.events if isinstance(event.body, SelectionMade)]
    assert [one.chosen for one in made] == [(B,), (A,)]


def test_nothing_is_mended_under_what_rests_on_it() -> None:
    """The others were chosen since: the refusal names them; nor after the sitting."""
    rest = house(more=REST)
    closed = go(called(opened(rest), a=A, b=B, c=A, d=B, e=B), CLOSE)
    mend = CorrectVote(ballot="1", unit=E, choices=(A,), reason=WHY)
    go(closed, mend)
    built = go(closed, SelectTheOthers(selection="gk"))
    built.when(mend, as_=SECRETARY).then_refused("ballot_rested_on", selections=("gk",))
    assert left_to_do(CorrectVote, built.state).nothing
    assert left_to_do(CorrectVote, closed.state).items == ("1",)
    over = go(closed, CloseSitting())
    over.when(mend, as_=SECRETARY).then_refused("conditions_unmet")
    assert left_to_do(CorrectVote, over.state).nothing


def test_a_tie_decided_by_hand_is_not_mended_away() -> None:
    """What was decided with a reason on a tie rests on the figures as they were."""
    tied = go(called(opened(house(present=4)), a=A, b=B, c=A, d=B), CLOSE)
    mend = CorrectVote(ballot="1", unit=D, choices=(A,), reason=WHY)
    assert outcome_of(go(tied, mend, CLOSE)) == (A,)
    decided = go(tied, DecideSelection(selection="co", chosen=(A,), reason="Thành tích"))
    decided.when(mend, as_=SECRETARY).then_refused("ballot_rested_on", selections=("co",))


def test_an_answer_in_writing_is_mended_and_so_is_the_day_it_came() -> None:
    """It came in time after all: it counts; no sitting need be open for it."""
    rulebook = written(
        "selections: [{code: co, name: Cờ, how: by_vote, quota: 1,"
        " threshold: {share: 1/2, base: asked}}]"
    )
    ask = AskInWriting(ballot="1", selection="co", nominees=(A,), answers_by="2026-01-20")
    start = year(rulebook, 2).when(ask, as_=SECRETARY).given_besides()
    start = at(start, "2026-01-22T09:00")
    late = RecordAnswer(ballot="1", unit=B, choices=(A,), received="2026-01-21")
    start = go(start, late)
    mended = go(
        start, CorrectVote(ballot="1", unit=B, choices=(A,), received="2026-01-20", reason=WHY)
    )
    assert (outcome_of(go(start, CLOSE)), outcome_of(go(mended, CLOSE))) == ((), (A,))


BY_A = (Proxy(unit=F, by=A),)


def test_a_proxy_votes_under_its_own_name_for_the_absent_unit() -> None:
    """The refusal says how; who has no proxy is not voted for."""
    start = opened(house("votes: {proxies: true}"), proxies=BY_A)
    start.when(CastVote(ballot="1", unit=F, choices=(B,)), as_=head(F)).then_refused(
        "vote_by_proxy", unit=F, by=A
    )
    wrong = CastVote(ballot="1", unit=B, choices=(B,), proxy_for=F)
    start.when(wrong, as_=head(B)).then_refused("vote_by_proxy", unit=F, by=A)
    none = CastVote(ballot="1", unit=A, choices=(B,), proxy_for=C)
    start.when(none, as_=head(A)).then_refused("proxy_unknown", unit=C)
    voted = go(start, CastVote(ballot="1", unit=A, choices=(B,), proxy_for=F), seat=head(A))
    assert voted.state.voting.ballots["1"].has_voted(F)


def test_proxies_are_mended_on_the_ballot_that_stands() -> None:
    """Forgotten, or another than was said: the electors change with them; a vote that was given
    goes first."""
    start = opened(house("votes: {proxies: true}"))
    mend = CorrectProxies(ballot="1", proxies=BY_A, reason=WHY)
    start.when(mend, as_=SECRETARY).then(
        ProxiesCorrected(
            ballot="1",
            was=(),
            now=BY_A,
            electors=tuple(sorted((A, B, C, D, E, F))),
            voters=(),
            reason=hidden(WHY),
            document=None,
        )
    )
    named = go(start, mend)
    voted = go(named, CastVote(ballot="1", unit=A, choices=(B,), proxy_for=F), seat=head(A))
    back = CorrectProxies(ballot="1", proxies=(), reason=WHY)
    voted.when(back, as_=SECRETARY).then_refused("vote_stands", unit=F)
    struck = go(voted, CorrectVote(ballot="1", unit=F, struck=True, reason=WHY), back)
    assert F not in struck.state.voting.ballots["1"].electors
    by_c = (Proxy(unit=F, by=C),)
    other = go(named, CorrectProxies(ballot="1", proxies=by_c, reason=WHY))
    assert other.state.voting.ballots["1"].proxies == {F: C}
    change = named.when(CorrectProxies(ballot="1", proxies=by_c, reason=WHY), as_=SECRETARY)
    told = notices(named.state, change.done)
    assert {(one.topic, one.to.unit) for one in told} == {
        (Topic.VOTE_MENDED, C),
        (Topic.VOTE_MENDED, F),
    }
    by_c_voted = go(
        other, CastVote(ballot="1", unit=C, choices=(B,), proxy_for=F), seat=head(C)
    ).when(CorrectVote(ballot="1", unit=F, choices=(A,), reason=WHY), as_=SECRETARY)
    assert [one.to.unit for one in notices(other.state, by_c_voted.done)] == [F, C]
    absent = CorrectProxies(ballot="1", proxies=(Proxy(unit=B, by=A),), reason=WHY)
    start.when(absent, as_=SECRETARY).then_refused("not_absent", unit=B)


def lines(first: int, second: int) -> tuple[Votes, ...]:
    return (Votes(unit=A, votes=first), Votes(unit=B, votes=second))


def papers(first: int, second: int) -> Count:
    votes = lines(first, second)
    return Count(issued=5, returned=5, valid=5, invalid=0, votes=votes)


SIGNED = Paper(kind="Biên bản kiểm phiếu", number="01/BB", date="2026-01-05")


def test_the_secretary_copies_the_count_from_the_signed_paper() -> None:
    """With the record's paper; then it need not be signed again by each teller."""
    start = opened(with_tellers(house()), Method.PAPER)
    count = RecordCount(ballot="1", count=papers(2, 3))
    start.when(count, as_=SECRETARY).then_refused("field_missing", field="document")
    counted = go(start, RecordCount(ballot="1", count=papers(2, 3), document=SIGNED))
    counted.when(CLOSE, as_=SECRETARY).then_refused("count_unsigned")
    off = counted.when(SignOffCount(ballot="1", document=SIGNED), as_=SECRETARY)
    [event] = off.done.events
    assert isinstance(event.body, CountSignedOff)
    assert event.body.units == counted.state.voting.tellers
    assert outcome_of(go(off.given_besides(), CLOSE)) == (B,)
    signed = off.given_besides()
    again = SignOffCount(ballot="1", document=SIGNED)
    signed.when(again, as_=SECRETARY).then_refused("already_done")


def test_a_count_is_mended_by_an_act_of_its_own() -> None:
    """Not by counting over it; what was signed is to be signed again, from the paper too."""
    start = opened(with_tellers(house()), Method.PAPER)
    start = go(start, RecordCount(ballot="1", count=papers(2, 3)), seat=teller(B))
    over = RecordCount(ballot="1", count=papers(3, 2))
    start.when(over, as_=teller(B)).then_refused("count_recorded")
    closed = go(start, SignOffCount(ballot="1", document=SIGNED), CLOSE)
    mend = CorrectCount(ballot="1", count=papers(3, 2), reason=WHY)
    then = closed.when(mend, as_=SECRETARY)
    then.then(
        CountCorrected(
            ballot="1", was=papers(2, 3), now=papers(3, 2), reason=hidden(WHY), document=None
        )
    )
    mended = then.given_besides()
    mended.when(CLOSE, as_=SECRETARY).then_refused("count_unsigned")
    assert outcome_of(go(mended, SignOffCount(ballot="1", document=SIGNED), CLOSE)) == (A,)
    wrong = CorrectCount(ballot="1", count=papers(3, 4), reason=WHY)
    closed.when(wrong, as_=SECRETARY).then_refused("too_many_choices")


def called_lines(first: int, against: int, silent: int) -> tuple[Votes, ...]:
    return (Votes(unit=A, votes=first, against=against, no_opinion=silent),)


def test_units_are_called_by_count_where_no_roll_is_kept() -> None:
    """An open vote of 4/0/1: for, against, without opinion; then nobody is called one by one."""
    start = opened(house(), nominees=(A,))
    counted = go(start, CountHands(ballot="1", votes=called_lines(4, 0, 1)))
    found = go(counted, CLOSE)
    assert outcome_of(found) == (A,)
    title = found.state.voting.ballots["1"].titles["co"]
    assert title.count is not None
    assert title.count.votes == called_lines(4, 0, 1)
    one = CastVote(ballot="1", unit=B, choices=(A,))
    counted.when(one, as_=head(B)).then_refused("count_recorded")
    roll = called(start, b=A)
    by_count = CountHands(ballot="1", votes=called_lines(4, 0, 1))
    roll.when(by_count, as_=SECRETARY).then_refused("roll_kept")
    assert left_to_do(CountHands, start.state).items == ("1",)
    assert left_to_do(CountHands, roll.state).nothing
    mend = CorrectCount(ballot="1", votes=called_lines(2, 2, 1), reason=WHY)
    assert outcome_of(go(found, mend, CLOSE)) == ()


def test_what_was_mended_stays_sealed_until_the_ballot_closes() -> None:
    """As the vote itself does."""
    mend = CorrectVote(ballot="1", unit=E, choices=(A,), reason=WHY)
    then = CALLED.when(mend, as_=SECRETARY)
    assert isinstance(then.outcome, Considered)
    [event] = then.done.events
    mended = then.given_besides()
    shown = readable(event, mended.state, Reader((officer(D),)))
    assert (shown.seal, shown.sealed) == (Seal.UNTIL_CLOSED, ("was", "now"))
    assert readable(event, mended.state, Reader((officer(E),))).seal is None
    assert readable(event, go(mended, CLOSE).state, Reader((officer(D),))).seal is None


def test_who_types_the_absent_unit_is_told_of_proxy_for() -> None:
    """The refusal names the field, with and without saying for whom one acts."""
    named = go(
        opened(house("votes: {proxies: true}")),
        CorrectProxies(ballot="1", proxies=(Proxy(unit=F, by=B),), reason=WHY),
    )
    vote = CastVote(ballot="1", unit=F, choices=(B,))
    named.when(vote, as_=head(B)).then_refused("vote_by_proxy", unit=F, by=B)
    named.when(vote, as_=head(B), for_unit=F).then_refused("vote_by_proxy", unit=F, by=B)
    named.when(vote, as_=head(C)).then_refused("not_your_unit")
    named.when(vote, as_=SECRETARY, for_unit=F).then_refused("vote_by_proxy", unit=F, by=B)
