"""The round of explanations: a unit answers an adjustment, and its answer is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from domain.cells import NewCell
from domain.guard import Phase, Row
from domain.order import Act
from domain.paper import Document, Paper, document_of
from domain.phases.checking import check_scorer
from domain.phases.scoring import AdjustScores, adjust_scores
from domain.phases.sheets import SCORES_OPEN, scoring_rulebook, with_sheet
from domain.private import Private
from domain.record import Body, Command, Event, UnitId
from domain.refusal import Refusal

if TYPE_CHECKING:
    from domain.cycle import Cycle


class ExplainAdjustment(Command, frozen=True, kw_only=True):
    """Answer an adjustment of the own sheet."""

    unit: UnitId
    explanation: str
    document: Paper | None = None


class AnswerExplanation(Command, frozen=True, kw_only=True):
    """Take a unit's explanation up, with the scores that follow, or keep the adjustment."""

    unit: UnitId
    accepted: bool
    #: On what ground it is kept, or why it is taken up.
    reason: str
    #: Where it is taken up: the column and the cells that change; see ``AdjustScores``.
    column: str | None = None
    cells: tuple[NewCell, ...] = ()
    document: Paper | None = None


class AdjustmentExplained(Body, frozen=True, kw_only=True):
    unit: UnitId
    explanation: Private
    document: Document | None


class ExplanationAnswered(Body, frozen=True, kw_only=True):
    """What followed of it in scores stands before it, in the same act."""

    unit: UnitId
    accepted: bool
    reason: Private
    document: Document | None


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


def answer_explanation(cycle: Cycle, command: AnswerExplanation, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    if not cycle.sheet(command.unit).awaits_answer:
        raise Refusal("not_explained", unit=command.unit)
    if command.cells and not command.accepted:
        raise Refusal("explanation_kept", unit=command.unit)
    rulebook = scoring_rulebook(cycle)
    code = command.column or rulebook.final_column.code
    check_scorer(cycle, rulebook.column(code), command.unit, act)
    changed: tuple[Body, ...] = ()
    if command.cells:
        adjust = AdjustScores(
            unit=command.unit, column=code, cells=command.cells, reason=command.reason
        )
        changed = adjust_scores(cycle, adjust, act)
    answered = ExplanationAnswered(
        unit=command.unit,
        accepted=command.accepted,
        reason=act.hide_reason(command.reason),
        document=document_of(command.document, act),
    )
    return (*changed, answered)


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case AdjustmentExplained() as body:
            sheet = cycle.sheet(body.unit)
            sheet = replace(sheet, explained=sheet.adjusted)
        case ExplanationAnswered() as body:
            sheet = cycle.sheet(body.unit)
            # an adjustment that takes the explanation up asks for none
            sheet = replace(sheet, explained=sheet.adjusted, answered=sheet.adjusted)
        case _:
            raise LookupError(type(event.body))
    return with_sheet(cycle, body.unit, sheet)


_HERE = (Phase.SCORING, Phase.SUMMARY_CONFERENCE)
ROWS = (
    Row(ExplainAdjustment, _HERE, needs=SCORES_OPEN),
    Row(AnswerExplanation, _HERE, needs=SCORES_OPEN),
)
DECISIONS = {
    ExplainAdjustment: explain_adjustment,
    AnswerExplanation: answer_explanation,
}
EVENTS = (AdjustmentExplained, ExplanationAnswered)
