"""The command line, one of the two doors.

Modules that load the engine are imported inside the commands, so that a page of help is quick.
"""

from adapters.cli import (
    act,
    audit,
    backfill,
    begin,
    calendar,
    contacts,
    erase,
    histories,
    inbox,
    look,
    models,
    notices,
    notices_acts,
    reconcile,
    replay,
    rulebook,
    schema,
    serve,
    several,
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
    "contacts",
    "erase",
    "histories",
    "inbox",
    "look",
    "main",
    "models",
    "notices",
    "notices_acts",
    "reconcile",
    "replay",
    "rulebook",
    "schema",
    "serve",
    "several",
    "whatif",
]


def main() -> None:
    """Run the command line."""
    app()
