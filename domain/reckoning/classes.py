"""The class of results that a unit is in: the highest it reaches and no rule keeps it from."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec

from domain.reckoning.ranking import Sums, band_of, on_scale
from domain.record.record import UnitId
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import AWARDS

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle
    from domain.reckoning.score_table import TableRow


def class_of(cycle: Cycle, rulebook: Rulebook, unit: UnitId, found: Sums) -> str | None:
    """The code of the class; ``None`` where the total reaches none, or none may be shown."""
    total = on_scale(rulebook, found, cycle.reckoning)
    if total is None:
        return None
    if not cycle.reckoning.class_by_rules:
        return band_of(rulebook.bands, total)
    if not found.totals.complete:
        return None
    kept_from = classes_barred(cycle, rulebook, unit)
    return band_of((band for band in rulebook.bands if band.code not in kept_from), total)


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
    reached = band_of(rulebook.bands, row.measured)
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
