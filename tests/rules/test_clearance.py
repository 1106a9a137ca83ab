"""The word of a body that is asked before anybody is voted on or chosen [V18]."""

import pytest

from domain.cycle.votes.clearance import ObjectionsShown, RecordClearance
from domain.cycle.votes.opening import AskInWriting, OpenBallot, TitleAsked
from domain.cycle.votes.selecting import (
    AcclaimSelection,
    DecideSelection,
    SelectByRank,
    SelectTheOthers,
)
from domain.reckoning.choice import Ground, LeftOut
from domain.record.record import Command, Ids, UnitId
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Rulebook, read_rulebook
from domain.rulebook.selections import Method
from domain.values.paper import Paper
from tests.factories import OPERATOR, officer
from tests.rules.house import SCORED, UNITS, ranked, sitting, unchecked, written, year
from tests.rules.test_votes import SECRETARY, flag, tally_of, vote
from tests.spec import Given, Then

A, B, C = UNITS[2], UNITS[3], UNITS[4]
PAPER = Paper(kind="Công văn", number="77/TTr")
INSPECTORATE = "Thanh tra tỉnh"


def asking(objection: str = "passed_over", more: str = "") -> Rulebook:
    """A title on which units are voted once the inspectorate has spoken."""
    said = f"clearance: {{of: {INSPECTORATE}, objection: {objection}}}"
    return flag(f"quota: 1, threshold: {{share: 50%, base: present}}, {said}{more}")


def word(
    start: Given,
    *,
    yes: Ids[UnitId] = (),
    no: Ids[UnitId] = (),
    none: Ids[UnitId] = (),
    of: str = INSPECTORATE,
) -> Then:
    said = RecordClearance(of=of, no_objection=yes, objection=no, none_yet=none, document=PAPER)
    return start.when(said, as_=SECRETARY)


def ballot(*nominees: UnitId) -> OpenBallot:
    return OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=nominees)


def test_v18_nobody_is_voted_on_before_the_body_has_spoken() -> None:
    """No word, or "none yet" → the ballot is refused with who is missing; then it is opened."""
    start = sitting(year(asking()))
    facts = {"selection": "co", "of": INSPECTORATE}
    refused = start.when(ballot(A, B), as_=SECRETARY)
    refused.then_refused("clearance_missing", **facts, units=(A, B))
    start = word(start, yes=(A,), none=(B,)).given_besides()
    start.when(ballot(A, B), as_=SECRETARY).then_refused("clearance_missing", units=(B,))
    start = word(start, yes=(B,)).given_besides()
    opened = vote(start.when(ballot(A, B), as_=SECRETARY).given_besides(), UNITS[:8], B)
    assert tally_of(opened).chosen == (B,)


WAYS: dict[str, tuple[Rulebook, Command]] = {
    "in writing": (
        asking(),
        AskInWriting(ballot="1", selection="co", answers_by="2027-12-31", nominees=(A,)),
    ),
    "acclaimed": (asking(), AcclaimSelection(selection="co", chosen=(A,))),
    "decided": (asking(), DecideSelection(selection="co", chosen=(A,), reason="Đặc cách")),
    "by rank": (
        written(
            f"{SCORED}selections: [{{code: co, name: Cờ, how: by_rank, quota: 1,"
            f" clearance: {{of: {INSPECTORATE}, objection: passed_over}}}}]"
        ),
        SelectByRank(selection="co"),
    ),
}


@pytest.mark.parametrize("way", WAYS)
def test_v18_however_a_title_is_given_the_word_comes_first(way: str) -> None:
    """Ballots in writing, acclaim, ranks and decisions wait alike."""
    rulebook, command = WAYS[way]
    start = ranked(sitting(year(rulebook)), "90", "91", "99", *["80"] * 9)
    start.when(command, as_=SECRETARY).then_refused("clearance_missing", units=(A,))
    word(start, yes=(A,)).given_besides().when(command, as_=SECRETARY).given_besides()


def test_v18_the_others_wait_for_the_word_too() -> None:
    """Whoever is left is named in the refusal, and only they."""
    rulebook = written(
        "selections: [{code: co, name: Cờ, how: by_vote, quota: 1}, {code: bk, name: Bằng khen,"
        " kind: award_form, how: the_others, not_with: [co],"
        f" clearance: {{of: {INSPECTORATE}, objection: passed_over}}}}]"
    )
    start = sitting(year(rulebook, 3))
    done = DecideSelection(selection="co", chosen=(A,), reason="Một đơn vị")
    start = start.when(done, as_=SECRETARY).given_besides()
    others = SelectTheOthers(selection="bk")
    left = UNITS[:2]
    start.when(others, as_=SECRETARY).then_refused("clearance_missing", units=left)
    start = word(start, yes=left[:1], no=left[1:]).given_besides()
    after = start.when(others, as_=SECRETARY).given_besides()
    assert after.state.voting.outcomes["bk"] == left[:1]


