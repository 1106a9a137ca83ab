"""A store never served: the auditor is answered at once, and told what is not known yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.audit.asked import Asked
from adapters.audit.score_changes import score_changes_of
from adapters.audit.told_changes import ScoreChange
from adapters.bootstrap import Engine, open_engine
from adapters.log.database import Database
from adapters.log.schema import upgrade
from adapters.log.store import LogStore
from adapters.pages.audit_scores import ScoresPage, scores_page
from adapters.pages.audit_words import audited_year
from adapters.pages.blocks import Indented, Line
from adapters.pages.history import history_page
from adapters.views import follow
from adapters.views.follow import AT_ONCE, catch_up, catch_up_at_once
from adapters.views.followed import followed
from adapters.wording.writing import Lang
from domain.record.record import Office, Seat, UnitId
from tests.bench.bulk import BulkWriter
from tests.bench.country import country, unit_of, year_of
from tests.cli.typed import typed
from tests.log.orders import tamper
from tests.postgres import Server
from workers.duties import follow_log
from workflows.as_of import NOW
from workflows.effects import Effects
from workflows.reader import Reader
from workflows.reads import Read

CLUSTERS, YEARS = 3, 3
STREAM, UNIT = year_of(0, 2006), unit_of(0, 1)
CODE = "cum-0/2006"


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A country written in bulk, in which no effect was ever followed."""
    if request.param == "sqlite":
        found = f"sqlite:///{tmp_path / 'country.db'}"
    else:
        server: Server = request.getfixturevalue("postgres")
        found = server.create()
    database = Database(found)
    upgrade(database)
    BulkWriter(database).write_all(country(CLUSTERS, YEARS))
    database.close()
    return found


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    with open_engine(url) as found:
        yield found


def page_of(engine: Engine, unit: UnitId | None = UNIT) -> ScoresPage:
    year = audited_year(engine, STREAM)
    asked = Asked(stream=STREAM, unit=unit)
    return scores_page(engine, year, asked, NOW, engine.store.load(STREAM).version)


def told(page: ScoresPage, lang: Lang = "vi") -> str:
    lines = [block.part if isinstance(block, Indented) else block for block in page.blocks(lang)]
    return "\n".join(line.text for line in lines if isinstance(line, Line))


def bare(changes: tuple[ScoreChange, ...]) -> list[object]:
    return [(change.version, change.ordinal, change.now, change.reason) for change in changes]


def test_the_first_question_waits_for_nobody(engine: Engine) -> None:
    """Where much has not been followed, nothing is before the answer: each change says that its
    effect is not known yet, the page how far they have come and what brings them further, in both
    languages and for programs."""
    catch_up_at_once(engine.store.database)
    assert followed(engine.store.database).position == 0
    page = page_of(engine)
    head = followed(engine.store.database).head
    assert head > AT_ONCE
    versions = {change.version for change in page.found.changes}
    assert told(page).count("tổng và hạng: chưa tính đến việc này") == len(versions) > 3
    assert f"chưa tính đến việc nào của {CODE} (đã qua 0 trong {head} sự kiện" in told(page)
    assert "thidua rebuild score_effects" in told(page)
    assert f"not been followed in {CODE} yet (0 of {head} events" in told(page, "en")
    found = page.as_json("vi")
    assert found["effects"] == {"complete": False, "upto": 0, "position": 0, "head": head}
    assert {change.effects for change in page.found.changes} == {None}
    assert all("chưa tính" in str(row["effects"]) for row in page.rows("vi"))
    assert page.aside("vi")
    year = audited_year(engine, STREAM)
    one = history_page(engine, year, (UNIT, "3"), NOW, engine.store.load(STREAM).version)
    assert one.as_json("vi")["effects"] == found["effects"]
    assert one.aside("en")


def test_once_followed_the_note_is_gone(engine: Engine) -> None:
    """Then the same changes are told, each with what it moved."""
    before = page_of(engine)
    catch_up(engine.store.database)
    after = page_of(engine)
    assert bare(after.found.changes) == bare(before.found.changes)
    assert "chưa tính" not in told(after)
    assert after.aside("vi") == []
    told_of = after.as_json("vi")["effects"]
    assert isinstance(told_of, dict)
    assert (told_of["complete"], told_of["upto"]) == (True, None)
    effects = Effects()
    moved = {event.version: effects.follow(event) for event in engine.store.events(STREAM)}
    assert [change.effects for change in after.found.changes] == [
        moved[change.version] for change in after.found.changes
    ]
    assert any(change.effects for change in after.found.changes)


