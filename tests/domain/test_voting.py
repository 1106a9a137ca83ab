"""Voting: ballots, counts, and an outcome for every selection of the rulebook."""

import pytest
from msgspec.structs import replace

from domain.cycle.formal import AdvancePhase, ChangedBy, PhaseChanged, WaiveCondition
from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.scoring import AdjustScores
from domain.cycle.phases.summary_conference import (
    AdoptReport,
    AdoptTable,
    CloseSitting,
    OpenSitting,
    RecordAttendance,
)
from domain.cycle.phases.voting import AppointTellers, CastVote, TellersAppointed, VoteCast
from domain.cycle.votes.closing import BallotClosed, CloseBallot
from domain.cycle.votes.counting import CountSigned, RecordCount, SignCount, VotesCounted
from domain.cycle.votes.opening import BallotOpened, OpenBallot
from domain.cycle.votes.selecting import (
    DecideSelection,
    SelectByRank,
    SelectionDecided,
    SelectionMade,
)
from domain.reckoning.ballot import Count, Tally, Votes
from domain.reckoning.choice import QuotaUsed
from domain.record.record import Command, Office, Seat, UnitId
from domain.rulebook.selections import Base, How, Method, Threshold
from domain.values.paper import Paper
from tests.factories import (
    CHAIR,
    DOCUMENT,
    MEMBERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    E,
    after,
    cell,
    cycle_in,
    given,
    head,
    hidden,
    officer,
    teller,
    told_in,
)

#: Report and table are adopted, the sitting is open, all five are present.
HERE = cycle_in(Phase.VOTING)
TELLERS = TellersAppointed(units=tuple(sorted((C, D))), document=None)
OPEN = OpenBallot(ballot="b1", selection="co", method=Method.OPEN, nominees=(A, B))
OPENED = BallotOpened(
    ballot="b1",
    selection="co",
    method=Method.OPEN,
    nominees=(A, B),
    electors=tuple(sorted(MEMBERS)),
    choices=1,
    asked=(),
    answers_by=None,
    answers_before=None,
    voters=(),
    proxies=(),
    round=1,
    document=None,
)
ON_PAPER = replace(OPENED, method=Method.PAPER)
PAPERS = given(HERE, TELLERS, ON_PAPER)


def count(issued: int, valid: int, invalid: int, *votes: tuple[UnitId, int]) -> Count:
    return Count(
        issued=issued,
        returned=valid + invalid,
        valid=valid,
        invalid=invalid,
        votes=tuple(Votes(unit=unit, votes=number) for unit, number in votes),
    )


def vote(unit: UnitId, *choices: UnitId) -> VoteCast:
    return VoteCast(
        ballot="b1",
        unit=unit,
        choices=choices,
        further=(),
        no_opinion=False,
        delegate=1,
        by_proxy=None,
    )


def signed(*units: UnitId) -> tuple[CountSigned, ...]:
    return tuple(CountSigned(ballot="b1", unit=unit) for unit in units)


COUNT = count(5, 4, 1, (A, 1), (B, 3))
COUNTED = VotesCounted(ballot="b1", count=COUNT, document=None)
MADE = SelectionMade(
    selection="co",
    how=How.BY_VOTE,
    chosen=(B,),
    vacant=0,
    quotas=(QuotaUsed(places=1),),
    reserves=(),
    left_out=(),
    document=None,
)
BY_RANK = replace(
    MADE, selection="bk", how=How.BY_RANK, chosen=(A, B), quotas=(QuotaUsed(places=2),)
)

# Tellers


def test_tellers_are_appointed() -> None:
    """Units whose people count; appointing again replaces them."""
    HERE.when(AppointTellers(units=(D, C)), as_=VICE).then(TELLERS)
    again = after(HERE, (AppointTellers(units=(D, C)), VICE), (AppointTellers(units=(E,)), CHAIR))
    assert again.state.voting.tellers == (E,)


@pytest.mark.parametrize(
    ("units", "code"),
    [((), "field_missing"), ((C, C), "member_repeated"), ((OUTSIDE,), "not_member")],
)
def test_tellers_are_members(units: tuple[UnitId, ...], code: str) -> None:
    """Nobody, a unit twice, an outsider: refused."""
    HERE.when(AppointTellers(units=units), as_=SECRETARY).then_refused(code)


# Opening


