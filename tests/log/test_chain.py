"""What was recorded stays as it was, or it shows."""

import traceback
from collections.abc import Sequence
from contextlib import suppress
from typing import Any

import msgspec
import pytest
from eventsourcing.persistence import DatabaseError, PersistenceError
from sqlalchemy import insert, text

from adapters.log import chain, tables
from adapters.log.chain import Fault
from adapters.log.errors import BrokenChainError
from adapters.log.store import LogStore
from domain.cycle.guard import Phase
from domain.record.record import FIRST_HASH, SYSTEM, Event, StreamId, write
from domain.record.record import chain as hash_after
from domain.system import EraseTexts, InitializeDatabase
from domain.values.private import ERASED
from domain.values.refusal import Refusal
from tests.factories import cycle_in
from tests.log.orders import order, register, rename, send, tamper


@pytest.fixture
def stream(store: LogStore) -> StreamId:
    """A unit with three events."""
    registered = send(store, register("Sở 0")).stream
    send(store, rename(registered, "Sở 1", reason="theo Nghị quyết"))
    send(store, rename(registered, "Sở 2", reason="đính chính"))
    return registered


def execute(store: LogStore, statement: str) -> None:
    with store.database.write() as work:
        work.connection.execute(text(statement))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE events SET actor = 'x'",
        "DELETE FROM events",
        "UPDATE commands SET receipt = NULL",
        "UPDATE commands SET actor = 'x'",
        "UPDATE commands SET digest = salt",
        "DELETE FROM commands",
        "UPDATE names SET label = 'x'",
        "UPDATE texts SET text = 'x'",
    ],
)
@pytest.mark.usefixtures("stream")
def test_what_is_recorded_is_not_changed(store: LogStore, statement: str) -> None:
    """Events, receipts and texts are not changed, events and commands not deleted."""
    with pytest.raises(PersistenceError, match="are kept as they are"):
        execute(store, statement)


@pytest.mark.usefixtures("stream")
def test_events_are_not_swept_away(store: LogStore) -> None:
    """The ways around DELETE are closed too: TRUNCATE, and INSERT OR REPLACE."""
    dialect = store.database.engine.dialect.name
    ways = {
        "postgresql": "TRUNCATE events",
        "sqlite": "INSERT OR REPLACE INTO events SELECT * FROM events WHERE position = 2",
    }
    with pytest.raises(DatabaseError):
        execute(store, ways[dialect])


@pytest.mark.parametrize("table", ["texts", "commands", "names"])
def test_rows_are_not_replaced(store: LogStore, stream: StreamId, table: str) -> None:
    """INSERT OR REPLACE, and the upsert of PostgreSQL, change no text, command or name."""
    column = {"texts": "text", "commands": "actor", "names": "label"}[table]
    dialect = store.database.engine.dialect.name
    keys = {"texts": "stream, version, digest", "commands": "command_id", "names": "key"}[table]
    with store.database.read() as connection:
        rows = connection.execute(text(f"SELECT * FROM {table}")).mappings().all()
    columns = [str(name) for name in rows[0].keys()]  # noqa: SIM118
    names = ", ".join(columns)
    forged = ", ".join("'x'" if name == column else name for name in columns)
    way = {
        "sqlite": f"INSERT OR REPLACE INTO {table} ({names}) SELECT {forged} FROM {table}",
        "postgresql": f"INSERT INTO {table} ({names}) SELECT {forged} FROM {table} WHERE true"
        f" ON CONFLICT ({keys}) DO UPDATE SET {column} = 'x'",
    }[dialect]
    with suppress(PersistenceError):
        execute(store, way)
    with store.database.read() as connection:
        assert connection.execute(text(f"SELECT * FROM {table}")).mappings().all() == rows
    assert send(store, rename(stream, "Sở 3")).last_version == 4


def test_an_erased_text_is_not_confirmed_by_its_command(store: LogStore, stream: StreamId) -> None:
    """With the text goes the salt of its command; the same order is still answered once."""
    guess = rename(stream, "Sở 3", reason="ông A bị kỷ luật")
    receipt = send(store, guess)
    assert send(store, guess) == receipt
    other = msgspec.structs.replace(guess, command=rename(stream, "Sở 4").command)
    with pytest.raises(Refusal, match="command_id_reused"):
        send(store, other)
    execute(store, f"DELETE FROM texts WHERE version = {receipt.last_version}")
    with store.database.read() as connection:
        query = f"SELECT salt FROM commands WHERE command_id = '{guess.command_id}'"
        assert connection.scalar(text(query)) is None
        assert connection.scalar(text("SELECT count(salt) FROM commands")) > 0
    assert send(store, guess) == receipt


@pytest.mark.usefixtures("stream")
def test_an_error_does_not_repeat_a_text(store: LogStore) -> None:
    """What a database refuses is not printed with its values: they may be personal."""
    row = {"stream": "unit:1", "version": 1, "digest": "d", "text": "ông A bị kỷ luật"}
    with pytest.raises(PersistenceError) as caught, store.database.write() as work:
        work.connection.execute(insert(tables.texts), [{**row, "salt": None}])
    told = "".join(traceback.format_exception(caught.value))
    assert "kỷ luật" not in told
    assert "texts" in told


def test_sound_chain_has_no_faults(store: LogStore, stream: StreamId) -> None:
    """Nothing is found in a log that is as it was recorded."""
    assert store.verify_chain(stream) == ()
    assert store.misplaced() == 0


