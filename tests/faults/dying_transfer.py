"""Processes that die while a cluster ends and its cycle passes to another.

``dying_transfer URL`` ends one cluster after the other, each in a process that kills itself one
statement later than the one before: in the act itself, and in what follows from it in three
streams. After each death another process sends the same order again and carries out what waits. It
prints how many deaths there were.
"""

import sys
from functools import partial
from itertools import count
from typing import Any

from sqlalchemy import event

from domain.clusters.cluster import Cluster, FoundCluster, OpenCycle
from domain.clusters.ending import CycleFate, EndCluster
from domain.clusters.roster import AddMembers
from domain.cycle.cycle import Cycle
from domain.record.order import Order
from domain.record.record import SYSTEM, ClusterId, CycleId, UnitId, cluster_stream, cycle_stream
from domain.system import InitializeDatabase
from tests.factories import id_of
from tests.faults.dying_writer import die, in_a_process, open_store
from tests.faults.soundness import half_done
from tests.log.orders import SEEDS
from tests.system.regrouping import REASON, order, unanswered
from workflows.handle import handle

UNIT = UnitId(id_of("so"))


def clusters(number: int) -> tuple[ClusterId, ClusterId]:
    """The cluster that ends at the death of this number, and its successor."""
    return ClusterId(id_of(f"cũ {number}")), ClusterId(id_of(f"mới {number}"))


def end(number: int) -> Order:
    old, new = clusters(number)
    fates = (CycleFate(year="2026", to=new),)
    command = EndCluster(since="2026-07-01", reason=REASON, successors=(new,), cycles=fates)
    return order(cluster_stream(old), command, f"end {number}")


def prepare(url: str, number: int) -> None:
    """Two clusters, and in the first an open year."""
    store = open_store(url)
    for kind, cluster in zip(("cu", "moi"), clusters(number), strict=True):
        code = f"{kind}-{number}"
        found = FoundCluster(cluster=cluster, code=code, name=f"Khối {code}")
        handle(store, SEEDS, order(cluster_stream(cluster), found))
        handle(store, SEEDS, order(cluster_stream(cluster), AddMembers(units=(UNIT,))))
    handle(store, SEEDS, order(end(number).stream, OpenCycle(year="2026")))
    store.close()


def attempt(url: str, number: int) -> None:
    """End the cluster with all that follows, and die before the statement of this number."""
    store = open_store(url)
    left = count(-number)

    def countdown(*_: Any) -> None:
        if next(left) == 0:
            die()

    event.listen(store.database.engine, "before_cursor_execute", countdown)
    event.listen(store.database.engine, "commit", countdown)
    handle(store, SEEDS, end(number))


def settled(url: str, number: int) -> None:
    """Sent again after the death, everything stands in its place."""
    store = open_store(url)
    receipt = handle(store, SEEDS, end(number))
    assert receipt.events == ("cycle_transferred", "cluster_ended")
    old, new = clusters(number)
    cycle = store.load(cycle_stream(CycleId.of(old, "2026", 1))).state
    states = [store.load(cluster_stream(cluster)).state for cluster in (old, new)]
    assert isinstance(cycle, Cycle)
    assert (cycle.cluster, cycle.code) == (new, f"moi-{number}/2026")
    assert [state.running for state in states if isinstance(state, Cluster)] == [(), ("2026",)]
    assert store.find(f"code:cu-{number}/2026") == store.find(f"code:{cycle.code}")
    assert (store.waiting_follow_ups(10), store.refused_follow_ups(10)) == ([], [])
    store.close()


def sound(url: str) -> None:
    """No death has left half an act, and each trail names the other exactly once. What a death
    leaves stays, so it is enough to look after the last."""
    store = open_store(url)
    assert half_done(store) == []
    assert unanswered([placed.event for placed in store.all_events(0, 1_000_000)]) == []
    store.close()


def each(url: str) -> None:
    store = open_store(url)
    handle(store, SEEDS, order(SYSTEM, InitializeDatabase(practice=True)))
    store.close()
    for number in count():
        prepare(url, number)
        survived = in_a_process(partial(attempt, url, number))
        settled(url, number)
        if survived:
            sound(url)
            print(number)
            return


if __name__ == "__main__":
    each(sys.argv[1])
