"""Ballots as they go in a sitting: withdrawn, titles resting on each other, acclaim by too few."""

from typing import Any

import pytest

from domain.cycle.phases.summary_conference import RecordAttendance
from domain.cycle.phases.voting import AppointTellers, CastVote, RecordAnswer
from domain.cycle.votes.ballot_box import Choices
from domain.cycle.votes.candidacy import InviteComments
from domain.cycle.votes.closing import BallotClosed, BallotWithdrawn, CloseBallot, WithdrawBallot
from domain.cycle.votes.counting import CountHands, RecordCount, SignCount
from domain.cycle.votes.opening import AskInWriting, OpenBallot, TitleAsked
from domain.cycle.votes.selecting import AcclaimSelection, DecideSelection, SelectionMade
from domain.reckoning.ballot import Count, Votes
from domain.reckoning.choice import Ground
from domain.record.record import Body, Ids, Office, Seat, UnitId
from domain.rulebook.checks import remarks
from domain.rulebook.selections import Method
from tests.factories import at, head, hidden, officer, teller
from tests.rules.house import CHAIR_UNIT, UNITS, ranked, sitting, written, year
from tests.spec import Given
from workflows.reader import Reader
from workflows.reading import Seal, readable
from workflows.still_open import left_to_do

SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
A, B, C, D = UNITS[2], UNITS[3], UNITS[4], UNITS[5]
ONE = "selections: [{code: co, name: Cờ, how: by_vote, quota: 1}]"
OPEN = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(A, B))
MISTAKE = WithdrawBallot(ballot="1", reason="Đề cử ghi nhầm đơn vị")


def go(start: Given, *commands: Any) -> Given:
    """All accepted, one after the other, as the secretary or whom the command itself names."""
    for command in commands:
        seat = head(command.unit) if isinstance(command, CastVote) else SECRETARY
        start = start.when(command, as_=seat).given_besides()
    return start


def cast(unit: UnitId, *choices: UnitId, **more: Any) -> CastVote:
    return CastVote(ballot="1", unit=unit, choices=choices, **more)


def said(start: Given, command: Any) -> tuple[Body, ...]:
    return tuple(event.body for event in start.when(command, as_=SECRETARY).done.events)


# Withdrawn


def test_a_ballot_opened_by_mistake_is_withdrawn() -> None:
    """With a reason; it decides nothing, and another is opened under another name."""
    start = go(sitting(year(written(ONE))), OPEN, cast(C, A))
    start.when(WithdrawBallot(ballot="1", reason=" "), as_=SECRETARY).then_refused("reason_blank")
    [body] = said(start, MISTAKE)
    assert body == BallotWithdrawn(
        ballot="1", cast=1, counted=False, reason=hidden("Đề cử ghi nhầm đơn vị"), document=None
    )
    start = go(start, MISTAKE)
    start.when(OPEN, as_=SECRETARY).then_refused("ballot_open")
    again = go(start, OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(A, C)))
    assert again.state.voting.ballots["2"].titles["co"].round == 1


@pytest.mark.parametrize(
    "command", [cast(D, A), CloseBallot(ballot="1"), MISTAKE], ids=lambda one: type(one).__name__
)
def test_a_withdrawn_ballot_takes_nothing_more(command: Any) -> None:
    """No vote, no close, no second withdrawal."""
    start = go(sitting(year(written(ONE))), OPEN, MISTAKE)
    seat = head(D) if isinstance(command, CastVote) else SECRETARY
    start.when(command, as_=seat).then_refused("ballot_withdrawn", ballot="1")


def test_no_answer_comes_to_a_withdrawn_ballot() -> None:
    """Asked in writing, withdrawn: what comes later is not recorded there."""
    ask = AskInWriting(ballot="1", selection="co", nominees=(A,), answers_by="2026-01-20")
    start = go(year(written(ONE)), ask, MISTAKE)
    late = RecordAnswer(ballot="1", unit=C, choices=(A,))
    start.when(late, as_=officer(C)).then_refused("ballot_withdrawn")


