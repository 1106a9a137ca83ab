"""Looking through a sheet's XML before anything lays it out.

What a reader makes of a reference that is not of the plain form, of cells out of their order or of
a part that nobody looked at is its own affair, and may be all of the machine's memory. So the sheet
is written anew from what was understood here: the cells that hold a value, each with a reference of
the form ``B7``, in their order, within the bounds. Nothing else reaches the reader.
"""

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape
from math import isfinite
from typing import Final, NoReturn
from xml.parsers import expat

from adapters.spreadsheets.bounds import MAX_CELLS, MAX_TEXT
from domain.reconcile.grid import Cell, CellKind, letters
from domain.values.refusal import Refusal

#: Cells of all sheets together.
MAX_ALL_CELLS: Final = 1_000_000
#: As many as Excel has.
MAX_ROW: Final = 1_048_576
MAX_COLUMN: Final = 16_384
#: A column that is hidden to the end of the sheet is told up to here.
_MOST_HIDDEN: Final = 200

#: Merged cells beyond these are not looked under.
_MOST_MERGED: Final = 2_000
_NUMBER_CELL: Final = re.compile(r't="n"><v>([^<]*)</v>')
_PLACE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_WHOLE: Final = re.compile(r"0|[1-9][0-9]{0,8}")
_NUMBER: Final = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)([eE][+-]?[0-9]{1,6})?")
_TRUTH: Final = {"0": "0", "1": "1", "false": "0", "true": "1"}
#: What a cell may say that its value is; what says nothing is a number.
_TYPES: Final = frozenset({"n", "s", "str", "inlineStr", "b", "e", "d"})
#: Texts beside a text: how it is pronounced.
_BESIDE: Final = "rPh"


