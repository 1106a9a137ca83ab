"""How a unit came to its rank: by what it is ranked, who is ahead, and why it may have none."""

from enum import StrEnum
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from domain.cycle.cycle import Cycle
from domain.cycle.phases.registration import is_registered
from domain.cycle.scores.lapses import deducted
from domain.cycle.scores.sheets import sent_cells, summed
from domain.reckoning.cells import final_cells
from domain.reckoning.classes import barred_band
from domain.reckoning.ranking import Cells, Sums, best_of, docked, worth
from domain.reckoning.score_table import TableRow, own_best, table_in_force
from domain.reckoning.shortfall import Shortfall
from domain.record.record import Ids, UnitId
from domain.rulebook.rulebook import Rulebook, Unregistered


class Unranked(StrEnum):
    """Why a unit has no rank."""

    NOT_SENT = "not_sent"
    #: It was sent, and is back to be completed.
    RETURNED = "returned"
    INCOMPLETE = "incomplete"
    NOT_REGISTERED = "not_registered"
    #: The rulebook gives the first ranks only.
    PAST_FIRST = "past_first"
    NO_TOTAL = "no_total"
    #: Whoever asks does not see the figures of all.
    CLOSED = "closed"


class Placed(msgspec.Struct, frozen=True, kw_only=True):
    """How a rank came about."""

    rank: int | None
    unranked: Unranked | None
    #: The code of the group in which the unit is ranked; ``None``: among all.
    group: str | None
    #: What is ranked, as the rulebook says: a total, or an exact share as a fraction.
    amount: str | None
    #: The keys that break ties, with the unit's own, in their order.
    ties: tuple[tuple[str, str], ...]
    #: Units ranked before it, and those that share its rank.
    ahead: Ids[UnitId]
    level: Ids[UnitId]
    #: How many are ranked in its group.
    among: int
    #: The code of the class that it is shown in.
    band: str | None
    #: The class that its total reaches and in which it is not shown, being barred.
    barred_band: str | None
    #: The total as it is held against classes and minimums, where that is another figure.
    on_scale: str | None
    #: What does not hold of the classes above the one shown, and of the selections.
    short_of: tuple[Shortfall, ...]


def in_force(cycle: Cycle) -> tuple[Cycle, Cells | None]:
    """The cycle with what was corrected after the adoption in its sheets, and the best measures
    of the adopted table, which stay; nothing of them where nothing was corrected."""
    rulebook, corrected = cycle.plan.rulebook, cycle.corrected.sheets
    if rulebook is None or not corrected or cycle.conference.table is None:
        return cycle, None
    sheets = MappingProxyType({**cycle.scoring.sheets, **corrected})
    now = replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))
    return now, best_of(rulebook, sent_cells(cycle).values())


def best_for(cycle: Cycle, unit: UnitId) -> tuple[Cells, Cells]:
    """The cells of a sheet that count, or would if it were sent, and the best measures for it."""
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    now, adopted = in_force(cycle)
    sent = sent_cells(now)
    cells = sent.get(unit, final_cells(rulebook.of(unit), now.sheet(unit)))
    if adopted is not None:
        return cells, own_best(rulebook, adopted, cells)
    return cells, best_of(rulebook, (sent | {unit: cells}).values())


def sums_of(cycle: Cycle, unit: UnitId) -> Sums:
    """What counts of a sheet, lapses too; of one that was not sent, what would count of it."""
    found = summed(in_force(cycle)[0], unit, *best_for(cycle, unit))
    return docked(found, deducted(cycle, unit))


def placed(cycle: Cycle, rulebook: Rulebook, unit: UnitId) -> Placed:
    """The rank of a unit in the table as it stands."""
    table = table_in_force(cycle)
    rows = {row.unit: row for row in table.rows} if table else {}
    row, group = rows.get(unit), rulebook.ranked_in(unit)
    ranked = [
        (other.rank, other.unit)
        for other in rows.values()
        if other.group == group and other.rank is not None
    ]
    rank = row.rank if row else None
    ties, amount = _worth(cycle, rulebook, unit, row)
    return Placed(
        rank=rank,
        unranked=_unranked(cycle, rulebook, unit, row) if rank is None else None,
        group=group,
        amount=amount,
        ties=ties,
        ahead=tuple(other for place, other in ranked if rank is not None and place < rank),
        level=tuple(other for place, other in ranked if place == rank and other != unit),
        among=len(ranked),
        band=row.band if row else None,
        barred_band=barred_band(cycle, rulebook, row) if row else None,
        on_scale=row.on_scale if row else None,
        short_of=row.short_of if row else (),
    )


def _worth(
    cycle: Cycle, rulebook: Rulebook, unit: UnitId, row: TableRow | None
) -> tuple[tuple[tuple[str, str], ...], str | None]:
    """The keys that break ties, and what is ranked; of a printed table that is its total."""
    if cycle.published.table is not None:
        return (), str(row.total) if row and row.total is not None else None
    found = worth(rulebook, sums_of(cycle, unit)) if cycle.sheet(unit).sent else None
    unseen = cycle.partly is not None and bool(cycle.partly.unseen)
    if found is None or (unseen and rulebook.is_relative):
        return (), None
    # the last key may be a vote, which is no amount
    return tuple(zip(rulebook.ties, map(str, found[1:]), strict=False)), str(found[0])


def _unranked(cycle: Cycle, rulebook: Rulebook, unit: UnitId, row: TableRow | None) -> Unranked:
    if cycle.partly is not None and cycle.partly.unseen:
        return Unranked.CLOSED
    if row is None or not row.sent:
        back = cycle.sheet(unit).returned is not None
        return Unranked.RETURNED if back else Unranked.NOT_SENT
    if row.total is None:
        return Unranked.NO_TOTAL
    if cycle.published.table is None:
        if not sums_of(cycle, unit).totals.complete:
            return Unranked.INCOMPLETE
        left_out = rulebook.unregistered is Unregistered.NOT_RANKED
        if left_out and not is_registered(cycle, unit):
            return Unranked.NOT_REGISTERED
    return Unranked.PAST_FIRST
