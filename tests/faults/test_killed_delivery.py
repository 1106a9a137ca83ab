"""A process that is killed while it delivers loses no notice, and tells nobody twice unnoticed."""

import json
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

from tests.delivery.sink import running

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed")


def test_killed_at_any_step_of_a_delivery(engine_url: str) -> None:
    """Killed at any statement, at anything said to the mail server or before any of its answers is
    read: every notice is served, doubled only under the same Message-ID, and then counted."""
    with running() as sink:
        command = [sys.executable, "-m", "tests.faults.dying_delivery", engine_url, str(sink.port)]
        died = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (died.returncode, died.stderr) == (0, "")
    found = json.loads(died.stdout)
    assert found["steps"] > 20
    came = Counter(sink.ids())
    messages = found["messages"]
    assert came.keys() == messages.keys()
    for message, times in came.items():
        tries, unsure = messages[message]
        assert 1 <= times <= tries
        assert times - 1 <= unsure
    doubled = [message for message, times in came.items() if times > 1]
    assert doubled, "no kill fell between the server's taking a message and our knowing it"