def test_what_was_cast_stays_sealed_after_a_withdrawal() -> None:
    """It would steer the ballot that follows; whoever cast it may read it."""
    start = go(sitting(year(written(ONE))), OPEN, cast(C, A), MISTAKE)
    [vote] = [event for event in start.events if event.header.type == "vote_cast"]
    assert readable(vote, start.state).seal is Seal.FOR_GOOD
    assert readable(vote, start.state).fields()["choices"] is None
    assert readable(vote, start.state, Reader((officer(C),))).seal is None


def test_a_counted_ballot_may_be_withdrawn_until_it_is_closed() -> None:
    """The trail says that it had been counted; once closed it stands."""
    hands = CountHands(ballot="1", votes=(Votes(unit=A, votes=12, against=0, no_opinion=0),))
    raised = OpenBallot(
        ballot="1", selection="co", method=Method.SHOW_OF_HANDS, nominees=(A,), choices=1
    )
    start = go(sitting(year(written(ONE))), raised, hands)
    [body] = said(start, MISTAKE)
    assert isinstance(body, BallotWithdrawn)
    assert (body.cast, body.counted) == (0, True)
    go(start, CloseBallot(ballot="1")).when(MISTAKE, as_=SECRETARY).then_refused("ballot_closed")


def test_while_a_ballot_is_under_way_nothing_else_decides_its_title() -> None:
    """No second ballot, no acclamation, no decision, until it is closed or withdrawn."""
    start = go(sitting(year(written(ONE))), OPEN)
    others = (
        OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(C,)),
        AcclaimSelection(selection="co", chosen=(C,)),
        DecideSelection(selection="co", chosen=(C,), reason="Hội nghị nhất trí"),
    )
    for command in others:
        start.when(command, as_=SECRETARY).then_refused("selection_on_ballot", ballot="1")
        assert left_to_do(type(command), start.state).nothing
        go(go(start, MISTAKE), command)


def test_a_ballot_waits_for_those_who_may_still_answer() -> None:
    """Asked to the 20th: closed before only where all have answered."""
    ask = AskInWriting(
        ballot="1", selection="co", nominees=(A,), answers_by="2026-01-20", asked=(B, C)
    )
    start = go(year(written(ONE)), ask)
    start = start.when(
        RecordAnswer(ballot="1", unit=B, choices=(A,)), as_=officer(B)
    ).given_besides()
    start.when(CloseBallot(ballot="1"), as_=SECRETARY).then_refused("ballot_awaits", units=(C,))
    go(at(start, "2026-01-21T00:00"), CloseBallot(ballot="1"))
    last = start.when(RecordAnswer(ballot="1", unit=C), as_=officer(C)).given_besides()
    go(last, CloseBallot(ballot="1"))


# Titles of one ballot that rest on each other

TITLES = """
selections:
- {code: bk, name: Bằng khen, how: by_vote, quota: 2, not_with: [co], kind: award_form}
- {code: co, name: Cờ, how: by_vote, quota: 1}
"""
BOTH = OpenBallot(
    ballot="1",
    selection="bk",
    method=Method.PAPER,
    nominees=(A, B, C),
    further=(TitleAsked(selection="co", nominees=(A, B)),),
)
TELLER = UNITS[1]


def on_paper(flag: tuple[int, int], certificate: tuple[int, int, int]) -> Given:
    """One paper with both titles, counted and signed: votes for A and B; for A, B and C."""
    lines = (
        *(
            Votes(unit=unit, votes=number)
            for unit, number in zip((A, B, C), certificate, strict=True)
        ),
        *(
            Votes(unit=unit, votes=number, selection="co")
            for unit, number in zip((A, B), flag, strict=True)
        ),
    )
    count = Count(issued=12, returned=12, valid=12, invalid=0, votes=lines)
    start = go(sitting(year(written(TITLES))), AppointTellers(units=(TELLER,)), BOTH)
    for command in (RecordCount(ballot="1", count=count), SignCount(ballot="1")):
        start = start.when(command, as_=teller(TELLER)).given_besides()
    return start


