"""Working days: arithmetic over a table of the civil days that are worked and that are off.

The table is given. It knows a span of days; beyond it nothing is assumed, because holidays and
swapped days are announced year by year: a question there is refused with ``days_not_known``.
"""

import hashlib
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate
from types import MappingProxyType

import msgspec
from msgspec.structs import replace

from domain.values.refusal import Refusal
from domain.values.when import DAY

#: Saturday and Sunday, as ``date.isoweekday`` counts.
WEEKEND = frozenset({6, 7})


# With a ``__dict__`` for what is reckoned of it once.
class DayTable(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, dict=True):
    """Which civil days are worked, as far as it is known."""

    #: Names the data, such as ``vn-0.109-1``.
    version: str
    #: The span in which every day is known, both ends included.
    first: date
    last: date
    #: Holidays, and working days given for them; days of the weekend may be named too.
    off: frozenset[date] = frozenset()
    #: Days of the weekend worked to make up for a day off.
    made_up: frozenset[date] = frozenset()
    weekend: frozenset[int] = WEEKEND
    #: What decisions that came late say of single days: worked or not.
    corrected: Mapping[date, bool] = MappingProxyType({})
    #: What holidays are called, in Vietnamese and in English.
    named: Mapping[date, tuple[str, str]] = MappingProxyType({})
    #: Days off that nobody has decided yet, within the span too.
    unconfirmed: frozenset[date] = frozenset()
    #: What was given in exchange: the day worked for a day off, and the other way round.
    swaps: Mapping[date, date] = MappingProxyType({})

    def __post_init__(self) -> None:
        if self.last < self.first or self.off & self.made_up:
            raise ValueError(self.version)

    def correct(self, corrected: Mapping[date, bool]) -> "DayTable":
        """The table under these corrections; a later word on the same day counts."""
        return replace(
            self,
            corrected=MappingProxyType({**self.corrected, **corrected}),
            unconfirmed=self.unconfirmed - corrected.keys(),
        )

    def reaching(self, last: date) -> "DayTable":
        """The table where it is known to hold up to a later day, too."""
        if last <= self.last:
            return self
        return self._reaching.setdefault(last, replace(self, last=last))

    @cached_property
    def _reaching(self) -> dict[date, "DayTable"]:
        """Each is asked for again and again, and reckons of itself what it keeps."""
        return {}

    def confirm(self, year: int) -> "DayTable":
        """The table where a whole year is known to be as it says."""
        undecided = frozenset(day for day in self.unconfirmed if day.year != year)
        return replace(self.reaching(date(year, 12, 31)), unconfirmed=undecided)

    @property
    def label(self) -> str:
        """The version, with a mark of the corrections where there are any:
        ``vn-0.109-1+1.3f2a9c``.

        Equal corrections have equal marks, in whichever order they came.
        """
        if not self.corrected:
            return self.version
        said = ",".join(f"{day}={worked:d}" for day, worked in sorted(self.corrected.items()))
        mark = hashlib.sha256(said.encode()).hexdigest()[:6]
        return f"{self.version}+{len(self.corrected)}.{mark}"

    def knows(self, day: date) -> bool:
        return day in self.corrected or self.first <= day <= self.last

    def is_worked(self, day: date) -> bool:
        """Raises ``Refusal("days_not_known")`` outside the known span."""
        if day in self.corrected:
            return self.corrected[day]
        if not self.first <= day <= self.last:
            raise Refusal("days_not_known", day=day, first=self.first, last=self.last)
        if day.isoweekday() in self.weekend:
            return day in self.made_up
        return day not in self.off

    def worked_in(self, first: date, end: date) -> int:
        """How many days are worked from one on up to, but without, another.

        Raises ``Refusal("days_not_known")`` with the first of them that is not known.
        """
        if not self.first <= first <= end or (end - self.last).days > 1:
            return sum(map(self.is_worked, _from(first, end)))
        days, more = self._unlike_weeks
        unlike = more[bisect_left(days, end)] - more[bisect_left(days, first)]
        return self._worked_by_weeks(first, end) + unlike

    @cached_property
    def _unlike_weeks(self) -> tuple[tuple[date, ...], tuple[int, ...]]:
        """The days on which it is not as in any week, in their order, and before each of them and
        after the last how many more days were worked by then than weeks have."""
        named = self.off | self.made_up | self.corrected.keys()
        known = sorted(day for day in named if self.knows(day))
        worked = {day: self.is_worked(day) for day in known}
        days = [day for day in known if worked[day] is (day.isoweekday() in self.weekend)]
        more = accumulate((1 if worked[day] else -1 for day in days), initial=0)
        return tuple(days), tuple(more)

    def _worked_by_weeks(self, first: date, end: date) -> int:
        weeks, rest = divmod((end - first).days, 7)
        begun = (day.isoweekday() not in self.weekend for day in _from(end - rest * DAY, end))
        return weeks * sum(day not in self.weekend for day in range(1, 8)) + sum(begun)

    def is_certain(self, first: date, last: date) -> bool:
        """Whether everything from one day to another is known, and decided."""
        known = all(self.knows(day) for day in (first, last))
        return known and not any(first <= day <= last for day in self.unconfirmed)

    def swapped(self, day: date) -> date | None:
        """The other half of the swap to which a day belongs, where both halves stand."""
        other = self.swaps.get(day)
        if other is None or not (self.knows(day) and self.knows(other)):
            return None
        return other if self.is_worked(day) is not self.is_worked(other) else None

    def is_made_up(self, day: date) -> bool:
        """Whether a day of the weekend is worked."""
        return day.isoweekday() in self.weekend and self.is_worked(day)


