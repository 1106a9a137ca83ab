"""Reading a score table from the files that offices have, or refusing them with the reason."""

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Final

import msgspec

from adapters.spreadsheets.text import cuts, read_text, told_code
from adapters.spreadsheets.workbook import COMPOUND, Sheet, read_workbook
from domain.reconcile.criteria_sheet import CriteriaSheet, find_criteria_head, read_criteria
from domain.reconcile.findings import Note
from domain.reconcile.grid import Grid
from domain.reconcile.head import FIRST_ROWS, Head, find_head, find_head_of_ranks, nearest_head
from domain.reconcile.table import Printed, read_table
from domain.values.names import fold, nearest
from domain.values.refusal import Refusal

MAX_BYTES: Final = 5 * 1024 * 1024

#: How workbooks begin.
_WORKBOOKS = (b"PK", COMPOUND)
#: The stream in which an encrypted workbook is kept.
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
#: What an OpenDocument file calls itself, where it is of sheets.
_SHEETS = b"application/vnd.oasis.opendocument.spreadsheet"
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*")


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """A table, and where it was found."""

    printed: Printed
    #: The sheet; ``None`` for a text.
    sheet: str | None


class CriteriaSource(msgspec.Struct, frozen=True, kw_only=True):
    """One unit's sheet, and where it was found."""

    criteria: CriteriaSheet
    sheet: str | None


def read_file(path: Path, sheet: str | None = None, *, ranks: bool = False) -> Source:
    """The score table of a file; with ``ranks`` also one that gives ranks and no points.

    Raises ``Refusal``: ``file_missing``, ``spreadsheet_too_large``, ``spreadsheet_unreadable``,
    ``sheet_unknown``, ``score_table_missing`` or ``score_table_ragged``.
    """
    return read_bytes(bytes_of(path), path.name, sheet, ranks=ranks)


def bytes_of(path: Path) -> bytes:
    """What a file holds, up to one byte past the bound. Raises ``Refusal("file_missing")``."""
    try:
        with path.open("rb") as opened:
            return opened.read(MAX_BYTES + 1)
    except (OSError, ValueError):
        raise Refusal("file_missing", file=str(path)) from None


def grids_of(data: bytes, file: str) -> list[Grid]:
    """The sheets of a workbook, those in view first, or a text as each mark cuts it; nothing
    understood.

    Raises ``Refusal``: ``spreadsheet_too_large`` or ``spreadsheet_unreadable``.
    """
    return [sheet.grid for sheet in sheets_of(data, file)]


def sheets_of(data: bytes, file: str) -> list[Sheet]:
    """As :func:`grids_of`, with what a workbook tells of each sheet beside its cells."""
    _check(data, file)
    if data.startswith(_WORKBOOKS):
        return read_workbook(data, file)
    return [Sheet(grid=grid, hidden=False) for grid in cuts(data, file)]


def read_bytes(data: bytes, file: str, sheet: str | None = None, *, ranks: bool = False) -> Source:
    """As :func:`read_file`, for what is already at hand."""
    first, *others = read_all(data, file, sheet, ranks=ranks)
    if isinstance(first, CriteriaSource):
        raise _of_criteria(first.criteria, file)
    names = [other.sheet for other in others if isinstance(other, Source)]
    notes = (Note("other_sheets", {"sheets": names}),) if names else ()
    return Source(printed=_noted(first.printed, notes), sheet=first.sheet)


def read_all(
    data: bytes, file: str, sheet: str | None = None, *, ranks: bool = False
) -> list[Source | CriteriaSource]:
    """Every score table of a file, then one unit's sheets with criteria in rows; at least one.
    ``ranks``: a table that gives ranks and no points is one as well, where there is no other.

    Raises ``Refusal`` as :func:`read_file`.
    """
    _check(data, file)
    if data.startswith(_WORKBOOKS):
        return _from_sheets(read_workbook(data, file), file, sheet, ranks=ranks)
    text = read_text(data, file)
    if sheet is not None:
        raise Refusal("sheet_unknown", value=sheet, file=file)
    head = find_head(text.grid)
    found = _lines(text.grid, head) if head else None
    if found is None:
        criteria = _criteria(cuts(data, file))
        if criteria is None and ranks and (placed := _ranks(text.grid)) is not None:
            notes = (*text.notes, *_example(placed.lines[0].at))
            return [Source(printed=_noted(placed, notes), sheet=None)]
        if criteria is None:
            raise _missing([text.grid], file)
        item = criteria.items[0].at
        noted = (*text.notes, *_example(item), *criteria.notes)
        return [CriteriaSource(criteria=msgspec.structs.replace(criteria, notes=noted), sheet=None)]
    notes = (*text.notes, *_how_cells_go(found))
    return [Source(printed=_noted(found, notes), sheet=None)]


def _of_criteria(sheet: CriteriaSheet, file: str) -> Refusal:
    """Criteria stand in rows: of one unit, or with the units beside each other."""
    if sheet.units_across:
        where = sheet.unread_span
        return Refusal("score_table_missing", file=file, problem="units_across", where=where)
    return Refusal("score_table_missing", file=file, problem="criteria", at=sheet.span)


