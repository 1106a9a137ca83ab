"""The cells of a sheet: what is written into them, checked against what stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

import msgspec
from msgspec.structs import replace

from domain.reckoning.arithmetic import Arithmetic
from domain.reckoning.proof import Unproved, proved_in, unproved_in, wants_proof
from domain.reckoning.ranking import Cells, Marks
from domain.record.order import Act
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import (
    Criterion,
    OfTarget,
    Part,
    Scale,
    check_points,
    entry,
)
from domain.rulebook.grading import Claim, claimed_points, combined
from domain.rulebook.rulebook import Column, Rulebook, Scorer
from domain.rulebook.worded import chosen, levels_in
from domain.values.growing import copied, with_entry
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment


class NewCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One value to write, and the one that its author saw.

    The value comes as it is, or from the scores of several scorers, or from claims.
    """

    criterion: str
    part: Part = Part.STANDARD
    #: What the author saw: what counted there, be it carried from a column before; ``None``: the
    #: cell of this column was empty.
    was: Points | None = None
    #: ``None`` empties the cell.
    now: Points | None = None
    #: In a column with several scorers: what each of them gives.
    scores: tuple[Points, ...] = ()
    #: Where achievements are claimed: which, at which level, and whether evidence is there.
    claims: tuple[Claim, ...] = ()
    justification: str | None = None
    #: Where points need proof and are typed: whether it is there. Left out of the stored form where
    #: it is not said.
    evidence: bool | msgspec.UnsetType = msgspec.UNSET
    #: Why it is another than what counted there, where that is not the reason of the whole act;
    #: left out of the stored form where it is not said.
    reason: str | msgspec.UnsetType = msgspec.UNSET


class ClaimRecorded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A claim as an event holds it."""

    achievement: Private
    level: str
    evidence: bool
    #: Whether it counts: with the evidence that is asked for.
    counted: bool


class CellChange(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, kw_only=True):
    """One value that an event changed. ``was`` stands here so that it explains itself."""

    criterion: str
    part: Part
    #: What this column held, which may be nothing where a column before it counted.
    was: Points | None
    now: Points | None
    justification: Private | None
    scores: tuple[Points, ...] = ()
    claims: tuple[ClaimRecorded, ...] = ()
    #: Whether there is proof of what was typed.
    evidence: bool = False
    #: What was typed and counts nothing for want of proof.
    unproved: Points | None = None


class CellValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    criterion: str
    part: Part
    value: Points


class KeptCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A cell that counts what it counted before the rulebook was amended."""

    unit: UnitId
    column: str
    criterion: str
    part: Part
    points: Points

    @property
    def place(self) -> tuple[str, Part]:
        return self.criterion, self.part


