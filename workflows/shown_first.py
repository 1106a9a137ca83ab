"""What is shown before it is done: acts that move deadlines beside what they are about.

A late decision on a day, or a conference on another day, moves deadlines in one year or in many;
whoever gives the order sees from which day to which before it is stored.
"""

from collections.abc import Iterator, Sequence

from domain.calendar import ConfirmYear, CorrectDay
from domain.cycle.deadlines.due import Move
from domain.cycle.deadlines.setting import DeadlinesMoved, ExtendDeadline, MovedBy, SetDeadline
from domain.cycle.phases.summary_conference import CallConference
from domain.record.order import Order
from domain.record.record import Event, StreamId

#: The commands that may move deadlines beside what they are about.
_MOVERS = (CorrectDay, ConfirmYear, CallConference, SetDeadline, ExtendDeadline)
Moved = tuple[StreamId, MovedBy, Move]


def may_move(order: Order) -> bool:
    """Whether an order has to be tried before it is carried out; a told past moves nothing that
    anybody still waits for."""
    return isinstance(order.command, _MOVERS) and not order.backfill


def moved_in(events: Sequence[Event]) -> Iterator[Moved]:
    """The deadlines that events move from a day that was set, each with the cycle in which it
    stands."""
    for event in events:
        if isinstance(event.body, DeadlinesMoved) and event.body.by is not MovedBy.RECKONED:
            for move in event.body.moves:
                if move.was.day_set:
                    yield event.stream, event.body.by, move
