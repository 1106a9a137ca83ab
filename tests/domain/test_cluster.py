"""Clusters: members, officers of each cycle year, and the years that were opened."""

import pytest
from msgspec.structs import replace

from domain.clusters.cluster import (
    CycleEndRecorded,
    CycleOpened,
    FoundCluster,
    OpenCycle,
    RecordCycleEnd,
)
from domain.clusters.naming import RecordOfficers
from domain.clusters.offices import Officers, Words
from domain.clusters.roster import (
    AddMembers,
    MemberRemoved,
    MembersAdded,
    RemoveMember,
    check_distinct,
)
from domain.clusters.terms import Offices, Term
from domain.cycle.phases.plan import ReviseMembers, ReviseOfficers
from domain.record.record import (
    Cause,
    ClusterId,
    CycleId,
    Office,
    Origin,
    Seat,
    cluster_stream,
    unit_stream,
)
from domain.record.streams import names_given
from domain.units.unit import code_key
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.factories import (
    CHAIR,
    CLUSTER,
    CYCLE,
    DOCUMENT,
    FOUNDED,
    MEMBERS,
    OFFICERS,
    OPERATOR,
    OUTSIDE,
    PAPER,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    begin,
    claimed,
    cluster_with,
    given,
    hidden,
    officer,
    officers_recorded,
)
from tests.spec import Given

STREAM = cluster_stream(CLUSTER)
FOUND = FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm thi đua số 8")
OPENED = CycleOpened(
    year="2026",
    attempt=1,
    cycle=CYCLE,
    backfill=False,
    members=MEMBERS,
    officers=OFFICERS,
    words=Words(),
    code="cum-8/2026",
    reason=None,
)
END = RecordCycleEnd(year="2026", attempt=1, cancelled=False)
CAUSE = Cause(f"cycle:{CYCLE}", 40, "end")


def ended(cancelled: bool) -> CycleEndRecorded:
    return CycleEndRecorded(year="2026", attempt=1, cancelled=cancelled)


def test_cluster_is_founded_in_its_own_words() -> None:
    """A cluster has a code, a name and its own words: Cụm or Khối, and its officers."""
    words = Words(cluster="Khối", chair="Khối trưởng", vice_chair="Khối phó")
    found = replace(FOUND, words=words, aliases=("Cụm 8", "Cụm 8"), authority="Bộ TTTT")
    given(STREAM).when(found, as_=OPERATOR).then(
        replace(FOUNDED, words=words, aliases=("Cụm 8",), authority="Bộ TTTT")
    )


def test_cluster_is_founded_once_in_its_own_stream() -> None:
    """Neither again, nor in the stream of another."""
    given(STREAM, FOUNDED).when(FOUND, as_=OPERATOR).then_refused("stream_exists", stream=STREAM)
    other = cluster_stream(ClusterId(A))
    given(other).when(FOUND, as_=OPERATOR).then_refused("stream_unknown", stream=other)


def test_cluster_has_a_code_and_a_name_of_its_own() -> None:
    """A blank name, a code that fits no address, and a code that is taken are refused."""
    nothing = given(STREAM)
    nothing.when(replace(FOUND, name=" "), as_=OPERATOR).then_refused("name_blank")
    nothing.when(replace(FOUND, code="Cụm 8"), as_=OPERATOR).then_refused("input_malformed")
    taken = claimed(nothing, **{code_key("cum-8"): unit_stream(A)})
    taken.when(FOUND, as_=OPERATOR).then_refused("code_taken", code="cum-8")


def test_cluster_is_found_by_its_names() -> None:
    """Code, name and aliases lead to the cluster."""
    done = given(STREAM).when(replace(FOUND, aliases=("Cụm 8",)), as_=OPERATOR).done
    labels = [name.label for name in names_given(done.events[0])]
    assert labels == ["cum-8", "Cụm thi đua số 8", "Cụm 8"]


def test_members_join_in_the_order_given() -> None:
    """Units are taken in; since when may be known to a day or month."""
    start = given(STREAM, FOUNDED)
    start.when(AddMembers(units=(B, A), since="2021-03"), as_=OPERATOR).then(
        MembersAdded(units=(B, A), since=When.month(2021, 3))
    )
    assert start.when(AddMembers(units=(B, A)), as_=OPERATOR).given_besides().state.members == (
        B,
        A,
    )


def test_members_are_named_once() -> None:
    """A unit that is a member, a unit named twice, nobody at all, an impossible day: refused."""
    start = cluster_with()
    start.when(AddMembers(units=(OUTSIDE, A)), as_=OPERATOR).then_refused("already_member", unit=A)
    start.when(AddMembers(units=(OUTSIDE, OUTSIDE)), as_=OPERATOR).then_refused(
        "member_repeated", unit=OUTSIDE
    )
    start.when(AddMembers(units=()), as_=OPERATOR).then_refused("field_missing", field="units")
    start.when(AddMembers(units=(OUTSIDE,), since="hôm qua"), as_=OPERATOR).then_refused(
        "date_malformed"
    )


