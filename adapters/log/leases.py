"""Who may do what only one at a time does, for a while: whoever is heard of no more is followed.

By the database's own clock, for all machines the same. Put back by an hour it makes a lease last
an hour longer; what is done under a lease can be done by two at once without harm.
"""

import msgspec
from sqlalchemy import delete, select, update

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.envelope import insert_new
from adapters.log.transaction import ticking
from domain.when import Moment

_of = tables.leases.c


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds what, and until when."""

    name: str
    holder: str
    until: Moment
    #: Whether it has ended by the database's clock.
    over: bool


def take(database: Database, name: str, holder: str, seconds: float) -> bool:
    """Take a lease or prolong one's own; whether it is held now."""
    with database.write() as work:
        now = ticking(work.connection)
        until = now + int(seconds * 1_000_000)
        row = {"name": name, "holder": holder, "until": until}
        if insert_new(work.connection, tables.leases, [row]):
            return True
        mine = (_of.holder == holder) | (_of.until <= now)
        taken = work.connection.execute(
            update(tables.leases).where(_of.name == name, mine).values(holder=holder, until=until)
        )
        return taken.rowcount == 1


def give_up(database: Database, name: str, holder: str) -> None:
    """Let the next one have it at once."""
    with database.write() as work:
        work.connection.execute(delete(tables.leases).where(_of.name == name, _of.holder == holder))


def held(database: Database) -> tuple[Lease, ...]:
    """All leases, also those that are over."""
    with database.read() as connection:
        now = ticking(connection)
        rows = connection.execute(select(tables.leases).order_by(_of.name))
        return tuple(
            Lease(name=row.name, holder=row.holder, until=row.until, over=row.until <= now)
            for row in rows
        )
