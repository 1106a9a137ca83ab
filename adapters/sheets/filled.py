"""Reading a unit's sheet that came back: its figures, or every place that cannot be taken."""

from collections.abc import Mapping, Sequence
from typing import Final

import msgspec

from adapters.sheets.form import (
    Slot,
    Whose,
    code_of_figures,
    guidance,
    how,
    most,
    places,
    short_pin,
    whose,
)
from adapters.sheets.problems import Misread, Problem, figure
from adapters.spreadsheets.workbook import Sheet
from adapters.wording.filling import filled
from adapters.wording.labels.periods import criterion_called
from adapters.wording.labels.rulebook import scorer_label
from adapters.wording.outside import one_line
from adapters.wording.sheets import SHEET
from adapters.wording.writing import points
from domain.reconcile.grid import EMPTY, Cell, CellKind, Grid
from domain.rulebook.criteria import Part
from domain.rulebook.numbering import path_of
from domain.rulebook.rulebook import Rulebook
from domain.values.names import fold, nearest
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import read_day

#: Of a cell so much is read.
_MAX_TEXT: Final = 1_000
_NEEDED: Final = ("code", "name", "part", "value")
_HEADED: Final = (
    *("code", "printed", "name", "guidance", "part", "max", "step"),
    *("last_year", "explained", "proof", "page"),
)


class Written(msgspec.Struct, frozen=True, kw_only=True):
    """One cell of a sheet: its figure, and what is said beside it."""

    place: Slot
    at: str
    #: ``None``: empty, which is not 0.
    value: Points | None
    explained: str | None = None
    #: A paper is named that proves it.
    proved: bool = False


