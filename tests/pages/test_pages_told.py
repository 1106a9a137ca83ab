"""Pages over the kept databases, asked for without any door."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pytest

from adapters.audit.acts import AskedActs
from adapters.audit.asked import Asked
from adapters.bootstrap import Engine, initialize
from adapters.delivery.settings import Settings
from adapters.door.moments import moment_asked
from adapters.door.names import find, unit_named
from adapters.pages.audit_acts import formal_acts_page
from adapters.pages.audit_concerns import concerns_page
from adapters.pages.audit_duties import duties_page
from adapters.pages.audit_scores import scores_page
from adapters.pages.audit_words import AuditedYear, audited_year
from adapters.pages.blocks import Page
from adapters.pages.calendar import calendar_page
from adapters.pages.checked import check_page
from adapters.pages.contacts import contacts_page
from adapters.pages.difference import difference_page
from adapters.pages.explanation import explanation_page
from adapters.pages.history import history_page
from adapters.pages.log_lines import entries
from adapters.pages.official_calendar import official_page
from adapters.pages.outbox import outbox_page
from adapters.pages.replayed import replay_page
from adapters.pages.review import review_page
from adapters.pages.rows import PageOfRows
from adapters.pages.tellings import teller
from adapters.pages.worked import doctor_page
from adapters.replaying import all_streams
from adapters.views.check import check
from adapters.wording.pages.audit import HEADS
from adapters.wording.writing import LANGS
from domain.record.record import StreamId
from workflows.as_of import NOW

KEPT = Path(__file__).parents[1] / "kept"
YEAR = "khoi-thuc-hanh/2026"


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Engine]:
    """The practice years, as they were kept."""
    copy = tmp_path_factory.mktemp("told") / "thuc-hanh.db"
    shutil.copy(KEPT / "thuc-hanh.db", copy)
    with initialize(str(copy), practice=True) as opened:
        yield opened


def stream_of(engine: Engine) -> StreamId:
    return find(engine.store, "cycle", YEAR)


def year_of(engine: Engine) -> AuditedYear:
    return audited_year(engine, stream_of(engine))


def scores(engine: Engine) -> PageOfRows:
    year = year_of(engine)
    return scores_page(engine, year, Asked(stream=year.stream), NOW, 0)


def duties(engine: Engine) -> PageOfRows:
    return duties_page(engine, year_of(engine), (None, None), NOW, 0)


def acts(engine: Engine) -> PageOfRows:
    year = year_of(engine)
    return formal_acts_page(engine, year, AskedActs(stream=year.stream), NOW, 0)


def history(engine: Engine) -> PageOfRows:
    place = unit_named(engine.store, "hoa-sen"), "4"
    return history_page(engine, year_of(engine), place, NOW, 0)


def explanation(engine: Engine) -> PageOfRows:
    unit = unit_named(engine.store, "hoa-sen")
    return explanation_page(engine, year_of(engine), unit, NOW)


def difference(engine: Engine) -> PageOfRows:
    return difference_page(engine, year_of(engine), moment_asked("@20"), moment_asked("@60"))


def concerns(engine: Engine) -> PageOfRows:
    return concerns_page(engine, year_of(engine), 0, NOW, 0)


def reviewed(engine: Engine) -> PageOfRows:
    return review_page(engine, "2026", None)


SHEETS: tuple[Callable[[Engine], PageOfRows], ...] = (
    scores,
    duties,
    acts,
    history,
    explanation,
    difference,
    reviewed,
    concerns,
)
PAGES: tuple[Callable[[Engine], Page], ...] = (
    *SHEETS,
    lambda engine: calendar_page(engine, stream_of(engine)),
    official_page,
    lambda engine: outbox_page(engine, stream_of(engine)),
    lambda engine: contacts_page(engine, engine.cycle(stream_of(engine)).members, engine.names()),
    lambda engine: check_page(engine, check(engine.store.database)),
    lambda engine: replay_page(engine, all_streams(engine, lambda *_: None), every=True),
    lambda engine: doctor_page(engine, Settings(), None, try_mail=False),
)


@pytest.mark.parametrize("made", PAGES)
def test_a_page_is_told_the_same_however_often(
    engine: Engine, made: Callable[[Engine], Page]
) -> None:
    """What was told before, and in which language, leaves no trace in what is told next."""
    page = made(engine)
    first = {lang: (list(page.blocks(lang)), page.as_json(lang)) for lang in LANGS}
    again = {lang: (list(page.blocks(lang)), page.as_json(lang)) for lang in reversed(LANGS)}
    assert first["vi"][0]
    assert first == again
    assert first["vi"][0] != first["en"][0]


@pytest.mark.parametrize("made", PAGES)
def test_a_page_is_made_of_values(engine: Engine, made: Callable[[Engine], Page]) -> None:
    """Blocks and facts can be sent to any door as they are."""
    page = made(engine)
    for lang in LANGS:
        for block in page.blocks(lang):
            assert msgspec.json.decode(msgspec.json.encode(block))["block"]
        told = page.as_json(lang)
        assert msgspec.json.decode(msgspec.json.encode(told)) == msgspec.to_builtins(told)


@pytest.mark.parametrize("made", SHEETS)
def test_the_rows_of_a_page_have_its_heads(
    engine: Engine, made: Callable[[Engine], PageOfRows]
) -> None:
    """Each cell of a row stands under a head that is named in both languages."""
    page = made(engine)
    rows = page.rows("vi")
    assert rows
    assert set(page.heads) <= HEADS.keys()
    assert all(row.keys() <= set(page.heads) for row in rows)


def test_lines_of_the_log_begin_anew_each_time(tmp_path: Path) -> None:
    """The source by which a past is told is followed from event to event, not from one telling to
    the next."""
    copy = shutil.copy(KEPT / "nguon.db", tmp_path)
    with initialize(str(copy), practice=False) as engine:
        events = engine.store.events(find(engine.store, "cycle", "cum-8/2021"))
        teller_of_all = teller(engine)
        first, again = (list(entries(events, teller_of_all("vi"))) for _ in range(2))
        assert first == again
