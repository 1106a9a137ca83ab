"""From what a page sent to what is recorded: one way for every page that acts."""

from collections.abc import Callable, Mapping
from typing import Final
from uuid import UUID, uuid4

from msgspec.structs import replace

from adapters.door.orders import read_id, read_order
from adapters.web.year.visit import Visit
from domain.record.order import Order, Receipt
from domain.record.record import Seat
from domain.values.refusal import Refusal
from workflows.reading import told

#: Under which name a form sends the id of its command.
ID: Final = "_id"


def form_id(visit: Visit) -> UUID:
    """The id that was made when the form was drawn; a new one where it came without."""
    return read_id(visit.request.POST.get(ID, "")) or uuid4()


def order_given(
    visit: Visit,
    raw: Mapping[str, object],
    command_id: UUID,
    seat: Seat,
    behalf: str | None = None,
) -> Order:
    """What a page orders in an office, for the unit of that code where it is none of the office's
    own. Raises ``Refusal`` as :func:`read_order`."""
    assert visit.target is not None
    order = read_order(
        visit.engine,
        visit.target,
        raw,
        actor=visit.actor.key,
        seat=None,
        for_unit=behalf,
        command_id=command_id,
    )
    return replace(order, seat=seat)


def carried_out(
    visit: Visit, order: Order, carry_out: Callable[[Order], Receipt] | None = None
) -> Receipt:
    """An order stored, or stored before; ``carry_out`` where more than it is.

    Raises ``Refusal``, with nothing in it that is sealed to whoever acts.
    """
    # Written before the act, so that no act is stored without it.
    visit.door.note("act", visit.actor, f"{order.command_id} {order.stream}", order.seat)
    try:
        return (carry_out or visit.engine.handle)(order)
    except Refusal as refusal:
        raise told(refusal, order, visit.engine.store.load(order.stream).state) from None
