"""Correcting scores of an adopted table. The adopted one stays; the corrected one stands beside it.

What was voted on or chosen by the older table is flagged, never reckoned again. The measures of
the best unit stay what they were at adoption, so that nobody else's points move.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.guard import SITTING, Condition, Phase, Row, Unmet, lacks
from domain.cycle.scores.checking import may_stand_in
from domain.cycle.scores.sheets import SCORED, check_applied, criterion_for
from domain.reckoning.cells import (
    CellChange,
    NewCell,
    Sheet,
    changes,
    final_cells,
    final_kept,
    written,
)
from domain.reckoning.choice import MadeBy
from domain.reckoning.differing import own_reasons_of
from domain.reckoning.ranking import sums
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Office, UnitId
from domain.record.who import SCORERS
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.growing import with_entry
from domain.values.paper import Document, Paper, required_document
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle

#: Who corrects the scores of others.
_CORRECTING: Final = (Office.CHAIR, Office.SECRETARY)


class CorrectAdoptedScore(Command, frozen=True, kw_only=True):
    """Correct scores of one unit after the table was adopted."""

    unit: UnitId
    #: What the table counts, and what it should have counted.
    cells: tuple[NewCell, ...]
    #: The body that decided it: the conference, the council …
    decided_by: str
    reason: str
    document: Paper


class AdoptedScoreCorrected(Body, frozen=True, kw_only=True):
    unit: UnitId
    #: The column that the table counts.
    column: str
    cells: tuple[CellChange, ...]
    decided_by: str
    #: Ballots and selections that were held on the table as it stood before.
    ballots: tuple[str, ...]
    selections: tuple[str, ...]
    reason: Private
    document: Document


class Corrected(msgspec.Struct, frozen=True, kw_only=True):
    """The adopted table as corrected so far."""

    #: The sheets that were corrected, as they count now.
    sheets: Mapping[UnitId, Sheet] = MappingProxyType({})
    #: Held on an older table.
    ballots: frozenset[str] = frozenset()
    selections: frozenset[str] = frozenset()


@refuses(
    "field_missing",
    "not_member",
    "not_permitted",
    "own_sheet",
    "points_malformed",
    "sheet_incomplete",
    "sheet_not_sent",
    "table_published",
    "unknown_field",
    changes,
    required_document,
    criterion_for,
)
def correct_adopted_score(cycle: Cycle, command: CorrectAdoptedScore, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    _check_corrector(cycle, command.unit, act)
    reason = act.hide_reason(command.reason)
    if not command.decided_by.strip():
        raise Refusal("field_missing", field="decided_by")
    if cycle.published.table is not None:
        raise Refusal("table_published")
    rulebook, sheet = _rulebook(cycle).of(command.unit), counted_sheet(cycle, command.unit)
    if not sheet.sent:
        raise Refusal("sheet_not_sent", unit=command.unit)
    check_applied(cycle, command.unit, command.cells)
    column = rulebook.final_column
    if any(own_reasons_of(command.cells).values()):
        raise Refusal("unknown_field", field="reason", where="cells")
    cells = changes(rulebook, sheet, column, command.cells, act, by=cycle.reckoning)
    emptied = tuple(
        cell.criterion for cell in cells if cell.now is None and cell.part is Part.STANDARD
    )
    if emptied:
        raise Refusal("sheet_incomplete", unit=command.unit, criteria=emptied)
    after = written(sheet, column.code, cells).cells(column.code)
    sums(rulebook, after, sheet.marks, by=cycle.reckoning)
    older = _older(cycle)
    return (
        AdoptedScoreCorrected(
            unit=command.unit,
            column=column.code,
            cells=cells,
            decided_by=command.decided_by,
            ballots=older[0],
            selections=older[1],
            reason=reason,
            document=required_document(command.document, act),
        ),
    )


def _check_corrector(cycle: Cycle, unit: UnitId, act: Act) -> None:
    """Nobody corrects the own unit's scores: the chair's are left to whoever may settle its sheet.

    Raises ``Refusal``: ``own_sheet`` or ``not_permitted``.
    """
    if act.order.backfill:
        return
    if act.seat_unit == unit:
        raise Refusal("own_sheet", case="corrected", unit=unit)
    office = act.order.seat.office if act.order.seat else None
    if office not in _CORRECTING and not may_stand_in(
        cycle, _rulebook(cycle).final_column, unit, act
    ):
        raise Refusal("not_permitted", command="correct_adopted_score", offices=_CORRECTING)


def _rulebook(cycle: Cycle) -> Rulebook:
    if cycle.plan.rulebook is None:
        raise Refusal("rulebook_missing")
    return cycle.plan.rulebook


def counted_sheet(cycle: Cycle, unit: UnitId) -> Sheet:
    """What the table counts of a unit, earlier corrections included, as one last column."""
    corrected = cycle.corrected.sheets.get(unit)
    if corrected is not None:
        return corrected
    rulebook, sheet = _rulebook(cycle), cycle.sheet(unit)
    code = rulebook.final_column.code
    cells, kept = final_cells(rulebook.of(unit), sheet), final_kept(rulebook, sheet)
    return replace(
        sheet,
        columns=MappingProxyType({code: cells}),
        kept=MappingProxyType({code: kept} if kept else {}),
    )


def _older(cycle: Cycle) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The ballots held so far, and the selections made by rank."""
    made = cycle.voting.made.items()
    by_rank = tuple(sorted(code for code, found in made if found.by is MadeBy.RANK))
    held = (code for code, ballot in cycle.voting.ballots.items() if not ballot.withdrawn)
    return tuple(sorted(held)), by_rank


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body, part = event.body, cycle.corrected
    if not isinstance(body, AdoptedScoreCorrected):
        raise LookupError(type(body))
    sealed = cycle.corrected_at_sealing
    if cycle.sealed is not None and sealed is None:
        sealed = part
    sheet = written(counted_sheet(cycle, body.unit), body.column, body.cells)
    part = replace(
        part,
        sheets=with_entry(part.sheets, body.unit, sheet),
        ballots=part.ballots | set(body.ballots),
        selections=part.selections | set(body.selections),
    )
    return replace(cycle, corrected=part, corrected_at_sealing=sealed)


