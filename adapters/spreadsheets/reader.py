"""The process that reads a workbook: its bytes come in, its sheets go out as lines of JSON.

Run as ``python -m adapters.spreadsheets.reader``. The library that reads is native code: where it
comes to the end of its memory or of its wits, it takes its process with it. So it has one of its
own, with little to import, a bound on its memory where the system has one, and nothing to lose.
"""

import json
import sys
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from adapters.spreadsheets.bounds import (
    LOCKED,
    MAX_TEXT,
    ODS,
    READ,
    TOO_LARGE,
    TOO_MANY_CELLS,
    UNREADABLE,
    XLS,
    TooManyCells,
)

#: Bytes of addresses. A workbook within our bounds takes less than half of them.
MAX_MEMORY: Final = 1024 * 1024 * 1024
#: Characters of all answers together.
MAX_ANSWER: Final = 64 * 1024 * 1024


def _bound() -> None:
    try:
        import resource  # noqa: PLC0415  # Windows has none: there the clock alone bounds
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    most = MAX_MEMORY if hard == resource.RLIM_INFINITY else min(MAX_MEMORY, hard)
    try:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (OSError, ValueError):
        return


def _plain(value: object) -> object:
    """A value as JSON has it; a day and a time as a list of what it is and its text."""
    match value:
        case str():
            return value[:MAX_TEXT]
        case None | bool() | int() | float():
            return value
        case datetime():
            return ["day", value.date().isoformat()]
        case date():
            return ["day", value.isoformat()]
        case _:
            return ["time", str(value)]


def _values(book: CalamineWorkbook, name: str) -> list[list[object]]:
    try:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except CalamineError:
        # A chart has a sheet of its own and no cells.
        return []
    return [[_plain(value) for value in row] for row in rows]


def _tell() -> int:
    told = 0
    with CalamineWorkbook.from_filelike(sys.stdin.buffer) as book:
        for meta in book.sheets_metadata:
            hidden = meta.visible is not SheetVisibleEnum.Visible
            line = json.dumps([meta.name, hidden, _values(book, meta.name)])
            told += len(line)
            if told > MAX_ANSWER:
                return TOO_LARGE
            sys.stdout.write(line + "\n")
    return READ


def _tell_ods() -> int:
    from adapters.spreadsheets.ods import sheets_of  # noqa: PLC0415  # seldom needed

    return _told_lines(sheet.told() for sheet in sheets_of(sys.stdin.buffer.read()))


def _tell_xls() -> int:
    from adapters.spreadsheets.xls import Locked, sheets_of  # noqa: PLC0415  # seldom needed

    try:
        return _told_lines(sheets_of(sys.stdin.buffer.read()))
    except Locked:
        return LOCKED


def _told_lines(sheets: Iterable[list[object]]) -> int:
    told = 0
    for sheet in sheets:
        line = json.dumps(sheet)
        told += len(line)
        if told > MAX_ANSWER:
            return TOO_LARGE
        sys.stdout.write(line + "\n")
    return READ


_FORMS: Final = {ODS: _tell_ods, XLS: _tell_xls}


def main() -> int:
    """Read the workbook on standard input; returns what the process ends with."""
    _bound()
    try:
        return _FORMS.get(" ".join(sys.argv[1:]), _tell)()
    except TooManyCells:
        return TOO_MANY_CELLS
    except PasswordError:
        return LOCKED
    except MemoryError:
        return TOO_LARGE
    except Exception:
        return UNREADABLE


if __name__ == "__main__":
    sys.exit(main())
