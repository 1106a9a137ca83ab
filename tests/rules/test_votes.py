"""Votes: rules V1 to V16, each as a rulebook says it."""

from typing import Any

import pytest
from hypothesis import given as holding
from hypothesis import settings
from hypothesis import strategies as st

from adapters.wording.log.narrative import narrate
from domain.cycle.backfill import RecordSource
from domain.cycle.formal import PhaseChanged
from domain.cycle.outcome import outcome
from domain.cycle.phases.summary_conference import RecordAttendance
from domain.cycle.phases.voting import AnswerRecorded, AppointTellers, CastVote, RecordAnswer
from domain.cycle.votes.ballot_box import Choices, Proxy, Voters
from domain.cycle.votes.candidacy import InviteComments
from domain.cycle.votes.closing import BallotClosed, CloseBallot
from domain.cycle.votes.counting import CountHands, RecordCount, SignCount
from domain.cycle.votes.opening import AskInWriting, BallotOpened, OpenBallot, TitleAsked
from domain.cycle.votes.selecting import (
    AcclaimSelection,
    DecideSelection,
    SelectionAcclaimed,
    SelectionMade,
)
from domain.cycle.votes.told import RecordVoteOutcome
from domain.reckoning.ballot import Count, Tally, Void, Votes
from domain.reckoning.choice import MadeBy
from domain.record.order import Considered
from domain.record.record import Command, Ids, Office, Seat, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import Method
from domain.values.refusal import Refusal
from tests.domain.wording import Called
from tests.factories import OPERATOR, at, head, officer, teller
from tests.rules.house import CHAIR_UNIT, UNITS, sitting, written, year
from tests.spec import Given, Then

SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
TELLER = UNITS[1]
A, B, C, D = UNITS[2], UNITS[3], UNITS[4], UNITS[5]


def flag(more: str, votes: str = "") -> Rulebook:
    """A rulebook with one title that is voted on."""
    return written(f"selections: [{{code: co, name: Cờ thi đua, how: by_vote, {more}}}]\n{votes}")


def open_(start: Given, *nominees: UnitId, method: Method = Method.OPEN, **more: Any) -> Given:
    command = OpenBallot(ballot="1", selection="co", method=method, nominees=nominees, **more)
    return start.when(command, as_=SECRETARY).given_besides()


def vote(start: Given, units: Ids[UnitId], *choices: UnitId, **more: Any) -> Given:
    for unit in units:
        command = CastVote(ballot="1", unit=unit, choices=choices, **more)
        start = start.when(command, as_=head(unit)).given_besides()
    return start


def answer(start: Given, unit: UnitId, *choices: UnitId, **more: Any) -> Given:
    command = RecordAnswer(ballot="1", unit=unit, choices=choices, **more)
    return start.when(command, as_=officer(unit)).given_besides()


def hands(start: Given, *lines: tuple[UnitId, int, int, int]) -> Then:
    votes = tuple(
        Votes(unit=unit, votes=for_it, against=against, no_opinion=silent)
        for unit, for_it, against, silent in lines
    )
    return start.when(CountHands(ballot="1", votes=votes), as_=SECRETARY)


def counted(start: Given, issued: int, valid: int, invalid: int, *lines: Votes) -> Then:
    count = Count(
        issued=issued, returned=valid + invalid, valid=valid, invalid=invalid, votes=lines
    )
    return start.when(RecordCount(ballot="1", count=count), as_=teller(TELLER))


def for_hands(unit: UnitId, votes: int, against: int, silent: int) -> Votes:
    return Votes(unit=unit, votes=votes, against=against, no_opinion=silent)


def for_(unit: UnitId, votes: int, selection: str | None = None) -> Votes:
    return Votes(unit=unit, votes=votes, selection=selection)


def close(start: Given, **more: Any) -> tuple[Any, ...]:
    """What closing the ballot says; where the cycle goes from there apart."""
    done = start.when(CloseBallot(ballot="1", **more), as_=SECRETARY).done
    return said_by(done)


def said_by(done: Considered) -> tuple[Any, ...]:
    bodies = (event.body for event in done.events)
    return tuple(body for body in bodies if not isinstance(body, PhaseChanged))


def closed(start: Given, **more: Any) -> Given:
    return start.when(CloseBallot(ballot="1", **more), as_=SECRETARY).given_besides()


def tally_of(start: Given, **more: Any) -> Tally:
    [body] = [body for body in close(start, **more) if isinstance(body, BallotClosed)]
    return body.tally


def with_tellers(start: Given) -> Given:
    return start.when(AppointTellers(units=(TELLER,)), as_=SECRETARY).given_besides()


def signed(start: Given) -> Given:
    return start.when(SignCount(ballot="1"), as_=teller(TELLER)).given_besides()


