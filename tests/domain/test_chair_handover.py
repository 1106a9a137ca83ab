"""Chair handover: next officers, next pledge, what is handed over, minutes, closing."""

import msgspec
import pytest
from msgspec.structs import replace

from domain.clusters.cluster import RecordCycleEnd
from domain.clusters.naming import RecordOfficers
from domain.clusters.offices import Officers
from domain.cycle.formal import AdvancePhase, ChangedBy, PhaseChanged, ReopenPhase, WaiveCondition
from domain.cycle.guard import Phase
from domain.cycle.outcome import SCHEMA, Outcome, outcome
from domain.cycle.phases.chair_handover import (
    AdoptMinutes,
    CloseCycle,
    CycleClosed,
    MinutesAdopted,
    NameNextOfficers,
    NextOfficersNamed,
    NextPledgeSigned,
    SignNextPledge,
)
from domain.cycle.phases.handing_over import (
    AcceptHandover,
    HandoverAccepted,
    HandoverListed,
    ListHandover,
)
from domain.cycle.phases.summary_conference import CloseSitting
from domain.record.record import ARITHMETIC, Cause, Office, Seat, UnitId, decoder, encode
from domain.rulebook.officers import Found
from domain.rulebook.rulebook import pin
from domain.values.as_told import Wording
from domain.values.paper import Paper
from domain.values.refusal import Refusal
from tests.factories import (
    CHAIR,
    DOCUMENT,
    OUTSIDE,
    PAPER,
    RULEBOOK,
    SECRETARY,
    VICE,
    A,
    B,
    C,
    D,
    after,
    cluster_with,
    cycle_in,
    given,
    head,
    hidden,
    officer,
    officers_recorded,
)

#: Every selection is decided; the sitting is open.
HERE = cycle_in(Phase.CHAIR_HANDOVER)
NAME = NameNextOfficers(year="2027", chair=B, vice_chairs=(D, C))
NAMED = NextOfficersNamed(
    year="2027",
    officers=Officers(chair=B, vice_chairs=tuple(sorted((C, D)))),
    how=Found.ELECTED,
    awaiting_decision=False,
    document=None,
    told=None,
)
LISTED = HandoverListed(items=(hidden("Cờ luân lưu"), hidden("Hồ sơ")), document=None)
LIST = ListHandover(items=("Cờ luân lưu", " ", "Hồ sơ"))
MINUTES = MinutesAdopted(document=DOCUMENT, state_handover=False, handed_over=())
SIDES = (HandoverAccepted(unit=A, document=None), HandoverAccepted(unit=B, document=None))

# Next officers


def test_next_officers_are_named() -> None:
    """Elected, by rotation or appointed; perhaps awaiting a decision; on a document or not."""
    HERE.when(NAME, as_=VICE).then(NAMED)
    rotation = replace(
        NAME, vice_chairs=(), how=Found.ROTATION, awaiting_decision=True, document=PAPER
    )
    HERE.when(rotation, as_=SECRETARY).then(
        NextOfficersNamed(
            year="2027",
            officers=Officers(chair=B),
            how=Found.ROTATION,
            awaiting_decision=True,
            document=DOCUMENT,
            told=None,
        )
    )


def test_next_officers_follow_into_the_cluster() -> None:
    """The cluster learns who holds office next year, so that they act at once."""
    HERE.when(NAME, as_=SECRETARY).then_follows(
        RecordOfficers(year="2027", chair=B, vice_chairs=tuple(sorted((C, D))))
    )


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"chair": OUTSIDE}, "not_member"),
        ({"vice_chairs": (OUTSIDE,)}, "not_member"),
        ({"vice_chairs": (B,)}, "member_repeated"),
        ({"year": "2026"}, "officers_conflict"),
        ({"document": Paper(kind=" ")}, "document_blank"),
    ],
)
def test_impossible_officers_are_refused(change: dict[str, object], code: str) -> None:
    """Outsiders, one unit in two offices, the officers of this very year: refused."""
    HERE.when(replace(NAME, **change), as_=SECRETARY).then_refused(code)
    HERE.when(NAME, as_=officer(B)).then_refused("not_permitted")


