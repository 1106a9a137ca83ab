"""Some events of a year, found by what they are: not all of it is read again for a few."""

from collections.abc import Collection
from typing import Final

from sqlalchemy import bindparam, select

from adapters.log import tables
from adapters.log.store import LogStore
from domain.cycle.cycle import Cycle
from domain.record.record import Event, StreamId
from domain.record.streams import read_event

_event = tables.events.c
#: Built once: building it takes longer than asking it.
_OF_TYPES: Final = (
    select(_event.state)
    .where(
        _event.stream == bindparam("stream"),
        _event.type.in_(bindparam("types", expanding=True)),
    )
    .order_by(_event.version)
)


def events_of_types(store: LogStore, stream: StreamId, types: Collection[str]) -> tuple[Event, ...]:
    """The events of these stored types, as far as their reader is told of them."""
    state = store.stands(stream)
    assert isinstance(state, Cycle)
    with store.database.read() as connection:
        states = connection.scalars(_OF_TYPES, {"stream": stream, "types": sorted(types)})
        events = [read_event(state) for state in states]
    return store.sight(state).events(events)
