"""Databases with two years brought to the scoring, to go on from."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from adapters.log.database import Database
from adapters.log.store import LogStore
from tests.log.orders import FixedClock
from tests.views.histories import History

Begin = Callable[[], AbstractContextManager[History]]


@pytest.fixture(scope="session")
def begun_file(tmp_path_factory: pytest.TempPathFactory, sqlite_template: Path) -> Path:
    """A file with both years brought to the scoring, to copy from."""
    file = Path(shutil.copy(sqlite_template, tmp_path_factory.mktemp("begun") / "log.sqlite"))
    with _opened(f"sqlite:///{file}") as history:
        history.begin()
    return file


@pytest.fixture(scope="session")
def begin(begun_file: Path) -> Begin:
    """Gives a fresh copy, for as long as the context is open."""

    @contextmanager
    def copied() -> Iterator[History]:
        with TemporaryDirectory() as folder:
            copy = shutil.copy(begun_file, Path(folder, "log.sqlite"))
            with _opened(f"sqlite:///{copy}") as history:
                history.clock.moment = history.store.last_moment()
                yield history

    return copied


@pytest.fixture
def history(engine_url: str) -> Iterator[History]:
    """Both years brought to the scoring, on each kind of database."""
    with _opened(engine_url) as history:
        history.begin()
        yield history


@contextmanager
def _opened(url: str) -> Iterator[History]:
    clock = FixedClock()
    store = LogStore(Database(url), clock)
    yield History(store, clock)
    store.close()
