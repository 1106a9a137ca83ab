"""A checkpoint of the whole log, signed, to be handed out."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.databases import opened
from adapters.cli.errors import Trouble
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.private_file import make_private
from adapters.proof.exporting import checkpoint as checkpoint_of
from adapters.proof.exporting import origin_of
from adapters.proof.keys import key_file, read_signing_key
from adapters.wording.pages.proof import PROOF
from adapters.wording.say import Say

ToFile = Annotated[Path | None, typer.Argument(metavar="TỆP")]


@app.command(cls=Page)
def checkpoint(context: typer.Context, file: ToFile = None) -> None:
    """Sign how many events there are and the root of the tree over them; on the screen or into
    a file."""
    terminal: Terminal = context.obj
    if file is not None and file.exists():
        raise Trouble("file_exists", file=str(file))
    with opened(terminal) as engine:
        database = engine.store.database
        origin = origin_of(database, practice=engine.practice)
        key = read_signing_key(key_file(terminal.database), origin)
        given = checkpoint_of(database, origin, key)
        if file is not None:
            make_private(file)
            file.write_text(given.note, "utf-8", newline="\n")
        if terminal.json:
            facts = {"origin": origin, "size": given.size, "root": given.root.hex()}
            terminal.give({**facts, "note": given.note})
        elif file is not None:
            say = Say(PROOF, terminal.lang)
            terminal.show(say("checkpoint", file=file, size=given.size, origin=origin))
        else:
            terminal.write(given.note)
