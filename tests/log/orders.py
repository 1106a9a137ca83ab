"""Orders of the operator, small enough to fill a log with."""

import os
from uuid import UUID, uuid4

from sqlalchemy import text

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.record.order import Considered, Context, Order, Receipt
from domain.record.record import SYSTEM, Command, Office, Seat, StreamId, UnitId, unit_stream
from domain.system import InitializeDatabase
from domain.units.unit import RegisterUnit, RenameUnit
from workflows.consider import consider
from workflows.handle import handle, receipt_of
from workflows.ports import Loaded

OPERATOR = "nguoi-van-hanh"


class FixedClock:
    """The clock of a practice database: stands until it is set."""

    def __init__(self, moment: int = 1_600_000_000_000_000) -> None:
        self.moment = moment

    def now(self) -> int:
        return self.moment


class FreshSeeds:
    def new(self) -> bytes:
        return os.urandom(32)


SEEDS = FreshSeeds()


def order(stream: StreamId, command: Command, command_id: UUID | None = None) -> Order:
    return Order(
        command_id=command_id or uuid4(),
        stream=stream,
        command=command,
        actor=OPERATOR,
        seat=Seat(Office.OPERATOR),
    )


def register(name: str, *, code: str | None = None, unit: UnitId | None = None) -> Order:
    """Register a unit, under a fresh id and code unless given."""
    unit = unit or UnitId(uuid4())
    command = RegisterUnit(unit=unit, code=code or f"u-{unit}", full_name=name, short_name=name)
    return order(unit_stream(unit), command)


def rename(stream: StreamId, name: str, reason: str = "sắp xếp lại") -> Order:
    command = RenameUnit(full_name=name, short_name=name, since="2021", reason=reason)
    return order(stream, command)


def initialized(
    database: str | Database, *, practice: bool = True, clock: FixedClock | None = None
) -> LogStore:
    """A store on a database that has been told what it is."""
    opened = Database(database) if isinstance(database, str) else database
    store = LogStore(opened, clock or FixedClock())
    if store.load(SYSTEM).version == 0:
        send(store, order(SYSTEM, InitializeDatabase(practice=practice)))
    return store


def send(store: LogStore, one: Order) -> Receipt:
    return handle(store, SEEDS, one)


def weighed(one: Order, loaded: Loaded) -> tuple[Considered, Receipt]:
    """What an order would give, without storing it."""
    context = Context(now=loaded.recorded_at + 1, seed=SEEDS.new(), practice=True)
    considered = consider(loaded.state, loaded.version, one, context)
    return considered, receipt_of(one, context, considered.events)


def tamper(store: LogStore, statement: str, **values: object) -> None:
    """Change the log behind its back, as somebody with the rights of an owner could."""
    with store.database.engine.connect() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("ALTER TABLE events DISABLE TRIGGER ALL"))
        else:
            for name in ("changed", "deleted", "replaced"):
                connection.execute(text(f"DROP TRIGGER IF EXISTS events_are_not_{name}"))
        connection.execute(text(statement), values)
        connection.commit()
