"""Reading a table from text: CSV, what was copied out of a spreadsheet, what was typed."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from typing import Final

import msgspec

from adapters.spreadsheets.legacy import Legacy, legacy_of
from adapters.spreadsheets.workbook import typed_cell
from domain.reconcile.findings import Note
from domain.reconcile.grid import Cell, Grid
from domain.reconcile.head import find_head, nearest_head
from domain.values.refusal import Refusal

MAX_LINES: Final = 20_000
MAX_CELLS: Final = 300_000
#: Tried in this order; the first that gives the best head wins.
MARKS: Final = ("\t", ";", ",", "|")
_WIDE_GAP = re.compile(r" {2,}|\t")


class Text(msgspec.Struct, frozen=True, kw_only=True):
    grid: Grid
    notes: tuple[Note, ...]


def read_text(data: bytes, file: str) -> Text:
    """The table in a text, cut where it fits best.

    Raises ``Refusal``: ``spreadsheet_unreadable``, ``spreadsheet_too_large`` or
    ``score_table_ragged``.
    """
    text, encoding = decoded(data, file)
    legacy = legacy_of([text])
    grids = _cuts(text, file, legacy)
    best = max(grids, key=_told_apart)
    _check_width(best, file)
    notes = (Note("encoding", {"encoding": encoding}),) if encoding else ()
    return Text(grid=best, notes=(*notes, *told_code(legacy)))


def told_code(legacy: Legacy | None) -> tuple[Note, ...]:
    """That a file is written in a code from before Unicode."""
    if legacy is None:
        return ()
    facts = {"code": legacy.code.value, "written": legacy.written, "read": legacy.read}
    return (Note("legacy_code", facts),)


def cuts(data: bytes, file: str) -> list[Grid]:
    """A text as each mark between cells cuts it. Raises ``Refusal`` as :func:`read_text`."""
    text, _ = decoded(data, file)
    return _cuts(text, file, legacy_of([text]))


def _cuts(text: str, file: str, legacy: Legacy | None) -> list[Grid]:
    """By every mark that stands in the text; a text without any is one column."""
    grids = [_cut(text, mark, file, legacy) for mark in MARKS if mark in text]
    if not grids or _WIDE_GAP.search(text):
        grids.append(_cut_at_gaps(text, file, legacy))
    return grids


def decoded(data: bytes, file: str) -> tuple[str, str | None]:
    """The text of a file, and its encoding where that is not UTF-8."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _is_wide(data):
        tries: tuple[tuple[str, str | None], ...] = (("utf-16", "UTF-16"),)
    else:
        # A text of eight bits in an old code is told by its signs; they stand on Western letters.
        old = legacy_of([data.decode("latin-1")]) is not None
        eight = ("latin-1", None) if old else ("cp1258", "Windows-1258")
        tries = (("utf-8-sig", None), eight)
    for codec, name in tries:
        try:
            text = data.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text, name
    raise Refusal("spreadsheet_unreadable", file=file, problem="text")


def _is_wide(data: bytes) -> bool:
    """UTF-16 without its mark: half of a text in Latin letters is zero bytes."""
    head = data[:400]
    return len(head) > 3 and head.count(0) * 3 > len(head)


def _cut(text: str, mark: str, file: str, legacy: Legacy | None) -> Grid:
    """Cells parted by a mark, with quotation marks as in CSV."""
    rows: list[tuple[Cell, ...]] = []
    lines: list[int] = []
    # An old Mac ends its lines by a carriage return alone.
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.reader(io.StringIO(plain), delimiter=mark, skipinitialspace=True)
    line = 1
    try:
        for row in reader:
            rows.append(tuple(typed_cell(value, legacy) for value in row))
            lines.append(line)
            line = reader.line_num + 1
            _check_size(rows, file)
    except csv.Error:
        # A field without end: this is not how the text is cut.
        return _grid([], [])
    if mark == "|":
        rows = [_unframed(row) for row in rows]
    return _grid(rows, lines)


def _unframed(row: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """A row drawn as ``| a | b |``, without the frame and without a rule."""
    inside = row[1:-1] if len(row) > 2 and row[0].blank and row[-1].blank else row
    ruled = all(set(cell.text) <= set("-:=+ ") for cell in inside)
    return () if ruled and any(not cell.blank for cell in inside) else inside


def _cut_at_gaps(text: str, file: str, legacy: Legacy | None) -> Grid:
    """Cells parted by two spaces or more, as a table looks that was copied from a page."""
    rows: list[tuple[Cell, ...]] = []
    lines: list[int] = []
    for number, line in enumerate(text.splitlines(), start=1):
        cells = _WIDE_GAP.split(line.strip())
        rows.append(tuple(typed_cell(value, legacy) for value in cells))
        lines.append(number)
        _check_size(rows, file)
    return _grid(rows, lines)


def _check_size(rows: list[tuple[Cell, ...]], file: str) -> None:
    if len(rows) > MAX_LINES or len(rows[-1]) * len(rows) > MAX_CELLS:
        raise Refusal("spreadsheet_too_large", file=file, problem="cells", max=MAX_CELLS)


def _grid(rows: list[tuple[Cell, ...]], lines: list[int]) -> Grid:
    return Grid(name=None, rows=tuple(rows), lines=tuple(lines), lettered=False)


def _told_apart(grid: Grid) -> tuple[int, int, int]:
    """How much a way of cutting tells: of a table, of the row most like its head, of cells."""
    head, near = find_head(grid), nearest_head(grid)
    cut = sum(sum(not cell.blank for cell in row) > 1 for row in grid.rows)
    return head.known if head else 0, near.known if near else 0, cut


def _check_width(grid: Grid, file: str) -> None:
    """A row with more cells than the head was cut at a decimal comma.

    Raises ``Refusal("score_table_ragged")`` with the line.
    """
    head = find_head(grid)
    if head is None:
        return
    wide = max(found.column for found in head.columns) + 1
    for row, line in _filled(grid, head.below):
        if row > wide:
            raise Refusal("score_table_ragged", file=file, line=line, found=row, expected=wide)


def _filled(grid: Grid, below: int) -> Iterator[tuple[int, int]]:
    """How many cells each row has up to its last that is not blank, and its line."""
    for cells, line in zip(grid.rows[below:], grid.lines[below:], strict=True):
        filled = [index for index, cell in enumerate(cells, start=1) if not cell.blank]
        if filled:
            yield filled[-1], line
