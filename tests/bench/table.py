"""The table of S1 to S11: what was to be reached, and what was."""

from collections.abc import Iterable
from typing import NamedTuple

from tests.bench.pairs import Ratio


class Goal(NamedTuple):
    """The most, or the least, that a ratio may be."""

    most: float | None = None
    least: float | None = None

    def __str__(self) -> str:
        if self.most is not None:
            return f"≤ {self.most:g}"
        return "–" if self.least is None else f"≥ {self.least:g}"

    def met(self, found: Ratio) -> bool:
        """By the median."""
        if self.most is not None:
            return found.median <= self.most
        return self.least is None or found.median >= self.least


class Row(NamedTuple):
    """One measure."""

    number: str
    what: str
    beside: str
    goal: Goal
    found: Ratio

    @property
    def cells(self) -> tuple[str, ...]:
        met = "" if self.goal == Goal() else "yes" if self.goal.met(self.found) else "no"
        return self.number, self.what, self.beside, str(self.goal), str(self.found), met


HEAD = ("#", "measure", "over", "to reach", "median (lowest to highest)", "reached")


def markdown(rows: Iterable[Row]) -> str:
    lines = [HEAD, ("---", "---", "---", "---:", "---:", "---"), *(row.cells for row in rows)]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
