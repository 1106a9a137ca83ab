"""Score tables with columns that are not understood: they are read by their figures, or named."""

from collections.abc import Sequence
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from adapters.wording.reconcile import tell_finding, tell_note, tell_verdict
from domain.reconcile.criteria_check import check_criteria
from domain.reconcile.criteria_sheet import find_criteria_head, read_criteria
from domain.reconcile.figures import read_figure
from domain.reconcile.grid import Cell, CellKind
from domain.values.ranks import Ranking
from tests.domain.score_sheets import changed, checked, found, grid, made_cell, notes
from tests.domain.test_reconcile import consistent

Rows = list[Sequence[object]]
HEAD = ("TT", "Đơn vị", "TC1", "TC2", "Điểm thưởng", "Điểm trừ", "Tổng điểm", "Xếp hạng")
LINES: Rows = [
    (1, "Sở A", 60, 40, 5, -1, 104, 1),
    (2, "Sở B", 60, 38, 2, "", 100, 2),
    (3, "Sở C", 50, 40, 1, "", 91, 3),
]
#: What totals are called that no list of words has.
TOTALS = ["", "Kết quả", "∑", "Thành tiền", "Điểm xét thi đua", "KQ", "Cuối năm"]


def headed(column: int, heading: str) -> Rows:
    """The table with another heading over a column."""
    return [tuple(heading if at == column else word for at, word in enumerate(HEAD)), *LINES]


# The figures decide


@pytest.mark.parametrize("heading", TOTALS)
def test_a_total_is_known_by_its_figures(heading: str) -> None:
    """It is the sum of the others in most rows, so the row in which it is not is found."""
    assert found(headed(6, heading)) == []
    assert "sums_taken" in notes(headed(6, heading))
    assert found(changed(headed(6, heading), 2, 6, 100.5)) == [("row_differs", ("G3",))]


def test_a_total_without_a_heading_is_said_to_be_one() -> None:
    """With its column, and its heading where it has one; no other word is made of it."""
    said = [tell_note(note, "vi") for note in checked(headed(6, "")).notes]
    assert "Cột G đọc là Tổng điểm, vì bằng các phần cộng lại." in said
    said = [tell_note(note, "vi") for note in checked(headed(6, "Thành tiền")).notes]
    assert [line for line in said if "Thành tiền" in line] == [
        "Cột G “Thành tiền” đọc là Tổng điểm, vì bằng các phần cộng lại."
    ]


@pytest.mark.parametrize("heading", ["", "Lũy kế"])
def test_the_sum_of_the_criteria_is_known_by_its_figures(heading: str) -> None:
    """Between criteria and bonus: it is held against the criteria, and the total against it."""
    rows: Rows = [("Đơn vị", "TC1", "TC2", heading, "Điểm thưởng", "Tổng điểm")]
    rows += [("A", 60, 40, 100, 5, 105), ("B", 60, 38, 98, 2, 100), ("C", 50, 40, 90, 1, 91)]
    assert found(rows) == []
    assert found(changed(rows, 2, 3, 97)) == [
        ("row_differs", ("F3",)),
        ("criteria_differ", ("D3",)),
    ]


# What they do not decide is named


@pytest.mark.parametrize("heading", ["", "Quy đổi"])
def test_figures_that_nobody_understands_are_named_and_nothing_is_called_right(
    heading: str,
) -> None:
    """Whatever else agrees: the column stands in the finding."""
    rows = [(*line, extra) for line, extra in zip(headed(0, "TT"), (heading, 9, 8, 7), strict=True)]
    [finding] = checked(rows).findings
    assert finding.code == "columns_unread"
    named = f"I “{heading}”" if heading else "Cột I có số mà không có tiêu đề"
    assert named in tell_finding(finding, "vi")


@pytest.mark.parametrize("heading", ["Số phiếu", "Tỷ lệ (%)", "Mã số", "Số người", "Ghi chú"])
def test_figures_that_say_that_they_are_no_points_are_left_alone(heading: str) -> None:
    """Votes, shares, codes."""
    rows = [(*line, extra) for line, extra in zip(headed(0, "TT"), (heading, 9, 8, 7), strict=True)]
    assert found(rows) == []