def made(bodies: tuple[Body, ...]) -> dict[str, Ids[UnitId]]:
    return {body.selection: body.chosen for body in bodies if isinstance(body, SelectionMade)}


def test_who_gets_the_first_title_of_a_ballot_is_passed_over_for_the_next() -> None:
    """One unit, one title, on one paper: the flag is decided first, wherever it stands on the
    paper, and the certificates go to those with most votes among the others."""
    bodies = said(on_paper((8, 4), (9, 8, 7)), CloseBallot(ballot="1"))
    assert list(made(bodies).items()) == [("co", (A,)), ("bk", (B, C))]
    [certificates] = [body for body in bodies if getattr(body, "left_out", ())]
    assert isinstance(certificates, SelectionMade)
    assert [(one.unit, one.ground) for one in certificates.left_out] == [
        (A, Ground.CHOSEN_ELSEWHERE)
    ]


def test_a_tie_in_the_first_title_lets_the_next_wait() -> None:
    """6 to 6 for the flag: the certificates are not decided before it is; then the ballot is
    closed once more. Meanwhile nothing is added to it."""
    start = go(on_paper((6, 6), (9, 8, 7)), CloseBallot(ballot="1"))
    closed = [event.body for event in start.events if isinstance(event.body, BallotClosed)]
    assert [(body.selection, body.tally.tied) for body in closed] == [("co", tuple(sorted((A, B))))]
    assert not start.state.voting.outcomes
    start.when(CloseBallot(ballot="1"), as_=SECRETARY).then_refused(
        "selection_waits", selection="bk", selections=("co",)
    )
    start.when(SignCount(ballot="1"), as_=teller(TELLER)).then_refused("ballot_closed")
    start.when(MISTAKE, as_=SECRETARY).then_refused("ballot_closed")
    by_hand = DecideSelection(selection="bk", chosen=(C,), reason="Cụm nhất trí")
    start.when(by_hand, as_=SECRETARY).then_refused("selection_on_ballot")
    decide = DecideSelection(selection="co", chosen=(B,), reason="Ít điểm trừ hơn")
    bodies = said(go(start, decide), CloseBallot(ballot="1"))
    assert made(bodies) == {"bk": (A, C)}


def test_a_tie_in_the_first_title_may_go_to_another_ballot() -> None:
    """The flag is voted on again alone; the certificates still wait on the first paper."""
    start = go(on_paper((6, 6), (9, 8, 7)), CloseBallot(ballot="1"))
    again = OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(A, B))
    start = go(start, again)
    votes = [CastVote(ballot="2", unit=unit, choices=(A,)) for unit in UNITS[:7]]
    start = go(start, *votes, CloseBallot(ballot="2"), CloseBallot(ballot="1"))
    assert dict(start.state.voting.outcomes) == {"co": (A,), "bk": (B, C)}


def test_places_that_the_first_title_leaves_pass_on_within_a_ballot() -> None:
    """The flag reaches no half, its place passes to the certificates of the same paper."""
    lines = TITLES.replace(
        "quota: 1}",
        "quota: 1, unused_to: bk, threshold: {share: 50%, base: valid, more_than: true}}",
    )
    rulebook = written(lines)
    open_ = OpenBallot(
        ballot="1",
        selection="bk",
        method=Method.OPEN,
        nominees=(A, B, C),
        choices=3,
        further=(TitleAsked(selection="co", nominees=(D,)),),
    )
    start = go(sitting(year(rulebook)), open_)
    flag = (Choices(selection="co", choices=(D,)),)
    votes = [
        cast(unit, A, B, C, further=flag if number < 6 else ())
        for number, unit in enumerate(UNITS[:12])
    ]
    bodies = said(go(start, *votes), CloseBallot(ballot="1"))
    assert made(bodies) == {"co": (), "bk": (A, B, C)}


