"""What happened in a stream."""

import typer

from adapters.cli.databases import opened_to
from adapters.cli.frame import Page, app
from adapters.cli.options import AnyCode, Seats
from adapters.cli.terminal import Terminal
from adapters.door.names import find_target
from adapters.pages.log import log_page
from workflows.reads import Read


@app.command(cls=Page)
def log(context: typer.Context, cycle: AnyCode, seats: Seats = None) -> None:
    """Who did what, when, on whose behalf, from what to what, and why."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.LOG, seats) as engine:
        stream = find_target(engine.store, cycle)
        terminal.tell(log_page(engine, stream))
