"""``python -m tests.bench [--full] [--earlier COMMIT] [--only S1 …] [--plot FILE]``

Takes every measure of S1 to S11 beside what a user would take instead and beside an earlier build,
and prints them in the end as one table of Markdown. What cannot be measured here, for want of a
package index or of the history, is said and left out.
"""

import argparse
import platform
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime
from functools import cached_property
from os import cpu_count
from pathlib import Path
from typing import Final, NamedTuple

from tests.bench import (
    changes,
    commands,
    durable,
    length,
    letters,
    replay,
    typed,
    writing,
)
from tests.bench.builds import EARLIER, build
from tests.bench.pairs import FIGURES, Ratio, say
from tests.bench.plot import Line, plot
from tests.bench.table import Goal, Row, markdown
from tests.postgres import Server, serving


class Sizes(NamedTuple):
    """How much is measured."""

    rounds: int
    events: int
    folded: tuple[int, ...]
    led: tuple[int, ...]
    commands: int
    written: int
    writers: tuple[int, ...]
    letters: int
    clusters: tuple[int, int]
    years: int


QUICK: Final = Sizes(4, 2_000, (500, 2_500, 10_000), (200, 800), 80, 25, (1, 4), 40, (3, 12), 10)
FULL: Final = Sizes(
    9, 2_000, (500, 2_500, 10_000), (200, 800, 3_200), 150, 80, (1, 4), 100, (4, 68), 20
)
#: Small enough for a test.
TINY: Final = Sizes(1, 150, (100, 150), (120, 140), 3, 3, (1, 2), 4, (2, 3), 5)


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench")
    parser.add_argument("--full", action="store_true")
    parser.add_argument("--tiny", action="store_true")
    parser.add_argument("--earlier", default=EARLIER, metavar="COMMIT")
    parser.add_argument("--only", nargs="*", default=[], choices=list(MEASURES))
    parser.add_argument("--plot", type=Path)
    given = parser.parse_args()
    sizes = FULL if given.full else TINY if given.tiny else QUICK
    start = time.perf_counter()
    say(
        f"{datetime.now(UTC):%Y-%m-%d}, {cpu_count()} processors,"
        f" Python {platform.python_version()}"
    )
    with ExitStack() as stack:
        bench = Bench(stack, sizes, given.earlier)
        rows = [row for name in given.only or MEASURES for row in bench.take(name)]
    say("")
    say(markdown(rows))
    say("\n| beside | |\n| --- | --- |")
    for what, value in FIGURES:
        say(f"| {what} | {value} |")
    for line in bench.missing:
        say(f"\nNot measured: {line}")
    if given.plot:
        plot(bench.lines, given.plot)
    say(f"\n{time.perf_counter() - start:.0f} s")


class Bench:
    """One run: what several measures share is made once, when it is first asked for."""

    def __init__(self, stack: ExitStack, sizes: Sizes, commit: str) -> None:
        self._stack, self.sizes, self._commit = stack, sizes, commit
        self.missing: list[str] = []
        #: What one costs over the cost at the smallest size, by size.
        self.lines: dict[str, Line] = {}

    def take(self, name: str) -> Iterator[Row]:
        start = time.perf_counter()
        say(f"\n## {name}")
        try:
            yield from MEASURES[name](self)
        except (OSError, RuntimeError, subprocess.CalledProcessError) as error:
            self.missing.append(f"{name}: {error}")
        say(f"  ({time.perf_counter() - start:.0f} s)")

    @cached_property
    def earlier(self) -> Path | None:
        """The folder of the earlier build; ``None`` where there is no history."""
        if not self._commit:
            return None
        try:
            return self._stack.enter_context(build(self._commit))
        except subprocess.CalledProcessError as error:
            self.missing.append(f"the earlier build: {error.stderr.decode().strip()}")
            return None

    @cached_property
    def server(self) -> Server:
        """A PostgreSQL with fsync; where nothing is judged, one in memory."""
        server = self._stack.enter_context(serving(durable=self.sizes is not TINY))
        writing.say_sync(server.folder)
        return server

    @cached_property
    def dbos(self) -> Path:
        """The interpreter of an environment with DBOS."""
        return self._stack.enter_context(durable.installed())


def _over_earlier(number: str, what: str, found: Ratio | None, least: float | None) -> list[Row]:
    """What was slower before stands above 1."""
    if found is None:
        return []
    return [Row(number, what, "the earlier build, times quicker", Goal(least=least), found)]


def loads(bench: Bench) -> Iterator[Row]:
    found = replay.measure(bench.sizes.events, bench.sizes.rounds, bench.earlier)
    what = f"cold load of a live year of {bench.sizes.events:,} events, chain checked"
    yield Row("S1", what, "eventsourcing, times quicker", Goal(least=1.3), found["typed"])
    yield Row("S1", what, "raw fetch with typed decode, share", Goal(), found["fetch, typed"])
    yield from _over_earlier("S1", what, found.get("earlier"), None)


