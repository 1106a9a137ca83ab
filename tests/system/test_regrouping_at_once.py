"""Several who regroup units and clusters at the same moment, on real databases."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Event

import pytest

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.clusters.cluster import OpenCycle
from domain.clusters.ending import CycleFate, EndCluster, TransferCycle
from domain.record.order import Order
from domain.record.record import cluster_stream
from domain.values.refusal import Refusal
from tests.faults.soundness import half_done
from tests.log.orders import SEEDS, FixedClock
from tests.system.regrouping import (
    CLUSTERS,
    REASON,
    UNITS,
    homeless,
    leads_in_a_circle,
    merge,
    opening,
    order,
    unanswered,
    unit_of,
)
from workflows.handle import carry_out, drain, handle
from workflows.ports import Store

HOME, AWAY, THIRD = map(cluster_stream, CLUSTERS)


@pytest.fixture
def stores(engine_url: str) -> Iterator[list[LogStore]]:
    """Three processes' worth of stores on one database with units, clusters and an open year."""
    opened = [LogStore(Database(engine_url), FixedClock()) for _ in range(3)]
    for one in opening():
        handle(opened[0], SEEDS, one)
    yield opened
    for store in opened:
        store.close()


def sound(store: LogStore) -> None:
    """Nothing leads in a circle, no cycle is homeless, every trail is answered once."""
    drain(store, SEEDS)
    assert leads_in_a_circle(store) == []
    assert homeless(store) == []
    assert unanswered([placed.event for placed in store.all_events(0, 10_000)]) == []
    assert half_done(store) == []


def at_once(stores: list[LogStore], orders: list[Order]) -> list[str]:
    """Send the orders from as many threads at one moment; the codes with which some were refused.

    Whoever loses three races in a row sends again, as people do.
    """
    start = Barrier(len(orders))

    def send(store: Store, one: Order) -> str:
        start.wait()
        while True:
            try:
                handle(store, SEEDS, one)
            except Refusal as refusal:
                if refusal.code != "write_conflict":
                    return refusal.code
            else:
                return ""

    with ThreadPoolExecutor(len(orders)) as pool:
        return [code for code in pool.map(send, stores, orders) if code]


@pytest.mark.parametrize("size", [2, 3])
@pytest.mark.parametrize("number", range(4))
def test_units_that_merge_into_each_other_at_once(
    stores: list[LogStore], size: int, number: int
) -> None:
    """A into B and B into A, or round three of them: the last to come is refused, whoever it is."""
    units = [(number + step) % 6 for step in range(size)]
    orders = [merge(unit, into) for unit, into in zip(units, units[1:] + units[:1], strict=True)]
    assert at_once(stores, orders) == ["successor_ceased"]
    gone = [unit for unit in units if unit_of(stores[0], UNITS[unit]).ceased is not None]
    assert len(gone) == size - 1
    sound(stores[0])


def test_merger_waits_for_the_one_that_came_first(stores: list[LogStore]) -> None:
    """While A into B is written and not yet stored, B into A waits, and is then refused."""
    written, begun = Event(), Event()

    def second() -> str:
        written.wait()
        begun.set()
        try:
            handle(stores[1], SEEDS, merge(1, 0))
        except Refusal as refusal:
            return refusal.code
        return ""

    with ThreadPoolExecutor(1) as pool:
        other = pool.submit(second)
        with stores[0].write() as transaction:
            carry_out(transaction, SEEDS, merge(0, 1))
            written.set()
            begun.wait()
            time.sleep(0.2)  # by now it has considered its own order, or waits to
        assert other.result() == "successor_ceased"
    sound(stores[0])


def transfer() -> Order:
    return order(HOME, TransferCycle(year="2026", to=CLUSTERS[1], reason=REASON))


def end_away() -> Order:
    return order(AWAY, EndCluster(since="2026-07-01", reason=REASON))


def open_away() -> Order:
    return order(AWAY, OpenCycle(year="2026"))


def pass_on() -> Order:
    """The first cluster ends, and its year passes to the third."""
    fates = (CycleFate(year="2026", to=CLUSTERS[2]),)
    successors = (CLUSTERS[2],)
    end = EndCluster(since="2026-07-01", reason=REASON, successors=successors, cycles=fates)
    return order(HOME, end)


@pytest.mark.parametrize(
    ("others", "codes"),
    [
        # whichever comes first: no cycle passes to a cluster that ended, nor is it ended under it
        ((end_away,), {"cluster_ended", "cycles_open", "cycle_on_its_way"}),
        # nor do two cycles of a year stand in one cluster
        ((open_away,), {"year_taken", "stream_exists"}),
        # nor does one cycle pass to two
        ((pass_on,), {"cycle_not_open"}),
        ((open_away, pass_on), {"year_taken", "cycle_not_open", "stream_exists"}),
    ],
)
@pytest.mark.parametrize("number", range(3))
def test_transfer_meets_what_would_take_its_place(
    stores: list[LogStore], others: tuple[Callable[[], Order], ...], codes: set[str], number: int
) -> None:
    """The second to come is refused by its code, and everything stands in one place."""
    orders = [transfer(), *(other() for other in others)]
    turned = orders[number % len(orders) :] + orders[: number % len(orders)]
    refused = at_once(stores, turned)
    assert refused
    assert set(refused) <= codes
    sound(stores[0])
