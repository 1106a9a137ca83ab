"""Deadlines as a rulebook words them; :mod:`domain.cycle.deadlines.due` reckons them."""

import re
from datetime import date, timedelta
from enum import StrEnum
from typing import Annotated

import msgspec

from domain.values.days import last_day_of_quarter
from domain.values.refusal import Refusal
from domain.values.when import DAY

Month = Annotated[int, msgspec.Meta(ge=1, le=12)]
Quarter = Annotated[int, msgspec.Meta(ge=1, le=4)]
#: More days than two years hold is a mistake of the file.
Days = Annotated[int, msgspec.Meta(ge=0, le=731)]

_DAY = re.compile(r"(\d{1,2})/(\d{1,2})(?:/([12]\d{3}))?", re.ASCII)
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)", re.ASCII)
_YEARS = re.compile(r"([12]\d{3})(?:-([12]\d{3}))?", re.ASCII)


class Reading(StrEnum):
    """How the words of a deadline bound its day."""

    #: "hết ngày", "chậm nhất": the day is the last one in time.
    UNTIL = "until"
    #: "trước ngày" taken at its word: the day before is the last one in time.
    BEFORE_STRICT = "before_strict"
    #: "trước ngày" as many clusters use it: the day is the last one in time.
    BEFORE_INCLUSIVE = "before_inclusive"


class WhenOff(StrEnum):
    """Where a last day goes that is not worked."""

    NONE = "none"
    FORWARD = "forward"
    BACK = "back"


class Closes(StrEnum):
    """When the last day ends."""

    END_OF_DAY = "end_of_day"
    OFFICE_HOURS = "office_hours"


class DateCounted(StrEnum):
    """Which date of a paper decides whether it was in time."""

    #: The date that the document bears.
    PAPER = "paper"
    POSTMARK = "postmark"
    #: The day it was received.
    RECEIVED = "received"


class InYear(StrEnum):
    """In which cycle year a day, month or quarter lies, seen from the one that is run."""

    PREVIOUS = "previous"
    THIS = "this"
    NEXT = "next"


class NumberedBy(StrEnum):
    """Which civil year gives its number to a cycle year that touches two."""

    FIRST_MONTH = "first_month"
    LAST_MONTH = "last_month"


class DaysCounted(StrEnum):
    """Which days are counted from an event."""

    WORKING = "working"
    CALENDAR = "calendar"


class Side(StrEnum):
    BEFORE = "before"
    AFTER = "after"


class _Said(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a rulebook."""


class CycleYear(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Twelve months from the first of one of them."""

    first_day: date

    @property
    def last_day(self) -> date:
        return self.first_day.replace(year=self.first_day.year + 1) - DAY

    def civil_year(self, month: int) -> int:
        """The civil year in which a month of this cycle year lies."""
        return self.first_day.year + (month < self.first_day.month)


class CycleMonths(_Said, frozen=True, kw_only=True):
    """From which month a cycle year runs: 1 for the civil year, 9 for schools, 12 for a year that
    closes in November."""

    first_month: Month = 1
    numbered_by: NumberedBy = NumberedBy.FIRST_MONTH

    def of(self, label: str) -> CycleYear:
        """The cycle year called ``2021``, or ``2025-2026`` where it touches two civil years.

        Raises ``Refusal("date_malformed")`` for any other label.
        """
        match = _YEARS.fullmatch(label)
        if not match:
            raise Refusal("date_malformed", value=label)
        year = int(match[1])
        if match[2]:
            if self.first_month == 1 or int(match[2]) != year + 1:
                raise Refusal("date_malformed", value=label)
        elif self.first_month > 1 and self.numbered_by is NumberedBy.LAST_MONTH:
            year -= 1
        return CycleYear(first_day=date(year, self.first_month, 1))


class RelativeDay(_Said, frozen=True, kw_only=True):
    """So many days before or after an event, or another deadline: an event of several days is
    counted from its first day backwards and from its last day onwards."""

    #: ``conference``, or the code of another deadline.
    event: str
    side: Side
    days: Days
    counted: DaysCounted = DaysCounted.CALENDAR


class DueRule(_Said, frozen=True, kw_only=True):
    """Until when something is due; one of ``day``, ``month``, ``quarter``, ``relative`` and
    ``to_be_announced`` is given."""

    #: As the document has it: ``trước ngày 25/3``.
    words: str
    #: ``25/3`` of the cycle year, or ``25/3/2026``.
    day: str | None = None
    #: Its last day, until a day is set.
    month: Month | None = None
    #: A quarter of the civil year: its last day, until a day is set.
    quarter: Quarter | None = None
    relative: RelativeDay | None = None
    to_be_announced: bool = False
    year: InYear = InYear.THIS
    reading: Reading = Reading.UNTIL
    when_off: WhenOff = WhenOff.NONE
    closes: Closes = Closes.END_OF_DAY
    office_closes: str = "17:00"
    counts: DateCounted = DateCounted.RECEIVED


def contradicts_itself(rule: DueRule) -> bool:
    """A day that must lie before another cannot move onto or past it."""
    return rule.reading is Reading.BEFORE_STRICT and rule.when_off is WhenOff.FORWARD


def check_due_rule(rule: DueRule, months: CycleMonths | None = None) -> None:
    """Raises ``Refusal``: ``deadline_malformed`` where a rule does not say one thing, or
    ``deadline_contradiction`` where it says two that exclude each other."""
    anchors = (rule.day, rule.month, rule.quarter, rule.relative, rule.to_be_announced or None)
    if sum(anchor is not None for anchor in anchors) != 1:
        raise Refusal("deadline_malformed", where="day", value=rule.words)
    if not rule.words.strip():
        raise Refusal("deadline_malformed", where="words", value=rule.words)
    clock_of(rule.office_closes)
    dated = rule.month or rule.quarter or (rule.day is not None and rule.day.count("/") == 1)
    if rule.year is not InYear.THIS and not dated:
        raise Refusal("deadline_malformed", where="year", value=rule.year.value)
    if rule.day is not None:
        day_of(rule.day, None)
    if rule.quarter is not None and months is not None:
        quarter_of(rule.quarter, CycleYear(first_day=date(2000, months.first_month, 1)), 0)
    if contradicts_itself(rule):
        raise Refusal("deadline_contradiction", value=rule.words)


def day_of(text: str, year: CycleYear | None, shift: int = 0) -> date:
    """The day that ``25/3`` or ``25/3/2026`` names; without a year at hand, in a leap year."""
    match = _DAY.fullmatch(text)
    if match is None:
        raise Refusal("deadline_malformed", where="day", value=text)
    day, month = int(match[1]), int(match[2])
    civil = int(match[3]) if match[3] else year.civil_year(month) + shift if year else 2000
    try:
        return date(civil, month, day)
    except ValueError:
        raise Refusal("deadline_malformed", where="day", value=f"{day}/{month}/{civil}") from None


def quarter_of(quarter: int, year: CycleYear, shift: int) -> date:
    """The last day of a quarter; one that lies partly in another cycle year is refused."""
    years = {year.civil_year(month) for month in range(quarter * 3 - 2, quarter * 3 + 1)}
    if len(years) > 1:
        raise Refusal("deadline_malformed", where="quarter", value=str(quarter))
    return last_day_of_quarter(years.pop() + shift, quarter)


def clock_of(text: str) -> timedelta:
    """How long after midnight ``17:00`` is."""
    match = _CLOCK.fullmatch(text)
    if match is None:
        raise Refusal("deadline_malformed", where="office_closes", value=text)
    return timedelta(hours=int(match[1]), minutes=int(match[2]))
