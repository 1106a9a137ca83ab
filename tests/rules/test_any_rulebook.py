"""What holds of every rulebook and every score table: ranking, permuting, replaying, limits."""

from fractions import Fraction
from itertools import product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from domain.cycle.cycle import Cycle
from domain.cycle.outcome import outcome
from domain.cycle.phases.scoring import EnterScores, MarkCriterion, SubmitSheet
from domain.cycle.scores.sheets import RelativeMoved
from domain.reckoning.arithmetic import NOW
from domain.reckoning.ranking import Cells, Marks, best_of, sums
from domain.reckoning.score_table import ScoreTable, TableRow, score_table
from domain.record.record import UnitId, encode
from domain.record.streams import evolve
from domain.rulebook.criteria import Part, full_standard, left_open
from domain.rulebook.rulebook import RankedBy, Rulebook
from tests.factories import MEMBERS, SECRETARY, after, officer
from tests.rules.any_rulebook import Sheets, sheets
from tests.rules.sheets import scoring
from tests.spec import Given

thoroughly = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def held(drawn: Sheets) -> Given:
    """The year in which all of that was entered and sent, unit after unit."""
    start = scoring(drawn.rulebook)
    for unit in MEMBERS:
        for criterion, mark in drawn.marks[unit].items():
            command = MarkCriterion(unit=unit, criterion=criterion, mark=mark, reason="Xét")
            start = after(start, (command, SECRETARY))
        if drawn.cells[unit]:
            enter = EnterScores(unit=unit, column="self", cells=drawn.cells[unit])
            start = after(start, (enter, officer(unit)))
        start = after(start, (SubmitSheet(unit=unit), officer(unit)))
    return start


def table_of(cycle: Cycle) -> ScoreTable:
    found = score_table(cycle)
    assert found is not None
    return found


def scored(drawn: Sheets) -> bool:
    """Somebody has entered something: otherwise there is no table."""
    return any(drawn.cells.values())


def amount(rulebook: Rulebook, row: TableRow) -> Fraction:
    """What ranks a row before ties are broken, from its printed figures alone."""
    assert row.total is not None
    if rulebook.ranked_by is RankedBy.TOTAL:
        return Fraction(row.total)
    assert row.maximum is not None
    part = row.standard or 0 if rulebook.ranked_by is RankedBy.SHARE_OF_STANDARD else row.total
    return Fraction(part) / Fraction(row.maximum) if row.maximum else Fraction(0)


def keys(rulebook: Rulebook, row: TableRow) -> tuple[Fraction, ...]:
    found = {
        f"criterion:{cell.criterion}": Fraction(cell.value)
        for cell in row.cells
        if cell.part is Part.STANDARD
    }
    found |= {
        "fewer_deductions": Fraction(row.deduction or 0),
        "higher_standard": Fraction(row.standard or 0),
    }
    return tuple(found.get(key, Fraction(0)) for key in rulebook.ties)


@thoroughly
@given(sheets())
def test_ranking_is_a_total_preorder(drawn: Sheets) -> None:
    """Of two ranked units of a group one is before the other or both are level, as their figures
    say; whoever has no rank stands behind those who have."""
    if not scored(drawn):
        return
    rulebook, table = drawn.rulebook, table_of(held(drawn).state)
    for group in {row.group for row in table.rows}:
        inside = [row for row in table.rows if row.group == group and row.total is not None]
        worth = {row.unit: (amount(rulebook, row), *keys(rulebook, row)) for row in inside}
        for one, other in product(inside, repeat=2):
            if one.rank is not None and other.rank is not None:
                assert (one.rank < other.rank) == (worth[one.unit] > worth[other.unit])
                assert (one.rank == other.rank) == (worth[one.unit] == worth[other.unit])
            if one.rank is not None and other.rank is None:
                assert worth[one.unit] > worth[other.unit]
        ranks = sorted({row.rank for row in inside if row.rank is not None})
        assert ranks[:1] in ([1], [])
        if rulebook.ranked_first is None:
            assert all(row.rank is not None for row in inside)
        else:
            assert all(rank <= rulebook.ranked_first for rank in ranks)


