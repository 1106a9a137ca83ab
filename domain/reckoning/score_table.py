"""The score table of a cycle, computed from its sheets or taken as a source published it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec
from msgspec.structs import replace

from domain.cycle.partly import Partly
from domain.cycle.phases.registration import is_registered
from domain.cycle.scores.after_adoption import Corrected
from domain.cycle.scores.lapses import deducted
from domain.cycle.scores.published import computed_total, standard_of_items
from domain.cycle.scores.sheets import sent_cells, summed
from domain.reckoning.classes import classed
from domain.reckoning.ranking import Cells, Sums, best_of, docked, of_year, on_scale, sums, worth
from domain.reckoning.requirements import position_of
from domain.reckoning.shortfall import Shortfall
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import RankedBy, Rulebook, Unregistered
from domain.values.growing import copied
from domain.values.points import Points
from domain.values.ranks import Ranking, rank

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle

#: Where the figures of a table come from.
TableBasis = Literal["settled", "unsettled", "published"]


class _Shown(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A part of a table."""


class TableCell(_Shown, frozen=True, kw_only=True):
    criterion: str
    part: Part
    #: What the scorer entered: points, or a count, measure, percentage or place.
    entered: Points
    #: The points that it counts.
    value: Points


class TableRow(_Shown, frozen=True, kw_only=True, omit_defaults=True):
    unit: UnitId
    standard: Points | None
    bonus: Points | None
    deduction: Points | None
    total: Points | None
    rank: int | None
    #: As the source printed it, where there is a source.
    printed_rank: int | None
    #: The sum of the parts; stands beside a published total and may differ from it.
    computed: Points | None
    #: The single criteria's standard points added up, where a source gives all of them.
    standard_of_items: Points | None
    #: What the criteria applied to the unit can give; the base of a ranking by share.
    maximum: Points | None
    #: The exact share by which the unit is ranked, as a fraction.
    share: str | None
    #: The code of the class that the unit is shown in.
    band: str | None
    #: The code of the group in which the unit is ranked.
    group: str | None
    #: Criteria that wait for a ranking not yet published: the total is provisional.
    awaited: tuple[str, ...]
    cells: tuple[TableCell, ...]
    sent: bool
    settled: bool
    #: Of the deduction, what stands beside the criteria, for lapses. Left out where there is
    #: none, so that tables from before there were any are written alike.
    lapses: Points | None = None
    #: The total brought to what all criteria can give, as an exact fraction; classes and minimums
    #: go by it. Left out where it is the total.
    on_scale: str | None = None
    #: What does not hold of the classes that the total reaches above the one shown, and of the
    #: selections that ask for something. Left out where there is nothing.
    short_of: tuple[Shortfall, ...] = ()

    @property
    def measured(self) -> Fraction | None:
        """What is held against classes and minimums."""
        if self.on_scale is not None:
            return Fraction(self.on_scale)
        return None if self.total is None else Fraction(self.total)


class ScoreTable(_Shown, frozen=True, kw_only=True):
    basis: TableBasis
    ranking: Ranking
    rows: tuple[TableRow, ...]


#: What a sheet counts: cycle, unit, its cells, and the best measures. Whoever makes many tables of
#: one year may remember it of the sheets that stay the same.
Summing = Callable[["Cycle", UnitId, Cells, Cells], Sums]


def score_table(cycle: Cycle, summing: Summing = summed) -> ScoreTable | None:
    """The table with totals and ranks; ``None`` where nothing is scored or known.

    A published total is the basis of a rank. Otherwise only sheets that are complete rank.
    """
    rulebook = cycle.plan.rulebook
    if rulebook is not None and cycle.published.table is not None:
        return _published_table(cycle, rulebook)
    if rulebook is None or not rulebook.scored:
        return None
    scored = any(sheet.columns for sheet in cycle.scoring.sheets.values())
    if not scored and cycle.partly is None:
        return None
    return _own_table(cycle, summing)


def corrected_table(
    cycle: Cycle, corrected: Corrected | None = None, summing: Summing = summed
) -> ScoreTable | None:
    """The adopted table as corrected since, ranked anew; ``None`` where nothing was corrected.

    The best measures of relative criteria stay those of the adoption, but for the corrected unit
    itself, so that nobody else's points move.
    """
    corrected = corrected or cycle.corrected
    if not corrected.sheets or cycle.conference.table is None:
        return None
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    sheets = MappingProxyType(copied(cycle.scoring.sheets) | copied(corrected.sheets))
    now = replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))
    return _own_table(now, summing, best_of(rulebook, sent_cells(cycle).values()))


