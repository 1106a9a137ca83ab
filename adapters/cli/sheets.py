"""Sheets: the units' scoring sheets out to Excel and back, and how far each has come."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import cycle_named, opened, opened_to
from adapters.cli.errors import DONE, REFUSED, Misuse, Trouble
from adapters.cli.frame import app
from adapters.cli.listing import Inside, ListingGroup
from adapters.cli.options import Seats
from adapters.cli.sheets_of_body import BodyTable, scorer_in
from adapters.cli.sheets_taken import Reading, shown_to_seats
from adapters.cli.terminal import Terminal
from adapters.door.names import find, unit_named
from adapters.door.spelled import code_named
from adapters.pages.called import code_of
from adapters.pages.sheets import MadePage, MadeTablePage, StatusPage
from adapters.sheets.brought import files_in, states
from adapters.sheets.form import Whose, short_pin
from adapters.sheets.given import figures_shown, given_for, scored_rulebook
from adapters.sheets.make import TablePart, UnitFigures, write_sheet, write_table
from adapters.sheets.orders import Asked
from adapters.sheets.registrations import write_registrations
from adapters.wording.filling import filled
from adapters.wording.sheets import SHEET
from domain.cycle.cycle import Cycle
from domain.cycle.scores.sheets import scoring_rulebook
from domain.record.record import StreamId, UnitId, cluster_stream, unit_stream
from domain.rulebook.rulebook import Column
from domain.rulebook.tables import tables_of
from workflows.reader import nothing_to_read
from workflows.reads import Read

CycleCode = Annotated[str, typer.Argument(metavar="NĂM")]
Files = Annotated[list[Path] | None, typer.Argument(metavar="TỆP")]
Out = Annotated[Path, typer.Option("--out", metavar="THƯ_MỤC")]
LastYear = Annotated[bool, typer.Option("--last-year")]
Force = Annotated[bool, typer.Option("--force")]
ForUnit = Annotated[str | None, typer.Option("--for", metavar="ĐƠN_VỊ")]
Number = Annotated[str | None, typer.Option("--number", metavar="SỐ")]
Date = Annotated[str | None, typer.Option("--date", metavar="NGÀY")]
Received = Annotated[str | None, typer.Option("--received", metavar="NGÀY")]
Reason = Annotated[str | None, typer.Option("--reason", metavar="LÝ_DO")]
At = Annotated[str | None, typer.Option("--at", metavar="LÚC")]
Submit = Annotated[bool, typer.Option("--submit")]
Settle = Annotated[bool, typer.Option("--settle")]
TableFile = Annotated[Path | None, typer.Option("--table", metavar="TỆP")]
ColumnCode = Annotated[str | None, typer.Option("--column", metavar="CỘT")]
AsRegistration = Annotated[bool, typer.Option("--registration")]
RegistrationFile = Annotated[Path | None, typer.Option("--registration", metavar="TỆP")]
Yes = Annotated[bool, typer.Option("--yes")]


class SheetsGroup(ListingGroup):
    """Without a command of the group, how far each sheet has come."""

    unnamed = "status"


group = typer.Typer(
    cls=SheetsGroup,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["--help", "-h"]},
)
app.add_typer(group, name="sheets")


@group.callback()
def sheets() -> None:
    """Without a command: how far each sheet has come."""


@group.command(cls=Inside)
def status(context: typer.Context, cycle: CycleCode, seats: Seats = None) -> None:
    """How far each unit's sheet has come, with its figures and its signed print; with --as
    scorer@… what that body scores."""
    terminal: Terminal = context.obj
    if (body := scorer_in(seats)) is not None:
        with opened(terminal) as engine:
            terminal.tell(BodyTable(engine, terminal, cycle, body).page())
        return
    with opened_to(terminal, Read.SHEETS, seats) as engine:
        stream, found = cycle_named(engine, terminal, cycle)
        names = terminal.names
        assert names is not None
        far = states(found, engine.store.events(stream))
        rows = tuple(
            (
                _code(engine, unit),
                names.unit(unit),
                state,
                found.sheet(unit).sent,
                found.sheet(unit).late,
            )
            for unit, state in far.items()
        )
        terminal.tell(StatusPage(cycle=found.code, rows=rows))


@group.command(cls=Inside)
def make(
    context: typer.Context,
    cycle: CycleCode,
    out: Out = Path("bang-cham"),
    last_year: LastYear = False,
    column: ColumnCode = None,
    registration: AsRegistration = False,
    force: Force = False,
    seats: Seats = None,
) -> None:
    """One sheet for each unit, or a table of all, with --as scorer@… of what that body scores;
    nothing that is there is written over."""
    terminal: Terminal = context.obj
    if (body := scorer_in(seats)) is not None:
        with opened(terminal) as engine:
            table = BodyTable(engine, terminal, cycle, body)
            path = out / f"{SHEET['table_file']}-{body.rpartition('@')[2]}.xlsx"
            _check_free([path], force=force)
            out.mkdir(parents=True, exist_ok=True)
            terminal.tell(table.write(path))
        return
    with opened_to(terminal, Read.SHEETS_OUT, seats) as engine:
        _, found = cycle_named(engine, terminal, cycle)
        before = _year_before(engine, found) if last_year else None
        units = _units_of(engine, found)
        if units != found.members and (registration or column is not None):
            raise nothing_to_read(Read.SHEETS_OUT)
        if registration:
            _make_registration(engine, terminal, found, out, force=force)
            return
        if column is not None:
            _make_table(engine, terminal, found, column_named(found, column), out, force=force)
            return
        given = [given_for(engine, found, unit, _code(engine, unit), before) for unit in units]
        paths = [out / f"{one.whose.unit}.xlsx" for one in given]
        _check_free(paths, force=force)
        out.mkdir(parents=True, exist_ok=True)
        for path, one in zip(paths, given, strict=True):
            write_sheet(path, one)
        names = [one.unit for one in given]
        terminal.tell(
            MadePage(
                cycle=found.code,
                folder=out,
                made=tuple(zip(paths, names, strict=True)),
                has_due=any(one.due for one in given),
            )
        )


def _check_free(paths: Sequence[Path], *, force: bool) -> None:
    """Raises ``Trouble("file_exists")`` for what would be written over."""
    taken = next((path for path in paths if path.exists()), None)
    if taken is not None and not force:
        raise Trouble("file_exists", file=str(taken))


def _make_table(
    engine: Engine, terminal: Terminal, cycle: Cycle, column: Column, out: Path, *, force: bool
) -> None:
    path = out / f"{SHEET['table_file']}-{column.code}.xlsx"
    _check_free([path], force=force)
    out.mkdir(parents=True, exist_ok=True)
    rulebook = scoring_rulebook(cycle)
    line = Whose(cycle.code, "*", column.code, short_pin(rulebook))
    names = engine.names(cycle)
    title = filled(SHEET["table_title"], {"year": cycle.year, "column": column.name})
    parts = []
    for name, own, units in tables_of(rulebook, cycle.members):
        given = [
            UnitFigures(names.unit(at), figures_shown(engine, cycle, at, column.code))
            for at in units
        ]
        parts.append(TablePart(name, own, given))
    write_table(path, parts, line, title)
    page = MadeTablePage(cycle=cycle.code, file=path, column=column.code)
    terminal.tell(page)


def _make_registration(
    engine: Engine, terminal: Terminal, cycle: Cycle, out: Path, *, force: bool
) -> None:
    path = out / f"{SHEET['registration_file']}.xlsx"
    _check_free([path], force=force)
    out.mkdir(parents=True, exist_ok=True)
    names = [engine.names(cycle).unit(unit) for unit in cycle.members]
    write_registrations(path, scoring_rulebook(cycle), cycle.code, names)
    terminal.tell(MadeTablePage(cycle=cycle.code, file=path))


@group.command(cls=Inside)
def read(
    context: typer.Context,
    cycle: CycleCode,
    files: Files = None,
    seats: Seats = None,
    for_unit: ForUnit = None,
    number: Number = None,
    date: Date = None,
    received: Received = None,
    reason: Reason = None,
    at: At = None,
    submit: Submit = False,
    settle: Settle = False,
    table: TableFile = None,
    column: ColumnCode = None,
    registration: RegistrationFile = None,
    yes: Yes = False,
) -> int:
    """What came back, cell by cell beside the record; with --yes it is recorded."""
    terminal: Terminal = context.obj
    terminal.writing, terminal.trying = True, not yes
    if yes and not seats:
        raise Misuse("usage_as", example="--as secretary@an-giang", command="thidua sheets read")
    if not files and table is None and registration is None:
        raise Misuse("usage_missing", value="TỆP", command="thidua sheets read")
    of_body = table is not None and column is None and scorer_in(seats)
    unpaired = (table is None) is not (column is None) and not of_body
    if unpaired or (files and (table or registration)):
        value = "--column" if column is None else "--table"
        raise Misuse("usage_option_value", value=value, command="thidua sheets read")
    asked = Asked(
        seats=tuple(seats or ()),
        at=at,
        number=number,
        date=date,
        received=received,
        reason=reason,
        submit=submit,
        settle=settle,
    )
    with opened(terminal) as engine:
        if of_body and table is not None:
            page = BodyTable(engine, terminal, cycle, of_body).read(table, asked, yes=yes)
            terminal.tell(page)
            return REFUSED if page.problems else DONE
        shown = shown_to_seats(engine, cycle, asked.seats)
        stream, found = cycle_named(shown, terminal, cycle)
        unit = unit_named(engine.store, for_unit) if for_unit else None
        given = files_in(files or ())
        if len(given) > 1 and (number or date):
            value = "--number" if number else "--date"
            raise Misuse("usage_extra", value=value, command="thidua sheets read")
        rulebook = scoring_rulebook(found) if registration else scored_rulebook(found)
        reading = Reading((engine, shown), terminal, stream, found, rulebook, asked)
        if registration is not None:
            page = reading.of_registrations(registration, yes=yes)
        elif table is not None and column is not None:
            page = reading.of_table(table, column_named(found, column), yes=yes)
        else:
            page = reading.of_files(given, unit, yes=yes)
        terminal.tell(page)
        return REFUSED if page.problems else DONE


def column_named(cycle: Cycle, text: str) -> Column:
    """The column of that code or name. Raises ``Refusal("column_unknown")`` with the nearest."""
    rulebook = scoring_rulebook(cycle)
    return rulebook.column(code_named(rulebook, "column", text))


def _code(engine: Engine, unit: UnitId) -> str:
    return code_of(engine, unit_stream(unit))


def _units_of(engine: Engine, cycle: Cycle) -> tuple[UnitId, ...]:
    """The units whose sheets somebody may have: all, or the own."""
    sight = engine.store.sight(cycle)
    return tuple(unit for unit in cycle.members if sight.whole or unit in sight.own)


def _year_before(engine: Engine, cycle: Cycle) -> Cycle:
    """Raises ``Refusal("name_unknown")`` where that year is not recorded."""
    cluster = code_of(engine, cluster_stream(cycle.cluster))
    before = f"{cluster}/{int(cycle.year[:4]) - 1}"
    found: StreamId = find(engine.store, "cycle", before)
    return engine.cycle(found)