IN_WRITING = "votes: {absent_in_writing: true}"


@pytest.mark.parametrize(("in_writing", "chosen"), [(True, (A,)), (False, ())])
def test_v1_absent_members_are_asked_in_writing(in_writing: bool, chosen: Ids[UnitId]) -> None:
    """At least 90 % of 11 members: 9 present and 1 of 2 absent in favour → 10/11 passes; without
    the writing 9/11 fails."""
    rulebook = flag('quota: 1, threshold: {share: "90%", base: all}', IN_WRITING)
    absent = UNITS[9:11] if in_writing else ()
    start = open_(sitting(year(rulebook, 11), 9), A, asked=absent)
    start = vote(start, UNITS[:9], A)
    for unit, choices in zip(absent, ((A,), ()), strict=False):
        start = answer(start, unit, *choices)
    found = tally_of(start)
    assert (found.chosen, found.needed, found.of) == (chosen, 10, 11)


def test_v1_nobody_is_asked_in_writing_unless_the_rulebook_says_so() -> None:
    """Who is present is not asked either, and only who was asked answers."""
    plain = sitting(year(flag("quota: 1"), 11), 9)
    ask = OpenBallot(
        ballot="1", selection="co", method=Method.OPEN, nominees=(A,), asked=UNITS[9:11]
    )
    plain.when(ask, as_=SECRETARY).then_refused("not_foreseen", kind="writing")
    start = sitting(year(flag("quota: 1", IN_WRITING), 11), 10)
    start.when(ask, as_=SECRETARY).then_refused("not_absent", unit=UNITS[9])
    opened = open_(start, A, asked=(UNITS[10],))
    stranger = RecordAnswer(ballot="1", unit=UNITS[9], choices=(A,))
    opened.when(stranger, as_=SECRETARY).then_refused("not_asked", unit=UNITS[9])


@pytest.mark.parametrize(("votes", "chosen"), [(6, ()), (7, (A,))])
def test_v2_more_than_half_of_those_present(votes: int, chosen: Ids[UnitId]) -> None:
    """12 present: 6 → fails, 7 → passes."""
    rulebook = flag("quota: 1, threshold: {share: 50%, base: present, more_than: true}")
    start = open_(sitting(year(rulebook)), A)
    assert tally_of(vote(start, UNITS[:votes], A)).chosen == chosen


@pytest.mark.parametrize(("units", "needed"), [(12, 8), (7, 5)])
def test_v3_two_thirds_of_the_units(units: int, needed: int) -> None:
    """12 units → 8 needed; 7 units → 5, however many are present."""
    rulebook = flag("quota: 1, threshold: {share: 2/3, base: units}")
    start = open_(sitting(year(rulebook, units), units - 1), A)
    assert tally_of(vote(start, UNITS[: needed - 1], A)).chosen == ()
    found = tally_of(vote(start, UNITS[:needed], A))
    assert (found.needed, found.of, found.chosen) == (needed, units, (A,))


WITH_CHAIR = 'quota: 1, threshold: {share: "90%", base: all, must_include_chair: true}'


@pytest.mark.parametrize(
    ("in_favour", "chosen"), [(UNITS[1:11], ()), (UNITS[:10], (A,))], ids=["without", "with"]
)
def test_v4_the_chair_must_be_among_those_in_favour(
    in_favour: Ids[UnitId], chosen: Ids[UnitId]
) -> None:
    """10 of 11 without the chair → fails; with the chair → passes."""
    start = open_(sitting(year(flag(WITH_CHAIR), 11)), A)
    assert tally_of(vote(start, in_favour, A)).chosen == chosen


def test_v4_of_hands_the_chairs_side_is_stated() -> None:
    """Hands are counted, not written down: whose they are is said when the ballot closes."""
    start = sitting(year(flag(WITH_CHAIR), 11))
    raised = hands(open_(start, A, method=Method.SHOW_OF_HANDS), (A, 10, 1, 0)).given_besides()
    raised.when(CloseBallot(ballot="1"), as_=SECRETARY).then_refused("chair_side_missing")
    assert tally_of(raised, chair_for=(A,)).chosen == (A,)
    assert tally_of(raised, chair_for=()).chosen == ()


MAJORITY = "quota: 1, threshold: {share: 1/2, base: present, more_than: true}"
BY_CHAIR = "votes: {even_split: chair}"


