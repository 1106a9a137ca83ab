"""Replay: the outcome from the events once more, compared with what was adopted and sealed."""

from typing import Annotated

import typer

from adapters.cli.databases import opened_to
from adapters.cli.errors import DONE, REFUSED, Misuse
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.door.names import find
from adapters.pages.replayed import replay_page
from adapters.replaying import all_streams, rebuild
from workflows.reader import nothing_to_read
from workflows.reads import Read

OneCycle = Annotated[str | None, typer.Argument(metavar="NĂM")]
Every = Annotated[bool, typer.Option("--all")]


@app.command(cls=Page)
def replay(
    context: typer.Context, cycle: OneCycle = None, every: Every = False, seats: Seats = None
) -> int:
    """Recompute every outcome or one, verify the chain, compare; 1 where it differs.

    Without a cycle that is every stream; ``--all`` says so.
    """
    terminal: Terminal = context.obj
    if every and cycle is not None:
        raise Misuse("usage_extra", value=cycle, command="thidua replay")
    with opened_to(terminal, Read.REPLAY, seats) as engine:
        if cycle is not None:
            found = [rebuild(engine, find(engine.store, "cycle", cycle))]
        elif not engine.store.reader.looks_from_outside:
            raise nothing_to_read(Read.REPLAY)
        else:
            with terminal.progress("rebuilding") as tell:
                found = all_streams(engine, tell)
        page = replay_page(engine, found, every=cycle is None)
        terminal.tell(page)
        return DONE if page.difference is None else REFUSED
