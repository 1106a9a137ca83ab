"""Processes that die while they write.

``dying_writer each URL`` carries out one order in processes that kill themselves: the first before
its first statement, the next before its second, and so on, the last after its commit. After each
it looks whether anything was left. It prints how many statements there were.
``dying_writer on URL`` writes until somebody kills it.
"""

import os
import signal
import sys
import traceback
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import event

from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.record.order import Order
from domain.record.record import SYSTEM, UnitId, unit_stream
from domain.system import InitializeDatabase
from tests.faults.soundness import half_done
from tests.log.orders import SEEDS, FixedClock, order, register, rename, send
from workflows.handle import carry_out

UNIT = UnitId(uuid5(NAMESPACE_URL, "unit"))


def the_order() -> Order:
    """Always the same order, which hides a text and gives names."""
    one = rename(unit_stream(UNIT), "Sở Nội vụ và Lao động", reason="hợp nhất")
    return order(one.stream, one.command, uuid5(NAMESPACE_URL, "rename"))


def die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def in_a_process(work: Callable[[], None]) -> bool:
    """Whether the work was finished by a process of its own, rather than cut off or failed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        # Without the interpreter's farewell, which takes longer than the work.
        os._exit(0)
    return os.waitpid(child, 0)[1] == 0


def open_store(url: str) -> LogStore:
    return LogStore(Database(url), FixedClock())


def prepare(url: str) -> None:
    store = open_store(url)
    send(store, order(SYSTEM, InitializeDatabase(practice=True)))
    send(store, register("Sở Nội vụ", unit=UNIT, code="so-noi-vu"))
    store.close()


def attempt(url: str, number: int) -> None:
    """Carry the order out, and die before the statement of this number or after the commit."""
    store = open_store(url)
    left = count(-number)

    def countdown(*_: Any) -> None:
        if next(left) == 0:
            die()

    event.listen(store.database.engine, "before_cursor_execute", countdown)
    event.listen(store.database.engine, "commit", countdown)
    with store.database.write() as work, store.write() as transaction:
        work.after_commit.append(die)
        carry_out(transaction, SEEDS, the_order())


def version_left(url: str) -> int:
    """The version of the stream after a death, when nothing is half done."""
    store = open_store(url)
    assert half_done(store) == []
    version = store.load(the_order().stream).version
    # Before the next process is forked: connections are not shared with one.
    store.close()
    return version


def each(url: str) -> None:
    prepare(url)
    for number in count():
        assert not in_a_process(partial(attempt, url, number))
        if version_left(url) == 2:
            print(number)
            return


def on(url: str) -> None:
    store = open_store(url)
    stream = send(store, register(f"Sở {os.getpid()}")).stream
    print("ready", flush=True)
    for number in count():
        send(store, rename(stream, f"Sở {os.getpid()} {number}"))


if __name__ == "__main__":
    {"each": each, "on": on}[sys.argv[1]](sys.argv[2])
