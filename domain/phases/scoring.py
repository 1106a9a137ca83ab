"""Scoring: each unit scores itself, others check, scores are adjusted, explained and settled."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.cells import CellChange as CellChange  # noqa: PLC0414
from domain.cells import CellValue as CellValue  # noqa: PLC0414
from domain.cells import NewCell as NewCell  # noqa: PLC0414
from domain.cells import Sheet as Sheet  # noqa: PLC0414
from domain.cells import changes, final_cells, final_kept, written
from domain.guard import Condition, Phase, Row, Unmet, lacks, put
from domain.order import Act
from domain.paper import Document, Paper, document_of
from domain.phases.plan import RULEBOOK_SET
from domain.phases.registration import is_late
from domain.points import Points
from domain.private import Private
from domain.ranking import Cells, Marks, Sums, Totals, best_of, missing_standards, sums
from domain.record import Body, Command, Event, Office, UnitId
from domain.refusal import Refusal
from domain.rulebook import Column, Part, Rulebook, Scorer

if TYPE_CHECKING:
    from domain.cycle import Cycle


class EnterScores(Command, frozen=True, kw_only=True):
    """Write scores into one column of a unit's sheet."""

    unit: UnitId
    column: str
    cells: tuple[NewCell, ...]


class SubmitSheet(Command, frozen=True, kw_only=True):
    """Send the self score. From then on scores change only with a reason."""

    unit: UnitId
    document: Paper | None = None


class MarkNotSent(Command, frozen=True, kw_only=True):
    """State that a unit sent no sheet; it stays in the table without points or rank."""

    unit: UnitId
    reason: str


class Mark(StrEnum):
    """What may be said of a criterion for one unit."""

    APPLIES = "applies"
    #: The criterion is not for this unit; its maximum leaves the unit's denominator.
    NOT_APPLIED = "not_applied"
    #: The task did not arise in the year; the rulebook says what follows.
    NOT_ARISEN = "not_arisen"


class MarkCriterion(Command, frozen=True, kw_only=True):
    """Say that a criterion is not applied to a unit, or that its task did not arise."""

    unit: UnitId
    criterion: str
    mark: Mark
    reason: str


class AssignCheck(Command, frozen=True, kw_only=True):
    """Give the check of a unit's sheet in one column to another unit."""

    unit: UnitId
    column: str
    checker: UnitId


class AdjustScores(Command, frozen=True, kw_only=True):
    """Change scores of a sheet that was sent, with the reason."""

    unit: UnitId
    column: str
    cells: tuple[NewCell, ...]
    reason: str


class ExplainAdjustment(Command, frozen=True, kw_only=True):
    """Answer an adjustment of the own sheet."""

    unit: UnitId
    explanation: str
    document: Paper | None = None


class SettleSheet(Command, frozen=True, kw_only=True):
    """Settle a sheet: cells still empty in the last column take the value of the column before."""

    unit: UnitId


class ScoresEntered(Body, frozen=True, kw_only=True):
    unit: UnitId
    column: str
    cells: tuple[CellChange, ...]


class SheetSubmitted(Body, frozen=True, kw_only=True):
    unit: UnitId
    late: bool
    document: Document | None


class SheetMarkedNotSent(Body, frozen=True, kw_only=True):
    unit: UnitId
    reason: Private


class CheckAssigned(Body, frozen=True, kw_only=True):
    unit: UnitId
    column: str
    checker: UnitId


class ScoresAdjusted(Body, frozen=True, kw_only=True):
    unit: UnitId
    column: str
    cells: tuple[CellChange, ...]
    reason: Private


class CriterionMarked(Body, frozen=True, kw_only=True):
    unit: UnitId
    criterion: str
    mark: Mark
    reason: Private


