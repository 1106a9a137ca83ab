"""Who leads a year: its chair, its secretary, a vice chair."""

from collections.abc import Iterable
from typing import Final

from domain.cycle.cycle import Cycle
from domain.record.record import Office, Seat
from domain.values.when import Moment

_LEADING: Final = frozenset({Office.CHAIR, Office.SECRETARY, Office.VICE_CHAIR})


def leads(seats: Iterable[Seat], cycle: Cycle, now: Moment) -> bool:
    """Whether one of these offices leads the year."""
    return any(seat.office in _LEADING and cycle.holds(seat, now) for seat in seats)
