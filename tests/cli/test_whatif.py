"""thidua whatif: totals, ranks and selections as they would be; and that nothing is stored."""

import hashlib
import re
from pathlib import Path

import pytest

import adapters.examples
from adapters.bootstrap import open_engine
from tests.cli.typed import CYCLE, Answer, Desk, typed

GOLDEN = Path(__file__).parent / "whatif"
REAL = Path(adapters.examples.__file__).parent / "cum-8-2021.yaml"
LANGS = ("vi", "en")
SET = ("--set", "an.1.settled=60", "--set", "an.1.bonus.settled=5")


def whatif(desk: Desk, *words: str | Path) -> Answer:
    return desk("whatif", CYCLE, *words)


def record(desk: Desk) -> tuple[int, str]:
    """How many events the database holds, and the hash of every byte of them."""
    with open_engine(str(desk.db)) as engine:
        found = hashlib.sha256()
        streams = sorted(engine.store.streams())
        for stream in streams:
            found.update(engine.store.load(stream).head_hash)
            assert engine.store.verify_chain(stream) == ()
        return desk.stored(), found.hexdigest()


def version_of(desk: Desk, type_: str, unit: str) -> int:
    """The version of the first event of that type about a unit."""
    events = desk("log", CYCLE, "--json").json["events"]
    found = next(
        event
        for event in events
        if event["type"] == type_ and event["body"]["unit"]["name"] == unit
    )
    return int(found["event"].rpartition("@")[2])


def other_rulebook(desk: Desk, folder: Path, was: str, now: str) -> Path:
    """The rulebook in force with one thing changed."""
    file = folder / "thu.yaml"
    assert desk("rulebook", "new", file, "--from", CYCLE).code == 0
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")
    return file


@pytest.mark.parametrize("lang", LANGS)
def test_set_shows_was_and_would_be(closed: Desk, lang: str) -> None:
    """The page on 80 columns: ranks and totals side by side, what moves in words, what is kept."""
    answer = whatif(closed, *SET, "--lang", lang)
    assert (answer.code, answer.err) == (0, "")
    assert answer.out == (GOLDEN / f"set.{lang}.txt").read_text(encoding="utf-8")
    assert max(len(line) for line in answer.out.splitlines()) <= 80


@pytest.mark.parametrize("lang", LANGS)
def test_without_shows_what_an_act_has_moved(closed: Desk, lang: str) -> None:
    """An adjustment left out, though the sheet was settled after it."""
    version = version_of(closed, "scores_adjusted", "Bình")
    answer = whatif(closed, "--without", f"{CYCLE}@{version}", "--lang", lang)
    assert answer.out == (GOLDEN / f"without.{lang}.txt").read_text(encoding="utf-8")
    assert whatif(closed, "--without", str(version), "--lang", lang).out == answer.out


@pytest.mark.parametrize("lang", LANGS)
def test_rulebook_shows_what_another_one_would_give(
    closed: Desk, lang: str, tmp_path: Path
) -> None:
    """Where the rulebooks differ, and what follows."""
    file = other_rulebook(closed, tmp_path, "ranking: dense", "ranking: dense\nranked_first: 1")
    answer = whatif(closed, "--rulebook", file, "--lang", lang)
    assert answer.out == (GOLDEN / f"rulebook.{lang}.txt").read_text(encoding="utf-8")


def test_nothing_is_stored(closed: Desk, scoring: Desk, tmp_path: Path) -> None:
    """Position, chain and the bytes of the file's events are the same after every try."""
    for desk in (closed, scoring):
        before = record(desk)
        folder = tmp_path / f"{desk.db.stem}-thu"
        folder.mkdir()
        file = other_rulebook(desk, folder, 'max: "5"', 'max: "9"')
        tries = (
            ("--set", "an.1.settled=60"),
            ("--set", "binh.2.deduction.settled="),
            ("--rulebook", file),
            ("--without", str(version_of(desk, "scores_entered", "An"))),
            ("--set", "an.9.settled=60"),
        )
        for words in tries:
            answer = whatif(desk, *words)
            assert answer.code in {0, 1}
            assert record(desk) == before


def test_json_has_both_sides(closed: Desk) -> None:
    """Exact points as strings, ranks, what moved; marked as practice and as not stored."""
    found = whatif(closed, *SET, "--json").json
    assert (found["practice"], found["stored"], found["cycle"]) == (True, False, CYCLE)
    first = found["rows"][0]
    assert (first["unit"]["name"], first["rank_was"], first["rank_now"]) == ("An", 2, 1)
    assert (first["total_was"], first["total_now"], first["moved"]) == ("98.5", "105", True)
    assert found["cells"][0]["was"] == "58.5"
    [award] = found["selections"]
    assert [unit["name"] for unit in award["now"]["units"]] == ["An"]
    assert found["kept"] == ["table", "ballots", "outcomes", "seal"]


def test_what_changes_nothing_says_so(closed: Desk) -> None:
    """The value that stands already."""
    answer = whatif(closed, "--set", "an.1.settled=58,5")
    assert "Không có gì thay đổi." in answer.out
    assert "Bằng khen (theo thứ hạng, trong chỉ tiêu): vẫn là Bình" in answer.said


