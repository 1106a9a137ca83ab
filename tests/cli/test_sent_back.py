"""A sheet is sent back and completed, as it is typed and read."""

import json

from tests.cli.typed import CYCLE, Desk

SUBMIT = ("do", CYCLE, "submit_sheet", "unit=dong", "--as", "unit_officer@dong")
BACK = ("do", CYCLE, "return_sheet", "unit=dong", "until=2026-12-20", "--as", "secretary@an")


def test_a_reason_for_each_cell_is_typed_and_both_versions_are_read(scoring: Desk) -> None:
    """``1.reason=…`` alone names a cell; `explain` puts the versions side by side, as JSON too."""
    assert scoring(*SUBMIT).code == 0
    assert "versions" not in json.loads(scoring("explain", CYCLE, "dong", "--json").out)
    said = scoring(*BACK, "1.reason=Thiếu số liệu quý IV")
    assert said.code == 0
    assert "tiêu chí 1, điểm chuẩn 57 (lý do: “Thiếu số liệu quý IV”)" in said.said
    assert "trả lại để hoàn thiện" in scoring("outcome", CYCLE).said
    mend = ("do", CYCLE, "enter_scores", "unit=dong", "column=self", "1=57->58")
    assert scoring(*mend, "--as", "unit_officer@dong").code == 0
    page = scoring("explain", CYCLE, "dong").said
    assert "Lần 2 (đang hoàn thiện)" in page
    assert "Bảng tự chấm điểm đã được trả lại để hoàn thiện nên chưa có tổng" in page
    assert scoring(*SUBMIT).code == 0
    english = scoring("explain", CYCLE, "dong", "--lang", "en").said
    assert "Why it was sent back" in english
    told = json.loads(scoring("explain", CYCLE, "dong", "--json").out)["explanation"]
    first, second = told["versions"]
    assert first["to_complete"] == [
        {"criterion": "1", "part": "standard", "reason": "“Thiếu số liệu quý IV”"}
    ]
    values = [
        next(cell["value"] for cell in one["cells"] if cell["criterion"] == "1")
        for one in (first, second)
    ]
    assert values == ["57", "58"]
    assert second["returned"] is None


def test_what_is_typed_beside_a_reason_is_refused(scoring: Desk) -> None:
    """A cell to be completed has no value and no proof; nothing is stored."""
    assert scoring(*SUBMIT).code == 0
    before = scoring.stored()
    for words in ("1.evidence=true", "1=57"):
        assert scoring(*BACK, words).code == 1
    assert scoring(*BACK).code == 1
    assert scoring.stored() == before
