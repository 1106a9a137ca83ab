"""A workbook in which each kind of unit has its criteria table on a sheet of its own."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import faults
from tests.cli.typed import typed
from tests.rules.house import unchecked
from tests.spreadsheets.books import workbook

Rows = list[Sequence[object]]
HEAD = ["Mã", "Nội dung, tiêu chí", "Điểm tối đa"]
OFFICES: Rows = [
    ["BẢNG TIÊU CHÍ SỞ, NGÀNH", None, None],
    HEAD,
    ["1", "Tham mưu", 70],
    ["2", "Cải cách hành chính", 20],
    ["3", "Phong trào thi đua", 10],
]
COMMUNES: Rows = [
    ["BẢNG TIÊU CHÍ XÃ, PHƯỜNG", None, None],
    HEAD,
    ["1", "Thu ngân sách", 60],
    ["2", "Nông thôn mới", 40],
    ["3", "Phong trào thi đua", 10],
]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    file = tmp_path / "bang.xlsx"
    file.write_bytes(workbook(("Sở ngành", OFFICES), ("Xã phường", COMMUNES)))
    return file


def test_each_sheet_is_the_table_of_one_kind(book: Path, tmp_path: Path) -> None:
    """Codes that mean two things get the letter of their table, what stands on both belongs to
    both; the scales are 100 and 110, and the sheets give the names."""
    file = tmp_path / "hai.yaml"
    name = "name=Bảng tiêu chí của tỉnh"
    answer = typed("rulebook", "new", file, "--from", book, "--tables", "--answers", name)
    assert answer.code == 0
    assert "5 tiêu chí" in answer.said
    text = "\n".join(file.read_text(encoding="utf-8").split("\n")[1:])
    rulebook = unchecked(text.replace("name: Bảng tiêu chí của tỉnh", ""))
    assert [(one.code, one.table) for one in rulebook.criteria if one.code != "3"] == [
        ("A1", "A"),
        ("A2", "A"),
        ("B1", "B"),
        ("B2", "B"),
    ]
    [common] = [one for one in rulebook.criteria if one.code == "3"]
    assert not isinstance(common.table, str)
    assert [(one.name, str(one.base)) for one in rulebook.several] == [
        ("Sở ngành", "100"),
        ("Xã phường", "110"),
    ]
    assert (list(faults(rulebook)), discrepancies(rulebook)) == ([], ())


def test_what_lies_in_parts_that_differ_belongs_to_its_own_table(tmp_path: Path) -> None:
    """The third criterion is called alike in both, and lies in another part of each."""
    one = [*OFFICES[:2], ["I", "Nhiệm vụ", None], ["1", "Phong trào", 10]]
    other = [*COMMUNES[:2], ["I", "Kinh tế", None], ["1", "Phong trào", 10]]
    book, file = tmp_path / "bang.xlsx", tmp_path / "hai.yaml"
    book.write_bytes(workbook(("Sở ngành", one), ("Xã phường", other)))
    answer = typed("rulebook", "new", file, "--from", book, "--tables", "--answers", "name=B")
    assert answer.code == 0
    rulebook = unchecked(file.read_text(encoding="utf-8").replace("name: B\n", "", 1))
    assert [(found.table, found.group) for found in rulebook.criteria] == [
        ("A", rulebook.groups[0].code),
        ("B", rulebook.groups[1].code),
    ]
    assert [found.name for found in rulebook.groups] == ["Nhiệm vụ", "Kinh tế"]


def test_one_sheet_is_read_and_the_others_are_told(book: Path, tmp_path: Path) -> None:
    """Without the option the first sheet is the rulebook, and it is said that there are others."""
    answer = typed("rulebook", "new", tmp_path / "mot.yaml", "--from", book)
    assert answer.code == 0
    assert "Tệp có 2 trang tính có bảng tiêu chí" in answer.said


def test_a_workbook_of_one_table_is_refused_with_the_option(tmp_path: Path) -> None:
    """What to do is said; nothing is written."""
    one, file = tmp_path / "mot.xlsx", tmp_path / "x.yaml"
    one.write_bytes(workbook(("Sở ngành", OFFICES)))
    answer = typed("rulebook", "new", file, "--from", one, "--tables")
    assert answer.code == 1
    assert "Bỏ --tables để đọc một bảng" in answer.told
    assert not file.exists()
