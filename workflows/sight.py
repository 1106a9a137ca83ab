"""What of a year somebody may see, by where it stands now: taken out before anything is reckoned.

What is left out was never there for a page: no count, order, rank or empty line can tell of it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from dataclasses import replace as replace_in
from functools import cached_property
from types import MappingProxyType
from typing import Final, Self, TypeVar

import msgspec
from msgspec.structs import replace

from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.timeliness import Timeliness
from domain.cycle.partly import Partly
from domain.cycle.scores.lapses import Lapses, Stage
from domain.cycle.scores.sheets import RelativeMoved
from domain.cycle.year_work.reporting import Required
from domain.reckoning.cells import Sheet, final_cells, final_kept
from domain.record.record import Event, Office, UnitId
from domain.values.when import Moment
from workflows.effects import Effect
from workflows.opened import opened_to_members
from workflows.reader import Reader, in_year, reach_in
from workflows.reads import Reach, Read

#: Of one unit, and nobody's business among the others before the table is adopted.
OF_UNIT: Final = frozenset(
    {
        *("scores_entered", "scores_adjusted", "criterion_marked", "sheet_settled"),
        *("sheet_marked_not_sent", "sheet_returned", "adjustment_explained"),
        *("explanation_answered", "consequence_raised", "consequence_reckoned"),
        *("consequence_settled", "consequence_withdrawn", "external_score_recorded"),
        *("sent_claimed", "unit_excused", "report_excused", "deadline_extended"),
        *("deadline_passed", "adopted_score_corrected", "sheet_passed_on", "sheet_passed_back"),
        *("complaint_filed", "evidence_attached", "evidence_withdrawn"),
    }
)
#: They answer an earlier event, and say nothing where that is not told.
_ANSWERS: Final = {
    "claim_confirmed": "claim",
    "claim_refused": "claim",
    "complaint_received": "complaint",
    "complaint_answered": "complaint",
    "complaint_withdrawn": "complaint",
    "record_corrected": "event",
    "document_completed": "event",
}
#: Where a whole table stands in an event.
_TABLES: Final = {"table_adopted": "table", "cycle_closed": "outcome"}
K = TypeVar("K")
V = TypeVar("V")


class RowRights(msgspec.Struct, frozen=True, kw_only=True):
    """The same of rows about single units."""

    #: For these they read, before others may.
    own: frozenset[UnitId] = frozenset()
    #: Of these units there are rows; ``None``: of all.
    units: frozenset[UnitId] | None = None
    #: Whether ranks are told, and what moved because of others.
    ranked: bool = True
    #: Whether totals are told: where points depend on the best, they tell what that is.
    summed: bool = True

    def effects(self, found: tuple[Effect, ...]) -> tuple[Effect, ...]:
        """What an event did to totals and ranks, as far as they see these."""
        if self.units is None:
            return found
        told = tuple(one for one in found if one.unit in self.units)
        if not self.summed:
            return ()
        return told if self.ranked else tuple(replace(one, **_NO_RANK) for one in told)


_NO_RANK: Final = {"rank_was": None, "rank_now": None}


@dataclass(frozen=True)
class Sight:
    """One reader, and one year as it stands."""

    reader: Reader
    reach: Reach | None
    now: Cycle
    #: The year is looked at as it stood once: beside what stands now, that would tell what was
    #: changed of another unit.
    looks_back: bool = False

    @classmethod
    def of(cls, cycle: Cycle, reader: Reader, read: Read, at: Moment | None = None) -> Self:
        return cls(in_year(cycle, reader, at), reach_in(cycle, reader, read, at), cycle)

    def looking_back(self) -> Self:
        """The same of the year as it stood once."""
        return replace_in(self, looks_back=True)

    @property
    def whole(self) -> bool:
        """Nothing is taken out: they read all, or a source is told, which is public."""
        return self.reach is Reach.WHOLE or (self.now.backfill and self.reach is not None)

    @property
    def own(self) -> frozenset[UnitId]:
        return self.reader.units if self.reach is not None else frozenset()

    def figures(self, unit: UnitId) -> bool:
        """Whether they see what a unit has come to."""
        if self.whole or unit in self.own or unit in self._checked:
            return True
        if self.looks_back and self.now.conference.table is None:
            return False
        if self.reach is Reach.MEMBER:
            return opened_to_members(self.now, unit)
        return self.reach is Reach.ADOPTED and self.now.conference.table is not None

    def details(self, unit: UnitId) -> bool:
        """Whether they see how it came to that: columns, reasons, extensions, reductions."""
        if self.whole or unit in self.own or unit in self._checked:
            return True
        adopted = self.now.conference.table is not None
        return adopted and self.reach is not Reach.OWN and self.figures(unit)

    def complaint(self, unit: UnitId) -> bool:
        """Whether they see what a unit complained of: who checks a sheet reads the sheet, and no
        complaint about it before others do."""
        adopted = self.now.conference.table is not None
        return self.whole or unit in self.own or (adopted and self.details(unit))

    @property
    def sealed_table(self) -> bool:
        """Whether the table, adopted and sealed, is nothing that they read."""
        return self.partly is not None and bool(self.partly.unseen)

    @cached_property
    def _checked(self) -> frozenset[UnitId]:
        """The units whose sheets a unit of theirs checks."""
        if self.reach is not Reach.MEMBER:
            return frozenset()
        checks = self.now.scoring.checks.items()
        checked = {unit for (unit, _), by in checks if self.own.intersection(by.units)}
        # the chair's sheet goes to the vice
        chair = {self.now.chair} if self.reader.has(Office.VICE_CHAIR) else set()
        return frozenset(unit for unit in checked | chair if unit is not None)

    @cached_property
    def partly(self) -> Partly | None:
        """Whose figures are left out, and of whom only the totals are left."""
        if self.whole:
            return None
        opened = [unit for unit in self.now.members if self.now.sheet(unit).opened]
        unseen = frozenset(unit for unit in opened if not self.figures(unit))
        bare = frozenset(unit for unit in opened if unit not in unseen and not self.details(unit))
        if not unseen and not bare:
            return None
        return Partly(unseen=unseen, totals_only=bare, order=self.now.members)

    @property
    def rows(self) -> RowRights:
        if self.whole:
            return RowRights(own=self.own)
        units = frozenset(filter(self.details, self.now.members))
        # a rank that changed tells what others had come to then
        ranked = self.partly is None
        rulebook = self.now.plan.rulebook
        summed = ranked or rulebook is None or not rulebook.is_relative
        return RowRights(own=self.own, units=units, ranked=ranked, summed=summed)

    def cycle(self, past: Cycle) -> Cycle:
        """The year as they may see it, now or as it stood once: what is open goes by now."""
        if self.whole:
            return past
        sheets = {unit: self._sheet(past, unit) for unit in past.scoring.sheets}
        deadlines = {
            code: replace(found, extensions=self._of_details(found.extensions))
            for code, found in past.plan.deadlines.items()
        }
        outside = past.outside
        return replace(
            past,
            scoring=replace(past.scoring, sheets=MappingProxyType(sheets)),
            evidence=self._of_details(past.evidence),
            plan=replace(past.plan, deadlines=MappingProxyType(deadlines)),
            registration=replace(past.registration, excused=self._units(past.registration.excused)),
            reports=MappingProxyType(
                {code: self._report(found) for code, found in past.reports.items()}
            ),
            lapses=self._lapses(past.lapses),
            claims=MappingProxyType(
                {at: one for at, one in past.claims.items() if self.details(one.unit)}
            ),
            complaints=MappingProxyType(
                {at: one for at, one in past.complaints.items() if self.complaint(one.unit)}
            ),
            outside=replace(
                outside,
                scores=self._of_first(outside.scores),
                given=self._of_first(outside.given),
            ),
            corrected=replace(past.corrected, sheets=self._of_details(past.corrected.sheets)),
            passed=frozenset(one for one in past.passed if one[1] is None or self.details(one[1])),
            partly=self.partly,
        )

    def _sheet(self, past: Cycle, unit: UnitId) -> Sheet:
        sheet = past.scoring.sheets[unit]
        if self.details(unit):
            return sheet
        rulebook = past.plan.rulebook
        known = Sheet(sent=sheet.opened, not_sent=sheet.not_sent, settled=sheet.settled)
        if rulebook is None or not rulebook.columns or not self.figures(unit):
            return known
        last = rulebook.final_column.code
        return replace(
            known,
            columns=MappingProxyType({last: final_cells(rulebook, sheet)}),
            kept=MappingProxyType({last: kept} if (kept := final_kept(rulebook, sheet)) else {}),
            marks=sheet.marks,
        )

    def _lapses(self, found: Lapses) -> Lapses:
        """Of others what counts in their figures."""
        counted = {Stage.APPLIED, Stage.SETTLED}
        return MappingProxyType(
            {
                key: raised
                for key, raised in found.items()
                if self.details(key[0]) or (self.figures(key[0]) and raised.stage in counted)
            }
        )

    def _report(self, found: Required) -> Required:
        """Of others only that it came: whether that was late may have been taken back."""
        received = {
            unit: how if self.details(unit) else Timeliness.NOT_KNOWN
            for unit, how in found.received.items()
        }
        return replace(
            found, excused=self._units(found.excused), received=MappingProxyType(received)
        )

    def _units(self, found: Iterable[UnitId]) -> frozenset[UnitId]:
        return frozenset(filter(self.details, found))

    def _of_details(self, found: Mapping[UnitId, V]) -> Mapping[UnitId, V]:
        return MappingProxyType({unit: one for unit, one in found.items() if self.details(unit)})

    def _of_first(self, found: Mapping[K, V]) -> Mapping[K, V]:
        return MappingProxyType({key: one for key, one in found.items() if self.details(key[0])})  # type: ignore[index]

    def events(self, events: Iterable[Event]) -> tuple[Event, ...]:
        """Of the events of the year those that they are told of."""
        if self.whole:
            return tuple(events)
        if self.reach is None:
            return ()
        told: set[int] = set()
        untold: set[int] = set()
        found = []
        for event in events:
            answered = _ANSWERS.get(event.header.type)
            about = getattr(event.body, answered) if answered else None
            if about in untold or not (about in told or self._told(event)):
                untold.add(event.version)
                continue
            told.add(event.version)
            found.append(self._as_told(event))
        return tuple(found)

    def _as_told(self, event: Event) -> Event:
        """The event as they may read it: an adopted table and a sealed outcome stand in full in
        theirs, and in a deadline that passed the units that had no more time."""
        held = _TABLES.get(event.header.type)
        if held is not None and self.sealed_table:
            return Event(event.header, replace(event.body, **{held: ""}))
        if event.header.type == "deadline_passed":
            units = tuple(filter(self.details, getattr(event.body, "units", ())))
            return Event(event.header, replace(event.body, units=units))
        return event

    def _told(self, event: Event) -> bool:
        body = event.body
        if isinstance(body, RelativeMoved):
            return all(map(self.details, (body.by, *(move.unit for move in body.moves))))
        if event.header.type in _ANSWERS:
            return self._answered(event)
        if event.header.type not in OF_UNIT:
            return True
        unit: UnitId | None = getattr(body, "unit", None)
        if event.header.type == "complaint_filed":
            return unit is not None and self.complaint(unit)
        if unit is not None:
            return self.details(unit)
        if event.header.type == "report_excused":
            return all(map(self.details, getattr(body, "units", ())))
        return True

    def _answered(self, event: Event) -> bool:
        """Of an answer whose question is not among the events at hand."""
        complaint = self.now.complaints.get(getattr(event.body, "complaint", 0))
        if complaint is not None:
            return self.complaint(complaint.unit)
        claim = getattr(event.body, "claim", None)
        known = self.now.claims.get(claim) if claim is not None else None
        return known is None or self.details(known.unit)
