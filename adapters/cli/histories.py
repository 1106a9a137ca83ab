"""A year looked at again: one criterion from its first entry, a total explained, two moments."""

from typing import Annotated

import typer

from adapters.cli.asking import AsOfText, Effective
from adapters.cli.export import CsvFile, Force, XlsxFile, tell_or_export
from adapters.cli.frame import Page, app
from adapters.cli.look import CycleCode, Seated
from adapters.cli.terminal import Terminal

Unit = Annotated[str, typer.Argument(metavar="ĐƠN_VỊ")]
Criterion = Annotated[str, typer.Argument(metavar="TIÊU_CHÍ")]
First = Annotated[str, typer.Option("--from", metavar="LÚC|@N")]
Last = Annotated[str | None, typer.Option("--to", metavar="LÚC|@N")]
Happened = Annotated[bool, typer.Option("--happened")]


@app.command(cls=Page)
def history(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    criterion: Criterion,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """One criterion of one unit, from its first entry on."""
    from adapters.cli.asking import catch_up_for, last_seen, seat_of, year_of
    from adapters.cli.databases import opened
    from adapters.door.moments import moment_asked
    from adapters.door.names import unit_named
    from adapters.pages.history import history_page

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        year, _ = year_of(engine, terminal, cycle)
        named = unit_named(engine.store, unit)
        moment, reader = moment_asked(as_of, effective), seat_of(engine, seat)
        last = last_seen(engine, year.stream, moment)
        catch_up_for(engine, terminal)
        told = history_page(engine, year, (named, criterion), moment, reader, last)
        tell_or_export(terminal, told, (csv, xlsx), force=force)


@app.command(cls=Page)
def explain(
    context: typer.Context,
    cycle: CycleCode,
    unit: Unit,
    as_of: AsOfText = None,
    effective: Effective = None,
    seat: Seated = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """How a unit came to its total and rank, line by line to event and rule."""
    from adapters.cli.asking import seat_of, year_of
    from adapters.cli.databases import opened
    from adapters.door.moments import moment_asked
    from adapters.door.names import unit_named
    from adapters.pages.explanation import explanation_page

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        year, _ = year_of(engine, terminal, cycle)
        named, moment = unit_named(engine.store, unit), moment_asked(as_of, effective)
        told = explanation_page(engine, year, named, moment, seat_of(engine, seat))
        tell_or_export(terminal, told, (csv, xlsx), force=force)


@app.command(cls=Page)
def diff(
    context: typer.Context,
    cycle: CycleCode,
    first: First,
    last: Last = None,
    happened: Happened = False,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """What differs between two moments of a year: totals, ranks, cells, with the events.

    The moments are those of recording; with ``--happened`` those at which things happened.
    """
    from adapters.cli.asking import year_of
    from adapters.cli.databases import opened
    from adapters.door.moments import moment_asked
    from adapters.pages.difference import difference_page

    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        year, _ = year_of(engine, terminal, cycle)
        asked = [moment_asked(None, at) if happened else moment_asked(at) for at in (first, last)]
        told = difference_page(engine, year, asked[0], asked[1])
        tell_or_export(terminal, told, (csv, xlsx), force=force)
