"""Score tables for the tests of their checking, from plain rows."""

from collections.abc import Sequence

from domain.reconcile.check import Reconciliation, reconcile
from domain.reconcile.grid import EMPTY, Cell, CellKind, Grid
from domain.reconcile.head import find_head
from domain.reconcile.table import Printed, read_table
from domain.values.ranks import Ranking

Rows = Sequence[Sequence[object]]


def grid(rows: Rows) -> Grid:
    """A sheet with these rows."""
    return Grid(
        name="Bảng",
        rows=tuple(tuple(made_cell(value) for value in row) for row in rows),
        lines=tuple(range(1, len(rows) + 1)),
        lettered=True,
    )


def made_cell(value: object) -> Cell:
    if isinstance(value, Cell):
        return value
    return Cell(CellKind.TEXT, str(value)) if value not in {"", None} else EMPTY


def table(rows: Rows) -> Printed:
    sheet = grid(rows)
    head = find_head(sheet)
    assert head is not None
    return read_table(sheet, head)


def checked(rows: Rows, style: Ranking | None = None) -> Reconciliation:
    return reconcile(table(rows), style)


def found(rows: Rows, style: Ranking | None = None) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.code, finding.cells) for finding in checked(rows, style).findings]


def notes(rows: Rows) -> list[str]:
    return [note.code for note in checked(rows).notes]


def changed(rows: Rows, row: int, column: int, value: object) -> list[list[object]]:
    """The rows with another value in one cell."""
    made = [list(cells) for cells in rows]
    made[row][column] = value
    return made
