"""Statements taken down at the driver, underneath everything that could leave one out.

What a command asks and writes is counted as the database gets it: each row of an ``executemany``,
each statement of a pipeline.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, NamedTuple

from sqlalchemy import Engine, event

from adapters.log.connect import sqlite_driver

WRITING: Final = ("INSERT", "UPDATE", "DELETE")
#: Begin and end a transaction; not counted.
_BOUNDS: Final = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")


class Said(NamedTuple):
    """One statement as the driver got it, with one row of values."""

    statement: str
    values: Any

    @property
    def writes(self) -> bool:
        return _first_word(self.statement) in WRITING


class Notes:
    """What was said to a database, and by which transactions it was written."""

    def __init__(self) -> None:
        self.all: list[Said] = []
        #: The writing statements of each transaction that was committed.
        self.transactions: list[list[Said]] = []
        #: To files, where somebody measures it.
        self.bytes_written = 0
        self._open: list[Said] = []

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


def note(engine: Engine) -> Notes:
    """Take down what is said over every connection of an engine that is opened from now on."""
    notes = Notes()
    engine.dispose()
    sides: dict[str, Callable[[dict[str, Any], Notes], None]] = {
        "sqlite": _note_sqlite,
        "postgresql": _note_postgresql,
    }

    def connect(dialect: Any, _: object, __: object, named: dict[str, Any]) -> None:
        sides[dialect.name](named, notes)

    event.listen(engine, "do_connect", connect)
    return notes


def _note_sqlite(named: dict[str, Any], notes: Notes) -> None:
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

    named["factory"] = NotedConnection


def _note_postgresql(named: dict[str, Any], notes: Notes) -> None:
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

    named["cursor_factory"] = NotedCursor
    named["connection_class"] = NotedConnection


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
