"""The port of the engine, on both databases."""

import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier
from uuid import uuid4

import pytest
from msgspec.structs import replace

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.record.order import Considered, FollowUp, Order, Receipt
from domain.record.record import SYSTEM, Cause, UnitId, unit_stream
from domain.system import InitializeDatabase, System
from domain.units.unit import RegisterUnit, Unit
from domain.values.names import fold
from domain.values.refusal import Refusal
from tests.log.orders import (
    SEEDS,
    FixedClock,
    initialized,
    order,
    register,
    rename,
    send,
    tamper,
    weighed,
)
from workflows.handle import carry_out
from workflows.ports import Loaded, Store, WriteConflictError


def persist(store: LogStore, one: Order) -> None:
    """Send an order again for as long as it loses races."""
    while True:
        try:
            send(store, one)
        except Refusal as refused:
            if refused.code != "write_conflict":
                raise
        else:
            return


def append(
    store: LogStore,
    one: Order,
    loaded: Loaded,
    considered: Considered,
    receipt: Receipt,
    follow: tuple[FollowUp, ...] = (),
) -> None:
    with store.write() as transaction:
        transaction.claim(one)
        transaction.append(loaded, considered.state, considered.events, follow, receipt)


def send_and_fail(store: LogStore, one: Order) -> None:
    """Carry an order out, and fail before the unit of work ends."""
    with store.write() as transaction:
        carry_out(transaction, SEEDS, one)
        raise ZeroDivisionError


def test_store_is_the_port(store: LogStore) -> None:
    """What the engine asks of a store, this one has."""
    port: Store = store
    assert port.load(SYSTEM).state == System(practice=True)


def test_state_is_what_was_considered(store: LogStore, other: LogStore) -> None:
    """Loading gives the state that the accepted order led to, in every process."""
    receipt = send(store, register("Sở Nội vụ tỉnh Long An"))
    send(store, rename(receipt.stream, "Sở Nội vụ tỉnh Tây Ninh"))
    loaded = store.load(receipt.stream)
    assert isinstance(loaded.state, Unit)
    assert loaded.version == 2
    assert loaded.state.name.full == "Sở Nội vụ tỉnh Tây Ninh"
    assert other.load(receipt.stream) == loaded


def test_first_receipt_is_given_again(store: LogStore) -> None:
    """The same order again changes nothing and gets the receipt of the first time."""
    one = register("Sở Y tế")
    first = send(store, one)
    assert send(store, one) == first
    assert len(store.events(one.stream)) == 1


def test_command_id_with_other_content_is_refused(store: LogStore) -> None:
    """A command id stands for one content."""
    one = register("Sở Y tế")
    send(store, one)
    with pytest.raises(Refusal) as refused:
        send(store, order(one.stream, rename(one.stream, "Khác").command, one.command_id))
    assert refused.value.code == "command_id_reused"


def test_command_id_of_another_actor_is_refused(store: LogStore) -> None:
    """A receipt is given back to nobody but the one who acted."""
    one = register("Sở Y tế")
    send(store, one)
    with pytest.raises(Refusal) as refused:
        send(store, replace(one, actor="nguoi-khac"))
    assert refused.value.code == "command_id_reused"


def test_refused_order_leaves_its_id_free(store: LogStore) -> None:
    """The id of a refused order may be used again, with other content."""
    unit, command_id = UnitId(uuid4()), uuid4()
    bad = RegisterUnit(unit=unit, code="Long An", full_name="Sở", short_name="Sở")
    with pytest.raises(Refusal):
        send(store, order(unit_stream(unit), bad, command_id))
    good = RegisterUnit(unit=unit, code="long-an", full_name="Sở", short_name="Sở")
    assert send(store, order(unit_stream(unit), good, command_id)).last_version == 1


def test_concurrent_duplicates_are_carried_out_once(store: LogStore, other: LogStore) -> None:
    """Of the same order sent by several at once, one is carried out and all get its receipt."""
    one, start = register("Sở Y tế"), Barrier(6)

    def attempt(mine: LogStore) -> Receipt:
        start.wait()
        return send(mine, one)

    with ThreadPoolExecutor(6) as pool:
        receipts = set(pool.map(attempt, [store, other] * 3))
    assert len(receipts) == 1
    assert [event.version for event in store.events(one.stream)] == [1]


def test_writers_of_one_stream_take_turns(store: LogStore, other: LogStore) -> None:
    """Whoever loses the race for a version decides again on what the winner has written."""
    stream = send(store, register("Sở Y tế")).stream
    start = Barrier(2)

    def rename_often(mine: LogStore) -> None:
        start.wait()
        for number in range(10):
            persist(mine, rename(stream, f"Sở {number}"))

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(rename_often, [store, other]))
    assert [event.version for event in store.events(stream)] == list(range(1, 22))
    assert store.verify_chain(stream) == ()
    assert store.misplaced() == 0