@pytest.mark.parametrize(
    ("in_favour", "chosen"), [(UNITS[:6], (A,)), (UNITS[6:12], ())], ids=["for", "against"]
)
def test_v5_an_even_split_goes_to_the_chairs_side(
    in_favour: Ids[UnitId], chosen: Ids[UnitId]
) -> None:
    """6 to 6 on one nominee → the chair's side, recorded as such."""
    start = vote(open_(sitting(year(flag(MAJORITY, BY_CHAIR))), A), in_favour, A)
    start = vote(start, tuple(unit for unit in UNITS[:12] if unit not in in_favour))
    tally, made = close(start)
    assert (tally.tally.even_split, tally.tally.chair_for) == (True, chosen)
    assert (made.chosen, made.vacant) == (chosen, 1 - len(chosen))


def test_v5_between_two_nominees_the_chairs_own_vote_decides() -> None:
    """6 to 6 between two: whom the chair voted for."""
    start = open_(sitting(year(flag(MAJORITY, BY_CHAIR))), A, B)
    start = vote(vote(start, UNITS[:6], B), UNITS[6:12], A)
    found = tally_of(start)
    assert (found.chosen, found.tied, found.even_split, found.chair_for) == ((B,), (), True, (B,))


def test_v5_of_hands_the_chairs_side_is_stated() -> None:
    """6 to 6 by hands: refused until the chair's side is said, then decided by it."""
    start = open_(sitting(year(flag(MAJORITY, BY_CHAIR))), A, method=Method.SHOW_OF_HANDS)
    raised = hands(start, (A, 6, 6, 0)).given_besides()
    raised.when(CloseBallot(ballot="1"), as_=SECRETARY).then_refused("chair_side_missing")
    assert tally_of(raised, chair_for=(A,)).chosen == (A,)


def test_v5_the_chair_does_not_decide_on_its_own_unit() -> None:
    """6 to 6 on the chair's unit: left open, to the next round or a recorded decision."""
    start = open_(sitting(year(flag(MAJORITY, BY_CHAIR))), CHAIR_UNIT)
    start = vote(vote(start, UNITS[:6], CHAIR_UNIT), UNITS[6:12])
    [tally] = close(start)
    assert (tally.tally.chosen, tally.tally.tied) == ((), (CHAIR_UNIT,))
    decide = DecideSelection(selection="co", chosen=(CHAIR_UNIT,), reason="Hội nghị nhất trí")
    closed(start).when(decide, as_=SECRETARY).given_besides()


def test_v5_a_secret_even_split_is_left_open() -> None:
    """6 to 6 on papers: no outcome; a second ballot on the same may follow."""
    start = with_tellers(sitting(year(flag(MAJORITY, BY_CHAIR))))
    start = open_(start, A, B, method=Method.PAPER)
    start = signed(counted(start, 12, 12, 0, for_(A, 6), for_(B, 6)).given_besides())
    [tally] = close(start)
    assert (tally.tally.tied, tally.tally.chair_for) == (tuple(sorted((A, B))), None)
    again = OpenBallot(ballot="2", selection="co", method=Method.PAPER, nominees=(A, B))
    closed(start).when(again, as_=SECRETARY).given_besides()
    decide = DecideSelection(selection="co", chosen=(B,), reason="Ít điểm trừ hơn")
    closed(start).when(decide, as_=SECRETARY).given_besides()


def test_v5_without_the_rule_half_is_not_more_than_half() -> None:
    """6 to 6 where the rulebook leaves nothing to the chair: nobody passes."""
    start = vote(open_(sitting(year(flag(MAJORITY))), A), UNITS[:6], A)
    tally, made = close(start)
    assert (tally.tally.even_split, made.chosen, made.vacant) == (False, (), 1)


def test_v6_without_a_quorum_no_vote_is_valid() -> None:
    """Quorum 2/3: 7 of 12 present → no ballot, and nothing is acclaimed; 8 suffice."""
    start = sitting(year(flag("quota: 1", "quorum: 2/3")))
    few = start.when(RecordAttendance(present=UNITS[:7]), as_=SECRETARY).given_besides()
    unmet = (("quorum_met", {"present": 7, "of": 12, "quorum": 8}),)
    for vote_ in (
        OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(A,)),
        AcclaimSelection(selection="co", chosen=(A,)),
    ):
        few.when(vote_, as_=SECRETARY).then_refused("conditions_unmet", unmet=unmet)
        enough = few.when(RecordAttendance(present=UNITS[:8]), as_=SECRETARY).given_besides()
        enough.when(vote_, as_=SECRETARY).given_besides()


def test_v6_who_leaves_may_break_the_quorum() -> None:
    """Attendance recorded again below the quorum: a ballot that is open takes no more votes."""
    start = open_(sitting(year(flag("quota: 1", "quorum: 2/3"))), A)
    left = start.when(RecordAttendance(present=UNITS[:7]), as_=SECRETARY).given_besides()
    cast = CastVote(ballot="1", unit=C, choices=(A,))
    left.when(cast, as_=head(C)).then_refused("conditions_unmet")


