"""Who may read what: denied unless a row allows it."""

import pytest

from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.cycle.phases.voting import TellersAppointed
from domain.cycle.year_work.outside import ScorerNamed
from domain.record.record import Office, Seat, UnitId
from domain.values.refusal import Refusal
from tests.factories import OUTSIDE, A, B, C, D, E, cycle_in, given
from tests.workflows.reads_table import PATH, drawn, reviewed
from workflows.reader import OPERATOR, Reader, check_office, check_read, knows, reach_in
from workflows.reads import READS, ROW_OF, Reach, Read

#: Offices by the unit that holds them in these tests.
HOLDERS: dict[Office, UnitId | None] = {
    Office.CHAIR: A,
    Office.SECRETARY: A,
    Office.VICE_CHAIR: B,
    Office.UNIT_OFFICER: C,
    Office.UNIT_HEAD: C,
    Office.TELLER: D,
    Office.SCORER: OUTSIDE,
    Office.REVIEWER: OUTSIDE,
    Office.AUDITOR: OUTSIDE,
    Office.OPERATOR: None,
}
#: Whoever does not hold them, or does no longer.
OTHERS: dict[Office, UnitId] = {
    Office.CHAIR: B,
    Office.SECRETARY: C,
    Office.VICE_CHAIR: A,
    Office.UNIT_OFFICER: OUTSIDE,
    Office.UNIT_HEAD: OUTSIDE,
    Office.TELLER: E,
    Office.SCORER: C,
    Office.REVIEWER: C,
    Office.AUDITOR: A,
}
ALLOWED = reviewed()
CELLS = [(read, office) for read in Read for office in HOLDERS]


def year(phase: Phase) -> Cycle:
    named = ScorerNamed(body="Sở Nội vụ", unit=OUTSIDE, document=None)
    found = given(cycle_in(phase), TellersAppointed(units=(D,), document=None), named).state
    assert isinstance(found, Cycle)
    return found


YEARS = {phase: year(phase) for phase in (Phase.PLAN, Phase.SCORING, Phase.VOTING)}


def test_the_table_is_as_reviewed() -> None:
    """A right that is given or taken changes the file that people read in the same commit."""
    assert PATH.read_text(encoding="utf-8") == drawn()


def test_every_read_has_one_row() -> None:
    """What has none is read by nobody."""
    assert [row.read for row in READS] == list(Read)


@pytest.mark.parametrize(("read", "office"), CELLS, ids=lambda one: one.value)
def test_every_cell_is_as_reviewed(read: Read, office: Office) -> None:
    """An office reads as far as its cell says, in its phases, and only where it is held."""
    reviewed_reach = ALLOWED[read].get(office)
    reader = Reader((Seat(office, HOLDERS[office]),))
    for phase, state in YEARS.items():
        asked = phase in ROW_OF[read].phases or office is Office.OPERATOR
        expected = reviewed_reach if asked else None
        found = reach_in(state, reader, read)
        assert (found.value if found else None) == expected, phase
        if expected is None:
            with pytest.raises(Refusal, match="nothing_to_read"):
                check_read(state, reader, read)
        else:
            check_read(state, reader, read)


@pytest.mark.parametrize(("read", "office"), CELLS, ids=lambda one: one.value)
def test_an_office_not_held_reads_nothing(read: Read, office: Office) -> None:
    """Never held or no longer held: the same answer, whatever is asked; so without a unit."""
    if office is Office.OPERATOR:
        return
    for unit in (OTHERS[office], None):
        reader = Reader((Seat(office, unit),))
        for state in YEARS.values():
            assert reach_in(state, reader, read) is None
            with pytest.raises(Refusal, match="office_not_held"):
                check_read(state, reader, read)


@pytest.mark.parametrize("read", Read)
def test_nobody_reads_without_a_seat(read: Read) -> None:
    """An account without a unit passes no check, nor does one without any office, or the system."""
    for reader in (Reader(), Reader((Seat(Office.SYSTEM),)), Reader((Seat(Office.AUDITOR),))):
        assert all(reach_in(state, reader, read) is None for state in YEARS.values())
        with pytest.raises(Refusal, match="nothing_to_read"):
            check_office(reader, read)
        assert not any(knows(state, reader) for state in YEARS.values())


def test_who_holds_two_offices_has_the_rights_of_both() -> None:
    """The further of the two reaches; an office that is not held adds nothing to the other."""
    state = YEARS[Phase.SCORING]
    both = Reader((Seat(Office.SECRETARY, A), Seat(Office.UNIT_OFFICER, A)))
    assert reach_in(state, both, Read.LOG) is Reach.WHOLE
    assert reach_in(state, both, Read.DIFF) is Reach.WHOLE
    one = Reader((Seat(Office.SECRETARY, C), Seat(Office.UNIT_OFFICER, C)))
    check_read(state, one, Read.LOG)
    assert reach_in(state, one, Read.LOG) is Reach.MEMBER
    assert reach_in(state, one, Read.DIFF) is None


def test_a_year_exists_for_those_in_it() -> None:
    """For its members, whoever looks at all from outside, and the operator; for nobody else."""
    state = YEARS[Phase.SCORING]
    assert knows(state, Reader((Seat(Office.UNIT_OFFICER, C),)))
    assert knows(state, Reader((Seat(Office.AUDITOR, OUTSIDE),)))
    assert knows(state, OPERATOR)
    assert not knows(state, Reader((Seat(Office.UNIT_OFFICER, OUTSIDE),)))
