"""One small practice year at four moments, played by the command line."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.typed import Desk, typed

YEAR = Path(__file__).with_name("hop.yaml")
#: Where the file is cut: at its comments, and not at all.
CUTS = {"scoring": "# --- the sheet", "voting": "# --- the ballot", "closed": None}


@pytest.fixture(scope="session")
def played(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The database of the year played to a moment, made once and then only copied."""
    made: dict[str, Path] = {}

    def play(moment: str) -> Path:
        if moment not in made:
            folder = tmp_path_factory.mktemp(moment)
            text, cut = YEAR.read_text(encoding="utf-8"), CUTS[moment]
            scenario = folder / "hop.yaml"
            scenario.write_text(text.partition(cut)[0] if cut else text, encoding="utf-8")
            made[moment] = folder / "tap.db"
            assert typed("init", "--practice", "--db", made[moment]).code == 0
            answer = typed("play", scenario, "--db", made[moment])
            assert answer.code == 0, answer.err
        return made[moment]

    return play


def _copied(source: Path, folder: Path, moment: str) -> Desk:
    return Desk(Path(shutil.copy(source, folder / f"{moment}.db")))


@pytest.fixture
def scoring(played: Callable[[str], Path], tmp_path: Path) -> Desk:
    """In scoring: An and Bình have sent their sheets, Đông has not."""
    return _copied(played("scoring"), tmp_path, "scoring")


@pytest.fixture
def voting(played: Callable[[str], Path], tmp_path: Path) -> Desk:
    """In the sitting: a ballot is open, and An has voted."""
    return _copied(played("voting"), tmp_path, "voting")


@pytest.fixture
def closed(played: Callable[[str], Path], tmp_path: Path) -> Desk:
    """The year is closed, its outcome sealed."""
    return _copied(played("closed"), tmp_path, "closed")
