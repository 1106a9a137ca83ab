"""The secretary's table of all units."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.typed import CYCLE, Answer, Desk
from tests.sheets.conftest import SECRETARY
from tests.sheets.hands import fill
from tests.spreadsheets.books import saved, workbook

HEAD = ("TT", "Đơn vị", "1", "1 thưởng", "2", "2 trừ", "Tổng điểm")
ROWS = (
    (1, "Trường An", 58.5, None, 40, None, 98.5),
    (2, "Bình", 60, 5, 40, -1.5, 103.5),
    (3, "dong", 57, None, 37.5, None, 94.5),
)
CHECKERS = ("--as", "secretary@an", "--as", "vice_chair@binh")


def table(folder: Path, rows: Sequence[Sequence[object]], head: Sequence[object] = HEAD) -> Path:
    """An office's own table, with its title."""
    return saved(folder, "bang-diem.xlsx", workbook(("Bảng", (("BẢNG ĐIỂM",), head, *rows))))


def read(desk: Desk, path: Path, *words: str, column: str = "self") -> Answer:
    return desk("sheets", "read", CYCLE, "--table", path, "--column", column, *words)


def kinds(answer: Answer) -> dict[str, str]:
    """By cell, what was found wrong there."""
    return {
        found["at"]: found["kind"] for part in answer.json["files"] for found in part["problems"]
    }


def test_a_table_is_recorded_and_once(desk: Desk, tmp_path: Path) -> None:
    """A unit is called by its code or any of its names; each unit's row is one act; read again,
    nothing is recorded."""
    path = table(tmp_path, ROWS)
    before = desk.stored()
    shown = read(desk, path, *SECRETARY)
    assert shown.code == 0, shown.out
    assert "C5 1 (điểm chuẩn) (trống) 57" in shown.said
    assert "Cột không ghi vào bảng chấm điểm: “TT” (A) và “Tổng điểm” (G)." in shown.said
    assert desk.stored() == before
    answer = read(desk, path, *SECRETARY, "--yes")
    assert answer.code == 0, answer.out
    assert desk.stored() == before + 3
    again = read(desk, path, *SECRETARY, "--yes")
    assert "Không có gì để ghi." in again.said
    assert desk.stored() == before + 3


def test_an_empty_cell_keeps_what_is_recorded(desk: Desk, tmp_path: Path) -> None:
    """Empty is not 0, and a table need not say everything; what it leaves out is named."""
    read(desk, table(tmp_path, ROWS), *SECRETARY, "--yes")
    fewer = table(tmp_path, ((1, "An", None, None, 39, None, None),))
    answer = read(desk, fewer, *SECRETARY)
    assert answer.code == 0, answer.out
    assert "E3 2 (điểm chuẩn) 40 39" in answer.said
    assert "Chưa có dòng trong bảng: Bình và Đông." in answer.said


def test_the_settled_column_is_written_and_settled(desk: Desk, tmp_path: Path) -> None:
    """Nobody settles their own sheet: of two who act, the second sees to the first one's. What
    differs from what counted needs its reason."""
    path = table(tmp_path, ROWS)
    when = ("--at", "2026-11-20T09:00", "--yes")
    assert read(desk, path, *SECRETARY, "--submit", *when).code == 0
    settled = table(tmp_path, ((*ROWS[0][:2], 58, *ROWS[0][3:]), *ROWS[1:]))
    without = read(desk, settled, *CHECKERS, "--settle", column="Thống nhất")
    assert without.code == 1
    assert "bang-diem.xlsx" in without.said
    words = ("--settle", "--reason", "Thiếu minh chứng", "--at", "2026-11-27T09:00", "--yes")
    answer = read(desk, settled, *CHECKERS, *words, column="Thống nhất")
    assert answer.code == 0, answer.out
    outcome = desk("outcome", CYCLE, "--json").json["outcome"]["table"]["rows"]
    assert all(row["settled"] for row in outcome)
    assert {row["unit"]["name"]: row["total"] for row in outcome}["An"] == "98"


