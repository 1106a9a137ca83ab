"""A big year of twelve units and thirty criteria, led to the scoring by commands and then adjusted
as often as asked: seven adjustments of two cells, one explanation, one meeting and one movement in
ten commands. The same seed gives the same commands.

The database is a real one, whose moments are its own, not one for practice.
"""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, Generic, NamedTuple, TypeVar
from uuid import UUID, uuid4, uuid5

from msgspec.structs import replace

from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from adapters.official_days import official_days
from domain.clusters.cluster import FoundCluster, OpenCycle
from domain.clusters.naming import RecordOfficers
from domain.clusters.roster import AddMembers
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.setting import SetDeadline
from domain.cycle.formal import AdvancePhase
from domain.cycle.guard import Phase
from domain.cycle.phases.plan import IssuePlan, SetRulebook
from domain.cycle.phases.registration import RegisterTargets, SignPledge
from domain.cycle.phases.scoring import AdjustScores, EnterScores, SubmitSheet
from domain.cycle.scores.explaining import ExplainAdjustment
from domain.cycle.year_work.meetings import HoldPreparatoryMeeting
from domain.cycle.year_work.movements import LaunchMovement, MovementLaunched
from domain.reckoning.cells import NewCell
from domain.record.order import Order
from domain.record.record import (
    SYSTEM,
    ClusterId,
    Command,
    CycleId,
    Event,
    Office,
    Seat,
    StreamId,
    UnitId,
    cluster_stream,
    cycle_stream,
    unit_stream,
)
from domain.rulebook.criteria import Part
from domain.system import InitializeDatabase
from domain.units.unit import RegisterUnit
from domain.values.paper import Paper
from domain.values.points import Points
from domain.values.when import moment_of
from tests.bench.bulk import BulkWriter
from tests.bench.country import RULEBOOK
from tests.bench.pairs import folder
from tests.log.orders import SEEDS, FixedClock
from workflows.handle import handle
from workflows.memory import MemoryStore
from workflows.ports import Store

UNITS: Final = 12
_SPACE: Final = UUID(int=77)
MEMBERS: Final = tuple(UnitId(uuid5(_SPACE, f"unit {number}")) for number in range(UNITS))
CLUSTER: Final = ClusterId(uuid5(_SPACE, "cluster"))
CYCLE: Final = CycleId.of(CLUSTER, "2026", 1)
YEAR: Final = cycle_stream(CYCLE)
HOME: Final = cluster_stream(CLUSTER)
OPERATOR: Final = Seat(Office.OPERATOR)
SECRETARY: Final = Seat(Office.SECRETARY, MEMBERS[0])
VICE: Final = Seat(Office.VICE_CHAIR, MEMBERS[1])
PAPER: Final = Paper(kind="Kế hoạch", number="42/KH-CTĐ")
VALUES: Final = tuple(Points(value) for value in ("7", "7.5", "8", "8.5", "9", "9.5", "10"))
CODES: Final = tuple(criterion.code for criterion in RULEBOOK.criteria)
#: What is due lies ahead whenever it is measured.
_UNTIL: Final = (datetime.now(UTC) + timedelta(days=28)).date().isoformat()


class Standing(NamedTuple):
    """How far a year is, so that another copy of its database goes on with the same commands."""

    draws: tuple[object, ...]
    settled: dict[tuple[UnitId, str], Points]
    number: int


S = TypeVar("S", bound=Store)