def test_ballot_is_opened_for_those_present() -> None:
    """The electors stand in the event: who is present when it opens; one choice for quota one."""
    HERE.when(OPEN, as_=SECRETARY).then(OPENED)
    absent = after(HERE, (RecordAttendance(present=(A, B, C, D)), SECRETARY))
    absent.when(replace(OPEN, choices=2), as_=SECRETARY).then(
        replace(OPENED, electors=tuple(sorted((A, B, C, D))), choices=2)
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"selection": "cờ"}, "selection_unknown"),
        ({"selection": "bk"}, "selection_kind"),
        ({"selection": "gk"}, "selection_kind"),
        ({"ballot": " "}, "ballot_open"),
        ({"method": Method.PAPER}, "tellers_missing"),
        ({"nominees": ()}, "field_missing"),
        ({"nominees": (A, A)}, "member_repeated"),
        ({"nominees": (A, OUTSIDE)}, "not_member"),
        ({"choices": 0}, "too_many_choices"),
    ],
)
def test_ballot_that_cannot_be_is_not_opened(change: dict[str, object], code: str) -> None:
    """An unknown selection, one not made by vote, no name, no tellers for papers, nobody or
    somebody impossible nominated, no choice: refused."""
    HERE.when(replace(OPEN, **change), as_=SECRETARY).then_refused(code)


def test_ballot_has_a_name_of_its_own() -> None:
    """A second ballot of the same name is refused, open or closed."""
    given(HERE, OPENED).when(OPEN, as_=SECRETARY).then_refused("ballot_open", ballot="b1")


def test_decided_selection_is_not_voted_on() -> None:
    """What has an outcome has it."""
    given(HERE, MADE).when(OPEN, as_=SECRETARY).then_refused("selection_decided", selection="co")


def test_ballot_needs_a_quorum() -> None:
    """Three of five are not two thirds: nobody opens a ballot or votes."""
    few = after(HERE, (RecordAttendance(present=(A, B, C)), SECRETARY))
    unmet = (("quorum_met", {"present": 3, "of": 5, "quorum": 4}),)
    few.when(OPEN, as_=SECRETARY).then_refused("conditions_unmet", unmet=unmet)
    left = after(given(HERE, OPENED), (RecordAttendance(present=(A, B, C)), SECRETARY))
    left.when(CastVote(ballot="b1", unit=C, choices=(B,)), as_=officer(C)).then_refused(
        "conditions_unmet", unmet=unmet
    )


def test_ballot_needs_an_open_sitting() -> None:
    """After the sitting was closed nobody opens a ballot, votes or counts."""
    closed = after(PAPERS, (CloseSitting(), SECRETARY))
    for command, seat in (
        (OPEN, SECRETARY),
        (AppointTellers(units=(E,)), SECRETARY),
        (CastVote(ballot="b1", unit=C, choices=(B,)), officer(C)),
        (RecordCount(ballot="b1", count=COUNT), teller(C)),
        (SignCount(ballot="b1"), teller(C)),
    ):
        closed.when(command, as_=seat).then_refused("conditions_unmet")


# Open votes


def test_unit_votes_once_for_itself() -> None:
    """An officer or the head votes for the own unit; choices have no order."""
    start = given(HERE, replace(OPENED, choices=2))
    for seat in (officer(C), head(C)):
        start.when(CastVote(ballot="b1", unit=C, choices=(B, A)), as_=seat).then(
            vote(C, *sorted((A, B)))
        )
    start.when(CastVote(ballot="b1", unit=C, choices=()), as_=officer(C)).then(vote(C))


@pytest.mark.parametrize(
    ("command", "seat", "code"),
    [
        (CastVote(ballot="b2", unit=C, choices=(B,)), officer(C), "ballot_unknown"),
        (CastVote(ballot="b1", unit=E, choices=(B,)), officer(E), "attendance_missing"),
        (CastVote(ballot="b1", unit=D, choices=(B,)), officer(D), "vote_repeated"),
        (CastVote(ballot="b1", unit=C, choices=(C,)), officer(C), "nominee_unknown"),
        (CastVote(ballot="b1", unit=C, choices=(B, B)), officer(C), "member_repeated"),
        (CastVote(ballot="b1", unit=C, choices=(A, B)), officer(C), "too_many_choices"),
        (CastVote(ballot="b1", unit=C, choices=(B,)), officer(D), "not_your_unit"),
        (CastVote(ballot="b1", unit=C, choices=(B,)), SECRETARY, "not_your_unit"),
        (CastVote(ballot="b1", unit=C, choices=(B,)), VICE, "not_permitted"),
    ],
)
def test_vote_that_cannot_be_is_refused(command: Command, seat: Seat, code: str) -> None:
    """No such ballot, not present, a second time, not nominated, one twice, too many, of another
    unit: refused."""
    electors = tuple(sorted((A, B, C, D)))
    start = given(HERE, replace(OPENED, electors=electors), vote(D, B))
    start.when(command, as_=seat).then_refused(code)


