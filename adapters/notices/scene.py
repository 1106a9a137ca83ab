"""What a notice is written from: its events, where the cycle stands now, and the names that hold.

Hidden texts are joined in here, when the notice is written, and stored nowhere.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import Any

from adapters.bootstrap import Engine
from adapters.notices.owed import Owed
from adapters.wording.labelling import label, numbered_code
from adapters.wording.labels.periods import criterion_called
from adapters.wording.letters.every import NAMED
from adapters.wording.outside import one_line
from adapters.wording.phrasing import Phrases
from adapters.wording.writing import Lang, day, listed, moment, points, signed
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Duty, duties
from domain.cycle.phases.plan import PlanIssued
from domain.record.record import CycleId, Event, Office, Seat, UnitId, cycle_stream
from domain.record.streams import evolve
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.days import DayTable
from domain.values.names import sort_key
from domain.values.points import Points
from domain.values.private import Private
from domain.values.when import Moment, civil_day
from workflows.notices import Notice
from workflows.reader import Reader
from workflows.reading import team_shown
from workflows.retold import told_of

#: An act gives fewer events than so many.
_AROUND = 50
#: A cancelled year is opened again fewer times than that.
_ATTEMPTS = 3


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
    def duties(self) -> Mapping[tuple[str, UnitId | None], Duty]:
        if self._at is not None:
            return duties(self.cycle)
        # the same for all who are told at this moment
        return self.engine.store.kept((self.notice.stream, "duties"), lambda: duties(self.cycle))

    def at_version(self, version: int) -> Cycle:
        """Where the cycle stood once an event up to the last of which it tells was recorded."""
        stream = self.notice.stream
        return self.engine.store.kept(
            (stream, "stood", version), lambda: _folded(self.story[:version])
        )

    def before(self, event: Event) -> Cycle:
        """Where the cycle stood before an event of which the notice tells."""
        return self.at_version(event.version - 1)

    def after(self, event: Event) -> Cycle:
        """Where the cycle stood after an event of which the notice tells."""
        return self.at_version(event.version)

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

    @property
    def empty(self) -> str:
        return self.phrases.pick(NAMED["empty"])

    def cell(self, criterion: str, part: Part) -> str:
        """``2. Cải cách hành chính, điểm thưởng``"""
        return one_line(f"{self.criterion(criterion)}, {label(part, self.lang)}")

    def criterion(self, criterion: str) -> str:
        """``2. Cải cách hành chính``"""
        known = self.rulebook.by_code.get(criterion) if self.rulebook else None
        name = criterion_called(known, self.lang) if known else None
        code = numbered_code(criterion, self.rulebook)
        return one_line(f"{code}. {name}" if name else code)

    def by(self, event: Event) -> str:
        """Who acted, as other members read it: a team stands for its persons."""
        team = team_shown(event, self.cycle, Reader((Seat(Office.UNIT_OFFICER, self.unit),)))
        if team is not None:
            return one_line(team)
        seat, behalf = event.header.seat, event.header.for_unit
        if seat is not None and seat.office is Office.SECRETARY:
            # the log names the person's office, a letter the body that answers for it
            return self.phrases.part(NAMED["office_of_chair"], {})
        facts = {
            "office": seat.office if seat else None,
            "unit": seat.unit if seat else None,
            "behalf": behalf,
        }
        return self.phrases.part(NAMED["by"], facts)

    def paper(self, event: Event) -> str:
        """``Kế hoạch số 42/KH-CTĐ SỐ 08``: a document by its kind and number only."""
        paper = self.cycle.papers.get(event.version) or getattr(event.body, "document", None)
        facts = {"kind": paper.kind, "number": paper.number} if paper is not None else {}
        return self.phrases.part(NAMED["paper"], facts)

    def document(self, event: Event) -> str:
        """The document of an act as it reads now, or nothing."""
        paper = getattr(event.body, "document", None)
        return self.fact("document", self.cycle.papers.get(event.version) or paper)


def _issues(event: Event) -> bool:
    return isinstance(event.body, PlanIssued)


def _folded(events: Iterable[Event]) -> Cycle:
    state: object = None
    for event in events:
        state = evolve(state, event)
    assert isinstance(state, Cycle)
    return state
