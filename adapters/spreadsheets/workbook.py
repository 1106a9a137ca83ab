"""Reading an XLSX file within bounds: what a sheet shows, and which cells show nothing.

python-calamine gives every cell's value, but an empty one alike for a formula without a stored
result and for one that ends in an error; and it lays a sheet out as a full rectangle, so that two
cells far apart take all memory. So the sheets' own XML is looked through first, counting and
noting, and calamine gets a copy of the file whose parts are known to be small.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final
from xml.parsers import expat

import msgspec
from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from domain.phrasing import one_line
from domain.reconcile.grid import EMPTY, Cell, Grid, Kind
from domain.refusal import Refusal

#: Unpacked, all parts together.
MAX_UNPACKED: Final = 60 * 1024 * 1024
MAX_PARTS: Final = 2_000
#: Cells of the rectangle from A1 to the last value.
MAX_CELLS: Final = 300_000
#: Characters of one cell.
MAX_TEXT: Final = 1_000

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    grid: Grid
    hidden: bool


def read_workbook(data: bytes, file: str) -> list[Sheet]:
    """The sheets of a workbook, those in view first.

    Raises ``Refusal``: ``spreadsheet_unreadable`` or ``spreadsheet_too_large``.
    """
    copy, surveys = _copied(data, file)
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(copy)) as book:
            found = [
                (meta.name, meta.visible is not SheetVisibleEnum.Visible, _values(book, meta.name))
                for meta in book.sheets_metadata
            ]
    except PasswordError:
        raise Refusal("spreadsheet_unreadable", file=file, problem="password") from None
    except (CalamineError, OverflowError, ValueError) as error:
        raise Refusal(
            "spreadsheet_unreadable", file=file, problem="damaged", detail=str(error)
        ) from None
    places = _sheet_parts(copy)
    sheets = [
        Sheet(grid=_grid(name, values, surveys.get(places.get(name, ""))), hidden=hidden)
        for name, hidden, values in found
    ]
    return sorted(sheets, key=lambda sheet: sheet.hidden)


def _values(book: CalamineWorkbook, name: str) -> list[list[object]]:
    try:
        rows: list[list[object]] = book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[assignment]
    except CalamineError:
        # A chart has a sheet of its own and no cells.
        return []
    return rows


# The copy


def _copied(data: bytes, file: str) -> tuple[bytes, "dict[str, _Survey]"]:
    """A copy of the file with every part unpacked, and what each sheet's XML tells."""
    made = io.BytesIO()
    surveys: dict[str, _Survey] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
            names = old.namelist()
            if len(names) > MAX_PARTS:
                raise Refusal("spreadsheet_too_large", file=file, problem="unpacked")
            for name in dict.fromkeys(names):
                with old.open(name) as part:
                    content = part.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Refusal("spreadsheet_too_large", file=file, problem="unpacked")
                if _SHEET.fullmatch(name):
                    surveys[name.lower()] = _survey(content, file)
                new.writestr(zipfile.ZipInfo(name), content)
    except RuntimeError:
        # zipfile's word for a part that is encrypted.
        raise Refusal("spreadsheet_unreadable", file=file, problem="password") from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, expat.ExpatError) as error:
        raise Refusal(
            "spreadsheet_unreadable", file=file, problem="damaged", detail=str(error)
        ) from None
    return made.getvalue(), surveys


#: A column that is hidden to the end of the sheet is told up to here.
_MOST_HIDDEN: Final = 200


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in {"1", "true"}


class _Survey:
    """Looks through a sheet's XML: how far it reaches, and cells that show no value."""

    def __init__(self, file: str) -> None:
        self.without: dict[str, Cell] = {}
        #: From 0, as in a grid.
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._file = file
        self._row = self._column = self._last_row = self._last_column = 0
        self._cell: dict[str, str] = {}
        self._formula = self._valued = self._in_value = False
        self._text = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._column = 0
            if _is_hidden(attributes):
                self.hidden_rows.add(self._row - 1)
        elif name == "col" and _is_hidden(attributes):
            first, last = (int(attributes.get(end, "0")) for end in ("min", "max"))
            self.hidden_columns.update(range(first - 1, min(last, _MOST_HIDDEN)))
        elif name == "c":
            self._cell, self._formula, self._valued = attributes, False, False
            self._placed(attributes.get("r", ""))
        elif name == "f":
            self._formula = True
        elif name in {"v", "is"}:
            self._in_value, self._text = name == "v", ""
            self._valued = name == "is"

    def characters(self, text: str) -> None:
        if self._in_value:
            self._text = (self._text + text)[:MAX_TEXT]

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "v":
            self._in_value = False
            self._valued = bool(self._text)
        elif name == "c":
            self._told()

    def _placed(self, place: str) -> None:
        match = _PLACE.fullmatch(place)
        if match:
            self._column, self._row = _number(match[1]), int(match[2])
        else:
            self._column += 1

    def _told(self) -> None:
        if not (self._formula or self._valued):
            return
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self._last_row * self._last_column > MAX_CELLS:
            raise Refusal("spreadsheet_too_large", file=self._file, problem="cells", max=MAX_CELLS)
        place = f"{self._row}:{self._column}"
        if self._formula and not self._valued and self._cell.get("t") != "str":
            self.without[place] = Cell(Kind.FORMULA, "=")
        elif self._cell.get("t") == "e":
            self.without[place] = Cell(Kind.ERROR, self._text)


