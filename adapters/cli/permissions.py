"""Who may do and who may read what, from the tables; or what one person may in a year."""

from typing import Annotated

import typer

from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.pages.permissions import permissions_page, rights_page
from workflows.reads import Read

MaybeCycle = Annotated[str | None, typer.Argument(metavar="NĂM")]


@app.command(cls=Page)
def permissions(context: typer.Context, cycle: MaybeCycle = None, seats: Seats = None) -> None:
    """The tables of acts and reads; with offices and a cycle, what these may there now."""
    terminal: Terminal = context.obj
    if (cycle is None) != (not seats):
        value = "NĂM" if cycle is None else "--as"
        raise Misuse("usage_missing", value=value, command="thidua permissions")
    if cycle is None:
        terminal.tell(permissions_page())
        return
    with opened_to(terminal, Read.PERMISSIONS, seats) as engine:
        stream, _ = cycle_named(engine, terminal, cycle)
        terminal.tell(rights_page(engine, stream))
