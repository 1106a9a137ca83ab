"""Scoring: each unit scores itself, others check, scores are adjusted, explained and settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.lateness import due_day, lateness, read_postmark
from domain.cycle.guard import Condition, Phase, Row, Unmet, lacks
from domain.cycle.scores.checking import check_scorer
from domain.cycle.scores.lapses import CountedLapse, arrived, counted_lapses, raised_for
from domain.cycle.scores.rungs import check_turn, column_now, passed_on
from domain.cycle.scores.scored_by import check_scored_by, scored_alone
from domain.cycle.scores.sheets import (
    SCORES,
    SCORES_OPEN,
    RelativeMoved,
    check_applied,
    check_own,
    check_unsettled,
    criterion_for,
    moved_by,
    open_sheet,
    scored,
    scoring_rulebook,
    sent_cells,
    summed,
    with_sheet,
)
from domain.cycle.year_work.claimed import Claimed, dates_told
from domain.reckoning.cells import (
    CellChange,
    CellValue,
    NewCell,
    asked_again,
    asked_of,
    changes,
    final_cells,
    final_kept,
    targets_set,
    written,
)
from domain.reckoning.differing import PlaceInSheet, differing, own_reasons_of, place_of, reasons_of
from domain.reckoning.ranking import Cells, Marks, Totals, best_of, missing_standards
from domain.reckoning.score_table import score_table
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import CHAIR, SCORERS, UNIT
from domain.rulebook.criteria import Part
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import Column, Lapse, Rulebook, Scorer
from domain.rulebook.tables import check_tables
from domain.values.growing import with_entry
from domain.values.known import NotStated
from domain.values.paper import Document, Paper, document_of
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class EnterScores(Command, frozen=True, kw_only=True):
    """Write scores into one column of a unit's sheet.

    Once it was sent, a score that is another than what counted there needs a reason.
    """

    unit: UnitId
    column: str
    cells: tuple[NewCell, ...]
    #: Why scores differ from what counted, where the cell does not say it itself; left out of the
    #: stored form where it is not said, so that what was ordered before stays the same.
    reason: str | msgspec.UnsetType = msgspec.UNSET
    #: On what the scores rest that differ.
    document: Paper | msgspec.UnsetType = msgspec.UNSET


class SubmitSheet(Command, frozen=True, kw_only=True):
    """Send the self score. From then on scores change only with a reason."""

    looks_at_days: ClassVar[bool] = True

    unit: UnitId
    document: Paper | None = None
    #: The day on the postmark, as the receiving office saw it.
    postmark: str | None = None


class MarkNotSent(Command, frozen=True, kw_only=True):
    """State that a unit sent no sheet; it stays in the table without points or rank."""

    unit: UnitId
    reason: str
    document: Paper | None = None


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
    document: Paper | None = None


class AdjustScores(Command, frozen=True, kw_only=True):
    """Change scores of a sheet that was sent, with the reason."""

    unit: UnitId
    column: str
    cells: tuple[NewCell, ...]
    reason: str
    document: Paper | None = None


class SettleSheet(Command, frozen=True, kw_only=True):
    """Settle a sheet: cells still empty in the last column take the value of the column before.

    A rung below the last one is done with the sheet, which passes on to the next."""

    unit: UnitId
    document: Paper | None = None


class ScoresEntered(Body, frozen=True, kw_only=True):
    unit: UnitId
    column: str
    cells: tuple[CellChange, ...]


class SheetSubmitted(Body, frozen=True, kw_only=True):
    unit: UnitId
    late: bool
    document: Document | None
    postmark: When | None
    #: The date of the paper that decided whether it is late; ``None``: none did.
    by: DateCounted | None


class SheetMarkedNotSent(Body, frozen=True, kw_only=True):
    unit: UnitId
    reason: Private
    document: Document | None


class ScoresAdjusted(Body, frozen=True, kw_only=True):
    unit: UnitId
    column: str
    cells: tuple[CellChange, ...]
    reason: Private
    #: The event that the change rests on: a ranking or a score given outside the cluster.
    ground: int | None
    document: Document | None


class CriterionMarked(Body, frozen=True, kw_only=True):
    """A mark on a sheet that was sent asks its unit for an explanation."""

    unit: UnitId
    criterion: str
    mark: Mark
    reason: Private
    document: Document | None


class CountedSheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What the score table counts of a settled sheet, lapses too."""

    lapses: tuple[CountedLapse, ...]
    #: That of the criteria, and of the lapses.
    deduction: Points | None
    total: Points | None


