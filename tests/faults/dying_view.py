"""Processes that die while they write read models.

``dying_view append URL`` settles a sheet in processes that kill themselves: the first before its
first statement, the next before its second, and so on, until one comes to its end. ``dying_view
follow URL`` follows the log in the same way, and ``dying_view NAME URL`` rebuilds that read model.
After each death it looks whether the read models are whole. It prints how many statements there
were, and how often the rows have changed between two looks. ``dying_view on URL`` rebuilds one
read model after the other until somebody kills it, and prints a line in the middle of each.
"""

import sys
from collections.abc import Callable
from functools import partial
from itertools import count, cycle
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import event, select

from adapters.log.store import LogStore
from adapters.views import rebuild as rebuilding
from adapters.views.check import check
from adapters.views.follow import catch_up
from adapters.views.models import MODELS, read_models
from adapters.views.rebuild import rebuild
from domain.cycle.phases.scoring import SettleSheet
from domain.record.order import Order
from tests.factories import A, settler
from tests.faults.dying_writer import die, in_a_process, open_store
from tests.faults.soundness import half_done
from tests.log.orders import SEEDS
from tests.views.histories import YEAR
from workflows.handle import carry_out

Work = Callable[[LogStore], None]


def append(store: LogStore) -> None:
    """Settle a sheet: always the same order, which changes all its cells."""
    order = Order(
        command_id=uuid5(NAMESPACE_URL, "settle"),
        stream=YEAR,
        command=SettleSheet(unit=A),
        actor="tester",
        seat=settler(A),
    )
    with store.write() as transaction:
        carry_out(transaction, SEEDS, order)


def follow(store: LogStore) -> None:
    catch_up(store.database)


def build(name: str) -> Work:
    def work(store: LogStore) -> None:
        rebuild(store.database, name)

    return work


def attempt(url: str, work: Work, number: int) -> None:
    """Do the work, and die before the statement of this number."""
    store = open_store(url)
    left = count(-number)

    def countdown(*_: Any) -> None:
        if next(left) == 0:
            die()

    event.listen(store.database.engine, "before_cursor_execute", countdown)
    event.listen(store.database.engine, "commit", countdown)
    work(store)


def picture(url: str) -> tuple[list[Any], list[Any]]:
    """Every row of every read model, when they are whole, and how often each was rebuilt."""
    store = open_store(url)
    assert half_done(store) == []
    assert check(store.database, processes=1).difference is None
    with store.database.read() as connection:
        rows = [
            connection.execute(select(table).order_by(*table.primary_key.columns)).all()
            for model in MODELS
            for table in model.tables
        ]
        rebuilt = select(read_models.c.generation).order_by(read_models.c.name)
        generations = list(connection.scalars(rebuilt))
    # Before the next process is forked: connections are not shared with one.
    store.close()
    return rows, generations


def each(url: str, work: Work, step: int) -> None:
    """Die at every statement, or at every so many, and print how often rows have changed."""
    before, changes = picture(url), 0
    for number in count(0, step):
        finished = in_a_process(partial(attempt, url, work, number))
        after = picture(url)
        changes += after[0] != before[0]
        if finished:
            assert after != before or changes
            print(number, changes)
            return
        before = after


def on(url: str) -> None:
    """Rebuild without end, in many small steps."""
    rebuilding.BATCH = 1  # type: ignore[misc]
    store = open_store(url)

    def tell(done: int, of: int, key: str) -> None:
        if done == 1:
            print(key, of, flush=True)

    for name in cycle(("score_changes", "score_effects", "deadlines")):
        rebuild(store.database, name, tell)


if __name__ == "__main__":
    what, where = sys.argv[1:]
    if what == "on":
        on(where)
    written = {"append": append, "follow": follow}.get(what)
    # A rebuild has some two hundred statements, most of them alike.
    each(where, written or build(what), 1 if written else 3)
