"""Connections to a database, with the settings on which the log relies.

SQLite is driven by ``pysqlite3`` where it is installed, because it brings its own SQLite; else by
the standard module with whatever SQLite the system has. Transactions are begun by us: the driver
of SQLite would begin one only before the first change, and the write lock is wanted before the
first read; that of PostgreSQL would do so in a round trip of its own within a pipeline. A
connection that was lost while nobody used it is noticed at BEGIN, and replaced.
"""

import logging
import os
import random
import time
from collections.abc import Collection
from pathlib import Path
from types import ModuleType
from typing import Any, Final, Literal
from urllib.parse import quote

import msgspec
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from adapters.log.statements import Said, Statement, say
from domain.values.names import nearest
from domain.values.refusal import Refusal

try:
    import pysqlite3 as sqlite
except ImportError:  # where it has no wheel
    import sqlite3 as sqlite

#: Seconds for which SQLite itself waits for a lock.
BUSY_TIMEOUT: Final = 5.0
#: How often the kind of journal is set, where others open the file at the same moment.
JOURNAL_TRIES: Final = 20
#: The first SQLite whose write-ahead log cannot lose a commit to a concurrent reset.
WAL_SAFE: Final = (3, 51, 3)
#: The first SQLite with RETURNING.
OLDEST: Final = (3, 35, 0)
WRITES: Final = "thidua_writes"
SNAPSHOT: Final = "thidua_snapshot"
#: Whoever uses the connection says BEGIN with the first statement.
PUT_OFF: Final = "thidua_put_off"


class StorageWarning(msgspec.Struct, frozen=True):
    """Something about the database that its operator should be told at start-up."""

    code: Literal["rollback_journal"]
    #: The version of SQLite in use.
    found: str
    #: The version from which the warning goes away.
    wanted: str


def url_of(address: str | URL) -> URL:
    """The address of a database: a URL of SQLite or PostgreSQL.

    ``postgresql://`` means psycopg 3. Raises ``Refusal``: ``database_address`` for any other kind,
    ``database_option_unknown`` for what stands behind a ``?`` and is no option of the driver.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError):
        # what was given may hold a password, so it is not repeated
        raise Refusal("database_address") from None
    kind = url.drivername.partition("+")[0]
    if kind == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
        if url.query:
            _check_options(url, _postgresql_options())
            _check_hosts(url)
        return url
    if (
        kind == "sqlite"
        and url.database
        and url.database != ":memory:"
        and "\0" not in url.database
    ):
        _check_options(url, ())
        return url.set(drivername="sqlite")
    raise Refusal("database_address", value=url.render_as_string(hide_password=True))


def _check_options(url: URL, known: Collection[str]) -> None:
    for option in url.query:
        if option not in known:
            close = nearest(option, sorted(known))
            raise Refusal("database_option_unknown", value=option, nearest=close)


def _check_hosts(url: URL) -> None:
    """Servers and ports may stand among the options, too."""
    try:
        url.get_dialect()().create_connect_args(url)
    except (ArgumentError, ValueError):
        raise Refusal("database_address") from None


def _postgresql_options() -> frozenset[str]:
    """What the driver's own library takes."""
    from psycopg import pq  # noqa: PLC0415  # needed for PostgreSQL only

    known = (option.keyword.decode() for option in pq.Conninfo.get_defaults())
    # The address has its own places for these, and an option may be printed.
    return frozenset(known) - {"user", "password", "dbname", "sslpassword"}


def is_read_only(file: Path) -> bool:
    """Whether nothing can be written into a file or beside it."""
    return file.exists() and not (os.access(file, os.W_OK) and os.access(file.parent, os.W_OK))


def left_over(file: Path) -> Path | None:
    """What stands beside a database and is not in it yet: the file that is lost without it."""
    for ending in ("-wal", "-journal"):
        beside = file.with_name(file.name + ending)
        try:
            if beside.stat().st_size:
                return beside
        except OSError:
            continue
    return None


def sqlite_file(url: URL) -> Path | None:
    """The file of an SQLite database; none for PostgreSQL."""
    return Path(url.database) if url.get_backend_name() == "sqlite" and url.database else None


