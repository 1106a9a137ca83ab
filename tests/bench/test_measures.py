"""The benches run, so that a change of the engine does not leave them behind. No time is judged."""

import re
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tests.bench.__main__ import MEASURES, TINY, Bench
from tests.bench.commands import Commands
from tests.bench.pairs import Ratio, Spent, interleave, ratio
from tests.bench.plot import plot
from tests.bench.table import Goal, Row, markdown

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("measure", ["S1", "S2", "S3", "S4", "S7", "S8"])
def test_each_measure_is_taken_at_the_smallest_size(measure: str) -> None:
    """Every measure that needs neither a package index nor the history gives a row of a table."""
    assert measure in MEASURES
    with ExitStack() as stack:
        bench = Bench(stack, TINY, "")
        rows = list(bench.take(measure))
    assert not bench.missing
    assert rows
    assert all(row.found.median > 0 for row in rows)


def test_what_is_written_by_hand_is_what_the_commands_wrote(tmp_path: Path) -> None:
    """The other side of a command writes the same rows, in as many transactions."""
    bench = Commands(tmp_path, 3, 120)
    notes = bench.noted()
    bench.hand(notes)
    assert len(notes.transactions) == 3
    assert bench.tables("noted.db") == bench.tables("hand.db")


def test_sides_take_turns_from_either_end() -> None:
    """No side stands always behind the same other."""
    asked: list[str] = []

    def side(name: str, taken: float) -> Spent:
        asked.append(name)
        return Spent(taken, taken)

    found = interleave({"one": lambda: side("one", 2), "other": lambda: side("other", 1)}, 2)
    assert asked == ["one", "other", "other", "one"]
    assert ratio([run.wall for run in found["one"]], [1.0, 4.0]) == Ratio(1.25, 0.5, 2.0)


def test_a_table_says_what_was_to_be_reached_and_what_was() -> None:
    """A goal is held against the median; the spread stands beside it."""
    found = Ratio(1.25, 0.5, 2.0)
    rows = [
        Row("S1", "load", "library", Goal(least=1.3), found),
        Row("S3", "command", "by hand", Goal(most=3), found),
        Row("S5", "command", "bare", Goal(), found),
    ]
    assert [row.cells[-1] for row in rows] == ["no", "yes", ""]
    assert "| S1 | load | library | ≥ 1.3 | 1.25 (0.5 to 2) | no |" in markdown(rows)


def test_a_plot_draws_a_line_for_each_cost(tmp_path: Path) -> None:
    """The picture is well-formed, and names what it shows."""
    file = tmp_path / "plot.svg"
    plot({"a < b": [(100, 1.0), (1_000, 1.5)], "c": [(10, 1.0), (10_000, 9.0)]}, file)
    drawn = ElementTree.fromstring(file.read_text(encoding="utf-8"))
    told = [one.text for one in drawn.iter("{http://www.w3.org/2000/svg}text")]
    assert "a < b" in told
    assert len(list(drawn.iter("{http://www.w3.org/2000/svg}circle"))) == 4


def test_the_server_is_measured_at_the_smallest_size() -> None:
    """Every page and act gives a figure, and people at once are answered without an error."""
    words = (sys.executable, "-m", "tests.bench.server", "--tiny")
    told = subprocess.run(words, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    for name in ("status", "audit-scores", "enter_scores"):
        assert f"  {name} " in told
    assert "mixed: {200" in told
    assert "hello: {200" in told
    assert not re.search(r"mixed: .*\b[345]\d\d: ", told)
