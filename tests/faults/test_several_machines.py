"""Workers on PostgreSQL and Redis while both are killed: what is due is done once, and whatever
Redis loses is found again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from random import Random
from uuid import uuid4

import pytest
from celery import Celery
from redis.exceptions import ConnectionError as NoRedisError
from sqlalchemy import select

from adapters.log import leases, tables
from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.calendar import CorrectDay
from domain.clusters.cluster import FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.record.order import Order
from domain.record.record import (
    CALENDAR,
    SYSTEM,
    ClusterId,
    Command,
    CycleId,
    Seat,
    StreamId,
    cluster_stream,
    cycle_stream,
)
from domain.system import InitializeDatabase
from tests.factories import DAYS, MEMBERS, OPERATOR, PAPER, RULEBOOK, SECRETARY, A, id_of, moment
from tests.faults.soundness import half_done
from tests.redis_server import RedisServer, redis_serving
from tests.walk import WalkClock, WalkSeeds
from workers.celery_app import make_app
from workers.duties import DUTIES
from workflows.handle import handle

ROOT = Path(__file__).parents[2]
CLI = (sys.executable, "-c", "from adapters.cli import main; main()")
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="workers are forked and killed")
#: How many clusters have a year, and how often something is killed.
CLUSTERS, DEATHS = (40, 30) if os.environ.get("THIDUA_FAULTS") == "all" else (10, 5)


@pytest.fixture
def redis_server() -> Iterator[RedisServer]:
    with redis_serving() as server:
        yield server


@pytest.fixture
def store(postgres_url: str) -> Iterator[LogStore]:
    """Years of many clusters; registration was due on 27/2, and it is Monday, 2 March."""
    clock = WalkClock()
    found = LogStore(Database(postgres_url), clock, days=lambda: DAYS)

    def do(stream: StreamId, command: Command, seat: Seat = OPERATOR) -> None:
        order = Order(command_id=uuid4(), stream=stream, command=command, actor="tester", seat=seat)
        handle(found, WalkSeeds(), order)

    do(SYSTEM, InitializeDatabase(practice=True))
    for number in range(CLUSTERS):
        cluster = ClusterId(id_of(f"cluster {number}"))
        home, year = cluster_stream(cluster), cycle_stream(CycleId.of(cluster, "2026", 1))
        do(home, FoundCluster(cluster=cluster, code=f"cum-{number}", name=f"Cụm {number}"))
        do(home, AddMembers(units=MEMBERS))
        do(home, RecordOfficers(year="2026", chair=A))
        do(home, OpenCycle(year="2026"))
        for command in (
            SetRulebook(rulebook=RULEBOOK),
            SetDeadline(code="registration", until="2026-02-27"),
            SetDeadline(code="scoring", until="2026-11-30"),
            IssuePlan(document=PAPER),
        ):
            do(year, command, SECRETARY)
    clock.at = moment("2026-03-02T08:00")
    do(CALENDAR, CorrectDay(day="2026-03-28", working=True, reason="Làm bù"))
    yield found
    found.close()


class Machine:
    """A worker of two processes, on a machine whose plug may be pulled."""

    def __init__(self, database: str, broker: str, **settings: str) -> None:
        """``settings`` are further variables of its environment."""
        named = {"THIDUA_DB": database, "THIDUA_REDIS": broker}
        self._environment = {**os.environ, **named, **settings}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, program: tuple[str, ...] = CLI, word: str = "worker") -> None:
        self._process = subprocess.Popen(
            [*program, word],
            cwd=ROOT,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def pull_the_plug(self) -> None:
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()

    def stop(self) -> int:
        """The exit code of a worker that is told to stop."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(60)


def passed(store: LogStore) -> Counter[tuple[str, str]]:
    """How often each unit's deadline has passed."""
    events = (placed.event for placed in store.all_events(0, 1_000_000))
    return Counter(
        (event.stream, str(getattr(event.body, "unit", None)))
        for event in events
        if event.header.type == "deadline_passed"
    )


def hint(celery: Celery, server: RedisServer) -> None:
    """What the beat does, as often as a test has time for."""
    try:
        server.client().ping()
        for duty in DUTIES:
            celery.send_task(f"thidua.{duty}", queue="deadlines", expires=30)
    except NoRedisError:
        return


def test_nothing_is_lost_and_nothing_done_twice(
    store: LogStore, postgres_url: str, redis_server: RedisServer
) -> None:
    """Plugs pulled, Redis emptied and killed in between: every deadline passes, and everybody is
    told, once."""
    celery, rng = make_app(redis_server.url, postgres_url), Random(6)
    machines = [Machine(postgres_url, redis_server.url) for _ in range(2)]
    for machine in machines:
        machine.start()
    wanted, deaths, ends = CLUSTERS * (len(MEMBERS) + 1), 0, time.monotonic() + 240
    try:
        while passed(store).total() < wanted or deaths < DEATHS:
            assert time.monotonic() < ends, f"{passed(store).total()} of {wanted}, {deaths} deaths"
            for _ in range(4):
                hint(celery, redis_server)
                time.sleep(rng.random() / 4)
            if deaths < DEATHS:
                _kill_something(rng, machines, redis_server)
                deaths += 1
            else:
                hint(celery, redis_server)
        assert [machine.stop() for machine in machines] == [0, 0]
    finally:
        for machine in machines:
            machine.pull_the_plug()
    assert set(passed(store).values()) == {1}
    heard = leases.held(store.database)
    assert [one.name for one in heard] == [f"{leases.WORKER}{socket.gethostname()}"]
    assert not heard[0].over
    assert half_done(store) == []
    with store.database.read() as connection:
        told = connection.execute(select(tables.outbox)).all()
    late = Counter((row.stream, row.unit, row.office) for row in told if row.topic == "overdue")
    lists = Counter(row.stream for row in told if row.topic == "late_list")
    assert (len(late), set(late.values())) == (CLUSTERS * len(MEMBERS), {1})
    assert (len(lists), set(lists.values())) == (CLUSTERS, {1})


def _kill_something(rng: Random, machines: list[Machine], server: RedisServer) -> None:
    match rng.randrange(4):
        case 0:
            server.empty()
        case 1:
            server.kill()
            time.sleep(rng.random() / 2)
            server.start()
        case _:
            machine = rng.choice(machines)
            machine.pull_the_plug()
            machine.start()


def test_workers_say_what_they_need(sqlite_url: str, postgres_url: str, tmp_path: Path) -> None:
    """On SQLite, or without Redis, a sentence and no traceback."""
    environment = {**os.environ, "THIDUA_REDIS": f"redis+socket://{tmp_path}/none.sock"}
    for url, code in ((sqlite_url, "needs_postgresql"), (postgres_url, "broker_unreachable")):
        store = LogStore(Database(url), WalkClock())
        order = Order(
            command_id=uuid4(),
            stream=SYSTEM,
            command=InitializeDatabase(practice=True),
            actor="tester",
            seat=OPERATOR,
        )
        handle(store, WalkSeeds(), order)
        store.close()
        for command in ("worker", "beat"):
            line = [*CLI, command, "--db", url, "--lang", "en"]
            told = subprocess.run(
                line, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
            )
            assert told.returncode == 1
            assert code in told.stdout + told.stderr
            assert "Traceback" not in told.stderr
