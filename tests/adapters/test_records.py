"""The shipped records of real years: all in one database, each as its source tells it."""

import json
from collections.abc import Iterator
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import msgspec
import pytest

from adapters.bootstrap import Engine, initialize, open_engine
from adapters.pages.as_json import plain
from adapters.play import Played, play
from adapters.progress import Progress
from domain.cycle.backfill import SourceRecorded, told_from
from domain.cycle.cycle import Cycle
from domain.cycle.outcome import outcome
from domain.record.record import Origin, UnitId
from domain.units.unit import Unit
from domain.values.known import Counted, NotStated
from domain.values.points import Points
from tests.cli.typed import typed

RECORDS = (
    "cum-4-2020.yaml",
    "cum-5-2022.yaml",
    "cum-8-2021.yaml",
    "so-tttt-bac-kan-2020.yaml",
    "so-tttt-lang-son-2021.yaml",
)
#: What each record is asked for with `thidua outcome`.
TOLD = ("cum-4/2020", "cum-5/2022", "cum-8/2021", "bac-kan", "lang-son")
GOLDEN = Path(__file__).parents[1] / "golden" / "outcomes"
#: What is reckoned from what the sources tell, and stands in no event.
RECKONED = {
    *("rank", "computed", "standard_of_items", "maximum", "share", "band", "basis", "ranking"),
    *("phase", "code", "year", "kind", "by", "name", "selection", "topic", "settled", "sent"),
    *("table_adopted", "handover_accepted", "report", "part", "group", "type"),
    *("stands", "next_year"),
}


class _Interrupted(Exception):
    """Somebody pulled the plug."""


def _play(engine: Engine, name: str, progress: Progress | None = None) -> Played:
    with as_file(files("adapters.examples") / name) as path:
        return play(engine, path, *([progress] if progress else []))


def _count(engine: Engine) -> int:
    return len(engine.store.all_events(0, 100_000))


def _unsalted(shown: Any) -> Any:
    """Without the hashes of texts, whose salts differ from telling to telling."""
    if isinstance(shown, dict):
        return {key: _unsalted(value) for key, value in shown.items() if key != "sha256"}
    return [_unsalted(value) for value in shown] if isinstance(shown, list) else shown


def _check_agreed(db: str) -> None:
    """What is shown of each record is what was agreed on."""
    for code in TOLD:
        agreed = json.loads((GOLDEN / f"{code.replace('/', '-')}.json").read_text("utf-8"))
        shown = typed("outcome", code, "--json", "--db", db).json
        assert _unsalted(shown) == _unsalted(agreed), code


def test_all_records_stand_in_one_database(engine_url: str) -> None:
    """Each outcome is the agreed one, on both databases; nothing is announced, all of it told."""
    with initialize(engine_url, practice=False) as engine:
        for name in RECORDS:
            _play(engine, name)
        placed = engine.store.all_events(0, 100_000)
        origins = {one.event.header.origin for one in placed if one.event.stream != "system"}
        assert origins == {Origin.BACKFILL}
    _check_agreed(engine_url)


def test_playing_again_or_after_an_interruption_goes_on(engine_url: str) -> None:
    """Broken off half way through every record, then played twice: as if played once."""
    with initialize(engine_url, practice=False) as engine:
        for name in RECORDS:

            def pull(done: int, of: int, key: str) -> None:  # noqa: ARG001
                if done * 2 > of:
                    raise _Interrupted

            with pytest.raises(_Interrupted):
                _play(engine, name, pull)
        for name in RECORDS:
            assert _play(engine, name).stored > 0
        before = _count(engine)
        assert [_play(engine, name).stored for name in RECORDS] == [0] * len(RECORDS)
        assert _count(engine) == before
    _check_agreed(engine_url)


def _leaves(value: object, key: str = "") -> Iterator[tuple[str, object]]:
    """Every word and figure inside a value, with the name under which it stands."""
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _leaves(getattr(value, name), name)
    elif isinstance(value, dict):
        for name, inside in value.items():
            yield from _leaves(inside, str(name))
    elif isinstance(value, tuple | list | frozenset):
        for inside in value:
            yield from _leaves(inside, key)
    elif value is not None and not isinstance(value, bool):
        yield key, value


