"""An explanation of a total: what every line of it says."""

import msgspec

from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import Mark
from domain.cycle.scores.lapses import (
    Stage,
)
from domain.reckoning.adding import Bounded
from domain.reckoning.combining import Combination
from domain.reckoning.counters import CounterLine
from domain.reckoning.proof import Unproved
from domain.reckoning.ranking import Reckoned, YearValue
from domain.reckoning.score_table import TableRow
from domain.record.record import Ids, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Rulebook
from domain.values.points import Points
from workflows.placing import Placed
from workflows.reading import Seal
from workflows.rung_status import RungStanding
from workflows.sheet_versions import SheetVersion


class EntrySource(msgspec.Struct, frozen=True, kw_only=True):
    """Where an entry stands, and the event that wrote it there."""

    #: ``None``: a source printed it.
    column: str | None
    version: int
    #: Where settling took it over: the column before, and the event that wrote it there.
    taken_from: "EntrySource | None" = None


class PeriodLine(msgspec.Struct, frozen=True, kw_only=True):
    """What was entered for one period of a criterion."""

    criterion: str
    entered: Points | None
    given: EntrySource | None
    #: Of the entry, where one period counts no more than so much.
    counts: Points | None
    mark: Mark | None


class TargetLine(msgspec.Struct, frozen=True, kw_only=True):
    """The unit's own target in a criterion, and how far it was reached."""

    target: Points | None
    given: EntrySource | None
    #: In which phase it was set.
    phase: Phase | None
    #: What was done as a percentage of it, as an exact fraction.
    percent: str | None


class CriterionLine(msgspec.Struct, frozen=True, kw_only=True):
    """One part of one criterion."""

    criterion: str
    part: Part
    entered: Points | None
    given: EntrySource | None
    #: How the scores of several scorers came to the entry; ``None``: one scorer gave it.
    combined: Combination | None
    #: Each step from the entry to its points; ``None`` where no rule was asked.
    reckoned: Reckoned | None
    #: What counters add to its own count.
    counters: tuple[CounterLine, ...] | msgspec.UnsetType = msgspec.UNSET
    #: For a relative criterion: the largest entry, and the units that have it.
    best: Points | None
    best_units: Ids[UnitId]
    #: Points kept from before an amendment, and the event that amended the rulebook.
    kept: Points | None
    kept_by: int | None
    #: What was said of the criterion, and the event that said it.
    mark: Mark | None
    marked_by: int | None
    #: What of it counts nothing for want of proof.
    unproved: Unproved | None
    #: A standard that has to be scored and is not.
    missing: bool
    #: It waits for a ranking that is not published yet.
    awaited: bool
    #: What it counts; ``None``: nothing.
    points: Points | None
    #: Where it is entered by periods: each of them, and how the entry of the year comes from them.
    periods: tuple[PeriodLine, ...] = ()
    year: YearValue | None = None
    #: Where each unit has a target of its own in it.
    target: TargetLine | None = None


class LapseLine(msgspec.Struct, frozen=True, kw_only=True):
    """What follows from one lapse of the unit, and the last event that said so."""

    lapse: Lapse
    #: The code of the deadline.
    code: str
    stage: Stage
    #: Counts where the stage says so.
    points: Points | None
    version: int


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """How the lines add up."""

    standard: Points | None
    #: All bonus points, before the bound of the rulebook.
    bonus_claimed: Points | None
    bonus_cap: Points | None
    bonus: Points | None
    #: Of the deduction, what stands beside the criteria.
    lapses: Points | None
    deduction: Points | None
    total: Points | None
    complete: bool
    #: What the criteria applied to the unit can give; ``None`` where a maximum is left open.
    maximum: Points | None
    #: Every bound of bonus and deduction that was passed, in the order in which they count.
    bounded: tuple[Bounded, ...]


class PrintedBasis(msgspec.Struct, frozen=True, kw_only=True):
    """What a source printed of the unit; it is the basis of the rank."""

    source: str
    version: int
    row: TableRow


class Explanation(msgspec.Struct, frozen=True, kw_only=True):
    """The total and rank of one unit, as of a moment."""

    unit: UnitId
    rulebook: Rulebook
    #: The name of the table by which the unit is scored, where there are several.
    table: str | None
    #: The event that set the rulebook in force.
    ruled_by: int
    #: The events with which the sheet was sent and settled last.
    sent: int | None
    settled: int | None
    #: What may not be read yet is left out.
    seal: Seal | None
    lines: tuple[CriterionLine, ...]
    lapses: tuple[LapseLine, ...]
    #: ``None`` where the sheet counts nothing yet.
    added: Added | None
    printed: PrintedBasis | None
    placed: Placed
    #: As of what had happened: events on scores that nobody can place.
    undated: tuple[int, ...]
    #: What the unit sent each time, where its sheet was sent back.
    versions: tuple[SheetVersion, ...] = ()
    #: How it came about is closed to whoever asks.
    closed: bool = False
    #: Which rung has the sheet; left out where none does.
    rung: RungStanding | msgspec.UnsetType = msgspec.UNSET
