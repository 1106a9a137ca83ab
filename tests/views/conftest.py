"""Databases with two years brought to the scoring, or played on from there, to go on from.

Each is made once and copied for every test.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest

from adapters.log.database import Database
from adapters.log.store import LogStore
from adapters.views.follow import catch_up
from tests.log.orders import FixedClock
from tests.postgres import Server
from tests.views.histories import History

Begin = Callable[[], AbstractContextManager[History]]


@contextmanager
def opened(url: str) -> Iterator[History]:
    """A history that stands where the database does."""
    clock = FixedClock()
    store = LogStore(Database(url), clock)
    clock.moment = store.last_moment()
    yield History(store, clock)
    store.close()


def begun(url: str) -> None:
    with opened(url) as history:
        history.begin()


def played(url: str) -> None:
    """Sixty orders on, and everything followed."""
    with opened(url) as history:
        play(history, 23, 60)
        catch_up(history.store.database)


def play(history: History, seed: int, steps: int) -> None:
    """Give so many orders more."""
    rng = Random(seed)
    for _ in range(steps):
        history.step(rng)


@pytest.fixture(scope="session")
def begun_sqlite(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    file = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("begun") / "log.sqlite"))
    begun(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def played_sqlite(tmp_path_factory: pytest.TempPathFactory, begun_sqlite: Path) -> Path:
    file = Path(shutil.copy(begun_sqlite, tmp_path_factory.mktemp("played") / "log.sqlite"))
    played(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def begun_postgres(postgres: Server, postgres_template: str) -> str:
    url = postgres.create(postgres_template)
    begun(url)
    return _name(url)


@pytest.fixture(scope="session")
def played_postgres(postgres: Server, begun_postgres: str) -> str:
    url = postgres.create(begun_postgres)
    played(url)
    return _name(url)


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


@pytest.fixture(scope="session")
def begin(begun_sqlite: Path) -> Begin:
    """Gives a fresh copy of both years at the scoring, for as long as the context is open."""

    @contextmanager
    def copied() -> Iterator[History]:
        with TemporaryDirectory() as folder:
            copy = shutil.copy(begun_sqlite, Path(folder, "log.sqlite"))
            with opened(f"sqlite:///{copy}") as history:
                yield history

    return copied


@pytest.fixture
def stage() -> str:
    """How far the years have come: ``begun`` or ``played``. A module may say otherwise."""
    return "begun"


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_url(request: pytest.FixtureRequest, tmp_path: Path, stage: str) -> Iterator[str]:
    """A database with the years as far as that, on each kind."""
    if request.param == "sqlite":
        template = request.getfixturevalue(f"{stage}_sqlite")
        yield f"sqlite:///{shutil.copy(template, tmp_path / 'log.sqlite')}"
        return
    server: Server = request.getfixturevalue("postgres")
    url = server.create(request.getfixturevalue(f"{stage}_postgres"))
    yield url
    server.drop(url)


@pytest.fixture
def history(engine_url: str) -> Iterator[History]:
    """The years of that database, to go on with."""
    with opened(engine_url) as history:
        yield history