@pytest.mark.parametrize("name", RECORDS[:3])
def test_no_word_of_an_outcome_lacks_an_event_and_a_source(sqlite_url: str, name: str) -> None:
    """What is shown of a told year stands in an event, and that event in a source."""
    with initialize(sqlite_url, practice=False) as engine:
        _play(engine, name)
        [(_, stream)] = engine.cycles()
        cycle = engine.cycle(stream)
        events = engine.store.events(stream)
    sourced = set[object]()
    for event, source in told_from(events):
        # the cycle begins with the cluster's members and officers, which the first source names
        if source is not None or event.version == 1:
            sourced |= {found for _, found in _leaves(event.body)}
    known = set(cycle.sources)
    assert known
    shown = outcome(cycle)
    for key, word in _leaves(shown):
        if key in RECKONED or isinstance(word, int) or _in_rulebook(cycle, word):
            continue
        assert word in sourced | known, (key, word)
    for event, source in told_from(events):
        if event.version > 1 and source is None:
            assert isinstance(event.body, SourceRecorded), event.header.type


@pytest.mark.parametrize(("name", "code"), list(zip(RECORDS[3:], TOLD[3:], strict=True)))
def test_no_word_of_a_gathering_lacks_an_event_and_a_source(
    sqlite_url: str, name: str, code: str
) -> None:
    """What is shown of a unit's own conference stands in an event that names its source."""
    with initialize(sqlite_url, practice=False) as engine:
        _play(engine, name)
        stream = engine.store.find(f"code:{code}")
        assert stream is not None
        names = engine.names()
        names.read_texts(stream)
        events = [one for one in engine.store.events(stream) if hasattr(one.body, "gathering")]
        unit = engine.store.load(stream).state
    assert isinstance(unit, Unit)
    assert {getattr(one.body, "source") for one in events} <= set(unit.sources)  # noqa: B009
    told = {word for one in events for _, word in _leaves(plain(one.body, names))}
    shown = typed("outcome", code, "--json", "--db", sqlite_url).json["gatherings"]
    words = {word for key, word in _leaves(shown) if key not in RECKONED - {"name", "kind", "by"}}
    assert len(words) > 10
    assert words <= told, words - told


def _in_rulebook(cycle: Cycle, word: object) -> bool:
    """The rulebook stands whole in an event, as one text."""
    text = cycle.plan.rulebook.canonical() if cycle.plan.rulebook else ""
    return not isinstance(word, UnitId | Points) and str(word) in text


def test_a_choice_is_told_in_the_word_of_its_source(sqlite_url: str) -> None:
    """Cluster 4 voted, Cluster 5 did not say so; the conference stands with its two days."""
    with initialize(sqlite_url, practice=False) as engine:
        _play(engine, RECORDS[0])
        _play(engine, RECORDS[1])
    four = typed("outcome", "cum-4/2020", "--db", sqlite_url)
    assert four.said.count("nguồn ghi “bỏ phiếu suy tôn”") == 4
    assert four.said.count("đề nghị; Bộ Thông tin và Truyền thông") == 2
    assert "Hội nghị: 18–19/01/2021" in [line.strip() for line in four.out.splitlines()]
    five = typed("outcome", "cum-5/2022", "--db", sqlite_url)
    assert five.said.count("nguồn ghi “bình bầu thi đua”; đề nghị") == 2
    assert "nguồn ghi “bình bầu, suy tôn”; 24/02/2023 [tin-bai]" in five.said
    assert "bỏ phiếu" not in five.said


def test_points_without_a_figure_are_told_as_such(sqlite_url: str) -> None:
    """Long An has a bonus in criterion 7 of Cluster 8, and the report does not say how much: it
    is no empty cell, and explaining its total does not leave it out."""
    with initialize(sqlite_url, practice=False) as engine:
        _play(engine, RECORDS[2])
    for words in (("history", "long-an", "7"), ("explain", "long-an")):
        shown = typed(words[0], "cum-8/2021", *words[1:], "--db", sqlite_url).said
        assert "công tác), điểm thưởng: có, nguồn không ghi bao nhiêu" in shown
        assert "để trống" not in shown
    found = typed("explain", "cum-8/2021", "long-an", "--json", "--db", sqlite_url).json
    lines = {
        (one["criterion"], one["part"]): one["points"] for one in found["explanation"]["lines"]
    }
    assert (lines["7", "bonus"], lines["8", "bonus"], lines["1", "bonus"]) == (None, None, "5")
    assert ("3", "bonus") not in lines  # the only unit that the list of criterion 3 leaves out


