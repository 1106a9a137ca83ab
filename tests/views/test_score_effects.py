"""What events did to totals and ranks: a tracked read model."""

from concurrent.futures import ThreadPoolExecutor
from random import Random
from typing import Any

import pytest
from hypothesis import given

from adapters.log.database import Database
from adapters.log.store import LogStore
from adapters.views import follow
from adapters.views.follow import catch_up
from adapters.views.followed import followed
from adapters.views.score_effects import score_effects
from adapters.views.score_tables import scaled
from domain.cycle.cycle import Cycle
from domain.reckoning.score_table import table_in_force
from domain.record.record import StreamId, UnitId
from tests.log.orders import register, send, tamper
from tests.views.conftest import Begin, play
from tests.views.histories import TOLD, YEAR, History
from tests.views.test_score_changes import EXAMPLES, SEEDS, STEPS, states, stored


def expected(store: LogStore, stream: StreamId) -> list[dict[str, Any]]:
    """What every event moved, from whole tables before and after it."""
    rows = []
    for before, event, after in states(store.events(stream)):
        old, new = standing(before), standing(after)
        rows += [
            {
                "stream": stream,
                "version": event.version,
                "unit": str(unit),
                "own": getattr(event.body, "unit", None) == unit,
                "total_was": old.get(unit, (None, None))[0],
                "total_now": new.get(unit, (None, None))[0],
                "rank_was": old.get(unit, (None, None))[1],
                "rank_now": new.get(unit, (None, None))[1],
            }
            for unit in sorted({*old, *new})
            if old.get(unit, (None, None)) != new.get(unit, (None, None))
        ]
    return rows


def standing(cycle: Cycle | None) -> dict[UnitId, tuple[int | None, int | None]]:
    table = table_in_force(cycle) if cycle is not None else None
    return {row.unit: (scaled(row.total), row.rank) for row in (table.rows if table else ())}


@EXAMPLES
@given(seed=SEEDS, steps=STEPS)
def test_effects_are_those_of_whole_tables(begin: Begin, seed: int, steps: int) -> None:
    """Followed now and then, every event says what it did to the total and rank of each unit."""
    with begin() as history:
        rng = Random(seed)
        for _ in range(steps):
            history.step(rng)
            if rng.random() < 0.2:
                catch_up(history.store.database)
        reached = catch_up(history.store.database)
        assert reached.position == reached.head == len(history.store.all_events(0, 10_000))
        for stream in (YEAR, TOLD):
            assert stored(history.store, score_effects, stream) == expected(history.store, stream)


def test_lag_is_seen(history: History) -> None:
    """How far the model has come is told, and nobody need wait for it."""
    play(history, 1, 30)
    before = followed(history.store.database)
    assert before.position == 0 < before.head
    assert stored(history.store, score_effects) == []
    progress: list[tuple[int, int]] = []
    catch_up(history.store.database, lambda done, of, _: progress.append((done, of)))
    assert progress[-1] == (before.head, before.head)
    assert followed(history.store.database).position == before.head
    assert stored(history.store, score_effects, YEAR) == expected(history.store, YEAR)


def test_several_followers_take_each_event_in_once(
    history: History, engine_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever finds the next events taken in by another goes on from there."""
    monkeypatch.setattr(follow, "BATCH", 3)
    play(history, 2, 60)
    others = [Database(engine_url) for _ in range(3)]
    with ThreadPoolExecutor(3) as pool:
        reached = list(pool.map(catch_up, others))
    for database in others:
        database.close()
    assert {one.position for one in reached} == {followed(history.store.database).head}
    assert stored(history.store, score_effects, YEAR) == expected(history.store, YEAR)


def test_poison_stops_nothing_else(history: History) -> None:
    """An event that cannot be read stops its own stream, visibly; all others are followed."""
    play(history, 3, 40)
    last = history.store.load(YEAR).version
    good = expected(history.store, YEAR)
    poison = last - 10
    tamper(
        history.store,
        "UPDATE events SET state = :state WHERE stream = :stream AND version = :version",
        state=b"\0\0\0\2[]\0\0\0\0",
        stream=YEAR,
        version=poison,
    )
    reached = catch_up(history.store.database)
    assert reached.position == reached.head
    assert [(one.stream, one.version) for one in reached.stuck] == [(YEAR, poison)]
    assert stored(history.store, score_effects, YEAR) == [
        row for row in good if row["version"] < poison
    ]
    assert stored(history.store, score_effects, TOLD) == expected(history.store, TOLD)
    send(history.store, register("Sở mới"))
    again = catch_up(history.store.database)
    assert again.position == again.head == reached.head + 1
    assert again.stuck == reached.stuck
