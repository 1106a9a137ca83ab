"""``python -m tests.bench.writing [--commands 40] [--rounds 5] [--writers 1 4]
[--against COMMIT]``

Measure S4: commands a second on PostgreSQL with fsync, by one writer who leads a year and by
several who each rename a unit of their own, beside psycopg writing the same rows by hand. Each
writer is a process of its own. Prints what a command says to the database and how often it waits
for it, the bytes of the server's journal, and what a sync of this disk takes.
"""

import argparse
import os
import pickle
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from statistics import median
from typing import Any, Final
from uuid import UUID, uuid5

import psycopg

from adapters.log.store import LogStore
from domain.record.record import SYSTEM, UnitId, unit_stream
from domain.system import InitializeDatabase
from domain.units.unit import RegisterUnit, RenameUnit
from tests.bench.builds import EARLIER, ROOT, build
from tests.bench.commands import rates, report
from tests.bench.noted import Said, note
from tests.bench.pairs import (
    Ratio,
    Side,
    Spent,
    figure,
    folder,
    interleave,
    ratio,
    say,
    spend,
    walls,
)
from tests.bench.served import Served, serving, together
from tests.bench.year import OPERATOR, Year, open_store, order_of
from tests.log.orders import SEEDS
from tests.postgres import Server
from tests.postgres import serving as serving_postgres
from workflows.handle import handle

_SPACE: Final = UUID(int=4)
#: Events of the year before the commands that are measured.
BEFORE: Final = 150
SYNCS: Final = 50


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.writing")
    parser.add_argument("--commands", type=int, default=40)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--writers", type=int, nargs="+", default=[1, 4])
    parser.add_argument("--against", metavar="COMMIT", nargs="?", const=EARLIER)
    given = parser.parse_args()
    with ExitStack() as stack:
        earlier = stack.enter_context(build(given.against)) if given.against else None
        server = stack.enter_context(serving_postgres(durable=True))
        say_sync(server.folder)
        for writers in given.writers:
            measure(server, writers, given.commands, given.rounds, earlier)


def measure(
    server: Server, writers: int, count: int, rounds: int, earlier: Path | None
) -> dict[str, Ratio]:
    """Our rate over that by hand, and over that of the earlier build."""
    with folder() as place, ExitStack() as stack:
        url = _noted(server, place / "rows", writers, count, rounds)
        sides: dict[str, Side] = {
            "ours": _beside(stack, ROOT, server.create(), writers, count),
            "by hand": _all(
                stack, ROOT, [["hand", url, str(place / "rows"), str(n)] for n in range(writers)]
            ),
        }
        if earlier is not None:
            sides["earlier build"] = _beside(stack, earlier, server.create(), writers, count)
        found = interleave(sides, rounds)
    rates(f"commands, PostgreSQL, {writers} at once", found, count * writers)
    goal = {1: " (≥ 0.35)", 4: " (≥ 0.5)"}.get(writers, "")
    ratios = {"by hand": ratio(walls(found["by hand"]), walls(found["ours"]))}
    say(
        f"S4 PostgreSQL, {writers} at once, our rate over psycopg's by hand:"
        f" {ratios['by hand']}{goal}"
    )
    if earlier is not None:
        ratios["earlier"] = ratio(walls(found["earlier build"]), walls(found["ours"]))
        say(f"S4 our rate over the earlier build's: {ratios['earlier']}")
    return ratios


def _beside(stack: ExitStack, root: Path, url: str, writers: int, count: int) -> Side:
    if writers == 1:
        return _all(stack, root, [["year", url, str(count)]])
    return _all(stack, root, [["unit", url, str(count), str(n)] for n in range(writers)])


def _all(stack: ExitStack, root: Path, words: Sequence[Sequence[str]]) -> Side:
    """Writers side by side, each begun when the one before is ready."""
    sides: list[Served] = []
    for one in words:
        sides.append(stack.enter_context(serving(root, "writers", *one)))
    return lambda: together(sides)


@contextmanager
def serve(place: Path, kind: str, url: str, *words: str) -> Iterator[Side]:  # noqa: ARG001
    """A writer: of a year, of a unit's names, or of rows by hand."""
    if kind == "hand":
        with _hand(url, Path(words[0]), int(words[1])) as side:
            yield side
        return
    store = open_store(url)
    if kind == "year":
        year = Year(store)
        year.begin()
        year.grow(BEFORE)
        yield lambda: spend(lambda: year.steps(int(words[0])))
    else:
        renames = Renames(store, int(words[1]))
        yield lambda: spend(lambda: renames.do(int(words[0])))
    store.close()


