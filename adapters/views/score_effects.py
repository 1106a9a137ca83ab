"""What each event did to totals and ranks: a tracked read model.

It folds whole cycles, so it follows the log at its own pace; how far it has come stands in
``tracking``. A stream with an event that cannot be taken in is left where it stands and named in
``stuck_streams``; all others go on.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from sqlalchemy import BigInteger, Boolean, Column, Integer, Table, Text

from adapters.log.tables import metadata
from adapters.views.score_tables import scaled
from domain.record.record import Event, kind_of
from workflows.effects import Effect, Effects

NAME: Final = "score_effects"

score_effects = Table(
    NAME,
    metadata,
    Column("stream", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    #: A unit whose total or rank the event moved.
    Column("unit", Text, primary_key=True),
    #: Whether it is the unit of which the event speaks; the others moved with it.
    Column("own", Boolean, nullable=False),
    # Ten-thousandths of a point.
    Column("total_was", BigInteger),
    Column("total_now", BigInteger),
    Column("rank_was", Integer),
    Column("rank_now", Integer),
    sqlite_with_rowid=False,
)


def rows_of(events: Sequence[Event]) -> Mapping[Table, list[dict[str, Any]]]:
    """All rows of one stream, from all its events."""
    if not events or kind_of(events[0].stream) != "cycle":
        return {score_effects: []}
    effects = Effects()
    return {
        score_effects: [row for event in events for row in rows_at(event, effects.follow(event))]
    }


def rows_at(event: Event, effects: Iterable[Effect]) -> list[dict[str, Any]]:
    """The rows of one event."""
    return [
        {
            "stream": event.stream,
            "version": event.version,
            "unit": str(effect.unit),
            "own": effect.own,
            "total_was": scaled(effect.total_was),
            "total_now": scaled(effect.total_now),
            "rank_was": effect.rank_was,
            "rank_now": effect.rank_now,
        }
        for effect in effects
    ]
