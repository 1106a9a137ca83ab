"""Scoring: each unit scores itself, others check, scores are adjusted, explained and settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from domain.guard import Condition, Phase, Row, Unmet, lacks, put
from domain.order import Act
from domain.paper import Document, Paper, document_of
from domain.phases.plan import RULEBOOK_SET
from domain.phases.registration import is_late
from domain.points import Points
from domain.private import Private
from domain.ranking import Cells, Totals, totals
from domain.record import Body, Command, Event, Office, UnitId
from domain.refusal import Refusal
from domain.rulebook import Column, Part, Rulebook, Scorer, check_points

if TYPE_CHECKING:
    from domain.cycle import Cycle


class NewCell(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One value to write, and the one that its author saw."""

    criterion: str
    part: Part = Part.STANDARD
    #: What stood there when the author looked; ``None``: empty.
    was: Points | None = None
    #: ``None`` empties the cell.
    now: Points | None
    justification: str | None = None


class CellChange(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One value that an event changed. ``was`` stands here so that it explains itself."""

    criterion: str
    part: Part
    was: Points | None
    now: Points | None
    justification: Private | None


class CellValue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    criterion: str
    part: Part
    value: Points


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


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    #: By column; empty cells are absent.
    columns: Mapping[str, Cells] = MappingProxyType({})
    sent: bool = False
    not_sent: bool = False
    settled: bool = False
    late: bool = False
    #: Adjustments made, and how many of them were answered.
    adjusted: int = 0
    explained: int = 0

    def cells(self, column: str) -> Cells:
        return self.columns.get(column, MappingProxyType({}))


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
    cells = _changes(cycle, sheet, command.column, command.cells, act)
    if column.scorer is not Scorer.OWN and any(cell.was is not None for cell in cells):
        raise Refusal("reason_blank", instead="adjust_scores")
    body = ScoresEntered(unit=command.unit, column=command.column, cells=cells)
    _check_sums(cycle, body)
    return (body,)


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


def _check_sums(cycle: Cycle, body: ScoresEntered | ScoresAdjusted) -> None:
    """Raises ``Refusal("points_malformed")`` where the sheet's sum would fit into no points."""
    rulebook = _rulebook(cycle)
    totals(rulebook, final_cells(rulebook, _written(cycle, body)))


def _check_complete(rulebook: Rulebook, unit: UnitId, cells: Cells) -> None:
    missing = tuple(
        criterion.code
        for criterion in rulebook.criteria
        if criterion.standard and (criterion.code, Part.STANDARD) not in cells
    )
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


def _changes(
    cycle: Cycle, sheet: Sheet, column: str, cells: Iterable[NewCell], act: Act
) -> tuple[CellChange, ...]:
    """Check every cell against what stands and what the rulebook allows."""
    rulebook = _rulebook(cycle)
    standing = sheet.cells(column)
    seen: set[tuple[str, Part]] = set()
    changes = []
    for cell in cells:
        criterion = rulebook.criterion(cell.criterion)
        place = (criterion.code, cell.part)
        if place in seen:
            raise Refusal("cell_repeated", criterion=criterion.code, part=cell.part)
        seen.add(place)
        if cell.now is not None:
            check_points(criterion, cell.part, cell.now)
        if standing.get(place) != cell.was:
            raise Refusal(
                "value_moved",
                criterion=criterion.code,
                part=cell.part,
                seen=cell.was,
                stands=standing.get(place),
            )
        if cell.was == cell.now and cell.justification is None:
            continue
        changes.append(
            CellChange(
                criterion=criterion.code,
                part=cell.part,
                was=cell.was,
                now=cell.now,
                justification=act.hide_optional(cell.justification),
            )
        )
    if not changes:
        raise Refusal("cells_missing")
    return tuple(sorted(changes, key=lambda change: (change.criterion, change.part)))


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
    _check_complete(rulebook, command.unit, sheet.cells(own.code))
    return (
        SheetSubmitted(
            unit=command.unit,
            late=is_late(cycle, Phase.SCORING, command.unit, act),
            document=document_of(command.document, act),
        ),
    )


def mark_not_sent(cycle: Cycle, command: MarkNotSent, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    sheet = cycle.sheet(command.unit)
    if sheet.sent:
        raise Refusal("sheet_already_sent", unit=command.unit)
    if sheet.not_sent:
        raise Refusal("already_done", what="mark_not_sent", unit=command.unit)
    return (SheetMarkedNotSent(unit=command.unit, reason=act.hide_reason(command.reason)),)


def assign_check(cycle: Cycle, command: AssignCheck, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    cycle.check_member(command.checker)
    column = _rulebook(cycle).column(command.column)
    if column.scorer is Scorer.OWN:
        raise Refusal("column_unknown", value=command.column, nearest=None)
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
    cells = _changes(cycle, sheet, command.column, command.cells, act)
    # What was sent or settled in full stays full: a standard that falls away is 0.
    emptied = tuple(
        cell.criterion for cell in cells if cell.now is None and cell.part is Part.STANDARD
    )
    if emptied and (own or sheet.settled):
        raise Refusal("sheet_incomplete", unit=command.unit, criteria=emptied)
    body = ScoresAdjusted(unit=command.unit, column=command.column, cells=cells, reason=reason)
    _check_sums(cycle, body)
    return (body,)


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
    _check_complete(_rulebook(cycle), command.unit, cells)
    sums = totals(_rulebook(cycle), cells)
    values = tuple(
        CellValue(criterion=code, part=part, value=value)
        for (code, part), value in sorted(cells.items())
    )
    return (SheetSettled(unit=command.unit, column=final.code, cells=values, totals=sums),)


def final_cells(rulebook: Rulebook, sheet: Sheet) -> Cells:
    """What counts: each cell's value in the last column that has one; of a settled sheet the last
    column alone, where an empty bonus or deduction means none."""
    columns = rulebook.columns[-1:] if sheet.settled else rulebook.columns
    merged: dict[tuple[str, Part], Points] = {}
    for column in columns:
        merged.update(sheet.cells(column.code))
    known = {criterion.code for criterion in rulebook.criteria}
    return MappingProxyType({place: value for place, value in merged.items() if place[0] in known})


def evolve(cycle: Cycle, event: Event) -> Cycle:
    part = cycle.scoring
    match event.body:
        case CheckAssigned() as body:
            checks = put(part.checks, (body.unit, body.column), body.checker)
            return replace(cycle, scoring=replace(part, checks=checks))
        case ScoresEntered() as body:
            unit, sheet = body.unit, _written(cycle, body)
        case ScoresAdjusted() as body:
            unit, sheet = body.unit, _written(cycle, body)
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
            columns = put(sheet.columns, body.column, cells)
            sheet = replace(sheet, columns=columns, settled=True)
        case _:
            raise LookupError(type(event.body))
    return replace(cycle, scoring=replace(part, sheets=put(part.sheets, unit, sheet)))


def _written(cycle: Cycle, body: ScoresEntered | ScoresAdjusted) -> Sheet:
    sheet = cycle.sheet(body.unit)
    cells = dict(sheet.cells(body.column))
    for change in body.cells:
        cells.pop((change.criterion, change.part), None)
        if change.now is not None:
            cells[change.criterion, change.part] = change.now
    return replace(sheet, columns=put(sheet.columns, body.column, MappingProxyType(cells)))


def _scored(cycle: Cycle) -> Unmet:
    rulebook = cycle.plan.rulebook
    return None if rulebook is not None and rulebook.scored else lacks()


def _table_not_adopted(cycle: Cycle) -> Unmet:
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
_OPEN = (*_NEEDS, Condition("table_not_adopted", _table_not_adopted))
LEAVE = (Condition("sheets_settled", sheets_settled),)
ROWS = (
    Row(EnterScores, (Phase.SCORING,), needs=_NEEDS),
    Row(SubmitSheet, (Phase.SCORING,), needs=_NEEDS),
    Row(MarkNotSent, (Phase.SCORING,), needs=_NEEDS),
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
    AssignCheck: assign_check,
    AdjustScores: adjust_scores,
    ExplainAdjustment: explain_adjustment,
    SettleSheet: settle_sheet,
}
EVENTS = (
    ScoresEntered,
    SheetSubmitted,
    SheetMarkedNotSent,
    CheckAssigned,
    ScoresAdjusted,
    AdjustmentExplained,
    SheetSettled,
)
