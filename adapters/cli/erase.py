"""Erasing texts: reasons, explanations and what else stands beside the events, for good."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.databases import opened
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.door.moments import event_named
from adapters.erasing import erase as erase_texts
from adapters.erasing import erase_again, read_list
from adapters.pages.erased import all_erased
from adapters.wording.pages import erasing as erase_words
from adapters.wording.say import Say
from domain.record.record import LOCAL_OPERATOR

What = Annotated[str | None, typer.Argument(metavar="SỰ_KIỆN")]
Field = Annotated[str | None, typer.Option("--field", metavar="TRƯỜNG")]
Reason = Annotated[str, typer.Option("--reason", metavar="LÝ_DO")]
Gone = Annotated[bool, typer.Option("--gone")]
Again = Annotated[Path | None, typer.Option("--again", metavar="TỆP")]


@app.command(cls=Page)
def erase(
    context: typer.Context,
    event: What = None,
    field: Field = None,
    reason: Reason = "",
    again: Again = None,
    gone: Gone = False,
) -> None:
    """Erase the texts of an event; without one, list what was erased; with ``--again`` erase what
    such a list names once more, after a restore; with ``--gone`` record that what is gone was
    erased earlier."""
    terminal: Terminal = context.obj
    if event is not None and again is not None:
        raise Misuse("usage_extra", value=event, command="thidua erase")
    if gone and event is None:
        raise Misuse("usage_extra", value="--gone", command="thidua erase")
    say = Say(erase_words.ERASE, terminal.lang)
    with opened(terminal) as engine:
        if event is None and again is None:
            terminal.tell(all_erased(engine))
            return
        terminal.writing = True
        if again is not None:
            count = erase_again(engine, read_list(again), reason, actor=LOCAL_OPERATOR)
        else:
            assert event is not None
            count = erase_texts(
                engine,
                (event, *event_named(engine.store, event)),
                field,
                reason,
                actor=LOCAL_OPERATOR,
                gone=gone,
            )
        if terminal.json:
            terminal.give({"erased": count})
        else:
            terminal.show(say("noted" if gone else "erased", count=count))
