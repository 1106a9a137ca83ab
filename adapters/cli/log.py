"""What happened in a stream."""

import typer

from adapters.cli.asking import AnyCode, Seated
from adapters.cli.databases import opened
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.names import find_target
from adapters.door.seats import read_seat
from adapters.pages.log import log_page


@app.command(cls=Page)
def log(context: typer.Context, cycle: AnyCode, seat: Seated = None) -> None:
    """Who did what, when, on whose behalf, from what to what, and why."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream = find_target(engine.store, cycle)
        terminal.tell(log_page(engine, stream, read_seat(engine.store, seat) if seat else None))
