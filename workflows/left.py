"""What is left of one kind of act: for which units, or for which ballots, reports, drafts."""

from collections.abc import Callable

import msgspec

from domain.cycle.cycle import Cycle
from domain.record.record import UnitId


class Left(msgspec.Struct, frozen=True):
    """What is left of an act; neither units nor items where it does not go by such."""

    units: tuple[UnitId, ...] | None = None
    items: tuple[str, ...] | None = None
    done: bool = False
    #: Selections that rest on others which have no outcome yet.
    waiting: tuple[str, ...] = ()

    @property
    def nothing(self) -> bool:
        return self.done or self.units == () or (self.items == () and not self.waiting)


Find = Callable[[Cycle], Left]


def for_units(cycle: Cycle, wanted: Callable[[UnitId], bool]) -> Left:
    """The members for which it is still to be done."""
    return Left(units=tuple(unit for unit in cycle.members if wanted(unit)))


def when(done: Callable[[Cycle], bool]) -> Find:
    """What is done once, or not."""
    return lambda cycle: Left(done=done(cycle))
