"""Every question of the auditor is answered along an index, on both databases."""

from collections.abc import Iterator

import pytest
from sqlalchemy import text

from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from adapters.views.check import check
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