def test_the_secretary_writes_down_what_a_unit_says_when_called() -> None:
    """Heads of units need not log in: the act says on whose behalf it is."""
    cast = CastVote(ballot="b1", unit=C, choices=(B,))
    start = given(HERE, OPENED)
    start.when(cast, as_=SECRETARY, for_unit=C).then(vote(C, B))
    start.when(cast, as_=SECRETARY, for_unit=D).then_refused("not_your_unit")


def test_open_votes_are_counted_when_the_ballot_closes() -> None:
    """Four of five for B pass two thirds of those present; the figures stand in the event."""
    start = given(HERE, OPENED, *(vote(unit, B) for unit in (A, B, C, D)), vote(E, A))
    start.when(CloseBallot(ballot="b1"), as_=SECRETARY).then(
        BallotClosed(
            ballot="b1",
            selection="co",
            count=count(5, 5, 0, (A, 1), (B, 4)),
            tally=Tally(needed=4, of=5, chosen=(B,), tied=()),
        ),
        MADE,
    )


def test_nobody_may_pass() -> None:
    """Two of five pass no threshold: nobody is chosen, and the place stays vacant."""
    start = given(HERE, OPENED, vote(C, B), vote(D, B), vote(E))
    start.when(CloseBallot(ballot="b1"), as_=SECRETARY).then(
        BallotClosed(
            ballot="b1",
            selection="co",
            count=count(5, 3, 0, (A, 0), (B, 2)),
            tally=Tally(needed=4, of=5, chosen=(), tied=()),
        ),
        replace(MADE, chosen=(), vacant=1),
    )


def test_tie_at_the_quota_is_left_to_people() -> None:
    """Nothing is chosen silently: the ballot closes, the selection stays open until decided."""
    half = replace(
        RULEBOOK,
        selections=(
            replace(RULEBOOK.selections[0], threshold=Threshold(share="1/3", base=Base.ALL)),
        ),
    )
    start = given(
        cycle_in(Phase.VOTING, half), OPENED, vote(A, A), vote(B, B), vote(C, A), vote(D, B)
    )
    closed = start.when(CloseBallot(ballot="b1"), as_=SECRETARY)
    closed.then(
        BallotClosed(
            ballot="b1",
            selection="co",
            count=count(5, 4, 0, (A, 2), (B, 2)),
            tally=Tally(needed=2, of=5, chosen=(), tied=tuple(sorted((A, B)))),
        )
    )
    decide = DecideSelection(selection="co", chosen=(B,), reason="Cụm trưởng quyết định")
    closed.given_besides().when(decide, as_=SECRETARY).then(
        SelectionDecided(
            selection="co",
            chosen=(B,),
            reason=hidden("Cụm trưởng quyết định"),
            document=None,
            quotas=(QuotaUsed(places=1),),
            despite=(),
        ),
        PhaseChanged(source=Phase.VOTING, to=Phase.CHAIR_HANDOVER, by=ChangedBy.SITTING),
    )


# Papers


def test_tellers_count_papers() -> None:
    """A teller records the figures, perhaps on a document."""
    record = RecordCount(ballot="b1", count=COUNT)
    PAPERS.when(record, as_=teller(C)).then(COUNTED)
    PAPERS.when(replace(record, document=PAPER), as_=teller(D)).then(
        replace(COUNTED, document=DOCUMENT)
    )


@pytest.mark.parametrize(
    ("figures", "code"),
    [
        (replace(COUNT, valid=5), "count_unbalanced"),
        (replace(COUNT, issued=6), "count_unbalanced"),
        (replace(COUNT, returned=6), "count_unbalanced"),
        (count(5, 4, 1, (A, 5), (B, 0)), "votes_exceed_valid"),
        (count(5, 4, 1, (A, 4), (B, 4)), "too_many_choices"),
        (count(5, 4, 1, (A, 1)), "votes_missing"),
        (count(5, 4, 1, (A, 1), (C, 3)), "nominee_unknown"),
    ],
)
def test_count_that_does_not_balance_is_refused(figures: Count, code: str) -> None:
    """Valid and invalid do not make the returned, more votes than papers, votes for others."""
    PAPERS.when(RecordCount(ballot="b1", count=figures), as_=teller(C)).then_refused(code)


