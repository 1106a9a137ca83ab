"""``python -m tests.bench.auditor [sqlite|postgresql] [--clusters 68] [--years 20] [--draws 100]``

Writes a country of a million changes of scores, asks every question of the auditor somewhere in
it, and prints as a table of Markdown how long answers take, beside SQL by hand on one wide table.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable

from sqlalchemy import func, select, text

from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from adapters.views.check import check
from adapters.views.follow import catch_up
from adapters.views.rebuild import rebuild
from adapters.views.score_tables import score_changes
from tests.bench import by_hand
from tests.bench.bulk import BulkWriter
from tests.bench.country import country
from tests.bench.databases import fresh
from tests.bench.plans import plans_of, scans
from tests.bench.questions import QUESTIONS, Chance
from tests.log.orders import FixedClock

WARM = 5
#: Typed somewhere in the country.
TYPED = (
    "audit scores YEAR --unit UNIT --after-submission",
    "audit scores YEAR",
    "audit acts YEAR",
    "audit duties YEAR --unit UNIT",
    "history YEAR UNIT N",
    "explain YEAR UNIT",
    "diff YEAR --from FROM --to TO",
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.auditor")
    parser.add_argument("kind", nargs="?", default="sqlite", choices=["sqlite", "postgresql"])
    parser.add_argument("--clusters", type=int, default=68)
    parser.add_argument("--years", type=int, default=20)
    parser.add_argument("--draws", type=int, default=100)
    given = parser.parse_args()
    with fresh(given.kind) as database:
        measure(database, given.clusters, given.years, given.draws)


def measure(database: Database, clusters: int, years: int, draws: int) -> None:
    upgrade(database)
    store = LogStore(database, FixedClock())
    _load(database, clusters, years)
    taken = _timed(lambda: catch_up(database))
    _say(f"effects on totals and ranks followed in {taken:.0f} s")
    _row("question", "answers", "median", "95 %", "by hand, 95 %", "scans")
    _row("---", "---:", "---:", "---:", "---:", "---:")
    for name in QUESTIONS:
        _ask(store, name, Chance(clusters, years, 1), draws)
    measure_typed(database, Chance(clusters, years, 2))
    _upkeep(database)


def measure_typed(database: Database, chance: Chance) -> None:
    """The same questions typed: each a process of its own, from its start to its end, its code
    compiled before, as in an installation."""
    address = database.engine.url.render_as_string(hide_password=False)
    _row("typed", "median", "slowest of ten", "processor, median")
    _row("---", "---:", "---:", "---:")
    with tempfile.TemporaryDirectory() as compiled:
        for words in TYPED:
            asked = [[*_placed(words, chance), "--db", address] for _ in range(11)]
            _type(asked.pop(), compiled)
            taken = [_type(typed, compiled) for typed in asked]
            waited, busy = [one[0] for one in taken], [one[1] for one in taken]
            _row(f"`thidua {words}`", _ms(waited, 0.5), _ms(waited, 1), _ms(busy, 0.5))


def _placed(words: str, chance: Chance) -> list[str]:
    chance.draw()
    year, unit = f"cum-{chance.cluster}/{chance.year}", f"so-{chance.cluster}-{chance.number}"
    first, last = f"@{chance.version}", f"@{chance.version + 4}"
    said = {"YEAR": year, "UNIT": unit, "N": chance.criterion, "FROM": first, "TO": last}
    return [said.get(word, word) for word in words.split()]


def _type(words: list[str], compiled: str) -> tuple[float, float]:
    """Seconds from start to end, and those in which the processor worked on it."""
    program = "from adapters.cli import main; main()"
    kept = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    before, start = os.times(), time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", program, *words],
        check=True,
        stdout=subprocess.DEVNULL,
        env=kept | {"PYTHONPYCACHEPREFIX": compiled},
    )
    after, ended = os.times(), time.perf_counter()
    busy = after.children_user + after.children_system
    return ended - start, busy - before.children_user - before.children_system


def _load(database: Database, clusters: int, years: int) -> None:
    writer = BulkWriter(database)
    taken = _timed(lambda: writer.write_all(country(clusters, years)))
    with database.engine.connect() as connection:
        changes = connection.scalar(select(func.count()).select_from(score_changes))
        if connection.dialect.name == "postgresql":
            connection.execute(text("ANALYZE"))
        by_hand.make(connection)
        connection.commit()
    _say(
        f"{changes:,} changes of scores in {writer.events:,} events of {clusters * years:,} years,"
        f" written in {taken:.0f} s: {(changes or 0) / taken:,.0f} changes a second"
    )


def _ask(store: LogStore, name: str, chance: Chance, draws: int) -> None:
    ours: list[float] = []
    theirs: list[float] = []
    sizes = 0
    for number in range(draws + WARM):
        chance.draw()
        start = time.perf_counter()
        answer = QUESTIONS[name](store, chance)
        answered = time.perf_counter()
        if name in by_hand.BY_HAND:
            _ask_by_hand(store, name, chance)
        if number >= WARM:
            ours.append(answered - start)
            theirs.append(time.perf_counter() - answered)
            sizes += _size(answer)
    found = scans(plans_of(store.database, lambda: QUESTIONS[name](store, chance)))
    _row(
        *(name, f"{sizes / draws:.0f}", _ms(ours, 0.5), _ms(ours, 0.95)),
        _ms(theirs, 0.95) if name in by_hand.BY_HAND else "",
        ", ".join(sorted({step.split()[1] for step in found})) or "none",
    )


def _ask_by_hand(store: LogStore, name: str, chance: Chance) -> None:
    statement, parameters = by_hand.BY_HAND[name]
    with store.database.read() as connection:
        cursor = connection.execute(text(statement), parameters(chance)).cursor
        assert cursor is not None
        cursor.fetchall()


def _size(answer: object) -> int:
    for name in ("changes", "acts", "duties", "lines", "cells"):
        if hasattr(answer, name):
            return len(getattr(answer, name))
    raise AssertionError(type(answer))


def _upkeep(database: Database) -> None:
    """What keeping the read models takes."""
    taken = _timed(lambda: rebuild(database, "score_changes"))
    _say(f"score_changes rebuilt in {taken:.0f} s")
    _say(f"everything compared with the events in {_timed(lambda: check(database)):.0f} s")


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _ms(times: list[float], share: float) -> str:
    ordered = sorted(times)
    return f"{ordered[min(int(len(ordered) * share), len(ordered) - 1)] * 1000:.1f} ms"


def _row(*cells: str) -> None:
    _say(f"| {' | '.join(cells)} |")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
