"""Statements taken down at the driver, underneath everything that could leave one out.

What a command asks and writes is counted as the database gets it: each row of an ``executemany``,
each statement of a pipeline.
"""

import re
import sqlite3
import tempfile
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import IO, Any, Final, NamedTuple

from sqlalchemy import Engine, event

from adapters.log.connect import sqlite_driver

WRITING: Final = ("INSERT", "UPDATE", "DELETE")
_WRITES_IN: Final = re.compile(r"\b(INSERT INTO|UPDATE \w+ SET|DELETE FROM)\b")
#: Begin and end a transaction; not counted.
_BOUNDS: Final = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


class Said(NamedTuple):
    """One statement as the driver got it, with one row of values."""

    statement: str
    values: Any

    @property
    def writes(self) -> bool:
        first = _first_word(self.statement)
        return first in WRITING or (first == "WITH" and bool(_WRITES_IN.search(self.statement)))


class Notes:
    """What was said to a database, and by which transactions it was written."""

    def __init__(self) -> None:
        self.all: list[Said] = []
        #: The writing statements of each transaction that was committed.
        self.transactions: list[list[Said]] = []
        #: To files, where somebody measures it.
        self.bytes_written = 0
        self._open: list[Said] = []
        self._traces: list[IO[str]] = []
        self._trips_before = 0

    def said(self, statement: str, rows: Iterable[Any]) -> None:
        word = _first_word(statement)
        if word == "COMMIT":
            self.committed()
        elif word == "ROLLBACK":
            self._open = []
        elif word not in _BOUNDS:
            for values in rows:
                one = Said(statement, values)
                self.all.append(one)
                if one.writes:
                    self._open.append(one)

    def committed(self) -> None:
        if self._open:
            self.transactions.append(self._open)
        self._open = []

    def rolled_back(self) -> None:
        self._open = []

    def forget(self) -> None:
        self.all, self.transactions, self._open = [], [], []
        self._trips_before += self.round_trips

    def trace(self, connection: Any) -> None:
        """Let a connection of PostgreSQL write down its messages (Linux only)."""
        kept = tempfile.TemporaryFile("w+")  # noqa: SIM115  (as long as the connection)
        self._traces.append(kept)
        connection.pgconn.trace(kept.fileno())

    @property
    def round_trips(self) -> int:
        """How often a server of PostgreSQL was told something and then waited for."""
        return sum(map(_turns, self._traces)) - self._trips_before


def _turns(trace: IO[str]) -> int:
    """What was sent ends where the next message comes back."""
    trace.seek(0)
    # With moments before them: "2026-11-30 22:00:00.000000<TAB>F<TAB>10<TAB>Query…".
    told = [line.split("\t")[1] for line in trace if line.count("\t") >= 2]
    return sum(one == "F" and other == "B" for one, other in pairwise(told))


def note(engine: Engine) -> Notes:
    """Take down what is said over every connection of an engine that is opened from now on."""
    notes = Notes()
    engine.dispose()

    def connect(dialect: Any, _: object, given: list[Any], named: dict[str, Any]) -> Any:
        if dialect.name == "sqlite":
            named["factory"] = _sqlite_connection(notes)
            return None
        return _postgresql_connection(notes, *given, **named)

    event.listen(engine, "do_connect", connect)
    return notes


def _sqlite_connection(notes: Notes) -> type:
    driver: Any = sqlite_driver()

    class NotedCursor(driver.Cursor):  # type: ignore[misc]
        def execute(self, statement: str, values: Sequence[Any] = ()) -> Any:
            notes.said(statement, [values])
            return super().execute(statement, values)

        def executemany(self, statement: str, rows: Iterable[Any]) -> Any:
            kept = list(rows)
            notes.said(statement, kept)
            return super().executemany(statement, kept)

        def executescript(self, script: str) -> Any:
            raise AssertionError(f"statements in one string: {script}")

    class NotedConnection(driver.Connection):  # type: ignore[misc]
        def cursor(self, factory: Any = NotedCursor) -> Any:
            return super().cursor(factory)

        def execute(self, *given: Any) -> Any:
            return self.cursor().execute(*given)

        def executemany(self, *given: Any) -> Any:
            return self.cursor().executemany(*given)

        def commit(self) -> None:
            notes.committed()
            super().commit()

        def rollback(self) -> None:
            notes.rolled_back()
            super().rollback()

    return NotedConnection


def _postgresql_connection(notes: Notes, *given: Any, **named: Any) -> Any:
    import psycopg  # noqa: PLC0415  (only with PostgreSQL)

    class NotedCursor(psycopg.Cursor[Any]):
        def execute(self, query: Any, params: Any = None, **given: Any) -> Any:
            notes.said(_text(query), [params])
            return super().execute(query, params, **given)

        def executemany(self, query: Any, params_seq: Any, **given: Any) -> Any:
            kept = list(params_seq)
            notes.said(_text(query), kept)
            return super().executemany(query, kept, **given)

    class NotedConnection(psycopg.Connection[Any]):
        def commit(self) -> None:
            notes.committed()
            super().commit()

        def rollback(self) -> None:
            notes.rolled_back()
            super().rollback()

    opened = NotedConnection.connect(*given, **named, cursor_factory=NotedCursor)
    notes.trace(opened)
    return opened


def _text(query: Any) -> str:
    return query if isinstance(query, str) else bytes(query).decode()


def _first_word(statement: str) -> str:
    return statement.split(None, 1)[0].upper()


def size_of(values: Any) -> int:
    """Bytes of the values of a statement; numbers as eight."""
    if isinstance(values, dict):
        return sum(map(size_of, values.values()))
    if isinstance(values, (list, tuple)):
        return sum(map(size_of, values))
    if isinstance(values, str):
        return len(values.encode())
    return len(values) if isinstance(values, (bytes, memoryview)) else 8


def by_hand(connection: sqlite3.Connection, transactions: Sequence[Sequence[Said]]) -> None:
    """Write the rows again, each transaction in one of its own, and nothing else."""
    for transaction in transactions:
        connection.execute("BEGIN IMMEDIATE")
        for said in transaction:
            connection.execute(said.statement, said.values).fetchall()
        connection.execute("COMMIT")