def table_in_force(cycle: Cycle, summing: Summing = summed) -> ScoreTable | None:
    """The table by which is chosen: as corrected, or else as it stands."""
    return corrected_table(cycle, summing=summing) or score_table(cycle, summing)


def _own_table(cycle: Cycle, summing: Summing, adopted: Cells | None = None) -> ScoreTable:
    """``adopted`` are the best measures of an adopted table, which stay."""
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    entered = sent_cells(cycle)
    best = best_of(rulebook, entered.values())
    found = {
        unit: docked(
            summing(
                cycle,
                unit,
                cells,
                best if adopted is None else own_best(rulebook, adopted, cells),
            ),
            deducted(cycle, unit),
        )
        for unit, cells in entered.items()
    }
    amounts = {
        unit: amount
        for unit, held in found.items()
        if (amount := worth(rulebook, held)) is not None and _ranks(cycle, rulebook, unit)
    }
    groups = {unit: rulebook.ranked_in(unit) for unit in cycle.members}
    rows = [
        _own_row(cycle, rulebook.of(unit), unit, found.get(unit), entered.get(unit, {}))
        for unit in cycle.members
    ]
    for index, row in enumerate(rows):
        if row.unit in found:
            at = partial(position_of, amounts, groups, row.unit)
            shown = classed(cycle, rulebook.of(row.unit), row.unit, found[row.unit], at)
            rows[index] = replace(row, band=shown.band, short_of=shown.short_of)
    settled = all(row.settled or cycle.sheet(row.unit).not_sent for row in rows)
    table = _ranked("settled" if settled else "unsettled", rulebook, rows, amounts)
    return table if cycle.partly is None else as_seen(table, rulebook, cycle.partly)


def as_seen(table: ScoreTable, rulebook: Rulebook, partly: Partly) -> ScoreTable:
    """The table as somebody reads it who may not see all of it: where figures of one unit are left
    out there are no ranks and no order, and nothing that depends on the best of all."""
    open_ended = bool(partly.unseen) and rulebook.is_relative
    rows = [
        _bare_row(row, unseen=open_ended or row.unit in partly.unseen)
        if open_ended or row.unit in partly.closed
        else row
        for row in table.rows
    ]
    if partly.unseen:
        rows = [replace(row, rank=None, band=None, short_of=()) for row in rows]
        groups = [group.code for group in rulebook.unit_groups]
        order = {unit: place for place, unit in enumerate(partly.order)}
        rows.sort(
            key=lambda row: (
                groups.index(row.group) if row.group in groups else len(groups),
                order.get(row.unit, len(order)),
            )
        )
    return replace(table, rows=tuple(rows))


def _bare_row(row: TableRow, *, unseen: bool) -> TableRow:
    """A row of which only the total is left, or not even that."""
    return replace(
        row,
        standard=None,
        bonus=None,
        deduction=None,
        total=None if unseen else row.total,
        rank=None if unseen else row.rank,
        computed=None if unseen else row.total,
        maximum=None,
        share=None if unseen else row.share,
        band=None if unseen else row.band,
        awaited=(),
        cells=(),
        lapses=None,
        on_scale=None,
        short_of=(),
    )


def own_best(rulebook: Rulebook, adopted: Cells, cells: Cells) -> Cells:
    """The best measures of an adopted table, for one sheet that may have been corrected since."""
    own = best_of(rulebook, [cells])
    return {place: max(size, own.get(place, size)) for place, size in {**own, **adopted}.items()}


def ranked_among(cycle: Cycle, amounts: Mapping[UnitId, tuple[Fraction, ...]]) -> dict[UnitId, int]:
    """The ranks that other amounts would give, by the same rules as those of the table."""
    rulebook = cycle.plan.rulebook
    assert rulebook is not None
    counted = {unit: each for unit, each in amounts.items() if _ranks(cycle, rulebook, unit)}
    groups = {unit: rulebook.ranked_in(unit) for unit in counted}
    return _placed(rulebook, counted, groups)


def _placed(
    rulebook: Rulebook,
    amounts: Mapping[UnitId, tuple[Fraction, ...]],
    groups: Mapping[UnitId, str | None],
) -> dict[UnitId, int]:
    """The rank of each inside its group."""
    ranks: dict[UnitId, int] = {}
    for group in dict.fromkeys(groups.values()):
        inside = {unit: each for unit, each in amounts.items() if groups[unit] == group}
        ranks |= rank(inside, rulebook.ranking)
    return ranks


