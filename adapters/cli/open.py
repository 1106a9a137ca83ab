"""The year in the browser of this machine; without a database of one's own the examples."""

import os
import webbrowser
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import typer

from adapters.bootstrap import Engine
from adapters.cli.databases import opened
from adapters.cli.errors import Misuse, Trouble
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal
from adapters.practice import Examples
from adapters.wording.pages.first_pages import FIRST
from adapters.wording.say import Say

Port = Annotated[int, typer.Option("--port", metavar="SỐ")]
NoBrowser = Annotated[bool, typer.Option("--no-browser")]
Seats = Annotated[list[str] | None, typer.Option("--as", metavar="CHỨC_DANH@ĐƠN_VỊ")]
Keep = Annotated[Path, typer.Option("--keep", metavar="THƯ_MỤC")]


@app.command(cls=Page, name="open")
def open_page(
    context: typer.Context,
    port: Port = 0,
    no_browser: NoBrowser = False,
    seats: Seats = None,
    keep: Keep = Path("thuc-hanh"),
) -> None:
    """The pages of a database on this machine only, in the offices named; of a practice one in any
    office. Where no database is named, an example to practise and a real year."""
    terminal: Terminal = context.obj
    terminal.lasting = True
    quiet = no_browser or bool(os.environ.get("THIDUA_NO_BROWSER"))
    with ExitStack() as stack:
        if terminal.db or os.environ.get("THIDUA_DB"):
            engine = stack.enter_context(opened(terminal))
            _serve(terminal, engine, port, quiet=quiet, seats=seats or [])
            return
        examples = _made(terminal, keep)
        practice, real = examples.open()
        stack.callback(real.store.close)
        _serve(terminal, practice, port, quiet=quiet, beside=(examples, real))


def _made(terminal: Terminal, folder: Path) -> Examples:
    """The examples, played where they are not there yet."""
    examples = Examples(folder)
    if not examples.made:
        terminal.show(Say(FIRST, terminal.lang)("making"), mark=False)
        try:
            with terminal.progress("playing") as tell:
                examples.make(tell)
        except OSError as error:
            raise Trouble("folder_not_writable", folder=str(folder)) from error
    terminal.show(Say(FIRST, terminal.lang)("made", folder=f"{folder}{os.sep}"), mark=False)
    return examples


def _serve(
    terminal: Terminal,
    engine: Engine,
    port: int,
    *,
    quiet: bool,
    seats: list[str] | None = None,
    beside: tuple[Examples, Engine] | None = None,
) -> None:
    # Nobody else loads Django.
    from adapters.web.local import LocalServer, named_seats  # noqa: PLC0415

    say = Say(FIRST, terminal.lang)
    held = named_seats(engine, seats or [])
    try:
        server = LocalServer(engine, held, port, *(beside or ()))
    except (OSError, OverflowError):
        raise Misuse("usage_port", value=str(port)) from None
    if terminal.json:
        terminal.give({"address": server.address})
    else:
        terminal.show(say("serving", address=server.address), say("stops"), mark=False)
    if not quiet:
        webbrowser.open(server.address)
    try:
        server.run()
    except KeyboardInterrupt:
        terminal.show(say("closed"), mark=False)
    finally:
        server.stop()
