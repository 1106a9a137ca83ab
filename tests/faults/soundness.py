"""Whether a log holds whole acts only."""

from sqlalchemy import select

from adapters.log import tables
from adapters.log.store import LogStore
from domain.record.record import Event, privates
from domain.record.streams import names_given


def half_done(store: LogStore) -> list[str]:
    """Everything that an act has left without the rest of it."""
    events = [placed.event for placed in store.all_events(0, 100_000)]
    found = [f"chain {fault}" for stream in store.streams() for fault in store.verify_chain(stream)]
    if store.misplaced():
        found.append("positions")
    return found + _receipts(store, events) + _texts(store, events) + _names(store, events)


def _receipts(store: LogStore, events: list[Event]) -> list[str]:
    with store.database.read() as connection:
        rows = connection.execute(select(tables.commands)).all()
    unanswered = [f"claim {row.command_id}" for row in rows if row.receipt is None]
    recorded = {str(event.header.command_id) for event in events}
    differing = recorded ^ {row.command_id for row in rows}
    return unanswered + [f"receipt {command_id}" for command_id in sorted(differing)]


def _texts(store: LogStore, events: list[Event]) -> list[str]:
    with store.database.read() as connection:
        held = {(row.stream, row.version) for row in connection.execute(select(tables.texts))}
    hiding = {(one.stream, one.version) for one in events if any(privates(one.body))}
    return [f"text {where}" for where in sorted(held ^ hiding)]


def _names(store: LogStore, events: list[Event]) -> list[str]:
    with store.database.read() as connection:
        held = set(connection.scalars(select(tables.names.c.key)))
    given = {name.key for event in events for name in names_given(event)}
    return [f"name {key}" for key in sorted(held ^ given)]
