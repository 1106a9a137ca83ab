"""The chair's side in a secret ballot that asks for the chair, stated for the record [V17]."""

from typing import Any

import pytest

from adapters.wording.log.narrative import narrate
from adapters.wording.messages import sentence
from domain.cycle.phases.summary_conference import RecordAttendance
from domain.cycle.phases.voting import RecordAnswer
from domain.cycle.votes.chair_side import ChairSideStated, StateChairSide
from domain.cycle.votes.closing import BallotClosed, CloseBallot
from domain.cycle.votes.counting import RecordCount, SignCount
from domain.cycle.votes.mending import CorrectCount
from domain.cycle.votes.opening import AskInWriting, OpenBallot, TitleAsked
from domain.reckoning.ballot import Count, Votes
from domain.record.record import Ids, Office, Seat, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import Method
from domain.values.paper import Paper
from domain.values.refusal import Refusal
from tests.domain.wording import Called
from tests.factories import officer, teller
from tests.rules.house import CHAIR_UNIT, UNITS, sitting, written, year
from tests.rules.test_votes import SECRETARY, TELLER, closed, flag, for_, tally_of, with_tellers
from tests.spec import Given
from workflows.reader import Reader
from workflows.reading import Seal, readable

A, B = UNITS[2], UNITS[3]
CHAIR = Seat(Office.CHAIR, CHAIR_UNIT)
MINUTES = Paper(kind="Biên bản", number="05/BB")
ASKS = 'threshold: {share: "90%", base: all, must_include_chair: true}'
PLAIN = "threshold: {share: 50%, base: present}"


def asking(votes: str = "", more: str = "") -> Rulebook:
    """A rulebook whose one title asks for the chair."""
    return flag(f"quota: 1, {ASKS}{more}", votes)


def opened(votes: str = "", nominees: Ids[UnitId] = (A,)) -> Given:
    """A secret ballot of eleven members on papers."""
    start = with_tellers(sitting(year(asking(votes), 11)))
    command = OpenBallot(ballot="1", selection="co", method=Method.PAPER, nominees=nominees)
    return start.when(command, as_=SECRETARY).given_besides()


def count(start: Given, papers: int, *votes: Votes) -> Given:
    """The papers are counted and the record signed."""
    said = Count(issued=papers, returned=papers, valid=papers, invalid=0, votes=votes)
    record = RecordCount(ballot="1", count=said)
    start = start.when(record, as_=teller(TELLER)).given_besides()
    return start.when(SignCount(ballot="1"), as_=teller(TELLER)).given_besides()


def states(start: Given, *units: UnitId, **more: Any) -> Given:
    command = StateChairSide(ballot="1", chair_for=units, **more)
    return start.when(command, as_=CHAIR).given_besides()


@pytest.mark.parametrize(("side", "chosen"), [((A,), (A,)), ((), ())], ids=["for", "not for"])
def test_v17_the_chair_states_its_side_of_a_secret_ballot(
    side: Ids[UnitId], chosen: Ids[UnitId]
) -> None:
    """10 of 11 on secret papers: with the chair, as it states for the record → passes; without →
    fails, and the record shows both."""
    start = states(count(opened(), 11, for_(A, 10)), *side)
    found = tally_of(start)
    assert (found.chosen, found.chair_for, found.needed, found.of) == (chosen, side, 10, 11)


def test_v17_a_ballot_does_not_close_before_the_chair_has_said_so() -> None:
    """Not stated → refused with what is to be done; nothing is stored."""
    start = count(opened(), 11, for_(A, 10))
    close = CloseBallot(ballot="1", chair_for=(A,))
    start.when(close, as_=SECRETARY).then_refused("chair_side_missing", case="paper")
    said = Refusal("chair_side_missing", case="paper", ballot="1", selection="co")
    told = [sentence(said, lang, Called(), typed=True) for lang in ("vi", "en")]
    assert all("(state_chair_side)" in one for one in told)
    assert "_" not in "".join(sentence(said, lang, Called()) for lang in ("vi", "en"))


