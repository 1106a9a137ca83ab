"""A cycle as it stood, and the line that says so over every page of the past."""

from collections.abc import Sequence

import msgspec

from adapters.log.store import LogStore
from adapters.wording.pages.doors import word
from adapters.wording.writing import Lang, moment
from domain.cycle.cycle import Cycle
from domain.record.record import Event, StreamId
from domain.values.when import Moment
from workflows.as_of import AsOf, end_of, fold, seen


class Past(msgspec.Struct, frozen=True):
    """A cycle as of an earlier version."""

    cycle: Cycle
    events: Sequence[Event]
    #: The time from which it is looked at.
    at: Moment

    @property
    def version(self) -> int:
        return self.events[-1].version

    @property
    def recorded_at(self) -> Moment:
        return self.events[-1].header.recorded_at

    def line(self, lang: Lang) -> str:
        """What stands over every page of the past."""
        return word("as_of", lang, version=self.version, moment=moment(self.recorded_at, lang))


def past_of(store: LogStore, stream: StreamId, as_of: AsOf) -> Past:
    """A cycle as of an event or of a time of recording; what is open of it goes by now.

    Raises ``Refusal``: ``event_unknown`` or ``moment_before``.
    """
    found = seen(store.recorded(stream), as_of).events
    now = store.stands(stream)
    assert isinstance(now, Cycle)
    sight = store.sight(now).looking_back()
    told = sight.events(found)
    # an event of which they are not told does not tell its time either
    at = told[-1].header.recorded_at
    if as_of.recorded is not None:
        at = end_of(as_of.recorded) - 1
    return Past(cycle=sight.cycle(fold(found)), events=told, at=at)
