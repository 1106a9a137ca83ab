"""No majority is no dead end: V11, further rounds, places left empty, and the authority."""

import pytest

from domain.cycle.guard import Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.summary_conference import CloseSitting
from domain.cycle.phases.voting import CastVote
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.nomination import FixNominees, Nominate
from domain.cycle.votes.opening import BallotOpened, OpenBallot
from domain.cycle.votes.rounds import AnotherRoundDecided, DecideAnotherRound
from domain.cycle.votes.selecting import (
    AcclaimSelection,
    DecideSelection,
    SelectionMade,
    SelectTheOthers,
)
from domain.cycle.year_work.dissent import RecordAuthorityAnswer, ReferToAuthority
from domain.reckoning.choice import Ground, MadeBy
from domain.record.record import Command, Ids, Office, Seat, UnitId
from domain.rulebook.diff import difference
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import Again, Method
from tests.factories import PAPER, head, hidden
from tests.rules.house import CHAIR_UNIT, SCORED, UNITS, ranked, sitting, written, year
from tests.spec import Given
from workflows.still_open import left_to_do

SECRETARY = Seat(Office.SECRETARY, CHAIR_UNIT)
A, B, C, D, E, F = UNITS[:6]
WHY = "Chưa đơn vị nào quá nửa"
FLAG = (
    "code: co, name: Cờ, how: by_vote, quota: {quota},"
    " threshold: {{share: 1/2, base: present, more_than: true}}"
)


def flag(votes: str = "", more: str = "", quota: int = 1) -> Rulebook:
    first = "{" + FLAG.format(quota=quota) + "}"
    return written(f"selections: [{first}{more and ', ' + more}]\n{votes}")


def house(votes: str = "", more: str = "", quota: int = 1) -> Given:
    """Six members, all present."""
    return sitting(year(flag(votes, more, quota), 6))


def go(start: Given, *commands: Command) -> Given:
    for command in commands:
        start = start.when(command, as_=SECRETARY).given_besides()
    return start


def round_(start: Given, name: str, *votes: UnitId, nominees: Ids[UnitId] = ()) -> Given:
    """A ballot opened, called unit by unit and closed."""
    opened = OpenBallot(
        ballot=name, selection="co", method=Method.OPEN, nominees=nominees, choices=1
    )
    start = go(start, opened)
    for unit, choice in zip(start.state.members, votes, strict=False):
        vote = CastVote(ballot=name, unit=unit, choices=(choice,))
        start = start.when(vote, as_=head(unit)).given_besides()
    return go(start, CloseBallot(ballot=name))


def another(standing: Again, *nominees: UnitId) -> DecideAnotherRound:
    return DecideAnotherRound(selection="co", standing=standing, nominees=nominees, reason=WHY)


def outcome_of(start: Given, code: str = "co") -> Ids[UnitId] | None:
    found: Ids[UnitId] | None = start.state.voting.outcomes.get(code)
    return found


def stood(start: Given) -> Ids[UnitId]:
    """Who stood in the last ballot."""
    opened = [event.body for event in start.events if isinstance(event.body, BallotOpened)]
    return opened[-1].nominees


#: 3, 2 and 1 of six, and more than half is asked for: nobody is chosen.
SPLIT = round_(house(), "1", A, A, A, B, B, C, nominees=(A, B, C))


@pytest.mark.parametrize(
    ("standing", "nominees", "stand"),
    [
        (Again.SAME, (), (A, B, C)),
        (Again.FIRST_TWO, (), (A, B)),
        (Again.NEW, (D, E), (D, E)),
    ],
)
def test_v11_the_sitting_decides_on_another_round(
    standing: Again, nominees: Ids[UnitId], stand: Ids[UnitId]
) -> None:
    """Among the same, the first two or new nominees; who then has the majority is chosen."""
    assert outcome_of(SPLIT) == ()
    command = another(standing, *nominees)
    SPLIT.when(command, as_=SECRETARY).then(
        AnotherRoundDecided(
            selection="co",
            standing=standing,
            nominees=stand,
            round=2,
            reason=hidden(WHY),
            document=None,
        )
    )
    start = go(SPLIT, command)
    assert outcome_of(start) is None
    first = stand[0]
    second = round_(start, "2", first, first, first, first, stand[1])
    assert (set(stood(second)), outcome_of(second)) == (set(stand), (first,))
    made = [event.body for event in second.events if isinstance(event.body, SelectionMade)]
    assert [one.chosen for one in made] == [(), (first,)]