def test_v17_only_the_chair_says_it_and_its_office_copies_the_minutes() -> None:
    """The secretary needs the paper in which the chair said it; nobody else may."""
    start = opened()
    say = StateChairSide(ballot="1", chair_for=(A,))
    start.when(say, as_=SECRETARY).then_refused("field_missing", field="document")
    start.when(say, as_=officer(A)).then_refused("not_permitted")
    start.when(say, as_=Seat(Office.VICE_CHAIR, UNITS[1])).then_refused("not_permitted")
    copied = StateChairSide(ballot="1", chair_for=(A,), document=MINUTES)
    done = start.when(copied, as_=SECRETARY).given_besides()
    assert done.state.voting.ballots["1"].titles["co"].chair_for == (A,)


def test_v17_what_the_chair_says_is_sealed_until_the_ballot_closes() -> None:
    """Before the close nobody else reads it; then the log tells it, and nothing of others."""
    start = states(count(opened(), 11, for_(A, 10)), A)
    [said] = [event for event in start.events if isinstance(event.body, ChairSideStated)]
    other, chair = Reader((officer(A),)), Reader((Seat(Office.CHAIR, CHAIR_UNIT),))
    assert readable(said, start.state, other).seal is Seal.UNTIL_CLOSED
    assert readable(said, start.state, other).fields()["chair_for"] is None
    assert readable(said, start.state, chair).seal is None
    after = closed(start)
    assert readable(said, after.state, other).seal is None
    told = [narrate(event, "vi", Called()) for event in after.events]
    assert any("Ý kiến của" in line and "phiếu kín" in line for line in told)


def test_v17_only_titles_that_ask_for_the_chair_are_stated() -> None:
    """On a paper with two titles the chair's lines for the other stay secret."""
    other = f"{{code: bk, name: Bằng khen, how: by_vote, quota: 1, {PLAIN}}}"
    asks = f"{{code: co, name: Cờ thi đua, how: by_vote, quota: 1, {ASKS}}}"
    rulebook = written(f"selections: [{other}, {asks}]")
    start = with_tellers(sitting(year(rulebook, 11)))
    both = OpenBallot(
        ballot="1",
        selection="bk",
        method=Method.PAPER,
        nominees=(B,),
        further=(TitleAsked(selection="co", nominees=(A,)),),
    )
    start = start.when(both, as_=SECRETARY).given_besides()
    secret = StateChairSide(ballot="1", selection="bk", chair_for=(B,))
    start.when(secret, as_=CHAIR).then_refused("chair_not_asked", selection="bk")
    start = states(count(start, 11, for_(B, 7), for_(A, 10, "co")), A)
    assert start.state.voting.ballots["1"].titles["co"].chair_for == (A,)
    bodies = [event.body for event in closed(start).events]
    results = [body.tally for body in bodies if isinstance(body, BallotClosed)]
    assert [(one.chosen, one.chair_for) for one in results] == [((B,), None), ((A,), (A,))]


def test_v17_what_the_chair_says_must_fit_the_count() -> None:
    """For a nominee without a vote, or not for one whom all voted for: refused, mended, closed."""
    start = states(count(opened(nominees=(A, B)), 11, for_(A, 11), for_(B, 0)), B)
    close = CloseBallot(ballot="1")
    start.when(close, as_=SECRETARY).then_refused("chair_side_contradicts", unit=A, case="all")
    some = states(count(opened(nominees=(A, B)), 11, for_(A, 10), for_(B, 0)), B)
    some.when(close, as_=SECRETARY).then_refused("chair_side_contradicts", unit=B, votes=0)
    again = StateChairSide(ballot="1", chair_for=(A,))
    start.when(again, as_=CHAIR).then_refused("reason_blank")
    assert tally_of(states(start, A, reason="Ghi nhầm")).chosen == (A,)


