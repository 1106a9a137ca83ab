"""A score table as somebody made it: its lines and figures, and what was left out of it."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

import msgspec

from domain.names import fold
from domain.reconcile.figures import NO_FIGURE, Figure, Problem, read_figure, read_rank
from domain.reconcile.findings import Note, NoteCode
from domain.reconcile.grid import EMPTY, Grid
from domain.reconcile.head import WORDS, Head, Heading, Role


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a score table."""

    unit: str
    #: The cell of the name; empty where there is no cell.
    at: str = ""
    rank: int | None = None
    rank_at: str = ""
    rank_written: str = ""
    criteria: tuple[Figure, ...] = ()
    standard: Figure = NO_FIGURE
    bonus: Figure = NO_FIGURE
    deduction: Figure = NO_FIGURE
    total: Figure = NO_FIGURE
    #: Units are compared inside their group where a table has several.
    group: int = 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (*self.criteria, self.standard, self.bonus, self.deduction, self.total)

    @property
    def scored(self) -> bool:
        return any(not figure.blank for figure in self.figures)


class Printed(msgspec.Struct, frozen=True, kw_only=True):
    """A score table and what of it was read."""

    lines: tuple[Line, ...]
    #: The row of sums at the foot.
    sums: Line | None = None
    #: A row of the largest possible points.
    maxima: Line | None = None
    #: The columns, in their order; criteria that are not known to be such are left out.
    columns: tuple[Heading, ...] = ()
    ranked: bool = False
    #: The ranks by a rulebook, which may go by more than the total; by the index of the line.
    by_rulebook: Mapping[int, int] | None = None
    notes: tuple[Note, ...] = ()
    #: From the head's first cell to the last line's last: ``A4:F16``.
    span: str = ""

    def has(self, role: Role) -> bool:
        return any(found.role is role for found in self.columns)

    def headings(self, role: Role) -> tuple[Heading, ...]:
        return tuple(found for found in self.columns if found.role is role)


class _RowKind(StrEnum):
    EMPTY = "empty"
    UNIT = "unit"
    SUMS = "sums"
    MAXIMA = "maxima"
    #: Means and repeated heads.
    PASSED = "passed"
    TEXT = "text"


_SUMS = frozenset({"cong", "tong cong", "tong", "tong so", "tong diem", "toan cum", "sum", "total"})
_MAXIMA = frozenset(
    {
        *("diem toi da", "toi da", "muc toi da", "thang diem", "diem chuan toi da", "diem chuan"),
        *("maximum", "max", "diem toi da theo quy dinh", "muc diem toi da"),
    }
)
_MEANS = frozenset({"trung binh", "binh quan", "diem trung binh", "mean", "average"})


def read_table(grid: Grid, head: Head) -> Printed:
    """The lines of the table below its head, every figure with its cell."""
    notes: list[Note] = []
    lines: list[Line] = []
    sums: Line | None = None
    maxima: Line | None = None
    group, last = 0, head.below - 1
    waiting: list[Note] = []
    for row in range(head.below, len(grid.rows)):
        match _kind(grid, head, row):
            case _RowKind.UNIT:
                if waiting and lines:
                    group += 1
                notes += waiting
                waiting = []
                lines.append(_line(grid, head, row, group))
                last = row
            case _RowKind.SUMS:
                if sums is None:
                    sums, last = _line(grid, head, row, group), row
                else:
                    notes.append(_row_note(grid, row, "row_passed"))
            case _RowKind.MAXIMA:
                maxima = _line(grid, head, row, group)
            case _RowKind.PASSED:
                notes.append(_row_note(grid, row, "row_passed"))
            case _RowKind.TEXT:
                waiting.append(_row_note(grid, row, "row_of_text"))
            case _RowKind.EMPTY:
                pass
    columns, found = _columns(grid, head, lines)
    left_out = {item.column for item in head.columns} - {item.column for item in columns}
    lines = [_without(line, head, left_out) for line in lines]
    return Printed(
        lines=tuple(lines),
        sums=_without(sums, head, left_out) if sums else None,
        maxima=_without(maxima, head, left_out) if maxima else None,
        columns=columns,
        ranked=any(item.role is Role.RANK for item in columns),
        notes=(*found, *notes),
        span=_span(grid, head, last),
    )


def _span(grid: Grid, head: Head, last: int) -> str:
    found = [heading.column for heading in head.columns]
    return f"{grid.at(head.first, min(found))}–{grid.at(last, max(found))}"


def _row_note(grid: Grid, row: int, code: NoteCode) -> Note:
    text = " ".join(cell.text for cell in grid.rows[row] if cell.text)
    return Note(code, {"row": str(grid.lines[row]), "text": text[:60]})


