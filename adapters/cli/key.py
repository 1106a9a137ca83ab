"""The key by which checkpoints are signed."""

from typing import Annotated, Literal

import typer

from adapters.cli.databases import opened
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.proof.exporting import origin_of
from adapters.proof.keys import key_file, make_key, read_signing_key
from adapters.wording.pages.proof import PROOF
from adapters.wording.say import Say

Act = Annotated[Literal["show", "new"], typer.Argument(metavar="[show|new]")]


@app.command(cls=Page)
def key(context: typer.Context, act: Act = "show") -> None:
    """Show the key of this system, as it is handed out; ``new`` makes it."""
    terminal: Terminal = context.obj
    with opened(terminal) as engine:
        origin = origin_of(engine.store.database, practice=engine.practice)
        file = key_file(terminal.database)
        terminal.writing = act == "new"
        found = make_key(file, origin) if act == "new" else read_signing_key(file, origin)
        digits = found.public.fingerprint
        if terminal.json:
            told = {"origin": origin, "fingerprint": digits, "verifier": found.verifier}
            terminal.give({**told, "file": str(file)})
            return
        say = Say(PROOF, terminal.lang)
        grouped = " ".join(digits[at : at + 4] for at in range(0, len(digits), 4))
        terminal.show(say("key", fingerprint=grouped, file=file))
        # Copied as it is: not broken over lines.
        terminal.write(f"{found.verifier}\n")
