"""What people do with notices that have left, or are about to: have one sent again, take one back,
and say that one came back."""

from typing import Final
from uuid import UUID, uuid5

import msgspec
from sqlalchemy import Connection, func, insert, or_, select

from adapters.bootstrap import Engine
from adapters.delivery import queue
from adapters.delivery.again import again
from adapters.delivery.ledger import cycle_of, record_unserved
from adapters.delivery.queue import Waiting, notice_of
from adapters.delivery.smtp import Answer, Result, codes_of, scrubbed
from adapters.erasing import erase_again, erased
from adapters.log import tables
from adapters.notices.contacts import addresses
from adapters.stuck import sent_again_since
from adapters.wording.outside import one_line
from domain.notices import Means, Unserved, WithdrawNotice, notices_stream
from domain.record.order import Order
from domain.record.record import (
    SYSTEM,
    Command,
    Office,
    Seat,
    StreamId,
    UnitId,
)
from domain.system import HoldOutbox, ReleaseOutbox, System
from domain.values.office_hours import allowed_from
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.handle import carry_out

_outbox, _deliveries = tables.outbox, tables.deliveries
_of, _try = _outbox.c, _deliveries.c
#: Digits of a notice's id that are enough where only one begins so.
_ENOUGH: Final = 6


class Try(msgspec.Struct, frozen=True, kw_only=True):
    """One try to deliver a notice, as the journal has it."""

    number: int
    means: Means
    message: str | None
    begun_at: Moment
    ended_at: Moment | None
    result: Result | None
    #: What the server said, without addresses.
    reply: str | None


class Journal(msgspec.Struct, frozen=True, kw_only=True):
    """A notice, and all tries to deliver it."""

    row: Waiting
    tries: tuple[Try, ...]
    #: The notices by which persons had it sent again, oldest first.
    sent_again: tuple[UUID, ...]


def journal_of(engine: Engine, text: str) -> Journal:
    """What was done to deliver a notice, which is named by its id, by the beginning of it, or by a
    Message-ID. Raises ``Refusal("notice_unknown")``."""
    with engine.store.database.read() as connection:
        row = named(connection, text)
        rows = connection.execute(
            select(_deliveries).where(_try.notice == row.notice).order_by(_try.number)
        )
        tries = tuple(
            Try(
                number=one.number,
                means=Means(one.means),
                message=one.message,
                begun_at=one.begun_at,
                ended_at=one.ended_at,
                result=Result(one.result) if one.result else None,
                reply=one.reply or None,
            )
            for one in rows
        )
        later = connection.scalars(
            select(_of.notice).where(_of.again_of == row.notice).order_by(_of.told_at, _of.notice)
        )
        return Journal(row=row, tries=tries, sent_again=tuple(map(UUID, later)))


def named(connection: Connection, text: str) -> Waiting:
    """The row of a notice, by its id, the beginning of it, or a Message-ID: also one under which
    it was sent by a database of which this is an older copy. Raises ``Refusal("notice_unknown")``.
    """
    wanted = text.strip().strip("<>").lower()
    beginning = wanted if len(wanted) >= _ENOUGH else "-"
    by_message = select(_try.notice).where(_try.message == f"<{wanted}>")
    rows = connection.execute(
        select(_outbox)
        .where(
            or_(
                _of.notice == wanted.partition("@")[0],
                _of.notice.startswith(beginning, autoescape=True),
                _of.notice.in_(by_message),
            )
        )
        .limit(2)
    ).all()
    if len(rows) != 1:
        raise Refusal("notice_unknown", value=text)
    return rows[0]


@again
def resend(engine: Engine, text: str) -> UUID:
    """Have a notice sent once more, as a person wants it: a new message that refers to the first.

    Raises ``Refusal``: ``notice_unknown``, or ``notice_waits`` for one that has not left yet.
    """
    with engine.store.database.write() as work, engine.store.write() as transaction:
        connection, now = work.connection, transaction.now()
        row = _kept(connection, text)
        if row.state not in queue.SETTLED:
            raise Refusal("notice_waits", value=text)
        first = row.again_of or row.notice
        count = connection.scalar(select(func.count()).where(_of.again_of == first)) or 0
        notice = uuid5(UUID(first), f"again:{count + 1}")
        fresh = {
            **row._asdict(),
            "notice": str(notice),
            "told_at": now,
            "due_at": allowed_from(now, transaction.days()),
            "state": "waiting",
            "tries": 0,
            "unsure": 0,
            "leased_until": None,
            "trouble": None,
            "again_of": first,
        }
        connection.execute(insert(_outbox).values(**fresh))
        return notice


