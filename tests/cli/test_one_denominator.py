"""A unit to which not all applies: rank, class and minimum by one denominator, and said so."""

import json
from pathlib import Path

import pytest

from tests.cli.typed import Desk

CASE = Path(__file__).parents[1] / "cases" / "p08-quy-ve-100.json"
NOTES = {
    "vi": "63 điểm trên 70 điểm áp dụng; xếp loại và mức tối thiểu tính theo 90 trên 100.",
    "en": "63 points of the 70 that apply; classes and minimums go by 90 of 100.",
}
EXPLAINED = {
    "vi": "mức tối thiểu: 63 trên 70 điểm áp dụng, tức 90 trên 100 Xếp loại: Tốt",
    "en": "classes and minimums: 63 of the 70 that apply, so 90 of 100 Class: Tốt",
}


@pytest.fixture
def played(tmp_path: Path) -> Desk:
    desk = Desk(tmp_path / "tap.db")
    assert desk("init", "--practice").code == 0
    answer = desk("play", CASE)
    assert answer.code == 0, answer.err
    return desk


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_p08_63_of_70_is_90_per_cent_everywhere(played: Desk, lang: str) -> None:
    """First by share, in the class from 80, chosen for the award that asks for 80; outcome and
    explanation say by which figure, and replay finds the same."""
    said = played("outcome", "k/2026", "--lang", lang).said
    assert NOTES[lang] in said
    outcome = played("outcome", "k/2026", "--json").json["outcome"]
    row = next(row for row in outcome["table"]["rows"] if row["unit"]["name"] == "Sóng Nước")
    assert (row["rank"], row["band"], row["on_scale"]) == (1, "tot", "90")
    [award] = outcome["selections"]
    assert [unit["name"] for unit in award["chosen"]] == ["Sóng Nước", "Hoa Sen"]
    explained = played("explain", "k/2026", "u3", "--lang", lang).said
    assert EXPLAINED[lang] in explained
    assert (
        "Xếp hạng theo tỷ lệ 63/70 (90 %)," if lang == "vi" else "by the share 63/70 (90 %),"
    ) in explained
    assert played("replay", "--all").code == 0
    assert played("check").code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_narrow_outcome_shows_what_it_is_ranked_by(played: Desk, lang: str) -> None:
    """Where the table has no room and stands line by line, share and class stand in the lines: 63
    before a larger total is no riddle."""
    said = played("outcome", "k/2026", "--lang", lang, COLUMNS="40").said
    assert ("63 = 63; tỷ lệ 90 %" if lang == "vi" else "63 = 63; share 90 %") in said
    assert ("; xếp loại Tốt" if lang == "vi" else "; class Tốt") in said


@pytest.mark.parametrize(
    ("lang", "shown", "explained"),
    [
        (
            "vi",
            "đủ điểm loại Tốt nhưng thuộc diện không được xét: Bị kỷ luật; không xếp loại.",
            "Đủ điểm loại Tốt nhưng thuộc diện không được xét, nên không xếp vào loại này",
        ),
        (
            "en",
            "enough points for the class Tốt, but barred: Bị kỷ luật; shown in no class.",
            "Enough points for the class Tốt, but barred, so not shown in it",
        ),
    ],
)
def test_p24_a_barred_unit_is_in_no_class_and_that_is_said(
    tmp_path: Path, lang: str, shown: str, explained: str
) -> None:
    """Hoa Sen has 82 points, from 80 is the class; barred from every award it stands in none. Rank
    and total stay, and table and explanation say why."""
    scenario = json.loads(CASE.read_text("utf-8"))
    scenario["rulebook"]["bars"] = [{"code": "ky-luat", "name": "Bị kỷ luật"}]
    scenario["commands"] = [
        command for command in scenario["commands"] if command["command"] != "select_by_rank"
    ]
    file = tmp_path / "nam.json"
    file.write_text(json.dumps(scenario, ensure_ascii=False), "utf-8")
    desk = Desk(tmp_path / "tap.db")
    assert desk("init", "--practice").code == 0
    assert desk("play", file).code == 0
    bar = ("bar_unit", "unit=u1", "ground=ky-luat", "reason=Kết luận", "--as", "secretary@u1")
    assert desk("do", "k/2026", *bar).code == 0
    assert shown in desk("outcome", "k/2026", "--lang", lang).said
    rows = desk("outcome", "k/2026", "--json").json["outcome"]["table"]["rows"]
    row = next(row for row in rows if row["unit"]["name"] == "Hoa Sen")
    assert (row["rank"], row["total"], row["band"]) == (2, "82", None)
    assert explained in desk("explain", "k/2026", "u1", "--lang", lang).said
