"""The system stream: what the database is, and whether anything may leave it."""

import msgspec
from msgspec.structs import replace

from domain.order import Act
from domain.private import Private
from domain.record import Body, Command, Event
from domain.refusal import Refusal
from domain.when import Moment


class InitializeDatabase(Command, frozen=True, kw_only=True):
    """Say once and for life whether a database holds real years or practice."""

    practice: bool


class DatabaseInitialized(Body, frozen=True, kw_only=True):
    practice: bool


class HoldOutbox(Command, frozen=True, kw_only=True):
    """Let no notice leave. A database that was restored from a backup does not know what has left
    since: it says so, and waits until somebody has looked."""

    reason: str
    restored: bool = False


class ReleaseOutbox(Command, frozen=True, kw_only=True):
    """Let notices leave again."""

    reason: str


class OutboxHeld(Body, frozen=True, kw_only=True):
    reason: Private
    #: The database was restored from a backup.
    restored: bool


class OutboxReleased(Body, frozen=True, kw_only=True):
    reason: Private


class System(msgspec.Struct, frozen=True, kw_only=True):
    practice: bool
    #: Since when no notice leaves; none while they do.
    held_since: Moment | None = None


def decide(state: System | None, command: Command, act: Act) -> tuple[Body, ...]:
    match command:
        case InitializeDatabase():
            if state is not None:
                raise Refusal("already_done", what="initialize_database")
            return (DatabaseInitialized(practice=command.practice),)
        case HoldOutbox():
            if state is None or state.held_since is not None:
                raise Refusal("already_done", what="hold_outbox")
            return (OutboxHeld(reason=act.hide_reason(command.reason), restored=command.restored),)
        case ReleaseOutbox():
            if state is None or state.held_since is None:
                raise Refusal("already_done", what="release_outbox")
            return (OutboxReleased(reason=act.hide_reason(command.reason)),)
        case _:
            raise LookupError(type(command))


def evolve(state: System | None, event: Event) -> System:
    match event.body:
        case DatabaseInitialized() as body:
            return System(practice=body.practice)
        case OutboxHeld():
            assert state is not None
            return replace(state, held_since=event.header.recorded_at)
        case OutboxReleased():
            assert state is not None
            return replace(state, held_since=None)
        case _:
            raise LookupError(type(event.body))


COMMANDS: tuple[type[Command], ...] = (InitializeDatabase, HoldOutbox, ReleaseOutbox)
EVENTS: tuple[type[Body], ...] = (DatabaseInitialized, OutboxHeld, OutboxReleased)
