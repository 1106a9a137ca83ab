"""The system stream: what the database is."""

import msgspec

from domain.order import Act
from domain.record import Body, Command, Event
from domain.refusal import Refusal


class InitializeDatabase(Command, frozen=True, kw_only=True):
    """Say once and for life whether a database holds real years or practice."""

    practice: bool


class DatabaseInitialized(Body, frozen=True, kw_only=True):
    practice: bool


class System(msgspec.Struct, frozen=True, kw_only=True):
    practice: bool


def decide(state: System | None, command: Command, act: Act) -> tuple[Body, ...]:
    match command:
        case InitializeDatabase():
            if state is not None:
                raise Refusal("already_done", what="initialize_database")
            return (DatabaseInitialized(practice=command.practice),)
        case _:
            raise LookupError(type(command))


def evolve(state: System | None, event: Event) -> System:
    match event.body:
        case DatabaseInitialized() as body:
            return System(practice=body.practice)
        case _:
            raise LookupError(type(event.body))


COMMANDS: tuple[type[Command], ...] = (InitializeDatabase,)
EVENTS: tuple[type[Body], ...] = (DatabaseInitialized,)
