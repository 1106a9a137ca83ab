"""Questions about one whole year, answered by folding its events as of a moment."""

from adapters.audit.asked import Asked
from adapters.log.store import LogStore
from adapters.views.models import reading
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId, UnitId
from domain.values.refusal import Refusal
from domain.values.when import When
from workflows.as_of import NOW, AsOf, end_of, seen
from workflows.differ import Differs, differ
from workflows.explain import explain
from workflows.explanation import Explanation


def explained(
    store: LogStore,
    stream: StreamId,
    unit: UnitId,
    *,
    as_of: AsOf = NOW,
) -> Explanation:
    """How a unit came to its total and rank.

    Raises ``Refusal``: ``not_member``, ``rulebook_missing``, and what
    :func:`workflows.as_of.seen` raises.
    """
    with reading(store.database):
        events, now = store.recorded(stream), store.stands(stream)
    assert isinstance(now, Cycle)
    sight = store.sight(now)
    sight = sight if as_of == NOW else sight.looking_back()
    return explain(seen(events, as_of), unit, now, sight)


def differences(store: LogStore, stream: StreamId, first: AsOf, last: AsOf) -> Differs:
    """What lies between two moments of a year.

    Raises ``Refusal``: ``times_reversed``, and what :func:`workflows.as_of.seen` raises.
    """
    with reading(store.database):
        return differ(store.events(stream), first, last)


def last_seen(store: LogStore, stream: StreamId, moment: AsOf) -> int:
    """The last event of a year that counts as of a moment.

    Raises ``Refusal`` for a moment before the year began, or a version it does not have.
    """
    if moment == NOW:
        return store.load(stream).version
    return seen(store.events(stream), moment).events[-1].version


def check_began(store: LogStore, stream: StreamId, code: str, until: When | None) -> None:
    """Raises ``Refusal("moment_before")`` where only a time is asked from before the year began."""
    if until is not None:
        began = store.events(stream)[0].header.recorded_at
        if end_of(until) <= began:
            raise Refusal("moment_before", code=code, moment=until, began=When.moment(began))


def check_place(asked: Asked, cycle: Cycle) -> None:
    """Raises ``Refusal`` for a unit that is no member, a criterion or column that is not there."""
    if asked.unit is not None:
        cycle.check_member(asked.unit)
    rulebook = cycle.plan.rulebook
    if rulebook is None and (asked.criterion or asked.column):
        raise Refusal("rulebook_missing")
    if rulebook is not None and asked.criterion:
        rulebook.criterion(asked.criterion)
    if rulebook is not None and asked.column:
        rulebook.column(asked.column)
