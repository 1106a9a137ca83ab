"""The inbox of a seat: what its unit was told."""

from typing import Annotated

import typer

from adapters.cli.databases import cycle_named, met, opened
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.options import Seated
from adapters.cli.terminal import Terminal
from adapters.delivery.inbox import open_letter
from adapters.door.seats import read_seat
from adapters.pages.inbox import inbox_page, letter_page
from domain.record.record import LOCAL_OPERATOR
from workflows.reader import Reader, check_office
from workflows.reads import Read

Words = Annotated[list[str] | None, typer.Argument(metavar="NĂM | show MÃ")]


@app.command(cls=Page)
def inbox(context: typer.Context, words: Words = None, seat: Seated = None) -> None:
    """What a unit was told, newest first; with ``show`` one notice, which is then seen."""
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
        check_office(Reader((reader,)), Read.INBOX)
        if showing:
            letter, written = open_letter(
                engine, reader, asked[1], terminal.lang, actor=LOCAL_OPERATOR
            )
            terminal.tell(letter_page(engine, letter, written))
            return
        if not asked:
            terminal.tell(inbox_page(engine, reader, seat, None))
            return
        with met(engine, asked[0], [seat]):
            stream, _ = cycle_named(engine, terminal, asked[0])
            terminal.tell(inbox_page(engine, reader, seat, stream))
