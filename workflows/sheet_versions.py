"""The versions of a sheet: what its unit sent each time, side by side."""

from collections.abc import Iterable
from types import MappingProxyType

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import SheetSubmitted
from domain.cycle.scores.returning import SheetReturned
from domain.reckoning.ranking import Cells
from domain.record.record import Event, UnitId
from domain.record.streams import evolve
from domain.rulebook.criteria import Part
from domain.values.private import Private


class SheetVersion(msgspec.Struct, frozen=True, kw_only=True):
    """The unit's own column as it was sent once."""

    #: The event by which it was sent; ``None``: it is being completed still.
    sent: int | None
    #: The event by which it was sent back; ``None``: it was not.
    returned: int | None
    cells: Cells
    #: The cells of which something was said to be lacking, and what.
    asked: tuple[tuple[str, Part], ...] = ()
    reasons: tuple[Private, ...] = ()


def sheet_versions(events: Iterable[Event], unit: UnitId) -> tuple[SheetVersion, ...]:
    """The versions of a unit's sheet, the first one first; none where it was never sent back."""
    found: list[SheetVersion] = []
    sent: int | None = None
    state: object = None
    for event in events:
        match event.body:
            case SheetSubmitted() as body if body.unit == unit:
                sent = event.version
            case SheetReturned() as body if body.unit == unit:
                found.append(_returned(state, event.version, body, sent))
                sent = None
        state = evolve(state, event)
    if not found or not isinstance(state, Cycle):
        return ()
    return (*found, SheetVersion(sent=sent, returned=None, cells=_own(state, unit)))


def _returned(state: object, version: int, body: SheetReturned, sent: int | None) -> SheetVersion:
    assert isinstance(state, Cycle)
    return SheetVersion(
        sent=sent,
        returned=version,
        cells=_own(state, body.unit),
        asked=tuple((cell.criterion, cell.part) for cell in body.cells),
        reasons=tuple(cell.reason for cell in body.cells),
    )


def _own(cycle: Cycle, unit: UnitId) -> Cells:
    rulebook = cycle.plan.rulebook
    own = rulebook.own_column if rulebook else None
    return cycle.sheet(unit).cells(own.code) if own else MappingProxyType({})
