"""Reading an XLSX file within bounds: what a sheet shows, and which cells show nothing.

python-calamine gives every cell's value, but an empty one alike for a formula without a stored
result and for one that ends in an error; and it lays a sheet out as a full rectangle, so that two
cells far apart take all memory. So the sheets' own XML is looked through first, counting and
noting (:mod:`adapters.spreadsheets.survey`); calamine gets a workbook of our own, of sheets written
anew and parts known to be small, and reads it in a process of its own
(:mod:`adapters.spreadsheets.reader`).
"""

import io
import json
import posixpath
import re
import subprocess
import sys
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any, Final
from xml.parsers import expat

import msgspec

from adapters.spreadsheets.bounds import (
    LOCKED,
    MAX_CELLS,
    MAX_TEXT,
    ODS,
    READ,
    TOO_LARGE,
    TOO_MANY_CELLS,
    XLS,
)
from adapters.spreadsheets.legacy import Legacy, legacy_of
from adapters.spreadsheets.survey import (
    MAX_ALL_CELLS,
    Survey,
    parser_for,
    survey,
)
from adapters.wording.outside import one_line
from domain.reconcile.grid import EMPTY, Cell, CellKind, Grid, letters
from domain.values.refusal import Refusal

#: How a file begins that is a folder of streams: the old form of Excel, of Word, a locked workbook.
COMPOUND: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: Unpacked, all parts together.
MAX_UNPACKED: Final = 60 * 1024 * 1024
MAX_PARTS: Final = 2_000
#: Seconds for which the process that reads may take; a workbook at our bounds takes two.
PATIENCE: Final = 20.0

_SHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_BOOK: Final = "xl/workbook.xml"
_TEXTS: Final = "xl/sharedstrings.xml"
_TEXT: Final = re.compile(rb"<(?:\w+:)?si[\s/>]")
_MACROS: Final = "xl/vbaproject.bin"
_LINKS: Final = "xl/_rels/workbook.xml.rels"
#: What is handed on as it is, beside the parts that the workbook names as its texts and styles.
_KEPT: Final = frozenset(
    {_BOOK, _LINKS, "xl/styles.xml", _TEXTS, "[content_types].xml", "_rels/.rels"}
)
_KEPT_LINKS: Final = ("/styles", "/sharedStrings")
#: Of an OpenDocument sheet: all that it holds, and what tells that it is locked.
_CONTENT: Final = "content.xml"
_MANIFEST: Final = "meta-inf/manifest.xml"
_LOCK: Final = b"encryption-data"


class _Told(msgspec.Struct, frozen=True):
    """One sheet as the reading process tells it; what it does not show, where that process says."""

    name: str
    hidden: bool
    rows: list[list[object]]
    unseen: dict[str, list[Any]] = {}


class _Part(msgspec.Struct, frozen=True):
    """A part of a file, under the name that it bears there."""

    name: str
    content: bytes


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    grid: Grid
    hidden: bool
    #: The code from before Unicode that the workbook's texts are written in.
    legacy: Legacy | None = None
    #: The workbook has macros; nothing of them is read or run.
    macros: bool = False
    #: Whether its cells are protected against change.
    locked: bool = False


def read_workbook(data: bytes, file: str) -> list[Sheet]:
    """The sheets of a workbook, those in view first.

    Raises ``Refusal``: ``spreadsheet_unreadable`` or ``spreadsheet_too_large``.
    """
    if data.startswith(COMPOUND):
        return _told_sheets(_read_apart(data, file, XLS))
    parts = _unpacked(data, file)
    if _CONTENT in parts and _BOOK not in parts:
        return _open_document(parts, file)
    try:
        places = _sheet_parts(parts, file)
        surveys = {
            name: survey(part.content, file)
            for name, part in parts.items()
            if _SHEET.fullmatch(name) or name in places.values()
        }
    except (expat.ExpatError, LookupError, ValueError):
        # ValueError and LookupError: an encoding that there is not.
        raise Refusal("spreadsheet_unreadable", file=file, problem="damaged") from None
    if sum(one.reach for one in surveys.values()) > MAX_ALL_CELLS:
        raise Refusal("spreadsheet_too_large", file=file, problem="cells", max=MAX_ALL_CELLS)
    _check_shared(parts, surveys, file)
    told = _read_apart(_written_anew(parts, surveys, file), file)
    legacy = _legacy(told)
    return _in_view_first(
        Sheet(
            grid=_grid(one, found := surveys.get(places.get(one.name, "")), legacy),
            hidden=one.hidden,
            legacy=legacy,
            macros=_MACROS in parts,
            locked=found is not None and found.locked,
        )
        for one in told
    )


