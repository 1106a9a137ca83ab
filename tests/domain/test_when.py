"""Time: civil days in Vietnam, moments in UTC, and dates as exactly as they are known."""

from contextlib import suppress
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.record.record import decoder, encode
from domain.values.refusal import Refusal
from domain.values.when import DAY, Precision, When, civil_day, local, moment_of, read_day, start_of

#: What `When.read` can hold: whole days of Vietnam within the years of the calendar.
days = st.dates(min_value=date(2, 1, 1), max_value=date(9998, 12, 30))


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2021", Precision.YEAR, date(2021, 1, 1), date(2021, 12, 31)),
        ("2021-12", Precision.MONTH, date(2021, 12, 1), date(2021, 12, 31)),
        ("2023-02", Precision.MONTH, date(2023, 2, 1), date(2023, 2, 28)),
        ("2021-11-30", Precision.DAY, date(2021, 11, 30), date(2021, 11, 30)),
        ("2021-01-18/2021-01-19", Precision.RANGE, date(2021, 1, 18), date(2021, 1, 19)),
        ("18-19/01/2021", Precision.RANGE, date(2021, 1, 18), date(2021, 1, 19)),
        ("18–19/1/2021", Precision.RANGE, date(2021, 1, 18), date(2021, 1, 19)),
        ("31/12/2020 - 01/01/2021", Precision.RANGE, date(2020, 12, 31), date(2021, 1, 1)),
        ("30/11-01/12/2021", Precision.RANGE, date(2021, 11, 30), date(2021, 12, 1)),
        ("2021-11-30T17:00", Precision.MOMENT, date(2021, 11, 30), date(2021, 11, 30)),
        ("2021-11-30 17:00:59", Precision.MOMENT, date(2021, 11, 30), date(2021, 11, 30)),
        ("2021-11-30T17:00:00Z", Precision.MOMENT, date(2021, 12, 1), date(2021, 12, 1)),
        (" 2021-11-30 ", Precision.DAY, date(2021, 11, 30), date(2021, 11, 30)),
    ],
)
def test_dates_are_read_as_exactly_as_they_are_known(
    text: str, precision: Precision, first: date, last: date
) -> None:
    """A year, a month, some days, a day or a moment; the first and last day it may have been."""
    when = When.read(text)
    assert (when.precision, when.first_day, when.last_day) == (precision, first, last)


def test_unknown_time_has_no_day() -> None:
    """``unknown`` is a time that nobody knows, not a missing one."""
    when = When.read("unknown")
    assert when == When.unknown()
    assert (when.start, when.end, when.first_day, when.last_day) == (None, None, None, None)


@pytest.mark.parametrize(
    "text",
    [
        *("", "2021-02-30", "2021-13", "2021-00", "31/11/2021", "2021-1-1", "20211130", "21"),
        *("2021-11-30T25:00", "2021-11-30T24:00", "2021-11-30T17:60", "2021-11-30T17:00:60"),
        *("2021-01-19/2021-01-18", "2021-01-18/", "/2021-01-18", "2021/2022", "2021-01-18//"),
        *("Z", "2021Z", "2021-11-30Z", "now", "hôm nay", "0000", "2021-11-31", "٢٠٢١", "２０２１"),
        *("9999-12-31", "9999", "0001-01-01", "9999-12-31T23:59:59Z", "0001-01-01T00:00"),
    ],
)
def test_impossible_dates_are_refused(text: str) -> None:
    """Days that do not exist, other ways of writing them, and the ends of time."""
    with pytest.raises(Refusal, match="date_malformed"):
        When.read(text)


@pytest.mark.parametrize("text", ["18/01", "18/1", "18-19/01", "31/12–01/01"])
def test_a_day_without_its_year_is_told_as_lacking_it(text: str) -> None:
    """Nothing but the year is missing, and no year is taken for granted; the whole is repeated."""
    with pytest.raises(Refusal) as refused:
        When.read(text)
    assert refused.value.code == "date_malformed"
    assert refused.value.facts == {"case": "year", "value": text}


@given(st.text())
def test_any_text_is_a_date_or_refused(text: str) -> None:
    """Nothing that can be typed makes the reader fail otherwise."""
    with suppress(Refusal):
        When.read(text)


@given(days)
def test_day_is_a_civil_day_in_vietnam(day: date) -> None:
    """A day begins at 00:00 in Vietnam, which is 17:00 UTC of the day before, all year round."""
    when = When.read(day.isoformat())
    assert when == When.day(day)
    assert when.start is not None
    assert when.end is not None
    assert when.end - when.start == 24 * 3600 * 1_000_000
    assert civil_day(when.start) == civil_day(when.end - 1) == day
    assert civil_day(when.start - 1) == day - DAY
    assert local(when.start) == datetime(day.year, day.month, day.day)  # noqa: DTZ001


def test_moments_are_microseconds_of_utc() -> None:
    """17:00 in Vietnam is 10:00 UTC."""
    assert When.read("2021-11-30T17:00").start == moment_of(datetime(2021, 11, 30, 10, tzinfo=UTC))
    assert When.read("2021-11-30T17:00") == When.read("2021-11-30T10:00:00Z")


@given(days, st.timedeltas(min_value=timedelta(), max_value=timedelta(days=40)))
def test_range_holds_its_days(first: date, length: timedelta) -> None:
    """A range goes from the first day to the last, both included."""
    last = min(first + length, date(9998, 12, 30))
    when = When.read(f"{first.isoformat()}/{last.isoformat()}")
    assert (when.first_day, when.last_day, when.precision) == (first, last, Precision.RANGE)


@given(st.one_of(days.map(When.day), st.integers(0, 10**15).map(When.moment)))
def test_stored_time_is_read_back(when: When) -> None:
    """In a header a time is two integers and the precision."""
    assert decoder(When)(encode(when)) == when


def test_day_is_read_strictly() -> None:
    """A day is ``2021-11-30`` and nothing else."""
    assert read_day(" 2021-11-30 ") == date(2021, 11, 30)
    assert start_of(date(1970, 1, 1)) == -7 * 3600 * 1_000_000
    for text in ("2021-11", "2021-11-31", "30-11-2021", ""):
        with pytest.raises(Refusal, match="date_malformed"):
            read_day(text)
