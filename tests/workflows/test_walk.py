"""A random walk through years, held against an oracle that knows no machine."""

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clusters.ending import ClusterEnded
from domain.cycle.cycle import LEAVE, ROW_OF, Cycle
from domain.cycle.deadlines.duties import due_alike
from domain.cycle.formal import AdvancePhase, CancelCycle, ChangedBy, PhaseChanged, ReopenPhase
from domain.cycle.guard import RUNNING, SITTING, WAY, Phase
from domain.cycle.outcome import outcome
from domain.cycle.phases.chair_handover import CloseCycle
from domain.record import streams
from domain.record.order import Order, Receipt
from domain.record.record import (
    FIRST_HASH,
    Command,
    Event,
    StreamId,
    chain,
    encode,
    privates,
    write,
)
from domain.record.streams import read_event
from tests.factories import DAYS
from tests.snapshot import snapshot
from tests.totals import check_told
from tests.walk import WalkClock, WalkSeeds, walk
from workflows.contradictions import contradictions
from workflows.deadlines import due_rows
from workflows.memory import MemoryStore
from workflows.refusals import decided

SEEDS = (*range(11), 12, 21, 22, 26, 34, 47, 66)
STEPS = 500
Path = list[tuple[Phase, Phase, ChangedBy]]


@dataclass(frozen=True)
class Seen:
    """One step of a walk, the state of its stream before it, and what it stored."""

    order: Order
    answer: Receipt | str
    before: Any
    #: Pictures of that state before the step and after it.
    pictures: tuple[Any, Any]
    #: The events of the order, and those of what followed in other streams.
    events: tuple[Event, ...]

    @property
    def own(self) -> tuple[Event, ...]:
        wanted = self.order.command_id
        return tuple(event for event in self.events if event.header.command_id == wanted)


@dataclass(frozen=True)
class History:
    steps: tuple[Seen, ...]
    store: MemoryStore


@cache
def history(seed: int, steps: int = STEPS) -> History:
    """A whole walk, watched step by step."""
    clock = WalkClock()
    store = MemoryStore(clock, practice=True, days=DAYS)
    held: dict[StreamId, tuple[object, Any]] = {}
    seen: list[Seen] = []
    known = 0
    for step in walk(store, clock, WalkSeeds(), seed, steps):
        before, picture = held.get(step.order.stream, (None, snapshot(None)))
        events, known = tuple(store.events[known:]), len(store.events)
        pictures = (picture, snapshot(before))
        seen.append(Seen(step.order, step.answer, before, pictures, events))
        for stream in {event.stream for event in events}:
            state = store.load(stream).state
            held[stream] = (state, snapshot(state))
    return History(tuple(seen), store)


def accepts(cycle: Cycle, command: Command) -> bool:
    """Whether the guard rows let a command pass: read off the rows, without a machine."""
    row = ROW_OF[type(command)]
    if cycle.phase is Phase.CANCELLED or (row.backfill_only and not cycle.backfill):
        return False
    sits = row.in_sitting and cycle.conference.sitting and cycle.phase in SITTING
    told = row.told_anywhere and cycle.backfill and cycle.phase in RUNNING
    if cycle.phase not in row.phases and not sits and not told:
        return False
    return all(condition.lacking(cycle) is None for condition in row.needs)


def may_leave(cycle: Cycle, phase: Phase) -> bool:
    return all(condition.lacking(cycle) is None for condition in LEAVE[phase])


def expected_path(before: Cycle, own: Cycle, command: Command) -> Path | None:
    """The changes of phase that must follow a command; ``None``: it has to be refused."""
    phase = before.phase
    match command:
        case CloseCycle():
            return [(phase, Phase.CLOSED, ChangedBy.FORMAL_ACT)]
        case CancelCycle():
            return [(phase, Phase.CANCELLED, ChangedBy.CANCELLED)]
        case ReopenPhase():
            return [(phase, command.phase, ChangedBy.REOPENED)]
    if ROW_OF[type(command)].leads_on:
        by = ChangedBy.OFFICE if isinstance(command, AdvancePhase) else ChangedBy.FORMAL_ACT
        return [(phase, WAY[WAY.index(phase) + 1], by)] if may_leave(own, phase) else None
    path: Path = []
    supplied = not may_leave(before, phase) if phase in LEAVE else False
    if before.conference.sitting and (not own.held_open or supplied):
        for here, following in pairwise(SITTING):
            if here is phase and may_leave(own, here):
                path.append((here, following, ChangedBy.SITTING))
                phase = following
    return path


