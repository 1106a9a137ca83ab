"""Behind each difference between two moments stand the events that made it, and no others."""

import pytest

from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SettleSheet, SubmitSheet
from domain.cycle.scores.explaining import ExplainAdjustment
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from tests.factories import RULEBOOK, SECRETARY, B, C, D, acts_to, cell, officer, settler, sheet_of
from tests.notices.conftest import DUE
from tests.running_year import RunningYear
from workflows.as_of import AsOf
from workflows.differ import Differs, differ


@pytest.fixture
def year() -> RunningYear:
    """B and C have sent their sheets: 99 and 98."""
    found = RunningYear()
    found.at("2026-01-02T08:00")
    found.open(RULEBOOK, *DUE)
    for command, seat in acts_to(Phase.SCORING):
        if not isinstance(command, SetRulebook | SetDeadline | IssuePlan):
            found.do(command, seat)
    for unit in (B, C):
        _send(found, unit)
    return found


def _send(year: RunningYear, unit: UnitId) -> None:
    year.do(EnterScores(unit=unit, column="self", cells=sheet_of(unit)), officer(unit))
    year.do(SubmitSheet(unit=unit), officer(unit))


def _lower(year: RunningYear, unit: UnitId, was: str | None, now: str, part: Part) -> int:
    """The event of an adjustment in the settled column."""
    adjust = AdjustScores(
        unit=unit, column="settled", cells=(cell("1", now, was, part=part),), reason="Có lý do"
    )
    year.do(adjust, SECRETARY)
    return last(year)


def last(year: RunningYear) -> int:
    return year.events()[-1].version


def since(year: RunningYear, first: int) -> Differs:
    return differ(year.events(), AsOf(version=first), AsOf(version=last(year)))


def cells(found: Differs) -> dict[tuple[UnitId, str, Part], tuple[int, ...]]:
    return {(cell.unit, cell.criterion, cell.part): cell.events for cell in found.cells}


def test_what_confirms_a_value_is_not_named(year: RunningYear) -> None:
    """Explained and settled since, the score was made another by the adjustment alone."""
    first = last(year)
    adjusted = _lower(year, B, None, "50", Part.STANDARD)
    year.do(ExplainAdjustment(unit=B, explanation="Nhất trí"), officer(B))
    year.do(SettleSheet(unit=B), settler(B))
    assert cells(since(year, first)) == {(B, "1", Part.STANDARD): (adjusted,)}


def test_what_was_taken_back_is_not_named(year: RunningYear) -> None:
    """From 60 to 50 and back to 60, then to 55: the last made the difference."""
    first = last(year)
    _lower(year, B, None, "50", Part.STANDARD)
    _lower(year, B, "50", "60", Part.STANDARD)
    made = _lower(year, B, "60", "55", Part.STANDARD)
    assert cells(since(year, first)) == {(B, "1", Part.STANDARD): (made,)}


def test_another_part_of_the_criterion_is_not_named(year: RunningYear) -> None:
    first = last(year)
    standard = _lower(year, B, None, "50", Part.STANDARD)
    bonus = _lower(year, B, None, "3", Part.BONUS)
    found = cells(since(year, first))
    assert found == {(B, "1", Part.STANDARD): (standard,), (B, "1", Part.BONUS): (bonus,)}


def test_two_steps_to_a_value_are_both_named(year: RunningYear) -> None:
    first = last(year)
    one = _lower(year, B, None, "50", Part.STANDARD)
    other = _lower(year, B, "50", "45", Part.STANDARD)
    assert cells(since(year, first)) == {(B, "1", Part.STANDARD): (one, other)}


def test_a_rank_that_others_moved_names_what_they_did(year: RunningYear) -> None:
    """B falls behind C: C's total is what it was, its rank is not."""
    first = last(year)
    made = _lower(year, B, None, "50", Part.STANDARD)
    a, b = sorted(since(year, first).rows, key=lambda row: (B, C).index(row.unit))
    assert (a.total_events, a.rank_events) == ((made,), (made,))
    assert (b.total_was, b.total_events, b.rank_events) == (b.total_now, (), (made,))


def test_a_sheet_that_was_sent_names_what_wrote_it(year: RunningYear) -> None:
    """Entered twice before it was sent, the last entry counts, from the sending on."""
    first = last(year)
    year.do(EnterScores(unit=D, column="self", cells=(cell("1", "40"),)), officer(D))
    again = EnterScores(unit=D, column="self", cells=(cell("1", "60", "40"), cell("2", "37")))
    year.do(again, officer(D))
    written = last(year)
    year.do(SubmitSheet(unit=D), officer(D))
    found = since(year, first)
    assert cells(found)[D, "1", Part.STANDARD] == (written, last(year))
    (row,) = [row for row in found.rows if row.unit == D]
    assert row.total_events == (last(year),)
