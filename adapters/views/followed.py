"""How far a tracked read model has come."""

import msgspec
from sqlalchemy import select

from adapters.log.database import Database
from adapters.log.positions import position_of
from adapters.views.models import Unread, head_of, reading, stuck_streams
from adapters.views.score_effects import NAME


class Followed(msgspec.Struct, frozen=True, kw_only=True):
    """How far a tracked model has come."""

    name: str
    position: int
    #: The end of the log. What lies between is the lag.
    head: int
    #: Streams that it cannot follow any further.
    stuck: tuple[Unread, ...]


def followed(database: Database) -> Followed:
    """How far the effects on totals and ranks have been followed."""
    with reading(database), database.read() as connection:
        stuck = stuck_streams.c
        rows = connection.execute(
            select(stuck.stream, stuck.version, stuck.error)
            .where(stuck.follower == NAME)
            .order_by(stuck.stream)
        )
        return Followed(
            name=NAME,
            position=position_of(connection, NAME),
            head=head_of(connection),
            stuck=tuple(Unread(*row) for row in rows),
        )
