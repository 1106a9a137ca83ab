"""``python -m tests.bench.commands [sqlite] [--commands 100] [--rounds 7] [--profile]``

Measure S3: commands of a year through the engine, beside the very rows that they wrote written by
hand with the same durability. Prints what a command says to its database, too.
"""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from adapters.log.connect import sqlite_driver
from tests.bench.noted import Notes, by_hand, note, size_of
from tests.bench.pairs import Ratio, Spent, folder, interleave, processors, ratio, say, spend, walls
from tests.bench.profiled import profile
from tests.bench.year import YEAR, Standing, begun_year, copied, resumed, sqlite_url

#: Events of the year before the commands that are measured.
BEFORE = 200


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.commands")
    parser.add_argument("kind", nargs="?", default="sqlite", choices=["sqlite"])
    parser.add_argument("--commands", type=int, default=100)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    with folder() as place:
        bench = Commands(place, given.commands)
        bench.measure(given.rounds)
        if given.profile:
            bench.profile()


class Commands:
    """A year on SQLite, and the commands that come next in it."""

    def __init__(self, place: Path, count: int, before: int = BEFORE) -> None:
        self._place, self._count = place, count
        self._standing: Standing = begun_year(sqlite_url(place / "base.db"), before)
        self.notes = self._noted()

    def _copy(self, name: str) -> str:
        return copied(self._place / "base.db", self._place / name)

    def _noted(self) -> Notes:
        """What a run of the commands said to the database."""
        year = resumed(self._copy("noted.db"), self._standing)
        notes = note(year.store.database.engine)
        year.store.load(YEAR)
        notes.forget()
        year.steps(self._count)
        year.store.close()
        return notes

    def ours(self) -> Spent:
        year = resumed(self._copy("ours.db"), self._standing)
        taken = spend(lambda: year.steps(self._count))
        year.store.close()
        return taken

    def hand(self) -> Spent:
        self._copy("hand.db")
        connection: Any = sqlite_driver().connect(
            str(self._place / "hand.db"), isolation_level=None
        )
        for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            connection.execute(f"PRAGMA {setting}")
        taken = spend(lambda: by_hand(connection, self.notes.transactions))
        connection.close()
        return taken

    def measure(self, rounds: int) -> Ratio:
        """How often the processor's part by hand goes into ours."""
        report(self.notes, self._count)
        found = interleave({"ours": self.ours, "hand": self.hand}, rounds)
        ours, hand = found["ours"], found["hand"]
        for name, runs in found.items():
            middle = sorted(walls(runs))[rounds // 2]
            busy = sorted(processors(runs))[rounds // 2]
            say(
                f"  {name}: {self._count / middle:,.0f} a second,"
                f" {busy / self._count * 1e3:.2f} ms of the processor each"
            )
        say(f"  by the clock: {ratio(walls(ours), walls(hand))}")
        found_ratio = ratio(processors(ours), processors(hand))
        say(f"S3 SQLite, processor of a command over the same rows by hand: {found_ratio}")
        return found_ratio

    def profile(self) -> None:
        year = resumed(self._copy("profiled.db"), self._standing)
        year.step()
        profile(lambda: year.steps(self._count))
        year.store.close()


def report(notes: Notes, count: int) -> None:
    """Print what a command says to its database."""
    written = [said for transaction in notes.transactions for said in transaction]
    say(
        f"{len(notes.all) / count:.1f} statements a command, {len(written) / count:.1f} of them"
        f" write; {len(notes.transactions) / count:.2f} writing transactions;"
        f" {sum(size_of(said.values) for said in written) / count:,.0f} bytes of values written"
    )
    shapes = Counter(" ".join(said.statement.split())[:90] for said in notes.all)
    for statement, times in shapes.most_common(24):
        say(f"  {times / count:5.2f} x {statement}")


if __name__ == "__main__":
    main()