def test_v11_only_who_stands_in_the_round_is_voted_on() -> None:
    """Another nominee is refused with those who stand; the sitting may decide otherwise."""
    start = go(SPLIT, another(Again.FIRST_TWO))
    third = OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(A, C), choices=1)
    start.when(third, as_=SECRETARY).then_refused("nominees_of_round", units=(A, B))
    go(go(start, another(Again.SAME)), third)


def test_v11_those_level_with_the_second_stand_as_well() -> None:
    """3, 1, 1, 1: the first two are four."""
    level = round_(house(), "1", A, A, A, B, C, D, nominees=(A, B, C, D))
    start = go(level, another(Again.FIRST_TWO))
    assert start.state.voting.further["co"].nominees == (A, B, C, D)


def test_v11_new_nominees_may_be_named_when_the_ballot_opens() -> None:
    """Also where the nominees of the first round were fixed."""
    nominate = Nominate(selection="co", nominees=(A, B, C))
    nominated = go(house(), nominate, FixNominees(selection="co"))
    split = round_(nominated, "1", A, A, A, B, B, C)
    named = OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(D,), choices=1)
    go(split, another(Again.SAME)).when(named, as_=SECRETARY).then_refused("nominees_of_round")
    start = go(split, another(Again.NEW), named)
    assert stood(start) == (D,)


def test_v11_what_was_chosen_stays_chosen() -> None:
    """Two places, one filled: the second round fills the other, and A stays."""
    start = round_(house(quota=2), "1", A, A, A, A, B, C, nominees=(A, B, C))
    assert outcome_of(start) == (A,)
    start = go(start, another(Again.FIRST_TWO))
    assert start.state.voting.further["co"].nominees == (B, C)
    chosen = another(Again.NEW, A)
    start.when(chosen, as_=SECRETARY).then_refused("round_not_due", case="chosen", unit=A)
    assert outcome_of(round_(start, "2", B, B, B, B, C, C)) == (A, B)


def test_v11_the_third_round_leaves_the_place_empty() -> None:
    """As often as the sitting decides; what then has no majority stays empty."""
    start = SPLIT
    for number in (2, 3):
        start = round_(go(start, another(Again.FIRST_TWO)), str(number), A, A, A, B, B, B)
        assert outcome_of(start) == ()
    assert start.state.voting.rounds["co"].held == 3
    assert start.state.phase is Phase.CHAIR_HANDOVER


def test_v11_the_rulebook_may_say_who_stands() -> None:
    """Two rounds, the second among the first two: nothing need be decided for it."""
    start = round_(
        house("votes: {rounds: 2, again: first_two}"), "1", A, A, A, B, B, C, nominees=(A, B, C)
    )
    assert outcome_of(start) is None
    third = OpenBallot(ballot="2", selection="co", method=Method.OPEN, nominees=(C,), choices=1)
    start.when(third, as_=SECRETARY).then_refused("nominees_of_round", units=(A, B))
    second = round_(start, "2", A, A, A, A, B, B)
    assert (stood(second), outcome_of(second)) == ((A, B), (A,))


def test_v11_a_second_round_is_among_the_same_where_nobody_is_named() -> None:
    """And nothing is said: whoever is not named need not be named again."""
    start = round_(house("votes: {rounds: 2}"), "1", A, A, A, B, B, C, nominees=(A, B, C))
    assert stood(round_(start, "2", A, A, A, A)) == (A, B, C)


