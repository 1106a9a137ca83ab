"""Who may do what only one at a time does, for a while: whoever is heard of no more is followed.
And who was heard of lately, of those that need not take turns.

By the database's own clock, for all machines the same. A lease that ends further ahead than it is
long was given by a clock that has been put back since: it is over. What is done under a lease can
be done by two at once without harm.
"""

from typing import Final

import msgspec
from sqlalchemy import delete, or_, select, update

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.envelope import insert_new
from adapters.log.transaction import ticking
from domain.values.when import Moment

_of = tables.leases.c
#: Under these, with the name of a machine, stands who was heard of there: a worker of Celery, and
#: a timer that has one round of the duties done.
WORKER: Final = "worker/"
TIMER: Final = "timer/"
#: After so long somebody who was heard of once is forgotten: two days.
_FORGOTTEN: Final = 2 * 24 * 60 * 60 * 1_000_000


class Lease(msgspec.Struct, frozen=True, kw_only=True):
    """Who holds what, and until when."""

    name: str
    holder: str
    #: When it was taken or prolonged last.
    since: Moment
    until: Moment
    #: Whether it has ended by the database's clock.
    over: bool


def take(database: Database, name: str, holder: str, seconds: float) -> bool:
    """Take a lease or prolong one's own; whether it is held now."""
    with database.write() as work:
        now, lasts = ticking(work.connection), int(seconds * 1_000_000)
        row = {"name": name, "holder": holder, "until": now + lasts, "lasts": lasts}
        if insert_new(work.connection, tables.leases, [row]):
            return True
        mine = or_(_of.holder == holder, _of.until <= now, _of.until > now + _of.lasts)
        taken = work.connection.execute(
            update(tables.leases).where(_of.name == name, mine).values(row)
        )
        return taken.rowcount == 1


def note(database: Database, name: str, holder: str, seconds: float) -> None:
    """Say that somebody is at work, for so long; what was said long ago is forgotten."""
    with database.write() as work:
        now, lasts = ticking(work.connection), int(seconds * 1_000_000)
        row = {"name": name, "holder": holder, "until": now + lasts, "lasts": lasts}
        if not insert_new(work.connection, tables.leases, [row]):
            work.connection.execute(update(tables.leases).where(_of.name == name).values(row))
        heard = or_(_of.name.startswith(WORKER), _of.name.startswith(TIMER))
        work.connection.execute(delete(tables.leases).where(heard, _of.until < now - _FORGOTTEN))


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
            Lease(
                name=row.name,
                holder=row.holder,
                since=row.until - row.lasts,
                until=row.until,
                over=not now < row.until <= now + row.lasts,
            )
            for row in rows
        )