class Year(Generic[S]):
    """One year in one store, and the commands that it is led by."""

    def __init__(self, store: S, standing: Standing | None = None) -> None:
        self.store = store
        self._rng = Random(1)
        self._settled: dict[tuple[UnitId, str], Points] = {}
        self._number = 0
        if standing is not None:
            self._rng.setstate(standing.draws)
            self._settled, self._number = dict(standing.settled), standing.number

    @property
    def standing(self) -> Standing:
        return Standing(self._rng.getstate(), dict(self._settled), self._number)

    def do(self, command: Command, seat: Seat, stream: StreamId = YEAR) -> None:
        handle(self.store, SEEDS, order_of(command, seat, stream))

    def begin(self, *, practice: bool = False) -> None:
        """Lead it to the scoring, every unit's sheet sent in."""
        self.do(InitializeDatabase(practice=practice), OPERATOR, SYSTEM)
        for number, unit in enumerate(MEMBERS):
            register = RegisterUnit(
                unit=unit,
                code=f"so-{number}",
                full_name=f"Sở Nội vụ {number}",
                short_name=f"Sở {number}",
            )
            self.do(register, OPERATOR, unit_stream(unit))
        self.do(FoundCluster(cluster=CLUSTER, code="cum-8", name="Cụm 8"), OPERATOR, HOME)
        self.do(AddMembers(units=MEMBERS), OPERATOR, HOME)
        chairs = RecordOfficers(year="2026", chair=MEMBERS[0], vice_chairs=(MEMBERS[1],))
        self.do(chairs, OPERATOR, HOME)
        self.do(OpenCycle(year="2026"), OPERATOR, HOME)
        self.do(SetRulebook(rulebook=RULEBOOK), SECRETARY)
        for code in ("registration", "scoring"):
            self.do(SetDeadline(code=code, until=_UNTIL), SECRETARY)
        self.do(IssuePlan(document=PAPER), SECRETARY)
        self._register_all()
        self._score_all()

    def _register_all(self) -> None:
        for unit in MEMBERS:
            targets = RegisterTargets(unit=unit, targets=("Hoàn thành nhiệm vụ",))
            self.do(targets, Seat(Office.UNIT_OFFICER, unit))
        self.do(SignPledge(units=MEMBERS), SECRETARY)
        state = self.store.load(YEAR).state
        if isinstance(state, Cycle) and state.phase is Phase.REGISTRATION:
            self.do(AdvancePhase(), SECRETARY)

    def _score_all(self) -> None:
        for unit in MEMBERS:
            own = Seat(Office.UNIT_OFFICER, unit)
            cells = tuple(
                NewCell(criterion=code, part=Part.STANDARD, was=None, now=self._rng.choice(VALUES))
                for code in CODES
            )
            self.do(EnterScores(unit=unit, column="self", cells=cells), own)
            self.do(SubmitSheet(unit=unit), own)

    def next(self) -> tuple[Command, Seat]:
        """The next command of the mix, and who gives it."""
        self._number += 1
        kind = self._number % 10
        if kind == 3:
            meeting = HoldPreparatoryMeeting(
                date="2026-11-20", attending=MEMBERS[:5], conclusions="Thống nhất một số điểm"
            )
            return meeting, SECRETARY
        if kind == 6:
            movement = LaunchMovement(
                movement=f"phong-trao-{self._number}",
                name="Chín mươi ngày đêm",
                since="2026-03-01",
                until="2026-05-30",
            )
            return movement, SECRETARY
        if kind == 8:
            # The one that was adjusted just now.
            unit = MEMBERS[((self._number - 1) * 7) % UNITS]
            explained = ExplainAdjustment(unit=unit, explanation="Giải trình của đơn vị")
            return explained, Seat(Office.UNIT_OFFICER, unit)
        return self._adjustment(MEMBERS[(self._number * 7) % UNITS])

    def _adjustment(self, unit: UnitId) -> tuple[Command, Seat]:
        cells = []
        for code in sorted(self._rng.sample(CODES, 2)):
            was = self._settled.get((unit, code))
            now = self._rng.choice([value for value in VALUES if value != was])
            self._settled[unit, code] = now
            cells.append(NewCell(criterion=code, part=Part.STANDARD, was=was, now=now))
        adjusted = AdjustScores(
            unit=unit,
            column="settled",
            cells=tuple(cells),
            reason="Thống nhất tại cuộc họp trù bị",
        )
        # Nobody adjusts the unit that holds its own seat.
        return adjusted, SECRETARY if unit != MEMBERS[0] else VICE

    def step(self) -> None:
        """Carry the next command out."""
        self.do(*self.next())

    def steps(self, count: int) -> None:
        for _ in range(count):
            self.step()

    def grow(self, events: int) -> None:
        """Carry commands out until the year has so many events."""
        while self.store.load(YEAR).version < events:
            self.step()


def order_of(command: Command, seat: Seat, stream: StreamId = YEAR) -> Order:
    return Order(command_id=uuid4(), stream=stream, command=command, actor="account-1", seat=seat)


def open_store(url: str) -> LogStore:
    """The store of a database, set up where it is new; nothing is folded yet."""
    database = Database(url)
    upgrade(database)
    return LogStore(database, FixedClock())


def begun_year(url: str, events: int) -> Standing:
    """Make a database whose year has so many events, and leave it closed."""
    year = Year(open_store(url))
    year.begin()
    year.grow(events)
    year.store.close()
    return year.standing


def resumed(url: str, standing: Standing) -> Year[LogStore]:
    """A year that goes on in a copy of its database, folded already."""
    year = Year(open_store(url), standing)
    year.store.load(YEAR)
    return year


def written_year(url: str, events: int) -> LogStore:
    """A year of so many events, written in bulk: the first of them were led by commands."""
    store = open_store(url)
    BulkWriter(store.database).write_all([tuple(lengthened(mixed(), events))])
    return store


def year_in_memory(events: int) -> Year[MemoryStore]:
    """The same year in no database."""
    clock = FixedClock(moment_of(datetime.now(UTC)))
    year = Year(MemoryStore(clock, practice=False, days=official_days()))
    year.begin()
    year.grow(events)
    return year


@cache
def mixed(events: int = 400) -> tuple[Event, ...]:
    """The events of a year that was led by commands."""
    with folder() as place:
        year = Year(open_store(sqlite_url(place / "year.db")))
        year.begin()
        year.grow(events)
        found = year.store.events(YEAR)
        year.store.close()
    return found


def lengthened(events: Sequence[Event], count: int) -> Iterator[Event]:
    """So many events of the year: those given, and the later of them again and again, each
    movement under a name of its own. They fold, which is all that they are for."""
    yield from events[:count]
    later = events[len(events) // 2 :]
    for version in range(len(events) + 1, count + 1):
        event = later[version % len(later)]
        body = event.body
        if isinstance(body, MovementLaunched):
            body = replace(body, movement=f"phong-trao-lai-{version}")
        header = replace(
            event.header,
            version=version,
            command_id=uuid5(_SPACE, f"command {version}"),
            recorded_at=events[-1].header.recorded_at,
        )
        yield Event(header, body)


def sqlite_url(file: Path) -> str:
    return f"sqlite:///{file}"


def copied(source: Path, target: Path) -> str:
    """The URL of a copy of an SQLite database that nobody has open."""
    for suffix in ("", "-wal", "-shm"):
        Path(f"{target}{suffix}").unlink(missing_ok=True)
        if Path(f"{source}{suffix}").exists():
            shutil.copyfile(f"{source}{suffix}", f"{target}{suffix}")
    return sqlite_url(target)