def test_a_rulebook_that_says_nothing_of_it_stays_the_same_to_the_byte() -> None:
    """What was pinned before does not move; said, it is a difference of its own."""
    plain, said = flag("votes: {rounds: 2}"), flag("votes: {rounds: 2, again: same}")
    assert "again" not in plain.canonical()
    [found] = difference(plain, said)
    assert (found.was, found.now) == (None, Again.SAME)


CERTIFICATE = "{code: bk, name: Bằng khen, how: by_vote, quota: 1, not_with: [co]}"
REST = "{code: gk, name: Giấy khen, how: the_others, not_with: [co]}"


def test_title_by_title_nothing_decided_is_opened_again() -> None:
    """Another title was decided since: it stands, and whoever has it does not stand here."""
    start = round_(house(more=CERTIFICATE), "1", A, A, A, B, B, C, nominees=(A, B, C))
    start = go(start, DecideSelection(selection="bk", chosen=(A,), reason="Nhất trí"))
    after = go(start, another(Again.SAME))
    assert outcome_of(after, "bk") == (A,)
    assert after.state.voting.further["co"].nominees == (B, C)
    named = another(Again.NEW, A)
    start.when(named, as_=SECRETARY).then_refused(
        "nominee_ineligible", unit=A, ground=Ground.CHOSEN_ELSEWHERE
    )
    final = round_(after, "2", B, B, B, B, C, C)
    assert (outcome_of(final), outcome_of(final, "bk")) == ((B,), (A,))


def test_where_everybody_has_another_title_nobody_is_left() -> None:
    """The others were chosen since: the refusal says so."""
    start = round_(house(more=REST), "1", A, A, A, B, B, C, nominees=(A, B, C))
    start = go(start, SelectTheOthers(selection="gk"))
    start.when(another(Again.SAME), as_=SECRETARY).then_refused("round_not_due", case="nobody")


def test_places_that_passed_on_are_not_voted_on() -> None:
    """What the flag left empty went to the certificate, which has its outcome."""
    first = "{" + FLAG.format(quota=1) + ", unused_to: bk}"
    second = "{code: bk, name: Bằng khen, how: by_vote, quota: 1}"
    start = sitting(year(written(f"selections: [{first}, {second}]"), 6))
    start = round_(start, "1", A, A, A, B, B, C, nominees=(A, B, C))
    go(start, another(Again.SAME))
    passed = go(start, DecideSelection(selection="bk", chosen=(A, D), reason="Nhất trí"))
    passed.when(another(Again.SAME), as_=SECRETARY).then_refused(
        "round_not_due", case="passed_on", other="bk"
    )


@pytest.mark.parametrize(
    ("start", "code", "case"),
    [
        (house(), "round_not_due", "not_voted"),
        (round_(house(), "1", A, A, A, A, nominees=(A, B)), "round_not_due", "full"),
        (
            go(house(), DecideSelection(selection="co", chosen=(), reason="Không xét")),
            "selection_decided",
            None,
        ),
        (go(SPLIT, CloseSitting()), "conditions_unmet", None),
    ],
    ids=["not voted", "full", "decided", "sitting closed"],
)
def test_where_nothing_is_left_open_no_round_is_decided_on(
    start: Given, code: str, case: str | None
) -> None:
    """Nor what people decided otherwise, nor once the sitting is closed."""
    facts = {"case": case} if case else {}
    start.when(another(Again.SAME), as_=SECRETARY).then_refused(code, **facts)


def test_the_list_of_acts_names_the_titles_that_may_go_on() -> None:
    """And nothing once they are filled."""
    assert left_to_do(DecideAnotherRound, SPLIT.state).items == ("co",)
    full = round_(house(), "1", A, A, A, A, nominees=(A, B))
    assert left_to_do(DecideAnotherRound, full.state).nothing


REFER = ReferToAuthority(authority="Bộ", document=PAPER, selection="co")


