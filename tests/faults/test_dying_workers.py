"""Workers under Celery that die in the middle of their statements: every deadline passes once,
every notice is told once, and a letter goes twice only where nobody saw it accepted."""

import sys
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import func, insert, select, update

from adapters.log import tables
from adapters.log.store import LogStore
from domain.notices import Notices
from tests.delivery.sink import SENDER, Sink, running
from tests.factories import MEMBERS
from tests.faults.soundness import half_done
from tests.faults.test_several_machines import (
    CLUSTERS,
    Machine,
    hint,
    passed,
    redis_server,
    store,
)
from tests.redis_server import RedisServer
from workers.celery_app import make_app

__all__ = ["redis_server", "store"]

DYING = (sys.executable, "-m", "tests.faults.dying_worker")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="workers are forked and killed")
#: At which statement the processes of a machine die, machine after machine.
NUMBERS = range(14, 140, 2) if CLUSTERS > 10 else (17, 29, 43, 71, 103)


@pytest.fixture
def sink() -> Iterator[Sink]:
    with running() as found:
        yield found


def write_addresses(store: LogStore) -> None:
    rows = [
        {
            "unit": str(unit),
            "kind": kind,
            "address": f"{kind}-{number}@tinh.example",
            "lang": "vi",
            "set_at": 0,
        }
        for number, unit in enumerate(MEMBERS)
        for kind in ("mailbox", "secretary", "head")
    ]
    with store.database.write() as work:
        work.connection.execute(insert(tables.contacts), rows)


def not_settled(store: LogStore) -> int:
    """How many notices wait or are being sent; whoever died while sending is not waited for."""
    of = tables.outbox.c
    with store.database.write() as work:
        over = update(tables.outbox).where(of.state == "sending").values(leased_until=0)
        work.connection.execute(over)
        left = select(func.count()).where(of.state.in_(("waiting", "sending")))
        return int(work.connection.scalar(left) or 0)


def test_killed_at_statements_under_celery(
    store: LogStore, postgres_url: str, redis_server: RedisServer, sink: Sink
) -> None:
    write_addresses(store)
    celery = make_app(redis_server.url, postgres_url)
    mail = {"THIDUA_TEST_SMTP": f"smtp://{sink.host}:{sink.port}", "THIDUA_MAIL_FROM": SENDER}
    for number in NUMBERS:
        machine = Machine(postgres_url, redis_server.url, DIE_AT=str(number), **mail)
        machine.start(DYING)
        for _ in range(12):
            hint(celery, redis_server)
            time.sleep(0.25)
        machine.pull_the_plug()
        redis_server.empty()
    last = Machine(postgres_url, redis_server.url, **mail)
    last.start()
    wanted, ends = CLUSTERS * (len(MEMBERS) + 1), time.monotonic() + 240
    try:
        while passed(store).total() < wanted or not_settled(store):
            assert time.monotonic() < ends, (passed(store).total(), not_settled(store))
            hint(celery, redis_server)
            time.sleep(0.5)
        assert last.stop() == 0
    finally:
        last.pull_the_plug()
    assert set(passed(store).values()) == {1}
    assert half_done(store) == []
    check_letters(store, sink)


def check_letters(store: LogStore, sink: Sink) -> None:
    """Every letter came; one that came again bears its first Message-ID, and was counted."""
    with store.database.read() as connection:
        rows = {row.notice: row for row in connection.execute(select(tables.outbox))}
    came = Counter(str(mail.message["X-Thidua"]) for mail in sink.taken)
    served = {notice for notice, row in rows.items() if row.state == "served"}
    assert set(came) == served
    assert len(set(sink.ids())) == len(served)
    assert len(served) > CLUSTERS * len(MEMBERS)
    for notice, times in came.items():
        assert times - 1 <= rows[notice].unsure
    told: Counter[str] = Counter()
    for stream in store.streams():
        state = store.load(stream).state
        if isinstance(state, Notices):
            kinds = Counter(event.header.type for event in store.events(stream))
            assert kinds["notice_served"] == len(state.told)
            told.update(map(str, state.told))
    assert set(told) == served
    assert set(told.values()) == {1}
