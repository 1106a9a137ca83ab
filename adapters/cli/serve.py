"""The background work of one machine."""

from typing import Annotated

import typer

from adapters.bootstrap import Engine
from adapters.cli.addresses import shown
from adapters.cli.databases import opened
from adapters.cli.errors import DONE, REFUSED
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal, as_json
from adapters.log.errors import Unusable, UnusableError
from adapters.pages.worked import line_json, line_said
from workers.duties import Line
from workers.runner import Runner, stop_on_signals

Once = Annotated[bool, typer.Option("--once")]


@app.command(cls=Page)
def serve(context: typer.Context, once: Once = False) -> int:
    """Do what falls due, until told to stop; with ``--once`` one round, and 1 where a duty could
    not be done."""
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
        journal.write("serve", Line(what="begins", facts={"db": shown(terminal.database)}))
        runner.run()
        journal.write("serve", Line(what="ends"))
        return DONE


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
