"""The one way in::

    order ─▶ look for its id ─▶ load ─▶ consider ─▶ append ─▶ commit ─▶ drain what follows
             (seen before:              (permission,  (claim and receipt, events, texts, derived
              the first                  guard,        rows, follow-ups, notices, in ONE
              receipt again)             decide)       transaction)

Killed at any statement, either all of it is there or nothing. Only a conflict of appends is
tried again, by loading and deciding anew; a refusal never is.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from domain.record.order import Considered, Context, FollowUp, Order, Receipt
from domain.record.record import SYSTEM_ACTOR, Event, StreamId
from domain.record.streams import depends_on, names_claimed
from domain.values.days import NO_DAYS
from domain.values.refusal import Refusal, refuses
from workflows.consider import consider
from workflows.policies import changes_calendar, follow_ups
from workflows.ports import Loaded, Seeds, Store, Transaction, WriteConflictError
from workflows.who_is_told import leaving

TRIES = 3
#: Why a follow-up may come to nothing without anything being wrong.
NOTHING_TO_DO = frozenset({"nothing_moves"})


@refuses("command_id_reused", "write_conflict")
def handle(store: Store, seeds: Seeds, order: Order) -> Receipt:
    """Carry an order out, and what follows from it in other streams: what waits already, too,
    where this process has not looked yet.

    Raises :class:`Refusal`; ``write_conflict`` after three lost races. What follows never changes
    the answer: the order is stored by then, and what could not follow yet waits.
    """
    return handle_all(store, seeds, [(order, None)])[0]


@refuses("command_id_reused", "version_moved", "write_conflict")
def handle_all(
    store: Store, seeds: Seeds, orders: Sequence[tuple[Order, int | None]]
) -> tuple[Receipt, ...]:
    """Carry several orders out in one transaction, one after the other: all of them or none. Beside
    each stands the version of its stream that was seen, or nothing.

    Raises as :func:`handle`; ``version_moved`` where a stream went on since.
    """
    receipts = _write(store, seeds, orders)
    if store.may_wait():
        drain(store, seeds)
    return receipts


def drain(store: Store, seeds: Seeds, limit: int = 100) -> int:
    """Carry out the follow-ups that wait. A refused one stays visible with its code; one that
    fails in any other way goes on waiting, and with it what follows in the same stream after it,
    so that nothing reaches a cycle before it has begun. Others are not kept.

    Returns how many were settled. Safe to call at any time and by several at once: each has an
    id of its own, so twice is once.
    """
    settled, stuck, streams = 0, set[UUID](), set[StreamId]()
    while waiting := _untried(store, limit, stuck):
        for follow_up in waiting:
            if follow_up.stream in streams:
                stuck.add(follow_up.cause.command_id())
                continue
            try:
                _follow(store, seeds, follow_up)
                settled += 1
            except Exception:
                stuck.add(follow_up.cause.command_id())
                streams.add(follow_up.stream)
    return settled


def _untried(store: Store, limit: int, stuck: set[UUID]) -> list[FollowUp]:
    waiting = store.waiting_follow_ups(limit + len(stuck))
    return [found for found in waiting if found.cause.command_id() not in stuck]


def _follow(store: Store, seeds: Seeds, follow_up: FollowUp) -> None:
    try:
        _write(store, seeds, [(order_of(follow_up), None)])
    except Refusal as refusal:
        if refusal.code == "write_conflict":
            raise
        moot = refusal.code in NOTHING_TO_DO
        store.settle_follow_up(follow_up, None if moot else refusal.code)
    else:
        store.settle_follow_up(follow_up, None)


def order_of(follow_up: FollowUp) -> Order:
    """The order by which the system carries out a follow-up."""
    return Order(
        command_id=follow_up.cause.command_id(),
        stream=follow_up.stream,
        command=follow_up.command,
        actor=SYSTEM_ACTOR,
        cause=follow_up.cause,
        backfill=follow_up.backfill,
    )


def _write(
    store: Store, seeds: Seeds, orders: Sequence[tuple[Order, int | None]]
) -> tuple[Receipt, ...]:
    for _ in range(TRIES):
        try:
            with store.write() as transaction:
                return tuple(
                    carry_out(transaction, seeds, order, seen=seen) for order, seen in orders
                )
        except WriteConflictError:
            continue
    raise Refusal("write_conflict", stream=orders[0][0].stream)


def carry_out(
    transaction: Transaction,
    seeds: Seeds,
    order: Order,
    observe: Callable[[Considered], None] = lambda _: None,
    *,
    seen: int | None = None,
) -> Receipt:
    """The middle of :func:`handle`, within an open transaction.

    ``observe`` is shown what was considered before it is stored; an exception from it stores
    nothing, which is how a dry run looks without leaving a trace. ``seen`` is the version of the
    stream on which whoever ordered relied: raises ``Refusal("version_moved")`` with both.
    """
    if earlier := transaction.claim(order):
        return earlier
    try:
        loaded, context, considered = _consider(transaction, seeds, order, seen)
    except Refusal:
        # What it was refused for may be what the same order, sent twice, has done just now.
        if earlier := transaction.claim(order):
            return earlier
        raise
    receipt = receipt_of(order, context, considered.events)
    observe(considered)
    concerned = transaction.still_due() if changes_calendar(considered) else ()
    following = follow_ups(loaded.state, considered, concerned)
    told = leaving(loaded.state, considered, context.now, transaction.days)
    transaction.append(loaded, considered.state, considered.events, following, receipt, told)
    return receipt


def _consider(
    transaction: Transaction, seeds: Seeds, order: Order, seen: int | None
) -> tuple[Loaded, Context, Considered]:
    loaded = transaction.load(order.stream)
    if seen is not None and seen != loaded.version:
        raise Refusal("version_moved", seen=seen, stands=loaded.version)
    # First what is claimed, then the streams on which it bears: what moves in between takes a
    # claim that this act takes as well.
    claimed = dict(transaction.claimed(names_claimed(order)))
    others = {stream: transaction.load(stream).state for stream in depends_on(loaded.state, order)}
    clock = transaction.now()
    context = Context(
        now=max(clock, loaded.recorded_at),
        seed=seeds.new(),
        practice=transaction.practice(),
        claimed=claimed,
        others=others,
        days=transaction.days() if order.command.looks_at_days else NO_DAYS,
        clock=clock,
    )
    return loaded, context, consider(loaded.state, loaded.version, order, context)


def receipt_of(order: Order, context: Context, events: tuple[Event, ...]) -> Receipt:
    return Receipt(
        command_id=order.command_id,
        stream=order.stream,
        first_version=events[0].version,
        last_version=events[-1].version,
        recorded_at=context.now,
        events=tuple(event.header.type for event in events),
    )
