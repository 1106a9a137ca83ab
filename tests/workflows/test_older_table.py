"""What was chosen by a table that was corrected since stands as something to decide."""

from domain.cycle.cycle import Cycle
from domain.cycle.formal import ReopenPhase
from domain.cycle.guard import Phase
from domain.cycle.phases.voting import CastVote
from domain.cycle.scores.after_adoption import CorrectAdoptedScore
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.opening import OpenBallot
from domain.cycle.votes.selecting import SelectByRank
from domain.reckoning.choice import MadeBy
from domain.record.record import UnitId
from domain.rulebook.selections import Method
from tests.factories import (
    CHAIR,
    MEMBERS,
    PAPER,
    SECRETARY,
    A,
    B,
    C,
    D,
    E,
    after,
    cell,
    cycle_in,
    head,
)
from tests.spec import Given
from workflows.older_table import OlderChoice, older_choices
from workflows.status import status

#: Totals 100, 99, 98, 97, 96; the flag is voted on, two certificates go by rank.
VOTED = after(
    cycle_in(Phase.VOTING),
    (OpenBallot(ballot="1", selection="co", method=Method.OPEN, nominees=(A, B)), SECRETARY),
    *((CastVote(ballot="1", unit=unit, choices=(A,)), head(unit)) for unit in MEMBERS),
    (CloseBallot(ballot="1"), SECRETARY),
    (SelectByRank(selection="bk"), SECRETARY),
)


def correct(unit: UnitId, now: str, was: str) -> CorrectAdoptedScore:
    return CorrectAdoptedScore(
        unit=unit,
        cells=(cell("2", now, was),),
        decided_by="Hội nghị tổng kết",
        reason="Cộng nhầm",
        document=PAPER,
    )


def to_decide(given: Given) -> tuple[OlderChoice, ...]:
    state = given.state
    assert isinstance(state, Cycle)
    found = older_choices(state)
    assert status(state, 0).older == found
    return found


def test_nothing_is_to_be_decided_where_nothing_was_corrected() -> None:
    assert to_decide(VOTED) == ()


def test_what_was_voted_on_and_chosen_by_rank_is_to_be_decided() -> None:
    """With whom the corrected table gives: B falls to fourth, so A and C instead of A and B."""
    found = to_decide(after(VOTED, (correct(B, "37", "39"), SECRETARY)))
    assert found == (
        OlderChoice(selection="co", by=MadeBy.BALLOT, chosen=(A,)),
        OlderChoice(selection="bk", by=MadeBy.RANK, chosen=(A, B), now=(A, C)),
    )


def test_who_would_be_chosen_all_the_same_is_said_to_be() -> None:
    (_, ranked) = to_decide(after(VOTED, (correct(E, "35", "36"), SECRETARY)))
    assert (ranked.now, ranked.same) == ((A, B), True)


def test_a_tie_by_the_corrected_table_gives_nobody() -> None:
    (_, ranked) = to_decide(after(VOTED, (correct(B, "38", "39"), SECRETARY)))
    assert (ranked.now, ranked.same) == (None, False)


def test_a_correction_that_moves_nothing_leaves_nothing_to_decide() -> None:
    """Taken back by a second one: every total and rank is what it was."""
    there = after(VOTED, (correct(D, "36", "37"), SECRETARY))
    assert to_decide(there)
    assert to_decide(after(there, (correct(D, "37", "36"), SECRETARY))) == ()


def test_once_it_is_made_anew_it_is_decided() -> None:
    corrected = after(VOTED, (correct(B, "37", "39"), SECRETARY))
    reopen = ReopenPhase(phase=Phase.SUMMARY_CONFERENCE, reason="Bình xét lại")
    assert to_decide(after(corrected, (reopen, CHAIR))) == ()