#: Words of the sources, and the page that shows them.
WORDS = (
    (RECORDS[0], "outcome", "cum-4/2020", "“đã cam kết”"),
    (RECORDS[0], "outcome", "cum-4/2020", "thực hiện văn hóa công sở; …"),
    (RECORDS[0], "outcome", "cum-4/2020", "năm 2021” (chú thích ảnh)"),
    (RECORDS[1], "outcome", "cum-5/2022", "“bình bầu, suy tôn”"),
    (RECORDS[1], "log", "cum-5/2022", "Hội nghị thảo luận dự thảo báo cáo"),
    (RECORDS[1], "outcome", "cum-5/2022", "Truyền thông các tỉnh Bắc Trung Bộ” và"),
    (RECORDS[2], "log", "cum-8/2021", "mục II.9 nêu tên mười phong trào"),
    (RECORDS[2], "outcome", "cum-8/2021", "“thống nhất chấm điểm”"),
    (RECORDS[2], "log", "cum-8/2021", "“đăng ký đầu năm”"),
    (RECORDS[2], "log", "cum-8/2021", "“sơ kết”"),
    (RECORDS[3], "outcome", "bac-kan", "Nội dung: “thảo luận”"),
    (RECORDS[4], "outcome", "lang-son", "“phát động”"),
    (RECORDS[4], "outcome", "lang-son", "Dự: “Phó Chủ tịch Liên đoàn lao động tỉnh"),
)


@pytest.mark.parametrize(("name", "page", "code", "words"), WORDS)
def test_records_say_what_their_sources_say(
    sqlite_url: str, name: str, page: str, code: str, words: str
) -> None:
    """Commitments, a caption, open lists, a discussion: each in the words of its source, and whole
    where they stand in quotation marks."""
    with initialize(sqlite_url, practice=False) as engine:
        _play(engine, name)
    columns = {"COLUMNS": "1000"}
    assert words in typed(page, code, "--db", sqlite_url, **columns).said


#: Of these each record says in so many words that its source is silent.
_SILENT_ALL = {
    *("deadlines", "targets", "minutes", "decision", "quota", "threshold", "secrecy"),
    *("ballot_figures", "quorum", "place", "mode", "report_adopted", "table_adopted"),
}
SILENT = {
    RECORDS[0]: {*_SILENT_ALL, "criteria", "scores", "plan", "registration", "reports"},
    RECORDS[1]: {
        *(*_SILENT_ALL, "criteria", "scores", "plan", "registration", "pledge", "reports"),
        *("vice_chair", "next_vice_chair", "next_pledge", "handover"),
    },
    RECORDS[2]: {
        *(*_SILENT_ALL, "vice_chair", "next_vice_chair", "next_pledge", "handover"),
        *("attendance", "conference", "vote", "election"),
    },
}


@pytest.mark.parametrize("name", RECORDS[:3])
def test_every_gap_is_recorded_as_one(sqlite_url: str, name: str) -> None:
    """What the source leaves out is said to be left out, by that source; no movement, report or
    meeting is entered as an act of the cluster that the source does not tell as one."""
    with initialize(sqlite_url, practice=False) as engine:
        _play(engine, name)
        [(_, stream)] = engine.cycles()
        cycle = engine.cycle(stream)
    silent = {topic for topic, fact in cycle.facts.items() if fact.said == NotStated()}
    assert silent == SILENT[name]
    assert not cycle.movements
    assert not cycle.reports
    assert not cycle.plan.deadlines
    assert not cycle.award_file.decisions


def test_members_are_as_sure_as_the_source_makes_them(sqlite_url: str) -> None:
    """Of the seven of Cluster 4 three are named for certain, two are inferred, two stay unknown;
    the chair of Cluster 8 is inferred from a signature."""
    with initialize(sqlite_url, practice=False) as engine:
        _play(engine, RECORDS[0])
        _play(engine, RECORDS[2])
        four, eight = (engine.cycle(stream) for _, stream in sorted(engine.cycles()))
        names = engine.names()
    if four.year != "2020":
        four, eight = eight, four
    said = four.facts["members"].said
    assert isinstance(said, Counted)
    assert (said.count, said.of, len(said.named), len(four.members)) == (7, 7, 3, 5)
    [inferred] = [found for found in four.inferences if found.topic == "members"]
    assert {names.unit(unit) for unit in inferred.units} == {"Thái Nguyên", "Yên Bái"}
    assert not {*said.named} & {*inferred.units}
    [chair] = [found for found in eight.inferences if found.topic == "chair"]
    assert chair.units == (eight.officers.chair,)


def test_a_record_is_read_back_after_reopening(tmp_path: Path) -> None:
    """The file alone gives the same page, in both languages."""
    file = str(tmp_path / "nguon.db")
    with initialize(file, practice=False) as engine:
        for name in RECORDS:
            _play(engine, name)
    with open_engine(file) as engine:
        assert all(not engine.store.verify_chain(stream) for stream in engine.store.streams())
    for lang, silence in (("vi", "nguồn không nêu"), ("en", "not stated")):
        assert silence in typed("outcome", "cum-4/2020", "--db", file, "--lang", lang).said
