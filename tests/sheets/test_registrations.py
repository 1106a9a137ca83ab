"""The table of what the units register."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.cli.conftest import YEAR
from tests.cli.typed import CYCLE, Answer, Desk, typed
from tests.sheets.conftest import SECRETARY
from tests.sheets.hands import fill
from tests.spreadsheets.books import saved, workbook

HEAD = ("STT", "Đơn vị", "Chỉ tiêu thi đua", "Danh hiệu đăng ký", "Số văn bản", "Ngày văn bản")
ROWS = (
    (
        1,
        "Trường An",
        "Số hóa hồ sơ; Không có đơn thư",
        "Cờ thi đua; Bằng khen",
        "12/CV",
        "30/01/2026",
    ),
    (2, "binh", "Mở lớp mới", "bang", None, None),
    (3, "Đông", "Giữ nền nếp", None, None, None),
)


@pytest.fixture
def registering(tmp_path: Path) -> Desk:
    """The practice year, its plan issued."""
    head, _, _ = YEAR.read_text(encoding="utf-8").partition("  - {key: r-an,")
    scenario, desk = tmp_path / "hop.yaml", Desk(tmp_path / "tap.db")
    scenario.write_text(head, encoding="utf-8")
    assert desk("init", "--practice").code == 0
    assert typed("play", scenario, "--db", desk.db).code == 0
    return desk


def read(desk: Desk, folder: Path, rows: Sequence[Sequence[object]], *words: str) -> Answer:
    path = saved(folder, "dang-ky.xlsx", workbook(("Đăng ký", (HEAD, *rows))))
    return desk("sheets", "read", CYCLE, "--registration", path, *words)


def test_all_register_by_one_table_and_once(registering: Desk, tmp_path: Path) -> None:
    """Targets and titles of each row are one act; read again, nothing is recorded; a row that says
    something else replaces what was registered."""
    when = (*SECRETARY, "--at", "2026-02-10T09:00", "--yes")
    before = registering.stored()
    shown = read(registering, tmp_path, ROWS, *SECRETARY)
    assert "Chỉ tiêu: Số hóa hồ sơ; Không có đơn thư." in shown.said
    assert "Danh hiệu: Cờ thi đua và Bằng khen." in shown.said
    assert registering.stored() == before
    answer = read(registering, tmp_path, ROWS, *when)
    assert answer.code == 0, answer.out
    assert registering.stored() == before + 3
    again = read(registering, tmp_path, ROWS, *when)
    assert "Không có gì để ghi." in again.said
    assert registering.stored() == before + 3
    other = (ROWS[0], (2, "Bình", "Mở hai lớp mới", "bang", None, None))
    changed = read(registering, tmp_path, other, *when)
    assert registering.stored() == before + 4
    assert "Chưa có dòng trong bảng: Đông." in changed.said


def test_what_has_no_place_in_it_is_named(registering: Desk, tmp_path: Path) -> None:
    """A title nobody knows, a unit that is no member, a row without targets, a day that is none."""
    rows = (
        (1, "An", "Số hóa", "Cờ thi đu", None, None),
        (2, "Bìn", "Mở lớp", None, None, None),
        (3, "Đông", None, "bang", None, "hôm nay"),
        (4, "Trường An", "Lại", None, None, None),
    )
    before = registering.stored()
    answer = read(registering, tmp_path, rows, *SECRETARY, "--yes", "--json")
    assert answer.code == 1
    [part] = answer.json["files"]
    assert {(one["at"], one["kind"], one["nearest"]) for one in part["problems"]} == {
        ("D2", "title_unknown", "Cờ thi đua"),
        ("B3", "unit_unknown", "Bình"),
        ("C4", "no_targets", None),
        ("F4", "paper_date", None),
        ("B5", "unit_row_twice", None),
    }
    assert registering.stored() == before


def test_the_table_that_we_make_comes_back(registering: Desk, tmp_path: Path) -> None:
    """Made, filled in and read."""
    made = registering("sheets", "make", CYCLE, "--registration", "--out", tmp_path)
    assert made.code == 0, made.err
    path = tmp_path / "dang-ky.xlsx"
    fill(path, {"B5": "Số hóa hồ sơ", "C5": "Cờ thi đua", "D5": "12/CV", "E5": "30/01/2026"})
    answer = registering("sheets", "read", CYCLE, "--registration", path, "--json")
    assert answer.code == 0, answer.out
    [part] = answer.json["files"]
    assert (part["unit"], part["targets"], part["titles"]) == ("an", ["Số hóa hồ sơ"], ["co"])
