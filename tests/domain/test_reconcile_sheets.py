"""One unit's sheet with criteria in rows: its levels, its parts and sums, its maxima."""

import pytest

from adapters.wording.reconcile import tell_finding, tell_note, tell_sheet_verdict
from domain.reconcile.criteria_check import SheetCheck, check_criteria
from domain.reconcile.criteria_sheet import find_criteria_head, read_criteria
from domain.reconcile.head import find_head
from tests.domain.score_sheets import Rows, changed, grid

#: Codes in a column of their own, two scorers, bonus and deduction as parts.
CODED: list[list[object]] = [
    ["TT", "Nội dung, tiêu chí", "Điểm chuẩn", "Đơn vị tự chấm", "Cụm chấm", "Ghi chú"],
    ["A", "NHIỆM VỤ CHÍNH TRỊ", 60, 58, 57, ""],
    ["I", "Chuyên môn", 40, 39, 38, ""],
    [1, "Thực hiện kế hoạch", 20, 20, 19, "trừ 1 điểm"],
    [2, "Cải cách", 20, 19, 19, ""],
    ["2.1", "CCHC", 10, 9, 9, ""],
    ["2.2", "Chuyển đổi số", 10, 10, 10, ""],
    ["II", "Khác", 20, 19, 19, ""],
    [1, "Việc a", 10, 9, 9, ""],
    [2, "Việc b", 10, 10, 10, ""],
    ["B", "XÂY DỰNG ĐẢNG", 40, 40, 40, ""],
    [1, "Việc c", 40, 40, 40, ""],
    ["C", "ĐIỂM THƯỞNG", 10, 5, 5, ""],
    [1, "Sáng kiến", 10, 5, 5, ""],
    ["D", "ĐIỂM TRỪ", "", -2, 2, ""],
    [1, "Nộp chậm", "", -2, 2, ""],
    ["", "Tổng cộng (A+B)", 100, "", "", ""],
    ["", "TỔNG ĐIỂM (A+B+C-D)", "", 101, 100, ""],
    ["", "Người lập biểu", "", "", "", ""],
]
#: Numbers inside the texts, parts and their criteria in two columns.
WRITTEN: list[list[object]] = [
    ["Nội dung đánh giá", "Điều kiện chấm điểm", "Điểm tối đa", "Điểm tự chấm"],
    ["TIÊU CHÍ 1: TUYÊN TRUYỀN", "", "8 điểm", "7,5"],
    ["1. Sinh hoạt chính trị (5 điểm)", "1. Học tập nghị quyết", 2, 2],
    ["", "2. Triển khai đến chi hội", "1,5", "1,5"],
    ["", "3. Có kế hoạch", "1,5", 1],
    ["2. Tuyên truyền (tối đa 3 điểm)", "Loa phát thanh, tin bài", 3, 3],
    ["TIÊU CHÍ 2: XÂY DỰNG HỘI", "", "20 điểm", 18],
    ["1. Phát triển hội viên", "Đạt chỉ tiêu", 20, 18],
    ["Tổng cộng", "", 28, "25,5"],
]


def checked(rows: Rows) -> SheetCheck:
    sheet = grid(rows)
    assert find_head(sheet) is None
    head = find_criteria_head(sheet)
    assert head is not None
    return check_criteria(read_criteria(sheet, head))


def found(rows: Rows) -> list[tuple[str, tuple[str, ...]]]:
    return [(finding.code, finding.cells) for finding in checked(rows).findings]


def test_levels_are_told_by_the_way_of_numbering() -> None:
    """A way that was met before ends what stands below it; a new one begins a level."""
    levels = {item.label: item.level for item in checked(CODED).sheet.items}
    assert [levels[name] for name in ("NHIỆM VỤ CHÍNH TRỊ", "Chuyên môn", "Cải cách", "CCHC")] == [
        *(0, 1, 2, 3)
    ]
    assert (levels["Việc a"], levels["XÂY DỰNG ĐẢNG"], levels["Việc c"]) == (2, 0, 1)


@pytest.mark.parametrize("rows", [CODED, WRITTEN])
def test_a_sheet_that_adds_up_has_no_findings(rows: Rows) -> None:
    """Parts, the sum of all with bonus and deduction, and maxima; how much is said."""
    result = checked(rows)
    assert result.findings == ()
    assert result.sums_compared > 5
    assert tell_sheet_verdict(result.sums_compared, result.maxima_compared, "vi").startswith(
        f"Không thấy chỗ chưa khớp: đã cộng lại {result.sums_compared} tổng, so "
    )


@pytest.mark.parametrize(
    ("rows", "row", "column", "value", "finding"),
    [
        (CODED, 2, 3, 40, ("part_differs", "D3")),
        (CODED, 5, 4, "8", ("part_differs", "E5")),
        (CODED, 9, 4, 11, ("over_maximum", "E10")),
        (CODED, 15, 3, -3, ("part_differs", "D15")),
        (CODED, 16, 2, 110, None),
        (CODED, 16, 2, 101, ("part_differs", "C17")),
        (CODED, 17, 3, 103, ("part_differs", "D18")),
        (CODED, 3, 4, "1.175", ("cell_ambiguous", "E4")),
        (CODED, 3, 4, "19 ?", ("cell_unread", "E4")),
        (WRITTEN, 1, 2, "9 điểm", ("part_differs", "C2")),
        (WRITTEN, 3, 2, 2, ("stated_differs", "A3")),
        (WRITTEN, 5, 3, "3,5", ("over_maximum", "D6")),
        (WRITTEN, 8, 3, 26, ("part_differs", "D9")),
    ],
)
def test_what_is_changed_is_found(
    rows: list[list[object]], row: int, column: int, value: object, finding: tuple[str, str] | None
) -> None:
    """In its cell. A sum of maxima may count what rewards, or not."""
    codes = [(code, cells[0]) for code, cells in found(changed(rows, row, column, value))]
    assert finding in codes if finding else codes == []


def test_a_part_that_differs_says_both_figures() -> None:
    """The part by its words, what it says, what stands in it."""
    (finding,) = checked(changed(CODED, 2, 4, 40)).findings[:1]
    assert tell_finding(finding, "vi") == (
        "Ô E2: “NHIỆM VỤ CHÍNH TRỊ” ghi 57; E3–E8 cộng được 59, ghi thiếu 2."
    )


def test_criteria_without_points_are_told() -> None:
    """A scorer who gave others some: not a mistake, but said."""
    result = checked(changed(changed(CODED, 13, 3, ""), 12, 3, ""))
    told = [tell_note(note, "vi") for note in result.notes if note.code == "criteria_blank"]
    assert told == ["Cột “Đơn vị tự chấm” chưa có điểm ở A14."]


def test_a_table_of_criteria_without_scores_is_added_up() -> None:
    """As it stands in a plan: maxima only."""
    rows: list[list[object]] = [
        ["STT", "Tiêu chí", "Điểm tối đa"],
        ["I", "Mục một", 20],
        [1, "Việc a", 10],
        [2, "Việc b", 10],
        ["II", "Mục hai (70 điểm)", ""],
        [1, "Việc c", 80],
        ["", "Tổng", 100],
    ]
    assert found(rows) == [("stated_differs", ("A5",))]


def test_a_sheet_in_which_nothing_adds_up_is_not_called_right() -> None:
    """Criteria without a sum or a maximum."""
    rows: list[list[object]] = [["Tiêu chí", "Tự chấm"], ["Việc a", 10], ["Việc b", 9]]
    assert found(rows) == [("nothing_compared", ())]
