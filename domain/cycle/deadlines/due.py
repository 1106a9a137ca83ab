"""Deadlines reckoned over a given table of days, moved, extended and compared with what was sent.

:func:`reckon` and :func:`reckon_all` turn the rules of :mod:`domain.rulebook.due_rule` into a
:class:`Due`, which holds everything an event has to hold: replay reckons nothing again.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise
from types import MappingProxyType
from typing import Final

import msgspec
from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.rulebook.due_rule import (
    Closes,
    CycleMonths,
    CycleYear,
    DateCounted,
    DaysCounted,
    DueRule,
    InYear,
    Reading,
    RelativeDay,
    Side,
    WhenOff,
    check_due_rule,
    clock_of,
    day_of,
    quarter_of,
)
from domain.values.days import DayTable, add_working_days, back, forward, last_day_of_month
from domain.values.names import nearest
from domain.values.refusal import Refusal
from domain.values.when import DAY, Moment, Precision, When, start_of

#: The events from which a rulebook may count, beside its own deadlines.
EVENTS: Final = ("conference",)
#: By the name a rule uses: when the event is, was, or ``None`` while no day is set.
Events = Mapping[str, When | None]


class DayNote(StrEnum):
    """What whoever reads a day should know of it."""

    MOVED_BACK = "moved_back"
    MOVED_FORWARD = "moved_forward"
    #: It is a day off and stays there.
    ON_DAY_OFF = "on_day_off"
    #: It is a day of the weekend that is worked.
    MADE_UP_DAY = "made_up_day"
    #: Nobody can say yet whether it is worked.
    DAYS_NOT_KNOWN = "days_not_known"
    MONTH_ONLY = "month_only"
    QUARTER_ONLY = "quarter_only"
    TO_BE_ANNOUNCED = "to_be_announced"
    #: It hangs on an event that has no day yet.
    AWAITS_EVENT = "awaits_event"
    EXTENDED = "extended"


#: A year with a 29th of February, to compare days that name no year.
_LEAP_YEAR = 2024
_NO_TABLE = DayTable(version="none", first=date(_LEAP_YEAR, 1, 1), last=date(_LEAP_YEAR, 1, 1))

#: Until a day is set, nobody is reminded of it.
_NO_DAY = frozenset(
    {DayNote.MONTH_ONLY, DayNote.QUARTER_ONLY, DayNote.TO_BE_ANNOUNCED, DayNote.AWAITS_EVENT}
)


class Due(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deadline with everything that was reckoned for it."""

    #: As the document has it.
    words: str
    #: The last day on which an act is in time; ``None``: no day is known.
    last_day: date | None
    #: An act at or after this moment is late.
    before: Moment | None
    #: The last day as worded, before a day off moved it.
    worded_day: date | None
    notes: tuple[DayNote, ...]
    counts: DateCounted
    #: The table of days it was reckoned over; see :attr:`DayTable.label`.
    table: str

    @property
    def day_set(self) -> bool:
        """Whether a day is set of which somebody can be reminded; a month alone is none."""
        return self.last_day is not None and not _NO_DAY & frozenset(self.notes)

    def is_late(self, at: Moment) -> bool:
        return self.before is not None and at >= self.before


def reckon(
    rule: DueRule, *, year: CycleYear, table: DayTable, events: Events = MappingProxyType({})
) -> Due:
    """What a rule comes to in a cycle year.

    Raises ``Refusal``: as :func:`check_due_rule`; ``deadline_event_unknown``; ``days_not_known``
    where the table does not reach far enough to move or count. A day that stays where it is
    needs no table: what is not known of it is a note.
    """
    check_due_rule(rule)
    try:
        found, notes = _period(rule, year, table, events)
        if found is None:
            return _due(rule, table, None, None, notes)
        first, last = found
        worded = first - DAY if rule.reading is Reading.BEFORE_STRICT else last
        last_day, moved = _placed(worded, rule.when_off, table)
        return _due(rule, table, worded, last_day, (*notes, *moved))
    except OverflowError:  # the ends of time have no civil day
        raise Refusal("date_malformed", value=rule.words) from None


def reckon_all(
    rules: Mapping[str, DueRule],
    *,
    year: CycleYear,
    table: DayTable,
    events: Events,
    waits: bool = False,
) -> dict[str, Due]:
    """What the rules come to, where one may hang on another by its code.

    With ``waits``, what cannot be reckoned because days are not known has no day yet, and says
    so, instead of being refused. Raises ``Refusal`` as :func:`reckon`, and
    ``deadline_circular`` where they hang on each other.
    """
    for code in rules:
        if code in events:
            raise Refusal("deadline_malformed", where="code", value=code)
    hang_on = {
        code: {rule.relative.event} & rules.keys() if rule.relative else set()
        for code, rule in rules.items()
    }
    try:
        order = tuple(TopologicalSorter(hang_on).static_order())
    except CycleError as found:
        raise Refusal("deadline_circular", codes=tuple(found.args[1])) from None
    known = {**events}
    dues: dict[str, Due] = {}
    for code in order:
        try:
            due = reckon(rules[code], year=year, table=table, events=known)
        except Refusal as refusal:
            if not waits or refusal.code != "days_not_known":
                raise
            due = _due(rules[code], table, None, None, (DayNote.DAYS_NOT_KNOWN,))
        dues[code] = due
        day = due.last_day if due.day_set else None
        known[code] = When.day(day) if day is not None else None
    return {code: dues[code] for code in rules}


