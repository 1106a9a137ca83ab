"""A list of units as people type, paste or keep it: numbers before names, heads, files."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from adapters.spreadsheets.read import bytes_of, grids_of
from adapters.spreadsheets.text import decoded
from domain.reconcile.grid import CellKind, Grid
from domain.values.names import fold, identity
from domain.values.refusal import Refusal

#: What a file is called that holds lines, and one that holds a table.
_LINES: Final = frozenset({".txt", ".md", ""})
_TABLES: Final = frozenset({".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".tsv"})
_NUMBER: Final = re.compile(r"\s*(?:\(?\d{1,3}\s*[.)/:-]+|[-–—+•*·]+)\s*")
#: What stands over such a list.
_HEADS: Final = frozenset(
    {
        *("ten don vi", "don vi", "ten co quan", "co quan", "ten", "danh sach", "danh sach don vi"),
        *("ten day du", "ten gon", "stt", "tt", "so tt", "ghi chu"),
    }
)


def is_file_name(text: str) -> bool:
    """Whether a line says a file rather than a unit: by its ending, or because it is there."""
    path = path_said(text)
    if path.suffix.lower() in _TABLES | (_LINES - {""}):
        return True
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def path_said(text: str) -> Path:
    """The path in a line; a file dropped into a window of commands comes in quotes."""
    return Path(text.strip().strip("\"'"))


def units_in(path: Path) -> list[str]:
    """The units of a file, one a line or row.

    Raises ``Refusal`` as reading a table does: ``file_missing``, ``spreadsheet_unreadable`` …
    """
    try:
        path = path.expanduser()
    except RuntimeError:
        raise Refusal("file_missing", file=str(path)) from None
    data = bytes_of(path)
    grids = grids_of(data, path.name)  # refuses what is neither a table nor a text
    if path.suffix.lower() in _TABLES:
        return list(cleaned(_rows(max(grids, key=lambda found: len(found.rows)))))
    text, _ = decoded(data, path.name)
    return list(cleaned(text.splitlines()))


def _rows(grid: Grid) -> Iterator[str]:
    """Of every row the first text: numbers before it are its number."""
    for row in grid.rows:
        texts = [cell.text for cell in row if cell.kind is CellKind.TEXT and cell.text.strip()]
        names = [text for text in texts if any(letter.isalpha() for letter in text)]
        if names:
            yield names[0]


def cleaned(lines: Iterable[str]) -> Iterator[str]:
    """The names in lines: without the numbers before them, the cells beside them, heads."""
    for line in lines:
        cells = [cell.strip() for cell in line.split("\t") if cell.strip()]
        while cells and not any(letter.isalpha() for letter in cells[0]):
            cells.pop(0)
        if not cells:
            continue
        name = _NUMBER.sub("", cells[0], count=1).strip().rstrip(";,").strip()
        heads = [fold(part) for part in re.split(r"\s{2,}|\t", " ".join(cells))]
        if name and fold(name) not in _HEADS and not all(head in _HEADS for head in heads):
            yield name


def repeated(names: Iterable[str]) -> list[str]:
    """Those that stand more than once, by the name that they have before ``=``."""
    seen: set[str] = set()
    twice = []
    for name in names:
        known = identity(name.partition("=")[0].strip())
        if known in seen:
            twice.append(name)
        seen.add(known)
    return twice
