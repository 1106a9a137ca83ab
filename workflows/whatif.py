"""What if: a year as it would stand under another rulebook, with other scores, or without one act.

Everything happens on states folded from the stored events; nothing is decided anew and nothing is
stored. What people wrote with an earlier score before their eyes (the value that an adjustment
started from, an explanation, a sheet sent in full) depends on it: then the earlier score cannot be
left out. What was only computed (the settled column, sums, points that moved with the best unit) is
computed again. Adopted tables, ballots and outcomes stay as they are.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from msgspec.structs import replace

from domain.cycle.amendment import check_orphans
from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import (
    CriterionMarked,
    ScoresAdjusted,
    ScoresEntered,
    SheetSettled,
    SheetSubmitted,
    marked,
    settlement,
)
from domain.cycle.scores.after_adoption import AdoptedScoreCorrected, counted_sheet
from domain.cycle.scores.explaining import AdjustmentExplained
from domain.cycle.scores.scored_by import scored_alone
from domain.cycle.scores.sheets import criterion_for
from domain.reckoning.cells import CellChange, final_cells, written
from domain.reckoning.ranking import Cells, missing_standards
from domain.record import streams
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import Part, check_points
from domain.rulebook.rulebook import Rulebook, pin
from domain.rulebook.tables import check_tables
from domain.values.growing import with_entry
from domain.values.points import Points
from domain.values.refusal import Refusal

#: The events that can be left out.
_SCORES = (ScoresEntered, ScoresAdjusted, AdoptedScoreCorrected, CriterionMarked)


@dataclass(frozen=True)
class OtherRulebook:
    """Another rulebook governs the whole year."""

    rulebook: Rulebook


@dataclass(frozen=True)
class SetCell:
    """A cell of a sheet that was sent has another value; ``None`` empties it."""

    unit: UnitId
    criterion: str
    part: Part
    column: str
    value: Points | None


@dataclass(frozen=True)
class Without:
    """One act that entered or changed scores never was."""

    version: int


Supposition = OtherRulebook | tuple[SetCell, ...] | Without


@dataclass(frozen=True)
class Tried:
    """A year as it stands, and as it would stand."""

    was: Cycle
    now: Cycle
    #: What was set in a column after which another one counts: nothing follows from it.
    overridden: tuple[SetCell, ...] = ()


def whatif(events: Sequence[Event], change: Supposition) -> Tried:
    """Try a change on a cycle's events.

    Raises ``Refusal``: ``whatif_depends`` with the event that depends, ``whatif_published``,
    ``whatif_not_scores``, ``event_unknown``, ``amendment_orphans`` where recorded scores have no
    place in the other rulebook, and what the scores themselves are refused with.
    """
    cycle = fold(events)
    match change:
        case OtherRulebook(rulebook):
            return Tried(cycle, _governed(cycle, rulebook))
        case Without(version):
            return Tried(cycle, _left_out(cycle, events, version))
        case cells:
            now = _with_cells(cycle, events, cells)
            rulebook = _rulebook(cycle)
            unused = tuple(cell for cell in cells if _is_overridden(now, rulebook, cell))
            return Tried(cycle, now, unused)


def fold(events: Iterable[Event]) -> Cycle:
    """The state of a cycle after its events."""
    state: object = None
    for event in events:
        state = streams.evolve(state, event)
    assert isinstance(state, Cycle)
    return state


def _rulebook(cycle: Cycle) -> Rulebook:
    if cycle.plan.rulebook is None:
        raise Refusal("rulebook_missing")
    return cycle.plan.rulebook


def _governed(cycle: Cycle, rulebook: Rulebook) -> Cycle:
    """The cycle as if a rulebook had governed the whole year. Unsent scores stay sealed: they
    count nothing, and nothing is refused because of them."""
    sent = {unit: cycle.sheet(unit) for unit in cycle.scoring.sheets if cycle.sheet(unit).sent}
    scoring = replace(cycle.scoring, sheets=MappingProxyType(sent))
    check_orphans(replace(cycle, scoring=scoring), rulebook)
    check_tables(rulebook, cycle.members)
    known = rulebook.by_code
    for item in cycle.published.items:
        if item.criterion not in known:
            unit = item.units[0] if item.units else None
            raise Refusal("amendment_orphans", unit=unit, criterion=item.criterion, column="")
    sheets = {
        unit: replace(sheet, kept=MappingProxyType({}))
        for unit, sheet in cycle.scoring.sheets.items()
    }
    plan = replace(cycle.plan, rulebook=rulebook, rulebook_sha256=pin(rulebook.canonical()))
    scoring = replace(cycle.scoring, sheets=MappingProxyType(sheets))
    return replace(cycle, plan=plan, scoring=scoring)


def _with_cells(cycle: Cycle, events: Sequence[Event], cells: Iterable[SetCell]) -> Cycle:
    if cycle.published.table is not None:
        raise Refusal("whatif_published")
    for cell in cells:
        _check_cell(cycle, events, cell)
        change = CellChange(
            criterion=cell.criterion,
            part=cell.part,
            was=standing_cells(cycle, cell.unit, cell.column).get((cell.criterion, cell.part)),
            now=cell.value,
            justification=None,
        )
        cycle = _written(cycle, cell, change)
    return cycle


def standing_cells(cycle: Cycle, unit: UnitId, column: str) -> Cells:
    """What stands in a column, corrections after the adoption included."""
    corrected = cycle.corrected.sheets.get(unit)
    if corrected is not None and column == _rulebook(cycle).final_column.code:
        return corrected.cells(column)
    return cycle.sheet(unit).cells(column)


def _written(cycle: Cycle, cell: SetCell, change: CellChange) -> Cycle:
    """The cycle with one cell set, in the corrected sheet as well where there is one."""
    corrected = cycle.corrected.sheets.get(cell.unit)
    if corrected is not None:
        now = written(corrected, cell.column, (change,))
        sheets = with_entry(cycle.corrected.sheets, cell.unit, now)
        cycle = replace(cycle, corrected=replace(cycle.corrected, sheets=sheets))
    sheet = written(cycle.sheet(cell.unit), cell.column, (change,))
    sheets = with_entry(cycle.scoring.sheets, cell.unit, sheet)
    return replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))


def _check_cell(cycle: Cycle, events: Sequence[Event], cell: SetCell) -> None:
    rulebook = _rulebook(cycle)
    cycle.check_member(cell.unit)
    criterion = criterion_for(cycle, cell.unit, cell.criterion)
    column = rulebook.column(cell.column)
    sheet = cycle.sheet(cell.unit)
    if not sheet.sent:
        raise Refusal("sheet_not_sent", unit=cell.unit)
    if cell.value is not None:
        check_points(criterion, cell.part, cell.value)
    elif cell.part is Part.STANDARD and sheet.settled:
        raise Refusal("sheet_incomplete", unit=cell.unit, criteria=(cell.criterion,))
    final = rulebook.final_column
    if sheet.settled and column != final:
        raise Refusal(
            "whatif_depends",
            case="settled",
            event=_last(events, SheetSettled, cell.unit),
            unit=cell.unit,
            column=final.code,
        )


def _last(events: Sequence[Event], kind: type[SheetSettled], unit: UnitId) -> str | None:
    found = [event for event in events if isinstance(event.body, kind) and event.body.unit == unit]
    return f"@{found[-1].version}" if found else None


def _is_overridden(cycle: Cycle, rulebook: Rulebook, cell: SetCell) -> bool:
    codes = [column.code for column in rulebook.columns]
    later = codes[codes.index(cell.column) + 1 :]
    sheet = cycle.sheet(cell.unit)
    return any((cell.criterion, cell.part) in sheet.cells(code) for code in later)


def _left_out(cycle: Cycle, events: Sequence[Event], version: int) -> Cycle:
    """Fold all events but one; those after it as far as they do not depend on it."""
    chosen = next((event for event in events if event.version == version), None)
    if chosen is None:
        raise Refusal("event_unknown", value=f"@{version}", stream=cycle.code, last=len(events))
    if cycle.published.table is not None:
        raise Refusal("whatif_published")
    if not isinstance(chosen.body, _SCORES):
        raise Refusal("whatif_not_scores", event=f"@{version}")
    if not cycle.sheet(chosen.body.unit).sent:
        raise Refusal("sheet_not_sent", unit=chosen.body.unit)
    state = fold(event for event in events if event.version < version)
    for event in events:
        if event.version > version:
            after = streams.evolve(state, _again(state, event))
            assert isinstance(after, Cycle)
            state = after
    return state


def _again(state: Cycle, event: Event) -> Event:
    """A later event as it stands on another past. Raises ``Refusal("whatif_depends")``."""
    match event.body:
        case ScoresEntered() | ScoresAdjusted() | AdoptedScoreCorrected() as body:
            _check_started_from(state, event, body)
        case CriterionMarked() as body:
            marks = state.sheet(body.unit).marks
            if marked(marks, body.criterion, body.mark) == marks:
                raise _depends(event, "marked", unit=body.unit, criterion=body.criterion)
        case AdjustmentExplained() as body:
            if state.sheet(body.unit).adjusted == state.sheet(body.unit).explained:
                raise _depends(event, "explained", unit=body.unit)
        case SheetSubmitted() as body:
            own = _rulebook(state).own_column
            if own is not None:  # the rulebook that is tried may have no such column
                _check_full(state, event, body.unit, own.code)
        case SheetSettled() as body:
            _check_full(state, event, body.unit, None)
            return Event(event.header, settlement(state, body.unit, None))
    return event


def _depends(event: Event, case: str, **facts: object) -> Refusal:
    return Refusal("whatif_depends", case=case, event=f"@{event.version}", **facts)


def _check_started_from(
    state: Cycle, event: Event, body: ScoresEntered | ScoresAdjusted | AdoptedScoreCorrected
) -> None:
    standing = state.sheet(body.unit).cells(body.column)
    if isinstance(body, AdoptedScoreCorrected):
        standing = counted_sheet(state, body.unit).cells(body.column)
    for cell in body.cells:
        if standing.get((cell.criterion, cell.part)) != cell.was:
            facts = {"criterion": cell.criterion, "part": cell.part, "column": body.column}
            raise _depends(event, "was", unit=body.unit, was=cell.was, **facts)


def _check_full(state: Cycle, event: Event, unit: UnitId, column: str | None) -> None:
    """A sheet is sent and settled with every standard that it has to have."""
    rulebook, sheet = _rulebook(state).of(unit), state.sheet(unit)
    cells = final_cells(rulebook, sheet) if column is None else sheet.cells(column)
    alone = scored_alone(rulebook) if column is not None else frozenset()
    found = missing_standards(rulebook, cells, sheet.marks)
    missing = tuple(code for code in found if code not in alone)
    if missing:
        raise _depends(event, "sent", unit=unit, criteria=missing)
