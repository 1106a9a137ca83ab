"""The second door over a practice database, with its accounts, in this process.

Django is set up once in a process, before any test of this folder is loaded.
"""

import atexit
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from adapters.accounts.configuring import configure, prepare
from adapters.accounts.second_door import second_door
from tests.cli.typed import Desk
from tests.rights.conftest import worlds  # noqa: F401  # the tests of this folder ask for it
from tests.rights.worlds import World, played

if TYPE_CHECKING:
    from tests.web.house import House

_HOME = Path(tempfile.mkdtemp(prefix="thidua-accounts-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
#: What a test asks within a minute is none of their business but that of the limits themselves.
_UNLIMITED = {"THIDUA_WEB_PER_ACCOUNT": "1000000", "THIDUA_WEB_PER_ADDRESS": "1000000"}
_DOOR = second_door(str(_HOME / "thidua.db"), _UNLIMITED)
configure(_DOOR)


@pytest.fixture(scope="session")
def accounts() -> None:
    """The tables of this process's accounts."""
    prepare(_DOOR)


@pytest.fixture(scope="session")
def year_played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A cluster of four units in its sitting, every sheet settled."""
    world = World().scored("an", "58").scored("binh", "55").scored("cat", "50").scored("dong", "41")
    world.sent("an", "binh", "cat", "dong").settled("an", "binh", "cat", "dong").sitting()
    return played(world, tmp_path_factory.mktemp("year")).db


@pytest.fixture
def desk(year_played: Path, tmp_path: Path) -> Desk:
    """The same year, for one test to go on with."""
    copy = tmp_path / "thidua.db"
    copy.write_bytes(year_played.read_bytes())
    return Desk(copy)


@pytest.fixture
def served(accounts: None, desk: Desk) -> Iterator["House"]:  # noqa: ARG001
    """The server's application over the year, without any account."""
    from tests.web.house import House, emptied  # noqa: PLC0415  # after the set-up

    emptied()
    with House.over(desk.db) as house:
        yield house
