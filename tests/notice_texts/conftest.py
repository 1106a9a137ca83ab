"""Two years whose notices are read: the one that comes with the package, and an eventful one."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from adapters.bootstrap import Engine, ScenarioClock, initialize
from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from adapters.play import play
from tests.adapters.practice import THUC_HANH
from tests.factories import DAYS
from tests.notice_texts import eventful
from tests.running_year import RunningYear
from tests.walk import WalkClock


class FollowingClock(ScenarioClock):
    """Shows what the clock of a test shows."""

    def __init__(self, clock: WalkClock) -> None:
        super().__init__()
        self._clock = clock

    def now(self) -> int:
        return self._clock.now()


class Running:
    """A year that a test runs in a practice database of its own, and the engine over it."""

    def __init__(self, file: Path, play: Callable[[RunningYear], None]) -> None:
        clock = WalkClock()
        database = Database(f"sqlite:///{file}")
        upgrade(database)
        store = LogStore(database, clock, days=lambda: DAYS)
        self.year = RunningYear(store, clock)
        play(self.year)
        self.engine = Engine(store, FollowingClock(clock))


@pytest.fixture(scope="session")
def thuc_hanh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The practice year from plan to awards; nobody writes to it."""
    file = tmp_path_factory.mktemp("letters") / "thuc-hanh.db"
    with initialize(str(file), practice=True) as engine:
        play(engine, THUC_HANH)
        yield engine


@pytest.fixture(scope="session")
def troubled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """A year of lateness, adjustments and changes of mind; nobody writes to it."""
    found = Running(tmp_path_factory.mktemp("letters") / "troubled.db", eventful.play)
    with found.engine as engine:
        yield engine


@pytest.fixture
def beginning(tmp_path: Path) -> Iterator[Running]:
    """A year whose plan was issued just now."""
    found = Running(tmp_path / "begun.db", eventful.begin)
    with found.engine:
        yield found