def test_an_award_and_the_standing_before_it_may_share_a_ballot() -> None:
    """Only who leads can get the flag; both on one paper, and the flag falls with the standing."""
    rulebook = written(
        "selections:\n"
        "- {code: dd, name: Đơn vị dẫn đầu, how: by_vote, quota: 1, kind: standing}\n"
        "- {code: co, name: Cờ, how: by_vote, quota: 1, among: dd}\n"
    )
    both = OpenBallot(
        ballot="1",
        selection="dd",
        method=Method.OPEN,
        nominees=(A, B),
        further=(TitleAsked(selection="co", nominees=(A, B)),),
    )
    flag = (Choices(selection="co", choices=(B,)),)
    votes = [cast(unit, A, further=flag) for unit in UNITS[:12]]
    bodies = said(go(sitting(year(rulebook)), both, *votes), CloseBallot(ballot="1"))
    assert made(bodies) == {"dd": (A,), "co": ()}


def test_who_is_first_among_the_rest_must_be_known_before_the_vote() -> None:
    """The first three that the flag leaves stand for the vote: the flag comes first, apart."""
    rulebook = written(
        "columns: [{code: self, name: Tự chấm, scorer: own}]\n"
        'criteria: [{code: "1", name: Nhiệm vụ, standard: {max: "200"}}]\n'
        "selections:\n"
        "- {code: co, name: Cờ, how: by_vote, quota: 1}\n"
        "- {code: bk, name: Bằng khen, how: rank_then_vote, first: 3, quota: 1, not_with: [co]}\n"
    )
    totals = [str(total) for total in range(112, 100, -1)]
    start = ranked(sitting(year(rulebook)), *totals)
    both = OpenBallot(
        ballot="1",
        selection="co",
        method=Method.OPEN,
        nominees=(A,),
        further=(TitleAsked(selection="bk"),),
    )
    start.when(both, as_=SECRETARY).then_refused("selection_waits", selection="bk")


# Acclaimed


@pytest.mark.parametrize(
    ("threshold", "present", "facts"),
    [
        ('share: "90%", base: all', 11, None),
        ('share: "90%", base: all', 10, {"needed": 11, "of": 12, "most": 10}),
        ("share: 2/3, base: units", 8, None),
        ("share: 2/3, base: units", 7, {"needed": 8, "of": 12, "most": 7}),
        ("share: 100%, base: present", 1, None),
    ],
)
def test_acclaim_gives_no_votes_that_are_not_there(
    threshold: str, present: int, facts: dict[str, int] | None
) -> None:
    """90 % of 12 are 11: ten present cannot give them, however loud; of those present all can."""
    rulebook = written(
        f"selections: [{{code: co, name: Cờ, how: by_vote, quota: 1, threshold: {{{threshold}}}}}]"
    )
    start = sitting(year(rulebook), present)
    then = start.when(AcclaimSelection(selection="co", chosen=(A,)), as_=SECRETARY)
    if facts is None:
        then.given_besides()
    else:
        then.then_refused("threshold_unreachable", unit=A, **facts)


def test_acclaim_without_the_chair_is_not_enough_where_the_chair_must_agree() -> None:
    """The chair is absent: it cannot be among those in favour."""
    rulebook = written(
        "selections: [{code: co, name: Cờ, how: by_vote, quota: 1,"
        " threshold: {share: 2/3, base: present, must_include_chair: true}}]"
    )
    acclaim = AcclaimSelection(selection="co", chosen=(A,))
    start = year(rulebook)
    here = sitting(start)
    go(here, acclaim)
    absent = here.state.officers.chair
    others = tuple(unit for unit in UNITS[:12] if unit != absent)
    without = go(here, RecordAttendance(present=others))
    without.when(acclaim, as_=SECRETARY).then_refused("threshold_unreachable", case="chair")


