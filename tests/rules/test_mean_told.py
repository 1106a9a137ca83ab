"""The rounding of a mean is said where it happens (P39)."""

from fractions import Fraction
from pathlib import Path

import pytest

from adapters.wording.labels.combining import combined_label, scores_label
from adapters.wording.writing import Lang
from domain.cycle.phases.scoring import ScoresAdjusted
from domain.cycle.year_work.outside import FillScores, RecordExternalScore
from domain.reckoning.combining import combination
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Desk
from tests.factories import PAPER, SECRETARY, C, P, after, cell
from tests.rules.sheets import book, scoring, sent

STEP = "standard: {max: '60', step: '0.5'}"


def panel(how: str, criterion: str = STEP, rounding: str = "half_up") -> Rulebook:
    """A panel scores the last column."""
    columns = f"""
columns:
  - {{code: self, name: Tự chấm, scorer: own}}
  - {{code: panel, name: Tổ chấm, scorer: cluster, combine: {how}}}
"""
    return book(criterion, more=f"rounding: {rounding}", columns=columns)


@pytest.mark.parametrize(
    ("how", "scores", "lang", "said"),
    [
        ("mean", "8 8 9", "vi", "trung bình 8,333… làm tròn 8,5 theo bước 0,5"),
        ("mean", "8 8 9", "en", "mean 8.333… rounded to 8.5 in steps of 0.5"),
        ("mean", "6 9 9.5 10", "vi", "trung bình 8,625 làm tròn 8,5 theo bước 0,5"),
        ("mean", "8 9", "vi", "trung bình 8,5"),
        (
            "mean_without_extremes",
            "6 9 9.5 10",
            "vi",
            "trung bình (bỏ một cao nhất và một thấp nhất) 9,25 làm tròn 9,5 theo bước 0,5",
        ),
        ("sum", "8 9", "vi", "cộng lại 17"),
    ],
)
def test_p39_a_mean_that_is_rounded_says_so(how: str, scores: str, lang: Lang, said: str) -> None:
    """Where it lies on the step it is not rounded, and said as it is."""
    each = [P(score) for score in scores.split()]
    found = combination(panel(how), "panel", "1", Part.STANDARD, each)
    assert found is not None
    assert combined_label(found, lang) == said
    assert found.is_rounded is ("theo bước" in said or "in steps" in said)


def test_p39_each_score_is_shown_before_what_they_come_to() -> None:
    """Down: 8 1/3 → 8; the exact value stays a fraction."""
    each = [P("8"), P("8"), P("9")]
    found = combination(panel("mean", rounding="down"), "panel", "1", Part.STANDARD, each)
    assert found is not None
    assert (found.exact, found.value) == (Fraction(25, 3), P("8"))
    assert scores_label(found, "vi") == (
        "các điểm 8; 8; 9: trung bình 8,333… làm tròn 8 theo bước 0,5"
    )


def test_p39_nothing_is_said_where_one_scorer_gave_it() -> None:
    """No scores, or a column that says nothing of several."""
    assert combination(panel("mean"), "panel", "1", Part.STANDARD, ()) is None
    assert combination(panel("mean"), "self", "1", Part.STANDARD, [P("8")]) is None


def test_p39_what_several_departments_gave_is_kept_with_the_mean() -> None:
    """2, 3 and 3 → 2 2/3, filled in as 2.5 with what each gave."""
    outside = "[Sở Nội vụ, Sở Tài chính, Thanh tra tỉnh]"
    by = f"scored_by: {{outside: {outside}, combine: mean}}"
    rulebook = book("standard: {max: '90'}", f"standard: {{max: '10'}}, {by}")
    given = sent(scoring(rulebook), C, cell("1", "80"))
    for authority, value in (("Thanh tra tỉnh", "3"), ("Sở Nội vụ", "2"), ("Sở Tài chính", "3")):
        gives = RecordExternalScore(
            unit=C, criterion="2", value=P(value), authority=authority, document=PAPER
        )
        given = after(given, (gives, SECRETARY))
    filled = after(given, (FillScores(units=(C,), reason="Điểm của các sở"), SECRETARY))
    body = filled.events[-1].body
    assert isinstance(body, ScoresAdjusted)
    [change] = body.cells
    assert (change.now, change.scores) == (P("2.5"), (P("2"), P("3"), P("3")))
    found = combination(rulebook, body.column, "2", Part.STANDARD, change.scores)
    assert found is not None
    assert combined_label(found, "vi") == "trung bình 2,666… làm tròn 2,5 theo bước 0,5"


def test_p39_log_letter_history_explain_and_its_json_say_it(tmp_path: Path) -> None:
    """Three scorers give Bình 59, 59 and 60: 59,333… counts 59,5."""
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    text = YEAR.read_text(encoding="utf-8")
    text = text.replace("scorer: cluster}", "scorer: cluster, combine: mean}", 1)
    text = text.replace('now: "59.5"', 'scores: ["59", "59", "60"]', 1)
    scenario.write_text(text.partition("  - {key: conference")[0], encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert desk("play", scenario).code == 0
    said = "trung bình 59,333… làm tròn 59,5 theo bước 0,5"
    assert f"59,5 ({said})" in desk("log", CYCLE).said
    [adjusted] = [
        event["event"]
        for event in desk("log", CYCLE, "--json").json["events"]
        if event["type"] == "scores_adjusted"
    ]
    letter = desk("notices", "preview", adjusted).said
    assert f"1. Chuyên môn, điểm chuẩn: 60 → 59,5 ({said})" in letter
    assert f"các điểm 59; 59; 60: {said}" in desk("history", CYCLE, "binh", "1").said
    changes = desk("history", CYCLE, "binh", "1", "--json").json["changes"]
    told = [change["combined"]["sentence"] for change in changes if "combined" in change]
    assert told == [said]
    explained = desk("explain", CYCLE, "binh").said
    assert f"các điểm 59; 59; 60: {said}" in explained
    english = desk("explain", CYCLE, "binh", "--lang", "en").said
    assert "scores 59; 59; 60: mean 59.333… rounded to 59.5 in steps of 0.5" in english
    lines = desk("explain", CYCLE, "binh", "--json").json["explanation"]["lines"]
    assert lines[0]["combined"] == {
        "how": "mean",
        "scores": ["59", "59", "60"],
        "exact": "178/3",
        "step": "0.5",
        "value": "59.5",
        "rounded": True,
        "sentence": said,
    }
    assert all("combined" not in line for line in lines[1:])
