"""Two years of one cluster in one store: what is done goes the whole way, follow-ups included."""

from typing import Any
from uuid import UUID, uuid5

from msgspec.structs import replace

from domain.clusters.cluster import Cluster, FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.cycle import Cycle
from domain.cycle.guard import Phase
from domain.record.order import Order
from domain.record.record import (
    Command,
    CycleId,
    Event,
    Seat,
    StreamId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.rulebook.rulebook import Rulebook
from domain.units.unit import RegisterUnit
from domain.values.refusal import Refusal
from tests.factories import (
    CLUSTER,
    MEMBERS,
    OPERATOR,
    OUTSIDE,
    RULEBOOK,
    A,
    B,
    acts_to,
    moment,
)
from tests.walk import WalkClock, WalkSeeds
from workflows.handle import handle
from workflows.memory import MemoryStore

HOME = cluster_stream(CLUSTER)


def year(label: str, attempt: int = 1) -> StreamId:
    """The stream of a year of the cluster."""
    return cycle_stream(CycleId.of(CLUSTER, label, attempt))


class Years:
    """A cluster of five whose chair of 2026 is A and whose vice is B."""

    def __init__(self, store: Any = None, clock: WalkClock | None = None) -> None:
        """In memory, or in a store that reads this clock."""
        self.clock = clock or WalkClock()
        self.seeds = WalkSeeds()
        self.store = store or MemoryStore(self.clock, practice=False)
        self._given = 0
        for number, unit in enumerate((*MEMBERS, OUTSIDE)):
            name = f"Sở số {number}"
            register = RegisterUnit(unit=unit, code=f"so-{number}", full_name=name, short_name=name)
            self.do(unit_stream(unit), register)
        self.do(HOME, FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm thi đua số 8"))
        self.do(HOME, AddMembers(units=MEMBERS))
        self.do(HOME, RecordOfficers(year="2026", chair=A, vice_chairs=(B,)))

    def opened(self, label: str = "2026", **more: object) -> "Years":
        """With that year opened."""
        return self.do(HOME, replace(OpenCycle(year=label), **more))

    def sitting(self, rulebook: Rulebook = RULEBOOK) -> "Years":
        """With 2026 opened and come to the sitting that closes it."""
        self.opened()
        for command, seat in acts_to(Phase.CHAIR_HANDOVER, rulebook):
            self.do(year("2026"), command, seat)
        return self

    def at(self, clock: str) -> "Years":
        """On that day."""
        self.clock.at = moment(clock)
        return self

    def do(
        self, stream: StreamId, command: Command, seat: Seat = OPERATOR, **more: object
    ) -> "Years":
        handle(self.store, self.seeds, self.order(stream, command, seat, **more))
        return self

    def refused(
        self, stream: StreamId, command: Command, seat: Seat = OPERATOR, **more: object
    ) -> dict[str, object]:
        """The code and the facts of the refusal; nothing happens."""
        before = self.store.load(stream)
        try:
            handle(self.store, self.seeds, self.order(stream, command, seat, **more))
        except Refusal as refusal:
            assert self.store.load(stream) == before
            return {**refusal.facts, "code": refusal.code}
        raise AssertionError("accepted")

    def order(self, stream: StreamId, command: Command, seat: Seat, **more: object) -> Order:
        self._given += 1
        fields = {
            "command_id": uuid5(UUID(int=26), str(self._given)),
            "stream": stream,
            "command": command,
            "actor": "tester",
            "seat": seat,
            **more,
        }
        return Order(**fields)  # type: ignore[arg-type]

    @property
    def cluster(self) -> Cluster:
        found = self.store.load(HOME).state
        assert isinstance(found, Cluster)
        return found

    def cycle(self, label: str, attempt: int = 1) -> Cycle:
        found = self.store.load(year(label, attempt)).state
        assert isinstance(found, Cycle)
        return found

    def last(self, stream: StreamId) -> Event:
        return self.events(stream)[-1]

    def events(self, stream: StreamId) -> list[Event]:
        return [event for event in self.store.events if event.stream == stream]
