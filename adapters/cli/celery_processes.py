"""The duties on several machines: workers, and the beat that wakes them."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from adapters.cli.frame import Page, app
from adapters.cli.terminal import Terminal

if TYPE_CHECKING:
    from celery import Celery

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
    celery = _application(terminal)
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


@app.command(cls=Page)
def beat(context: typer.Context) -> None:
    """Wake the workers from time to time, until told to stop. One is enough; two do no harm."""
    from celery.apps.beat import Beat

    terminal: Terminal = context.obj
    celery = _application(terminal)
    terminal.show(terminal.word("beat_begins"))
    Beat(app=celery, loglevel="WARNING", quiet=True, schedule=None).run()


def _application(terminal: Terminal) -> "Celery":
    """The application on the database and the broker that the settings name.

    Raises ``Refusal``: ``needs_postgresql``, ``broker_unreachable``.
    """
    import os

    from adapters.cli.databases import opened
    from adapters.delivery.settings import BROKER
    from domain.values.refusal import Refusal
    from workers.celery_app import BROKER_DEFAULT, make_app

    with opened(terminal) as engine:
        dialect = engine.store.database.engine.dialect.name
        if dialect != "postgresql":
            raise Refusal("needs_postgresql", database=dialect)
        celery = make_app(os.environ.get(BROKER, BROKER_DEFAULT), terminal.database)
        try:
            with celery.connection_for_write() as connection:
                connection.ensure_connection(max_retries=1, interval_start=0.2)
                place = connection.as_uri()
        except Exception as error:
            place = celery.connection_for_write().as_uri()
            raise Refusal("broker_unreachable", where=place, setting=BROKER) from error
    return celery


def _check_queues(asked: list[str], known: set[str]) -> None:
    from adapters.cli.errors import Misuse

    for name in asked:
        if name not in known:
            raise Misuse("usage_queue", value=name, known=", ".join(sorted(known)))
