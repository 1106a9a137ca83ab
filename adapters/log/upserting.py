"""Inserting rows that may be there already, as each kind of database says it.

Both say it alike, each with a class of its own, and the classes of PostgreSQL take long to load.
"""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects import sqlite


def inserting(connection: Connection) -> Any:
    """The insert of the database of a connection: a function of the table."""
    if connection.dialect.name != "postgresql":
        return sqlite.insert
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415

    return postgresql.insert


def upsert(connection: Connection, table: Table) -> Any:
    """Insert rows, or change those whose keys are there already. Made once for each table."""
    return _upsert(inserting(connection), table)


@cache
def _upsert(insert: Any, table: Table) -> Any:
    statement = insert(table)
    keys = [column.name for column in table.primary_key.columns]
    rest = {
        column.name: getattr(statement.excluded, column.name)
        for column in table.columns
        if column.name not in keys
    }
    return statement.on_conflict_do_update(index_elements=keys, set_=rest)