def test_append_on_what_has_moved_is_a_conflict(store: LogStore, other: LogStore) -> None:
    """An append on a version that somebody else took first is a conflict, and leaves nothing."""
    stream = send(store, register("Sở Y tế")).stream
    stale = store.load(stream)
    one = rename(stream, "Sở 2")
    considered, receipt = weighed(one, stale)
    send(other, rename(stream, "Sở 1"))
    with pytest.raises(WriteConflictError):
        append(store, one, stale, considered, receipt)
    assert store.load(stream) == other.load(stream)
    assert len(store.texts(stream)) == 1


def test_exception_undoes_everything(store: LogStore) -> None:
    """An exception after the append leaves no event, name, text, receipt or position."""
    one = register("Sở Y tế")
    before = store.log.recorder.max_notification_id()
    with pytest.raises(ZeroDivisionError):
        send_and_fail(store, one)
    assert store.load(one.stream).version == 0
    assert store.find("unit:so y te") is None
    assert store.log.recorder.max_notification_id() == before
    assert send(store, one).first_version == 1


def test_nested_writes_are_one(store: LogStore) -> None:
    """A unit of work within another is a part of it: what fails outside undoes it too."""
    one = register("Sở Y tế")
    with suppress(ZeroDivisionError), store.write():
        send(store, one)
        assert store.load(one.stream).version == 1
        raise ZeroDivisionError
    assert store.load(one.stream).version == 0


def test_failed_part_dooms_the_whole(store: LogStore) -> None:
    """A part that failed cannot be left behind by catching its exception further out."""
    one = register("Sở Y tế")
    failing = pytest.raises(RuntimeError, match="failed")
    with failing, store.write(), suppress(ZeroDivisionError):
        send_and_fail(store, one)
    assert store.load(one.stream).version == 0


def test_claim_without_append_is_a_fault(store: LogStore) -> None:
    """A claimed command for which nothing is stored crashes instead of staying unanswered."""
    with pytest.raises(RuntimeError, match="claimed"), store.write() as transaction:
        transaction.claim(register("Sở Y tế"))


def test_append_without_claim_is_a_fault(store: LogStore) -> None:
    """Events come of claimed commands only: without the claim, twice would not be once."""
    one = register("Sở Y tế")
    considered, receipt = weighed(one, store.load(one.stream))

    def unclaimed() -> None:
        with store.write() as transaction:
            loaded = transaction.load(one.stream)
            transaction.append(loaded, considered.state, considered.events, (), receipt)

    with pytest.raises(RuntimeError, match="claimed"):
        unclaimed()
    assert store.load(one.stream).version == 0


def test_memory_follows_other_processes(store: LogStore, other: LogStore) -> None:
    """A stream kept in memory is brought up to what others have written since."""
    stream = send(store, register("Sở 0")).stream
    for number in range(1, 6):
        writer, reader = (store, other) if number % 2 else (other, store)
        send(writer, rename(stream, f"Sở {number}"))
        state = reader.load(stream).state
        assert isinstance(state, Unit)
        assert state.name.full == f"Sở {number}"


def test_memory_is_dropped_when_the_database_goes_back(store: LogStore) -> None:
    """What memory holds and the database does not, as after a restore, is not believed."""
    stream = send(store, register("Sở 0")).stream
    send(store, rename(stream, "Sở 1"))
    assert store.load(stream).version == 2
    tamper(store, "DELETE FROM events WHERE version = 2")
    assert store.load(stream).version == 1


def test_practice_takes_the_clock_port(store: LogStore, clock: FixedClock) -> None:
    """In a practice database an event is recorded at the scenario's time, never going back."""
    clock.moment = 1_700_000_000_000_000
    stream = send(store, register("Sở 0")).stream
    clock.moment -= 5
    send(store, rename(stream, "Sở 1"))
    moments = [event.header.recorded_at for event in store.events(stream)]
    assert moments == [1_700_000_000_000_000] * 2


def test_real_database_takes_its_own_clock(engine_url: str) -> None:
    """In a real database an event is recorded at the database's time."""
    started = time.time_ns() // 1000
    store = initialized(engine_url, practice=False)
    receipt = send(store, register("Sở 0"))
    # The clock of SQLite has milliseconds.
    assert started - 1000 <= receipt.recorded_at <= time.time_ns() // 1000 + 1000
    store.close()


def test_nothing_before_the_first_event(engine_url: str) -> None:
    """Before a database is told what it is, it accepts nothing else."""
    store = LogStore(Database(engine_url), FixedClock())
    with pytest.raises(Refusal) as refused:
        send(store, register("Sở 0"))
    assert refused.value.code == "database_missing"
    assert send(store, order(SYSTEM, InitializeDatabase(practice=False))).last_version == 1
    store.close()


def test_names_are_found(store: LogStore) -> None:
    """A unit is found by its code, its full name and whatever folds to one of its names."""
    stream = send(store, register("Sở Thông tin và Truyền thông", code="so-tttt")).stream
    assert store.find("code:so-tttt") == stream
    assert {found for _, found in store.found(fold("sở TTTT"))} == {stream}
    assert {name.label for name in store.names_of(stream)} >= {"so-tttt"}
    assert stream in {found for _, found in store.all_names("unit")}


