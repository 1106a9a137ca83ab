"""The score table cell by cell: every unit by every criterion, as each column has it."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from typing import Final

import msgspec

from adapters.pages.outcome import OutcomePage
from adapters.pages.scores import grouped_rows, place_of
from adapters.pages.view import View
from adapters.sheets.form import Slot, most, places
from adapters.wording.pages.score_grid import grid_said
from adapters.wording.writing import Lang, points, signed
from domain.reckoning.cells import Sheet, final_cells
from domain.reckoning.ranking import Cells
from domain.reckoning.score_table import TableRow
from domain.record.record import UnitId
from domain.rulebook.criteria import Criterion, OfTarget, Part
from domain.rulebook.numbering import path_of
from domain.rulebook.rulebook import Column, Rulebook, Scorer
from domain.values.points import Points
from workflows.reading import scores_sealed

#: Three digits after a mark set thousands apart, in the way of one language or of the other.
_DECIMALS: Final = re.compile(r"[,.](\d{1,2}|\d{4,})$")


class Figures(msgspec.Struct, frozen=True, kw_only=True):
    """What stands in one cell for one column: the points, and beside them bonus and deduction."""

    value: str = ""
    bonus: str = ""
    deduction: str = ""
    #: How many digits stand after the mark; the page sets figures on it.
    after_mark: int = 0

    @property
    def text(self) -> str:
        return " ".join(one for one in (self.value, self.bonus, self.deduction) if one)


class Differing(msgspec.Struct, frozen=True, kw_only=True):
    """That a column has another figure than what counts."""

    column: str
    value: str


class GridCell(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion of one unit."""

    criterion: str
    #: ``settled``, ``verified`` or ``self``: how far it has come; ``published``: by a source;
    #: ``none``: not scored; ``unassigned``: not for this unit; ``untold``: no source says;
    #: ``closed``: not for the reader.
    state: str
    counts: Figures = Figures()
    #: By column what was entered there, in the order of the columns.
    columns: tuple[Figures, ...] = ()
    others: tuple[Differing, ...] = ()
    #: The places of ``columns`` that differ from what counts.
    differing: tuple[int, ...] = ()
    #: What stands there now, where the table is one of the past and it is another.
    now: str | None = None


class GridRow(msgspec.Struct, frozen=True, kw_only=True):
    """One unit."""

    unit: UnitId
    name: str
    rank: str
    #: What is to be said of its sheet: ``not_sent``, ``returned`` …; blank where it was sent.
    state: str
    settled: bool
    cells: tuple[GridCell, ...]
    standard: Figures
    bonus: Figures
    deduction: Figures
    total: Figures
    #: Its columns are not for the reader.
    closed: bool


