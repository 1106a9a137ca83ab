"""A process that is killed while it writes read models leaves them whole."""

import subprocess
import sys
from pathlib import Path

import pytest

from domain.phases.scoring import EnterScores, NewCell, SubmitSheet
from domain.points import Points
from tests.factories import A, B, officer
from tests.views.conftest import opened
from tests.views.histories import YEAR

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed")


def prepared(url: str) -> None:
    """Both years begun, and two sheets sent."""
    with opened(url) as history:
        history.begin()
        for unit in (A, B):
            cells = tuple(NewCell(criterion=code, now=Points("30")) for code in ("1", "2"))
            enter = EnterScores(unit=unit, column="self", cells=cells)
            assert history.give(YEAR, enter, officer(unit)) is None
            assert history.give(YEAR, SubmitSheet(unit=unit), officer(unit)) is None


@pytest.mark.parametrize(
    ("what", "changes"),
    [("append", 1), ("follow", 1), ("score_effects", 1), ("score_changes", 0)],
)
def test_killed_at_any_statement(engine_url: str, what: str, changes: int) -> None:
    """Killed before any statement of an append, of following the log or of a rebuild, every read
    model is whole: as it was before, or as it is in the end, which the next process reaches."""
    prepared(engine_url)
    command = [sys.executable, "-m", "tests.faults.dying_view", what, engine_url]
    dying = subprocess.run(
        command, cwd=ROOT, stdout=subprocess.PIPE, text=True, timeout=300, check=False
    )
    assert dying.returncode == 0
    statements, changed = map(int, dying.stdout.split())
    assert statements > 5
    assert changed == changes
