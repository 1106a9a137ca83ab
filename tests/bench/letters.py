"""``python -m tests.bench.letters [sqlite|postgresql] [--letters 60] [--rounds 5]
[--against COMMIT] [--profile]``

Measure S8: letters that leave to a mail server on this machine, beside the same messages sent with
``smtplib``, a session for each and one for all. Prints what a letter says to the database, and
what a round of the runner takes that finds nothing to do.
"""

import argparse
import smtplib
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median

from adapters.delivery.by_hand import resend
from adapters.log.database import Database
from adapters.log.schema import upgrade
from tests.bench.builds import EARLIER, build
from tests.bench.commands import shapes
from tests.bench.databases import fresh
from tests.bench.noted import note
from tests.bench.pairs import (
    Ratio,
    Side,
    Spent,
    figure,
    interleave,
    processors,
    ratio,
    say,
    spend,
    walls,
)
from tests.bench.profiled import profile
from tests.bench.served import serving
from tests.bench.year import sqlite_url
from tests.delivery.office import OfficeYear
from tests.delivery.sink import SENDER, Sink, running
from workers.duties import Line
from workers.runner import Runner

IDLE_ROUNDS = 50


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.letters")
    parser.add_argument("kind", nargs="?", default="sqlite", choices=["sqlite", "postgresql"])
    parser.add_argument("--letters", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", metavar="COMMIT", nargs="?", const=EARLIER)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        earlier = stack.enter_context(build(given.against)) if given.against else None
        measure(given.kind, given.letters, given.rounds, earlier)
        if given.profile:
            letters = stack.enter_context(opened(given.kind, given.letters))
            letters.report(given_shapes=True)
            letters.put_down()
            profile(letters.leave)


class Letters:
    """A practice year whose plan was sent to its units, sent again as often as asked."""

    def __init__(self, url: str, sink: Sink, count: int) -> None:
        self._sink, self._count = sink, count
        self.office = OfficeYear(url).issue()
        self._settings = sink.settings(patience=30.0)
        self.office.deliver(self._settings)
        self._first = [row.notice for row in self.office.rows()]
        self._examples = list(sink.taken)
        self._put = 0

    def put_down(self) -> None:
        """Let a round's letters wait to be sent."""
        for _ in range(self._count):
            resend(self.office.engine, self._first[self._put % len(self._first)])
            self._put += 1

    def leave(self) -> None:
        done = len(self.office.deliver(self._settings, limit=self._count).done)
        assert done == self._count, done

    def ours(self) -> Spent:
        self.put_down()
        return spend(self.leave)

    def by_hand(self, *, session_each: bool) -> Spent:
        def send(opened: smtplib.SMTP, number: int) -> None:
            mail = self._examples[number % len(self._examples)]
            opened.send_message(mail.message, SENDER, list(mail.recipients))

        def each() -> None:
            for number in range(self._count):
                with smtplib.SMTP(self._sink.host, self._sink.port) as opened:
                    send(opened, number)

        def one() -> None:
            with smtplib.SMTP(self._sink.host, self._sink.port) as opened:
                for number in range(self._count):
                    send(opened, number)

        return spend(each if session_each else one)

    def report(self, *, given_shapes: bool = False) -> float:
        """Print what a letter says to the database; the number of statements."""
        self.put_down()
        notes = note(self.office.store.database.engine)
        self.leave()
        statements = len(notes.all) / self._count
        figure(
            "a letter",
            f"{statements:.1f} statements, in {len(notes.transactions) / self._count:.2f} writing"
            " transactions",
        )
        if given_shapes:
            shapes(notes, self._count)
        return statements


@contextmanager
def opened(kind: str, count: int) -> Iterator[Letters]:
    with fresh(kind) as database, running() as sink:
        upgrade(database)
        letters = Letters(database.engine.url.render_as_string(hide_password=False), sink, count)
        yield letters
        letters.office.store.close()


@contextmanager
def serve(place: Path, count: str) -> Iterator[Side]:
    url = sqlite_url(place / "office.db")
    database = Database(url)
    upgrade(database)
    database.close()
    with running() as sink:
        letters = Letters(url, sink, int(count))
        yield letters.ours
        letters.office.store.close()


def measure(kind: str, count: int, rounds: int, earlier: Path | None) -> dict[str, Ratio]:
    """How much of smtplib's rate is ours, a session a letter and one for all; over the earlier
    build's."""
    with opened(kind, count) as letters, ExitStack() as stack:
        sides: dict[str, Side] = {
            "ours": letters.ours,
            "a session each": lambda: letters.by_hand(session_each=True),
            "one session": lambda: letters.by_hand(session_each=False),
        }
        if earlier is not None and kind == "sqlite":
            sides["earlier build"] = stack.enter_context(serving(earlier, "letters", str(count)))
        found = interleave(sides, rounds)
        letters.report()
        idle = _idle(letters.office)
    ours = found.pop("ours")
    busy = median(processors(ours)) / count * 1e3
    figure(
        f"letters, {kind}",
        f"{count / median(walls(ours)):.0f} a second, {busy:.1f} ms of the processor each with the"
        f" server's own part; a round that finds nothing {idle:.1f} ms",
    )
    ratios = {}
    for name, runs in found.items():
        ratios[name] = ratio(walls(runs), walls(ours))
        by_processor = ratio(processors(runs), processors(ours))
        goal = " (≥ 0.5)" if name == "a session each" else ""
        say(f"S8 our letters over {name}: {ratios[name]}{goal}; by the processor {by_processor}")
    return ratios


def _idle(office: OfficeYear) -> float:
    """Milliseconds of the processor of a round of the runner that finds nothing to do."""
    engine = office.engine
    engine.practice = False  # the clock is ours

    def silent(_: str, __: Line) -> None:
        """Nobody reads."""

    runner = Runner(engine, silent)
    runner.round()
    began = time.process_time()
    for _ in range(IDLE_ROUNDS):
        runner.round()
    taken = time.process_time() - began
    runner.leave()
    return taken / IDLE_ROUNDS * 1000


if __name__ == "__main__":
    main()
