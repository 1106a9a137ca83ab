"""The year's deadlines in the order of their days: how each stands, what moved it, who still owes
what, and what is to be known of its day.

It adds nothing of its own: who owes what comes from ``domain.cycle.deadlines.duties``, days from
the events.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.day_remarks import (
    DayRemark,
    RemarkOnDay,
    forecast,
    remarks_on,
    remarks_on_day,
    remarks_when_set,
)
from domain.cycle.deadlines.due import Due
from domain.cycle.deadlines.duties import AHEAD, Duty, Standing, duties
from domain.cycle.deadlines.standing import DueCode
from domain.cycle.year_work.claimed import ClaimState
from domain.cycle.year_work.claims import SentClaimed
from domain.record.record import Event, UnitId
from domain.rulebook.due_rule import CycleMonths, CycleYear
from domain.values.days import DayTable, working_days_between
from domain.values.refusal import Refusal
from domain.values.when import Moment, Precision, civil_day
from workflows.day_changes import DayChange, changes


class DueState(StrEnum):
    """How a deadline stands as a whole."""

    OPEN = "open"
    MET = "met"
    #: There has been nothing yet to be explained.
    NOTHING_YET = "nothing_yet"
    #: Not all was done, and nobody asks for it any more: the scores were settled.
    LET_GO = "let_go"
    #: It passed while something was lacking, and that is lacking still.
    OVERDUE = "overdue"
    #: It had passed when it was set, or the plan issued: nobody is late.
    PAST_WHEN_SET = "past_when_set"
    #: The plan is not issued yet, or the past is being told.
    NOT_YET = "not_yet"
    #: The year is closed or cancelled.
    WITHDRAWN = "withdrawn"


#: By the event of a claim, number and day of the paper that it names.
PapersShown = Mapping[int, tuple[str | None, date | None]]


class _Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A part of an agenda."""


class DaysLeft(_Shown, frozen=True, kw_only=True):
    """The days until the last day in time: 0 on it, negative after it."""

    days: int
    #: ``None`` where the calendar does not reach there.
    working: int | None
    #: Whether every day of the way has been decided; otherwise holidays are a forecast.
    certain: bool


class StatedSending(_Shown, frozen=True, kw_only=True):
    """Something that a unit says it has sent."""

    word: str
    #: The event by which it said so.
    event: int
    #: The paper came; the act itself is still to be recorded.
    confirmed: bool
    number: str | None
    dated: date | None


class Owing(_Shown, frozen=True, kw_only=True):
    """What one unit, or the cluster, still owes under a deadline."""

    #: ``None``: the chair's office sees to it.
    unit: UnitId | None
    #: Commands, or conditions of the phase.
    lacking: tuple[str, ...]
    sent: tuple[StatedSending, ...]
    #: Nobody is reminded of it.
    held: bool
    last_day: date | None
    #: Its day is its own.
    extended: bool
    standing: Standing


class Entry(_Shown, frozen=True, kw_only=True):
    """One deadline."""

    code: str
    #: As the document has it.
    words: str
    last_day: date | None
    before: Moment | None
    #: A day is set of which somebody can be reminded; a month alone is none.
    day_set: bool
    notes: tuple[str, ...]
    left: DaysLeft | None
    state: DueState
    #: How many units have done their part, and of how many; 0 of 0 where it goes by no units.
    done: int
    of: int
    owing: tuple[Owing, ...]
    changes: tuple[DayChange, ...]
    remarks: tuple[RemarkOnDay, ...]


class Next(_Shown, frozen=True, kw_only=True):
    """What is due next: of whom, until when."""

    code: str
    last_day: date
    before: Moment
    left: DaysLeft
    #: Who still owes something by that day; ``None``: the chair's office.
    units: tuple[UnitId | None, ...]


class Agenda(_Shown, frozen=True, kw_only=True):
    code: str
    year: str
    at: Moment
    #: The table of days it was reckoned by; see ``DayTable.label``.
    table: str
    next: Next | None
    #: In the order of their days; those without a day at the end.
    entries: tuple[Entry, ...]
    #: When the conference is called for, and what is to be known of it.
    conference: date | None
    conference_remarks: tuple[RemarkOnDay, ...]


def agenda(cycle: Cycle, events: Sequence[Event], table: DayTable, now: Moment) -> Agenda:
    """The deadlines of a year as of a moment, by the calendar as it is known then."""
    known = list(duties(cycle).values())
    history, papers = changes(events), _papers(events)
    by_code: dict[str, list[Duty]] = {code: [] for code in cycle.plan.deadlines}
    for duty in known:
        by_code.setdefault(duty.code, []).append(duty)
    entries = [
        _entry(cycle, code, found, (history.get(code, ()), papers), (table, now))
        for code, found in by_code.items()
    ]
    called = cycle.conference.called
    exact = called is not None and called.precision in {
        Precision.MOMENT,
        Precision.DAY,
        Precision.RANGE,
    }
    day = called.first_day if called is not None and exact else None
    held = cycle.conference.held
    return Agenda(
        code=cycle.code,
        year=cycle.year,
        at=now,
        table=table.label,
        next=_next(known, table, now),
        entries=tuple(sorted(entries, key=_by_day)),
        conference=day,
        conference_remarks=tuple(remarks_on_day(day, table)) if day and not held else (),
    )


def _by_day(entry: Entry) -> tuple[bool, Moment, str]:
    return entry.before is None, entry.before or 0, entry.code


