"""Rebuilding read models from the events, and filling them in an older database."""

import itertools
from concurrent.futures import ThreadPoolExecutor
from threading import Event as Signal
from threading import Semaphore
from typing import Any

import pytest
from sqlalchemy import delete, inspect, select, text, update

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.schema import REVISIONS, open_current, revision_of
from adapters.log.store import LogStore
from adapters.views import rebuild as rebuilding
from adapters.views.check import check
from adapters.views.follow import catch_up
from adapters.views.models import MODELS, model_named, read_models
from adapters.views.rebuild import rebuild
from adapters.views.score_tables import score_changes, score_sheets
from domain.values.refusal import Refusal
from tests.log.orders import FixedClock, register, rename, send
from tests.views.conftest import play
from tests.views.histories import YEAR, History
from tests.views.test_score_changes import check_folds, check_written, stored

NAMES = [model.name for model in MODELS]


def everything(store: LogStore) -> dict[str, list[dict[str, Any]]]:
    return {table.name: stored(store, table) for model in MODELS for table in model.tables}


class Steps:
    """How far something has come, as it was told last."""

    done = of = 0

    def __call__(self, done: int, of: int, key: str) -> None:
        assert key
        self.done, self.of = done, of


def leftovers(database: Database) -> list[str]:
    with database.read() as connection:
        return [name for name in inspect(connection).get_table_names() if "__" in name]


def test_fresh_database_holds_its_models(history: History) -> None:
    """From the first opening on every model is known, at the version of this code."""
    held = {row["name"]: row["projection"] for row in stored(history.store, read_models)}
    assert held == {model.name: model.projection for model in MODELS}


@pytest.mark.parametrize("name", NAMES)
def test_rebuilt_is_what_was_there(history: History, name: str) -> None:
    """A rebuild gives the rows that were there, from the events alone, as often as it is done."""
    play(history, 1, 60)
    catch_up(history.store.database)
    before, model = everything(history.store), model_named(name)
    for generation in (1, 2):
        with history.store.database.write() as work:
            for table in model.tables:
                work.connection.execute(delete(table))
        progress = Steps()
        done = rebuild(history.store.database, name, progress)
        assert everything(history.store) == before
        assert done.rows == sum(len(before[table.name]) for table in model.tables)
        assert done.generation == generation
        assert done.unread == ()
        assert progress.done == progress.of > 0
        assert leftovers(history.store.database) == []
        play(history, generation, 10)
        catch_up(history.store.database)
        assert check(history.store.database).difference is None
        before = everything(history.store)


def test_unknown_model_is_refused(history: History) -> None:
    """A name that is none of the models' gets the nearest."""
    with pytest.raises(Refusal) as refused:
        rebuild(history.store.database, "score_change")
    assert refused.value.code == "model_unknown"
    assert refused.value.facts["nearest"] == "score_changes"


