"""Row after row of a score table: units, rows of sums, heads that stand again, words."""

import re
from decimal import Decimal
from enum import StrEnum
from typing import Final

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
from domain.reconcile.findings import Finding, Note, NoteCode
from domain.reconcile.grid import EMPTY, CellKind, Grid
from domain.reconcile.head import Head, Heading
from domain.reconcile.words import WORDS, ColumnRole, role_of
from domain.values.names import fold


class Line(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a score table."""

    unit: str
    #: The cell of the name; empty where there is no cell.
    at: str = ""
    #: The name is written in letters of two codes.
    unsure: bool = False
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
    #: Bonuses and deductions of further columns.
    more_bonus: tuple[Figure, ...] = ()
    more_deduction: tuple[Figure, ...] = ()
    #: The most that the standard, or the total, can be.
    maximum: Figure = NO_FIGURE
    #: Units are compared inside their group where a table has several.
    group: int = 0

    @property
    def figures(self) -> tuple[Figure, ...]:
        return (
            *self.criteria,
            self.standard,
            self.bonus,
            self.deduction,
            *self.more_bonus,
            *self.more_deduction,
            self.total,
        )

    @property
    def scored(self) -> bool:
        return any(not figure.blank for figure in self.figures)


class Subtotal(msgspec.Struct, frozen=True, kw_only=True):
    """A row of sums of some of the lines, by their indexes."""

    line: Line
    of: tuple[int, ...]


class Rows(msgspec.Struct, frozen=True, kw_only=True):
    """Which rows are what: units with their group, sums of all, sums of a part, maxima."""

    units: tuple[tuple[int, int], ...]
    sums: int | None
    parts: tuple[tuple[int, tuple[int, ...]], ...]
    maxima: int | None


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
_SUMS = re.compile(
    r"(?:tong|cong|tong cong|tong so|tong diem|toan cum|toan khoi|sum|total|grand total)"
    r"(?: (?:toan (?:cum|khoi|tinh|nganh|bang)|chung|chung toan cum|diem|so|cac don vi|"
    r"[0-9]+ don vi|so diem|toan bo))*"
)
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
_MEANS = frozenset(
    {
        *("trung binh", "binh quan", "diem trung binh", "diem binh quan", "mean", "average"),
        *("cao nhat", "thap nhat", "diem cao nhat", "diem thap nhat", "so don vi", "ty le"),
        *("trung binh cong", "trung binh cum", "binh quan chung", "trung binh chung"),
    }
)


class LineReader:
    """Takes row after row below the head, and tells units, sums and words apart."""

    def __init__(self, grid: Grid, head: Head, group: int | None = None) -> None:
        self.notes: list[Note] = []
        #: What stands on the sheet and was not looked at.
        self.left_out: list[Finding] = []
        self.apart = False
        self.last = head.below - 1
        self._grid, self._head = grid, head
        #: The column of clusters, where the table has one.
        self._groups = group
        self._cluster = ""
        #: Each unit's row and group.
        self._units: list[tuple[int, int]] = []
        self._maxima: int | None = None
        self._group = 0
        self._waiting: list[tuple[int, Note]] = []
        #: A head stood again since the last line, or a row of sums closed a group.
        self._headed = self._summed = False
        #: Rows of sums, and how many lines stood above each.
        self._sums: list[tuple[int, int]] = []

    def take(self, row: int) -> bool:
        """Whether to go on after the row."""
        match _kind(self._grid, self._head, row):
            case _RowKind.UNIT:
                self._take_unit(row)
            case _RowKind.SUMS:
                self._sums.append((row, len(self._units)))
                self._summed, self.last = True, row
            case _RowKind.MAXIMA:
                self._maxima = row
            case _RowKind.HEAD:
                if not _same_head(self._grid, self._head, row):
                    facts = _row_note(self._grid, row, "row_passed").facts
                    self.left_out.append(Finding("other_table", (), facts))
                    return False
                self._headed = True
                self.notes.append(_row_note(self._grid, row, "row_passed"))
            case _RowKind.PASSED:
                self.notes.append(_row_note(self._grid, row, "row_passed"))
            case _RowKind.TEXT:
                self._waiting.append((row, _row_note(self._grid, row, "row_of_text")))
            case _RowKind.EMPTY:
                pass
        return True

    def _take_unit(self, row: int) -> None:
        starts_anew = self._headed and (bool(self._waiting) or self._is_first(row))
        cluster = self._cluster_of(row)
        if self._units and (
            self._waiting or self._summed or starts_anew or cluster != self._cluster
        ):
            self._group += 1
            self.apart = self.apart or starts_anew
        self.notes += [note for _, note in self._waiting]
        self._waiting, self._headed, self._summed = [], False, False
        self._cluster = cluster
        self._units.append((row, self._group))
        self.last = row

    def _cluster_of(self, row: int) -> str:
        """The cluster that stands at the left, in this row or in the last that has one."""
        if self._groups is None:
            return self._cluster
        return fold(self._grid.cell(row, self._groups).text) or self._cluster

    def _is_first(self, row: int) -> bool:
        """Whether a row has the number 1: a head that only stands again on a new page is followed
        by a number further on."""
        place = self._head.one(ColumnRole.NUMBER) or self._head.one(ColumnRole.RANK)
        return place is not None and read_rank(self._grid.cell(row, place.column)) == 1

    def rows(self) -> Rows:
        """What was taken, once all rows are."""
        self._tell_last()
        headed = self._sections()
        if headed:
            return headed
        whole: int | None = None
        parts: list[tuple[int, tuple[int, ...]]] = []
        begun = 0
        count = len(self._units)
        for row, until in self._sums:
            named = _SUMS.fullmatch(fold(_label(self._grid, self._head, row))) is None
            # The sum of all may stand above them, too.
            above = until == 0 and not named
            of_all = above or (until == count and (begun in {0, until} or not named))
            if of_all and whole is not None:
                self.notes.append(_row_note(self._grid, row, "row_passed"))
            elif of_all:
                whole = row
            elif until > begun:
                parts.append((row, tuple(range(begun, until))))
                begun = until
            else:
                self.notes.append(_row_note(self._grid, row, "row_passed"))
        return Rows(units=tuple(self._units), sums=whole, parts=tuple(parts), maxima=self._maxima)

    def _sections(self) -> Rows | None:
        """The rows of a table whose sections stand with their sums above their units: numbered I,
        II where units go by 1, 2."""
        marked = [_is_section(self._grid, self._head, row) for row, _ in self._units]
        if not marked or not marked[0] or all(marked) or self._sums:
            return None
        units: list[tuple[int, int]] = []
        parts: list[tuple[int, list[int]]] = []
        for (row, _), section in zip(self._units, marked, strict=True):
            if section:
                parts.append((row, []))
            else:
                parts[-1][1].append(len(units))
                units.append((row, len(parts) - 1))
        return Rows(
            units=tuple(units),
            sums=None,
            parts=tuple((row, tuple(of)) for row, of in parts if of),
            maxima=self._maxima,
        )

    def _tell_last(self) -> None:
        """A name alone right below the last unit may be a unit without points: it is told. What
        people write below a table is not."""
        following = self.last + 1
        for row, note in self._waiting:
            if row != following or not _may_be_unit(self._grid, self._head, row):
                return
            self.notes.append(note)
            following += 1


_BELOW: Final = re.compile(
    r"(?:nguoi|ghi chu|noi nhan|ngay|tm|kt|tl|chu tich|cum truong|truong|thu truong|thu ky|"
    r"giam doc|ky|luu|ket luan|nhan xet|kinh gui|danh sach|bang|note|signed?|tong so|so don vi|"
    r"cac don vi|xac nhan|dai dien|lap bieu|can cu|cach tinh|diem|hang|xep|hoi dong|ha noi|tp|"
    r"[a-z ]*, ngay|[0-9 ]+)\b.*"
)


def _may_be_unit(grid: Grid, head: Head, row: int) -> bool:
    unit = head.one(ColumnRole.UNIT)
    assert unit is not None
    text = fold(grid.cell(row, unit.column).text)
    others = [
        cell for column, cell in enumerate(grid.rows[row]) if column > unit.column and cell.text
    ]
    return bool(text) and not others and _BELOW.fullmatch(text) is None


def _is_section(grid: Grid, head: Head, row: int) -> bool:
    place = head.one(ColumnRole.NUMBER)
    text = fold(grid.cell(row, place.column).text) if place else ""
    return text.isalpha() and all(letter in "ivxabcd" for letter in text)


def _label(grid: Grid, head: Head, row: int) -> str:
    """What a row of sums calls itself: the text up to the units' column that says it."""
    unit = head.one(ColumnRole.UNIT)
    assert unit is not None
    texts = [grid.cell(row, column).text.strip() for column in range(unit.column + 1)]
    return next((text for text in reversed(texts) if _is_sums(fold(text))), "")


def _is_sums(label: str) -> bool:
    return _SUMS.fullmatch(label) is not None or _SUBTOTAL.fullmatch(label) is not None


def _same_head(grid: Grid, head: Head, row: int) -> bool:
    """Whether a head that stands again has the same columns."""
    return all(
        fold(grid.cell(row, found.column).text) == fold(found.text)
        or role_of(grid.cell(row, found.column).text.strip())[0] is found.role
        for found in head.every
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


#: So much of a row is quoted; a sentence cuts it where no figure is.
_QUOTED: Final = 120


def _row_note(grid: Grid, row: int, code: NoteCode) -> Note:
    cells = [cell for cell in grid.rows[row] if cell.text]
    text = " ".join(cell.text for cell in cells)
    # Numbers of a spreadsheet are told in the form of the language.
    parts = [Decimal(cell.text) if cell.kind is CellKind.NUMBER else cell.text for cell in cells]
    return Note(code, {"row": str(grid.lines[row]), "text": text[:_QUOTED], "cells": parts})


def _kind(grid: Grid, head: Head, row: int) -> _RowKind:
    unit = head.one(ColumnRole.UNIT)
    assert unit is not None
    cells = grid.rows[row]
    if all(cell.blank for cell in cells):
        return _RowKind.EMPTY
    name = grid.cell(row, unit.column).text.strip()
    labels = {fold(cell.text) for cell in cells[: unit.column + 1] if cell.text.strip()}
    figures = [_figure(grid, row, item) for item in points_of(head)]
    read = any(figure.value is not None for figure in figures)
    if read and any(map(_is_sums, labels)):
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
    if head.of_ranks:  # whatever stands in the column of ranks is one, or one that went wrong
        ranks = [grid.cell(row, item.column) for item in head.all(ColumnRole.RANK)]
        placed = placed or any(cell.text.strip() for cell in ranks)
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


def points_of(head: Head) -> tuple[Heading, ...]:
    """The columns of points, of all scorers."""
    found = {
        item.column: item
        for one in (*head.others, head)
        for item in (*criteria_of(one), *(item for role in _SUMMED for item in one.all(role)))
    }
    return tuple(found[column] for column in sorted(found))


def line_of(grid: Grid, head: Head, row: int, group: int = 0) -> Line:
    """The row, in the columns of one head."""
    unit = head.one(ColumnRole.UNIT)
    assert unit is not None
    place = head.one(ColumnRole.RANK) or head.one(ColumnRole.NUMBER)
    cell = grid.cell(row, place.column) if place else EMPTY
    return Line(
        unit=grid.cell(row, unit.column).text.strip(),
        at=grid.at(row, unit.column),
        unsure=grid.cell(row, unit.column).unsure,
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
        more_bonus=tuple(_figure(grid, row, item) for item in head.all(ColumnRole.BONUS)[1:]),
        more_deduction=tuple(
            _figure(grid, row, item) for item in head.all(ColumnRole.DEDUCTION)[1:]
        ),
        maximum=_figure(grid, row, head.one(ColumnRole.MAXIMUM)),
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
        or (
            head.guessing
            and found.role is ColumnRole.UNKNOWN
            and unit.column < found.column < min(sums, default=0)
        )
    )
