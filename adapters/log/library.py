"""The errors of a database as exceptions of the eventsourcing library too: its contract for
recorders asks for its own tree, ``eventsourcing.persistence``."""

from collections.abc import Mapping
from typing import Final

from eventsourcing import persistence

from adapters.log.errors import (
    ContentionError,
    DeniedError,
    LostRaceError,
    StorageError,
    UnusableError,
)


class RacedError(LostRaceError, persistence.IntegrityError):
    """Somebody else was first."""


class BusyError(ContentionError, persistence.OperationalError):
    """The database was busy past its patience, or went away."""


class ForbiddenError(DeniedError, persistence.PersistenceError):
    """The database does not let this role do it."""


class BrokenFileError(UnusableError, persistence.OperationalError):
    """It lies with the file or its disk."""


class PersistenceError(StorageError, persistence.PersistenceError):
    """Whatever has no name of its own."""


class InterfaceError(PersistenceError, persistence.InterfaceError):
    """The driver, not the database."""


class DatabaseError(PersistenceError, persistence.DatabaseError):
    """The database."""


class DataError(DatabaseError, persistence.DataError):
    """A value that does not fit."""


class OperationalError(DatabaseError, persistence.OperationalError):
    """Not under the control of who wrote the code."""


class IntegrityError(DatabaseError, persistence.IntegrityError):
    """Something that the tables do not allow."""


class InternalError(DatabaseError, persistence.InternalError):
    """The database is at odds with itself."""


class ProgrammingError(DatabaseError, persistence.ProgrammingError):
    """A statement that is wrong."""


class NotSupportedError(DatabaseError, persistence.NotSupportedError):
    """Something that the database does not know."""


#: By the names that all drivers use.
BY_NAME: Final[Mapping[str, type[StorageError]]] = {
    kind.__name__: kind
    for kind in (
        *(InterfaceError, DatabaseError, DataError, OperationalError, IntegrityError),
        *(InternalError, ProgrammingError, NotSupportedError),
    )
}
