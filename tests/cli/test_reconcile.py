"""thidua reconcile: the page, the exit codes, and what unusable files are told."""

import ast
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import adapters.cli
import adapters.pages
from adapters.cli import app
from adapters.wording.pages.reconcile import RECONCILE
from tests.cli.typed import Answer, Desk, typed
from tests.spreadsheets.books import CLUSTER_8, HEAD, as_numbers, as_text, made, saved, workbook

GOLDEN = Path(__file__).parent / "reconcile"
CSV = GOLDEN / "cum-8-2021.csv"
#: Every kind of mistake that an office makes, in one sheet.
MISTAKEN: list[list[object]] = [
    ["BẢNG TỔNG HỢP ĐIỂM CÁC TIÊU CHÍ"],
    [],
    [
        *("TT", "Đơn vị", "Các tiêu chí", "", "Điểm chuẩn", "Điểm thuởngg", "Điểm trừ"),
        *("Tổng điểm", "Xếp hạng", "Số người"),
    ],
    ["", "", "Chuyên môn", "Cải cách hành chính"],
    [1, "Sở TTTT Long An", 60, 40, 100, 18, 0.5, 118, 1, 40],
    [2, "Hậu Giang", 60, 40, 100, "+15", "", "1.150", 2, 41],
    [3, "Tiền Giang", 60, 39.5, 100, "15,5", 1.5, 114, 3, 42],
    [4, "Bến Tre", 60, 40, 100, 40 / 3, "", 113.3333, 4, 43],
    [5, "Vĩnh Long", 60, 40, 100, 12, "", 112, 5, 44],
    [6, "Đồng Tháp", 60, 40, 100, 13.5, 1.5, "=E10+F10-G10|112", 6, 45],
    [7, "Sở Thông tin và Truyền thông Long An", 60, 40, 100, 12, 0.5, "=E11+F11", 7, 46],
    ["", "Tổng cộng", "", "", 700, "", "", 780],
    ["", "Người lập biểu"],
]


def shown(*words: str | Path, golden: str, **environment: str) -> None:
    """What is printed is what the file holds."""
    answer = typed("reconcile", *words, **environment)
    assert answer.err == ""
    assert answer.out == (GOLDEN / golden).read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_table_of_cluster_8_agrees(lang: str) -> None:
    """Its page: the table as read, the tie, and that nothing differs."""
    shown(CSV, "--lang", lang, golden=f"cum-8-2021.csv.{lang}.txt")
    assert typed("reconcile", CSV).code == 0


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_workbook_of_cluster_8_agrees(lang: str, tmp_path: Path) -> None:
    """The same table as Excel holds it, with titles above and sums below."""
    rows = [
        ["BẢNG XẾP HẠNG NĂM 2021"],
        [],
        HEAD,
        *as_numbers(CLUSTER_8),
        ["", "Cộng", "=SUM(C4:C15)|1192", "=SUM(D4:D15)|147.5", "=SUM(E4:E15)|-15", 1324.5],
    ]
    file = saved(tmp_path, "cum-8-2021.xlsx", workbook(("Bảng điểm", rows)))
    shown(file, "--lang", lang, golden=f"cum-8-2021.xlsx.{lang}.txt")


