"""When a notice may leave: on working days, in office hours."""

from datetime import date, timedelta
from typing import Final

from domain.values.days import WEEKEND, DayTable
from domain.values.when import DAY, Moment, civil_day, start_of

_HOUR: Final = timedelta(hours=1) // timedelta(microseconds=1)
#: From 08:00 up to, but without, 17:00.
OPENS: Final = 8 * _HOUR
CLOSES: Final = 17 * _HOUR


def is_worked(table: DayTable, day: date) -> bool:
    """Whether offices work on a day; as far as nobody knows yet, on all but weekends."""
    return table.is_worked(day) if table.knows(day) else day.isoweekday() not in WEEKEND


def in_office_hours(moment: Moment, table: DayTable) -> bool:
    """Whether a notice may leave at a moment."""
    return allowed_from(moment, table) == moment


def allowed_from(moment: Moment, table: DayTable) -> Moment:
    """The moment itself where a notice may leave then, otherwise the next at which it may."""
    day = civil_day(moment)
    if is_worked(table, day) and moment < start_of(day) + CLOSES:
        return max(moment, start_of(day) + OPENS)
    day += DAY
    while not is_worked(table, day):
        day += DAY
    return start_of(day) + OPENS


def working_days_before(table: DayTable, day: date, days: int) -> Moment:
    """The opening of offices on the so-many-th working day before a day; that day itself for
    none."""
    for _ in range(days):
        day -= DAY
        while not is_worked(table, day):
            day -= DAY
    return start_of(day) + OPENS