def test_a_unit_that_may_not_vote_on_itself_is_not_counted_for_itself() -> None:
    """12 present, the unit itself is not asked: all the 11 others suffice; of 11 present, one of
    them the nominee, only 10 can be for it."""
    rulebook = written(
        "selections: [{code: co, name: Cờ, how: by_vote, quota: 1,"
        " threshold: {share: 100%, base: all}}]\nvotes: {own_unit: false}"
    )
    acclaim = AcclaimSelection(selection="co", chosen=(A,))
    go(sitting(year(rulebook)), acclaim)
    sitting(year(rulebook), 11).when(acclaim, as_=SECRETARY).then_refused(
        "threshold_unreachable", needed=11, of=11, most=10
    )
    go(
        sitting(
            year(rulebook),
            11,
        ),
        AcclaimSelection(selection="co", chosen=(UNITS[11],)),
    )


# By two bodies

STAGES = """
selections:
- code: co-cum
  name: Cờ thi đua
  how: by_vote
  quota: 3
  threshold: {share: 2/3, base: units}
- code: co-hd
  name: Cờ thi đua
  body: council
  among: co-cum
  how: by_vote
  quota: 3
  threshold: {share: "90%", base: present}
  votes: {after_comments: true}
"""


def test_each_body_has_its_own_threshold_for_a_title() -> None:
    """8 of 12 pass in the cluster and fall in the council, where 11 are needed; only whom the
    cluster chose is voted on there, and not before the public comment has ended."""
    start = sitting(year(written(STAGES)))
    cluster = OpenBallot(ballot="1", selection="co-cum", method=Method.OPEN, nominees=(A, B))
    votes = [cast(unit, A, *([B] if number < 8 else [])) for number, unit in enumerate(UNITS[:12])]
    start = go(start, cluster, *votes, CloseBallot(ballot="1"))
    assert dict(start.state.voting.outcomes) == {"co-cum": (A, B)}
    council = OpenBallot(ballot="2", selection="co-hd", method=Method.OPEN, nominees=(A, B))
    start.when(council, as_=SECRETARY).then_refused("comments_open", selection="co-hd")
    start = at(go(start, InviteComments(until="2026-01-20")), "2026-01-21T08:00")
    stranger = OpenBallot(ballot="2", selection="co-hd", method=Method.OPEN, nominees=(C,))
    start.when(stranger, as_=SECRETARY).then_refused("nominee_ineligible", ground=Ground.NOT_AMONG)
    again = [
        CastVote(ballot="2", unit=unit, choices=(A, *([B] if number < 8 else [])))
        for number, unit in enumerate(UNITS[:12])
    ]
    start = go(start, council, *again, CloseBallot(ballot="2"))
    assert start.state.voting.outcomes["co-hd"] == (A,)


def test_two_bodies_do_not_vote_on_one_paper() -> None:
    """Cluster and council have a ballot each."""
    lines = STAGES.replace("  among: co-cum\n", "").replace("  votes: {after_comments: true}\n", "")
    both = OpenBallot(
        ballot="1",
        selection="co-cum",
        method=Method.OPEN,
        nominees=(A,),
        further=(TitleAsked(selection="co-hd", nominees=(A,)),),
    )
    start = sitting(year(written(lines)))
    start.when(both, as_=SECRETARY).then_refused("titles_differ", selection="co-hd")


def test_a_title_by_two_bodies_is_one_form_of_award() -> None:
    """The cluster's vote and the council's are stages of one title, and need no remark on two."""
    assert "two_forms" not in {found.code for found in remarks(written(STAGES))}
    apart = written(STAGES.replace("  body: council\n", ""))
    assert "two_forms" in {found.code for found in remarks(apart)}
