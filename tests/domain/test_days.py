"""Days and deadlines: what a rule may say, and what holds of any day.

The rows D1 to D15 of the calendar rules stand in ``tests/rules/test_calendar.py``.
"""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.cycle.deadlines.due import (
    DayNote,
    Due,
    Events,
    extended,
    reckon,
    reckon_all,
)
from domain.record.record import decoder, encode
from domain.rulebook.due_rule import (
    Closes,
    CycleMonths,
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
)
from domain.values.days import (
    DayTable,
    add_working_days,
    back,
    days_left,
    forward,
    last_day_of_month,
    last_day_of_quarter,
    working_days_between,
)
from domain.values.refusal import Code, Refusal
from domain.values.when import DAY, When, start_of
from tests.rules.days_off import LATE_DECISION, TABLE


def day(text: str) -> date:
    """``27/2/2026``"""
    of_month, month, year = text.split("/")
    return date(int(year), int(month), int(of_month))


CIVIL = CycleMonths()

BY_30_11 = DueRule(words="hết ngày 30/11", day="30/11")
TO_CONFERENCE = DueRule(
    words="trước hội nghị 5 ngày làm việc",
    relative=RelativeDay(event="conference", side=Side.BEFORE, days=5, counted=DaysCounted.WORKING),
)


def by(text: str, **more: object) -> DueRule:
    return replace(DueRule(words=f"hết ngày {text}", day=text), **more)


def due(
    rule: DueRule,
    year: str = "2026",
    *,
    months: CycleMonths = CIVIL,
    table: DayTable = TABLE,
    conference: str | None = None,
) -> Due:
    events: Events = {"conference": When.read(conference) if conference else None}
    return reckon(rule, year=months.of(year), table=table, events=events)


def refused(code: Code, call: Callable[[], object]) -> Mapping[str, object]:
    with pytest.raises(Refusal) as found:
        call()
    assert found.value.code == code
    return found.value.facts


@pytest.mark.parametrize(
    ("rule", "where"),
    [
        (DueRule(words="hạn"), "day"),
        (by("25/3", month=3), "day"),
        (by("30/2"), "day"),
        (by("30/2/2026"), "day"),
        (by("25-3"), "day"),
        (by("0/3"), "day"),
        (by("25/13"), "day"),
        (by("25/3/0001"), "day"),
        (replace(BY_30_11, words=" "), "words"),
        (replace(BY_30_11, office_closes="17h"), "office_closes"),
        (replace(BY_30_11, office_closes="24:00"), "office_closes"),
        (by("25/3/2026", year=InYear.NEXT), "year"),
        (replace(TO_CONFERENCE, year=InYear.NEXT), "year"),
    ],
)
def test_a_rule_says_one_thing(rule: DueRule, where: str) -> None:
    """A deadline names one day of the calendar in one way, in words that can be read again."""
    assert refused("deadline_malformed", lambda: check_due_rule(rule))["where"] == where


def test_29_2_is_a_day_of_leap_years_only() -> None:
    """Where the year has no such day, none is put in its place."""
    assert due(by("29/2"), "2024").last_day == day("29/2/2024")
    facts = refused("deadline_malformed", lambda: due(by("29/2"), "2026"))
    assert facts == {"where": "day", "value": "29/2/2026"}


def test_what_a_rule_hangs_on_must_be_there() -> None:
    """An unknown event is refused with the nearest, a circle with its way, two of one name too."""
    lost = replace(TO_CONFERENCE, relative=RelativeDay(event="conferense", side=Side.AFTER, days=1))
    facts = refused("deadline_event_unknown", lambda: due(lost))
    assert facts == {"value": "conferense", "nearest": "conference"}

    def after(code: str) -> DueRule:
        return DueRule(words="sau", relative=RelativeDay(event=code, side=Side.AFTER, days=1))

    def all_of(rules: Mapping[str, DueRule], events: Events) -> dict[str, Due]:
        return reckon_all(rules, year=CIVIL.of("2026"), table=TABLE, events=events)

    facts = refused("deadline_circular", lambda: all_of({"a": after("b"), "b": after("a")}, {}))
    assert set(facts["codes"]) == {"a", "b"}  # type: ignore[call-overload]
    refused("deadline_circular", lambda: all_of({"a": after("a")}, {}))
    facts = refused("deadline_malformed", lambda: all_of({"a": BY_30_11}, {"a": None}))
    assert facts == {"where": "code", "value": "a"}


def test_a_strict_month_ends_before_it_begins() -> None:
    """ "trước tháng 12" at its word is by the last day of November."""
    rule = DueRule(words="trước tháng 12", month=12, reading=Reading.BEFORE_STRICT)
    assert due(rule).last_day == day("30/11/2026")
    quarter = DueRule(words="trước quý I", quarter=1, reading=Reading.BEFORE_STRICT)
    assert due(quarter).last_day == day("31/12/2025")


