"""One document decides on the proposals of several clusters."""

from pathlib import Path

import pytest

from tests.cli.conftest import YEAR
from tests.cli.test_review import SECOND, second_cluster
from tests.cli.typed import CYCLE, Answer, Desk, typed

FILE = """
decision: qd-bo
authority: Bộ
document: {kind: Quyết định, number: 12/QĐ-BNV}
cycles:
  khoi-tap/2026: [{unit: binh, award: co, result: approved}]
  khoi-hai/2026: [{unit: be, award: co, result: approved}]
"""
SEATS = ("--as", "secretary@an", "--as", "secretary@anh")


def played(folder: Path, cut: str) -> Desk:
    """Two clusters of one year; the second as far as a comment of its file."""
    desk = Desk(folder / "hai.db")
    (folder / "hai.yaml").write_text(second_cluster(cut), "utf-8")
    assert typed("init", "--practice", "--db", desk.db).code == 0
    for scenario in (YEAR, folder / "hai.yaml"):
        answer = desk("play", scenario)
        assert answer.code == 0, answer.told
    return desk


@pytest.fixture
def both(tmp_path: Path) -> Desk:
    """Both years are closed."""
    return played(tmp_path, "# there is no such comment")


def decided(desk: Desk, *more: str, text: str = FILE, seats: tuple[str, ...] = SEATS) -> Answer:
    file = desk.db.with_name("qd.yaml")
    file.write_text(text, encoding="utf-8")
    return desk("decide", file, *seats, *more)


def stands(desk: Desk, cycle: str) -> int:
    events = desk("log", cycle, "--json").json["events"]
    return sum(one["type"] == "decision_recorded" for one in events)


def test_one_decision_is_recorded_in_every_year_that_it_names(both: Desk) -> None:
    """Each by the seat that holds an office there; given again, nothing is recorded twice."""
    answer = decided(both, "--json")
    assert answer.code == 0, answer.told
    years = [(one["cycle"], one["before"]) for one in answer.json["years"]]
    assert years == [(CYCLE, False), (SECOND, False)]
    again = decided(both, "--json")
    assert [one["before"] for one in again.json["years"]] == [True, True]
    assert "đã ghi từ trước" in decided(both).said
    assert "recorded before" in decided(both, "--lang", "en").said
    assert (stands(both, CYCLE), stands(both, SECOND)) == (1, 1)


def test_trying_it_stores_nothing(both: Desk) -> None:
    """And says where it would be recorded."""
    answer = decided(both, "--dry-run")
    assert answer.code == 0
    assert "sẽ ghi" in answer.said
    assert (stands(both, CYCLE), stands(both, SECOND)) == (0, 0)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_where_one_year_refuses_it_nothing_is_recorded_in_any(tmp_path: Path, lang: str) -> None:
    """The year that cannot take it is named by its line in the file."""
    desk = played(tmp_path, "# --- the sheet")
    answer = decided(desk, "--lang", lang)
    assert answer.code == 1
    assert "qd.yaml:7" in answer.told
    assert stands(desk, CYCLE) == 0


def test_a_seat_for_every_cluster_is_asked_for(both: Desk) -> None:
    """Nobody records in a cluster in which none of the seats is held."""
    answer = decided(both, "--json", seats=SEATS[:2])
    assert answer.error["code"] == "name_unknown"  # the other year is not there for this seat
    assert stands(both, CYCLE) == 0


def test_another_content_under_the_same_name_is_refused(both: Desk) -> None:
    """What was recorded is corrected by an act of its own."""
    assert decided(both).code == 0
    other = FILE.replace("result: approved", "result: refused")
    assert decided(both, "--json", text=other).error["code"] == "command_id_reused"
    assert (stands(both, CYCLE), stands(both, SECOND)) == (1, 1)


@pytest.mark.parametrize("field", ["decision", "document", "cycles"])
def test_a_file_that_lacks_something_is_told_what(both: Desk, field: str) -> None:
    """By the name of the field."""
    text = FILE.partition("cycles:")[0] if field == "cycles" else FILE.replace(f"{field}:", "x:")
    answer = decided(both, "--json", text=text)
    assert answer.error["code"] == "field_missing"
