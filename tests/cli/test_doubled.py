"""A deduction that may stand twice is said before it is settled: in status, dry run and reply."""

from pathlib import Path

import pytest

from tests.cli.test_table_notes import played, year
from tests.cli.typed import CYCLE, Desk

CRITERIA = """\
  consequences:
    - {of: sheet_not_sent, deduct: "2"}
    - {of: late_sheet, deduct: "2"}
  criteria:
    - code: "1"
      name: Nhiệm vụ
      standard: {max: "90"}
    - code: "2"
      name: Chế độ báo cáo
      standard: {max: "10"}
      deduction: {max: "5"}
"""
LATE = """\
  - {key: s-binh, at: 2026-12-02T09:10, by: unit_officer@binh, command: enter_scores, unit: binh, column: self, cells: [{criterion: "1", now: "90"}, {criterion: "2", now: "10"}, {criterion: "2", part: deduction, now: "-2"}]}
  - {key: sent-binh, at: 2026-12-02T09:20, by: unit_officer@binh, command: submit_sheet, unit: binh}
"""  # noqa: E501
SAID = {
    "vi": "Bình: bảng đã tự trừ 2 ở tiêu chí 2 (Chế độ báo cáo); ngoài ra {stage} 2 do gửi bảng"
    " tự chấm muộn. Xem có phải trừ hai lần cho một việc.",
    "en": "Bình: the sheet deducts 2 in criterion 2 (Chế độ báo cáo) itself; besides, 2 {stage}",
}
STAGES = {
    "proposed": {"vi": "đề xuất trừ", "en": "are proposed"},
    "settled": {"vi": "đã thống nhất trừ", "en": "are settled"},
}
SETTLE = ("settle_consequence", "unit=binh", "lapse=late_sheet", "--as", "secretary@an")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """Bình has sent its sheet late, and has deducted 2 points of itself."""
    return played(tmp_path, year(CRITERIA, LATE))


def said(stage: str, lang: str) -> str:
    return SAID[lang].format(stage=STAGES[stage][lang])


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_twice_is_said_before_it_is_settled(desk: Desk, lang: str) -> None:
    """In status while it is proposed; in the dry run and the reply of settling it, and of settling
    the sheet; no more in status once both are settled."""
    assert said("proposed", lang) in desk("status", CYCLE, "--lang", lang).said
    tried = desk("do", CYCLE, *SETTLE, "--dry-run", "--lang", lang)
    assert said("settled", lang) in tried.said
    assert said("settled", lang) in desk("do", CYCLE, *SETTLE, "--lang", lang).said
    sheet = ("settle_sheet", "unit=binh", "--as", "secretary@an")
    assert said("settled", lang) in desk("status", CYCLE, "--lang", lang).said
    assert said("settled", lang) in desk("do", CYCLE, *sheet, "--lang", lang).said
    assert SAID[lang][:20] not in desk("status", CYCLE, "--lang", lang).said


def test_twice_is_said_to_programs(desk: Desk) -> None:
    """As a sentence in the answer, and as figures in the status."""
    status = desk("status", CYCLE, "--json").json
    assert "doubled" in str(status)
    answer = desk("do", CYCLE, *SETTLE, "--json").json
    assert answer["doubled"] == [said("settled", "vi")]
    other = ("bar_unit", "unit=binh", "reason=Xét", "--as", "secretary@an")
    assert desk("do", CYCLE, *other, "--json").json["doubled"] == []
