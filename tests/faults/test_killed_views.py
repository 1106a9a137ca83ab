"""A process that is killed while it writes read models leaves them whole."""

import subprocess
import sys
import time
from itertools import count
from pathlib import Path

import pytest

from adapters.log.database import Database
from adapters.views.check import check
from adapters.views.follow import catch_up
from adapters.views.models import MODELS
from adapters.views.rebuild import rebuild
from domain.cycle.phases.scoring import EnterScores, SubmitSheet
from domain.reckoning.cells import NewCell
from domain.values.points import Points
from tests.factories import A, B, officer
from tests.faults.soundness import half_done
from tests.views.conftest import opened
from tests.views.histories import YEAR
from tests.views.test_rebuild import leftovers
from tests.views.test_score_changes import check_folds

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


def test_rebuild_killed_from_outside_while_others_write(engine_url: str) -> None:
    """Killed at any moment of a rebuild, with appends going on before, during and after: every
    append is stored, what is read agrees with the events at once, and the next rebuild clears
    away what the killed one left."""
    prepared(engine_url)
    command = [sys.executable, "-m", "tests.faults.dying_view", "on", engine_url]
    given, orders = 0, count()
    for death in range(6):
        dying = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert dying.stdout is not None
        with opened(engine_url) as history:
            for _ in range(death + 1):
                assert dying.stdout.readline()  # in the middle of a rebuild
            for _ in range(4):
                given += history.step_seeded(next(orders)) is None
            time.sleep(death * 0.01)
            dying.kill()
            assert dying.wait(timeout=60) < 0
            dying.stdout.close()
            for _ in range(2):
                given += history.step_seeded(next(orders)) is None
            catch_up(history.store.database)
            assert half_done(history.store) == []
            assert check(history.store.database).difference is None
            check_folds(history.store, YEAR)
    assert given > 12
    database = Database(engine_url)
    for model in MODELS:
        rebuild(database, model.name)
    assert check(database).difference is None
    assert leftovers(database) == []
    database.close()
