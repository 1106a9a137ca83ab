"""``python -m tests.bench.fold [5000 10000 …]``

How long an event of one year takes to fold, beside so many before it, and a first command in that
year: a process that has read nothing yet loads the year, and one more act is stored.
"""

import argparse
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from uuid import uuid4

from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from domain.cycle.year_work.claimed import Claimed
from domain.cycle.year_work.claims import ClaimRefused, SentClaimed
from domain.cycle.year_work.drafting import DraftCirculated, DraftCommented, Drafted
from domain.cycle.year_work.guidance import GuidanceRecorded, RecordGuidance
from domain.notices import AddressedNotice, Means, NoticeSeen, NoticeServed, Topic, notices_stream
from domain.record.order import Order
from domain.record.record import SYSTEM, Body, Event, Office
from domain.record.streams import evolve
from domain.system import DatabaseInitialized
from tests.bench.bulk import BulkWriter
from tests.bench.databases import fresh
from tests.factories import (
    CYCLE,
    DOCUMENT,
    MEMBERS,
    PAPER,
    SECRETARY,
    STREAM,
    A,
    begun,
    cluster_with,
    given,
    hidden,
    id_of,
)
from tests.log.orders import SEEDS, FixedClock
from workflows.handle import handle


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.fold")
    parser.add_argument("events", nargs="*", type=int, default=[1_250, 2_500, 5_000, 10_000])
    for count in parser.parse_args().events:
        year, ledger = formal_year(count), ledger_of(count)
        first, following = _first_command(year)
        print(
            f"{count:,} events: {seconds_each(year) * 1e6:.1f} µs each to fold, "
            f"{seconds_each(ledger) * 1e6:.1f} µs in the ledger of notices; "
            f"first command {first * 1e3:.0f} ms, the next {following * 1e3:.0f} ms"
        )


def formal_year(count: int) -> tuple[Event, ...]:
    """A year of nothing but acts that put something on file."""
    start = begun()
    return given(start, *islice(_acts(len(start.events)), count - len(start.events))).events


def _acts(version: int) -> Iterator[Body]:
    yield DraftCirculated(
        of=Drafted.PLAN,
        round=1,
        document=DOCUMENT,
        until=None,
        last_day=None,
        before=None,
        silence_agrees=False,
        text=None,
        sha256=None,
    )
    version += 1
    text = hidden("Nhất trí")
    while True:
        for unit in MEMBERS:
            yield SentClaimed(unit=unit, of=Claimed.PLEDGE, report=None, document=DOCUMENT)
            yield ClaimRefused(claim=version + 1, reason=text, document=DOCUMENT)
            yield DraftCommented(
                unit=unit, of=Drafted.PLAN, round=1, text=text, late=False, document=DOCUMENT
            )
            yield GuidanceRecorded(document=DOCUMENT, authority="Bộ", quotas=(), notes=text)
            version += 4


def ledger_of(count: int) -> tuple[Event, ...]:
    """What became of so many notices of a year."""
    return given(notices_stream(CYCLE), *islice(_told(), count)).events


def _told() -> Iterator[Body]:
    number = 0
    while True:
        number += 1
        about = AddressedNotice(
            notice=id_of(f"notice {number}"),
            topic=Topic.REMINDER,
            event=number,
            code=None,
            unit=A,
            office=Office.UNIT_OFFICER,
        )
        yield NoticeServed(
            about=about, means=Means.MAIL, message=None, tries=1, unsure=0, again_of=None
        )
        yield NoticeSeen(about=about)


def seconds_each(events: Sequence[Event]) -> float:
    """The processor time of folding one of them, at best of three."""
    return min(_folded(events) for _ in range(3)) / len(events)


def _folded(events: Sequence[Event]) -> float:
    state: object = None
    began = time.process_time()
    for event in events:
        state = evolve(state, event)
    return time.process_time() - began


def _first_command(year: Sequence[Event]) -> tuple[float, float]:
    """Seconds of the first command in a year that nobody has read yet, and of the next one."""
    with fresh("sqlite") as database:
        upgrade(database)
        _fill(database, year)
        store = LogStore(database, FixedClock(year[-1].header.recorded_at))
        return _commanded(store), _commanded(store)


def _fill(database: Database, year: Sequence[Event]) -> None:
    system = given(SYSTEM, DatabaseInitialized(practice=True)).events
    BulkWriter(database).write_all([system, cluster_with().events, year])


def _commanded(store: LogStore) -> float:
    order = Order(
        command_id=uuid4(),
        stream=STREAM,
        command=RecordGuidance(document=PAPER, authority="Bộ"),
        actor="tester",
        seat=SECRETARY,
    )
    began = time.perf_counter()
    handle(store, SEEDS, order)
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