def test_member_leaves_with_a_reason() -> None:
    """A unit that goes is let go with the reason; who is no member cannot."""
    remove = RemoveMember(unit=C, reason="Hợp nhất", since="2025-07-01")
    start = cluster_with()
    start.when(remove, as_=SECRETARY).then(
        MemberRemoved(unit=C, since=When.read("2025-07-01"), reason=hidden("Hợp nhất"))
    )
    assert C not in start.when(remove, as_=SECRETARY).given_besides().state.members
    start.when(replace(remove, unit=OUTSIDE), as_=SECRETARY).then_refused(
        "not_member", unit=OUTSIDE
    )
    start.when(replace(remove, reason=" "), as_=SECRETARY).then_refused("reason_blank")


def test_change_of_members_follows_into_running_years() -> None:
    """The running cycle learns of its members; a year that ended does not."""
    add, remove = AddMembers(units=(OUTSIDE,)), RemoveMember(unit=C, reason="Hợp nhất")
    running = cluster_with(OPENED)
    running.when(add, as_=CHAIR).then_follows(ReviseMembers(members=(*MEMBERS, OUTSIDE)))
    left = tuple(unit for unit in MEMBERS if unit != C)
    running.when(remove, as_=CHAIR).then_follows(ReviseMembers(members=left))
    cluster_with(OPENED, ended(False)).when(add, as_=OPERATOR).then_follows()
    cluster_with().when(add, as_=CHAIR).then_follows()


RECORD = RecordOfficers(year="2027", chair=B, vice_chairs=(C, A), document=PAPER)


def test_officers_of_a_year_are_recorded() -> None:
    """One chair, none, one or several vices; offices belong to a cycle year."""
    recorded = cluster_with().when(RECORD, as_=SECRETARY)
    officers = Officers(chair=B, vice_chairs=tuple(sorted((A, C))))
    recorded.then(officers_recorded("2027", officers, document=DOCUMENT))
    assert recorded.given_besides().state.officers == {"2026": OFFICERS, "2027": officers}
    bare = RecordOfficers(year="2028", chair=B)
    assert cluster_with().when(bare, as_=OPERATOR).given_besides().state.officers[
        "2028"
    ] == Officers(chair=B)


def test_officers_are_members_each_in_one_office() -> None:
    """A unit of no cluster holds no office, and nobody is both chair and vice."""
    start = cluster_with()
    start.when(replace(RECORD, chair=OUTSIDE), as_=SECRETARY).then_refused(
        "not_member", unit=OUTSIDE
    )
    start.when(replace(RECORD, chair=C), as_=SECRETARY).then_refused("member_repeated", unit=C)
    start.when(replace(RECORD, year="năm 2027"), as_=SECRETARY).then_refused("year_malformed")


def test_same_officers_again_are_nothing_new() -> None:
    """Recording what stands is refused, so that nothing follows from it."""
    same = RecordOfficers(year="2026", chair=A, vice_chairs=(B,))
    cluster_with().when(same, as_=SECRETARY).then_refused("already_done", what="record_officers")


@pytest.mark.parametrize("reason", [None, "", " "])
def test_two_chairs_of_one_year_are_refused(reason: str | None) -> None:
    """Another chair of the same cycle year is recorded with a reason only."""
    other = RecordOfficers(year="2026", chair=B, reason=reason)
    cluster_with().when(other, as_=SECRETARY).then_refused("officers_conflict", year="2026", unit=A)


def test_chair_is_replaced_with_a_reason() -> None:
    """With the reason it is recorded, and the running cycle learns of it."""
    other = RecordOfficers(year="2026", chair=B, reason="Đơn vị A giải thể")
    officers = Officers(chair=B)
    cluster_with(OPENED).when(other, as_=OPERATOR).then(
        officers_recorded("2026", officers, reason=hidden("Đơn vị A giải thể"))
    )
    both = (Term(officers=OFFICERS), Term(officers=officers))
    cluster_with(OPENED).when(other, as_=OPERATOR).then_follows(
        ReviseOfficers(officers=officers, offices=Offices(terms=both))
    )
    cluster_with().when(other, as_=OPERATOR).then_follows()


def test_year_is_opened_with_all_it_begins_with() -> None:
    """Members, officers and words stand in the event, and the cycle begins as a follow-up."""
    start = cluster_with()
    start.when(OpenCycle(year="2026"), as_=SECRETARY).then(OPENED)
    start.when(OpenCycle(year="2026"), as_=SECRETARY).then_follows(begin())


def test_year_is_opened_once() -> None:
    """A year that runs, or has ended well, is not opened again."""
    for start in (cluster_with(OPENED), cluster_with(OPENED, ended(cancelled=False))):
        start.when(OpenCycle(year="2026"), as_=OPERATOR).then_refused(
            "stream_exists", stream="cum-8/2026"
        )


def test_cancelled_year_is_opened_once_more() -> None:
    """The second attempt is a cycle of its own with a code of its own."""
    start = cluster_with(OPENED, ended(cancelled=True))
    start.when(OpenCycle(year="2026"), as_=OPERATOR).then(
        replace(OPENED, attempt=2, cycle=CycleId.of(CLUSTER, "2026", 2), code="cum-8/2026.2")
    )


