"""What is to be said of a score table besides its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

import msgspec

from domain.cycle.scores.lapses import Stage, deducted
from domain.cycle.scores.sheets import scoring_rulebook, sent_cells
from domain.reckoning.cells import applied_cells
from domain.reckoning.classes import barred_band
from domain.reckoning.proof import Unproved
from domain.reckoning.ranking import Cells, best_of, docked, sums, worth
from domain.reckoning.score_table import ScoreTable, ranked_among
from domain.reckoning.shortfall import Shortfall
from domain.record.record import UnitId
from domain.rulebook.criteria import Part, full_standard
from domain.rulebook.grading import ByPlace, Relative
from domain.rulebook.rulebook import Lapse, RankedBy, Rulebook, Scorer
from domain.values.growing import copied
from domain.values.points import Points

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle
    from domain.reckoning.cells import Sheet


#: Who sees all sheets.
_RANKING = frozenset({Scorer.CLUSTER, Scorer.COUNCIL})


class TableNote(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One remark. ``awaited``: a unit's total is provisional, because a ranking is not out yet.
    ``all_zero``: nobody has anything in a criterion relative to the best, so all have 0.
    ``ranks_differ``: a unit has another rank in a later column than in an earlier one.
    ``deducted``: points are deducted for a lapse, beside the criteria. ``proposed``: they would
    be, and wait for people; without points they can be reckoned only later. ``on_scale``: classes
    and minimums go by the total brought to what all criteria can give. ``left_out_plain``: what
    does not apply to a unit lowers its total, by which it is ranked. ``class_barred``: a unit is
    not shown in the class that its total reaches. ``class_short``: what that class asks beside the
    total does not hold. ``unproved``: what of a unit's points counts
    nothing for want of proof."""

    code: Literal[
        "awaited",
        "all_zero",
        "ranks_differ",
        "deducted",
        "proposed",
        "on_scale",
        "left_out_plain",
        "class_barred",
        "class_short",
        "unproved",
    ]
    unit: UnitId | None = None
    criterion: str | None = None
    part: Part | None = None
    #: The published ranking that is waited for, and its edition.
    ranking: str | None = None
    edition: str | None = None
    #: By the code of a column, in the order of the columns.
    ranks: Mapping[str, int] = MappingProxyType({})
    lapse: Lapse | None = None
    #: The code of its deadline, which is that of the report where it is one.
    deadline: str | None = None
    points: Points | None = None
    #: What the criteria applied to the unit can give, what all of them can, and the total brought
    #: to that, as an exact fraction.
    maximum: Points | None = None
    full: Points | None = None
    on_scale: str | None = None
    #: The class reached, the one shown instead, and the grounds: conditions of the rulebook.
    band: str | None = None
    shown: str | None = None
    grounds: tuple[str, ...] = ()
    unproved: Unproved | None = None
    #: What does not hold of the class, with the figures.
    short_of: tuple[Shortfall, ...] = ()


def table_notes(cycle: Cycle, table: ScoreTable) -> tuple[TableNote, ...]:
    """The remarks on a cycle's table; none on one that a source has published."""
    if table.basis == "published" or cycle.plan.rulebook is None:
        return ()
    rulebook = cycle.plan.rulebook
    partly = cycle.partly
    differing = _differing(cycle, table) if table.basis == "settled" and partly is None else ()
    found = (
        *_awaited(rulebook, table),
        *_all_zero(cycle),
        *differing,
        *_lapses(cycle),
        *_denominators(cycle, rulebook, table),
        *_classes(cycle, rulebook, table),
        *_unproved(cycle, rulebook, table),
    )
    if partly is None:
        return found
    # what is said of nobody in particular is said of the best of all
    told = (note for note in found if note.unit is not None or not partly.unseen)
    return tuple(note for note in told if note.unit not in partly.closed)


def _unproved(cycle: Cycle, rulebook: Rulebook, table: ScoreTable) -> Iterator[TableNote]:
    order = list(rulebook.by_code)
    for row in table.rows:
        places = cycle.sheet(row.unit).unproved if row.sent else {}
        for code, part in sorted(places, key=lambda place: (order.index(place[0]), place[1])):
            bare = places[code, part]
            yield TableNote(
                code="unproved", unit=row.unit, criterion=code, part=part, unproved=bare
            )


def _denominators(cycle: Cycle, rulebook: Rulebook, table: ScoreTable) -> Iterator[TableNote]:
    """Where not all applies to a unit: how that is made good for, or that it is not."""
    for row in table.rows:
        full = full_standard(rulebook.of(row.unit).criteria)
        if not row.sent or row.maximum is None or row.maximum == full:
            continue
        scaled = row.on_scale is not None and _goes_by_total(rulebook)
        if scaled or rulebook.ranked_by is RankedBy.TOTAL:
            yield TableNote(
                code="on_scale" if scaled else "left_out_plain",
                unit=row.unit,
                points=row.total,
                maximum=row.maximum,
                full=full,
                on_scale=row.on_scale,
            )


