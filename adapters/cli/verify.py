"""An export checked offline, alone and against older copies; no database is opened."""

from pathlib import Path
from typing import Annotated

import typer

from adapters.cli.errors import DONE, REFUSED
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.proof.verify import Wrong, compare
from adapters.wording.pages.proof import PROOF, WRONG
from adapters.wording.say import Say

OfFile = Annotated[Path, typer.Argument(metavar="TỆP")]
Against = Annotated[list[Path] | None, typer.Option("--against", metavar="TỆP")]
ByKey = Annotated[str, typer.Option("--key", metavar="KHÓA")]


@app.command(cls=Page)
def verify(context: typer.Context, file: OfFile, key: ByKey, against: Against = None) -> int:
    """Check an export: 0 where everything is as it was recorded, 1 where something is not."""
    terminal: Terminal = context.obj
    try:
        found = compare(file, against or (), key)
    except Wrong as wrong:
        code = f"verify_{wrong.code}"
        sentence = Say(WRONG, terminal.lang)(code, **wrong.facts)
        told = {"code": code, "sentence": sentence, "facts": wrong.facts}
        terminal.complain(told, head=terminal.word("error"))
        return REFUSED
    year, given = found.header["code"], found.checkpoint
    if terminal.json:
        facts = {"cycle": year, "events": found.events, "texts": found.texts}
        proved = {"origin": given.origin, "size": given.size, "root": given.root.hex()}
        terminal.give({"sound": True, **facts, **proved, "head": found.head.hex()})
        return DONE
    say = Say(PROOF, terminal.lang)
    terminal.show(say("sound", cycle=year, events=found.events, texts=found.texts))
    terminal.show(say("proved", origin=given.origin, size=given.size, head=found.head.hex()[:16]))
    terminal.show(say("continued", count=len(against)) if against else say("alone"))
    return DONE
