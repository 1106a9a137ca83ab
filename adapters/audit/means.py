"""By which means whoever acted had signed in: what the journal of accounts holds of acts.

It is no part of the record: an act by the command line has no line there, and who may not read all
of a year is told nothing of how others sign in.
"""

import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlalchemy import text

from adapters.accounts.place import SCHEMA, accounts_file
from adapters.log.store import LogStore
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId

#: The command's id stands first, then its stream.
_OF_ACTS: Final = "SELECT subject, means FROM {} WHERE what = 'act' AND subject LIKE {}"
_TABLE: Final = "accounts_entry"
_NOTHING: Final[Mapping[UUID, str]] = MappingProxyType({})


def means_of_acts(store: LogStore, stream: StreamId) -> Mapping[UUID, str]:
    """By command, how its account had signed in: ``spoken_code+totp``; as far as that is known and
    the reader reads all of the year."""
    state = store.stands(stream)
    whole = store.sight(state).whole if isinstance(state, Cycle) else store.reader.is_operator
    if not whole:
        return _NOTHING
    rows = _in_file(store, stream) if store.database.file else _in_schema(store, stream)
    return {UUID(subject.partition(" ")[0]): means for subject, means in rows if means}


def _in_file(store: LogStore, stream: StreamId) -> Iterable[tuple[str, str]]:
    file = accounts_file(store.database.engine.url)
    if file is None or not file.is_file():
        return ()
    address = f"{file.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True)) as connection:
        try:
            return connection.execute(_OF_ACTS.format(_TABLE, "?"), (f"% {stream}",)).fetchall()
        except sqlite3.OperationalError:  # no table yet, or somebody holds the file
            return ()


def _in_schema(store: LogStore, stream: StreamId) -> Iterable[tuple[str, str]]:
    table = f"{SCHEMA}.{_TABLE}"
    with store.database.read() as connection:
        if connection.scalar(text("SELECT to_regclass(:table)"), {"table": table}) is None:
            return ()
        found = connection.execute(
            text(_OF_ACTS.format(table, ":stream")), {"stream": f"% {stream}"}
        )
        return [(row.subject, row.means) for row in found]
