"""A short year, from its beginning to its cancelling, as orders; none of it is ever changed."""

import hashlib
from collections.abc import Iterator
from datetime import date
from uuid import UUID

from domain.clusters.cluster import FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.deadlines.setting import ExtendDeadline, SetDeadline
from domain.cycle.formal import CancelCycle, WaiveCondition
from domain.cycle.guard import Phase
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.record.order import Order
from domain.record.record import (
    Command,
    CycleId,
    Event,
    Office,
    Seat,
    StreamId,
    cluster_stream,
    cycle_stream,
)
from domain.values.days import DayTable
from domain.values.paper import Paper
from domain.values.when import When
from tests.golden.acts import ACCOUNT, AN_GIANG, BEN_TRE, CLUSTER, LONG_AN, RECORDED
from workflows.handle import handle
from workflows.memory import MemoryStore

HOME = cluster_stream(CLUSTER)
CYCLE = cycle_stream(CycleId.of(CLUSTER, "2021", 1))
OPERATOR = Seat(Office.OPERATOR)
SECRETARY = Seat(Office.SECRETARY, AN_GIANG)
OFFICER = Seat(Office.UNIT_OFFICER, LONG_AN)


_DAYS = DayTable(version="vn-0", first=date(2021, 1, 1), last=date(2021, 12, 31), off=frozenset())


class _Clock:
    """A minute later each time."""

    def __init__(self) -> None:
        self._at = RECORDED

    def now(self) -> int:
        self._at += 60_000_000
        return self._at


class _Seeds:
    def __init__(self) -> None:
        self._given = 0

    def new(self) -> bytes:
        self._given += 1
        return hashlib.sha256(self._given.to_bytes(4)).digest()


def _orders() -> Iterator[tuple[StreamId, Command, Seat]]:
    yield HOME, FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm thi đua số 8"), OPERATOR
    yield HOME, AddMembers(units=(LONG_AN, BEN_TRE, AN_GIANG)), OPERATOR
    yield HOME, RecordOfficers(year="2021", chair=AN_GIANG, vice_chairs=(LONG_AN,)), OPERATOR
    yield HOME, OpenCycle(year="2021"), OPERATOR
    yield CYCLE, SetDeadline(code=Phase.REGISTRATION, until="2021-06-30"), SECRETARY
    yield CYCLE, SetDeadline(code=Phase.SCORING, until="2021-11"), SECRETARY
    paper = Paper(kind="Công văn", number="12/STTTT-VP", date="2021-05-20", about="Đăng ký")
    register = RegisterTargets(
        unit=LONG_AN, targets=("Hoàn thành 100% chỉ tiêu",), titles=("co",), document=paper
    )
    yield CYCLE, register, OFFICER
    yield CYCLE, SignPledge(units=(LONG_AN, AN_GIANG)), SECRETARY
    extend = ExtendDeadline(
        code=Phase.REGISTRATION, until="2021-07-15T17:00", unit=BEN_TRE, reason="Dịch bệnh"
    )
    yield CYCLE, extend, SECRETARY
    yield CYCLE, WaiveCondition(condition="pledge_signed", reason="Ký sau"), SECRETARY
    yield CYCLE, CancelCycle(reason="Sáp nhập tỉnh"), SECRETARY


def carried_out() -> tuple[Event, ...]:
    """The events of the cycle's stream, with fixed clock, ids and salts."""
    store, seeds = MemoryStore(_Clock(), practice=False, days=_DAYS), _Seeds()
    for number, (stream, command, seat) in enumerate(_orders()):
        order = Order(
            command_id=UUID(int=number),
            stream=stream,
            command=command,
            actor=ACCOUNT,
            seat=seat,
            effective=When.read("2021-05-21") if seat == OFFICER else None,
        )
        handle(store, seeds, order)
    return tuple(event for event in store.events if event.stream == CYCLE)
