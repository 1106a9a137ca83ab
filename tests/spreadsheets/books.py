"""Score tables for the tests, and workbooks made of them."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import xlsxwriter

Row = Sequence[object]

HEAD = ("TT", "Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ", "Tổng điểm")
#: The table of Cluster 8's draft report of 2021, as printed.
CLUSTER_8: tuple[tuple[str, ...], ...] = (
    ("1", "Long An", "100", "+18", "-0.5", "117.5"),
    ("2", "Hậu Giang", "100", "+15", "", "115"),
    ("3", "Tiền Giang", "100", "+15.5", "-1.5", "114"),
    ("4", "Bến Tre", "100", "+13", "", "113"),
    ("5", "Vĩnh Long", "100", "+12", "", "112"),
    ("5", "Đồng Tháp", "100", "+13.5", "-1.5", "112"),
    ("6", "Bạc Liêu", "100", "+12", "-0.5", "111.5"),
    ("7", "Trà Vinh", "100", "+11", "-1", "110"),
    ("8", "An Giang", "100", "+10", "-1.5", "108.5"),
    ("9", "Kiên Giang", "98", "+12", "-3", "107"),
    ("10", "Cà Mau", "98", "+7", "-2.5", "102.5"),
    ("11", "Sóc Trăng", "96", "+8.5", "-3", "101.5"),
)


def as_text(rows: Sequence[Row], mark: str = "\t") -> str:
    return "\n".join(mark.join(str(value) for value in row) for row in rows) + "\n"


def as_numbers(rows: Sequence[Row]) -> list[list[object]]:
    """The rows as a spreadsheet holds them: figures are binary numbers."""
    return [[_number(value) for value in row] for row in rows]


def _number(value: object) -> object:
    try:
        return float(str(value))
    except ValueError:
        return value


def workbook(*sheets: tuple[str, Sequence[Row]]) -> bytes:
    """A workbook with those sheets; a formula is a text that begins with "=", with its value
    after a bar: "=A1+B1|3"."""

    def fill(book: Any) -> None:
        day = book.add_format({"num_format": "d/m/yyyy"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for row, values in enumerate(rows):
                for column, value in enumerate(values):
                    _write(sheet, row, column, value, day)

    return made(fill)


def _write(sheet: Any, row: int, column: int, value: object, day: Any) -> None:
    match value:
        case "" | None:
            return
        case str() if value.startswith("="):
            formula, _, result = value.partition("|")
            sheet.write_formula(row, column, formula, None, _number(result))
        case str():
            sheet.write_string(row, column, value)
        case date():
            sheet.write_datetime(row, column, value, day)
        case _:
            sheet.write(row, column, value)


def made(fill: Callable[[Any], None]) -> bytes:
    """A workbook that a function fills."""
    held = io.BytesIO()
    book = xlsxwriter.Workbook(held, {"in_memory": True})
    fill(book)
    book.close()
    return held.getvalue()


def repacked(data: bytes, name: str, content: bytes | None) -> bytes:
    """The workbook with one part put in place of another, or taken out."""
    held = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for part in old.namelist():
            if part != name:
                new.writestr(part, old.read(part))
        if content is not None:
            new.writestr(name, content)
    return held.getvalue()


def saved(folder: Path, name: str, data: bytes) -> Path:
    file = folder / name
    file.write_bytes(data)
    return file