def test_v7_papers_are_balanced() -> None:
    """Issued 12, returned 11, invalid 1 → 10 valid; 11 votes for one nominee → refused."""
    start = with_tellers(sitting(year(flag("quota: 1, threshold: {share: 2/3, base: valid}"))))
    start = open_(start, A, B, method=Method.PAPER)
    counted(start, 12, 10, 1, for_(A, 11), for_(B, 0)).then_refused(
        "votes_exceed_valid", votes=11, valid=10
    )
    ready = signed(counted(start, 12, 10, 1, for_(A, 7), for_(B, 3)).given_besides())
    found = tally_of(ready)
    assert (found.needed, found.of, found.chosen) == (7, 10, (A,))


def test_v7_too_many_choices_spoil_the_paper_or_its_lines() -> None:
    """Where lines are invalid, such papers stay valid and count nothing for that title."""
    count = Count(
        issued=12,
        returned=11,
        valid=11,
        invalid=0,
        votes=(for_(A, 7), for_(B, 3)),
        void=(Void(papers=1),),
    )
    record = RecordCount(ballot="1", count=count)
    more = "quota: 1, threshold: {share: 2/3, base: valid}"
    wholly = open_(with_tellers(sitting(year(flag(more)))), A, B, method=Method.PAPER)
    wholly.when(record, as_=teller(TELLER)).then_refused("not_foreseen", kind="void")
    by_line = flag(more, "votes: {overfull: lines_invalid}")
    start = open_(with_tellers(sitting(year(by_line))), A, B, method=Method.PAPER)
    found = tally_of(signed(start.when(record, as_=teller(TELLER)).given_besides()))
    assert (found.of, found.chosen) == (10, (A,))
    over = Count(
        issued=12,
        returned=11,
        valid=11,
        invalid=0,
        votes=(for_(A, 8), for_(B, 3)),
        void=(Void(papers=1),),
    )
    start.when(RecordCount(ballot="1", count=over), as_=teller(TELLER)).then_refused(
        "too_many_choices", choices=11, max=10
    )


TWO_TITLES = """
selections:
- {code: co, name: Cờ, how: by_vote, quota: 1, threshold: {share: "90%", base: present, more_than: true}}
- {code: bk, name: Bằng khen, how: by_vote, quota: 1, threshold: {share: "50%", base: present, more_than: true}}
"""  # noqa: E501


def test_v8_one_ballot_holds_several_titles() -> None:
    """8 of 12 for one unit under both titles → passes the second only; one paper, one count."""
    start = with_tellers(sitting(year(written(TWO_TITLES))))
    further = (TitleAsked(selection="bk", nominees=(A, B)),)
    start = open_(start, A, method=Method.PAPER, further=further)
    lines = (for_(A, 8), for_(A, 8, "bk"), for_(B, 3, "bk"))
    start = signed(counted(start, 12, 12, 0, *lines).given_besides())
    first, made, second, made_too = close(start)
    assert (first.selection, first.tally.chosen, first.tally.needed) == ("co", (), 11)
    assert (second.selection, second.tally.chosen, second.tally.needed) == ("bk", (A,), 7)
    assert (made.selection, made.vacant) == ("co", 1)
    assert (made_too.selection, made_too.chosen) == ("bk", (A,))
    shown = outcome(closed(start).state).ballots
    assert [(found.ballot, found.selection) for found in shown] == [("1", "co"), ("1", "bk")]


def test_v8_each_title_keeps_to_its_own_nominees_and_choices() -> None:
    """Called one by one, a voter names for each title; the titles are those of the ballot."""
    start = sitting(year(written(TWO_TITLES)))
    start = open_(start, A, further=(TitleAsked(selection="bk", nominees=(B,)),))
    for choices, code in (
        (Choices(selection="bk", choices=(A,)), "nominee_unknown"),
        (Choices(selection="x", choices=(B,)), "not_on_ballot"),
    ):
        said = CastVote(ballot="1", unit=C, choices=(A,), further=(choices,))
        start.when(said, as_=head(C)).then_refused(code)
    start = vote(start, UNITS[:7], A, further=(Choices(selection="bk", choices=(B,)),))
    assert [body.chosen for body in close(start) if isinstance(body, SelectionMade)] == [(), (B,)]


@pytest.mark.parametrize("method", [Method.ACCLAMATION, Method.CONSENT])
def test_v9_acclamation_has_no_invented_counts(method: Method) -> None:
    """Recorded as such: who was present and who was chosen, nobody counted."""
    start = sitting(year(flag("quota: 1, threshold: {share: 2/3, base: present}")), 11)
    command = AcclaimSelection(selection="co", chosen=(A,), method=method)
    [body] = said_by(start.when(command, as_=SECRETARY).done)
    assert isinstance(body, SelectionAcclaimed)
    assert (body.method, body.chosen, len(body.present)) == (method, (A,), 11)
    after = start.when(command, as_=SECRETARY).given_besides().state
    [shown] = outcome(after).selections
    assert (shown.chosen, shown.by, outcome(after).ballots) == ((A,), MadeBy(method.value), ())


