"""Read models: compared with the events, and made anew from them."""

from typing import Annotated

import typer

from adapters.cli.errors import DONE, REFUSED
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

Name = Annotated[str, typer.Argument(metavar="TÊN")]


@app.command(cls=Page)
def rebuild(context: typer.Context, name: Name) -> None:
    """Make a read model anew while others go on working."""
    from adapters.cli.databases import opened
    from adapters.pages.remade import remade_page
    from adapters.views.rebuild import rebuild as rebuild_model

    terminal: Terminal = context.obj
    terminal.lasting = True
    with opened(terminal) as engine:
        with terminal.progress("rebuilding_model") as tell:
            found = rebuild_model(engine.store.database, name, tell)
        terminal.tell(remade_page(engine, found))


@app.command(cls=Page)
def check(context: typer.Context) -> int:
    """Compare every read model and every index column with the events; 1 where one differs."""
    from adapters.cli.databases import opened
    from adapters.pages.checked import check_page
    from adapters.views.check import check as check_all

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        with terminal.progress("checking") as tell:
            found = check_all(engine.store.database, tell)
        terminal.tell(check_page(engine, found))
        return DONE if found.difference is None else REFUSED