class SheetReturn(msgspec.Struct, frozen=True, kw_only=True):
    """That a sheet was sent back, to be completed or to a rung below."""

    #: The version of its event, and when that was recorded.
    version: int
    since: Moment
    #: It is expected before this moment.
    before: Moment


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    #: By column; empty cells are absent.
    columns: Mapping[str, Cells] = MappingProxyType({})
    #: What counts nothing for want of proof, and the places of which proof was shown.
    unproved: Mapping[tuple[str, Part], Unproved] = MappingProxyType({})
    proved: frozenset[tuple[str, Part]] = frozenset()
    #: By column: points that cells keep from before an amendment, until they are scored again.
    kept: Mapping[str, Cells] = MappingProxyType({})
    marks: Marks = Marks()
    sent: bool = False
    not_sent: bool = False
    settled: bool = False
    late: bool = False
    #: Adjustments made, how many of them the unit explained, and of how many that was answered.
    adjusted: int = 0
    explained: int = 0
    answered: int = 0
    #: The event of the last adjustment that asks for an explanation, and when it was recorded.
    asked_at: int = 0
    asked_since: Moment = 0
    #: By the event, the commands of those that the unit has not explained yet.
    asked_by: Mapping[int, UUID] = MappingProxyType({})
    #: The event by which the sheet was settled last.
    settled_at: int = 0
    #: Each time that it was sent back, the last one last.
    returns: tuple[SheetReturn, ...] = ()
    #: The column of the rung that has it; ``None``: the first one. See ``scores.rungs.rung_of``.
    at: str | None = None
    #: By which event that rung has it back from one above.
    passed_back: SheetReturn | None = None

    @property
    def returned(self) -> SheetReturn | None:
        """By which return it is back with its unit; ``None``: it is not."""
        return self.returns[-1] if self.returns and not self.sent else None

    @property
    def opened(self) -> bool:
        """Whether it has been sent at all, so that others read it, be it back with its unit."""
        return self.sent or bool(self.returns)

    @property
    def awaits_explanation(self) -> bool:
        """Others changed scores, and the unit has not answered; once the sheet was settled after
        that, nobody asks for it any more."""
        return self.adjusted > self.explained and self.settled_at < self.asked_at

    @property
    def awaits_answer(self) -> bool:
        """The unit has explained an adjustment, and nobody has said what becomes of it."""
        return self.explained > self.answered

    def cells(self, column: str) -> Cells:
        return self.columns.get(column, _NO_CELLS)

    def kept_in(self, column: str) -> Cells:
        return self.kept.get(column, _NO_CELLS)


_NO_CELLS: Cells = MappingProxyType({})
#: The sheet of a unit of which nothing was said.
EMPTY = Sheet()


@refuses(
    "above_maximum",
    "below_minimum",
    "cell_input",
    "cell_repeated",
    "cells_missing",
    "criterion_unknown",
    "entered_malformed",
    "level_unknown",
    "off_step",
    "part_not_scored",
    "reason_blank",
    "reason_unstated",
    "value_moved",
)
def changes(
    rulebook: Rulebook,
    sheet: Sheet,
    column: Column,
    cells: Iterable[NewCell],
    act: Act,
    *,
    by: Arithmetic,
    proof: bool = False,
) -> tuple[CellChange, ...]:
    """Check every cell against what stands and what the rulebook allows.

    ``by`` are the year's rules of computing. ``proof``: what needs proof and is typed without any
    counts nothing, as a claim does.

    Whoever names no value that was seen may write what stands, and else is asked to name it.

    Raises ``Refusal``: ``cell_repeated``, ``value_moved``, ``cell_input``, ``cells_missing``, and
    what ``check_points`` raises.
    """
    held, counted = sheet.cells(column.code), counted_to(rulebook, sheet, column)
    seen: set[tuple[str, Part]] = set()
    found = []
    for cell in cells:
        criterion = rulebook.criterion(cell.criterion)
        place = (criterion.code, cell.part)
        if place in seen:
            raise Refusal("cell_repeated", criterion=criterion.code, part=cell.part)
        seen.add(place)
        cell = _in_one_sign(criterion, cell, unsigned=by.counts_unsigned)  # noqa: PLW2901
        typed = _value(rulebook, column, criterion, cell)
        bare = proof and _is_bare(sheet, column, criterion.scale(cell.part), cell, typed)
        now = Points("0") if bare else typed
        was, stands = held.get(place), counted.get(place)
        facts: dict[str, object] = {"criterion": criterion.code, "part": cell.part}
        facts["stands"] = chosen(criterion, cell.part, stands)
        if cell.was is None and was is not None and now != stands:
            typed_again = chosen(criterion, cell.part, now)
            raise Refusal("value_moved", case="unseen", **facts, seen=None, now=typed_again)
        if cell.was not in (None, was, stands):
            raise Refusal("value_moved", **facts, seen=chosen(criterion, cell.part, cell.was))
        if was is None and now is None and cell.was is not None:
            raise Refusal("cells_missing", case="carried", **facts)
        known = sheet.unproved.get(place)
        told_again = not bare or (known is not None and known.points == typed)
        if was == now and cell.justification is None and not cell.claims and told_again:
            continue
        found.append(
            CellChange(
                criterion=criterion.code,
                part=cell.part,
                was=was,
                now=now,
                justification=act.hide_optional(cell.justification),
                scores=cell.scores,
                claims=_recorded(criterion.scale(cell.part), cell, act),
                evidence=cell.evidence is True,
                unproved=typed if bare else None,
            )
        )
    if not found:
        raise Refusal("cells_missing")
    return tuple(sorted(found, key=lambda change: (change.criterion, change.part)))


