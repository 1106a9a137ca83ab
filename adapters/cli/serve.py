"""The background work of one machine."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

import typer

from adapters.accounts.second_door import door_asked, second_door
from adapters.bootstrap import Engine
from adapters.cli.addresses import shown
from adapters.cli.databases import opened
from adapters.cli.errors import DONE, REFUSED, Misuse
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal, as_json
from adapters.delivery.settings import settings_of
from adapters.log.errors import Unusable, UnusableError
from adapters.pages.worked import line_json, line_said
from workers.duties import Line
from workers.runner import Runner, stop_on_signals

Once = Annotated[bool, typer.Option("--once")]
Web = Annotated[bool, typer.Option("--web")]


@app.command(cls=Page)
def serve(context: typer.Context, once: Once = False, web: Web = False) -> int:
    """Do what falls due, until told to stop; with ``--once`` one round, and 1 where a duty could
    not be done. With a setting of the server, or ``--web``, people sign in there meanwhile."""
    terminal: Terminal = context.obj
    terminal.lasting = True
    with opened(terminal) as engine:
        database = engine.store.database
        if database.read_only:
            raise UnusableError(Unusable.READ_ONLY, database.file)
        journal = _Journal(engine, terminal)
        runner = Runner(engine, journal.write)
        if once:
            done = runner.round()
            while done and runner.more and not runner.failed:
                done = runner.round()
            runner.leave()
            if done:
                runner.note_round()
            return DONE if done and not runner.failed else REFUSED
        stop_on_signals(runner)
        with _listening(terminal, engine, web=web) as address:
            facts: dict[str, object] = {"db": shown(terminal.database)}
            begins = Line(what="begins", facts=facts)
            if address:
                begins = Line(what="begins_web", facts={**facts, "web": address})
            journal.write("serve", begins)
            runner.run()
        journal.write("serve", Line(what="ends"))
        return DONE


@contextmanager
def _listening(terminal: Terminal, engine: Engine, *, web: bool) -> Iterator[str | None]:
    """The server of accounts, where one is asked for; its address."""
    if not web and not door_asked():
        yield None
        return
    # Nobody else loads Django.
    from adapters.web.serving import WebServer  # noqa: PLC0415

    door = second_door(terminal.database)
    try:
        server = WebServer(door, engine, settings_of(engine.practice).mail)
    except OSError:
        raise Misuse("usage_port", value=str(door.port)) from None
    server.start()
    try:
        yield door.origin
    finally:
        server.stop()


class _Journal:
    """One line for each thing done, at once where it is read."""

    def __init__(self, engine: Engine, terminal: Terminal) -> None:
        self._engine = engine
        self._terminal = terminal

    def write(self, duty: str, line: Line) -> None:
        terminal, now = self._terminal, self._engine.now()
        if terminal.json:
            row = {"practice": bool(terminal.practice), **line_json(duty, line, now)}
            text = as_json(row)
        else:
            mark = f"[{terminal.word('practice')}] " if terminal.practice else ""
            text = mark + line_said(line, now, self._engine.names(), terminal.lang)
        terminal.write(text + "\n")
