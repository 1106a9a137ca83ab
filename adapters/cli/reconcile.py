"""Reconcile: a score table that somebody made, checked sum by sum and rank by rank."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from adapters.cli.errors import DONE, MISUSED, REFUSED, ToldRefusal
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.pages.reconciled import ReconciledPage
from adapters.pages.reconciled_book import ReconciledBookPage
from adapters.pages.reconciled_sheet import ReconciledSheetPage
from adapters.spreadsheets.read import (
    MAX_BYTES,
    CriteriaSource,
    Source,
    bytes_of,
    read_all,
    read_bytes,
)
from adapters.wording.filling import filled
from adapters.wording.outside import one_line
from adapters.wording.pages.reconcile import RECONCILE
from adapters.wording.writing import pick
from domain.reconcile.check import reconcile as check
from domain.reconcile.criteria_check import check_criteria
from domain.values.ranks import Ranking
from domain.values.refusal import Refusal

Given = Annotated[str, typer.Argument(metavar="TỆP|NĂM|-")]
Style = Annotated[Literal["dense", "competition"] | None, typer.Option("--ranking")]
SheetName = Annotated[str | None, typer.Option("--sheet", metavar="TRANG")]
Seats = Annotated[list[str] | None, typer.Option("--as", metavar="CHỨC_DANH@ĐƠN_VỊ")]


@app.command(cls=Page)
def reconcile(
    context: typer.Context,
    given: Given,
    ranking: Style = None,
    sheet: SheetName = None,
    seats: Seats = None,
) -> int:
    """Check a table: 0 where everything agrees, 1 where something differs, 2 where none is."""
    terminal: Terminal = context.obj
    style = Ranking(ranking) if ranking else None
    try:
        if names_cycle(given, terminal):
            return _cycle(given, terminal, seats)
        return _file(given, terminal, style, sheet)
    except Refusal as refusal:
        from adapters.cli.reconcile_year import in_words  # noqa: PLC0415  # the same

        return _unusable(in_words(refusal, terminal), terminal)
    except ToldRefusal as said:
        return _unusable(said, terminal)


def names_cycle(given: str, terminal: Terminal) -> bool:
    """What is there as a file is a file; a code without a suffix is a cycle."""
    if given == "-" or Path(given).exists() or Path(given).suffix:
        return False
    return "/" in given or terminal.db is not None


def _file(given: str, terminal: Terminal, style: Ranking | None, sheet: str | None) -> int:
    data, name = _given(given, terminal)
    file = pick(RECONCILE["pasted"], terminal.lang) if given == "-" else Path(given).name
    sources = read_all(data, name, sheet, ranks=True)
    first, *others = [_page(source, file, style) for source in sources]
    beside = [page for page in others if _holds_scores(page)]
    if not beside:
        return _answer(first, terminal)
    return _answer(ReconciledBookPage(pages=(first, *beside)), terminal)


def _holds_scores(page: ReconciledPage | ReconciledSheetPage) -> bool:
    """Whether a sheet is more than a list of criteria, of which nothing is to be said."""
    return [finding.code for finding in page.found.findings] != ["nothing_compared"] or isinstance(
        page, ReconciledPage
    )


def _page(
    source: Source | CriteriaSource, file: str, style: Ranking | None
) -> ReconciledPage | ReconciledSheetPage:
    """What is said of one sheet."""
    span = source.printed.span if isinstance(source, Source) else source.criteria.span
    where: dict[str, object] = {"file": file, "sheet": source.sheet, "cells": span}
    place = " · ".join(one_line(part) for part in (file, _quoted(source.sheet), span) if part)
    if isinstance(source, Source):
        return ReconciledPage(found=check(source.printed, style), place=place, where=where)
    return ReconciledSheetPage(found=check_criteria(source.criteria), place=place, where=where)


def _quoted(sheet: str | None) -> str:
    return f"“{sheet}”" if sheet else ""


def read(given: str, terminal: Terminal, sheet: str | None) -> Source:
    """The score table of a file, or of what is pasted."""
    data, name = _given(given, terminal)
    return read_bytes(data, name, sheet)


def _given(given: str, terminal: Terminal) -> tuple[bytes, str]:
    """The bytes of a file, or what is pasted, with a name for them."""
    if given != "-":
        return bytes_of(Path(given)), Path(given).name
    if sys.stdin.isatty():
        keys = "Ctrl+Z, Enter" if sys.platform == "win32" else "Ctrl+D"
        terminal.console(errors=True).print(filled(_word("paste_here", terminal), {"keys": keys}))
    data = sys.stdin.buffer.read(MAX_BYTES + 1)
    return data, _word("pasted", terminal)


def _word(key: str, terminal: Terminal) -> str:
    return pick(RECONCILE[key], terminal.lang)


def _cycle(given: str, terminal: Terminal, seats: Sequence[str] | None) -> int:
    from adapters.cli.reconcile_year import year_page  # noqa: PLC0415  # a file needs no database

    return _answer(year_page(given, terminal, seats), terminal)


def _answer(
    page: ReconciledPage | ReconciledSheetPage | ReconciledBookPage, terminal: Terminal
) -> int:
    """Print the page or the JSON; returns the exit code."""
    terminal.tell(page)
    return DONE if page.agrees else REFUSED


def _unusable(said: ToldRefusal, terminal: Terminal) -> int:
    """There is no table to check: told as an error, not as a difference."""
    terminal.complain(
        {"code": said.code, "sentence": said.sentence, "facts": said.facts},
        head=terminal.word("error"),
    )
    return MISUSED