def counted_to(rulebook: Rulebook, sheet: Sheet, column: Column, *, before: bool = False) -> Cells:
    """What counts of a sheet up to a column: each cell's value in it or in the nearest before it.

    Of a settled sheet the last column counts alone. ``before``: without the column itself.
    """
    codes = [each.code for each in rulebook.columns]
    place = codes.index(column.code)
    alone = sheet.settled and column.code == codes[-1]
    merged: dict[tuple[str, Part], Points] = {}
    for code in codes[place if alone else 0 : place if before else place + 1]:
        merged |= copied(sheet.cells(code))
    return MappingProxyType(merged)


def _value(
    rulebook: Rulebook, column: Column, criterion: Criterion, cell: NewCell
) -> Points | None:
    """The value that a cell brings, from one scorer, several scorers or claims."""
    scale = criterion.scale(cell.part)
    given = [bool(cell.scores), bool(cell.claims), cell.now is not None]
    if sum(given) > 1 or (cell.scores and column.combine is None):
        raise Refusal("cell_input", criterion=criterion.code, part=cell.part)
    if cell.scores and levels_in(scale) is not None:  # no sum and no mean of levels is a level
        raise Refusal("cell_input", criterion=criterion.code, part=cell.part)
    if cell.claims and (scale is None or not scale.claims):
        raise Refusal("cell_input", criterion=criterion.code, part=cell.part)
    now = cell.now
    if cell.scores and column.combine is not None:
        step = scale.entered_step if scale else None
        now = combined(cell.scores, column.combine, step, rulebook.rounding)
    if cell.claims and scale is not None:
        levels = {claimed.level: claimed.points for claimed in scale.claims}
        now, _ = claimed_points(cell.claims, levels, scale.evidence_needed)
    if now is not None:
        check_points(criterion, cell.part, now)
    return now


def _in_one_sign(criterion: Criterion, cell: NewCell, *, unsigned: bool) -> NewCell:
    def stored(value: Points | None) -> Points | None:
        return None if value is None else entry(criterion, cell.part, value, unsigned=unsigned)

    scores = tuple(entry(criterion, cell.part, each, unsigned=unsigned) for each in cell.scores)
    return replace(cell, was=stored(cell.was), now=stored(cell.now), scores=scores)


def _is_bare(
    sheet: Sheet, column: Column, scale: Scale | None, cell: NewCell, typed: Points | None
) -> bool:
    """Whether points that need proof are typed without any: whoever checks a sheet need not say
    again that the unit has shown it."""
    if not wants_proof(scale, cell.part, typed) or cell.claims or cell.evidence is True:
        return False
    shown = (cell.criterion, cell.part) in sheet.proved
    return column.scorer is Scorer.OWN or not shown


def _recorded(scale: Scale | None, cell: NewCell, act: Act) -> tuple[ClaimRecorded, ...]:
    evidence_needed = scale is not None and scale.evidence_needed
    return tuple(
        ClaimRecorded(
            achievement=act.hide_reason(claim.achievement),
            level=claim.level,
            evidence=claim.evidence,
            counted=claim.evidence or not evidence_needed,
        )
        for claim in cell.claims
    )


