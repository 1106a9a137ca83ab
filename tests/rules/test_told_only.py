"""What a source leaves open governs a told year, never one that runs."""

import pytest

from domain.cycle.amendment import AmendRulebook, Governs
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import SetRulebook
from domain.rulebook.checks import remarks
from domain.rulebook.rulebook import Rulebook
from tests.factories import SECRETARY, begun, cycle_in
from tests.rules.house import SCORED, written

CHAIR_OPEN = "officers: {chair: not_stated}"
TITLE_OPEN = "selections: [{code: co, name: Cờ thi đua, how: not_stated}]"
TITLE_PLACE, CHAIR_PLACE = ("selections", 0, "how"), ("officers", "chair")


@pytest.mark.parametrize(
    ("lines", "name"), [(CHAIR_OPEN, None), (TITLE_OPEN, "Cờ thi đua")], ids=["chair", "title"]
)
def test_a_year_that_runs_takes_no_rulebook_that_leaves_it_to_a_source(
    lines: str, name: str | None
) -> None:
    """How the chair or a title is found is said before anybody acts by it; set or amended alike."""
    rulebook = written(lines)
    set_ = SetRulebook(rulebook=rulebook)
    begun().when(set_, as_=SECRETARY).then_refused("rulebook_unstated", name=name)
    amended = AmendRulebook(
        rulebook=written(f"{SCORED}\n{lines}"), governs=Governs.WHOLE_YEAR, reason="Quy chế mới"
    )
    running = cycle_in(Phase.REGISTRATION)
    running.when(amended, as_=SECRETARY).then_refused("rulebook_unstated", name=name)


@pytest.mark.parametrize(
    ("lines", "place"),
    [(CHAIR_OPEN, CHAIR_PLACE), (TITLE_OPEN, TITLE_PLACE)],
    ids=["chair", "title"],
)
def test_a_told_year_takes_it_and_the_check_says_for_which_years_it_is(
    lines: str, place: tuple[str | int, ...]
) -> None:
    """Telling the past it may stay open; the check remarks on its place."""
    rulebook: Rulebook = written(lines)
    begun(backfill=True).when(SetRulebook(rulebook=rulebook), as_=SECRETARY).given_besides()
    found = [one.place for one in remarks(rulebook) if one.code == "unstated_told_only"]
    assert found == [place]