class Survey:
    """What a sheet's XML tells: how far it reaches, what it hides, and which cells show no value
    though the reader would give them as empty."""

    def __init__(self, file: str) -> None:
        #: By ``row:column``, from 1: a formula without a stored result, or an error.
        self.without: dict[str, Cell] = {}
        #: From 0, as in a grid.
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        #: Whether cells are protected against change.
        self.locked = False
        #: First and last row and column of merged cells, from 1.
        self._merged: list[tuple[int, int, int, int]] = []
        self._file = file
        self._row = self._column = self._last_row = self._last_column = 0
        #: The cells that are handed on, by row and column, each as it is written anew.
        self._cells: dict[tuple[int, int], str] = {}
        #: The cell with the highest number of a shared text, and that number.
        self.last_shared: tuple[str, int] | None = None
        self._seen: set[tuple[int, int]] = set()
        self._cell: dict[str, str] = {}
        self._formula = self._valued = False
        self._within: list[str] = []
        self._text: list[str] = []
        self._length = 0

    @property
    def reach(self) -> int:
        """The cells of the rectangle from A1 to the last that holds anything."""
        return self._last_row * self._last_column

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = _local(tag)
        self._within.append(name)
        if name in {"row", "c"}:
            # Lists of additions at the end of a sheet may have elements of these names, too.
            if "sheetData" in self._within:
                self._row_begun(attributes) if name == "row" else self._cell_begun(attributes)
        elif name == "col" and _is_hidden(attributes):
            first, last = (self._whole(attributes, end, None) for end in ("min", "max"))
            self.hidden_columns.update(range(max(first, 1) - 1, min(last, _MOST_HIDDEN)))
        elif name == "sheetProtection":
            self.locked = attributes.get("sheet") in {"1", "true"}
        elif name == "mergeCell":
            self._merge(attributes.get("ref", ""))
        elif name == "f":
            self._formula = True
        elif name in {"v", "is"}:
            self._text, self._length = [], 0
            self._valued = name == "is"

    def characters(self, text: str) -> None:
        if self._is_value() and self._length < MAX_TEXT:
            self._text.append(text[: MAX_TEXT - self._length])
            self._length += len(text)

    def end(self, tag: str) -> None:
        name = _local(tag)
        self._within.pop()
        if name == "v":
            self._valued = bool(self._text)
        elif name == "c" and "sheetData" in self._within:
            self._told()

    def number(self, row: int, column: int) -> str | None:
        """The number that a cell holds, from 1, whatever it is shown as."""
        found = _NUMBER_CELL.search(self._cells.get((row, column), ""))
        return found[1] if found else None

    def covered(self) -> set[tuple[int, int]]:
        """The cells, from 1, that hold a value under a merged cell: nobody sees it."""
        if not self._merged:
            return set()
        by_row: dict[int, list[int]] = {}
        for row, column in self._cells:
            by_row.setdefault(row, []).append(column)
        return {
            (row, column)
            for top, left, bottom, right in self._merged
            for row in range(top, min(bottom, self._last_row) + 1)
            for column in by_row.get(row, ())
            if left <= column <= right and (row, column) != (top, left)
        }

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        one, other = _PLACE.fullmatch(first), _PLACE.fullmatch(last)
        if one and other and len(self._merged) < _MOST_MERGED:
            self._merged.append((int(one[2]), _number(one[1]), int(other[2]), _number(other[1])))

    def sheet(self) -> bytes:
        """The sheet as it is handed on."""
        rows: dict[int, list[str]] = {}
        for (row, _), cell in sorted(self._cells.items()):
            rows.setdefault(row, []).append(cell)
        lines = "".join(f'<row r="{row}">{"".join(cells)}</row>' for row, cells in rows.items())
        return f"{_HEAD}<sheetData>{lines}</sheetData></worksheet>".encode()

    def _is_value(self) -> bool:
        if not self._within:
            return False
        last = self._within[-1]
        return last == "v" or (last == "t" and "is" in self._within and _BESIDE not in self._within)

    def _row_begun(self, attributes: dict[str, str]) -> None:
        given = attributes.get("r")
        if given is None:
            self._row += 1
        elif _WHOLE.fullmatch(given) and 1 <= int(given) <= MAX_ROW:
            self._row = int(given)
        else:
            self._odd(f"{self._row + 1}:{self._row + 1}", given)
        self._column = 0
        if _is_hidden(attributes):
            self.hidden_rows.add(self._row - 1)

    def _cell_begun(self, attributes: dict[str, str]) -> None:
        self._cell, self._formula, self._valued = attributes, False, False
        self._text, self._length = [], 0
        given = attributes.get("r")
        if given is None:
            self._column += 1
        else:
            match = _PLACE.fullmatch(given)
            if match is None or int(match[2]) > MAX_ROW or _number(match[1]) > MAX_COLUMN:
                self._odd(self._at(self._column + 1), given)
            self._column, self._row = _number(match[1]), int(match[2])
        self._whole(attributes, "s", self._at())
        if attributes.get("t", "n") not in _TYPES:
            self._odd(self._at(), attributes["t"])

    def _told(self) -> None:
        """A cell has ended: bound it, and hand it on where it holds a value."""
        if not (self._formula or self._valued):
            return
        here = (self._row, self._column)
        self._last_row = max(self._last_row, self._row)
        self._last_column = max(self._last_column, self._column)
        if self.reach > MAX_CELLS:
            facts = {"file": self._file, "problem": "cells", "max": MAX_CELLS, "at": self._at()}
            raise Refusal("spreadsheet_too_large", **facts)
        if here in self._seen:
            self._odd(self._at(), f"{self._at()}, {self._at()}")
        self._seen.add(here)
        kind, text = self._cell.get("t", "n"), "".join(self._text)
        if self._formula and not self._valued and kind != "str":
            self.without[f"{self._row}:{self._column}"] = Cell(CellKind.FORMULA, "=")
        elif kind == "e":
            self.without[f"{self._row}:{self._column}"] = Cell(CellKind.ERROR, text)
        elif text:
            fitting = self._fitting(kind, text)
            self._cells[here] = self._written(kind, fitting)
            if kind == "s" and (self.last_shared is None or int(fitting) > self.last_shared[1]):
                self.last_shared = self._at(), int(fitting)

    def _fitting(self, kind: str, text: str) -> str:
        """The value as its kind has it. Refused where it is none."""
        plain = text.strip()
        match kind:
            case "n" if not (_NUMBER.fullmatch(plain) and isfinite(float(plain))):
                self._odd(self._at(), text)
            case "s" if not _WHOLE.fullmatch(plain):
                self._odd(self._at(), text)
            case "b" if plain not in _TRUTH:
                self._odd(self._at(), text)
            case "b":
                return _TRUTH[plain]
            case "n" | "s":
                return plain
        return text

    def _written(self, kind: str, text: str) -> str:
        style = self._cell.get("s")
        known = f' s="{style}"' if style is not None else ""
        head = f'<c r="{self._at()}"{known} t="{kind}">'
        if kind == "inlineStr":
            return f'{head}<is><t xml:space="preserve">{escape(text, quote=False)}</t></is></c>'
        return f"{head}<v>{escape(text, quote=False)}</v></c>"

    def _whole(self, attributes: dict[str, str], name: str, at: str | None) -> int:
        given = attributes.get(name)
        if given is None:
            return 0
        if not _WHOLE.fullmatch(given):
            self._odd(at, given)
        return int(given)

    def _at(self, column: int | None = None) -> str:
        return f"{_letters((column or self._column) - 1)}{max(self._row, 1)}"

    def _odd(self, at: str | None, value: str) -> NoReturn:
        raise Refusal(
            "spreadsheet_unreadable",
            file=self._file,
            problem="cell",
            at=at,
            value=value[:_SHOWN],
        )


#: So much of an odd value is shown.
_SHOWN: Final = 40
_HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


def survey(content: bytes, file: str) -> Survey:
    """Look through a sheet. Raises ``Refusal``: ``spreadsheet_unreadable`` with the cell, or
    ``spreadsheet_too_large``; and ``expat.ExpatError`` for what is no XML."""
    found = Survey(file)
    parser = parser_for(file)
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.characters
    parser.Parse(content, True)
    return found


def parser_for(file: str) -> expat.XMLParserType:
    """A parser for a part of a workbook. No spreadsheet declares entities; who does means to blow
    them up."""
    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = _refuse_doctype(file)
    return parser


def _refuse_doctype(file: str) -> Callable[..., None]:
    def refuse(*_: object) -> None:
        raise Refusal("spreadsheet_unreadable", file=file, problem="damaged")

    return refuse


# A sheet has few columns and few kinds of elements, and names each a thousand times.
_letters: Final = lru_cache(MAX_COLUMN)(letters)


@lru_cache(1_000)
def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


def _is_hidden(attributes: dict[str, str]) -> bool:
    return attributes.get("hidden") in {"1", "true"}


@lru_cache(MAX_COLUMN)
def _number(column: str) -> int:
    """``A`` is 1."""
    found = 0
    for letter in column:
        found = found * 26 + ord(letter) - ord("A") + 1
    return found
