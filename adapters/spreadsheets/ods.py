"""Reading the content of an OpenDocument sheet, in the process that reads.

What stands in the file's XML is told as it stands: an error as an error, though the value beside it
says 0; a formula without a result; the lines of a text; a number as it is written. The whole lower
end of a sheet is one row that is repeated a million times: it is counted, and laid out only where
something stands in it.
"""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Final
from xml.parsers import expat

from adapters.spreadsheets.bounds import MAX_CELLS, MAX_TEXT, TooManyCells

#: A value as it is told to the process that asked: a text, or a list of what it is and its text.
Value = str | list[str | None]

#: Days are numbers counted from here.
_EPOCH: Final = date(1899, 12, 30)
#: No sheet that people look at hides more columns.
_MOST_HIDDEN: Final = 200
#: Notes and pictures in a cell have texts of their own.
_BESIDE: Final = frozenset({"annotation", "custom-shape", "frame", "shapes"})
_NUMBERS: Final = frozenset({"float", "percentage", "currency"})


class Sheet:
    """One sheet while it is read. Rows and columns go from 0."""

    def __init__(self, name: str, *, hidden: bool) -> None:
        self.name, self.hidden = name, hidden
        self.cells: dict[tuple[int, int], Value] = {}
        self.covered: set[tuple[int, int]] = set()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        #: Whether cells are protected against change.
        self.locked = False
        self._last_row = self._last_column = -1

    def put(self, row: int, column: int, value: Value, *, covered: bool) -> None:
        self._last_row = max(self._last_row, row)
        self._last_column = max(self._last_column, column)
        if (self._last_row + 1) * (self._last_column + 1) > MAX_CELLS:
            raise TooManyCells
        if covered:
            self.covered.add((row, column))
        else:
            self.cells[row, column] = value

    def told(self) -> list[object]:
        """Name, whether it is hidden, its rows, and what it does not show."""
        rows = [
            [self.cells.get((row, column), "") for column in range(self._last_column + 1)]
            for row in range(self._last_row + 1)
        ]
        shown = {
            "rows": sorted(row for row in self.hidden_rows if row <= self._last_row),
            "columns": sorted(self.hidden_columns),
            "covered": sorted(self.covered),
            "locked": [True] if self.locked else [],
        }
        return [self.name, self.hidden, rows, shown]


