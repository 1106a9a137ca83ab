"""Databases to measure on."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from adapters.log.database import Database
from tests.postgres import serving


@contextmanager
def fresh(kind: str) -> Iterator[Database]:
    """A fresh database, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        if kind == "sqlite":
            database = Database(f"sqlite:///{Path(folder, 'country.sqlite')}")
            yield database
            database.close()
            return
        with serving() as server:
            database = Database(server.create())
            yield database
            database.close()
