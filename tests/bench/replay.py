"""``python -m tests.bench.replay [EVENTS=2000] [--rounds 7] [--against COMMIT] [--profile]``

Measure S1: a live year loaded cold, its chain checked, beside an Aggregate of the eventsourcing
library with its default transcoder on a file of its own, whose events hold the same; beside the
same rows fetched and decoded into their types with nothing else; and beside them decoded untyped.
"""
# ruff: noqa: ARG002  (what the library's events hold is named by the method, used there or not)

import argparse
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any
from uuid import UUID

import msgspec
from eventsourcing.application import Application
from eventsourcing.domain import Aggregate, event

from adapters.log.connect import sqlite_driver
from adapters.log.store import LogStore
from domain.record.record import Event, decoder, read_header, split, write
from tests.bench.builds import EARLIER, build
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
from tests.bench.profiled import profile
from tests.bench.served import serving
from tests.bench.year import YEAR, sqlite_url, written_year
from tests.log.orders import FixedClock

_ROWS = "SELECT version, state, hash, recorded_at FROM events WHERE stream = ? ORDER BY version"


class PeerYear(Aggregate):
    """A year as a user of the library would keep it, with ids and numbers of their own types."""

    @event("Begun")
    def __init__(self, code: str) -> None:
        self.code = code
        self.sheets: dict[Any, dict[str, dict[tuple[str, str], Any]]] = {}
        self.facts: list[tuple[str, Any]] = []

    @event("ScoresEntered")
    def scores(
        self,
        unit: Any,
        column: str,
        cells: list[dict[str, Any]],
        reason: str | None,
        actor: str,
        effective: str,
    ) -> None:
        sheet = self.sheets.setdefault(unit, {}).setdefault(column, {})
        for cell in cells:
            sheet[cell["criterion"], cell["part"]] = cell["now"]

    @event("Told")
    def told(self, kind: str, body: Any, actor: str, effective: str) -> None:
        self.facts.append((kind, body))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.replay")
    parser.add_argument("events", nargs="?", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--against", metavar="COMMIT", nargs="?", const=EARLIER)
    parser.add_argument("--profile", action="store_true")
    given = parser.parse_args()
    with ExitStack() as stack:
        earlier = stack.enter_context(build(given.against)) if given.against else None
        measure(given.events, given.rounds, earlier, profiled=given.profile)


def measure(
    events: int, rounds: int, earlier: Path | None, *, profiled: bool = False
) -> dict[str, Ratio]:
    """How often ours goes into each of the others, by the processor."""
    with folder() as place, ExitStack() as stack:
        file = place / "year.db"
        store = written_year(sqlite_url(file), events)
        stored = store.events(YEAR)
        rows = sqlite_driver().connect(str(file))
        sides: dict[str, Side] = {
            "ours": lambda: cold_load(store),
            "typed": _library(place / "typed.db", stored, typed=True),
            "plain": _library(place / "plain.db", stored, typed=False),
            "fetch, typed": lambda: _fetched(rows, _typed_decoder(stored)),
            "fetch, untyped": lambda: _fetched(rows, lambda state: _untyped(split(state)[1])),
        }
        if earlier is not None:
            sides["earlier"] = stack.enter_context(serving(earlier, "replay", str(events)))
        found = interleave(sides, rounds)
        rows.close()
        if profiled:
            profile(lambda: cold_load(store))
        store.close()
    ours = processors(found.pop("ours"))
    figure(f"a cold load of {len(stored):,} events", f"{median(ours) * 1e3:.1f} ms")
    goals = {"typed": " (to reach 1.3)"}
    ratios = {name: ratio(processors(runs), ours) for name, runs in found.items()}
    for name, value in ratios.items():
        say(f"S1 ours into {_SAID[name]}: {value}{goals.get(name, '')}")
    return ratios


_SAID = {
    "typed": "eventsourcing's Aggregate, UUID and Decimal",
    "plain": "eventsourcing's Aggregate, plain strings",
    "fetch, typed": "a raw fetch decoded into the types",
    "earlier": "the earlier build",
    "fetch, untyped": "a raw fetch, bodies decoded untyped",
}
_untyped = msgspec.json.decode


@contextmanager
def serve(place: Path, events: str) -> Iterator[Side]:
    """A side for another build: its own year, loaded cold."""
    store = written_year(sqlite_url(place / "year.db"), int(events))
    yield lambda: cold_load(store)
    store.close()


def cold_load(store: LogStore) -> Spent:
    """A store that has folded nothing yet loads the year."""
    cold = LogStore(store.database, FixedClock())
    return spend(lambda: cold.load(YEAR))


def _fetched(connection: Any, decode: Callable[[bytes], object]) -> Spent:
    def work() -> None:
        for row in connection.execute(_ROWS, (YEAR,)).fetchall():
            decode(row[1])

    return spend(work)


def _typed_decoder(events: Sequence[Event]) -> Callable[[bytes], object]:
    kinds = {one.header.type: decoder(type(one.body)) for one in events}

    def decode(state: bytes) -> object:
        return kinds[read_header(state).type](split(state)[1])

    return decode


def _library(file: Path, events: Sequence[Event], *, typed: bool) -> Callable[[], Spent]:
    """The same year in the library's own store, and a round of loading it."""
    kept = Application[UUID](
        env={"PERSISTENCE_MODULE": "eventsourcing.sqlite", "SQLITE_DBNAME": str(file)}
    )
    year = PeerYear(code="cum-8/2026")
    for one in events[1:]:
        _tell(year, one, typed=typed)
    kept.save(year)
    return lambda: spend(lambda: kept.repository.get(year.id))


def _tell(year: PeerYear, one: Event, *, typed: bool) -> None:
    body: Any = one.body
    actor, effective = one.header.actor, str(one.header.effective_at)
    if not (hasattr(body, "cells") and hasattr(body, "column")):
        told = _untyped(split(write(one))[1])
        year.told(kind=one.header.type, body=told, actor=actor, effective=effective)
        return

    def number(value: object) -> object:
        if value is None:
            return None
        return Decimal(str(value)) if typed else str(value)

    reason = getattr(body, "reason", None)
    cells = [
        {
            "criterion": cell.criterion,
            "part": cell.part.value,
            "was": number(cell.was),
            "now": number(cell.now),
            "justification": None,
        }
        for cell in body.cells
    ]
    year.scores(
        unit=UUID(str(body.unit)) if typed else str(body.unit),
        column=body.column,
        cells=cells,
        reason=reason.digest if reason else None,
        actor=actor,
        effective=effective,
    )


if __name__ == "__main__":
    main()
