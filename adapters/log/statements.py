"""Statements put into words once, and given to the driver as they stand.

What SQLAlchemy does at every execution costs several times what the database does. A command says
the same few statements each time: they are written against the tables, one code for both kinds of
database, and compiled when they are first said. Values and rows go to the driver and come from it
as they are, so nothing is said here that would have to be converted.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Any, Final, Literal, NamedTuple

from sqlalchemy import Connection, Table, bindparam, exc
from sqlalchemy.dialects import sqlite
from sqlalchemy.types import TypeEngine

#: Rows as the drivers give them.
Rows = Sequence[tuple[Any, ...]]
#: How many values one statement has at most: SQLite takes 32,766, PostgreSQL 65,535.
_VALUES: Final = 30_000


def _dialects(kind: str) -> Any:
    """What SQLAlchemy has for a kind of database; that for PostgreSQL takes long to load."""
    if kind != "postgresql":
        return sqlite
    from sqlalchemy.dialects import postgresql  # noqa: PLC0415

    return postgresql


@cache
def _dialect(kind: str) -> Any:
    """With values by their places, as both drivers take them."""
    named: Any = _dialects(kind)
    if kind == "postgresql":
        return named.psycopg.PGDialect_psycopg(paramstyle="format")
    return named.pysqlite.SQLiteDialect_pysqlite(paramstyle="qmark")


def insert_into(kind: str, table: Table) -> Any:
    """An insert that may say what becomes of rows that are there already: both kinds of database
    say it alike, each with a class of its own."""
    return _dialects(kind).insert(table)


def place(name: str, type_: TypeEngine[Any] | type[TypeEngine[Any]] | None = None) -> Any:
    """Where a value stands in a statement that is said again and again."""
    return bindparam(name, type_=type_, required=False)


class Statement:
    """A statement, for each kind of database in its own words."""

    def __init__(self, built: Any, *, answers: bool = False) -> None:
        """``built`` is the statement, or a function that builds it for a kind of database.
        ``answers``: whoever says it goes on with the rows that it gives."""
        self._built = built
        self.answers = answers
        self._words: dict[str, Words] = {}

    def words(self, kind: str) -> "Words":
        if kind not in self._words:
            built = self._built(kind) if callable(self._built) else self._built
            whole = {"render_postcompile": True}
            compiled = built.compile(dialect=_dialect(kind), compile_kwargs=whole)
            names = tuple(compiled.positiontup or ())
            self._words[kind] = Words(str(compiled), names, dict(compiled.params))
        return self._words[kind]

    def of(self, **values: Any) -> "Said":
        return Said(self, values)


class Words(NamedTuple):
    """What a driver is told."""

    text: str
    #: The names of the values, in their order.
    names: tuple[str, ...]
    #: The values that stand in the statement itself.
    known: Mapping[str, Any]


class Said(NamedTuple):
    """A statement and the values with which it is said: by their names, or in their order."""

    statement: Statement
    values: Mapping[str, Any] | Sequence[Any] = MappingProxyType({})


class Inserting:
    """Putting rows into a table, many by one statement."""

    def __init__(
        self,
        table: Table,
        *,
        taken: Literal["kept", "over"] | None = None,
        answers: bool = False,
        reckoned: Mapping[str, Callable[[Any], Any]] | None = None,
    ) -> None:
        """``taken`` says what becomes of a row whose key is there already: it is kept, or written
        over; else it is an error. ``answers``: those that are new answer with their keys.
        ``reckoned`` makes of the value of a column what the database is to reckon."""
        self._table, self._taken, self._reckoned = table, taken, reckoned or {}
        self._answers = answers
        self._most = _VALUES // len(table.columns)
        self._shapes: dict[tuple[int, tuple[str, ...]], tuple[Statement, tuple[str, ...]]] = {}

    def rows(self, rows: Sequence[Mapping[str, Any]]) -> Sequence[Said]:
        """What is said to put rows in; each has the same columns."""
        if not rows:
            return ()
        parts = (rows[start : start + self._most] for start in range(0, len(rows), self._most))
        return [self._said(part) for part in parts]

    def _said(self, rows: Sequence[Mapping[str, Any]]) -> Said:
        statement, names = self._shaped(len(rows), tuple(rows[0]))
        return Said(statement, [row[name] for row in rows for name in names])

    def _shaped(self, count: int, given: tuple[str, ...]) -> tuple[Statement, tuple[str, ...]]:
        shape = count, given
        if shape not in self._shapes:
            # as SQLAlchemy writes them down
            names = tuple(one.name for one in self._table.columns if one.name in given)
            statement = Statement(
                lambda kind: self._build(kind, count, names), answers=self._answers
            )
            self._shapes[shape] = statement, names
        return self._shapes[shape]

    def _build(self, kind: str, count: int, names: tuple[str, ...]) -> Any:
        columns = self._table.columns
        values = []
        for row in range(count):
            bound = {name: place(f"{name}_{row}", columns[name].type) for name in names}
            values.append(
                {name: self._reckoned.get(name, _itself)(value) for name, value in bound.items()}
            )
        statement = insert_into(kind, self._table).values(values)
        keys = list(self._table.primary_key.columns)
        if self._taken == "kept":
            statement = statement.on_conflict_do_nothing()
        if self._taken == "over":
            rest = {
                one.name: statement.excluded[one.name] for one in columns if not one.primary_key
            }
            statement = statement.on_conflict_do_update(index_elements=keys, set_=rest)
        return statement.returning(*keys) if self._answers else statement


def _itself(value: Any) -> Any:
    return value


def say(connection: Connection, said: Sequence[Said]) -> list[Rows]:
    """Say statements in their order; the rows that each of them gives.

    PostgreSQL is told several in one round trip: it leaves out what follows on one that failed.
    """
    raw: Any = connection.connection.dbapi_connection
    kind = connection.dialect.name
    # Whoever listens to what SQLAlchemy says hears this, too.
    heard = connection.dispatch.before_cursor_execute

    def told(one: Said) -> Any:
        text, values = words_of(kind, one)
        cursor = raw.cursor()
        if heard:
            heard(connection, cursor, text, values, None, False)
        cursor.execute(text, values)
        return cursor

    try:
        if len(said) > 1 and kind == "postgresql":
            with raw.pipeline():
                cursors = list(map(told, said))
            return list(map(_rows, cursors))
        return [_rows(told(one)) for one in said]
    except connection.dialect.loaded_dbapi.Error as error:
        raise _wrapped(connection, raw, error) from error


def words_of(kind: str, said: Said) -> tuple[str, tuple[Any, ...]]:
    """What a driver is told, and the values in their order."""
    text, names, known = said.statement.words(kind)
    values = said.values
    if isinstance(values, Mapping):
        values = [values[name] if name in values else known[name] for name in names]
    return text, tuple(values)


def _rows(cursor: Any) -> Rows:
    return cursor.fetchall() if cursor.description else ()


def _wrapped(connection: Connection, raw: Any, error: Exception) -> exc.DBAPIError:
    """An error of the driver as SQLAlchemy gives it, without the values of the statement."""
    first = error
    # What failed first is behind what was left out because of it.
    while type(first).__name__ == "PipelineAborted" and first.__context__ is not None:
        assert isinstance(first.__context__, Exception)
        first = first.__context__
    dialect: Any = connection.dialect
    lost = dialect.is_disconnect(first, raw, None)
    if lost:
        connection.invalidate(first)
        # What else lies in the pool was lost with the same server.
        connection.engine.dispose(close=False)
    wrapped = exc.DBAPIError.instance(
        None,
        None,
        first,
        dialect.loaded_dbapi.Error,
        hide_parameters=True,
        connection_invalidated=lost,
        dialect=dialect,
    )
    assert isinstance(wrapped, exc.DBAPIError)
    return wrapped
