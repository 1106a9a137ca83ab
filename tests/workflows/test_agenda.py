"""The deadlines of a year as they are shown: what is next, how each stands, days left, what moved
it and why."""

import pytest

from domain.calendar import ConfirmYear, CorrectDay
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.formal import CancelCycle
from domain.cycle.guard import Phase
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.summary_conference import CallConference
from tests.factories import MEMBERS, SECRETARY, A, B, C, D, E, officer
from tests.rules.sheets import book
from tests.running_year import RunningYear
from workflows.agenda import Agenda, DaysLeft, DueState, Entry, agenda
from workflows.day_changes import DayChangeCause

DUE = """
deadlines:
  - {code: registration, due: {words: "hết ngày 27/2", day: 27/2}}
  - {code: scoring, due: {words: "hết ngày 30/11", day: 30/11}}
  - {code: quy-1, due: {words: ngày 17/1, day: 17/1, when_off: back}}
  - {code: nam, due: {words: trong tháng 12, month: 12}}
  - {code: sau, due: {words: sẽ thông báo, to_be_announced: true}}
  - code: gop-y
    due:
      words: trước hội nghị 5 ngày làm việc
      relative: {event: conference, side: before, days: 5, counted: working}
"""


@pytest.fixture
def year() -> RunningYear:
    found = RunningYear()
    found.open(book("standard: {max: '1000'}", more=DUE))
    return found


def shown(found: RunningYear, clock: str | None = None) -> Agenda:
    if clock is not None:
        found.at(clock)
    return agenda(found.cycle, found.events(), found.store.days(), found.clock.at)


def entry(found: RunningYear, code: str, clock: str | None = None) -> Entry:
    return next(one for one in shown(found, clock).entries if one.code == code)


def test_in_the_order_of_their_days_and_without_a_day_last(year: RunningYear) -> None:
    """A month lies at its last day; what hangs on the conference waits for it."""
    found = shown(year)
    assert [(one.code, one.day_set) for one in found.entries] == [
        ("quy-1", True),
        ("registration", True),
        ("scoring", True),
        ("nam", False),
        ("gop-y", False),
        ("sau", False),
    ]
    assert found.next is not None
    assert (found.next.code, found.next.units) == ("quy-1", (None,))


def test_next_is_whoever_is_due_next_with_more_time_or_not(year: RunningYear) -> None:
    """All but B are due on 27/2; when that is over B alone is next, by its own day."""
    extend = ExtendDeadline(code="registration", until="2026-03-04", unit=B, reason="Vùng lũ")
    year.do(extend, SECRETARY)
    found = shown(year, "2026-02-25T08:00").next
    assert found is not None
    assert (found.units, found.left) == ((A, C, D, E), DaysLeft(days=2, working=2, certain=True))
    year.swept("2026-02-28T00:00")
    found = shown(year).next
    assert found is not None
    assert (found.code, found.units, str(found.last_day)) == ("registration", (B,), "2026-03-04")
    [change] = entry(year, "registration").changes
    assert (change.how, change.unit) == (DayChangeCause.EXTENDED, B)
    assert (str(change.was), str(change.now)) == ("2026-02-27", "2026-03-04")


def test_how_a_deadline_stands(year: RunningYear) -> None:
    """Open with so many done; overdue when its day is over, swept or not; met at last."""
    for unit in (A, B):
        year.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    year.do(SignPledge(units=MEMBERS), SECRETARY)
    found = entry(year, "registration", "2026-02-27T16:00")
    assert (found.state, found.done, found.of) == (DueState.OPEN, 2, 5)
    assert found.left == DaysLeft(days=0, working=0, certain=True)
    assert {one.unit for one in found.owing} == {None, C, D, E}
    assert entry(year, "registration", "2026-02-28T00:00").state is DueState.OVERDUE
    year.sweep()
    late = entry(year, "registration", "2026-03-03T08:00")
    assert (late.state, late.left) == (
        DueState.OVERDUE,
        DaysLeft(days=-4, working=-2, certain=True),
    )
    for unit in (C, D, E):
        year.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    year.cycle_to_scoring()
    met = entry(year, "registration")
    assert (met.state, met.owing) == (DueState.MET, ())
    year.do(CancelCycle(reason="Sáp nhập"), SECRETARY)
    assert {one.state for one in shown(year).entries} == {DueState.WITHDRAWN}
    assert shown(year).next is None


def test_what_moved_it_and_why(year: RunningYear) -> None:
    """A late decision, the conference, a day set anew: each with its event."""
    year.correct(CorrectDay(day="2026-01-17", working=True, reason="Làm bù"))
    [moved] = entry(year, "quy-1").changes
    assert (moved.how, str(moved.was), str(moved.now)) == (
        DayChangeCause.CALENDAR,
        "2026-01-16",
        "2026-01-17",
    )
    for unit in MEMBERS:
        year.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    year.do(SignPledge(units=MEMBERS), SECRETARY)
    year.cycle_to_scoring()
    for day in ("2026-12-11", "2026-12-18"):
        year.do(CallConference(date=day), SECRETARY)
    assert [(one.how, str(one.was), str(one.now)) for one in entry(year, "gop-y").changes] == [
        (DayChangeCause.CONFERENCE, "None", "2026-12-04"),
        (DayChangeCause.CONFERENCE, "2026-12-04", "2026-12-11"),
    ]
    year.do(SetDeadline(code="sau", until="2026-12-20"), SECRETARY)
    [set_] = entry(year, "sau").changes
    assert (set_.how, set_.was) == (DayChangeCause.SET, None)


def test_days_left_are_uncertain_where_the_calendar_is_a_forecast(year: RunningYear) -> None:
    """Until the operator confirms the year; then they are as they were reckoned."""
    year.do(SetDeadline(code=Phase.CHAIR_HANDOVER.value, until="2027-03-01"), SECRETARY)
    before = entry(year, "chair_handover", "2026-12-01T08:00")
    assert before.left is not None
    assert not before.left.certain
    assert [remark.year for remark in before.remarks] == [2027]
    year.correct(ConfirmYear(year=2027, reason="QĐ số 5"))
    after = entry(year, "chair_handover")
    assert (after.left, after.remarks) == (
        DaysLeft(days=before.left.days, working=before.left.working, certain=True),
        (),
    )


def test_explanations_are_not_done_where_nothing_was_scored(year: RunningYear) -> None:
    """Nothing was adjusted yet: there is nothing yet to explain, and nobody has done it."""
    year.do(SetDeadline(code="explanation", until="2026-12-10"), SECRETARY)
    found = entry(year, "explanation")
    assert (found.state, found.done, found.of) == (DueState.NOTHING_YET, 0, 0)
