"""Where the time of some work goes."""

import cProfile
import io
import pstats
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.pairs import say

ROOT = Path(__file__).parents[2]


def profile(work: Callable[[], object]) -> None:
    """Print what kept the processor longest by itself, and what did with all that it calls."""
    taken = cProfile.Profile(time.process_time)
    taken.enable()
    work()
    taken.disable()
    for order, lines in (("tottime", 20), ("cumulative", 45)):
        out = io.StringIO()
        pstats.Stats(taken, stream=out).sort_stats(order).print_stats(lines)
        say("\n".join(out.getvalue().replace(f"{ROOT}/", "").splitlines()[2:]))
