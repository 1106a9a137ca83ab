"""A process that is killed while it does what falls due: nothing is lost, nothing is done twice."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed")
#: Every how many statements somebody dies: each in `make test-faults`, a part of them otherwise.
STEP = "1" if os.environ.get("THIDUA_FAULTS") == "all" else "5"


@pytest.mark.parametrize("what", ["act", "sweep", "remind"])
def test_killed_at_any_statement(engine_url: str, what: str) -> None:
    """Killed before any statement of an act that others are told of, of a sweep or of reminders:
    when the next one comes by, each deadline has passed once and each notice stands there once."""
    command = [sys.executable, "-m", "tests.faults.dying_duties", what, engine_url, STEP]
    died = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False
    )
    assert (died.returncode, died.stderr) == (0, "")
    assert int(died.stdout) > 2
