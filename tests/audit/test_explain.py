"""How a total and a rank came about, and what lies between two moments."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given

from adapters.audit.years import differences, explained
from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import EnterScores
from domain.reckoning.cells import NewCell
from domain.reckoning.score_table import TableRow, table_in_force
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.factories import MEMBERS, OUTSIDE, A, officer
from tests.views.conftest import Begin, play
from tests.views.histories import TOLD, YEAR, History, shown
from tests.views.test_score_changes import EXAMPLES, SEEDS, STEPS, states
from workflows.as_of import NOW, AsOf, fold, seen
from workflows.differ import differ
from workflows.explain import explain
from workflows.explanation import EntrySource, Explanation
from workflows.placing import Unranked
from workflows.reader import Reader
from workflows.reading import Seal
from workflows.reads import Reach, Read
from workflows.sight import Sight


def row_of(cycle: Cycle, unit: UnitId) -> TableRow | None:
    table = table_in_force(cycle)
    return next((row for row in table.rows if row.unit == unit), None) if table else None


def check_explained(found: Explanation, cycle: Cycle, events: dict[int, Event]) -> None:
    """The explanation leads to the line of the table, and its events wrote what they gave."""
    row = row_of(cycle, found.unit)
    assert found.placed.rank == (row.rank if row else None)
    assert (found.placed.unranked is None) is (found.placed.rank is not None)
    if row is None or not row.sent:
        assert found.added is None
        return
    if found.printed is None:
        assert found.added is not None
        counted = {(line.criterion, line.part): line.points for line in found.lines}
        assert {place: value for place, value in counted.items() if value is not None} == {
            (cell.criterion, cell.part): cell.value for cell in row.cells
        }
        assert (found.added.standard, found.added.bonus, found.added.deduction) == (
            *(row.standard, row.bonus, row.deduction),
        )
        assert found.added.total == row.total
        parts = [row.standard, row.bonus, row.deduction]
        known = [part for part in parts if part is not None]
        assert (sum(known, Decimal(0)) if known else None) == row.total
    for line in found.lines:
        check_line(line.given, found.unit, (line.criterion, line.part), line.entered, events)
        if line.kept is None and line.reckoned is not None and line.mark is None:
            assert line.points == line.reckoned.points
        elif line.kept is not None:
            assert line.points == line.kept
            assert events[line.kept_by or 0].header.type == "rulebook_amended"
        if line.mark is not None:
            assert events[line.marked_by or 0].header.type == "criterion_marked"


def check_line(
    given: EntrySource | None,
    unit: UnitId,
    place: tuple[str, Part],
    entered: Points | None,
    events: dict[int, Event],
) -> None:
    # a source may say that there were points, and not how many
    assert (given is None) is (entered is None) or (given is not None and given.column is None)
    if given is None:
        return
    body = events[given.version].body
    assert unit in {getattr(body, "unit", None), *units_of(body)}
    assert entered in written_by(body, unit, place)
    if given.taken_from is not None:
        assert events[given.version].header.type == "sheet_settled"
        check_line(given.taken_from, unit, place, entered, events)


def units_of(body: object) -> set[UnitId]:
    return {unit for item in getattr(body, "items", ()) for unit in item.units}


def written_by(body: object, unit: UnitId, place: tuple[str, Part]) -> list[Points | None]:
    """What an event wrote into a place of a unit; a source may say more than one thing of it."""
    cells = [cell.now if hasattr(cell, "now") else cell.value for cell in cells_at(body, place)]
    return cells or [
        item.value
        for item in getattr(body, "items", ())
        if unit in item.units and (item.criterion, item.part) == place
    ]


def cells_at(body: object, place: tuple[str, Part]) -> list[Any]:
    return [cell for cell in getattr(body, "cells", ()) if (cell.criterion, cell.part) == place]


@EXAMPLES
@given(seed=SEEDS, steps=STEPS)
def test_explanations_lead_to_the_table(begin: Begin, seed: int, steps: int) -> None:
    """At any version, for every unit: the lines add up to the total, the rank is that of the
    table, and each entry is the one that its event wrote."""
    with begin() as history:
        play(history, seed, steps)
        for stream in (YEAR, TOLD):
            events = history.store.events(stream)
            now = history.cycle(stream)
            by_version = {event.version: event for event in events}
            ruled = next(event.version for event in events if event.header.type == "rulebook_set")
            for version in {len(events), max(ruled, len(events) - 7), max(ruled, len(events) // 2)}:
                found = seen(events, AsOf(version=version))
                for unit in MEMBERS:
                    told = explain(
                        found, unit, now, Sight(Reader((officer(unit),)), Reach.MEMBER, now)
                    )
                    check_explained(told, fold(found.events), by_version)


@EXAMPLES
@given(seed=SEEDS, steps=STEPS)
def test_differences_are_those_of_the_tables(begin: Begin, seed: int, steps: int) -> None:
    """Between any two versions exactly the rows and cells differ that differ in the tables, and
    an entry that differs has events behind it."""
    with begin() as history:
        play(history, seed, steps)
        events = history.store.events(YEAR)
        cycles = {event.version: after for _, event, after in states(events)}
        for first in range(12, len(events), 9):
            last = min(first + 11, len(events))
            found = differ(events, AsOf(version=first), AsOf(version=last))
            was, now = cycles[first], cycles[last]
            assert found.between == tuple(range(first + 1, last + 1))
            assert {row.unit for row in found.rows} == {
                unit for unit in MEMBERS if line(was, unit) != line(now, unit)
            }
            told = {(cell.unit, cell.criterion, cell.part): cell for cell in found.cells}
            for unit in MEMBERS:
                old, new = cells(was, unit), cells(now, unit)
                for place in {*old, *new}:
                    differs = old.get(place) != new.get(place)
                    assert ((unit, *place) in told) is differs
                    both_sent = was.sheet(unit).sent and not was.sheet(unit).settled
                    same_rules = found.rulebooks is None and was.sheet(unit).marks == (
                        now.sheet(unit).marks
                    )
                    if differs and both_sent and same_rules:
                        assert set(told[unit, *place].events) & set(found.between)


def line(cycle: Cycle, unit: UnitId) -> tuple[object, ...]:
    row = row_of(cycle, unit)
    return (row.total, row.rank, row.band) if row else (None, None, None)


def cells(cycle: Cycle, unit: UnitId) -> dict[tuple[str, Part], tuple[Points, Points]]:
    row = row_of(cycle, unit)
    return {
        (cell.criterion, cell.part): (cell.entered, cell.value)
        for cell in (row.cells if row else ())
    }


def test_sealed_sheets_are_not_explained(history: History) -> None:
    """Before a sheet is sent nobody but its unit sees its lines; nothing counts of it."""
    fill = EnterScores(unit=A, column="self", cells=(NewCell(criterion="1", now=Points("30")),))
    assert history.give(YEAR, fill, officer(A)) is None
    closed = explained(history.store, YEAR, A)
    assert closed.seal is Seal.UNTIL_SENT
    assert closed.lines == ()
    assert closed.added is None
    own = explained(shown(history, officer(A), Read.EXPLAIN), YEAR, A)
    assert own.seal is None
    assert [line.entered for line in own.lines if line.entered is not None] == [Points("30")]
    assert own.placed.unranked is Unranked.NOT_SENT


def test_stranger_is_refused(history: History) -> None:
    """A unit that is no member has nothing to explain."""
    with pytest.raises(Refusal) as refused:
        explained(history.store, YEAR, OUTSIDE)
    assert refused.value.code == "not_member"


def test_printed_totals_are_their_sources(history: History) -> None:
    """What a source printed is the basis of the rank, with the event that recorded it."""
    play(history, 1, 150)
    printed = history.cycle(TOLD).published.table
    assert printed
    told = explained(history.store, TOLD, printed[0].unit)
    assert told.printed is not None
    assert history.store.events(TOLD)[told.printed.version - 1].header.type == (
        "published_table_recorded"
    )
    assert told.printed.row == row_of(history.cycle(TOLD), printed[0].unit)
    assert told.seal is None


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (AsOf(version=9), AsOf(version=8)),
        (AsOf(recorded=When.read("2026-12-01")), AsOf(recorded=When.read("2026-11-30"))),
        (AsOf(effective=When.read("2026-12")), AsOf(effective=When.read("2026-11-30"))),
    ],
)
def test_moments_the_wrong_way_round_are_refused(history: History, first: AsOf, last: AsOf) -> None:
    """Nothing lies between a later moment and an earlier one, and that is said."""
    with pytest.raises(Refusal) as refused:
        differences(history.store, YEAR, first, last)
    assert refused.value.code == "times_reversed"


def test_the_same_moment_differs_in_nothing(history: History) -> None:
    """A year compared with itself shows nothing."""
    play(history, 2, 60)
    found = differences(history.store, YEAR, NOW, NOW)
    assert (found.rows, found.cells, found.between, found.rulebooks) == ((), (), (), None)