def folds(bench: Bench) -> Iterator[Row]:
    sizes = bench.sizes
    found = length.measure(sizes.folded, sizes.rounds)
    bench.lines["an event folded"] = [(size, one.median) for size, one in found.items()]
    first, last = sizes.folded[0], sizes.folded[-1]
    what = f"fold per event at {last:,} events in one year"
    yield Row("S2", what, f"at {first:,}", Goal(most=1.2), found[last])
    led = length.measure_commands(sizes.led, sizes.rounds)
    bench.lines["a command in a folded year"] = [(size, one.median) for size, one in led.items()]
    what = f"a command in a year of {sizes.led[-1]:,} events, folded"
    yield Row("S2", what, f"at {sizes.led[0]:,}", Goal(), led[sizes.led[-1]])


def sqlite_commands(bench: Bench) -> Iterator[Row]:
    found = commands.measure(bench.sizes.commands, bench.sizes.rounds, bench.earlier)
    what = "processor of a command, SQLite, FULL"
    yield Row("S3", what, "the same rows by hand", Goal(most=3), found["S3"])
    yield from _over_earlier("S3", what, found.get("S3, earlier"), 2.5)
    what = "storage's own share: a command less the same in memory"
    yield Row("S6", what, "the same rows by hand", Goal(most=2), found["S6"])


def postgresql_commands(bench: Bench) -> Iterator[Row]:
    sizes = bench.sizes
    for writers, least in zip(sizes.writers, (0.35, 0.5), strict=True):
        found = writing.measure(bench.server, writers, sizes.written, sizes.rounds, bench.earlier)
        what = f"commands a second, PostgreSQL with fsync, {writers} at once"
        yield Row("S4", what, "psycopg by hand, share", Goal(least=least), found["by hand"])
        yield from _over_earlier("S4", what, found.get("earlier"), None)


def workflows(bench: Bench) -> Iterator[Row]:
    found = durable.measure(bench.server, bench.dbos, bench.sizes.written, bench.sizes.rounds)
    what = "durable commands a second, PostgreSQL with fsync"
    yield Row("S5", what, "a DBOS workflow with one step", Goal(least=1.5), found["step"])
    yield Row("S5", what, "a DBOS workflow without a step", Goal(), found["bare"])


def questions(bench: Bench) -> Iterator[Row]:
    sizes = bench.sizes
    draws = sizes.rounds * 8
    found, counts = changes.measure(sizes.clusters, sizes.years, draws, sizes.rounds)
    few, many = counts
    what = f"who changed which score, {many:,} changes"
    best = "best SQL on one wide table, the same permitted rows"
    yield Row("S7", what, best, Goal(most=2), found["large, SQLAlchemy"])
    yield Row("S7", what, "the same past SQLAlchemy, by the driver alone", Goal(), found["large"])
    yield Row("S7", what, f"at {few:,}", Goal(most=1.2), found["flat"])
    bench.lines["who changed which score"] = [(few, 1), (many, found["flat"].median)]
    what = f"first `audit scores`, {many:,} changes never followed"
    yield Row("S11", what, f"one at {few:,} that were", Goal(most=1.2), found["S11"])


def mails(bench: Bench) -> Iterator[Row]:
    found = letters.measure("sqlite", bench.sizes.letters, bench.sizes.rounds, bench.earlier)
    what = "letters a second to a mail server on this machine"
    each = found["a session each"]
    yield Row("S8", what, "smtplib, a session each, share", Goal(least=0.5), each)
    yield Row("S8", what, "smtplib, one session, share", Goal(), found["one session"])
    yield from _over_earlier("S8", what, found.get("earlier build"), None)


def typing(bench: Bench) -> Iterator[Row]:
    found = typed.measure_all(typed.GOALS, bench.sizes.rounds, bench.earlier)
    for words, ratios in found.items():
        number = "S10" if words == typed.TABLE else "S9"
        what = f"processor of `thidua {' '.join(words.split()[:2])}`"
        most = Goal(most=typed.GOALS[words])
        yield Row(number, what, f"`{typed.COMMANDS[words]}`", most, ratios.beside)
        if ratios.before is not None:
            over = "the earlier build, share"
            yield Row(number, what, over, Goal(), ratios.before)


MEASURES: Final[dict[str, Callable[[Bench], Iterator[Row]]]] = {
    "S1": loads,
    "S2": folds,
    "S3": sqlite_commands,
    "S4": postgresql_commands,
    "S5": workflows,
    "S7": questions,
    "S8": mails,
    "S9": typing,
}

if __name__ == "__main__":
    main()
