"""Who may do what: denied unless the command's row allows it.

Rows stand beside their business in ``domain/``; this is the one check of them. The seat must hold
its office in the stream it acts on, and only the chair's office may act on behalf of another unit.
"""

from domain import notices
from domain.clusters import acting, cluster
from domain.clusters import naming as officers_acts
from domain.cycle import cycle
from domain.cycle.phases import handing_over, voting
from domain.record import streams
from domain.record.order import Order
from domain.record.record import Command, Office, UnitId, command_word
from domain.record.who import CHAIR, FOLLOWS, Grants, Scope
from domain.units import unit
from domain.values.refusal import Code, Refusal
from domain.values.when import Moment

#: Each command's offices, from its row.
PERMISSIONS: dict[type[Command], Grants] = {
    row.command: row.by for kind in streams.KINDS.values() for row in kind.ROWS
}


def refusals_on(command: type[Command]) -> frozenset[Code]:
    """What :func:`check` may refuse of a command; ``vote_by_proxy`` stands with the vote itself."""
    grants = PERMISSIONS[command]
    codes: set[Code] = {"not_permitted"}
    if not set(grants) <= {Office.OPERATOR, Office.SYSTEM}:
        codes |= {"not_your_unit", "office_not_held", "recognition_awaited"}
        codes |= {"not_member"} if command in cycle.DECISIONS else set()
    return frozenset(codes)


def check(state: object, order: Order, now: Moment | None = None) -> None:
    """Let an order pass, or refuse it.

    Who holds an office is asked of this moment; without one, of what was recorded last. Raises
    ``Refusal``: ``office_not_held`` where the seat's unit does not hold the office there,
    ``recognition_awaited`` where it must wait for a decision, ``not_permitted`` with the offices
    that may.
    """
    word = command_word(order.command)
    grants = PERMISSIONS[type(order.command)]
    office = Office.SYSTEM if order.cause else order.seat.office if order.seat else None
    if office is Office.SYSTEM and (order.cause is None or office not in grants):
        raise Refusal("not_permitted", command=word, offices=offices(grants))
    if office is Office.SYSTEM:
        return
    if _tells_the_past(state, order) and office is not None and grants != FOLLOWS:
        return
    if office is None or office not in grants:
        raise Refusal("not_permitted", command=word, offices=offices(grants))
    _check_held(state, order, now)
    _check_own_proxy(state, order)
    if not _concerns(order, grants[office]):
        raise Refusal(
            "not_your_unit", command=word, unit=_concerned(order.command), own=order.acting_for
        )


def _check_own_proxy(state: object, order: Order) -> None:
    """Who votes for an absent unit types itself and names the absent one.

    Raises ``Refusal("vote_by_proxy")`` where it types the absent one in its own place.
    """
    command, seat = order.command, order.seat
    if not isinstance(state, cycle.Cycle) or not isinstance(command, voting.CastVote):
        return
    ballot = state.voting.ballots.get(command.ballot)
    by = ballot.proxies.get(command.unit) if ballot is not None else None
    if by is not None and seat is not None and seat.unit == by:
        raise Refusal("vote_by_proxy", unit=command.unit, by=by)


def _tells_the_past(state: object, order: Order) -> bool:
    """In back-fill the local operator writes what the source says that others did."""
    return order.backfill and isinstance(state, cycle.Cycle) and state.backfill


def _check_held(state: object, order: Order, now: Moment | None) -> None:
    seat = order.seat
    assert seat is not None
    if seat.office is Office.OPERATOR:
        return
    year = _year_of(order.command)
    holds = False
    offices = None
    if isinstance(state, cycle.Cycle):
        holds, offices = state.holds(seat, now), state.offices
    if isinstance(state, cluster.Cluster):
        holds, offices = state.holds(seat, year, now), state.offices_of(year or "")
        holds = holds or _is_represented(state, order)
    if isinstance(state, unit.Unit):
        holds = state.holds(seat)
    if isinstance(order.command, notices.MarkSeen):
        holds = True  # who holds which office stands in the cycle, which decides
    if not holds and offices is not None and offices.waits(seat.office, seat.unit, now):
        raise Refusal("recognition_awaited", office=seat.office, unit=seat.unit)
    if not holds and _is_next_chair(state, order):
        raise Refusal("office_not_held", case="incoming", office=seat.office, unit=seat.unit)
    if not holds:
        instead = offices.in_place(now) if offices is not None else None
        facts = {"acting": instead.unit} if instead else {}
        raise Refusal("office_not_held", office=seat.office, unit=seat.unit, **facts)
    if order.for_unit in {None, seat.unit}:
        return
    _check_own_proxy(state, order)
    if seat.office not in CHAIR:
        raise Refusal("not_your_unit", unit=(order.for_unit,), own=seat.unit)
    if isinstance(state, cycle.Cycle) and order.for_unit is not None:
        state.check_member(order.for_unit)


def _is_next_chair(state: object, order: Order) -> bool:
    """Whether it is the side that takes over: in this year it is a member like any other."""
    takes = isinstance(order.command, (handing_over.AcceptHandover, handing_over.TickHandover))
    if not takes or not isinstance(state, cycle.Cycle) or order.seat is None:
        return False
    return state.handover.offices.officers().chair == order.seat.unit


def _year_of(command: Command) -> str | None:
    """The year in which the office must be held. A decision that recognises officers, and a unit
    that declines, come to the chair of either year."""
    if isinstance(command, (officers_acts.RecogniseOfficers, officers_acts.DeclineOffice)):
        return None
    year: str | None = getattr(command, "year", None)
    return year


def _is_represented(state: cluster.Cluster, order: Order) -> bool:
    """The chair itself says when nobody need act in its place any more."""
    command, seat = order.command, order.seat
    if seat is None or not isinstance(command, acting.EndActingInPlace):
        return False
    return state.offices_of(command.year).officers().holds(seat.office, seat.unit)


def _concerns(order: Order, scope: Scope) -> bool:
    """Whether the command concerns only units that the scope allows."""
    assert order.seat is not None
    if scope is Scope.ANY:
        return True
    allowed = {order.seat.unit} | ({order.for_unit} if scope is Scope.BEHALF else set())
    concerned = _concerned(order.command)
    return bool(concerned) and allowed.issuperset(concerned)


def _concerned(command: Command) -> tuple[UnitId, ...]:
    named = getattr(command, "unit", None)
    if isinstance(named, UnitId):
        return (named,)
    units: tuple[UnitId, ...] = getattr(command, "units", ())
    return units


def offices(grants: Grants) -> tuple[Office, ...]:
    """The offices that a row allows, people before the system."""
    return tuple(office for office in grants if office is not Office.SYSTEM) or (Office.SYSTEM,)