def _goes_by_total(rulebook: Rulebook) -> bool:
    """There are classes or minimums to be held against."""
    minimums = (found.min_total or found.min_band for found in rulebook.selections)
    return bool(rulebook.bands) or any(minimums)


def _classes(cycle: Cycle, rulebook: Rulebook, table: ScoreTable) -> Iterator[TableNote]:
    for row in table.rows:
        for band in dict.fromkeys(one.band for one in row.short_of if one.band is not None):
            short = tuple(one for one in row.short_of if one.band == band)
            yield TableNote(
                code="class_short", unit=row.unit, band=band, shown=row.band, short_of=short
            )
        reached = barred_band(cycle, rulebook, row)
        if reached is None:
            continue
        grounds = [ground for unit, ground in cycle.candidacy.barred if unit == row.unit and ground]
        yield TableNote(
            code="class_barred",
            unit=row.unit,
            band=reached,
            shown=row.band,
            grounds=tuple(sorted(grounds)),
        )


def _lapses(cycle: Cycle) -> Iterator[TableNote]:
    for (unit, lapse, code), raised in cycle.lapses.items():
        if raised.stage is Stage.WITHDRAWN:
            continue
        counts = raised.stage is not Stage.PROPOSED and raised.points is not None
        yield TableNote(
            code="deducted" if counts else "proposed",
            unit=unit,
            lapse=lapse,
            deadline=code,
            points=raised.points,
        )


def _awaited(rulebook: Rulebook, table: ScoreTable) -> Iterator[TableNote]:
    for row in table.rows:
        for code in row.awaited:
            scale = rulebook.criterion(code).standard
            rule = scale.grading if scale is not None else None
            known = rule if isinstance(rule, ByPlace) else None
            yield TableNote(
                code="awaited",
                unit=row.unit,
                criterion=code,
                part=Part.STANDARD,
                ranking=known.ranking if known else None,
                edition=known.edition if known else None,
            )


def _all_zero(cycle: Cycle) -> Iterator[TableNote]:
    rulebook, entered = scoring_rulebook(cycle), sent_cells(cycle)
    best = best_of(rulebook, entered.values())
    for criterion in rulebook.criteria:
        for part in Part:
            scale = criterion.scale(part)
            relative = scale is not None and isinstance(scale.grading, Relative)
            if relative and best.get((criterion.code, part)) == 0:
                yield TableNote(code="all_zero", criterion=criterion.code, part=part)


def _differing(cycle: Cycle, table: ScoreTable) -> Iterator[TableNote]:
    found = ranks_by_column(cycle)
    for row in table.rows:
        ranks = {column: places[row.unit] for column, places in found.items() if row.unit in places}
        if len(set(ranks.values())) > 1:
            yield TableNote(code="ranks_differ", unit=row.unit, ranks=MappingProxyType(ranks))


def ranks_by_column(cycle: Cycle) -> dict[str, dict[UnitId, int]]:
    """The ranks of the sheets by each column in which the cluster or a council scored them all:
    what the cluster settled stays known where a council scored anew. A column in which others
    checked ranks nobody: each of them saw single sheets only."""
    rulebook = scoring_rulebook(cycle)
    found: dict[str, dict[UnitId, int]] = {}
    for index, column in enumerate(rulebook.columns):
        if column.scorer not in _RANKING or not _used(cycle, column.code):
            continue
        codes = [earlier.code for earlier in rulebook.columns[: index + 1]]
        entered = {
            unit: _counting(rulebook.of(unit), cycle.sheet(unit), codes)
            for unit in cycle.members
            if cycle.sheet(unit).sent
        }
        best = best_of(rulebook, entered.values())
        by = cycle.reckoning
        found_here = {
            unit: sums(rulebook.of(unit), cells, cycle.sheet(unit).marks, best, by=by)
            for unit, cells in entered.items()
        }
        worths = {
            unit: worth(rulebook, docked(held, deducted(cycle, unit)))
            for unit, held in found_here.items()
        }
        amounts = {unit: held for unit, held in worths.items() if held is not None}
        found[column.code] = ranked_among(cycle, amounts)
    return found


def _used(cycle: Cycle, column: str) -> bool:
    return any(
        sheet.sent and sheet.cells(column) for sheet in map(cycle.sheet, cycle.scoring.sheets)
    )


def _counting(rulebook: Rulebook, sheet: Sheet, columns: list[str]) -> Cells:
    """Each cell's value in the last of the columns that has one."""
    merged: dict[tuple[str, Part], Points] = {}
    for code in columns:
        merged |= copied(sheet.cells(code))
    return applied_cells(rulebook, sheet.marks, merged)
