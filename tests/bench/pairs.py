"""Runs that stand beside each other, and what the one takes of the other.

A machine is shared, so seconds of two runs are never compared: the sides run in turn, A B B A, and
a ratio is of neighbours. It is printed with its median, its lowest and its highest.
"""

import gc
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

#: A round of one side: does its work once and says what that took.
Side = Callable[[], "Spent"]


class Spent(NamedTuple):
    """What some work took, in seconds."""

    #: From its start to its end.
    wall: float
    #: In which a processor worked on it, of this process or of its ended children.
    processor: float


class Ratio(NamedTuple):
    """How often one side goes into another, over all rounds."""

    median: float
    lowest: float
    highest: float

    def __str__(self) -> str:
        return f"{self.median:.3g} ({self.lowest:.3g} to {self.highest:.3g})"


def spend(work: Callable[[], object]) -> Spent:
    """What some work took of this process."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return Spent(time.perf_counter() - start, time.process_time() - busy)


def spend_in_children(work: Callable[[], object]) -> Spent:
    """What some work took of processes that were begun and ended in it."""
    start, busy = time.perf_counter(), _children()
    work()
    return Spent(time.perf_counter() - start, _children() - busy)


def _children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def interleave(sides: Mapping[str, Side], rounds: int) -> dict[str, list[Spent]]:
    """What each round of each side took; every other round goes through the sides backwards. What
    was made before is none of their garbage, and what one leaves is not cleared by the next."""
    gc.collect()
    gc.freeze()
    found: dict[str, list[Spent]] = {name: [] for name in sides}
    for number in range(rounds):
        for name in list(sides) if number % 2 == 0 else list(sides)[::-1]:
            gc.collect()
            found[name].append(sides[name]())
    gc.unfreeze()
    return found


def walls(runs: Sequence[Spent]) -> list[float]:
    return [run.wall for run in runs]


def processors(runs: Sequence[Spent]) -> list[float]:
    return [run.processor for run in runs]


def ratio(over: Sequence[float], under: Sequence[float]) -> Ratio:
    """Of runs that stood beside each other."""
    each = [one / other for one, other in zip(over, under, strict=True)]
    return Ratio(median(each), min(each), max(each))


#: What stands beside the ratios in the end: what it is, and how much.
FIGURES: Final[list[tuple[str, str]]] = []


def figure(what: str, value: str) -> None:
    """Print something that is no ratio, and keep it for the end."""
    FIGURES.append((what, value))
    say(f"  {what}: {value}")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@contextmanager
def folder() -> Iterator[Path]:
    """A folder on the disk, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="thidua-bench-") as found:
        yield Path(found)
