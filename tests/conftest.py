"""Fresh databases of both kinds for every test, in which refusals are those that are named."""

import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.log.database import Database
from adapters.log.schema import upgrade
from domain.values.refusal import Code
from tests import named_refusals
from tests.browser.program import LINE as NO_BROWSER
from tests.postgres import Server, serving
from tests.provoked import PROVOKED

named_refusals.hold()
_PROVOKES: defaultdict[str, set[Code]] = defaultdict(set)
for _code, _test in PROVOKED.items():
    _PROVOKES[_test].add(_code)


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    """Nothing is provoked before a test begins."""
    named_refusals.provoked.clear()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """A test that is listed as provoking a refusal fails where it does not."""
    yield
    lacking = _PROVOKES.get(item.nodeid, set()) - named_refusals.provoked
    assert not lacking, f"tests/provoked.py says that this test provokes {sorted(lacking)}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tests that did not run for want of a browser are told once more, with what to do."""
    skipped = terminalreporter.stats.get("skipped", [])
    if any("No browser:" in str(report.longrepr) for report in skipped):
        terminalreporter.section("no browser", red=True)
        terminalreporter.line(NO_BROWSER)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """A PostgreSQL of this test process, started when first asked for."""
    if sys.platform == "win32":
        pytest.skip("the wheel's server is driven over a unix socket")
    with serving() as server:
        yield server


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    """The name of a migrated database without events, to copy from."""
    url = postgres.create()
    _migrate(url)
    return url.partition("@/")[2].partition("?")[0]


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated file without events, to copy from."""
    file = tmp_path_factory.mktemp("template") / "log.sqlite"
    _migrate(f"sqlite:///{file}")
    return file


def _migrate(url: str) -> None:
    database = Database(url)
    upgrade(database)
    database.close()


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """A fresh SQLite database with the tables of the log."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'log.sqlite')}"


@pytest.fixture
def postgres_url(postgres: Server, postgres_template: str) -> Iterator[str]:
    """A fresh PostgreSQL database with the tables of the log."""
    url = postgres.create(postgres_template)
    yield url
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgresql"])
def engine_url(request: pytest.FixtureRequest) -> str:
    """A fresh database with the tables of the log: the test runs once on each kind."""
    url: str = request.getfixturevalue(
        "sqlite_url" if request.param == "sqlite" else "postgres_url"
    )
    return url


@pytest.fixture
def database(engine_url: str) -> Iterator[Database]:
    """As :func:`engine_url`, opened."""
    opened = Database(engine_url)
    yield opened
    opened.close()
