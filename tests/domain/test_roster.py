"""Who belonged to a cluster at any date, and who took the place of a member that ceased."""

import pytest
from msgspec.structs import replace

from domain.clusters.cluster import OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.offices import Officers
from domain.clusters.roster import (
    AddMembers,
    MemberRemoved,
    MemberReplaced,
    MembersAdded,
    RemoveMember,
    ReplaceMember,
    year_bounds,
)
from domain.record.record import UnitId, cluster_stream, unit_stream
from domain.units.lineage import Ending, UnitCeased
from domain.units.unit import UnitRegistered
from domain.values.when import When, local
from tests.factories import (
    CLUSTER,
    DOCUMENT,
    FOUNDED,
    MEMBERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    A,
    B,
    C,
    D,
    E,
    beside,
    cluster_with,
    given,
    hidden,
    moment,
    officers_recorded,
)
from tests.spec import Given

JULY = When.read("2025-07-01")
REPLACE = ReplaceMember(unit=C, by=(OUTSIDE,), reason="Sáp nhập", document=PAPER)


def ceased(unit: UnitId, *successors: UnitId) -> Given:
    """A unit that ceased on 1 July 2025."""
    return given(
        unit_stream(unit),
        UnitRegistered(unit=unit, code="c", full_name="Sở C", short_name="C", aliases=()),
        UnitCeased(
            ending=Ending.MERGED,
            successors=successors,
            since=JULY,
            reason=hidden("Sáp nhập"),
            document=None,
            turn=1,
        ),
    )


def roster(start: Given, day: str) -> tuple[UnitId, ...]:
    found: tuple[UnitId, ...] = start.state.roster(moment(f"{day}T12:00"))
    return found


def test_roster_is_known_at_any_date() -> None:
    """A unit belongs from the first day stated up to the day on which it left, not included."""
    start = cluster_with(
        MembersAdded(units=(OUTSIDE,), since=When.read("2024-03")),
        MemberRemoved(unit=C, since=JULY, reason=hidden("Sáp nhập")),
    )
    assert roster(start, "2024-02-29") == MEMBERS
    assert roster(start, "2024-03-01") == (*MEMBERS, OUTSIDE)
    assert roster(start, "2025-06-30") == (*MEMBERS, OUTSIDE)
    assert roster(start, "2025-07-01") == (A, B, D, E, OUTSIDE)


def test_later_members_change_no_roster_of_the_past() -> None:
    """Where no date is stated, a unit comes and goes with the act itself."""
    start = cluster_with()
    later = start.when(AddMembers(units=(OUTSIDE,)), as_=OPERATOR).given_besides()
    later = later.when(RemoveMember(unit=D, reason="Thôi"), as_=OPERATOR).given_besides()
    for day in ("2021-12-31", "2026-01-04"):
        assert roster(later, day) == roster(start, day) == MEMBERS
    assert roster(later, "2026-01-06") == (A, B, C, E, OUTSIDE)


def test_unit_may_come_back() -> None:
    """It belongs in both stretches and not between them."""
    start = cluster_with(
        MemberRemoved(unit=C, since=When.read("2022"), reason=hidden("Thôi")),
        MembersAdded(units=(C,), since=When.read("2024")),
    )
    days = ("2021-06-01", "2023-06-01", "2024-06-01")
    assert [C in roster(start, day) for day in days] == [True, False, True]


def test_unit_does_not_leave_before_it_joined() -> None:
    """Where somebody said since when it belongs."""
    start = cluster_with(MembersAdded(units=(OUTSIDE,), since=JULY))
    leave = RemoveMember(unit=OUTSIDE, reason="Thôi", since="2025-06-30")
    start.when(leave, as_=OPERATOR).then_refused("date_order", date=When.read("2025-06-30"))
    start.when(replace(leave, since="2025-07-01"), as_=OPERATOR).given_besides()


def test_successor_takes_the_place_where_somebody_says_so() -> None:
    """From the day on which the unit ceased, unless another day is stated."""
    start = beside(cluster_with(), ceased(C, OUTSIDE))
    replaced = start.when(REPLACE, as_=SECRETARY)
    replaced.then(
        MemberReplaced(
            unit=C, by=(OUTSIDE,), since=JULY, reason=hidden("Sáp nhập"), document=DOCUMENT
        )
    )
    after = replaced.given_besides()
    assert roster(after, "2025-06-30") == MEMBERS
    assert roster(after, "2025-07-01") == after.state.members == (A, B, D, E, OUTSIDE)
    later = start.when(replace(REPLACE, since="2025-09"), as_=SECRETARY).given_besides()
    assert C in roster(later, "2025-08-31")