@pytest.mark.parametrize("seat", [SECRETARY, CHAIR, officer(C), Seat(Office.TELLER, E)])
def test_only_tellers_count(seat: Seat) -> None:
    """Neither the chair nor an officer of a teller's unit counts or signs."""
    copied = seat.office in {Office.CHAIR, Office.SECRETARY}  # from the signed paper alone
    for command in (RecordCount(ballot="b1", count=COUNT), SignCount(ballot="b1")):
        refused = PAPERS.when(command, as_=seat)
        code = "office_not_held" if seat.office is Office.TELLER else "not_permitted"
        if copied and isinstance(command, RecordCount):
            code = "field_missing"
        refused.then_refused(code)


def test_count_is_signed_by_every_teller_for_the_own_unit() -> None:
    """Nobody signs before there is a count, twice, or for another teller."""
    PAPERS.when(SignCount(ballot="b1"), as_=teller(C)).then_refused("count_missing", ballot="b1")
    counted = given(PAPERS, COUNTED)
    counted.when(SignCount(ballot="b1"), as_=teller(C)).then(*signed(C))
    counted.when(SignCount(ballot="b1"), as_=teller(C), for_unit=D).then_refused("not_your_unit")
    given(counted, *signed(C)).when(SignCount(ballot="b1"), as_=teller(C)).then_refused(
        "already_done", what="sign_count"
    )


def test_counting_again_takes_the_signatures_back() -> None:
    """Who signed other figures has not signed these."""
    again = given(PAPERS, COUNTED, *signed(C, D), COUNTED)
    again.when(CloseBallot(ballot="b1"), as_=SECRETARY).then_refused(
        "count_unsigned", ballot="b1", units=TELLERS.units
    )


def test_paper_ballot_closes_on_a_signed_count() -> None:
    """Counted and signed by every teller, not before."""
    close = CloseBallot(ballot="b1")
    PAPERS.when(close, as_=SECRETARY).then_refused("count_missing", ballot="b1")
    given(PAPERS, COUNTED, *signed(C)).when(close, as_=SECRETARY).then_refused(
        "count_unsigned", units=(D,)
    )
    four = count(5, 5, 0, (A, 1), (B, 4))
    ready = given(PAPERS, replace(COUNTED, count=four), *signed(C, D))
    ready.when(close, as_=VICE).then(
        BallotClosed(
            ballot="b1",
            selection="co",
            count=four,
            tally=Tally(needed=4, of=5, chosen=(B,), tied=()),
        ),
        MADE,
    )


def test_each_way_of_voting_has_its_own_acts() -> None:
    """No vote is cast openly in a paper ballot, no papers are counted in an open one."""
    PAPERS.when(CastVote(ballot="b1", unit=C, choices=(B,)), as_=officer(C)).then_refused(
        "ballot_kind", method=Method.PAPER
    )
    start = given(HERE, TELLERS, OPENED)
    for command in (RecordCount(ballot="b1", count=COUNT), SignCount(ballot="b1")):
        start.when(command, as_=teller(C)).then_refused("ballot_kind", method=Method.OPEN)


def test_closed_ballot_is_closed() -> None:
    """Nobody votes, counts, signs or closes afterwards; an unknown ballot is unknown."""
    closed = after(given(HERE, TELLERS, OPENED), (CloseBallot(ballot="b1"), SECRETARY))
    for command, seat in (
        (CastVote(ballot="b1", unit=C, choices=(B,)), officer(C)),
        (RecordCount(ballot="b1", count=COUNT), teller(C)),
        (SignCount(ballot="b1"), teller(C)),
        (CloseBallot(ballot="b1"), SECRETARY),
    ):
        closed.when(command, as_=seat).then_refused("ballot_closed", ballot="b1")
    HERE.when(CloseBallot(ballot="b9"), as_=SECRETARY).then_refused("ballot_unknown", ballot="b9")


def test_ballot_may_be_closed_after_the_sitting() -> None:
    """What was voted in the sitting is counted even where the chair closed it first."""
    closed = after(given(HERE, OPENED, vote(C, B)), (CloseSitting(), SECRETARY))
    closed.when(CloseBallot(ballot="b1"), as_=SECRETARY).given_besides()


