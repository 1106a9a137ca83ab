"""What a cycle came to, or what is recorded of a unit or cluster."""

import typer

from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.frame import Page, app
from adapters.cli.options import AnyCode, AsOfText, Seats
from adapters.cli.standing import told_standing
from adapters.cli.terminal import Terminal
from adapters.door.moments import read_as_of
from adapters.pages.outcome import outcome_page
from workflows.reads import Read


@app.command(cls=Page)
def outcome(
    context: typer.Context, cycle: AnyCode, as_of: AsOfText = None, seats: Seats = None
) -> None:
    """Score table, ranks, selections, officers, handover; of a unit or cluster what is recorded."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.OUTCOME, seats) as engine:
        if as_of is None and told_standing(engine, terminal, cycle):
            return
        stream, found = cycle_named(engine, terminal, cycle)
        moment = read_as_of(found, as_of) if as_of is not None else None
        terminal.tell(outcome_page(engine, stream, moment))
