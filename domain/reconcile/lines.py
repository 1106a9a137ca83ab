"""Row after row of a score table: units, rows of sums, heads that stand again, words."""

import re
from enum import StrEnum

import msgspec

from domain.reconcile.figures import (
    NO_FIGURE,
    Figure,
    Problem,
    is_unranked,
    last_place,
    read_figure,
    read_rank,
)
from domain.reconcile.findings import Note, NoteCode
from domain.reconcile.grid import EMPTY, Grid
from domain.reconcile.head import WORDS, ColumnRole, Head, Heading, role_of
from domain.values.names import fold


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a score table."""

    unit: str
    #: The cell of the name; empty where there is no cell.
    at: str = ""
    rank: int | None = None
    rank_at: str = ""
    rank_written: str = ""
    #: The last of the places that the unit shares, where the cell names several: 6 of ``5-6``.
    last_place: int | None = None
    #: The table says that the unit is not ranked.
    unranked: bool = False
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


class Subtotal(msgspec.Struct, frozen=True, kw_only=True):
    """A row of sums of some of the lines, by their indexes."""

    line: Line
    of: tuple[int, ...]


class _RowKind(StrEnum):
    EMPTY = "empty"
    UNIT = "unit"
    SUMS = "sums"
    MAXIMA = "maxima"
    #: The head again, of the next page or of another table.
    HEAD = "head"
    #: Means.
    PASSED = "passed"
    TEXT = "text"


#: The columns that are added up.
_SUMMED = (ColumnRole.STANDARD, ColumnRole.BONUS, ColumnRole.DEDUCTION, ColumnRole.TOTAL)
_SUMS = frozenset({"cong", "tong cong", "tong", "tong so", "tong diem", "toan cum", "sum", "total"})
#: "Cộng nhóm I", "Tổng khối sở", "Cộng (I)"; "Tổng công ty" is a unit.
_SUBTOTAL = re.compile(
    r"(?:tong|cong|tong cong|tong so|tong diem) (?:cua )?(?:nhom|khoi|cum|phan|muc|bang)\b.*"
    r"|(?:tong|cong|tong cong) (?:[ivx]{1,4}|[a-d]|[0-9]{1,2})"
)
_MAXIMA = frozenset(
    {
        *("diem toi da", "toi da", "muc toi da", "thang diem", "diem chuan toi da", "diem chuan"),
        *("maximum", "max", "diem toi da theo quy dinh", "muc diem toi da"),
    }
)
_MEANS = frozenset({"trung binh", "binh quan", "diem trung binh", "mean", "average"})


class Reader:
    """Takes row after row below the head, and tells units, sums and words apart."""

    def __init__(self, grid: Grid, head: Head) -> None:
        self.lines: list[Line] = []
        self.maxima: Line | None = None
        self.notes: list[Note] = []
        #: The row of each line.
        self.rows: list[int] = []
        self.apart = False
        self.last = head.below - 1
        self._grid, self._head = grid, head
        self._group = 0
        self._waiting: list[Note] = []
        #: A head stood again since the last line, or a row of sums closed a group.
        self._headed = self._summed = False
        #: Rows of sums, and how many lines stood above each.
        self._sums: list[tuple[Line, int, int]] = []

    def take(self, row: int) -> bool:
        """Whether to go on after the row."""
        match _kind(self._grid, self._head, row):
            case _RowKind.UNIT:
                self._take_unit(row)
            case _RowKind.SUMS:
                line = _line(self._grid, self._head, row, self._group)
                self._sums.append((line, len(self.lines), row))
                self._summed, self.last = True, row
            case _RowKind.MAXIMA:
                self.maxima = _line(self._grid, self._head, row, self._group)
            case _RowKind.HEAD:
                if not _same_head(self._grid, self._head, row):
                    self.notes.append(_row_note(self._grid, row, "other_table"))
                    return False
                self._headed = True
                self.notes.append(_row_note(self._grid, row, "row_passed"))
            case _RowKind.PASSED:
                self.notes.append(_row_note(self._grid, row, "row_passed"))
            case _RowKind.TEXT:
                self._waiting.append(_row_note(self._grid, row, "row_of_text"))
            case _RowKind.EMPTY:
                pass
        return True

    def _take_unit(self, row: int) -> None:
        starts_anew = self._headed and (bool(self._waiting) or self._is_first(row))
        if self.lines and (self._waiting or self._summed or starts_anew):
            self._group += 1
            self.apart = self.apart or starts_anew
        self.notes += self._waiting
        self._waiting, self._headed, self._summed = [], False, False
        self.lines.append(_line(self._grid, self._head, row, self._group))
        self.rows.append(row)
        self.last = row

    def _is_first(self, row: int) -> bool:
        """Whether a row has the number 1: a head that only stands again on a new page is followed
        by a number further on."""
        place = self._head.one(ColumnRole.NUMBER) or self._head.one(ColumnRole.RANK)
        return place is not None and read_rank(self._grid.cell(row, place.column)) == 1

    def sums(self) -> tuple[Line | None, list[Subtotal]]:
        """The row of sums of all lines, and those of a part."""
        whole: Line | None = None
        parts: list[Subtotal] = []
        begun = 0
        for line, until, row in self._sums:
            of_all = until == len(self.lines) and (begun in {0, until} or not _is_part(line))
            if of_all and whole is not None:
                self.notes.append(_row_note(self._grid, row, "row_passed"))
            elif of_all:
                whole = line
            else:
                parts.append(Subtotal(line=line, of=tuple(range(begun, until))))
                begun = until
        return whole, parts


def _is_part(line: Line) -> bool:
    """Whether a row of sums names the part that it is of."""
    return fold(line.unit) not in _SUMS


def _same_head(grid: Grid, head: Head, row: int) -> bool:
    """Whether a head that stands again has the same columns."""
    return all(
        role_of(grid.cell(row, found.column).text.strip())[0] is found.role
        for found in head.columns
        if found.role
        in {
            ColumnRole.UNIT,
            ColumnRole.STANDARD,
            ColumnRole.BONUS,
            ColumnRole.DEDUCTION,
            ColumnRole.TOTAL,
        }
        and found.sure
    )


def _row_note(grid: Grid, row: int, code: NoteCode) -> Note:
    text = " ".join(cell.text for cell in grid.rows[row] if cell.text)
    return Note(code, {"row": str(grid.lines[row]), "text": text[:60]})


def _kind(grid: Grid, head: Head, row: int) -> _RowKind:
    unit = head.one(ColumnRole.UNIT)
    assert unit is not None
    cells = grid.rows[row]
    if all(cell.blank for cell in cells):
        return _RowKind.EMPTY
    name = grid.cell(row, unit.column).text.strip()
    labels = {fold(cell.text) for cell in cells[: unit.column + 1] if cell.text.strip()}
    sums = [found for role in _SUMMED for found in head.all(role)]
    figures = [_figure(grid, row, item) for item in (*criteria_of(head), *sums)]
    read = any(figure.value is not None for figure in figures)
    if read and (labels & _SUMS or any(_SUBTOTAL.fullmatch(label) for label in labels)):
        return _RowKind.SUMS
    if read and labels & _MAXIMA:
        return _RowKind.MAXIMA
    if fold(name) in WORDS[ColumnRole.UNIT] or (not read and _is_head(grid, row)):
        return _RowKind.HEAD
    if labels & _MEANS:
        return _RowKind.PASSED
    # Sections are numbered I, II: only figures make a unit of a row without points.
    numbers = [
        grid.cell(row, item.column)
        for item in (*head.all(ColumnRole.RANK), *head.all(ColumnRole.NUMBER))
    ]
    placed = any(
        read_rank(cell) is not None and any(map(str.isdigit, cell.text)) for cell in numbers
    )
    # A line below the table may be signed: words alone are no points that went wrong.
    wrong = any(figure.problem not in {None, Problem.UNREAD} for figure in figures)
    if name:
        return _RowKind.UNIT if read or placed or wrong else _RowKind.TEXT
    return _RowKind.UNIT if read else _RowKind.TEXT


def _is_head(grid: Grid, row: int) -> bool:
    """Whether a row names columns, one of them the units'."""
    texts = [cell.text.strip() for cell in grid.rows[row] if cell.text.strip()]
    roles = {role for role, sure in map(role_of, texts) if sure} - {ColumnRole.UNKNOWN}
    return ColumnRole.UNIT in roles and len(roles) > 1