def resend_unserved(engine: Engine, unit: UnitId) -> tuple[UUID, ...]:
    """Have all sent again that did not reach a unit, once each, the oldest first: its address came
    late, or was wrong."""
    statement = (
        select(_of.notice)
        .where(_of.unit == str(unit), _of.state == "unserved", ~sent_again_since())
        .order_by(_of.told_at, _of.notice)
    )
    with engine.store.database.read() as connection:
        found = connection.scalars(statement).all()
    return tuple(resend(engine, notice) for notice in found)


@again
def withdraw(engine: Engine, text: str, reason: str, *, actor: str) -> UUID:
    """Take a notice back before it leaves.

    Raises ``Refusal``: ``notice_unknown``, ``reason_blank``, or ``notice_gone`` for one that has
    left or is just leaving.
    """
    with engine.store.database.write() as work, engine.store.write() as transaction:
        connection, now = work.connection, transaction.now()
        row = _kept(connection, text)
        if row.state != "waiting":
            raise Refusal("notice_gone", value=text)
        _note(connection, row, None, Result.WITHDRAWN, "", now)
        queue.change(connection, row.notice, state="withdrawn", trouble=Unserved.WITHDRAWN.value)
        cycle = cycle_of(row.stream)
        command = WithdrawNotice(cycle=cycle, about=notice_of(row).about, reason=one_line(reason))
        order = _by_operator(engine, notices_stream(cycle), command, actor)
        carry_out(transaction, engine.seeds, order)
        return UUID(row.notice)


def hold(engine: Engine, reason: str, *, actor: str, restored: bool = False) -> None:
    """Let no notice leave from now on; ``restored``: because the database was, from a backup, and
    does not know what has left since. Then texts that came back though they were erased go again.
    Raises ``Refusal``: ``reason_blank``, ``already_done``."""
    command = HoldOutbox(reason=one_line(reason), restored=restored)
    engine.handle(_by_operator(engine, SYSTEM, command, actor))
    if restored:
        erase_again(engine, erased(engine), reason, actor=actor)


def release(engine: Engine, reason: str, *, actor: str) -> None:
    """Let notices leave again. Raises ``Refusal``: ``reason_blank``, ``already_done``."""
    command = ReleaseOutbox(reason=one_line(reason))
    engine.handle(_by_operator(engine, SYSTEM, command, actor))


def held_since(engine: Engine) -> Moment | None:
    """Since when no notice may leave; none where they may."""
    state = engine.store.load(SYSTEM).state
    return state.held_since if isinstance(state, System) else None


def _by_operator(engine: Engine, stream: StreamId, command: Command, actor: str) -> Order:
    return Order(
        command_id=engine.ids.new(),
        stream=stream,
        command=command,
        actor=actor,
        seat=Seat(Office.OPERATOR),
    )


@again
def bounced(engine: Engine, text: str, reply: str = "", address: str | None = None) -> UUID:
    """Record that a message which was accepted came back. Where it came back from ``address``
    alone, and that got a copy only, the notice stays served and the address is in trouble.

    Raises ``Refusal``: ``notice_unknown``, ``notice_waits`` for one that was never sent, or
    ``already_done``.
    """
    with engine.store.database.write() as work, engine.store.write() as transaction:
        connection, now = work.connection, transaction.now()
        row = _kept(connection, text)
        first = queue.first_try(connection, row.notice)
        if first is None:
            raise Refusal("notice_waits", value=text)
        if row.state == "unserved" and row.trouble == Unserved.BOUNCED:
            raise Refusal("already_done", what="record_unserved")
        said = scrubbed(reply) or Unserved.BOUNCED.value
        found = addresses(connection, UnitId(row.unit), Office(row.office))
        counts = found.to[0] if found else None
        unwanted = address or counts
        if unwanted is not None:
            answer = Answer(result=Result.REFUSED, reply=said, unwanted={unwanted: said})
            queue.note_addresses(connection, row.unit, (unwanted,), answer)
        if address is None or counts is None or address.casefold() == counts.casefold():
            _note(connection, row, first[1], Result.RETURNED, said, now)
            queue.change(
                connection,
                row.notice,
                state="unserved",
                trouble=Unserved.BOUNCED.value,
                leased_until=None,
            )
            record_unserved(transaction, engine.seeds, row, Unserved.BOUNCED, codes_of(reply))
        return UUID(row.notice)


def _note(
    connection: Connection,
    row: Waiting,
    message: str | None,
    result: Result,
    reply: str,
    now: Moment,
) -> None:
    """Put into the journal what happened to a notice beside the tries to send it."""
    number = queue.last_number(connection, row.notice) + 1
    queue.begin_try(connection, row.notice, number, Means.MAIL, message, now)
    queue.end_try(connection, row.notice, number, result, reply, now)


def _kept(connection: Connection, text: str) -> Waiting:
    row = queue.locked(connection, named(connection, text).notice)
    assert row is not None
    return row
