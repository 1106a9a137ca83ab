"""Complaints: filed by a unit, received with a term, answered; no score changes by itself."""

from datetime import date

import pytest
from msgspec.structs import replace

from domain.cycle.deadlines.duties import Duty, Standing, duties
from domain.cycle.deadlines.passing import PassDeadline
from domain.cycle.guard import Phase
from domain.cycle.year_work.complaints import (
    Against,
    AnswerComplaint,
    ComplaintAnswered,
    ComplaintFiled,
    ComplaintReceived,
    ComplaintWithdrawn,
    Concluded,
    FileComplaint,
    ReceiveComplaint,
    WithdrawComplaint,
)
from domain.record.record import Cause
from domain.values.when import When
from tests.award_files import PROPOSED, decide, result
from tests.factories import (
    DOCUMENT,
    OUTSIDE,
    PAPER,
    SECRETARY,
    VICE,
    B,
    C,
    D,
    after,
    cycle_in,
    hidden,
    officer,
)
from tests.spec import Given
from workflows.year_status import open_complaints

HERE = cycle_in(Phase.SUMMARY_CONFERENCE)
SCORE = FileComplaint(unit=C, against=Against.SCORE, item="2", text="Mức trừ quá cao")
TERM = "2027-06-30"


def filed(start: Given = HERE) -> tuple[Given, int]:
    given = after(start, (SCORE, officer(C)))
    return given, len(given.events)


def received() -> tuple[Given, int]:
    given, complaint = filed()
    receive = ReceiveComplaint(complaint=complaint, until=TERM, authority="Sở Nội vụ")
    return after(given, (receive, SECRETARY)), complaint


def answer(complaint: int) -> AnswerComplaint:
    return AnswerComplaint(
        complaint=complaint, finding=Concluded.REJECTED, answer="Giữ nguyên", document=PAPER
    )


def test_a_unit_complains_of_a_score_a_selection_or_a_decision() -> None:
    """What it is against is named; the words are hidden."""
    HERE.when(replace(SCORE, document=PAPER), as_=officer(C)).then(
        ComplaintFiled(
            unit=C,
            against=Against.SCORE,
            item="2",
            text=hidden("Mức trừ quá cao"),
            document=DOCUMENT,
        )
    )
    selection = replace(SCORE, against=Against.SELECTION, item="co")
    assert HERE.when(selection, as_=officer(C)).done.events
    decided = after(PROPOSED, (decide(result(B)), SECRETARY))
    decision = replace(SCORE, against=Against.DECISION, item="qd-1")
    assert decided.when(decision, as_=officer(C)).done.events


def test_a_complaint_is_received_with_a_term() -> None:
    """The receipt says by which day it is answered, and by whom where it is not the cluster."""
    given, complaint = filed()
    receive = ReceiveComplaint(complaint=complaint, until=TERM, authority="Sở Nội vụ")
    until = When.read(TERM)
    assert until.end is not None
    given.when(receive, as_=SECRETARY).then(
        ComplaintReceived(
            complaint=complaint,
            until=until,
            last_day=date(2027, 6, 30),
            before=until.end,
            authority="Sở Nội vụ",
            document=None,
        )
    )


def test_a_complaint_is_answered_once_and_changes_nothing_itself() -> None:
    """By its authority, after which nobody waits; scores stay until an act of their own."""
    given, complaint = received()
    given.when(answer(complaint), as_=SECRETARY).then(
        ComplaintAnswered(
            complaint=complaint,
            finding=Concluded.REJECTED,
            answer=hidden("Giữ nguyên"),
            authority="Sở Nội vụ",
            follows=None,
            document=DOCUMENT,
        )
    )
    done = after(given, (answer(complaint), SECRETARY))
    assert done.state.scoring == HERE.state.scoring
    assert open_complaints(done.state, 2**60) == ()
    done.when(answer(complaint), as_=SECRETARY).then_refused(
        "already_done", what="answer_complaint"
    )


def test_what_is_not_answered_in_its_term_is_late() -> None:
    """From the moment after its last day, and not before."""
    given, complaint = received()
    before = given.state.complaints[complaint].before
    assert before is not None
    assert [one.late for one in open_complaints(given.state, before - 1)] == [False]
    assert [one.late for one in open_complaints(given.state, before)] == [True]


def answered_by(given: Given, complaint: int) -> Duty:
    return duties(given.state)[f"complaint-{complaint}", None]


