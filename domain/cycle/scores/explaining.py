"""The round of explanations: a unit answers an adjustment, and its answer is answered."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Final
from uuid import UUID

from msgspec.structs import replace

from domain.cycle.guard import Phase, Row
from domain.cycle.phases.scoring import AdjustScores, ScoresAdjusted, adjust_scores
from domain.cycle.scores.checking import check_scorer
from domain.cycle.scores.rungs import column_now
from domain.cycle.scores.sheets import SCORES_OPEN, scoring_rulebook, with_sheet
from domain.reckoning.cells import NewCell
from domain.reckoning.differing import DifferingCell, differing
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import SCORERS, UNIT
from domain.rulebook.criteria import Part
from domain.values.paper import Document, Paper, document_of
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


#: Since this schema of its event an answer leaves what others adjusted meanwhile to be explained.
KEEPS_SINCE: Final = 2


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
    """What followed of it in scores stands before it, in the same act; after it where a score
    falls, which the unit may explain in its turn."""

    unit: UnitId
    accepted: bool
    reason: Private
    document: Document | None


@refuses("not_adjusted", "not_member", Act.hide_reason, document_of)
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


@refuses("explanation_kept", "not_explained", adjust_scores)
def answer_explanation(cycle: Cycle, command: AnswerExplanation, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    if not cycle.sheet(command.unit).awaits_answer:
        raise Refusal("not_explained", unit=command.unit)
    if command.cells and not command.accepted:
        raise Refusal("explanation_kept", unit=command.unit)
    rulebook = scoring_rulebook(cycle)
    code = command.column or column_now(cycle, command.unit).code
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
    column, sheet = rulebook.column(code), cycle.sheet(command.unit)
    cells = [cell for body in changed if isinstance(body, ScoresAdjusted) for cell in body.cells]
    differs = differing(rulebook, sheet, column, cells)
    return (answered, *changed) if any(map(_falls, differs)) else (*changed, answered)


def _falls(cell: DifferingCell) -> bool:
    now, stands = cell.now or Decimal(0), cell.stands or Decimal(0)
    return abs(now) > abs(stands) if cell.part is Part.DEDUCTION else now < stands


_NOTHING: Final[Mapping[int, UUID]] = MappingProxyType({})


def evolve(cycle: Cycle, event: Event) -> Cycle:
    match event.body:
        case AdjustmentExplained() as body:
            sheet = cycle.sheet(body.unit)
            sheet = replace(sheet, explained=sheet.adjusted, asked_by=_NOTHING)
        case ExplanationAnswered() as body:
            sheet = cycle.sheet(body.unit)
            # an adjustment that takes the explanation up asks for none; one that came between the
            # explanation and its answer still does
            by, later = event.header.command_id, event.header.schema >= KEEPS_SINCE
            asked = sheet.asked_by if later else _NOTHING
            left = {at: one for at, one in asked.items() if one != by}
            explained = sheet.adjusted - len(left)
            sheet = replace(
                sheet, explained=explained, answered=explained, asked_by=MappingProxyType(left)
            )
        case _:
            raise LookupError(type(event.body))
    return with_sheet(cycle, body.unit, sheet)


_HERE = (Phase.SCORING, Phase.SUMMARY_CONFERENCE)
ROWS = (
    Row(ExplainAdjustment, _HERE, by=UNIT, needs=SCORES_OPEN),
    Row(AnswerExplanation, _HERE, by=SCORERS, needs=SCORES_OPEN),
)
DECISIONS = {
    ExplainAdjustment: explain_adjustment,
    AnswerExplanation: answer_explanation,
}
EVENTS = (AdjustmentExplained, ExplanationAnswered)
