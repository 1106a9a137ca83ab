"""``python -m tests.bench.durable [--commands 40] [--rounds 5]``

Measure S5: a durable command beside a DBOS workflow with one step, both on one PostgreSQL with
fsync. DBOS is installed, pinned, into an environment of its own that is gone afterwards.
"""

import argparse
import subprocess
import sys
import venv
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Final

from tests.bench.builds import ROOT
from tests.bench.commands import rates
from tests.bench.pairs import Ratio, folder, interleave, ratio, say, walls
from tests.bench.served import asked, serving
from tests.postgres import Server
from tests.postgres import serving as serving_postgres

#: What `pip install dbos==3.4.0` resolves to; psycopg and SQLAlchemy as it takes them.
PINNED: Final = (
    "click==8.5.1",
    "croniter==7.0.0",
    "dbos==3.4.0",
    "greenlet==3.5.6",
    "psycopg==3.3.9",
    "psycopg-binary==3.3.9",
    "python-dateutil==4.0.0",
    "PyYAML==6.0.4",
    "SQLAlchemy==2.1.9",
    "typing_extensions==4.16.0",
    "tzdata==2026.6",
)

#: Answers as `tests.bench.served` does, with nothing of ours in its environment.
WORKFLOWS: Final = """
import sys, time
from dbos import DBOS, DBOSConfig

url, count, kind = sys.argv[1], int(sys.argv[2]), sys.argv[3]
config: DBOSConfig = {
    "name": "bench",
    "system_database_url": url,
    "log_level": "ERROR",
    "run_admin_server": False,
}
DBOS(config=config)

@DBOS.step()
def decide(unit, cells, reason):
    return {"unit": unit, "cells": cells, "version": 1}

@DBOS.workflow()
def step(unit, cells, reason):
    return decide(unit, cells, reason)

@DBOS.workflow()
def bare(unit, cells, reason):
    return {"unit": unit}

DBOS.launch()
UNIT, REASON = "b2f0c7de-0000-0000-0000-000000000001", "Thong nhat tai cuoc hop tru bi"
CELLS = [
    {"criterion": number, "part": "standard", "was": "9", "now": "8.5"} for number in ("1", "2")
]
work = {"step": step, "bare": bare}[kind]
work(UNIT, CELLS, REASON)
print("ready", flush=True)
for _ in sys.stdin:
    start, busy = time.perf_counter(), time.process_time()
    for _ in range(count):
        work(UNIT, CELLS, REASON)
    print(time.perf_counter() - start, time.process_time() - busy, flush=True)
DBOS.destroy()
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.durable")
    parser.add_argument("--commands", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    with serving_postgres(durable=True) as server, installed() as python:
        measure(server, python, given.commands, given.rounds)


@contextmanager
def installed() -> Iterator[Path]:
    """The interpreter of an environment that holds DBOS. Raises ``CalledProcessError`` where no
    package index answers."""
    with folder() as place:
        venv.create(place / "peer", with_pip=True)
        scripts = "Scripts" if sys.platform == "win32" else "bin"
        python = place / "peer" / scripts / "python"
        pip = ["-m", "pip", "install", "-q", "-q", "--disable-pip-version-check", "--no-deps"]
        subprocess.run([python, *pip, *PINNED], check=True, capture_output=True)
        yield python


def measure(server: Server, python: Path, count: int, rounds: int) -> dict[str, Ratio]:
    """Our rate over that of a workflow with one step, and over that of one with none."""
    with ExitStack() as stack:
        url = server.create()
        sides = {
            "ours": stack.enter_context(serving(ROOT, "writers", "year", url, str(count))),
        }
        for kind in ("step", "bare"):
            words = [str(python), "-c", WORKFLOWS, server.create(), str(count), kind]
            sides[kind] = stack.enter_context(asked(words, server.folder))
        found = interleave(sides, rounds)
    rates("durable commands, PostgreSQL", found, count)
    ratios = {kind: ratio(walls(found[kind]), walls(found["ours"])) for kind in ("step", "bare")}
    say(f"S5 PostgreSQL, our rate over DBOS's, a workflow with one step: {ratios['step']} (≥ 1.5)")
    say(f"S5 our rate over DBOS's, a workflow without a step: {ratios['bare']}")
    return ratios


if __name__ == "__main__":
    main()
