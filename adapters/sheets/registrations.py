"""The table of what the units register: a row for each, its targets, titles and paper."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import msgspec
from xlsxwriter import Workbook

from adapters.door.spelled import code_named
from adapters.sheets.form import Whose, short_pin
from adapters.sheets.make import TEXTS_STAY
from adapters.sheets.problems import Problem
from adapters.sheets.table import Members, meant_for
from adapters.spreadsheets.workbook import Sheet
from adapters.wording.outside import one_line
from adapters.wording.sheets import SHEET
from domain.cycle.phases.registration import TargetsRegistered
from domain.reconcile.grid import EMPTY, Cell, CellKind, Grid
from domain.reconcile.words import ColumnRole, role_of
from domain.record.record import Event, UnitId
from domain.rulebook.rulebook import Rulebook
from domain.values.names import fold, nearest
from domain.values.refusal import Refusal
from domain.values.when import read_day

#: What the line of such a table says in place of a column.
REGISTRATION: Final = "registration"
#: What a column holds, by how its head begins.
_HEADS: Final[Mapping[str, tuple[str, ...]]] = {
    "targets": ("chi tieu", "noi dung dang ky"),
    "titles": ("danh hieu", "hinh thuc"),
    "number": ("so van ban", "so ky hieu", "so hieu"),
    "date": ("ngay van ban", "ngay ky"),
    "received": ("ngay den", "ngay nhan"),
}
_COLUMNS: Final = (("unit", 34), ("targets", 60), ("titles", 34), ("number", 18), ("date", 14))


class Registers(msgspec.Struct, frozen=True, kw_only=True):
    """What one unit registers, as its row says it."""

    unit: UnitId
    at: str
    targets: tuple[str, ...]
    #: The codes of the selections.
    titles: tuple[str, ...]
    #: Number, date and day received, as far as they are said.
    paper: Mapping[str, str] = {}

    def order(self) -> dict[str, object]:
        """The command in its API form."""
        raw: dict[str, object] = {
            "command": "register_targets",
            "unit": self.unit,
            "targets": list(self.targets),
            "titles": list(self.titles),
        }
        if self.paper:
            raw["document"] = {"kind": SHEET["registration_kind"], **self.paper}
        return raw


class RegistersTable(msgspec.Struct, frozen=True, kw_only=True):
    """The rows, or what has no place."""

    rows: tuple[Registers, ...]
    problems: tuple[Problem, ...]
    aside: tuple[str, ...] = ()


def standing(
    events: Iterable[Event], text: Callable[[str], str | None]
) -> dict[UnitId, tuple[tuple[str | None, ...], tuple[str, ...]]]:
    """What each unit has registered, its targets and titles."""
    return {
        event.body.unit: (
            tuple(text(target.digest) for target in event.body.targets),
            event.body.titles,
        )
        for event in events
        if isinstance(event.body, TargetsRegistered)
    }


def write_registrations(path: Path, rulebook: Rulebook, cycle: str, units: Sequence[str]) -> None:
    """Write the table to be filled in, with the titles that there are."""
    made = BytesIO()
    with Workbook(made, TEXTS_STAY) as book:
        sheet = book.add_worksheet(SHEET["registration_tab"])
        form = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
        plain = book.add_format({**form, "border": 1, "text_wrap": True})
        bold = book.add_format({**form, "border": 1, "bold": True, "align": "center"})
        words = book.add_format({**form, "border": 1, "text_wrap": True, "num_format": "@"})
        faint = book.add_format({"font_name": "Times New Roman", "font_size": 8})
        title = book.add_format({**form, "bold": True})
        sheet.write_string(0, 0, SHEET["registration_title"], title)
        known = "; ".join(one_line(one.name) for one in rulebook.selections)
        sheet.write_string(1, 0, f"{SHEET['registration_how']} {known}", faint)
        line = Whose(cycle, "*", REGISTRATION, short_pin(rulebook)).line
        sheet.write_string(2, 0, line, faint)
        for column, (name, width) in enumerate((*_COLUMNS, ("received", 14))):
            sheet.write_string(3, column, SHEET[f"registration_{name}"], bold)
            sheet.set_column(column, column, width)
        for row, unit in enumerate(units, start=4):
            sheet.write_string(row, 0, one_line(unit), plain)
            for column in range(1, len(_COLUMNS) + 1):
                sheet.write_blank(row, column, None, words)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.freeze_panes(4, 1)
    path.write_bytes(made.getvalue())


def read_registrations(
    sheets: Sequence[Sheet], cycle: str, rulebook: Rulebook, members: Members, file: str
) -> RegistersTable:
    """What the units register; every row of a unit with anything in it counts."""
    heads = [head for sheet in sheets for head in _heads(sheet.grid)]
    if not heads:
        name = sheets[0].grid.name if sheets else None
        missing = Problem(kind="no_registration_head", file=file, sheet=name)
        return RegistersTable(rows=(), problems=(missing,))
    head = max(heads, key=lambda one: (len(one.holds), -len(one.strange), -one.row))
    reader = _Reader(head, rulebook, members, file)
    rows = tuple(reader.read())
    meant = Whose(cycle, "*", REGISTRATION, short_pin(rulebook))
    problems = (*meant_for(head.grid, meant, rulebook, file), *reader.problems)
    return RegistersTable(rows=rows, problems=problems, aside=head.aside)


class _Head(msgspec.Struct, frozen=True, kw_only=True):
    grid: Grid
    row: int
    #: The column of each thing.
    holds: Mapping[str, int]
    strange: Mapping[int, str]
    aside: tuple[str, ...]


def _heads(grid: Grid) -> Iterator[_Head]:
    for row, cells in enumerate(grid.rows):
        holds: dict[str, int] = {}
        strange: dict[int, str] = {}
        aside = []
        for column, cell in enumerate(cells):
            if cell.blank:
                continue
            name = _held(cell.text)
            if name is not None and name not in holds:
                holds[name] = column
            elif role_of(cell.text)[0] in {ColumnRole.NUMBER, ColumnRole.REMARK}:
                aside.append(f"“{cell.text}” ({grid.column(column)})")
            else:
                strange[column] = cell.text
        if {"unit", "targets"} <= holds.keys():
            yield _Head(grid=grid, row=row, holds=holds, strange=strange, aside=tuple(aside))


def _held(text: str) -> str | None:
    key = fold(text)
    found = (name for name, begins in _HEADS.items() if key.startswith(begins))
    named = next(found, None)
    return "unit" if named is None and role_of(text)[0] is ColumnRole.UNIT else named


class _Reader:
    def __init__(self, head: _Head, rulebook: Rulebook, members: Members, file: str) -> None:
        self.head, self.rulebook, self.members, self.file = head, rulebook, members, file
        self.problems: list[Problem] = []

    def read(self) -> Iterator[Registers]:
        head, grid = self.head, self.head.grid
        for column, text in head.strange.items():
            self._problem("column_unplaced", head.row, column, text)
        seen: set[UnitId] = set()
        for row in range(head.row + 1, len(grid.rows)):
            others = head.holds.keys() - {"unit"}
            said = any(not self._cell(row, name).blank for name in others)
            name = self._cell(row, "unit").text
            if not said:
                continue
            unit = self.members.find(name) if name else None
            if unit is None:
                near = nearest(name, self.members.called)
                self._problem("unit_unknown", row, head.holds["unit"], name, near)
            elif unit in seen:
                self._problem("unit_row_twice", row, head.holds["unit"], name)
            else:
                seen.add(unit)
                yield self._registers(row, unit)

    def _registers(self, row: int, unit: UnitId) -> Registers:
        grid, at = self.head.grid, self.head.holds
        for name in at:
            if self._cell(row, name).kind in {CellKind.FORMULA, CellKind.ERROR}:
                self._problem("not_text", row, at[name], self._cell(row, name).text)
        targets = _parted(self._cell(row, "targets").text, ";")
        if not targets:
            self._problem("no_targets", row, at["targets"], "")
        return Registers(
            unit=unit,
            at=grid.at(row, at["targets"]),
            targets=targets,
            titles=tuple(self._titles(row)),
            paper=dict(self._paper(row)),
        )

    def _titles(self, row: int) -> Iterator[str]:
        text = self._cell(row, "titles").text
        codes = {one.code for one in self.rulebook.selections}
        for title in _parted(text.replace(",", ";"), ";"):
            code = code_named(self.rulebook, "titles", title)
            if code in codes:
                yield code
                continue
            near = nearest(title, [one.name for one in self.rulebook.selections])
            self._problem("title_unknown", row, self.head.holds["titles"], title, near)

    def _paper(self, row: int) -> Iterator[tuple[str, str]]:
        for name in ("number", "date", "received"):
            cell = self._cell(row, name)
            if cell.blank:
                continue
            if name == "number":
                yield name, cell.text
                continue
            try:
                yield name, (cell.day or read_day(cell.text)).isoformat()
            except Refusal:
                self._problem("paper_date", row, self.head.holds[name], cell.text)

    def _cell(self, row: int, name: str) -> Cell:
        grid = self.head.grid
        return grid.cell(row, self.head.holds[name]) if name in self.head.holds else EMPTY

    def _problem(
        self, kind: str, row: int, column: int, read: str, near: str | None = None
    ) -> None:
        grid = self.head.grid
        at = grid.at(row, column)
        self.problems.append(
            Problem(kind=kind, file=self.file, sheet=grid.name, at=at, read=read, nearest=near)
        )


def _parted(text: str, mark: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(mark) if part.strip())
