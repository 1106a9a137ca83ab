"""A year of two clusters with a fast clock and a real mail server: every notice once, to the right
unit, at an allowed hour, and nothing about what is done already."""

import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import date
from email.utils import parsedate_to_datetime
from uuid import UUID

import pytest
from sqlalchemy import insert, select

from adapters.bootstrap import Engine
from adapters.log import tables
from adapters.log.database import Database
from adapters.log.store import LogStore
from domain.cycle.deadlines.passing import DeadlinePassed
from domain.cycle.phases.registration import TargetsRegistered
from domain.cycle.phases.scoring import SheetSubmitted
from domain.notices import Notices, Topic, notices_stream
from domain.record.record import CycleId, Office, StreamId, UnitId
from domain.values.office_hours import in_office_hours
from domain.values.when import DAY, Moment, moment_of
from tests.delivery.sink import SENDER, Mail, Sink, running
from tests.factories import MEMBERS, A, B, C, D, E, moment
from tests.system.two_years import EIGHT, OTHER, YEARS, Year, acts, order
from tests.walk import WalkClock, WalkSeeds
from workers.duties import DUTIES
from workflows.handle import handle

#: When the background work is done on every day, beside after every act of somebody.
ROUNDS = ("00:00", "08:00")
LAST = date(2027, 1, 31)


class Simulated:
    """A database, a clock that runs, and the mail that came of it."""

    def __init__(self, url: str, sink: Sink) -> None:
        self.clock = WalkClock()
        self.store = LogStore(Database(url), self.clock)
        self.sink = sink
        #: When the server took each message over, by the clock of the year.
        self.taken_at: dict[str, Moment] = {}
        self._seen = 0

    def run(self) -> None:
        people = list(enumerate(acts()))
        rounds = [moment(f"{day}T{clock}") for day in _days() for clock in ROUNDS]
        # a quarter of an hour after an act what could be joined may leave
        rounds += [moment(act[0]) + 16 * 60_000_000 for _, act in people]
        for at in sorted(rounds):
            while people and moment(people[0][1][0]) <= at:
                number, act = people.pop(0)
                self.clock.at = moment(act[0])
                handle(self.store, WalkSeeds(number), order(number, act))
                if number == 0:
                    self._write_addresses()
            self.clock.at = at
            if self.store.load("system").state is not None:
                self._work()

    def _work(self) -> None:
        engine = Engine(self.store, self.clock)  # type: ignore[arg-type]
        for duty in DUTIES.values():
            report = duty(engine)
            stuck = [line for line in report.lines if line.what in {"failed", "refused", "stuck"}]
            assert stuck == []
        for mail in self.sink.taken[self._seen :]:
            self.taken_at.setdefault(mail.id, self.clock.at)
        self._seen = len(self.sink.taken)

    def _write_addresses(self) -> None:
        rows = [
            {"unit": str(unit), "kind": kind, "address": address(unit, kind), "lang": lang}
            for unit, lang in zip(MEMBERS, ("vi", "vi", "en", "vi", "vi"), strict=True)
            for kind in ("mailbox", "officer", "head", "secretary")
        ]
        with self.store.database.write() as work:
            work.connection.execute(insert(tables.contacts), [{**row, "set_at": 0} for row in rows])

    def outbox(self) -> dict[UUID, "Row"]:
        with self.store.database.read() as connection:
            found = connection.execute(select(tables.outbox)).all()
        return {UUID(row.notice): Row(row) for row in found}


class Row:
    """A notice as the outbox has it in the end."""

    def __init__(self, row: object) -> None:
        self.topic = Topic(getattr(row, "topic"))  # noqa: B009
        self.unit = UnitId(getattr(row, "unit"))  # noqa: B009
        self.office = Office(getattr(row, "office"))  # noqa: B009
        self.stream: StreamId = getattr(row, "stream")  # noqa: B009
        self.state: str = getattr(row, "state")  # noqa: B009
        self.code: str | None = getattr(row, "code")  # noqa: B009


def _days() -> Iterator[date]:
    day = date(2025, 12, 29)
    while day <= LAST:
        yield day
        day += DAY


def address(unit: UnitId, kind: str) -> str:
    return f"{kind}-{'abcde'[MEMBERS.index(unit)]}@tinh.example"


def notice_of(mail: Mail) -> UUID:
    return UUID(str(mail.message["X-Thidua"]))


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def simulated(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Simulated]:
    """The year, lived once on each kind of database."""
    if request.param == "sqlite":
        file = tmp_path_factory.mktemp("year") / "year.db"
        url = f"sqlite:///{shutil.copy(request.getfixturevalue('sqlite_template'), file)}"
    else:
        server = request.getfixturevalue("postgres")
        url = server.create(request.getfixturevalue("postgres_template"))
    with running() as sink, pytest.MonkeyPatch.context() as patch:
        patch.setenv("THIDUA_TEST_SMTP", f"smtp://{sink.host}:{sink.port}")
        patch.setenv("THIDUA_MAIL_FROM", SENDER)
        found = Simulated(url, sink)
        found.run()
        yield found
        found.store.close()


