"""Criteria, columns, titles and methods, typed as an office calls them."""

from pathlib import Path

import pytest

from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk, typed


@pytest.fixture
def lettered(tmp_path: Path) -> Desk:
    """The practice year in scoring, its criteria coded A1 and I.1."""
    head, _, _ = YEAR.read_text(encoding="utf-8").partition("  - {key: s-an,")
    text = head.replace('code: "1", name', 'code: "A1", name').replace(
        'code: "2", name', 'code: "I.1", name'
    )
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(text, encoding="utf-8")
    assert desk("init", "--practice").code == 0
    played = typed("play", scenario, "--db", desk.db)
    assert played.code == 0, played.err
    return desk


def test_scores_are_typed_by_the_codes_of_the_rulebook(lettered: Desk) -> None:
    """A1, I.1 and their parts; the criterion's own name; a column by its name."""
    words = ("unit=dong", "column=tự chấm", "A1=57", "a1.bonus=2,5", "Báo cáo=37,5")
    answer = lettered(
        "do", CYCLE, "enter_scores", *words, "I.1.deduction=-1", "--as", "unit_officer@dong"
    )
    assert answer.code == 0, answer.err
    history = lettered("history", CYCLE, "dong", "chuyên môn", "--as", "unit_officer@dong")
    assert history.code == 0, history.err
    assert "57" in history.said


def test_an_unknown_code_is_told_with_the_nearest(lettered: Desk) -> None:
    """What is like no field of the command is a criterion that there is not."""
    words = ("unit=dong", "column=self", "A2=57", "--as", "unit_officer@dong", "--json")
    answer = lettered("do", CYCLE, "enter_scores", *words)
    assert answer.code == 1
    assert (answer.error["code"], answer.error["facts"]["value"]) == ("criterion_unknown", "A2")


def test_a_title_and_a_method_are_typed_by_their_names(tmp_path: Path) -> None:
    """Cờ thi đua and phiếu kín, where a command takes a selection and a method."""
    head, _, _ = YEAR.read_text(encoding="utf-8").partition("  - {key: ballot,")
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(head, encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert typed("play", scenario, "--db", desk.db).code == 0
    words = ("ballot=co-1", "selection=Cờ thi đua", "method=Phiếu kín", "nominees=an, Bình")
    answer = desk("do", CYCLE, "open_ballot", *words, "--as", "chair@an", "--json")
    assert answer.code == 0, answer.err
    body = answer.json["events"][0]["body"]
    assert (body["selection"], body["method"]) == ("co", "paper")
