"""A score table as somebody made it: its lines and figures, and what was left out of it."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from domain.reconcile.findings import Finding, Note
from domain.reconcile.fitting import Fitted, fitted
from domain.reconcile.grid import CellKind, Grid
from domain.reconcile.head import Head, Heading
from domain.reconcile.lines import Line, LineReader, Rows, Subtotal, criteria_of, line_of
from domain.reconcile.short import shifted, short_rows
from domain.reconcile.titles import stated_year
from domain.reconcile.unread import name_of, unread_columns, with_unnamed
from domain.reconcile.words import POINTS, ColumnRole
from domain.values.names import fold


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
    #: What other scorers gave the same lines, in the order of the sheet.
    others: tuple["Printed", ...] = ()
    #: What is not certain before anything is added up.
    odd: tuple[Finding, ...] = ()
    #: Columns of points that nothing is known about.
    unknown_points: tuple[str, ...] = ()
    #: Columns with figures that were not understood, and those of them without a heading.
    unread: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    #: From the head's first cell to the last line's last: ``A4:F16``.
    span: str = ""
    #: The year that its title states; empty where it states none.
    year: str = ""

    def has(self, role: ColumnRole) -> bool:
        return any(found.role is role for found in self.columns)

    def headings(self, role: ColumnRole) -> tuple[Heading, ...]:
        return tuple(found for found in self.columns if found.role is role)


def read_table(grid: Grid, head: Head) -> Printed:
    """The lines of the table below its head, every figure with its cell."""
    reader = LineReader(grid, head, _clusters(grid, head))
    for row in range(head.below, len(grid.rows)):
        if not reader.take(row):
            break
    rows = reader.rows()
    short = short_rows(grid, head, rows)
    whole = with_unnamed(grid, head, rows)
    fit = fitted(whole, lambda one: [line_of(grid, one, row) for row, _ in rows.units])
    main = _of_scorer(grid, fit.head, rows, {finding.row for finding in short})
    others = tuple(
        _of_scorer(grid, one, rows, {finding.row for finding in short}) for one in fit.head.others
    )
    unread = unread_columns(grid, fit, rows)
    columns, found = _columns(grid, fit, list(main.lines), unread)
    return msgspec.structs.replace(
        main,
        columns=columns,
        ranked=any(item.role is ColumnRole.RANK for item in columns),
        apart=reader.apart,
        others=others,
        odd=(
            *(finding.finding for finding in short),
            *reader.left_out,
            *_beside(grid, head),
        ),
        unread=tuple(name_of(grid, one) for one in unread if one.text),
        unnamed=tuple(grid.column(one.column) for one in unread if not one.text),
        unknown_points=_unknown_points(grid, fit, rows),
        notes=(
            *found,
            *_scorers(grid, fit.head),
            *_hidden(grid, head, [row for row, _ in rows.units]),
            *reader.notes,
        ),
        span=_span(grid, fit.head, reader.last),
        year=stated_year(grid, head),
    )


def _of_scorer(grid: Grid, head: Head, rows: Rows, short: set[int]) -> Printed:
    """The table in the columns of one scorer."""

    def line(row: int, group: int = 0) -> Line:
        found = line_of(grid, head, row, group)
        return shifted(found) if row in short else found

    return Printed(
        lines=tuple(line(row, group) for row, group in rows.units),
        sums=None if rows.sums is None else line(rows.sums),
        subtotals=tuple(Subtotal(line=line(row), of=of) for row, of in rows.parts),
        maxima=None if rows.maxima is None else line(rows.maxima),
        columns=tuple(found for found in head.columns if found.role is not ColumnRole.UNKNOWN),
        ranked=any(found.role is ColumnRole.RANK for found in head.columns),
    )


def _clusters(grid: Grid, head: Head) -> int | None:
    """The column at the left in which clusters stand, headed or not: words, fewer than units."""
    headed = head.one(ColumnRole.GROUP)
    if headed is not None:
        return headed.column
    unit = head.one(ColumnRole.UNIT)
    assert unit is not None
    known = {found.column for found in head.columns if found.role is not ColumnRole.UNKNOWN}
    below = range(head.below, len(grid.rows))
    units = sum(not grid.cell(row, unit.column).blank for row in below)
    for column in range(unit.column):
        if column in known:
            continue
        cells = [cell for row in below if not (cell := grid.cell(row, column)).blank]
        words = [cell for cell in cells if cell.kind is CellKind.TEXT and len(cell.text) > _MARK]
        if cells and len(words) == len(cells) and 1 < len(cells) < units:
            return column
    return None


#: Longer texts than this are no numbers of lines.
_MARK = 4


def _scorers(grid: Grid, head: Head) -> Iterator[Note]:
    """Whose points rank, where several gave some."""
    if head.others:
        named = [_sum_heading(one) for one in (*head.others, head)]
        shown = [f"{grid.column(found.column)} “{found.text}”" for found in named]
        yield Note("several_scorers", {"columns": shown[:-1], "counts": shown[-1]})


def _sum_heading(head: Head) -> Heading:
    points = [found for found in head.columns if found.role in POINTS]
    return next((found for found in points if found.role is ColumnRole.TOTAL), points[-1])


def _unknown_points(grid: Grid, fit: Fitted, rows: Rows) -> tuple[str, ...]:
    """Columns with figures in them that are in no sum, and are called points or stand where the
    parts of a total do."""
    roles = {found.role for found in fit.head.columns}
    parted = bool(roles & {ColumnRole.BONUS, ColumnRole.DEDUCTION})
    first = min(found.column for found in fit.head.columns if found.role is ColumnRole.UNIT)
    points = (found.column for found in fit.head.columns if found.role in POINTS)
    end = max(points, default=0)
    return tuple(
        name_of(grid, found)
        for found in fit.head.columns
        if found.role is ColumnRole.UNKNOWN
        and found.text
        and not (fit.criteria and found in criteria_of(fit.head))
        and (_is_called_points(found) or (parted and first < found.column < end))
        and any(grid.cell(row, found.column).text[:1].isdigit() for row, _ in rows.units)
    )


def _beside(grid: Grid, head: Head) -> tuple[Finding, ...]:
    if head.beside is None:
        return ()
    return (Finding("table_beside", (), {"where": grid.column(head.beside)}),)


def _hidden(grid: Grid, head: Head, rows: list[int]) -> Iterator[Note]:
    """What the file does not show and the table counts all the same."""
    hidden = [str(grid.lines[row]) for row in rows if row in grid.hidden_rows]
    if hidden:
        yield Note("hidden_rows", {"where": hidden})
    columns = [
        grid.column(found.column) for found in head.every if found.column in grid.hidden_columns
    ]
    if columns:
        yield Note("hidden_columns", {"where": columns})
    if grid.covered:
        yield Note("covered_cells", {"where": list(grid.covered)})


def _span(grid: Grid, head: Head, last: int) -> str:
    found = [heading.column for heading in head.every]
    return f"{grid.at(head.first, min(found))}–{grid.at(last, max(found))}"


def _columns(
    grid: Grid, fit: Fitted, lines: list[Line], unread: Sequence[Heading]
) -> tuple[tuple[Heading, ...], tuple[Note, ...]]:
    """The columns that are understood, and what is to be said of the others."""
    head = fit.head
    guessed = [found for found in criteria_of(head) if found.role is ColumnRole.UNKNOWN]
    notes = list(fit.notes(grid))
    kept = []
    for found in head.columns:
        role = ColumnRole.CRITERION if fit.criteria and found in guessed else found.role
        if role is ColumnRole.NUMBER and head.one(ColumnRole.RANK) is None:
            role = ColumnRole.NUMBER if _counts(lines) else ColumnRole.RANK
            if role is ColumnRole.NUMBER:
                facts = {"where": grid.column(found.column), "head": found.text}
                notes.append(Note("number_not_rank", facts))
        if not found.sure and role is not ColumnRole.UNKNOWN:
            facts = {"where": grid.column(found.column), "head": found.text, "role": role.value}
            notes.append(Note("read_as", facts))
        if role is ColumnRole.UNKNOWN:
            if found.text and found not in unread:
                facts = {"where": grid.column(found.column), "head": found.text}
                notes.append(Note("column_ignored", facts))
            continue
        kept.append(msgspec.structs.replace(found, role=role))
    return tuple(kept), tuple(notes)


def _counts(lines: list[Line]) -> bool:
    """Whether a column TT only counts the rows, of the table or of each group: 1, 2, 3 … where the
    totals say other ranks."""
    groups = [[line for line in lines if line.group == group] for group in _groups(lines)]
    counted = [group for group in ([lines], groups) if all(map(_is_counted, group))]
    return bool(counted) and not all(map(_is_falling, counted[0]))


def _groups(lines: list[Line]) -> list[int]:
    return sorted({line.group for line in lines})


def _is_counted(lines: list[Line]) -> bool:
    return [line.rank for line in lines] == list(range(1, len(lines) + 1))


def _is_falling(lines: list[Line]) -> bool:
    totals = [line.total.value for line in lines if line.total.value is not None]
    return len(totals) == len(lines) and all(one > other for one, other in pairwise(totals))


def _is_called_points(found: Heading) -> bool:
    return "diem" in fold(found.text).split()
