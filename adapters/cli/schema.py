"""The form of commands and scenario files, as JSON Schema."""

from typing import Annotated

import typer

from adapters.cli.failures import told
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.commands import schema as schema_of
from adapters.pages.called import Nameless
from adapters.scenario_schema import scenario_schema, written
from domain.values.refusal import Refusal

CommandWord = Annotated[str | None, typer.Argument(metavar="LỆNH")]


@app.command(cls=Page)
def schema(context: typer.Context, command: CommandWord = None) -> None:
    """JSON Schema of one command, or of scenario files."""
    try:
        found = schema_of(command) if command else scenario_schema()
    except Refusal as refusal:
        raise told(refusal, context.obj, Nameless()) from None
    terminal: Terminal = context.obj
    terminal.write(written(found))