def test_v9_methods_are_those_of_the_rulebook() -> None:
    """Where the rulebook names papers only, nothing is acclaimed and no hand is raised."""
    start = sitting(year(flag("quota: 1", "votes: {methods: [paper]}")))
    start.when(AcclaimSelection(selection="co", chosen=(A,)), as_=SECRETARY).then_refused(
        "method_not_foreseen", methods=(Method.PAPER,)
    )
    raised = OpenBallot(ballot="1", selection="co", method=Method.SHOW_OF_HANDS, nominees=(A,))
    start.when(raised, as_=SECRETARY).then_refused("method_not_foreseen")
    counted_ = AcclaimSelection(selection="co", chosen=(A,), method=Method.PAPER)
    start.when(counted_, as_=SECRETARY).then_refused("input_malformed", where="method")


def test_v10_nobody_is_voted_on_before_public_comment_has_ended() -> None:
    """A ballot before that day → refused; from the next day on → opened."""
    start = sitting(year(flag("quota: 1", "votes: {after_comments: true}")))
    ballot = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(A,))
    start.when(ballot, as_=SECRETARY).then_refused("comments_open")
    invited = start.when(InviteComments(until="2026-01-20"), as_=SECRETARY).given_besides()
    last = at(invited, "2026-01-20T23:00")
    last_day = invited.state.candidacy.comments.last_day
    last.when(ballot, as_=SECRETARY).then_refused("comments_open", last_day=last_day)
    acclaim = AcclaimSelection(selection="co", chosen=(A,))
    last.when(acclaim, as_=SECRETARY).then_refused("comments_open")
    at(invited, "2026-01-21T00:00").when(ballot, as_=SECRETARY).given_besides()


THREE = "quota: 3, threshold: {share: 1/2, base: present}"
E4 = (A, B, C, D)


def elected(rulebook: Rulebook, *votes: int) -> Given:
    """Papers on which the nominees had so many votes, counted and signed."""
    start = open_(with_tellers(sitting(year(rulebook))), *E4[: len(votes)], method=Method.PAPER)
    lines = tuple(for_(unit, number) for unit, number in zip(E4, votes, strict=False))
    return signed(counted(start, 12, 12, 0, *lines).given_besides())


def test_v11_more_pass_than_the_quota() -> None:
    """4 pass, quota 3 → the three with most votes."""
    _, made = close(elected(flag(THREE), 7, 9, 8, 10))
    assert (made.chosen, made.vacant) == ((D, B, C), 0)


def test_v11_fewer_pass_than_the_quota() -> None:
    """2 pass, quota 3 → one place vacant."""
    _, made = close(elected(flag(THREE), 9, 8, 5, 4))
    assert (made.chosen, made.vacant) == ((A, B), 1)


def test_v11_or_a_second_round_is_held_for_the_places_left() -> None:
    """2 pass, quota 3, two rounds: the two stand, one place is voted on again, then it is over."""
    start = elected(flag(THREE, "votes: {rounds: 2}"), 9, 8, 5, 4)
    assert len(close(start)) == 1
    again = closed(start)
    chosen = OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(A, C))
    again.when(chosen, as_=SECRETARY).then_refused("nominee_ineligible", unit=A)
    second = OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(C, D))
    opened = again.when(second, as_=SECRETARY)
    [event] = opened.done.events
    assert isinstance(event.body, BallotOpened)
    assert (event.body.round, event.body.choices) == (2, 1)
    start = opened.given_besides()
    for unit in UNITS[:6]:
        cast = CastVote(ballot="2", unit=unit, choices=(C,))
        start = start.when(cast, as_=head(unit)).given_besides()
    done = start.when(CloseBallot(ballot="2"), as_=SECRETARY).done
    made = done.events[1].body
    assert isinstance(made, SelectionMade)
    assert (made.chosen, made.vacant) == ((A, B, C), 0)


def test_v11_whoever_breaks_a_tie_names_those_elected_too() -> None:
    """One passes, two tie for the second place: the decision names the first as well."""
    start = closed(elected(flag("quota: 2"), 9, 5, 5))
    for chosen, code in (((B,), "elected_left_out"), ((A, B), None), ((), None)):
        decide = DecideSelection(selection="co", chosen=chosen, reason="Cụm nhất trí")
        then = start.when(decide, as_=SECRETARY)
        if code is None:
            then.given_besides()
        else:
            then.then_refused(code, units=(A,))