def fold(state: object, events: tuple[Event, ...]) -> Any:
    for event in events:
        state = streams.evolve(state, event)
    return state


def of_cycles(seed: int) -> list[Seen]:
    """The steps that asked something of a cycle that had begun, once each."""
    return [
        step
        for step in history(seed).steps
        if isinstance(step.before, Cycle) and type(step.order.command) in ROW_OF
    ]


@pytest.mark.parametrize("seed", SEEDS)
def test_phases_change_as_the_rows_say(seed: int) -> None:
    """On two paths the same: the oracle over the rows, and the events folded."""
    for step in of_cycles(seed):
        changes = [event for event in step.own if isinstance(event.body, PhaseChanged)]
        if not step.own:
            continue
        own = fold(step.before, step.own[: len(step.own) - len(changes)])
        path = expected_path(step.before, own, step.order.command)
        assert accepts(step.before, step.order.command)
        assert path == [(body.source, body.to, body.by) for body in (e.body for e in changes)]  # type: ignore[attr-defined]
        assert (
            fold(step.before, step.own).phase
            is ([step.before.phase] + [to for _, to, _ in path or []])[-1]
        )


@pytest.mark.parametrize("seed", SEEDS)
def test_guard_refuses_what_the_rows_refuse(seed: int) -> None:
    """What no row lets pass is not done; the guard refuses nothing else."""
    guarded = {"wrong_phase", "conditions_unmet", "cycle_cancelled", "backfill_only"}
    for step in of_cycles(seed):
        passes = accepts(step.before, step.order.command)
        leads_on = ROW_OF[type(step.order.command)].leads_on
        assert passes or not step.own
        own = decided(type(step.order.command))  # some say it of what they name
        assert not passes or leads_on or step.answer not in guarded - own


@pytest.mark.parametrize("seed", SEEDS)
def test_what_follows_changes_no_phase(seed: int) -> None:
    """Only the order itself moves its cycle; follow-ups tell, they do not advance. The end of a
    cluster alone ends cycles with it."""
    for step in history(seed).steps:
        followed = set(step.events) - set(step.own)
        moved = [event.body.to for event in followed if isinstance(event.body, PhaseChanged)]
        ended = [event.body for event in step.own if isinstance(event.body, ClusterEnded)]
        cancelled = [Phase.CANCELLED for body in ended for _ in body.cancelled]
        assert moved == cancelled


@pytest.mark.parametrize("seed", SEEDS)
def test_refusal_leaves_nothing(seed: int) -> None:
    """A refused order stores no event; an accepted one stores some, and says which."""
    for step in history(seed).steps:
        if isinstance(step.answer, str):
            assert step.events == ()
        elif step.own:
            types = tuple(event.header.type for event in step.own)
            versions = (step.own[0].version, step.own[-1].version)
            assert step.answer.events == types
            assert (step.answer.first_version, step.answer.last_version) == versions


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_due_and_not_reckoned_again_is_what_it_was(seed: int) -> None:
    """Whenever an act is taken to change nothing that is due, the rows in full are the same."""
    alike = 0
    for step in of_cycles(seed):
        after = fold(step.before, step.own)
        if step.own and due_alike(step.before, after):
            alike += 1
            stream = step.own[0].stream
            assert due_rows(stream, step.before) == due_rows(stream, after)
    assert alike > 0


@pytest.mark.parametrize("seed", SEEDS)
def test_deciding_leaves_its_input_alone(seed: int) -> None:
    """The state that was decided on is to the last value what it was."""
    for step in history(seed).steps:
        assert step.pictures[0] == step.pictures[1]


@pytest.mark.parametrize("seed", SEEDS)
def test_replay_gives_the_state(seed: int) -> None:
    """Written, read again and folded, the events give the state that the store holds."""
    store = history(seed).store
    states: dict[StreamId, Any] = {}
    heads: dict[StreamId, bytes] = {}
    for event in store.events:
        state = write(event)
        again = read_event(state)
        assert (again, write(again)) == (event, state)
        states[event.stream] = streams.evolve(states.get(event.stream), again)
        heads[event.stream] = chain(heads.get(event.stream, FIRST_HASH), state)
    for stream, state_of in states.items():
        loaded = store.load(stream)
        assert snapshot(loaded.state) == snapshot(state_of)
        assert loaded.head_hash == heads[stream]


