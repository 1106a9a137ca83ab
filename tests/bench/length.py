"""``python -m tests.bench.length [--folded 500 2500 10000] [--led 200 800] [--rounds 5]``

Measure S2: what an event of one year takes to fold, beside so many before it, over the first size;
and what a command takes in a year of so many events that is folded already.
"""

import argparse
from collections.abc import Sequence
from contextlib import ExitStack
from statistics import median

from domain.record.record import Event
from domain.record.streams import evolve
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
)
from tests.bench.year import begun_year, lengthened, mixed, resumed, sqlite_url

COMMANDS = 20


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.length")
    parser.add_argument("--folded", nargs="*", type=int, default=[500, 2_500, 10_000])
    parser.add_argument("--led", nargs="*", type=int, default=[200, 800])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    if given.folded:
        measure(given.folded, given.rounds)
    if given.led:
        measure_commands(given.led, given.rounds)


def measure(sizes: Sequence[int], rounds: int) -> dict[int, Ratio]:
    """How often the first size's time an event goes into that of each size."""
    years = {size: tuple(lengthened(mixed(), size)) for size in sizes}
    sides: dict[str, Side] = {
        str(size): lambda year=year: fold(year)  # type: ignore[misc]
        for size, year in years.items()
    }
    found = interleave(sides, rounds)
    each = {size: [one / size for one in processors(found[str(size)])] for size in sizes}
    ratios = {size: ratio(each[size], each[sizes[0]]) for size in sizes}
    each_last = median(each[sizes[-1]]) * 1e6
    figure(f"an event folded, {sizes[-1]:,} in its year", f"{each_last:.1f} µs")
    for size in sizes:
        say(
            f"S2 fold, {size:,} events: {median(each[size]) * 1e6:.1f} µs each,"
            f" {ratios[size]} of {sizes[0]:,} (≤ 1.2)"
        )
    return ratios


def fold(events: Sequence[Event]) -> Spent:
    def work() -> None:
        state: object = None
        for event in events:
            state = evolve(state, event)

    return spend(work)


def measure_commands(sizes: Sequence[int], rounds: int) -> dict[int, Ratio]:
    """How often the first size's time a command goes into that of each size, on SQLite."""
    with folder() as place, ExitStack() as stack:
        sides: dict[str, Side] = {}
        for size in sizes:
            url = sqlite_url(place / f"{size}.db")
            year = resumed(url, begun_year(url, size))
            stack.callback(year.store.close)
            sides[str(size)] = lambda year=year: spend(  # type: ignore[misc]
                lambda: year.steps(COMMANDS)
            )
        found = {name: processors(runs) for name, runs in interleave(sides, rounds).items()}
    first = found[str(sizes[0])]
    ratios = {size: ratio(found[str(size)], first) for size in sizes}
    for size in sizes:
        each = median(found[str(size)]) / COMMANDS * 1e3
        say(
            f"S2 a command, {size:,} events in its year: {each:.2f} ms, {ratios[size]}"
            f" of {sizes[0]:,}"
        )
    return ratios


if __name__ == "__main__":
    main()
