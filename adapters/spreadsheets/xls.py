"""Reading a workbook in the old form of Excel (.xls), in the process that reads.

Every cell says of what kind it is, so an error is told from an empty cell and a number under the
format of a day from a day that was typed.
"""

import io
from typing import Any, Final

import xlrd

from adapters.spreadsheets.bounds import MAX_CELLS, MAX_TEXT, TooManyCells

#: What is said of a file that asks for a password.
_LOCKED: Final = "encrypted"


class Locked(Exception):
    """The workbook asks for a password."""


def sheets_of(data: bytes) -> list[list[object]]:
    """Name, whether it is hidden, rows, and what it does not show, of every sheet.

    Raises ``Locked``, ``TooManyCells``, or whatever the library makes of what is no workbook.
    """
    try:
        # What the library would write stands in the way of what this process tells.
        book = xlrd.open_workbook(
            file_contents=data, logfile=io.StringIO(), formatting_info=True, on_demand=True
        )
    except xlrd.XLRDError as error:
        if _LOCKED in str(error):
            raise Locked from None
        raise
    return [_told(book.sheet_by_index(index), book.datemode) for index in range(book.nsheets)]


def _told(sheet: Any, datemode: int) -> list[object]:
    if sheet.nrows * sheet.ncols > MAX_CELLS:
        raise TooManyCells
    rows = [
        [_value(sheet.cell(row, column), datemode) for column in range(sheet.row_len(row))]
        for row in range(sheet.nrows)
    ]
    shown = {
        "rows": sorted(row for row, info in sheet.rowinfo_map.items() if info.hidden),
        "columns": sorted(column for column, info in sheet.colinfo_map.items() if info.hidden),
        "covered": sorted(_covered(sheet, rows)),
    }
    return [sheet.name, sheet.visibility != 0, rows, shown]


def _covered(sheet: Any, rows: list[list[object]]) -> set[tuple[int, int]]:
    """Values under a merged cell: nobody sees them."""
    return {
        (row, column)
        for top, bottom, left, right in sheet.merged_cells
        for row in range(top, min(bottom, len(rows)))
        for column in range(left, min(right, len(rows[row])))
        if (row, column) != (top, left) and rows[row][column] != ""
    }


def _value(cell: Any, datemode: int) -> object:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return str(cell.value)[:MAX_TEXT]
        case xlrd.XL_CELL_NUMBER:
            return ["number", repr(float(cell.value))]
        case xlrd.XL_CELL_DATE:
            return _day(float(cell.value), datemode)
        case xlrd.XL_CELL_BOOLEAN:
            return "TRUE" if cell.value else "FALSE"
        case xlrd.XL_CELL_ERROR:
            return ["error", xlrd.error_text_from_code.get(cell.value, "#")]
        case _:
            return ""


def _day(number: float, datemode: int) -> object:
    """A number under the format of a day or a time; what is no day is a number."""
    try:
        shown = xlrd.xldate_as_datetime(number, datemode)
    except (ValueError, OverflowError, xlrd.XLDateError):
        return ["number", repr(number)]
    if number < 1:
        return ["time", shown.strftime("%H:%M"), repr(number)]
    return ["day", shown.date().isoformat(), repr(number)]
