"""One lapse deducted twice: by the unit in its own sheet, and beside its criteria by the rulebook.

Nobody but people can say whether a typed deduction is for the same thing; so it is pointed out
before it is settled, and nothing is taken back by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from domain.cycle.scores.lapses import Stage
from domain.cycle.scores.sheets import sent_cells, summed
from domain.reckoning.cells import final_cells
from domain.reckoning.ranking import best_of
from domain.record.record import UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse
from domain.values.points import Points

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class TypedDeduction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a unit's sheet deducts in one criterion."""

    criterion: str
    points: Points


class Doubled(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A deduction for a lapse beside a sheet that deducts something already."""

    unit: UnitId
    lapse: Lapse
    #: The code of the deadline.
    code: str
    stage: Stage
    #: ``None``: it can be reckoned only once the thing comes.
    points: Points | None
    typed: tuple[TypedDeduction, ...]


def doubled(cycle: Cycle) -> tuple[Doubled, ...]:
    """Every lapse that counts or is proposed, of a unit whose sent sheet deducts points itself;
    none once the table is adopted."""
    rulebook = cycle.plan.rulebook
    if rulebook is None or cycle.conference.table is not None:
        return ()
    found = []
    for (unit, lapse, code), raised in sorted(cycle.lapses.items(), key=lambda item: item[0]):
        if raised.stage is Stage.WITHDRAWN or raised.points == 0:
            continue
        typed = _typed(cycle, unit)
        if typed:
            found.append(
                Doubled(
                    unit=unit,
                    lapse=lapse,
                    code=code,
                    stage=raised.stage,
                    points=raised.points,
                    typed=typed,
                )
            )
    return tuple(found)


def open_doubled(cycle: Cycle) -> tuple[Doubled, ...]:
    """Those of which something is still to be settled: the deduction, or the sheet."""
    return tuple(
        one
        for one in doubled(cycle)
        if one.stage is Stage.PROPOSED or not cycle.sheet(one.unit).settled
    )


def _typed(cycle: Cycle, unit: UnitId) -> tuple[TypedDeduction, ...]:
    rulebook, sheet = cycle.plan.rulebook, cycle.sheet(unit)
    if rulebook is None or not sheet.sent:
        return ()
    best = best_of(rulebook, sent_cells(cycle).values())
    counted = summed(cycle, unit, final_cells(rulebook.of(unit), sheet), best).cells
    return tuple(
        TypedDeduction(criterion=criterion.code, points=points)
        for criterion in rulebook.of(unit).criteria
        if (points := counted.get((criterion.code, Part.DEDUCTION)))
    )