class SheetSettled(Body, frozen=True, kw_only=True):
    """The final column in full, with its sums, and what the table counts of it."""

    unit: UnitId
    column: str
    cells: tuple[CellValue, ...]
    #: Of the cells alone.
    totals: Totals
    #: ``None``: not stated, as in every event from before it could be.
    counted: CountedSheet | None
    document: Document | None


#: Since this schema of its event a mark on a sheet that was sent asks for an explanation.
ASKS_SINCE: Final = 3


@refuses(
    "check_not_assigned",
    "column_unknown",
    "not_member",
    "not_your_unit",
    "own_sheet",
    "points_malformed",
    "reason_unneeded",
    "scored_by_other",
    "sheet_already_sent",
    "sheet_elsewhere",
    "sheet_not_sent",
    "sheet_settled",
    changes,
    document_of,
    check_tables,
    criterion_for,
)
def enter_scores(cycle: Cycle, command: EnterScores, act: Act) -> tuple[Body, ...]:
    column, sheet = open_sheet(cycle, command.unit, command.column)
    own = column.scorer is Scorer.OWN
    if own:
        check_own(cycle, command.unit, act)
        if sheet.sent:
            raise Refusal("sheet_already_sent", unit=command.unit)
    else:
        check_scorer(cycle, column, command.unit, act)
        check_unsettled(sheet, command.unit)
    check_applied(cycle, command.unit, command.cells)
    check_scored_by(cycle, column, command.unit, command.cells, act)
    rulebook = scoring_rulebook(cycle).of(command.unit)
    proof = _asks_proof(cycle)
    cells = changes(rulebook, sheet, column, command.cells, act, by=cycle.reckoning, proof=proof)
    differs = () if own else differing(rulebook, sheet, column, cells)
    reasons = reasons_of(
        command.cells,
        command.reason,
        differs,
        document=command.document is not msgspec.UNSET,
        told=cycle.backfill,
    )
    agreed = tuple(cell for cell in cells if place_of(cell) not in reasons)
    entered = ScoresEntered(unit=command.unit, column=command.column, cells=agreed)
    bodies = ((entered,) if agreed else ()) + _adjusted(command, act, cells, reasons)
    return _each_with_moves(cycle, command.unit, bodies)


def _adjusted(
    command: EnterScores | AdjustScores,
    act: Act,
    cells: tuple[CellChange, ...],
    reasons: Mapping[PlaceInSheet, str],
) -> tuple[ScoresAdjusted, ...]:
    """An event for each reason, in the order of the cells."""
    document = None if command.document is msgspec.UNSET else document_of(command.document, act)
    return tuple(
        ScoresAdjusted(
            unit=command.unit,
            column=command.column,
            cells=tuple(cell for cell in cells if reasons.get(place_of(cell)) == reason),
            reason=act.hide_reason(reason),
            ground=None,
            document=document,
        )
        for reason in dict.fromkeys(reasons.values())
    )


def _each_with_moves(
    cycle: Cycle, unit: UnitId, bodies: Iterable[ScoresEntered | ScoresAdjusted]
) -> tuple[Body, ...]:
    """Events on one sheet, each with what it moves in those of others."""
    found: list[Body] = []
    for body in bodies:
        sheet = written(cycle.sheet(unit), body.column, body.cells)
        found += (body, *moved_by(cycle, unit, sheet))
        cycle = with_sheet(cycle, unit, sheet)
    return tuple(found)


def _asks_proof(cycle: Cycle) -> bool:
    """What is typed needs proof as claims do; a source prints what was counted."""
    return cycle.reckoning.proof_of_typed and not cycle.backfill


def _check_sends(cycle: Cycle) -> Column:
    """The column that the units fill in themselves, and send.

    Raises ``Refusal("part_not_scored")`` where there is none.
    """
    own = scoring_rulebook(cycle).own_column
    if own is None:
        raise Refusal("part_not_scored", criterion="", part=Part.STANDARD)
    return own


