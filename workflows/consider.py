"""The pure middle of the way: permission, guard, decide, and the state the events lead to.

Tests, dry runs, what-if and :func:`workflows.handle.handle` all come through here; nothing else
calls ``decide``.
"""

from collections.abc import Iterable

from domain.cycle.backfill import TakeLive
from domain.cycle.cycle import BEYOND_PHASES, BeginCycle, Cycle
from domain.cycle.formal import PhaseChanged
from domain.record import streams
from domain.record.order import Act, Considered, Context, Order
from domain.record.record import ARITHMETIC, FORMAT, Body, Event, Header, Origin, kind_of
from domain.values.refusal import Refusal, refuses
from workflows import lifecycle, permissions


def consider(state: object, version: int, order: Order, context: Context) -> Considered:
    """What an order gives: its events, with headers, and the state after them.

    ``version`` is that of the last event behind ``state``. Raises :class:`Refusal`; nothing is
    changed either way.
    """
    check_stream(state, order)
    permissions.check(state, order, context.now)
    check_told(state, order)
    act = Act(order=order, context=context)
    if order.effective is not None:
        act.happened(order.effective, "at")
    if not isinstance(state, Cycle) or isinstance(order.command, BEYOND_PHASES):
        return _fold(state, version, streams.decide(state, order.command, act), order, context)
    to = lifecycle.check(state, order.command)
    own = _fold(state, version, streams.decide(state, order.command, act), order, context)
    assert isinstance(own.state, Cycle)
    changes = [
        PhaseChanged(source=step.source, to=step.to, by=step.by)
        for step in lifecycle.leads(
            state, own.state, order.command, to, follows=order.cause is not None
        )
    ]
    moved = _fold(own.state, version + len(own.events), changes, order, context)
    return Considered(own.events + moved.events, moved.state)


@refuses("stream_unknown", "unknown_command")
def check_stream(state: object, order: Order) -> None:
    """An order goes to a stream of its kind that is there, or to the one that it begins."""
    kind = streams.KINDS.get(kind_of(order.stream))
    if kind is None or type(order.command) not in kind.COMMANDS:
        raise Refusal("unknown_command", value=order.stream)
    own = streams.begun_by(order.command)
    if order.stream != own and (state is None or own is not None):
        raise Refusal("stream_unknown", stream=order.stream)


@refuses("backfill_open", "live_only")
def check_told(state: object, order: Order) -> None:
    """A live trail is never told from the past, and a told one never passes for live."""
    if not isinstance(state, Cycle):
        return
    if order.cause is not None:
        if order.backfill and not state.backfill and not isinstance(order.command, BeginCycle):
            raise Refusal("live_only", code=state.code)
        return
    going_live = isinstance(order.command, TakeLive)
    if order.backfill and (going_live or not state.backfill):
        raise Refusal("live_only", code=state.code)
    if state.backfill and not order.backfill and not going_live:
        raise Refusal("backfill_open", code=state.code)


def _fold(
    state: object, version: int, bodies: Iterable[Body], order: Order, context: Context
) -> Considered:
    events = []
    for number, body in enumerate(bodies, start=version + 1):
        event = Event(_header(state, number, body, order, context), body)
        state = streams.evolve(state, event)
        events.append(event)
    return Considered(tuple(events), state)


def _header(state: object, version: int, body: Body, order: Order, context: Context) -> Header:
    named, schema = streams.type_of(body)
    return Header(
        format=FORMAT,
        stream=order.stream,
        version=version,
        type=named,
        schema=schema,
        recorded_at=context.now,
        effective_at=Act(order=order, context=context).effective,
        origin=_origin(state, order, context),
        actor=order.actor,
        seat=order.seat,
        for_unit=order.for_unit,
        command_id=order.command_id,
        cause=order.cause,
        arithmetic=state.arithmetic if isinstance(state, Cycle) else ARITHMETIC,
    )


def _origin(state: object, order: Order, context: Context) -> Origin:
    if context.practice:
        return Origin.PRACTICE
    if isinstance(order.command, TakeLive):
        return Origin.LIVE
    told = state.backfill if isinstance(state, Cycle) else _told(order)
    return Origin.BACKFILL if told else Origin.LIVE


def _told(order: Order) -> bool:
    return order.backfill or (isinstance(order.command, BeginCycle) and order.command.backfill)
