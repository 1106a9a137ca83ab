"""Which events made a difference between two moments: those after which a figure was another, from
the last time on that it was still what it had been."""

from collections.abc import Collection, Mapping, Sequence
from typing import Generic, TypeVar

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.scores.sheets import summed
from domain.reckoning.score_table import TableRow, table_in_force
from domain.record import streams
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import Part
from workflows.effects import may_differ
from workflows.score_changes import WRITTEN
from workflows.score_trail import Trail

Key = TypeVar("Key")
#: A unit, a criterion and a part.
PlaceInTable = tuple[UnitId, str, Part]
Figures = Mapping[UnitId, object]
CountedValue = tuple[object, object]


class Causes(msgspec.Struct, frozen=True, kw_only=True):
    """By unit, and by cell: the versions of the events."""

    totals: Mapping[UnitId, tuple[int, ...]]
    #: The rank, or the class.
    ranks: Mapping[UnitId, tuple[int, ...]]
    cells: Mapping[PlaceInTable, tuple[int, ...]]


class _Followed(Generic[Key]):
    """Figures as they go, and what changed each since it was last what it had been."""

    def __init__(self, was: Mapping[Key, object]) -> None:
        self._was, self._now = was, dict(was)
        self.by: dict[Key, list[int]] = {}

    def follow(self, now: Mapping[Key, object], version: int | None) -> list[Key]:
        """Take in how they stand now; which of them are another. No version: it was so at both."""
        changed = [
            key for key in dict.fromkeys((*self._now, *now)) if self._now.get(key) != now.get(key)
        ]
        for key in changed:
            if now.get(key) == self._was.get(key):
                self.by.pop(key, None)
            elif version is not None:
                self.by.setdefault(key, []).append(version)
        self._now = dict(now)
        return changed


def causes(
    events: Sequence[Event],
    was: Mapping[UnitId, TableRow],
    between: Collection[int],
    trailed: Sequence[Event],
) -> Causes:
    """What of the events that count at the second moment made it differ from the first, whose
    lines are given; ``between`` are the versions that count at one of them only. ``trailed`` are
    all events of the year."""
    if not between:
        return Causes(totals={}, ranks={}, cells={})
    totals, ranks = _Followed(_totals(was)), _Followed(_ranks(was))
    cells = _Followed(_cells(was))
    writers = _writers(trailed, between)
    state: object = None
    for event in events:
        before, state = state, streams.evolve(state, event)
        if not isinstance(state, Cycle) or event.version < min(between):
            continue
        if not may_differ(before, state):
            continue
        table = table_in_force(state, summed)
        now = {row.unit: row for row in table.rows} if table else {}
        version = event.version if event.version in between else None
        totals.follow(_totals(now), version)
        ranks.follow(_ranks(now), version)
        for place in cells.follow(_cells(now), version):
            _with_its_writer(cells.by.get(place), writers.get(place, ()), version)
    return Causes(totals=_sorted(totals.by), ranks=_sorted(ranks.by), cells=_sorted(cells.by))


def _with_its_writer(found: list[int] | None, writers: Sequence[int], version: int | None) -> None:
    """A sheet that is sent shows what was written before: the event that wrote it counts too."""
    if found is None or version is None or version in writers:
        return
    written = [at for at in writers if at < version and at not in found]
    if written and len(found) == 1:
        found.append(written[-1])


def _sorted(by: Mapping[Key, list[int]]) -> dict[Key, tuple[int, ...]]:
    return {key: tuple(sorted(versions)) for key, versions in by.items()}


def _totals(rows: Mapping[UnitId, TableRow]) -> Figures:
    return {unit: row.total for unit, row in rows.items() if row.total is not None}


def _ranks(rows: Mapping[UnitId, TableRow]) -> Figures:
    known = {unit: (row.rank, row.band) for unit, row in rows.items()}
    return {unit: found for unit, found in known.items() if found != (None, None)}


def _cells(rows: Mapping[UnitId, TableRow]) -> dict[PlaceInTable, CountedValue]:
    return {
        (unit, cell.criterion, cell.part): (cell.entered, cell.value)
        for unit, row in rows.items()
        for cell in row.cells
    }


def _writers(
    events: Sequence[Event], between: Collection[int]
) -> dict[PlaceInTable, tuple[int, ...]]:
    """By cell, which of these events wrote another value into it."""
    found: dict[PlaceInTable, dict[int, None]] = {}
    trail = Trail()
    for event in events:
        act = trail.follow(event)
        if act is None or event.version not in between:
            continue
        for change in act.changes:
            if change.kind in WRITTEN and change.criterion is not None and change.part is not None:
                place = (change.unit, change.criterion, change.part)
                found.setdefault(place, {})[event.version] = None
    return {place: tuple(versions) for place, versions in found.items()}
