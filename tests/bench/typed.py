"""``python -m tests.bench.typed [ROUNDS] [--before FOLDER] [--only WORDS]``

Measures S9 and S10: processor time of typed commands, whole processes with their children, beside a
process that only imports the libraries. ``--before`` names a checkout of an earlier build, whose
commands take their turns as well.
"""

import argparse
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import Final, NamedTuple

import xlsxwriter

from tests.bench.pairs import (
    Ratio,
    Spent,
    folder,
    interleave,
    processors,
    ratio,
    say,
    spend_in_children,
)

ROOT: Final = Path(__file__).parents[2]
YEAR: Final = "khoi-thuc-hanh/2026"
TYPED: Final = ("-c", "from adapters.cli import main; main()")
LIBRARIES: Final = "import sqlalchemy, typer, msgspec"
READERS: Final = "import typer, python_calamine"
ACT: Final = "do khoi-thuc-hanh open_cycle year=2028 --as secretary@truc-xanh"
AUDIT: Final = f"audit scores {YEAR} --unit dong-noi --after-submission"
TABLE: Final = "reconcile bang.xlsx"
#: What it may take of the imports beside which it is measured.
GOALS: Final = {f"status {YEAR}": 1.6, AUDIT: 1.6, ACT: 2.0, TABLE: 3.0}
#: What is typed, and beside which imports it is measured.
COMMANDS: Final = {
    f"status {YEAR}": LIBRARIES,
    AUDIT: LIBRARIES,
    f"{ACT} --dry-run": LIBRARIES,
    ACT: LIBRARIES,
    TABLE: READERS,
    f"explain {YEAR} dong-noi": LIBRARIES,
    f"log {YEAR}": LIBRARIES,
    f"outcome {YEAR}": LIBRARIES,
    f"history {YEAR} dong-noi 1": LIBRARIES,
    f"calendar {YEAR}": LIBRARIES,
    "--help": "pass",
}


class Ratios(NamedTuple):
    """What a command takes of the imports, and of the other build where there is one."""

    beside: Ratio
    before: Ratio | None


class Build(NamedTuple):
    """A folder with a practice year and a table in it, and how commands of one build are typed."""

    place: Path
    env: Mapping[str, str]

    def spent(self, words: Sequence[str]) -> Spent:
        """What a process took. Raises ``SystemExit`` where it ends badly."""
        ended: list[subprocess.CompletedProcess[bytes]] = []
        line = [sys.executable, *words]

        def run() -> None:
            ended.append(
                subprocess.run(line, check=False, cwd=self.place, env=self.env, capture_output=True)
            )

        spent = spend_in_children(run)
        if ended[0].returncode:
            raise SystemExit(f"{' '.join(words)}: {ended[0].stderr.decode()}")
        return spent

    def typed(self, words: str) -> Spent:
        """What a command took on a database that is as it was made."""
        for ending in ("-wal", "-shm"):
            (self.place / f"thidua.db{ending}").unlink(missing_ok=True)
        (self.place / "thidua.db").write_bytes((self.place / "kept.db").read_bytes())
        return self.spent([*TYPED, *words.split()])


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.typed")
    parser.add_argument("rounds", nargs="?", type=int, default=7)
    parser.add_argument("--before", type=Path)
    parser.add_argument("--only", default="")
    given = parser.parse_args()
    asked = [words for words in COMMANDS if words.startswith(given.only)]
    measure_all(asked, given.rounds, given.before)


def measure_all(asked: Iterable[str], rounds: int, before: Path | None) -> dict[str, Ratios]:
    """What each of these takes."""
    sources = {"now": ROOT} | ({"before": before.resolve()} if before else {})
    with folder() as place:
        builds = {name: laid_out(place / name, source) for name, source in sources.items()}
        return {words: measure(words, COMMANDS[words], builds, rounds) for words in asked}


def laid_out(place: Path, source: Path) -> Build:
    """A folder in which commands of the build of ``source`` can be typed."""
    place.mkdir()
    dropped = {"PYTHONDONTWRITEBYTECODE", "THIDUA_DB", "THIDUA_LANG"}
    env = {name: value for name, value in os.environ.items() if name not in dropped}
    env |= {"PYTHONPATH": str(source), "PYTHONPYCACHEPREFIX": str(place.with_suffix(".pyc"))}
    build = Build(place, env)
    write_table(place / "bang.xlsx")
    for words in ("init --practice", f"play {source}/adapters/examples/thuc-hanh.yaml"):
        build.spent([*TYPED, *words.split()])
    (place / "thidua.db").rename(place / "kept.db")
    return build


def write_table(file: Path) -> None:
    """A score table of twelve units."""
    head = ("TT", "Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Điểm trừ", "Tổng điểm", "Xếp hạng")
    with xlsxwriter.Workbook(str(file)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, head)
        for n in range(1, 13):
            sheet.write_row(n, 0, (n, f"Sở {n}", 100, 20 - n, 0, 120 - n, n))


def measure(words: str, beside: str, builds: Mapping[str, Build], rounds: int) -> Ratios:
    """Print what a command takes beside the imports, and beside the other build."""
    for build in builds.values():
        build.typed(words)
    now = builds["now"]
    sides = {name: lambda build=build: build.typed(words) for name, build in builds.items()}
    found = interleave({"beside": lambda: now.spent(("-c", beside)), **sides}, rounds)
    took = {name: processors(runs) for name, runs in found.items()}
    found_ratios = Ratios(ratio(took["now"], took["beside"]), None)
    line = f"{words}: {median(took['now']) * 1000:.0f} ms, {found_ratios.beside} of `{beside}`"
    if words in GOALS:
        line += f" (≤ {GOALS[words]})"
    if "before" in took:
        found_ratios = found_ratios._replace(before=ratio(took["now"], took["before"]))
        line += f"; {found_ratios.before} of before"
        line += f", which is {ratio(took['before'], took['beside'])}"
    say(line)
    return found_ratios


if __name__ == "__main__":
    main()
