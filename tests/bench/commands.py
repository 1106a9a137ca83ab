"""``python -m tests.bench.commands [--commands 100] [--rounds 7] [--against COMMIT] [--profile]``

Measures S3 and S6: commands of a year through the engine on SQLite, beside the very rows that they
wrote written by hand with the same durability, beside the same commands in memory, and beside an
earlier build. Prints what a command says to its database, too.
"""

import argparse
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final

from adapters.log.connect import sqlite_driver
from tests.bench.builds import EARLIER, build
from tests.bench.noted import Notes, by_hand, note, size_of
from tests.bench.pairs import (
    Ratio,
    Side,
    Spent,
    figure,
    folder,
    interleave,
    processors,
    ratio,
    say,
    spend,
    walls,
)
from tests.bench.profiled import profile
from tests.bench.served import serving
from tests.bench.year import (
    YEAR,
    Standing,
    begun_year,
    copied,
    resumed,
    sqlite_url,
    year_in_memory,
)

#: Events of the year before the commands that are measured.
BEFORE: Final = 200


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.commands")
    parser.add_argument("kind", nargs="?", default="sqlite", choices=["sqlite"])
    parser.add_argument("--commands", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--against", metavar="COMMIT", nargs="?", const=EARLIER)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        earlier = stack.enter_context(build(given.against)) if given.against else None
        measure(given.commands, given.rounds, earlier)
    if given.profile:
        with folder() as place:
            bench = Commands(place, given.commands)
            shapes(bench.noted(), given.commands)
            bench.profile()


class Commands:
    """A year on SQLite, and the commands that come next in it."""

    def __init__(self, place: Path, count: int, before: int = BEFORE) -> None:
        self._place, self._count, self._before = place, count, before
        self._standing: Standing = begun_year(sqlite_url(place / "base.db"), before)

    def _copy(self, name: str) -> str:
        return copied(self._place / "base.db", self._place / name)

    def ours(self) -> Spent:
        year = resumed(self._copy("ours.db"), self._standing)
        taken = spend(lambda: year.steps(self._count))
        year.store.close()
        return taken

    def noted(self) -> Notes:
        """What a run of the commands says to the database."""
        year = resumed(self._copy("noted.db"), self._standing)
        notes = note(year.store.database.engine)
        year.store.load(YEAR)
        notes.forget()
        before = _written_bytes()
        year.steps(self._count)
        notes.bytes_written = _written_bytes() - before
        year.store.close()
        return notes

    def hand(self, notes: Notes) -> Spent:
        """The same rows, and nothing else."""
        self._copy("hand.db")
        connection: Any = sqlite_driver().connect(
            str(self._place / "hand.db"), isolation_level=None
        )
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")
        taken = spend(lambda: by_hand(connection, notes.transactions))
        connection.close()
        return taken

    def tables(self, name: str) -> dict[str, list[Any]]:
        """All rows of one of the databases, by table."""
        connection: Any = sqlite_driver().connect(str(self._place / name))
        named = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        rows = {
            table: sorted(connection.execute(f'SELECT * FROM "{table}"').fetchall(), key=repr)
            for (table,) in named
        }
        connection.close()
        return rows

    def in_memory(self) -> Side:
        """The same commands and no database; the year goes on from round to round."""
        year = year_in_memory(self._before)
        return lambda: spend(lambda: year.steps(self._count))

    def profile(self) -> None:
        year = resumed(self._copy("profiled.db"), self._standing)
        year.step()
        profile(lambda: year.steps(self._count))
        year.store.close()


@contextmanager
def serve(place: Path, count: str) -> Iterator[Side]:
    yield Commands(place, int(count)).ours


def measure(count: int, rounds: int, earlier: Path | None) -> dict[str, Ratio]:
    """S3 over the rows by hand, S3 over an earlier build (above 1 it was slower), and S6."""
    with folder() as place, ExitStack() as stack:
        bench = Commands(place, count)
        notes = bench.noted()
        report("command, SQLite", notes, count)
        sides: dict[str, Side] = {
            "ours": bench.ours,
            "by hand": lambda: bench.hand(notes),
            "in memory": bench.in_memory(),
        }
        if earlier is not None:
            sides["earlier build"] = stack.enter_context(serving(earlier, "commands", str(count)))
        found = interleave(sides, rounds)
    rates("commands, SQLite", found, count)
    return _ratios({name: processors(runs) for name, runs in found.items()})


def _ratios(busy: Mapping[str, Sequence[float]]) -> dict[str, Ratio]:
    ours, hand = busy["ours"], busy["by hand"]
    stored = [one - other for one, other in zip(ours, busy["in memory"], strict=True)]
    ratios = {"S3": ratio(ours, hand), "S6": ratio(stored, hand)}
    say(f"S3 SQLite, processor of a command over the same rows by hand: {ratios['S3']} (≤ 3)")
    if "earlier build" in busy:
        ratios["S3, earlier"] = ratio(busy["earlier build"], ours)
        say(f"S3 the earlier build's processor over ours: {ratios['S3, earlier']} (≥ 2.5)")
    say(f"S6 a command less the same in memory, over the same rows: {ratios['S6']} (≤ 2)")
    return ratios


def rates(what: str, found: Mapping[str, Sequence[Spent]], count: int) -> None:
    """Tell what each side did in a second, and what one cost the processor."""
    for name, runs in found.items():
        busy = median(processors(runs)) / count * 1e3
        rate = count / median(walls(runs))
        figure(f"{what}, {name}", f"{rate:,.0f} a second, {busy:.2f} ms of the processor each")


def report(what: str, notes: Notes, count: int) -> None:
    """Tell what a command says to its database."""
    written = [said for transaction in notes.transactions for said in transaction]
    trips = f", {notes.round_trips / count:.1f} round trips" if notes.round_trips else ""
    figure(
        f"{what}, one",
        f"{len(notes.all) / count:.1f} statements, {len(written) / count:.1f} of them write{trips};"
        f" {len(notes.transactions) / count:.2f} writing transactions;"
        f" {sum(size_of(said.values) for said in written) / count:,.0f} bytes of values,"
        f" {notes.bytes_written / count:,.0f} written",
    )


def shapes(notes: Notes, count: int) -> None:
    """Print each statement and how often a command says it."""
    said = Counter(" ".join(one.statement.split())[:90] for one in notes.all)
    for statement, times in said.most_common(24):
        say(f"  {times / count:5.2f} x {statement}")


def _written_bytes() -> int:
    """What this process has written to files; 0 where nobody says."""
    told = Path(f"/proc/{os.getpid()}/io")
    if not told.exists():
        return 0
    named = dict(line.split(": ") for line in told.read_text().splitlines())
    return int(named["wchar"])


if __name__ == "__main__":
    main()