def test_every_notice_leaves_and_leaves_once(simulated: Simulated) -> None:
    """All that was to be told was served, or had become needless; each message came once."""
    outbox = simulated.outbox()
    assert {row.state for row in outbox.values()} <= {"served", "needless"}
    served = {notice for notice, row in outbox.items() if row.state == "served"}
    came = Counter(notice_of(mail) for mail in simulated.sink.taken)
    assert set(came) == served
    assert set(came.values()) == {1}
    assert len(served) > 80


def test_each_goes_to_the_right_unit(simulated: Simulated) -> None:
    """To the mailbox with the officer in copy, to the head or the secretary; to members only."""
    outbox = simulated.outbox()
    for mail in simulated.sink.taken:
        row = outbox[notice_of(mail)]
        kinds = {
            Office.UNIT_OFFICER: ("mailbox", "officer"),
            Office.UNIT_HEAD: ("head",),
            Office.SECRETARY: ("secretary",),
        }[row.office]
        assert set(mail.recipients) == {address(row.unit, kind) for kind in kinds}
        year = next(year for year in YEARS if year.stream == row.stream)
        assert row.unit in year.members
        assert year.name in str(mail.message["Subject"])
        assert mail.message["X-Thidua-Practice"] == "yes"


def test_each_leaves_at_an_allowed_hour(simulated: Simulated) -> None:
    """On working days in office hours, by the clock of the year; and the mail says so itself."""
    table = simulated.store.days()
    for mail in simulated.sink.taken:
        said = moment_of(parsedate_to_datetime(str(mail.message["Date"])))
        assert in_office_hours(said, table)
        assert abs(said - simulated.taken_at[mail.id]) < 1_000_000


def _done(year: Year, simulated: Simulated, what: type) -> dict[UnitId, Moment]:
    """When each unit did it."""
    return {
        event.body.unit: event.header.recorded_at  # type: ignore[attr-defined]
        for event in simulated.store.events(year.stream)
        if isinstance(event.body, what)
    }


@pytest.mark.parametrize("year", YEARS)
@pytest.mark.parametrize(
    ("code", "what", "late"),
    [
        ("registration", TargetsRegistered, {EIGHT.code: {E}, OTHER.code: set()}),
        ("scoring", SheetSubmitted, {EIGHT.code: {D}, OTHER.code: set()}),
    ],
)
def test_only_who_owes_something_is_reminded(
    simulated: Simulated, year: Year, code: str, what: type, late: dict[str, set[UnitId]]
) -> None:
    """Nobody is reminded who is done by then; whoever is late is reminded twice, then told so."""
    outbox, done = simulated.outbox(), _done(year, simulated, what)
    reminders: Counter[UnitId] = Counter()
    overdue: Counter[UnitId] = Counter()
    for mail in simulated.sink.taken:
        row = outbox[notice_of(mail)]
        mine = row.stream == year.stream and row.code == code and row.office is Office.UNIT_OFFICER
        if mine and row.topic is Topic.REMINDER:
            assert done[row.unit] > simulated.taken_at[mail.id]
            reminders[row.unit] += 1
        if mine and row.topic is Topic.OVERDUE:
            overdue[row.unit] += 1
    assert set(overdue) == late[year.code]
    assert set(overdue.values()) <= {1}
    assert all(reminders[unit] == 2 for unit in late[year.code])
    passed = {
        event.body.unit
        for event in simulated.store.events(year.stream)
        if isinstance(event.body, DeadlinePassed) and event.body.code == code
    }
    assert passed - {None} == late[year.code]


def test_adjustments_of_one_sheet_are_told_together(simulated: Simulated) -> None:
    """Twice adjusted within five minutes: one message, in each of both years."""
    rows = [row for row in simulated.outbox().values() if row.topic is Topic.ADJUSTED]
    assert Counter((row.stream, row.unit) for row in rows) == {
        (EIGHT.stream, E): 1,
        (OTHER.stream, E): 1,
    }


def test_who_comes_next_is_told(simulated: Simulated) -> None:
    """The chair and the vice of the next year, each in their cluster."""
    rows = [row for row in simulated.outbox().values() if row.topic is Topic.NEXT_OFFICE]
    told = {(row.stream, row.unit) for row in rows}
    assert told == {
        (EIGHT.stream, B),
        (EIGHT.stream, E),
        (OTHER.stream, A),
        (OTHER.stream, E),
    }
    assert C not in {unit for _, unit in told}


def test_the_ledger_has_every_service_once(simulated: Simulated) -> None:
    """What was served stands in the notices of its cycle, each once; nothing was unserved."""
    outbox = simulated.outbox()
    for year in YEARS:
        stream = notices_stream(CycleId.of(year.cluster, "2026", 1))
        state = simulated.store.load(stream).state
        assert isinstance(state, Notices)
        served = {
            n for n, row in outbox.items() if row.stream == year.stream and row.state == "served"
        }
        assert {notice for notice, told in state.told.items() if told.served} == served
        kinds = Counter(event.header.type for event in simulated.store.events(stream))
        assert kinds == {"notice_served": len(served)}