def test_a_table_that_we_made_comes_back(desk: Desk, tmp_path: Path) -> None:
    """Made for a column, filled in and read; for another column it is refused."""
    assert desk("sheets", "make", CYCLE, "--column", "self", "--out", tmp_path).code == 0
    path = tmp_path / "bang-diem-self.xlsx"
    fill(path, {"C5": 58.5, "E5": 40, "C6": 60, "F6": 1.5})
    answer = read(desk, path, *SECRETARY, "--json")
    assert answer.code == 0, answer.out
    said = [
        (part["unit"], found["at"], found["now"])
        for part in answer.json["files"]
        for found in part["differences"]
    ]
    expected = [
        ("an", "C5", "58.5"),
        ("an", "E5", "40"),
        ("binh", "C6", "60"),
        ("binh", "F6", "-1.5"),
    ]
    assert said == expected
    other = read(desk, path, "--json", column="settled")
    assert other.code == 1
    assert other.json["files"][0]["problems"][0]["kind"] == "other_column"


def test_what_has_no_place_is_refused_by_name(desk: Desk, tmp_path: Path) -> None:
    """A column nobody knows, a unit that is no member, a unit twice, figures without a unit."""
    head = (*HEAD[:6], "Điểm phong trào")
    rows = (
        (1, "An", 58.5, None, 40, None, 3),
        (2, "Bìn", 60, None, 40, None, None),
        (3, "Trường An", 57, None, 37.5, None, None),
        (4, None, 57, None, None, None, None),
        (5, "Đông", "bảy", None, 41, None, None),
    )
    before = desk.stored()
    answer = read(desk, table(tmp_path, rows, head), *SECRETARY, "--yes", "--json")
    assert answer.code == 1
    assert kinds(answer) == {
        "G2": "column_unplaced",
        "B4": "unit_unknown",
        "B5": "unit_row_twice",
        "C6": "row_unplaced",
        "C7": "number",
        "E7": "figure",
    }
    near = {one["at"]: one["nearest"] for one in answer.json["files"][0]["problems"]}
    assert near["B4"] == "Bình"
    assert desk.stored() == before


@pytest.mark.parametrize(
    "heads",
    [
        [("Đơn vị", "Chuyên môn", "Chuyên môn (điểm thưởng)", "Báo cáo", "Báo cáo: điểm trừ")],
        [
            ("Đơn vị", "1. Chuyên môn", None, "2. Báo cáo", None),
            (None, *("Chuẩn", "Thưởng"), "Chuẩn", "Trừ"),
        ],
        [("Cơ quan, đơn vị", "1", "1.bonus", "2", "2.deduction")],
    ],
)
def test_columns_go_by_codes_or_names(
    desk: Desk, tmp_path: Path, heads: list[tuple[object, ...]]
) -> None:
    """Also where a criterion stands above its parts."""
    book = workbook(("Bảng", (*heads, ("Bình", 60, 5, 40, -1.5))))
    answer = read(desk, saved(tmp_path, "bang.xlsx", book), *SECRETARY, "--json")
    assert answer.code == 0, answer.out
    found = answer.json["files"][0]["differences"]
    assert [(one["criterion"], one["part"], one["now"]) for one in found] == [
        ("1", "standard", "60"),
        ("1", "bonus", "5"),
        ("2", "standard", "40"),
        ("2", "deduction", "-1.5"),
    ]


def test_a_file_without_such_a_table_is_refused(desk: Desk, tmp_path: Path) -> None:
    """What was looked for is said."""
    book = workbook(("Trang", (("Họ tên", "Chức vụ"), ("A", "B"))))
    answer = read(desk, saved(tmp_path, "khac.xlsx", book), "--json")
    assert answer.code == 1
    assert answer.json["files"][0]["problems"][0]["kind"] == "no_table_head"
