"""Days and deadlines: every row D1 to D15 of the calendar rules, and what holds of any day."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from domain.days import (
    DayTable,
    add_working_days,
    back,
    days_left,
    forward,
    last_day_of_month,
    last_day_of_quarter,
    working_days_between,
    working_days_late,
)
from domain.due import (
    Due,
    Events,
    Note,
    Sent,
    Timeliness,
    deduction_for_lateness,
    extended,
    moved,
    notes_on_event,
    reckon,
    reckon_all,
    timeliness,
)
from domain.due_rule import (
    Closes,
    Counted,
    CycleMonths,
    DateCounted,
    DueRule,
    InYear,
    NumberedBy,
    Reading,
    Relative,
    Side,
    WhenOff,
    check_due_rule,
    clock_of,
)
from domain.labels import deadline
from domain.labels import when as shown
from domain.points import Points
from domain.record import decoder, encode
from domain.refusal import Code, Refusal
from domain.when import DAY, When, local, start_of


def day(text: str) -> date:
    """``27/2/2026``"""
    of_month, month, year = text.split("/")
    return date(int(year), int(month), int(of_month))


def span(first: str, last: str) -> frozenset[date]:
    days = (day(last) - day(first)).days
    return frozenset(day(first) + timedelta(days=more) for more in range(days + 1))


#: The holidays that the rows meet, with Tết 2026 and the swap of 31/8/2026 for 22/8/2026.
TABLE = DayTable(
    version="tay-1",
    first=day("1/1/2020"),
    last=day("31/12/2027"),
    off=span("14/2/2026", "22/2/2026")
    | span("31/8/2026", "2/9/2026")
    | span("30/4/2026", "1/5/2026")
    | {day("1/1/2026"), day("1/1/2027")},
    made_up=frozenset({day("22/8/2026")}),
)
#: 2/1/2026 is off and made up on Saturday 10/1/2026, decided when the table was out.
LATE_DECISION = {day("2/1/2026"): False, day("10/1/2026"): True}
CIVIL = CycleMonths()
SCHOOLS = CycleMonths(first_month=9)
NOVEMBER = CycleMonths(first_month=12, numbered_by=NumberedBy.LAST_MONTH)

#: "trước ngày 25/3", which clusters read in three ways.
BEFORE_25_3 = DueRule(words="trước ngày 25/3", day="25/3", reading=Reading.BEFORE_STRICT)
STRICT = replace(BEFORE_25_3, when_off=WhenOff.BACK)
INCLUSIVE = replace(BEFORE_25_3, reading=Reading.BEFORE_INCLUSIVE)
BY_30_11 = DueRule(words="hết ngày 30/11", day="30/11")
TO_CONFERENCE = DueRule(
    words="trước hội nghị 5 ngày làm việc",
    relative=Relative(event="conference", side=Side.BEFORE, days=5, counted=Counted.WORKING),
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


def in_time_until(found: Due) -> str | None:
    """The last minute in time, by the clock in Vietnam."""
    return None if found.before is None else format(local(found.before - 1), "%d/%m/%Y %H:%M")


def refused(code: Code, call: Callable[[], object]) -> Mapping[str, object]:
    with pytest.raises(Refusal) as found:
        call()
    assert found.value.code == code
    return found.value.facts


#: Number of the rule, what is reckoned, and the last day or minute with what is noted of it.
ROWS: list[tuple[str, Due, str | None, tuple[Note, ...]]] = [
    ("D1-2023", due(STRICT, "2023"), "24/03/2023 23:59", ()),
    ("D1-2024", due(STRICT, "2024"), "22/03/2024 23:59", (Note.MOVED_BACK,)),
    ("D1-stays", due(BEFORE_25_3, "2024"), "24/03/2024 23:59", (Note.ON_DAY_OFF,)),
    (
        "D2",
        due(replace(INCLUSIVE, when_off=WhenOff.FORWARD), "2023"),
        "27/03/2023 23:59",
        (Note.MOVED_FORWARD,),
    ),
    (
        "D3",
        due(replace(INCLUSIVE, when_off=WhenOff.BACK), "2023"),
        "24/03/2023 23:59",
        (Note.MOVED_BACK,),
    ),
    ("D4", due(BY_30_11, "2025"), "30/11/2025 23:59", (Note.ON_DAY_OFF,)),
    (
        "D4-office",
        due(replace(BY_30_11, when_off=WhenOff.BACK, closes=Closes.OFFICE_HOURS), "2025"),
        "28/11/2025 16:59",
        (Note.MOVED_BACK,),
    ),
    ("D5", due(TO_CONFERENCE, conference="2026-02-27"), "13/02/2026 23:59", ()),
    (
        "D6",
        due(by("22/8", when_off=WhenOff.BACK)),
        "22/08/2026 23:59",
        (Note.MADE_UP_DAY,),
    ),
    (
        "D6-off",
        due(by("31/8", when_off=WhenOff.FORWARD)),
        "03/09/2026 23:59",
        (Note.MOVED_FORWARD,),
    ),
    (
        "D6-unknown",
        due(by("10/1", when_off=WhenOff.BACK)),
        "09/01/2026 23:59",
        (Note.MOVED_BACK,),
    ),
    (
        "D6-corrected",
        due(by("10/1", when_off=WhenOff.BACK), table=TABLE.correct(LATE_DECISION)),
        "10/01/2026 23:59",
        (Note.MADE_UP_DAY,),
    ),
    (
        "D8-schools-11",
        due(by("30/11"), "2025-2026", months=SCHOOLS),
        "30/11/2025 23:59",
        (Note.ON_DAY_OFF,),
    ),
    ("D8-schools-3", due(by("25/3"), "2025", months=SCHOOLS), "25/03/2026 23:59", ()),
    ("D8-november-12", due(by("15/12"), "2026", months=NOVEMBER), "15/12/2025 23:59", ()),
    ("D8-november-11", due(by("30/11"), "2026", months=NOVEMBER), "30/11/2026 23:59", ()),
    (
        "D8-next",
        due(by("15/1", year=InYear.NEXT)),
        "15/01/2027 23:59",
        (),
    ),
    (
        "D11-month",
        due(DueRule(words="trong tháng 12", month=12)),
        "31/12/2026 23:59",
        (Note.MONTH_ONLY,),
    ),
    (
        "D11-quarter",
        due(DueRule(words="quý I", quarter=1)),
        "31/03/2026 23:59",
        (Note.QUARTER_ONLY,),
    ),
    (
        "D11-announced",
        due(DueRule(words="sẽ thông báo", to_be_announced=True)),
        None,
        (Note.TO_BE_ANNOUNCED,),
    ),
    ("D13-no-day", due(TO_CONFERENCE), None, (Note.AWAITS_EVENT,)),
    (
        "D15-days",
        due(TO_CONFERENCE, "2020", conference="2021-01-18/2021-01-19"),
        "11/01/2021 23:59",
        (),
    ),
    (
        "D15-month",
        due(TO_CONFERENCE, "2022", conference="2023-02"),
        None,
        (Note.AWAITS_EVENT,),
    ),
]


@pytest.mark.parametrize(
    ("found", "until", "notes"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS]
)
def test_the_worked_examples_come_out(
    found: Due, until: str | None, notes: tuple[Note, ...]
) -> None:
    """Each deadline of the calendar rules ends when its row says, and says what moved it."""
    assert in_time_until(found) == until
    assert found.notes == notes
    assert found.words
    assert found.table.startswith("tay-1")


def test_d1_strict_and_forward_exclude_each_other() -> None:
    """D1: what must be done before a day cannot move onto it; the rule is refused in any year."""
    rule = replace(BEFORE_25_3, when_off=WhenOff.FORWARD)
    for call in (lambda: check_due_rule(rule), lambda: due(rule, "2023")):
        assert refused("deadline_contradiction", call) == {"value": "trước ngày 25/3"}


def test_d4_is_shown_as_the_day_or_the_hour() -> None:
    """D4: a whole day is "hết ngày", before 00:00 of the next; office hours show their hour."""
    found = due(BY_30_11, "2025")
    assert found.before == start_of(day("1/12/2025"))
    assert deadline(found.last_day, found.before, "vi") == "hết ngày 30/11/2025"
    office = due(replace(BY_30_11, when_off=WhenOff.BACK, closes=Closes.OFFICE_HOURS), "2025")
    assert deadline(office.last_day, office.before, "vi") == "17:00 ngày 28/11/2025"
    assert office.worded_day == day("30/11/2025")


def test_d6_a_late_decision_moves_open_deadlines_and_shows_it_first() -> None:
    """D6: the day that the table did not know counts once the decision is recorded."""
    rules = {"reports": by("10/1", when_off=WhenOff.BACK), "scores": by("30/11")}
    corrected = TABLE.correct(LATE_DECISION)
    year = CIVIL.of("2026")
    was = reckon_all(rules, year=year, table=TABLE, events={})
    now = reckon_all(rules, year=year, table=corrected, events={})
    (move,) = moved(was, now)
    assert (move.deadline, move.was.last_day, move.now.last_day, move.days) == (
        "reports",
        day("9/1/2026"),
        day("10/1/2026"),
        1,
    )
    assert not TABLE.is_worked(day("10/1/2026"))
    assert TABLE.is_worked(day("2/1/2026"))
    assert corrected.is_made_up(day("10/1/2026"))
    assert not corrected.is_worked(day("2/1/2026"))
    assert TABLE.is_made_up(day("22/8/2026"))


def test_d7_reports_fall_due_in_order_before_the_conference_of_the_next_year() -> None:
    """D7: each quarter, at six months, the draft by 15/12, the final one after the conference."""
    rules = {
        "quarter_1": DueRule(words="quý I", quarter=1),
        "six_months": DueRule(words="6 tháng", month=6),
        "quarter_3": DueRule(words="quý III", quarter=3),
        "draft": by("15/12"),
        "final": DueRule(
            words="sau hội nghị 10 ngày",
            relative=Relative(event="conference", side=Side.AFTER, days=10),
        ),
    }
    conference = When.read("2027-01-18/2027-01-19")
    found = reckon_all(rules, year=CIVIL.of("2026"), table=TABLE, events={"conference": conference})
    assert [each.last_day for each in found.values()] == [
        day("31/3/2026"),
        day("30/6/2026"),
        day("30/9/2026"),
        day("15/12/2026"),
        day("29/1/2027"),
    ]
    draft, start = found["draft"].before, conference.start
    assert draft is not None
    assert start is not None
    assert draft <= start


@pytest.mark.parametrize(
    ("months", "label", "first", "last"),
    [
        (CIVIL, "2026", "1/1/2026", "31/12/2026"),
        (SCHOOLS, "2025", "1/9/2025", "31/8/2026"),
        (SCHOOLS, "2025-2026", "1/9/2025", "31/8/2026"),
        (NOVEMBER, "2026", "1/12/2025", "30/11/2026"),
        (NOVEMBER, "2025-2026", "1/12/2025", "30/11/2026"),
    ],
)
def test_d8_a_cycle_year_may_touch_two_civil_years(
    months: CycleMonths, label: str, first: str, last: str
) -> None:
    """D8: schools run from September to August, others close in November."""
    year = months.of(label)
    assert (year.first_day, year.last_day) == (day(first), day(last))


@pytest.mark.parametrize(
    ("months", "label"),
    [(CIVIL, "2025-2026"), (SCHOOLS, "2025-2027"), (SCHOOLS, "năm 2025"), (CIVIL, "9999")],
)
def test_d8_other_labels_name_no_cycle_year(months: CycleMonths, label: str) -> None:
    """D8: a civil year is one number, two numbers follow each other, and words are no year."""
    refused("date_malformed", lambda: months.of(label))


def test_d8_a_quarter_in_two_cycle_years_is_refused() -> None:
    """D8: for schools the third quarter lies in two years, so a month or day has to be given."""
    rule = DueRule(words="quý III", quarter=3)
    facts = refused("deadline_malformed", lambda: check_due_rule(rule, SCHOOLS))
    assert facts == {"where": "quarter", "value": "3"}
    refused("deadline_malformed", lambda: due(rule, months=SCHOOLS))
    check_due_rule(rule, CIVIL)


@pytest.mark.parametrize(
    ("when", "notes"),
    [
        ("2026-01-17", (Note.ON_DAY_OFF,)),
        ("2026-01-16/2026-01-17", (Note.ON_DAY_OFF,)),
        ("2026-01-16T08:00", ()),
        ("2026-08-22", (Note.MADE_UP_DAY,)),
        ("2030-01-16", (Note.DAYS_NOT_KNOWN,)),
        ("2026", (Note.TO_BE_ANNOUNCED,)),
        ("unknown", (Note.TO_BE_ANNOUNCED,)),
    ],
)
def test_d9_a_conference_may_fall_on_a_weekend(when: str, notes: tuple[Note, ...]) -> None:
    """D9: any day is accepted for a conference, and what is to be known of it is noted."""
    assert notes_on_event(When.read(when), TABLE) == notes


def test_d10_an_extension_for_one_unit_leaves_the_others_as_they_were() -> None:
    """D10: the same act is in time for the extended unit and late for the others."""
    common = due(BY_30_11)
    own = extended(common, day("5/12/2026"), TABLE)
    at = start_of(day("2/12/2026"))
    assert (common.is_late(at), own.is_late(at)) == (True, False)
    assert own.notes == (Note.ON_DAY_OFF, Note.EXTENDED)
    assert common == due(BY_30_11)
    for to in (day("5/12/2026"), day("30/11/2026")):
        with pytest.raises(Refusal, match="deadline_not_later"):
            extended(own, to, TABLE)


def test_d11_nobody_is_reminded_until_a_day_is_set() -> None:
    """D11: a month, a quarter or "sẽ thông báo" sets no day; its last day still bounds it."""
    without = [
        due(DueRule(words="trong tháng 12", month=12)),
        due(DueRule(words="quý I", quarter=1)),
        due(DueRule(words="sẽ thông báo", to_be_announced=True)),
        due(TO_CONFERENCE),
    ]
    assert [each.day_set for each in without] == [False] * 4
    assert due(BY_30_11).day_set
    assert not without[2].is_late(start_of(day("31/12/2027")))
    (move,) = moved({"draft": without[0]}, {"draft": due(by("31/12"))})
    assert move.days == 0, "the day is new, though it is the last of the month"


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        (DateCounted.PAPER, Timeliness.ON_TIME),
        (DateCounted.POSTMARK, Timeliness.ON_TIME),
        (DateCounted.RECEIVED, Timeliness.LATE),
    ],
    ids=["D12-paper", "D12-postmark", "D12-received"],
)
def test_d12_the_rule_says_which_date_counts(counts: DateCounted, expected: Timeliness) -> None:
    """D12: sent 29/11, came 02/12, due 30/11."""
    sent = Sent(
        paper=When.read("2026-11-29"),
        postmark=When.read("2026-11-29"),
        received=When.read("2026-12-02"),
    )
    assert timeliness(due(replace(BY_30_11, counts=counts)), sent) is expected


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (None, Timeliness.NOT_KNOWN),
        ("unknown", Timeliness.NOT_KNOWN),
        ("2026-11", Timeliness.ON_TIME),
        ("2026", Timeliness.NOT_KNOWN),
        ("2026-12", Timeliness.LATE),
        ("2026-11-30", Timeliness.ON_TIME),
        ("2026-11-30T16:59", Timeliness.ON_TIME),
        ("2026-11-30T17:00", Timeliness.LATE),
    ],
)
def test_d12_what_is_not_known_is_not_guessed(received: str | None, expected: Timeliness) -> None:
    """D12: a date that is missing or too vague says neither; an hour counts where it is known."""
    sent = Sent(received=When.read(received) if received else None)
    assert timeliness(due(replace(BY_30_11, closes=Closes.OFFICE_HOURS)), sent) is expected


def test_d12_nothing_is_late_for_a_day_to_be_announced() -> None:
    """D12: without a day there is nothing to be late for."""
    announced = due(DueRule(words="sẽ thông báo", to_be_announced=True))
    assert timeliness(announced, Sent(received=When.read("2026-12-02"))) is Timeliness.NO_DAY_SET


def test_d13_the_conference_moves_and_what_hangs_on_it_is_shown() -> None:
    """D13: the comments hang on the conference, the answer on the comments; both are shown."""
    rules = {
        "answer": DueRule(
            words="sau hạn góp ý 2 ngày",
            relative=Relative(event="comments", side=Side.AFTER, days=2),
        ),
        "comments": TO_CONFERENCE,
        "scores": BY_30_11,
    }
    year = CIVIL.of("2026")

    def at(conference: When | None) -> dict[str, Due]:
        return reckon_all(rules, year=year, table=TABLE, events={"conference": conference})

    was, now, none = at(When.read("2027-01-15")), at(When.read("2027-01-22")), at(None)
    assert list(was) == list(rules)
    shown_first = [
        (move.deadline, move.was.last_day, move.now.last_day, move.days) for move in moved(was, now)
    ]
    assert shown_first == [
        ("answer", day("10/1/2027"), day("17/1/2027"), 7),
        ("comments", day("8/1/2027"), day("15/1/2027"), 7),
    ]
    assert moved(was, was) == ()
    assert [(move.deadline, move.days) for move in moved(was, none)] == [
        ("answer", None),
        ("comments", None),
    ]


@pytest.mark.parametrize(
    ("last_day", "came", "days", "points"),
    [
        ("30/10/2026", "5/11/2026", 4, "-2"),
        ("30/10/2026", "12/11/2026", 9, "-3"),
        ("30/10/2026", "1/11/2026", 0, "0"),
        ("30/10/2026", "29/10/2026", 0, "0"),
        ("13/2/2026", "23/2/2026", 1, "-0.5"),
    ],
    ids=["D14-4", "D14-9", "D14-weekend", "D14-in-time", "D14-tet"],
)
def test_d14_each_working_day_late_is_counted(
    last_day: str, came: str, days: int, points: str
) -> None:
    """D14: −0.5 for each working day late, at most −3; holidays and weekends are none."""
    late = working_days_late(TABLE, day(last_day), day(came))
    taken = deduction_for_lateness(late, each=Points("0.5"), at_most=Points("3"))
    assert (late, taken) == (days, Points(points))


def test_d14_a_deduction_may_have_no_limit() -> None:
    """D14: without a limit every day late counts."""
    taken = deduction_for_lateness(9, each=Points("0.5"), at_most=None)
    assert taken == Points("-4.5")


def test_d15_a_conference_of_days_or_of_a_month_is_shown_as_it_is_known() -> None:
    """D15: 18–19/01/2021; a month stands for any of its days and is shown as the month."""
    assert shown(When.read("2021-01-18/2021-01-19"), "vi") == "18–19/01/2021"
    month = When.read("2023-02")
    assert (month.first_day, month.last_day) == (day("1/2/2023"), day("28/2/2023"))
    assert shown(month, "vi") == "tháng 02/2023"
    assert notes_on_event(month, TABLE) == (Note.MONTH_ONLY,)


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
    lost = replace(TO_CONFERENCE, relative=Relative(event="conferense", side=Side.AFTER, days=1))
    facts = refused("deadline_event_unknown", lambda: due(lost))
    assert facts == {"value": "conferense", "nearest": "conference"}

    def after(code: str) -> DueRule:
        return DueRule(words="sau", relative=Relative(event=code, side=Side.AFTER, days=1))

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
        relative=Relative(event="conference", side=Side.BEFORE, days=0),
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
    assert (stays.last_day, stays.notes) == (day("3/1/2028"), (Note.DAYS_NOT_KNOWN,))
    known = TABLE.correct({day("3/1/2028"): True})
    assert due(by("3/1/2028", when_off=WhenOff.BACK), table=known).notes == ()


def test_the_ends_of_time_have_no_day() -> None:
    """What would lie beyond the calendar is refused as no date."""
    rule = replace(TO_CONFERENCE, relative=Relative(event="conference", side=Side.AFTER, days=700))
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
        refused("deadline_not_later", lambda: extended(common, to, table))
        return
    own = extended(common, to, table)
    assert own.last_day == to
    at = start_of(last_day) + minute
    assert common.is_late(at) or not own.is_late(at)
    assert not own.is_late(start_of(to + DAY) - 1)
