"""Rows for others: CSV that a spreadsheet opens, and XLSX in which no text becomes a formula."""

import csv
import sys
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import StringIO
from pathlib import Path
from typing import Annotated

import typer
from xlsxwriter import Workbook

from adapters.cli.errors import Trouble
from adapters.cli.rendering import rendered
from adapters.cli.terminal import Terminal
from adapters.pages.blocks import Block
from adapters.pages.sheet import Sheet
from adapters.private_file import make_private
from adapters.wording.pages.audit import AUDIT, HEADS
from adapters.wording.phrasing import harmless
from adapters.wording.say import Say

CsvFile = Annotated[str | None, typer.Option("--csv", metavar="TỆP|-")]
XlsxFile = Annotated[str | None, typer.Option("--xlsx", metavar="TỆP")]
Force = Annotated[bool, typer.Option("--force")]
Row = Mapping[str, object]

#: A spreadsheet would take such a cell of a CSV file for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def tell_or_export(
    terminal: Terminal, page: Sheet, files: tuple[str | None, str | None], *, force: bool
) -> None:
    """Print a page, or write its rows into the files that were asked for, as CSV and as XLSX."""
    if files == (None, None):
        terminal.tell(page)
        return
    lang, rows = terminal.lang == "en", page.rows(terminal.lang)
    heads = [HEADS[key][lang] for key in page.heads]
    named = [{HEADS[key][lang]: value for key, value in row.items()} for row in rows]
    for file, write in zip(files, (write_csv, write_xlsx), strict=True):
        if file is not None:
            write(file, heads, named, force=force)
            if file != "-":
                said = Say(AUDIT, terminal.lang)("written", file=file, count=len(rows))
                terminal.show(said)
    say_beside(terminal, page.aside(terminal.lang))


def say_beside(terminal: Terminal, lines: Sequence[Block]) -> None:
    """What a file of rows leaves out is said beside it."""
    if lines:
        terminal.console(errors=True).print(*map(rendered, lines), sep="\n")


def write_csv(file: str, heads: Sequence[str], rows: Iterable[Row], *, force: bool) -> None:
    """UTF-8 with a mark, so that spreadsheets read Vietnamese; ``-`` is standard output."""
    made = StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_cell(row.get(head)) for head in heads])
    if file == "-":
        # Every cell of it is harmless, and its lines end as those of a CSV file do.
        sys.stdout.write(made.getvalue())
        return
    _free(file, force=force).write_text(made.getvalue(), encoding="utf-8-sig", newline="")


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = harmless(str(value))
    if not isinstance(value, Decimal) and text.startswith(_FORMULA):
        return f"'{text}"
    return text


def write_xlsx(file: str, heads: Sequence[str], rows: Iterable[Row], *, force: bool) -> None:
    """Points are numbers, all else is text."""
    with Workbook(str(_free(file, force=force))) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True})
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, bold)
        for line, row in enumerate(rows, start=1):
            for column, head in enumerate(heads):
                value = row.get(head)
                if isinstance(value, Decimal | int):
                    sheet.write_number(line, column, float(value))
                elif value is not None:
                    sheet.write_string(line, column, harmless(str(value)))
        sheet.freeze_panes(1, 0)
        sheet.autofit()


def _free(file: str, *, force: bool) -> Path:
    path = Path(file)
    if path.exists() and not force:
        raise Trouble("file_exists", file=file)
    make_private(path)
    return path
