"""Acts by which units and clusters are regrouped, on any store."""

from collections.abc import Iterator
from uuid import UUID, uuid4, uuid5

from domain.clusters.cluster import Cluster, FoundCluster, OpenCycle
from domain.clusters.ending import CycleReceived, CycleTransferred
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.clusters.transfer import CycleMoved
from domain.cycle.cycle import Cycle
from domain.record.order import Order
from domain.record.record import (
    SYSTEM,
    ClusterId,
    Command,
    Event,
    Office,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.system import InitializeDatabase
from domain.units.lineage import MergeUnit, PredecessorRecorded, UnitCeased
from domain.units.unit import RegisterUnit, Unit
from tests.factories import id_of
from workflows.ports import Store

UNITS = tuple(UnitId(id_of(f"so {number}")) for number in range(6))
CLUSTERS = tuple(ClusterId(id_of(f"khoi {number}")) for number in range(3))
REASON = "Sắp xếp lại"
OPERATOR = Seat(Office.OPERATOR)


def order(
    stream: StreamId, command: Command, key: str | None = None, seat: Seat = OPERATOR
) -> Order:
    """An order of the operator; with a key always under the same id."""
    command_id = uuid5(UUID(int=0), key) if key else uuid4()
    return Order(command_id=command_id, stream=stream, command=command, actor="tester", seat=seat)


def opening() -> Iterator[Order]:
    """Six units and three clusters with members, and in the first an open year."""
    yield order(SYSTEM, InitializeDatabase(practice=True))
    for number, unit in enumerate(UNITS):
        name = f"Sở số {number}"
        register = RegisterUnit(unit=unit, code=f"so-{number}", full_name=name, short_name=name)
        yield order(unit_stream(unit), register)
    for number, cluster in enumerate(CLUSTERS):
        found = FoundCluster(cluster=cluster, code=f"khoi-{number}", name=f"Khối {number}")
        yield order(cluster_stream(cluster), found)
    home = cluster_stream(CLUSTERS[0])
    yield order(home, AddMembers(units=UNITS[:4]))
    for cluster, unit in zip(CLUSTERS[1:], UNITS[4:], strict=True):
        yield order(cluster_stream(cluster), AddMembers(units=(unit,)))
    yield order(home, RecordOfficers(year="2026", chair=UNITS[0]))
    yield order(home, OpenCycle(year="2026"))


def merge(unit: int, into: int) -> Order:
    command = MergeUnit(into=UNITS[into], since="2026-07-01", reason=REASON)
    return order(unit_stream(UNITS[unit]), command)


def unit_of(store: Store, unit: UnitId) -> Unit:
    state = store.load(unit_stream(unit)).state
    assert isinstance(state, Unit)
    return state


def cluster_of(store: Store, cluster: ClusterId) -> Cluster:
    state = store.load(cluster_stream(cluster)).state
    assert isinstance(state, Cluster)
    return state


def leads_in_a_circle(store: Store) -> list[UnitId]:
    """The units from which successors lead back to themselves."""

    def reached(unit: UnitId, seen: frozenset[UnitId]) -> bool:
        ceased = unit_of(store, unit).ceased
        following = ceased.successors if ceased else ()
        return any(one in seen or reached(one, seen | {one}) for one in following)

    return [unit for unit in UNITS if reached(unit, frozenset({unit}))]


def homeless(store: Store) -> list[str]:
    """Cycles that run in no cluster or in several, or in another than they say themselves."""
    found = []
    held: dict[StreamId, list[ClusterId]] = {}
    for cluster in CLUSTERS:
        state = cluster_of(store, cluster)
        if state.ended is not None and state.running:
            found.append(f"{state.code} has ended and runs {state.running}")
        for year, attempt in state.cycles.items():
            stream = cycle_stream(attempt.cycle)
            cycle = store.load(stream).state
            assert isinstance(cycle, Cycle)
            if not attempt.moved:
                held.setdefault(stream, []).append(cluster)
                if (cycle.cluster, cycle.attempt) != (cluster, attempt.number):
                    found.append(f"{cycle.code} is not of {state.code}/{year}")
                if state.is_running(year) is not (cycle.over is None):
                    found.append(f"{cycle.code} and {state.code} differ in whether it runs")
    return found + [f"{stream} in {len(at)}" for stream, at in held.items() if len(at) != 1]


def unanswered(events: list[Event]) -> list[str]:
    """Ends and transfers whose other side does not name them, exactly once; and the reverse."""
    wanted: list[tuple[object, ...]] = []
    given: list[tuple[object, ...]] = []
    for event in events:
        here, body, cause = (event.stream, event.version), event.body, event.header.cause
        by = (cause.stream, cause.version) if cause else None
        match body:
            case UnitCeased():
                wanted += [(here, unit_stream(one)) for one in body.successors]
            case PredecessorRecorded():
                assert by is not None
                assert by[0] == unit_stream(body.unit)
                given.append((by, event.stream))
            case CycleTransferred():
                wanted.append((here, cluster_stream(body.to.cluster)))
            case CycleReceived():
                given.append((by, event.stream))
                wanted.append((here, cycle_stream(body.cycle)))
            case CycleMoved():
                given.append((by, event.stream))
    missing = [f"no answer to {one}" for one in wanted if given.count(one) != 1]
    return missing + [f"nothing asked for {one}" for one in given if wanted.count(one) != 1]
