"""Two clusters with members in common through one year and its conference, act by act.

Cluster 8 is led by A; E registers late there, and D sends its sheet late. The other cluster is led
by C, and is in time with everything.
"""

from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

import msgspec

from domain.clusters.cluster import FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import AdvancePhase
from domain.cycle.phases.chair_handover import AdoptMinutes, CloseCycle, NameNextOfficers
from domain.cycle.phases.handing_over import AcceptHandover, ListHandover
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SettleSheet, SubmitSheet
from domain.cycle.phases.summary_conference import (
    AdoptReport,
    AdoptTable,
    CallConference,
    CloseSitting,
    OpenSitting,
    RecordAttendance,
)
from domain.cycle.votes.selecting import DecideSelection
from domain.record.order import Order
from domain.record.record import (
    SYSTEM,
    ClusterId,
    Command,
    CycleId,
    Office,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.system import InitializeDatabase
from domain.units.unit import RegisterUnit
from tests.factories import (
    MEMBERS,
    OPERATOR,
    PAPER,
    RULEBOOK,
    A,
    B,
    C,
    D,
    E,
    cell,
    id_of,
    moment,
    officer,
    sheet_of,
)

#: When, in which stream, by whom, what.
Act = tuple[str, StreamId, Seat, Command]


class Year(msgspec.Struct, frozen=True):
    """The year 2026 of one cluster."""

    code: str
    name: str
    members: tuple[UnitId, ...]
    chair: UnitId
    vice: UnitId
    #: Units that register and send their sheets when it is too late.
    late_to_register: frozenset[UnitId] = frozenset()
    late_to_send: frozenset[UnitId] = frozenset()

    @property
    def cluster(self) -> ClusterId:
        return ClusterId(id_of(f"cluster {self.code}"))

    @property
    def stream(self) -> StreamId:
        return cycle_stream(CycleId.of(self.cluster, "2026", 1))

    @property
    def secretary(self) -> Seat:
        return Seat(Office.SECRETARY, self.chair)


EIGHT = Year("cum-8", "Cụm 8", MEMBERS, A, B, frozenset({E}), frozenset({D}))
OTHER = Year("khoi-1", "Khối 1", (A, C, E), C, A)
YEARS = (EIGHT, OTHER)


def order(number: int, act: Act) -> Order:
    """The same number gives the same command id."""
    _, stream, seat, command = act
    return Order(
        command_id=uuid5(NAMESPACE_URL, f"two years {number}"),
        stream=stream,
        command=command,
        actor="tester",
        seat=seat,
    )


def acts() -> list[Act]:
    """Everything that people do, in the order of time."""
    found: list[Act] = [
        ("2025-12-29T08:00", SYSTEM, OPERATOR, InitializeDatabase(practice=True)),
        *(
            (
                "2025-12-29T08:00",
                unit_stream(unit),
                OPERATOR,
                RegisterUnit(
                    unit=unit,
                    code=f"so-{name.lower()}",
                    full_name=f"Sở Thông tin {name}",
                    short_name=f"Sở {name}",
                ),
            )
            for unit, name in zip(MEMBERS, "ABCDE", strict=True)
        ),
    ]
    for year in YEARS:
        found += _founded(year)
        found += [(when, year.stream, seat, command) for when, seat, command in _acted(year)]
    return sorted(found, key=lambda act: moment(act[0]))


def _founded(year: Year) -> Iterator[Act]:
    home = cluster_stream(year.cluster)
    for command in (
        FoundCluster(cluster=year.cluster, code=year.code, name=year.name),
        AddMembers(units=year.members),
        RecordOfficers(year="2026", chair=year.chair, vice_chairs=(year.vice,)),
        OpenCycle(year="2026"),
    ):
        yield "2025-12-29T09:00", home, OPERATOR, command


Done = tuple[str, Seat, Command]


def _acted(year: Year) -> Iterator[Done]:
    yield from _begun(year)
    yield from _scored(year)
    yield from _met(year)


def _begun(year: Year) -> Iterator[Done]:
    lead = year.secretary
    yield "2026-01-05T08:30", lead, SetRulebook(rulebook=RULEBOOK)
    yield "2026-01-05T08:31", lead, SetDeadline(code="registration", until="2026-02-27")
    yield "2026-01-05T08:32", lead, SetDeadline(code="scoring", until="2026-11-30")
    # told on the next morning: it is after office hours
    yield "2026-01-05T18:00", lead, IssuePlan(document=PAPER)
    for day, unit in enumerate(year.members, start=10):
        late = unit in year.late_to_register
        when = "2026-03-03T10:00" if late else f"2026-02-{day}T15:00"
        register = RegisterTargets(unit=unit, targets=("Hoàn thành nhiệm vụ",))
        yield when, officer(unit), register
    yield "2026-03-04T09:00", lead, SignPledge(units=year.members)
    yield "2026-03-05T09:00", lead, AdvancePhase()


def _scored(year: Year) -> Iterator[Done]:
    lead, vice = year.secretary, Seat(Office.VICE_CHAIR, year.vice)
    for day, unit in enumerate(year.members, start=16):
        when = "2026-12-02" if unit in year.late_to_send else f"2026-11-{day}"
        enter = EnterScores(unit=unit, column="self", cells=sheet_of(unit))
        yield f"{when}T16:00", officer(unit), enter
        yield f"{when}T16:20", officer(unit), SubmitSheet(unit=unit)
        by = vice if unit == year.chair else lead
        for minute, now in ((0, "58"), (5, "57")) if unit == E else ():
            was = None if minute == 0 else "58"
            adjust = AdjustScores(
                unit=unit, column="settled", cells=(cell("1", now, was),), reason="Thiếu minh chứng"
            )
            yield f"2026-12-04T10:{minute:02}", by, adjust
        yield "2026-12-10T09:00", by, SettleSheet(unit=unit)
    yield "2026-12-11T09:00", lead, AdvancePhase()


def _met(year: Year) -> Iterator[Done]:
    lead = year.secretary
    agenda = ("Báo cáo tổng kết", "Bình xét, suy tôn", "Bàn giao nhiệm vụ")
    for when, date in (("2026-12-14T10:00", "2027-01-14"), ("2026-12-21T10:00", "2027-01-15")):
        yield when, lead, CallConference(date=f"{date}T08:00", place="Hội trường A", agenda=agenda)
    yield "2027-01-15T08:00", lead, OpenSitting()
    yield "2027-01-15T08:10", lead, RecordAttendance(present=year.members)
    yield "2027-01-15T08:30", lead, AdoptReport(document=PAPER)
    yield "2027-01-15T08:40", lead, AdoptTable()
    for minute, selection in enumerate(RULEBOOK.selections):
        chosen = (year.vice,) if selection.quota == 1 else (year.chair, year.vice)
        decide = DecideSelection(selection=selection.code, chosen=chosen, reason="Nhất trí")
        yield f"2027-01-15T09:0{minute}", lead, decide
    name = NameNextOfficers(year="2027", chair=year.vice, vice_chairs=(E,))
    yield "2027-01-15T10:00", lead, name
    yield "2027-01-15T10:10", lead, ListHandover(items=("Cờ luân lưu", "Hồ sơ năm 2026"))
    yield "2027-01-15T10:20", lead, AcceptHandover(unit=year.chair)
    yield "2027-01-18T09:00", officer(year.vice), AcceptHandover(unit=year.vice)
    yield "2027-01-18T10:00", lead, AdoptMinutes(document=PAPER)
    yield "2027-01-18T10:30", lead, CloseSitting()
    yield "2027-01-18T11:00", lead, CloseCycle()
