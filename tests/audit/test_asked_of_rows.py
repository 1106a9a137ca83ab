"""How the changes of scores are asked of the database: in few statements, and each reader's own."""

from random import Random
from typing import Any

import pytest
from hypothesis import given
from sqlalchemy import event

from adapters.audit import narrowed
from adapters.audit.asked import Asked, Happened, Order
from adapters.audit.score_changes import score_changes_of
from adapters.log.store import LogStore
from adapters.views.follow import catch_up
from domain.cycle.cycle import Cycle
from domain.cycle.phases.scoring import AdjustScores
from domain.reckoning.cells import NewCell
from domain.record.record import Office, Seat
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.when import When
from tests.audit.test_score_changes import OPEN, acts, fill
from tests.factories import OUTSIDE, SECRETARY, A, B, C, D, officer
from tests.views.conftest import Begin, play
from tests.views.histories import YEAR, History, shown
from tests.views.test_score_changes import EXAMPLES, SEEDS, STEPS
from workflows.reading import team_of
from workflows.score_changes import ChangeKind

SEATS = (*map(officer, (A, B, C, D)), SECRETARY, Seat(Office.AUDITOR, OUTSIDE))


def asked_of(store: LogStore, asked: Asked, **more: Any) -> list[str]:
    """The statements that asking takes, without those that open and end the transaction."""
    found: list[str] = []

    def note(_c: Any, _u: Any, statement: str, *_: Any) -> None:
        if statement.startswith("SELECT"):
            found.append(statement)

    event.listen(store.database.engine, "before_cursor_execute", note)
    try:
        score_changes_of(store, asked, **more)
    finally:
        event.remove(store.database.engine, "before_cursor_execute", note)
    return found


def adjust_thrice(history: History) -> None:
    was = None
    for now in map(Points, ("1", "2", "1")):
        cell = NewCell(criterion="1", part=Part.BONUS, was=was, now=now)
        was = now
        order = AdjustScores(unit=A, column="settled", cells=(cell,), reason="Có lý do")
        assert history.give(YEAR, order, Seat(Office.VICE_CHAIR, B)) is None


def test_a_question_takes_few_statements(history: History) -> None:
    """The changes, their acts, and where a sheet could be sealed whether one is; however many
    changes there are. A justification, effects, and a sheet that is sealed cost one or few more."""
    fill(history, A, submit=True)
    of_unit, of_year = Asked(stream=YEAR, unit=A), Asked(stream=YEAR)
    assert len(asked_of(history.store, of_unit)) == 2
    assert len(asked_of(history.store, of_year)) == 4  # one sheet may be sealed: nothing of it is
    adjust_thrice(history)
    assert len(score_changes_of(history.store, of_unit).changes) == 5
    assert len(asked_of(history.store, of_unit)) == 2
    assert len(asked_of(history.store, Asked(unit=A))) == 3
    assert len(asked_of(history.store, Asked(happened_since=When.read("2020")))) == 6
    catch_up(history.store.database)
    assert len(asked_of(history.store, of_unit, with_effects=True)) == 4
    fill(history, B, submit=False)
    assert len(asked_of(history.store, of_year)) == 4
    cell = NewCell(criterion="2", now=Points("29"), justification="Có minh chứng")
    order = AdjustScores(unit=A, column="settled", cells=(cell,), reason="Có lý do")
    assert history.give(YEAR, order, Seat(Office.VICE_CHAIR, B)) is None
    assert len(asked_of(history.store, of_unit)) == 3
    told = score_changes_of(history.store, of_unit).changes[-1].justification
    assert told is not None
    assert told.text == "Có minh chứng"


def test_statements_are_built_once(history: History) -> None:
    """Whoever asks the same of another unit asks it by the same statement."""
    fill(history, A, submit=True)
    score_changes_of(history.store, Asked(stream=YEAR, unit=A))
    built = narrowed.changes_statement.cache_info().misses
    statements = [asked_of(history.store, Asked(stream=YEAR, unit=unit))[0] for unit in (A, B, C)]
    assert len(set(statements)) == 1
    assert narrowed.changes_statement.cache_info().misses == built


