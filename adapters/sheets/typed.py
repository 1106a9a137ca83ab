"""What is typed into the fields of a unit's sheet on a page, beside what the page showed and what
the record holds by now.

Only a field that was touched says something: one that is as it was shown leaves the record alone,
whoever wrote there meanwhile. A field that somebody else wrote since is asked about, by itself.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from io import StringIO
from typing import Final

import msgspec

from adapters.sheets.differences import Difference, recorded
from adapters.sheets.form import Slot, places
from adapters.wording.writing import points
from domain.reckoning.cells import Sheet, counted_to
from domain.rulebook.criteria import Part, check_points
from domain.rulebook.numbering import path_of
from domain.rulebook.rulebook import Column, Rulebook
from domain.rulebook.worded import level_typed
from domain.values.names import fold
from domain.values.points import Points, read_typed
from domain.values.refusal import Refusal

#: A row of a paste that has more cells is read so far, and named so far.
_MAX_CELLS: Final = 60
_MAX_ROW: Final = 200
_GAP: Final = re.compile(r"\s{2,}")
_NUMBERED: Final = re.compile(r"[.):]+$")


class Field(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the sheet as a page shows it."""

    slot: Slot
    #: What stands in the field.
    text: str
    #: What the record held when the page was made, as it is written into the field.
    shown: str
    explained: str = ""
    explained_shown: str = ""
    #: Why what was typed cannot be taken.
    refusal: Refusal | None = None
    #: What somebody else has written there since.
    theirs: str | None = None

    @property
    def key(self) -> str:
        code, part = self.slot.key
        return code if part is Part.STANDARD else f"{code}.{part.value}"

    @property
    def touched(self) -> bool:
        return self.text.strip() != self.shown or self.explained.strip() != self.explained_shown

    @property
    def wrong(self) -> bool:
        return self.refusal is not None or self.theirs is not None


Texts = Mapping[str, str]


def own_places(rulebook: Rulebook) -> Iterator[Slot]:
    """The places that a unit fills in itself."""
    return (slot for slot in places(rulebook) if slot.criterion.by is None)


def written(slot: Slot, value: Points | None) -> str:
    """A value as it stands in its field: a deduction without its sign, a level by its words."""
    shown = slot.shown(value)
    if shown is None:
        return ""
    if isinstance(shown, str):
        return shown
    return points(abs(shown) if slot.part is Part.DEDUCTION else shown, "vi")


def fields_shown(
    rulebook: Rulebook, sheet: Sheet, column: Column, said: Mapping[tuple[str, Part], str]
) -> tuple[Field, ...]:
    """The fields of a page that is asked for."""
    held = recorded(sheet, column.code)
    return tuple(
        Field(
            slot=slot,
            text=(text := written(slot, held.get(slot.key))),
            shown=text,
            explained=(told := said.get(slot.key, "")),
            explained_shown=told,
        )
        for slot in own_places(rulebook)
    )


def fields_typed(
    rulebook: Rulebook,
    sheet: Sheet,
    column: Column,
    said: Mapping[tuple[str, Part], str],
    texts: Texts,
) -> tuple[Field, ...]:
    """The fields of a page that was sent, each held against the record as it stands now.

    ``texts`` has ``v.1`` (what stands in the field), ``was.1`` (what was shown), ``x.1`` and
    ``xwas.1`` (the same of the explanation). Where the record moved away from what was shown and
    the field was touched, both stand there, and what was shown is what the record holds now:
    whoever sends once more means it.
    """
    found = []
    for now in fields_shown(rulebook, sheet, column, said):
        was = texts.get(f"was.{now.key}", now.shown)
        field = Field(
            slot=now.slot,
            text=texts.get(f"v.{now.key}", now.text).strip(),
            shown=was,
            explained=texts.get(f"x.{now.key}", now.explained).strip(),
            explained_shown=texts.get(f"xwas.{now.key}", now.explained),
        )
        if not field.touched:
            found.append(now)
            continue
        moved = now.shown not in {was, field.text}
        found.append(
            msgspec.structs.replace(
                field,
                shown=now.shown,
                explained_shown=now.explained,
                refusal=_refused(field),
                theirs=now.shown if moved else None,
            )
        )
    return tuple(found)


def _refused(field: Field) -> Refusal | None:
    try:
        value_of(field.slot, field.text)
    except Refusal as refusal:
        return refusal
    return None


