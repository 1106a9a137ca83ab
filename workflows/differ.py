"""What lies between two moments of one year: totals, ranks, cells, and the events behind them."""

from collections.abc import Iterator, Mapping, Sequence

import msgspec

from domain.cycle.guard import Phase
from domain.reckoning.score_table import ScoreTable, TableCell, TableRow, table_in_force
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import When
from workflows.as_of import AsOf, end_of, fold, seen
from workflows.causes import Causes, PlaceInTable, causes


class RowDiffers(msgspec.Struct, frozen=True, kw_only=True):
    """One unit's line of the table at both moments."""

    unit: UnitId
    total_was: Points | None
    total_now: Points | None
    rank_was: int | None
    rank_now: int | None
    band_was: str | None
    band_now: str | None
    #: What is deducted beside the criteria, for lapses.
    lapses_was: Points | None
    lapses_now: Points | None
    #: The events that made the total another, and those that made the rank or the class another,
    #: in other units' sheets among them.
    total_events: tuple[int, ...]
    rank_events: tuple[int, ...]


class CellDiffers(msgspec.Struct, frozen=True, kw_only=True):
    """One cell that counts other points, or has another entry, at the second moment."""

    unit: UnitId
    criterion: str
    part: Part
    entered_was: Points | None
    entered_now: Points | None
    points_was: Points | None
    points_now: Points | None
    #: The events that made this difference: what wrote, marked or moved it, a sheet that was sent,
    #: another rulebook; not what confirmed it or was taken back.
    events: tuple[int, ...]


class Differs(msgspec.Struct, frozen=True, kw_only=True):
    """What differs between two moments of one year."""

    #: The last event that counts at each.
    version_was: int
    version_now: int
    phase_was: Phase
    phase_now: Phase
    #: Both rulebooks, where another one governs.
    rulebooks: tuple[Rulebook | None, Rulebook | None] | None
    #: The units whose total, rank or class differs, in the order of the second table.
    rows: tuple[RowDiffers, ...]
    cells: tuple[CellDiffers, ...]
    #: Events that count at one of the moments only.
    between: tuple[int, ...]
    #: Events on scores that nobody can place, at either moment.
    undated: tuple[int, ...]


def differ(events: Sequence[Event], first: AsOf, last: AsOf) -> Differs:
    """Compare a year at two moments. What is sealed now counts in neither: only sheets that were
    sent have lines.

    Raises ``Refusal``: ``times_reversed``, and what :func:`workflows.as_of.seen` raises.
    """
    _check_order(first, last)
    old, new = seen(events, first), seen(events, last)
    was, now = fold(old.events), fold(new.events)
    between = tuple(sorted(old.versions ^ new.versions))
    tables = _by_unit(table_in_force(was)), _by_unit(table_in_force(now))
    found = causes(new.events, tables[0], frozenset(between), events)
    ruled = was.plan.rulebook_sha256 != now.plan.rulebook_sha256
    return Differs(
        version_was=old.events[-1].version,
        version_now=new.events[-1].version,
        phase_was=was.phase,
        phase_now=now.phase,
        rulebooks=(was.plan.rulebook, now.plan.rulebook) if ruled else None,
        rows=tuple(_rows(*tables, found)),
        cells=tuple(_cells(*tables, found.cells)),
        between=between,
        undated=tuple(sorted({*old.undated, *new.undated})),
    )


def _check_order(first: AsOf, last: AsOf) -> None:
    """Raises ``Refusal("times_reversed")`` where both say the same kind of moment, reversed."""
    if first.version is not None and last.version is not None and first.version > last.version:
        raise Refusal("times_reversed", first=f"@{first.version}", last=f"@{last.version}")
    for one, other in ((first.recorded, last.recorded), (first.effective, last.effective)):
        if _after(one, other):
            raise Refusal("times_reversed", first=one, last=other)


def _after(one: When | None, other: When | None) -> bool:
    return one is not None and other is not None and end_of(one) > end_of(other)


def _by_unit(table: ScoreTable | None) -> dict[UnitId, TableRow]:
    return {row.unit: row for row in table.rows} if table else {}


def _rows(
    was: Mapping[UnitId, TableRow],
    now: Mapping[UnitId, TableRow],
    found: Causes,
) -> Iterator[RowDiffers]:
    for unit in dict.fromkeys((*now, *was)):
        old, new = was.get(unit), now.get(unit)
        row = RowDiffers(
            unit=unit,
            total_was=old.total if old else None,
            total_now=new.total if new else None,
            rank_was=old.rank if old else None,
            rank_now=new.rank if new else None,
            band_was=old.band if old else None,
            band_now=new.band if new else None,
            lapses_was=old.lapses if old else None,
            lapses_now=new.lapses if new else None,
            total_events=found.totals.get(unit, ()),
            rank_events=found.ranks.get(unit, ()),
        )
        if (row.total_was, row.rank_was, row.band_was) != (
            row.total_now,
            row.rank_now,
            row.band_now,
        ):
            yield row


def _cells(
    was: Mapping[UnitId, TableRow],
    now: Mapping[UnitId, TableRow],
    made_by: Mapping[PlaceInTable, tuple[int, ...]],
) -> Iterator[CellDiffers]:
    for unit in dict.fromkeys((*now, *was)):
        old, new = _counted(was.get(unit)), _counted(now.get(unit))
        for place in sorted({*old, *new}):
            one, other = old.get(place), new.get(place)
            if (one and (one.entered, one.value)) == (other and (other.entered, other.value)):
                continue
            yield CellDiffers(
                unit=unit,
                criterion=place[0],
                part=place[1],
                entered_was=one.entered if one else None,
                entered_now=other.entered if other else None,
                points_was=one.value if one else None,
                points_now=other.value if other else None,
                events=made_by.get((unit, *place), ()),
            )


def _counted(row: TableRow | None) -> dict[tuple[str, Part], TableCell]:
    return {(cell.criterion, cell.part): cell for cell in row.cells} if row else {}