# Next pledge


def test_next_pledge_is_signed_at_the_sitting() -> None:
    """The pledge of the next year, by the chair's office for all or by each unit for itself."""
    HERE.when(SignNextPledge(units=(C, A), document=PAPER), as_=SECRETARY).then(
        NextPledgeSigned(year="2027", units=tuple(sorted((A, C))), document=DOCUMENT)
    )
    HERE.when(SignNextPledge(units=(C,)), as_=head(C)).then(
        NextPledgeSigned(year="2027", units=(C,), document=None)
    )


@pytest.mark.parametrize(
    ("units", "seat", "code"),
    [
        ((), SECRETARY, "field_missing"),
        ((C, C), SECRETARY, "member_repeated"),
        ((OUTSIDE,), SECRETARY, "not_member"),
        ((D,), SECRETARY, "already_done"),
        ((C,), officer(A), "not_your_unit"),
        ((C,), VICE, "not_permitted"),
    ],
)
def test_next_pledge_is_signed_by_members_once(
    units: tuple[UnitId, ...], seat: Seat, code: str
) -> None:
    """Nobody, somebody twice, an outsider, again, or another unit: refused."""
    start = given(HERE, NextPledgeSigned(year="2027", units=(D,), document=None))
    start.when(SignNextPledge(units=units), as_=seat).then_refused(code)


# What is handed over


def test_things_handed_over_are_listed() -> None:
    """Files, the rotating flag, accounts; blank lines are none; only the chair's office lists."""
    HERE.when(LIST, as_=SECRETARY).then(LISTED)
    HERE.when(ListHandover(items=(" ", "")), as_=SECRETARY).then_refused("handover_empty")
    HERE.when(LIST, as_=VICE).then_refused("not_permitted")


def test_list_is_accepted_by_both_sides() -> None:
    """The outgoing and the incoming chair accept, each for the own unit."""
    start = given(HERE, NAMED, LISTED)
    one = start.when(AcceptHandover(unit=A), as_=CHAIR)
    one.then(SIDES[0])
    assert not one.given_besides().state.handover.accepted
    both = one.given_besides().when(AcceptHandover(unit=B), as_=officer(B))
    both.then(SIDES[1])
    assert both.given_besides().state.handover.accepted


@pytest.mark.parametrize(
    ("unit", "seat", "code"),
    [
        (C, officer(C), "not_a_side"),
        (A, SECRETARY, "already_done"),
        (B, SECRETARY, "not_your_unit"),
        (B, VICE, "not_permitted"),
        (B, officer(C), "not_your_unit"),
    ],
)
def test_only_the_sides_accept(unit: UnitId, seat: Seat, code: str) -> None:
    """Another unit, a second time, one side for the other: refused."""
    start = given(HERE, NAMED, LISTED, SIDES[0])
    start.when(AcceptHandover(unit=unit), as_=seat).then_refused(code)


def test_the_next_chair_is_told_in_which_office_it_accepts() -> None:
    """In the year that ends it is a member: as its chair it is refused, with how it does act."""
    start = given(HERE, NAMED, LISTED, SIDES[0])
    accept = AcceptHandover(unit=B)
    seat = Seat(Office.CHAIR, B)
    start.when(accept, as_=seat).then_refused("office_not_held", case="incoming", unit=B)
    start.when(accept, as_=head(B)).then(SIDES[1])
    start.when(LIST, as_=seat).then_refused("office_not_held", case="no such fact")


def test_there_is_something_to_accept_and_somebody_to_take_it() -> None:
    """Before the next officers are known and the list is made nobody accepts."""
    accept = AcceptHandover(unit=A)
    HERE.when(accept, as_=SECRETARY).then_refused("officers_missing")
    given(HERE, NAMED).when(accept, as_=SECRETARY).then_refused("handover_empty")


