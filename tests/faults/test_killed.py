"""A process that is killed leaves whole acts, and nothing else."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from adapters.log.database import Database
from adapters.log.store import LogStore
from tests.faults.dying_writer import the_order
from tests.faults.soundness import half_done
from tests.log.orders import FixedClock, initialized, register, send

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed")


def dying_writer(*arguments: str) -> subprocess.Popen[str]:
    return _dying("dying_writer", *arguments)


def dying_year(*arguments: str) -> subprocess.Popen[str]:
    return _dying("dying_year", *arguments)


def _dying(what: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", f"tests.faults.{what}", *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_killed_at_any_statement(engine_url: str) -> None:
    """Killed before any statement of an act, all of it is missing; after the commit, all of it is
    there, and the order sent again gets the receipt that nobody could receive."""
    dying = dying_writer("each", engine_url)
    output, _ = dying.communicate(timeout=60)
    assert dying.returncode == 0
    assert int(output) > 8
    store = LogStore(Database(engine_url), FixedClock())
    assert send(store, the_order()).last_version == 2
    assert len(store.events(the_order().stream)) == 2
    assert half_done(store) == []
    store.close()


def test_killed_while_a_cycle_passes_on(engine_url: str) -> None:
    """Killed before any statement of the act or of what follows from it in three streams, the cycle
    ends up in the new cluster; each trail says so exactly once."""
    command = [sys.executable, "-m", "tests.faults.dying_transfer", engine_url]
    died = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (died.returncode, died.stderr) == (0, "")
    assert int(died.stdout) > 30


def test_killed_while_writing(engine_url: str) -> None:
    """Several writers, killed in the middle of it, leave a sound log in which others go on."""
    store = initialized(engine_url)
    writers = [dying_writer("on", engine_url) for _ in range(2)]
    for writer in writers:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
    for number, writer in enumerate(writers):
        time.sleep(0.1 + number / 37)
        writer.kill()
        writer.communicate(timeout=10)
    assert half_done(store) == []
    assert send(store, register("Sở Y tế")).last_version == 1
    assert half_done(store) == []
    assert len(store.all_events(0, 1000)) > 4
    store.close()


@pytest.mark.parametrize("what", ["name", "open"])
def test_killed_between_two_years(engine_url: str, what: str) -> None:
    """Killed at any statement of an act of one year or of what follows from it in the next, all
    of it is done once when somebody comes by, in the cluster and in both years."""
    dying = dying_year(what, engine_url)
    output, _ = dying.communicate(timeout=240)
    assert dying.returncode == 0
    assert int(output) > 20
