"""Calendar: rules D1 to D15, each said in a rulebook as a cluster writes it.

Of D6, D10 and D12 to D14 what the rulebook says and the arithmetic. Days off are a given table.
"""

from datetime import date

import pytest

from adapters.wording.labelling import label
from adapters.wording.labels.due import due_label
from adapters.wording.writing import deadline
from adapters.wording.writing import when as shown
from domain.cycle.deadlines.due import (
    DayNote,
    Due,
    Events,
    extended,
    moved,
    notes_on_event,
    reckon,
    reckon_all,
)
from domain.cycle.deadlines.timeliness import Sent, Timeliness, timeliness
from domain.cycle.guard import Phase
from domain.cycle.phases.summary_conference import CallConference, ConferenceCalled
from domain.rulebook.due_rule import CycleMonths
from domain.rulebook.faults import faults
from domain.rulebook.rulebook import Consequence, Rulebook
from domain.values.days import DayTable, working_days_late
from domain.values.refusal import Refusal
from domain.values.when import When, local, read_day, start_of
from tests.factories import CHAIR, P, cycle_in
from tests.rules.days_off import LATE_DECISION, TABLE
from tests.rules.house import unchecked, written


def lines(*dues: str, more: str = "") -> str:
    """A rulebook whose deadlines ``due-1``, ``due-2`` … say that."""
    listed = [f"  - {{code: due-{at}, due: {{{said}}}}}" for at, said in enumerate(dues, start=1)]
    return "\n".join([more, "deadlines:", *listed, ""])


def due(
    said: str,
    year: str = "2026",
    *,
    months: str = "",
    table: DayTable = TABLE,
    conference: str | None = None,
) -> Due:
    """What a deadline of a rulebook comes to."""
    rulebook = written(lines(said, more=months))
    events: Events = {"conference": When.read(conference) if conference else None}
    months_said = rulebook.months or CycleMonths()
    [one] = rulebook.deadlines
    return reckon(one.due, year=months_said.of(year), table=table, events=events)


def all_due(
    rulebook: Rulebook, year: str, conference: str | None, table: DayTable = TABLE
) -> dict[str, Due]:
    rules = {one.code: one.due for one in rulebook.deadlines}
    months = rulebook.months or CycleMonths()
    events: Events = {"conference": When.read(conference) if conference else None}
    return reckon_all(rules, year=months.of(year), table=table, events=events)


def in_time_until(found: Due) -> str | None:
    """The last minute in time, by the clock in Vietnam."""
    return None if found.before is None else format(local(found.before - 1), "%d/%m/%Y %H:%M")


BEFORE_25_3 = "words: trước ngày 25/3, day: 25/3"
STRICT = f"{BEFORE_25_3}, reading: before_strict"
INCLUSIVE = f"{BEFORE_25_3}, reading: before_inclusive"
BY_30_11 = "words: hết ngày 30/11, day: 30/11"


@pytest.mark.parametrize(
    ("year", "until", "notes"),
    [
        ("2023", "24/03/2023 23:59", ()),
        ("2024", "22/03/2024 23:59", (DayNote.MOVED_BACK,)),
    ],
)
def test_d1_read_strictly_the_last_day_is_the_one_before(
    year: str, until: str, notes: tuple[DayNote, ...]
) -> None:
    """2023: Friday 24/03; 2024: 24/03 is a Sunday → Friday 22/03."""
    found = due(f"{STRICT}, when_off: back", year)
    assert (in_time_until(found), found.notes) == (until, notes)
    assert found.last_day is not None
    assert found.last_day.isoweekday() == 5


def test_d1_a_strict_day_may_stay_on_a_day_off() -> None:
    """Where the rulebook moves nothing: Sunday 24/03/2024, and that is said."""
    found = due(STRICT, "2024")
    assert (in_time_until(found), found.notes) == ("24/03/2024 23:59", (DayNote.ON_DAY_OFF,))


def test_d1_strict_with_moving_forward_contradicts_itself() -> None:
    """What must be done before a day cannot move onto it: the rulebook is refused, at its place."""
    [fault] = faults(unchecked(lines(f"{STRICT}, when_off: forward")))
    assert fault.place == ("deadlines", 0)
    assert fault.refusal.code == "deadline_contradiction"
    assert fault.refusal.facts == {"value": "trước ngày 25/3"}


def test_d2_read_as_including_the_day_moved_forward() -> None:
    """25/03/2023 is a Saturday → Monday 27/03/2023."""
    found = due(f"{INCLUSIVE}, when_off: forward", "2023")
    assert (in_time_until(found), found.notes) == ("27/03/2023 23:59", (DayNote.MOVED_FORWARD,))


