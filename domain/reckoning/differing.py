"""Scores that count something else than before, and why: where scorers agree, nothing is asked."""

from collections.abc import Iterable

import msgspec

from domain.reckoning.cells import CellChange, NewCell, Sheet, counted_to
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Column, Rulebook
from domain.values.points import Points
from domain.values.refusal import Refusal

#: Criterion and part.
PlaceInSheet = tuple[str, Part]


class DifferingCell(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that would count something else than before."""

    criterion: str
    part: Part
    stands: Points | None
    now: Points | None


def differing(
    rulebook: Rulebook, sheet: Sheet, column: Column, changed: Iterable[CellChange]
) -> tuple[DifferingCell, ...]:
    """The cells that would count something else than they counted up to their column.

    A first value of a standard differs from nothing: it was not scored. A bonus or a deduction that
    was left empty was none, so a first one moves the total.
    """
    counted = counted_to(rulebook, sheet, column)
    carried = counted_to(rulebook, sheet, column, before=True)
    found = []
    for cell in changed:
        place = (cell.criterion, cell.part)
        stands = counted.get(place)
        now = carried.get(place) if cell.now is None else cell.now
        if _amount(cell.part, stands) == _amount(cell.part, now):
            continue
        if stands is not None or cell.part is not Part.STANDARD:
            found.append(
                DifferingCell(criterion=cell.criterion, part=cell.part, stands=stands, now=now)
            )
    return tuple(found)


def _amount(part: Part, value: Points | None) -> Points | None:
    """An empty bonus or deduction is none; an empty standard was not scored."""
    return Points("0") if value is None and part is not Part.STANDARD else value


def reasons_of(
    cells: Iterable[NewCell],
    common: str | msgspec.UnsetType,
    differs: Iterable[DifferingCell],
    *,
    document: bool,
    told: bool,
) -> dict[PlaceInSheet, str]:
    """The reason of every cell that differs, its own or the common one.

    Raises ``Refusal``: ``reason_blank`` with the cells that have none, or ``reason_unneeded``
    where a reason or a document is given for what differs from nothing: no event could hold it.
    ``told``: the past is told, of which a source may give no reason.
    """
    own, found = own_reasons_of(cells), {place_of(cell): cell for cell in differs}
    for criterion, part in (place for place, reason in own.items() if reason):
        if (criterion, part) not in found:
            raise Refusal("reason_unneeded", criterion=criterion, part=part)
    if not found and (_text(common) or document):
        raise Refusal("reason_unneeded", criterion=None, part=None)
    reasons = {place: own[place] or _text(common) for place in found}
    if blank := tuple(cell for place, cell in found.items() if not reasons[place]):
        raise Refusal("reason_blank", case="differs_told" if told else "differs", cells=blank)
    return reasons


def own_reasons_of(cells: Iterable[NewCell]) -> dict[PlaceInSheet, str]:
    """The reason that each cell gives itself; empty where it gives none."""
    return {place_of(cell): _text(cell.reason) for cell in cells}


def place_of(cell: NewCell | CellChange | DifferingCell) -> PlaceInSheet:
    return cell.criterion, cell.part


def _text(reason: str | msgspec.UnsetType) -> str:
    return "" if isinstance(reason, msgspec.UnsetType) else reason.strip()
