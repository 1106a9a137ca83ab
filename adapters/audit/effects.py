"""What events did to totals and ranks, as far as the log has been followed."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from sqlalchemy import Connection, bindparam, select

from adapters.log import tables
from adapters.log.tracking import position_of
from adapters.views.models import stuck_streams
from adapters.views.score_effects import NAME, score_effects
from adapters.views.score_tables import points
from domain.record.record import StreamId, UnitId
from workflows.effects import Effect

#: By stream and version; of events not followed yet, nothing.
Effected = Mapping[tuple[StreamId, int], tuple[Effect, ...]]

_effect, _event = score_effects.c, tables.events.c
_OF_EVENTS = (
    select(score_effects)
    .where(
        _effect.stream == bindparam("stream"),
        _effect.version.in_(bindparam("versions", expanding=True)),
    )
    .order_by(_effect.version, _effect.unit)
)


def effects_of(connection: Connection, events: Iterable[tuple[StreamId, int]]) -> Effected:
    """The effects of events, stream and version each; of events not followed yet, nothing."""
    found: dict[tuple[StreamId, int], tuple[Effect, ...]] = {}
    for stream, same in groupby(sorted(set(events)), key=lambda event: event[0]):
        versions = _followed(connection, stream, [version for _, version in same])
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


def _followed(connection: Connection, stream: StreamId, versions: list[int]) -> list[int]:
    """Those of a stream's versions that have been taken in."""
    stuck = connection.scalar(
        select(stuck_streams.c.version).where(
            stuck_streams.c.follower == NAME, stuck_streams.c.stream == stream
        )
    )
    last = max(versions)
    reached = connection.scalar(
        select(_event.position).where(_event.stream == stream, _event.version == last)
    )
    position = position_of(connection, NAME)
    if reached is not None and reached > position:
        rows = connection.scalars(
            select(_event.version).where(
                _event.stream == stream,
                _event.version.in_(versions),
                _event.position <= position,
            )
        )
        versions = list(rows)
    return [version for version in versions if stuck is None or version < stuck]
