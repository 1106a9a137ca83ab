"""The alarm: once on a working day, what of a cycle does not go on by itself, to its secretary.

Only where there is something. What is put down is a notice like any other; what it says is looked
up when it leaves.
"""

import msgspec

from adapters.bootstrap import Engine
from adapters.delivery.again import again
from adapters.log.errors import StorageError
from adapters.stuck import concerned, stuck_of
from domain.cycle.cycle import Cycle
from domain.notices import Topic
from domain.record.record import StreamId, cycle_stream
from domain.values.office_hours import in_office_hours
from domain.values.when import civil_day
from workflows.notices import Leaving, Notice, notice_id, secretary


class Alarmed(msgspec.Struct, frozen=True, kw_only=True):
    """The cycles whose secretaries are told."""

    cycles: tuple[StreamId, ...] = ()


def alarm(engine: Engine) -> Alarmed:
    """Put down the alarms of the day. Outside office hours nothing is put down: what goes on by
    itself until the morning is no alarm. Safe to call at any time and by several at once."""
    store = engine.store
    with store.write() as transaction:
        now, table = transaction.now(), transaction.days()
    if not in_office_hours(now, table):
        return Alarmed()
    told = []
    for stream in concerned(engine):
        try:
            cycle = store.load(stream).state
        except StorageError:
            raise
        except Exception:  # one that cannot be read keeps no other; whoever looks is told of it
            continue
        if isinstance(cycle, Cycle) and not cycle.backfill:
            notice = _of_the_day(cycle, civil_day(now).isoformat())
            if notice is not None and stuck_of(engine, stream) and _put(engine, notice):
                told.append(stream)
    return Alarmed(cycles=tuple(told))


def _of_the_day(cycle: Cycle, day: str) -> Notice | None:
    """One for each day, whatever has happened in the cycle since the morning."""
    stream = cycle_stream(cycle.id)
    for to in secretary(cycle):
        return Notice(
            id=notice_id(stream, 1, Topic.STUCK, to, day),
            topic=Topic.STUCK,
            stream=stream,
            version=1,
            to=to,
        )
    return None


@again
def _put(engine: Engine, notice: Notice) -> bool:
    with engine.store.write() as transaction:
        return bool(transaction.tell((Leaving(notice, transaction.now()),)))
