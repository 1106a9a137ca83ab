"""What is legal in a rulebook's deadlines but odd: reminders before there is anything to do, and
days counted over more than a year."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from msgspec.structs import replace

from domain.cycle.deadlines.due import reckon
from domain.cycle.guard import WAY, Phase
from domain.rulebook.due_rule import CycleMonths, CycleYear, DaysCounted, DueRule, Side, WhenOff
from domain.rulebook.places import Odd
from domain.rulebook.rulebook import Deadline, Rulebook
from domain.values.days import DayTable, working_days_between
from domain.values.refusal import Refusal

#: Holidays aside: a warning needs no calendar, and they would only leave less room.
_WEEKS = DayTable(version="weeks", first=date.min, last=date.max)
#: A year that stands for one that is not known.
_ANY_YEAR = 2025
#: So many days of a kind lie in a year.
_IN_A_YEAR: Mapping[DaysCounted, int] = {DaysCounted.CALENDAR: 366, DaysCounted.WORKING: 262}


def odd_deadlines(rulebook: Rulebook, year: CycleYear | None) -> Iterator[Odd]:
    """Without a year at hand days are compared as they lie in any other."""
    months = rulebook.months or CycleMonths()
    span = year or CycleYear(first_day=date(_ANY_YEAR, months.first_month, 1))
    for index, deadline in enumerate(rulebook.deadlines):
        place = ("deadlines", index)
        relative = deadline.due.relative
        if relative is not None and relative.days > _IN_A_YEAR[relative.counted]:
            facts = {"value": deadline.due.words, "days": relative.days}
            yield "offset_beyond_year", place, facts
        room = _room(rulebook, deadline, span)
        if room is None or deadline.remind != deadline.reminded:
            continue  # what nobody wrote is not remarked on
        for days in deadline.reminded:
            if days > room:
                facts = {"value": deadline.due.words, "days": days, "count": max(0, room)}
                yield "reminder_before_period", place, facts


def _room(rulebook: Rulebook, deadline: Deadline, year: CycleYear) -> int | None:
    """How many working days there are for what is due; ``None`` where that cannot be told."""
    relative = deadline.due.relative
    if relative is not None:
        if relative.side is Side.BEFORE:
            return None
        if relative.counted is DaysCounted.WORKING:
            return relative.days
        start = date(_ANY_YEAR, 1, 1)
        return working_days_between(_WEEKS, start, start + timedelta(days=relative.days))
    last_day = _worded(deadline.due, year)
    if last_day is None:
        return None
    return working_days_between(_WEEKS, _begins(rulebook, deadline.code, year), last_day)


def _begins(rulebook: Rulebook, code: str, year: CycleYear) -> date:
    """When the work begins: with the year, or when the phase before it is due."""
    begins = year.first_day
    if code in WAY:
        before = WAY[: WAY.index(Phase(code))]
        for found in rulebook.deadlines:
            if found.code in before:
                begins = max(begins, _worded(found.due, year) or begins)
    return begins


def _worded(rule: DueRule, year: CycleYear) -> date | None:
    """The day as the words have it, moved nowhere."""
    if rule.relative is not None:
        return None
    try:
        return reckon(replace(rule, when_off=WhenOff.NONE), year=year, table=_WEEKS).last_day
    except Refusal:  # a fault of its own, told elsewhere
        return None
