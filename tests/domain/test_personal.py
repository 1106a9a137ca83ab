"""What persons ask about the data that is kept of them."""

from datetime import date

import pytest

from adapters.official_days import official_days
from domain.personal import (
    AnswerPersonRequest,
    PersonRequest,
    PersonRequestAnswered,
    PersonRequestRecorded,
    RecordPersonRequest,
    Wish,
)
from domain.record.record import SYSTEM
from domain.system import DatabaseInitialized
from domain.values.days import DayTable
from domain.values.private import Private
from tests.factories import CHAIR, OPERATOR, given

PERSON = Private.seal("Bà Lê Thị A", bytes(32))
BEGUN = DatabaseInitialized(practice=False)
ASKED = PersonRequestRecorded(person=PERSON, wish=Wish.ERASE, received=date(2026, 11, 27))


def asked(received: str = "2020-11-27", person: str = "Bà Lê Thị A") -> RecordPersonRequest:
    return RecordPersonRequest(person=person, wish=Wish.ERASE, received=received)


def request(received: date) -> PersonRequest:
    return PersonRequest(number=2, person=PERSON, wish=Wish.EXPORT, received=received)


def test_who_asks_stands_beside_the_event() -> None:
    """The event has what is wanted and the day; the name is hidden and can be erased."""
    done = given(SYSTEM, BEGUN).when(asked("27/11/2020"), as_=OPERATOR).done
    (event,) = done.events
    body = event.body
    assert isinstance(body, PersonRequestRecorded)
    assert (body.wish, body.received) == (Wish.ERASE, date(2020, 11, 27))
    assert body.person.text == "Bà Lê Thị A"


@pytest.mark.parametrize(
    ("person", "received", "code"),
    [
        (" ", "2020-11-27", "person_blank"),
        ("Bà Lê Thị A", "hôm qua", "date_malformed"),
        ("Bà Lê Thị A", "2999-01-01", "day_ahead"),
    ],
)
def test_what_is_no_request_is_refused(person: str, received: str, code: str) -> None:
    """A request has somebody who asks, and a day that is not still to come."""
    wrong = asked(received, person)
    given(SYSTEM, BEGUN).when(wrong, as_=OPERATOR).then_refused(code)


def test_a_request_is_answered_once() -> None:
    """The answer names the request; another of the same, or of none, is refused."""
    answer = AnswerPersonRequest(request=2, answer="Đã gửi bản trích")
    blank = AnswerPersonRequest(request=2, answer=" ")
    known = given(SYSTEM, BEGUN, ASKED)
    known.when(blank, as_=OPERATOR).then_refused("reason_blank")
    given(SYSTEM, BEGUN).when(answer, as_=OPERATOR).then_refused("person_request_unknown", value=2)
    done = given(SYSTEM, BEGUN, ASKED).when(answer, as_=OPERATOR).done
    assert isinstance(done.events[0].body, PersonRequestAnswered)
    told = PersonRequestAnswered(request=2, answer=PERSON)
    again = given(SYSTEM, BEGUN, ASKED, told).when(answer, as_=OPERATOR)
    again.then_refused("already_done", what="answer_person_request")


def test_no_office_of_a_cluster_keeps_the_requests() -> None:
    """Only the operator does."""
    given(SYSTEM, BEGUN).when(asked(), as_=CHAIR).then_refused("not_permitted")


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2026, 11, 27), date(2026, 12, 1)),  # over a week-end
        (date(2026, 9, 1), date(2026, 9, 4)),  # 2 September is off
    ],
)
def test_it_is_answered_within_two_working_days(received: date, last: date) -> None:
    """Counted from the day after the request came; days off do not count."""
    assert request(received).last_day(official_days()) == last


def test_past_the_table_of_days_it_is_due_all_the_same() -> None:
    """No request waits for the decision on next year's holidays."""
    days: DayTable = official_days()
    after = date(days.last.year + 3, 6, 4)
    assert (request(after).last_day(days) - after).days in {2, 3, 4}