@pytest.mark.parametrize("width", ["80", "120"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_mistake_is_a_sentence_with_its_cell(lang: str, width: str, tmp_path: Path) -> None:
    """A sheet with many mistakes, narrow and wide."""
    file = saved(tmp_path, "sai.xlsx", workbook(("Điểm", MISTAKEN)))
    shown(file, "--lang", lang, golden=f"sai.{lang}.{width}.txt", COLUMNS=width)
    assert typed("reconcile", file).code == 1


def nasty(book: Any) -> None:
    """A workbook as it comes from several hands: merged heads, groups with sums, a hidden row,
    numbers typed as text, ranks that units share."""
    sheet = book.add_worksheet("Bảng điểm")
    sheet.merge_range("A1:I1", "BẢNG TỔNG HỢP ĐIỂM THI ĐUA NĂM 2025")
    for span, text in (
        *(("A3:A4", "TT"), ("B3:B4", "Đơn vị"), ("C3:E3", "Điểm các tiêu chí")),
        *(("F3:F4", "Điểm thưởng"), ("G3:G4", "Điểm trừ")),
        *(("H3:H4", "Tổng điểm"), ("I3:I4", "Xếp hạng")),
    ):
        sheet.merge_range(span, text)
    rows: list[list[object]] = [
        ["", "", "Chuyên môn", "CCHC", "Đảng"],
        ["I", "KHỐI SỞ"],
        [1, "Sở A", 60, 20, 20, "+18", "-0,5", "117,5", "1"],
        [2, "Sở B", 60, 20, 18, "không", "−0.5", 97.5, "2"],
        ["", "Cộng nhóm I", 120, 40, 38, 18, -1, 216],
        ["II", "KHỐI HUYỆN"],
        [1, "Huyện C", 55, 20, 20, 5, "", "1 175", "1"],
        [2, "Huyện D", 55, "20 điểm", 20, 5, "", "100", "2-3"],
        [3, "Huyện E", 55, 20, 20, 5, "", 100, "2-3"],
        [4, "Huyện G", 55, 20, 20, 4.5, "", 99.5, "KXH"],
        ["", "Tổng cộng", "", "", "", "", "", 631],
    ]
    for row, values in enumerate(rows, start=3):
        for column, value in enumerate(values):
            if value != "":
                sheet.write(row, column, value)
    sheet.set_row(12, None, None, {"hidden": True})


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_workbook_from_several_hands_is_read_and_told(lang: str, tmp_path: Path) -> None:
    """Every report is a sentence with its cell; what is not certain is asked about."""
    file = saved(tmp_path, "nhieu-tay.xlsx", made(nasty))
    shown(file, "--lang", lang, golden=f"nhieu-tay.{lang}.txt")
    assert typed("reconcile", file).code == 1


PASTED = """\
TT\tĐơn vị\tĐiểm chuẩn\tĐiểm thưởng\tĐiểm trừ\tTổng điểm\tHạng
1\tLong An\t100\t+18\t−0,5\t117,5\t1
2\tHậu Giang\t1.175\t\t\t1 175\t2
3\tBến Tre\t96 \t8,5\t- 1,5\t103\t5-6

"""


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "vi",
            (
                "Ô 3:3: Chưa rõ “1.175” là 1,175 hay 1175.",
                "Ô 3:6: Chưa rõ “1 175” là 1,175 hay 1175.",
            ),
        ),
        (
            "en",
            (
                "Cell 3:3: “1.175” could be 1.175 or 1175.",
                "Cell 3:6: “1 175” could be 1.175 or 1175.",
            ),
        ),
    ],
)
def test_a_number_with_two_readings_is_asked_about(lang: str, said: tuple[str, str]) -> None:
    """With a point or a blank before three digits: neither reading is taken, though both cells
    would agree with each."""
    result = CliRunner().invoke(app, ["reconcile", "-", "--lang", lang], input=PASTED.encode())
    out = " ".join(result.stdout.split())
    assert result.exit_code == 1
    assert all(sentence in out for sentence in said)
    assert "117,5" in out if lang == "vi" else "117.5" in out


def test_no_line_is_wider_than_the_terminal(tmp_path: Path) -> None:
    """Narrower terminals get fewer columns, not broken ones."""
    file = saved(tmp_path, "sai.xlsx", workbook(("Điểm", MISTAKEN)))
    for width in (80, 100, 120, 200):
        out = typed("reconcile", file, COLUMNS=str(width)).out
        assert max(map(len, out.splitlines())) <= width
        assert "Tổng điểm" in out


def test_a_pasted_table_is_checked() -> None:
    """A dash reads standard input."""
    text = as_text([HEAD, *CLUSTER_8]).replace("\t117.5", "\t117")
    result = CliRunner().invoke(app, ["reconcile", "-"], input=text.encode())
    assert result.exit_code == 1
    assert "Ô 2:6: Long An ghi tổng 117; 100 + 18 − 0,5 = 117,5, ghi thiếu 0,5." in result.stdout


def test_programs_get_every_cell_and_finding(tmp_path: Path) -> None:
    """--json: amounts as text, findings with code, cells, facts and sentence."""
    first, *others = as_numbers(CLUSTER_8)
    rows = [HEAD, [*first[:5], 118.0], *others]
    file = saved(tmp_path, "b.xlsx", workbook(("Bảng", rows)))
    answer = typed("reconcile", file, "--json")
    assert answer.code == 1
    assert (answer.json["sheet"], answer.json["agrees"]) == ("Bảng", False)
    line = answer.json["lines"][0]
    assert (line["total"]["value"], line["computed_total"], line["rank"]) == ("118", "117.5", 1)
    (finding,) = answer.json["findings"]
    assert (finding["code"], finding["cells"]) == ("row_differs", ["F2"])
    assert finding["facts"]["difference"] == "0.5"


def test_the_style_asked_for_is_the_one_compared_with() -> None:
    """Dense fits; competition does not."""
    assert typed("reconcile", CSV, "--ranking", "dense").code == 0
    answer = typed("reconcile", CSV, "--ranking", "competition")
    assert answer.code == 1
    assert "Bạc Liêu ghi hạng 6; với 111,5 điểm là hạng 7." in answer.said


