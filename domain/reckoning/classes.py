"""The class of results that a unit is in: the highest it reaches and no rule keeps it from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.reckoning.between_classes import as_read
from domain.reckoning.ranking import Sums, on_scale
from domain.reckoning.requirements import (
    Position,
    Reached,
    class_within,
    descending,
    shortfalls,
)
from domain.reckoning.shortfall import Shortfall
from domain.record.record import UnitId
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import AWARDS

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle
    from domain.reckoning.score_table import TableRow


class Classed(msgspec.Struct, frozen=True, kw_only=True):
    """The class that a unit is shown in, and what is lacking for others."""

    #: The code of the class; ``None`` where the total reaches none, or none may be shown.
    band: str | None
    #: Of the classes that the total reaches above the one shown, then of the selections.
    short_of: tuple[Shortfall, ...]


def classed(
    cycle: Cycle, rulebook: Rulebook, unit: UnitId, found: Sums, at: Callable[[], Position]
) -> Classed:
    """What a sheet's total and what stands beside it come to."""
    total = on_scale(rulebook, found, cycle.reckoning)
    if total is None:
        return Classed(band=None, short_of=())
    marks = cycle.sheet(unit).marks
    reached = Reached(rulebook=rulebook, sums=found, marks=marks, position=at)
    failed = [
        replace(one, band=band.code)
        for band in descending(rulebook.bands, as_read(rulebook, total))
        for one in shortfalls(reached, band.asked)
    ]
    by_rules = cycle.reckoning.class_by_rules
    kept_from = classes_barred(cycle, rulebook, unit) if by_rules else frozenset()
    allowed = [band for band in rulebook.bands if band.code not in kept_from]
    shown = None
    if found.totals.complete or not by_rules:
        shown = class_within(rulebook, allowed, total, failed)
    begins = {band.code: band.begins for band in rulebook.bands}
    lacking = [
        replace(one, selection=selection.code)
        for selection in rulebook.selections
        for one in shortfalls(reached, selection.asked)
    ]
    above = [one for one in failed if shown is None or begins[one.band or ""] > begins[shown]]
    return Classed(band=shown, short_of=(*above, *lacking))


def classes_barred(cycle: Cycle, rulebook: Rulebook, unit: UnitId) -> frozenset[str]:
    """The classes in which a unit is not shown, on any of the grounds recorded against it."""
    found: set[str] = set()
    for (barred, ground), selections in cycle.candidacy.barred.items():
        if barred == unit:
            found |= set(_kept_from(rulebook, ground, selections))
    return frozenset(found)


def barred_band(cycle: Cycle, rulebook: Rulebook, row: TableRow) -> str | None:
    """The class that the total of a row reaches, where the unit is kept out of it."""
    if not cycle.reckoning.class_by_rules or row.measured is None:
        return None
    reached = class_within(rulebook, rulebook.bands, row.measured, row.short_of)
    return reached if reached in classes_barred(cycle, rulebook, row.unit) else None


def _kept_from(
    rulebook: Rulebook, ground: str | None, selections: tuple[str, ...]
) -> Iterator[str]:
    """Those that the condition of the rulebook names; where it names none, those that the barred
    selections ask for, and of who is barred from every award all of them."""
    bar = next((bar for bar in rulebook.bars if bar.code == ground), None)
    if bar is not None and not isinstance(bar.bands, msgspec.UnsetType):
        yield from bar.bands
        return
    awards = {found.code for found in rulebook.selections if found.kind in AWARDS}
    if awards and awards <= set(selections):
        yield from (band.code for band in rulebook.bands)
    for selection in rulebook.selections:
        if selection.code in selections and selection.min_band is not None:
            yield selection.min_band
