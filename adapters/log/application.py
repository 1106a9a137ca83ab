"""The log as an application of the eventsourcing library."""

from collections.abc import Sequence
from typing import Any

from eventsourcing.application import Application
from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    InfrastructureFactory,
    ProcessRecorder,
    TrackingRecorder,
)
from eventsourcing.utils import Environment, EnvType, resolve_topic

from adapters.log.database import Database
from adapters.log.deadlines import write_deadlines
from adapters.log.envelope import ALWAYS, Hook
from adapters.log.mapper import RecordMapper
from adapters.log.names import write_names
from adapters.log.outbox import write_outbox, write_reminders
from adapters.log.positions import APPLICATION
from adapters.log.recorder import EventRecorder, StreamRecorder
from adapters.log.tracking import TableTrackingRecorder
from adapters.views.score_changes import write_scores


class LogFactory(InfrastructureFactory[TrackingRecorder]):
    """Makes the recorders of one database.

    The database is given, or named by ``DATABASE_URL`` in the library's environment.
    """

    DATABASE_URL = "DATABASE_URL"

    def __init__(
        self,
        env: Environment | EnvType | None,
        database: Database | None = None,
        hooks: Sequence[Hook] = (),
    ) -> None:
        super().__init__(env)
        self.database = database or Database(self.env.get(self.DATABASE_URL, ""))
        self.hooks = hooks

    def aggregate_recorder(self, purpose: str = "events") -> AggregateRecorder:
        if purpose != "events":
            raise NotImplementedError("the log stores no snapshots")
        return StreamRecorder(self.database, self.hooks)

    def application_recorder(self) -> ApplicationRecorder:
        return EventRecorder(self.database, self.hooks)

    def process_recorder(self) -> ProcessRecorder:
        """Not offered: what follows in another stream is a command of its own."""
        raise NotImplementedError("nothing here follows one log to record in another")

    def tracking_recorder(
        self, tracking_recorder_class: type[TrackingRecorder] | None = None
    ) -> TrackingRecorder:
        kind: Any = tracking_recorder_class or self._tracking_class()
        recorder: TrackingRecorder = kind(self.database, self.env.name or APPLICATION)
        return recorder

    def _tracking_class(self) -> type[TrackingRecorder]:
        topic = self.env.get(self.TRACKING_RECORDER_TOPIC)
        return resolve_topic(topic) if topic else TableTrackingRecorder

    def close(self) -> None:
        self.database.close()


class Log(Application[str]):
    """The application whose notification log is the order of all events.

    Recording goes through ``save(*facts, envelope=…)``: the library hands the envelope down to
    the recorder, which calls the hooks with it, so that no caller can forget what belongs to an
    append. Its repository and its cache are not used: the cache does not advance a fold of
    immutable states.
    """

    name = APPLICATION
    recorder: EventRecorder
    #: How much ``notification_log.select`` gives at once; the library's own default is 10.
    log_section_size = 500

    def __init__(self, database: Database, hooks: Sequence[Hook] = ()) -> None:
        self._database = database
        self._hooks = (
            *ALWAYS,
            write_names,
            write_deadlines,
            write_reminders,
            write_outbox,
            write_scores,
            *hooks,
        )
        super().__init__()

    def construct_env(self, name: str, env: EnvType | None = None) -> Environment:
        """Only what is given: a variable of the process must not encrypt or compress a log."""
        return Environment(name, env)

    def construct_factory(self, env: Environment) -> LogFactory:
        return LogFactory(env, self._database, self._hooks)

    def construct_mapper(self) -> RecordMapper:
        return RecordMapper()
