"""A year that runs, in memory and on both databases."""

from collections.abc import Iterator

import pytest

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.cycle.deadlines.setting import SetDeadline
from tests.factories import DAYS, RULEBOOK, SECRETARY
from tests.running_year import RunningYear
from tests.walk import WalkClock

DUE = (
    (SetDeadline(code="registration", until="2026-02-27"), SECRETARY),
    (SetDeadline(code="scoring", until="2026-11-30"), SECRETARY),
)


@pytest.fixture(params=["memory", "sqlite", "postgresql"])
def running(request: pytest.FixtureRequest) -> Iterator[RunningYear]:
    """A practice database that holds nothing yet."""
    if request.param == "memory":
        yield RunningYear()
        return
    kind = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    clock = WalkClock()
    store = LogStore(Database(request.getfixturevalue(kind)), clock, days=lambda: DAYS)
    yield RunningYear(store, clock)
    store.close()


@pytest.fixture
def year(running: RunningYear) -> RunningYear:
    """The plan is issued at eight on Friday, 2 January; registration is due on 27/2."""
    running.at("2026-01-02T08:00")
    running.open(RULEBOOK, *DUE)
    return running