def _criteria(grids: Sequence[Grid]) -> CriteriaSheet | None:
    """The sheet with criteria in rows that tells most of its columns."""
    heads = [(grid, head) for grid in grids if (head := find_criteria_head(grid)) is not None]
    heads.sort(key=lambda found: len(found[1].every), reverse=True)
    sheets = (read_criteria(grid, head) for grid, head in heads)
    return next((sheet for sheet in sheets if sheet.items), None)


def _check(data: bytes, file: str) -> None:
    """Whether the bytes can be a table at all."""
    if len(data) > MAX_BYTES:
        raise Refusal("spreadsheet_too_large", file=file, problem="bytes", max=MAX_BYTES)
    problem = _foreign(data)
    if problem:
        raise Refusal("spreadsheet_unreadable", file=file, problem=problem)


def _how_cells_go(found: Printed) -> tuple[Note, ...]:
    return _example(
        next((figure.at for line in found.lines for figure in line.figures if figure.at), "")
    )


def _example(cell: str) -> tuple[Note, ...]:
    line, _, number = cell.partition(":")
    return (Note("lines_and_columns", {"example": cell, "line": line, "number": number}),)


def _foreign(data: bytes) -> str | None:
    """What else a file is, that people take for a table."""
    if not data.strip():
        return "empty"
    if data.startswith(COMPOUND):
        if _ENCRYPTED in data:
            return "password"
        return "word" if _WORD in data else None
    if data.startswith(b"%PDF"):
        return "pdf"
    if data.startswith(_PICTURES):
        return "picture"
    return _packed(data) if data.startswith(b"PK") else None


def _packed(data: bytes) -> str | None:
    """What a ZIP file holds, where that is no workbook of Excel."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            names = {name.lower() for name in packed.namelist()}
            kind = packed.read("mimetype")[:100] if "mimetype" in names else b""
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, NotImplementedError):
        return "damaged"
    if "word/document.xml" in names:
        return "word"
    if "xl/workbook.bin" in names:
        return "other_workbook"
    if "xl/workbook.xml" in names:
        return None
    if "content.xml" not in names:
        return "other"
    return None if kind.startswith(_SHEETS) else "word"


def _from_sheets(
    sheets: list[Sheet], file: str, wanted: str | None, *, ranks: bool
) -> list[Source | CriteriaSource]:
    names = [sheet.grid.name or "" for sheet in sheets]
    if wanted is not None:
        chosen = [sheet for sheet in sheets if fold(sheet.grid.name or "") == fold(wanted)]
        if not chosen:
            near = nearest(wanted, names)
            raise Refusal("sheet_unknown", value=wanted, file=file, nearest=near, known=names)
        sheets = chosen[:1]
    tables: list[Source | CriteriaSource] = []
    of_units: list[Source | CriteriaSource] = []
    of_ranks: list[Source | CriteriaSource] = []
    for sheet in sheets:
        head = find_head(sheet.grid)
        found = _lines(sheet.grid, head) if head is not None else None
        if found is not None:
            noted = _noted(found, _of_workbook(sheet))
            tables.append(Source(printed=noted, sheet=sheet.grid.name))
        elif (criteria := _criteria([sheet.grid])) is not None:
            notes = (*_of_workbook(sheet), *criteria.notes)
            criteria = msgspec.structs.replace(criteria, notes=notes)
            of_units.append(CriteriaSource(criteria=criteria, sheet=sheet.grid.name))
        elif ranks and (placed := _ranks(sheet.grid)) is not None:
            noted = _noted(placed, _of_workbook(sheet))
            of_ranks.append(Source(printed=noted, sheet=sheet.grid.name))
    tables = tables or of_ranks
    if not tables and not of_units:
        raise _missing([sheet.grid for sheet in sheets], file)
    return [*tables, *of_units]


def _of_workbook(sheet: Sheet) -> tuple[Note, ...]:
    """What is to be said of the workbook itself, and of a sheet that it does not show."""
    macros = (Note("macros"),) if sheet.macros else ()
    hidden = (Note("hidden_sheet", {"sheet": sheet.grid.name}),) if sheet.hidden else ()
    return (*macros, *told_code(sheet.legacy), *hidden)


def _lines(grid: Grid, head: Head) -> Printed | None:
    found = read_table(grid, head)
    return found if found.lines else None


def _ranks(grid: Grid) -> Printed | None:
    """The table of a sheet that gives ranks and no points."""
    head = find_head_of_ranks(grid)
    return None if head is None else _lines(grid, head)


def _missing(grids: list[Grid], file: str) -> Refusal:
    """No table: what was looked for, and the row that came nearest."""
    facts: dict[str, object] = {"file": file, "rows": FIRST_ROWS}
    for grid in grids:
        head = find_head(grid) or nearest_head(grid)
        if head is not None:
            facts["at"] = grid.at(head.first, 0)
            facts["found"] = [f"“{found.text}”" for found in head.columns[:6]]
            facts["problem"] = "no_lines" if head.usable else "no_head"
            break
    return Refusal("score_table_missing", **facts)


def _noted(found: Printed, notes: tuple[Note, ...]) -> Printed:
    return msgspec.structs.replace(found, notes=(*notes, *found.notes))


def grid_of(data: bytes, file: str, source: Source) -> Grid | None:
    """The sheet in which a table was found, as it stands in its file."""
    if not data.startswith(_WORKBOOKS):
        return read_text(data, file).grid
    found = (sheet.grid for sheet in read_workbook(data, file))
    return next((grid for grid in found if grid.name == source.sheet), None)
