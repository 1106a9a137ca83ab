"""The examples, made once, and the door over a copy of them."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.practice import Examples
from tests.first.visiting import Visitor, opened


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both example databases."""
    folder = tmp_path_factory.mktemp("examples")
    Examples(folder).make(lambda *_: None)
    return folder


@pytest.fixture
def examples(made: Path, tmp_path: Path) -> Path:
    """A copy for one test to go on with."""
    return Path(shutil.copytree(made, tmp_path / "thuc-hanh"))


@pytest.fixture(scope="session")
def scratch(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the door makes its temporary files, so that what is left can be seen."""
    return tmp_path_factory.mktemp("scratch")


@pytest.fixture(scope="session")
def door(made: Path, scratch: Path) -> Iterator[str]:
    """The address of a door over examples that no test changes."""
    with opened("--keep", str(made), temporary=scratch) as address:
        yield address


@pytest.fixture
def visitor(door: str) -> Visitor:
    """Somebody who has not been there before."""
    return Visitor(door)
