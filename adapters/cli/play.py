"""Playing a scenario into a database."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final

import typer

from adapters.bootstrap import Engine
from adapters.cli.addresses import where
from adapters.cli.databases import opened
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.pages.alike import Alike, alike_in, alike_lines
from adapters.pages.day_remarks import Found, over_when_set, remark_lines, remarks_json
from adapters.pages.log_lines import Telling
from adapters.pages.tellings import telling_of
from adapters.play import Played
from adapters.play import play as play_file

File = Annotated[Path, typer.Argument(metavar="TỆP")]

#: How many events are looked through at once.
_AT_ONCE: Final = 500


@app.command(cls=Page)
def play(context: typer.Context, file: File) -> None:
    """Play a scenario; any unexpected refusal stores nothing."""
    terminal: Terminal = context.obj
    terminal.writing = True
    with opened(terminal) as engine:
        before = engine.store.last_position()
        with terminal.progress("playing") as tell:
            played = play_file(engine, file, tell)
        telling, remarks, twice = _slips(engine, terminal, before)
        if terminal.json:
            told = {"remarks": remarks_json(remarks, telling)}
            doubled = [one._asdict() for one in twice]
            terminal.give({"played": {**played_json(played), **told, "alike": doubled}})
            return
        lines = (*alike_lines(twice, terminal.lang), *remark_lines(remarks, telling))
        terminal.show(played.title, *counts(terminal, played), *lines)
        line = f"  thidua outcome {played.about} {where(terminal)}"
        terminal.show(terminal.word("next"), line, mark=False)


def _slips(
    engine: Engine, terminal: Terminal, before: int
) -> tuple[Telling, tuple[Found, ...], tuple[Alike, ...]]:
    """Of the acts recorded since a position: days that were over when they set them, and units and
    clusters that are called as others."""
    telling, days, after = telling_of(engine, terminal.lang), engine.store.days(), before
    found: list[Found] = []
    twice: list[Alike] = []
    while placed := engine.store.all_events(after, _AT_ONCE):
        events = [one.event for one in placed]
        found += over_when_set(events, telling.state, days)
        twice += alike_in(events, engine.store)
        after = placed[-1].position
    return telling, tuple(found), tuple(twice)


def played_json(played: Played) -> dict[str, object]:
    """The same for programs."""
    return {name: getattr(played, name) for name in played.__struct_fields__}


def counts(terminal: Terminal, played: Played) -> Iterator[str]:
    """How many commands were stored, were there before, and were refused as the file expects."""
    yield terminal.word(
        "played_counts", stored=played.stored, earlier=played.earlier, refused=played.refused
    )
