"""What is final, as events of the notices of a cycle: in the transaction that makes it final."""

from uuid import UUID

from adapters.delivery.queue import Waiting, notice_of
from domain.notices import Means, RecordServed, RecordUnserved, Unserved, notices_stream
from domain.record.order import Order
from domain.record.record import SYSTEM_ACTOR, Cause, Command, CycleId, StreamId
from workflows.handle import carry_out
from workflows.ports import Seeds, Transaction


def cycle_of(stream: StreamId) -> CycleId:
    return CycleId(stream.partition(":")[2])


def record_served(
    transaction: Transaction, seeds: Seeds, row: Waiting, means: Means, message: str | None
) -> None:
    """Record that a notice was served. ``row`` is the one that has been changed already."""
    command = RecordServed(
        cycle=cycle_of(row.stream),
        about=notice_of(row).about,
        means=means,
        message=message,
        tries=row.tries,
        unsure=row.unsure,
        again_of=UUID(row.again_of) if row.again_of else None,
    )
    _record(transaction, seeds, row, command, "served")


def record_unserved(
    transaction: Transaction, seeds: Seeds, row: Waiting, why: Unserved, reply: str | None = None
) -> None:
    """Record that a notice did not reach its unit; ``reply`` are the codes of a server."""
    command = RecordUnserved(
        cycle=cycle_of(row.stream),
        about=notice_of(row).about,
        why=why,
        reply=reply,
        tries=row.tries,
    )
    _record(transaction, seeds, row, command, f"unserved:{why}")


def _record(
    transaction: Transaction, seeds: Seeds, row: Waiting, command: Command, what: str
) -> None:
    """The system says so, and names the event that was told of. Twice is once."""
    cause = Cause(row.stream, row.version, f"{what}:{row.notice}")
    order = Order(
        command_id=cause.command_id(),
        stream=notices_stream(cycle_of(row.stream)),
        command=command,
        actor=SYSTEM_ACTOR,
        cause=cause,
    )
    carry_out(transaction, seeds, order)
