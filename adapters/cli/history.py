"""One criterion of one unit, from its first entry on."""

from typing import Annotated

import typer

from adapters.audit.years import last_seen
from adapters.cli.asking import catch_up_for, year_of
from adapters.cli.databases import opened_to
from adapters.cli.exported_rows import CsvFile, Force, XlsxFile, tell_or_export
from adapters.cli.frame import Page, app
from adapters.cli.options import AsOfText, CycleCode, Effective, Seats
from adapters.cli.terminal import Terminal
from adapters.door.moments import moment_asked
from adapters.door.names import unit_named
from adapters.door.spelled import code_named
from adapters.pages.history import history_page
from workflows.reads import Read

Unit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ")]
Criterion = Annotated[str, typer.Argument(metavar="TIÊU_CHÍ")]


@app.command(cls=Page)
def history(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    criterion: Criterion,
    as_of: AsOfText = None,
    effective: Effective = None,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """One criterion of one unit, from its first entry on."""
    terminal: Terminal = context.obj
    with opened_to(terminal, Read.HISTORY, seats) as engine:
        year, found = year_of(engine, terminal, cycle)
        criterion = code_named(found.plan.rulebook, "criterion", criterion)
        named = unit_named(engine.store, unit)
        moment = moment_asked(as_of, effective)
        last = last_seen(engine.store, year.stream, moment)
        catch_up_for(engine, terminal)
        told = history_page(engine, year, (named, criterion), moment, last)
        tell_or_export(terminal, told, (csv, xlsx), force=force)