def test_a_style_that_does_not_exist_is_wrong_usage() -> None:
    """--ranking takes two words."""
    assert typed("reconcile", CSV, "--ranking", "olympic").code == 2


def test_what_is_unusable_ends_in_2_with_a_sentence(tmp_path: Path) -> None:
    """A script tells a table that differs from a file that holds none."""
    for data, said in (
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04", "bị hỏng"),
        (b"", "không có nội dung"),
        ("Báo cáo\nCụm 8\n".encode(), "Không thấy bảng điểm"),
    ):
        answer = typed("reconcile", saved(tmp_path, "tep.xlsx", data))
        assert (answer.code, answer.out) == (2, "")
        assert said in answer.told
    answer = typed("reconcile", tmp_path / "khong-co.xlsx", "--json")
    assert (answer.code, answer.error["code"]) == (2, "file_missing")


def test_a_line_cut_at_a_decimal_comma_is_named(tmp_path: Path) -> None:
    """The sentence begins with file and line."""
    text = as_text([[cell.replace(".", ",") for cell in row] for row in [HEAD, *CLUSTER_8]], ",")
    answer = typed("reconcile", saved(tmp_path, "b.csv", text.encode()))
    assert answer.code == 2
    assert "b.csv:2: Dòng này có 8 ô" in answer.told


def test_the_table_of_a_cycle_is_checked(tmp_path: Path) -> None:
    """Cluster 8 in 2021: the criteria add to 110 where the scale says 100."""
    assert typed("demo", "--keep", tmp_path / "demo").code == 0
    desk = Desk(tmp_path / "demo" / "nguon.db")
    for lang in ("vi", "en"):
        answer = desk("reconcile", "cum-8/2021", "--lang", lang)
        assert answer.out == (GOLDEN / f"cycle.{lang}.txt").read_text(encoding="utf-8")
        assert answer.code == 1
    codes = [found["code"] for found in desk("reconcile", "cum-8/2021", "--json").json["findings"]]
    assert codes == ["criteria_maxima", "criteria_all_differ"]


def test_a_cycle_that_the_engine_computed_agrees(closed: Desk) -> None:
    """The practice mark stands on the page of a practice database."""
    answer = closed("reconcile", "khoi-tap/2026")
    assert answer.code == 0
    assert answer.out.startswith("THỰC HÀNH")


def test_an_unknown_cycle_is_unusable(closed: Desk) -> None:
    """The nearest name is given."""
    answer = closed("reconcile", "khoi-tap/2025")
    assert answer.code == 2
    assert "khoi-tap/2026" in answer.told


def test_every_word_of_the_page_is_used() -> None:
    """A word nobody says goes."""
    folders = (Path(adapters.cli.__file__).parent, Path(adapters.pages.__file__).parent)
    strings = {
        node.value
        for folder in folders
        for path in folder.glob("reconcile*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
    }
    assert RECONCILE.keys() <= strings


UNCLEAR = """\
TT;Đơn vị;Tổng điểm;Xếp hạng
1;Quận D;97 + 10 = 106;1
2;Quận Đ;95+3=98;2
3;Xã Tân Lập;90 + 1,5;3
4;Xã E;96-5 = 91;4
"""


def _top(answer: Answer) -> str:
    """The table, above what is said of it."""
    return answer.out.partition("Cách đọc")[0]


def test_no_rank_is_given_while_a_total_is_not_certain(tmp_path: Path) -> None:
    """What is said not to be checked is not corrected either: no second column of ranks, and none
    for programs."""
    file = saved(tmp_path, "b.csv", UNCLEAR.encode())
    answer = typed("reconcile", file)
    assert "Chưa kiểm tra được hạng vì còn tổng điểm chưa rõ." in answer.out
    assert "→" not in _top(answer)
    lines = typed("reconcile", file, "--json").json["lines"]
    assert [(one["rank"], one["computed_rank"]) for one in lines] == [
        (place, None) for place in (1, 2, 3, 4)
    ]
    without = re.sub(r";[^;\n]*$", "", UNCLEAR, flags=re.MULTILINE)
    unranked = typed("reconcile", saved(tmp_path, "c.csv", without.encode()))
    assert "Hạng" not in _top(unranked)


@pytest.mark.parametrize("width", ["30", "40", "60", "80"])
def test_no_figure_is_cut(tmp_path: Path, width: str) -> None:
    """A cell that is not certain stands whole, or ends in … outside its figures."""
    long = "90,25 + 1,5 + 3,75 + 1000,5 + 2"
    file = saved(tmp_path, "b.csv", UNCLEAR.replace("90 + 1,5", long).encode())
    said = " ".join(_top(typed("reconcile", file, COLUMNS=width)).split())
    assert "97 + 10 = 106 ?" in said
    assert "90,25 + 1,5 + 3,75 +… ?" in said
