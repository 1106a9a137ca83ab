"""thidua reconcile on workbooks with several sheets, and on tables that stand the other way."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.typed import typed
from tests.spreadsheets.books import workbook

Rows = list[Sequence[object]]
RIGHT: Rows = [
    ("TT", "Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm", "Hạng"),
    (1, "Sở A", 90, 5, 95, 1),
    (2, "Sở B", 90, 2, 92, 2),
]
WRONG: Rows = [*RIGHT[:2], (2, "Sở B", 90, 2, 93, 2)]
CRITERIA: Rows = [("TT", "Tiêu chí", "Điểm tối đa"), (1, "Việc một", 60), (2, "Việc hai", 40)]
ONE_UNIT: Rows = [
    ("TT", "Tiêu chí", "Điểm tối đa", "Điểm tự chấm"),
    (1, "Việc một", 60, 55),
    (2, "Việc hai", 40, 40),
    ("", "Tổng cộng", 100, 96),
]
ACROSS: Rows = [
    ("TT", "Tiêu chí", "Điểm tối đa", "Sở A", "Sở B", "Sở C"),
    (1, "Việc một", 60, 55, 50, 45),
    (2, "Việc hai", 40, 40, 39, 38),
    ("", "Tổng cộng", 100, 95, 89, 99),
]
BELOW_A_GROUP: Rows = [
    ("TT", "Tiêu chí", "Điểm tối đa", "Điểm của các đơn vị", "", ""),
    ("", "", "", "Sở A", "Sở B", "Sở C"),
    *ACROSS[1:],
]


def saved(folder: Path, *sheets: tuple[str, Rows]) -> Path:
    file = folder / "bang.xlsx"
    file.write_bytes(workbook(*sheets))
    return file


def test_every_sheet_with_scores_is_checked(tmp_path: Path) -> None:
    """A mistake on the second sheet is found, and the last line names the sheet."""
    answer = typed("reconcile", saved(tmp_path, ("Lần 1", RIGHT), ("Lần 2", WRONG)))
    assert answer.code == 1
    assert "Ô E3: Sở B ghi tổng 93; 90 + 2 = 92, ghi thừa 1." in answer.said
    assert answer.out.endswith("Đã kiểm tra 2 trang; cần xem lại trang “Lần 2”.\n")


def test_sheets_that_all_agree_are_right_together(tmp_path: Path) -> None:
    """Each has its own verdict; programs get the others beside the first."""
    file = saved(tmp_path, ("Lần 1", RIGHT), ("Lần 2", RIGHT))
    answer = typed("reconcile", file)
    assert (answer.code, answer.said.count("Không thấy chỗ chưa khớp")) == (0, 2)
    assert answer.out.endswith("Đã kiểm tra 2 trang, trang nào cũng khớp.\n")
    told = typed("reconcile", file, "--json").json
    assert (told["agrees"], told["sheet"], told["other_sheets"][0]["sheet"]) == (
        *(True, "Lần 1"),
        "Lần 2",
    )


def test_programs_are_not_told_that_a_book_agrees_whose_second_sheet_does_not(
    tmp_path: Path,
) -> None:
    """It agrees where all of its sheets do; a chosen sheet is asked about alone."""
    file = saved(tmp_path, ("Lần 1", RIGHT), ("Lần 2", WRONG))
    assert typed("reconcile", file, "--json").json["agrees"] is False
    assert typed("reconcile", file, "--sheet", "lan 1").code == 0


def test_a_units_sheet_beside_the_table_is_checked_and_a_list_of_criteria_is_none(
    tmp_path: Path,
) -> None:
    """The first has a sum that is wrong; of the second there is nothing to say."""
    answer = typed("reconcile", saved(tmp_path, ("Bảng", RIGHT), ("Sở A", ONE_UNIT)))
    assert (answer.code, "“Tổng cộng” ghi 96" in answer.said) == (1, True)
    answer = typed("reconcile", saved(tmp_path, ("Tiêu chí", CRITERIA), ("Bảng", RIGHT)))
    assert (answer.code, "Việc một" in answer.said) == (0, False)


@pytest.mark.parametrize("rows", [ACROSS, BELOW_A_GROUP], ids=["plain", "below a group"])
def test_a_table_with_its_units_in_columns_is_called_what_it_is(rows: Rows, tmp_path: Path) -> None:
    """Nothing of the units is called right, and who needs a row for each unit is told why."""
    file = saved(tmp_path, ("Bảng", rows))
    answer = typed("reconcile", file)
    assert answer.code == 1
    assert "đơn vị theo cột; chưa kiểm tra cột D–F." in answer.said
    assert "Không thấy" not in answer.said
    papers = typed("papers", file, "--out", tmp_path / "ho-so", "--no-pdf")
    assert papers.code != 0
    assert "tiêu chí theo dòng và đơn vị theo cột (cột D–F)" in papers.told
    assert "của một đơn vị" not in papers.told
