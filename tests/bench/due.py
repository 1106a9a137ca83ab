"""``python -m tests.bench.due [sqlite|postgresql]``

How long a sweep looks for what is due, beside so many deadlines that are pending, and how many
deadlines it lets pass in a second.
"""

import argparse
import time
from statistics import median
from uuid import UUID

from sqlalchemy import delete, insert, text

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.deadlines import claim_due
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from domain.cycle.deadlines.setting import SetDeadline
from tests.bench.databases import fresh
from tests.factories import RULEBOOK, SECRETARY
from tests.running_year import RunningYear
from tests.walk import WalkClock

NOW = 1_800_000_000_000_000
UNITS, DUE, BATCH, TRIES = 12, 60, 5_000, 50


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.due")
    parser.add_argument("kind", nargs="?", default="sqlite", choices=["sqlite", "postgresql"])
    kind = parser.parse_args().kind
    with fresh(kind) as database:
        upgrade(database)
        for pending in (2_400, 24_000, 240_000):
            _fill(database, pending)
            print(f"{kind}: {DUE} due, {pending:,} pending: {_claimed(database):.2f} ms")
        _empty(database)
        passed, seconds = _swept(database)
        print(f"{kind}: {passed} passed in {seconds:.2f} s, {passed / seconds:.0f} a second")


def _fill(database: Database, pending: int) -> None:
    _empty(database)
    rows = [
        {
            "stream": f"cycle:{number // UNITS:06}",
            "code": "registration",
            "unit": str(UUID(int=number % UNITS)),
            "due_before": NOW if number < DUE else NOW + 1,
            "state": "open",
            "set_at": 1,
        }
        for number in range(DUE + pending)
    ]
    with database.write() as work:
        for first in range(0, len(rows), BATCH):
            work.connection.execute(insert(tables.deadlines), rows[first : first + BATCH])
    if database.engine.dialect.name == "postgresql":
        with database.engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()


def _empty(database: Database) -> None:
    with database.write() as work:
        work.connection.execute(delete(tables.deadlines))


def _claimed(database: Database) -> float:
    """Milliseconds until the first that is due is found, the median of many."""
    taken = []
    for _ in range(TRIES):
        with database.write() as work:
            began = time.perf_counter()
            assert claim_due(work.connection, NOW) is not None
            taken.append(time.perf_counter() - began)
    return median(taken) * 1000


def _swept(database: Database) -> tuple[int, float]:
    """A year of five units whose two deadlines are over."""
    clock = WalkClock()
    year = RunningYear(LogStore(database, clock), clock)
    due = (("registration", "2026-02-27"), ("scoring", "2026-11-30"))
    year.open(RULEBOOK, *((SetDeadline(code=code, until=day), SECRETARY) for code, day in due))
    year.at("2026-12-31T00:00")
    began = time.perf_counter()
    passed = len(year.sweep().passed)
    return passed, time.perf_counter() - began


if __name__ == "__main__":
    main()