def _ranks(cycle: Cycle, rulebook: Rulebook, unit: UnitId) -> bool:
    left_out = rulebook.unregistered is Unregistered.NOT_RANKED
    return not left_out or is_registered(cycle, unit)


def _own_row(
    cycle: Cycle, rulebook: Rulebook, unit: UnitId, own: Sums | None, entered: Cells
) -> TableRow:
    """``rulebook`` is the unit's own."""
    sheet, known = cycle.sheet(unit), own or sums(rulebook, {}, by=cycle.reckoning)
    entered = of_year(rulebook, entered)
    by_share = rulebook.ranked_by is not RankedBy.TOTAL
    amount = worth(rulebook, known) if own and by_share else None
    total = known.totals.total if own else None
    measured = on_scale(rulebook, known, cycle.reckoning) if own else None
    return TableRow(
        unit=unit,
        standard=known.totals.standard if own else None,
        bonus=known.totals.bonus,
        deduction=known.totals.deduction,
        total=total,
        rank=None,
        printed_rank=None,
        computed=total,
        standard_of_items=None,
        maximum=known.maximum,
        share=str(amount[0]) if amount else None,
        band=None,
        group=rulebook.ranked_in(unit),
        awaited=known.awaited if own else (),
        cells=tuple(
            TableCell(
                criterion=code, part=part, entered=entered.get((code, part), value), value=value
            )
            for (code, part), value in sorted(known.cells.items())
        ),
        sent=sheet.sent,
        settled=sheet.settled,
        lapses=deducted(cycle, unit),
        on_scale=str(measured) if measured is not None and measured != total else None,
    )


def _published_table(cycle: Cycle, rulebook: Rulebook) -> ScoreTable:
    assert cycle.published.table is not None
    rows = []
    for printed in cycle.published.table:
        computed = computed_total(printed)
        rows.append(
            TableRow(
                unit=printed.unit,
                standard=printed.standard,
                bonus=printed.bonus,
                deduction=printed.deduction,
                total=printed.total if printed.total is not None else computed,
                rank=None,
                printed_rank=printed.rank,
                computed=computed,
                standard_of_items=standard_of_items(cycle, printed.unit),
                maximum=None,
                share=None,
                band=None,
                group=rulebook.ranked_in(printed.unit),
                awaited=(),
                cells=_published_cells(cycle, printed.unit),
                sent=True,
                settled=False,
            )
        )
    printed_units = {row.unit for row in rows}
    rows += [
        _own_row(cycle, rulebook.of(unit), unit, None, {})
        for unit in cycle.members
        if unit not in printed_units  # the source's table leaves it out; ours does not hide that
    ]
    amounts = {row.unit: (Fraction(row.total),) for row in rows if row.total is not None}
    return _ranked("published", rulebook, rows, amounts)


def _published_cells(cycle: Cycle, unit: UnitId) -> tuple[TableCell, ...]:
    return tuple(
        TableCell(criterion=item.criterion, part=item.part, entered=item.value, value=item.value)
        for item in cycle.published.items
        if unit in item.units and item.value is not None
    )


def _ranked(
    basis: TableBasis,
    rulebook: Rulebook,
    rows: list[TableRow],
    amounts: Mapping[UnitId, tuple[Fraction, ...]],
) -> ScoreTable:
    """Rank inside each group, and let ranks past the first so many stay empty."""
    ranks = _placed(rulebook, amounts, {row.unit: row.group for row in rows})
    first = rulebook.ranked_first
    shown = {unit: place for unit, place in ranks.items() if first is None or place <= first}
    ranked = [replace(row, rank=shown.get(row.unit)) for row in rows]
    order = [group.code for group in rulebook.unit_groups]
    ranked.sort(
        key=lambda row: (
            order.index(row.group) if row.group in order else len(order),
            row.unit not in ranks,
            ranks.get(row.unit, 0),
        )
    )
    return ScoreTable(basis=basis, ranking=rulebook.ranking, rows=tuple(ranked))


def ranks_of(cycle: Cycle) -> dict[UnitId, int]:
    """The rank of every unit that has one, by the table in force."""
    table = table_in_force(cycle)
    rows = table.rows if table else ()
    return {row.unit: row.rank for row in rows if row.rank is not None}
