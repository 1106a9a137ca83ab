"""What a notice is written from: its events, where the cycle stands now, and the names that hold.

Hidden texts are joined in here, when the notice is written, and stored nowhere.
"""

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from typing import Any

import msgspec

from adapters.bootstrap import Engine
from adapters.notices.owed import Owed
from domain.cells import CellChange, final_cells
from domain.cycle import Cycle
from domain.days import DayTable
from domain.duties import Duty, Standing, duties
from domain.labels import Lang, day, deadline, label, listed, moment, points, signed
from domain.names import sort_key
from domain.office_hours import is_worked
from domain.phases.lapses import CountedLapse, counted_lapses
from domain.phases.sheets import scoring_rulebook
from domain.phrasing import Phrases, one_line
from domain.points import Points
from domain.private import Private
from domain.record import Event, Office, Seat, UnitId
from domain.rulebook import Part, Rulebook
from domain.score_table import table_in_force
from domain.streams import evolve
from domain.when import DAY, Moment, civil_day
from workflows.notices import Notice
from workflows.reading import team_shown
from workflows.retold import told_of

#: How a unit stands to what it still has to do; what it has sent on paper waits for the office.
_TO_DO = frozenset({Standing.OPEN, Standing.PASSED})


#: An act gives fewer events than so many.
_AROUND = 50


class Until(msgspec.Struct, frozen=True):
    """A last day, and how far it is off."""

    #: ``hết ngày 30/11/2021``, ``17:00 ngày 30/11/2021``
    text: str
    #: ``30/11/2021``
    day: str
    #: ``thứ Ba``
    weekday: str
    #: Civil days from today on, and the working days among them; negative once it is over.
    left: int
    working: int


class Task(msgspec.Struct, frozen=True):
    """Something that is still to be done, and until when."""

    what: str
    until: Until | None


class Change(msgspec.Struct, frozen=True):
    """A score as it was and as it is now."""

    cell: str
    was: str
    now: str