@pytest.mark.parametrize("name", ["score_changes", "score_effects"])
def test_rebuild_goes_on_while_others_write(
    history: History, engine_url: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Appends while a rebuild fills and while it swaps are all in the rebuilt model; none is lost,
    none fails, and none has to wait for the end of the rebuild."""
    monkeypatch.setattr(rebuilding, "BATCH", 20)
    monkeypatch.setattr(rebuilding, "FEW", 1)
    play(history, 4, 60)
    database, stop, written = Database(engine_url), Signal(), Semaphore(0)

    def write_on() -> None:
        for count in itertools.count():
            if stop.wait(0.01):
                return
            history.step_seeded(count)
            written.release()

    def wait_for_writers(done: int, _of: int, _key: str) -> None:
        if done <= 2:
            assert written.acquire(timeout=20)

    with ThreadPoolExecutor(1) as pool:
        writing = pool.submit(write_on)
        try:
            generations = [rebuild(database, name, wait_for_writers).generation for _ in range(3)]
        finally:
            stop.set()
        writing.result()
    database.close()
    assert generations == [1, 2, 3]
    catch_up(history.store.database)
    assert check(history.store.database).difference is None
    check_folds(history.store, YEAR)
    check_written(history)


def test_newer_rebuild_stops_the_older(history: History, engine_url: str) -> None:
    """Of two rebuilds at once the later goes on; the earlier says so and has changed nothing."""
    play(history, 5, 40)
    before, later = everything(history.store), Database(engine_url)
    done: list[int] = []

    def begin_another(at: int, _of: int, _key: str) -> None:
        if at == 1 and not done:
            done.append(rebuild(later, "score_changes").generation)

    with pytest.raises(Refusal) as refused:
        rebuild(history.store.database, "score_changes", begin_another)
    later.close()
    assert refused.value.code == "rebuild_overtaken"
    assert done == [1]
    assert everything(history.store) == before


def test_older_database_is_filled_when_opened(history: History, engine_url: str) -> None:
    """A database from before there were read models has them as soon as it is opened."""
    play(history, 6, 60)
    catch_up(history.store.database)
    before = everything(history.store)
    with history.store.database.write() as work:
        for table in ("score_changes", "score_acts", "score_sheets", "score_cycles"):
            work.connection.execute(text(f"DROP TABLE {table}"))
        for table in ("file_pieces", "files", "hall"):
            work.connection.execute(text(f"DROP TABLE {table}"))
        for table in ("score_effects", "read_models", "stuck_streams", "deadlines"):
            work.connection.execute(text(f"DROP TABLE {table}"))
        for table in ("reminders", "outbox", "deliveries", "contacts", "leases"):
            work.connection.execute(text(f"DROP TABLE {table}"))
        for index in ("ix_events_type_position", "ix_events_recorded_at", "ix_commands_stream"):
            work.connection.execute(text(f"DROP INDEX {index}"))
        work.connection.execute(text("ALTER TABLE commands DROP COLUMN stream"))
        work.connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        work.connection.execute(delete(tables.tracking))
    reopened = LogStore(Database(engine_url), FixedClock())
    with reopened.database.read() as connection:
        assert revision_of(connection) == REVISIONS[-1]
    catch_up(reopened.database)
    assert everything(reopened) == before
    reopened.close()


def test_model_of_older_code_is_filled_anew(history: History, engine_url: str) -> None:
    """Rows that an older projection wrote are computed again when the database is opened."""
    play(history, 7, 30)
    before = everything(history.store)
    assert before["score_sheets"]
    with history.store.database.write() as work:
        work.connection.execute(update(read_models).values(projection=0))
        work.connection.execute(update(score_sheets).values(sent=1))
    reopened = LogStore(Database(engine_url), FixedClock())
    assert everything(reopened) == before
    reopened.close()


def test_several_may_open_an_older_database(history: History, engine_url: str) -> None:
    """Of several that open it at once one fills the models, and none fails."""
    play(history, 8, 30)
    before = everything(history.store)
    with history.store.database.write() as work:
        work.connection.execute(delete(read_models))
        work.connection.execute(delete(score_changes))

    def opening(_: int) -> None:
        LogStore(Database(engine_url), FixedClock()).close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(opening, range(3)))
    assert everything(history.store) == before


def test_opening_without_filling_leaves_models_alone(history: History) -> None:
    """Bringing tables up writes no rows; who opens the store does."""
    with history.store.database.write() as work:
        work.connection.execute(delete(read_models))
    open_current(history.store.database)
    with history.store.database.read() as connection:
        assert connection.execute(select(read_models)).all() == []


def test_names_are_rebuilt_word_for_word(history: History) -> None:
    """Names that a unit was given one after the other are all there again."""
    stream = send(history.store, register("Sở Một")).stream
    send(history.store, rename(stream, "Sở Hai"))
    send(history.store, rename(stream, "SỞ MỘT"))
    before = everything(history.store)["names"]
    rebuild(history.store.database, "names")
    assert everything(history.store)["names"] == before