def test_asked_meanwhile_nothing_is_wrong(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """After every step of following, an event is told with its effects or as not followed, never
    with less than there is; the year's last event that was followed is named."""
    monkeypatch.setattr(follow, "BATCH", 7)
    database = engine.store.database
    effects = Effects()
    moved = {event.version: effects.follow(event) for event in engine.store.events(STREAM)}
    half = 0
    while followed(database).position < 60 + len(moved):
        steps = iter((True, False))
        catch_up(database, go_on=lambda steps=steps: next(steps))  # type: ignore[misc]
        found = score_changes_of(engine.store, Asked(stream=STREAM), with_effects=True)
        assert found.reached is not None
        last = found.reached.version
        last = len(moved) if last is None else last
        for change in found.changes:
            expected = moved[change.version] if change.version <= last else None
            assert change.effects == expected
        if 0 < last < found.changes[-1].version:
            half += 1
            assert f"mới tính đến {CODE}@{last}" in told(page_of(engine, None))
    assert half > 3
    assert "chưa tính" not in told(page_of(engine, None))  # though other years still wait
    assert followed(database).position < followed(database).head


def test_little_is_followed_before_the_answer(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever works without a runner has effects told, as long as that takes no time."""
    monkeypatch.setattr(follow, "AT_ONCE", 5)
    database = engine.store.database
    head = followed(database).head
    monkeypatch.setattr(follow, "BATCH", head - 6)
    steps = iter((True, False))
    catch_up(database, go_on=lambda: next(steps))
    catch_up_at_once(database)
    assert followed(database).position == head - 6
    monkeypatch.setattr(follow, "AT_ONCE", 6)
    catch_up_at_once(database)
    assert followed(database).position == head


def test_the_background_lets_others_have_their_turn(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What takes long is cut off and said to go on; the next call does."""
    monkeypatch.setattr(follow, "BATCH", 200)
    head = followed(engine.store.database).head
    reached = []
    for _ in range(10):
        steps = iter((True, False))
        report = follow_log(engine, lambda steps=steps: next(steps, False))  # type: ignore[misc]
        reached.append(followed(engine.store.database).position)
        if not report.more:
            break
    assert reached == [*range(200, head, 200), head]


def test_others_years_are_not_counted_to_a_member(engine: Engine) -> None:
    """Who does not look at all years is told how far their own has come, and no more."""
    seat = Seat(Office.UNIT_OFFICER, UNIT)
    own = engine.shown_to(Reader((seat,)), Read.AUDIT_SCORES)
    page = page_of(own)
    assert f"chưa tính đến việc nào của {CODE}." in told(page)
    assert page.as_json("vi")["effects"] == {"complete": False, "upto": 0}


def test_what_cannot_be_followed_is_said(engine: Engine) -> None:
    """An event that cannot be taken in is named; what comes before it has its effects."""
    tamper(
        engine.store,
        "UPDATE events SET state = :state WHERE stream = :stream AND version = 12",
        state=b"\0\0\0\2[]\0\0\0\0",
        stream=STREAM,
    )
    catch_up(engine.store.database)
    found = score_changes_of(engine.store, Asked(stream=STREAM, unit=UNIT), with_effects=True)
    assert found.reached is not None
    assert (found.reached.version, found.reached.stuck) == (11, 12)
    assert {change.version for change in found.changes if change.effects is not None} == {11}


def test_typed_on_a_store_never_served(tmp_path: Path) -> None:
    """The command says it too, and the command that it names brings the effects."""
    file = tmp_path / "country.db"
    database = Database(f"sqlite:///{file}")
    upgrade(database)
    BulkWriter(database).write_all(country(CLUSTERS, YEARS))
    database.close()
    words = ("audit", "scores", CODE, "--unit", "so-0-1", "--db", str(file))
    first = typed(*words)
    assert first.code == 0
    assert "chưa tính đến việc nào" in first.said
    assert typed("rebuild", "score_effects", "--db", str(file)).code == 0
    second = typed(*words)
    assert "chưa tính" not in second.said
    assert "hạng" in second.said


def test_a_page_reads_no_year_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a year stands is known; of its events only those are read that the page names."""
    expected = told(page_of(engine))

    def again(*_: object) -> None:
        raise AssertionError("the whole year is read")

    monkeypatch.setattr(LogStore, "events", again)
    assert told(page_of(engine)) == expected
    assert "Theo bảng tiêu chí" in expected
