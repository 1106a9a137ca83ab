"""thidua reconcile on small tables from the field: what is right about each of them."""

from pathlib import Path

import pytest

from adapters.spreadsheets.read import read_file
from domain.values.refusal import Refusal
from tests.cli.typed import typed

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize(
    ("file", "code", "said"),
    [
        # Units headed by what they are; a sum in a cell is asked about.
        ("p01-ten-quan-huyen.csv", 1, "Ô 5:3: “97 + 10” là phép cộng, cộng được 107."),
        # Two scorers: the difference in the set that counts.
        ("p02-hai-lan-cham.csv", 1, "Ô 2:8: Phường Bình Minh ghi tổng 96; 92 + 3 = 95"),
        # Columns named by their scorer: ranks by the last.
        ("p03-ba-cot-diem.csv", 0, "không có tổng nào để cộng lại, so 3 hạng."),
        # Numbers under the format of days.
        ("p04-so-mang-dinh-dang-ngay.xlsx", 1, "số trong ô là 38,5. Với 38,5 thì cả dòng khớp."),
        # Clusters in merged cells at the left.
        ("p05-cum-gop-o.xlsx", 0, "đã cộng lại 5 tổng, so 5 hạng."),
        # One unit's sheet: parts against their criteria, the whole against its parts.
        ("p09-tieu-chi-theo-dong.csv", 1, "“Tổng cộng” ghi 100; 3:3–8:3 cộng được 39,5"),
        # Names and headings in TCVN3: named, and pointed at where Unicode is mixed in.
        ("p12-phong-chu-tcvn3.csv", 1, "Chữ trong tệp theo mã TCVN3 (ABC)"),
        # An addition in a cell that says its result; Quận D and Quận Đ.
        ("p06-phep-cong-trong-o.xlsx", 0, "Hạng ghi riêng trong từng nhóm."),
    ],
)
def test_tables_from_the_field_have_their_right_reading(file: str, code: int, said: str) -> None:
    """Each stands for a kind of table that people reported."""
    answer = typed("reconcile", CASES / file)
    assert said in answer.said
    assert answer.code == code


def test_programs_get_what_every_scorer_gave() -> None:
    """--json keeps its keys for the scorer that counts, and has the others beside them."""
    answer = typed("reconcile", CASES / "p02-hai-lan-cham.csv", "--json")
    first = answer.json["lines"][0]
    assert (first["standard"]["value"], first["total"]["value"]) == ("92", "96")
    [before] = first["scores"]
    assert (before["standard"]["value"], before["total"]["value"]) == ("95", "100")
    assert [column["head"] for column in answer.json["scorers"][0]][-1] == "Tổng điểm tự chấm"
    assert answer.json["compared"] == {"sums": 6, "ranks": 3}


def test_programs_get_the_rows_of_a_sheet() -> None:
    """--json of one unit's sheet: its rows with their level, maximum and score."""
    found = typed("reconcile", CASES / "p09-tieu-chi-theo-dong.csv", "--json").json
    assert (found["kind"], found["lines"], found["compared"]) == (
        "criteria",
        [],
        {"sums": 9, "maxima": 7},
    )
    part, first = found["items"][1:3]
    assert (part["level"], part["stated"], part["label"]) == (
        *(1, "5"),
        "1. Sinh hoạt chính trị (5 điểm)",
    )
    assert first["figures"][0]["value"] == "2"


@pytest.mark.parametrize("width", ["40", "80"])
def test_a_sheet_is_shown_with_its_levels_and_no_figure_is_cut(width: str) -> None:
    """Every figure of the sheet stands on the page, however narrow it is."""
    out = typed("reconcile", CASES / "p09-tieu-chi-theo-dong.csv", COLUMNS=width).out
    top = out.partition("Cách đọc")[0]
    assert max(map(len, out.splitlines())) <= int(width)
    assert [top.count(f" {figure}\n") for figure in ("19,5", "1,5", "97,5")] == (
        [2, 4, 1] if width == "40" else [1, 2, 1]
    )


def test_a_sheet_is_no_table_of_units_for_who_needs_one() -> None:
    """What takes the published table of a year names what the file is instead."""
    with pytest.raises(Refusal) as caught:
        read_file(CASES / "p09-tieu-chi-theo-dong.csv")
    assert (caught.value.code, caught.value.facts["problem"]) == ("score_table_missing", "criteria")