class PointsMoved(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The points of one cell before and after the best of its criterion changed."""

    unit: UnitId
    criterion: str
    part: Part
    was: Points
    now: Points


class RelativeMoved(Body, frozen=True, kw_only=True):
    """A change in the sheet of one unit moved the points of others; nobody entered anything."""

    by: UnitId
    moves: tuple[PointsMoved, ...]


class AdjustmentExplained(Body, frozen=True, kw_only=True):
    unit: UnitId
    explanation: Private
    document: Document | None


class SheetSettled(Body, frozen=True, kw_only=True):
    """The final column in full, with its sums."""

    unit: UnitId
    column: str
    cells: tuple[CellValue, ...]
    totals: Totals


class Scoring(msgspec.Struct, frozen=True, kw_only=True):
    sheets: Mapping[UnitId, Sheet] = MappingProxyType({})
    #: Which unit checks (sheet, column).
    checks: Mapping[tuple[UnitId, str], UnitId] = MappingProxyType({})


def enter_scores(cycle: Cycle, command: EnterScores, act: Act) -> tuple[Body, ...]:
    column, sheet = _open_cell(cycle, command.unit, command.column)
    if column.scorer is Scorer.OWN:
        _check_own(cycle, command.unit, act)
        if sheet.sent:
            raise Refusal("sheet_already_sent", unit=command.unit)
    else:
        _check_scorer(cycle, column, command.unit, act)
        _check_unsettled(sheet, command.unit)
    cells = changes(_rulebook(cycle), sheet, column, command.cells, act)
    if column.scorer is not Scorer.OWN and any(cell.was is not None for cell in cells):
        raise Refusal("reason_blank", instead="adjust_scores")
    body = ScoresEntered(unit=command.unit, column=command.column, cells=cells)
    return (body, *_moved_by(cycle, command.unit, written(sheet, body.column, body.cells)))


def _open_cell(cycle: Cycle, unit: UnitId, code: str) -> tuple[Column, Sheet]:
    cycle.check_member(unit)
    sheet = cycle.sheet(unit)
    if sheet.not_sent:
        raise Refusal("sheet_not_sent", unit=unit)
    return _rulebook(cycle).column(code), sheet


def _rulebook(cycle: Cycle) -> Rulebook:
    if cycle.plan.rulebook is None:
        raise Refusal("rulebook_missing")
    return cycle.plan.rulebook


def _check_own(cycle: Cycle, unit: UnitId, act: Act) -> None:
    """The own column is the unit's, or of whoever says to act on its behalf."""
    if not cycle.backfill and act.order.acting_for != unit:
        raise Refusal("not_your_unit", unit=(unit,), own=act.order.acting_for)


def _check_unsettled(sheet: Sheet, unit: UnitId) -> None:
    if not sheet.sent:
        raise Refusal("sheet_not_sent", unit=unit)
    if sheet.settled:
        raise Refusal("sheet_settled", unit=unit)


def _moved_by(cycle: Cycle, unit: UnitId, sheet: Sheet) -> tuple[Body, ...]:
    """What the new sheet of a unit moves in those of others, whose points depend on the best.

    Raises ``Refusal("points_malformed")`` where its sums would fit into no points.
    """
    rulebook = _rulebook(cycle)
    cells = final_cells(rulebook, sheet)
    sums(rulebook, cells, sheet.marks, best_of(rulebook, [cells]))
    before = sent_cells(cycle)
    after = before | ({unit: cells} if sheet.sent else {})
    old, new = (best_of(rulebook, found.values()) for found in (before, after))
    if old == new:
        return ()
    moves = []
    for other in before.keys() - {unit}:
        was = summed(cycle, other, before[other], old).cells
        now = summed(cycle, other, before[other], new).cells
        moves += [
            PointsMoved(unit=other, criterion=place[0], part=place[1], was=was[place], now=value)
            for place, value in now.items()
            if was[place] != value
        ]
    ordered = sorted(moves, key=lambda move: (move.criterion, move.part, move.unit))
    return (RelativeMoved(by=unit, moves=tuple(ordered)),) if ordered else ()


def summed(cycle: Cycle, unit: UnitId, cells: Cells, best: Cells) -> Sums:
    """What counts of a unit's sheet, by the rulebook in force and what is kept from before."""
    rulebook, sheet = _rulebook(cycle), cycle.sheet(unit)
    return sums(rulebook, cells, sheet.marks, best, final_kept(rulebook, sheet))


def sent_cells(cycle: Cycle) -> dict[UnitId, Cells]:
    """What counts of every sheet that was sent, as it was entered."""
    rulebook = _rulebook(cycle)
    sheets = {unit: cycle.sheet(unit) for unit in cycle.members}
    return {unit: final_cells(rulebook, sheet) for unit, sheet in sheets.items() if sheet.sent}


def _check_complete(rulebook: Rulebook, unit: UnitId, cells: Cells, marks: Marks) -> None:
    missing = missing_standards(rulebook, cells, marks)
    if missing:
        raise Refusal("sheet_incomplete", unit=unit, criteria=missing)


def _check_scorer(cycle: Cycle, column: Column, unit: UnitId, act: Act) -> None:
    """Nobody checks the own sheet: the chair's goes to the vice or to whom it was assigned."""
    checker = cycle.scoring.checks.get((unit, column.code))
    own = act.seat_unit == unit
    if own:
        raise Refusal("own_sheet", unit=unit, checker=checker)
    if checker is not None and act.seat_unit == checker:
        return
    office = act.order.seat.office if act.order.seat else None
    if cycle.backfill or office in {Office.CHAIR, Office.SECRETARY}:
        if column.scorer is not Scorer.ASSIGNED or cycle.backfill:
            return
    elif office is Office.VICE_CHAIR and unit == cycle.officers.chair:
        return
    raise Refusal("check_not_assigned", unit=unit, checker=checker)


def submit_sheet(cycle: Cycle, command: SubmitSheet, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    sheet, rulebook = cycle.sheet(command.unit), _rulebook(cycle)
    if sheet.sent:
        raise Refusal("sheet_already_sent", unit=command.unit)
    if sheet.not_sent:
        raise Refusal("sheet_not_sent", unit=command.unit)
    own = rulebook.own_column
    if own is None:
        raise Refusal("part_not_scored", criterion="", part=Part.STANDARD)
    _check_complete(rulebook, command.unit, sheet.cells(own.code), sheet.marks)
    body = SheetSubmitted(
        unit=command.unit,
        late=is_late(cycle, Phase.SCORING, command.unit, act),
        document=document_of(command.document, act),
    )
    return (body, *_moved_by(cycle, command.unit, replace(sheet, sent=True)))


def mark_not_sent(cycle: Cycle, command: MarkNotSent, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    sheet = cycle.sheet(command.unit)
    if sheet.sent:
        raise Refusal("sheet_already_sent", unit=command.unit)
    if sheet.not_sent:
        raise Refusal("already_done", what="mark_not_sent", unit=command.unit)
    return (SheetMarkedNotSent(unit=command.unit, reason=act.hide_reason(command.reason)),)


def mark_criterion(cycle: Cycle, command: MarkCriterion, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    criterion = _rulebook(cycle).criterion(command.criterion)
    sheet = cycle.sheet(command.unit)
    if sheet.settled:
        raise Refusal("sheet_settled", unit=command.unit)
    if command.mark is Mark.NOT_ARISEN and criterion.not_arisen is None:
        raise Refusal("mark_not_foreseen", criterion=criterion.code)
    marks = marked(sheet.marks, criterion.code, command.mark)
    if marks == sheet.marks:
        raise Refusal("already_done", what="mark_criterion")
    reason = act.hide_reason(command.reason)
    body = CriterionMarked(
        unit=command.unit, criterion=criterion.code, mark=command.mark, reason=reason
    )
    return (body, *_moved_by(cycle, command.unit, replace(sheet, marks=marks)))


def marked(marks: Marks, criterion: str, mark: Mark) -> Marks:
    """The marks with what is now said of one criterion."""
    not_applied, not_arisen = marks.not_applied - {criterion}, marks.not_arisen - {criterion}
    if mark is Mark.NOT_APPLIED:
        not_applied |= {criterion}
    if mark is Mark.NOT_ARISEN:
        not_arisen |= {criterion}
    return Marks(not_applied=not_applied, not_arisen=not_arisen)


def assign_check(cycle: Cycle, command: AssignCheck, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    cycle.check_member(command.checker)
    column = _rulebook(cycle).column(command.column)
    if column.scorer is Scorer.OWN:
        raise Refusal("column_unknown", case="own", value=command.column)
    if command.unit == command.checker:
        raise Refusal("own_sheet", unit=command.unit, checker=None)
    return (CheckAssigned(unit=command.unit, column=command.column, checker=command.checker),)


def adjust_scores(cycle: Cycle, command: AdjustScores, act: Act) -> tuple[Body, ...]:
    column, sheet = _open_cell(cycle, command.unit, command.column)
    reason = act.hide_reason(command.reason)
    own = column.scorer is Scorer.OWN
    if own:
        _check_own(cycle, command.unit, act)
    else:
        _check_scorer(cycle, column, command.unit, act)
    if own or not sheet.sent or column != _rulebook(cycle).final_column:
        _check_unsettled(sheet, command.unit)
    cells = changes(_rulebook(cycle), sheet, column, command.cells, act)
    # What was sent or settled in full stays full: a standard that falls away is 0.
    emptied = tuple(
        cell.criterion for cell in cells if cell.now is None and cell.part is Part.STANDARD
    )
    if emptied and (own or sheet.settled):
        raise Refusal("sheet_incomplete", unit=command.unit, criteria=emptied)
    body = ScoresAdjusted(unit=command.unit, column=command.column, cells=cells, reason=reason)
    return (body, *_moved_by(cycle, command.unit, written(sheet, body.column, body.cells)))


def explain_adjustment(cycle: Cycle, command: ExplainAdjustment, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    sheet = cycle.sheet(command.unit)
    if sheet.adjusted == sheet.explained:
        raise Refusal("not_adjusted", unit=command.unit)
    return (
        AdjustmentExplained(
            unit=command.unit,
            explanation=act.hide_reason(command.explanation),
            document=document_of(command.document, act),
        ),
    )


def settle_sheet(cycle: Cycle, command: SettleSheet, act: Act) -> tuple[Body, ...]:
    final = _rulebook(cycle).final_column
    _, sheet = _open_cell(cycle, command.unit, final.code)
    _check_unsettled(sheet, command.unit)
    _check_scorer(cycle, final, command.unit, act)
    cells = final_cells(_rulebook(cycle), sheet)
    _check_complete(_rulebook(cycle), command.unit, cells, sheet.marks)
    best = best_of(_rulebook(cycle), (sent_cells(cycle) | {command.unit: cells}).values())
    totals = summed(cycle, command.unit, cells, best).totals
    values = tuple(
        CellValue(criterion=code, part=part, value=value)
        for (code, part), value in sorted(cells.items())
    )
    return (SheetSettled(unit=command.unit, column=final.code, cells=values, totals=totals),)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.scoring
    match event.body:
        case CheckAssigned() as body:
            checks = put(part.checks, (body.unit, body.column), body.checker)
            return replace(cycle, scoring=replace(part, checks=checks))
        case RelativeMoved():
            return cycle  # what it tells follows from the cells
        case CriterionMarked() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            sheet = replace(sheet, marks=marked(sheet.marks, body.criterion, body.mark))
        case ScoresEntered() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            sheet = written(sheet, body.column, body.cells)
        case ScoresAdjusted() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            sheet = written(sheet, body.column, body.cells)
            by_others = event.header.seat is None or event.header.seat.unit != body.unit
            sheet = replace(sheet, adjusted=sheet.adjusted + by_others)
        case SheetSubmitted() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            sheet = replace(sheet, sent=True, late=body.late)
        case SheetMarkedNotSent() as body:
            unit, sheet = body.unit, replace(cycle.sheet(body.unit), not_sent=True)
        case AdjustmentExplained() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            sheet = replace(sheet, explained=sheet.adjusted)
        case SheetSettled() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            cells = MappingProxyType({(c.criterion, c.part): c.value for c in body.cells})
            kept = put(sheet.kept, body.column, final_kept(_rulebook(cycle), sheet))
            columns = put(sheet.columns, body.column, cells)
            sheet = replace(sheet, columns=columns, kept=kept, settled=True)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, scoring=replace(part, sheets=put(part.sheets, unit, sheet)))


def _scored(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    return None if rulebook is not None and rulebook.scored else lacks()


def table_not_adopted(cycle: Cycle) -> Unmet:
    return None if cycle.conference.table is None else lacks()


def sheets_settled(cycle: Cycle) -> Unmet:
    if _scored(cycle) is not None or cycle.published.table is not None:
        return None
    missing = tuple(
        unit
        for unit in cycle.members
        if not (cycle.sheet(unit).settled or cycle.sheet(unit).not_sent)
    )
    return lacks(units=missing) if missing else None


SCORED = Condition("scored", _scored)
_NEEDS = (RULEBOOK_SET, SCORED)
_OPEN = (*_NEEDS, Condition("table_not_adopted", table_not_adopted))
LEAVE = (Condition("sheets_settled", sheets_settled),)
ROWS = (
    Row(EnterScores, (Phase.SCORING,), needs=_NEEDS),
    Row(SubmitSheet, (Phase.SCORING,), needs=_NEEDS),
    Row(MarkNotSent, (Phase.SCORING,), needs=_NEEDS),
    Row(MarkCriterion, (Phase.SCORING,), needs=_NEEDS),
    Row(AssignCheck, (Phase.SCORING,), needs=_NEEDS),
    # preparatory meetings change scores until the table is adopted, and the log says so
    Row(AdjustScores, (Phase.SCORING, Phase.SUMMARY_CONFERENCE), needs=_OPEN),
    Row(ExplainAdjustment, (Phase.SCORING, Phase.SUMMARY_CONFERENCE), needs=_OPEN),
    Row(SettleSheet, (Phase.SCORING,), needs=_NEEDS),
)
DECISIONS = {
    EnterScores: enter_scores,
    SubmitSheet: submit_sheet,
    MarkNotSent: mark_not_sent,
    MarkCriterion: mark_criterion,
    AssignCheck: assign_check,
    AdjustScores: adjust_scores,
    ExplainAdjustment: explain_adjustment,
    SettleSheet: settle_sheet,
}
EVENTS = (
    ScoresEntered,
    SheetSubmitted,
    SheetMarkedNotSent,
    CriterionMarked,
    CheckAssigned,
    ScoresAdjusted,
    RelativeMoved,
    AdjustmentExplained,
    SheetSettled,
)
