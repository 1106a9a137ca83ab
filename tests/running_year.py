"""A year that runs in a store while the clock goes on: people act, and deadlines pass by sweeps."""

from itertools import count
from uuid import UUID

from domain.clusters.cluster import FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.cycle import Cycle
from domain.cycle.formal import AdvancePhase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.record.order import Order, Receipt
from domain.record.record import (
    CALENDAR,
    SYSTEM,
    Command,
    Event,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
)
from domain.rulebook.rulebook import Rulebook
from domain.system import InitializeDatabase
from domain.values.refusal import Refusal
from tests.factories import (
    CLUSTER,
    CYCLE,
    DAYS,
    MEMBERS,
    OPERATOR,
    PAPER,
    SECRETARY,
    A,
    B,
    moment,
)
from tests.walk import WalkClock, WalkSeeds
from workflows.handle import handle
from workflows.memory import MemoryStore
from workflows.ports import Store
from workflows.sweep import Swept, sweep

HOME, YEAR = cluster_stream(CLUSTER), cycle_stream(CYCLE)


class RunningYear:
    """The year 2026 of a cluster, in memory or in any other store whose clock is ``clock``."""

    def __init__(self, store: Store | None = None, clock: WalkClock | None = None) -> None:
        self.clock = clock or WalkClock()
        self.seeds = WalkSeeds()
        self.store: Store = store or MemoryStore(self.clock, practice=True, days=DAYS)
        self._ids = count(1)

    def found(self) -> None:
        """A cluster with its members and the officers of the year."""
        self.do(InitializeDatabase(practice=True), OPERATOR, SYSTEM)
        self.do(FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm 8"), OPERATOR, HOME)
        self.do(AddMembers(units=MEMBERS), OPERATOR, HOME)
        self.do(RecordOfficers(year="2026", chair=A, vice_chairs=(B,)), OPERATOR, HOME)

    def open(
        self, rulebook: Rulebook, *acts: tuple[Command, Seat], issued: str | None = None
    ) -> None:
        """Open the year, and issue its plan after those acts: at once, or at that time."""
        self.found()
        self.do(OpenCycle(year="2026"), OPERATOR, HOME)
        for command, seat in ((SetRulebook(rulebook=rulebook), SECRETARY), *acts):
            self.do(command, seat)
        if issued is not None:
            self.at(issued)
        self.do(IssuePlan(document=PAPER), SECRETARY)

    def open_told(self, rulebook: Rulebook, *commands: Command) -> None:
        """Open the year as one whose past is told, up to its plan."""
        self.found()
        self.do(OpenCycle(year="2026", backfill=True, reason="Nhập lại"), OPERATOR, HOME)
        issue = IssuePlan(document=PAPER)
        for command in (SetRulebook(rulebook=rulebook), *commands, issue):
            self.do(command, OPERATOR, backfill=True)

    def at(self, clock: str) -> "RunningYear":
        """The clock in Vietnam shows that time, which may lie before the one it showed."""
        self.clock.at = moment(clock)
        return self

    def order(self, command: Command, seat: Seat, stream: StreamId = YEAR, **more: object) -> Order:
        fields = {"command_id": UUID(int=next(self._ids)), "actor": "tester", **more}
        return Order(stream=stream, command=command, seat=seat, **fields)  # type: ignore[arg-type]

    def do(self, command: Command, seat: Seat, stream: StreamId = YEAR, **more: object) -> Receipt:
        return handle(self.store, self.seeds, self.order(command, seat, stream, **more))

    def cycle_to_scoring(self) -> None:
        """The chair's office leads the year on to scoring."""
        self.do(AdvancePhase(), SECRETARY)

    def refused(self, command: Command, seat: Seat, stream: StreamId = YEAR) -> str:
        try:
            self.do(command, seat, stream)
        except Refusal as refusal:
            return refusal.code
        raise AssertionError(f"accepted: {command}")

    def correct(self, command: Command) -> None:
        """Something in the official calendar."""
        self.do(command, OPERATOR, CALENDAR)

    def sweep(self) -> Swept:
        return sweep(self.store, self.seeds)

    def swept(self, clock: str) -> list[tuple[str, UnitId | None]]:
        """What passes when the clock shows that time; nothing may be stuck."""
        found = self.at(clock).sweep()
        assert found.stuck == ()
        return [(code, unit) for _, code, unit in found.passed]

    @property
    def cycle(self) -> Cycle:
        state = self.store.load(YEAR).state
        assert isinstance(state, Cycle)
        return state

    def last_day(self, code: str) -> str | None:
        """``Fri 13/02/2026``"""
        day = self.cycle.plan.deadlines[code].last_day
        return None if day is None else f"{day:%a %d/%m/%Y}"

    def events(self, *kinds: str) -> list[Event]:
        """The events of the year, or those of some types."""
        found = _events(self.store, YEAR)
        return [event for event in found if not kinds or event.header.type in kinds]


def _events(store: Store, stream: StreamId) -> list[Event]:
    if isinstance(store, MemoryStore):
        return [event for event in store.events if event.stream == stream]
    read = getattr(store, "events")  # noqa: B009  (a store with a log of its own)
    return list(read(stream))