def test_v12_each_delegate_votes() -> None:
    """12 units with 2 delegates each → 24 papers; a unit that sent one has one vote less."""
    rulebook = flag(
        "quota: 1, threshold: {share: 1/2, base: present, more_than: true}",
        "votes: {delegates: 2}",
    )
    start = with_tellers(sitting(year(rulebook)))
    opened = open_(start, A, B, method=Method.PAPER)
    found = tally_of(signed(counted(opened, 24, 24, 0, for_(A, 13), for_(B, 11)).given_besides()))
    assert (found.needed, found.of, found.chosen) == (13, 24, (A,))
    counted(opened, 25, 25, 0, for_(A, 13), for_(B, 12)).then_refused("count_unbalanced")
    one = (Voters(unit=C, voters=1),)
    fewer = open_(start, A, B, method=Method.PAPER, delegates=one)
    counted(fewer, 24, 24, 0, for_(A, 13), for_(B, 11)).then_refused("count_unbalanced")
    counted(fewer, 23, 23, 0, for_(A, 12), for_(B, 11)).given_besides()


def test_v12_delegates_are_called_one_by_one() -> None:
    """Each delegate votes once; a third of two is refused."""
    start = open_(sitting(year(flag("quota: 1", "votes: {delegates: 2}"))), A, B)
    start = vote(start, (C,), A)
    again = CastVote(ballot="1", unit=C, choices=(B,), delegate=2)
    for delegate, code in ((1, "vote_repeated"), (3, "delegates_exceed")):
        other = CastVote(ballot="1", unit=C, choices=(B,), delegate=delegate)
        start.when(other, as_=head(C)).then_refused(code)
    assert start.when(again, as_=head(C)).given_besides().state.voting.ballots["1"].has_voted(C)


def test_v12_an_absent_unit_may_vote_by_proxy() -> None:
    """11 present, one proxy: 12 votes; not without the rule, and only by whom it was given to."""
    absent = UNITS[11]
    proxy = (Proxy(unit=absent, by=C),)
    plain = sitting(year(flag("quota: 1")), 11)
    ballot = OpenBallot(
        ballot="1", selection="co", method=Method.OPEN, nominees=(A,), proxies=proxy
    )
    plain.when(ballot, as_=SECRETARY).then_refused("not_foreseen", kind="proxies")
    rulebook = flag("quota: 1, threshold: {share: 100%, base: present}", "votes: {proxies: true}")
    start = open_(sitting(year(rulebook), 11), A, proxies=proxy)
    by_other = CastVote(ballot="1", unit=D, choices=(A,), proxy_for=absent)
    start.when(by_other, as_=head(D)).then_refused("vote_by_proxy")
    start = vote(start, UNITS[:11], A)
    found = tally_of(start)
    assert (found.of, found.chosen) == (12, ())
    cast = CastVote(ballot="1", unit=C, choices=(A,), proxy_for=absent)
    assert tally_of(start.when(cast, as_=head(C)).given_besides()).chosen == (A,)


def test_v12_a_unit_may_not_vote_on_itself() -> None:
    """All who may vote on it are the 11 others; its own vote for itself is refused."""
    more = "quota: 1, threshold: {share: 100%, base: all}"
    start = open_(sitting(year(flag(more, "votes: {own_unit: false}"))), A)
    own = CastVote(ballot="1", unit=A, choices=(A,))
    start.when(own, as_=head(A)).then_refused("own_vote", unit=A)
    others = tuple(unit for unit in UNITS[:12] if unit != A)
    found = tally_of(vote(start, others, A))
    assert (found.chosen, [(own.needed, own.of) for own in found.own]) == ((A,), [(11, 11)])
    papers = open_(
        with_tellers(sitting(year(flag(more, "votes: {own_unit: false}")))), A, method=Method.PAPER
    )
    counted(papers, 12, 12, 0, for_(A, 12)).then_refused("votes_exceed_valid", case="own")


def by_correspondence(*came: str) -> Given:
    """All are asked by 20 January; so many answers in favour, each on the day it came."""
    rulebook = flag('quota: 1, threshold: {share: "90%", base: asked}')
    ask = AskInWriting(ballot="1", selection="co", nominees=(A,), answers_by="2026-01-20")
    start = year(rulebook).when(ask, as_=SECRETARY).given_besides()
    for unit, day in zip(UNITS, came, strict=False):
        start = answer(at(start, f"{day}T09:00"), unit, A, received=day)
    return at(start, "2026-01-21T08:00")


