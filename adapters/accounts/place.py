"""Where accounts are kept: a file beside that of the events, or a schema of its own."""

from pathlib import Path
from typing import Final

from sqlalchemy import URL

from adapters.log.connect import sqlite_file

#: The schema of the accounts' tables in a PostgreSQL database.
SCHEMA: Final = "accounts"


def accounts_file(database: URL) -> Path | None:
    """``thidua.db`` → ``thidua.accounts.db``; none on PostgreSQL."""
    events = sqlite_file(database)
    return None if events is None else events.with_name(f"{events.stem}.accounts.db")
