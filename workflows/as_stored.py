"""Who may be given the events of a year as they are stored.

A stored event is handed out whole or not at all: nothing can be taken out of what is hashed. So it
takes everything that a page would show, a filter would leave out and a seal would close.
"""

from collections.abc import Sequence

from domain.cycle.cycle import Cycle
from domain.record.record import Event
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.reader import Reader
from workflows.reading import readable, team_shown
from workflows.reads import Read
from workflows.sight import Sight


def check_as_stored(
    cycle: Cycle, reader: Reader, events: Sequence[Event], now: Moment | None = None
) -> None:
    """Let a year be handed out as it is stored, or refuse it; the operator of the machine holds it
    anyway. ``events`` are all of its events, ``cycle`` where they have led.

    Raises ``Refusal("nothing_to_read")`` while anything in them is closed to the reader.
    """
    if reader.is_operator:
        return
    told = Sight.of(cycle, reader, Read.EXPORT, now).events(events)
    if told != tuple(events) or any(_closed(event, cycle, reader) for event in events):
        raise Refusal("nothing_to_read", case="as_stored", read=Read.EXPORT)


def _closed(event: Event, cycle: Cycle, reader: Reader) -> bool:
    """Whether something in an event that they are told of is closed to them."""
    return bool(readable(event, cycle, reader).sealed) or (
        team_shown(event, cycle, reader) is not None
    )