def test_d3_the_same_moved_back() -> None:
    """Friday 24/03/2023."""
    found = due(f"{INCLUSIVE}, when_off: back", "2023")
    assert (in_time_until(found), found.notes) == ("24/03/2023 23:59", (DayNote.MOVED_BACK,))


def test_d4_a_whole_day_ends_before_midnight() -> None:
    """30/11/2025 is a Sunday and stays: before 00:00 of 01/12 in Vietnam, shown as the day."""
    found = due(BY_30_11, "2025")
    assert found.before == start_of(date(2025, 12, 1))
    assert (in_time_until(found), found.notes) == ("30/11/2025 23:59", (DayNote.ON_DAY_OFF,))
    assert deadline(found.last_day, found.before, "vi") == "hết ngày 30/11/2025"
    assert deadline(found.last_day, found.before, "en") == "the end of 30/11/2025"


def test_d4_or_with_the_end_of_office_hours() -> None:
    """With office hours and day off moved back: before 17:00 of Friday 28/11/2025."""
    found = due(f"{BY_30_11}, closes: office_hours, when_off: back", "2025")
    assert (in_time_until(found), found.notes) == ("28/11/2025 16:59", (DayNote.MOVED_BACK,))
    assert deadline(found.last_day, found.before, "vi") == "17:00 ngày 28/11/2025"
    assert found.worded_day == date(2025, 11, 30)
    early = due(f"{BY_30_11}, closes: office_hours, office_closes: '16:30'")
    assert in_time_until(early) == "30/11/2026 16:29"


TO_CONFERENCE = """words: trước hội nghị 5 ngày làm việc,
      relative: {event: conference, side: before, days: 5, counted: working}"""


def test_d5_working_days_before_a_day() -> None:
    """5 working days before 27/02/2026: the Tết holiday 14–22/02 lies between → Friday 13/02."""
    assert in_time_until(due(TO_CONFERENCE, conference="2026-02-27")) == "13/02/2026 23:59"


@pytest.mark.parametrize(
    ("said", "until", "notes"),
    [
        ("words: 22/8, day: 22/8, when_off: back", "22/08/2026", (DayNote.MADE_UP_DAY,)),
        ("words: 31/8, day: 31/8, when_off: forward", "03/09/2026", (DayNote.MOVED_FORWARD,)),
        ("words: 10/1, day: 10/1, when_off: back", "09/01/2026", (DayNote.MOVED_BACK,)),
    ],
)
def test_d6_a_swapped_day_counts_as_the_table_knows_it(
    said: str, until: str, notes: tuple[DayNote, ...]
) -> None:
    """Saturday 22/08/2026 counts as a working day for Monday 31/08; 10/01/2026 not yet."""
    found = due(said)
    assert (in_time_until(found), found.notes) == (f"{until} 23:59", notes)


def test_d6_a_late_decision_moves_open_deadlines_and_shows_it_first() -> None:
    """After it is recorded 10/01/2026 counts too; which deadline moves is known before."""
    rulebook = written(lines("words: 10/1, day: 10/1, when_off: back", BY_30_11))
    was = all_due(rulebook, "2026", None)
    now = all_due(rulebook, "2026", None, TABLE.correct(LATE_DECISION))
    [move] = moved(was, now)
    assert (move.deadline, move.was.last_day, move.now.last_day, move.days) == (
        "due-1",
        date(2026, 1, 9),
        date(2026, 1, 10),
        1,
    )
    assert move.now.notes == (DayNote.MADE_UP_DAY,)
    assert (TABLE.is_worked(date(2026, 1, 2)), TABLE.is_worked(date(2026, 1, 10))) == (True, False)


REPORTS = """
deadlines:
  - {code: q1, name: Báo cáo quý I, due: {words: quý I, quarter: 1}}
  - {code: half, name: Báo cáo 6 tháng, due: {words: 6 tháng đầu năm, month: 6}}
  - {code: q3, name: Báo cáo quý III, due: {words: quý III, quarter: 3}}
  - {code: draft, name: Dự thảo báo cáo tổng kết, due: {words: trước ngày 15/12, day: 15/12}}
  - code: final
    name: Báo cáo tổng kết
    due:
      words: sau hội nghị 10 ngày
      relative: {event: conference, side: after, days: 10}
"""


