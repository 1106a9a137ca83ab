"""Random histories of units and clusters: no circles, no past that moves, nothing told twice."""

from collections.abc import Callable, Iterator
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.clusters.cluster import OpenCycle
from domain.clusters.ending import (
    ClusterEnded,
    CycleFate,
    CycleTransferred,
    EndCluster,
    TransferCycle,
)
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers, RemoveMember, ReplaceMember
from domain.cycle.formal import CancelCycle
from domain.record.order import Order
from domain.record.record import (
    CycleId,
    Office,
    Seat,
    UnitId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.record.streams import evolve
from domain.units.lineage import DissolveUnit, MergeUnit, SplitUnit, UnitCeased
from domain.units.unit import RenameUnit
from domain.values.refusal import Refusal
from domain.values.when import Moment, When
from tests.factories import moment
from tests.snapshot import snapshot
from tests.system.regrouping import (
    CLUSTERS,
    REASON,
    UNITS,
    cluster_of,
    homeless,
    leads_in_a_circle,
    opening,
    order,
    unanswered,
    unit_of,
)
from tests.walk import WalkClock, WalkSeeds
from workflows.handle import handle
from workflows.memory import MemoryStore
from workflows.ports import Store

DATES = ("2024-03-01", "2025-03-01", "2025-07-01", "2026-07-01", "2027-01-01")
#: Days at which rosters and names are asked for, before and after each of the dates.
PROBES = tuple(
    moment(f"{day}T12:00")
    for day in ("2020-01-01", "2024-06-01", "2025-05-01", "2025-12-31", "2026-12-31", "2028-01-01")
)
DAY = 86_400_000_000
NAMES = tuple(f"Sở mới {number}" for number in range(8))
Draw = Callable[[st.SearchStrategy[Any]], Any]
#: An act, and from when on it says that it holds.
Act = tuple[Order, str | None]


def one_of(*choices: object) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


def act_on_unit(draw: Draw, _: Store) -> Act:
    """Any unit, also one that has ceased, into any others, also itself."""
    unit, since = draw(one_of(*UNITS)), draw(one_of(*DATES))
    name = draw(one_of(*NAMES))
    command = draw(
        one_of(
            *(MergeUnit(into=into, since=since, reason=REASON) for into in UNITS),
            SplitUnit(into=draw(st.permutations(UNITS))[:2], since=since, reason=REASON),
            DissolveUnit(since=since, reason=REASON),
            RenameUnit(full_name=name, short_name=name, since=since, reason=REASON),
        )
    )
    return order(unit_stream(unit), command), since


def act_on_members(draw: Draw, store: Store) -> Act:
    """Who comes, who goes, who takes the place of a member that ceased."""
    cluster, unit = draw(one_of(*CLUSTERS)), draw(one_of(*UNITS))
    since = draw(st.none() | one_of(*DATES))
    ceased = unit_of(store, unit).ceased
    by = draw(one_of(*(ceased.successors if ceased else ()), *UNITS[:2]))
    replaced = ReplaceMember(unit=unit, by=(by,), since=since or "2026-01-01", reason=REASON)
    command = draw(
        one_of(
            AddMembers(units=(unit,), since=since),
            RemoveMember(unit=unit, since=since, reason=REASON),
            *[replaced] * (3 if ceased else 1),
            RecordOfficers(year=draw(one_of("2026", "2027")), chair=unit, reason=REASON),
        )
    )
    return order(cluster_stream(cluster), command), since


def act_on_years(draw: Draw, store: Store) -> Act:
    """A year is opened, or passes to another cluster."""
    cluster, to = draw(one_of(*CLUSTERS)), draw(one_of(*CLUSTERS))
    year = draw(one_of(*cluster_of(store, cluster).running, "2026", "2027"))
    transfer = TransferCycle(year=year, to=to, reason=REASON)
    command = draw(one_of(OpenCycle(year=year), transfer, transfer))
    return order(cluster_stream(cluster), command), None


def act_on_cluster(draw: Draw, store: Store) -> Act:
    """A cluster ends, and says of its open years what becomes of them, or of all but one."""
    cluster, to = draw(one_of(*CLUSTERS)), draw(one_of(*CLUSTERS))
    running = cluster_of(store, cluster).running
    fates = tuple(CycleFate(year=year, to=draw(one_of(None, to))) for year in running)
    if draw(one_of(False, False, True)):
        fates = fates[1:]
    end = EndCluster(since="2026-07-01", successors=(to,), cycles=fates, reason=REASON)
    return order(cluster_stream(cluster), end), "2026-07-01"


def act_on_cycle(draw: Draw, store: Store) -> Act:
    """A year that runs anywhere is cancelled by its chair."""
    running = [
        (cycle_stream(state.cycles[year].cycle), state.officers[year].chair)
        for cluster in CLUSTERS
        for state in (cluster_of(store, cluster),)
        for year in state.running
        if year in state.officers
    ]
    stream, chair = draw(one_of(*running, (cycle_stream(CycleId(UNITS[0])), UNITS[0])))
    return order(stream, CancelCycle(reason=REASON), seat=Seat(Office.CHAIR, chair)), None


ACTS = (
    *(act_on_unit, act_on_unit, act_on_members, act_on_members),
    *(act_on_years, act_on_years, act_on_cluster, act_on_cycle),
)


class History:
    """A store in memory, watched while acts are given to it."""

    def __init__(self) -> None:
        self.clock = WalkClock(moment("2026-01-05T08:00"))
        self.store = MemoryStore(self.clock, practice=True)
        self.seeds = WalkSeeds()
        for one in opening():
            handle(self.store, self.seeds, one)

    def give(self, one: Order) -> bool:
        """Whether it was accepted."""
        self.clock.at += DAY
        try:
            handle(self.store, self.seeds, one)
        except Refusal:
            return False
        return True

    def rosters(self, before: Moment) -> dict[object, tuple[UnitId, ...]]:
        return {
            (cluster, at): cluster_of(self.store, cluster).roster(at)
            for cluster in CLUSTERS
            for at in PROBES
            if at < before
        }

    def names(self, before: Moment) -> dict[object, str]:
        return {
            (unit, at): unit_of(self.store, unit).name_at(at).full
            for unit in UNITS
            for at in PROBES
            if at < before
        }


def histories(data: st.DataObject) -> Iterator[tuple[History, Act]]:
    """A history of some length, and before each of its acts the act."""
    history = History()
    for kind in data.draw(st.lists(one_of(*ACTS), min_size=8, max_size=35)):
        yield history, kind(data.draw, history.store)


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_references_never_lead_in_a_circle(data: st.DataObject) -> None:
    """Whatever is merged, split and dissolved in any order, successors lead on to those that go on
    or to nothing; and turns are taken one by one."""
    history = None
    for history, (one, _) in histories(data):
        history.give(one)
        assert leads_in_a_circle(history.store) == []
    assert history is not None
    bodies = [event.body for event in history.store.events]
    kinds = (UnitCeased, ClusterEnded, CycleTransferred)
    turns = [body.turn for body in bodies if isinstance(body, kinds)]
    assert turns == list(range(1, len(turns) + 1))


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_no_later_act_moves_the_past(data: st.DataObject) -> None:
    """An act that holds from a date changes no roster and no name before it; one without a date
    none before itself."""
    for history, (one, since) in histories(data):
        start = When.read(since).start if since else history.clock.at + DAY
        assert start is not None
        before = (history.rosters(start), history.names(start))
        history.give(one)
        assert (history.rosters(start), history.names(start)) == before


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_every_cycle_has_one_home_and_both_trails_agree(data: st.DataObject) -> None:
    """A cycle runs in one cluster, which it names itself; every end and transfer is answered once
    in the other's trail; what follows is never refused; and replay gives the same states."""
    history = None
    for history, (one, _) in histories(data):
        history.give(one)
        assert homeless(history.store) == []
    assert history is not None
    assert unanswered(history.store.events) == []
    assert history.store.refused == []
    replayed: dict[str, object] = {}
    for event in history.store.events:
        replayed[event.stream] = evolve(replayed.get(event.stream), event)
    for stream, state in replayed.items():
        assert snapshot(state) == snapshot(history.store.load(stream).state)