def sqlite_driver() -> ModuleType:
    driver: ModuleType = sqlite
    return driver


def warnings_of(url: URL, driver: ModuleType) -> tuple[StorageWarning, ...]:
    """What the operator should be told about this database with this driver."""
    if sqlite_file(url) is None or driver.sqlite_version_info >= WAL_SAFE:
        return ()
    wanted = ".".join(map(str, WAL_SAFE))
    return (StorageWarning("rollback_journal", driver.sqlite_version, wanted),)


def open_engine(url: URL, driver: ModuleType, *, immutable: bool = False) -> Engine:
    """An engine with the settings that the log relies on. Connects to nothing yet.

    No error repeats the values of a statement: they may be texts that are kept out of every log.
    PostgreSQL: READ COMMITTED, so that a statement after a wait sees what was waited for, and for
    connections with the option ``SNAPSHOT`` all of it as at their first statement.
    SQLite: see :func:`_set_up`; ``BEGIN IMMEDIATE`` for connections with the option ``WRITES``;
    ``immutable`` for a file that nobody can change.
    """
    file = sqlite_file(url)
    if file is None:
        # Of a pipeline that fails it prints, on whatever terminal, what it leaves out because of
        # what is raised.
        logging.getLogger("psycopg").addHandler(logging.NullHandler())
        engine = create_engine(url, hide_parameters=True)
        event.listen(engine, "connect", _set_up_postgresql)
        event.listen(engine, "begin", _begin_postgresql)
        return engine
    if driver.sqlite_version_info < OLDEST:
        raise RuntimeError(f"SQLite {driver.sqlite_version} is too old: 3.35 is needed")
    if immutable:
        engine = _engine_on(url, file, driver)
        event.listen(engine, "begin", _begin)
        return engine
    engine = create_engine(
        url, module=driver, connect_args={"timeout": BUSY_TIMEOUT}, hide_parameters=True
    )
    journal = "WAL" if driver.sqlite_version_info >= WAL_SAFE else "DELETE"

    def set_up(connection: Any, _: object) -> None:
        _set_up(connection, journal)

    event.listen(engine, "connect", set_up)
    event.listen(engine, "begin", _begin)
    return engine


def _engine_on(url: URL, file: Path, driver: ModuleType) -> Engine:
    """An engine on a file that is read as it lies there: SQLite would write beside it otherwise,
    even to read."""
    place = f"file:{quote(str(file.absolute()))}?immutable=1"

    def connect() -> Any:
        return driver.connect(place, uri=True, isolation_level=None)

    return create_engine(url, module=driver, creator=connect, hide_parameters=True)


def _set_up(connection: Any, journal: str) -> None:
    connection.isolation_level = None
    _set_journal(connection, journal)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA foreign_keys=ON")


def _set_journal(connection: Any, journal: str) -> None:
    """Several may open a new file at once, and SQLite does not wait for this lock by itself."""
    for left in reversed(range(JOURNAL_TRIES)):
        # Asked first: setting the mode again, even to the same, may meet a lock.
        if connection.execute("PRAGMA journal_mode").fetchone()[0].upper() == journal:
            return
        try:
            connection.execute(f"PRAGMA journal_mode={journal}")
        except Exception as error:  # whichever driver's
            if not left or "is locked" not in str(error):
                raise
            time.sleep(random.uniform(0, 0.1))


def _set_up_postgresql(connection: Any, _: object) -> None:
    connection.autocommit = True


_BEGIN: Final = Said(Statement(text("BEGIN")))
_BEGIN_IMMEDIATE: Final = Said(Statement(text("BEGIN IMMEDIATE")))


def _begin_postgresql(connection: Connection) -> None:
    options = connection.get_execution_options()
    if not options.get(PUT_OFF, False):
        level = "REPEATABLE READ" if options.get(SNAPSHOT, False) else "READ COMMITTED"
        connection.exec_driver_sql(f"BEGIN ISOLATION LEVEL {level}")


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(WRITES, False)
    say(connection, [_BEGIN_IMMEDIATE if writes else _BEGIN])
