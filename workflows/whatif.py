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

from domain import streams
from domain.amendment import check_orphans
from domain.ballot import cut
from domain.cells import CellChange, final_cells, written
from domain.cycle import Cycle
from domain.eligibility import by_rank, groups_of, left_out, quotas
from domain.guard import put
from domain.phases.explaining import AdjustmentExplained
from domain.phases.scoring import (
    CellValue,
    CriterionMarked,
    ScoresAdjusted,
    ScoresEntered,
    SheetSettled,
    SheetSubmitted,
    marked,
)
from domain.phases.sheets import sent_cells, summed
from domain.points import Points
from domain.ranking import best_of, missing_standards
from domain.record import Event, UnitId
from domain.refusal import Refusal
from domain.rulebook import How, Part, Rulebook, Selection, check_points, pin
from domain.score_table import ScoreTable, TableRow, table_in_force

#: The events that can be left out.
_SCORES = (ScoresEntered, ScoresAdjusted, CriterionMarked)


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


Change = OtherRulebook | tuple[SetCell, ...] | Without


@dataclass(frozen=True)
class Tried:
    """A year as it stands, and as it would stand."""

    was: Cycle
    now: Cycle
    #: What was set in a column after which another one counts: nothing follows from it.
    overridden: tuple[SetCell, ...] = ()


def whatif(events: Sequence[Event], change: Change) -> Tried:
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
    sent = {unit: sheet for unit, sheet in cycle.scoring.sheets.items() if sheet.sent}
    scoring = replace(cycle.scoring, sheets=MappingProxyType(sent))
    check_orphans(replace(cycle, scoring=scoring), rulebook)
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
        sheet = cycle.sheet(cell.unit)
        was = sheet.cells(cell.column).get((cell.criterion, cell.part))
        change = CellChange(
            criterion=cell.criterion,
            part=cell.part,
            was=was,
            now=cell.value,
            justification=None,
        )
        sheets = put(cycle.scoring.sheets, cell.unit, written(sheet, cell.column, (change,)))
        cycle = replace(cycle, scoring=replace(cycle.scoring, sheets=sheets))
    return cycle


def _check_cell(cycle: Cycle, events: Sequence[Event], cell: SetCell) -> None:
    rulebook = _rulebook(cycle)
    cycle.check_member(cell.unit)
    criterion, column = rulebook.criterion(cell.criterion), rulebook.column(cell.column)
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
        case ScoresEntered() | ScoresAdjusted() as body:
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
            assert own is not None
            _check_full(state, event, body.unit, own.code)
        case SheetSettled() as body:
            _check_full(state, event, body.unit, None)
            return Event(event.header, _settled_again(state, body))
    return event


def _depends(event: Event, case: str, **facts: object) -> Refusal:
    return Refusal("whatif_depends", case=case, event=f"@{event.version}", **facts)


def _check_started_from(state: Cycle, event: Event, body: ScoresEntered | ScoresAdjusted) -> None:
    standing = state.sheet(body.unit).cells(body.column)
    for cell in body.cells:
        if standing.get((cell.criterion, cell.part)) != cell.was:
            facts = {"criterion": cell.criterion, "part": cell.part, "column": body.column}
            raise _depends(event, "was", unit=body.unit, was=cell.was, **facts)


def _check_full(state: Cycle, event: Event, unit: UnitId, column: str | None) -> None:
    """A sheet is sent and settled with every standard that it has to have."""
    rulebook, sheet = _rulebook(state), state.sheet(unit)
    cells = final_cells(rulebook, sheet) if column is None else sheet.cells(column)
    missing = missing_standards(rulebook, cells, sheet.marks)
    if missing:
        raise _depends(event, "sent", unit=unit, criteria=missing)


def _settled_again(state: Cycle, body: SheetSettled) -> SheetSettled:
    rulebook = _rulebook(state)
    cells = final_cells(rulebook, state.sheet(body.unit))
    best = best_of(rulebook, (sent_cells(state) | {body.unit: cells}).values())
    values = tuple(
        CellValue(criterion=code, part=part, value=value)
        for (code, part), value in sorted(cells.items())
    )
    totals = summed(state, body.unit, cells, best).totals
    return SheetSettled(
        unit=body.unit, column=body.column, cells=values, totals=totals, document=None
    )