def _entry(
    cycle: Cycle,
    code: str,
    found: list[Duty],
    told: tuple[Sequence[DayChange], PapersShown],
    at: tuple[DayTable, Moment],
) -> Entry:
    (changes, papers), (table, now) = told, at
    deadline = cycle.plan.deadlines.get(code)
    due = deadline.due if deadline else None
    before = due.before if due else min((one.before or 0 for one in found), default=None) or None
    last_day = due.last_day if due else _last_day(before)
    units = [one for one in found if one.unit is not None and _concerned(cycle, one)]
    wanted = [one for one in found if not one.let_go]
    state = _state(wanted, before, now)
    if state is DueState.MET and len(wanted) < len(found):
        state = DueState.LET_GO
    elif state is DueState.MET and code == DueCode.EXPLANATION and not units:
        state = DueState.NOTHING_YET
    owes = state in {DueState.OPEN, DueState.OVERDUE, DueState.PAST_WHEN_SET}
    return Entry(
        code=code,
        words=due.words if due else "",
        last_day=last_day,
        before=before,
        day_set=due.day_set if due else last_day is not None,
        notes=tuple(note.value for note in due.notes) if due else (),
        left=left_until(table, now, last_day) if last_day else None,
        state=state,
        done=sum(not one.lacking for one in units),
        of=len(units),
        owing=tuple(_owing(cycle, one, before, papers) for one in wanted if one.lacking and owes),
        changes=tuple(changes),
        remarks=tuple(_remarks(cycle, due or last_day, state, table)),
    )


def _concerned(cycle: Cycle, duty: Duty) -> bool:
    """Only whose scores were adjusted has something to explain."""
    assert duty.unit is not None
    return duty.code != DueCode.EXPLANATION or cycle.sheet(duty.unit).adjusted > 0


def _remarks(
    cycle: Cycle, due: Due | date | None, state: DueState, table: DayTable
) -> Iterator[RemarkOnDay]:
    """Of a day that may still be changed all; of one by which nobody is late, why that may be."""
    found: Iterable[RemarkOnDay] = ()
    if isinstance(due, Due):
        found = remarks_on(due, table, year_of(cycle))
    elif due is not None:
        found = (*remarks_on_day(due, table), *remarks_when_set(due, due, year_of(cycle)))
    for remark in found:
        early = state is DueState.PAST_WHEN_SET and remark.kind is DayRemark.BEFORE_YEAR
        if state in _AHEAD_STATES or early:
            yield remark


#: Their days may still be changed.
_AHEAD_STATES = frozenset({DueState.OPEN, DueState.NOT_YET})


def year_of(cycle: Cycle) -> CycleYear | None:
    """The days of the cycle's year; ``None`` where its label does not go as its months do."""
    rulebook = cycle.plan.rulebook
    months = (rulebook.months if rulebook else None) or CycleMonths()
    try:
        return months.of(cycle.year)
    except Refusal:
        return None


def _last_day(before: Moment | None) -> date | None:
    return None if before is None else civil_day(before - 1)


def _state(found: list[Duty], before: Moment | None, now: Moment) -> DueState:
    standings = {one.standing for one in found if one.lacking}
    if Standing.WITHDRAWN in {one.standing for one in found}:
        return DueState.WITHDRAWN
    if not standings:
        return DueState.MET
    for standing, state in (
        (Standing.NOT_YET, DueState.NOT_YET),
        (Standing.PASSED, DueState.OVERDUE),
    ):
        if standing in standings:
            return state
    if standings & AHEAD:
        # Its day may be over by the clock before a sweep has come by.
        return DueState.OVERDUE if before is not None and before <= now else DueState.OPEN
    return DueState.PAST_WHEN_SET


def left_until(table: DayTable, now: Moment, last_day: date) -> DaysLeft:
    """The days until a last day, for pages and letters alike."""
    today = civil_day(now)
    certain = table.is_certain(min(today, last_day), max(today, last_day))
    reckoned = forecast(table, max(today, last_day))
    try:
        working = working_days_between(reckoned, today, last_day)
    except Refusal:
        working = None
    return DaysLeft(days=(last_day - today).days, working=working, certain=certain)


def _owing(
    cycle: Cycle,
    duty: Duty,
    general: Moment | None,
    papers: PapersShown,
) -> Owing:
    return Owing(
        unit=duty.unit,
        lacking=tuple(word for word in duty.lacking if word != duty.code),
        sent=tuple(
            StatedSending(
                word=said.word,
                event=said.event,
                confirmed=cycle.claims[said.event].state is ClaimState.CONFIRMED,
                number=papers.get(said.event, (None, None))[0],
                dated=papers.get(said.event, (None, None))[1],
            )
            for said in duty.said_sent
        ),
        held=duty.held,
        last_day=_last_day(duty.before),
        extended=duty.unit is not None and duty.before != general,
        standing=duty.standing,
    )


def _next(known: list[Duty], table: DayTable, now: Moment) -> Next | None:
    ahead = [
        duty
        for duty in known
        if duty.standing in AHEAD and not duty.let_go
        if duty.before is not None and duty.before > now
    ]
    if not ahead:
        return None
    first = min(ahead, key=lambda duty: (duty.before or 0, duty.unit is not None, duty.code))
    assert first.before is not None
    last_day = civil_day(first.before - 1)
    due = [duty for duty in ahead if (duty.code, duty.before) == (first.code, first.before)]
    units = tuple(duty.unit for duty in due if duty.unit is not None)
    return Next(
        code=first.code,
        last_day=last_day,
        before=first.before,
        left=left_until(table, now, last_day),
        units=units or (None,),
    )


# What the events tell


def _papers(events: Sequence[Event]) -> PapersShown:
    found = {}
    for event in events:
        if isinstance(event.body, SentClaimed):
            paper = event.body.document
            day = paper.date.first_day if paper.date else None
            found[event.version] = (paper.number, day)
    return found
