"""thidua reconcile on small tables from the field: what is right about each of them."""

from pathlib import Path

import pytest

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