class Renames:
    """A unit that is given one name after the other; the first writer sets the database up."""

    def __init__(self, store: LogStore, number: int) -> None:
        self._store = store
        self._unit = UnitId(uuid5(_SPACE, str(number)))
        if number == 0:
            handle(store, SEEDS, order_of(InitializeDatabase(practice=False), OPERATOR, SYSTEM))
        name = f"Đơn vị {number}"
        register = RegisterUnit(
            unit=self._unit, code=f"don-vi-{number}", full_name=name, short_name=name
        )
        handle(store, SEEDS, order_of(register, OPERATOR, unit_stream(self._unit)))
        self._number = 0

    def do(self, count: int) -> None:
        for _ in range(count):
            self._number += 1
            name = f"Tên {self._unit} {self._number}"
            command = RenameUnit(
                full_name=name, short_name=name, since="2021", reason="sắp xếp lại"
            )
            handle(self._store, SEEDS, order_of(command, OPERATOR, unit_stream(self._unit)))


#: What is to be written by hand: by writer, by round.
Rows = list[list[list[list[Said]]]]


def _noted(server: Server, kept: Path, writers: int, count: int, rounds: int) -> str:
    """Take down what ours writes in so many rounds; the URL where it was not written yet."""
    url = server.create()
    store = open_store(url)
    does: list[Callable[[int], None]] = []
    if writers == 1:
        year = Year(store)
        year.begin()
        year.grow(BEFORE)
        does.append(year.steps)
    else:
        does += [Renames(store, number).do for number in range(writers)]
    store.database.close()
    copy = server.create(_name(url))
    notes = note(store.database.engine)
    rows: Rows = []
    journal = _journal(server)
    for do in does:
        rows.append([])
        for _ in range(rounds):
            before = len(notes.transactions)
            do(count)
            rows[-1].append(notes.transactions[before:])
    commands = writers * count * rounds
    notes.bytes_written = _journal(server) - journal
    report(f"command, PostgreSQL, {writers} at once", notes, commands)
    store.close()
    kept.write_bytes(pickle.dumps(rows))
    return copy


@contextmanager
def _hand(url: str, kept: Path, number: int) -> Iterator[Side]:
    rows: Rows = pickle.loads(kept.read_bytes())
    rounds = iter(rows[number])
    host, name = url.partition("host=")[2], _name(url)
    with psycopg.connect(host=host, user="postgres", dbname=name) as connection:
        yield lambda: _written(connection, next(rounds))


def _written(connection: psycopg.Connection[Any], transactions: list[list[Said]]) -> Spent:
    def work() -> None:
        cursor: Any = connection.cursor()
        last = 0
        for transaction in transactions:
            for said in transaction:
                values = said.values
                if isinstance(values, dict) and "position" in values:
                    # Others write as well: which place it has is told by the row of the head.
                    values = {**values, "position": last}
                cursor.execute(said.statement, values)
                if said.statement.startswith("UPDATE head"):
                    last = cursor.fetchone()[0]
            connection.commit()

    return spend(work)


def _name(url: str) -> str:
    return url.partition("@/")[2].partition("?")[0]


def _journal(server: Server) -> int:
    """Bytes that the server has put into its journal."""
    with psycopg.connect(host=str(server.folder), user="postgres", dbname="postgres") as asked:
        found = asked.execute("SELECT pg_current_wal_insert_lsn() - '0/0'").fetchone()
    assert found is not None
    return int(found[0])


def say_sync(place: Path) -> float:
    """Print and give what one sync of a page takes in a folder, in seconds."""
    taken = []
    file = place / "synced"
    with file.open("wb", buffering=0) as opened:
        for _ in range(SYNCS):
            opened.write(bytes(8192))
            start = time.perf_counter()
            os.fsync(opened.fileno())
            taken.append(time.perf_counter() - start)
    file.unlink()
    figure("a sync of 8 kB", f"{median(taken) * 1e3:.2f} ms, at most {max(taken) * 1e3:.1f} ms")
    return median(taken)


if __name__ == "__main__":
    main()
