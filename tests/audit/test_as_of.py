"""A year as of another moment: by version, by what was recorded, by what had happened."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.reckoning.cells import final_cells
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import Part
from domain.values.points import Points
from domain.values.refusal import Refusal
from domain.values.when import Precision, When
from tests.views.conftest import Begin, play
from tests.views.histories import WHENS, YEAR, History
from tests.views.test_score_changes import EXAMPLES, SEEDS, STEPS, counted, states
from workflows.as_of import NOW, AsOf, end_of, fold, seen, surely_by
from workflows.score_changes import WRITTEN
from workflows.score_trail import Trail

TIMES = ("2025", "2026-11", "2026-11-15", "2026-11-30", "2026-12-31", "2030")


def test_now_is_everything(history: History) -> None:
    """Without a moment all events count, and give the state that is stored."""
    play(history, 1, 30)
    found = seen(history.store.events(YEAR), NOW)
    assert found.events == history.store.events(YEAR)
    assert found.undated == ()
    assert fold(found.events) == history.cycle(YEAR)


def test_a_version_is_the_state_after_it(history: History) -> None:
    """As of a version a year stands as it stood right after that event."""
    play(history, 2, 40)
    events = history.store.events(YEAR)
    for _, event, after in states(events):
        assert fold(seen(events, AsOf(version=event.version)).events) == after


def test_what_was_known_is_what_was_recorded(history: History) -> None:
    """Asked what was known at a moment, exactly the events recorded by then count, whenever they
    are said to have happened."""
    play(history, 3, 40)
    events = history.store.events(YEAR)
    for event in events:
        moment = When.moment(event.header.recorded_at)
        known = seen(events, AsOf(recorded=moment)).events
        assert known[-1].header.recorded_at == event.header.recorded_at
        assert known == tuple(
            one for one in events if one.header.recorded_at <= event.header.recorded_at
        )


def test_a_late_correction_answers_both(history: History) -> None:
    """A change recorded later about November is not there for who asks what was known in
    November, and is there for who asks what was true."""
    play(history, 4, 160)
    events = history.store.events(YEAR)
    november = When.read("2026-11-30")
    late = [event for event in events if event.header.effective_at == november and scored(event)]
    assert late
    for event in late:
        before = When.moment(event.header.recorded_at - 1)
        assert event not in seen(events, AsOf(recorded=before)).events
        assert event in seen(events, AsOf(effective=november)).events


def scored(event: Event) -> bool:
    return event.header.type in {"scores_entered", "scores_adjusted"}


@EXAMPLES
@given(seed=SEEDS, steps=STEPS, time=st.sampled_from(TIMES))
def test_what_was_true_is_what_surely_happened(
    begin: Begin, seed: int, steps: int, time: str
) -> None:
    """Of every cell the last change counts that had surely happened by then; changes of which
    nobody can say are named, and count for nothing."""
    with begin() as history:
        play(history, seed, steps)
        events = history.store.events(YEAR)
        end = end_of(When.read(time))
        as_of = AsOf(effective=When.read(time))
        if not any(surely_by(event.header.effective_at, end) for event in events):
            with pytest.raises(Refusal):
                seen(events, as_of)
            return
        found = seen(events, as_of)
        cells: dict[tuple[UnitId, str | None, str | None, Part | None], Points | None] = {}
        trail = Trail()
        for event in events:
            act = trail.follow(event)
            sure = surely_by(event.header.effective_at, end)
            assert act is None or (sure is None) == (event.version in found.undated)
            for change in act.changes if act and sure else ():
                if change.kind in WRITTEN:
                    cells[change.unit, change.column, change.criterion, change.part] = change.now
        state = counted(fold(found.events))
        assert {place: now for place, now in cells.items() if now is not None} == {
            (unit, column, *place): value
            for unit, sheet in state.scoring.sheets.items()
            for column, standing in sheet.columns.items()
            for place, value in standing.items()
        }
        assert state.plan.rulebook is not None
        for sheet in state.scoring.sheets.values():
            assert final_cells(state.plan.rulebook, sheet) is not None


@pytest.mark.parametrize(
    ("when", "sure"),
    [
        (When.read("2026-11-30"), True),
        (When.read("2026-12-01"), False),
        (When.read("2026-11"), True),
        (When.read("2026"), None),
        (When.unknown(), None),
        (When.read("2026-11-30T23:59"), True),
        (When.read("2026-12-01T00:00"), False),
    ],
)
def test_vague_dates_say_nothing_for_sure(when: When, sure: bool | None) -> None:
    """A time that reaches past the moment, or is not known, is neither before nor after it."""
    assert surely_by(when, end_of(When.read("2026-11-30"))) is sure


def test_a_moment_counts_itself() -> None:
    """What happened at a moment had happened by it."""
    at = When.read("2026-11-30T17:00")
    assert at.precision is Precision.MOMENT
    assert surely_by(at, end_of(at)) is True


def test_before_the_beginning_is_refused(history: History) -> None:
    """Before its first event a year is not empty: it is not there, and that is said."""
    events = history.store.events(YEAR)
    for as_of in (AsOf(recorded=When.read("2020")), AsOf(effective=When.read("2020"))):
        with pytest.raises(Refusal) as refused:
            seen(events, as_of)
        assert refused.value.code == "moment_before"
        assert refused.value.facts["code"] == "cum-8/2026"
        assert refused.value.facts["began"] is not None


@pytest.mark.parametrize("version", [0, -1, 10_000])
def test_unknown_version_is_refused(history: History, version: int) -> None:
    """A version that is not there is named with the last one."""
    events = history.store.events(YEAR)
    with pytest.raises(Refusal) as refused:
        seen(events, AsOf(version=version))
    assert refused.value.code == "event_unknown"
    assert refused.value.facts["last"] == len(events)


@pytest.mark.parametrize("as_of", [AsOf(recorded=WHENS[-1]), AsOf(effective=WHENS[-1])])
def test_unknown_time_is_no_moment(history: History, as_of: AsOf) -> None:
    """ "Unknown" is a time that things may have, none that can be asked for."""
    with pytest.raises(Refusal) as refused:
        seen(history.store.events(YEAR), as_of)
    assert refused.value.code == "date_malformed"


def test_all_three_may_be_combined(history: History) -> None:
    """What was known at one moment of what was true at another: both conditions hold."""
    play(history, 5, 40)
    events = history.store.events(YEAR)
    rng = Random(1)
    for _ in range(20):
        known = When.moment(rng.choice(events[20:]).header.recorded_at)
        effective = When.read(rng.choice(TIMES[1:]))
        both = seen(events, AsOf(recorded=known, effective=effective)).versions
        one = seen(events, AsOf(recorded=known)).versions
        other = seen(events, AsOf(effective=effective)).versions
        assert both == one & other
