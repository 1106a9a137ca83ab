"""Both worlds of a secret, each played once for all that is asked of them."""

from collections.abc import Callable

import pytest

from tests.cli.typed import Desk
from tests.rights.worlds import Making, Worlds, played


@pytest.fixture(scope="session")
def worlds(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """As they were acted."""
    return _each_once(lambda making, secret: _played(making, secret, tmp_path_factory))


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Worlds:
    """After the work of the background: deadlines passed, letters told."""

    def made(making: Making, secret: bool) -> Desk:
        desk = _played(making, secret, tmp_path_factory)
        assert desk("serve", "--once").code == 0
        return desk

    return _each_once(made)


def _played(making: Making, secret: bool, folders: pytest.TempPathFactory) -> Desk:
    return played(making(secret), folders.mktemp(making.__name__))


def _each_once(make: Callable[[Making, bool], Desk]) -> Worlds:
    made: dict[tuple[Making, bool], Desk] = {}

    def world(making: Making, secret: bool) -> Desk:
        if (making, secret) not in made:
            made[making, secret] = make(making, secret)
        return made[making, secret]

    return world
