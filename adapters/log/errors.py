"""What a database can answer instead of storing, as exceptions of both contracts.

The library wants its own tree (``eventsourcing.persistence``), the engine wants
:class:`workflows.ports.WriteConflictError`. The two that may be tried again are both.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from eventsourcing import persistence
from sqlalchemy import exc

from domain.phrasing import one_line
from domain.record import StreamId
from workflows.ports import WriteConflictError

#: PostgreSQL: serialization failure, deadlock, lock not available, admin shutdown, starting up.
_TRY_AGAIN: Final = frozenset({"40001", "40P01", "55P03", "57P01", "57P03"})
_UNIQUE: Final = "23505"
_DENIED: Final = "42501"


class LostRaceError(persistence.IntegrityError, WriteConflictError):
    """Somebody else recorded this version, or took this name, first."""


class ContentionError(persistence.OperationalError, WriteConflictError):
    """The database was busy past its patience, or went away: nothing is known to be stored."""


class DeniedError(persistence.PersistenceError):
    """The database does not let this role do what it was asked; its own words, without a row."""


class BrokenChainError(Exception):
    """An event is missing, or is not the one that was recorded."""

    def __init__(self, stream: StreamId, version: int) -> None:
        super().__init__(f"{stream}@{version}")
        self.stream = stream
        self.version = version


def is_busy(error: exc.DBAPIError) -> bool:
    """Whether the same again may go through: a lock, a deadlock, a lost connection."""
    if error.connection_invalidated:
        return True
    if not isinstance(error, exc.OperationalError):
        return False
    # sqlite3 has one message per primary code: SQLITE_BUSY "database is locked" and
    # SQLITE_LOCKED "database table is locked".
    return getattr(error.orig, "sqlstate", None) in _TRY_AGAIN or "is locked" in str(error.orig)


def _is_taken(error: exc.IntegrityError) -> bool:
    # pysqlite3 0.6.1 gives the primary code only; the message tells UNIQUE from NOT NULL.
    return getattr(error.orig, "sqlstate", None) == _UNIQUE or str(error.orig).startswith("UNIQUE")


def _translate(error: exc.DBAPIError) -> Exception:
    said = _said(error)
    if is_busy(error):
        return ContentionError(said)
    if isinstance(error, exc.IntegrityError) and _is_taken(error):
        return LostRaceError(said)
    if getattr(error.orig, "sqlstate", None) == _DENIED:
        return DeniedError(said)
    kind = getattr(persistence, type(error).__name__, persistence.PersistenceError)
    assert issubclass(kind, Exception)
    return kind(f"{said} [{error.statement}]" if error.statement else said)


def _said(error: exc.DBAPIError) -> str:
    """What went wrong, without the DETAIL of PostgreSQL: that repeats the row with its texts."""
    diagnosed = getattr(error.orig, "diag", None)
    return one_line(getattr(diagnosed, "message_primary", None) or str(error.orig))


@contextmanager
def translated() -> Iterator[None]:
    """Give the database's errors as those of the library and of the engine."""
    try:
        yield
    except exc.DBAPIError as error:
        # Not "from error": its message has the DETAIL, and would be printed with a traceback.
        raise _translate(error) from None
