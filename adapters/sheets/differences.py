"""What a sheet or a table says otherwise than the record, cell by cell."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from adapters.sheets.filled import Written
from adapters.sheets.form import Slot
from domain.cycle.phases.scoring import ScoresAdjusted, ScoresEntered
from domain.reckoning.cells import Sheet, counted_to
from domain.reckoning.proof import wants_proof
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Column, Rulebook
from domain.rulebook.worded import chosen
from domain.values.points import Points

Said = Mapping[tuple[str, Part], str]


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """A cell that says something else than the record, or more."""

    place: Slot
    at: str
    #: What this column holds, and what counts there, be it from a column before.
    held: Points | None
    stands: Points | None
    now: Points | None
    explained: str | None
    proved: bool

    @property
    def moves(self) -> bool:
        """Whether another figure counts than before; else only what stands beside it is new."""
        return self.now != self.stands

    def _typed(self, value: Points | None) -> str | None:
        """A value as a command is typed: of a level its letter, which no number can be mistaken
        for."""
        typed = chosen(self.place.criterion, self.place.part, value)
        return None if typed is None else str(typed)

    def cell(self) -> dict[str, object]:
        """The cell as a command has it."""
        code, part = self.place.key
        found: dict[str, object] = {"criterion": code, "part": part.value}
        found["was"] = self._typed(self.held)
        found["now"] = self._typed(self.now)
        if self.explained is not None:
            found["justification"] = self.explained
        if self.proved:
            found["evidence"] = True
        return found


def recorded(sheet: Sheet, column: str) -> Mapping[tuple[str, Part], Points]:
    """What a column of a sheet holds as it was typed: what counts nothing for want of proof
    is there as well."""
    bare = {place: one.points for place, one in sheet.unproved.items() if one.points is not None}
    return {place: bare.get(place, value) for place, value in sheet.cells(column).items()}


def explanations(
    events: Iterable[Event], unit: UnitId, column: str, text: Callable[[str], str | None]
) -> Said:
    """By place, what was last said in that column of a unit's sheet to explain a figure."""
    found: dict[tuple[str, Part], str] = {}
    for event in events:
        body = event.body
        if not isinstance(body, ScoresEntered | ScoresAdjusted):
            continue
        if (body.unit, body.column) != (unit, column):
            continue
        for cell in body.cells:
            said = text(cell.justification.digest) if cell.justification else None
            if said is not None:
                found[cell.criterion, cell.part] = said
    return found


class Compared(msgspec.Struct, frozen=True, kw_only=True):
    """What a file says of a unit beside its sheet, once for whoever reads and once for the act.

    Of a sheet that is sealed to the reader every figure of the file is shown and ordered: what is
    left out because it is recorded so would tell what is recorded.
    """

    shown: tuple[Difference, ...] = ()
    ordered: tuple[Difference, ...] = ()
    sealed: bool = False


def compared(
    rulebook: Rulebook,
    sheet: Sheet,
    column: Column,
    written: Sequence[Written],
    said: Said,
    *,
    sealed: bool,
    keeps_empty: bool = False,
) -> Compared:
    """What a file says of a unit beside its sheet; ``sealed`` where the reader may not see what
    stands in that. For the rest see :func:`differences`."""
    ordered = differences(
        rulebook, sheet, column, written, said, keeps_empty=keeps_empty, every=sealed
    )
    if not sealed:
        return Compared(shown=ordered, ordered=ordered)
    shown = differences(rulebook, Sheet(), column, written, {}, keeps_empty=keeps_empty)
    return Compared(shown=shown, ordered=ordered, sealed=True)


def differences(
    rulebook: Rulebook,
    sheet: Sheet,
    column: Column,
    written: Sequence[Written],
    said: Said,
    *,
    keeps_empty: bool = False,
    every: bool = False,
) -> tuple[Difference, ...]:
    """The cells that are other than recorded, in the order of the sheet; with ``every`` also those
    that are not.

    ``keeps_empty``: an empty cell leaves what is recorded, as in a table of all units; in a unit's
    own sheet it empties the cell.
    """
    held, typed = sheet.cells(column.code), recorded(sheet, column.code)
    counted = counted_to(rulebook, sheet, column)
    found = []
    for one in written:
        key = one.place.key
        if one.value is None and (keeps_empty or key not in held):
            continue
        told = one.explained if one.explained != said.get(key) else None
        proved = _proves(one, sheet)
        if typed.get(key) == one.value and told is None and not proved:
            if not every:
                continue
            proved = key in sheet.proved  # said again, so that the same is no change
        found.append(
            Difference(
                place=one.place,
                at=one.at,
                held=held.get(key),
                stands=counted.get(key),
                now=one.value,
                explained=told if one.value is not None else None,
                proved=proved and one.value is not None,
            )
        )
    return tuple(found)


def unproved(sheet: Sheet, written: Iterable[Written]) -> tuple[Slot, ...]:
    """The places that count nothing: they need a paper that proves them, and none was named."""
    return tuple(
        one.place
        for one in written
        if wants_proof(one.place.scale, one.place.part, one.value)
        and not one.proved
        and one.place.key not in sheet.proved
    )


def _proves(one: Written, sheet: Sheet) -> bool:
    """Whether a paper is named for what needs one and had none."""
    wanted = wants_proof(one.place.scale, one.place.part, one.value)
    return wanted and one.proved and one.place.key not in sheet.proved
