"""The recorders of the library, over SQLAlchemy Core: one code for both databases."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from eventsourcing.persistence import (
    AggregateRecorder,
    ApplicationRecorder,
    Notification,
    StoredEvent,
    Subscription,
    Tracking,
)
from sqlalchemy import Connection, Row, func, insert, select, update

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.envelope import Envelope, Hook
from adapters.log.tables import columns_of
from domain.record.record import FIRST_HASH, chain, read_header

_events, _head = tables.events, tables.head
_STORED: Final = (_events.c.stream, _events.c.version, _events.c.topic, _events.c.state)


def describe(stored: StoredEvent) -> dict[str, object]:
    """The index columns of an event about to be stored, from the header inside its state."""
    columns = columns_of(read_header(stored.state))
    said = (stored.originator_id, stored.originator_version, stored.topic)
    if said != (columns["stream"], columns["version"], columns["topic"]):
        raise ValueError(f"{said} is not what its header says")
    return columns


class StreamRecorder(AggregateRecorder):
    """Records events stream by stream; of where they stand among all, it says nothing."""

    def __init__(self, database: Database, hooks: Sequence[Hook] = ()) -> None:
        self.database = database
        self.hooks = tuple(hooks)

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """Record events, joining the unit of work in which the caller stands.

        ``envelope`` is what ``Application.save`` passes on. Raises :class:`LostRaceError`, an
        ``IntegrityError`` to the library, where a version is there already.
        """
        with self.database.write() as work:
            self._insert(work.connection, stored_events, **kwargs)
        return None

    def describe(self, stored: StoredEvent) -> dict[str, object]:
        """The index columns of an event."""
        return describe(stored)

    def _insert(
        self,
        connection: Connection,
        stored_events: Sequence[StoredEvent],
        *,
        envelope: Envelope | None = None,
        tracking: Tracking | None = None,
    ) -> list[int]:
        # the library always hands it down; what is recorded here follows no other log
        assert tracking is None
        if not stored_events:
            return []
        rows = self._rows(connection, stored_events)
        for hook in self.hooks:
            if envelope is None:
                raise TypeError("events are recorded in an envelope")
            hook(connection, envelope)
        # From here to the commit everybody else waits: nothing may stand between.
        positions = self._take_positions(connection, len(rows))
        numbered = zip(rows, positions, strict=True)
        connection.execute(insert(_events), [row | {"position": at} for row, at in numbered])
        return positions

    def _rows(
        self, connection: Connection, stored_events: Sequence[StoredEvent]
    ) -> list[dict[str, object]]:
        heads: dict[UUID | str, bytes] = {}
        rows = []
        for stored in stored_events:
            previous = heads.get(stored.originator_id) or _hash_before(connection, stored)
            heads[stored.originator_id] = chain(previous, stored.state)
            rows.append(
                self.describe(stored) | {"state": stored.state, "hash": heads[stored.originator_id]}
            )
        return rows

    def _take_positions(self, connection: Connection, count: int) -> list[int]:
        """The next positions. The row stays locked up to the commit, so positions become
        visible in their order and a rollback gives them back."""
        taken = update(_head).values(position=_head.c.position + count)
        last: int = connection.execute(taken.returning(_head.c.position)).scalar_one()
        return list(range(last - count + 1, last + 1))

    def select_events(
        self,
        originator_id: UUID | str,
        *,
        gt: int | None = None,
        lte: int | None = None,
        desc: bool = False,
        limit: int | None = None,
    ) -> Sequence[StoredEvent]:
        """The events of a stream, in the order of versions or against it."""
        version = _events.c.version
        statement = select(*_STORED).where(_events.c.stream == originator_id)
        if gt is not None:
            statement = statement.where(version > gt)
        if lte is not None:
            statement = statement.where(version <= lte)
        statement = statement.order_by(version.desc() if desc else version).limit(limit)
        with self.database.read() as connection:
            return [StoredEvent(*row) for row in connection.execute(statement)]


def _hash_before(connection: Connection, stored: StoredEvent) -> bytes:
    found: bytes | None = connection.scalar(
        select(_events.c.hash)
        .where(_events.c.stream == stored.originator_id)
        .where(_events.c.version < stored.originator_version)
        .order_by(_events.c.version.desc())
        .limit(1)
    )
    return found or FIRST_HASH


class EventRecorder(StreamRecorder, ApplicationRecorder):
    """Records events in one order over all streams.

    Positions are contiguous from 1, and become visible in their order: a reader that asks for
    what comes after the last position it saw misses nothing. So the library's notification log
    serves whoever follows (``adapters.views.follow``).
    """

    def insert_events(
        self, stored_events: Sequence[StoredEvent], **kwargs: Any
    ) -> Sequence[int] | None:
        """As :meth:`StreamRecorder.insert_events`, and the positions of the events."""
        with self.database.write() as work:
            return self._insert(work.connection, stored_events, **kwargs)

    def select_notifications(
        self,
        start: int | None,
        limit: int,
        stop: int | None = None,
        topics: Sequence[str] = (),
        *,
        inclusive_of_start: bool = True,
    ) -> Sequence[Notification]:
        """Events in their order over all streams."""
        position = _events.c.position
        statement = select(*_STORED, position)
        if start is not None:
            statement = statement.where(
                position >= start if inclusive_of_start else position > start
            )
        if stop is not None:
            statement = statement.where(position <= stop)
        if topics:
            statement = statement.where(_events.c.topic.in_(topics))
        with self.database.read() as connection:
            rows = connection.execute(statement.order_by(position).limit(limit))
            return [_notification(row) for row in rows]

    def max_notification_id(self) -> int | None:
        """The position of the last event; none where there is no event."""
        with self.database.read() as connection:
            last: int | None = connection.scalar(select(func.max(_events.c.position)))
            return last

    def subscribe(
        self, gt: int | None = None, topics: Sequence[str] = ()
    ) -> Subscription[ApplicationRecorder]:
        """Not offered: nobody here waits in a thread for what others record."""
        raise NotImplementedError("followers ask the notification log in steps")


def _notification(row: Row[*tuple[Any, ...]]) -> Notification:
    return Notification(
        originator_id=row.stream,
        originator_version=row.version,
        topic=row.topic,
        state=row.state,
        id=row.position,
    )