class GridColumn(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion at the head of the table."""

    code: str
    number: str
    name: str
    most: str
    most_bonus: str


class GridGroup(msgspec.Struct, frozen=True, kw_only=True):
    """Units that are compared with each other."""

    name: str
    rows: tuple[GridRow, ...]


class ScoreGrid(msgspec.Struct, frozen=True, kw_only=True):
    """The whole table."""

    criteria: tuple[GridColumn, ...]
    #: The names of the columns of each sheet, the one that counts last.
    columns: tuple[str, ...]
    groups: tuple[GridGroup, ...]
    #: ``settled``, ``unsettled`` or ``published``.
    basis: str

    @property
    def rows(self) -> tuple[GridRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)


def score_grid(
    page: OutcomePage, lang: Lang, own: frozenset[UnitId] = frozenset()
) -> ScoreGrid | None:
    """The table as whoever asks may see it; ``None`` where there is none. ``own`` are their units,
    whose sheets they see before these are sent."""
    view, rulebook = page.view(lang), page.cycle.plan.rulebook
    found = view.outcome.table
    if found is None or rulebook is None:
        return None
    made = _Made(view, rulebook, own, published=found.basis == "published")
    return ScoreGrid(
        criteria=tuple(made.heads()),
        columns=tuple(column.name for column in made.columns),
        groups=tuple(
            GridGroup(name=name, rows=tuple(map(made.row, rows)))
            for name, rows in grouped_rows(found, view)
        ),
        basis=found.basis,
    )


def held_against(past: ScoreGrid, now: ScoreGrid | None) -> tuple[ScoreGrid, int]:
    """A table of the past with what stands now in each cell that has moved, and how many have."""
    standing = {
        (row.unit, cell.criterion): cell.counts.text
        for row in (now.rows if now is not None else ())
        for cell in row.cells
    }
    moved = 0
    groups = []
    for group in past.groups:
        rows = []
        for row in group.rows:
            cells = []
            for cell in row.cells:
                text = standing.get((row.unit, cell.criterion), "")
                differs = text != cell.counts.text and cell.state != "closed"
                moved += differs
                cells.append(msgspec.structs.replace(cell, now=text) if differs else cell)
            rows.append(msgspec.structs.replace(row, cells=tuple(cells)))
        groups.append(msgspec.structs.replace(group, rows=tuple(rows)))
    return msgspec.structs.replace(past, groups=tuple(groups)), moved


class _Made:
    """Makes the rows of one table."""

    def __init__(
        self, view: View, rulebook: Rulebook, own: frozenset[UnitId], *, published: bool
    ) -> None:
        self.view, self.rulebook, self.cycle, self.own = view, rulebook, view.cycle, own
        self.published = published
        self.columns: tuple[Column, ...] = () if published else rulebook.columns

    @cached_property
    def slots(self) -> Mapping[str, Mapping[Part, Slot]]:
        """By criterion its parts, in the order of the rulebook."""
        found: dict[str, dict[Part, Slot]] = {}
        for slot in places(self.rulebook):
            if not isinstance(slot.criterion, OfTarget):
                found.setdefault(slot.criterion.code, {})[slot.part] = slot
        return found

    def heads(self) -> Iterator[GridColumn]:
        lang = self.view.lang
        for code, slots in self.slots.items():
            slot = next(iter(slots.values()))
            bonus = slots.get(Part.BONUS)
            yield GridColumn(
                code=code,
                number=path_of(self.rulebook, slot.criterion),
                name=slot.name,
                most=_most(slots.get(Part.STANDARD), lang),
                most_bonus=_most(bonus, lang),
            )

    def row(self, row: TableRow) -> GridRow:
        lang = self.view.lang
        place = place_of(row)
        partly = self.cycle.partly
        closed = partly is not None and row.unit in partly.closed
        return GridRow(
            unit=row.unit,
            name=self.view.names.unit(row.unit),
            rank="" if place is None else str(place),
            state=self._state(row),
            settled=row.settled,
            cells=tuple(self._cells(row, closed=closed)),
            standard=_figures(row.standard, lang),
            bonus=_figures(row.bonus, lang, plus=True),
            deduction=_figures(row.deduction, lang),
            total=_figures(row.total, lang),
            closed=closed,
        )

    def _state(self, row: TableRow) -> str:
        if row.sent:
            return ""
        sheet = self.cycle.sheet(row.unit)
        if sheet.not_sent:
            return "marked_not_sent"
        if sheet.returned is not None:
            return "returned"
        return "not_stated" if self.cycle.backfill else "not_sent"

    def _cells(self, row: TableRow, *, closed: bool) -> Iterator[GridCell]:
        own = self.rulebook.of(row.unit)
        known = {criterion.code for criterion in own.entries}
        sheet = self.cycle.sheet(row.unit)
        counted = {(cell.criterion, cell.part): cell.value for cell in row.cells}
        entered = {(cell.criterion, cell.part): cell.entered for cell in row.cells}
        if not self.published and sheet.sent and not closed:
            entered = {**entered, **dict(final_cells(own, sheet))}
        for code, slots in self.slots.items():
            criterion = next(iter(slots.values())).criterion
            applied = code in known and not _left_out(sheet, criterion)
            if closed:
                yield GridCell(criterion=code, state="closed")
            elif not applied:
                yield GridCell(criterion=code, state="unassigned")
            else:
                yield self._cell(row, slots, counted, entered)

    def _cell(
        self, row: TableRow, slots: Mapping[Part, Slot], counted: Cells, entered: Cells
    ) -> GridCell:
        sheet = self.cycle.sheet(row.unit)
        code = next(iter(slots.values())).criterion.code
        state = self._how_far(code, slots, sheet, counted)
        sealed = scores_sealed(row.unit, sent=sheet.opened, own=self.own)
        columns = tuple(
            Figures() if sealed else self._of(slots, sheet.cells(one.code), entered=True)
            for one in self.columns
        )
        others: list[Differing] = []
        differing: list[int] = []
        for index, column in enumerate(self.columns[:-1] if sheet.sent else ()):
            texts = list(self._differing(slots, sheet, column, entered))
            if texts:
                differing.append(index)
                others.append(Differing(column=column.name, value=", ".join(texts)))
        return GridCell(
            criterion=code,
            state=state,
            counts=Figures() if state in {"none", "untold"} else self._of(slots, counted),
            columns=columns,
            others=tuple(others),
            differing=tuple(differing),
        )

    def _how_far(self, code: str, slots: Mapping[Part, Slot], sheet: Sheet, counted: Cells) -> str:
        first = Part.STANDARD if Part.STANDARD in slots else next(iter(slots))
        told = [part for part in slots if (code, part) in counted]
        if self.published:
            return "published" if told else "untold"
        if not sheet.sent or (first is Part.STANDARD and first not in told):
            return "none"
        if sheet.settled:
            return "settled"
        by = [
            one
            for one in self.columns
            if any((code, part) in sheet.cells(one.code) for part in slots)
        ]
        return "self" if by and by[-1].scorer is Scorer.OWN else "verified"

    def _differing(
        self, slots: Mapping[Part, Slot], sheet: Sheet, column: Column, entered: Cells
    ) -> Iterator[str]:
        """What a column has that is not what counts; a unit that claims nothing says so."""
        held = sheet.cells(column.code)
        for part, slot in slots.items():
            value, counts = held.get(slot.key), entered.get(slot.key)
            if value == counts or (value is None and column.scorer is not Scorer.OWN):
                continue
            if value is None and (not held or counts == 0):
                continue
            if value is None:
                yield grid_said("empty", self.view.lang)
            else:
                yield self._text(slot, value, plus=part is Part.BONUS)

    def _of(self, slots: Mapping[Part, Slot], held: Cells, *, entered: bool = False) -> Figures:
        texts: dict[Part, str] = {}
        for part, slot in slots.items():
            value = held.get(slot.key)
            if value is None or (part is not Part.STANDARD and value == 0):
                continue
            texts[part] = self._text(slot, value, plus=part is Part.BONUS, entered=entered)
        main = texts.get(Part.STANDARD, "")
        return Figures(
            value=main,
            bonus=texts.get(Part.BONUS, ""),
            deduction=texts.get(Part.DEDUCTION, ""),
            after_mark=_after_mark(main),
        )

    def _text(self, slot: Slot, value: Points, *, plus: bool = False, entered: bool = True) -> str:
        lang = self.view.lang
        shown = slot.shown(value) if entered else value
        if isinstance(shown, str):  # a level in words: its letter, as the form numbers it
            return shown.partition(")")[0]
        return signed(shown, lang) if plus and shown is not None else points(value, lang)


def _left_out(sheet: Sheet, criterion: Criterion) -> bool:
    return criterion.code in sheet.marks.not_applied


def _most(slot: Slot | None, lang: Lang) -> str:
    found = most(slot) if slot is not None else None
    return points(found, lang) if isinstance(found, Points) else ""


def _figures(value: Decimal | None, lang: Lang, *, plus: bool = False) -> Figures:
    if value is None:
        return Figures()
    text = signed(value, lang) if plus else points(value, lang)
    return Figures(value=text, after_mark=_after_mark(text))


def _after_mark(text: str) -> int:
    """How many digits follow the decimal mark."""
    found = _DECIMALS.search(text)
    return len(found.group(1)) if found else 0


def most_after_mark(figures: Sequence[Figures]) -> int:
    """For how many digits a column leaves room after its mark."""
    return max((one.after_mark for one in figures), default=0)
