"""Deductions that were proposed and that nobody has decided on: they must not be lost when the
table is adopted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from domain.cycle.guard import Condition, Unmet, lacks
from domain.cycle.scores.lapses import Stage
from domain.record.record import UnitId
from domain.rulebook.rulebook import Lapse
from domain.values.known import is_met
from domain.values.points import Points

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class ProposedDeduction(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A deduction that waits to be settled or withdrawn."""

    unit: UnitId
    lapse: Lapse
    #: The code of the deadline.
    code: str
    #: ``None``: it can be reckoned only once the thing comes.
    points: Points | None


def undecided(cycle: Cycle) -> tuple[ProposedDeduction, ...]:
    """Those that the table would leave out, by unit, kind and deadline; none where there is no
    table to adopt, or once it is adopted."""
    rulebook = cycle.plan.rulebook
    if rulebook is None or not rulebook.scored or cycle.conference.table is not None:
        return ()
    if is_met(cycle.said("table_adopted")):
        return ()
    return _proposals(cycle)


def left_out(cycle: Cycle) -> tuple[ProposedDeduction, ...]:
    """Those that the adopted table leaves out."""
    return () if cycle.conference.table is None else _proposals(cycle)


def _proposals(cycle: Cycle) -> tuple[ProposedDeduction, ...]:
    return tuple(
        ProposedDeduction(unit=unit, lapse=lapse, code=code, points=raised.points)
        for (unit, lapse, code), raised in sorted(cycle.lapses.items(), key=lambda item: item[0])
        if raised.stage is Stage.PROPOSED
    )


def _consequences_decided(cycle: Cycle) -> Unmet:
    found = undecided(cycle)
    units = tuple(dict.fromkeys(one.unit for one in found))
    return lacks(count=len(found), units=units) if found else None


CONSEQUENCES_DECIDED = Condition("consequences_decided", _consequences_decided)
