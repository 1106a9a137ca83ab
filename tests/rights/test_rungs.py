"""Which rung has a sheet, and what one sends back to another, is its unit's and the scorers'."""

from domain.cycle.cycle import Cycle
from domain.record.record import Seat
from tests.factories import SECRETARY, A, B, C, after, officer
from tests.rules.test_rungs import PASS, start
from workflows.reader import Reader
from workflows.reads import Read
from workflows.rung_status import rungs_now
from workflows.sight import Sight


def test_a_neighbour_does_not_read_how_far_a_sheet_is() -> None:
    """The unit itself, a unit of the team and the office do; the log says it to the same."""
    given = after(start(), (PASS, SECRETARY))
    state = given.state
    assert isinstance(state, Cycle)

    def seen(seat: Seat) -> tuple[int, bool]:
        sight = Sight.of(state, Reader((seat,)), Read.LOG)
        found = rungs_now(sight.cycle(state))
        assert isinstance(found, tuple)
        types = {event.header.type for event in sight.events(given.events)}
        return sum(one.unit == C for one in found), "sheet_passed_on" in types

    assert {seen(seat) for seat in (officer(C), officer(B), SECRETARY)} == {(1, True)}
    assert seen(officer(A)) == (0, False)
