"""The Celery application on the database and the broker that the settings name."""

import os

from celery import Celery

from adapters.cli.databases import opened
from adapters.cli.terminal import Terminal
from adapters.delivery.settings import BROKER
from domain.values.refusal import Refusal
from workers.celery_app import BROKER_DEFAULT, make_app


def celery_of(terminal: Terminal) -> Celery:
    """The application, where both can be reached.

    Raises ``Refusal``: ``needs_postgresql``, ``broker_unreachable``.
    """
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
