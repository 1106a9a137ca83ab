"""A sheet as it was read: cells with their kinds and their names, nothing understood yet."""

from datetime import date
from enum import StrEnum

import msgspec


class CellKind(StrEnum):
    """What a cell holds."""

    TEXT = "text"
    #: A number of the spreadsheet; its text is the plain decimal.
    NUMBER = "number"
    #: A spreadsheet keeps "1/5" as a day.
    DATE = "date"
    #: A formula whose result the file does not hold.
    FORMULA = "formula"
    #: ``#REF!``, ``#DIV/0!``
    ERROR = "error"


class Cell(msgspec.Struct, frozen=True):
    kind: CellKind
    text: str
    day: date | None = None
    #: Whether its letters are of two codes, so that nobody can say what it says.
    unsure: bool = False
    #: The number that a day or a time is kept as, where the file holds one.
    under: str | None = None

    @property
    def blank(self) -> bool:
        return self.kind is CellKind.TEXT and not self.text


EMPTY = Cell(CellKind.TEXT, "")


class Grid(msgspec.Struct, frozen=True, kw_only=True):
    #: The name of the sheet; ``None`` for plain text.
    name: str | None
    rows: tuple[tuple[Cell, ...], ...]
    #: The line of each row in its file, from 1.
    lines: tuple[int, ...]
    #: Columns go by letters as in Excel (E7), or by numbers as in a text (line 7:5).
    lettered: bool
    #: Rows and columns, from 0, that the file holds and does not show.
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    #: The names of cells with a value that a merged cell covers; it is not among the rows.
    covered: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)

    def cell(self, row: int, column: int) -> Cell:
        """The cell there; rows may be shorter than the grid."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else EMPTY

    def at(self, row: int, column: int) -> str:
        """The name of a cell: ``E7``, or ``7:5`` in a text."""
        if self.lettered:
            return f"{letters(column)}{self.lines[row]}"
        return f"{self.lines[row]}:{column + 1}"

    def column(self, column: int) -> str:
        """The name of a column: ``E``, or ``5`` in a text."""
        return letters(column) if self.lettered else str(column + 1)


def letters(column: int) -> str:
    """The letters of a column counted from 0.

    >>> [letters(column) for column in (0, 25, 26, 702)]
    ['A', 'Z', 'AA', 'AAA']
    """
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
