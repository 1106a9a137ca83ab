"""A year of which somebody sees a part: whose figures are left out of its state."""

import msgspec

from domain.record.record import Ids, UnitId


class Partly(msgspec.Struct, frozen=True, kw_only=True):
    """Whose figures were taken out of a state before it is shown. Never stored."""

    #: Their sheets were sent, and are closed to the reader: so are ranks, and what depends on the
    #: best of all.
    unseen: frozenset[UnitId] = frozenset()
    #: Of these only the total is left.
    totals_only: frozenset[UnitId] = frozenset()
    #: The members in the order in which they stand where there are no ranks.
    order: Ids[UnitId] = ()

    @property
    def closed(self) -> frozenset[UnitId]:
        return self.unseen | self.totals_only
