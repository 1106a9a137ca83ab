"""Looking: where a cycle stands, what it came to, what happened."""

import typer

from adapters.bootstrap import Engine
from adapters.cli.asking import AnyCode, AsOfText, Seated
from adapters.cli.databases import cycle_named, opened, speak_of
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.moments import read_as_of
from adapters.door.names import find_standing, find_target
from adapters.door.seats import read_seat
from adapters.pages.log import log_page
from adapters.pages.outcome import outcome_page
from adapters.pages.standing import standing_page
from adapters.pages.status import status_page


@app.command(cls=Page)
def outcome(context: typer.Context, cycle: AnyCode, as_of: AsOfText = None) -> None:
    """Score table, ranks, selections, officers, handover; of a unit or cluster what is recorded."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        if as_of is None and _told_standing(engine, terminal, cycle):
            return
        stream, found = cycle_named(engine, terminal, cycle)
        moment = read_as_of(found, as_of) if as_of is not None else None
        terminal.tell(outcome_page(engine, stream, moment))


@app.command(cls=Page)
def status(context: typer.Context, cycle: AnyCode, as_of: AsOfText = None) -> None:
    """Where a cycle stands, what can be done and by whom, what is lacking; so of a unit or
    cluster."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        if as_of is None and _told_standing(engine, terminal, cycle, acts=True):
            return
        stream, found = cycle_named(engine, terminal, cycle)
        moment = read_as_of(found, as_of) if as_of is not None else None
        terminal.tell(status_page(engine, stream, moment))


def _told_standing(engine: Engine, terminal: Terminal, code: str, *, acts: bool = False) -> bool:
    """Show the unit or cluster of that name; whether there is one."""
    stream = find_standing(engine.store, code)
    if stream is None:
        return False
    speak_of(engine, terminal, stream)
    terminal.tell(standing_page(engine, stream, acts=acts))
    return True


@app.command(cls=Page)
def log(context: typer.Context, cycle: AnyCode, seat: Seated = None) -> None:
    """Who did what, when, on whose behalf, from what to what, and why."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        stream = find_target(engine.store, cycle)
        terminal.tell(log_page(engine, stream, read_seat(engine.store, seat) if seat else None))
