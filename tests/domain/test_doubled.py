"""A late report that the unit deducted itself and the system proposes once more is pointed out."""

import pytest

from domain.cycle.phases.scoring import EnterScores, SettleSheet
from domain.cycle.scores.doubled import Doubled, TypedDeduction, doubled, open_doubled
from domain.cycle.scores.lapses import (
    ConsequenceRaised,
    SettleConsequence,
    Stage,
    WithdrawConsequence,
)
from domain.reckoning.cells import NewCell
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse
from tests.factories import SECRETARY, C, D, P, after, cell, given, officer
from tests.rules.sheets import book, scoring, sent
from tests.spec import Given

RULEBOOK = book(
    "standard: {max: '100'}",
    "standard: {max: '10'}, deduction: {max: '5'}",
)
TYPED = NewCell(criterion="2", part=Part.DEDUCTION, now=P("-2"))


def raised(applied: bool = False, points: str = "-2") -> ConsequenceRaised:
    return ConsequenceRaised(
        unit=C,
        lapse=Lapse.LATE_REPORT,
        code="quy-1",
        last_day=None,
        came=None,
        working_days=None,
        table="",
        deduct=P("2"),
        per_working_day=False,
        at_most=None,
        points=P(points),
        applied=applied,
        per_day=False,
        days=None,
    )


def late(*more: NewCell, applied: bool = False) -> Given:
    """C has sent its sheet, and 2 points are to be deducted for a late report."""
    start = sent(scoring(RULEBOOK), C, cell("1", "90"), cell("2", "10"), *more)
    return given(start, raised(applied))


def test_a_lapse_beside_a_typed_deduction_is_pointed_out() -> None:
    """The unit has deducted 2 itself: both are named, with criterion and points."""
    start = late(TYPED)
    assert open_doubled(start.state) == (
        Doubled(
            unit=C,
            lapse=Lapse.LATE_REPORT,
            code="quy-1",
            stage=Stage.PROPOSED,
            points=P("-2"),
            typed=(TypedDeduction(criterion="2", points=P("-2")),),
        ),
    )


def test_a_lapse_alone_is_not() -> None:
    """Nothing typed, nothing doubled; nor by what another unit deducts of itself, nor by a sheet
    that is not sent yet."""
    assert doubled(late().state) == ()
    other = sent(late(), D, cell("1", "90"), cell("2", "10"), TYPED)
    assert doubled(other.state) == ()
    enter = EnterScores(unit=C, column="self", cells=(cell("1", "90"), TYPED))
    draft = after(scoring(RULEBOOK), (enter, officer(C)))
    assert doubled(given(draft, raised()).state) == ()


def test_it_is_pointed_out_until_all_is_settled() -> None:
    """While the deduction is proposed or the sheet is open; no longer once both are settled."""
    settle = SettleConsequence(unit=C, lapse=Lapse.LATE_REPORT)
    start = late(TYPED)
    of_lapse = after(start, (settle, SECRETARY))
    assert [one.stage for one in open_doubled(of_lapse.state)] == [Stage.SETTLED]
    of_sheet = after(start, (SettleSheet(unit=C), SECRETARY))
    assert [one.stage for one in open_doubled(of_sheet.state)] == [Stage.PROPOSED]
    both = after(of_lapse, (SettleSheet(unit=C), SECRETARY))
    assert open_doubled(both.state) == ()
    assert [one.unit for one in doubled(both.state)] == [C]


def test_what_is_withdrawn_or_nought_is_not_doubled() -> None:
    """Nothing is deducted twice where one of the two falls away."""
    withdraw = WithdrawConsequence(unit=C, lapse=Lapse.LATE_REPORT, reason="Đã tự trừ")
    assert doubled(after(late(TYPED), (withdraw, SECRETARY)).state) == ()
    nought = SettleConsequence(unit=C, lapse=Lapse.LATE_REPORT, points=P("0"), reason="Đã tự trừ")
    assert doubled(after(late(TYPED), (nought, SECRETARY)).state) == ()


@pytest.mark.parametrize("applied", [True, False])
def test_what_counts_at_once_is_pointed_out_too(applied: bool) -> None:
    """Under a rulebook that applies it, it counts already and the sheet is still to be settled."""
    start = late(TYPED, applied=applied)
    [found] = open_doubled(start.state)
    assert found.stage is (Stage.APPLIED if applied else Stage.PROPOSED)
