"""``python -m tests.bench.length [500 10000 …]``

Measure S2: what an event of one year takes to fold, beside so many before it, over the first size.
"""

import argparse
from collections.abc import Sequence

from domain.record.record import Event
from domain.record.streams import evolve
from tests.bench.pairs import Ratio, Spent, folder, interleave, processors, ratio, say, spend
from tests.bench.year import YEAR, Year, lengthened, open_store, sqlite_url

COMMANDED = 400


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.length")
    parser.add_argument("events", nargs="*", type=int, default=[500, 2_500, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    measure(given.events, given.rounds)


def mixed(commanded: int = COMMANDED) -> tuple[Event, ...]:
    """The events of a year that was led by commands."""
    with folder() as place:
        year = Year(open_store(sqlite_url(place / "year.db")))
        year.begin()
        year.grow(commanded)
        events = year.store.events(YEAR)
        year.store.close()
    return events


def measure(sizes: Sequence[int], rounds: int, commanded: int = COMMANDED) -> dict[int, Ratio]:
    """How often the first size's time an event goes into that of each size."""
    events = mixed(commanded)
    years = {size: tuple(lengthened(events, size)) for size in sizes}
    sides = {str(size): lambda year=year: fold(year) for size, year in years.items()}
    found = interleave(sides, rounds)
    each = {size: [one / size for one in processors(found[str(size)])] for size in sizes}
    ratios = {}
    for size in sizes:
        ratios[size] = ratio(each[size], each[sizes[0]])
        say(
            f"S2 fold, {size:,} events: {sorted(each[size])[rounds // 2] * 1e6:.1f} µs each,"
            f" {ratios[size]} of {sizes[0]:,} (to reach 1.2)"
        )
    return ratios


def fold(events: Sequence[Event]) -> Spent:
    def work() -> None:
        state: object = None
        for event in events:
            state = evolve(state, event)

    return spend(work)


if __name__ == "__main__":
    main()