@pytest.mark.parametrize("seed", SEEDS)
def test_no_event_stands_twice(seed: int) -> None:
    """Versions count from 1 without a gap, moments never go back, and an act is done once."""
    by_stream: dict[StreamId, list[Event]] = {}
    for event in history(seed).store.events:
        by_stream.setdefault(event.stream, []).append(event)
    for events in by_stream.values():
        moments = [event.header.recorded_at for event in events]
        assert [event.version for event in events] == list(range(1, len(events) + 1))
        assert moments == sorted(moments)
    acts = [
        event.header.command_id
        for before, event in pairwise((None, *history(seed).store.events))
        if event is not None
        and (before is None or before.header.command_id != event.header.command_id)
    ]
    assert len(acts) == len(set(acts))


@pytest.mark.parametrize("seed", SEEDS)
def test_order_given_again_is_answered_again(seed: int) -> None:
    """Word for word the first receipt; under its id with other content or by others a refusal."""
    accepted: dict[object, Seen] = {}
    for step in history(seed).steps:
        first = accepted.get(step.order.command_id)
        if first is None:
            if step.own:
                accepted[step.order.command_id] = step
        elif first.order.digest(b"") == step.order.digest(b"") and (
            first.order.actor == step.order.actor
        ):
            assert (step.answer, step.events) == (first.answer, ())
        else:
            assert step.answer == "command_id_reused"


@pytest.mark.parametrize("seed", SEEDS)
def test_was_is_what_stood_there(seed: int) -> None:
    """What an event says was there before it is what replay has at that place."""
    store = history(seed).store
    for stream in dict.fromkeys(event.stream for event in store.events):
        told = [event for event in store.events if event.stream == stream]
        assert list(contradictions(told)) == []


@pytest.mark.parametrize("seed", SEEDS)
def test_totals_told_are_those_of_the_table(seed: int) -> None:
    """What an event says of totals and ranks, the score table says at that version, lapses too."""
    for step in of_cycles(seed):
        state = step.before
        for event in step.own:
            state = fold(state, (event,))
            check_told(state, event)


@pytest.mark.parametrize("seed", SEEDS)
def test_outcome_can_always_be_shown(seed: int) -> None:
    """Whatever has happened, the outcome is computed, and twice to the same bytes."""
    for step in of_cycles(seed):
        state = fold(step.before, step.own)
        assert encode(outcome(state)) == encode(outcome(state))
        if state.sealed is not None:
            assert encode(outcome(state)).decode() == state.sealed


@pytest.mark.parametrize("seed", SEEDS)
def test_every_hidden_text_is_kept_beside(seed: int) -> None:
    """Each hidden text of each event is handed to the store, open, in the same act."""
    store = history(seed).store
    hidden = [found for event in store.events for found in privates(event.body)]
    assert [text.digest for text in store.texts] == [found.digest for found in hidden]
    assert all(
        text.text is not None and text.salt is not None and text.opens_to(text.text, text.salt)
        for text in store.texts
    )


@settings(max_examples=5, deadline=None)
@given(st.integers(min_value=0))
def test_any_walk_is_sound(seed: int) -> None:
    """As above for walks that nobody has seen before."""
    for check in (
        test_phases_change_as_the_rows_say,
        test_guard_refuses_what_the_rows_refuse,
        test_refusal_leaves_nothing,
        test_deciding_leaves_its_input_alone,
        test_replay_gives_the_state,
        test_no_event_stands_twice,
        test_order_given_again_is_answered_again,
        test_was_is_what_stood_there,
        test_totals_told_are_those_of_the_table,
        test_outcome_can_always_be_shown,
    ):
        check(seed)


def test_walk_comes_far_enough() -> None:
    """The walks close years, vote, reopen, tell the past and go live, let days pass with what
    follows from lapses, and change offices; little is left out."""
    # one more, which withdraws a ballot and hands a year over
    seeds = (*SEEDS, 31)
    found = {event.header.type for seed in seeds for event in history(seed).store.events}
    missing = {word for word, _ in streams.EVENTS} - found
    assert len(missing) <= 14, missing
    assert {"cycle_closed", "ballot_closed", "phase_reopened", "cycle_taken_live"} <= found
    assert {"deadline_passed", "deadlines_moved", "consequence_raised"} <= found
    assert {"officers_recognised", "office_declined", "acting_in_place_begun"} <= found
    codes = {step.answer for seed in SEEDS for step in history(seed).steps}
    assert len([code for code in codes if isinstance(code, str)]) >= 40