def test_flipped_byte_shows(store: LogStore, other: LogStore, stream: StreamId) -> None:
    """One changed byte in a state breaks the chain at its event, when checked and when loaded."""
    state = bytearray(store.log.recorder.select_events(stream)[1].state)
    state[-3] ^= 1
    tamper(
        store,
        "UPDATE events SET state = :state WHERE stream = :stream AND version = 2",
        state=bytes(state),
        stream=stream,
    )
    assert store.verify_chain(stream) == (Fault(stream, 2, "hash"),)
    with pytest.raises(BrokenChainError) as broken:
        other.load(stream)
    assert (broken.value.stream, broken.value.version) == (stream, 2)
    with pytest.raises(BrokenChainError):
        store.events(stream, after=1)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("actor", "'x'"),
        ("recorded_at", "1"),
        ("effective_start", "NULL"),
        ("precision", "'day'"),
        ("origin", "'live'"),
        ("office", "'chair'"),
        ("command_id", "'x'"),
        ("topic", "'unit_renamed@9'"),
    ],
)
def test_changed_index_shows(store: LogStore, stream: StreamId, column: str, value: str) -> None:
    """An index column that no longer says what the header says is named."""
    tamper(store, f"UPDATE events SET {column} = {value} WHERE stream = '{stream}' AND version = 3")
    assert store.verify_chain(stream) == (Fault(stream, 3, column),)


LONG = cycle_in(Phase.CHAIR_HANDOVER).events


def rows_of(events: Sequence[Event]) -> list[Any]:
    """As they would be stored."""
    rows, head_hash = [], FIRST_HASH
    for event in events:
        state = write(event)
        head_hash = hash_after(head_hash, state)
        rows.append((event.version, state, head_hash, event.header.recorded_at))
    return rows


@pytest.mark.parametrize("batch", [1, 2, 7, 64, len(LONG), 1_000])
def test_events_are_read_alike_however_many_at_a_time(
    monkeypatch: pytest.MonkeyPatch, batch: int
) -> None:
    """In their order, each once, from the first or from one in the middle."""
    monkeypatch.setattr(chain, "_BATCH", batch)
    rows = rows_of(LONG)
    assert tuple(chain.events_along(rows, "s", 0, FIRST_HASH)) == LONG
    assert tuple(chain.events_along(rows[9:], "s", 9, rows[8][2])) == LONG[9:]
    assert tuple(chain.events_along([], "s", 0, FIRST_HASH)) == ()


@pytest.mark.parametrize("at", [1, 7, 8, 9, len(LONG)])
@pytest.mark.parametrize("what", ["state", "hash", "gap"])
def test_the_place_where_a_chain_breaks_is_named(
    monkeypatch: pytest.MonkeyPatch, at: int, what: str
) -> None:
    """The first event that does not follow on the one before, wherever it stands."""
    monkeypatch.setattr(chain, "_BATCH", 8)
    rows = rows_of(LONG)
    version, state, found, moment = rows[at - 1]
    altered = {
        "state": (version, state + b" ", found, moment),
        "hash": (version, state, bytes(32), moment),
        "gap": (version + 1, state, found, moment),
    }
    rows[at - 1] = altered[what]
    with pytest.raises(BrokenChainError) as broken:
        tuple(chain.events_along(rows, "s", 0, FIRST_HASH))
    assert broken.value.version == at


def test_missing_event_shows(store: LogStore, stream: StreamId) -> None:
    """An event cut out of the middle leaves a gap in versions, hashes and positions."""
    tamper(store, f"DELETE FROM events WHERE stream = '{stream}' AND version = 2")
    assert store.verify_chain(stream) == (Fault(stream, 3, "version"), Fault(stream, 3, "hash"))
    assert store.misplaced() == 1


def test_cut_state_shows(store: LogStore, stream: StreamId) -> None:
    """A state that is not a record any more is reported, not crashed upon."""
    tamper(store, f"UPDATE events SET state = hash WHERE stream = '{stream}' AND version = 1")
    faults = store.verify_chain(stream)
    assert {fault.what for fault in faults} == {"hash", "header"}


def test_erasing_a_text_breaks_nothing(store: LogStore, stream: StreamId) -> None:
    """A text can be erased by an event: it is gone, and every hash in the log stays valid."""
    opened = store.texts(stream)
    assert set(opened.values()) == {"theo Nghị quyết", "đính chính"}
    [digest] = [one for one, text in opened.items() if text == "theo Nghị quyết"]
    if store.load(SYSTEM).state is None:
        send(store, order(SYSTEM, InitializeDatabase(practice=True)))
    what = EraseTexts(
        event="so@2", texts_of=stream, version=2, digests=(digest,), reason="theo yêu cầu"
    )
    send(store, order(SYSTEM, what))
    assert store.texts(stream)[digest] is ERASED
    assert "theo Nghị quyết" not in store.texts(stream).values()
    assert store.verify_chain(stream) == ()
    assert len(store.events(stream)) == 3


def test_a_text_that_is_gone_without_an_erasing_is_lost(store: LogStore, stream: StreamId) -> None:
    """Its event and hash are named, and nothing says that it was erased."""
    [digest] = [one for one, text in store.texts(stream).items() if text == "theo Nghị quyết"]
    execute(store, "DELETE FROM texts WHERE version = 2")
    assert set(store.texts(stream).values()) == {"đính chính"}
    assert store.verify_chain(stream) == (Fault(stream, 2, "text_lost", digest),)


def test_a_snapshot_is_of_one_moment(store: LogStore, other: LogStore, stream: StreamId) -> None:
    """What others write while it is read does not show, and shows after."""
    with store.snapshot():
        assert len(store.events(stream)) == 3
        send(other, rename(stream, "Sở 3"))
        assert store.load(stream).version == 3
        assert store.answered()[stream] == 3
        assert store.verify_chain(stream) == ()
    assert store.load(stream).version == store.answered()[stream] == 4
