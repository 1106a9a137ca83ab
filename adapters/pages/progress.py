"""Where people would rather look than read: how far each deadline has come, and one unit's points
by criterion beside the best and the middle of those whose points may be seen."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from statistics import median

import msgspec

from adapters.bootstrap import Engine
from adapters.pages.board import Board
from adapters.pages.outcome import outcome_page
from domain.cycle.cycle import Cycle
from domain.reckoning.score_table import TableRow
from domain.record.record import StreamId, UnitId
from domain.rulebook.numbering import path_of
from domain.rulebook.rulebook import Rulebook
from workflows.agenda import agenda


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """How many units have done what is due by a day."""

    #: What is due, in words.
    what: str
    last_day: date | None
    done: int
    of: int
    #: Days until the last day; negative: it has passed.
    days_left: int | None

    @property
    def late(self) -> bool:
        return self.days_left is not None and self.days_left < 0 and self.done < self.of


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion: what the unit has, the best and the middle, and the most that there is."""

    number: str
    name: str
    own: Decimal
    best: Decimal
    middle: Decimal
    #: Of how many units points are seen.
    seen: int


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """What the page shows."""

    reached: tuple[Reached, ...]
    #: Whose points are shown; ``None``: nobody's are there to be seen.
    unit: UnitId | None
    criteria: tuple[Beside, ...]
    #: The units whose points may be looked at.
    units: tuple[UnitId, ...]


def progress(
    calendar: Engine, outcome: Engine, stream: StreamId, board: Board, unit: UnitId | None
) -> Progress:
    """How far a year has come, as its readers may see it; ``unit`` is whose points are asked for,
    else the first that may be seen."""
    cycle = calendar.cycle(stream)
    table = outcome_page(outcome, stream).outcome.table
    rows = [row for row in table.rows if row.cells] if table is not None else []
    seen = tuple(row.unit for row in rows)
    chosen = unit if unit in seen else next(iter(seen), None)
    rulebook = cycle.plan.rulebook
    beside = _beside(rulebook, rows, chosen) if rulebook is not None and chosen else ()
    return Progress(
        reached=tuple(_reached(calendar, cycle, stream, board)),
        unit=chosen,
        criteria=tuple(beside),
        units=seen,
    )


def _reached(engine: Engine, cycle: Cycle, stream: StreamId, board: Board) -> Iterator[Reached]:
    found = agenda(cycle, engine.store.events(stream), engine.store.days(), engine.now())
    for entry in found.entries:
        if entry.of:
            yield Reached(
                what=board.due(entry.code),
                last_day=entry.last_day,
                done=entry.done,
                of=entry.of,
                days_left=entry.left.days if entry.left is not None else None,
            )


def _beside(rulebook: Rulebook, rows: Sequence[TableRow], unit: UnitId) -> Iterator[Beside]:
    sums = {row.unit: _by_criterion(row) for row in rows}
    for criterion in rulebook.criteria:
        every = [found[criterion.code] for found in sums.values() if criterion.code in found]
        own = sums[unit].get(criterion.code)
        if own is not None:
            yield Beside(
                number=path_of(rulebook, criterion),
                name=criterion.name,
                own=own,
                best=max(every),
                middle=median(every),
                seen=len(every),
            )


def _by_criterion(row: TableRow) -> dict[str, Decimal]:
    """Points by criterion: what was given, with bonus and deduction."""
    found: dict[str, Decimal] = {}
    for cell in row.cells:
        found[cell.criterion] = found.get(cell.criterion, Decimal(0)) + cell.value
    return found
