"""What an earlier version stored: today's code opens it, finds nothing wrong, changes nothing."""

import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from uuid import UUID

import psycopg
import pytest
from sqlalchemy import text

from adapters.audit.unstated import unstated
from adapters.bootstrap import Engine, initialize
from adapters.log.database import Database
from adapters.play import play
from adapters.replaying import all_streams
from adapters.views.check import check
from adapters.views.rebuild import silent
from domain.cycle.cycle import Cycle
from domain.cycle.formal import CancelCycle
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import SheetSettled
from domain.reckoning.arithmetic import ARITHMETICS, NOW
from domain.record.order import Context, Order
from domain.record.record import ARITHMETIC, Office, Seat, cycle_stream
from workflows.consider import consider

KEPT = Path(__file__).parents[1] / "kept"


class Stored(NamedTuple):
    """A database of an earlier version, and the files that were played into it."""

    name: str
    practice: bool
    files: tuple[str, ...]


STORED = (
    Stored(
        "nguon",
        False,
        (
            "cum-8-2021.yaml",
            "cum-4-2020.yaml",
            "cum-5-2022.yaml",
            "so-tttt-bac-kan-2020.yaml",
            "so-tttt-lang-son-2021.yaml",
        ),
    ),
    Stored("thuc-hanh", True, ("thuc-hanh.yaml",)),
)


@pytest.fixture(params=STORED, ids=lambda stored: stored.name)
def stored(request: pytest.FixtureRequest) -> Stored:
    return request.param  # type: ignore[no-any-return]


@pytest.fixture(params=["sqlite", "postgresql"])
def kept_url(request: pytest.FixtureRequest, stored: Stored, tmp_path: Path) -> Iterator[str]:
    """A copy of the kept database, as it was stored."""
    if request.param == "sqlite":
        yield f"sqlite:///{shutil.copy(KEPT / f'{stored.name}.db', tmp_path / 'kept.db')}"
        return
    server = request.getfixturevalue("postgres")
    url = server.create()
    dump = (KEPT / f"{stored.name}.sql").read_text("utf-8")
    database = url.partition("@/")[2].partition("?")[0]
    with psycopg.connect(host=str(server.folder), user="postgres", dbname=database) as connection:
        connection.execute(dump.encode())
    yield url
    server.drop(url)


@pytest.fixture
def engine(kept_url: str, stored: Stored) -> Iterator[Engine]:
    """The copy, brought up to date by today's code."""
    with initialize(kept_url, stored.practice) as opened:
        yield opened


def test_no_kept_file_was_changed() -> None:
    """Every file is noted with its sum, and no file is missing or new without one."""
    lines = (KEPT / "SHA256SUMS").read_text("utf-8").splitlines()
    noted = {name: digest for digest, name in (line.split("  ", 1) for line in lines)}
    there = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in KEPT.iterdir()
        if path.name not in {"SHA256SUMS", "README.md"}
    }
    assert there == noted


def _records(url: str) -> list[tuple[object, ...]]:
    """Every event as it stands in the table, whatever the version of the tables."""
    database = Database(url)
    statement = "SELECT stream, version, position, state, hash FROM events ORDER BY position"
    with database.read() as connection:
        rows = [tuple(row) for row in connection.execute(text(statement))]
    database.close()
    return rows


def test_every_event_keeps_its_bytes(kept_url: str, stored: Stored) -> None:
    """Opening and bringing up to date leaves record and hash of every event as they were."""
    before = _records(kept_url)
    initialize(kept_url, stored.practice).store.close()
    assert _records(kept_url) == before
    assert before


def test_nothing_differs(engine: Engine) -> None:
    """Read models and index columns agree with the events; every year is rebuilt as sealed."""
    assert check(engine.store.database).difference is None
    rebuilt = list(all_streams(engine, silent))
    assert [one.stream for one in rebuilt if one.difference] == []
    assert rebuilt


def test_what_older_events_do_not_state_is_listed(engine: Engine, stored: Stored) -> None:
    """Sheets settled before the total was stated: each is listed, and read as not stating it."""
    settled = [
        placed.event
        for placed in engine.store.all_events(0, 100_000)
        if isinstance(placed.event.body, SheetSettled)
    ]
    listed = [(one.stream, one.version) for one in unstated(engine.store.database)]
    assert listed == [(event.stream, event.version) for event in settled]
    assert all(event.body.counted is None for event in settled)  # type: ignore[attr-defined]
    assert bool(listed) is stored.practice


def test_kept_years_are_reckoned_by_the_rules_they_began_under(engine: Engine) -> None:
    """Every kept year began under version 1 and is still dispatched to it, also in what is done
    in it today; a year begun today has the version of today."""
    cycles = [
        state
        for stream in engine.store.streams()
        if isinstance(state := engine.store.load(stream).state, Cycle)
    ]
    assert cycles
    assert {cycle.reckoning for cycle in cycles} == {ARITHMETICS[1]}
    running = [one for one in cycles if one.phase not in {Phase.CLOSED, Phase.CANCELLED}]
    assert running
    for cycle in running:
        order = Order(
            stream=cycle_stream(cycle.id),
            command=CancelCycle(reason="Thử"),
            seat=Seat(Office.CHAIR, cycle.chair),
            actor="tester",
            command_id=UUID(int=1),
            backfill=cycle.backfill,
        )
        context = Context(now=engine.now(), seed=bytes(32), practice=engine.practice)
        given = consider(cycle, 1, order, context)
        assert {event.header.arithmetic for event in given.events} == {1}
    assert NOW.version == ARITHMETIC


def test_playing_the_same_files_again_stores_nothing(engine: Engine, stored: Stored) -> None:
    """What was played under the earlier version is known again, command by command."""
    before = engine.store.all_events(0, 100_000)
    counts = [play(engine, KEPT / file).stored for file in stored.files]
    assert counts == [0] * len(stored.files)
    assert engine.store.all_events(0, 100_000) == before


def test_the_receipts_of_every_year_are_found(engine: Engine) -> None:
    """What was answered before receipts stood under their streams is found under them too."""
    answered = engine.store.answered()
    assert answered
    for stream, last in answered.items():
        assert engine.store.answered(stream) == {stream: last}
