"""The practice year of the command line, and a mail server."""

from tests.cli.conftest import played, scoring
from tests.delivery.conftest import sink

__all__ = ["played", "scoring", "sink"]
