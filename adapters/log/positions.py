"""How far a follower has come in the log of an application."""

from typing import Final

from sqlalchemy import Connection, select

from adapters.log import tables

#: The application whose log is followed: the order of all events.
APPLICATION: Final = "log"

_tracking = tables.tracking


def position_of(connection: Connection, follower: str) -> int:
    """The position up to which a follower has taken the log in; 0 before the first."""
    return last(connection, follower, APPLICATION) or 0


def last(connection: Connection, follower: str, application: str) -> int | None:
    """The last position followed; none before the first."""
    found: int | None = connection.scalar(
        select(_tracking.c.position).where(
            _tracking.c.follower == follower, _tracking.c.application == application
        )
    )
    return found
