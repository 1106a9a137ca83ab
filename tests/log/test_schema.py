"""Making, opening and bringing up a database."""

import sqlite3
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from adapters.log.connect import WAL_SAFE, url_of
from adapters.log.database import Database
from adapters.log.schema import REVISIONS, open_current, revision_of, upgrade
from adapters.log.tables import metadata
from domain.values.refusal import Refusal
from tests.log.orders import initialized, register, rename, send
from tests.postgres import Server


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database in which nothing has been made."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path / 'new' / 'log.sqlite'}"
    else:
        server: Server = request.getfixturevalue("postgres")
        url = server.create()
    database = Database(url)
    yield database
    database.close()


def test_migrations_make_the_tables(database: Database) -> None:
    """The migrations lead to the tables against which queries are written."""
    with database.read() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)
    assert differences == []


def test_revisions_are_the_migrations() -> None:
    """The revisions known to the code are those of the folder, in order."""
    config = Config()
    config.set_main_option("script_location", "adapters.log:migrations")
    found = [script.revision for script in ScriptDirectory.from_config(config).walk_revisions()]
    assert tuple(reversed(found)) == REVISIONS


def test_missing_database_is_refused_and_not_made(empty: Database) -> None:
    """Opening what is not there says so, and leaves no file behind."""
    with pytest.raises(Refusal) as refused:
        open_current(empty)
    assert refused.value.code == "database_missing"
    assert not (empty.file and empty.file.exists())


def test_empty_file_is_a_missing_database(tmp_path: Path) -> None:
    """A file without a log in it is no database of ours."""
    (tmp_path / "log.sqlite").touch()
    with pytest.raises(Refusal) as refused:
        open_current(Database(f"sqlite:///{tmp_path / 'log.sqlite'}"))
    assert refused.value.code == "database_missing"


def test_several_may_upgrade_at_once(empty: Database) -> None:
    """Of several that bring up the same database, one does the work and none fails."""
    address = empty.engine.url.render_as_string(hide_password=False)

    def attempt(_: int) -> None:
        database = Database(address)
        upgrade(database)
        database.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(attempt, range(3)))
    open_current(empty)
    with empty.read() as connection:
        assert revision_of(connection) == REVISIONS[-1]
        assert connection.scalar(text("SELECT count(*) FROM head")) == 1


def test_newer_database_is_refused(database: Database) -> None:
    """Older code does not touch a database that newer code has brought up."""
    with database.write() as work:
        work.connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    for attempt in (open_current, upgrade):
        with pytest.raises(Refusal) as refused:
            attempt(database)
        assert refused.value.code == "database_newer"


@pytest.mark.parametrize("address", ["", "mysql://x/y", "sqlite://", "log.sqlite"])
def test_other_databases_are_refused(address: str) -> None:
    """Only files of SQLite and databases of PostgreSQL are logs."""
    with pytest.raises(Refusal) as refused:
        url_of(address)
    assert refused.value.code == "database_address"


def test_plain_postgresql_means_psycopg() -> None:
    """The usual address of PostgreSQL needs no driver in it."""
    assert url_of("postgresql://me@host/log").drivername == "postgresql+psycopg"


def test_settings_of_sqlite(sqlite_url: str) -> None:
    """What is committed is on the disk, and readers do not stop the writer."""
    database = Database(sqlite_url)
    with database.read() as connection:
        settings = [
            connection.scalar(text(f"PRAGMA {name}"))
            for name in ("journal_mode", "synchronous", "foreign_keys")
        ]
    assert settings == ["wal", 2, 1]
    assert database.warnings == ()
    database.close()


def test_standard_module_serves_too(tmp_path: Path) -> None:
    """Without pysqlite3 the standard module does; an SQLite that could lose a commit from its
    write-ahead log is used without one, and the operator is told."""
    database = Database(f"sqlite:///{tmp_path / 'log.sqlite'}", driver=sqlite3)
    safe = sqlite3.sqlite_version_info >= WAL_SAFE
    upgrade(database)
    with database.read() as connection:
        journal = connection.scalar(text("PRAGMA journal_mode"))
    assert journal == ("wal" if safe else "delete")
    warned = [] if safe else ["rollback_journal"]
    assert [warning.code for warning in database.warnings] == warned
    store = initialized(database)
    stream = send(store, register("Sở 0")).stream
    send(store, rename(stream, "Sở 1"))
    assert store.verify_chain(stream) == ()
    store.close()
