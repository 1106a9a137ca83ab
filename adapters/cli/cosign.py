"""A member unit's own line under a checkpoint; no database is opened."""

import os
import time
from pathlib import Path
from typing import Annotated, Final

import typer

from adapters.cli.errors import DONE, REFUSED
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.proof.cosigning import cosign as cosign_in
from adapters.proof.cosigning import read_cosigner
from adapters.proof.verify import Wrong
from adapters.wording.pages.proof import PROOF, WRONG
from adapters.wording.say import Say

OfFile = Annotated[Path, typer.Argument(metavar="TỆP")]
ByKey = Annotated[str, typer.Option("--key", metavar="KHÓA")]
Named = Annotated[str | None, typer.Option("--name", metavar="TÊN")]
Proving = Annotated[Path | None, typer.Option("--export", metavar="TỆP")]
#: Names the variable with the file of the unit's key.
KEY_FILE: Final = "THIDUA_COSIGN_KEY"


@app.command(cls=Page)
def cosign(
    context: typer.Context,
    file: OfFile,
    key: ByKey,
    export: Proving = None,
    name: Named = None,
) -> int:
    """Sign a checkpoint beside the system, or refuse one that does not continue the last; 1 where
    it is refused."""
    terminal: Terminal = context.obj
    secret = Path(os.environ.get(KEY_FILE) or "thidua.cosign.key")
    try:
        cosigner = read_cosigner(secret, name)
        state = secret.with_name(f"{secret.name}.signed")
        found = cosign_in(file, key, cosigner, state, int(time.time()), export)
    except Wrong as wrong:
        code = wrong.code if wrong.code.startswith("cosign_") else f"verify_{wrong.code}"
        sentence = Say(WRONG, terminal.lang)(code, **wrong.facts)
        told = {"code": code, "sentence": sentence, "facts": wrong.facts}
        terminal.complain(told, head=terminal.word("error"))
        return REFUSED
    if terminal.json:
        facts = {"file": str(file), "origin": found.origin, "size": found.size}
        terminal.give({**facts, "root": found.root.hex(), "verifier": cosigner.verifier})
        return DONE
    say = Say(PROOF, terminal.lang)
    terminal.show(say("cosigned", file=file, size=found.size, name=cosigner.name))
    terminal.write(f"{cosigner.verifier}\n")
    return DONE