class Scene:
    """One notice, about to be written in one language."""

    def __init__(
        self,
        engine: Engine,
        notice: Notice,
        last_version: int,
        lang: Lang,
        at: Moment | None = None,
    ) -> None:
        """``at``: as it would have been written at that moment, rather than now."""
        self.engine, self.notice, self.lang = engine, notice, lang
        self.last_version = max(notice.version, last_version)
        self.cycle: Cycle = engine.cycle(notice.stream) if at is None else self._cycle_at(at)
        self.names = engine.names(self.cycle)
        self.names.read_texts(notice.stream)
        self.now: Moment = engine.now() if at is None else at
        self.phrases = Phrases(lang, self.names, self.cycle.plan.rulebook)
        self.owed = Owed(lang, self.names, self.cycle)

    def _cycle_at(self, at: Moment) -> Cycle:
        events = self.engine.store.events(self.notice.stream)
        known = (
            event
            for event in events
            if event.version <= self.last_version or event.header.recorded_at <= at
        )
        return _folded(known)

    @property
    def rulebook(self) -> Rulebook | None:
        return self.cycle.plan.rulebook

    @property
    def unit(self) -> UnitId:
        assert self.notice.to.unit is not None
        return self.notice.to.unit

    @property
    def to_secretary(self) -> bool:
        return self.notice.to.office in {Office.SECRETARY, Office.CHAIR}

    @cached_property
    def table(self) -> DayTable:
        return self.engine.store.days()

    @cached_property
    def story(self) -> tuple[Event, ...]:
        """All events of the cycle up to the last of which the notice tells."""
        return self.engine.store.events(self.notice.stream, 0, self.last_version)

    @cached_property
    def event(self) -> Event:
        """The first event of which the notice tells."""
        version = self.notice.version
        return self.engine.store.events(self.notice.stream, version - 1, version)[0]

    @property
    def body(self) -> Any:
        return self.event.body

    @cached_property
    def told(self) -> tuple[Event, ...]:
        """All events of which it tells."""
        if self.last_version == self.notice.version:
            return (self.event,)
        return told_of(self.notice, self.story) or (self.event,)

    @cached_property
    def act(self) -> tuple[Event, ...]:
        """The first event, with what came of the same act before and after it."""
        version = self.notice.version
        first, last = max(0, version - _AROUND), version + _AROUND
        found = self.engine.store.events(self.notice.stream, first, last)
        same = self.event.header.command_id
        return tuple(event for event in found if event.header.command_id == same)

    @cached_property
    def duties(self) -> dict[tuple[str, UnitId | None], Duty]:
        return duties(self.cycle)

    # In words

    def name(self, unit: UnitId) -> str:
        return one_line(self.names.unit(unit))

    def full_name(self, unit: UnitId) -> str:
        name = self.names.name(unit)
        return one_line(name.full) if name else str(unit)

    def units(self, units: tuple[UnitId, ...] | frozenset[UnitId] | list[UnitId]) -> str:
        """Units in the Vietnamese order."""
        return listed(sorted(map(self.name, units), key=sort_key), self.lang)

    def fact(self, key: str, value: object) -> str:
        """As the log writes it; empty where it is not known."""
        return self.phrases.fact(key, value)

    def text(self, hidden: Private | None) -> str:
        """A hidden text in quotation marks, or the remark that it was erased."""
        return "" if hidden is None else self.phrases.private(hidden)

    def item(self, hidden: Private) -> str:
        """As :meth:`text`, to stand by itself."""
        return self.text(hidden).removeprefix("“").removesuffix("”")

    def day(self, value: date) -> str:
        return day(value, self.lang)

    def on(self, event: Event) -> str:
        """The day on which something was recorded."""
        return self.day(civil_day(event.header.recorded_at))

    def at(self, event: Event) -> str:
        return moment(event.header.recorded_at, self.lang)

    def figure(self, value: Points | None, part: Part = Part.STANDARD) -> str:
        """Points as their part is written; empty where there are none."""
        if value is None:
            return ""
        return signed(value, self.lang) if part is Part.BONUS else points(value, self.lang)

    def until(self, last_day: date | None, before: Moment | None) -> Until | None:
        """A last day; ``None`` where none is set."""
        if last_day is None:
            return None
        today = civil_day(self.now)
        left = (last_day - today).days
        ahead = (today + number * DAY for number in range(1, left + 1))
        return Until(
            text=deadline(last_day, before, self.lang),
            day=self.day(last_day),
            weekday=day(last_day, self.lang, weekday=True).removesuffix(" " + self.day(last_day)),
            left=left,
            working=sum(is_worked(self.table, one) for one in ahead),
        )

    def until_of(self, code: str, unit: UnitId | None = None) -> Until | None:
        """Until when something is due, for one unit or for all."""
        found = self.cycle.plan.deadlines.get(code)
        if found is None or not found.due.day_set:
            return None
        before = found.before if unit is None else found.before_for(unit)
        return self.before(before)

    def until_for_unit(self, code: str) -> Until | None:
        """As :meth:`until_of`, for the addressed unit, also of what the plan does not name: a
        report, comments on a draft."""
        found = self.duties.get((code, self.unit))
        if found is None or code in self.cycle.plan.deadlines:
            return self.until_of(code, self.unit)
        return self.before(found.before)

    def before(self, before: Moment | None) -> Until | None:
        """As :meth:`until`, by the moment from which on it is late."""
        return None if before is None else self.until(civil_day(before - 1), before)

    def tasks(self, *but: str) -> list[Task]:
        """What the addressed unit still has to do, the nearest first, without these codes."""
        mine = [
            duty
            for duty in self.duties.values()
            if duty.unit == self.unit and duty.standing in _TO_DO and duty.code not in but
        ]
        mine.sort(key=lambda duty: (duty.before is None, duty.before or 0, duty.code))
        return [
            Task(listed(self.owed.acts(duty), self.lang), self.before(duty.before)) for duty in mine
        ]

    def owing(self, code: str) -> list[str]:
        """The units that still owe something under a code."""
        units = [
            duty.unit
            for duty in self.duties.values()
            if duty.code == code and duty.unit is not None and duty.asked
        ]
        return sorted(map(self.name, units), key=sort_key)

    def changes(self, event: Event, unit: UnitId, cells: tuple[CellChange, ...]) -> list[Change]:
        """What an act changed in the scores of a sheet: from what counted before, whichever column
        it stood in."""
        before = _folded(self.story[: event.version - 1])
        counted = final_cells(scoring_rulebook(before), before.sheet(unit))
        empty = "trống" if self.lang == "vi" else "empty"
        return [
            Change(
                cell=self.cell(cell.criterion, cell.part),
                was=self.figure(counted.get((cell.criterion, cell.part)), cell.part) or empty,
                now=self.figure(cell.now, cell.part) or empty,
            )
            for cell in cells
        ]

    def total_at(self, version: int) -> Points | None:
        """What the table counted of the addressed unit once an event was recorded."""
        return _total(_folded(self.story[:version]), self.unit)

    def lapses_at(self, version: int) -> tuple[CountedLapse, ...]:
        """What counted against the addressed unit for lapses once an event was recorded."""
        return counted_lapses(_folded(self.story[:version]), self.unit)

    def total_now(self) -> Points | None:
        """What the table counts of the addressed unit as the letter leaves."""
        return _total(self.cycle, self.unit)

    def cell(self, criterion: str, part: Part) -> str:
        """``2. Cải cách hành chính, điểm thưởng``"""
        known = self.rulebook.criteria if self.rulebook else ()
        name = next((found.name for found in known if found.code == criterion), None)
        said = f"{criterion}. {name}" if name else criterion
        return one_line(f"{said}, {label(part, self.lang)}")

    def by(self, event: Event) -> str:
        """Who acted, as other members read it: a team stands for its persons."""
        team = team_shown(event, self.cycle, Seat(Office.UNIT_OFFICER, self.unit))
        if team is not None:
            return one_line(team)
        seat, behalf = event.header.seat, event.header.for_unit
        facts = {
            "office": seat.office if seat else None,
            "unit": seat.unit if seat else None,
            "behalf": behalf,
        }
        pair = (
            "<{office}|hệ thống>< {unit}><, thay mặt {behalf}>",
            "<the {office}|the system>< of {unit}><, for {behalf}>",
        )
        return self.phrases.part(pair, facts)

    def paper(self, event: Event) -> str:
        """``Kế hoạch số 42/KH-CTĐ SỐ 08``: a document by its kind and number only."""
        paper = self.cycle.papers.get(event.version) or getattr(event.body, "document", None)
        facts = {"kind": paper.kind, "number": paper.number} if paper is not None else {}
        return self.phrases.part(("<{kind}>< số {number}>", "<{kind}>< no. {number}>"), facts)

    def document(self, event: Event) -> str:
        """The document of an act as it reads now, or nothing."""
        paper = getattr(event.body, "document", None)
        return self.fact("document", self.cycle.papers.get(event.version) or paper)


def _total(cycle: Cycle, unit: UnitId) -> Points | None:
    table = table_in_force(cycle)
    rows = table.rows if table else ()
    return next((row.total for row in rows if row.unit == unit), None)


def _folded(events: Iterable[Event]) -> Cycle:
    state: object = None
    for event in events:
        state = evolve(state, event)
    assert isinstance(state, Cycle)
    return state