def test_v13_answers_by_correspondence_bear_the_day_they_came() -> None:
    """11 of 12 came by the day → 11 count, base 12 asked; the twelfth is recorded, and does not
    count, before or after the ballot is closed."""
    start = by_correspondence(*["2026-01-20"] * 11, "2026-01-21")
    answers = [event.body for event in start.events if isinstance(event.body, AnswerRecorded)]
    assert [(str(one.received.first_day), one.counted) for one in answers] == [
        *[("2026-01-20", True)] * 11,
        ("2026-01-21", False),
    ]
    found, made = close(start)
    assert (found.count.issued, found.count.returned) == (12, 11)
    assert (found.tally.needed, found.tally.of, made.chosen) == (11, 12, (A,))
    late = closed(by_correspondence(*["2026-01-20"] * 11))
    record = RecordAnswer(ballot="1", unit=UNITS[11], choices=(A,), received="2026-01-21")
    [event] = late.when(record, as_=SECRETARY).done.events
    assert isinstance(event.body, AnswerRecorded)
    assert not event.body.counted


def test_v13_ten_of_twelve_are_too_few() -> None:
    """90 % of those asked: 10 in time are not enough, however many answered."""
    assert tally_of(by_correspondence(*["2026-01-19"] * 10)).chosen == ()


def test_v14_hands_are_counted_for_against_and_without_opinion() -> None:
    """10, 1, 1 of 12; 13 hands are refused, and so are hands not counted."""
    more = "quota: 1, threshold: {share: 2/3, base: present}"
    start = open_(sitting(year(flag(more))), A, method=Method.SHOW_OF_HANDS)
    hands(start, (A, 11, 1, 1)).then_refused("hands_exceed", sum=13, max=12)
    silent = CountHands(ballot="1", votes=(for_(A, 10),))
    start.when(silent, as_=SECRETARY).then_refused("hands_missing", unit=A)
    found, made = close(hands(start, (A, 10, 1, 1)).given_besides())
    [line] = found.count.votes
    assert (line.votes, line.against, line.no_opinion, made.chosen) == (10, 1, 1, (A,))


def test_v14_a_called_vote_knows_no_opinion_too() -> None:
    """Called one by one on one nominee: 10 for, 1 against, 1 without an opinion."""
    start = vote(open_(sitting(year(flag("quota: 1"))), A), UNITS[:10], A)
    start = vote(vote(start, (UNITS[10],)), (UNITS[11],), no_opinion=True)
    [line] = close(start)[0].count.votes
    assert (line.votes, line.against, line.no_opinion) == (10, 1, 1)


SIDED = "quota: 1, threshold: {share: 2/3, base: for_or_against}"


@pytest.mark.parametrize(
    ("said", "needed", "of", "chosen"),
    [
        ((2, 1, 3), 2, 3, (A,)),
        ((10, 1, 1), 8, 11, (A,)),
        ((3, 2, 1), 4, 5, ()),
        ((0, 0, 6), 0, 0, ()),
    ],
)
def test_v14_who_has_no_opinion_may_be_left_out_of_the_base(
    said: tuple[int, int, int], needed: int, of: int, chosen: Ids[UnitId]
) -> None:
    """2 for, 1 against, 3 without opinion: 2 of 3, and that is two thirds; nobody for is nobody
    chosen."""
    present = sitting(year(flag(SIDED)), sum(said))
    start = open_(present, A, method=Method.SHOW_OF_HANDS)
    found = tally_of(hands(start, (A, *said)).given_besides())
    assert (found.needed, found.of, found.chosen) == (needed, of, chosen)
    called = hands(open_(present, A), (A, *said)).given_besides()
    assert tally_of(called) == found


def test_v14_each_nominee_has_the_base_of_those_who_spoke_of_it() -> None:
    """Hands on two nominees: 4/2/0 is two thirds of 6; 3/2/1 needs 4 of 5 and has 3."""
    start = open_(sitting(year(flag(SIDED)), 6), A, B, method=Method.SHOW_OF_HANDS)
    found = tally_of(hands(start, (A, 4, 2, 0), (B, 3, 2, 1)).given_besides())
    own = [(base.unit, base.needed, base.of) for base in found.own]
    assert (found.needed, sorted(own)) == (None, sorted([(A, 4, 6), (B, 4, 5)]))
    assert found.chosen == (A,)


def test_v14_a_roll_and_papers_leave_them_out_too() -> None:
    """Of six who are called one has no opinion: 4 of 5; of papers those that say so."""
    start = vote(open_(sitting(year(flag(SIDED)), 6), A, B), UNITS[:4], A)
    start = vote(vote(start, (UNITS[4],), B), (UNITS[5],), no_opinion=True)
    found = tally_of(start)
    assert (found.needed, found.of, found.chosen) == (4, 5, (A,))
    papers = open_(with_tellers(sitting(year(flag(SIDED)), 6)), A, method=Method.PAPER)
    counted(papers, 6, 6, 0, for_hands(A, 3, 3, 3)).then_refused("hands_exceed", sum=9, max=6)
    signed_ = signed(counted(papers, 6, 6, 0, for_hands(A, 3, 1, 2)).given_besides())
    found = tally_of(signed_)
    assert (found.needed, found.of, found.chosen) == (3, 4, (A,))


