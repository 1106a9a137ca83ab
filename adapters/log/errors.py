"""What a database can answer instead of storing.

Two may be tried again, and are :class:`workflows.ports.WriteConflictError` to the engine. What is
translated here is an exception of the library's tree as well, see :mod:`adapters.log.library`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import Final

import msgspec
from sqlalchemy import exc

from adapters.wording.outside import one_line
from domain.record.record import StreamId
from workflows.ports import WriteConflictError

#: PostgreSQL: serialization failure, deadlock, lock not available, admin shutdown, starting up.
_TRY_AGAIN: Final = frozenset({"40001", "40P01", "55P03", "57P01", "57P03"})
_UNIQUE: Final = "23505"
_DENIED: Final = "42501"
#: What bytes that are none of ours make a reader raise.
UNREADABLE: Final = (
    ValueError,
    LookupError,
    TypeError,
    RecursionError,
    msgspec.MsgspecError,
)


class StorageError(Exception):
    """A database did not do what it was asked."""


class LostRaceError(StorageError, WriteConflictError):
    """Somebody else recorded this version, or took this name, first."""


class ContentionError(StorageError, WriteConflictError):
    """The database was busy past its patience, or went away: nothing is known to be stored."""


class DeniedError(StorageError):
    """The database does not let this role do what it was asked; its own words, without a row."""


class Unusable(StrEnum):
    """Why a database cannot be used as it stands."""

    FULL = "disk_full"
    DAMAGED = "database_damaged"
    READ_ONLY = "disk_read_only"
    DIRECTORY = "path_is_directory"


class UnusableError(StorageError):
    """What keeps a database from being used lies with its file or its disk, and not with us."""

    def __init__(self, why: Unusable, file: Path | None, said: str = "") -> None:
        super().__init__(said or why.value)
        self.why = why
        #: None: it lies on a server.
        self.file = file


class BrokenChainError(Exception):
    """An event is missing, or is not the one that was recorded."""

    def __init__(self, stream: StreamId, version: int) -> None:
        super().__init__(f"{stream}@{version}")
        self.stream = stream
        self.version = version


#: PostgreSQL by its codes, SQLite by what it says: pysqlite3 0.6.1 gives no codes for these.
_STATES: Final = {
    "53100": Unusable.FULL,
    "25006": Unusable.READ_ONLY,
    "XX001": Unusable.DAMAGED,
    "XX002": Unusable.DAMAGED,
}
_SAID: Final = (
    ("database or disk is full", Unusable.FULL),
    ("readonly database", Unusable.READ_ONLY),
    ("file is not a database", Unusable.DAMAGED),
    ("malformed", Unusable.DAMAGED),
)


def _unusable(error: exc.DBAPIError) -> Unusable | None:
    state = getattr(error.orig, "sqlstate", None)
    if state is not None:
        return _STATES.get(state)
    said = str(error.orig)
    return next((why for words, why in _SAID if words in said), None)


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


def _translate(error: exc.DBAPIError, file: Path | None) -> Exception:
    # Most of the time nothing goes wrong, and whoever only reads has no use for the library.
    from adapters.log import library  # noqa: PLC0415

    said = _said(error)
    if is_busy(error):
        return library.BusyError(said)
    if isinstance(error, exc.IntegrityError) and _is_taken(error):
        return library.RacedError(said)
    if getattr(error.orig, "sqlstate", None) == _DENIED:
        return library.ForbiddenError(said)
    if (why := _unusable(error)) is not None:
        return library.BrokenFileError(why, file, said)
    kind = library.BY_NAME.get(type(error).__name__, library.PersistenceError)
    return kind(f"{said} [{error.statement}]" if error.statement else said)


def _said(error: exc.DBAPIError) -> str:
    """What went wrong, without the DETAIL of PostgreSQL: that repeats the row with its texts."""
    diagnosed = getattr(error.orig, "diag", None)
    return one_line(getattr(diagnosed, "message_primary", None) or str(error.orig))


@contextmanager
def translated(file: Path | None = None) -> Iterator[None]:
    """Give the errors of a database, the one in a file or a server's, as those of the library and
    of the engine."""
    try:
        yield
    except exc.DBAPIError as error:
        # Not "from error": its message has the DETAIL, and would be printed with a traceback.
        raise _translate(error, file) from None
