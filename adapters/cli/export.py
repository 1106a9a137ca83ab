"""A year as it is stored, in one file that anybody can check without this program's database."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.databases import cycle_named, opened_to
from adapters.cli.errors import Trouble
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.proof.exporting import export as export_to
from adapters.proof.exporting import origin_of
from adapters.proof.keys import key_file, read_signing_key
from adapters.wording.pages.proof import PROOF
from adapters.wording.say import Say
from domain.cycle.cycle import Cycle
from workflows.as_stored import check_as_stored
from workflows.reads import Read

OfCycle = Annotated[str, typer.Argument(metavar="NĂM")]
ToFile = Annotated[Path, typer.Argument(metavar="TỆP")]
WithTexts = Annotated[bool, typer.Option("--texts")]


@app.command(cls=Page)
def export(
    context: typer.Context,
    cycle: OfCycle,
    file: ToFile,
    texts: WithTexts = False,
    seats: Seats = None,
) -> None:
    """Write the events of a year as stored with what proves them; the hidden texts only where
    asked for."""
    terminal: Terminal = context.obj
    if file.exists():
        raise Trouble("file_exists", file=str(file))
    with opened_to(terminal, Read.EXPORT, seats) as engine:
        stream, state = cycle_named(engine, terminal, cycle)
        store = engine.store
        stored = store.stands(stream)
        assert isinstance(stored, Cycle)
        check_as_stored(stored, store.reader, store.recorded(stream), engine.now())
        database = store.database
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
