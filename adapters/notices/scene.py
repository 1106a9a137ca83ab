"""What a notice is written from: its events, where the cycle stands now, and the names that hold.

Hidden texts are joined in here, when the notice is written, and stored nowhere.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any

import msgspec

from adapters.bootstrap import Engine
from adapters.notices.owed import Owed
from adapters.wording.phrasing import Phrases, one_line
from adapters.wording.writing import (
    Lang,
    day,
    deadline,
    label,
    listed,
    moment,
    occurrences,
    points,
    signed,
    when,
)
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.due import DayNote, Due
from domain.cycle.deadlines.duties import OWED, Duty, Standing, duties, pledge_awaited
from domain.cycle.deadlines.standing import DueCode
from domain.cycle.guard import WAY, Phase
from domain.cycle.phases.plan import PlanIssued
from domain.cycle.scores.lapses import CountedLapse, counted_lapses
from domain.cycle.scores.sheets import scoring_rulebook
from domain.reckoning.cells import CellChange, final_cells
from domain.reckoning.ranking import Cells
from domain.reckoning.score_table import table_in_force
from domain.record.record import CycleId, Event, Office, Seat, UnitId, cycle_stream
from domain.record.streams import evolve
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.days import DayTable
from domain.values.names import sort_key
from domain.values.points import Points
from domain.values.private import Private
from domain.values.when import Moment, When, civil_day
from workflows.agenda import left_until
from workflows.notices import Notice
from workflows.reading import team_shown
from workflows.retold import told_of

#: Of these nothing is to be done: not in force, done, or over. What was sent on paper waits for the
#: office.
_NOT_TO_DO = frozenset({Standing.NOT_YET, Standing.HELD, Standing.MET, Standing.WITHDRAWN})


#: An act gives fewer events than so many.
_AROUND = 50
#: A cancelled year is opened again fewer times than that.
_ATTEMPTS = 3


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
    #: ``None`` where the calendar does not reach there.
    working: int | None
    #: Whether every day of the way has been decided; otherwise the working days are about so many.
    certain: bool


class Task(msgspec.Struct, frozen=True):
    """Something that is still to be done, and until when."""

    what: str
    until: Until | None
    #: It has no day of its own: the cluster says when.
    arranged: bool = False
    #: A month, or a day that hangs on another, as the plan has it.
    words: str = ""


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
        known: int | None = None,
    ) -> None:
        """``at``: as it would have been written at that moment, rather than now, when no event of
        the cycle after ``known`` was there yet."""
        self.engine, self.notice, self.lang = engine, notice, lang
        self.last_version = max(notice.version, last_version)
        self._known = known
        self.cycle: Cycle = engine.cycle(notice.stream) if at is None else self._cycle_at(at)
        self.now: Moment = engine.now() if at is None else at
        self.names = engine.names(self.cycle, at)
        self.names.read_texts(notice.stream)
        self.phrases = Phrases(lang, self.names, self.cycle.plan.rulebook)
        self.owed = Owed(lang, self.names, self.cycle)

        self._at = at

    def _cycle_at(self, at: Moment) -> Cycle:
        return _folded(self._known_at(at))

    def _known_at(self, at: Moment) -> Iterator[Event]:
        for event in self.engine.store.events(self.notice.stream):
            was_there = event.header.recorded_at <= at and event.version <= (
                self._known or event.version
            )
            if event.version <= self.last_version or was_there:
                yield event

    @cached_property
    def so_far(self) -> tuple[Event, ...]:
        """All events of the cycle at the moment of leaving, also those after what it tells."""
        if self._at is None:
            return self.engine.store.events(self.notice.stream)
        return tuple(self._known_at(self._at))

    @cached_property
    def since(self) -> tuple[Event, ...]:
        """What has happened after the last event of which the notice tells."""
        return tuple(event for event in self.so_far if event.version > self.last_version)

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
        return self.engine.store.days(self._at)

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

    def before(self, event: Event) -> Cycle:
        """Where the cycle stood before an event of which the notice tells."""
        return _folded(self.story[: event.version - 1])

    def after(self, event: Event) -> Cycle:
        """Where the cycle stood after an event of which the notice tells."""
        return _folded(self.story[: event.version])

    def planned(self, year: str) -> bool:
        """Whether the plan of another year of the cluster is in force at the moment of leaving."""
        for attempt in range(1, self.cycle.attempt + _ATTEMPTS):
            stream = cycle_stream(CycleId.of(self.cycle.cluster, year, attempt))
            issued = (one for one in self.engine.store.events(stream) if _issues(one))
            if any(event.header.recorded_at <= self.now for event in issued):
                return True
        return False

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
        left = left_until(self.table, self.now, last_day)
        return Until(
            text=deadline(last_day, before, self.lang),
            day=self.day(last_day),
            weekday=day(last_day, self.lang, weekday=True).removesuffix(" " + self.day(last_day)),
            left=left.days,
            working=left.working,
            certain=left.certain,
        )

    def until_of(self, code: str, unit: UnitId | None = None) -> Until | None:
        """Until when something is due, for one unit or for all."""
        found = self.cycle.plan.deadlines.get(code)
        if found is None or not found.due.day_set:
            return None
        before = found.before if unit is None else found.before_for(unit)
        return self.by_moment(before)

    def until_for_unit(self, code: str) -> Until | None:
        """As :meth:`until_of`, for the addressed unit, also of what the plan does not name: a
        report, comments on a draft."""
        return self.by_moment(self.before_for_unit(code))

    def before_for_unit(self, code: str) -> Moment | None:
        """From when on it is late, for the addressed unit; ``None`` where no day is set."""
        found, planned = self.duties.get((code, self.unit)), self.cycle.plan.deadlines.get(code)
        if found is not None and code in self.cycle.reports:
            named = self.cycle.reports[code].before is not None
            return found.before if named or planned is None or planned.due.day_set else None
        if planned is not None:
            return planned.before_for(self.unit) if planned.due.day_set else None
        return found.before if found is not None else None

    def by_moment(self, before: Moment | None) -> Until | None:
        """As :meth:`until`, by the moment from which on it is late."""
        return None if before is None else self.until(civil_day(before - 1), before)

    def tasks(self, *but: str) -> list[Task]:
        """What the addressed unit still has to do, the nearest first, without these codes."""
        mine = [
            duty
            for duty in self.duties.values()
            if duty.unit == self.unit and duty.code not in but and self.acts(duty)
        ]
        mine.sort(key=lambda duty: (duty.before is None, duty.before or 0, duty.code))
        found = [self._task(duty) for duty in mine]
        if pledge_awaited(self.cycle, self.unit):
            # signed after the targets were registered, and before the year's work
            first = sum(duty.code == Phase.REGISTRATION for duty in mine[:1])
            found.insert(first, Task(self.owed.act("sign_pledge"), None, arranged=True))
        return found

    def _task(self, duty: Duty) -> Task:
        words = self.vague(duty.code)
        until = None if words else self.by_moment(duty.before)
        return Task(listed(self.acts(duty), self.lang), until, words=words)

    def vague(self, code: str) -> str:
        """When something is due that has no day yet, in the words of the plan: a month, or so long
        after another day; empty where a day is set, or nothing is said."""
        planned = self.cycle.plan.deadlines.get(code)
        if planned is not None:
            return "" if planned.due.day_set else self._vague(planned.due)
        listed_ones = self.rulebook.deadlines if self.rulebook else ()
        return next((one_line(one.due.words) for one in listed_ones if one.code == code), "")

    def _vague(self, due: Due) -> str:
        if due.words:
            return one_line(due.words)
        if due.last_day is None:
            return ""
        year, month = due.last_day.year, due.last_day.month
        month_only = DayNote.MONTH_ONLY in due.notes
        return when(When.month(year, month) if month_only else When.year(year), self.lang)

    def acts(self, duty: Duty | None) -> list[str]:
        """What the unit still has to do of it, at the moment of leaving."""
        if duty is None or duty.standing in _NOT_TO_DO or not duty.wanted:
            return []
        return self.owed.acts(duty)

    def to_do(self, code: str) -> list[str]:
        """What the addressed unit still has to do under a code, a day set for it or not."""
        duty = self.duties.get((code, self.unit))
        owed = OWED.get(code)
        if duty is not None or owed is None or self.cycle.plan.issued is None:
            return self.acts(duty)
        over = self.cycle.phase not in WAY or WAY.index(self.cycle.phase) > WAY.index(Phase(code))
        return [] if over else [self.owed.act(word) for word in owed(self.cycle, self.unit)]

    def count(self, code: str) -> dict[str, object]:
        """How many units still owe something under a code, and of how many; their names for the
        chair's office, and for all where the rulebook says so."""
        of = [duty for duty in self._of(code) if self._concerned(duty)]
        owing = [duty.unit for duty in of if duty.unit is not None and duty.wanted]
        named = self.to_secretary or (self.rulebook is not None and self.rulebook.late_named)
        names = sorted(map(self.name, owing), key=sort_key) if named else []
        return {"owing": len(owing), "of": len(of), "names": names, "lack": _lack(of)}

    def _concerned(self, duty: Duty) -> bool:
        """Only whose scores were adjusted has something to explain."""
        assert duty.unit is not None
        return duty.code != DueCode.EXPLANATION or self.cycle.sheet(duty.unit).adjusted > 0

    def _of(self, code: str) -> list[Duty]:
        """What units owe or owed under a code, given a day."""
        return [one for one in self.duties.values() if one.code == code and one.unit is not None]

    def changes(self, event: Event, unit: UnitId, cells: tuple[CellChange, ...]) -> list[Change]:
        """What an act changed in the scores of a sheet: from what counted before, whichever column
        it stood in."""
        counted, counts = self._counted_around(event, unit)
        return [
            self._change(
                place,
                counted.get(place),
                # an emptied cell lets the column before it count
                counts.get(place) if cell.now is None else cell.now,
            )
            for cell in cells
            for place in ((cell.criterion, cell.part),)
        ]

    def counted_of(self, event: Event, unit: UnitId, criterion: str) -> list[Change]:
        """What an act changed in what counts of one criterion of a sheet."""
        counted, counts = self._counted_around(event, unit)
        places = [place for place in {**counted, **counts} if place[0] == criterion]
        return [
            self._change(place, counted.get(place), counts.get(place))
            for place in sorted(places, key=lambda place: list(Part).index(place[1]))
            if counted.get(place) != counts.get(place)
        ]

    def _counted_around(self, event: Event, unit: UnitId) -> tuple[Cells, Cells]:
        """What counted of a sheet before an event, and after it."""
        before = self.before(event)
        after = evolve(before, event)
        assert isinstance(after, Cycle)
        rulebook = scoring_rulebook(before)
        return final_cells(rulebook, before.sheet(unit)), final_cells(rulebook, after.sheet(unit))

    def _change(self, place: tuple[str, Part], was: Points | None, now: Points | None) -> Change:
        return Change(
            cell=self.cell(*place),
            was=self.entered(place, was) or self.empty,
            now=self.entered(place, now) or self.empty,
        )

    def entered(self, place: tuple[str, Part], value: Points | None) -> str:
        """As :meth:`figure`; so many occurrences are told as such."""
        criterion, part = place
        times = (
            "" if value is None else occurrences(value, criterion, part, self.rulebook, self.lang)
        )
        return times or self.figure(value, part)

    @property
    def empty(self) -> str:
        return "trống" if self.lang == "vi" else "empty"

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
        return one_line(f"{self.criterion(criterion)}, {label(part, self.lang)}")

    def criterion(self, criterion: str) -> str:
        """``2. Cải cách hành chính``"""
        known = self.rulebook.criteria if self.rulebook else ()
        name = next((found.name for found in known if found.code == criterion), None)
        return one_line(f"{criterion}. {name}" if name else criterion)

    def by(self, event: Event) -> str:
        """Who acted, as other members read it: a team stands for its persons."""
        team = team_shown(event, self.cycle, Seat(Office.UNIT_OFFICER, self.unit))
        if team is not None:
            return one_line(team)
        seat, behalf = event.header.seat, event.header.for_unit
        if seat is not None and seat.office is Office.SECRETARY:
            # the log names the person's office, a letter the body that answers for it
            pair = ("bộ phận thường trực của {Chair}", "the chair's office")
            return self.phrases.part(pair, {})
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


def _lack(due: list[Duty]) -> str:
    """What those that still owe something have not: ``sent``, ``signed``, or both, ``done``."""
    wanted = [set(duty.wanted) for duty in due if duty.wanted]
    if all(words == {"sign_pledge"} for words in wanted):
        return "signed"
    return "sent" if all(words != {"sign_pledge"} for words in wanted) else "done"


def _issues(event: Event) -> bool:
    return isinstance(event.body, PlanIssued)


def _folded(events: Iterable[Event]) -> Cycle:
    state: object = None
    for event in events:
        state = evolve(state, event)
    assert isinstance(state, Cycle)
    return state
