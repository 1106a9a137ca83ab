"""Which rung has which sheet: for whoever asks where a year, or a unit, stands."""

from datetime import date

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.scores.rungs import rung_of
from domain.record.record import UnitId
from domain.rulebook.criteria import ScoredBy
from domain.values.when import civil_day


class RungStanding(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet that is with a rung."""

    unit: UnitId
    #: The column of the rung, which place it has among how many, and who enters it.
    column: str
    place: int
    of: int
    by: ScoredBy
    #: The last day in time, where a rung above sent it back.
    until: date | None


def rung_standing(cycle: Cycle, unit: UnitId) -> RungStanding | None:
    """Who has a unit's sheet; ``None``: no rung, it is settled, or closed to whoever asks."""
    partly = cycle.partly
    if partly is not None and unit in partly.unseen | partly.totals_only:
        return None
    rung, sheet = rung_of(cycle, unit), cycle.sheet(unit)
    if rung is None or rung.by is None or sheet.settled or cycle.plan.rulebook is None:
        return None
    rungs, back = cycle.plan.rulebook.rungs, sheet.passed_back
    return RungStanding(
        unit=unit,
        column=rung.code,
        place=rungs.index(rung) + 1,
        of=len(rungs),
        by=rung.by,
        until=civil_day(back.before - 1) if back is not None else None,
    )


def rungs_now(cycle: Cycle) -> tuple[RungStanding, ...] | msgspec.UnsetType:
    """Of every unit whose sheet is with a rung; unset where the rulebook has none."""
    rulebook = cycle.plan.rulebook
    if rulebook is None or not rulebook.rungs:
        return msgspec.UNSET
    found = (rung_standing(cycle, unit) for unit in cycle.members)
    return tuple(one for one in found if one is not None)