def test_taken_name_is_told_to_the_decision(store: LogStore) -> None:
    """A code that a stream has is refused to another."""
    send(store, register("Sở 0", code="so"))
    with pytest.raises(Refusal) as refused:
        send(store, register("Sở 1", code="so"))
    assert refused.value.code == "code_taken"


def test_name_taken_in_a_race_is_decided_again(store: LogStore, other: LogStore) -> None:
    """Of several that take one code at the same time, one gets it and the others are refused."""
    start = Barrier(4)

    def attempt(mine: LogStore) -> str:
        one = register(f"Sở {uuid4()}", code="so")
        start.wait()
        try:
            send(mine, one)
        except Refusal as refused:
            return refused.code
        return "accepted"

    with ThreadPoolExecutor(4) as pool:
        answers = sorted(pool.map(attempt, [store, other] * 2))
    assert answers == ["accepted"] + ["code_taken"] * 3
    assert store.misplaced() == 0


def test_name_may_be_given_again_to_its_stream(store: LogStore) -> None:
    """A unit may take back a name that it had."""
    stream = send(store, register("Sở 0")).stream
    for name in ("Sở 1", "Sở 0", "Sở 1"):
        send(store, rename(stream, name))
    assert store.load(stream).version == 4


def test_follow_ups_wait_until_settled(store: LogStore) -> None:
    """What follows stands beside its cause, waits in order, and is settled once."""
    one = register("Sở 0")
    follow = tuple(
        FollowUp(Cause(one.stream, 1, policy), one.stream, rename(one.stream, policy).command, True)
        for policy in ("first", "second")
    )
    considered, receipt = weighed(one, store.load(one.stream))
    append(store, one, store.load(one.stream), considered, receipt, follow)
    assert store.waiting_follow_ups(10) == list(follow)
    assert store.waiting_follow_ups(1) == list(follow[:1])
    store.settle_follow_up(follow[0], None)
    store.settle_follow_up(follow[1], "wrong_phase")
    assert store.waiting_follow_ups(10) == []
    assert store.refused_follow_ups(10) == [(follow[1], "wrong_phase")]


def test_all_events_are_in_one_order(store: LogStore) -> None:
    """The events of all streams are read in the order of their commits, from any place on."""
    first = send(store, register("Sở 0"))
    second = send(store, register("Sở 1"))
    placed = store.all_events(0, 10)
    assert [one.position for one in placed] == [1, 2, 3]
    assert [one.event.stream for one in placed] == [SYSTEM, first.stream, second.stream]
    assert store.all_events(1, 1) == placed[1:2]
    assert store.streams() == (SYSTEM, first.stream, second.stream)


def test_events_of_a_stream_are_read_in_part(store: LogStore) -> None:
    """Events are given past one version up to and with another."""
    stream = send(store, register("Sở 0")).stream
    for number in range(4):
        send(store, rename(stream, f"Sở {number}"))
    assert [event.version for event in store.events(stream, after=1, upto=3)] == [2, 3]
    assert store.events(stream, after=9) == ()


def test_the_receipts_of_one_stream_are_found_without_those_of_others(store: LogStore) -> None:
    """Where one stream ends is read from the receipts of its own commands, along an index."""
    one, other = (send(store, register(f"Sở {number}")).stream for number in range(2))
    send(store, rename(one, "Sở khác"))
    assert store.answered(one) == {one: 2}
    assert store.answered() == {SYSTEM: 1, one: 2, other: 1}
    if store.database.engine.dialect.name == "sqlite":
        asked = f"EXPLAIN QUERY PLAN SELECT receipt FROM commands WHERE stream = '{one}'"
        with store.database.read() as connection:
            plan = connection.exec_driver_sql(asked).all()
        assert "ix_commands_stream" in str(plan)


def test_several_streams_are_loaded_as_each_alone(engine_url: str) -> None:
    """With one look at the database, of whatever length they are; of those that others have gone
    on with, what came since; of one that is not there, nothing."""
    store, other = initialized(engine_url), LogStore(Database(engine_url), FixedClock())
    streams = [send(store, register(f"Sở {number}")).stream for number in range(12)]
    for number, stream in enumerate(streams):
        for again in range(number % 3):
            send(other, rename(stream, f"Sở {number} lần {again}"))
    absent = unit_stream(UnitId(uuid4()))
    found = store.load_all([*streams, absent, SYSTEM])
    assert found == {one: other.load(one) for one in (*streams, absent, SYSTEM)}
    assert store.load_all([]) == {}
    store.close()
    other.close()


def test_more_lengths_than_one_statement_takes(
    sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Are asked for one after the other."""
    monkeypatch.setattr("adapters.log.chain._AT_ONCE", 2)
    store = initialized(sqlite_url)
    streams = [send(store, register(f"Sở {number}")).stream for number in range(5)]
    for number, stream in enumerate(streams):
        for again in range(number):
            send(store, rename(stream, f"Sở {number} lần {again}"))
    found = store.load_all(streams)
    assert [found[stream].version for stream in streams] == [1, 2, 3, 4, 5]
    store.close()
