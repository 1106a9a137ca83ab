"""Bringing tracked read models up to the end of the log.

The library's notification log says what comes next, and its tracking recorder how far a model has
come; both join the transaction of the rows. The library's runner is not used: the first event that
it cannot take in stops it, whatever stream that is of, and silently. Here the one stream stops,
and is named.
"""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any, Final

from eventsourcing.application import LocalNotificationLog
from eventsourcing.persistence import IntegrityError, Notification, Tracking
from sqlalchemy import Connection, insert, select

from adapters.log.database import Database
from adapters.log.positions import APPLICATION
from adapters.log.recorder import EventRecorder
from adapters.log.tracking import TableTrackingRecorder
from adapters.views.followed import Followed, followed
from adapters.views.models import POISON, Unread, events_of, head_of, reading, stuck_streams
from adapters.views.rebuild import Progress, silent, stuck_row
from adapters.views.score_effects import NAME, rows_at, score_effects
from domain.record.record import StreamId, kind_of
from domain.record.streams import evolve, read_event
from workflows.effects import Effects

#: Events that are taken in at once.
BATCH: Final = 500
#: So many events are taken in while somebody waits for an answer; more are left to whoever works in
#: the background.
AT_ONCE: Final = BATCH
#: Cycles kept folded meanwhile.
CACHE_SIZE: Final = 64


class _Lost(Exception):
    """Another process has taken these events in."""


def catch_up(
    database: Database, progress: Progress = silent, go_on: Callable[[], bool] = lambda: True
) -> Followed:
    """Take in what has been recorded since, step by step for as long as ``go_on`` says, to the end
    at most. Several at once are safe: each event is taken in once. A database in which nothing can
    be stored stays as far behind as it is."""
    if database.read_only:
        return followed(database)
    follower = _Follower(database)
    while go_on():
        try:
            position, head = follower.step()
        except (IntegrityError, _Lost):
            follower.forget()
            continue
        progress(position, head, NAME)
        if position >= head:
            break
    return followed(database)


def catch_up_at_once(database: Database, progress: Progress = silent) -> None:
    """Take in what has been recorded since where it is little. Where it is much, whoever asks is
    answered at once, and told how far it has come."""
    reached = followed(database)
    if 0 < reached.head - reached.position <= AT_ONCE:
        catch_up(database, progress)


class _Follower:
    def __init__(self, database: Database) -> None:
        self._database = database
        self._log = LocalNotificationLog(EventRecorder(database), BATCH)
        self._tracking = TableTrackingRecorder(database, NAME)
        self._folded: OrderedDict[StreamId, tuple[int, Effects]] = OrderedDict()

    def forget(self) -> None:
        """Believe nothing of what was folded."""
        self._folded.clear()

    def step(self) -> tuple[int, int]:
        """Take in the next events, in one transaction; how far that leads, and the end."""
        with reading(self._database), self._database.read() as connection:
            position, head = self._position(), head_of(connection)
            upto = min(head, position + BATCH)
            following = self._log.select(position, BATCH, upto, inclusive_of_start=False)
            rows, unread = self._rows(connection, position, following)
        if upto == position:
            return position, head
        with self._database.write() as work:
            if self._position() != position:
                raise _Lost
            if rows:
                work.connection.execute(insert(score_effects), rows)
            for found in unread:
                stopped = stuck_row(work.connection, NAME, found)
                work.connection.execute(insert(stuck_streams), stopped)
            self._tracking.insert_tracking(Tracking(APPLICATION, upto))
        while len(self._folded) > CACHE_SIZE:
            self._folded.popitem(last=False)
        return upto, head

    def _position(self) -> int:
        return self._tracking.max_tracking_id(APPLICATION) or 0

    def _stuck(self, connection: Connection) -> set[StreamId]:
        found = select(stuck_streams.c.stream).where(stuck_streams.c.follower == NAME)
        return set(connection.scalars(found))

    def _rows(
        self, connection: Connection, after: int, following: Sequence[Notification]
    ) -> tuple[list[dict[str, Any]], list[Unread]]:
        stuck = self._stuck(connection)
        rows: list[dict[str, Any]] = []
        unread: dict[StreamId, Unread] = {}
        for found in following:
            stream, version = str(found.originator_id), found.originator_version
            if kind_of(stream) != "cycle" or stream in stuck or stream in unread:
                continue
            try:
                effects = self._at(connection, stream, version - 1, after)
                one = read_event(found.state)
                rows += rows_at(one, effects.follow(one))
            except POISON as error:
                unread[stream] = Unread(stream, version, type(error).__name__)
                continue
            self._folded[stream] = (version, effects)
            self._folded.move_to_end(stream)
        return rows, list(unread.values())

    def _at(self, connection: Connection, stream: StreamId, version: int, upto: int) -> Effects:
        """A cycle folded up to a version, which was the last at that position."""
        known, effects = self._folded.get(stream, (0, Effects()))
        if known == version:
            return effects
        events, stopped = events_of(connection, stream, upto)
        if stopped is not None or len(events) != version:
            raise LookupError(f"{stream}@{version}")
        state: object = None
        for event in events:
            state = evolve(state, event)
        return Effects.at(state)