def told(rulebook: Rulebook) -> Given:
    start = year(rulebook, backfill=True)
    source = RecordSource(source="báo cáo", title="Báo cáo", grade="signed")
    return start.when(source, as_=OPERATOR).given_besides()


def test_v15_an_outcome_without_figures_is_told_of_a_past_only() -> None:
    """Recorded without invented counts, and not called a vote where the source does not."""
    rulebook = flag("quota: 1, threshold: {share: 2/3, base: present}")
    record = RecordVoteOutcome(selection="co", chosen=(A,), source="báo cáo")
    year(rulebook).when(record, as_=SECRETARY).then_refused("backfill_only")
    after = told(rulebook).when(record, as_=OPERATOR).given_besides().state
    [shown] = outcome(after).selections
    assert (shown.chosen, shown.by, outcome(after).ballots) == ((A,), MadeBy.NOT_STATED, ())
    event = told(rulebook).when(record, as_=OPERATOR).done.events[0]
    said = narrate(event, "vi", Called(), rulebook)
    assert said == "Theo nguồn “báo cáo”, “Cờ thi đua”: Long An"


def test_v15_figures_that_are_known_are_told_as_a_ballot() -> None:
    """In the same past, a ballot with figures is opened, counted and closed like any other."""
    start = told(flag("quota: 1, threshold: {share: 2/3, base: valid}"))
    start = sitting(start)
    opened = OpenBallot(
        ballot="1", selection="co", method=Method.SHOW_OF_HANDS, nominees=(A,), choices=1
    )
    start = start.when(opened, as_=OPERATOR).given_besides()
    raised = CountHands(ballot="1", votes=(for_hands(A, 9, 2, 1),))
    start = start.when(raised, as_=OPERATOR).given_besides()
    body = start.when(CloseBallot(ballot="1"), as_=OPERATOR).done.events[0].body
    assert isinstance(body, BallotClosed)
    assert (body.tally.needed, body.tally.chosen) == (8, (A,))


@pytest.mark.parametrize(("votes", "chosen"), [(9, (A,)), (8, ())])
def test_v16_of_those_present_or_asked(votes: int, chosen: Ids[UnitId]) -> None:
    """At least 70 %: 10 present and 2 asked are 12, 9 in favour = 75 % → passes; 8 → fails."""
    rulebook = flag('quota: 1, threshold: {share: "70%", base: asked}', IN_WRITING)
    start = open_(sitting(year(rulebook), 10), A, asked=UNITS[10:12])
    start = answer(vote(start, UNITS[: votes - 1], A), UNITS[10], A)
    found = tally_of(answer(start, UNITS[11]))
    assert (found.of, found.needed, found.chosen) == (12, 9, chosen)


@settings(max_examples=200, deadline=None)
@holding(st.integers(-2, 14), st.integers(-2, 14), st.lists(st.integers(-2, 14), max_size=3))
def test_papers_are_accepted_within_the_electorate_only(
    issued: int, valid: int, votes: list[int]
) -> None:
    """Whatever tellers enter: what is accepted never holds more than the twelve who vote."""
    start = with_tellers(sitting(year(flag("quota: 1"))))
    start = open_(start, *E4[: max(len(votes), 1)], method=Method.PAPER)
    lines = tuple(for_(unit, number) for unit, number in zip(E4, votes, strict=False))
    then = counted(start, issued, valid, 0, *lines)
    if isinstance(then.outcome, Refusal):
        return
    count = then.done.events[0].body
    assert 0 <= sum(votes) <= valid <= issued <= 12
    assert count is not None


def test_what_a_ballot_rests_on_stands_in_its_events() -> None:
    """Electors, those asked and the last day stand in the opening; needed and base in the close."""
    rulebook = flag('quota: 1, threshold: {share: "90%", base: all}', IN_WRITING)
    start = sitting(year(rulebook, 11), 9)
    command: Command = OpenBallot(
        ballot="1",
        selection="co",
        method=Method.OPEN,
        nominees=(A,),
        asked=UNITS[9:11],
        answers_by="2026-01-20",
    )
    [event] = start.when(command, as_=SECRETARY).done.events
    body = event.body
    assert isinstance(body, BallotOpened)
    assert body.electors == tuple(sorted(UNITS[:9]))
    assert body.asked == tuple(sorted(UNITS[9:11]))
    assert str(body.answers_by) == "2026-01-20"
