"""What the log makes sure of when it records."""

import pytest
from msgspec.structs import replace
from sqlalchemy import text

from adapters.log.database import Database
from adapters.log.envelope import Envelope, Writing
from adapters.log.fact import Fact
from adapters.log.mapper import RecordMapper, UnreadableEventError
from adapters.log.recorder import describe
from adapters.log.statements import Statement
from adapters.log.store import LogStore
from domain.record.record import SYSTEM, Body, Event
from domain.record.streams import UnknownEventError
from tests.log.orders import FixedClock, register, send
from workflows.ports import WriteConflictError

COUNTED = Statement(text("SELECT coalesce(max(n), 0) FROM counted"), answers=True)
COUNT = Statement(text("INSERT INTO counted VALUES (:n)"))


class SomethingElse(Body, frozen=True, kw_only=True):
    """A body that nobody registered."""


def test_event_comes_back_as_it_was(store: LogStore) -> None:
    """The mapper gives back the event that it was given."""
    mapper = RecordMapper()
    (event,) = store.events(SYSTEM)
    stored = mapper.to_stored_event(Fact(event))
    assert stored.topic == "database_initialized@1"
    assert mapper.to_domain_event(stored) == Fact(event)


def test_unregistered_type_is_not_written(store: LogStore) -> None:
    """An event of a type that nobody could read is refused before it stops every reader."""
    (event,) = store.events(SYSTEM)
    with pytest.raises(UnknownEventError):
        RecordMapper().to_stored_event(Fact(Event(event.header, SomethingElse())))


def test_event_under_another_name_is_not_written(store: LogStore) -> None:
    """The type in the header must be that of the body."""
    (event,) = store.events(SYSTEM)
    renamed = replace(event.header, schema=2)
    with pytest.raises((UnreadableEventError, UnknownEventError)):
        RecordMapper().to_stored_event(Fact(Event(renamed, event.body)))


def test_index_is_taken_from_the_record(store: LogStore) -> None:
    """An event is not stored under a stream or version that its header does not say."""
    (stored,) = store.log.recorder.select_events(SYSTEM)
    assert describe(stored)["actor"] == store.events(SYSTEM)[0].header.actor
    with pytest.raises(ValueError, match="header"):
        describe(type(stored)("unit:1", 1, stored.topic, stored.state))


def test_nothing_is_recorded_without_its_envelope(store: LogStore) -> None:
    """Whoever saves events past the unit of work of the engine is stopped."""
    (event,) = store.events(SYSTEM)
    following = Event(replace(event.header, version=2), event.body)
    with pytest.raises(TypeError, match="envelope"):
        store.log.save(Fact(following))


def test_hook_writes_in_the_append(engine_url: str, store: LogStore) -> None:
    """A hook sees the events and the state, asks, and writes in their transaction."""

    def count(envelope: Envelope) -> Writing:
        (((before,),),) = yield [COUNTED.of()]
        yield [COUNT.of(n=before + len(envelope.events))]
        if "hỏng" in repr(envelope.state):
            raise WriteConflictError

    with store.database.write() as work:
        work.connection.execute(text("CREATE TABLE counted (n INTEGER)"))
    hooked = LogStore(Database(engine_url), FixedClock(), hooks=(count,))
    send(hooked, register("Sở 0"))
    with pytest.raises(Exception, match="write_conflict"):
        send(hooked, register("Sở hỏng"))
    with hooked.database.read() as connection:
        assert list(connection.scalars(text("SELECT n FROM counted"))) == [1]
    hooked.close()


def test_notification_log_gives_sections(store: LogStore) -> None:
    """The library's notification log gives the order of all events, many at a time."""
    stream = send(store, register("Sở 0")).stream
    section = store.log.notification_log.select(start=1, limit=400)
    assert [one.originator_id for one in section] == [SYSTEM, stream]
