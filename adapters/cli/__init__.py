"""The command line, one of the two doors.

Modules that load the engine are imported inside the commands, so that a page of help is quick.
"""

from adapters.cli import act, backfill, begin, look, reconcile, replay, rulebook, schema, whatif
from adapters.cli.frame import app

__all__ = [
    "act",
    "app",
    "backfill",
    "begin",
    "look",
    "main",
    "reconcile",
    "replay",
    "rulebook",
    "schema",
    "whatif",
]


def main() -> None:
    """Run the command line."""
    app()
