"""The lifecycle: rows are data, the machine is made of them, and the page is drawn from them."""

from itertools import pairwise
from pathlib import Path

import pytest

from adapters.wording.lifecycle_page import diagram, page
from domain.cycle.cycle import BEYOND_PHASES, COMMANDS, GUARD_TABLE, LEAVE, ROW_OF
from domain.cycle.formal import NEVER_WAIVED, AdvancePhase
from domain.cycle.guard import RUNNING, SITTING, WAY, Phase, Row
from domain.record.record import command_word
from tests.factories import SECRETARY, cycle_in
from workflows.lifecycle import LEAVE_TRIGGER, accepts, lacking, machine


def test_only_what_says_so_asks_nothing_of_the_phase() -> None:
    """The beginning of a cycle, its move to another cluster, who looks at it from outside; every
    other command is guarded."""
    beyond = {command_word(command) for command in BEYOND_PHASES}
    assert beyond == {"begin_cycle", "move_cycle", "revise_overseers"}
    assert set(ROW_OF) == set(COMMANDS) - set(BEYOND_PHASES)


def test_machine_knows_nothing_but_the_rows() -> None:
    """One trigger for each command, and one by which a phase is left."""
    assert set(machine().events) == {command_word(row.command) for row in GUARD_TABLE} | {
        LEAVE_TRIGGER
    }


def test_every_running_phase_says_what_it_asks_for() -> None:
    """And each condition is known under its code; what is never waived is asked for somewhere."""
    assert set(LEAVE) == set(RUNNING)
    codes = {condition.code for conditions in LEAVE.values() for condition in conditions}
    assert codes >= NEVER_WAIVED


@pytest.mark.parametrize("row", GUARD_TABLE, ids=lambda row: command_word(row.command))
def test_rows_name_phases_in_order(row: Row) -> None:
    """Phases stand in the order of the year, each once; none belongs to a cancelled cycle."""
    places = [WAY.index(phase) for phase in row.phases]
    assert places == sorted(set(places))
    # what is done at a sitting may go on once the year is closed: the award file
    assert not row.in_sitting or set(row.phases) <= {*SITTING, Phase.CLOSED}


@pytest.mark.parametrize("phase", WAY)
def test_row_is_accepted_in_its_phases(phase: Phase) -> None:
    """With a sitting open, those of the sitting are accepted in all three phases."""
    cycle = cycle_in(phase).state
    for row in GUARD_TABLE:
        sits = row.in_sitting and phase in SITTING and cycle.conference.sitting
        assert accepts(row, cycle) == (phase in row.phases or sits)


def test_lacking_names_every_unmet_condition() -> None:
    """Not the first alone, so that nobody comes back ten times."""
    plan = cycle_in(Phase.PLAN).state
    assert [code for code, _ in lacking(LEAVE[Phase.PLAN], plan)] == [
        "rulebook_set",
        "deadlines_set",
        "plan_issued",
    ]
    assert lacking(LEAVE[Phase.PLAN], cycle_in(Phase.REGISTRATION).state) == ()


def test_page_is_what_the_rows_say() -> None:
    """The page in the documentation is drawn from the rows, and drawn again where they changed."""
    drawn = Path(__file__).parents[2] / "docs" / "lifecycle.md"
    assert drawn.read_text(encoding="utf-8") == page()


def test_diagram_shows_every_change_of_phase() -> None:
    """Each phase and the ways out of it; the long ways back are left to the words below it."""
    drawn = diagram()
    edges = {line.partition(":")[0].strip() for line in drawn.splitlines() if "-->" in line}
    wanted = {f"{one} --> {other}" for one, other in pairwise(WAY)}
    back = {f"{other} --> {one}" for one, other in pairwise(WAY)}
    ends = {f"{phase} --> cancelled" for phase in RUNNING}
    assert edges == wanted | back | ends | {"[*] --> plan"}


def test_machine_moves_no_state() -> None:
    """The machine is asked, it keeps nothing: the same question has the same answer."""
    ready = cycle_in(Phase.VOTING)
    for _ in range(2):
        ready.when(AdvancePhase(), as_=SECRETARY).then_refused("conditions_unmet")
