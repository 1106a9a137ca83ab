"""Deadlines of a year, and the official calendar by which they are reckoned."""

from typing import Annotated

import typer

from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.frame import Page, app
from adapters.cli.options import AsOfText, Seats
from adapters.cli.terminal import Terminal
from adapters.door.moments import read_as_of
from adapters.pages.calendar import calendar_page
from adapters.pages.official_calendar import official_page
from workflows.reads import Read

MaybeCycle = Annotated[str | None, typer.Argument(metavar="NĂM")]


@app.command(cls=Page)
def calendar(
    context: typer.Context,
    cycle: MaybeCycle = None,
    as_of: AsOfText = None,
    seats: Seats = None,
) -> None:
    """Deadlines in the order of their days, working days left, who still owes what; without a
    cycle the official calendar."""
    terminal: Terminal = context.obj
    read = Read.CALENDAR if cycle else Read.OFFICIAL_CALENDAR
    with opened_to(terminal, read, seats) as engine:
        if cycle is None:
            terminal.tell(official_page(engine))
            return
        stream, found = cycle_named(engine, terminal, cycle)
        asked = read_as_of(found, as_of) if as_of is not None else None
        terminal.tell(calendar_page(engine, stream, asked))
