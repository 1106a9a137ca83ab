"""The sheets of the units: how far each has come, what counts of it, and what one moves in others.

What is done with them stands in :mod:`domain.cycle.phases.scoring`,
:mod:`domain.cycle.scores.checking` and :mod:`domain.cycle.scores.explaining`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cycle.guard import Condition, Unmet, lacks
from domain.cycle.phases.plan import RULEBOOK_SET
from domain.reckoning.cells import NewCell, Sheet, final_cells, final_kept
from domain.reckoning.ranking import Cells, Sums, best_of, sums
from domain.record.order import Act
from domain.record.record import Body, Ids, UnitId
from domain.rulebook.criteria import Criterion, Part
from domain.rulebook.rulebook import Column, Rulebook
from domain.rulebook.tables import check_tables
from domain.values.growing import with_entry
from domain.values.points import Points
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class PointsMoved(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The points of one cell before and after the best of its criterion changed."""

    unit: UnitId
    criterion: str
    part: Part
    was: Points
    now: Points


class RelativeMoved(Body, frozen=True, kw_only=True):
    """A change in the sheet of one unit moved the points of others; nobody entered anything."""

    by: UnitId
    moves: tuple[PointsMoved, ...]


class Checkers(msgspec.Struct, frozen=True):
    """Who checks a sheet in one column."""

    units: Ids[UnitId]
    #: The name under which other members see what they do.
    team: str | None = None


class Scoring(msgspec.Struct, frozen=True, kw_only=True):
    sheets: Mapping[UnitId, Sheet] = MappingProxyType({})
    #: Who checks (sheet, column).
    checks: Mapping[tuple[UnitId, str], Checkers] = MappingProxyType({})
    #: Who checked it from which event on, the last one last.
    checked: Mapping[tuple[UnitId, str], tuple[tuple[int, Checkers], ...]] = MappingProxyType({})

    def checkers_at(self, unit: UnitId, column: str, version: int) -> Checkers:
        """Who checked a sheet in a column when an event was recorded."""
        found = [each for at, each in self.checked.get((unit, column), ()) if at < version]
        return found[-1] if found else Checkers(())


def with_sheet(cycle: Cycle, unit: UnitId, sheet: Sheet) -> Cycle:
    """The cycle in which a unit's sheet stands so."""
    sheets = with_entry(cycle.scoring.sheets, unit, sheet)
    return replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))


def scoring_rulebook(cycle: Cycle) -> Rulebook:
    """Raises ``Refusal("rulebook_missing")``."""
    if cycle.plan.rulebook is None:
        raise Refusal("rulebook_missing")
    return cycle.plan.rulebook


@refuses("criterion_of_other_table", "criterion_unknown")
def criterion_for(cycle: Cycle, unit: UnitId, code: str) -> Criterion:
    """A criterion of the table by which a unit is scored.

    Raises ``Refusal``: ``criterion_unknown``, or ``criterion_of_other_table`` with whose it is.
    """
    rulebook = scoring_rulebook(cycle)
    criterion = rulebook.criterion(code)
    if criterion.code not in rulebook.of(unit).by_code:
        names = {table.code: table.name for table in rulebook.several}
        own = rulebook.table_of(unit)
        raise Refusal(
            "criterion_of_other_table",
            criterion=criterion.code,
            table=names.get(str(criterion.table)),
            unit=unit,
            own=None if own is None else own.name,
        )
    return criterion


def open_sheet(cycle: Cycle, unit: UnitId, code: str) -> tuple[Column, Sheet]:
    """A column, and the sheet in which it stands.

    Raises ``Refusal``: ``not_member``, ``unit_without_table``, ``column_unknown``, or
    ``sheet_not_sent`` where the cluster stated that none comes.
    """
    cycle.check_member(unit)
    check_tables(scoring_rulebook(cycle), [unit])
    sheet = cycle.sheet(unit)
    if sheet.not_sent:
        raise Refusal("sheet_not_sent", unit=unit)
    return scoring_rulebook(cycle).column(code), sheet