def test_v18_an_objection_passes_over_where_the_rulebook_says_so() -> None:
    """The unit cannot stand; the outcome names the ground; the next by rank moves up."""
    start = word(sitting(year(asking())), yes=(A,), no=(B,)).given_besides()
    refused = start.when(ballot(A, B), as_=SECRETARY)
    refused.then_refused("nominee_ineligible", unit=B, ground=Ground.OBJECTED)
    by_rank = ranked(sitting(year(WAYS["by rank"][0])), "90", "91", "99", *["80"] * 9)
    by_rank = word(by_rank, yes=(UNITS[1],), no=(A,)).given_besides()
    made = by_rank.when(SelectByRank(selection="co"), as_=SECRETARY).given_besides()
    outcome = made.state.voting.made["co"]
    assert outcome.chosen == (UNITS[1],)
    assert LeftOut(unit=A, ground=Ground.OBJECTED) in outcome.left_out


def test_v18_an_objection_that_comes_while_votes_are_given_counts_at_the_close() -> None:
    """Passed over: votes for the unit count for nobody."""
    start = word(sitting(year(asking())), yes=(A,)).given_besides()
    start = vote(start.when(ballot(A), as_=SECRETARY).given_besides(), UNITS[:12], A)
    start = word(start, no=(A,)).given_besides()
    assert tally_of(start).chosen == ()


def test_v18_an_objection_is_shown_where_the_rulebook_says_so() -> None:
    """The unit stands, those who vote are shown the objection, on the record; it may be chosen."""
    start = word(sitting(year(asking("shown"))), yes=(A,), no=(B,)).given_besides()
    done = start.when(ballot(A, B), as_=SECRETARY)
    shown = [one.body for one in done.done.events if isinstance(one.body, ObjectionsShown)]
    assert shown == [ObjectionsShown(selection="co", of=INSPECTORATE, units=(B,))]
    assert tally_of(vote(done.given_besides(), UNITS[:9], B)).chosen == (B,)
    alone = start.when(ballot(A), as_=SECRETARY)
    assert not any(isinstance(one.body, ObjectionsShown) for one in alone.done.events)


def test_v18_only_a_body_that_the_rulebook_asks_is_recorded() -> None:
    """Another name → refused with the nearest; the same name otherwise typed is the same body."""
    start = sitting(year(asking()))
    word(start, yes=(A,), of="Thanh tra Bộ").then_refused(
        "clearance_not_asked", value="Thanh tra Bộ", nearest=INSPECTORATE
    )
    plain = sitting(year(flag("quota: 1")))
    word(plain, yes=(A,)).then_refused("clearance_not_asked", bodies=None)
    word(start, yes=(A,), no=(A,)).then_refused("member_repeated", unit=A)
    word(start).then_refused("field_missing", field="no_objection")
    said = word(start, yes=(A,), of="THANH TRA TỈNH").given_besides()
    word(said, yes=(A,)).then_refused("already_done", what="record_clearance")
    start.when(
        RecordClearance(of=INSPECTORATE, no_objection=(A,), document=PAPER), as_=officer(A)
    ).then_refused("not_permitted")


def test_v18_titles_of_one_paper_each_ask_for_their_own_word() -> None:
    """Only the title that asks waits; a further title on the paper is looked at too."""
    title = "{{code: {0}, name: {0}, how: by_vote, quota: 1{1}}}"
    said = f", clearance: {{of: {INSPECTORATE}, objection: shown}}"
    rulebook = written(f"selections: [{title.format('bk', '')}, {title.format('co', said)}]")
    both = OpenBallot(
        ballot="1",
        selection="bk",
        method=Method.OPEN,
        nominees=(A,),
        further=(TitleAsked(selection="co", nominees=(B, C)),),
    )
    start = word(sitting(year(rulebook)), yes=(B,)).given_besides()
    start.when(both, as_=SECRETARY).then_refused("clearance_missing", units=(C,))


def test_v18_a_past_that_is_told_does_not_wait_for_it() -> None:
    """A source need not tell the word of the inspectorate."""
    start = sitting(year(asking(), backfill=True))
    decided = DecideSelection(selection="co", chosen=(A,), reason="Nguồn ghi")
    done = start.when(decided, as_=OPERATOR).given_besides()
    assert done.state.voting.outcomes == {"co": (A,)}


def test_v18_nothing_of_it_stands_in_a_rulebook_that_does_not_say_it() -> None:
    """Rulebooks of before keep their text; what is said is read again as it was."""
    plain = flag("quota: 1")
    assert "clearance" not in plain.canonical()
    asked = asking("shown")
    assert read_rulebook(asked.canonical()) == asked
    blank = unchecked(
        "selections: [{code: co, name: Cờ, how: by_vote, clearance: {of: ' ', objection: shown}}]"
    )
    assert [one.refusal.facts["where"] for one in faults(blank)] == ["clearance"]