def test_an_answer_is_owed_from_the_receipt_on() -> None:
    """By the chair's office until its last day, also when the year is over before; nothing else
    than that it is late follows from its end."""
    given, filed_at = filed()
    assert (f"complaint-{filed_at}", None) not in duties(given.state)
    given, complaint = received()
    owed = answered_by(given, complaint)
    assert (owed.standing, owed.lacking, owed.before) == (
        Standing.OPEN,
        ("answer_complaint",),
        given.state.complaints[complaint].before,
    )
    over = replace(given.state, phase=Phase.CLOSED)
    assert duties(over)[owed.key].standing is Standing.OPEN
    assert duties(replace(over, phase=Phase.CANCELLED))[owed.key].standing is Standing.WITHDRAWN
    assert owed.before is not None
    passing = PassDeadline(code=owed.code, before=owed.before)
    cause = Cause(given.stream, 1, "pass")
    given.when(passing, cause=cause).then_refused("already_done", what="pass_deadline")
    done = after(given, (answer(complaint), SECRETARY))
    assert answered_by(done, complaint).standing is Standing.MET


def test_a_complaint_is_received_once() -> None:
    """Its term is not put off by receiving it again."""
    given, complaint = received()
    again = ReceiveComplaint(complaint=complaint, until="2027-07-30")
    given.when(again, as_=SECRETARY).then_refused("already_done", what="receive_complaint")


def test_a_term_that_is_over_is_refused() -> None:
    """It would be late before anybody could answer."""
    given, complaint = filed()
    past = ReceiveComplaint(complaint=complaint, until="2020-01-31")
    given.when(past, as_=SECRETARY).then_refused(
        "deadline_past", case="complaint", last_day=date(2020, 1, 31)
    )


@pytest.mark.parametrize(
    ("against", "item", "code"),
    [
        (Against.SCORE, "99", "criterion_unknown"),
        (Against.SELECTION, "khong", "selection_unknown"),
        (Against.SELECTION, None, "field_missing"),
        (Against.DECISION, None, "field_missing"),
    ],
)
def test_a_complaint_names_what_there_is(against: Against, item: str | None, code: str) -> None:
    """A selection or decision is named; a criterion may be."""
    refused = HERE.when(replace(SCORE, against=against, item=item), as_=officer(C)).then_refused
    refused(code)


def test_a_decision_that_is_not_there_is_answered_with_the_nearest() -> None:
    """By the name under which it was recorded."""
    decided = after(PROPOSED, (decide(result(B)), SECRETARY))
    wrong = replace(SCORE, against=Against.DECISION, item="qd-2")
    decided.when(wrong, as_=officer(C)).then_refused(
        "decision_unknown", value="qd-2", nearest="qd-1"
    )


def test_who_complains_and_who_answers() -> None:
    """The unit for itself, or the chair's office on its behalf; the chair's office receives."""
    HERE.when(SCORE, as_=officer(D)).then_refused("not_your_unit")
    HERE.when(SCORE, as_=VICE).then_refused("not_permitted")
    assert HERE.when(SCORE, as_=SECRETARY, for_unit=C).done.events
    given, complaint = filed()
    given.when(answer(complaint), as_=officer(C)).then_refused("not_permitted")
    for number in (complaint - 1, 9_999):
        given.when(answer(number), as_=SECRETARY).then_refused(
            "event_not_that", kind="complaint", event=number
        )
    outside = replace(SCORE, unit=OUTSIDE)
    HERE.when(outside, as_=SECRETARY, for_unit=OUTSIDE).then_refused("not_member")


def test_a_closed_year_is_complained_of_and_answered() -> None:
    """Its sealed outcome stays what it is."""
    closed = cycle_in(Phase.CLOSED)
    given, complaint = filed(closed)
    done = after(given, (answer(complaint), SECRETARY))
    assert done.state.sealed == closed.state.sealed
    assert done.state.complaints[complaint].finding is Concluded.REJECTED


def test_who_complained_takes_it_back_until_it_is_answered() -> None:
    """Nobody waits for an answer then; another unit's is none that could be taken back."""
    given, complaint = received()
    back = WithdrawComplaint(unit=C, complaint=complaint, reason="Đã làm rõ", document=PAPER)
    given.when(back, as_=officer(C)).then(
        ComplaintWithdrawn(complaint=complaint, reason=hidden("Đã làm rõ"), document=DOCUMENT)
    )
    given.when(back, as_=officer(D)).then_refused("not_your_unit")
    other = replace(back, unit=D)
    given.when(other, as_=officer(D)).then_refused("event_not_that", event=complaint)
    done = after(given, (back, officer(C)))
    assert open_complaints(done.state, 2**60) == ()
    for command, seat in ((back, officer(C)), (answer(complaint), SECRETARY)):
        done.when(command, as_=seat).then_refused("already_done", what="withdraw_complaint")
    answered = after(given, (answer(complaint), SECRETARY))
    answered.when(back, as_=officer(C)).then_refused("already_done", what="answer_complaint")
