"""From an event to those who are told of it, and to nobody else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.cycle.backfill import TakeLive
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SubmitSheet
from domain.cycle.phases.summary_conference import CallConference
from domain.notices import Topic
from domain.record.record import Office
from domain.record.streams import EVENTS
from domain.values.days import DayTable
from domain.values.office_hours import OPENS, allowed_from, in_office_hours, is_worked
from domain.values.when import DAY, civil_day, start_of
from tests.factories import (
    DAYS,
    MEMBERS,
    RULEBOOK,
    SECRETARY,
    A,
    B,
    C,
    D,
    E,
    cell,
    moment,
    officer,
    sheet_of,
)
from tests.notices.conftest import DUE
from tests.notices.told import rows, told, units
from tests.running_year import RunningYear
from workflows.notices import JOINED
from workflows.who_is_told import POLICIES

OTHERS = {B, C, D, E}
OFFICER = Office.UNIT_OFFICER


def to_scoring(year: RunningYear) -> None:
    for unit in MEMBERS:
        year.do(RegisterTargets(unit=unit, targets=("Làm tốt",)), officer(unit))
    year.do(SignPledge(units=MEMBERS), SECRETARY)
    year.cycle_to_scoring()


def test_the_plan_is_told_to_all_but_the_chair_and_once(year: RunningYear) -> None:
    """Registration opens with the plan; the message on the plan says until when to register."""
    found = told(year)
    assert found == [((Topic.PLAN_ISSUED, OFFICER, unit), "05/01 08:00") for unit in sorted(OTHERS)]


def test_nothing_leaves_outside_office_hours(running: RunningYear) -> None:
    """A plan issued on a Friday evening is told on Monday morning."""
    running.at("2026-01-16T17:30")
    running.open(RULEBOOK, *DUE)
    assert {at for _, at in told(running)} == {"19/01 08:00"}


def test_a_day_of_the_weekend_that_is_worked_has_office_hours(running: RunningYear) -> None:
    """Saturday 10/1/2026 is worked to make up for 2/1: what is issued on Friday evening is told
    then."""
    running.at("2026-01-09T17:30")
    running.open(RULEBOOK, *DUE)
    assert {at for _, at in told(running)} == {"10/01 08:00"}


def test_a_told_past_is_told_to_nobody(running: RunningYear) -> None:
    """Neither what is entered of the past nor going live announces anything; what follows does."""
    running.at("2026-06-01T08:00")
    running.open_told(RULEBOOK, SetDeadline(code="scoring", until="2026-11-30"))
    running.do(TakeLive(reason="Từ nay ghi trực tiếp"), SECRETARY)
    assert told(running) == []
    extend = ExtendDeadline(code="scoring", until="2026-12-04", unit=C, reason="Bão")
    running.do(extend, SECRETARY)
    assert units(running, Topic.DEADLINE) == {C}


def test_a_unit_gets_a_receipt_of_its_own_act(year: RunningYear) -> None:
    year.do(RegisterTargets(unit=C, targets=("Làm tốt",)), officer(C))
    assert told(year, Topic.RECEIPT) == [((Topic.RECEIPT, OFFICER, C), "05/01 08:00")]


def test_an_invitation_and_its_change_are_told_apart(year: RunningYear) -> None:
    to_scoring(year)
    year.do(CallConference(date="2027-01-14T08:00", agenda=("Báo cáo",)), SECRETARY)
    assert units(year, Topic.INVITATION) == OTHERS
    assert units(year, Topic.INVITATION_CHANGED) == set()
    year.do(CallConference(date="2027-01-21T08:00", agenda=("Báo cáo",)), SECRETARY)
    assert len(told(year, Topic.INVITATION)) == len(told(year, Topic.INVITATION_CHANGED)) == 4


def test_who_is_late_is_told_and_the_secretary_gets_the_list(year: RunningYear) -> None:
    """Passed at midnight, told in the morning of the next working day; the secretary once."""
    year.do(RegisterTargets(unit=B, targets=("Làm tốt",)), officer(B))
    year.swept("2026-02-28T00:00")
    assert {line[2] for line, _ in told(year, Topic.OVERDUE)} == {A, C, D, E}
    assert {at for _, at in told(year, Topic.OVERDUE, Topic.LATE_LIST)} == {"02/03 08:00"}
    assert [line for line, _ in told(year, Topic.LATE_LIST)] == [
        (Topic.LATE_LIST, Office.SECRETARY, A)
    ]


def test_adjustments_of_one_sheet_are_one_message(year: RunningYear) -> None:
    """Several acts within a quarter of an hour are told together, counted from the last."""
    if year.store.__class__.__name__ == "MemoryStore":
        pytest.skip("in memory nothing is joined")
    to_scoring(year)
    year.do(EnterScores(unit=C, column="self", cells=sheet_of(C)), officer(C))
    year.do(SubmitSheet(unit=C), officer(C))
    year.at("2026-11-02T09:00")
    for was, points, clock in ((None, "39", "2026-11-02T09:00"), ("39", "38", "2026-11-02T09:10")):
        year.at(clock)
        adjust = AdjustScores(
            unit=C,
            column="settled",
            cells=(cell("1", points, was=was),),
            reason="Thiếu minh chứng",
        )
        year.do(adjust, SECRETARY)
    found = [
        (at, last > first) for line, at, first, last in rows(year) if line[0] is Topic.ADJUSTED
    ]
    assert found == [("02/11 09:25", True)]


def test_every_policy_is_of_an_event_of_the_cycle() -> None:
    assert set(POLICIES) <= set(EVENTS.values())
    assert all(policies for policies in POLICIES.values())
    topics = {policy.topic for policies in POLICIES.values() for policy in policies}
    # a reminder follows from a day that comes, stuck work from nothing that happens
    assert set(Topic) - topics == {Topic.REMINDER, Topic.STUCK}
    assert topics >= JOINED


MOMENTS = st.integers(moment("2025-12-20T00:00"), moment("2027-01-15T00:00"))


@given(MOMENTS)
def test_a_notice_leaves_soon_and_in_office_hours(at: int) -> None:
    """Never before, always in office hours, and with no office hour left out in between."""
    leaves = allowed_from(at, DAYS)
    assert leaves >= at
    assert in_office_hours(leaves, DAYS)
    assert leaves == at or leaves == start_of(civil_day(leaves)) + OPENS
    day = civil_day(at) + DAY
    while day < civil_day(leaves):
        assert not is_worked(DAYS, day)
        day += DAY


def test_days_nobody_knows_yet_are_worked_but_for_weekends() -> None:
    known = DayTable(version="x", first=civil_day(0), last=civil_day(0))
    saturday = moment("2040-01-07T10:00")
    assert allowed_from(saturday, known) == moment("2040-01-09T08:00")
