"""Creating a database, real or for practice."""

from typing import Annotated

import typer

from adapters.bootstrap import initialize, open_engine
from adapters.cli.addresses import shown, where
from adapters.cli.databases import worded
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from domain.values.refusal import Refusal

Practice = Annotated[bool, typer.Option("--practice")]


@app.command(cls=Page)
def init(context: typer.Context, practice: Practice = False) -> None:
    """Create a database, real or for practice; which of both is for life."""
    terminal: Terminal = context.obj
    terminal.writing = True
    there = _there(terminal)
    engine = initialize(terminal.database, practice)
    terminal.practice = engine.practice
    with engine, worded(terminal, engine):
        kind = terminal.word("kind_practice" if practice else "kind_real")
        database = shown(terminal.database)
        if terminal.json:
            terminal.give({"database": database, "created": not there})
            return
        head = terminal.word("init_there" if there else "init_done", db=database, kind=kind)
        terminal.show(head)
        for warning in engine.store.warnings:
            line = terminal.word(warning.code, found=warning.found, wanted=warning.wanted)
            terminal.show(line, mark=False)
        db = where(terminal)
        told = (f"  thidua start {db}", f"  thidua play … {db}")
        terminal.show(terminal.word("next"), *(line.rstrip() for line in told), mark=False)


def _there(terminal: Terminal) -> bool:
    """Whether the database was created before."""
    try:
        with open_engine(terminal.database) as engine:
            terminal.practice = engine.practice
            return True
    except Refusal as refusal:
        if refusal.code != "database_missing":
            raise
        return False