def _figure(grid: Grid, row: int, heading: Heading | None) -> Figure:
    if heading is None:
        return NO_FIGURE
    return read_figure(grid.cell(row, heading.column), grid.at(row, heading.column))


def _line(grid: Grid, head: Head, row: int, group: int) -> Line:
    unit = head.one(ColumnRole.UNIT)
    assert unit is not None
    place = head.one(ColumnRole.RANK) or head.one(ColumnRole.NUMBER)
    cell = grid.cell(row, place.column) if place else EMPTY
    return Line(
        unit=grid.cell(row, unit.column).text.strip(),
        at=grid.at(row, unit.column),
        rank=read_rank(cell),
        rank_at=grid.at(row, place.column) if place else "",
        rank_written=cell.text.strip(),
        last_place=last_place(cell),
        unranked=is_unranked(cell),
        criteria=tuple(_figure(grid, row, item) for item in criteria_of(head)),
        standard=_figure(grid, row, head.one(ColumnRole.STANDARD)),
        bonus=_figure(grid, row, head.one(ColumnRole.BONUS)),
        deduction=_figure(grid, row, head.one(ColumnRole.DEDUCTION)),
        total=_figure(grid, row, head.one(ColumnRole.TOTAL)),
        group=group,
    )


def criteria_of(head: Head) -> tuple[Heading, ...]:
    """Columns called criteria, and those without a name we know that stand where criteria do."""
    unit = head.one(ColumnRole.UNIT)
    sums = [found.column for role in _SUMMED for found in head.all(role)]
    assert unit is not None
    return tuple(
        found
        for found in head.columns
        if found.role is ColumnRole.CRITERION
        or (found.role is ColumnRole.UNKNOWN and unit.column < found.column < min(sums, default=0))
    )
