"""The inbox of a seat: what its unit was told."""

from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.look import Seated
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from domain.record.record import Seat

Words = Annotated[list[str] | None, typer.Argument(metavar="NĂM | show MÃ")]


@app.command(cls=Page)
def inbox(context: typer.Context, words: Words = None, seat: Seated = None) -> None:
    """What a unit was told, newest first; with ``show`` one notice, which is then seen."""
    from adapters.cli.databases import opened
    from adapters.door.seats import read_seat

    terminal: Terminal = context.obj
    asked = words or []
    if seat is None:
        raise Misuse("usage_as", example="--as unit_officer@long-an", command="thidua inbox")
    showing = asked[:1] == ["show"]
    if len(asked) != 2 if showing else len(asked) > 1:
        key = "usage_missing" if showing and len(asked) < 2 else "usage_extra"
        raise Misuse(key, value="MÃ" if key == "usage_missing" else asked[-1])
    with opened(terminal) as engine:
        reader = read_seat(engine.store, seat)
        if showing:
            _show(engine, terminal, reader, asked[1])
        else:
            _list(engine, terminal, reader, seat, asked[0] if asked else None)


def _list(
    engine: "Engine", terminal: Terminal, reader: "Seat", typed: str, code: str | None
) -> None:
    from adapters.cli.databases import cycle_named
    from adapters.cli.journal_page import inbox_page, letter_json
    from adapters.delivery.inbox import inbox as letters_of

    stream = cycle_named(engine, terminal, code)[0] if code else None
    letters = letters_of(engine, reader, stream)
    if terminal.json:
        terminal.give({"notices": [letter_json(engine, one) for one in letters]})
    else:
        terminal.show(*inbox_page(engine, reader, typed, letters, terminal))


def _show(engine: "Engine", terminal: Terminal, reader: "Seat", notice: str) -> None:
    from adapters.cli.journal_page import letter_json, letter_page
    from adapters.delivery.inbox import open_letter
    from domain.record.record import LOCAL_OPERATOR

    letter, rendered = open_letter(engine, reader, notice, terminal.lang, actor=LOCAL_OPERATOR)
    if terminal.json:
        text = {"subject": rendered.subject, "text": rendered.text}
        terminal.give({**letter_json(engine, letter), **text})
    else:
        terminal.show(*letter_page(letter, rendered, terminal))
