"""The recorders of the library, over SQLAlchemy Core: one code for both databases."""

from collections.abc import Iterator, Sequence
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
from sqlalchemy import BigInteger, Connection, Row, func, select, update

from adapters.log import tables
from adapters.log.database import Database, UnitOfWork
from adapters.log.envelope import Envelope, Hook, derive
from adapters.log.statements import Inserting, Said, Statement, place
from adapters.log.tables import columns_of
from domain.record.record import FIRST_HASH, chain, read_header

_events, _head = tables.events, tables.head
_STORED: Final = (_events.c.stream, _events.c.version, _events.c.topic, _events.c.state)

#: Takes the next positions. The row stays locked up to the commit, so positions become visible in
#: their order, and a rollback gives them back.
_TAKE: Final = Statement(
    update(_head)
    .values(position=_head.c.position + place("count", BigInteger))
    .returning(_head.c.position)
)
_ROWS: Final = Inserting(
    _events, reckoned={"position": lambda back: select(_head.c.position).scalar_subquery() - back}
)


def _recorded(rows: Sequence[dict[str, object]]) -> Iterator[Said]:
    """What is said to record events at the next positions; each tells how many follow on it."""
    yield _TAKE.of(count=len(rows))
    placed = zip(rows, range(len(rows) - 1, -1, -1), strict=True)
    yield from _ROWS.rows([row | {"position": back} for row, back in placed])


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
        self._insert(stored_events, **kwargs)
        return None

    def describe(self, stored: StoredEvent) -> dict[str, object]:
        """The index columns of an event."""
        return describe(stored)

    def _insert(
        self,
        stored_events: Sequence[StoredEvent],
        *,
        envelope: Envelope | None = None,
        tracking: Tracking | None = None,
    ) -> list[int]:
        """Record events, at the latest with the commit; their positions, where nothing goes with
        them."""
        # the library always hands it down; what is recorded here follows no other log
        assert tracking is None
        if not stored_events:
            return []
        with self.database.write() as work:
            if envelope is not None:
                self.put(work, stored_events, envelope)
                return []
            if self.hooks:
                raise TypeError("events are recorded in an envelope")
            return self._record(work, self._rows(work, stored_events, None))

    def put(
        self, work: UnitOfWork, stored_events: Sequence[StoredEvent], envelope: Envelope
    ) -> None:
        """Record events and what derives from them in a unit of work, at the latest with its
        commit."""
        rows = self._rows(work, stored_events, envelope)
        derive(work, self.hooks, envelope)
        # From here to the commit everybody else waits: nothing may stand between.
        work.write(_recorded(rows))

    def _record(self, work: UnitOfWork, rows: Sequence[dict[str, object]]) -> list[int]:
        """Record rows now; their positions."""
        taken, *_ = work.ask(*_recorded(rows))
        ((last,),) = taken
        return list(range(last - len(rows) + 1, last + 1))

    def _rows(
        self,
        work: UnitOfWork,
        stored_events: Sequence[StoredEvent],
        envelope: Envelope | None,
    ) -> list[dict[str, object]]:
        heads: dict[UUID | str, bytes] = {}
        if envelope is not None:
            heads[envelope.stream] = envelope.head_hash
        rows = []
        for stored in stored_events:
            stream = stored.originator_id
            previous = heads.get(stream) or _hash_before(work.connection, stored)
            heads[stream] = chain(previous, stored.state)
            rows.append(self.describe(stored) | {"state": stored.state, "hash": heads[stream]})
        return rows

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
        """As :meth:`StreamRecorder.insert_events`; the positions of the events, where they are
        not in an envelope: those in one are recorded with the commit."""
        return self._insert(stored_events, **kwargs)

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
