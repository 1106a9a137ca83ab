"""The table of all units, a row for each and a column for each place: nothing of it is dropped."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from adapters.sheets.filled import Written
from adapters.sheets.form import Slot, Whose, places, short_pin, table_head, whose
from adapters.sheets.problems import Misread, Problem, figure
from adapters.spreadsheets.workbook import Sheet
from domain.reconcile.grid import CellKind, Grid
from domain.reconcile.words import ColumnRole, role_of
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.numbering import called_by_number
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.tables import tables_of
from domain.values.names import fold, nearest
from domain.values.refusal import Refusal

#: What a column may hold beside scores: it is named, and not recorded.
_ASIDE: Final = frozenset(
    {
        *(ColumnRole.RANK, ColumnRole.NUMBER, ColumnRole.GROUP, ColumnRole.TOTAL),
        *(ColumnRole.STANDARD, ColumnRole.BONUS, ColumnRole.DEDUCTION, ColumnRole.REMARK),
    }
)
#: Rows that are of no unit.
_SUMS: Final = frozenset(
    map(fold, ("Tổng cộng", "Cộng", "Điểm tối đa", "Điểm chuẩn", "Bình quân", "Trung bình"))
)
#: How a column of bonus or deduction is called beside its criterion.
_PARTS: Final[Mapping[Part, tuple[str, ...]]] = {
    Part.STANDARD: ("", "standard", "chuẩn", "điểm chuẩn"),
    Part.BONUS: ("bonus", "thưởng", "điểm thưởng", "cộng", "điểm cộng"),
    Part.DEDUCTION: ("deduction", "trừ", "điểm trừ"),
}


class UnitRow(msgspec.Struct, frozen=True, kw_only=True):
    """One unit's row."""

    unit: UnitId
    written: tuple[Written, ...]


class TakenTable(msgspec.Struct, frozen=True, kw_only=True):
    """A table in which everything has its place, or what has none."""

    sheet: str | None
    rows: tuple[UnitRow, ...]
    problems: tuple[Problem, ...]
    #: Columns that hold no scores: number, total, rank.
    aside: tuple[str, ...] = ()


class Members(msgspec.Struct, frozen=True, kw_only=True):
    """The units that a table may name."""

    #: Raises ``Refusal`` for one that nobody knows.
    named: Callable[[str], UnitId]
    of_year: Sequence[UnitId]
    #: Their names, for saying which one is near.
    called: Sequence[str]

    def find(self, name: str) -> UnitId | None:
        """The member that is called so."""
        try:
            unit = self.named(name)
        except Refusal:
            return None
        return unit if unit in self.of_year else None


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    grid: Grid
    row: int
    #: The first row below the head.
    below: int
    unit: int
    slots: Mapping[int, Slot]
    aside: Mapping[int, str]
    strange: Mapping[int, str]


def read_table(
    sheets: Sequence[Sheet],
    whose_table: Whose,
    rulebook: Rulebook,
    members: Members,
    file: str,
) -> TakenTable:
    """The rows of all units. ``whose_table`` is what the table is read for. Where kinds of units
    are scored by tables of their own, each of these stands somewhere in the file."""
    parts = [
        _read_part(sheets, whose_table, own, rulebook, members, file)
        for _, own, _ in tables_of(rulebook, members.of_year)
    ]
    return TakenTable(
        sheet=parts[0].sheet,
        rows=tuple(row for part in parts for row in part.rows),
        problems=tuple(problem for part in parts for problem in part.problems),
        aside=tuple(dict.fromkeys(text for part in parts for text in part.aside)),
    )


def _read_part(
    sheets: Sequence[Sheet],
    whose_table: Whose,
    own: Rulebook,
    rulebook: Rulebook,
    members: Members,
    file: str,
) -> TakenTable:
    """The rows that are headed by the criteria of one table."""
    heads = [head for sheet in sheets for head in _heads(sheet.grid, own)]
    if not heads:
        sheet = sheets[0].grid.name if sheets else None
        missing = Problem(kind="no_table_head", file=file, sheet=sheet)
        return TakenTable(sheet=sheet, rows=(), problems=(missing,))
    head = max(heads, key=lambda one: (len(one.slots), -len(one.strange), -one.row))
    reader = _Rows(head, members, file)
    rows = tuple(reader.read())
    problems = (*meant_for(head.grid, whose_table, rulebook, file), *reader.problems)
    aside = tuple(f"“{text}” ({head.grid.column(at)})" for at, text in head.aside.items())
    return TakenTable(sheet=head.grid.name, rows=rows, problems=problems, aside=aside)


def meant_for(grid: Grid, asked: Whose, rulebook: Rulebook, file: str) -> Iterator[Problem]:
    """A table that we made says what it is of; an office's own says nothing."""
    texts = (cell.text for row in grid.rows for cell in row if cell.kind is CellKind.TEXT)
    said = next((found for text in texts if (found := whose(text)) is not None), None)
    if said is None:
        return
    for kind, read, expected in (
        ("other_cycle", said.cycle, asked.cycle),
        ("other_column", said.column, asked.column),
        ("other_rulebook", said.rulebook, short_pin(rulebook)),
    ):
        if read != expected:
            yield Problem(kind=kind, file=file, sheet=grid.name, read=read, expected=expected)