def _check_complete(
    rulebook: Rulebook,
    unit: UnitId,
    cells: Cells,
    marks: Marks,
    but: frozenset[str] = frozenset(),
) -> None:
    found = missing_standards(rulebook, cells, marks)
    missing = tuple(code for code in found if code not in but)
    if missing:
        raise Refusal("sheet_incomplete", unit=unit, criteria=missing)


@refuses(
    "day_ahead",
    "not_member",
    "not_received_here",
    "part_not_scored",
    "sheet_already_sent",
    "sheet_incomplete",
    "sheet_not_sent",
    document_of,
)
def submit_sheet(cycle: Cycle, command: SubmitSheet, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    own = _check_sends(cycle)
    sheet, rulebook = cycle.sheet(command.unit), scoring_rulebook(cycle).of(command.unit)
    if sheet.sent:
        raise Refusal("sheet_already_sent", unit=command.unit)
    if sheet.not_sent:
        raise Refusal("sheet_not_sent", unit=command.unit)
    cells = {**targets_set(rulebook, sheet), **sheet.cells(own.code)}
    _check_complete(rulebook, command.unit, cells, sheet.marks, but=scored_alone(rulebook))
    document, postmark = document_of(command.document, act), read_postmark(command.postmark, act)
    if sheet.returned is not None:  # what it was when it was sent first it stays
        again = SheetSubmitted(
            unit=command.unit, late=False, document=document, postmark=postmark, by=None
        )
        return (again, *moved_by(cycle, command.unit, replace(sheet, sent=True)))
    sent = dates_told(cycle, (command.unit, Claimed.SHEET, None), act, document, postmark)
    found = lateness(cycle, Phase.SCORING, command.unit, act, sent)
    body = SheetSubmitted(
        unit=command.unit, late=found.late, document=document, postmark=postmark, by=found.by
    )
    key = (command.unit, Lapse.LATE_SHEET, Phase.SCORING.value)
    due = due_day(cycle, Phase.SCORING, command.unit)
    lapse = arrived(cycle, key, act, late=found.late, last_day=due, came=found.came)
    return (body, *lapse, *moved_by(cycle, command.unit, replace(sheet, sent=True)))


@refuses(
    "already_done",
    "not_member",
    "part_not_scored",
    "sheet_already_sent",
    Act.hide_reason,
    document_of,
)
def mark_not_sent(cycle: Cycle, command: MarkNotSent, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    sheet = cycle.sheet(command.unit)
    _check_sends(cycle)
    if sheet.sent or sheet.returned is not None:
        raise Refusal("sheet_already_sent", unit=command.unit)
    if sheet.not_sent:
        raise Refusal("already_done", what="mark_not_sent", unit=command.unit)
    reason = act.hide_reason(command.reason)
    document = document_of(command.document, act)
    body = SheetMarkedNotSent(unit=command.unit, reason=reason, document=document)
    key = (command.unit, Lapse.SHEET_NOT_SENT, Phase.SCORING.value)
    due = due_day(cycle, Phase.SCORING, command.unit)
    return (body, *raised_for(cycle, key, act, last_day=due))


@refuses(
    "already_done",
    "mark_not_foreseen",
    "not_member",
    "sheet_settled",
    Act.hide_reason,
    document_of,
    criterion_for,
)
def mark_criterion(cycle: Cycle, command: MarkCriterion, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    criterion = criterion_for(cycle, command.unit, command.criterion)
    sheet = cycle.sheet(command.unit)
    if sheet.settled:
        raise Refusal("sheet_settled", unit=command.unit)
    if command.mark is Mark.NOT_ARISEN and criterion.not_arisen is None:
        raise Refusal("mark_not_foreseen", criterion=criterion.code)
    marks = marked(sheet.marks, criterion.code, command.mark)
    if marks == sheet.marks:
        raise Refusal("already_done", what="mark_criterion")
    body = CriterionMarked(
        unit=command.unit,
        criterion=criterion.code,
        mark=command.mark,
        reason=act.hide_reason(command.reason),
        document=document_of(command.document, act),
    )
    return (body, *moved_by(cycle, command.unit, replace(sheet, marks=marks)))


def marked(marks: Marks, criterion: str, mark: Mark) -> Marks:
    """The marks with what is now said of one criterion."""
    not_applied, not_arisen = marks.not_applied - {criterion}, marks.not_arisen - {criterion}
    if mark is Mark.NOT_APPLIED:
        not_applied |= {criterion}
    if mark is Mark.NOT_ARISEN:
        not_arisen |= {criterion}
    return Marks(not_applied=not_applied, not_arisen=not_arisen)


@refuses(
    "check_not_assigned",
    "column_unknown",
    "not_member",
    "not_your_unit",
    "own_sheet",
    "points_malformed",
    "scored_by_other",
    "sheet_elsewhere",
    "sheet_incomplete",
    "sheet_not_sent",
    "sheet_settled",
    changes,
    document_of,
    check_tables,
    criterion_for,
)
def adjust_scores(cycle: Cycle, command: AdjustScores, act: Act) -> tuple[Body, ...]:
    column, sheet = open_sheet(cycle, command.unit, command.column)
    act.hide_reason(command.reason)
    own = column.scorer is Scorer.OWN
    if own:
        check_own(cycle, command.unit, act)
        check_turn(cycle, column, command.unit)
    else:
        check_scorer(cycle, column, command.unit, act)
    if own or not sheet.sent or column != scoring_rulebook(cycle).final_column:
        check_unsettled(sheet, command.unit)
    check_applied(cycle, command.unit, command.cells)
    if column != scoring_rulebook(cycle).final_column:
        check_scored_by(cycle, column, command.unit, command.cells, act)
    rulebook, proof = scoring_rulebook(cycle).of(command.unit), _asks_proof(cycle)
    cells = changes(rulebook, sheet, column, command.cells, act, by=cycle.reckoning, proof=proof)
    # What was sent or settled in full stays full: a standard that falls away is 0.
    emptied = tuple(
        cell.criterion for cell in cells if cell.now is None and cell.part is Part.STANDARD
    )
    if emptied and (own or sheet.settled):
        raise Refusal("sheet_incomplete", unit=command.unit, criteria=emptied)
    own_reasons = own_reasons_of(command.cells)
    reasons = {place_of(cell): own_reasons[place_of(cell)] or command.reason for cell in cells}
    return _each_with_moves(cycle, command.unit, _adjusted(command, act, cells, reasons))


@refuses(
    "check_not_assigned",
    "column_unknown",
    "not_member",
    "own_sheet",
    "sheet_elsewhere",
    "sheet_incomplete",
    "sheet_not_sent",
    "sheet_settled",
    document_of,
    check_tables,
)
def settle_sheet(cycle: Cycle, command: SettleSheet, act: Act) -> tuple[Body, ...]:
    column, sheet = open_sheet(cycle, command.unit, column_now(cycle, command.unit).code)
    check_unsettled(sheet, command.unit)
    check_scorer(cycle, column, command.unit, act)
    rulebook = scoring_rulebook(cycle).of(command.unit)
    cells, document = final_cells(rulebook, sheet), document_of(command.document, act)
    if column != rulebook.final_column:
        others = scored_alone(rulebook)
        _check_complete(rulebook, command.unit, cells, sheet.marks, but=others)
        return (passed_on(cycle, command.unit, column, document),)
    _check_complete(rulebook, command.unit, cells, sheet.marks)
    return (settlement(cycle, command.unit, document),)


def settlement(cycle: Cycle, unit: UnitId, document: Document | None) -> SheetSettled:
    """The settling of a sheet as it stands: what it holds, adds up to, and counts in the table."""
    rulebook = scoring_rulebook(cycle)
    cells = final_cells(rulebook.of(unit), cycle.sheet(unit))
    best = best_of(rulebook, (sent_cells(cycle) | {unit: cells}).values())
    table = score_table(cycle)
    row = next(row for row in table.rows if row.unit == unit) if table else None
    lapses = counted_lapses(cycle, unit) if row and row.lapses is not None else ()
    return SheetSettled(
        unit=unit,
        column=rulebook.final_column.code,
        cells=tuple(
            CellValue(criterion=code, part=part, value=value)
            for (code, part), value in sorted(cells.items())
        ),
        totals=summed(cycle, unit, cells, best).totals,
        counted=CountedSheet(
            lapses=lapses,
            deduction=row.deduction if row else None,
            total=row.total if row else None,
        ),
        document=document,
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case RelativeMoved():
            return cycle  # what it tells follows from the cells
        case CriterionMarked() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            sheet = replace(sheet, marks=marked(sheet.marks, body.criterion, body.mark))
            sheet = asked_of(sheet, unit, event) if event.header.schema >= ASKS_SINCE else sheet
        case ScoresEntered() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            sheet = written(sheet, body.column, body.cells)
        case ScoresAdjusted() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            asks = _asks_explanation(cycle, event, body)
            sheet = written(sheet, body.column, body.cells)
            sheet = asked_again(sheet, event) if asks else sheet
        case SheetSubmitted() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            late = sheet.late if sheet.returns else body.late
            sheet = replace(sheet, sent=True, late=late, at=None, passed_back=None)
        case SheetMarkedNotSent() as body:
            unit, sheet = body.unit, replace(cycle.sheet(body.unit), not_sent=True)
        case SheetSettled() as body:
            unit, sheet = body.unit, cycle.sheet(body.unit)
            cells = MappingProxyType({(c.criterion, c.part): c.value for c in body.cells})
            kept = with_entry(sheet.kept, body.column, final_kept(scoring_rulebook(cycle), sheet))
            columns = with_entry(sheet.columns, body.column, cells)
            sheet = replace(
                sheet, columns=columns, kept=kept, settled=True, settled_at=event.version
            )
        case _:
            raise LookupError(type(event.body))
    return with_sheet(cycle, unit, sheet)


def _asks_explanation(cycle: Cycle, event: Event, body: ScoresAdjusted) -> bool:
    """Others changed the sheet; to fill in what was published outside where nothing stood changes
    nothing that the unit said."""
    if event.header.seat is not None and event.header.seat.unit == body.unit:
        return False
    if body.ground is None:
        return True
    stood = final_cells(scoring_rulebook(cycle), cycle.sheet(body.unit))
    return any((cell.criterion, cell.part) in stood for cell in body.cells)


def sheets_settled(cycle: Cycle) -> Unmet:
    if scored(cycle) is not None and cycle.backfill and cycle.said("criteria") == NotStated():
        return lacks(units=cycle.members)  # nobody knows that there was no scoring
    if scored(cycle) is not None or cycle.published.table is not None:
        return None
    missing = tuple(
        unit
        for unit in cycle.members
        if not (cycle.sheet(unit).settled or cycle.sheet(unit).not_sent)
    )
    rulebook = cycle.plan.rulebook
    case = {"case": "by_others"} if rulebook is not None and rulebook.scored_by_others else {}
    return lacks(units=missing, **case) if missing else None


LEAVE = (Condition("sheets_settled", sheets_settled),)
ROWS = (
    Row(EnterScores, (Phase.SCORING,), by=SCORERS, needs=SCORES),
    Row(SubmitSheet, (Phase.SCORING,), by=UNIT, needs=SCORES),
    Row(MarkNotSent, (Phase.SCORING,), by=CHAIR, needs=SCORES),
    Row(MarkCriterion, (Phase.SCORING,), by=CHAIR, needs=SCORES),
    # preparatory meetings change scores until the table is adopted, and the log says so
    Row(AdjustScores, (Phase.SCORING, Phase.SUMMARY_CONFERENCE), by=SCORERS, needs=SCORES_OPEN),
    Row(SettleSheet, (Phase.SCORING,), by=SCORERS, needs=SCORES),
)
DECISIONS = {
    EnterScores: enter_scores,
    SubmitSheet: submit_sheet,
    MarkNotSent: mark_not_sent,
    MarkCriterion: mark_criterion,
    AdjustScores: adjust_scores,
    SettleSheet: settle_sheet,
}
EVENTS = (
    ScoresEntered,
    SheetSubmitted,
    SheetMarkedNotSent,
    CriterionMarked,
    ScoresAdjusted,
    RelativeMoved,
    SheetSettled,
)
