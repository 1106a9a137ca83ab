"""Figures that somebody else settles or verifies in a unit's sheet, beside what the page showed and
what counts by now: the fields of a unit's own sheet, of a later column."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from adapters.sheets.form import Slot
from adapters.sheets.typed import Field, Texts, own_places, value_of, written
from domain.reckoning.cells import Sheet, counted_to
from domain.rulebook.rulebook import Column, Rulebook
from domain.rulebook.worded import chosen
from domain.values.points import Points
from domain.values.refusal import Refusal

#: What is typed is kept so far.
_LONGEST: Final = 2000


def fields_counted(rulebook: Rulebook, sheet: Sheet, column: Column) -> tuple[Field, ...]:
    """A field for each place of the sheet, with what counts there up to a column."""
    counted = counted_to(rulebook, sheet, column)
    return tuple(
        Field(slot=slot, text=(text := written(slot, counted.get(slot.key))), shown=text)
        for slot in _places(rulebook, sheet)
    )


def _places(rulebook: Rulebook, sheet: Sheet) -> Iterator[Slot]:
    applied = sheet.marks.not_applied
    return (slot for slot in own_places(rulebook) if slot.criterion.code not in applied)


def fields_changed(
    rulebook: Rulebook, sheet: Sheet, column: Column, texts: Texts
) -> tuple[Field, ...]:
    """The fields of a page that was sent, held against what counts as of now.

    ``texts`` has ``v.1`` (what stands in the field), ``was.1`` (what was shown) and ``x.1`` (why).
    What moved meanwhile where something was typed stands beside it, to be looked at; whoever sends
    once more means it.
    """
    found = []
    for now in fields_counted(rulebook, sheet, column):
        field = replace(
            now,
            text=texts.get(f"v.{now.key}", now.text).strip()[:_LONGEST],
            shown=texts.get(f"was.{now.key}", now.shown),
            explained=texts.get(f"x.{now.key}", "").strip()[:_LONGEST],
        )
        if field.text == field.shown:
            found.append(replace(now, explained=field.explained))
            continue
        moved = now.shown not in {field.shown, field.text}
        found.append(
            replace(
                field,
                shown=now.shown,
                refusal=_refused(field),
                theirs=now.shown if moved else None,
            )
        )
    return tuple(found)


def changed(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields that would count something else."""
    return tuple(field for field in fields if field.text != field.shown or field.wrong)


def fields_sent(rulebook: Rulebook, sheet: Sheet, texts: Texts) -> tuple[Field, ...]:
    """The fields that were touched, as they were sent, whatever stands by now."""
    return tuple(
        Field(
            slot=slot,
            text=texts.get(f"v.{key}", "").strip()[:_LONGEST],
            shown=texts.get(f"was.{key}", ""),
            explained=texts.get(f"x.{key}", "").strip()[:_LONGEST],
        )
        for slot in _places(rulebook, sheet)
        if f"v.{(key := Field(slot=slot, text='', shown='').key)}" in texts
    )


def cells_changed(fields: Sequence[Field]) -> list[dict[str, object]]:
    """What they write, as a command has it, with what their author saw.

    Raises ``Refusal`` as :func:`value_of`.
    """
    found = []
    for field in changed(fields):
        code, part = field.slot.key
        cell: dict[str, object] = {
            "criterion": code,
            "part": part.value,
            "was": _typed(field.slot, value_of(field.slot, field.shown)),
            "now": _typed(field.slot, value_of(field.slot, field.text)),
        }
        if field.explained:
            cell["reason"] = field.explained
        found.append(cell)
    return found


def _typed(slot: Slot, value: Points | None) -> str | None:
    """A value as a command is typed: of a level its letter."""
    text = chosen(slot.criterion, slot.part, value)
    return None if text is None else str(text)


def _refused(field: Field) -> Refusal | None:
    try:
        value_of(field.slot, field.text)
    except Refusal as refusal:
        return refusal
    return None
