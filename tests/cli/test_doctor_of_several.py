"""The doctor where several machines work: whom it sees, and what a timer that asks it is told."""

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import update

from adapters.bootstrap import initialize, open_engine
from adapters.log import leases, tables
from tests.cli.typed import Answer, typed
from tests.redis_server import redis_serving

DAY = 24 * 60 * 60 * 1_000_000


@pytest.fixture
def doctor(engine_url: str) -> Callable[..., Answer]:
    """Asks the doctor of a practice database in which nothing has happened yet."""
    initialize(engine_url, practice=True).store.close()
    return lambda *words, **environment: typed("doctor", *words, "--db", engine_url, **environment)


def noted(url: str, name: str, seconds: float) -> None:
    with open_engine(url) as engine:
        leases.note(engine.store.database, name, "may-2", seconds)


def found(answer: Answer) -> dict[str, Any]:
    return {one["code"]: one for one in answer.json["findings"]}


@pytest.mark.parametrize("kind", ["worker", "timer"])
def test_whoever_works_on_another_machine_is_seen(
    doctor: Callable[..., Answer], engine_url: str, kind: str
) -> None:
    """A worker of Celery and a timer are named with their machine; silent for long, they are named
    with what is to be typed."""
    noted(engine_url, f"{kind}/may-2", 60)
    at_work = doctor("--json")
    assert at_work.code == 0
    assert "may-2" in found(at_work)[kind]["sentence"]
    assert "nobody_serves" not in found(at_work)
    noted(engine_url, f"{kind}/may-2", 0.01)
    time.sleep(0.05)
    silent = doctor("--json")
    assert silent.code == 0  # nothing waits
    assert found(silent)[f"{kind}_over"]["mend"].startswith("thidua ")


def test_a_runner_whose_lease_cannot_be_true_is_not_taken_for_one_at_work(
    doctor: Callable[..., Answer], engine_url: str
) -> None:
    """Given by a clock that was a day ahead: its holder is named as one that is gone."""
    with open_engine(engine_url) as engine:
        leases.take(engine.store.database, "duties", "may-1", 60)
        later = update(tables.leases).values(until=tables.leases.c.until + DAY)
        with engine.store.database.write() as work:
            work.connection.execute(later)
    gone = found(doctor("--json"))
    assert "lease" not in gone
    assert "may-1" in gone["lease_over"]["sentence"]


def test_a_timer_is_seen_by_its_rounds(tmp_path: Path) -> None:
    """Between two rounds of ``serve --once`` the doctor says when the last one was."""
    db = tmp_path / "tap.db"
    assert typed("init", "--practice", "--db", db).code == 0
    assert "nobody_serves" in found(typed("doctor", "--json", "--db", db))
    assert typed("serve", "--once", "--db", db).code == 0
    assert "timer" in found(typed("doctor", "--json", "--db", db))


def test_redis_is_looked_at_where_it_is_configured(doctor: Callable[..., Answer]) -> None:
    """One that answers, one that does not: exit code 1, without its password; unset, not a word."""
    assert not {"redis_works", "redis_fails"} & set(found(doctor("--json")))
    with redis_serving() as server:
        works = doctor("--json", THIDUA_REDIS=server.url)
        assert (works.code, found(works)["redis_works"]["wrong"]) == (0, False)
    for lang, words in (("vi", "không trả lời"), ("en", "does not answer")):
        fails = doctor("--lang", lang, THIDUA_REDIS="redis://:bi-mat@127.0.0.1:1/0")
        assert fails.code == 1
        assert words in fails.said
        assert "bi-mat" not in fails.out + fails.err
