"""The command line, one of the two doors.

A command's module is loaded when the command is typed, so that a page of help is quick.
"""

from adapters.cli.frame import app

__all__ = ["app", "main"]


def main() -> None:
    """Run the command line."""
    app()