def value_of(slot: Slot, text: str) -> Points | None:
    """What is typed, as it is stored; nothing where the field is empty, which is not 0.

    Raises ``Refusal`` as :func:`read_typed`, ``level_typed`` and ``check_points`` do.
    """
    if not text.strip():
        return None
    if slot.levels is not None:
        return Points(str(level_typed(slot.levels, text, slot.criterion.code)))
    value = slot.in_its_sign(read_typed(text))
    check_points(slot.criterion, slot.part, value)
    return value


def ordered(
    rulebook: Rulebook, sheet: Sheet, column: Column, fields: Sequence[Field]
) -> tuple[Difference, ...]:
    """What the touched fields write; none of them may be wrong."""
    held, counted = sheet.cells(column.code), counted_to(rulebook, sheet, column)
    found = []
    for field in fields:
        if not field.touched:
            continue
        key, now = field.slot.key, value_of(field.slot, field.text)
        told = field.explained if field.explained != field.explained_shown else None
        found.append(
            Difference(
                place=field.slot,
                at=field.key,
                held=held.get(key),
                stands=counted.get(key),
                now=now,
                explained=told or None if now is not None else None,
                proved=False,
            )
        )
    return tuple(found)


class Pasted(msgspec.Struct, frozen=True, kw_only=True):
    """What a paste brought: by key the text of its figure, and the rows that found no place."""

    texts: Texts
    unplaced: tuple[str, ...]


def pasted(rulebook: Rulebook, text: str) -> Pasted:
    """Rows copied out of a table: each goes to the criterion whose number, code or name it holds,
    and its last figure is the points.

    A second and third row of the same criterion are its bonus and deduction where the row says so
    by their words. Nothing is guessed: what fits nowhere is named.
    """
    known: dict[str, list[Slot]] = {}
    for place in own_places(rulebook):
        called = {place.criterion.code, path_of(rulebook, place.criterion), place.criterion.name}
        for name in called:
            known.setdefault(_folded(name), []).append(place)
    texts: dict[str, str] = {}
    unplaced = []
    for row in _rows(text):
        slot = _place(row, known)
        figure = _figure(row, slot) if slot is not None else None
        if slot is not None and figure is not None:
            key = Field(slot=slot, text=figure, shown="").key
            if key not in texts:
                texts[key] = figure
                continue
        if any(cell.strip() for cell in row):
            unplaced.append(" · ".join(cell for cell in row if cell.strip())[:_MAX_ROW])
    return Pasted(texts=texts, unplaced=tuple(unplaced))


def _rows(text: str) -> Iterator[list[str]]:
    """A copied table parts its cells by tabs; a text by semicolons or wide gaps."""
    mark = next((mark for mark in "\t;" if mark in text), None)
    if mark is None:
        yield from (_GAP.split(line.strip())[:_MAX_CELLS] for line in text.splitlines())
        return
    for row in csv.reader(StringIO(text), delimiter=mark):
        yield row[:_MAX_CELLS]


def _folded(text: str) -> str:
    return _NUMBERED.sub("", fold(" ".join(text.split())))


def _place(row: Sequence[str], known: Mapping[str, list[Slot]]) -> Slot | None:
    """The place of a row; of several parts the one that the row names, else the points proper."""
    found = next((known[key] for cell in row if (key := _folded(cell)) in known), None)
    if found is None:
        return None
    said = {fold(cell) for cell in row}
    for part, words in _PARTS.items():
        if any(word in cell for cell in said for word in words):
            return next((slot for slot in found if slot.part is part), None)
    return next((slot for slot in found if slot.part is Part.STANDARD), found[0])


_PARTS: Final = {
    Part.BONUS: ("diem thuong", "bonus"),
    Part.DEDUCTION: ("diem tru", "deduction"),
}


def _figure(row: Sequence[str], slot: Slot) -> str | None:
    """The last cell that can be taken for a value of the place, not counting where it is named."""
    for cell in reversed(row):
        text = cell.strip()
        if not text or _folded(text) in {_folded(slot.criterion.code), _folded(slot.name)}:
            continue
        try:
            value_of(slot, text)
        except Refusal as refusal:
            if refusal.code in {"points_malformed", "level_unknown"}:
                continue
        return text
    return None
