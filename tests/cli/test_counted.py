"""A score is told from what counted to what counts, whichever column held it."""

import json

from tests.cli.typed import CYCLE, Desk

SUBMIT = ("do", CYCLE, "submit_sheet", "unit=dong", "--as", "unit_officer@dong")
SETTLE = ("do", CYCLE, "enter_scores", "unit=dong", "column=settled", "--as", "secretary@an")


def test_the_refusal_prints_both_values_and_what_to_type(scoring: Desk) -> None:
    """In both languages; what it says to type is then taken, in the one form and the other."""
    assert scoring(*SUBMIT).code == 0
    said = scoring(*SETTLE, "1=30").told
    assert "tiêu chí 1, điểm chuẩn: 57 → 30" in said
    assert '1.reason="' in said
    assert "criterion 1, standard points: 57 → 30" in scoring(*SETTLE, "1=30", "--lang", "en").told
    for words in (("1=30", "reason=Thiếu minh chứng"), ("1=30", "1.reason=Thiếu minh chứng")):
        tried = scoring(*SETTLE, *words, "--dry-run")
        assert tried.code == 0
        assert "tiêu chí 1, điểm chuẩn 57 → 30" in tried.said
        assert "“Thiếu minh chứng”" in tried.said
    lost = scoring(*SETTLE, "1=30", "2.reason=Khác")
    assert lost.code == 1
    assert "2.reason" in lost.told


def test_the_log_and_the_audit_tell_what_counted(scoring: Desk) -> None:
    """The first value of a later column is no change from nothing; emptied, the column before it
    counts again."""
    assert scoring(*SUBMIT).code == 0
    assert scoring(*SETTLE, "1=57->30", "reason=Thiếu minh chứng", "--yes").code == 0
    back = ("do", CYCLE, "adjust_scores", "unit=dong", "column=settled", "--as", "secretary@an")
    assert scoring(*back, "1=30->", "reason=Đã có minh chứng", "--yes").code == 0
    log = scoring("log", CYCLE).said
    assert "tiêu chí 1, điểm chuẩn 57 → 30" in log
    assert "tiêu chí 1, điểm chuẩn 30 → 57" in log
    assert "trống" not in log
    rows = json.loads(scoring("audit", "scores", CYCLE, "--unit", "dong", "--json").out)
    keys = ("was", "stood", "now", "counts", "difference")
    assert [tuple(one[key] for key in keys) for one in rows["changes"][-2:]] == [
        (None, "57", "30", "30", "-27"),
        ("30", "30", None, "57", "27"),
    ]
    page = scoring("history", CYCLE, "dong", "1").said
    assert "57 (cột trước) → 30" in page
    assert "30 → 57 (cột trước, ô này bỏ trống)" in page