def reopened(cycle: Cycle, *, table_withdrawn: bool, votes_withdrawn: bool) -> Cycle:
    """A reopened cycle goes on with what was corrected, since the sealing too."""
    cycle = replace(cycle, corrected_at_sealing=None)
    if table_withdrawn:
        return _brought_in(cycle)
    if votes_withdrawn:
        return replace(cycle, corrected=replace(cycle.corrected, selections=frozenset()))
    return cycle


def _brought_in(cycle: Cycle) -> Cycle:
    """The sheets as corrected, where the adopted table is withdrawn to be adopted again."""
    rulebook, sheets = cycle.plan.rulebook, dict(cycle.scoring.sheets)
    corrected = cycle.corrected.sheets
    cycle = replace(cycle, corrected=Corrected())
    if rulebook is None or not corrected:
        return cycle
    code = rulebook.final_column.code
    for unit, now in corrected.items():
        sheet = cycle.sheet(unit)
        sheets[unit] = replace(
            sheet,
            columns=with_entry(sheet.columns, code, now.cells(code)),
            kept=with_entry(sheet.kept, code, now.kept_in(code)) if sheet.kept else sheet.kept,
        )
    return replace(cycle, scoring=replace(cycle.scoring, sheets=MappingProxyType(sheets)))


def _adopted_table(cycle: Cycle) -> Unmet:
    """A published table is its source's: the act itself says what becomes of it."""
    known = (cycle.conference.table, cycle.published.table)
    return None if any(table is not None for table in known) else lacks()


_HERE = (Phase.SCORING, *SITTING, Phase.CLOSED)
_NEEDS = (SCORED, Condition("adopted_table", _adopted_table))
ROWS = (Row(CorrectAdoptedScore, _HERE, by=SCORERS, needs=_NEEDS),)
DECISIONS = {CorrectAdoptedScore: correct_adopted_score}
EVENTS = (AdoptedScoreCorrected,)
