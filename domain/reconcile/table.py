"""A score table as somebody made it: its lines and figures, and what was left out of it."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import pairwise

import msgspec

from domain.reconcile.figures import Figure
from domain.reconcile.findings import Note
from domain.reconcile.grid import Grid
from domain.reconcile.head import ColumnRole, Head, Heading
from domain.reconcile.lines import Line, Reader, Subtotal, criteria_of


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A score table and what of it was read."""

    lines: tuple[Line, ...]
    #: The row of sums of all lines.
    sums: Line | None = None
    #: Rows of sums of a group each.
    subtotals: tuple[Subtotal, ...] = ()
    #: A row of the largest possible points.
    maxima: Line | None = None
    #: The columns, in their order; criteria that are not known to be such are left out.
    columns: tuple[Heading, ...] = ()
    ranked: bool = False
    #: Its groups are tables of their own, each with its head.
    apart: bool = False
    #: The ranks by a rulebook, which may go by more than the total; by the index of the line.
    by_rulebook: Mapping[int, int] | None = None
    notes: tuple[Note, ...] = ()
    #: From the head's first cell to the last line's last: ``A4:F16``.
    span: str = ""

    def has(self, role: ColumnRole) -> bool:
        return any(found.role is role for found in self.columns)

    def headings(self, role: ColumnRole) -> tuple[Heading, ...]:
        return tuple(found for found in self.columns if found.role is role)


def read_table(grid: Grid, head: Head) -> Printed:
    """The lines of the table below its head, every figure with its cell."""
    reader = Reader(grid, head)
    for row in range(head.below, len(grid.rows)):
        if not reader.take(row):
            break
    lines = reader.lines
    columns, found = _columns(grid, head, lines)
    left_out = {item.column for item in head.columns} - {item.column for item in columns}
    lines = [_without(line, head, left_out) for line in lines]
    sums, subtotals = reader.sums()
    return Printed(
        lines=tuple(lines),
        sums=_without(sums, head, left_out) if sums else None,
        subtotals=tuple(
            Subtotal(line=_without(found.line, head, left_out), of=found.of) for found in subtotals
        ),
        maxima=_without(reader.maxima, head, left_out) if reader.maxima else None,
        columns=columns,
        ranked=any(item.role is ColumnRole.RANK for item in columns),
        apart=reader.apart,
        notes=(*found, *_beside(grid, head), *_hidden(grid, head, reader.rows), *reader.notes),
        span=_span(grid, head, reader.last),
    )


def _beside(grid: Grid, head: Head) -> tuple[Note, ...]:
    if head.beside is None:
        return ()
    return (Note("table_beside", {"where": grid.column(head.beside)}),)


def _hidden(grid: Grid, head: Head, rows: list[int]) -> Iterator[Note]:
    """What the file does not show and the table counts all the same."""
    hidden = [str(grid.lines[row]) for row in rows if row in grid.hidden_rows]
    if hidden:
        yield Note("hidden_rows", {"where": hidden})
    columns = [
        grid.column(found.column) for found in head.columns if found.column in grid.hidden_columns
    ]
    if columns:
        yield Note("hidden_columns", {"where": columns})


def _span(grid: Grid, head: Head, last: int) -> str:
    found = [heading.column for heading in head.columns]
    return f"{grid.at(head.first, min(found))}–{grid.at(last, max(found))}"


def _columns(
    grid: Grid, head: Head, lines: list[Line]
) -> tuple[tuple[Heading, ...], tuple[Note, ...]]:
    """The columns that are understood, and what is to be said of the others."""
    notes = []
    guessed = [found for found in criteria_of(head) if found.role is ColumnRole.UNKNOWN]
    taken = bool(guessed) and _add_up(lines)
    if taken:
        names = [f"{grid.column(found.column)} “{found.text}”" for found in guessed]
        notes.append(Note("criteria_taken", {"columns": names}))
    kept = []
    for found in head.columns:
        role = ColumnRole.CRITERION if taken and found in guessed else found.role
        if role is ColumnRole.NUMBER and head.one(ColumnRole.RANK) is None:
            role = ColumnRole.NUMBER if _counts(lines) else ColumnRole.RANK
            if role is ColumnRole.NUMBER:
                facts = {"where": grid.column(found.column), "head": found.text}
                notes.append(Note("number_not_rank", facts))
        if not found.sure:
            facts = {"where": grid.column(found.column), "head": found.text, "role": role.value}
            notes.append(Note("read_as", facts))
        if role is ColumnRole.UNKNOWN:
            facts = {"where": grid.column(found.column), "head": found.text}
            notes.append(Note("column_ignored", facts))
            continue
        kept.append(msgspec.structs.replace(found, role=role))
    return tuple(kept), tuple(notes)


def _add_up(lines: list[Line]) -> bool:
    """Whether the columns before the standard are criteria: in most rows they add up to it."""
    agreeing = sum(
        line.standard.value is not None
        and any(not figure.blank for figure in line.criteria)
        and _sum(line.criteria) == line.standard.value
        for line in lines
    )
    return agreeing * 2 > len(lines)


def _sum(figures: tuple[Figure, ...]) -> Decimal | None:
    if any(figure.uncertain for figure in figures):
        return None
    return sum((figure.value for figure in figures if figure.value is not None), Decimal(0))


def _counts(lines: list[Line]) -> bool:
    """Whether a column TT only counts the rows: 1, 2, 3 … where the totals say other ranks."""
    if [line.rank for line in lines] != list(range(1, len(lines) + 1)):
        return False
    totals = [line.total.value for line in lines if line.total.value is not None]
    falling = all(one > other for one, other in pairwise(totals))
    return len(totals) < len(lines) or not falling


def _without(line: Line, head: Head, left_out: set[int]) -> Line:
    """The line without the columns that are not understood."""
    kept = tuple(
        figure
        for found, figure in zip(criteria_of(head), line.criteria, strict=True)
        if found.column not in left_out
    )
    return msgspec.structs.replace(line, criteria=kept)