def test_v17_a_side_written_down_wrongly_is_mended_after_the_close() -> None:
    """Said again with a reason while the sitting is open, the ballot is closed once more; not once
    something was decided since."""
    start = closed(states(count(opened(), 11, for_(A, 10))))
    assert start.state.voting.outcomes == {"co": ()}
    mended = states(start, A, reason="Biên bản ghi có")
    assert "co" not in mended.state.voting.outcomes
    assert closed(mended).state.voting.outcomes == {"co": (A,)}
    same = StateChairSide(ballot="1", chair_for=())
    start.when(same, as_=CHAIR).then_refused("already_done", what="state_chair_side")
    fewer = Count(issued=11, returned=11, valid=11, invalid=0, votes=(for_(A, 9),))
    recount = CorrectCount(ballot="1", count=fewer, reason="Đếm lại")
    kept = mended.when(recount, as_=SECRETARY).given_besides()
    assert kept.state.voting.ballots["1"].titles["co"].chair_for == (A,)


@pytest.mark.parametrize(("answered", "chosen"), [((A,), (A,)), ((), ())])
def test_v17_an_absent_chair_is_asked_in_writing(
    answered: Ids[UnitId], chosen: Ids[UnitId]
) -> None:
    """Its answer shows its side; nothing is to be stated, and stating it is refused."""
    start = with_tellers(sitting(year(asking("votes: {absent_in_writing: true}"), 11)))
    there = RecordAttendance(present=UNITS[1:11])
    start = start.when(there, as_=SECRETARY).given_besides()
    command = OpenBallot(
        ballot="1", selection="co", method=Method.PAPER, nominees=(A,), asked=(CHAIR_UNIT,)
    )
    start = start.when(command, as_=SECRETARY).given_besides()
    say = StateChairSide(ballot="1", chair_for=(A,))
    start.when(say, as_=CHAIR).then_refused("attendance_missing", unit=CHAIR_UNIT)
    answer = RecordAnswer(ballot="1", unit=CHAIR_UNIT, choices=answered)
    start = start.when(answer, as_=officer(CHAIR_UNIT)).given_besides()
    assert tally_of(count(start, 10, for_(A, 10))).chosen == chosen


@pytest.mark.parametrize(("answered", "chosen"), [((A,), (A,)), ((), ())])
def test_v17_by_correspondence_the_chairs_answer_shows_its_side(
    answered: Ids[UnitId], chosen: Ids[UnitId]
) -> None:
    """10 of 11 answers in favour: with the chair's → passes; without → fails."""
    start = sitting(year(asking(), 11))
    ask = AskInWriting(ballot="1", selection="co", nominees=(A,), answers_by="2027-12-31")
    start = start.when(ask, as_=SECRETARY).given_besides()
    for unit in UNITS[:11]:
        silent = unit == (UNITS[10] if answered else CHAIR_UNIT)
        said = RecordAnswer(ballot="1", unit=unit, choices=() if silent else (A,))
        start = start.when(said, as_=officer(unit)).given_besides()
    say = StateChairSide(ballot="1", chair_for=(A,))
    start.when(say, as_=CHAIR).then_refused("ballot_kind", method=Method.CORRESPONDENCE)
    assert tally_of(start).chosen == chosen


def test_v17_a_council_votes_by_the_same_rule() -> None:
    """A threshold of a council asks for its chair too; a proxy casts the paper, the chair says."""
    start = with_tellers(sitting(year(asking(more=", body: council"), 11)))
    command = OpenBallot(ballot="1", selection="co", method=Method.PAPER, nominees=(A,))
    start = count(start.when(command, as_=SECRETARY).given_besides(), 11, for_(A, 10))
    start.when(CloseBallot(ballot="1"), as_=SECRETARY).then_refused("chair_side_missing")
    assert tally_of(states(start, A)).chosen == (A,)


def test_v17_the_chair_names_no_more_than_a_paper_may() -> None:
    """Not its own unit where none votes on itself, no stranger, no second one."""
    start = opened("votes: {own_unit: false}", nominees=(A, B, CHAIR_UNIT))
    for units, code in (
        ((CHAIR_UNIT,), "own_vote"),
        ((UNITS[9],), "nominee_unknown"),
        ((A, B), "too_many_choices"),
        ((A, A), "member_repeated"),
    ):
        say = StateChairSide(ballot="1", chair_for=units)
        start.when(say, as_=CHAIR).then_refused(code)
