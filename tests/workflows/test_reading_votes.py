"""Votes stay sealed until their ballot is closed, however they were given."""

from msgspec.structs import replace

from domain.cycle.guard import Phase
from domain.cycle.phases.voting import RecordAnswer
from domain.cycle.votes.closing import CloseBallot
from domain.cycle.votes.opening import AskInWriting
from domain.record.record import Event
from tests.factories import MEMBERS, SECRETARY, A, B, C, D, at, cycle_in, officer
from tests.spec import Given
from workflows.reader import Reader
from workflows.reading import Seal, readable

ASK = AskInWriting(ballot="b1", selection="co", nominees=(A, B), answers_by="2026-12-31")
ANSWER = RecordAnswer(ballot="b1", unit=C, choices=(B,))


def answered() -> tuple[Given, Event]:
    start = cycle_in(Phase.VOTING).when(ASK, as_=SECRETARY).given_besides()
    done = start.when(ANSWER, as_=officer(C))
    return done.given_besides(), done.done.events[0]


def test_an_answer_in_writing_is_sealed_until_the_ballot_is_closed() -> None:
    """Whom it names, on every title, and that it has no opinion; not that it came."""
    start, event = answered()
    found = readable(event, start.state)
    assert found.seal is Seal.UNTIL_CLOSED
    assert [name for name, value in found.fields().items() if value is None] == [
        *("choices", "further", "no_opinion"),
        "document",
    ]
    assert readable(event, start.state, Reader((officer(D),))).seal is Seal.UNTIL_CLOSED
    over = at(start, "2027-01-01T08:00")
    closed = over.when(CloseBallot(ballot="b1"), as_=SECRETARY).given_besides()
    assert readable(event, closed.state).seal is None


def test_who_answered_or_recorded_the_answer_may_read_it() -> None:
    """The unit itself, and the office that wrote it down."""
    start, event = answered()
    assert readable(event, start.state, Reader((officer(C),))).seal is None
    by_office = cycle_in(Phase.VOTING).when(ASK, as_=SECRETARY).given_besides()
    done = by_office.when(replace(ANSWER, unit=MEMBERS[3]), as_=SECRETARY)
    assert (
        readable(done.done.events[0], done.given_besides().state, Reader((SECRETARY,))).seal is None
    )