def test_year_label_fits_an_address() -> None:
    """2026 or 2025-2026, nothing that would break an address."""
    for year in ("năm 2026", "", "2026/2027"):
        cluster_with().when(OpenCycle(year=year), as_=OPERATOR).then_refused("year_malformed")
    cluster_with().when(OpenCycle(year="2025-2026"), as_=OPERATOR).given_besides()


def test_past_is_told_with_a_reason() -> None:
    """A year is opened as back-fill with the reason, and begins as back-fill."""
    tell = OpenCycle(year="2021", backfill=True, reason="Nhập lại năm đã qua")
    start = cluster_with()
    start.when(tell, as_=OPERATOR).then(
        replace(
            OPENED,
            year="2021",
            cycle=CycleId.of(CLUSTER, "2021", 1),
            backfill=True,
            officers=Officers(),
            code="cum-8/2021",
            reason=hidden("Nhập lại năm đã qua"),
        )
    )
    start.when(replace(tell, reason=" "), as_=OPERATOR).then_refused("reason_blank")
    start.when(replace(tell, reason=None), as_=OPERATOR).then_refused("reason_blank")


def test_told_order_opens_no_live_year() -> None:
    """What is told from the past opens a year as back-fill only: no file forges a live trail."""
    start = cluster_with()
    start.when(OpenCycle(year="2026"), as_=OPERATOR, backfill=True).then_refused(
        "play_into_real", year="2026"
    )
    told = start.when(
        OpenCycle(year="2021", backfill=True, reason="x"), as_=OPERATOR, backfill=True
    )
    assert [event.header.origin for event in told.done.events] == [Origin.BACKFILL]


def test_end_of_a_year_is_recorded_as_what_follows() -> None:
    """Only the cycle's own end says that a year has ended; no person does."""
    cluster_with(OPENED).when(END, cause=CAUSE).then(ended(cancelled=False))
    for seat in (OPERATOR, CHAIR, Seat(Office.SYSTEM)):
        cluster_with(OPENED).when(END, as_=seat).then_refused(
            "not_permitted", offices=(Office.SYSTEM,)
        )


def who_may_add(start: Given) -> list[Seat]:
    """Which of some seats may take a unit in."""
    found = []
    for seat in (OPERATOR, CHAIR, SECRETARY, VICE, officer(C), Seat(Office.CHAIR, B)):
        outcome = start.when(AddMembers(units=(OUTSIDE,)), as_=seat).outcome
        if not isinstance(outcome, Refusal):
            found.append(seat)
    return found


def test_cluster_is_kept_by_the_chair_of_a_running_year() -> None:
    """The chair's office holds until its year has ended; two years' chairs act side by side."""
    next_year = officers_recorded("2027", Officers(chair=B))
    assert who_may_add(cluster_with(OPENED)) == [OPERATOR, CHAIR, SECRETARY]
    assert who_may_add(cluster_with(OPENED, next_year)) == [
        OPERATOR,
        CHAIR,
        SECRETARY,
        Seat(Office.CHAIR, B),
    ]
    assert who_may_add(cluster_with(OPENED, next_year, ended(False))) == [
        OPERATOR,
        Seat(Office.CHAIR, B),
    ]


def test_office_must_be_held() -> None:
    """A seat that its unit does not hold is refused with the seat."""
    cluster_with().when(AddMembers(units=(OUTSIDE,)), as_=Seat(Office.CHAIR, B)).then_refused(
        "office_not_held", office=Office.CHAIR, unit=B
    )
    cluster_with().when(AddMembers(units=(OUTSIDE,)), as_=Seat(Office.CHAIR)).then_refused(
        "office_not_held", unit=None
    )


def test_units_are_distinct() -> None:
    """A list of units names each once."""
    check_distinct(MEMBERS)
    with pytest.raises(Refusal, match="member_repeated"):
        check_distinct((A, B, A))


def test_chair_of_a_finished_or_forgotten_year_rules_no_other() -> None:
    """Officers of a year are recorded by that year's chair, not by whoever once held one."""
    old = officers_recorded("2019", Officers(chair=C))
    start = cluster_with(old, OPENED)
    take = RecordOfficers(year="2026", chair=C, reason="Tự nhận")
    chair_of_2019 = Seat(Office.CHAIR, C)
    start.when(take, as_=chair_of_2019).then_refused("office_not_held", unit=C)
    start.when(AddMembers(units=(OUTSIDE,)), as_=chair_of_2019).then_refused("office_not_held")


def test_unit_in_office_is_not_let_go() -> None:
    """Others are recorded first, or the year would have an officer who is no member. An office of
    a year that was over before keeps nobody."""
    leave = RemoveMember(unit=B, reason="Sáp nhập")
    cluster_with().when(leave, as_=OPERATOR).then_refused("office_held", unit=B, year="2026")
    within = replace(leave, since="2026-12-31")
    cluster_with().when(within, as_=OPERATOR).then_refused("office_held", unit=B, year="2026")
    cluster_with().when(replace(leave, since="2027-01-01"), as_=OPERATOR).given_besides()
