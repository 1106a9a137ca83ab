"""A practice year in scoring: An and Bình have sent their sheets, Đông's is typed and not sent."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed
from tests.sheets.hands import fill

#: The cells of a sheet of this year: figures stand in F, one row for each.
FIGURES = {"1": "F11", "1.bonus": "F12", "2": "F13", "2.deduction": "F14"}
SECRETARY = ("--as", "secretary@an")


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database before anything was scored."""
    folder = tmp_path_factory.mktemp("started")
    text = YEAR.read_text(encoding="utf-8")
    head, _, _ = text.partition("  - {key: s-an,")
    scenario, database = folder / "hop.yaml", folder / "tap.db"
    scenario.write_text(head, encoding="utf-8")
    assert typed("init", "--practice", "--db", database).code == 0
    answer = typed("play", scenario, "--db", database)
    assert answer.code == 0, answer.err
    return database


@pytest.fixture
def desk(started: Path, tmp_path: Path) -> Desk:
    return Desk(Path(shutil.copy(started, tmp_path / "tap.db")))


@pytest.fixture
def sheets(desk: Desk, tmp_path: Path) -> Path:
    """The folder with the sheets of all units, as they were made."""
    folder = tmp_path / "bang"
    answer = desk("sheets", "make", CYCLE, "--out", folder)
    assert answer.code == 0, answer.err
    return folder


@pytest.fixture
def dong(sheets: Path) -> Path:
    """Đông's sheet, filled in as a unit would."""
    path = sheets / "dong.xlsx"
    fill(
        path,
        {"F11": 57, "F12": 2.5, "F13": "37,5", "F14": 1, "C7": "21/BC-ĐÔNG", "C8": "20/11/2026"},
    )
    fill(path, {"G12": "Sáng kiến cấp tỉnh", "H12": "12/QĐ-UBND", "I12": "3"})
    return path


Read = Callable[..., object]
