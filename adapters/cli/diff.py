"""What differs between two moments of a year."""

from typing import Annotated

import typer

from adapters.cli.asking import year_of
from adapters.cli.databases import opened_to
from adapters.cli.exported_rows import CsvFile, Force, XlsxFile, tell_or_export
from adapters.cli.frame import Page, app
from adapters.cli.options import CycleCode, Seats
from adapters.cli.terminal import Terminal
from adapters.door.moments import moment_asked
from adapters.pages.difference import difference_page
from workflows.reads import Read

First = Annotated[str, typer.Option("--from", metavar="LÚC|@N")]
Last = Annotated[str | None, typer.Option("--to", metavar="LÚC|@N")]
Happened = Annotated[bool, typer.Option("--happened")]


@app.command(cls=Page)
def diff(
    context: typer.Context,
    cycle: CycleCode,
    first: First,
    last: Last = None,
    happened: Happened = False,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """What differs between two moments of a year: totals, ranks, cells, with the events.

    The moments are those of recording; with ``--happened`` those at which things happened.
    """
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.DIFF, seats) as engine:
        year, _ = year_of(engine, terminal, cycle)
        asked = [moment_asked(None, at) if happened else moment_asked(at) for at in (first, last)]
        told = difference_page(engine, year, asked[0], asked[1])
        tell_or_export(terminal, told, (csv, xlsx), force=force)
