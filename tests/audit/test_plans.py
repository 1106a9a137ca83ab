"""Every question of the auditor is answered along an index, on both databases."""

from collections.abc import Iterator
from typing import Any

import pytest
from sqlalchemy import text

from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from adapters.views.check import check
from tests.bench import by_hand
from tests.bench.bulk import BulkWriter
from tests.bench.country import country
from tests.bench.plans import plans_of, scans
from tests.bench.questions import QUESTIONS, Chance
from tests.log.orders import FixedClock
from tests.postgres import Server

CLUSTERS, YEARS = 8, 5


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def country_store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[LogStore]:
    """A small country, large enough for an index to be worth it."""
    if request.param == "sqlite":
        url = f"sqlite:///{tmp_path_factory.mktemp('country') / 'log.sqlite'}"
    else:
        server: Server = request.getfixturevalue("postgres")
        url = server.create()
    database = Database(url)
    upgrade(database)
    store = LogStore(database, FixedClock())
    BulkWriter(database).write_all(country(CLUSTERS, YEARS))
    if request.param == "postgresql":
        with database.engine.connect() as connection:
            connection.execute(text("ANALYZE"))
            connection.commit()
    yield store
    store.close()


@pytest.mark.parametrize("name", QUESTIONS)
def test_questions_are_answered_along_an_index(country_store: LogStore, name: str) -> None:
    """No question reads a table that grows from its beginning to its end."""
    chance = Chance(CLUSTERS, YEARS, seed=1, page=50)
    plans = plans_of(
        country_store.database, lambda: QUESTIONS[name](country_store, chance), small=True
    )
    assert plans
    assert scans(plans) == []


@pytest.fixture(scope="module")
def by_hand_store(country_store: LogStore) -> LogStore:
    """The same country, with the wide table beside it."""
    with country_store.database.engine.connect() as connection:
        by_hand.make(connection)
        connection.commit()
    return country_store


#: What is asked by hand for the cells of a sheet is asked of us as hands.
SAME = sorted(set(by_hand.BY_HAND) - {"duties of a unit"})


@pytest.mark.parametrize("name", SAME)
def test_sql_by_hand_answers_the_same(by_hand_store: LogStore, name: str) -> None:
    """What is measured beside each other gives the same rows."""
    chance = Chance(CLUSTERS, YEARS, seed=2, page=100_000)
    statement, parameters = by_hand.BY_HAND[name]
    found: list[int] = []
    for _ in range(2):
        chance.draw()
        answer: Any = QUESTIONS[name](by_hand_store, chance)
        with by_hand_store.database.read() as connection:
            rows = connection.execute(text(statement), parameters(chance)).all()
        assert sorted((one.stream, one.version, one.ordinal) for one in answer.changes) == sorted(
            (row.stream, row.version, row.ordinal) for row in rows
        )
        found.append(len(rows))
    assert max(found) > 0


def test_a_scan_would_be_seen(country_store: LogStore) -> None:
    """What is looked for is found where there is one."""

    def whole() -> None:
        with country_store.database.read() as connection:
            connection.exec_driver_sql("SELECT * FROM score_changes WHERE now = 7").all()

    assert len(scans(plans_of(country_store.database, whole))) == 1


def test_what_is_measured_is_sound(country_store: LogStore) -> None:
    """The country that is measured holds what its events say, as one written act by act does."""
    found = check(country_store.database)
    assert found.difference is None
    assert found.rows > 25_000
    assert len(country_store.texts(Chance(CLUSTERS, YEARS, 1).stream)) > 10
    assert country_store.verify_chain(Chance(CLUSTERS, YEARS, 1).stream) == ()