def test_numbers_of_lines_need_no_heading() -> None:
    """1, 2, 3 at the left of the units."""
    assert found(headed(0, "")) == []
    assert found(changed(headed(0, ""), 2, 0, 7)) == [("columns_unread", ())]


def test_scores_beside_those_that_are_read_in_one_units_sheet_are_named() -> None:
    """Points of one more scorer whose column has no heading."""
    rows: Rows = [("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm", "")]
    rows += [
        ("1", "Việc một", 50, 45, 44),
        ("2", "Việc hai", 50, 45, 46),
        ("", "Tổng", 100, 90, 95),
    ]
    sheet = grid(rows)
    head = find_criteria_head(sheet)
    assert head is not None
    assert [one.code for one in check_criteria(read_criteria(sheet, head)).findings] == [
        "columns_unread"
    ]


# Missing totals, rows of sums, words


def test_a_missing_total_is_no_zero_in_the_sum_of_its_column() -> None:
    """The unit's parts stand for it; without them the sum is not compared."""
    rows: Rows = [HEAD, *LINES, ("", "Cộng", 170, 118, 8, -1, 295, "")]
    assert found(rows) == []
    assert found(changed(rows, 2, 6, "")) == [("total_missing", ("G3",))]
    wrong = changed(changed(rows, 2, 6, ""), 4, 6, 300)
    assert found(wrong) == [("total_missing", ("G3",)), ("column_differs", ("G5",))]


def test_a_row_that_is_quoted_has_its_numbers_in_the_form_of_the_language() -> None:
    """47,5 in Vietnamese, 47.5 in English; what was typed as text stays as it was."""
    number = Cell(CellKind.NUMBER, "47.5")
    rows: Rows = [HEAD, *LINES, ("", "Bình quân", number, "39.3", "", "", "", "")]
    [note] = [note for note in checked(rows).notes if note.code == "row_passed"]
    assert "47,5 39.3" in tell_note(note, "vi")
    assert "47.5 39.3" in tell_note(note, "en")


def test_the_verdict_says_which_totals_were_added_up() -> None:
    """Those of rows and those of columns."""
    rows: Rows = [HEAD, *LINES, ("", "Cộng", 170, 118, 8, -1, 295, "")]
    result = checked(rows)
    counts = result.sums_compared, result.ranks_compared
    assert tell_verdict(*counts, "vi", columns=result.columns_compared) == (
        "Không thấy chỗ chưa khớp: đã cộng lại 8 tổng (3 theo dòng, 5 theo cột), so 3 hạng."
    )


# Whatever the table


@given(consistent(), st.data())
def test_any_changed_figure_is_found_under_any_heading(
    drawn: tuple[list[list[str]], Ranking], data: st.DataObject
) -> None:
    """A heading is lost or nobody knows it: a changed figure never passes, wherever it stands."""
    rows, style = drawn
    column = data.draw(st.integers(2, len(rows[0]) - 1))
    unknown = changed(rows, 0, column, data.draw(st.sampled_from(TOTALS)))
    row = data.draw(st.integers(1, len(rows) - 1))
    other = data.draw(st.integers(2, len(rows[0]) - 1))
    new = data.draw(st.sampled_from(["7", "12,5", "999"]))
    old = read_figure(made_cell(rows[row][other]), "").value
    assume(abs(old or Decimal(0)) != read_figure(made_cell(new), "").value)
    assert found(changed(unknown, row, other, new), style) != []


@given(consistent(), st.data())
def test_a_column_that_is_not_understood_never_lets_all_be_called_right(
    drawn: tuple[list[list[str]], Ranking], data: st.DataObject
) -> None:
    """Figures in a column more: they add up and are said to be read so, or they are named."""
    rows, style = drawn
    place = data.draw(st.integers(2, len(rows[0])))
    heading = data.draw(st.sampled_from(TOTALS))
    more = data.draw(st.lists(st.integers(1, 90), min_size=len(rows) - 1, max_size=len(rows) - 1))
    wider = [
        [*row[:place], extra, *row[place:]]
        for row, extra in zip(rows, [heading, *map(str, more)], strict=True)
    ]
    result = checked(wider, style)
    assert not result.agrees or {"sums_taken", "criteria_taken"} & {
        note.code for note in result.notes
    }