def _open_document(parts: dict[str, _Part], file: str) -> list[Sheet]:
    manifest = parts.get(_MANIFEST)
    if manifest is not None and _LOCK in manifest.content:
        raise Refusal("spreadsheet_unreadable", file=file, problem="password")
    return _told_sheets(_read_apart(parts[_CONTENT].content, file, ODS))


def _told_sheets(told: list[_Told]) -> list[Sheet]:
    """The sheets of a form whose every cell says of what kind it is."""
    legacy = _legacy(told)
    return _in_view_first(
        Sheet(
            grid=_grid(one, None, legacy),
            hidden=one.hidden,
            legacy=legacy,
            locked=bool(one.unseen.get("locked")),
        )
        for one in told
    )


def _in_view_first(sheets: Iterable[Sheet]) -> list[Sheet]:
    return sorted(sheets, key=lambda sheet: sheet.hidden)


def _legacy(told: list[_Told]) -> Legacy | None:
    return legacy_of(
        value for one in told for row in one.rows for value in row if isinstance(value, str)
    )


def _check_shared(parts: dict[str, _Part], surveys: dict[str, Survey], file: str) -> None:
    """A text that is not among the shared ones would be read as an empty cell."""
    held = parts.get(_TEXTS)
    count = len(_TEXT.findall(held.content)) if held else 0
    for one in surveys.values():
        if one.last_shared is not None and one.last_shared[1] >= count:
            at, number = one.last_shared
            raise Refusal("spreadsheet_unreadable", file=file, problem="cell", at=at, value=number)


# The process


def _read_apart(copy: bytes, file: str, *form: str) -> list[_Told]:
    """What the reading process says of a workbook."""
    # Isolated: what lies in the folder of the day is not imported in place of ours.
    command = (sys.executable, "-I", "-m", "adapters.spreadsheets.reader", *form)
    try:
        done = subprocess.run(
            command,
            input=copy,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise Refusal(
            "spreadsheet_too_large", file=file, problem="time", max=int(PATIENCE)
        ) from None
    if done.returncode == READ:
        return [_told(line) for line in done.stdout.splitlines()]
    if done.returncode == LOCKED:
        raise Refusal("spreadsheet_unreadable", file=file, problem="password")
    if done.returncode == TOO_MANY_CELLS:
        raise Refusal("spreadsheet_too_large", file=file, problem="cells", max=MAX_CELLS)
    if done.returncode == TOO_LARGE:
        raise Refusal("spreadsheet_too_large", file=file, problem="unpacked")
    # UNREADABLE, or an end that it did not choose.
    raise Refusal("spreadsheet_unreadable", file=file, problem="damaged")


def _told(line: bytes) -> _Told:
    return _Told(*json.loads(line))


# The copy


def _unpacked(data: bytes, file: str) -> dict[str, _Part]:
    """The parts of the file, by their names in small letters."""
    parts: dict[str, _Part] = {}
    left = MAX_UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            names = packed.namelist()
            if len(names) > MAX_PARTS:
                raise Refusal("spreadsheet_too_large", file=file, problem="unpacked")
            for name in names:
                with packed.open(name) as opened:
                    content = opened.read(left + 1)
                left -= len(content)
                if left < 0:
                    raise Refusal("spreadsheet_too_large", file=file, problem="unpacked")
                parts[name.lower()] = _Part(name, content)
    except RuntimeError:
        # zipfile's word for a part that is encrypted.
        raise Refusal("spreadsheet_unreadable", file=file, problem="password") from None
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, zlib.error, ValueError):
        raise Refusal("spreadsheet_unreadable", file=file, problem="damaged") from None
    return parts


