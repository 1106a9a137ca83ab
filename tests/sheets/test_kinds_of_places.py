"""Sheets of a rulebook with groups, proof, counts; names and files that mean no harm, or do."""

import re
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.cli import app
from tests.cli.typed import CYCLE, Answer, Desk
from tests.sheets.conftest import SECRETARY
from tests.sheets.hands import changed, fill
from tests.spreadsheets.books import saved, workbook

YEAR = "cum/2027"
NAME = "A & B <C> {{x}}"
BY = ("--as", "secretary@hai")
RULES = """name: Bảng tiêu chí
base: "100"
pledge_required: false
columns:
  - {code: self, name: Tự chấm, scorer: own}
  - {code: settled, name: Thống nhất, scorer: cluster}
groups:
  - {code: A, name: Nhiệm vụ chuyên môn, max: "60"}
  - {code: B, name: Công tác thi đua, max: "40"}
criteria:
  - code: A1
    name: Chuyên môn
    group: A
    standard: {max: "60"}
    bonus: {max: "5", evidence_needed: true}
  - code: B1
    name: Mô hình mới
    group: B
    standard: {max: "40", grading: {how: per_occurrence, each: "10"}}
    deduction: {max: "3", grading: {how: per_occurrence, each: "0.5"}}
"""


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Desk, Path]:
    """A year in scoring whose first unit has an odd name, and the sheet of that unit."""
    monkeypatch.chdir(tmp_path)
    Path("dv.txt").write_text(f"Sở {NAME} = Một\nSở Hai = Hai\n", encoding="utf-8")
    Path("bang.yaml").write_text(RULES, encoding="utf-8")
    desk = Desk(tmp_path / "nam.db")
    lines = (
        "Cụm",
        "",
        "dv.txt",
        "",
        "",
        "c",
        "Hai",
        "",
        "bang.yaml",
        "28/02/2027",
        "30/11/2027",
        "1",
        "",
        "có",
    )
    given = "".join(f"{line}\n" for line in lines)
    words = ["start", YEAR, "--practice", "--db", str(desk.db)]
    started = CliRunner().invoke(app, words, input=given)
    assert started.exit_code == 0, started.stderr
    rows = (("Đơn vị", "Chỉ tiêu"), ("Một", "Một việc"), ("Hai", "Hai việc"))
    path = saved(Path(), "dang-ky.xlsx", workbook(("Đăng ký", rows)))
    answer = desk("sheets", "read", YEAR, "--registration", path, *BY, "--yes")
    assert answer.code == 0, answer.out
    moved = desk("do", YEAR, "advance_phase", *BY, "--at", "2027-03-02T08:00", "--yes")
    assert moved.code == 0, moved.err
    assert desk("sheets", "make", YEAR).code == 0
    return desk, Path("bang-cham") / "mot.xlsx"


def read(desk: Desk, path: Path, *words: str) -> Answer:
    return desk("sheets", "read", YEAR, path, *BY, *words)


def test_an_odd_name_stands_as_it_is(made: tuple[Desk, Path]) -> None:
    """Signs of formulas, of templates and of XML are letters like any other."""
    _, path = made
    with zipfile.ZipFile(path) as book:
        texts = book.read("xl/sharedStrings.xml").decode()
        xml = book.read("xl/worksheets/sheet1.xml").decode()
    assert "Đơn vị: Sở A &amp; B &lt;C&gt; {{x}}" in texts
    assert all("SUM" in formula for formula in re.findall(r"<f>(.*?)</f>", xml))


def test_counts_and_groups_come_back(made: tuple[Desk, Path]) -> None:
    """So many times is what is written, and no points; rows of groups have their place; such a
    sheet adds nothing up that the rulebook does not."""
    desk, path = made
    fill(path, {"F12": 58.5, "F15": 4, "F16": 2})
    answer = read(desk, path, "--yes", "--at", "2027-11-01T09:00", "--json")
    assert answer.code == 0, answer.out
    [part] = answer.json["files"]
    assert [(one["criterion"], one["part"], one["now"]) for one in part["differences"]] == [
        ("A1", "standard", "58.5"),
        ("B1", "standard", "4"),
        ("B1", "deduction", "2"),
    ]
    fill(path, {"F15": 2.5})
    wrong = read(desk, path)
    assert wrong.code == 1
    assert "ô F15: B1 (điểm chuẩn):" in wrong.said


