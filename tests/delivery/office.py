"""A practice year whose plan has just been issued: four units are to be told of it."""

from typing import Any

from sqlalchemy import Row, insert, select, update

from adapters.bootstrap import Engine
from adapters.delivery.deliver import Delivered, deliver
from adapters.delivery.settings import Settings
from adapters.delivery.turns import Came
from adapters.log import tables
from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.cycle.deadlines.setting import SetDeadline
from domain.notices import Notices, notices_stream
from domain.record.record import Event, UnitId, unit_stream
from domain.units.unit import RegisterUnit
from tests.factories import CYCLE, MEMBERS, OPERATOR, RULEBOOK, SECRETARY
from tests.running_year import RunningYear
from tests.walk import WalkClock

DUE = (
    (SetDeadline(code="registration", until="2026-02-27"), SECRETARY),
    (SetDeadline(code="scoring", until="2026-11-30"), SECRETARY),
)
LEDGER = notices_stream(CYCLE)


def mailbox(unit: UnitId) -> str:
    return f"so-{MEMBERS.index(unit)}@tinh.example"


def officer_of(unit: UnitId) -> str:
    return f"dau-moi-{MEMBERS.index(unit)}@tinh.example"


class OfficeYear:
    """The year 2026 of five units in a database, by a clock that the test puts."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.clock = WalkClock()
        self.store = LogStore(Database(url), self.clock)
        self.year = RunningYear(self.store, self.clock)

    def issue(self) -> "OfficeYear":
        """Five units with mailboxes, and the plan of their year, issued on a Monday at 8."""
        self.year.open(RULEBOOK, *DUE)
        for number, unit in enumerate(MEMBERS):
            name = f"Sở số {number}"
            command = RegisterUnit(unit=unit, code=f"so-{number}", full_name=name, short_name=name)
            self.year.do(command, OPERATOR, unit_stream(unit))
            self.contact(unit, "mailbox", mailbox(unit))
        return self

    @property
    def engine(self) -> Engine:
        return Engine(self.store, self.clock)  # type: ignore[arg-type]

    def at(self, clock: str) -> "OfficeYear":
        self.year.at(clock)
        return self

    def contact(self, unit: UnitId, kind: str, address: str, lang: str = "vi") -> None:
        row = {"unit": str(unit), "kind": kind, "address": address, "lang": lang, "set_at": 0}
        with self.store.database.write() as work:
            work.connection.execute(insert(tables.contacts).values(**row))

    def forget(self, unit: UnitId) -> None:
        gone = tables.contacts.delete().where(tables.contacts.c.unit == str(unit))
        with self.store.database.write() as work:
            work.connection.execute(gone)

    def deliver(self, settings: Settings, limit: int = 100) -> Delivered:
        return deliver(self.engine, settings, limit)

    def rows(self, unit: UnitId | None = None) -> list[Row[Any]]:
        """The outbox, or what there is of it to one unit."""
        of = tables.outbox.c
        statement = select(tables.outbox).order_by(of.told_at, of.notice)
        if unit is not None:
            statement = statement.where(of.unit == str(unit))
        with self.store.database.read() as connection:
            return list(connection.execute(statement))

    def only(self, unit: UnitId) -> Row[Any]:
        (row,) = self.rows(unit)
        return row

    def tries(self, notice: str) -> list[Row[Any]]:
        of = tables.deliveries.c
        statement = select(tables.deliveries).where(of.notice == notice).order_by(of.number)
        with self.store.database.read() as connection:
            return list(connection.execute(statement))

    def trouble(self, unit: UnitId) -> dict[str, str | None]:
        of = tables.contacts.c
        with self.store.database.read() as connection:
            found = connection.execute(select(of.kind, of.trouble).where(of.unit == str(unit)))
            return {row.kind: row.trouble for row in found}

    def ledger(self) -> list[Event]:
        return list(self.store.events(LEDGER))

    @property
    def told(self) -> Notices:
        state = self.store.load(LEDGER).state
        return state if isinstance(state, Notices) else Notices()

    def keep_only(self, unit: UnitId) -> None:
        """All other units have been told already."""
        others = tables.outbox.c.unit != str(unit)
        with self.store.database.write() as work:
            work.connection.execute(update(tables.outbox).where(others).values(state="needless"))

    def lease_is_over(self) -> None:
        over = update(tables.outbox).where(tables.outbox.c.state == "sending")
        with self.store.database.write() as work:
            work.connection.execute(over.values(leased_until=0))


def came(found: Delivered) -> list[Came]:
    return [one.came for one in found.done]
