"""Carrying an order out without storing anything."""

from dataclasses import dataclass

from adapters.bootstrap import Engine
from domain.record.order import Order
from domain.record.record import Event, StreamId
from domain.values.when import Moment
from workflows.handle import handle
from workflows.memory import MemoryStore


class _Wall:
    """The clock of a try: it stands where the database's clock stands now."""

    def __init__(self, at: Moment) -> None:
        self._at = at

    def now(self) -> Moment:
        return self._at


@dataclass(frozen=True)
class TriedOrder:
    """What an order would give, kept in memory only."""

    events: tuple[Event, ...]
    store: MemoryStore
    #: The follow-ups that would be refused, each with its code.
    refused: tuple[tuple[StreamId, str], ...]


def over(engine: Engine) -> MemoryStore:
    """A store over the database that keeps what is tried to itself."""
    clock = engine.clock if engine.practice else _Wall(engine.now())
    return MemoryStore(clock, engine.practice, engine.store)


def tried(engine: Engine, order: Order) -> TriedOrder:
    """Carry an order out over the database without storing anything in it.

    Raises ``Refusal`` as the act itself would.
    """
    store = over(engine)
    handle(store, engine.seeds, order)
    refused = tuple((follow_up.stream, code) for follow_up, code in store.refused)
    return TriedOrder(tuple(store.events), store, refused)
