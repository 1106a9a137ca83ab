"""Processes that die between two years: ``dying_year WHAT URL``.

``name``: the sitting of 2026 names the chair of 2027, whose cycle is open already.
``open``: the cycle of 2027 is opened, for which a chair was named and a pledge signed before.

Each order is carried out, with all that follows, in a process that kills itself: the first before
its first statement that writes, the next before its second, and so on. After each death what waits
is carried out by another process, and it is looked whether anything is missing or stands twice. The
number of such statements is printed.
"""

import sys
from functools import partial
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import event

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.clusters.cluster import Cluster, OpenCycle
from domain.cycle.formal import CancelCycle
from domain.cycle.phases.chair_handover import NameNextOfficers, SignNextPledge
from domain.record.order import Order
from domain.record.record import SYSTEM, Event, Office, Seat, StreamId
from domain.system import InitializeDatabase
from tests.factories import MEMBERS, OPERATOR, SECRETARY, B, C
from tests.faults.dying_writer import die, in_a_process
from tests.faults.soundness import half_done
from tests.log.orders import SEEDS
from tests.walk import WalkClock
from tests.years import HOME, Years, year
from workflows.handle import drain, handle


def open_store(url: str) -> LogStore:
    return LogStore(Database(url), WalkClock())


def prepare(url: str, what: str) -> None:
    """The sitting of 2026; for ``name`` with 2027 open, for ``open`` with what is said for it."""
    store = open_store(url)
    initialize = Order(
        command_id=uuid5(NAMESPACE_URL, "initialize"),
        stream=SYSTEM,
        command=InitializeDatabase(practice=True),
        actor="tester",
        seat=OPERATOR,
    )
    handle(store, SEEDS, initialize)
    years = Years(store).sitting()
    if what == "name":
        years.opened("2027")
    else:
        name = NameNextOfficers(year="2027", chair=B, awaiting_decision=True)
        years.do(year("2026"), name, SECRETARY)
        years.do(year("2026"), SignNextPledge(units=MEMBERS), SECRETARY)
    store.close()


def the_order(what: str, number: int) -> Order:
    """The order of an attempt: another chair each time, or the year opened once more."""
    stream, command, seat = HOME, OpenCycle(year="2027"), OPERATOR
    if what == "name":
        chair = (B, C)[number % 2]
        named = NameNextOfficers(year="2027", chair=chair, awaiting_decision=True)
        stream, command, seat = year("2026"), named, SECRETARY  # type: ignore[assignment]
    return Order(
        command_id=uuid5(NAMESPACE_URL, f"{what} {number}"),
        stream=stream,
        command=command,
        actor="tester",
        seat=seat,
    )


def attempt(url: str, what: str, number: int) -> None:
    """Carry the order out, and die before the writing statement or commit of this number."""
    store = open_store(url)
    left = count(-number)

    def countdown(*of: Any) -> None:
        reads = len(of) > 2 and str(of[2]).lstrip().startswith("SELECT")
        if not reads and next(left) == 0:
            die()

    event.listen(store.database.engine, "before_cursor_execute", countdown)
    event.listen(store.database.engine, "commit", countdown)
    handle(store, SEEDS, the_order(what, number))


def recover(url: str, what: str, number: int) -> None:
    """Somebody else comes by: what waits is carried out, the order is sent again, and of every
    act there is one."""
    store = open_store(url)
    drain(store, SEEDS)
    before = len(store.all_events(0, 100_000))
    stored = store.receipt(the_order(what, number)) is not None
    handle(store, SEEDS, the_order(what, number))
    if stored:
        assert len(store.all_events(0, 100_000)) == before
    assert half_done(store) == []
    assert not list(store.waiting_follow_ups(10))
    assert not store.refused_follow_ups(10)
    if what == "name":
        _check_named(store)
    else:
        _check_opened(store)
    store.close()


def _check_named(store: LogStore) -> None:
    """As often as somebody was named, the cluster was told, and the next year by the cluster."""
    named = _of(store, year("2026"), "next_officers_named")
    recorded = _of(store, HOME, "officers_recorded")[1:]  # the first are those of 2026
    revised = _of(store, year("2027"), "officers_revised")
    assert [one.header.cause.version for one in recorded] == [one.version for one in named]  # type: ignore[union-attr]
    assert [one.header.cause.version for one in revised] == [one.version for one in recorded]  # type: ignore[union-attr]
    last = named[-1].body.officers  # type: ignore[attr-defined]
    assert store.load(year("2027")).state.officers == last  # type: ignore[attr-defined]


def _check_opened(store: LogStore) -> None:
    """However often the year was opened, each opening has its chair and its pledge once. Then it
    is cancelled, so that it can be opened again."""
    cluster = store.load(HOME).state
    assert isinstance(cluster, Cluster)
    attempt = cluster.cycles["2027"].number
    stream = year("2027", attempt)
    types = [one.header.type for one in store.events(stream)]
    assert types == ["cycle_begun", "officers_revised", "pledge_received"]
    cancel = Order(
        command_id=uuid5(NAMESPACE_URL, f"cancel {attempt}"),
        stream=stream,
        command=CancelCycle(reason="Mở lại"),
        actor="tester",
        seat=Seat(Office.SECRETARY, B),
    )
    handle(store, SEEDS, cancel)


def _of(store: LogStore, stream: StreamId, type_: str) -> list[Event]:
    return [one for one in store.events(stream) if one.header.type == type_]


def each(url: str, what: str) -> None:
    prepare(url, what)
    for number in count():
        died = not in_a_process(partial(attempt, url, what, number))
        assert in_a_process(partial(recover, url, what, number))
        if not died:
            print(number)
            return


if __name__ == "__main__":
    each(sys.argv[2], sys.argv[1])