class Filled(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that came back."""

    file: str
    sheet: str | None
    whose: Whose
    written: tuple[Written, ...]
    #: Six digits of the figures, as they stand on the signed print.
    code: str
    #: What the paper that goes with it is called, where the sheet says it.
    number: str | None
    date: str | None
    #: The protection of the sheet is gone; what it kept was compared all the same.
    unlocked: bool


class Taken(msgspec.Struct, frozen=True, kw_only=True):
    """What was read of a file: a sheet where everything has its place, and what has none."""

    filled: Filled | None
    problems: tuple[Problem, ...] = ()


def whose_sheet(sheets: Sequence[Sheet], file: str) -> tuple[Sheet, Whose] | Problem:
    """The sheet that says whose it is; a text is offered as each mark cuts it, and counts as the
    one that shows the heads."""
    told = [(sheet, found) for sheet in sheets if (found := _line_in(sheet.grid)) is not None]
    if not told:
        return Problem(kind="no_line", file=file, sheet=sheets[0].grid.name if sheets else None)
    return max(told, key=lambda one: _most_heads(one[0].grid))


def _line_in(grid: Grid) -> Whose | None:
    texts = (cell.text for row in grid.rows for cell in row if cell.kind is CellKind.TEXT)
    return next((found for text in texts if (found := whose(text)) is not None), None)


def _most_heads(grid: Grid) -> int:
    heads = {fold(SHEET[f"head_{name}"]) for name in _HEADED}
    return max((sum(fold(cell.text) in heads for cell in row) for row in grid.rows), default=0)


def read_filled(sheet: Sheet, said: Whose, rulebook: Rulebook, file: str) -> Taken:
    """The figures of a sheet that was made by this rulebook."""
    return _Reader(sheet, said, rulebook, file).read()


class _Reader:
    def __init__(self, sheet: Sheet, said: Whose, rulebook: Rulebook, file: str) -> None:
        self.grid: Grid = sheet.grid
        self.locked, self.said, self.rulebook, self.file = sheet.locked, said, rulebook, file
        self.problems: list[Problem] = []
        self.at: dict[str, int] = {}
        #: Levels in words as they are written.
        self.texts: dict[tuple[str, Part], str] = {}
        self.head = -1

    def read(self) -> Taken:
        if self.said.rulebook != short_pin(self.rulebook):
            self._problem(
                "other_rulebook", read=self.said.rulebook, expected=short_pin(self.rulebook)
            )
            return Taken(filled=None, problems=tuple(self.problems))
        self._find_head()
        if self.head < 0:
            return Taken(filled=None, problems=tuple(self.problems))
        written, raw = self._rows()
        number, date = self._beside("number"), self._beside("date")
        if self.problems:
            return Taken(filled=None, problems=tuple(self.problems))
        return Taken(
            filled=Filled(
                file=self.file,
                sheet=self.grid.name,
                whose=self.said,
                written=tuple(written),
                code=code_of_figures(self.rulebook, raw, self.texts),
                number=number.text if number else None,
                date=_day(date) if date else None,
                unlocked=self.grid.lettered and not self.locked,
            )
        )

    def _problem(self, kind: str, row: int | None = None, column: int = 0, **facts: object) -> None:
        at = None if row is None else self.grid.at(row, column)
        place = facts.pop("place", None)
        refusal = facts.pop("refusal", None)
        assert place is None or isinstance(place, Slot)
        assert refusal is None or isinstance(refusal, Refusal)
        said = {key: str(fact) for key, fact in facts.items() if fact is not None}
        self.problems.append(
            Problem(
                kind=kind,
                file=self.file,
                sheet=self.grid.name,
                at=at,
                place=place,
                refusal=refusal,
                **said,
            )
        )

    def _find_head(self) -> None:
        """The row with the heads of the columns; every column has a place."""
        own = one_line(self.rulebook.column(self.said.column).name)
        known = {fold(SHEET[f"head_{name}"]): name for name in _HEADED} | {fold(own): "value"}
        best: dict[str, int] = {}
        for index, row in enumerate(self.grid.rows):
            found = {
                known[fold(cell.text)]: at
                for at, cell in enumerate(row)
                if fold(cell.text) in known
            }
            if len(found) > len(best):
                best, self.head = found, index
        missing = [name for name in _NEEDED if name not in best]
        if missing:
            heads = [own if name == "value" else SHEET[f"head_{name}"] for name in missing]
            nearest_row = self.head if len(best) > 1 else None
            self._problem("no_head", nearest_row, expected=", ".join(f"“{head}”" for head in heads))
            self.head = -1
            return
        self.at = best
        for column, cell in enumerate(self.grid.rows[self.head]):
            if column not in best.values() and not cell.blank:
                near = nearest(cell.text, [SHEET[f"head_{name}"] for name in _HEADED] + [own])
                self._problem("column_unplaced", self.head, column, read=cell.text, nearest=near)

    def _cell(self, row: int, name: str) -> Cell:
        return self.grid.cell(row, self.at[name]) if name in self.at else EMPTY

    def _rows(self) -> tuple[list[Written], dict[tuple[str, Part], Points]]:
        expected = {
            (place.criterion.code, fold(SHEET[place.part])): place
            for place in places(self.rulebook)
        }
        groups = {group.code: group for group in self.rulebook.groups}
        found: dict[tuple[str, Part], Written] = {}
        raw: dict[tuple[str, Part], Points] = {}
        for row in range(self.head + 1, len(self.grid.rows)):
            code, part = self._cell(row, "code").text, self._cell(row, "part").text
            name, value = self._cell(row, "name").text, self._cell(row, "value")
            place = expected.get((code, fold(part)))
            if fold(name) == fold(SHEET["code"]):
                break
            if fold(name) == fold(SHEET["total"]) and not code:
                continue
            if place is None and code in groups and not part:
                self._same(row, "name", groups[code].name)
            elif place is None:
                self._unplaced(row, code, part, name, value)
            elif place.key in found:
                self._problem("row_twice", row, self.at["code"], read=code, place=place)
            else:
                found[place.key] = self._written(row, place, raw)
        for place in expected.values():
            if place.key not in found:
                self._problem("row_missing", place=place)
        return list(found.values()), raw

    def _unplaced(self, row: int, code: str, part: str, name: str, value: Cell) -> None:
        if not (code or part or name or not value.blank):
            return
        entries = self.rulebook.entries
        known = {one.code: one.code for one in entries}
        known |= {one_line(criterion_called(one, "vi")): one.code for one in entries}
        meant = nearest(code, known) or nearest(name, known)
        near = known[meant] if meant is not None and code not in known else None
        read = " ".join(text for text in (code, name, part, value.text) if text)
        self._problem("row_unplaced", row, self.at["code"], read=read, nearest=near)

    def _written(self, row: int, place: Slot, raw: dict[tuple[str, Part], Points]) -> Written:
        self._same(row, "name", place.name)
        if "printed" in self.at:
            self._same(row, "printed", path_of(self.rulebook, place.criterion))
        if "guidance" in self.at:
            self._same(row, "guidance", guidance(place))
        self._same_figure(row, "max", most(place))
        self._same_figure(row, "step", how(place))
        cell, column, value = self._cell(row, "value"), self.at["value"], None
        if (by := place.criterion.by) is not None:
            if not cell.blank:
                who = scorer_label(by, "vi")
                self._problem("scored_by", row, column, read=cell.text, expected=who, place=place)
            return Written(place=place, at=self.grid.at(row, column), value=None)
        try:
            value = figure(cell, place)
        except Misread as wrong:
            self._problem(
                wrong.kind,
                row,
                column,
                read=wrong.read,
                nearest=wrong.nearest,
                place=place,
                refusal=wrong.refusal,
            )
        if cell.kind is CellKind.NUMBER and value is not None:
            raw[place.key] = Points(cell.text)
        if cell.kind is CellKind.TEXT and place.levels is not None and value is not None:
            self.texts[place.key] = cell.text
        number, page = (self._cell(row, name).text for name in ("proof", "page"))
        return Written(
            place=place,
            at=self.grid.at(row, column),
            value=value,
            explained=_explained(self._cell(row, "explained").text, number, page),
            proved=bool(number),
        )

    def _same(self, row: int, name: str, expected: str) -> None:
        read, text = self._cell(row, name).text, one_line(expected)[:_MAX_TEXT]
        if read != one_line(text):
            self._problem("text_changed", row, self.at[name], read=read, expected=text)

    def _same_figure(self, row: int, name: str, expected: str | Points | None) -> None:
        """A limit that is printed is the rulebook's; a column that was taken out says nothing."""
        if name not in self.at:
            return
        text = "" if expected is None else str(expected)
        shown = points(expected, "vi") if isinstance(expected, Points) else text
        read = self._cell(row, name).text
        if read not in {text, shown}:
            self._problem("limit_changed", row, self.at[name], read=read, expected=shown)

    def _beside(self, name: str) -> Cell | None:
        """The cell after a label, where something stands in it."""
        for index, row in enumerate(self.grid.rows[: self.head]):
            labels = [at for at, cell in enumerate(row) if fold(cell.text) == fold(SHEET[name])]
            for at in range(labels[0] + 1 if labels else len(row), len(row)):
                if not row[at].blank:
                    if name == "date" and _day(row[at]) is None:
                        self._problem("paper_date", index, at, read=row[at].text)
                    return row[at]
        return None


def _day(cell: Cell) -> str | None:
    """A day as a spreadsheet keeps it, or as it is typed; nothing where it is none."""
    if cell.day is not None:
        return cell.day.isoformat()
    try:
        return read_day(cell.text).isoformat()
    except Refusal:
        return None


def _explained(text: str, number: str, page: str) -> str | None:
    facts: Mapping[str, object] = {"number": number, "page": page}
    proof = filled(SHEET["proof_page" if page else "proof"], facts) if number else ""
    return "; ".join(part for part in (text, proof) if part) or None