class Content:
    """Takes the parts of a content.xml as the parser meets them."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._hidden_styles: set[str] = set()
        self._style = ""
        self._within: list[str] = []
        #: How many tables and how many things beside the text are open.
        self._tables = self._beside = 0
        self._row = self._column = self._next_column = 0
        self._rows = self._columns = 1
        self._row_cells: list[tuple[int, int, Value, bool]] = []
        self._cell: dict[str, str] | None = None
        self._text: list[str] = []
        self._length = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._within.append(name)
        given = {_local(key): value for key, value in reversed(attributes.items())}
        if name in _BESIDE:
            self._beside += 1
        elif name == "table":
            self._table_begun(given)
        elif name == "style":
            self._style = given.get("name", "")
        elif name == "table-properties" and given.get("display") == "false":
            self._hidden_styles.add(self._style)
        elif self._tables != 1 or self._beside:
            return
        elif name == "table-column":
            self._column_begun(given)
        elif name == "table-row":
            self._rows = _count(given, "number-rows-repeated")
            self._column, self._row_cells = 0, []
            if _is_hidden(given):
                self.sheets[-1].hidden_rows.update(
                    range(self._row, self._row + min(self._rows, MAX_CELLS))
                )
        elif name in {"table-cell", "covered-table-cell"}:
            self._columns = _count(given, "number-columns-repeated")
            # Of two types the one of the standard counts; LibreOffice says beside it "error".
            given["value-type"] = attributes.get("office:value-type", given.get("value-type", ""))
            is_error = any(_is_error(*found) for found in attributes.items())
            given["error"] = "error" if is_error else ""
            self._cell, self._text, self._length = given, [], 0
        elif self._cell is not None:
            self._text_begun(name, given)

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._within.pop()
        if name in _BESIDE:
            self._beside -= 1
        elif name == "table":
            self._tables -= 1
        elif self._tables != 1 or self._beside:
            return
        elif name in {"table-cell", "covered-table-cell"}:
            self._cell_ended(covered=name != "table-cell")
        elif name == "table-row":
            self._row_ended()

    def characters(self, text: str) -> None:
        if self._cell is not None and "p" in self._within and not self._beside:
            self._add(text)

    def _table_begun(self, given: dict[str, str]) -> None:
        self._tables += 1
        if self._tables == 1:
            hidden = given.get("style-name", "") in self._hidden_styles
            self.sheets.append(Sheet(given.get("name", ""), hidden=hidden))
            self.sheets[-1].locked = given.get("protected") == "true"
            self._row = self._next_column = 0

    def _column_begun(self, given: dict[str, str]) -> None:
        count = _count(given, "number-columns-repeated")
        if _is_hidden(given):
            last = min(self._next_column + count, _MOST_HIDDEN)
            self.sheets[-1].hidden_columns.update(range(self._next_column, last))
        self._next_column += count

    def _text_begun(self, name: str, given: dict[str, str]) -> None:
        if (name == "p" and self._text) or name == "line-break":
            self._add("\n")
        elif name == "tab":
            self._add("\t")
        elif name == "s":
            self._add(" " * min(_count(given, "c"), MAX_TEXT))

    def _add(self, text: str) -> None:
        if self._length < MAX_TEXT:
            self._text.append(text[: MAX_TEXT - self._length])
            self._length += len(text)

    def _cell_ended(self, *, covered: bool) -> None:
        assert self._cell is not None
        value = _value(self._cell, "".join(self._text))
        if value != "":
            self._row_cells.append((self._column, self._columns, value, covered))
        self._column += self._columns
        self._cell = None

    def _row_ended(self) -> None:
        sheet = self.sheets[-1]
        if self._row_cells:
            for row in range(self._row, self._row + self._rows):
                for first, count, value, covered in self._row_cells:
                    for column in range(first, first + count):
                        sheet.put(row, column, value, covered=covered)
        self._row += self._rows


def _value(cell: dict[str, str], text: str) -> Value:
    """What a cell holds. An error is told by the type beside it, or by its text only."""
    kind = cell.get("value-type", "")
    if cell["error"] == "error" or ("formula" in cell and text.startswith(("#", "Err:"))):
        return ["error", text or "#"]
    if not kind:
        return ["formula", "="] if "formula" in cell else text
    if kind in _NUMBERS:
        number = cell.get("value", "")
        return ["number", number] if _is_number(number) else ["error", text or number]
    if kind == "date":
        day = cell.get("date-value", "")
        return ["day", day[:10], _since_epoch(day)] if _is_day(day) else text
    if kind == "time":
        return ["time", text, _days(cell.get("time-value", ""))]
    if kind == "boolean":
        return cell.get("boolean-value", text).upper()
    return text or cell.get("string-value", "")[:MAX_TEXT]


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _since_epoch(day: str) -> str:
    """The number that stands under the format of a day, with the part of a day that has passed."""
    whole = (date.fromisoformat(day[:10]) - _EPOCH).days
    hours = [Decimal(part) for part in day[11:19].split(":") if _is_number(part)]
    passed = sum((part / 60**place for place, part in enumerate(hours)), Decimal(0)) / 24
    return str((whole + passed).normalize() if passed else whole)


def _days(duration: str) -> str | None:
    """``PT924H00M00S`` in days."""
    found = Decimal(0)
    number = ""
    for sign in duration.removeprefix("PT"):
        if sign in "HMS" and _is_number(number):
            found += Decimal(number) * {"H": 3600, "M": 60, "S": 1}[sign]
            number = ""
        else:
            number += sign.replace(",", ".")
    return None if number else str(format((found / 86400).normalize(), "f"))


def _count(given: dict[str, str], name: str) -> int:
    text = given.get(name, "1")
    return int(text) if text.isdigit() and len(text) < 9 else 1


def _is_error(key: str, value: str) -> bool:
    return key.endswith(":value-type") and value == "error"


def _is_hidden(given: dict[str, str]) -> bool:
    return given.get("visibility", "visible") != "visible"


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def sheets_of(content: bytes) -> list[Sheet]:
    """The sheets of a content.xml. Raises ``TooManyCells``, and ``expat.ExpatError`` or
    ``ValueError`` for what is no such content."""
    found = Content()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.characters
    parser.Parse(content, True)
    return found.sheets


def _refuse(*_: object) -> None:
    # No spreadsheet declares entities; who does means to blow them up.
    raise ValueError