@thoroughly
@given(sheets(), st.permutations(MEMBERS))
def test_permuting_units_permutes_ranks(drawn: Sheets, others: list[UnitId]) -> None:
    """The same sheets under other names: every figure and rank goes with its sheet."""
    if not scored(drawn):
        return
    renamed = dict(zip(MEMBERS, others, strict=True))
    mine = theirs = structs.replace(drawn.rulebook, unit_groups=())
    if drawn.rulebook.several:  # which table a unit uses goes with it too
        groups = tuple(
            structs.replace(group, units=tuple(renamed[unit] for unit in group.units))
            for group in drawn.rulebook.unit_groups
        )
        mine, theirs = drawn.rulebook, structs.replace(drawn.rulebook, unit_groups=groups)
    one = Sheets(mine, drawn.cells, drawn.marks)
    other = Sheets(
        theirs,
        {renamed[unit]: cells for unit, cells in drawn.cells.items()},
        {renamed[unit]: marks for unit, marks in drawn.marks.items()},
    )
    tables = [{row.unit: row for row in table_of(held(each).state).rows} for each in (one, other)]
    for unit in MEMBERS:
        before, after_all = tables[0][unit], tables[1][renamed[unit]]
        assert structs.replace(before, unit=after_all.unit) == after_all


@thoroughly
@given(sheets())
def test_folded_again_the_year_is_the_same(drawn: Sheets) -> None:
    """Replay asks nothing but the events: the same state, and the same outcome to the byte."""
    start = held(drawn)
    state: object = None
    for event in start.events:
        state = evolve(state, event)
    assert isinstance(state, Cycle)
    assert state == start.state
    assert encode(outcome(state)) == encode(outcome(start.state))


def values(cycle: Cycle) -> dict[tuple[UnitId, str, Part], object]:
    table = score_table(cycle)
    rows = table.rows if table else ()
    return {
        (row.unit, cell.criterion, cell.part): cell.value
        for row in rows
        if row.sent
        for cell in row.cells
    }


@thoroughly
@given(sheets())
def test_what_moves_with_the_best_is_told_in_full(drawn: Sheets) -> None:
    """Step by step: the cells of others that count otherwise are those that the trail names, with
    what they counted before and after, and whose sheet moved them."""
    state: object = None
    before: dict[tuple[UnitId, str, Part], object] = {}
    told: dict[tuple[UnitId, str, Part], tuple[object, object]] = {}
    for event in held(drawn).events:
        state = evolve(state, event)
        assert isinstance(state, Cycle)
        now = values(state)
        moved = {
            place: (before[place], value)
            for place, value in now.items()
            if place in before and before[place] != value
        }
        if isinstance(event.body, RelativeMoved):
            named = {
                (move.unit, move.criterion, move.part): (move.was, move.now)
                for move in event.body.moves
            }
            assert named == told
            assert all(place[0] != event.body.by for place in named)
            told = {}
        else:
            assert told == {}
            own = getattr(event.body, "unit", None)
            told = {place: change for place, change in moved.items() if place[0] != own}
        before = now
    assert told == {}


def cells_of(drawn: Sheets, unit: UnitId) -> tuple[Cells, Marks]:
    cells = {
        (cell.criterion, cell.part): cell.now for cell in drawn.cells[unit] if cell.now is not None
    }
    said = drawn.marks[unit]
    marks = Marks(
        not_applied=frozenset(code for code, mark in said.items() if mark == "not_applied"),
        not_arisen=frozenset(code for code, mark in said.items() if mark == "not_arisen"),
    )
    return cells, marks


@thoroughly
@given(sheets())
def test_no_sheet_counts_more_than_its_limits(drawn: Sheets) -> None:
    """Standards stay within what their criteria can give, bonus, deduction and both together
    within their bounds, and parts add up to the total; deductions never add."""
    rulebook = drawn.rulebook
    known = {unit: cells_of(drawn, unit) for unit in MEMBERS}
    best = best_of(rulebook, [cells for cells, _ in known.values()])
    for unit, (cells, marks) in known.items():
        rulebook = drawn.rulebook.of(unit)
        found = sums(rulebook, cells, marks, best, by=NOW)
        totals = found.totals
        for (code, part), value in found.cells.items():
            criterion = rulebook.criterion(code)
            if part is Part.STANDARD and criterion not in left_open(rulebook.criteria):
                assert 0 <= value <= full_standard([criterion])
            assert (value <= 0) if part is Part.DEDUCTION else (value >= 0)
        if left_open(rulebook.criteria):
            assert found.maximum is None or set(marks.not_applied)
        assert found.maximum is None or (totals.standard or 0) <= found.maximum
        bounds = rulebook.bounds
        if bounds.bonus is not None:
            assert (totals.bonus or 0) <= bounds.bonus
        if bounds.deduction is not None:
            assert -(totals.deduction or 0) <= bounds.deduction
        assert (totals.bonus or 0) >= 0 >= (totals.deduction or 0)
        if bounds.net is not None:
            net = (totals.bonus or 0) + (totals.deduction or 0)
            assert bounds.net.at_least is None or net >= bounds.net.at_least
            assert bounds.net.at_most is None or net <= bounds.net.at_most
        parts = [part for part in (totals.standard, totals.bonus, totals.deduction) if part]
        assert (totals.total or 0) == sum(parts)