def _kind(grid: Grid, head: Head, row: int) -> _RowKind:
    unit = head.one(Role.UNIT)
    assert unit is not None
    cells = grid.rows[row]
    if all(cell.blank for cell in cells):
        return _RowKind.EMPTY
    name = grid.cell(row, unit.column).text.strip()
    labels = {fold(cell.text) for cell in cells[: unit.column + 1] if cell.text.strip()}
    sums = [found for role in _SUMMED for found in head.all(role)]
    figures = [_figure(grid, row, item) for item in (*_criteria(head), *sums)]
    read = any(figure.value is not None for figure in figures)
    if read and labels & _SUMS:
        return _RowKind.SUMS
    if read and labels & _MAXIMA:
        return _RowKind.MAXIMA
    if labels & _MEANS or fold(name) in WORDS[Role.UNIT]:
        return _RowKind.PASSED
    # Sections are numbered I, II: only figures make a unit of a row without points.
    numbers = [
        grid.cell(row, item.column) for item in (*head.all(Role.RANK), *head.all(Role.NUMBER))
    ]
    placed = any(
        read_rank(cell) is not None and any(map(str.isdigit, cell.text)) for cell in numbers
    )
    # A line below the table may be signed: words alone are no points that went wrong.
    wrong = any(figure.problem not in {None, Problem.UNREAD} for figure in figures)
    if name:
        return _RowKind.UNIT if read or placed or wrong else _RowKind.TEXT
    return _RowKind.UNIT if read else _RowKind.TEXT


def _figure(grid: Grid, row: int, heading: Heading | None) -> Figure:
    if heading is None:
        return NO_FIGURE
    return read_figure(grid.cell(row, heading.column), grid.at(row, heading.column))


def _line(grid: Grid, head: Head, row: int, group: int) -> Line:
    unit = head.one(Role.UNIT)
    assert unit is not None
    place = head.one(Role.RANK) or head.one(Role.NUMBER)
    cell = grid.cell(row, place.column) if place else EMPTY
    return Line(
        unit=grid.cell(row, unit.column).text.strip(),
        at=grid.at(row, unit.column),
        rank=read_rank(cell),
        rank_at=grid.at(row, place.column) if place else "",
        rank_written=cell.text.strip(),
        criteria=tuple(_figure(grid, row, item) for item in _criteria(head)),
        standard=_figure(grid, row, head.one(Role.STANDARD)),
        bonus=_figure(grid, row, head.one(Role.BONUS)),
        deduction=_figure(grid, row, head.one(Role.DEDUCTION)),
        total=_figure(grid, row, head.one(Role.TOTAL)),
        group=group,
    )


def _criteria(head: Head) -> tuple[Heading, ...]:
    """Columns called criteria, and those without a name we know that stand where criteria do."""
    unit = head.one(Role.UNIT)
    sums = [found.column for role in _SUMMED for found in head.all(role)]
    assert unit is not None
    return tuple(
        found
        for found in head.columns
        if found.role is Role.CRITERION
        or (found.role is Role.UNKNOWN and unit.column < found.column < min(sums, default=0))
    )


_SUMMED = (Role.STANDARD, Role.BONUS, Role.DEDUCTION, Role.TOTAL)


def _columns(
    grid: Grid, head: Head, lines: list[Line]
) -> tuple[tuple[Heading, ...], tuple[Note, ...]]:
    """The columns that are understood, and what is to be said of the others."""
    notes = []
    guessed = [found for found in _criteria(head) if found.role is Role.UNKNOWN]
    taken = bool(guessed) and _add_up(lines)
    if taken:
        names = [f"{grid.column(found.column)} “{found.text}”" for found in guessed]
        notes.append(Note("criteria_taken", {"columns": names}))
    kept = []
    for found in head.columns:
        role = Role.CRITERION if taken and found in guessed else found.role
        if role is Role.NUMBER and head.one(Role.RANK) is None:
            role = Role.NUMBER if _counts(lines) else Role.RANK
            if role is Role.NUMBER:
                facts = {"where": grid.column(found.column), "head": found.text}
                notes.append(Note("number_not_rank", facts))
        if not found.sure:
            facts = {"where": grid.column(found.column), "head": found.text, "role": role.value}
            notes.append(Note("read_as", facts))
        if role is Role.UNKNOWN:
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
        for found, figure in zip(_criteria(head), line.criteria, strict=True)
        if found.column not in left_out
    )
    return msgspec.structs.replace(line, criteria=kept)
