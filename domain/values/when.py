"""Moments, and dates known only to the day, month, year or not at all.

Moments are whole microseconds since 1970 in UTC. Civil dates are those of Asia/Ho_Chi_Minh, which
has kept UTC+7 without daylight saving since 13 June 1975 (IANA tz database); earlier dates do not
occur here, so the offset is a constant and needs no table.
"""

import re
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import Self

import msgspec

from domain.values.refusal import Refusal

#: Microseconds since 1970-01-01T00:00Z.
Moment = int

_OFFSET = timedelta(hours=7)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
DAY = timedelta(days=1)
_YEAR = re.compile(r"(\d{4})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_OFFICE_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)
#: ``18-19/01/2021``, ``18/01-19/01/2021`` or ``18/01/2021-19/01/2021``.
_OFFICE_DAYS = re.compile(
    r"(\d{1,2})(?:/(\d{1,2})(?:/(\d{4}))?)? ?[-–] ?(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII
)
#: A day as offices write it, or several, that lack the year.
_NO_YEAR = re.compile(r"\d{1,2}(?:(?:/\d{1,2})? ?[-–] ?\d{1,2})?/\d{1,2}", re.ASCII)
#: As offices write it: ``08:00 ngày 14/01/2027``, ``8h30, 14/01/2027``, ``14/01/2027 08:00``.
_CLOCK = r"(\d{1,2})(?::(\d{2})|(?:h| ?giờ)(?: ?(\d{2})(?: ?phút)?)?)"
_OFFICE_TIME = re.compile(
    rf"{_CLOCK},? (?:ngày )?(\d{{1,2}}/\d{{1,2}}/\d{{4}})", re.ASCII | re.IGNORECASE
)
_OFFICE_TIME_LAST = re.compile(
    rf"(?:ngày )?(\d{{1,2}}/\d{{1,2}}/\d{{4}}),? (?:lúc )?{_CLOCK}", re.ASCII | re.IGNORECASE
)
_TIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?", re.ASCII)


class Precision(StrEnum):
    """How exactly a time is known."""

    MOMENT = "moment"
    DAY = "day"
    RANGE = "range"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


def moment_of(at: datetime) -> Moment:
    """The moment of an aware datetime."""
    return (at - _EPOCH) // timedelta(microseconds=1)


def start_of(day: date) -> Moment:
    """00:00 of a civil day in Vietnam."""
    return moment_of(datetime(day.year, day.month, day.day, tzinfo=UTC) - _OFFSET)


def local(moment: Moment) -> datetime:
    """The clock on the wall in Vietnam, as a naive datetime."""
    return (_EPOCH + timedelta(microseconds=moment) + _OFFSET).replace(tzinfo=None)


def civil_day(moment: Moment) -> date:
    """The civil day in Vietnam on which a moment falls."""
    return local(moment).date()


class When(msgspec.Struct, frozen=True, gc=False, array_like=True, forbid_unknown_fields=True):
    """From ``start`` up to but without ``end``, known with ``precision``.

    A moment has equal ends; an unknown time has none.
    """

    start: Moment | None
    end: Moment | None
    precision: Precision

    @classmethod
    def moment(cls, at: Moment) -> Self:
        return cls(at, at, Precision.MOMENT)

    @classmethod
    def day(cls, day: date) -> Self:
        return cls(start_of(day), start_of(day + DAY), Precision.DAY)

    @classmethod
    def days(cls, first: date, last: date) -> Self:
        """From the first day to the last, both included."""
        if last < first:
            raise Refusal("date_malformed", value=f"{first.isoformat()}/{last.isoformat()}")
        return cls(start_of(first), start_of(last + DAY), Precision.RANGE)

    @classmethod
    def month(cls, year: int, month: int) -> Self:
        following = date(year + month // 12, month % 12 + 1, 1)
        return cls(start_of(date(year, month, 1)), start_of(following), Precision.MONTH)

    @classmethod
    def year(cls, year: int) -> Self:
        return cls(start_of(date(year, 1, 1)), start_of(date(year + 1, 1, 1)), Precision.YEAR)

    @classmethod
    def unknown(cls) -> Self:
        return cls(None, None, Precision.UNKNOWN)

    @classmethod
    def read(cls, text: str) -> Self:
        """Read ``2021``, ``2021-12``, ``2021-11-30`` or ``30/11/2021``,
        ``2021-01-18/2021-01-19`` or ``18-19/01/2021``, ``2021-11-30T17:00`` or ``17:00 ngày
        30/11/2021`` (clock in Vietnam), a UTC moment ending in ``Z``, or ``unknown``.

        Raises ``Refusal("date_malformed")`` for anything else, impossible days included; its case
        is ``year`` where nothing but the year is lacking.
        """
        try:
            found = cls._read(text.strip())
            _ = found.first_day, found.last_day  # the ends of time have no civil day
        except (ValueError, OverflowError, Refusal):
            case = {"case": "year"} if lacks_year(text) else {}
            raise Refusal("date_malformed", **case, value=text) from None
        return found

    @classmethod
    def _read(cls, text: str) -> Self:
        if match := _OFFICE_DAY.fullmatch(text):
            return cls.day(date(int(match[3]), int(match[2]), int(match[1])))
        if match := _OFFICE_DAYS.fullmatch(text):
            return cls.days(*_office_days(*match.groups()))
        if (at := _office_moment(text)) is not None:
            return cls.moment(at)
        if text == "unknown":
            return cls.unknown()
        if text.endswith("Z"):
            return cls.moment(moment_of(datetime.fromisoformat(text)))
        first, slash, last = text.partition("/")
        if slash:
            return cls.days(read_day(first), read_day(last))
        if _YEAR.fullmatch(text):
            return cls.year(int(text))
        if match := _MONTH.fullmatch(text):
            return cls.month(int(match[1]), int(match[2]))
        if _DAY.fullmatch(text):
            return cls.day(read_day(text))
        if match := _TIME.fullmatch(text):
            clock = timedelta(
                hours=int(match[2]), minutes=int(match[3]), seconds=int(match[4] or 0)
            )
            if clock >= DAY or int(match[3]) > 59 or int(match[4] or 0) > 59:
                raise ValueError(text)
            start = start_of(read_day(match[1]))
            return cls.moment(start + clock // timedelta(microseconds=1))
        raise ValueError(text)

    @property
    def first_day(self) -> date | None:
        return None if self.start is None else civil_day(self.start)

    @property
    def last_day(self) -> date | None:
        """The last civil day it may have been."""
        return None if self.last is None else civil_day(self.last)

    @property
    def last(self) -> Moment | None:
        """The last moment that it may have been."""
        if self.end is None or self.start is None:
            return None
        return max(self.start, self.end - 1)

    def is_before(self, other: "When") -> bool:
        """Whether it certainly was before the other; of an unknown time nothing is certain."""
        if self.last is None or other.start is None:
            return False
        return self.last < other.start


def lacks_year(text: str) -> bool:
    """Whether it is a day, or days, of a year that is not said: ``18/01``, ``18-19/01``."""
    return _NO_YEAR.fullmatch(text.strip()) is not None


def _office_days(
    first: str, first_month: str | None, first_year: str | None, last: str, month: str, year: str
) -> tuple[date, date]:
    """The first and the last of several days; what the first leaves out is as at the last.

    Raises ``ValueError`` for a day that there is not.
    """
    begins = date(int(first_year or year), int(first_month or month), int(first))
    return begins, date(int(year), int(month), int(last))


def _office_moment(text: str) -> Moment | None:
    """A clock and a day as offices write them; ``None``: it is written otherwise.

    Raises ``ValueError`` for an hour or a day that there is not.
    """
    if match := _OFFICE_TIME.fullmatch(text):
        *clock, day = match.groups()
    elif match := _OFFICE_TIME_LAST.fullmatch(text):
        day, *clock = match.groups()
    else:
        return None
    hours, minutes = int(clock[0]), int(clock[1] or clock[2] or 0)
    if hours > 23 or minutes > 59:
        raise ValueError(text)
    since = timedelta(hours=hours, minutes=minutes) // timedelta(microseconds=1)
    return start_of(read_day(day)) + since


def read_day(text: str) -> date:
    """Read ``2021-11-30`` or ``30/11/2021``.

    Raises ``Refusal("date_malformed")`` for anything else.
    """
    try:
        if match := _OFFICE_DAY.fullmatch(text.strip()):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if _DAY.fullmatch(text.strip()):
            return date.fromisoformat(text.strip())
    except ValueError:
        pass
    raise Refusal("date_malformed", value=text)
