"""The calendar: what late decisions say of single days."""

from datetime import date

import pytest

from domain.calendar import CorrectDay, DayCorrected
from domain.record.record import CALENDAR, Office
from domain.values.paper import Paper
from tests.factories import CHAIR, DOCUMENT, OPERATOR, PAPER, given, hidden

WORKED = CorrectDay(day="2026-01-10", working=True, reason="Làm bù ngày 02/01", document=PAPER)
CORRECTED = DayCorrected(
    day=date(2026, 1, 10), working=True, reason=hidden("Làm bù ngày 02/01"), document=DOCUMENT
)


def test_day_is_corrected_by_a_decision() -> None:
    """A Saturday is worked for a day off elsewhere; the calendar may begin with that."""
    given(CALENDAR).when(WORKED, as_=OPERATOR).then(CORRECTED)


def test_day_is_corrected_back() -> None:
    """A later decision may say otherwise of the same day; what is unsaid stays as it was."""
    back = CorrectDay(day="2026-01-10", working=False, reason="Quyết định mới")
    done = given(CALENDAR, CORRECTED).when(back, as_=OPERATOR).given_besides()
    assert done.state.corrected == {date(2026, 1, 10): False}
    other = CorrectDay(day="2026-08-22", working=True, reason="Làm bù")
    done = given(CALENDAR, CORRECTED).when(other, as_=OPERATOR).given_besides()
    assert done.state.corrected == {date(2026, 1, 10): True, date(2026, 8, 22): True}


def test_same_correction_is_nothing_new() -> None:
    """A day that already is so is not corrected again."""
    given(CALENDAR, CORRECTED).when(WORKED, as_=OPERATOR).then_refused(
        "already_done", what="correct_day"
    )


@pytest.mark.parametrize("day", ["2026-02-30", "2026-01", "31/02/2026", ""])
def test_day_is_a_day(day: str) -> None:
    """A month, an impossible day or another way of writing is refused."""
    wrong = CorrectDay(day=day, working=True, reason="x")
    given(CALENDAR).when(wrong, as_=OPERATOR).then_refused("date_malformed", value=day)


def test_correction_has_a_reason() -> None:
    """A blank reason is refused, and so is a document without its kind."""
    blank = CorrectDay(day="2026-01-10", working=True, reason="  ")
    given(CALENDAR).when(blank, as_=OPERATOR).then_refused("reason_blank")
    vague = CorrectDay(day="2026-01-10", working=True, reason="x", document=Paper(kind=" "))
    given(CALENDAR).when(vague, as_=OPERATOR).then_refused("document_blank")


def test_there_is_one_calendar() -> None:
    """No second calendar is begun beside the official one, and no chair corrects it."""
    given("calendar:other").when(WORKED, as_=OPERATOR).then_refused("stream_unknown")
    given(CALENDAR).when(WORKED, as_=CHAIR).then_refused(
        "not_permitted", offices=(Office.OPERATOR,)
    )