def test_before_the_conference_itself() -> None:
    """No days before an event, read strictly, is the day before it; made up or not."""
    rule = DueRule(
        words="trước ngày tổ chức hội nghị",
        relative=RelativeDay(event="conference", side=Side.BEFORE, days=0),
        reading=Reading.BEFORE_STRICT,
        when_off=WhenOff.BACK,
    )
    assert due(rule, conference="2026-02-23").last_day == day("13/2/2026")
    assert due(rule, conference="2026-02-26T08:00").last_day == day("25/2/2026")


def test_beyond_the_table_nothing_is_assumed() -> None:
    """A day that must be moved or counted there is refused; one that stays is noted; a decision
    on a single day makes that day known."""
    facts = refused("days_not_known", lambda: due(by("3/1/2028", when_off=WhenOff.BACK)))
    assert facts == {"day": day("3/1/2028"), "first": TABLE.first, "last": TABLE.last}
    refused("days_not_known", lambda: due(TO_CONFERENCE, conference="2028-03-01"))
    refused("days_not_known", lambda: add_working_days(TABLE, TABLE.last, 1))
    refused("days_not_known", lambda: working_days_between(TABLE, TABLE.last, day("2/1/2028")))
    stays = due(by("3/1/2028"))
    assert (stays.last_day, stays.notes) == (day("3/1/2028"), (DayNote.DAYS_NOT_KNOWN,))
    known = TABLE.correct({day("3/1/2028"): True})
    assert due(by("3/1/2028", when_off=WhenOff.BACK), table=known).notes == ()


def test_the_ends_of_time_have_no_day() -> None:
    """What would lie beyond the calendar is refused as no date."""
    rule = replace(
        TO_CONFERENCE, relative=RelativeDay(event="conference", side=Side.AFTER, days=700)
    )
    refused("date_malformed", lambda: due(rule, conference="9998-12-30"))


def test_a_table_does_not_contradict_itself() -> None:
    """A day is off or made up, not both, and a span does not end before it begins."""
    both = frozenset({day("22/8/2026")})
    with pytest.raises(ValueError, match="x"):
        DayTable(version="x", first=TABLE.first, last=TABLE.last, off=both, made_up=both)
    with pytest.raises(ValueError, match="x"):
        DayTable(version="x", first=TABLE.last, last=TABLE.first)


def test_a_rule_reads_well_in_a_file_and_is_strict() -> None:
    """The names of a rule as a file has them; other fields and impossible months are refused."""
    written = {
        "words": "trước hội nghị 5 ngày làm việc",
        "relative": {"event": "conference", "side": "before", "days": 5, "counted": "working"},
        "when_off": "back",
        "closes": "office_hours",
        "counts": "postmark",
    }
    read = msgspec.convert(written, DueRule)
    expected = replace(
        TO_CONFERENCE,
        when_off=WhenOff.BACK,
        closes=Closes.OFFICE_HOURS,
        counts=DateCounted.POSTMARK,
    )
    assert read == expected
    assert decoder(DueRule)(encode(read)) == read
    for wrong in ({"word": "x"}, {"words": "x", "month": 13}, {"words": "x", "quarter": 0}):
        with pytest.raises(msgspec.ValidationError):
            msgspec.convert(wrong, DueRule)
    assert clock_of("7:30") == timedelta(hours=7, minutes=30)


def test_a_reckoned_deadline_is_stored_whole() -> None:
    """What an event holds of a deadline comes back as it was, the table's mark included."""
    found = due(TO_CONFERENCE, table=TABLE.correct(LATE_DECISION), conference="2026-02-27")
    assert decoder(Due)(encode(found)) == found
    assert found.table.startswith("tay-1+2.")


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (last_day_of_month(2024, 2), "29/2/2024"),
        (last_day_of_month(2023, 2), "28/2/2023"),
        (last_day_of_month(2026, 12), "31/12/2026"),
        (last_day_of_quarter(2026, 1), "31/3/2026"),
        (last_day_of_quarter(2026, 4), "31/12/2026"),
    ],
)
def test_months_and_quarters_end(found: date, expected: str) -> None:
    """The last day of a month or of a quarter of the civil year."""
    assert found == day(expected)


def test_days_left_are_civil_days() -> None:
    """None are left on the last day itself, and it is late the day after."""
    left = [days_left(day(today), day("30/11/2026")) for today in ("25/11/2026", "30/11/2026")]
    assert left == [5, 0]
    assert days_left(day("1/12/2026"), day("30/11/2026")) == -1


# What holds of any day

#: Days from which a year's counting stays inside the tables below.
days = st.dates(min_value=date(2021, 6, 1), max_value=date(2026, 6, 1))
few_days = st.dates(min_value=date(2022, 1, 1), max_value=date(2022, 12, 31))
corrections = st.dictionaries(few_days, st.booleans(), max_size=8)