def _called(rulebook: Rulebook) -> Mapping[str, Slot]:
    """The places by all that a column may be headed with; what would mean two is left out."""
    every, numbered = list(places(rulebook)), called_by_number(rulebook)
    found: dict[str, set[tuple[str, Part]]] = {}
    by_key = {slot.key: slot for slot in every}
    for slot in every:
        code, name = slot.criterion.code, slot.name
        alone = sum(one.criterion.code == code for one in every) == 1
        words = (*_PARTS[slot.part], *(("",) if alone else ()))
        numbers = (text for text, meant in numbered.items() if meant == (code,))
        for about in (code, name, f"{code} {name}", *numbers):
            for word in words:
                for text in (f"{about} {word}", f"{word} {about}"):
                    found.setdefault(fold(text), set()).add(slot.key)
    return {text: by_key[next(iter(keys))] for text, keys in found.items() if len(keys) == 1}


def _heads(grid: Grid, rulebook: Rulebook) -> Iterator[_Head]:
    """Every row, alone or with the one below it, that heads units and places."""
    called = _called(rulebook)
    for row in range(len(grid.rows)):
        if sum(not cell.blank for cell in grid.rows[row]) < 2:
            continue
        for deep in (1, 2):
            if row + deep > len(grid.rows):
                continue
            head = _head(grid, row, deep, called)
            if head is not None:
                yield head


def _head(grid: Grid, row: int, deep: int, called: Mapping[str, Slot]) -> _Head | None:
    units: list[int] = []
    slots: dict[int, Slot] = {}
    aside: dict[int, str] = {}
    strange: dict[int, str] = {}
    for column, text in enumerate(_texts(grid, row, deep)):
        slot = called.get(fold(text))
        role, _ = role_of(text)
        if not text:
            continue
        if slot is not None and slot.key not in {one.key for one in slots.values()}:
            slots[column] = slot
        elif slot is None and role is ColumnRole.UNIT and not units:
            units.append(column)
        elif slot is None and role in _ASIDE:
            aside[column] = text
        else:
            strange[column] = text
    if not units or not slots:
        return None
    return _Head(
        grid=grid,
        row=row,
        below=row + deep,
        unit=units[0],
        slots=slots,
        aside=aside,
        strange=strange,
    )


def _texts(grid: Grid, row: int, deep: int) -> list[str]:
    """The head of each column; one above others stands over all of them."""
    above, found = "", []
    for column in range(grid.width):
        own = grid.cell(row, column).text
        below = grid.cell(row + 1, column).text if deep > 1 else ""
        above = own or (above if below else "")
        found.append(f"{above} {below}".strip() if deep > 1 else own)
    return found


class _Rows:
    def __init__(self, head: _Head, members: Members, file: str) -> None:
        self.head, self.members, self.file = head, members, file
        self.problems: list[Problem] = []

    def read(self) -> Iterator[UnitRow]:
        grid, head = self.head.grid, self.head
        known = [table_head(slot) for slot in head.slots.values()]
        for column, text in head.strange.items():
            near = nearest(text, known)
            self._problem("column_unplaced", head.row, column, read=text, nearest=near)
        seen: set[UnitId] = set()
        for row in range(head.below, len(grid.rows)):
            name = grid.cell(row, head.unit).text
            figures = [at for at in head.slots if not grid.cell(row, at).blank]
            if not figures or fold(name) in _SUMS:
                continue
            unit = self._unit(row, name, figures[0])
            if unit is None:
                continue
            if unit in seen:
                self._problem("unit_row_twice", row, head.unit, read=name)
                continue
            seen.add(unit)
            yield UnitRow(unit=unit, written=tuple(self._written(row)))

    def _problem(
        self,
        kind: str,
        row: int,
        column: int,
        *,
        read: str | None = None,
        nearest: str | None = None,
        slot: Slot | None = None,
        refusal: Refusal | None = None,
    ) -> None:
        grid = self.head.grid
        self.problems.append(
            Problem(
                kind=kind,
                file=self.file,
                sheet=grid.name,
                at=grid.at(row, column),
                read=read,
                nearest=nearest,
                place=slot,
                refusal=refusal,
            )
        )

    def _unit(self, row: int, name: str, first: int) -> UnitId | None:
        if not name:
            text = self.head.grid.cell(row, first).text
            self._problem("row_unplaced", row, first, read=text)
            return None
        unit = self.members.find(name)
        if unit is None:
            near = nearest(name, self.members.called)
            self._problem("unit_unknown", row, self.head.unit, read=name, nearest=near)
            return None
        return unit

    def _written(self, row: int) -> Iterator[Written]:
        for column, slot in self.head.slots.items():
            cell = self.head.grid.cell(row, column)
            try:
                value = figure(cell, slot)
            except Misread as wrong:
                self._problem(
                    wrong.kind,
                    row,
                    column,
                    read=wrong.read,
                    nearest=wrong.nearest,
                    slot=slot,
                    refusal=wrong.refusal,
                )
                continue
            yield Written(place=slot, at=self.head.grid.at(row, column), value=value)