def test_d7_reports_fall_due_in_order_before_the_conference_of_the_next_year() -> None:
    """Each quarter, at six months, the draft by 15/12 before the conference, then the final."""
    rulebook = written(REPORTS)
    found = all_due(rulebook, "2026", "2027-01-18/2027-01-19")
    assert [each.last_day for each in found.values()] == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 15),
        date(2027, 1, 29),
    ]
    draft, conference = found["draft"].before, When.read("2027-01-18").start
    assert draft is not None
    assert conference is not None
    assert draft <= conference
    assert [one.name for one in rulebook.deadlines][-2:] == [
        "Dự thảo báo cáo tổng kết",
        "Báo cáo tổng kết",
    ]


def test_d7_the_final_report_waits_for_the_conference() -> None:
    """While the conference has no day, the draft has one and the final has none."""
    found = all_due(written(REPORTS), "2026", None)
    assert (found["draft"].day_set, found["final"].day_set) == (True, False)
    assert found["final"].notes == (DayNote.AWAITS_EVENT,)


SCHOOLS = "months: {first_month: 9}"
NOVEMBER = "months: {first_month: 12, numbered_by: last_month}"


@pytest.mark.parametrize(
    ("months", "label", "first", "last"),
    [
        ("", "2026", "1/1/2026", "31/12/2026"),
        (SCHOOLS, "2025", "1/9/2025", "31/8/2026"),
        (SCHOOLS, "2025-2026", "1/9/2025", "31/8/2026"),
        (NOVEMBER, "2026", "1/12/2025", "30/11/2026"),
        (NOVEMBER, "2025-2026", "1/12/2025", "30/11/2026"),
    ],
)
def test_d8_a_cycle_year_may_touch_two_civil_years(
    months: str, label: str, first: str, last: str
) -> None:
    """Schools run from September to August, others close in November."""
    year = (written(months or "quorum: 2/3").months or CycleMonths()).of(label)
    assert (year.first_day, year.last_day) == (read_day(first), read_day(last))


@pytest.mark.parametrize(
    ("months", "year", "said", "until"),
    [
        (SCHOOLS, "2025-2026", BY_30_11, "30/11/2025"),
        (SCHOOLS, "2025", "words: 25/3, day: 25/3", "25/03/2026"),
        (NOVEMBER, "2026", "words: 15/12, day: 15/12", "15/12/2025"),
        (NOVEMBER, "2026", BY_30_11, "30/11/2026"),
        ("", "2026", "words: 15/1 năm sau, day: 15/1, year: next", "15/01/2027"),
    ],
)
def test_d8_a_day_lies_in_its_cycle_year(months: str, year: str, said: str, until: str) -> None:
    """Cycle year and civil year differ: 30/11 of the school year 2025-2026 is in 2025."""
    assert in_time_until(due(said, year, months=months)) == f"{until} 23:59"


@pytest.mark.parametrize(
    ("months", "label"),
    [("", "2025-2026"), (SCHOOLS, "2025-2027"), (SCHOOLS, "năm 2025"), ("", "9999")],
)
def test_d8_other_labels_name_no_cycle_year(months: str, label: str) -> None:
    """A civil year is one number, two numbers follow each other, and words are no year."""
    with pytest.raises(Refusal, match="date_malformed"):
        due(BY_30_11, label, months=months)


def test_d8_a_quarter_in_two_cycle_years_is_refused() -> None:
    """For schools the third quarter lies in two years, so a month or day has to be given."""
    said = "words: quý III, quarter: 3"
    [fault] = faults(unchecked(lines(said, more=SCHOOLS)))
    assert (fault.place, fault.refusal.code) == (("deadlines", 0), "deadline_malformed")
    assert fault.refusal.facts == {"where": "quarter", "value": "3"}
    assert written(lines(said)).deadlines


@pytest.mark.parametrize(
    ("when", "notes"),
    [
        ("2026-01-17", (DayNote.ON_DAY_OFF,)),
        ("2026-01-16/2026-01-17", (DayNote.ON_DAY_OFF,)),
        ("2026-01-16T08:00", ()),
        ("2026-08-22", (DayNote.MADE_UP_DAY,)),
        ("2030-01-16", (DayNote.DAYS_NOT_KNOWN,)),
        ("2026", (DayNote.TO_BE_ANNOUNCED,)),
        ("unknown", (DayNote.TO_BE_ANNOUNCED,)),
    ],
)
def test_d9_a_conference_may_fall_on_a_weekend(when: str, notes: tuple[DayNote, ...]) -> None:
    """Any day is accepted for a conference, and what is to be known of it is noted."""
    called = CallConference(date=when)
    body = cycle_in(Phase.SUMMARY_CONFERENCE).when(called, as_=CHAIR).done.events[0].body
    assert isinstance(body, ConferenceCalled)
    assert notes_on_event(body.date, TABLE) == notes
    assert all(label(note, "vi") != note.value for note in notes)


