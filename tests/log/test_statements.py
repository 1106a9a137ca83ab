"""How much a command says to its database, and what becomes of it where that breaks off."""

import logging
import time
from collections.abc import Callable, Iterator
from itertools import count

import pytest
from sqlalchemy import event, text

from adapters.log import names, outbox, tables
from adapters.log.chain import FROM
from adapters.log.database import Database
from adapters.log.statements import Inserting, Said, words_of
from adapters.log.store import LogStore
from adapters.log.transaction import asked_first
from adapters.views.score_changes import memory
from domain.record.record import StreamId
from tests.bench.noted import Notes, note, size_of
from tests.bench.year import YEAR, Year, begun_year, resumed
from tests.faults.soundness import half_done
from tests.log.orders import FixedClock, initialized, register, rename, send
from workflows.ports import WriteConflictError

TEXT = tuple(
    Inserting(tables.texts).rows(
        [{"stream": "unit:1", "version": 1, "digest": "d", "salt": b"s", "text": "t"}]
    )
)
#: Of a command, beside BEGIN and COMMIT.
MOST_STATEMENTS = 9
MOST_ROUND_TRIPS = 3
#: Of the values that a command of the year writes: three events with their derived rows.
MOST_BYTES = 6_000


@pytest.fixture
def year(engine_url: str) -> Iterator[Year[LogStore]]:
    """A year under way, whose store has not yet said anything."""
    standing = begun_year(engine_url, 130)
    led = resumed(engine_url, standing)
    yield led
    led.store.close()


def each_command(year: Year[LogStore], notes: Notes, commands: int = 20) -> Iterator[Notes]:
    """What was said for each command of the mix, the first ones of the process left out."""
    year.steps(10)
    for _ in range(commands):
        notes.forget()
        year.step()
        yield notes


def test_a_command_says_few_statements_in_few_round_trips(year: Year[LogStore]) -> None:
    """Every row of many and every statement of a pipeline counts; on a server, every time that
    somebody waits for it does."""
    notes = note(year.store.database.engine)
    on_server = year.store.database.file is None
    for said in each_command(year, notes):
        assert len(said.all) <= MOST_STATEMENTS
        assert len(said.transactions) == 1
        if on_server:
            assert 1 < said.round_trips <= MOST_ROUND_TRIPS


def test_a_command_loads_once_and_writes_little(year: Year[LogStore]) -> None:
    """The events of the year are asked for once, from the last known on, and what is written does
    not grow with the year."""
    notes = note(year.store.database.engine)
    for said in each_command(year, notes):
        loads = [one for one in said.all if "FROM events" in one.statement]
        assert len(loads) == 1
        assert sum(size_of(one.values) for one in said.all if one.writes) < MOST_BYTES


def test_naming_a_unit_takes_as_few_round_trips(postgres_url: str) -> None:
    """Names are claimed with the first question, and given with the second."""
    store = initialized(postgres_url, practice=False)
    stream = send(store, register("Sở")).stream
    notes = note(store.database.engine)
    send(store, rename(stream, "Sở 1"))
    for number in range(2, 5):
        notes.forget()
        send(store, rename(stream, f"Sở {number}"))
        assert len(notes.all) <= MOST_STATEMENTS
        assert notes.round_trips <= MOST_ROUND_TRIPS
    store.close()


def test_who_waits_is_asked_once(engine_url: str) -> None:
    """Commands from which nothing follows do not ask whether something waits, but the first."""
    store = initialized(engine_url)
    stream = send(store, register("Sở 0")).stream
    notes = note(store.database.engine)
    send(store, rename(stream, "Sở 1"))
    assert not [one for one in notes.all if "FROM follow_ups" in one.statement]
    other = LogStore(Database(engine_url), FixedClock())
    assert other.may_wait()
    send(other, rename(stream, "Sở 2"))
    assert not other.may_wait()
    for opened in (store, other):
        opened.close()


ASKED: dict[str, Callable[[StreamId, str], Said]] = {
    "claim": lambda stream, kind: asked_first(kind).of(
        stream_0=stream, stream_1=stream, own=1, calendar=1, command_id="1"
    ),
    "load": lambda stream, _: FROM.of(stream=stream, version=1),
    "memory": lambda stream, _: Said(
        memory(1, ((1, 2),)),
        {"stream": stream, "unit_0": "u", "of_0_0": "u", "in_0_0": "1", "in_0_1": "2"},
    ),
    "notice": lambda stream, _: outbox.JOIN.of(
        of_stream=stream, of_unit="u", of_topic="t", of_office="o", told=1, at=1
    ),
    "names": lambda *_: names.owning(("code:a", "unit:b*")),
}


