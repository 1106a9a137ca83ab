"""Read models and the record, compared with the events."""

import typer

from adapters.cli.databases import opened_to
from adapters.cli.errors import DONE, REFUSED
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.pages.checked import check_page
from adapters.views.check import check as check_all
from workflows.reads import Read


@app.command(cls=Page)
def check(context: typer.Context, seats: Seats = None) -> int:
    """Compare every read model and every index column with the events; 1 where one differs."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.CHECK, seats) as engine:
        with terminal.progress("checking") as tell:
            found = check_all(engine.store.database, tell)
        terminal.tell(check_page(engine, found))
        return DONE if found.difference is None else REFUSED
