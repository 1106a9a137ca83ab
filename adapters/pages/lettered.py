"""A score table as its file shows it, columns and rows called as in Excel, with a mark at each cell
of which something is said."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

import msgspec
from msgspec.structs import replace

from adapters.wording.outside import one_line
from adapters.wording.reconcile import tell_finding
from adapters.wording.writing import Lang, points
from domain.reconcile.check import Reconciliation
from domain.reconcile.findings import Finding
from domain.reconcile.grid import Cell, CellKind, Grid

#: What was read otherwise than it is written; the table may agree all the same.
READ_OTHERWISE: Final = frozenset(
    {"deduction_sign", "cell_too_precise", "cell_addition", "cell_format", "cell_date"}
)
#: A larger table is not drawn; what is said of it stands all the same.
_MOST_ROWS: Final = 300
_MOST_COLUMNS: Final = 60
_LONGEST: Final = 80


class Said(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is said of a table."""

    #: Its place among all that is said, from 1.
    number: int
    cells: tuple[str, ...]
    sentence: str
    #: What the cell should hold; empty where nothing follows.
    becomes: str
    #: It was read otherwise than it is written.
    otherwise: bool


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A cell of the drawing."""

    at: str
    text: str
    figure: bool
    said: Said | None = None


class Drawn(msgspec.Struct, frozen=True, kw_only=True):
    """The table with its letters."""

    columns: tuple[str, ...]
    #: By the line of the file.
    rows: tuple[tuple[int, tuple[Shown, ...]], ...]


def all_said(found: Reconciliation, lang: Lang) -> tuple[Said, ...]:
    """What is said of a table, what disagrees before what was read otherwise."""
    ordered = sorted(found.findings, key=lambda one: one.code in READ_OTHERWISE)
    return tuple(
        Said(
            number=number,
            cells=one.cells,
            sentence=tell_finding(replace(one, cells=()), lang),
            becomes=_becomes(one, lang),
            otherwise=one.code in READ_OTHERWISE,
        )
        for number, one in enumerate(ordered, start=1)
    )


def _becomes(finding: Finding, lang: Lang) -> str:
    if len(finding.cells) != 1:
        return ""
    value = finding.facts.get("rank" if finding.code.startswith("rank") else "computed")
    if isinstance(value, Decimal):
        return points(value, lang)
    return str(value) if isinstance(value, int) else ""


def drawn(grid: Grid, span: str, said: Sequence[Said], lang: Lang) -> Drawn | None:
    """The part of a sheet that a table takes up; ``None`` where it is too large to be looked at."""
    box = _box(grid, span)
    if box is None:
        return None
    top, left, bottom, right = box
    by_cell = {cell: one for one in reversed(said) for cell in one.cells}
    rows = (
        (
            grid.lines[row],
            tuple(_shown(grid, row, column, by_cell, lang) for column in range(left, right + 1)),
        )
        for row in range(top, bottom + 1)
    )
    return Drawn(
        columns=tuple(grid.column(column) for column in range(left, right + 1)),
        rows=tuple(rows),
    )


def _shown(grid: Grid, row: int, column: int, said: dict[str, Said], lang: Lang) -> Shown:
    at, cell = grid.at(row, column), grid.cell(row, column)
    return Shown(
        at=at,
        text=_text(cell, lang),
        figure=cell.kind is CellKind.NUMBER or cell.text[:1].isdigit(),
        said=said.get(at),
    )


def _text(cell: Cell, lang: Lang) -> str:
    if cell.kind is CellKind.NUMBER:
        return points(Decimal(cell.text), lang)
    text = one_line(cell.text)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _box(grid: Grid, span: str) -> tuple[int, int, int, int] | None:
    """First row and column, last row and column."""
    first, _, last = span.partition("–")
    if len(grid.rows) > _MOST_ROWS or grid.width > _MOST_COLUMNS:
        return None
    places = {at: place for place, at in _places(grid)}
    if first not in places or last not in places:
        return None
    return (*places[first], *places[last])


def _places(grid: Grid) -> Iterator[tuple[tuple[int, int], str]]:
    for row in range(len(grid.rows)):
        for column in range(grid.width):
            yield (row, column), grid.at(row, column)