def test_a_column_that_does_not_count_is_remarked(scoring: Desk) -> None:
    """A later column has the cell already."""
    adjust = ("adjust_scores", "unit=binh", "column=settled", "1=59.5", "reason=Thiếu minh chứng")
    assert scoring("do", CYCLE, *adjust, "--as", "secretary@an").code == 0
    answer = whatif(scoring, "--set", "binh.1.self=10")
    assert "Cột sau cột Tự chấm đã có điểm ở ô này nên ô vừa đặt không được tính." in answer.said


@pytest.mark.parametrize(
    ("words", "code", "vietnamese", "english"),
    [
        (("--set", "am.1.settled=1"), "name_unknown", "“am”", "“am”"),
        (("--set", "an.7.settled=1"), "criterion_unknown", "“7”", "“7”"),
        (("--set", "an.1.setled=1"), "column_unknown", "“settled”", "“settled”"),
        (("--set", "an.1.settled=61"), "above_maximum", "mức tối đa 60", "maximum 60"),
        (("--set", "an.1.settled=58.25"), "off_step", "58 và 58,5", "58 and 58.5"),
        (("--set", "an.1.settled=1.175"), "points_ambiguous", "Chưa rõ", "could be"),
        (("--set", "an.2.bonus.settled=1"), "part_not_scored", "không có điểm thưởng", "no bonus"),
        (("--set", "an.1.settled="), "sheet_incomplete", "tiêu chí 1", "1"),
        (
            ("--set", "an.1.self=60"),
            "whatif_depends",
            "chỉ cột Thống nhất",
            "only the column Thống nhất",
        ),
        (("--without", "1"), "whatif_not_scores", "@1", "@1"),
        (("--without", "999"), "event_unknown", "Sự kiện cuối là @", "The last is @"),
        (("--without", "cum-8/2021@9"), "event_unknown", "cum-8/2021@9", "cum-8/2021@9"),
        (("--rulebook", "nowhere.yaml"), "file_missing", "nowhere.yaml", "nowhere.yaml"),
    ],
)
def test_what_cannot_be_tried_is_refused(
    words: tuple[str, ...], code: str, vietnamese: str, english: str, closed: Desk
) -> None:
    """With the reason, in both languages, and 1."""
    for lang, said in (("vi", vietnamese), ("en", english)):
        answer = whatif(closed, *words, "--lang", lang)
        assert answer.code == 1
        assert f"{code}." in answer.told
        assert re.search(re.escape(said), answer.told), answer.told


def test_what_later_events_depend_on_is_refused(closed: Desk) -> None:
    """A sheet that was sent depends on the scores it was sent with."""
    version = version_of(closed, "scores_entered", "An")
    answer = whatif(closed, "--without", str(version))
    assert answer.code == 1
    sent = version_of(closed, "sheet_submitted", "An")
    assert f"Sự kiện @{sent} gửi bảng của An với điểm này" in answer.told


@pytest.mark.parametrize(
    ("was", "now", "code"),
    [
        ('"2"\n    name: Báo cáo', '"3"\n    name: Báo cáo', "amendment_orphans"),
        ("code: settled", "code: final", "amendment_orphans"),
        ('max: "40"', 'max: "30"', "amendment_misfits"),
        ("scorer: own", "scorer: owner", "input_malformed"),
    ],
)
def test_a_rulebook_without_a_place_for_scores_is_refused(
    was: str, now: str, code: str, closed: Desk, tmp_path: Path
) -> None:
    """A criterion or column that is gone, a maximum below a score, a file that is none."""
    file = other_rulebook(closed, tmp_path, was, now)
    answer = whatif(closed, "--rulebook", file, "--json")
    assert answer.code == 1
    assert answer.error["code"] == code


def test_scores_that_are_not_sent_stay_sealed(scoring: Desk) -> None:
    """Neither a refusal nor a page tells them."""
    version = version_of(scoring, "scores_entered", "Đông")
    for words in (("--set", "dong.1.self=50"), ("--without", str(version))):
        answer = whatif(scoring, *words)
        assert (answer.code, "sheet_not_sent" in answer.err) == (1, True)
        assert "57" not in answer.err
    shown = whatif(scoring, "--set", "an.1.self=50")
    assert "57" not in shown.out


def test_wrong_usage(closed: Desk) -> None:
    """One thing is tried at a time, and a cell is named in full."""
    assert whatif(closed).code == 2
    assert whatif(closed, "--without", "9", "--set", "an.1.settled=1").code == 2
    for word in ("an=1", "an.1=2", "an.1.settled", ".1.settled=2", "an..settled=2"):
        answer = whatif(closed, "--set", word)
        assert (answer.code, "usage_set" in answer.err) == (2, True), word


def test_a_published_table_can_be_ranked_otherwise_only(tmp_path: Path) -> None:
    """Cluster 8 in 2021: no cells, but another style of ranking, with the contradiction told."""
    db = tmp_path / "cum-8.db"
    assert typed("init", "--db", db).code == 0
    assert typed("play", REAL, "--db", db).code == 0
    answer = typed("whatif", "cum-8/2021", "--set", "long-an.1.published=1", "--db", db)
    assert (answer.code, "whatif_published" in answer.err) == (1, True)
    assert "THỰC HÀNH" not in answer.err
    file = tmp_path / "thu.yaml"
    assert typed("rulebook", "new", file, "--from", "cum-8/2021", "--db", db).code == 0
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("dense", "competition"), encoding="utf-8")
    answer = typed("whatif", "cum-8/2021", "--rulebook", file, "--db", db)
    assert answer.code == 0
    assert "xuống 1 hạng" in answer.out
    assert "cộng lại 110, thang điểm ghi 100" in answer.said
