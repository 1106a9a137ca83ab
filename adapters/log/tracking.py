"""How far a follower has come in the log of an application, as the library asks for it."""

from eventsourcing.persistence import Tracking, TrackingRecorder
from sqlalchemy import Connection, insert, update

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.positions import last

_tracking = tables.tracking


class TableTrackingRecorder(TrackingRecorder):
    """Keeps one position for each application that a follower, named ``name``, follows."""

    def __init__(self, database: Database, name: str) -> None:
        self.database = database
        self.name = name

    def insert_tracking(self, tracking: Tracking) -> None:
        """Move forward. Raises an ``IntegrityError`` of the library for a position already
        passed: what is folded twice would count twice."""
        with self.database.write() as work:
            _advance(work.connection, self.name, tracking)

    def max_tracking_id(self, application_name: str) -> int | None:
        """The last position followed; none before the first."""
        with self.database.read() as connection:
            return last(connection, self.name, application_name)


def _advance(connection: Connection, follower: str, tracking: Tracking) -> None:
    key = {"follower": follower, "application": tracking.application_name}
    moved = connection.execute(
        update(_tracking)
        .where(*(_tracking.c[column] == value for column, value in key.items()))
        .where(_tracking.c.position < tracking.notification_id)
        .values(position=tracking.notification_id)
    )
    if moved.rowcount == 0:
        # A row that stands further already makes this collide.
        connection.execute(insert(_tracking), key | {"position": tracking.notification_id})
