"""One database and the units of work on it."""

import random
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import ModuleType
from typing import Final

from sqlalchemy import URL, Connection, RootTransaction, exc, text

from adapters.log.connect import (
    PUT_OFF,
    SNAPSHOT,
    WRITES,
    is_read_only,
    left_over,
    open_engine,
    sqlite_driver,
    sqlite_file,
    url_of,
    warnings_of,
)
from adapters.log.errors import ContentionError, is_busy, translated
from adapters.log.statements import Rows, Said, Statement, say

#: How often the write lock of SQLite is asked for, each time for ``BUSY_TIMEOUT`` seconds.
LOCK_TRIES: Final = 3
#: Seconds for which a thread waits for the other writers of its own process.
TURN_TIMEOUT: Final = 30.0


class UnitOfWork:
    """An open transaction, and what is to happen when it has been committed."""

    def __init__(self, database: "Database", connection: Connection) -> None:
        """Begin. On PostgreSQL that is said with whatever is said first."""
        self.database = database
        self._connection = connection.execution_options(**{WRITES: True, PUT_OFF: True})
        self._transaction = _begin(self._connection)
        self.kind = connection.dialect.name
        #: Whether it is PostgreSQL, where others write at the same time.
        self.on_server = self.kind == "postgresql"
        #: What is said together with the next question, or with COMMIT.
        self._left = [_BEGIN] if self.on_server else []
        #: Somebody else reads and writes over this connection, too: nothing is put off.
        self._shared = False
        #: Called in order once everything is stored; never after a rollback.
        self.after_commit: list[Callable[[], None]] = []
        #: Asked over a fresh connection, where the reply to COMMIT was lost, whether it was done.
        self.was_stored: Callable[[Connection], bool] = lambda _: False
        #: An inner part has failed: what is left must not be committed.
        self.doomed = False

    @property
    def connection(self) -> Connection:
        """The open connection. Once it has been given away nothing is put off any more."""
        self._shared = True
        self.ask()
        return self._connection

    def ask(self, *said: Said) -> list[Rows]:
        """Say statements now, in one round trip with what was put off; what they answer."""
        left, self._left = self._left, []
        if not left and not said:
            return []
        try:
            return say(self._connection, (*left, *said))[len(left) :]
        except exc.DBAPIError as error:
            if not error.connection_invalidated or left[:1] != [_BEGIN] or _COMMIT in said:
                raise
        # It was lost while nobody used it: nothing has been done over it yet.
        self._transaction.rollback()
        self._transaction = _begin(self._connection)
        return say(self._connection, (*left, *said))[len(left) :]

    def write(self, said: Iterable[Said]) -> None:
        """Say statements whose answers nobody waits for, at the latest with COMMIT."""
        self._left.extend(said)
        if self._shared:
            self.ask()

    def commit(self) -> None:
        """Say what was put off, and commit it in the same round trip where it takes one."""
        if self._left != [_BEGIN]:
            self.ask(*([_COMMIT] if self.on_server else ()))
        self._transaction.commit()


_BEGIN: Final = Said(Statement(text("BEGIN ISOLATION LEVEL READ COMMITTED")))
_COMMIT: Final = Said(Statement(text("COMMIT")))
_OPEN: ContextVar[tuple[UnitOfWork, ...]] = ContextVar("open units of work", default=())
_SNAPSHOTS: ContextVar[tuple[tuple["Database", Connection], ...]] = ContextVar(
    "open snapshots", default=()
)


class Database:
    """A database behind one engine. Close it when done."""

    def __init__(self, address: str | URL, *, driver: ModuleType | None = None) -> None:
        """Open the database of a URL; nothing is connected, created or checked yet.

        ``driver`` is the SQLite module to use in place of the best that is installed.
        """
        url, driver = url_of(address), driver or sqlite_driver()
        self.file = sqlite_file(url)
        #: Nothing can be stored in it: it lies on a medium, or under rights, that forbid it.
        self.read_only = self.file is not None and is_read_only(self.file)
        self.warnings = warnings_of(url, driver)
        # What stands beside the file and not in it yet would be passed over.
        immutable = self.read_only and self.file is not None and left_over(self.file) is None
        self.engine = open_engine(url, driver, immutable=immutable)
        # SQLite has one writer at a time, and between processes it polls; threads queue here.
        self._turn = threading.Lock() if self.file else None

    def close(self) -> None:
        self.engine.dispose()

    def current(self) -> UnitOfWork | None:
        """The unit of work in which the caller stands."""
        return next((work for work in reversed(_OPEN.get()) if work.database is self), None)

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection to read from: that of the unit of work or of the snapshot, where there
        is one."""
        work = self.current()
        held = next((one for database, one in _SNAPSHOTS.get() if database is self), None)
        with translated(self.file):
            if work is not None:
                held = work.connection
            if held is not None:
                yield held
                return
            with self.engine.connect() as connection:
                _begin(connection)
                yield connection

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """All that is read within is of one moment, whatever others write meanwhile."""
        if self.current() is not None or any(one is self for one, _ in _SNAPSHOTS.get()):
            yield
            return
        # A transaction of SQLite reads what stood when it read first.
        with translated(self.file), self.engine.connect() as plain:
            connection = plain.execution_options(**{SNAPSHOT: True})
            _begin(connection)
            token = _SNAPSHOTS.set((*_SNAPSHOTS.get(), (self, connection)))
            try:
                yield
            finally:
                _SNAPSHOTS.reset(token)

    @contextmanager
    def write(self) -> Iterator[UnitOfWork]:
        """A unit of work, or the one in which the caller already stands.

        The outermost commits, and then calls what waits for the commit. Any exception that
        passes through leaves nothing behind, also one that is caught further out. Raises
        :class:`ContentionError` where the database stays busy or goes away. Where only the reply
        to COMMIT was lost, the database is asked whether it was done.
        """
        outer = self.current()
        with translated(self.file):
            if outer is not None:
                with _dooming(outer):
                    yield outer
                return
            with self._in_turn(), self.engine.connect() as connection:
                work = UnitOfWork(self, connection)
                token = _OPEN.set((*_OPEN.get(), work))
                try:
                    yield work
                finally:
                    _OPEN.reset(token)
                if work.doomed:
                    raise RuntimeError("a part of this unit of work has failed")
                self._commit(work)
        for call in work.after_commit:
            call()

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=TURN_TIMEOUT):
            raise ContentionError("another thread keeps the database")
        try:
            yield
        finally:
            self._turn.release()

    def _commit(self, work: UnitOfWork) -> None:
        try:
            work.commit()
        except exc.DBAPIError as error:
            if not error.connection_invalidated:
                raise
            with self.engine.connect() as fresh:
                if not work.was_stored(fresh):
                    raise


@contextmanager
def _dooming(work: UnitOfWork) -> Iterator[None]:
    try:
        yield
    except BaseException:
        work.doomed = True
        raise


def _begin(connection: Connection) -> RootTransaction:
    for _ in range(LOCK_TRIES - 1):
        try:
            return connection.begin()
        except exc.OperationalError as error:
            if not is_busy(error):
                raise
            # Those who were turned away together must not come back together.
            time.sleep(random.uniform(0, 0.1))
    return connection.begin()
