"""Two people enter a count: what is cleared, whose turn it is, and what is found in the figures."""

import pytest

from domain.reckoning.double_entry import (
    FIRST,
    SECOND,
    CountFinding,
    Entering,
    PaperCount,
    checks,
    lines_of,
)
from domain.record.record import UnitId

A, B = (UnitId(f"00000000-0000-4000-8000-00000000000{n}") for n in (1, 2))
OF_A, OF_B = f"votes.co.{A}", f"votes.co.{B}"
PAPER = PaperCount(electors=6, lines=lines_of({"co": (A, B)}), choices={"co": 1})
GOOD = {"issued": 6, "returned": 6, "valid": 5, "invalid": 1, OF_A: 3, OF_B: 2}


def test_the_second_owes_everything_after_the_first() -> None:
    """What the first entered spares the second nothing."""
    state = Entering().entered(PAPER, GOOD)
    assert state.turn == SECOND
    assert state.passing
    assert state.owed(PAPER) == PAPER.fields
    assert not state.agreed(PAPER)


def test_what_differs_is_cleared_on_both_sides() -> None:
    """And what is the same stays on both."""
    state = Entering().entered(PAPER, GOOD).entered(PAPER, {**GOOD, OF_A: 2})
    assert state.cleared == (OF_A,)
    assert OF_A not in state.first
    assert OF_A not in state.second
    assert state.turn == SECOND
    state = state.entered(PAPER, {OF_A: 3})
    assert state.turn == FIRST
    assert state.passing
    assert state.owed(PAPER) == (OF_A,)
    assert state.entered(PAPER, {OF_A: 3}).agreed(PAPER)


def test_who_differs_again_enters_again() -> None:
    """As often as it takes; each time the same fields alone."""
    state = Entering().entered(PAPER, GOOD).entered(PAPER, {**GOOD, OF_A: 2})
    state = state.entered(PAPER, {OF_A: 1}).entered(PAPER, {OF_A: 2})
    assert state.differed == 2
    assert state.turn == FIRST
    assert state.owed(PAPER) == (OF_A,)


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"issued": 7}, CountFinding.ISSUED_ABOVE),
        ({"issued": 5}, CountFinding.RETURNED_ABOVE),
        ({"invalid": 2}, CountFinding.UNBALANCED),
        ({OF_A: 6}, CountFinding.VOTES_ABOVE),
        ({OF_B: 3}, CountFinding.TOO_MANY),
    ],
)
def test_every_finding_has_its_code(changed: dict[str, int], code: CountFinding) -> None:
    """One wrong figure is found by the check that is about it."""
    assert [one.code for one in checks(PAPER, GOOD) if one.met is False] == []
    unmet = [one.code for one in checks(PAPER, {**GOOD, **changed}) if one.met is False]
    assert code in unmet


def test_half_of_the_papers_invalid_is_a_warning() -> None:
    """It keeps nobody from recording the count."""
    half = {**GOOD, "valid": 3, "invalid": 3, OF_B: 0}
    found = [one for one in checks(PAPER, half) if one.met is False]
    assert [(one.code, one.warns) for one in found] == [(CountFinding.HALF_INVALID, True)]


def test_a_check_waits_for_the_fields_that_are_lacking() -> None:
    """And names them, instead of finding anything."""
    part = {name: value for name, value in GOOD.items() if name != "invalid"}
    waits = {one.code: one.lacking for one in checks(PAPER, part) if one.met is None}
    assert waits == {CountFinding.UNBALANCED: ("invalid",)}


def test_several_titles_stand_in_one_count() -> None:
    """Each line names its title but for the first, as a count record does."""
    paper = PaperCount(
        electors=6, lines=lines_of({"co": (A,), "kin": (B,)}), choices={"co": 1, "kin": 1}
    )
    entry = {
        "issued": 6,
        "returned": 6,
        "valid": 6,
        "invalid": 0,
        OF_A: 4,
        f"votes.kin.{B}": 5,
    }
    count = Entering().entered(paper, entry).entered(paper, entry).count(paper)
    assert [(line.unit, line.votes, line.selection) for line in count.votes] == [
        (A, 4, None),
        (B, 5, "kin"),
    ]
