"""Telling a past year: the questions one by one, each answer stored as it is given."""

from typing import Annotated, Final

import typer

from adapters.backfilling.later import later_questions
from adapters.backfilling.questions import is_asked, is_left, questions
from adapters.backfilling.remarks import remarks
from adapters.backfilling.told import ToldYear
from adapters.cli.databases import opened
from adapters.cli.desk import Desk
from adapters.cli.desk_words import Script, Wording
from adapters.cli.errors import Trouble
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.names import year_named
from adapters.wording.pages.backfill import ASKED, FIELDS, KINDS, PAGE

CycleCode = Annotated[str, typer.Argument(metavar="NĂM")]
_SCRIPT: Final = Script(questions, ASKED, FIELDS, KINDS, PAGE, remarks, later=later_questions)
Listing = Annotated[bool, typer.Option("--list")]


@app.command(cls=Page)
def backfill(context: typer.Context, cycle: CycleCode, listing: Listing = False) -> None:
    """Ask through a past year; what is answered already is not asked again."""
    terminal: Terminal = context.obj
    terminal.writing = not listing
    with opened(terminal) as engine:
        told = ToldYear(engine, *year_named(cycle))
        if told.cycle is not None and not told.cycle.backfill:
            raise Trouble("backfill_live", cycle=told.code)
        if listing or terminal.json:
            _list(terminal, told)
            return
        Desk(terminal, engine, told, _SCRIPT).ask_through()


def _list(terminal: Terminal, told: ToldYear) -> None:
    """All questions, and which of them are answered."""
    wording = Wording(_SCRIPT, terminal, told)
    rows = []
    for found in questions(told):
        state = "open" if is_asked(told, found) else "later" if is_left(told, found) else "done"
        rows.append((found, state))
    if terminal.json:
        listed = [
            {"question": found.key, "text": wording.question(found), "state": state}
            for found, state in rows
        ]
        terminal.give({"cycle": told.code, "questions": listed})
        return
    marks = {"open": "·", "later": " ", "done": "✓"}
    terminal.show(
        *(
            f"{marks[state]} {wording.question(found)} ({wording.page(f'list_{state}')})"
            for found, state in rows
        )
    )
