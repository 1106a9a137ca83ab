"""``python -m tests.bench.changes [--clusters 3 12] [--years 10] [--draws 40]``

Measures S7 and S11 on SQLite: who changed which score, in countries of two sizes that nobody has
served yet, beside the best SQL on one wide table that gives the same rows; and what a first
``audit scores`` takes there, beside one on the smaller whose effects have been followed.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from sqlalchemy import func, select, text

from adapters.log.connect import sqlite_driver
from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from adapters.views.follow import catch_up
from adapters.views.score_tables import score_changes
from tests.bench import by_hand
from tests.bench.builds import ROOT
from tests.bench.bulk import BulkWriter
from tests.bench.country import country
from tests.bench.pairs import Ratio, figure, folder, ratio, say, spend, spend_in_children
from tests.bench.questions import QUESTIONS, Chance
from tests.bench.year import sqlite_url
from tests.log.orders import FixedClock

QUESTION: Final = "after submission"
#: Draws before those that are counted: pages come from the disk once.
WARM: Final = 5
TYPED: Final = (
    "from adapters.cli import main; main()",
    *("audit", "scores", "cum-1/2010", "--unit", "so-1-3", "--after-submission", "--lang", "en"),
)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.changes")
    parser.add_argument("--clusters", type=int, nargs=2, default=[3, 12])
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--draws", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    measure(given.clusters, given.years, given.draws, given.rounds)


class Country:
    """A country in a file of its own, with the wide table beside it."""

    def __init__(self, file: Path, clusters: int, years: int) -> None:
        self.file = file
        self.database = Database(sqlite_url(file))
        upgrade(self.database)
        self._store = LogStore(self.database, FixedClock())
        self._chance = Chance(clusters, years, 1)
        start = time.perf_counter()
        writer = BulkWriter(self.database)
        writer.write_all(country(clusters, years))
        taken = time.perf_counter() - start
        size = file.stat().st_size
        with self.database.engine.connect() as connection:
            by_hand.make(connection)
            connection.commit()
            counted = connection.scalar(select(func.count()).select_from(score_changes))
        self.changes = counted or 0
        self._raw: Any = sqlite_driver().connect(str(file))
        figure(
            f"a country of {self.changes:,} changes",
            f"{writer.events:,} events, {size / 1e6:,.0f} MB, written in {taken:.1f} s",
        )

    def draw(self, *, ours_first: bool) -> tuple[float, float, float]:
        """Seconds of the processor for one question somewhere: ours, by hand through SQLAlchemy,
        by hand through the driver."""
        self._chance.draw()
        # Whoever asks first meets pages that nobody has read yet.
        if ours_first:
            return self._ours(), self._sqlalchemy(), self._driver()
        theirs = (self._sqlalchemy(), self._driver())
        return self._ours(), *theirs

    def _ours(self) -> float:
        return spend(lambda: QUESTIONS[QUESTION](self._store, self._chance)).processor

    def _sqlalchemy(self) -> float:
        statement, parameters = by_hand.BY_HAND[QUESTION]

        def work() -> None:
            with self.database.read() as connection:
                cursor = connection.execute(text(statement), parameters(self._chance)).cursor
                assert cursor is not None
                cursor.fetchall()

        return spend(work).processor

    def _driver(self) -> float:
        statement, parameters = by_hand.BY_HAND[QUESTION]
        values = parameters(self._chance)
        return spend(lambda: self._raw.execute(statement, values).fetchall()).processor

    def close(self) -> None:
        self._raw.close()
        self.database.close()


def measure(
    clusters: Sequence[int], years: int, draws: int, rounds: int
) -> tuple[dict[str, Ratio], tuple[int, int]]:
    """S7 by size, what the larger takes of the smaller, and S11; how many changes both have."""
    with folder() as place, ExitStack() as stack:
        small, large = (
            stack.enter_context(_opened(place / f"{count}.db", count, years)) for count in clusters
        )
        ratios = _first_asked(small, large, place / "compiled", rounds)
        return ratios | _asked(small, large, draws), (small.changes, large.changes)


@contextmanager
def _opened(file: Path, clusters: int, years: int) -> Iterator[Country]:
    found = Country(file, clusters, years)
    yield found
    found.close()


def _asked(small: Country, large: Country, draws: int) -> dict[str, Ratio]:
    taken: dict[str, list[tuple[float, float, float]]] = {"small": [], "large": []}
    for number in range(draws + WARM):
        for name, one in (("small", small), ("large", large)):
            taken[name].append(one.draw(ours_first=number % 2 == 0))
    ratios = {}
    for name, one in (("small", small), ("large", large)):
        ours, sqlalchemy, driver = zip(*taken[name][WARM:], strict=True)
        ratios[f"{name}, SQLAlchemy"] = ratio(ours, sqlalchemy)
        ratios[name] = ratio(ours, driver)
        say(
            f"S7 who changed which score, {one.changes:,} changes: {median(ours) * 1e3:.2f} ms of"
            f" the processor; over the best SQL {ratios[f'{name}, SQLAlchemy']} (≤ 2), by the"
            f" driver alone {ratios[name]}"
        )
    ratios["flat"] = ratio(*([run[0] for run in taken[name][WARM:]] for name in ("large", "small")))
    say(f"S7 the larger over the smaller: {ratios['flat']} (flat: 1)")
    return ratios


def _first_asked(small: Country, large: Country, compiled: Path, rounds: int) -> dict[str, Ratio]:
    """A first question typed where nobody has followed the effects, over one where they are."""
    start = time.perf_counter()
    catch_up(small.database)
    taken = time.perf_counter() - start
    figure(f"effects of {small.changes:,} changes", f"followed in {taken:.1f} s")
    known = [_typed(small.file, compiled) for _ in range(rounds + 1)][1:]
    first = _typed(large.file, compiled)
    found = ratio([first[0]] * rounds, [one[0] for one in known])
    say(
        f"S11 a first audit scores, {large.changes:,} changes never followed: {first[0]:.2f} s of"
        f" the processor, {found} of one in {small.changes:,} that were"
    )
    for line in first[1].splitlines():
        if "follow" in line:
            say(f"  it says: {line.strip()}")
    return {"S11": found}


def _typed(file: Path, compiled: Path) -> tuple[float, str]:
    """Seconds of the processor, and what was printed."""
    told: list[str] = []
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env |= {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(compiled)}
    words = [sys.executable, "-c", *TYPED, "--db", str(file)]

    def run() -> None:
        done = subprocess.run(words, env=env, check=True, capture_output=True, text=True)
        told.append(done.stdout)

    return spend_in_children(run).processor, told[0]


if __name__ == "__main__":
    main()
