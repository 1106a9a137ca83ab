"""Stores on fresh databases."""

from collections.abc import Iterator

import pytest

from adapters.log.store import LogStore
from tests.log.orders import FixedClock, initialized


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock()


@pytest.fixture
def store(engine_url: str, clock: FixedClock) -> Iterator[LogStore]:
    """A store of practice, on each kind of database."""
    opened = initialized(engine_url, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def other(store: LogStore, engine_url: str, clock: FixedClock) -> Iterator[LogStore]:
    """A second store on the same database, with a memory of its own, as of another process."""
    assert store.warnings == ()
    opened = initialized(engine_url, clock=clock)
    yield opened
    opened.close()