def check_hangs_on(code: str, rules: Mapping[str, DueRule]) -> None:
    """Whether what a deadline is counted from can have a day.

    Raises ``Refusal``: ``deadline_malformed`` where its code is the name of an event,
    ``deadline_event_unknown`` with the nearest, or ``deadline_circular``, once for each circle.
    """
    if code in EVENTS:
        raise Refusal("deadline_malformed", where="code", value=code)
    relative = rules[code].relative
    if relative is not None and relative.event not in {*EVENTS, *rules}:
        close = nearest(relative.event, (*EVENTS, *rules))
        raise Refusal("deadline_event_unknown", value=relative.event, nearest=close)
    way = [code]
    while (found := rules[way[-1]].relative) is not None and found.event in rules:
        if found.event == code:
            if code == next(one for one in rules if one in way):
                raise Refusal("deadline_circular", codes=(*way, code))
            return
        if found.event in way:
            return
        way.append(found.event)


def due_by_hand(
    until: When | None, *, table: DayTable, words: str | None = None, counts: DateCounted | None
) -> Due:
    """A deadline whose day somebody named: before the end of a day, of a month, or of a moment.

    Raises ``Refusal("date_malformed")`` for an unknown time.
    """
    last_day, before = limits(until)
    notes: tuple[DayNote, ...] = (DayNote.TO_BE_ANNOUNCED,)
    if until is not None and last_day is not None:
        vague = {Precision.MONTH: (DayNote.MONTH_ONLY,), Precision.YEAR: (DayNote.TO_BE_ANNOUNCED,)}
        notes = (*vague.get(until.precision, ()), *_notes_on(last_day, table))
    return Due(
        words=words or "",
        last_day=last_day,
        before=before,
        worded_day=last_day,
        notes=notes,
        counts=counts or DateCounted.RECEIVED,
        table=table.label,
    )


def term(text: str) -> tuple[When, date, Moment]:
    """A term as it is typed, its last day and the moment from which on it is over.

    Raises ``Refusal("date_malformed")``, also for an unknown time.
    """
    until = When.read(text)
    last_day, before = limits(until)
    assert last_day is not None
    assert before is not None
    return until, last_day, before


def term_ahead(text: str, now: Moment | None, case: str) -> tuple[When, date, Moment]:
    """As :func:`term`, of one that is not over now; ``None``: told of the past, it may be.

    Raises ``Refusal``: ``date_malformed`` or ``deadline_past`` with the case.
    """
    until, last_day, before = term(text)
    if now is not None and before <= now:
        raise Refusal("deadline_past", case=case, last_day=last_day)
    return until, last_day, before


def limits(until: When | None) -> tuple[date | None, Moment | None]:
    """The last day in time and the moment from which on an act is late.

    Raises ``Refusal("date_malformed")`` for an unknown time.
    """
    if until is None:
        return None, None
    if until.end is None or until.last_day is None:
        raise Refusal("date_malformed", value="unknown")
    if until.precision is Precision.MOMENT:
        return until.last_day, until.end
    return until.last_day, start_of(until.last_day + DAY)


def _due(
    rule: DueRule,
    table: DayTable,
    worded: date | None,
    last_day: date | None,
    notes: tuple[DayNote, ...],
) -> Due:
    return Due(
        words=rule.words,
        last_day=last_day,
        before=None if last_day is None else _end_of(last_day, rule),
        worded_day=worded,
        notes=notes,
        counts=rule.counts,
        table=table.label,
    )


def _end_of(day: date, rule: DueRule) -> Moment:
    if rule.closes is Closes.END_OF_DAY:
        return start_of(day + DAY)
    return start_of(day) + clock_of(rule.office_closes) // timedelta(microseconds=1)


def _period(
    rule: DueRule, year: CycleYear, table: DayTable, events: Events
) -> tuple[tuple[date, date] | None, tuple[DayNote, ...]]:
    """The first and last day that the words name, where they name any."""
    shift = {InYear.PREVIOUS: -1, InYear.THIS: 0, InYear.NEXT: 1}[rule.year]
    match rule:
        case DueRule(day=str(text)):
            day = day_of(text, year, shift)
            return (day, day), ()
        case DueRule(month=int(month)):
            last = last_day_of_month(year.civil_year(month) + shift, month)
            return (last.replace(day=1), last), (DayNote.MONTH_ONLY,)
        case DueRule(quarter=int(quarter)):
            last = quarter_of(quarter, year, shift)
            return (date(last.year, last.month - 2, 1), last), (DayNote.QUARTER_ONLY,)
        case DueRule(relative=RelativeDay() as relative):
            counted = _counted_from(relative, table, events)
            return (None, (DayNote.AWAITS_EVENT,)) if counted is None else ((counted, counted), ())
        case _:
            return None, (DayNote.TO_BE_ANNOUNCED,)


