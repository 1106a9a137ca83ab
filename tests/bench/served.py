"""``python -m tests.bench.served MEASURE …``: one side in a process of its own.

So another build of the engine can stand beside this one, and several writers beside each other. It
prints ``ready``, and then for each line ``go`` what a round took of it, until nobody asks any more.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.bench.pairs import Side, Spent, folder, say

#: Modules that serve a side: each has a ``serve(place, *words)``.
SERVES = {
    "commands": "tests.bench.commands",
    "letters": "tests.bench.letters",
    "replay": "tests.bench.replay",
    "writers": "tests.bench.writing",
}


class Served:
    """The process of a side, asked from here."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def wait(self) -> None:
        """Until it is ready. What it says before goes on to the reader."""
        while (line := self._line()) != "ready":
            say(f"  {line}")

    def start(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write("go\n")
        self._process.stdin.flush()

    def end(self) -> Spent:
        wall, processor = map(float, self._line().split())
        return Spent(wall, processor)

    def __call__(self) -> Spent:
        self.start()
        return self.end()

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"a side ended with {self._process.wait()}")
        return line.strip()


def together(sides: Sequence[Served]) -> Spent:
    """A round of all at once: from the first that starts to the last that ends."""
    start = time.perf_counter()
    for side in sides:
        side.start()
    spent = [side.end() for side in sides]
    return Spent(time.perf_counter() - start, sum(one.processor for one in spent))


@contextmanager
def serving(root: Path, *words: str) -> Iterator[Served]:
    """A side of the build in a folder, ready."""
    with asked([sys.executable, "-m", "tests.bench.served", *words], root) as side:
        yield side


@contextmanager
def asked(words: Sequence[str], root: Path) -> Iterator[Served]:
    """Any process that answers as a side does, ready."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    process = subprocess.Popen(
        words, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=kept
    )
    try:
        side = Served(process)
        side.wait()
        yield side
    finally:
        assert process.stdin is not None
        process.stdin.close()
        try:
            process.wait(15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def main() -> None:
    measure, *words = sys.argv[1:]
    module = __import__(SERVES[measure], fromlist=["serve"])
    with folder() as place, module.serve(place, *words) as side:
        answer(side)


def answer(side: Side) -> None:
    say("ready")
    for _ in sys.stdin:
        spent = side()
        say(f"{spent.wall} {spent.processor}")


if __name__ == "__main__":
    main()
