"""What of a cycle does not go on by itself, for its secretary and for the operator."""

from typing import Final
from uuid import UUID

import msgspec
from sqlalchemy import ColumnElement, Connection, exists, func, or_, select

from adapters.bootstrap import Engine
from adapters.log import tables
from adapters.views.models import Unread, stuck_streams
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Standing
from domain.notices import Topic, Unserved
from domain.record.record import Cause, StreamId, UnitId, kind_of
from domain.values.when import Moment

#: A deadline may wait so long for the next sweep before it counts as one that cannot pass: an
#: hour.
SLACK: Final = 60 * 60 * 1_000_000
#: So long after a year is over its notices are looked after: awards are decided for months, and
#: each letter has its weeks. Sixty days.
AFTERWARDS: Final = 60 * 24 * SLACK
#: Of refused follow-ups so many are looked at, the oldest first.
_LOOKED_AT: Final = 1000
_outbox, _contacts, _due = tables.outbox.c, tables.contacts.c, tables.deadlines.c


class Refused(msgspec.Struct, frozen=True, kw_only=True):
    """A command that was to follow from an event, and did not."""

    cause: Cause
    #: The stream in which it was to be carried out.
    stream: StreamId
    code: str


class Overdue(msgspec.Struct, frozen=True, kw_only=True):
    """A deadline that should have passed long ago."""

    code: str
    #: ``None`` where it is due for the cluster as a whole.
    unit: UnitId | None
    before: Moment


class Unreached(msgspec.Struct, frozen=True, kw_only=True):
    """A notice that did not reach its unit."""

    notice: UUID
    topic: Topic
    unit: UnitId
    why: Unserved


class Stuck(msgspec.Struct, frozen=True, kw_only=True):
    """All of it, of one cycle."""

    refused: tuple[Refused, ...] = ()
    #: Streams of the cycle that a read model cannot follow.
    unreadable: tuple[Unread, ...] = ()
    overdue: tuple[Overdue, ...] = ()
    unserved: tuple[Unreached, ...] = ()
    #: Members one of whose addresses was refused for good.
    failing: tuple[UnitId, ...] = ()
    #: Members without any address.
    addressless: tuple[UnitId, ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, name) for name in self.__struct_fields__)


def concerned(engine: Engine) -> tuple[StreamId, ...]:
    """The cycles in which something may be stuck: those where something is still due, and those of
    which a letter did not arrive lately, a follow-up was refused or a stream cannot be read. All
    others, years and years of them, need not be loaded."""
    store = engine.store
    with store.database.read() as connection:
        lately = connection.scalars(
            select(_outbox.stream)
            .where(_outbox.state == "unserved", _outbox.told_at >= engine.due() - AFTERWARDS)
            .distinct()
            .order_by(_outbox.stream)
        ).all()
        unread = connection.scalars(select(stuck_streams.c.stream)).all()
    refused = (
        stream
        for found, _ in store.refused_follow_ups(_LOOKED_AT)
        for stream in (found.cause.stream, found.stream)
    )
    found = dict.fromkeys((*store.still_due(), *lately, *unread, *refused))
    return tuple(stream for stream in found if kind_of(stream) == "cycle")


def stuck_of(engine: Engine, stream: StreamId) -> Stuck:
    """What of a cycle is stuck as of now, in the order in which it has been."""
    store, now = engine.store, engine.due()
    cycle = store.load(stream).state
    assert isinstance(cycle, Cycle)
    # Of a year that is over only what did not arrive in these weeks is anybody's business.
    since = 0 if cycle.over is None else now - AFTERWARDS
    members = cycle.members if cycle.over is None else ()
    refused = tuple(
        Refused(cause=found.cause, stream=found.stream, code=code)
        for found, code in store.refused_follow_ups(_LOOKED_AT)
        if stream in {found.stream, found.cause.stream}
    )
    with store.database.read() as connection:
        return Stuck(
            refused=refused,
            unreadable=_unreadable(connection, stream),
            overdue=_overdue(connection, stream, now),
            unserved=_unserved(connection, stream, since),
            failing=_failing(connection, members),
            addressless=_without_address(connection, members, engine.practice),
        )


def _unreadable(connection: Connection, stream: StreamId) -> tuple[Unread, ...]:
    of = stuck_streams.c
    own = (stream, f"notices:{stream.partition(':')[2]}")
    rows = select(of.stream, of.version, of.error).where(of.stream.in_(own)).order_by(of.stream)
    return tuple(Unread(*row) for row in connection.execute(rows))


def _overdue(connection: Connection, stream: StreamId, now: Moment) -> tuple[Overdue, ...]:
    rows = connection.execute(
        select(_due.code, _due.unit, _due.due_before)
        .where(
            _due.stream == stream,
            _due.state == Standing.OPEN.value,
            _due.due_before <= now - SLACK,
        )
        .order_by(_due.due_before, _due.code, _due.unit)
    )
    return tuple(
        Overdue(code=row.code, unit=UnitId(row.unit) if row.unit else None, before=row.due_before)
        for row in rows
    )


def _unserved(connection: Connection, stream: StreamId, since: Moment) -> tuple[Unreached, ...]:
    """Without those that were sent again since, and without alarms that had nowhere to go: that
    a unit has no address is named itself."""
    nowhere = (_outbox.topic == Topic.STUCK.value) & (_outbox.trouble == Unserved.NO_ADDRESS.value)
    rows = connection.execute(
        select(_outbox.notice, _outbox.topic, _outbox.unit, _outbox.trouble)
        .where(_outbox.stream == stream, _outbox.state == "unserved")
        .where(_outbox.told_at >= since)
        .where(~sent_again_since(), ~nowhere)
        .order_by(_outbox.told_at, _outbox.notice)
    )
    return tuple(
        Unreached(
            notice=UUID(row.notice),
            topic=Topic(row.topic),
            unit=UnitId(row.unit),
            why=Unserved(row.trouble),
        )
        for row in rows
    )


def _failing(connection: Connection, members: tuple[UnitId, ...]) -> tuple[UnitId, ...]:
    found = set(connection.scalars(select(_contacts.unit).where(_contacts.trouble.is_not(None))))
    return tuple(unit for unit in members if str(unit) in found)


def _without_address(
    connection: Connection, members: tuple[UnitId, ...], practice: bool
) -> tuple[UnitId, ...]:
    """Those to whom nothing can be sent. Practice that is given no address at all keeps to its
    journal and misses none."""
    known = set(connection.scalars(select(_contacts.unit)))
    if practice and not known:
        return ()
    return tuple(unit for unit in members if str(unit) not in known)


def sent_again_since() -> ColumnElement[bool]:
    """Whether a person has had a notice, or what repeats it, sent again since. Where a clock
    stands, as in practice, what is not lost counts as the later one."""
    newer = tables.outbox.alias("newer")
    not_lost = (newer.c.notice != _outbox.notice) & (newer.c.state != "unserved")
    later = or_(newer.c.told_at > _outbox.told_at, _outbox.again_of.is_(None), not_lost)
    same = newer.c.again_of == func.coalesce(_outbox.again_of, _outbox.notice)
    return exists().where(same, later)
