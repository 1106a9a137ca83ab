"""Deadlines pass in a database as they do in memory: by the store's clock, each once, whoever
sweeps."""

from collections.abc import Iterator
from threading import Barrier, Thread

import pytest

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.phases.registration import RegisterTargets
from domain.record.record import UnitId
from tests.factories import MEMBERS, RULEBOOK, SECRETARY, A, B, C, D, E, officer
from tests.running_year import YEAR, RunningYear
from tests.walk import WalkClock
from workflows.sweep import sweep

DUE = (
    (SetDeadline(code="registration", until="2026-02-27"), SECRETARY),
    (SetDeadline(code="scoring", until="2026-11-30"), SECRETARY),
)


@pytest.fixture
def year(engine_url: str) -> Iterator[RunningYear]:
    clock = WalkClock()
    store = LogStore(Database(engine_url), clock)
    found = RunningYear(store, clock)
    found.open(RULEBOOK, *DUE)
    yield found
    store.close()


def passed(found: RunningYear) -> list[tuple[str, UnitId | None]]:
    bodies = (event.body for event in found.events("deadline_passed"))
    return [(body.code, body.unit) for body in bodies if isinstance(body, DeadlinePassed)]


def test_a_clock_an_hour_ahead_that_is_put_right_makes_nothing_early(year: RunningYear) -> None:
    """At 00:30 by a clock an hour ahead A registers, late; the clock is put right and shows 23:30
    of the last day. What the log's last event bears does not count: nothing passes before
    00:00 by the store's clock."""
    register = RegisterTargets(unit=A, targets=("Làm tốt",))
    year.at("2026-02-28T00:30").do(register, officer(A))
    assert year.swept("2026-02-27T23:30") == []
    assert year.swept("2026-02-27T23:59:59") == []
    assert set(year.swept("2026-02-28T00:00")) == {
        ("registration", None),
        *(("registration", unit) for unit in (B, C, D, E)),
    }
    assert year.swept("2026-02-27T23:30") == []
    # nothing is recorded before what was recorded last, in whatever order the clock runs
    moments = [event.header.recorded_at for event in year.events()]
    assert moments == sorted(moments)


def test_two_that_sweep_at_once_let_each_pass_once(year: RunningYear, engine_url: str) -> None:
    """Two processes wake at the same moment; nothing passes twice and nothing is left."""
    year.at("2026-12-01T08:00")
    stores = [LogStore(Database(engine_url), year.clock) for _ in range(2)]
    start = Barrier(2)

    def run(store: LogStore) -> None:
        start.wait()
        sweep(store, year.seeds)

    threads = [Thread(target=run, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for store in stores:
        store.close()
    year.sweep()  # what lost a race three times is found again
    found = passed(year)
    assert len(found) == len(set(found)) == 2 * (len(MEMBERS) + 1)


def test_days_go_by_without_anybody_and_all_of_it_passes(year: RunningYear) -> None:
    """The machine was off from February to December: the first sweep finds everything, the
    longest due first."""
    found = year.swept("2026-12-01T08:00")
    assert [code for code, _ in found] == ["registration"] * 6 + ["scoring"] * 6
    assert year.store.load(YEAR).version == len(year.events())
