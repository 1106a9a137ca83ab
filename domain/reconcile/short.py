"""Rows of a pasted table that have fewer cells than its head: pointed at, never shifted."""

import msgspec

from domain.reconcile.figures import Figure, Problem
from domain.reconcile.findings import Finding
from domain.reconcile.grid import Grid
from domain.reconcile.head import Head
from domain.reconcile.lines import Line, Rows
from domain.reconcile.words import POINTS, ColumnRole


class Short(msgspec.Struct, frozen=True):
    row: int
    finding: Finding


def short_rows(grid: Grid, head: Head, rows: Rows) -> list[Short]:
    """The rows of units that end before the last column of points or ranks. Sheets have whole
    rows; a text has the cells that stand in it."""
    if grid.lettered:
        return []
    wanted = [
        found.column
        for found in head.every
        if found.role in {*POINTS, ColumnRole.RANK, ColumnRole.UNIT, ColumnRole.MAXIMUM}
    ]
    expected = max(wanted) + 1
    found = []
    sums = [row for row in (rows.sums, *(row for row, _ in rows.parts)) if row is not None]
    for row in sorted([*(row for row, _ in rows.units), *sums]):
        cells = grid.rows[row]
        if len(cells) < expected:
            unit = head.one(ColumnRole.UNIT)
            assert unit is not None
            facts = {
                "row": str(grid.lines[row]),
                "unit": grid.cell(row, unit.column).text,
                "found": len(cells),
                "expected": expected,
            }
            finding = Finding("row_short", (grid.at(row, max(len(cells) - 1, 0)),), facts)
            found.append(Short(row, finding))
    return found


def shifted(line: Line) -> Line:
    """The line with every figure uncertain: any of them may belong to the column beside."""

    def doubted(figure: Figure) -> Figure:
        return Figure(at=figure.at, written=figure.written, problem=Problem.SHIFTED)

    return msgspec.structs.replace(
        line,
        rank=None,
        rank_written="",
        last_place=None,
        criteria=tuple(map(doubted, line.criteria)),
        standard=doubted(line.standard) if line.standard.at else line.standard,
        bonus=doubted(line.bonus) if line.bonus.at else line.bonus,
        deduction=doubted(line.deduction) if line.deduction.at else line.deduction,
        more_bonus=tuple(map(doubted, line.more_bonus)),
        more_deduction=tuple(map(doubted, line.more_deduction)),
        total=doubted(line.total) if line.total.at else line.total,
    )
