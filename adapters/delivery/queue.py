"""The outbox as delivery sees it: what is due, what was tried, and what became of it.

When a notice is due is asked of the store's clock, which in a practice database is the scenario's.
How long a try may last is asked of the database's own clock, which goes on by itself. A try that
would last longer than any may was begun by a clock that has been put back since: it is over.
"""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Connection,
    Integer,
    Row,
    ScalarSelect,
    Text,
    and_,
    bindparam,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningUpdate

from adapters.delivery.smtp import Answer, Result
from adapters.log import tables
from adapters.log.transaction import ticks
from domain.cycle.deadlines.standing import DueCode
from domain.notices import Means, Topic
from domain.record.record import Office, Seat, UnitId
from domain.values.when import Moment
from workflows.notices import Notice

_outbox, _deliveries, _contacts = tables.outbox, tables.deliveries, tables.contacts
_of, _try, _contact = _outbox.c, _deliveries.c, _contacts.c
#: A row of the outbox.
Waiting = Row[Any]
#: Of these nothing more is tried.
SETTLED: Final = frozenset({"served", "unserved", "needless", "withdrawn"})


def notice_of(row: Waiting) -> Notice:
    return Notice(
        id=UUID(row.notice),
        topic=Topic(row.topic),
        stream=row.stream,
        version=row.version,
        to=Seat(Office(row.office), UnitId(row.unit)),
        code=row.code,
        days=row.days,
    )


def given_up(ticking: Moment | ScalarSelect[int], lease: float) -> ColumnElement[bool]:
    """What is being sent by somebody who is heard of no more, where a try lasts so many seconds at
    most."""
    longest = ticking + int(lease * 1_000_000)
    over = or_(_of.leased_until <= ticking, _of.leased_until > longest)
    return and_(_of.state == "sending", over)


class Claimed(NamedTuple):
    """A notice that was taken up to be sent, and what was read in the same breath."""

    row: Waiting
    #: The Message-ID of the notice that a person had sent again.
    referred: str | None
    #: How far the log has come, and what the database's own clock shows.
    position: int
    moment: Moment


def claim_waiting(
    connection: Connection, now: Moment | None, lease: float, passed_over: Collection[str] = ()
) -> Claimed | None:
    """Take up what has been due the longest by a clock (``None``: the database's own); locked where
    rows can be: others look past it."""
    statement = _claiming(connection.dialect.name, own_clock=now is None, passing=bool(passed_over))
    values = {"lease": int(lease * 1_000_000), "passed_over": list(passed_over)}
    return _claimed(connection, statement, values if now is None else {**values, "now": now})


def claim_given_up(
    connection: Connection, lease: float, passed_over: Collection[str] = ()
) -> Claimed | None:
    """As :func:`claim_waiting`, what was being sent by somebody who is heard of no more."""
    over = given_up(ticks(connection.dialect.name), lease)
    if passed_over:
        over = and_(over, _of.notice.not_in(passed_over))
    statement = _taking_up(connection.dialect.name, over, unsure=_of.unsure + 1)
    return _claimed(connection, statement, {"lease": int(lease * 1_000_000)})


@cache
def _claiming(kind: str, *, own_clock: bool, passing: bool) -> ReturningUpdate[Any]:
    now = ticks(kind) if own_clock else bindparam("now", type_=BigInteger)
    due = and_(_of.state == "waiting", _of.due_at <= now)
    if passing:
        due = and_(due, _of.notice.not_in(bindparam("passed_over", expanding=True)))
    return _taking_up(kind, due)


def _taking_up(kind: str, due: ColumnElement[bool], **values: object) -> ReturningUpdate[Any]:
    first = select(_of.notice).where(due).order_by(_of.due_at, _of.notice).limit(1)
    locking = first.with_for_update(skip_locked=True).correlate(None)
    referred = select(_try.message).where(_try.notice == _of.again_of).order_by(_try.number)
    return (
        update(_outbox)
        .where(_of.notice == locking.scalar_subquery())
        .values(
            state="sending",
            tries=_of.tries + 1,
            leased_until=ticks(kind) + bindparam("lease", type_=BigInteger),
            **values,
        )
        .returning(
            _outbox,
            referred.limit(1).correlate(_outbox).scalar_subquery().label("referred"),
            select(tables.head.c.position).scalar_subquery().label("position"),
            ticks(kind).label("moment"),
        )
    )


def _claimed(
    connection: Connection, statement: ReturningUpdate[Any], values: Mapping[str, object]
) -> Claimed | None:
    row = connection.execute(statement, values).first()
    return None if row is None else Claimed(row, row.referred, row.position, row.moment)


