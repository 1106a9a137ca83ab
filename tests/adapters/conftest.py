"""The practice year for tests that only read."""

from collections.abc import Iterator

import pytest

from adapters.bootstrap import initialize
from adapters.play import play
from tests.adapters.practice import THUC_HANH, Practice


@pytest.fixture(scope="session")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A database with the practice year; nobody writes to it."""
    file = tmp_path_factory.mktemp("practice") / "thuc-hanh.db"
    with initialize(str(file), practice=True) as engine:
        play(engine, THUC_HANH)
        yield Practice(engine)
