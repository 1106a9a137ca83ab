"""The beat, which wakes the workers of several machines."""

import typer
from celery.apps.beat import Beat

from adapters.cli.celery import celery_of
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal


@app.command(cls=Page)
def beat(context: typer.Context) -> None:
    """Wake the workers from time to time, until told to stop. One is enough; two do no harm."""
    terminal: Terminal = context.obj
    celery = celery_of(terminal)
    terminal.show(terminal.word("beat_begins"))
    Beat(app=celery, loglevel="WARNING", quiet=True, schedule=None).run()
