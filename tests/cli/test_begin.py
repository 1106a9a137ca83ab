"""Making databases, playing scenarios, and the demonstration."""

import json
import shutil
from pathlib import Path

import pytest

from adapters.door.commands import schema
from tests.adapters.practice import CUM_8
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed

KEPT = Path(__file__).parents[1] / "kept"


def test_init_makes_a_database_once(tmp_path: Path) -> None:
    """Real or practice for life: again is no harm, the other kind is refused."""
    desk = Desk(tmp_path / "moi" / "that.db")
    assert "số liệu thật" in desk("init").said
    assert "đã có sẵn" in desk("init").said
    assert desk.stored() == 1
    assert desk("init", "--json").json == {
        "practice": False,
        "database": str(desk.db),
        "created": False,
    }
    other = desk("init", "--practice")
    assert (other.code, desk.stored()) == (1, 1)
    assert "database_kind" in other.told


def test_playing_again_stores_nothing_more(closed: Desk) -> None:
    """What was stored is found again by its key."""
    before = closed.stored()
    answer = closed("play", YEAR)
    assert answer.code == 0
    assert "Ghi mới 0 lệnh" in answer.out
    assert closed("play", YEAR, "--json").json["played"]["earlier"] > 0
    assert closed.stored() == before


def test_an_interrupted_play_goes_on(scoring: Desk, closed: Desk) -> None:
    """The rest of a file is played where its beginning stands already."""
    assert scoring("play", YEAR).code == 0
    sealed = [desk("outcome", CYCLE, "--json").json["outcome"] for desk in (scoring, closed)]
    assert sealed[0] == sealed[1]


def test_a_practice_file_does_not_come_into_a_real_database(tmp_path: Path) -> None:
    """Neither a live trail nor real figures can be had from a practice file."""
    desk = Desk(tmp_path / "that.db")
    desk("init")
    answer = desk("play", YEAR)
    assert (answer.code, desk.stored()) == (1, 1)
    assert "database_kind" in answer.told


def test_a_told_year_says_what_its_source_leaves_open(tmp_path: Path) -> None:
    """Cluster 8 of 2021: the printed table, what does not agree, and what is not stated."""
    desk = Desk(tmp_path / "cum-8.db")
    desk("init")
    assert desk("play", CUM_8).code == 0
    answer = desk("outcome", "cum-8/2021")
    assert "THỰC HÀNH" not in answer.out
    assert "Số liệu trong nguồn chưa khớp" in answer.out
    assert "cộng lại 110; thang điểm ghi 100" in answer.said
    assert "Hai đơn vị cùng hạng 5. Hạng kế tiếp là 6." in answer.out
    assert "Hội nghị tổng kết nguồn không nêu [du-thao]" in answer.said
    assert "loại nguồn: dự thảo" in answer.said
    assert "người vận hành tại máy ghi" in desk("log", "cum-8/2021").said.lower()
    status = desk("status", "cum-8/2021")
    assert "Đang nhập việc đã qua theo nguồn" in status.out


def test_the_demonstration_makes_both_databases_and_shows_their_outcomes(tmp_path: Path) -> None:
    """One real, one practice, each in its own file; printed, rebuilt, with what to try next."""
    folder = tmp_path / "demo"
    answer = typed("demo", "--keep", folder)
    assert answer.code == 0, answer.err
    real, practice, after = answer.out.partition("THỰC HÀNH")
    assert "Cụm thi đua số 8, năm 2021" in real
    assert practice
    assert "Bước: kết thúc" in after
    assert after.count("  thidua outcome ") == 4
    assert after.count("  thidua ") == 7
    # the practice database holds two years
    assert answer.out.count("dựng lại khớp") == 5
    assert "kết quả đã chốt" in answer.said
    for file, cycle in (("nguon.db", "cum-8/2021"), ("thuc-hanh.db", "khoi-thuc-hanh/2026")):
        assert typed("replay", cycle, "--db", folder / file).code == 0


def test_the_demonstration_is_played_on_and_takes_its_own_folder_only(tmp_path: Path) -> None:
    """A second run stores nothing twice; a folder that holds anything else is left alone."""
    folder = tmp_path / "demo"
    assert typed("demo", "--keep", folder, "--json").code == 0
    again = typed("demo", "--keep", folder, "--json")
    parts = json.loads(again.out)["databases"]
    assert [part["practice"] for part in parts] == [False, True]
    assert all((part["stored"], part["earlier"] > 0) == (0, True) for part in parts)
    (folder / "note.txt").write_text("mine", encoding="utf-8")
    kept = typed("demo", "--keep", folder)
    assert kept.code == 1
    assert "folder_not_demo" in kept.told
    assert "note.txt" in kept.told
    assert (folder / "nguon.db").exists()


def test_schema_prints_the_form_of_a_command() -> None:
    """One command's schema is the door's own."""
    found = json.loads(typed("schema", "enter_scores").out)
    assert found["$defs"] == json.loads(json.dumps(schema("enter_scores")["$defs"]))
    wrong = typed("schema", "enter_score", "--lang", "en")
    assert wrong.code == 1
    assert "enter_scores" in wrong.told


def test_schema_of_a_scenario_has_every_command_with_its_key() -> None:
    """The file's own fields, and beside each command's what a scenario adds."""
    found = json.loads(typed("schema").out)
    assert set(found["required"]) == {"scenario", "title", "units", "commands"}
    assert {"year", "cluster"} <= set(found["properties"])
    entering = found["$defs"]["EnterScores"]
    assert "key" in entering["required"]
    assert {"at", "by", "for", "target", "expect_rejected"} <= set(entering["properties"])
    assert "rulebook" not in found["$defs"]["SetRulebook"]["required"]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_missing_file_is_told(tmp_path: Path, lang: str) -> None:
    """A file that cannot be opened is a refusal with a sentence."""
    desk = Desk(tmp_path / "tap.db")
    desk("init", "--practice")
    answer = desk("play", tmp_path / "none.yaml", "--lang", lang)
    assert answer.code == 1
    assert "file_missing" in answer.told


def test_postgresql_serves_as_well(postgres_url: str) -> None:
    """The same commands on a server: made, played, looked at, rebuilt."""
    at = ("--db", postgres_url)
    assert typed("init", "--practice", *at).code == 0
    assert typed("play", YEAR, *at).code == 0
    assert "Bình" in typed("outcome", CYCLE, *at).out
    again = typed("replay", *at)
    assert again.code == 0, again.told
    assert "Tất cả khớp." in again.out


def test_a_demonstration_of_an_earlier_version_is_left_as_it_is(tmp_path: Path) -> None:
    """Its examples have changed: it says so, keeps what is there, and names the way on."""
    folder = tmp_path / "demo"
    folder.mkdir()
    shutil.copy(KEPT / "nguon.db", folder / "nguon.db")
    before = Desk(folder / "nguon.db").stored()
    answer = typed("demo", "--keep", folder)
    assert (answer.code, "thidua demo --keep" in answer.told) == (1, True)
    assert Desk(folder / "nguon.db").stored() >= before
