"""What events did to totals and ranks, as far as the log has been followed."""

from collections.abc import Iterable, Mapping
from itertools import groupby
from types import MappingProxyType
from typing import Final

import msgspec
from sqlalchemy import Connection, bindparam, func, select

from adapters.log import tables
from adapters.log.positions import APPLICATION
from adapters.views.models import stuck_streams
from adapters.views.score_effects import NAME, score_effects
from adapters.views.score_tables import points
from domain.record.record import StreamId, UnitId
from workflows.effects import Effect

#: By stream and version; of events not followed yet, nothing.
Effected = Mapping[tuple[StreamId, int], tuple[Effect, ...]]

_effect, _event, _stuck = score_effects.c, tables.events.c, stuck_streams.c
_tracked = tables.tracking.c
_OF_EVENTS: Final = (
    select(score_effects)
    .where(
        _effect.stream == bindparam("stream"),
        _effect.version.in_(bindparam("versions", expanding=True)),
    )
    .order_by(_effect.version, _effect.unit)
)
_REACHED: Final = select(
    tables.head.c.position.label("head"),
    select(_tracked.position)
    .where(_tracked.follower == NAME, _tracked.application == APPLICATION)
    .scalar_subquery()
    .label("position"),
    select(_stuck.version)
    .where(_stuck.follower == NAME, _stuck.stream == bindparam("stream"))
    .scalar_subquery()
    .label("stuck"),
)
_LAST_FOLLOWED: Final = select(func.max(_event.version)).where(
    _event.stream == bindparam("stream"), _event.position <= bindparam("position")
)


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """How far the effects of one year's events have been followed."""

    #: Of the events of all years so many, and how many there are.
    position: int
    head: int
    #: The last event of the year that was taken in, 0 before the first; ``None``: all were.
    version: int | None
    #: The event of the year that cannot be taken in, nor what comes after it.
    stuck: int | None

    def has(self, version: int) -> bool:
        """Whether an event was taken in."""
        return self.version is None or version <= self.version


def reached_in(connection: Connection, stream: StreamId) -> Reached:
    """How far the effects of a year's events have been followed."""
    found = connection.execute(_REACHED, {"stream": stream}).one()
    position: int = found.position or 0
    last: int | None = None
    if position < found.head:
        asked = {"stream": stream, "position": position}
        last = connection.scalar(_LAST_FOLLOWED, asked) or 0
    if found.stuck is not None:
        last = found.stuck - 1 if last is None else min(last, found.stuck - 1)
    return Reached(position=position, head=found.head, version=last, stuck=found.stuck)


def effects_of(
    connection: Connection,
    events: Iterable[tuple[StreamId, int]],
    known: Mapping[StreamId, Reached] = MappingProxyType({}),
) -> Effected:
    """The effects of events, stream and version each; of events not followed yet, nothing. Of some
    years it may be ``known`` already how far theirs have been followed."""
    found: dict[tuple[StreamId, int], tuple[Effect, ...]] = {}
    for stream, same in groupby(sorted(set(events)), key=lambda event: event[0]):
        reached = known.get(stream) or reached_in(connection, stream)
        versions = [version for _, version in same if reached.has(version)]
        found |= {(stream, version): () for version in versions}
        rows = connection.execute(_OF_EVENTS, {"stream": stream, "versions": versions})
        for version, moved in groupby(rows, key=lambda row: row.version):
            found[stream, version] = tuple(
                Effect(
                    unit=UnitId(row.unit),
                    own=row.own,
                    total_was=points(row.total_was),
                    total_now=points(row.total_now),
                    rank_was=row.rank_was,
                    rank_now=row.rank_now,
                )
                for row in moved
            )
    return found
