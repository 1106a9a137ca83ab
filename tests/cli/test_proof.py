"""What counts nothing for want of proof is said by the act itself and wherever scores are told."""

from pathlib import Path

import pytest

from tests.cli.test_table_notes import played, year
from tests.cli.typed import CYCLE, Desk

CRITERIA = """\
  criteria:
    - code: "1"
      name: Nhiệm vụ
      standard: {max: "90"}
    - code: "2"
      name: Khen thưởng
      bonus: {max: "10", evidence_needed: true, claims: [{level: tinh, points: "3"}]}
      standard: {max: "10"}
"""
OFFICER = ("--as", "unit_officer@an")
TYPED = {
    "vi": "điểm thưởng 0 (thiếu minh chứng: +5 không tính)",
    "en": "bonus points 0 (no proof: +5 not counted)",
}
EXPLAINED = {"vi": "thiếu minh chứng: +5 không tính", "en": "no proof: +5 not counted"}
SHOWN = {
    "vi": "An: tiêu chí 2, điểm thưởng, thiếu minh chứng: +5 không tính.",
    "en": "An: criterion 2, bonus points, no proof: +5 not counted.",
}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """In scoring, where nothing was entered yet."""
    return played(tmp_path, year(CRITERIA, ""))


def sent(desk: Desk, *words: str) -> None:
    """An has sent 90 points, and what those words say of the second criterion."""
    wrote = desk("do", CYCLE, "enter_scores", "unit=an", "column=self", "1=90", *words, *OFFICER)
    assert wrote.code == 0, wrote.err
    assert desk("do", CYCLE, "submit_sheet", "unit=an", *OFFICER).code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_p18_a_typed_bonus_without_proof_is_said_everywhere(desk: Desk, lang: str) -> None:
    """In the reply, beforehand in the dry run, in log, history, explanation and outcome."""
    words = ("enter_scores", "unit=an", "column=self", "1=90", "2=0", "2.bonus=5", *OFFICER)
    assert TYPED[lang] in desk("do", CYCLE, *words, "--dry-run", "--lang", lang).said
    assert TYPED[lang] in desk("do", CYCLE, *words, "--lang", lang).said
    assert desk("do", CYCLE, "submit_sheet", "unit=an", *OFFICER).code == 0
    assert TYPED[lang] in desk("log", CYCLE, "--lang", lang).said
    history = desk("history", CYCLE, "an", "2", "--lang", lang)
    assert EXPLAINED[lang][1:] in history.said
    assert EXPLAINED[lang] in desk("explain", CYCLE, "an", "--lang", lang).said
    assert SHOWN[lang] in desk("outcome", CYCLE, "--lang", lang).said


def test_p18_proof_is_said_beside_the_score(desk: Desk) -> None:
    """``2.bonus.evidence=true``: the bonus counts, and nothing is remarked on."""
    sent(desk, "2=0", "2.bonus=5", "2.bonus.evidence=true")
    said = desk("outcome", CYCLE).said
    assert "thiếu minh chứng" not in said
    assert "95" in said
    refused = desk(
        "do", CYCLE, "adjust_scores", "unit=an", "column=self", "1.evidence=true", *OFFICER
    )
    assert (refused.code, "1=…" in refused.told) == (1, True)


def test_p18_a_claim_without_proof_is_named(desk: Desk) -> None:
    """Which achievement counts nothing stands in reply, explanation and outcome."""
    cells = (
        '[{"criterion": "1", "now": "90"}, {"criterion": "2", "now": "0"}, {"criterion": "2",'
        ' "part": "bonus", "claims": [{"achievement": "Bằng khen của tỉnh", "level": "tinh"}]}]'
    )
    words = ("enter_scores", "unit=an", "column=self", f"cells={cells}", *OFFICER)
    bare = "thiếu minh chứng: “Bằng khen của tỉnh” không tính"
    assert bare in desk("do", CYCLE, *words).said
    assert desk("do", CYCLE, "submit_sheet", "unit=an", *OFFICER).code == 0
    assert bare in desk("explain", CYCLE, "an").said
    notes = desk("outcome", CYCLE, "--json").json["notes"]
    assert [note["code"] for note in notes] == ["unproved"]
    assert desk("explain", CYCLE, "an", "--json").code == 0
    assert bare in desk("outcome", CYCLE).said
