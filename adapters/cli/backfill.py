"""Telling a past year: the questions one by one, each answer stored as it is given."""

from typing import Annotated, Final

import typer

from adapters.backfilling.questions import is_asked, open_question, questions
from adapters.backfilling.told import ToldYear
from adapters.cli.databases import opened
from adapters.cli.desk import Desk, Script, Wording
from adapters.cli.errors import Trouble
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.names import year_named
from adapters.wording.pages.backfill import ASKED, FIELDS, KINDS, PAGE

CycleCode = Annotated[str, typer.Argument(metavar="NĂM")]
_SCRIPT: Final = Script(questions, ASKED, FIELDS, KINDS, PAGE)
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
    following = open_question(told)
    rows, reached = [], False
    for found in questions(told):
        asked = is_asked(told, found)
        reached = reached or (following is not None and found.key == following.key)
        state = "open" if asked else "later" if reached else "done"
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
