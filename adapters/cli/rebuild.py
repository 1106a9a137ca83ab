"""A read model made anew from the events."""

from typing import Annotated

import typer

from adapters.cli.databases import opened
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.pages.remade import remade_page
from adapters.views.rebuild import rebuild as rebuild_model

Name = Annotated[str, typer.Argument(metavar="TÊN")]


@app.command(cls=Page)
def rebuild(context: typer.Context, name: Name) -> None:
    """Make a read model anew while others go on working."""
    terminal: Terminal = context.obj
    terminal.lasting = True
    with opened(terminal) as engine:
        with terminal.progress("rebuilding_model") as tell:
            found = rebuild_model(engine.store.database, name, tell)
        terminal.tell(remade_page(engine, found))
