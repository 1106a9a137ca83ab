"""Which unit holds which office next, compared between two moments."""

from collections.abc import Iterator
from enum import StrEnum

from domain.clusters.offices import Officers
from domain.cycle.cycle import Cycle
from domain.record.record import UnitId


class NextOffice(StrEnum):
    CHAIR = "chair"
    VICE = "vice"


def office_of(officers: Officers, unit: UnitId) -> NextOffice | None:
    """What a unit holds; ``None``: nothing."""
    if unit == officers.chair:
        return NextOffice.CHAIR
    return NextOffice.VICE if unit in officers.vice_chairs else None


def newly_placed(before: Cycle, after: Cycle) -> Iterator[UnitId]:
    """Each unit whose office of the next year is another than it was told: it was named, holds
    another office, or holds none any more."""
    was, now = before.handover.next_officers, after.handover.next_officers
    if now is None:
        return
    for unit in _holders(now):
        if was is None or _held(was, unit) != _held(now, unit):
            yield unit
    yield from (unit for unit in _holders(was) if office_of(now, unit) is None)


def _held(officers: Officers, unit: UnitId) -> tuple[NextOffice | None, str | None]:
    """What a unit holds, and which kind of vice it is where there are several."""
    return office_of(officers, unit), officers.kind_of(unit)


def _holders(officers: Officers | None) -> tuple[UnitId, ...]:
    if officers is None:
        return ()
    found = dict.fromkeys((officers.chair, *officers.vice_chairs))
    return tuple(unit for unit in found if unit is not None)