def _survey(content: bytes, file: str) -> _Survey:
    """Cells by ``row:column`` that calamine would give as empty, and what is hidden."""
    survey = _Survey(file)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = survey.start
    parser.EndElementHandler = survey.end
    parser.CharacterDataHandler = survey.characters
    parser.StartDoctypeDeclHandler = _refuse_doctype(file)
    parser.Parse(content, True)
    return survey


def _refuse_doctype(file: str) -> Callable[..., None]:
    """No spreadsheet declares entities; who does means to blow them up."""

    def refuse(*_: object) -> None:
        raise Refusal("spreadsheet_unreadable", file=file, problem="damaged")

    return refuse


def _number(letters: str) -> int:
    """``A`` is 1."""
    found = 0
    for letter in letters:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found


def _sheet_parts(copy: bytes) -> dict[str, str]:
    """Which part of the file holds a sheet of that name."""
    with zipfile.ZipFile(io.BytesIO(copy)) as book:
        names = {name.lower(): name for name in book.namelist()}
        if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names.keys():
            return {}
        targets = {
            found.get("Id", ""): found.get("Target", "")
            for found in _elements(book.read(names["xl/_rels/workbook.xml.rels"]), "Relationship")
        }
        return {
            found.get("name", ""): _part(targets.get(_relation(found), ""))
            for found in _elements(book.read(names["xl/workbook.xml"]), "sheet")
        }


def _relation(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.endswith(":id")), "")


def _part(target: str) -> str:
    """A target is absolute, or relative to the folder of the workbook."""
    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return path.lower()


def _elements(content: bytes, wanted: str) -> Iterator[dict[str, str]]:
    found: list[dict[str, str]] = []
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser.StartElementHandler = start
    parser.Parse(content, True)
    yield from found


# Cells


def _grid(name: str, rows: list[list[object]], survey: _Survey | None) -> Grid:
    without = survey.without if survey else {}
    deep = max([len(rows), *(int(place.partition(":")[0]) for place in without)])
    wide = max(
        [*(len(row) for row in rows), *(int(place.partition(":")[2]) for place in without)],
        default=0,
    )
    made = []
    for row in range(deep):
        values = rows[row] if row < len(rows) else []
        made.append(
            tuple(
                without.get(f"{row + 1}:{column + 1}")
                or (_cell(values[column]) if column < len(values) else EMPTY)
                for column in range(wide)
            )
        )
    return Grid(
        name=name,
        rows=tuple(made),
        lines=tuple(range(1, deep + 1)),
        lettered=True,
        hidden_rows=frozenset(survey.hidden_rows if survey else ()),
        hidden_columns=frozenset(survey.hidden_columns if survey else ()),
    )


def _cell(value: object) -> Cell:
    """A value of calamine. A binary number becomes the shortest decimal that means it."""
    match value:
        case "" | None:
            return EMPTY
        case bool():
            return Cell(Kind.TEXT, str(value).upper())
        case int():
            return Cell(Kind.NUMBER, str(value))
        case float():
            return Cell(Kind.NUMBER, _decimal(value))
        case datetime():
            return _day(value.date())
        case date():
            return _day(value)
        case time() | timedelta():
            return Cell(Kind.DATE, str(value))
        case _:
            return Cell(Kind.TEXT, one_line(str(value)[:MAX_TEXT]))


def _decimal(value: float) -> str:
    found = Decimal(repr(value))
    return str(int(found)) if found == found.to_integral_value() else format(found, "f")


def _day(day: date) -> Cell:
    return Cell(Kind.DATE, f"{day.day:02}/{day.month:02}/{day.year:04}", day)