@pytest.mark.parametrize("asked", sorted(ASKED))
def test_what_a_command_asks_is_found_along_an_index(engine_url: str, asked: str) -> None:
    """Nothing that a command asks goes through a table, however long that is."""
    store = initialized(engine_url)
    with store.database.read() as connection:
        kind = connection.dialect.name
        one = ASKED[asked](YEAR, kind)
        if kind == "postgresql":
            # a table of a few rows would be gone through, whatever indexes it has
            connection.execute(text("SET LOCAL enable_seqscan = off"))
        explain = "EXPLAIN QUERY PLAN " if kind == "sqlite" else "EXPLAIN "
        asked_so, values = words_of(kind, one)
        plan = connection.exec_driver_sql(explain + asked_so, values).all()
    store.close()
    lines = [str(row[-1]) for row in plan]
    assert lines
    assert not [line for line in lines if line.startswith("SCAN ") and "CONSTANT" not in line]
    assert not [line for line in lines if "Seq Scan" in line]


def test_a_server_that_ends_the_session_at_any_statement(postgres_url: str) -> None:
    """Cut off before whichever statement, within a pipeline or at COMMIT, an act is carried out
    once, and nothing is half done."""
    store, other = initialized(postgres_url), initialized(postgres_url)
    stream = send(store, register("Sở 0")).stream
    left = count()

    def cut(connection: object, *_: object) -> None:
        if next(left) == 0:
            raw = connection.connection.dbapi_connection  # type: ignore[attr-defined]
            with other.database.read() as beside:
                pid = raw.info.backend_pid
                beside.execute(text("SELECT pg_terminate_backend(:pid, 1000)"), {"pid": pid})

    event.listen(store.database.engine, "before_cursor_execute", cut)
    for number in count(1):
        left = count(1 - number)
        receipt = send(store, rename(stream, f"Sở {number}"))
        assert receipt.last_version == number + 1
        assert half_done(other) == []
        if next(left) <= 0:
            break  # there are not so many statements
    assert number > 8
    assert len(store.events(stream)) == number + 1
    for opened in (store, other):
        opened.close()


def test_sessions_that_ended_while_nobody_used_them(postgres_url: str) -> None:
    """Whoever writes first after a server was away notices nothing of it, however many sessions
    it had: BEGIN goes with the first question, and both are said again over another one."""
    store, other = initialized(postgres_url), initialized(postgres_url)
    stream = send(store, register("Sở 0")).stream
    with store.database.read(), store.database.read(), store.database.read():
        pass
    with other.database.read() as connection:
        connection.execute(
            text(
                "SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    with store.write() as transaction:
        assert transaction.claim(rename(stream, "Sở 1")) is None
        transaction.owes_receipt = False
    assert send(store, rename(stream, "Sở 1")).last_version == 2
    for opened in (store, other):
        opened.close()


class Printing(logging.Handler):
    """Stands for the terminal, on which Python prints what nobody takes."""

    def __init__(self, printed: list[logging.LogRecord]) -> None:
        super().__init__(logging.WARNING)
        self._printed = printed

    def emit(self, record: logging.LogRecord) -> None:
        self._printed.append(record)


def test_statements_that_fail_leave_a_connection_that_goes_on(
    engine_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What follows in the same pipeline is left out, the next transaction begins anew, and nothing
    of it is printed."""
    printed: list[logging.LogRecord] = []
    monkeypatch.setattr(logging.getLogger(), "handlers", [])
    monkeypatch.setattr(logging, "lastResort", Printing(printed))
    store = initialized(engine_url)
    # so that the answer to one is there while the next is sent
    event.listen(store.database.engine, "before_cursor_execute", lambda *_: time.sleep(0.01))
    stream = send(store, register("Sở 0")).stream

    def fail() -> None:
        with store.database.write() as work:
            ((row,),) = work.ask(FROM.of(stream=stream, version=1))
            assert row[0] == 1
            work.write([*TEXT, *TEXT, FROM.of(stream=stream, version=1)])

    for _ in range(8):  # past the number from which the driver prepares a statement
        with pytest.raises(WriteConflictError):
            fail()
    assert send(store, rename(stream, "Sở 1")).last_version == 2
    assert half_done(store) == []
    store.close()
    assert printed == []