@dataclass(frozen=True)
class CellMoved:
    """The points that one cell counts, before and after."""

    unit: UnitId
    criterion: str
    part: Part
    was: Points | None
    now: Points | None


@dataclass(frozen=True)
class RowMoved:
    """One unit's line of the table, before and after; both may be the same."""

    unit: UnitId
    group: str | None
    total_was: Points | None
    total_now: Points | None
    rank_was: int | None
    rank_now: int | None
    band_was: str | None
    band_now: str | None

    @property
    def moved(self) -> bool:
        return self.rank_was != self.rank_now


def rows(tried: Tried) -> tuple[RowMoved, ...]:
    """Every unit of either table, in the order in which it would stand."""
    was, now = (_by_unit(table_in_force(cycle)) for cycle in (tried.was, tried.now))
    return tuple(
        RowMoved(
            unit=unit,
            group=_of(now, was, unit).group,
            total_was=was[unit].total if unit in was else None,
            total_now=now[unit].total if unit in now else None,
            rank_was=was[unit].rank if unit in was else None,
            rank_now=now[unit].rank if unit in now else None,
            band_was=was[unit].band if unit in was else None,
            band_now=now[unit].band if unit in now else None,
        )
        for unit in dict.fromkeys((*now, *was))
    )


def cells(tried: Tried) -> tuple[CellMoved, ...]:
    """The cells that would count other points, by unit, criterion and part."""
    was, now = (_by_unit(table_in_force(cycle)) for cycle in (tried.was, tried.now))
    found = []
    for unit in dict.fromkeys((*now, *was)):
        old, new = (_counted(table.get(unit)) for table in (was, now))
        found += [
            CellMoved(unit, place[0], place[1], old.get(place), new.get(place))
            for place in dict.fromkeys((*old, *new))
            if old.get(place) != new.get(place)
        ]
    return tuple(found)


def _by_unit(table: ScoreTable | None) -> dict[UnitId, TableRow]:
    return {row.unit: row for row in table.rows} if table else {}


def _of(now: dict[UnitId, TableRow], was: dict[UnitId, TableRow], unit: UnitId) -> TableRow:
    return now[unit] if unit in now else was[unit]


def _counted(row: TableRow | None) -> dict[tuple[str, Part], Points]:
    return {(cell.criterion, cell.part): cell.value for cell in row.cells} if row else {}


@dataclass(frozen=True)
class Standing:
    """Who may be chosen in a selection, as far as the table decides it."""

    #: By rank: those within the quota. Otherwise those who reach the least total.
    units: tuple[UnitId, ...]
    #: Units of equal rank across the edge of the quota.
    tied: tuple[UnitId, ...] = ()


@dataclass(frozen=True)
class StandingMoved:
    """A selection before and after; ``None`` where its rulebook has no such selection."""

    selection: Selection
    was: Standing | None
    now: Standing | None


def standings(tried: Tried) -> tuple[StandingMoved, ...]:
    """Every selection that the table decides, wholly or by a least total."""
    was, now = (_selections(cycle) for cycle in (tried.was, tried.now))
    found = []
    for code in dict.fromkeys((*now, *was)):
        selection = now[code] if code in now else was[code]
        old, new = (
            _standing(cycle, held[code]) if code in held else None
            for cycle, held in ((tried.was, was), (tried.now, now))
        )
        found.append(StandingMoved(selection, old, new))
    return tuple(found)


def _selections(cycle: Cycle) -> dict[str, Selection]:
    return {
        selection.code: selection
        for selection in _rulebook(cycle).selections
        if selection.how in {How.BY_RANK, How.RANK_THEN_VOTE}
        or selection.min_total is not None
        or selection.min_band is not None
    }


def _standing(cycle: Cycle, selection: Selection) -> Standing:
    out = {one.unit for one in left_out(cycle, selection)}
    if selection.how is not How.BY_RANK:
        table = table_in_force(cycle)
        rows = table.rows if table else ()
        return Standing(tuple(row.unit for row in rows if row.unit not in out))
    places = {quota.group: quota.places for quota in quotas(cycle, selection, out)}
    units: list[UnitId] = []
    tied: list[UnitId] = []
    for group in groups_of(cycle, selection):
        ordered, worth = by_rank(cycle, selection, group, out)
        taken, level = cut(ordered, worth, places.get(group, len(ordered)))
        units += taken
        tied += level
    return Standing(tuple(units), tuple(tied))