def written(sheet: Sheet, column: str, changed: Sequence[CellChange]) -> Sheet:
    """The sheet with changed cells in one column."""
    cells, unproved = copied(sheet.cells(column)), copied(sheet.unproved)
    kept, shown = copied(sheet.kept_in(column)), set()
    for change in changed:
        place = (change.criterion, change.part)
        cells.pop(place, None)
        kept.pop(place, None)
        if change.now is not None:
            cells[place] = change.now
        bare, proved = unproved_in(change), proved_in(change)
        if proved:
            shown.add(place)
        if bare is not None:
            unproved[place] = bare
        elif place in unproved and (proved or change.now != unproved[place].counts):
            del unproved[place]  # whoever confirms what counts does not prove the rest
    return replace(
        sheet,
        columns=with_entry(sheet.columns, column, MappingProxyType(cells)),
        kept=with_entry(sheet.kept, column, MappingProxyType(kept)) if sheet.kept else sheet.kept,
        unproved=MappingProxyType(unproved),
        proved=sheet.proved | shown if shown else sheet.proved,
    )


def asked_of(sheet: Sheet, unit: UnitId, event: Event) -> Sheet:
    """The sheet once an event has changed what counts of it: after it was sent its unit is asked to
    explain what others did."""
    seat = event.header.seat
    if not sheet.sent or (seat is not None and seat.unit == unit):
        return sheet
    return asked_again(sheet, event)


def asked_again(sheet: Sheet, event: Event) -> Sheet:
    """The sheet once an event asks its unit for an explanation."""
    return replace(
        sheet,
        adjusted=sheet.adjusted + 1,
        asked_at=event.version,
        asked_since=event.header.recorded_at,
        asked_by=with_entry(sheet.asked_by, event.version, event.header.command_id),
    )


def keep(sheets: Mapping[UnitId, Sheet], kept: Iterable[KeptCell]) -> Mapping[UnitId, Sheet]:
    """The sheets with the points that their cells keep."""
    found = copied(sheets)
    for cell in kept:
        sheet = found.get(cell.unit, Sheet())
        column = with_entry(sheet.kept_in(cell.column), cell.place, cell.points)
        found[cell.unit] = replace(sheet, kept=with_entry(sheet.kept, cell.column, column))
    return MappingProxyType(found)


def final_cells(rulebook: Rulebook, sheet: Sheet) -> Cells:
    """What counts: each cell's value in the last column that has one; of a settled sheet the last
    column alone, where an empty bonus or deduction means none."""
    columns = rulebook.columns[-1:] if sheet.settled else rulebook.columns
    merged: dict[tuple[str, Part], Points] = {}
    for column in columns:
        merged |= copied(sheet.cells(column.code))
    return applied_cells(rulebook, sheet.marks, merged)


def applied_cells(rulebook: Rulebook, marks: Marks, cells: Cells) -> Cells:
    """Of cells those of criteria that the rulebook has and that are applied to the unit."""
    known = {
        entry.code
        for found in rulebook.criteria
        if found.code not in marks.not_applied
        for entry in found.entries
    } - marks.not_applied
    return MappingProxyType({place: value for place, value in cells.items() if place[0] in known})


def targets_set(rulebook: Rulebook, sheet: Sheet) -> Cells:
    """The unit's own targets, in whichever column they were set."""
    known = {entry.code for entry in rulebook.entries if isinstance(entry, OfTarget)}
    held = final_cells(rulebook, sheet).items()
    return MappingProxyType({place: value for place, value in held if place[0] in known})


def final_kept(rulebook: Rulebook, sheet: Sheet) -> Cells:
    """Of :func:`final_cells`, the points that are kept from before an amendment."""
    merged: dict[tuple[str, Part], Points] = {}
    for column in rulebook.columns[-1:] if sheet.settled else rulebook.columns:
        kept = sheet.kept_in(column.code)
        for place in sheet.cells(column.code):
            merged.pop(place, None)
            if place in kept:
                merged[place] = kept[place]
    return MappingProxyType(merged)
