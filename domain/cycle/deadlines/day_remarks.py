"""What whoever plans should know of a day: that it falls into a pause, or that its year's calendar
is only forecast. Nothing is refused for it."""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

import msgspec

from domain.cycle.deadlines.due import DayNote, Due
from domain.rulebook.due_rule import CycleYear
from domain.values.days import DayTable, pause, pause_name, swapped_in


class DayRemark(StrEnum):
    """What is to be known of a day."""

    #: It lies in a holiday and stays there.
    IN_PAUSE = "in_pause"
    #: The day as worded lies in a holiday, and was moved out of it.
    MOVED_OUT_OF_PAUSE = "moved_out_of_pause"
    #: It is a day of the weekend, or another single day off, and stays there.
    DAY_OFF = "day_off"
    #: It is a day of the weekend that is worked.
    MADE_UP = "made_up"
    #: It is off as things look, and nobody has decided it.
    UNCONFIRMED = "unconfirmed"
    #: No decision on the holidays of its year is known yet.
    FORECAST = "forecast"
    #: It cannot be reckoned before a decision on the holidays is known.
    NOT_RECKONED = "not_reckoned"
    #: It lies before the year for which it is asked.
    BEFORE_YEAR = "before_year"
    #: It was over when it was set.
    PAST = "past"


class RemarkOnDay(msgspec.Struct, frozen=True, kw_only=True):
    """A remark on one day."""

    kind: DayRemark
    day: date | None
    #: Of the pause, both days off.
    first: date | None = None
    last: date | None = None
    #: What the holiday is called, in Vietnamese and in English.
    name: tuple[str, str] | None = None
    #: The other halves of swaps: the days worked for the pause, or the day off for which this one
    #: is worked.
    swapped: tuple[date, ...] = ()
    #: The year whose holidays are not decided.
    year: int | None = None


def remarks_on(due: Due, table: DayTable, year: CycleYear | None = None) -> tuple[RemarkOnDay, ...]:
    """What is to be known of a deadline's day, by the calendar as it is known now. ``year`` is the
    cycle's."""
    if DayNote.DAYS_NOT_KNOWN in due.notes and due.last_day is None:
        return (RemarkOnDay(kind=DayRemark.NOT_RECKONED, day=None, year=table.last.year + 1),)
    if due.last_day is None or not due.day_set:
        return ()
    found = list(remarks_on_day(due.last_day, table))
    worded = due.worded_day
    if worded is not None and worded != due.last_day:
        found += [
            msgspec.structs.replace(one, kind=DayRemark.MOVED_OUT_OF_PAUSE)
            for one in remarks_on_day(worded, table)
            if one.kind is DayRemark.IN_PAUSE
        ]
    ends = sorted((worded or due.last_day, due.last_day))
    found += [
        _unconfirmed(day, table)
        for day in sorted(table.unconfirmed - {due.last_day})
        if ends[0] <= day <= ends[1]
    ]
    if year is not None and due.last_day < year.first_day:
        found.append(
            RemarkOnDay(kind=DayRemark.BEFORE_YEAR, day=due.last_day, first=year.first_day)
        )
    return tuple(found)


def remarks_when_set(
    day: date, today: date, year: CycleYear | None = None
) -> Iterator[RemarkOnDay]:
    """What is to be known of a day by which something is to be done, on the day when that is said:
    it is over, perhaps since before the year began."""
    if year is not None and day < year.first_day:
        yield RemarkOnDay(kind=DayRemark.BEFORE_YEAR, day=day, first=year.first_day)
    elif day < today:
        yield RemarkOnDay(kind=DayRemark.PAST, day=day, last=today)


def remarks_on_day(day: date, table: DayTable) -> Iterator[RemarkOnDay]:
    """The same of any day, such as that of a conference."""
    # Past what is decided the table's holidays are a forecast, and better than none.
    reckoned = forecast(table, day)
    span = pause(reckoned, day)
    if span is not None:
        first, last = span
        name = pause_name(reckoned, first, last)
        swapped = swapped_in(reckoned, first, last)
        yield RemarkOnDay(
            kind=DayRemark.IN_PAUSE, day=day, first=first, last=last, name=name, swapped=swapped
        )
    elif reckoned.knows(day) and not reckoned.is_worked(day):
        yield RemarkOnDay(kind=DayRemark.DAY_OFF, day=day)
    elif reckoned.knows(day) and reckoned.is_made_up(day):
        off = reckoned.swapped(day)
        swapped = (off,) if off is not None else ()
        yield RemarkOnDay(kind=DayRemark.MADE_UP, day=day, swapped=swapped)
    if table.knows(day) and day in table.unconfirmed:
        yield _unconfirmed(day, table)
    if not table.knows(day):
        yield RemarkOnDay(kind=DayRemark.FORECAST, day=day, year=day.year)


def _unconfirmed(day: date, table: DayTable) -> RemarkOnDay:
    return RemarkOnDay(kind=DayRemark.UNCONFIRMED, day=day, name=table.named.get(day))


def forecast(table: DayTable, day: date) -> DayTable:
    """The table as far as a day and the weekends and holidays after it, decided or not."""
    return table.reaching(date(day.year + 1, 1, 31)) if day > table.first else table
