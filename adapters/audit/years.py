"""Questions about one whole year, answered by folding its events as of a moment."""

from adapters.log.store import LogStore
from adapters.views.models import reading
from domain.cycle.cycle import Cycle
from domain.record.record import Seat, StreamId, UnitId
from workflows.as_of import NOW, AsOf, seen
from workflows.differ import Differs, differ
from workflows.explain import Explanation, explain


def explained(
    store: LogStore,
    stream: StreamId,
    unit: UnitId,
    *,
    as_of: AsOf = NOW,
    reader: Seat | None = None,
) -> Explanation:
    """How a unit came to its total and rank.

    Raises ``Refusal``: ``not_member``, ``rulebook_missing``, and what
    :func:`workflows.as_of.seen` raises.
    """
    with reading(store.database):
        events, now = store.events(stream), store.load(stream).state
    assert isinstance(now, Cycle)
    return explain(seen(events, as_of), unit, now, reader.unit if reader else None)


def differences(store: LogStore, stream: StreamId, first: AsOf, last: AsOf) -> Differs:
    """What lies between two moments of a year.

    Raises ``Refusal``: ``times_reversed``, and what :func:`workflows.as_of.seen` raises.
    """
    with reading(store.database):
        return differ(store.events(stream), first, last)
