"""What events of an earlier form do not state, though events of its kind state it now."""

from typing import Final

import msgspec
from sqlalchemy import and_, or_, select

from adapters.log import tables
from adapters.log.database import Database
from domain.record.record import StreamId

#: By stored type: the first version of its schema that states it.
SINCE: Final = {"sheet_settled": 3}


class Unstated(msgspec.Struct, frozen=True):
    """An event that says less than one of its kind would say today; nothing can be added to it."""

    stream: StreamId
    version: int
    type: str


def unstated(database: Database) -> tuple[Unstated, ...]:
    """Every such event, in the order of all events."""
    event = tables.events.c
    older = [and_(event.type == word, event.schema < first) for word, first in SINCE.items()]
    statement = select(event.stream, event.version, event.type).where(or_(*older))
    with database.read() as connection:
        rows = connection.execute(statement.order_by(event.position)).all()
    return tuple(Unstated(row.stream, row.version, row.type) for row in rows)
