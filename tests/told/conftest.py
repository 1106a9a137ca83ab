"""Told years of invented clusters, each built around one thing that a source may say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.typed import Desk, typed

HERE = Path(__file__).parent


@pytest.fixture
def told(tmp_path: Path) -> Callable[[str], Desk]:
    """Play one of the files beside this one as a person does, and ask about it."""

    def play(name: str) -> Desk:
        desk = Desk(tmp_path / "nguon.db")
        if not desk.db.exists():
            assert typed("init", "--db", desk.db).code == 0
        played = desk("play", (HERE / name).with_suffix(".yaml"))
        assert (played.code, played.err) == (0, "")
        return desk

    return play
