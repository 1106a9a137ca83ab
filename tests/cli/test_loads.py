"""What a typed command loads. A command starts, answers and ends, so what it loads is most of what
whoever typed it waits for."""

import json
import os
import subprocess
import sys

import pytest

from tests.cli.typed import CYCLE, Desk

LOADED = """
import json, sys
from adapters.cli import app
app(sys.argv[1:], standalone_mode=False)
sys.stderr.write(json.dumps(sorted(sys.modules)))
"""


def loaded(desk: Desk, words: str) -> set[str]:
    """The modules that are loaded when a command ends."""
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *words.split(), "--db", str(desk.db)],
        capture_output=True,
        check=True,
        env={**os.environ, "THIDUA_LANG": "vi"},
        text=True,
    )
    assert done.stdout
    return set(json.loads(done.stderr.splitlines()[-1]))


@pytest.mark.parametrize(
    ("words", "kept_out"),
    [
        (f"status {CYCLE}", {"pydantic"}),
        (f"audit scores {CYCLE} --unit an --after-submission", {"pydantic"}),
        ("do khoi-tap open_cycle year=2028 --as operator --dry-run", {"pydantic"}),
    ],
)
def test_a_command_loads_only_what_it_needs(closed: Desk, words: str, kept_out: set[str]) -> None:
    """Libraries that a command has no use for are not waited for."""
    assert loaded(closed, words) & kept_out == set()
