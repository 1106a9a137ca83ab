"""The runner: all duties in one process, one runner at a time, and an end when told to."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from adapters.bootstrap import open_engine
from adapters.log import leases
from adapters.log.transaction import _NOW
from tests.cli.typed import Desk, typed
from tests.delivery.office import OfficeYear
from tests.delivery.sink import Sink
from tests.factories import MEMBERS
from workers.duties import DUTIES, Line, Report
from workers.runner import LEASE, Runner

DAY = 24 * 60 * 60 * 1_000_000
ROOT = Path(__file__).parents[2]
MAIN = "from adapters.cli import main; main()"


class Said:
    """What runners say, by whom."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, str, Line]] = []

    def of(self, name: str) -> Any:
        return lambda duty, line: self.lines.append((name, duty, line))

    def whats(self, name: str) -> list[str]:
        return [line.what for one, _, line in self.lines if one == name]


@pytest.fixture
def office(engine_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[OfficeYear]:
    """Its clock is the test's."""
    monkeypatch.setattr("adapters.bootstrap.ScenarioClock.move", lambda *_: None)
    found = OfficeYear(engine_url).issue()
    yield found
    found.store.close()


def runner(office: OfficeYear, said: Said, name: str, **more: Any) -> Runner:
    engine = office.engine
    engine.practice = False  # the clock is put by the test, not by what is recorded
    return Runner(engine, said.of(name), holder=name, **more)


def test_two_never_both_work(office: OfficeYear) -> None:
    """The second says who works, once, and takes over when the first is heard of no more."""
    said = Said()
    first = runner(office, said, "first", lasts=0.5)
    second = runner(office, said, "second", lasts=60.0)
    office.at("2026-02-28T00:00")
    assert first.round()
    assert not second.round()
    assert not second.round()
    assert said.whats("second") == ["held"]
    assert said.whats("first").count("passed") == 1 + len(MEMBERS)
    time.sleep(0.6)
    assert second.round()
    assert not first.round()
    assert [one.holder for one in leases.held(office.store.database)] == ["second"]


def test_a_lease_given_up_is_free_at_once(office: OfficeYear) -> None:
    said = Said()
    first, second = (runner(office, said, name) for name in ("first", "second"))
    assert first.round()
    first.leave()
    assert second.round()
    second.leave()
    assert leases.held(office.store.database) == ()


def test_a_lease_that_ends_further_ahead_than_it_is_long_is_over(
    office: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A runner whose clock was a day ahead dies, and the clock is put right: the next one does not
    wait for a day, and the doctor's list says that the first is gone."""
    ahead = {kind: f"({now}) + {DAY}" for kind, now in _NOW.items()}
    said, database = Said(), office.store.database
    with monkeypatch.context() as wrong:
        wrong.setattr("adapters.log.transaction._NOW", ahead)
        assert runner(office, said, "dead").round()
        assert [one.over for one in leases.held(database)] == [False]
    assert [one.over for one in leases.held(database)] == [True]
    assert runner(office, said, "next").round()
    assert [(one.holder, one.over) for one in leases.held(database)] == [("next", False)]
    assert "held" not in said.whats("next")


def test_what_fails_keeps_no_other_and_is_said_once(
    office: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A duty that fails is tried in every round; how things stand is told when it is new."""

    def fails(*_: object) -> Report:
        raise ZeroDivisionError("with a text that stands nowhere else")

    duties: dict[str, object] = {**DUTIES, "remind": fails}
    monkeypatch.setattr("workers.runner.DUTIES", duties)
    said = Said()
    one = runner(office, said, "one")
    office.at("2026-02-28T00:00")
    for _ in range(3):
        assert one.round()
    assert said.whats("one").count("failed") == 1
    assert said.whats("one").count("passed") == 1 + len(MEMBERS)
    assert all("nowhere else" not in str(line) for _, _, line in said.lines)


def test_stopped_between_two_duties(office: OfficeYear, monkeypatch: pytest.MonkeyPatch) -> None:
    """The duty that runs is finished; the next does not begin; the lease is free."""
    said = Said()
    one = runner(office, said, "one")

    def stops(*_: object) -> Report:
        one.stopping.set()
        return Report(duty="sweep", lines=(Line(what="followed"),))

    duties: dict[str, object] = {"sweep": stops, "drain": DUTIES["drain"]}
    monkeypatch.setattr("workers.runner.DUTIES", duties)
    one.run()
    assert said.whats("one") == ["followed"]
    assert leases.held(office.store.database) == ()


def test_what_was_left_for_others_goes_on_at_once(
    office: OfficeYear, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A duty that has given way to others is not kept waiting for the next round."""
    one = runner(office, Said(), "one")
    calls = iter((True, True, False))
    done: list[str] = []

    def long(*_: object) -> Report:
        done.append("long")
        return Report(duty="follow", more=next(calls))

    def other(*_: object) -> Report:
        done.append("other")
        return Report(duty="sweep")

    def waits(_: float) -> None:
        done.append("pause")
        one.stopping.set()

    monkeypatch.setattr("workers.runner.DUTIES", {"sweep": other, "follow": long})
    monkeypatch.setattr(one.stopping, "wait", waits)
    one.run()
    assert done == ["other", "long", "other", "long", "other", "long", "pause"]


# --- the process itself


@contextmanager
def serving(db: Path, *words: str, **environment: str) -> Iterator[subprocess.Popen[str]]:
    line = [sys.executable, "-c", MAIN, "serve", "--json", "--db", str(db), *words]
    clean = {key: value for key, value in os.environ.items() if not key.startswith("THIDUA")}
    process = subprocess.Popen(
        line, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=clean | environment
    )
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def lines_until(process: subprocess.Popen[str], what: str) -> list[dict[str, Any]]:
    """The lines up to the first of that kind."""
    assert process.stdout is not None
    found = []
    for line in process.stdout:
        found.append(json.loads(line))
        if found[-1]["what"] == what:
            return found
    raise AssertionError(f"no line {what!r} in {found}")


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGTERM")
def test_serve_works_while_others_write_and_ends_when_told(scoring: Desk, sink: Sink) -> None:
    """On SQLite: what the command line records meanwhile leaves by mail, the runner ends with
    status 0 when told to, and leaves no lease behind."""
    served = {
        "THIDUA_TEST_SMTP": f"smtp://{sink.host}:{sink.port}",
        "THIDUA_MAIL_FROM": "thi-dua@tinh.example",
    }
    with serving(scoring.db, **served) as process:
        lines_until(process, "caught_up")
        for number in range(5):
            done = scoring(
                *("do", "khoi-tap/2026", "record_guidance", f"document.number=1{number}/HD"),
                *("authority=Sở", "document.kind=Hướng dẫn", "--as", "secretary@an"),
                *("--at", f"2026-11-23T09:0{number}"),
            )
            assert done.code == 0, done.err
        told = lines_until(process, "notice")
        assert {line["practice"] for line in told} == {True}
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=20) == 0
    assert leases_of(scoring.db) == ()


def test_a_second_runner_is_told_who_works(scoring: Desk) -> None:
    """``serve --once`` beside a runner does nothing, says so, and exits with 1."""
    with serving(scoring.db) as process:
        lines_until(process, "caught_up")
        answer = typed("serve", "--once", "--db", scoring.db)
        assert answer.code == 1
        assert "đang làm việc này" in answer.said
    with_lease = leases_of(scoring.db)
    assert [one.name for one in with_lease] == [LEASE]


def leases_of(db: Path) -> tuple[leases.Lease, ...]:
    """Killed, a runner leaves its lease until that is over."""
    with open_engine(str(db)) as engine:
        return leases.held(engine.store.database)