#: The table of somebody who knows of no day whether it is worked.
NO_DAYS = DayTable(version="none", first=date.min, last=date.min)


def pause(table: DayTable, day: date) -> tuple[date, date] | None:
    """The first and last day off of the holiday in which a day lies, weekends beside it included.

    ``None`` for a day that is worked, not known, or off only because it is a weekend; what the
    holiday is called, :func:`pause_name` tells.
    """
    if not table.knows(day) or table.is_worked(day):
        return None
    first = last = day
    while table.knows(first - DAY) and not table.is_worked(first - DAY):
        first -= DAY
    while table.knows(last + DAY) and not table.is_worked(last + DAY):
        last += DAY
    days = _from(first, last + DAY)
    return (first, last) if any(one.isoweekday() not in table.weekend for one in days) else None


def pause_name(table: DayTable, first: date, last: date) -> tuple[str, str] | None:
    """What the holiday of those days is called; ``None`` where it has no name."""
    names = (table.named.get(day) for day in _from(first, last + DAY))
    return next((name for name in names if name is not None), None)


def swapped_in(table: DayTable, first: date, last: date) -> tuple[date, ...]:
    """The days that are worked for days off in a pause, in their order."""
    found = (table.swapped(day) for day in _from(first, last + DAY) if table.knows(day))
    return tuple(sorted(day for day in found if day is not None))


def forward(table: DayTable, day: date) -> date:
    """The day itself where it is worked, otherwise the next worked day."""
    while not table.is_worked(day):
        day += DAY
    return day


def back(table: DayTable, day: date) -> date:
    """The day itself where it is worked, otherwise the last worked day before it."""
    while not table.is_worked(day):
        day -= DAY
    return day


def add_working_days(table: DayTable, day: date, days: int) -> date:
    """The so-many-th worked day after a day, or before it where the number is negative.

    The day itself is not counted, worked or not; adding none leaves it where it is.
    """
    step = DAY if days > 0 else -DAY
    for _ in range(abs(days)):
        day += step
        while not table.is_worked(day):
            day += step
    return day


def working_days_between(table: DayTable, start: date, end: date) -> int:
    """How many working days lie after ``start`` up to ``end``, the end counted, the start not.

    Negative where the end comes first, so that it undoes :func:`add_working_days`.
    """
    if end < start:
        return -table.worked_in(end, start)
    return table.worked_in(start + DAY, end + DAY)


def working_days_late(table: DayTable, last_day: date, came: date) -> int:
    """How many working days after the last day in time something came; 0 where it was in time.

    What is due on Friday and comes on Sunday is late by no working day.
    """
    return max(0, working_days_between(table, last_day, came))


def days_left(today: date, last_day: date) -> int:
    """Civil days until the last day in time: 0 on that day, negative after it."""
    return (last_day - today).days


def last_day_of_month(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - DAY


def last_day_of_quarter(year: int, quarter: int) -> date:
    """The last day of a quarter of the civil year."""
    return last_day_of_month(year, quarter * 3)


def _from(start: date, end: date) -> Iterator[date]:
    """The days from ``start`` up to but without ``end``."""
    return map(date.fromordinal, range(start.toordinal(), end.toordinal()))
