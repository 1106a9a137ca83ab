"""A year as it is stored, in one file that anybody can check without this program's database."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.databases import cycle_named, opened
from adapters.cli.errors import Trouble
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.proof.exporting import export as export_to
from adapters.proof.exporting import origin_of
from adapters.proof.keys import key_file, read_signing_key
from adapters.wording.pages.proof import PROOF
from adapters.wording.say import Say

OfCycle = Annotated[str, typer.Argument(metavar="NĂM")]
ToFile = Annotated[Path, typer.Argument(metavar="TỆP")]
WithTexts = Annotated[bool, typer.Option("--texts")]


@app.command(cls=Page)
def export(context: typer.Context, cycle: OfCycle, file: ToFile, texts: WithTexts = False) -> None:
    """Write the events of a year as stored with what proves them; the hidden texts only where
    asked for."""
    terminal: Terminal = context.obj
    if file.exists():
        raise Trouble("file_exists", file=str(file))
    with opened(terminal) as engine:
        stream, state = cycle_named(engine, terminal, cycle)
        database = engine.store.database
        origin = origin_of(database, practice=engine.practice)
        key = read_signing_key(key_file(terminal.database), origin)
        given = export_to(database, stream, file, (origin, key), code=state.code, texts=texts)
        if terminal.json:
            told = {"file": str(file), "origin": origin, "size": given.size}
            terminal.give({**told, "root": given.root.hex()})
            return
        say = Say(PROOF, terminal.lang)
        print_of = key.public.fingerprint
        facts = {"cycle": state.code, "size": given.size, "fingerprint": print_of}
        terminal.show(say("exported", file=file, **facts))