def test_new_list_is_accepted_anew() -> None:
    """What was accepted was the old list."""
    start = given(HERE, NAMED, LISTED, *SIDES)
    assert start.state.handover.accepted
    assert not given(start, LISTED).state.handover.accepted
    again = given(start, LISTED).when(AcceptHandover(unit=A), as_=SECRETARY)
    again.then(SIDES[0])


def test_another_next_chair_accepts_anew() -> None:
    """The unit that takes over is the one that accepts; the outgoing side stays accepted."""
    other = replace(NAMED, officers=Officers(chair=C))
    start = given(HERE, NAMED, LISTED, *SIDES, other)
    assert not start.state.handover.accepted
    done = start.when(AcceptHandover(unit=C), as_=officer(C)).given_besides()
    assert done.state.handover.accepted
    same = given(HERE, NAMED, LISTED, *SIDES, replace(NAMED, awaiting_decision=True))
    assert same.state.handover.accepted


def test_one_unit_in_both_offices_accepts_once() -> None:
    """Where the chair stays in office there is one side."""
    stays = replace(NAMED, officers=Officers(chair=A))
    assert given(HERE, stays, LISTED, SIDES[0]).state.handover.accepted


# Minutes


def test_minutes_are_adopted_once() -> None:
    """On their document; they may state the handover instead of a list."""
    adopt = AdoptMinutes(document=PAPER)
    HERE.when(adopt, as_=VICE).then(MINUTES)
    given(HERE, MINUTES).when(adopt, as_=SECRETARY).then_refused(
        "already_done", what="adopt_minutes"
    )
    HERE.when(AdoptMinutes(document=Paper(kind="")), as_=SECRETARY).then_refused("document_blank")
    HERE.when(adopt, as_=officer(A)).then_refused("not_permitted")


def test_minutes_may_state_the_handover() -> None:
    """Then no list need be accepted, and a list made later takes nothing back."""
    stated = given(HERE, NAMED, replace(MINUTES, state_handover=True))
    assert stated.state.handover.accepted
    assert given(stated, LISTED).state.handover.accepted


# Closing


READY = after(given(HERE, NAMED, LISTED, *SIDES, MINUTES), (CloseSitting(), SECRETARY))
TO_CLOSED = PhaseChanged(source=Phase.CHAIR_HANDOVER, to=Phase.CLOSED, by=ChangedBy.FORMAL_ACT)


def test_year_is_closed_and_its_outcome_sealed() -> None:
    """The outcome stands in the event in full, with hash, form and arithmetic."""
    closed = READY.when(CloseCycle(), as_=SECRETARY)
    state = closed.given_besides().state
    text = encode(outcome(replace(state, sealed=None))).decode()
    closed.then(
        CycleClosed(
            outcome=text, sha256=pin(text), form=SCHEMA, arithmetic=ARITHMETIC, document=None
        ),
        TO_CLOSED,
    )
    sealed: Outcome = decoder(Outcome)(state.sealed)
    assert (sealed.phase, sealed.handover_accepted) == (Phase.CLOSED, True)
    assert [row.rank for row in sealed.table.rows] == [1, 2, 3, 4, 5]  # type: ignore[union-attr]


def test_cluster_learns_that_the_year_is_closed() -> None:
    """The end follows into the cluster's stream."""
    READY.when(CloseCycle(), as_=SECRETARY).then_follows(
        RecordCycleEnd(year="2026", attempt=1, cancelled=False)
    )


def test_year_is_not_closed_with_something_open() -> None:
    """Everything that is lacking is named at once."""
    HERE.when(CloseCycle(), as_=SECRETARY).then_refused(
        "conditions_unmet",
        command="close_cycle",
        unmet=(
            ("next_officers_known", {}),
            ("handover_accepted", {}),
            ("minutes_adopted", {}),
            ("sitting_closed", {}),
        ),
    )
    given(HERE, NAMED, LISTED, *SIDES, MINUTES).when(CloseCycle(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("sitting_closed", {}),)
    )


def test_rulebook_may_drop_list_and_minutes() -> None:
    """Where the rulebook asks for neither, the next officers are enough."""
    free = replace(RULEBOOK, handover_accepted=False, minutes_required=False)
    start = given(cycle_in(Phase.CHAIR_HANDOVER, free), NAMED)
    after(start, (CloseSitting(), SECRETARY), (CloseCycle(), SECRETARY))


