"""Erasing texts: reasons, explanations and what else stands beside the events, for good."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.wording.pages import erasing as erase_words

if TYPE_CHECKING:
    from adapters.bootstrap import Engine
    from adapters.erasing import Erasures

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
    from adapters.cli.databases import opened
    from adapters.door.moments import event_named
    from adapters.erasing import erase as erase_texts
    from adapters.erasing import erase_again, erased
    from adapters.wording.say import Say
    from domain.record.record import LOCAL_OPERATOR

    terminal: Terminal = context.obj
    if event is not None and again is not None:
        raise Misuse("usage_extra", value=event, command="thidua erase")
    if gone and event is None:
        raise Misuse("usage_extra", value="--gone", command="thidua erase")
    say = Say(erase_words.ERASE, terminal.lang)
    with opened(terminal) as engine:
        if event is None and again is None:
            _list(engine, terminal, say, erased(engine))
            return
        terminal.writing = True
        if again is not None:
            count = erase_again(engine, _read(again), reason, actor=LOCAL_OPERATOR)
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


def _list(
    engine: "Engine", terminal: Terminal, say: "erase_words.Saying", found: "Erasures"
) -> None:
    from adapters.wording.writing import moment
    from domain.record.record import encode

    if terminal.json:
        terminal.give(json.loads(encode(found)))
        return
    names = engine.names()
    lines = [say("line", event=one.event, count=len(one.digests)) for one in found.erased]
    lines += [
        say("contacts", unit=names.unit(one.unit), at=moment(one.at, terminal.lang))
        for one in found.contacts
    ]
    terminal.show(*(lines or [say("nothing")]))


def _read(file: Path) -> "Erasures":
    """The list as ``thidua erase --json`` wrote it. Raises ``Refusal("erasures_unreadable")``."""
    from adapters.erasing import Erasures
    from domain.record.record import decoder
    from domain.values.refusal import Refusal

    try:
        told = json.loads(file.read_bytes())
        known = {key: told[key] for key in Erasures.__struct_fields__ if key in told}
        found: Erasures = decoder(Erasures)(json.dumps(known).encode())
    except (ValueError, LookupError, TypeError, AttributeError) as error:
        raise Refusal("erasures_unreadable", file=file.name) from error
    return found
