"""Comparing what is derived with the events."""

from typing import Any

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from adapters.views import check as checking
from adapters.views.check import Checked, check
from adapters.views.difference import Difference
from adapters.views.follow import catch_up
from adapters.views.models import MODELS
from adapters.views.rebuild import rebuild
from domain.cycle.phases.scoring import EnterScores
from domain.reckoning.cells import NewCell
from domain.record.record import FIRST_HASH, Event, chain, write
from domain.values.points import Points
from tests.cli.typed import typed
from tests.factories import MEMBERS, officer
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
    assert check(history.store.database).difference == Difference(
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
    assert check(history.store.database).difference == Difference(
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


def forged(history: History, kind: str, *, sent: bool = True) -> tuple[Event, Any]:
    """The first event of a type with cells, rewritten so that its ``was`` is another; the other
    columns, and all read models, follow it."""
    state = history.cycle(YEAR)
    event, body = next(
        (event, event.body)
        for event in history.store.events(YEAR)
        if event.header.type == kind and state.sheet(event.body.unit).sent is sent  # type: ignore[attr-defined]
    )
    cells = body.cells  # type: ignore[attr-defined]
    cells = (replace(cells[0], was=Points("7")), *cells[1:])
    new = Event(event.header, replace(body, cells=cells))
    states = {one.version: write(one) for one in history.store.events(YEAR)}
    states[event.version] = write(new)
    previous = FIRST_HASH
    for version, state_of in sorted(states.items()):
        previous = chain(previous, state_of)
        tamper(
            history.store,
            "UPDATE events SET state = :state, hash = :hash"
            " WHERE stream = :stream AND version = :version",
            **{"state": state_of, "hash": previous, "stream": YEAR, "version": version},
        )
    for model in MODELS:
        rebuild(history.store.database, model.name)
    return event, body.cells[0]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["scores_entered", "scores_adjusted"])
def test_an_event_that_contradicts_those_before_it_is_named(
    history: History, kind: str, engine_url: str
) -> None:
    """Though every row follows it: the event, the cell, and both values, in both languages."""
    event, cell = forged(history, kind)
    found = check(history.store.database).difference
    assert found is not None
    assert found.contradicts
    assert dict(found.key) == {
        "stream": YEAR,
        "version": event.version,
        "unit": str(event.body.unit),  # type: ignore[attr-defined]
        "column": event.body.column,  # type: ignore[attr-defined]
        "criterion": cell.criterion,
        "part": cell.part.value,
    }
    was = None if cell.was is None else str(cell.was)
    assert (found.column, found.stored, found.expected) == ("was", "7", was)
    history.store.close()
    for lang, words in (
        ("vi", f"cum-8/2026@{event.version} ghi trước đó là 7, các sự kiện trước nó cho"),
        ("en", f"cum-8/2026@{event.version} says that 7 was there, the events before it give"),
    ):
        answer = typed("check", "--lang", lang, "--db", engine_url)
        assert answer.code == 1
        assert words in answer.said
        again = typed("replay", "cum-8/2026", "--lang", lang, "--db", engine_url)
        assert again.code == 1
        assert ", ".join((event.body.column, cell.criterion, cell.part.value)) in again.said  # type: ignore[attr-defined]


def test_a_contradiction_does_not_give_a_sealed_score_away(
    history: History, engine_url: str
) -> None:
    """Of a sheet that was not sent neither value is told, only where it stands."""
    cells = (NewCell(criterion="1", now=Points("29.5")),)
    entered = (
        history.give(YEAR, EnterScores(unit=unit, column="self", cells=cells), officer(unit))
        for unit in MEMBERS[3:]
    )
    # the random year may have said of some that they sent nothing
    assert None in entered
    event, _ = forged(history, "scores_entered", sent=False)
    history.store.close()
    answer = typed("check", "--lang", "vi", "--db", engine_url)
    assert f"cum-8/2026@{event.version}" in answer.said
    assert "là 7" not in answer.said


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