def _written_anew(parts: dict[str, _Part], surveys: dict[str, Survey], file: str) -> bytes:
    """A workbook of the sheets as they were understood, and of what gives their values a meaning.
    Nothing that was not looked at goes in: no chart, no picture, no other part."""
    kept = _KEPT | {
        _part(link.get("Target", ""))
        for link in _elements(parts.get(_LINKS), "Relationship", file)
        if link.get("Type", "").endswith(_KEPT_LINKS)
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as new:
        for name, part in parts.items():
            if name in surveys:
                new.writestr(zipfile.ZipInfo(part.name), surveys[name].sheet())
            elif name in kept:
                new.writestr(zipfile.ZipInfo(part.name), part.content)
    return made.getvalue()


def _sheet_parts(parts: dict[str, _Part], file: str) -> dict[str, str]:
    """Which part of the file holds a sheet of that name."""
    if not {_BOOK, _LINKS} <= parts.keys():
        return {}
    targets = {
        found.get("Id", ""): found.get("Target", "")
        for found in _elements(parts[_LINKS], "Relationship", file)
    }
    return {
        found.get("name", ""): _part(targets.get(_relation(found), ""))
        for found in _elements(parts[_BOOK], "sheet", file)
    }


def _relation(attributes: dict[str, str]) -> str:
    return next((value for key, value in attributes.items() if key.endswith(":id")), "")


def _part(target: str) -> str:
    """A target is absolute, or relative to the folder of the workbook."""
    path = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return posixpath.normpath(path).lower()


def _elements(part: _Part | None, wanted: str, file: str) -> Iterator[dict[str, str]]:
    if part is None:
        return
    found: list[dict[str, str]] = []
    parser = parser_for(file)

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser.StartElementHandler = start
    parser.Parse(part.content, True)
    yield from found


# Cells


def _grid(one: _Told, told: Survey | None, legacy: Legacy | None) -> Grid:
    rows = one.rows
    without = told.without if told else {}
    covered = told.covered() if told else set()
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
                or _shown(values, row, column, covered, told, legacy)
                for column in range(wide)
            )
        )
    unseen = one.unseen
    hidden = (
        (told.hidden_rows, told.hidden_columns)
        if told
        else (unseen.get("rows", ()), unseen.get("columns", ()))
    )
    covered |= {(row + 1, column + 1) for row, column in unseen.get("covered", ())}
    return Grid(
        name=one.name,
        rows=tuple(made),
        lines=tuple(range(1, deep + 1)),
        lettered=True,
        hidden_rows=frozenset(hidden[0]),
        hidden_columns=frozenset(hidden[1]),
        covered=tuple(f"{letters(column - 1)}{row}" for row, column in sorted(covered)),
    )


def _shown(
    values: list[object],
    row: int,
    column: int,
    covered: set[tuple[int, int]],
    told: Survey | None,
    legacy: Legacy | None,
) -> Cell:
    """A cell as the sheet shows it: nothing under a merged one; a day with the number it is."""
    if column >= len(values) or (row + 1, column + 1) in covered:
        return EMPTY
    found = _cell(values[column], legacy)
    if found.kind is not CellKind.DATE or told is None:
        return found
    return msgspec.structs.replace(found, under=told.number(row + 1, column + 1))


def _cell(value: object, legacy: Legacy | None = None) -> Cell:
    """A value of the reading process. A binary number becomes the shortest decimal that means
    it."""
    match value:
        case "" | None:
            return EMPTY
        case bool():
            return Cell(CellKind.TEXT, str(value).upper())
        case int():
            return Cell(CellKind.NUMBER, str(value))
        case float():
            return Cell(CellKind.NUMBER, _decimal(value))
        case ["number", str() as number]:
            return Cell(CellKind.NUMBER, _plain(Decimal(number)))
        case ["error", text]:
            return Cell(CellKind.ERROR, one_line(str(text)))
        case ["formula", _]:
            return Cell(CellKind.FORMULA, "=")
        case ["day", str() as day, *under]:
            return msgspec.structs.replace(
                _day(date.fromisoformat(day)), under=str(under[0]) if under else None
            )
        case [_, text, *under]:
            return Cell(CellKind.DATE, one_line(str(text)), under=_first(under))
        case _:
            return typed_cell(str(value)[:MAX_TEXT], legacy)


def typed_cell(text: str, legacy: Legacy | None) -> Cell:
    """A text as it stands in a cell, in Unicode."""
    if legacy is None:
        plain, certain = text, True
    else:
        plain, certain = legacy.convert(text)
    shown = one_line(plain)
    return Cell(CellKind.TEXT, shown, unsure=not certain) if shown else EMPTY


def _first(found: list[Any]) -> str | None:
    return str(found[0]) if found and found[0] is not None else None


def _decimal(value: float) -> str:
    return _plain(Decimal(repr(value)))


def _plain(found: Decimal) -> str:
    return str(int(found)) if found == found.to_integral_value() else format(found, "f")


def _day(day: date) -> Cell:
    return Cell(CellKind.DATE, f"{day.day:02}/{day.month:02}/{day.year:04}", day)