def test_successor_may_belong_already() -> None:
    """Two members merged: one of them goes on, from when it always belonged."""
    start = beside(cluster_with(), ceased(C, D))
    after = start.when(replace(REPLACE, by=(D,)), as_=OPERATOR).given_besides()
    assert after.state.members == (A, B, D, E)
    assert roster(after, "2021-01-01") == MEMBERS


def test_nobody_is_replaced_silently_or_by_another() -> None:
    """A unit that goes on keeps its place; only a successor that its own trail names takes it."""
    start = cluster_with()
    for known in (start, beside(start, ceased(C, E))):
        known.when(REPLACE, as_=OPERATOR).then_refused("not_successor", unit=C, by=OUTSIDE)
    gone = beside(start, ceased(C, OUTSIDE))
    assert C in gone.state.members
    gone.when(replace(REPLACE, unit=OUTSIDE), as_=OPERATOR).then_refused("not_member")
    gone.when(replace(REPLACE, by=()), as_=OPERATOR).then_refused("field_missing", field="by")
    gone.when(replace(REPLACE, since="2025-06-30"), as_=OPERATOR).then_refused("date_order")
    officer = beside(start, ceased(A, OUTSIDE))
    officer.when(replace(REPLACE, unit=A), as_=OPERATOR).then_refused(
        "office_held", unit=A, year="2026"
    )


@pytest.mark.parametrize("year", ["2021", "2020-2021"])
def test_told_year_begins_with_the_roster_of_its_last_day(year: str) -> None:
    """Not with the members of today."""
    start = cluster_with(
        MemberRemoved(unit=C, since=JULY, reason=hidden("Sáp nhập")),
        MembersAdded(units=(OUTSIDE,), since=JULY),
    )
    tell = OpenCycle(year=year, backfill=True, reason="Nhập lại")
    [event] = start.when(tell, as_=OPERATOR).done.events
    assert event.body.members == MEMBERS  # type: ignore[attr-defined]
    [event] = start.when(OpenCycle(year="2026"), as_=OPERATOR).done.events
    assert event.body.members == (A, B, D, E, OUTSIDE)  # type: ignore[attr-defined]


def test_year_before_all_dates_begins_with_those_known() -> None:
    """Nobody says who belonged then: the members as they were entered stand."""
    start = given(
        cluster_stream(CLUSTER), FOUNDED, MembersAdded(units=MEMBERS, since=When.read("2024"))
    )
    assert roster(start, "2021-06-01") == ()
    tell = OpenCycle(year="2021", backfill=True, reason="Nhập lại")
    [event] = start.when(tell, as_=OPERATOR).done.events
    assert event.body.members == MEMBERS  # type: ignore[attr-defined]


def test_change_dated_past_a_year_does_not_reach_its_cycle() -> None:
    """Who comes or goes in the next year belongs to the next year."""
    year = OpenCycle(year="2026")
    running = cluster_with().when(year, as_=OPERATOR).given_besides()
    running.when(AddMembers(units=(OUTSIDE,), since="2027"), as_=OPERATOR).then_follows()
    leave = RemoveMember(unit=D, reason="Thôi", since="2027-01-01")
    running.when(leave, as_=OPERATOR).then_follows()


def test_office_of_a_year_is_held_by_a_member_of_that_year() -> None:
    """Whoever left before, or joined after, holds no office of it."""
    start = cluster_with(
        MemberRemoved(unit=C, since=JULY, reason=hidden("Sáp nhập")),
        MembersAdded(units=(OUTSIDE,), since=JULY),
    )
    start.when(RecordOfficers(year="2024", chair=C), as_=OPERATOR).given_besides()
    start.when(RecordOfficers(year="2025", chair=OUTSIDE), as_=OPERATOR).given_besides()
    start.when(RecordOfficers(year="2024", chair=OUTSIDE), as_=OPERATOR).then_refused(
        "outside_roster", unit=OUTSIDE, year="2024"
    )
    start.when(RecordOfficers(year="2027", chair=C), as_=OPERATOR).then_refused(
        "outside_roster", unit=C, year="2027"
    )


def test_told_office_stands_where_membership_is_not_stated() -> None:
    """A source may name the chair and no member; live, a cluster has members first."""
    start = given(cluster_stream(CLUSTER), FOUNDED)
    record = RecordOfficers(year="2020", chair=A)
    start.when(record, as_=OPERATOR, backfill=True).then(
        officers_recorded("2020", Officers(chair=A))
    )
    start.when(record, as_=OPERATOR).then_refused("not_member", unit=A)


@pytest.mark.parametrize("year", ["0000", "9999", "0001-9999"])
def test_year_outside_every_calendar_breaks_nothing(year: str) -> None:
    """Such a label is accepted as a label."""
    first, last = year_bounds(year)
    assert first < last
    assert local(first).year == max(1900, min(int(year[:4]), 9998))