def test_a_condition_that_does_not_exist_is_no_condition() -> None:
    """A name that stands for nothing would let everything through, so nothing is asked with it."""
    with pytest.raises(AssertionError):
        narrowed.changes_statement(frozenset({"stream", "opened"}), None, after=False)


def test_one_bound_on_either_side() -> None:
    """Asked further on, only the nearer of two bounds is asked with, as an index knows no other."""
    asked = narrowed.surely(Happened(10, 100))
    found = narrowed.between(asked, Order.HAPPENED, 40, None)
    assert found.names == asked.names
    assert (found.values["low"], found.values["before"], found.values["high"]) == (40, 100, 100)
    found = narrowed.between(asked, Order.HAPPENED, 5, 60)
    assert (found.values["low"], found.values["before"], found.values["high"]) == (10, 60, 100)


@EXAMPLES
@given(seed=SEEDS, steps=STEPS)
def test_every_reader_is_told_what_the_events_allow_them(
    begin: Begin, seed: int, steps: int
) -> None:
    """For any year and each reader: the changes of the events, less those of other units that the
    reader may not see and of sheets that were not sent; a team in the place of its persons."""
    with begin() as history:
        play(history, seed, steps)
        seat = Random(seed).choice(SEATS)
        store = shown(history, seat)
        cycle = store.stands(YEAR)
        assert isinstance(cycle, Cycle)
        rights = store.rights_in(YEAR)
        allowed = [
            (act.event, change)
            for act in acts(history)
            for change in act.changes
            if (rights.units is None or change.unit in rights.units)
            and (change.kind in OPEN or cycle.sheet(change.unit).sent or change.unit in rights.own)
            # what others moved tells of them, as ranks do
            and (change.kind is not ChangeKind.MOVED or rights.units is None or rights.ranked)
        ]
        found = score_changes_of(store, Asked(stream=YEAR)).changes
        assert [(one.version, one.unit, one.criterion, one.part) for one in found] == [
            (event.version, one.unit, one.criterion, one.part) for event, one in allowed
        ]
        for told, (event_, change) in zip(found, allowed, strict=True):
            assert (told.was, told.now, told.stood) == (change.was, change.now, change.stood)
            team = None
            if told.kind.value in {"entered", "adjusted"}:
                seated = event_.header.seat
                place = (change.unit, change.column or "", event_.version)
                team = team_of(cycle, *place, seated, store.reader)
            header = event_.header
            expected = (header.actor, header.seat) if team is None else (None, None)
            assert (told.team, told.actor, told.seat) == (team, *expected)
        for unit in (A, B):
            of_unit = score_changes_of(store, Asked(stream=YEAR, unit=unit))
            assert of_unit.changes == tuple(one for one in found if one.unit == unit)
            closed = {
                change.unit
                for act in acts(history)
                for change in act.changes
                if change.unit == unit
                and change.kind not in OPEN
                and not (cycle.sheet(unit).sent or unit in rights.own)
                and (rights.units is None or unit in rights.units)
            }
            assert {sheet.unit for sheet in of_unit.sealed} == closed


def test_sealed_sheets_of_a_page_are_those_of_its_time(history: History) -> None:
    """Over all years a sheet that is sealed is named on the page in whose time something of it was
    recorded, and on no other."""
    fill(history, A, submit=True)
    first = history.store.last_moment()
    fill(history, B, submit=False)
    adjust_thrice(history)
    page = score_changes_of(history.store, Asked(actor="tester"), page=2)
    assert page.more is not None
    assert page.more.moment <= first
    assert page.sealed == ()
    rest = score_changes_of(history.store, Asked(actor="tester"), page=5, after=page.more)
    assert [sheet.unit for sheet in rest.sealed] == [B]
