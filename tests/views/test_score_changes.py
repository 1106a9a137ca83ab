"""Changes of scores, cell by cell: an inline read model."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from sqlalchemy import Table, select

from adapters.log.store import LogStore
from adapters.views.models import MODELS, model_named
from adapters.views.score_tables import TABLES, points, score_acts, score_changes
from domain.cycle.cycle import EVENTS, Cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import Mark, marked
from domain.cycle.scores.after_adoption import CorrectAdoptedScore, reopened
from domain.cycle.scores.lapses import deducted
from domain.cycle.scores.sheets import PointsMoved
from domain.reckoning.cells import CellChange, CellValue, KeptCell, Sheet, final_cells, written
from domain.reckoning.score_table import score_table
from domain.record import streams
from domain.record.record import Event, StreamId, UnitId
from domain.rulebook.criteria import Part
from domain.values.points import Points
from tests.factories import PAPER, SECRETARY, B, after, cell, cycle_in
from tests.views.conftest import Begin, play
from tests.views.histories import TOLD, YEAR, History
from workflows.score_changes import WRITTEN, ChangeKind
from workflows.score_trail import FOLLOWED

EXAMPLES = settings(max_examples=12, deadline=None)
SEEDS = st.integers(0, 2**32)
STEPS = st.integers(10, 70)


def stored(store: LogStore, table: Table, stream: StreamId | None = None) -> list[dict[str, Any]]:
    """The rows of a table, in the order of its key."""
    statement = select(table).order_by(*table.primary_key.columns)
    if stream is not None:
        statement = statement.where(table.c.stream == stream)
    with store.database.read() as connection:
        return [dict(row) for row in connection.execute(statement).mappings()]


def states(events: tuple[Event, ...]) -> Iterator[tuple[Cycle | None, Event, Cycle]]:
    """Every event with the state before and after it."""
    state: Any = None
    for event in events:
        before, state = state, streams.evolve(state, event)
        yield before, event, state


class Sheets:
    """The sheets of a year, from nothing but the rows of its changes."""

    def __init__(self) -> None:
        self.sheets: dict[UnitId, Sheet] = {}
        self.lapses: dict[tuple[str, str], int | None] = {}

    def take(self, row: Mapping[str, Any]) -> None:
        unit = UnitId(row["unit"])
        sheet = self.sheets.get(unit, Sheet())
        if row["kind"] == ChangeKind.LAPSE:
            key = (row["unit"], row["mark"])
            assert self.lapses.get(key) == row["was"]
            self.lapses[key] = row["now"]
        elif row["kind"] == ChangeKind.MARKED:
            marks = marked(sheet.marks, row["criterion"], Mark(row["mark"]))
            self.sheets[unit] = replace(sheet, marks=marks)
        elif row["kind"] in WRITTEN:
            change = CellChange(
                criterion=row["criterion"],
                part=Part(row["part"]),
                was=points(row["was"]),
                now=points(row["now"]),
                justification=None,
            )
            place = (change.criterion, change.part)
            assert sheet.cells(row["column"]).get(place) == change.was
            self.sheets[unit] = written(sheet, row["column"], (change,))

    def deducted(self) -> dict[UnitId, Points]:
        """What counts against each unit for its lapses."""
        found: dict[UnitId, int] = {}
        for (unit, _), now in self.lapses.items():
            if now is not None:
                found[UnitId(unit)] = found.get(UnitId(unit), 0) + now
        return {unit: Points.exact(Decimal(now) / 10_000) for unit, now in found.items()}

    def instead_of(self, cycle: Cycle) -> Cycle:
        """The cycle with these cells and marks in its sheets."""
        sheets = {
            unit: replace(
                sheet,
                columns=self.sheets.get(unit, Sheet()).columns,
                marks=self.sheets.get(unit, Sheet()).marks,
            )
            for unit, sheet in cycle.scoring.sheets.items()
        }
        return replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))


def check_folds(store: LogStore, stream: StreamId) -> None:
    """The rows, folded, give every cell and the whole table, at every version."""
    rows: dict[int, list[dict[str, Any]]] = {}
    for row in stored(store, score_changes, stream):
        rows.setdefault(row["version"], []).append(row)
    sheets = Sheets()
    for before, event, cycle in states(store.events(stream)):
        for row in rows.pop(event.version, []):
            if row["kind"] in WRITTEN:
                assert points(row["stood"]) == stood_before(before, row), row
            sheets.take(row)
        told = {unit: cells_in(sheet) for unit, sheet in sheets.sheets.items()}
        now = counted(cycle)
        said = {unit: cells_in(sheet) for unit, sheet in now.scoring.sheets.items()}
        assert {u: c for u, c in told.items() if c} == {u: c for u, c in said.items() if c}
        assert score_table(sheets.instead_of(now)) == score_table(now)
        assert sheets.deducted() == {
            unit: lost for unit in cycle.members if (lost := deducted(cycle, unit)) is not None
        }
    assert rows == {}


def counted(cycle: Cycle) -> Cycle:
    """The cycle with what was corrected after the adoption in its sheets."""
    return reopened(cycle, table_withdrawn=True, votes_withdrawn=False)


def cells_in(sheet: Sheet) -> dict[tuple[str, str, Part], Points]:
    return {
        (column, *place): value
        for column, cells in sheet.columns.items()
        for place, value in cells.items()
    }


def stood_before(before: Cycle | None, row: Mapping[str, Any]) -> Points | None:
    """What counted in a place up to a column, as the table reckons it."""
    assert before is not None
    assert before.plan.rulebook is not None
    rulebook, sheet = before.plan.rulebook, counted(before).sheet(UnitId(row["unit"]))
    codes = [column.code for column in rulebook.columns]
    upto = codes.index(row["column"]) + 1
    seen = replace(
        sheet,
        columns={code: sheet.cells(code) for code in codes[:upto]},
        settled=sheet.settled and upto == len(codes),
        marks=Sheet().marks,
    )
    return final_cells(rulebook, seen).get((row["criterion"], Part(row["part"])))


def check_published(store: LogStore, stream: StreamId) -> None:
    """The rows give what the sources have published last, and every item."""
    table: dict[tuple[str, str | None], int | None] = {}
    items = []
    for row in stored(store, score_changes, stream):
        assert row["kind"] == ChangeKind.PUBLISHED
        if row["criterion"] is None:
            assert table.get((row["unit"], row["part"])) == row["was"]
            table[row["unit"], row["part"]] = row["now"]
        else:
            items.append((row["unit"], row["criterion"], row["part"], row["now"]))
    state = store.load(stream).state
    assert isinstance(state, Cycle)
    printed = {
        (str(row.unit), part): value
        for row in state.published.table or ()
        for part, value in (
            *(("standard", row.standard), ("bonus", row.bonus)),
            *(("deduction", row.deduction), (None, row.total)),
        )
    }
    told = {place: points(value) for place, value in table.items() if value is not None}
    assert told == {place: value for place, value in printed.items() if value is not None}
    assert [(unit, code, part, points(value)) for unit, code, part, value in items] == [
        (str(unit), item.criterion, item.part.value, item.value)
        for item in state.published.items
        for unit in item.units
    ]


@EXAMPLES
@given(seed=SEEDS, steps=STEPS)
def test_changes_folded_give_the_table(begin: Begin, seed: int, steps: int) -> None:
    """At every version the changes up to it give every cell and the whole score table; each says
    what was there before, in its column and in those before it."""
    with begin() as history:
        play(history, seed, steps)
        check_folds(history.store, YEAR)
        check_published(history.store, TOLD)


@EXAMPLES
@given(seed=SEEDS, steps=STEPS)
def test_written_rows_are_the_computed_ones(begin: Begin, seed: int, steps: int) -> None:
    """What appends have written one by one is what all events give at once."""
    with begin() as history:
        play(history, seed, steps)
        check_written(history)


def check_written(history: History) -> None:
    for model in MODELS:
        if model.tracked:
            continue
        for table in model.tables:
            expected = [
                row
                for stream in history.store.streams()
                if model.concerns(stream)
                for row in model.rows_of(history.store.events(stream)).get(table, ())
            ]
            keys = [column.name for column in table.primary_key.columns]
            expected.sort(key=lambda row, keys=keys: [row[key] for key in keys])  # type: ignore[misc]
            assert stored(history.store, table) == expected, table.name


@pytest.mark.parametrize("seed", range(3))
def test_both_databases_hold_the_same(history: History, seed: int) -> None:
    """On each kind of database the rows fold to the table and are the computed ones."""
    play(history, seed, 60)
    check_folds(history.store, YEAR)
    check_published(history.store, TOLD)
    check_written(history)


def test_a_correction_after_the_adoption_is_told_as_one() -> None:
    """From what the table counted to what it should have; after the sheet was sent."""
    correct = CorrectAdoptedScore(
        unit=B,
        cells=(cell("2", "30", "39"),),
        decided_by="Hội nghị",
        reason="Cộng nhầm",
        document=PAPER,
    )
    events = after(cycle_in(Phase.VOTING), (correct, SECRETARY)).events
    row = model_named("score_changes").rows_of(events)[score_changes][-1]
    assert (row["kind"], row["column"], row["after_submission"]) == ("corrected", "settled", True)
    assert (points(row["was"]), points(row["stood"]), points(row["now"])) == (
        Points("39"),
        Points("39"),
        Points("30"),
    )


def test_every_event_with_cells_is_followed() -> None:
    """No event holds cells of a sheet without its changes being told."""
    telling = {
        event
        for event in EVENTS
        if {CellChange, CellValue, KeptCell, PointsMoved} & set(structs_in(event))
    }
    assert telling <= set(FOLLOWED)
    assert len(telling) > 4


def structs_in(kind: Any) -> Iterator[Any]:
    """The types that stand somewhere in the fields of a type."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
        for described in msgspec.structs.fields(kind):
            yield from structs_in(described.type)
    for inside in get_args(kind):
        yield from structs_in(inside)


def test_moved_points_name_what_moved_them(history: History) -> None:
    """Points that moved with the best unit name the event that moved them."""
    play(history, 23, 120)
    events = {event.version: event for event in history.store.events(YEAR)}
    acts = [
        row for row in stored(history.store, score_acts, YEAR) if row["type"] == "relative_moved"
    ]
    assert acts
    for row in acts:
        cause, moved = events[row["cause_version"]], events[row["version"]]
        assert cause.header.command_id == moved.header.command_id
        assert cause.header.type in {
            *("scores_entered", "scores_adjusted", "sheet_submitted", "criterion_marked")
        }
        assert getattr(cause.body, "unit", None) == getattr(moved.body, "by", "")


def test_tables_are_of_one_model() -> None:
    """The registry knows every table that the model writes."""
    assert model_named("score_changes").tables == TABLES