def test_d10_an_extension_for_one_unit_leaves_the_others_as_they_were() -> None:
    """The same act is in time for the extended unit and late for the others."""
    common = due(BY_30_11)
    own = extended(common, When.day(date(2026, 12, 5)), TABLE)
    at = start_of(date(2026, 12, 2))
    assert (common.is_late(at), own.is_late(at)) == (True, False)
    assert own.notes == (DayNote.ON_DAY_OFF, DayNote.EXTENDED)
    assert common == due(BY_30_11)
    for to in (date(2026, 12, 5), date(2026, 11, 30)):
        with pytest.raises(Refusal, match="deadline_not_later"):
            extended(own, When.day(to), TABLE)


@pytest.mark.parametrize(
    ("said", "until", "notes"),
    [
        ("words: trong tháng 12, month: 12", "31/12/2026 23:59", (DayNote.MONTH_ONLY,)),
        ("words: quý I, quarter: 1", "31/03/2026 23:59", (DayNote.QUARTER_ONLY,)),
        ("words: sẽ thông báo, to_be_announced: true", None, (DayNote.TO_BE_ANNOUNCED,)),
    ],
)
def test_d11_a_month_or_quarter_ends_with_its_last_day_and_reminds_nobody(
    said: str, until: str | None, notes: tuple[DayNote, ...]
) -> None:
    """Last day of the month or quarter; no reminder until a day is set."""
    found = due(said)
    assert (in_time_until(found), found.notes, found.day_set) == (until, notes, False)
    assert due(BY_30_11).day_set


def test_d11_a_day_that_is_set_is_new_though_it_is_the_last_of_the_month() -> None:
    """ "trong tháng 12" becomes 31/12: no day later, but now there is one to remind of."""
    [move] = moved(
        {"draft": due("words: trong tháng 12, month: 12")},
        {"draft": due("words: hết ngày 31/12, day: 31/12")},
    )
    assert (move.days, move.was.day_set, move.now.day_set) == (0, False, True)


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ("paper", Timeliness.ON_TIME),
        ("postmark", Timeliness.ON_TIME),
        ("received", Timeliness.LATE),
    ],
)
def test_d12_the_rulebook_says_which_date_counts(counts: str, expected: Timeliness) -> None:
    """Sent 29/11, came 02/12, due 30/11 → on time, on time, late."""
    day = When.read("2026-11-29")
    sent = Sent(paper=day, postmark=day, received=When.read("2026-12-02"))
    assert timeliness(due(f"{BY_30_11}, counts: {counts}"), sent) is expected


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
    """A date that is missing or too vague says neither; an hour counts where it is known."""
    sent = Sent(received=When.read(received) if received else None)
    assert timeliness(due(f"{BY_30_11}, closes: office_hours"), sent) is expected


def test_d12_nothing_is_late_for_a_day_to_be_announced() -> None:
    """Without a day there is nothing to be late for."""
    announced = due("words: sẽ thông báo, to_be_announced: true")
    assert timeliness(announced, Sent(received=When.read("2026-12-02"))) is Timeliness.NO_DAY_SET


def test_d13_the_conference_moves_and_what_hangs_on_it_is_shown_first() -> None:
    """The comments hang on the conference, the answer on the comments; both are shown with the
    day that was and the day that would be, before anything moves."""
    answer = "words: sau hạn góp ý 2 ngày, relative: {event: due-2, side: after, days: 2}"
    rulebook = written(lines(answer, TO_CONFERENCE, BY_30_11))
    was = all_due(rulebook, "2026", "2027-01-15")
    now = all_due(rulebook, "2026", "2027-01-22")
    none = all_due(rulebook, "2026", None)
    shown_first = [(one.deadline, one.was.last_day, one.now.last_day) for one in moved(was, now)]
    assert shown_first == [
        ("due-1", date(2027, 1, 10), date(2027, 1, 17)),
        ("due-2", date(2027, 1, 8), date(2027, 1, 15)),
    ]
    assert moved(was, was) == ()
    assert [(one.deadline, one.days) for one in moved(was, none)] == [
        ("due-1", None),
        ("due-2", None),
    ]


LATE_SHEET = "consequences: [{of: late_sheet, deduct: '0.5', per_working_day: true, at_most: '3'}]"


def lapse(said: str) -> Consequence:
    [found] = written(said).consequences
    return found


