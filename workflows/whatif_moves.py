"""What a what-if moves: totals, ranks, the scores behind them, and selections."""

from dataclasses import dataclass

from domain.cycle.cycle import Cycle
from domain.reckoning.choice import cut
from domain.reckoning.eligibility import by_rank, groups_of, left_out, quotas, rulebook_of
from domain.reckoning.score_table import ScoreTable, TableRow, table_in_force
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.selections import How, Selection
from domain.values.points import Points
from workflows.whatif import Tried


@dataclass(frozen=True)
class CellMoved:
    """The points that one cell counts, before and after."""

    unit: UnitId
    criterion: str
    part: Part
    was: Points | None
    now: Points | None


@dataclass(frozen=True)
class RowMoved:
    """One unit's line of the table, before and after; both may be the same."""

    unit: UnitId
    group: str | None
    total_was: Points | None
    total_now: Points | None
    rank_was: int | None
    rank_now: int | None
    band_was: str | None
    band_now: str | None

    @property
    def moved(self) -> bool:
        return self.rank_was != self.rank_now


def rows(tried: Tried) -> tuple[RowMoved, ...]:
    """Every unit of either table, in the order in which it would stand."""
    was, now = (_by_unit(table_in_force(cycle)) for cycle in (tried.was, tried.now))
    return tuple(
        RowMoved(
            unit=unit,
            group=_of(now, was, unit).group,
            total_was=was[unit].total if unit in was else None,
            total_now=now[unit].total if unit in now else None,
            rank_was=was[unit].rank if unit in was else None,
            rank_now=now[unit].rank if unit in now else None,
            band_was=was[unit].band if unit in was else None,
            band_now=now[unit].band if unit in now else None,
        )
        for unit in dict.fromkeys((*now, *was))
    )


def cells(tried: Tried) -> tuple[CellMoved, ...]:
    """The cells that would count other points, by unit, criterion and part."""
    was, now = (_by_unit(table_in_force(cycle)) for cycle in (tried.was, tried.now))
    found = []
    for unit in dict.fromkeys((*now, *was)):
        old, new = (_counted(table.get(unit)) for table in (was, now))
        found += [
            CellMoved(unit, place[0], place[1], old.get(place), new.get(place))
            for place in dict.fromkeys((*old, *new))
            if old.get(place) != new.get(place)
        ]
    return tuple(found)


def _by_unit(table: ScoreTable | None) -> dict[UnitId, TableRow]:
    return {row.unit: row for row in table.rows} if table else {}


def _of(now: dict[UnitId, TableRow], was: dict[UnitId, TableRow], unit: UnitId) -> TableRow:
    return now[unit] if unit in now else was[unit]


def _counted(row: TableRow | None) -> dict[tuple[str, Part], Points]:
    return {(cell.criterion, cell.part): cell.value for cell in row.cells} if row else {}


@dataclass(frozen=True)
class Choosable:
    """Who may be chosen in a selection, as far as the table decides it."""

    #: By rank: those within the quota. Otherwise those who reach the least total.
    units: tuple[UnitId, ...]
    #: Units of equal rank across the edge of the quota.
    tied: tuple[UnitId, ...] = ()


@dataclass(frozen=True)
class StandingMoved:
    """A selection before and after; ``None`` where its rulebook has no such selection."""

    selection: Selection
    was: Choosable | None
    now: Choosable | None


def standings(tried: Tried) -> tuple[StandingMoved, ...]:
    """Every selection that the table decides, wholly or by a least total."""
    was, now = (_selections(cycle) for cycle in (tried.was, tried.now))
    found = []
    for code in dict.fromkeys((*now, *was)):
        selection = now[code] if code in now else was[code]
        old, new = (
            _standing(cycle, held[code]) if code in held else None
            for cycle, held in ((tried.was, was), (tried.now, now))
        )
        found.append(StandingMoved(selection, old, new))
    return tuple(found)


def _selections(cycle: Cycle) -> dict[str, Selection]:
    return {
        selection.code: selection
        for selection in rulebook_of(cycle).selections
        if selection.how in {How.BY_RANK, How.RANK_THEN_VOTE}
        or selection.min_total is not None
        or selection.min_band is not None
        or selection.asked
    }


def _standing(cycle: Cycle, selection: Selection) -> Choosable:
    out = {one.unit for one in left_out(cycle, selection)}
    if selection.how is not How.BY_RANK:
        table = table_in_force(cycle)
        rows = table.rows if table else ()
        return Choosable(tuple(row.unit for row in rows if row.unit not in out))
    places = {quota.group: quota.places for quota in quotas(cycle, selection, out)}
    units: list[UnitId] = []
    tied: list[UnitId] = []
    for group in groups_of(cycle, selection):
        ordered, worth = by_rank(cycle, selection, group, out)
        taken, level = cut(ordered, worth, places.get(group, len(ordered)))
        units += taken
        tied += level
    return Choosable(tuple(units), tuple(tied))