def _counted_from(relative: RelativeDay, table: DayTable, events: Events) -> date | None:
    if relative.event not in events:
        close = nearest(relative.event, events)
        raise Refusal("deadline_event_unknown", value=relative.event, nearest=close)
    event = events[relative.event]
    exact = {Precision.MOMENT, Precision.DAY, Precision.RANGE}
    if event is None or event.precision not in exact:
        return None
    day = event.first_day if relative.side is Side.BEFORE else event.last_day
    if day is None:
        return None
    days = -relative.days if relative.side is Side.BEFORE else relative.days
    if relative.counted is DaysCounted.WORKING:
        return add_working_days(table, day, days)
    return day + timedelta(days=days)


def _placed(day: date, when_off: WhenOff, table: DayTable) -> tuple[date, tuple[DayNote, ...]]:
    """Where a last day comes to lie, and what is to be said of that."""
    match when_off:
        case WhenOff.FORWARD:
            placed, moved = forward(table, day), DayNote.MOVED_FORWARD
        case WhenOff.BACK:
            placed, moved = back(table, day), DayNote.MOVED_BACK
        case WhenOff.NONE:
            return day, _notes_on(day, table)
    return placed, (*((moved,) if placed != day else ()), *_notes_on(placed, table))


def _notes_on(day: date, table: DayTable) -> tuple[DayNote, ...]:
    if not table.knows(day):
        return (DayNote.DAYS_NOT_KNOWN,)
    if not table.is_worked(day):
        return (DayNote.ON_DAY_OFF,)
    return (DayNote.MADE_UP_DAY,) if table.is_made_up(day) else ()


def notes_on_event(when: When | None, table: DayTable) -> tuple[DayNote, ...]:
    """What is to be known of the day of a conference or other event, which may fall on any day."""
    if when is None or when.first_day is None or when.last_day is None:
        return (DayNote.TO_BE_ANNOUNCED,)
    match when.precision:
        case Precision.MONTH:
            return (DayNote.MONTH_ONLY,)
        case Precision.YEAR | Precision.UNKNOWN:
            return (DayNote.TO_BE_ANNOUNCED,)
    day, found = when.first_day, set[DayNote]()
    while day <= when.last_day and DayNote.DAYS_NOT_KNOWN not in found:
        found |= {*_notes_on(day, table)}
        day += DAY
    return tuple(note for note in DayNote if note in found)


def check_in_order(
    rules: Mapping[str, DueRule], *, order: Sequence[Phase], months: CycleMonths
) -> None:
    """Raises ``Refusal("deadline_order")`` where the phases would be due out of their order.

    Compared are days of the cycle's own year as they are worded, each under the code of its phase.
    """
    year = CycleYear(first_day=date(_LEAP_YEAR, months.first_month, 1))
    days = {
        phase: reckon(replace(rule, when_off=WhenOff.NONE), year=year, table=_NO_TABLE).last_day
        for phase in order
        if (rule := rules.get(phase)) is not None
        and rule.relative is None
        and not (rule.day is not None and rule.day.count("/") > 1)
    }
    known = [(phase, day) for phase, day in days.items() if day is not None]
    for (one, first), (other, second) in pairwise(known):
        if second < first:
            raise Refusal("deadline_order", phase=other, other=one)


def extended(due: Due, until: When, table: DayTable) -> Due:
    """The deadline with more time.

    Raises ``Refusal``: ``deadline_not_later``, because an extension takes no time away, or
    ``date_malformed`` for an unknown day.
    """
    found = due_by_hand(until, table=table, words=due.words, counts=due.counts)
    if due.before is not None and (found.before is None or found.before <= due.before):
        raise Refusal("deadline_not_later", last_day=due.last_day)
    return replace(found, notes=(*found.notes, DayNote.EXTENDED))


class Move(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A deadline that is no longer where it was, both shown before anything is moved."""

    deadline: str
    was: Due
    now: Due

    @property
    def days(self) -> int | None:
        """Civil days by which it moves, negative to an earlier day; ``None`` without two days."""
        if self.was.last_day is None or self.now.last_day is None:
            return None
        return (self.now.last_day - self.was.last_day).days


def moved(was: Mapping[str, Due], now: Mapping[str, Due]) -> tuple[Move, ...]:
    """The deadlines reckoned twice that came to another day or hour, or have a day only once."""
    return tuple(
        Move(deadline=code, was=old, now=now[code])
        for code, old in was.items()
        if code in now and (old.before, old.day_set) != (now[code].before, now[code].day_set)
    )
