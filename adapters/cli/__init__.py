"""The command line, one of the two doors.

Modules that load the engine are imported inside the commands, so that a page of help is quick.
"""

from adapters.cli import (
    act,
    audit,
    backfill,
    begin,
    calendar,
    celery_processes,
    contacts,
    erase,
    histories,
    inbox,
    look,
    notices,
    notices_acts,
    papers,
    read_models,
    reconcile,
    replay,
    rulebook,
    schema,
    serve,
    whatif,
)
from adapters.cli.frame import app

__all__ = [
    "act",
    "app",
    "audit",
    "backfill",
    "begin",
    "calendar",
    "celery_processes",
    "contacts",
    "erase",
    "histories",
    "inbox",
    "look",
    "main",
    "notices",
    "notices_acts",
    "papers",
    "read_models",
    "reconcile",
    "replay",
    "rulebook",
    "schema",
    "serve",
    "whatif",
]


def main() -> None:
    """Run the command line."""
    app()