def test_what_no_majority_decided_is_left_to_the_authority() -> None:
    """It keeps nothing else waiting; by the answer it is decided."""
    start = go(SPLIT, REFER)
    made = start.state.voting.made["co"]
    assert (made.by, made.chosen) == (MadeBy.REFERRED, ())
    [shown] = outcome(start.state).selections
    assert shown.by is MadeBy.REFERRED
    start.when(another(Again.SAME), as_=SECRETARY).then_refused("selection_decided")
    assert left_to_do(DecideSelection, start.state).items == ()
    referral = len(start.events)
    answer = RecordAuthorityAnswer(referral=referral, document=PAPER, answer="Tặng đơn vị A")
    decide = DecideSelection(selection="co", chosen=(A,), reason="Theo trả lời của Bộ")
    start.when(decide, as_=SECRETARY).then_refused("referral_unanswered", event=referral)
    assert "selections_decided" not in start.state.lacking_in((Phase.CHAIR_HANDOVER,))
    assert left_to_do(DecideSelection, go(start, answer).state).items == ("co",)
    decided = go(start, answer, decide)
    assert (outcome_of(decided), decided.state.voting.made["co"].by) == ((A,), MadeBy.DECISION)
    decided.when(decide, as_=SECRETARY).then_refused("selection_decided")


def test_an_open_title_may_be_left_to_the_authority_too() -> None:
    """A tie at the quota, or what was never voted on; not while a ballot is open."""
    tie = round_(house(quota=1), "1", A, A, A, B, B, B, nominees=(A, B))
    assert outcome_of(go(tie, REFER)) == ()
    start = go(house(), REFER)
    assert start.state.voting.made["co"].by is MadeBy.REFERRED
    opened = OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(A,))
    go(house(), opened).when(REFER, as_=SECRETARY).then_refused("selection_on_ballot")
    full = round_(house(), "1", A, A, A, A, nominees=(A, B))
    full.when(REFER, as_=SECRETARY).then_refused("round_not_due", case="full")


def test_a_year_is_not_closed_over_a_title_that_waits_for_its_round() -> None:
    """The phase had moved on when the first round left the place empty."""
    assert SPLIT.state.phase is Phase.CHAIR_HANDOVER
    start = go(SPLIT, another(Again.SAME))
    assert "selections_decided" in start.state.lacking_in((Phase.CHAIR_HANDOVER,))
    assert "selections_decided" not in SPLIT.state.lacking_in((Phase.CHAIR_HANDOVER,))


def test_a_tie_by_rank_that_no_vote_decided_goes_on_as_well() -> None:
    """Three are level for two places and none has the majority: the sitting votes again among the
    first two."""
    rulebook = written(
        "selections: [{code: co, name: Cờ, how: by_rank, quota: 2,"
        " threshold: {share: 1/2, base: present, more_than: true}}]\n"
        f"ties: [vote]\n{SCORED}"
    )
    start = ranked(sitting(year(rulebook, 6)), "99", "98", "98", "98", "80", "70")
    first = round_(start, "1", B, B, C, C, D, D)
    assert outcome_of(first) == (A,)
    assert stood(first) == (B, C, D)
    again = go(round_(start, "1", B, B, B, C, C, D), another(Again.FIRST_TWO))
    assert again.state.voting.further["co"].nominees == (B, C)
    assert outcome_of(round_(again, "2", B, B, B, B, C, C)) == (A, B)


def test_whoever_is_acclaimed_later_does_not_push_out_who_was_elected() -> None:
    """One of two places was filled by vote: acclaiming names both."""
    start = round_(house(quota=2), "1", A, A, A, A, B, C, nominees=(A, B, C))
    start = go(start, another(Again.SAME))
    alone = AcclaimSelection(selection="co", chosen=(B,))
    start.when(alone, as_=SECRETARY).then_refused("elected_left_out", units=(A,))
    assert outcome_of(go(start, AcclaimSelection(selection="co", chosen=(A, B)))) == (A, B)
