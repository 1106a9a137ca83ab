"""The outbox as delivery sees it: what is due, what was tried, and what became of it.

When a notice is due is asked of the store's clock, which in a practice database is the scenario's.
How long a try may last is asked of the database's own clock, which goes on by itself. A try that
would last longer than any may was begun by a clock that has been put back since: it is over.
"""

from collections.abc import Collection
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    and_,
    func,
    insert,
    or_,
    select,
    update,
)

from adapters.delivery.smtp import Answer, Result
from adapters.log import tables
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


def given_up(ticking: Moment, lease: float) -> ColumnElement[bool]:
    """What is being sent by somebody who is heard of no more, where a try lasts so many seconds at
    most."""
    longest = ticking + int(lease * 1_000_000)
    over = or_(_of.leased_until <= ticking, _of.leased_until > longest)
    return and_(_of.state == "sending", over)


def claim_next(
    connection: Connection,
    now: Moment,
    given_up: ColumnElement[bool],
    passed_over: Collection[str] = (),
) -> Waiting | None:
    """What has been due the longest, or was being sent by somebody who is heard of no more;
    locked where rows can be: others look past it."""
    due = or_(and_(_of.state == "waiting", _of.due_at <= now), given_up)
    statement = select(_outbox).where(_of.state.in_(("waiting", "sending")), due)
    if passed_over:
        statement = statement.where(_of.notice.not_in(passed_over))
    statement = statement.order_by(_of.due_at, _of.notice).limit(1)
    return connection.execute(statement.with_for_update(skip_locked=True)).first()


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


def begin_try(
    connection: Connection, notice: str, number: int, means: Means, message: str | None, now: Moment
) -> None:
    """Put a try in the journal before anything is sent."""
    connection.execute(
        insert(_deliveries).values(
            notice=notice, number=number, means=means.value, message=message, begun_at=now
        )
    )


def end_try(
    connection: Connection, notice: str, number: int, result: Result, reply: str, now: Moment
) -> None:
    """Say in the journal what came of a try. What is known stays, whoever comes later."""
    connection.execute(
        update(_deliveries)
        .where(_try.notice == notice, _try.number == number)
        .where(or_(_try.result.is_(None), _try.result == Result.UNKNOWN.value))
        .values(result=result.value, reply=reply, ended_at=now)
    )


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
    connection: Connection, unit: str, recipients: Collection[str], answer: Answer
) -> None:
    """Remember which addresses of a unit are refused, and forget it of those that are not."""
    for address in recipients:
        trouble = answer.unwanted.get(address)
        if trouble is None and answer.result is not Result.ACCEPTED:
            continue
        connection.execute(
            update(_contacts)
            .where(_contact.unit == unit, _contact.address == address)
            .where(_contact.trouble.is_distinct_from(trouble))
            .values(trouble=trouble)
        )
