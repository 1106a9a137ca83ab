"""A process that is killed while it delivers loses no notice, and tells nobody twice unnoticed."""

import json
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import delete

from adapters.delivery.by_hand import resend
from adapters.delivery.queue import SETTLED
from adapters.log import tables
from domain.notices import NoticeServed
from tests.delivery.office import OfficeYear
from tests.delivery.sink import Sink, running
from tests.faults.soundness import half_done

ROOT = Path(__file__).parents[2]
MAIN = "from adapters.cli import main; main()"
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are forked and killed")
ALL = os.environ.get("THIDUA_FAULTS") == "all"
#: Every how many steps somebody dies, and how often a runner is killed.
STEP, KILLS = (1, 12) if ALL else (5, 3)


def test_killed_at_any_step_of_a_delivery(engine_url: str) -> None:
    """Killed at any statement, at anything said to the mail server or before any of its answers is
    read: every notice is served, doubled only under the same Message-ID, and then counted."""
    arguments = ["-m", "tests.faults.dying_delivery", engine_url]
    with running() as sink:
        command = [sys.executable, *arguments, str(sink.port), str(STEP)]
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
    assert doubled or not ALL, "no kill fell between a message being taken and our knowing it"


def test_runners_killed_while_others_write(engine_url: str) -> None:
    """``thidua serve`` is killed again and again, at moments that have nothing to do with what it
    is at, while letters are asked for beside it: in the end each has left, and each is in the
    ledger once."""
    office = OfficeYear(engine_url).issue()
    chance = random.Random(20260105)
    with running(Sink(on_data=lambda: time.sleep(0.02))) as sink:
        office.deliver(sink.settings())
        first = [row.notice for row in office.rows()]
        for _ in range(KILLS):
            runner = _serve(engine_url, sink.port)
            had, wanted = len(sink.taken), chance.randint(1, 6)
            for notice in first * 2:
                resend(office.engine, notice)
            _until(lambda had=had, wanted=wanted: len(sink.taken) >= had + wanted)  # type: ignore[misc]
            time.sleep(chance.random() / 20)
            runner.kill()
            runner.wait()
            _time_passes(office)
        runner = _serve(engine_url, sink.port)
        _until(lambda: all(row.state in SETTLED for row in office.rows()))
        runner.terminate()
        assert runner.wait(timeout=20) == 0
    rows = office.rows()
    assert len(rows) == len(first) * (1 + 2 * KILLS)
    assert {row.state for row in rows} == {"served"}
    served = Counter(
        str(event.body.about.notice)
        for event in office.ledger()
        if isinstance(event.body, NoticeServed)
    )
    assert served == Counter({row.notice: 1 for row in rows})
    came = Counter(sink.ids())
    for row in rows:
        times = came.pop(f"<{row.notice}@an-giang.example>")
        assert 1 <= times <= row.tries
        assert times - 1 <= row.unsure
    assert not came
    assert half_done(office.store) == []
    office.store.close()


def _serve(url: str, port: int) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "THIDUA_TEST_SMTP": f"smtp://127.0.0.1:{port}",
        "THIDUA_MAIL_FROM": "thi-dua@an-giang.example",
    }
    line = [sys.executable, "-c", MAIN, "serve", "--db", url]
    return subprocess.Popen(line, cwd=ROOT, stdout=subprocess.DEVNULL, env=environment)


def _until(came: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not came():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def _time_passes(office: OfficeYear) -> None:
    """Long enough for whatever the dead one held to be over."""
    office.lease_is_over()
    with office.store.database.write() as work:
        work.connection.execute(delete(tables.leases))
