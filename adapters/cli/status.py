"""Where a cycle, a unit or a cluster stands."""

import typer

from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.frame import Page, app
from adapters.cli.options import AnyOrNone, AsOfText, Seats
from adapters.cli.standing import told_standing
from adapters.cli.terminal import Terminal
from adapters.door.moments import read_as_of
from adapters.pages.overview import overview_page
from adapters.pages.status import status_page
from workflows.reads import Read


@app.command(cls=Page)
def status(
    context: typer.Context,
    cycle: AnyOrNone = None,
    as_of: AsOfText = None,
    seats: Seats = None,
) -> None:
    """Where a cycle stands, what can be done and by whom, what is lacking; so of a unit or
    cluster."""
    terminal: Terminal = context.obj
    read = Read.STATUS if cycle else Read.OVERVIEW
    with opened_to(terminal, read, seats) as engine:
        if cycle is None:
            terminal.tell(overview_page(engine))
            return
        if as_of is None and told_standing(engine, terminal, cycle, acts=True):
            return
        stream, found = cycle_named(engine, terminal, cycle)
        moment = read_as_of(found, as_of) if as_of is not None else None
        terminal.tell(status_page(engine, stream, moment))
