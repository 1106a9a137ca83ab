"""A worker: the duties on one of several machines."""

import sys
from typing import Annotated

import typer

from adapters.cli.celery import celery_of
from adapters.cli.errors import Misuse
from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

#: Tasks at once on one machine: a duty is mostly waiting for the database or a mail server.
CONCURRENCY = 2

Concurrency = Annotated[int, typer.Option("--concurrency", min=1, max=64, metavar="SỐ")]
Queues = Annotated[str | None, typer.Option("--queues", metavar="HÀNG_ĐỢI")]


@app.command(cls=Page)
def worker(
    context: typer.Context, concurrency: Concurrency = CONCURRENCY, queues: Queues = None
) -> None:
    """Do what falls due, until told to stop. Several machines may."""
    terminal: Terminal = context.obj
    celery = celery_of(terminal)
    names = {queue.name for queue in celery.conf.task_queues}
    asked = [name.strip() for name in queues.split(",")] if queues else sorted(names)
    _check_queues(asked, names)
    terminal.show(terminal.word("worker_begins", queues=", ".join(asked)))
    celery.Worker(
        pool_cls="prefork" if sys.platform != "win32" else "solo",
        concurrency=concurrency,
        queues=asked,
        loglevel="WARNING",
        without_gossip=True,
        without_mingle=True,
        quiet=True,
    ).start()


def _check_queues(asked: list[str], known: set[str]) -> None:
    for name in asked:
        if name not in known:
            raise Misuse("usage_queue", value=name, known=", ".join(sorted(known)))
