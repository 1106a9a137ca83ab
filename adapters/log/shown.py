"""The log as one reader may see it: what is closed is taken out before a page reads it.

Whoever makes a page takes states, events and names from here, and cannot give away what is not
there. Years and clusters to which the reader does not belong are not there at all.
"""

from typing import Self

from msgspec.structs import replace

from adapters.log.store import LogStore
from domain.clusters.cluster import Cluster
from domain.cycle.cycle import Cycle
from domain.record.record import Event, StreamId, kind_of
from domain.record.streams import NameRow
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.ports import Loaded
from workflows.reader import Reader, check_read, knows
from workflows.reads import Read
from workflows.sight import RowRights, Sight

Found = tuple[tuple[NameRow, StreamId], ...]


class ShownStore(LogStore):
    """A store of which somebody reads one thing."""

    read: Read
    at: Moment

    @classmethod
    def over(cls, store: LogStore, reader: Reader, read: Read, at: Moment) -> Self:
        """The same store for a reader; offices count as they are held at that moment."""
        found = cls.__new__(cls)
        found.__dict__.update(vars(store))
        found.reader, found.read, found.at = reader, read, at
        found.sights, found.told = {}, {}
        return found

    sights: dict[StreamId, Sight]
    told: dict[StreamId, frozenset[int]]

    def load(self, stream: StreamId) -> Loaded:
        loaded = super().load(stream)
        if not isinstance(loaded.state, Cycle):
            return loaded
        return replace(loaded, state=self._sight(stream).cycle(loaded.state))

    def events(
        self, stream: StreamId, after: int = 0, upto: int | None = None
    ) -> tuple[Event, ...]:
        """The events of which the reader is told. Raises ``Refusal`` as ``check_read``."""
        if kind_of(stream) == "system" and not self.reader.looks_from_outside:
            raise Refusal("stream_unknown", stream=stream)
        if kind_of(stream) != "cycle":
            return super().events(stream, after, upto)
        self.check(stream)
        told = self._sight(stream).events(self.recorded(stream, 0, upto))
        return tuple(event for event in told if event.version > after)

    def check(self, stream: StreamId) -> None:
        """Let a read of a year pass, or refuse it. Raises ``Refusal`` as ``check_read``."""
        state = self.stands(stream)
        if isinstance(state, Cycle):
            check_read(state, self.reader, self.read, self.at)

    def sight(self, cycle: Cycle) -> Sight:
        return Sight.of(cycle, self.reader, self.read, self.at)

    def rights_in(self, stream: StreamId | None) -> RowRights:
        if stream is None:
            none = RowRights(units=frozenset(), ranked=False)
            return RowRights() if self.reader.is_operator else none
        return self._sight(stream).rows

    def admits(self, stream: StreamId) -> bool:
        return self._sight(stream).reach is not None

    def tells(self, event: Event) -> bool:
        if kind_of(event.stream) != "cycle":
            return True
        if event.stream not in self.told:
            events = self._sight(event.stream).events(self.recorded(event.stream))
            self.told[event.stream] = frozenset(one.version for one in events)
        return event.version in self.told[event.stream]

    def found(self, fold: str) -> Found:
        return self._known(super().found(fold))

    def all_names(self, kind: str) -> Found:
        return self._known(super().all_names(kind))

    def _known(self, names: Found) -> Found:
        """Of these the names of what exists for the reader; units are in the public directory."""
        asked = {stream for _, stream in names if kind_of(stream) in {"cycle", "cluster"}}
        closed = set()
        for stream, loaded in self.load_all(asked).items():
            assert isinstance(loaded.state, Cycle | Cluster)
            if not knows(loaded.state, self.reader, self.at):
                closed.add(stream)
        return tuple((row, stream) for row, stream in names if stream not in closed)

    def _sight(self, stream: StreamId) -> Sight:
        if stream not in self.sights:
            state = self.stands(stream)
            assert isinstance(state, Cycle)
            self.sights[stream] = self.sight(state)
        return self.sights[stream]
