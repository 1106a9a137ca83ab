"""Comparing what is derived with the events."""

from typing import Any

import pytest
from sqlalchemy import text

from adapters.views import check as checking
from adapters.views.check import Checked, check
from adapters.views.follow import catch_up
from tests.log.orders import tamper
from tests.views.conftest import play
from tests.views.histories import YEAR, History


@pytest.fixture
def stage() -> str:
    return "played"


def change(history: History, statement: str, **values: Any) -> None:
    """Change a read model behind its back."""
    with history.store.database.write() as work:
        changed = work.connection.execute(text(statement), values)
        assert changed.rowcount > 0


def test_sound_database_has_no_difference(history: History) -> None:
    """Everything agrees, and it is said how much was compared."""
    found = check(history.store.database)
    assert found.difference is None
    assert found.streams == len(history.store.streams())
    assert found.events == len(history.store.all_events(0, 10_000))
    assert found.rows > 100


def test_lag_is_no_difference(history: History) -> None:
    """A tracked model is compared up to where it has come."""
    play(history, 2, 20)
    catch_up(history.store.database)
    play(history, 3, 20)
    assert check(history.store.database).difference is None


KEYS = {
    "score_changes": ("stream", "version", "ordinal"),
    "score_acts": ("stream", "version"),
    "score_sheets": ("stream", "unit"),
    "score_cycles": ("stream",),
    "score_effects": ("stream", "version", "unit"),
}


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("score_changes", "now", 990_000),
        ("score_changes", "justification", "khác"),
        ("score_acts", "actor", "nguoi-khac"),
        ("score_acts", "phase", "voting"),
        ("score_sheets", "sent", 1),
        ("score_cycles", "rulebook", "0"),
        ("score_effects", "rank_now", 77),
    ],
)
def test_changed_value_is_named(history: History, table: str, column: str, value: object) -> None:
    """Of a value that is not what the events say: table, key, column, stored and expected."""
    with history.store.database.read() as connection:
        row = connection.execute(text(f"SELECT * FROM {table} WHERE stream = :s"), {"s": YEAR})
        known = dict(row.mappings().first() or {})
    key = {name: known[name] for name in KEYS[table]}
    where = " AND ".join(f"{name} = :{name}" for name in key)
    change(history, f'UPDATE {table} SET "{column}" = :value WHERE {where}', value=value, **key)
    assert check(history.store.database).difference == checking.Difference(
        table=table,
        key=tuple(key.items()),
        column=column,
        stored=value,
        expected=known[column],
    )


@pytest.mark.parametrize("table", ["score_changes", "score_effects", "score_sheets", "names"])
def test_missing_row_is_named(history: History, table: str) -> None:
    """A row that is gone is named by its key."""
    change(history, f"DELETE FROM {table} WHERE stream = :stream", stream=YEAR)
    found = check(history.store.database).difference
    assert found is not None
    assert (found.table, found.column, found.stored, found.expected) == (table, None, None, "row")


def test_row_of_no_stream_is_named(history: History) -> None:
    """A row of a stream that does not exist is named."""
    change(
        history,
        "INSERT INTO score_sheets (stream, unit, sent) VALUES ('cycle:0', 'không có', 3)",
    )
    found = check(history.store.database).difference
    assert found is not None
    assert (found.table, found.column, found.stored, found.expected) == (
        *("score_sheets", None, "row", None),
    )
    assert dict(found.key) == {"stream": "cycle:0", "unit": "không có"}


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "nguoi-khac"),
        ("recorded_at", 5),
        ("effective_start", 5),
        ("office", "chair"),
        ("for_unit", "ai đó"),
        ("type", "scores_settled"),
        ("command_id", "0"),
        ("arithmetic", 9),
        ("precision", "year"),
    ],
)
def test_changed_index_column_is_named(history: History, column: str, value: object) -> None:
    """An index column that does not say what the header says is named with both."""
    with history.store.database.read() as connection:
        row = connection.execute(
            text(f"SELECT {column} FROM events WHERE stream = :s AND version = 4"), {"s": YEAR}
        )
        known = row.scalar_one()
    statement = f"UPDATE events SET {column} = :value WHERE stream = :stream AND version = 4"
    tamper(history.store, statement, value=value, stream=YEAR)
    assert check(history.store.database).difference == checking.Difference(
        table="events",
        key=(("stream", YEAR), ("version", 4)),
        column=column,
        stored=value,
        expected=known,
    )


def test_event_that_cannot_be_read_is_named(history: History) -> None:
    """Bytes that are no event are named, rather than the rows that can no longer follow."""
    statement = "UPDATE events SET state = :state WHERE stream = :stream AND version = 7"
    tamper(history.store, statement, state=b"\0\0\0\2[]\0\0\0\0", stream=YEAR)
    found = check(history.store.database).difference
    assert found is not None
    assert (found.table, found.column, dict(found.key)["version"]) == ("events", "state", 7)


def test_missing_event_is_named(history: History) -> None:
    """A log that lacks an event, or counts one too many, does not agree with its head."""
    change(history, "UPDATE head SET position = position + 1")
    found = check(history.store.database).difference
    assert found is not None
    assert (found.table, found.column) == ("head", "position")
    assert found.stored == len(history.store.all_events(0, 10_000)) + 1
    assert found.expected == len(history.store.all_events(0, 10_000))


def test_processes_find_what_one_finds(history: History, monkeypatch: pytest.MonkeyPatch) -> None:
    """Shared out among processes the same is compared, and the same difference found."""
    alone = check(history.store.database)
    monkeypatch.setattr(checking, "FEW", 0)
    monkeypatch.setattr(checking, "CHUNK", 3)
    steps: list[tuple[int, int]] = []

    def tell(done: int, of: int, _: str) -> None:
        steps.append((done, of))

    assert check(history.store.database, tell, processes=2) == alone
    assert steps[-1] == (alone.streams, alone.streams)
    assert len(steps) > 2
    change(history, "UPDATE score_changes SET now = 7 WHERE stream = :stream", stream=YEAR)
    found = check(history.store.database, processes=2)
    assert isinstance(found, Checked)
    assert found.difference is not None
    assert found.difference == check(history.store.database, processes=1).difference
