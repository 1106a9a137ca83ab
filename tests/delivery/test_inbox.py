"""The inbox: what a unit was told, for those who hold an office of it, and a receipt when it is
read."""

import pytest

from adapters.delivery.by_hand import withdraw
from adapters.delivery.inbox import inbox, open_letter
from domain.notices import MarkSeen, NoticeSeen
from domain.record.order import Order
from domain.record.record import LOCAL_OPERATOR, Office, Seat
from domain.values.refusal import Refusal
from tests.delivery.office import LEDGER, OfficeYear
from tests.delivery.sink import Sink
from tests.factories import CYCLE, OPERATOR, OUTSIDE, A, B, C, head, officer
from workflows.notices import Notice


def code_of(office: OfficeYear, seat: Seat, notice: Notice) -> str:
    """Why the engine does not let a seat mark a notice as seen."""
    order = Order(
        command_id=office.engine.ids.new(),
        stream=LEDGER,
        command=MarkSeen(cycle=CYCLE, about=notice.about),
        actor="tester",
        seat=seat,
    )
    with pytest.raises(Refusal) as caught:
        office.engine.handle(order)
    return caught.value.code


def test_only_the_unit_itself_reads_and_marks(office: OfficeYear) -> None:
    """Neither another member nor the chair's office, nor somebody of no cluster, nor the operator:
    the screen and the engine say so alike."""
    (letter,) = inbox(office.engine, officer(B))
    for seat in (officer(C), Seat(Office.SECRETARY, A), officer(OUTSIDE), OPERATOR):
        assert code_of(office, seat, letter.notice) == "not_permitted"
        with pytest.raises(Refusal):
            open_letter(office.engine, seat, str(letter.notice.id), "vi", actor=LOCAL_OPERATOR)
    assert office.ledger() == []


def test_read_once_by_whoever_of_the_unit(office: OfficeYear, sink: Sink) -> None:
    """The officer and the head read the same inbox; who reads first is its receipt."""
    office.deliver(sink.settings())
    (letter,) = inbox(office.engine, officer(B))
    assert not letter.seen
    for seat in (head(B), officer(B), head(B)):
        again, written = open_letter(
            office.engine, seat, str(letter.notice.id), "en", actor=LOCAL_OPERATOR
        )
        assert again.notice == letter.notice
        assert "42/KH-CTĐ SỐ 08" in written.text
    seen = [event for event in office.ledger() if isinstance(event.body, NoticeSeen)]
    assert [event.header.seat for event in seen] == [head(B)]
    assert [one.seen for one in inbox(office.engine, officer(B))] == [True]


def test_an_inbox_has_what_no_mail_reached(office: OfficeYear, sink: Sink) -> None:
    """A unit without an address reads there what it was told; what was taken back is gone."""
    office.forget(C)
    office.deliver(sink.settings())
    assert [one.state for one in inbox(office.engine, officer(C))] == ["unserved"]


def test_what_was_taken_back_is_in_no_inbox(office: OfficeYear) -> None:
    (letter,) = inbox(office.engine, officer(B))
    withdraw(office.engine, str(letter.notice.id), "Gửi nhầm", actor=LOCAL_OPERATOR)
    assert inbox(office.engine, officer(B)) == ()


def test_a_seat_that_holds_no_office_here(office: OfficeYear) -> None:
    """The chair's office of another unit has no inbox in this year."""
    with pytest.raises(Refusal) as caught:
        inbox(office.engine, Seat(Office.SECRETARY, B))
    assert caught.value.code == "office_not_held"
