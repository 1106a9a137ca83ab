"""One clock: what is shown, what is recorded and what falls due go by the store's."""

from collections.abc import Callable

import pytest

from adapters.log.transaction import _NOW
from tests.adapters.practice import CUM_8
from tests.cli.typed import Answer, typed

DAY = 24 * 60 * 60 * 1_000_000
YEAR = "cum-8/2021"
GUIDANCE = (
    *("do", YEAR, "record_guidance", "authority=Bộ", "document.kind=Hướng dẫn"),
    *("document.number=1/HD", "--as", "operator", "--at", "2021-03-01", "--json"),
)


@pytest.fixture
def desk(engine_url: str) -> Callable[..., Answer]:
    """A real database with the year of a cluster in it."""
    assert typed("init", "--db", engine_url).code == 0
    assert typed("play", CUM_8, "--db", engine_url).code == 0
    return lambda *words: typed(*words, "--db", engine_url)


def a_day_ahead(patch: pytest.MonkeyPatch) -> None:
    clocks = {kind: f"({clock}) + {DAY}" for kind, clock in _NOW.items()}
    patch.setattr("adapters.log.transaction._NOW", clocks)


def recorded(desk: Callable[..., Answer]) -> str:
    """The day of the last event of the year."""
    return str(desk("log", YEAR, "--json").json["events"][-1]["recorded_at"])[:10]


def shown(desk: Callable[..., Answer]) -> set[str]:
    """The days that the pages call today."""
    pages = (("status", YEAR), ("calendar", YEAR))
    return {str(desk(*page, "--json").json["at"])[:10] for page in pages}


def test_pages_and_events_have_one_today(
    desk: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    """With the database a day ahead of this machine, the status, the calendar and the doctor show
    the day with which events are stamped."""
    before = shown(desk)
    a_day_ahead(monkeypatch)
    assert desk(*GUIDANCE).code == 0
    assert shown(desk) == {recorded(desk)}
    assert shown(desk) != before
    clock = {one["code"]: one for one in desk("doctor", "--json").json["findings"]}["clock_apart"]
    assert str(clock["facts"]["at"])[:10] == recorded(desk) or "lệch" in clock["sentence"]


def test_a_file_is_never_before_its_last_event(
    desk: Callable[..., Answer], engine_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Recorded by a clock a day ahead that was then put right: of a file today is the day of that
    event, as the next one will be stamped; a server goes by its own clock."""
    before = shown(desk)
    with monkeypatch.context() as wrong:
        a_day_ahead(wrong)
        assert desk(*GUIDANCE).code == 0
    if engine_url.startswith("sqlite"):
        assert shown(desk) == {recorded(desk)}
        assert desk(*GUIDANCE).code == 0
        assert shown(desk) == {recorded(desk)}
    else:
        assert shown(desk) == before
    assert "clock_back" in {one["code"] for one in desk("doctor", "--json").json["findings"]}