def test_handover_is_left_by_closing_only() -> None:
    """The last phase is not advanced: closing seals the outcome."""
    READY.when(AdvancePhase(), as_=SECRETARY).then_refused("wrong_phase")
    for seat in (VICE, officer(A)):
        READY.when(CloseCycle(), as_=seat).then_refused("not_permitted")


def test_closed_year_takes_nothing_more() -> None:
    """After closing only a formal reopening is left."""
    closed = cycle_in(Phase.CLOSED)
    for command in (CloseCycle(), NAME, LIST, CloseSitting()):
        closed.when(command, as_=SECRETARY).then_refused("wrong_phase", phase=Phase.CLOSED)


def test_reopened_year_is_closed_anew() -> None:
    """The seal falls with the reopening; minutes are adopted and the year is sealed again."""
    reopen = ReopenPhase(phase=Phase.CHAIR_HANDOVER, reason="Sai tên đơn vị nhận bàn giao")
    start = cycle_in(Phase.CLOSED).when(reopen, as_=SECRETARY).given_besides()
    assert (start.state.sealed, start.state.handover.minutes) == (None, False)
    start.when(CloseCycle(), as_=SECRETARY).then_refused(
        "conditions_unmet", unmet=(("minutes_adopted", {}),)
    )
    waive = WaiveCondition(condition="minutes_adopted", reason="Biên bản cũ còn giá trị")
    again = after(start, (waive, SECRETARY), (CloseCycle(), SECRETARY))
    assert again.state.sealed == cycle_in(Phase.CLOSED).state.sealed


def test_sealed_outcome_is_recomputed_alike() -> None:
    """What replay computes is to the byte what was sealed."""
    state = cycle_in(Phase.CLOSED).state
    assert encode(outcome(state)).decode() == state.sealed
    with pytest.raises(msgspec.ValidationError):
        decoder(Outcome)(state.sealed.replace('"code"', '"kode"', 1))


def test_handover_is_done_in_the_sitting_or_after() -> None:
    """In an open sitting next officers are named while the table is still discussed."""
    sitting = cycle_in(Phase.VOTING)
    sitting.when(NAME, as_=SECRETARY).then(NAMED)
    alone = cycle_in(Phase.SUMMARY_CONFERENCE)
    alone.when(NAME, as_=SECRETARY).then_refused("wrong_phase", phase=Phase.SUMMARY_CONFERENCE)
    closed = after(HERE, (CloseSitting(), SECRETARY))
    closed.when(NAME, as_=SECRETARY).then(NAMED)


@pytest.mark.parametrize("year", ["", "2025", "2027 một người"])
def test_next_officers_are_of_a_year_to_come(year: str) -> None:
    """A year is a code, not a text, and lies ahead."""
    outcome = HERE.when(replace(NAME, year=year), as_=SECRETARY).outcome
    assert isinstance(outcome, Refusal)


def test_officers_named_again_replace_the_earlier_ones_for_the_cluster() -> None:
    """What follows from the cycle needs no reason of its own there."""
    known = officers_recorded("2027", Officers(chair=C))
    follow = RecordOfficers(year="2027", chair=B, vice_chairs=())
    cause = Cause("cycle:x", 9, "next-officers")
    done = cluster_with(known).when(follow, cause=cause).done
    assert done.events[0].header.type == "officers_recorded"


def test_how_officers_were_found_in_a_sources_words_is_told_of_a_past_only() -> None:
    """A live conference says how it found them; only of a past may that be left unsaid."""
    named = NameNextOfficers(year="2027", chair=B)
    worded = replace(named, told=Wording(word="phân công", authority="Sở Nội vụ"))
    HERE.when(worded, as_=SECRETARY).then_refused("backfill_only")
    unsaid = replace(named, how=Found.NOT_STATED)
    HERE.when(unsaid, as_=SECRETARY).then_refused("backfill_only")