def check_own(cycle: Cycle, unit: UnitId, act: Act) -> None:
    """The own column is the unit's, or of whoever says to act on its behalf."""
    if not cycle.backfill and act.order.acting_for != unit:
        raise Refusal("not_your_unit", unit=(unit,), own=act.order.acting_for)


def check_applied(cycle: Cycle, unit: UnitId, cells: Iterable[NewCell]) -> None:
    """Nothing is scored where a criterion does not apply to a unit; a source prints what it prints.

    Raises ``Refusal``: ``criterion_unknown``, ``criterion_of_other_table``, ``part_not_scored``.
    """
    marks = cycle.sheet(unit).marks
    for cell in cells:
        code = criterion_for(cycle, unit, cell.criterion).code
        if cycle.backfill:
            continue
        given = cell.now is not None or cell.scores or cell.claims
        if given and code in marks.not_applied:
            raise Refusal(
                "part_not_scored", case="not_applied", criterion=code, part=cell.part, unit=unit
            )


def check_unsettled(sheet: Sheet, unit: UnitId) -> None:
    """Raises ``Refusal``: ``sheet_not_sent`` or ``sheet_settled``."""
    if sheet.returned is not None:
        raise Refusal("sheet_not_sent", case="returned", unit=unit)
    if not sheet.sent:
        raise Refusal("sheet_not_sent", unit=unit)
    if sheet.settled:
        raise Refusal("sheet_settled", unit=unit)


def moved_by(cycle: Cycle, unit: UnitId, sheet: Sheet) -> tuple[Body, ...]:
    """What the new sheet of a unit moves in those of others, whose points depend on the best.

    Raises ``Refusal("points_malformed")`` where its sums would fit into no points.
    """
    rulebook = scoring_rulebook(cycle).of(unit)
    cells = final_cells(rulebook, sheet)
    sums(rulebook, cells, sheet.marks, best_of(rulebook, [cells]), by=cycle.reckoning)
    whole = scoring_rulebook(cycle)
    if not whole.is_relative:
        return ()
    before = sent_cells(cycle)
    others = {other: found for other, found in before.items() if other != unit}
    after = others | ({unit: cells} if sheet.sent else {})
    old, new = (best_of(whole, found.values()) for found in (before, after))
    if old == new:
        return ()
    moves = []
    for other in before.keys() - {unit}:
        was = summed(cycle, other, before[other], old).cells
        now = summed(cycle, other, before[other], new).cells
        moves += [
            PointsMoved(unit=other, criterion=place[0], part=place[1], was=was[place], now=value)
            for place, value in now.items()
            if was[place] != value
        ]
    ordered = sorted(moves, key=lambda move: (move.criterion, move.part, move.unit))
    return (RelativeMoved(by=unit, moves=tuple(ordered)),) if ordered else ()


def summed(cycle: Cycle, unit: UnitId, cells: Cells, best: Cells) -> Sums:
    """What counts of a unit's sheet, by the rulebook in force and what is kept from before."""
    rulebook, sheet = scoring_rulebook(cycle).of(unit), cycle.sheet(unit)
    kept = final_kept(rulebook, sheet)
    return sums(rulebook, cells, sheet.marks, best, kept, by=cycle.reckoning)


def sent_cells(cycle: Cycle) -> dict[UnitId, Cells]:
    """What counts of every sheet that was sent, as it was entered."""
    rulebook = scoring_rulebook(cycle)
    sheets = {unit: cycle.sheet(unit) for unit in cycle.members}
    return {
        unit: final_cells(rulebook.of(unit), sheet) for unit, sheet in sheets.items() if sheet.sent
    }


def scored(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    return None if rulebook is not None and rulebook.scored else lacks()


def table_not_adopted(cycle: Cycle) -> Unmet:
    return None if cycle.conference.table is None else lacks()


SCORED = Condition("scored", scored)
TABLE_NOT_ADOPTED = Condition("table_not_adopted", table_not_adopted)
#: What every act on scores asks for, and what those ask for that change a table not adopted yet.
SCORES = (RULEBOOK_SET, SCORED)
SCORES_OPEN = (*SCORES, TABLE_NOT_ADOPTED)
