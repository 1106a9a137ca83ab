"""The cases that the eventsourcing library ships for every store, on both databases."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    ProcessRecorder,
    TrackingRecorder,
)
from eventsourcing.tests import persistence as shipped
from eventsourcing.utils import Environment, get_topic

from adapters.log.application import LogFactory
from adapters.log.database import Database
from adapters.log.recorder import EventRecorder, StreamRecorder
from adapters.log.tracking import TableTrackingRecorder
from tests.log.opaque import OpaqueRecorder, OpaqueStreamRecorder


class OtherTrackingRecorder(TableTrackingRecorder):
    """Named to the factory in place of its own."""


class OnSQLite:
    database: Database

    @pytest.fixture(autouse=True)
    def _open(self, sqlite_url: str) -> Iterator[None]:
        self.database = Database(sqlite_url)
        yield
        self.database.close()


class OnPostgreSQL:
    database: Database

    @pytest.fixture(autouse=True)
    def _open(self, postgres_url: str) -> Iterator[None]:
        self.database = Database(postgres_url)
        yield
        self.database.close()


class Streams(shipped.AggregateRecorderTestCase):
    __test__ = False
    database: Database

    def create_recorder(self) -> AggregateRecorder:
        return OpaqueStreamRecorder(self.database)

    def new_originator_id(self) -> str:
        return f"unit:{uuid4()}"


class Events(shipped.ApplicationRecorderTestCase[ApplicationRecorder]):
    __test__ = False
    database: Database

    def create_recorder(self) -> ApplicationRecorder:
        return OpaqueRecorder(self.database)

    def new_originator_id(self) -> str:
        return f"unit:{uuid4()}"

    def test_insert_subscribe(self) -> None:
        """Nobody waits in a thread: the log is asked."""
        with pytest.raises(NotImplementedError):
            self.create_recorder().subscribe()


class Followers(shipped.TrackingRecorderTestCase):
    __test__ = False
    database: Database

    def create_recorder(self) -> TrackingRecorder:
        return TableTrackingRecorder(self.database, "follower")


class NonInterleaving(shipped.NonInterleavingNotificationIDsBaseCase):
    __test__ = False
    database: Database

    def create_recorder(self) -> ApplicationRecorder:
        return OpaqueRecorder(self.database)

    def new_originator_id(self) -> str:
        return f"unit:{uuid4()}"


class Factories(shipped.InfrastructureFactoryTestCase[LogFactory]):
    __test__ = False
    database: Database

    def setUp(self) -> None:
        url = self.database.engine.url.render_as_string(hide_password=False)
        named = {"PERSISTENCE_MODULE": get_topic(LogFactory), "DATABASE_URL": url}
        self.env = Environment("log", named)
        super().setUp()

    def expected_factory_class(self) -> type[LogFactory]:
        return LogFactory

    def expected_aggregate_recorder_class(self) -> type[AggregateRecorder]:
        return StreamRecorder

    def expected_application_recorder_class(self) -> type[ApplicationRecorder]:
        return EventRecorder

    def expected_tracking_recorder_class(self) -> type[TrackingRecorder]:
        return TableTrackingRecorder

    def tracking_recorder_subclass(self) -> type[TrackingRecorder]:
        return OtherTrackingRecorder

    def expected_process_recorder_class(self) -> type[ProcessRecorder]:
        return ProcessRecorder

    def test_create_process_recorder(self) -> None:
        """Nothing follows one log to record in another."""
        with pytest.raises(NotImplementedError):
            self.factory.process_recorder()


class TestStreamsOnSQLite(OnSQLite, Streams):
    __test__ = True


class TestStreamsOnPostgreSQL(OnPostgreSQL, Streams):
    __test__ = True


class TestEventsOnSQLite(OnSQLite, Events):
    __test__ = True


class TestEventsOnPostgreSQL(OnPostgreSQL, Events):
    __test__ = True


class TestFollowersOnSQLite(OnSQLite, Followers):
    __test__ = True


class TestFollowersOnPostgreSQL(OnPostgreSQL, Followers):
    __test__ = True


class TestNonInterleavingOnSQLite(OnSQLite, NonInterleaving):
    __test__ = True


class TestNonInterleavingOnPostgreSQL(OnPostgreSQL, NonInterleaving):
    __test__ = True


class TestFactoriesOnSQLite(OnSQLite, Factories):
    __test__ = True


class TestFactoriesOnPostgreSQL(OnPostgreSQL, Factories):
    __test__ = True