@st.composite
def tables(draw: st.DrawFn) -> DayTable:
    """Years with holidays of up to nine days on end, some weekends made up, some corrections."""
    starts = draw(st.lists(few_days, max_size=6))
    off = {start + timedelta(days=more) for start in starts for more in range(9)}
    made_up = draw(st.frozensets(few_days, max_size=6)) - off
    table = DayTable(
        version="bất kỳ",
        first=date(2019, 1, 1),
        last=date(2029, 12, 31),
        off=frozenset(off),
        made_up=made_up,
    )
    return table.correct(draw(corrections))


@given(tables(), days | few_days, st.integers(min_value=-60, max_value=60))
def test_adding_working_days_lands_on_one_and_counts_them(
    table: DayTable, start: date, number: int
) -> None:
    """So many working days further lies a working day, with so many counted up to it."""
    end = add_working_days(table, start, number)
    assert number == 0 or table.is_worked(end)
    assert working_days_between(table, start, end) == number


@given(tables(), st.lists(few_days, min_size=3, max_size=3).map(sorted))
def test_working_days_add_up(table: DayTable, on_the_way: list[date]) -> None:
    """From here to there and on is as many as at once, forwards as well as backwards."""
    for one, two, three in (on_the_way, reversed(on_the_way)):
        by_way = working_days_between(table, one, two) + working_days_between(table, two, three)
        assert by_way == working_days_between(table, one, three)


@st.composite
def short_tables(draw: st.DrawFn) -> DayTable:
    """Tables of any week that end amid the days that are asked for."""
    table, first = draw(tables()), draw(few_days)
    last = first + timedelta(days=draw(st.integers(min_value=0, max_value=400)))
    weekend = draw(st.frozensets(st.integers(min_value=1, max_value=7)))
    return replace(table, first=first, last=last, weekend=weekend)


@given(tables() | short_tables(), few_days, few_days)
def test_working_days_are_as_many_as_counted_one_by_one(
    table: DayTable, one: date, other: date
) -> None:
    """Whatever is off, made up, corrected or not known: the number is that of a count day by day,
    and so is the first day that is not known."""

    def counted() -> int:
        start, end, sign = (one, other, 1) if one <= other else (other, one, -1)
        first = start + DAY if sign > 0 else start
        number = (end - start).days
        return sign * sum(table.is_worked(first + DAY * more) for more in range(number))

    def told(count: Callable[[], int]) -> object:
        try:
            return count()
        except Refusal as refusal:
            return refusal.code, refusal.facts

    assert told(lambda: working_days_between(table, one, other)) == told(counted)


@given(tables(), few_days)
def test_moving_back_is_never_later_and_forward_never_earlier(table: DayTable, at: date) -> None:
    """A worked day stays; any other goes to the nearest worked day of that side."""
    earlier, later = back(table, at), forward(table, at)
    assert earlier <= at <= later
    assert table.is_worked(earlier)
    assert table.is_worked(later)
    assert (earlier == at == later) == table.is_worked(at)


@given(tables(), few_days, st.sampled_from([WhenOff.NONE, WhenOff.BACK]))
def test_until_is_never_earlier_than_strictly_before(
    table: DayTable, at: date, when_off: WhenOff
) -> None:
    """The same day read inclusively gives as much time as read strictly, or more."""
    stated = DueRule(words="x", day=f"{at:%d/%m/%Y}", when_off=when_off)
    found = [
        due(replace(stated, reading=reading), table=table).before
        for reading in (Reading.BEFORE_STRICT, Reading.BEFORE_INCLUSIVE, Reading.UNTIL)
    ]
    strict, inclusive, until = (before or 0 for before in found)
    assert 0 < strict <= inclusive == until


@given(tables(), corrections, corrections)
def test_corrections_of_different_days_commute(
    table: DayTable, one: dict[date, bool], two: dict[date, bool]
) -> None:
    """Decisions on different days give the same table in either order, under the same mark."""
    other = {day: worked for day, worked in two.items() if day not in one}
    ahead, behind = table.correct(one).correct(other), table.correct(other).correct(one)
    assert ahead == behind
    assert ahead.label == behind.label


@given(tables(), few_days, st.integers(min_value=-9, max_value=9), st.integers())
def test_an_extension_only_gives_time(
    table: DayTable, last_day: date, more: int, minute: int
) -> None:
    """What was in time stays in time, and the last day is later; less time is refused."""
    common = due(DueRule(words="x", day=f"{last_day:%d/%m/%Y}"), table=table)
    to = last_day + timedelta(days=more)
    if more <= 0:
        refused("deadline_not_later", lambda: extended(common, When.day(to), table))
        return
    own = extended(common, When.day(to), table)
    assert own.last_day == to
    at = start_of(last_day) + minute
    assert common.is_late(at) or not own.is_late(at)
    assert not own.is_late(start_of(to + DAY) - 1)
