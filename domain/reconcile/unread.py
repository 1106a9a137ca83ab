"""Columns of a table that hold figures and are not understood: named, never passed over."""

import msgspec

from domain.reconcile.figures import Figure, Problem, read_figure
from domain.reconcile.fitting import Fitted
from domain.reconcile.grid import Grid
from domain.reconcile.head import WIDEST, Head, Heading
from domain.reconcile.lines import Rows, criteria_of
from domain.reconcile.words import ColumnRole, says_no_points


def with_unnamed(grid: Grid, head: Head, rows: Rows) -> Head:
    """The head with the columns that have figures and no heading."""
    known = {found.column for found in head.every}
    end = min(grid.width, WIDEST) if head.beside is None else head.beside
    added = [
        Heading(column=column, text="", role=ColumnRole.UNKNOWN)
        for column in range(end)
        if column not in known and _holds_figures(grid, column, rows)
    ]
    columns = sorted([*head.columns, *added], key=lambda found: found.column)
    return msgspec.structs.replace(head, columns=tuple(columns))


def unread_columns(grid: Grid, fit: Fitted, rows: Rows) -> tuple[Heading, ...]:
    """The columns with figures that are in no sum and no ranking, and whose heading does not say
    that they are no points."""
    taken = criteria_of(fit.head) if fit.criteria else ()
    unit = min(found.column for found in fit.head.columns if found.role is ColumnRole.UNIT)
    return tuple(
        found
        for found in fit.head.columns
        if found.role is ColumnRole.UNKNOWN
        and found not in taken
        and not says_no_points(found.text)
        and _holds_figures(grid, found.column, rows)
        and not (found.column < unit and _only_counts(grid, found.column, rows))
    )


def name_of(grid: Grid, found: Heading) -> str:
    """``H “Kết quả”``"""
    return f"{grid.column(found.column)} “{found.text}”"


def _holds_figures(grid: Grid, column: int, rows: Rows) -> bool:
    summed = [rows.sums] if rows.sums is not None else []
    lines = [*(row for row, _ in rows.units), *summed, *(row for row, _ in rows.parts)]
    return any(holds_figure(grid, row, column) for row in lines)


def holds_figure(grid: Grid, row: int, column: int) -> bool:
    """Whether a cell has points, certain or not; words are none."""
    figure: Figure = read_figure(grid.cell(row, column), grid.at(row, column))
    return figure.value is not None or figure.problem not in {None, Problem.UNREAD}


def _only_counts(grid: Grid, column: int, rows: Rows) -> bool:
    """Whether a column at the left only numbers the rows, of the table or of each group."""
    written = [(group, grid.cell(row, column).text.strip(". ")) for row, group in rows.units]
    groups = [[text for of, text in written if of == group] for group in {of for of, _ in written}]
    return any(
        all(texts == [str(at) for at in range(1, len(texts) + 1)] for texts in way)
        for way in ([[text for _, text in written]], groups)
    )
