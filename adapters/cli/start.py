"""Starting a year of one's own: from an empty database to an issued plan, question by question."""

from datetime import datetime
from typing import Annotated, Final

import typer

from adapters.backfilling.answers import code_of
from adapters.backfilling.told import ToldYear
from adapters.bootstrap import Engine, initialize, open_engine
from adapters.cli.addresses import shown
from adapters.cli.databases import opened
from adapters.cli.desk import Desk
from adapters.cli.desk_words import Script
from adapters.cli.errors import Trouble
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.names import year_named
from adapters.pages.criteria_read import table_understood
from adapters.starting.questions import questions
from adapters.wording.pages.starting import ASKED, FIELDS, KINDS, PAGE
from adapters.wording.say import Say
from domain.values.refusal import Refusal

Year = Annotated[str | None, typer.Argument(metavar="CỤM/NĂM")]
_SCRIPT: Final = Script(questions, ASKED, FIELDS, KINDS, PAGE, understood=table_understood)
Practice = Annotated[bool, typer.Option("--practice")]


@app.command(cls=Page)
def start(context: typer.Context, year: Year = None, practice: Practice = False) -> None:
    """Ask through the beginning of a year: cluster, units, officers, rulebook, plan."""
    terminal: Terminal = context.obj
    terminal.writing = True
    if year is not None:
        year_named(year)  # nothing is made for what can be no year
    _make(terminal, practice=practice)
    with opened(terminal) as engine:
        kind = terminal.word("kind_practice" if engine.practice else "kind_real")
        say = Say(PAGE, terminal.lang)
        terminal.show(say("at_database", db=shown(terminal.database), kind=kind))
        started = ToldYear(engine, *_named(engine, terminal, year))
        if started.cycle is not None and started.cycle.backfill:
            raise Trouble("start_backfill", cycle=started.code)
        Desk(terminal, engine, started, _SCRIPT).ask_through()


def _make(terminal: Terminal, *, practice: bool) -> None:
    """The database, where there is none yet; one that is there keeps its kind."""
    try:
        open_engine(terminal.database).store.close()
    except Refusal as refusal:
        if refusal.code != "database_missing":
            raise
        initialize(terminal.database, practice).store.close()


def _named(engine: Engine, terminal: Terminal, year: str | None) -> tuple[str, str]:
    """The code of the cluster, and the year: as typed, or those that are under way, or asked."""
    if year is not None:
        return year_named(year)
    codes = sorted(row.label for row, _ in engine.store.all_names("cluster") if row.kind == "code")
    if len(codes) > 1:
        first = f"{codes[0]}/{datetime.now().astimezone().year}"
        raise Trouble("start_several", codes=", ".join(codes), first=first)
    say = Say(FIELDS, terminal.lang)
    usual = str(datetime.now().astimezone().year)
    try:
        code = codes[0] if codes else code_of(typer.prompt(say("cluster"), err=True))
        wanted: str = typer.prompt(say("year"), default=_running(engine, code) or usual, err=True)
    except typer.Abort:
        raise Trouble("stopped") from None
    return year_named(f"{code}/{wanted.strip()}")


def _running(engine: Engine, code: str) -> str | None:
    """The latest year of a cluster that has been opened."""
    years = [one.partition("/")[2] for one, _ in engine.cycles() if one.startswith(f"{code}/")]
    return max(years, default=None)
