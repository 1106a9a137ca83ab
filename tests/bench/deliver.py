"""``python -m tests.bench.deliver [sqlite|postgresql] [COUNT]``

How many letters leave in a second to a mail server on this machine, what one costs the processor,
and what a round of the runner takes that finds nothing to do.
"""

import argparse
import time

from adapters.delivery.by_hand import resend
from adapters.log.schema import upgrade
from tests.bench.__main__ import fresh
from tests.delivery.office import OfficeYear
from tests.delivery.sink import running
from workers.duties import Line
from workers.runner import Runner

ROUNDS = 50


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.deliver")
    parser.add_argument("kind", nargs="?", default="sqlite", choices=["sqlite", "postgresql"])
    parser.add_argument("count", nargs="?", default=400, type=int)
    asked = parser.parse_args()
    with fresh(asked.kind) as database, running() as sink:
        upgrade(database)
        office = OfficeYear(database.engine.url.render_as_string(hide_password=False)).issue()
        settings = sink.settings(patience=30.0)
        office.deliver(settings)
        first = [row.notice for row in office.rows()]
        for number in range(asked.count):
            resend(office.engine, first[number % len(first)])
        began, busy = time.perf_counter(), time.process_time()
        done = len(office.deliver(settings, limit=asked.count).done)
        seconds, busy = time.perf_counter() - began, time.process_time() - busy
        assert done == asked.count
        print(
            f"{asked.kind}: {done} letters in {seconds:.1f} s, {done / seconds:.0f} a second;"
            f" processor {busy / done * 1000:.0f} ms a letter, with the server's own part"
        )
        print(f"{asked.kind}: a round that finds nothing: {_round(office):.0f} ms of the processor")
        office.store.close()


def _round(office: OfficeYear) -> float:
    engine = office.engine
    engine.practice = False  # the clock is ours

    def silent(_: str, __: Line) -> None:
        """Nobody reads."""

    runner = Runner(engine, silent)
    runner.round()
    began = time.process_time()
    for _ in range(ROUNDS):
        runner.round()
    taken = time.process_time() - began
    runner.leave()
    return taken / ROUNDS * 1000


if __name__ == "__main__":
    main()