def test_second_ballot_changes_no_outcome() -> None:
    """Of two ballots for one selection the first that decides counts; the other is recorded."""
    other = replace(OPENED, ballot="b2")
    start = given(HERE, OPENED, other, MADE)
    done = start.when(CloseBallot(ballot="b2"), as_=SECRETARY).done
    assert [type(event.body) for event in done.events] == [BallotClosed]


# By rank, by hand


def test_selection_by_rank_takes_the_first() -> None:
    """The best of the adopted table up to the quota."""
    HERE.when(SelectByRank(selection="bk"), as_=SECRETARY).then(BY_RANK)


def test_selection_by_rank_may_have_no_quota() -> None:
    """Then everybody who has a rank is chosen, and no place is counted vacant."""
    free = replace(RULEBOOK, selections=(replace(RULEBOOK.selections[1], quota=None),))
    done = cycle_in(Phase.VOTING, free).when(SelectByRank(selection="bk"), as_=SECRETARY).done
    assert done.events[0].body == replace(BY_RANK, chosen=MEMBERS, vacant=None, quotas=())


def test_tie_in_rank_at_the_quota_is_refused() -> None:
    """Two units at the last place of the quota: a recorded decision with a reason is asked for."""
    adjust = AdjustScores(
        unit=C, column="settled", cells=(cell("2", "39", was="38"),), reason="Bổ sung"
    )
    tied = after(
        cycle_in(Phase.SUMMARY_CONFERENCE),
        (adjust, SECRETARY),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
        (AdoptReport(document=PAPER), SECRETARY),
        (AdoptTable(), SECRETARY),
    )
    tied.when(SelectByRank(selection="bk"), as_=SECRETARY).then_refused(
        "tie_at_quota", selection="bk", quota=2, units=tuple(sorted((B, C)))
    )
    decide = DecideSelection(selection="bk", chosen=(A, B), reason="Nhiều sáng kiến hơn")
    tied.when(decide, as_=SECRETARY).given_besides()


@pytest.mark.parametrize(
    ("selection", "code"),
    [("co", "selection_kind"), ("gk", "selection_kind"), ("x", "selection_unknown")],
)
def test_only_what_is_chosen_by_rank_is(selection: str, code: str) -> None:
    """By vote and by appointment are other ways."""
    HERE.when(SelectByRank(selection=selection), as_=SECRETARY).then_refused(code)


def test_rank_needs_the_adopted_table() -> None:
    """In the sitting, before the table is adopted, nothing is chosen by it."""
    start = after(cycle_in(Phase.SUMMARY_CONFERENCE), (OpenSitting(), SECRETARY))
    start.when(SelectByRank(selection="bk"), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("table_adopted", {}),)
    )


DECIDE = DecideSelection(selection="gk", chosen=(C, D), reason="Có thành tích chuyển đổi số")
DECIDED = SelectionDecided(
    selection="gk",
    chosen=(C, D),
    reason=hidden("Có thành tích chuyển đổi số"),
    document=None,
    quotas=(),
    despite=(),
)


def test_selection_is_decided_by_hand_with_a_reason() -> None:
    """Appointment, a tie, or nobody at all; each with the reason on the record."""
    HERE.when(DECIDE, as_=VICE).then(DECIDED)
    HERE.when(replace(DECIDE, chosen=(), document=PAPER), as_=SECRETARY).then(
        replace(DECIDED, chosen=(), document=DOCUMENT)
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"reason": " "}, "reason_blank"),
        ({"selection": "x"}, "selection_unknown"),
        ({"chosen": (C, C)}, "member_repeated"),
        ({"chosen": (OUTSIDE,)}, "not_member"),
        ({"selection": "bk", "chosen": (A, B, C)}, "above_quota"),
        ({"document": Paper(kind="")}, "document_blank"),
    ],
)
def test_decision_keeps_to_the_rulebook(change: dict[str, object], code: str) -> None:
    """No reason, no such selection, a unit twice, an outsider, more than the quota: refused."""
    HERE.when(replace(DECIDE, **change), as_=SECRETARY).then_refused(code)
    HERE.when(DECIDE, as_=officer(C)).then_refused("not_permitted")


def test_selection_is_decided_once() -> None:
    """A second outcome is refused, however the first came about."""
    start = given(HERE, DECIDED)
    start.when(DECIDE, as_=SECRETARY).then_refused("selection_decided", selection="gk")
    made = given(HERE, replace(MADE, selection="bk", how=How.BY_RANK))
    made.when(SelectByRank(selection="bk"), as_=SECRETARY).then_refused("selection_decided")


# Leaving


