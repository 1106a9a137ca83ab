"""How a unit came to its total and rank."""

from typing import Annotated

import typer

from adapters.cli.asking import year_of
from adapters.cli.databases import opened_to
from adapters.cli.exported_rows import CsvFile, Force, XlsxFile, tell_or_export
from adapters.cli.frame import Page, app
from adapters.cli.options import AsOfText, CycleCode, Effective, Seats
from adapters.cli.terminal import Terminal
from adapters.door.moments import moment_asked
from adapters.door.names import unit_named
from adapters.pages.explanation import explanation_page
from workflows.reads import Read

Unit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ")]


@app.command(cls=Page)
def explain(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    as_of: AsOfText = None,
    effective: Effective = None,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """How a unit came to its total and rank, line by line to event and rule."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.EXPLAIN, seats) as engine:
        year, _ = year_of(engine, terminal, cycle)
        named, moment = unit_named(engine.store, unit), moment_asked(as_of, effective)
        told = explanation_page(engine, year, named, moment)
        tell_or_export(terminal, told, (csv, xlsx), force=force)
