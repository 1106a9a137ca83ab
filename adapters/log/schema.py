"""The version of a database, and bringing it up to this code's."""

from typing import Final

from sqlalchemy import Connection, inspect, text

from adapters.log.connect import WRITES
from adapters.log.database import Database
from adapters.log.errors import Unusable, UnusableError, translated
from adapters.private_file import make_private
from domain.values.refusal import Refusal

#: Every revision there is, oldest first. Known here so that opening a database need not load the
#: migration tool; a test keeps it equal to the folder of migrations.
REVISIONS: Final = ("0001", "0002", "0003", "0004", "0005", "0006", "0007", "0008", "0009", "0010")
#: Any number: two processes that migrate one PostgreSQL database take turns by it.
_LOCK: Final = 7240913


def upgrade(database: Database) -> None:
    """Create what is missing, and bring an older database up to this code.

    All of it is one transaction, and twice is once. Raises ``Refusal("database_newer")``.
    """
    # Slow to load, and needed by few commands.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    if database.file and database.file.is_dir():
        raise UnusableError(Unusable.DIRECTORY, database.file)
    if database.file and not database.read_only:
        database.file.parent.mkdir(parents=True, exist_ok=True)
        make_private(database.file)
    with translated(database.file), database.engine.connect() as connected:
        connection = connected.execution_options(**{WRITES: True})
        if connection.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": _LOCK})
        _refuse_newer(revision_of(connection))
        config = Config()
        config.set_main_option("script_location", "adapters.log:migrations")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.commit()


def open_current(database: Database) -> None:
    """Make sure that the database is one that this code can use; an older one is brought up.

    Raises ``Refusal("database_missing")`` where there is none, without creating a file, and
    ``Refusal("database_newer")`` where a newer version of this code has been at it.
    """
    if database.file and database.file.is_dir():
        raise UnusableError(Unusable.DIRECTORY, database.file)
    if database.file and not database.file.exists():
        raise Refusal("database_missing", file=str(database.file))
    with database.read() as connection:
        revision = revision_of(connection)
    _refuse_newer(revision)
    if revision is None:
        raise Refusal("database_missing", file=str(database.file or database.engine.url.database))
    if revision != REVISIONS[-1]:
        upgrade(database)


def revision_of(connection: Connection) -> str | None:
    """The revision to which a database was last brought; none where it holds no log."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    revision: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return revision


def _refuse_newer(revision: str | None) -> None:
    if revision is not None and revision not in REVISIONS:
        raise Refusal("database_newer", found=revision, known=REVISIONS[-1])
