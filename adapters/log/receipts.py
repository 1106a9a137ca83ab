"""What commands were answered and what followed from events, as it is stored beside these."""

from collections.abc import Mapping

from sqlalchemy import Connection, LargeBinary, cast, func, select

from adapters.log import tables
from adapters.log.errors import UNREADABLE
from domain.record.order import FollowUpResult, Receipt
from domain.record.record import StreamId, decoder

_follow_ups = tables.follow_ups.c
_read_receipt = decoder(Receipt)


def last_answered(connection: Connection, stream: StreamId | None = None) -> Mapping[StreamId, int]:
    """The last version of every stream, or of one, that a receipt names."""
    found: dict[StreamId, int] = {}
    answers = select(cast(tables.commands.c.receipt, LargeBinary))
    if stream is not None:
        answers = answers.where(tables.commands.c.stream == stream)
    for raw in connection.scalars(answers):
        try:
            receipt: Receipt = _read_receipt(raw)
        except UNREADABLE:
            continue
        found[receipt.stream] = max(found.get(receipt.stream, 0), receipt.last_version)
    return found


def last_followed(connection: Connection, stream: StreamId | None = None) -> Mapping[StreamId, int]:
    """The last version of every stream, or of one, from which a command follows."""
    rows = select(_follow_ups.cause_stream, func.max(_follow_ups.cause_version)).group_by(
        _follow_ups.cause_stream
    )
    if stream is not None:
        rows = rows.where(_follow_ups.cause_stream == stream)
    return {row[0]: row[1] for row in connection.execute(rows)}


def consequences(
    connection: Connection, stream: StreamId
) -> Mapping[int, tuple[FollowUpResult, ...]]:
    """By version of a stream's events, what followed in other streams, in its order."""
    given = tables.commands.c
    answered = tables.follow_ups.outerjoin(
        tables.commands, given.command_id == _follow_ups.command_id
    )
    rows = connection.execute(
        select(tables.follow_ups, given.receipt)
        .select_from(answered)
        .where(_follow_ups.cause_stream == stream)
        .order_by(_follow_ups.number)
    )
    found: dict[int, tuple[FollowUpResult, ...]] = {}
    for row in rows:
        receipt = _read_receipt(row.receipt) if row.receipt is not None else None
        one = FollowUpResult(
            stream=row.stream,
            state="done" if receipt else row.state,
            version=receipt.first_version if receipt else None,
            refusal=row.refusal,
        )
        found[row.cause_version] = (*found.get(row.cause_version, ()), one)
    return found
