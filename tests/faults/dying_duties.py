"""Processes that die while they do what falls due.

``dying_duties act URL STEP`` issues a plan, which is told to others, in processes that kill
themselves: each some statements later than the one before, until one comes to its end.
With ``sweep`` it lets deadlines pass in the same way, with ``remind`` it reminds of them. It prints
how many processes died.
"""

import sys
from collections.abc import Callable
from functools import partial
from itertools import count
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from sqlalchemy import event, select

from adapters.log import tables
from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.clusters.cluster import OpenCycle
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.record.order import Order
from tests.factories import DAYS, MEMBERS, OPERATOR, PAPER, RULEBOOK, SECRETARY
from tests.faults.dying_writer import die, in_a_process
from tests.faults.soundness import half_done
from tests.running_year import HOME, YEAR, RunningYear
from tests.walk import WalkClock
from workflows.handle import handle
from workflows.reminders import remind
from workflows.sweep import sweep

DUE: Final = (("registration", "2026-02-27"), ("scoring", "2026-11-30"))
#: When each duty has something to do: the plan, what is due by then, the last reminders of it.
CLOCKS: Final = {
    "act": "2026-01-05T08:00",
    "sweep": "2026-02-28T08:00",
    "remind": "2026-02-26T08:00",
}
#: How many notices each leaves: one for each member but the chair; one for each unit that is late,
#: and the list for the secretary; a reminder for each unit and the secretary.
LEFT: Final = {"act": 4, "sweep": 6, "remind": 6}


def opened(url: str, what: str) -> RunningYear:
    clock = WalkClock()
    year = RunningYear(LogStore(Database(url), clock, days=lambda: DAYS), clock)
    return year.at(CLOCKS[what])


def prepare(url: str, what: str) -> None:
    """A year whose plan is written; but for ``act`` it is issued, too."""
    year = opened(url, "act")
    year.found()
    year.do(OpenCycle(year="2026"), OPERATOR, HOME)
    year.do(SetRulebook(rulebook=RULEBOOK), SECRETARY)
    for code, until in DUE:
        year.do(SetDeadline(code=code, until=until), SECRETARY)
    if what != "act":
        handle(year.store, year.seeds, the_plan())
        forget(year)
    close(year)


def forget(year: RunningYear) -> None:
    """What was told so far is not what is counted."""
    store = year.store
    assert isinstance(store, LogStore)
    with store.database.write() as work:
        work.connection.execute(tables.outbox.delete())


def the_plan() -> Order:
    """Always the same order."""
    return Order(
        command_id=uuid5(NAMESPACE_URL, "issue"),
        stream=YEAR,
        command=IssuePlan(document=PAPER),
        actor="tester",
        seat=SECRETARY,
    )


def _act(year: RunningYear) -> None:
    handle(year.store, year.seeds, the_plan())


def _sweep(year: RunningYear) -> None:
    assert sweep(year.store, year.seeds).stuck == ()


def _remind(year: RunningYear) -> None:
    assert remind(year.store).stuck == ()


DUTIES: Final[dict[str, Callable[[RunningYear], None]]] = {
    "act": _act,
    "sweep": _sweep,
    "remind": _remind,
}


def attempt(url: str, what: str, number: int) -> None:
    """Do the duty, and die before the statement of this number."""
    year = opened(url, what)
    left = count(-number)

    def countdown(*_: Any) -> None:
        if next(left) == 0:
            die()

    assert isinstance(year.store, LogStore)
    event.listen(year.store.database.engine, "before_cursor_execute", countdown)
    event.listen(year.store.database.engine, "commit", countdown)
    DUTIES[what](year)


def close(year: RunningYear) -> None:
    assert isinstance(year.store, LogStore)
    year.store.close()


def check(url: str, what: str) -> None:
    """Nothing is half done, everything was done, and nothing twice."""
    year = opened(url, what)
    store = year.store
    assert isinstance(store, LogStore)
    assert half_done(store) == []
    passed = [(one.body.code, one.body.unit) for one in year.events("deadline_passed")]  # type: ignore[attr-defined]
    assert len(passed) == len(set(passed)) == (len(MEMBERS) + 1 if what == "sweep" else 0)
    with store.database.read() as connection:
        told = connection.execute(select(tables.outbox)).all()
    assert len(told) == len({(row.topic, row.unit, row.office) for row in told}) == LEFT[what]
    close(year)


def each(url: str, what: str, step: int) -> None:
    prepare(url, what)
    for number in count(0, step):
        if in_a_process(partial(attempt, url, what, number)):
            check(url, what)
            print(number // step)
            return


if __name__ == "__main__":
    each(sys.argv[2], sys.argv[1], int(sys.argv[3]))