def looked(connection: Connection) -> tuple[int, Moment]:
    """How far the log has come, and what the database's own clock shows."""
    now = ticks(connection.dialect.name)
    row = connection.execute(select(tables.head.c.position, now.label("moment"))).one()
    return row.position, row.moment


def told_first(connection: Connection, notice: Notice) -> Moment | None:
    """When the letter may leave at the earliest that tells of what a notice reminds of: how scores
    were adjusted that are to be explained. ``None``: it has left."""
    if notice.topic is not Topic.REMINDER or notice.code != DueCode.EXPLANATION:
        return None
    waiting = select(func.max(_of.due_at)).where(
        _of.stream == notice.stream,
        _of.topic == Topic.ADJUSTED.value,
        _of.unit == str(notice.to.unit),
        _of.state.in_(("waiting", "sending")),
    )
    found: Moment | None = connection.scalar(waiting)
    return found


def locked(connection: Connection, notice: str) -> Waiting | None:
    """The row of a notice, kept from others until the transaction ends."""
    statement = select(_outbox).where(_of.notice == notice)
    return connection.execute(statement.with_for_update()).first()


def change(connection: Connection, notice: str, **values: object) -> None:
    connection.execute(update(_outbox).where(_of.notice == notice).values(**values))


def changed(connection: Connection, notice: str, **values: object) -> Waiting:
    """As :func:`change`; the row as it is then."""
    statement = update(_outbox).where(_of.notice == notice).values(**values)
    return connection.execute(statement.returning(_outbox)).one()


def end_sending(
    connection: Connection, row: Waiting, *, accepted: bool, **values: object
) -> Waiting | None:
    """Change a notice once it was sent; the row as it is then. ``None`` where somebody else has
    taken it up or settled it since: then only that it was accepted counts."""
    if accepted:
        return connection.execute(_ACCEPTED, {"about": row.notice, **values}).first()
    statement = update(_outbox).where(_of.notice == row.notice)
    statement = statement.where(_of.state == "sending", _of.tries == row.tries)
    return connection.execute(statement.values(**values).returning(_outbox)).first()


#: Said for every letter, so they are built once.
_ABOUT: Final = bindparam("about", type_=Text)
_ACCEPTED: Final = (
    update(_outbox)
    .where(_of.notice == _ABOUT, _of.state.not_in(SETTLED))
    .values({name: bindparam(name, None) for name in ("state", "leased_until", "trouble")})
    .returning(_outbox)
)
_BEGUN: Final = insert(_deliveries)
_ENDED: Final = (
    update(_deliveries)
    .where(_try.notice == _ABOUT, _try.number == bindparam("try", type_=Integer))
    .where(or_(_try.result.is_(None), _try.result == Result.UNKNOWN.value))
    .values({name: bindparam(name) for name in ("result", "reply", "ended_at")})
)


def begin_try(
    connection: Connection, notice: str, number: int, means: Means, message: str | None, now: Moment
) -> None:
    """Put a try in the journal before anything is sent."""
    values = {"notice": notice, "number": number, "means": means.value, "message": message}
    connection.execute(_BEGUN, {**values, "begun_at": now})


def end_try(
    connection: Connection, notice: str, number: int, result: Result, reply: str, now: Moment
) -> None:
    """Say in the journal what came of a try. What is known stays, whoever comes later."""
    values = {"result": result.value, "reply": reply, "ended_at": now}
    connection.execute(_ENDED, {"about": notice, "try": number, **values})


def first_try(connection: Connection, notice: str) -> tuple[Moment, str | None] | None:
    """When a notice was first tried, and under which Message-ID."""
    row = connection.execute(
        select(_try.begun_at, _try.message).where(_try.notice == notice).order_by(_try.number)
    ).first()
    return None if row is None else (row.begun_at, row.message)


def last_number(connection: Connection, notice: str) -> int:
    found = connection.scalar(select(func.max(_try.number)).where(_try.notice == notice))
    return found or 0


def note_addresses(
    connection: Connection,
    unit: str,
    recipients: Collection[str],
    answer: Answer,
    in_trouble: Collection[str] = (),
) -> None:
    """Remember which addresses of a unit are refused, and forget it of those that were
    ``in_trouble`` and are not refused."""
    for address in recipients:
        trouble = answer.unwanted.get(address)
        works = answer.result is Result.ACCEPTED and address in in_trouble
        if trouble is None and not works:
            continue
        connection.execute(
            update(_contacts)
            .where(_contact.unit == unit, _contact.address == address)
            .where(_contact.trouble.is_distinct_from(trouble))
            .values(trouble=trouble)
        )
