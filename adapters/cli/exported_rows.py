"""A page told, or its rows written into files for others."""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.errors import Trouble
from adapters.cli.rendering import rendered
from adapters.cli.terminal import Terminal
from adapters.pages.blocks import Block
from adapters.pages.rows import PageOfRows, Row
from adapters.private_file import make_private
from adapters.spreadsheets.written import as_csv, as_xlsx
from adapters.wording.pages.audit import AUDIT, HEADS
from adapters.wording.say import Say

CsvFile = Annotated[str | None, typer.Option("--csv", metavar="TỆP|-")]
XlsxFile = Annotated[str | None, typer.Option("--xlsx", metavar="TỆP")]
Force = Annotated[bool, typer.Option("--force")]
_Form = Callable[[Sequence[str], Sequence[Row]], str | bytes]


def tell_or_export(
    terminal: Terminal, page: PageOfRows, files: tuple[str | None, str | None], *, force: bool
) -> None:
    """Print a page, or write its rows into the files that were asked for, as CSV and as XLSX."""
    if files == (None, None):
        terminal.tell(page)
        return
    lang, rows = terminal.lang == "en", page.rows(terminal.lang)
    heads = [HEADS[key][lang] for key in page.heads]
    named = [{HEADS[key][lang]: value for key, value in row.items()} for row in rows]
    forms: tuple[_Form, _Form] = (as_csv, as_xlsx)
    for file, form in zip(files, forms, strict=True):
        if file is not None:
            _write(file, form(heads, named), force=force)
            if file != "-":
                said = Say(AUDIT, terminal.lang)("written", file=file, count=len(rows))
                terminal.show(said)
    say_beside(terminal, page.aside(terminal.lang))


def say_beside(terminal: Terminal, lines: Sequence[Block]) -> None:
    """What a file of rows leaves out is said beside it."""
    if lines:
        terminal.console(errors=True).print(*map(rendered, lines), sep="\n")


def _write(file: str, content: str | bytes, *, force: bool) -> None:
    """Into a file for its owner only; ``-`` is standard output."""
    if file == "-" and isinstance(content, str):
        sys.stdout.write(content)
        return
    path = Path(file)
    if path.exists() and not force:
        raise Trouble("file_exists", file=file)
    make_private(path)
    path.write_bytes(content.encode("utf-8-sig") if isinstance(content, str) else content)