def test_voting_is_left_when_every_selection_has_an_outcome() -> None:
    """Nobody chosen is an outcome; an open ballot holds the phase."""
    start = given(HERE, MADE, replace(DECIDED, chosen=()))
    start.when(AdvancePhase(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("selections_decided", {"selections": ("bk",)}),)
    )
    start.when(SelectByRank(selection="bk"), as_=SECRETARY).then(
        BY_RANK,
        PhaseChanged(source=Phase.VOTING, to=Phase.CHAIR_HANDOVER, by=ChangedBy.SITTING),
    )
    ballot = given(start, OPENED)
    held = ballot.when(SelectByRank(selection="bk"), as_=SECRETARY).given_besides()
    assert held.state.phase is Phase.VOTING
    held.when(AdvancePhase(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("no_ballot_open", {"ballots": ("b1",)}),)
    )


def test_sitting_votes_in_any_order() -> None:
    """In one sitting votes are held before the table is adopted; the phase follows later."""
    early = after(
        cycle_in(Phase.SUMMARY_CONFERENCE),
        (OpenSitting(), SECRETARY),
        (RecordAttendance(present=MEMBERS), SECRETARY),
        (OPEN, SECRETARY),
        (CastVote(ballot="b1", unit=C, choices=(B,)), officer(C)),
        (CloseBallot(ballot="b1"), SECRETARY),
        (DECIDE, SECRETARY),
        (replace(DECIDE, selection="bk"), SECRETARY),
        (AdoptTable(), SECRETARY),
    )
    assert early.state.phase is Phase.SUMMARY_CONFERENCE
    adopted = early.when(AdoptReport(document=PAPER), as_=SECRETARY).done
    assert [event.body for event in adopted.events[1:]] == [
        PhaseChanged(source=Phase.SUMMARY_CONFERENCE, to=Phase.VOTING, by=ChangedBy.SITTING),
        PhaseChanged(source=Phase.VOTING, to=Phase.CHAIR_HANDOVER, by=ChangedBy.SITTING),
    ]


def test_without_a_sitting_voting_has_its_own_phase() -> None:
    """Before the sitting is open, and after the year is closed, nothing is voted on."""
    for phase in (Phase.SCORING, Phase.SUMMARY_CONFERENCE, Phase.CLOSED):
        cycle_in(phase).when(OPEN, as_=SECRETARY).then_refused("wrong_phase", phase=phase)


def test_decision_may_come_before_the_conference() -> None:
    """What an authority has decided is recorded in the phase of the conference already."""
    cycle_in(Phase.SUMMARY_CONFERENCE).when(DECIDE, as_=SECRETARY).then(DECIDED)


def test_outcome_shows_ballots_and_selections() -> None:
    """Closed ballots with their figures; selections with whom they chose, or none yet."""
    start = given(HERE, OPENED, *(vote(unit, B) for unit in MEMBERS))
    shown = outcome(after(start, (CloseBallot(ballot="b1"), SECRETARY)).state)
    assert [(found.ballot, found.tally.chosen) for found in shown.ballots] == [("b1", (B,))]
    assert [(found.selection, found.chosen) for found in shown.selections] == [
        ("co", (B,)),
        ("bk", None),
        ("gk", None),
    ]
    assert outcome(start.state).ballots == ()


def test_told_ballot_is_written_by_the_operator() -> None:
    """In a past that is told, the operator writes for tellers and voters, unit by unit."""
    told = after(
        told_in(Phase.SUMMARY_CONFERENCE),
        (OpenSitting(), OPERATOR),
        (RecordAttendance(present=MEMBERS), OPERATOR),
        (AppointTellers(units=(C, D)), OPERATOR),
        (replace(OPEN, method=Method.PAPER), OPERATOR),
        (RecordCount(ballot="b1", count=COUNT), OPERATOR),
    )
    told.when(SignCount(ballot="b1"), as_=OPERATOR).then_refused("tellers_missing")
    told.when(SignCount(ballot="b1"), as_=OPERATOR, for_unit=E).then_refused("tellers_missing")
    told.when(SignCount(ballot="b1"), as_=OPERATOR, for_unit=C).then(*signed(C))


def test_waived_selections_let_the_year_go_on() -> None:
    """With a reason the year goes on without an outcome for each."""
    waive = WaiveCondition(condition="selections_decided", reason="Chưa bình xét")
    done = HERE.when(waive, as_=SECRETARY).given_besides()
    assert done.state.phase is Phase.CHAIR_HANDOVER