@pytest.mark.parametrize(
    ("last_day", "came", "days", "points"),
    [
        ("30/10/2026", "2/11/2026", 1, "-0.5"),
        ("30/10/2026", "5/11/2026", 4, "-2"),
        ("30/10/2026", "12/11/2026", 9, "-3"),
        ("30/10/2026", "1/11/2026", 0, "0"),
        ("30/10/2026", "29/10/2026", 0, "0"),
        ("13/2/2026", "23/2/2026", 1, "-0.5"),
    ],
    ids=["one day", "four days", "nine days", "weekend", "in time", "over Tết"],
)
def test_d14_a_late_mark_and_its_deduction_are_proposed(
    last_day: str, came: str, days: int, points: str
) -> None:
    """−0.5 for each working day late, at most −3, proposed and not applied; holidays and
    weekends are no days late."""
    found = lapse(LATE_SHEET)
    late = working_days_late(TABLE, read_day(last_day), read_day(came))
    assert (late, found.points(late), found.applied) == (days, P(points), False)


def test_d14_proof_that_it_came_in_time_leaves_nothing_to_deduct() -> None:
    """Received 2/11 for 30/10: −0.5; by the postmark of 30/10, on proof: nothing."""
    found, received = lapse(LATE_SHEET), due("words: 30/10, day: 30/10")
    posted = due("words: 30/10, day: 30/10, counts: postmark")
    sent = Sent(postmark=When.read("2026-10-30"), received=When.read("2026-11-02"))
    assert timeliness(received, sent) is Timeliness.LATE
    assert timeliness(posted, sent) is Timeliness.ON_TIME
    assert found.points(0) == P("0")


def test_d14_a_deduction_may_be_applied_at_once_or_have_no_limit() -> None:
    """Where the rulebook says so."""
    found = lapse("consequences: [{of: late_sheet, deduct: '0.5', per_working_day: true}]")
    assert found.points(9) == P("-4.5")
    assert lapse("consequences: [{of: late_sheet, deduct: '2', applied: true}]").applied


@pytest.mark.parametrize(
    ("when", "vietnamese", "english", "first", "last", "notes"),
    [
        (
            "2021-01-18/2021-01-19",
            "18–19/01/2021",
            "18–19/01/2021",
            date(2021, 1, 18),
            date(2021, 1, 19),
            (),
        ),
        (
            "2023-02",
            "tháng 02/2023",
            "February 2023",
            date(2023, 2, 1),
            date(2023, 2, 28),
            (DayNote.MONTH_ONLY,),
        ),
    ],
)
def test_d15_a_conference_of_days_or_of_a_month_is_shown_as_it_is_known(
    when: str,
    vietnamese: str,
    english: str,
    first: date,
    last: date,
    notes: tuple[DayNote, ...],
) -> None:
    """18–19/01/2021; "tháng 02/2023" is any day from 01 to 28, shown as the month."""
    called = When.read(when)
    assert (shown(called, "vi"), shown(called, "en")) == (vietnamese, english)
    assert (called.first_day, called.last_day) == (first, last)
    assert notes_on_event(called, TABLE) == notes


def test_d15_days_are_counted_from_the_first_backwards_and_from_the_last_onwards() -> None:
    """5 working days before 18–19/01/2021 → 11/01; 10 days after → 29/01; none from a month."""
    after = "words: sau hội nghị, relative: {event: conference, side: after, days: 10}"
    days = "2021-01-18/2021-01-19"
    assert in_time_until(due(TO_CONFERENCE, "2020", conference=days)) == "11/01/2021 23:59"
    assert in_time_until(due(after, "2020", conference=days)) == "29/01/2021 23:59"
    month = due(TO_CONFERENCE, "2022", conference="2023-02")
    assert (in_time_until(month), month.notes) == (None, (DayNote.AWAITS_EVENT,))


@pytest.mark.parametrize(
    ("said", "vietnamese"),
    [
        (
            f"{STRICT}, when_off: back",
            "trước ngày 25/3 (ngày 25/3, trước ngày ấy, không kể ngày ấy; trùng ngày nghỉ thì"
            " chuyển về ngày làm việc liền trước)",
        ),
        (
            TO_CONFERENCE,
            "trước hội nghị 5 ngày làm việc (5 ngày làm việc trước hội nghị)",
        ),
    ],
)
def test_how_a_deadline_is_read_is_shown_beside_its_words(said: str, vietnamese: str) -> None:
    """The words are the document's; what was chosen of them stands beside."""
    [one] = written(lines(said)).deadlines
    assert due_label(one.due, "vi") == vietnamese
