"""Lateness follows the paper, not the click: the date that the rulebook names decides."""

import pytest
from msgspec.structs import replace

from domain.cycle.deadlines.setting import ExtendDeadline
from domain.cycle.guard import Phase
from domain.cycle.phases.registration import RegisterTargets, TargetsRegistered
from domain.cycle.phases.scoring import EnterScores, SheetSubmitted, SubmitSheet
from domain.record.record import Seat
from domain.rulebook.due_rule import DateCounted, DueRule
from domain.rulebook.rulebook import Deadline
from domain.values.paper import Paper
from tests.factories import (
    RULEBOOK,
    SECRETARY,
    C,
    after,
    at,
    cycle_in,
    officer,
    sheet_of,
)
from tests.spec import Given

LATE_DAY = "2026-03-05T09:00"
REGISTER = RegisterTargets(unit=C, targets=("Hoàn thành nhiệm vụ",))


def counted(counts: DateCounted) -> Given:
    """Registration due by 28/02/2026, after that day; the rulebook names the date that counts."""
    due = DueRule(words="hết ngày 28/02", day="28/2", counts=counts)
    rulebook = replace(RULEBOOK, deadlines=(Deadline(code="registration", due=due),))
    return at(cycle_in(Phase.REGISTRATION, rulebook), LATE_DAY)


def sent(**dates: str) -> RegisterTargets:
    """By a paper of 27/02/2026, unless it is said otherwise."""
    postmark = dates.pop("postmark", None)
    paper = Paper(kind="Công văn", number="12/STTTT", **{"date": "2026-02-27"} | dates)
    return replace(REGISTER, document=paper, postmark=postmark)


def registered(start: Given, command: RegisterTargets, seat: Seat = SECRETARY) -> TargetsRegistered:
    more = {} if seat.unit == C else {"for_unit": C}
    [event] = start.when(command, as_=seat, **more).done.events
    assert isinstance(event.body, TargetsRegistered)
    return event.body


@pytest.mark.parametrize(
    ("counts", "dates", "late"),
    [
        (DateCounted.PAPER, {}, False),
        (DateCounted.PAPER, {"date": "2026-03-02", "received": "2026-03-03"}, True),
        (DateCounted.POSTMARK, {"postmark": "2026-02-28", "received": "2026-03-03"}, False),
        (DateCounted.POSTMARK, {"postmark": "2026-03-01", "received": "2026-03-03"}, True),
        (DateCounted.RECEIVED, {"received": "2026-02-28"}, False),
        (DateCounted.RECEIVED, {"received": "2026-03-02"}, True),
    ],
)
def test_date_that_counts_decides(counts: DateCounted, dates: dict[str, str], late: bool) -> None:
    """Recorded after the day, the paper's own date, the postmark or the day received decides; the
    event says which did."""
    found = registered(counted(counts), sent(**dates))
    assert (found.late, found.by) == (late, counts)


@pytest.mark.parametrize("counts", [DateCounted.POSTMARK, DateCounted.RECEIVED])
def test_without_that_date_the_click_decides(counts: DateCounted) -> None:
    """What nobody tells is not guessed."""
    found = registered(counted(counts), sent())
    assert (found.late, found.by) == (True, None)


def test_month_decides_where_it_decides_either_way() -> None:
    """A paper known to the month is in time or late only where every day of it is."""
    start = counted(DateCounted.PAPER)
    assert registered(start, sent(date="2026-01")).late is False
    assert registered(start, sent(date="2026-03")).by is DateCounted.PAPER
    assert registered(start, sent(date="2026")).by is None


def test_unit_does_not_vouch_for_what_the_office_receives() -> None:
    """Its own word for the day received does not count, and it tells no postmark."""
    start = counted(DateCounted.RECEIVED)
    found = registered(start, sent(received="2026-02-28"), officer(C))
    assert (found.late, found.by) == (True, None)
    start.when(sent(postmark="2026-02-28"), as_=officer(C)).then_refused("not_received_here")


def test_date_of_the_paper_is_anybodys_to_tell() -> None:
    """Where the paper's date counts, the unit's own signed paper is enough."""
    found = registered(counted(DateCounted.PAPER), sent(), officer(C))
    assert (found.late, found.by) == (False, DateCounted.PAPER)


def test_extension_of_the_unit_is_the_day_that_counts() -> None:
    """More time for one unit moves the day with which its paper is compared."""
    extend = ExtendDeadline(code=Phase.REGISTRATION, until="2026-03-03", unit=C, reason="Vùng lũ")
    start = after(counted(DateCounted.RECEIVED), (extend, SECRETARY))
    assert registered(start, sent(received="2026-03-03")).late is False


def test_rulebook_without_a_deadline_of_its_own_goes_by_the_click() -> None:
    """As before: the moment of recording decides."""
    start = at(cycle_in(Phase.REGISTRATION), LATE_DAY)
    found = registered(start, sent(received="2026-02-27"))
    assert (found.late, found.by) == (True, None)


def test_sheets_are_judged_alike() -> None:
    """The self score has its own deadline, and its own date that counts."""
    due = DueRule(words="hết ngày 30/11", day="30/11", counts=DateCounted.POSTMARK)
    rulebook = replace(RULEBOOK, deadlines=(Deadline(code="scoring", due=due),))
    start = at(cycle_in(Phase.SCORING, rulebook), "2026-12-03T09:00")
    enter = EnterScores(unit=C, column="self", cells=sheet_of(C))
    paper = Paper(kind="Bảng tự chấm điểm", date="2026-11-29", received="2026-12-02")
    submit = SubmitSheet(unit=C, document=paper, postmark="2026-11-30")
    given = after(start, (enter, officer(C)))
    [event] = given.when(submit, as_=SECRETARY, for_unit=C).done.events
    assert isinstance(event.body, SheetSubmitted)
    assert (event.body.late, event.body.by) == (False, DateCounted.POSTMARK)


def test_without_a_paper_in_time_is_in_time() -> None:
    """What was in time by the click stays in time, whichever date counts."""
    start = at(counted(DateCounted.RECEIVED), "2026-02-28T23:59")
    assert registered(start, REGISTER).late is False
