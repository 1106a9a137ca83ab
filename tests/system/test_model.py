"""The same random walk on the store in memory and on real databases: the same years come out."""

from collections.abc import Iterator

import pytest

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.record import streams
from domain.record.record import Event, write
from domain.values.days import NO_DAYS
from tests.faults.soundness import half_done
from tests.snapshot import snapshot
from tests.walk import WalkClock, WalkSeeds, walk
from workflows.memory import MemoryStore

STEPS = 200


@pytest.fixture
def clock() -> WalkClock:
    return WalkClock()


@pytest.fixture
def store(database: Database, clock: WalkClock) -> Iterator[LogStore]:
    """A store on a fresh database, of each kind."""
    opened = LogStore(database, clock, days=lambda: NO_DAYS)
    yield opened
    opened.close()


@pytest.mark.parametrize("seed", range(3))
def test_database_does_what_memory_does(store: LogStore, clock: WalkClock, seed: int) -> None:
    """Step by step the same answers and the same bytes, and in the end the same states."""
    model_clock = WalkClock()
    model = MemoryStore(model_clock, practice=True)
    modelled = walk(model, model_clock, WalkSeeds(), seed, STEPS)
    known = 0
    for ours, theirs in zip(walk(store, clock, WalkSeeds(), seed, STEPS), modelled, strict=True):
        assert ours == theirs
        stored = store.all_events(known, 100)
        assert [write(placed.event) for placed in stored] == [
            write(event) for event in model.events[known:]
        ]
        assert [placed.position for placed in stored] == [
            known + number for number, _ in enumerate(stored, start=1)
        ]
        known = len(model.events)
    compare(store, model)


def compare(store: LogStore, model: MemoryStore) -> None:
    """What is kept beside the events agrees as well; nothing is half there."""
    assert half_done(store) == []
    assert store.waiting_follow_ups(10) == []
    assert store.refused_follow_ups(1000) == model.refused
    texts: dict[str, str] = {}
    for stream in store.streams():
        texts |= store.texts(stream)
    assert texts == {text.digest: text.text for text in model.texts}
    # without a memory of its own, as another process would have it
    again = LogStore(store.database, WalkClock())
    for stream in store.streams():
        assert snapshot(store.load(stream)) == snapshot(model.load(stream))
        assert snapshot(again.load(stream)) == snapshot(model.load(stream))
        assert snapshot(folded(store.events(stream))) == snapshot(model.load(stream).state)


def folded(events: tuple[Event, ...]) -> object:
    state: object = None
    for event in events:
        state = streams.evolve(state, event)
    return state