def test_what_needs_proof_says_so_until_a_paper_is_named(made: tuple[Desk, Path]) -> None:
    """Without a paper the bonus counts nothing and reading it again finds nothing new; with its
    number it counts."""
    desk, path = made
    fill(path, {"F12": 58.5, "F13": 3, "F15": 4})
    first = read(desk, path, "--yes", "--at", "2027-11-01T09:00")
    assert "Chưa nêu minh chứng nên chưa tính: A1 (điểm thưởng)." in first.said
    again = read(desk, path, "--yes")
    assert "Không có gì để ghi." in again.said
    fill(path, {"G13": "Sáng kiến", "H13": "12/QĐ", "I13": "4"})
    proved = read(desk, path, "--yes")
    assert "F13 A1 (điểm thưởng) (niêm phong) 3 Sáng kiến; Minh chứng: 12/QĐ" in proved.said
    assert "Không có gì để ghi." in read(desk, path, "--yes").said


def test_a_sheet_that_was_sent_changes_with_a_reason_only(made: tuple[Desk, Path]) -> None:
    """Read again with other figures it is refused; with a reason they are adjusted."""
    desk, path = made
    fill(path, {"F12": 58.5, "F15": 4})
    assert read(desk, path, "--submit", "--yes", "--at", "2027-11-01T09:00").code == 0
    fill(path, {"F12": 58})
    before = desk.stored()
    refused = read(desk, path, "--yes", "--json")
    assert refused.code == 1
    assert desk.stored() == before
    answer = read(desk, path, "--reason", "Cộng nhầm", "--yes")
    assert answer.code == 0, answer.out
    assert "58,5 → 58" in desk("history", YEAR, "mot", "A1", *BY).said


def test_another_print_than_the_recorded_one_is_refused(made: tuple[Desk, Path]) -> None:
    """Nobody replaces a signed print in silence."""
    desk, path = made
    fill(path, {"F12": 58.5, "F15": 4})
    path.with_suffix(".pdf").write_bytes(b"%PDF-1.4 one")
    assert read(desk, path, "--yes", "--at", "2027-11-01T09:00").code == 0
    path.with_suffix(".pdf").write_bytes(b"%PDF-1.4 other")
    answer = read(desk, path, "--yes", "--json")
    assert answer.code == 1
    assert answer.json["files"][0]["problems"][0]["kind"] == "paper_differs"


BAD = [
    ("anh.xlsx", b"\x89PNG\r\n", "là ảnh"),
    ("rong.xlsx", b"", "không có nội dung"),
    ("hong.xlsx", b"PK\x03\x04 no archive", "bị hỏng"),
    ("lon.xlsx", b"PK\x03\x04" + bytes(30 * 1024 * 1024), "lớn quá"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD)
def test_a_file_that_is_no_sheet_is_named(
    desk: Desk, dong: Path, name: str, content: bytes, said: str
) -> None:
    """Beside good ones: each file is told by itself, and nothing is stored of any."""
    (dong.parent / name).write_bytes(content)
    before = desk.stored()
    answer = desk("sheets", "read", CYCLE, dong.parent, *SECRETARY, "--yes")
    assert answer.code == 1
    assert f"{name}: " in answer.said
    assert said in answer.said
    assert desk.stored() == before


def test_a_sheet_whose_line_is_gone_is_refused(desk: Desk, dong: Path) -> None:
    """Nobody guesses whose figures they are."""
    changed(dong, lambda xml: xml.replace("thidua:1", "thidua"), "xl/sharedStrings.xml")
    answer = desk("sheets", "read", CYCLE, dong, "--json")
    assert answer.json["files"][0]["problems"][0]["kind"] == "no_line"


def test_last_years_points_stand_there_on_request(tmp_path: Path) -> None:
    """What counted the year before stands beside the cell to fill; by itself it does not."""
    example = Path(__file__).parents[2] / "adapters" / "examples" / "thuc-hanh.yaml"
    desk = Desk(tmp_path / "tap.db")
    assert desk("init", "--practice").code == 0
    assert desk("play", example).code == 0
    year = "khoi-thuc-hanh/2027"
    answer = desk("sheets", "make", year, "--out", tmp_path / "co", "--last-year")
    assert answer.code == 0, answer.err
    assert desk("sheets", "make", year, "--out", tmp_path / "khong").code == 0
    texts = {}
    for folder in ("co", "khong"):
        with zipfile.ZipFile(tmp_path / folder / "hoa-sen.xlsx") as book:
            texts[folder] = book.read("xl/sharedStrings.xml").decode()
            xml = book.read("xl/worksheets/sheet1.xml").decode()
            if folder == "co":
                assert re.search(r'<c r="F11" s="[0-9]+"><v>40</v>', xml)
    assert ("Năm trước" in texts["co"], "Năm trước" in texts["khong"]) == (True, False)
    read_back = desk("sheets", "read", year, tmp_path / "co" / "hoa-sen.xlsx", "--json")
    assert read_back.code == 0, read_back.out
