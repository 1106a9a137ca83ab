"""The criteria tables that offices have, read as the criteria of a rulebook."""

from pathlib import Path

import pytest

from adapters.rulebooks.as_table import lines
from adapters.rulebooks.criteria_table import ReadAs, Understood, read_criteria
from adapters.rulebooks.from_table import composed, read_file
from adapters.spreadsheets.text import cuts
from domain.rulebook.discrepancies import discrepancies
from domain.rulebook.faults import faults
from domain.rulebook.grading import PerOccurrence
from domain.values.points import Points

CASES = Path(__file__).parents[1] / "cases"

CITY = """UBND TỈNH X;;;;
BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2026;;;;
STT;Nội dung tiêu chí;Điểm tối đa;Điểm tự chấm;Ghi chú
A;THỰC HIỆN NHIỆM VỤ CHÍNH TRỊ;60;;
I;Nhiệm vụ chuyên môn;40;;
1;Hoàn thành chỉ tiêu kế hoạch giao;30;;
2;Chế độ báo cáo, đúng hạn;10;;
II;Cải cách hành chính;20;;
1;Chỉ số PAR Index (≥ 80%);15;;
2;Dịch vụ công;5;;
B;XÂY DỰNG ĐẢNG, ĐOÀN THỂ;40;;
1;Chi bộ trong sạch vững mạnh;20;;
2;Công đoàn;20;;
;Tổng cộng (A+B);100;;
C;ĐIỂM THƯỞNG;10;;
1;Có sáng kiến cấp tỉnh;5;;
2;Được khen thưởng cấp Nhà nước;5;;
D;ĐIỂM TRỪ;;;
1;Gửi báo cáo chậm;trừ 0,5 điểm/lần;;
2;Có đơn thư khiếu kiện;-5;;
;Người lập biểu;;;
"""


def read(text: str) -> Understood:
    """What is understood of a table whose cells are parted by semicolons."""
    read = map(read_criteria, cuts(text.encode(), "bang.csv"))
    return max(filter(None, read), key=lambda found: len(found.criteria))


def sizes(found: Understood) -> dict[str, str]:
    """By code: what each criterion gives, ``40``, ``+5``, ``-3``."""
    told = {}
    for one in found.criteria:
        parts = (("", one.standard), ("+", one.bonus), ("-", one.deduction))
        told[one.code] = " ".join(
            f"{sign}{scale.max if scale.max is not None else '…'}"
            for sign, scale in parts
            if scale is not None
        )
    return told


def test_lines_stand_in_each_other_as_their_numbers_say() -> None:
    """Letters hold Roman numbers, those hold figures; a figure that comes again is told apart by
    the line around it, and bonuses and deductions are so by the heading over them."""
    found = read(CITY)
    assert sizes(found) == {
        "I.1": "30",
        "I.2": "10",
        "II.1": "15",
        "II.2": "5",
        "B.1": "20",
        "B.2": "20",
        "C.1": "+5",
        "C.2": "+5",
        "D.1": "-…",
        "D.2": "-5",
    }
    assert {group.code: group.group for group in found.groups} == {
        "A": None,
        "I": "A",
        "II": "A",
        "B": None,
        "C": None,
        "D": None,
    }
    assert (found.title, found.base, found.bonus_cap) == (
        "BẢNG TIÊU CHÍ CHẤM ĐIỂM THI ĐUA NĂM 2026",
        Points("100"),
        Points("10"),
    )


def test_parts_of_bonus_and_deduction_say_the_most_that_counts_of_each() -> None:
    """Of two parts of bonuses each has its own cap, and the whole table none; where the lines of a
    part cannot come to more, nothing has to be said. A part of deductions likewise."""
    table = CITY.replace("C;ĐIỂM THƯỞNG;10;;", "C;ĐIỂM THƯỞNG SÁNG KIẾN;8;;")
    more = "E;ĐIỂM THƯỞNG KHÁC;6;;\n1;Được báo chí nêu;3;;\n2;Tham gia hội thi;3;;\n"
    found = read(table.replace("D;ĐIỂM TRỪ;;;", f"{more}D;ĐIỂM TRỪ;4;;"))
    caps = {group.code: (group.bounds.bonus, group.bounds.deduction) for group in found.groups}
    assert found.bonus_cap is None
    assert (caps["C"], caps["E"], caps["D"]) == (
        (Points("8"), None),
        (None, None),
        (None, Points("4")),
    )
    assert caps["A"] == (None, None)
    heads = {line.code: line.max for line in lines(composed(found, {})) if line.heads}
    assert (heads["A"], heads["C"], heads["D"]) == (Points("60"), Points("8"), Points("4"))


def test_points_for_each_time_are_a_count() -> None:
    """“trừ 0,5 điểm/lần” is entered as how often it happened."""
    deduction = {one.code: one.deduction for one in read(CITY).criteria}["D.1"]
    assert deduction is not None
    assert deduction.grading == PerOccurrence(each=Points("0.5"))


def test_the_rulebook_of_a_table_can_govern() -> None:
    """Its groups and its scale agree with its criteria, as a table that adds up does."""
    rulebook = composed(read(CITY), {})
    assert not list(faults(rulebook))
    assert not discrepancies(rulebook)


def test_every_row_says_what_it_was_taken_for() -> None:
    """Nothing is left out in silence, not even the signature."""
    rows = read(CITY).rows
    assert [row.at for row in rows] == [f"{line}:{_column(line)}" for line in range(4, 22)]
    assert (rows[-1].read_as, rows[-1].written) == (ReadAs.TEXT, "Người lập biểu")


def _column(line: int) -> int:
    return 3 if line == 14 else 2


def test_parts_in_a_column_of_their_own() -> None:
    """p09: a criterion with its maximum in brackets, its parts in the next column; what has one
    part only is that part's condition."""
    found = read_file(CASES / "p09-tieu-chi-theo-dong.csv")
    assert sizes(found) == {
        "1.1.1": "2",
        "1.1.2": "1.5",
        "1.1.3": "1.5",
        "1.2": "3",
        "2.1": "20",
    }
    assert found.base == Points("100")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tiêu chí;Thang điểm;Điểm thưởng tối đa;Điểm trừ tối đa\n"
            "1. Nhiệm vụ chuyên môn;40;5;\n"
            "2. Cải cách hành chính (tối đa 30 điểm);;3;\n"
            "3. Chế độ báo cáo;30;;3\n",
            {"1": "40 +5", "2": "30 +3", "3": "30 -3"},
        ),
        (
            "TT;Nội dung;Điểm;\n;;Tự chấm;Tối đa\n"
            "A1;Tuyên truyền;;30\nA1.1;Kế hoạch;;10\nA1.2;Báo cáo;;20\n"
            "A2;Việc khác;;70\n;- Đủ thành phần;;35\n;- Đúng giờ;;35\n;Tổng điểm;;100\n",
            {"A1.1": "10", "A1.2": "20", "A2.1": "35", "A2.2": "35"},
        ),
        (
            "Mã;Nội dung;Điểm chuẩn\nC;Ba;1\nD;Bốn;2\nĐ;Năm;3\nE;Sáu;4\n",
            {"C": "1", "D": "2", "Đ": "3", "E": "4"},
        ),
        (
            "STT;Nội dung;Điểm tối đa\nI;Một;1\nII;Hai;2\nIII;Ba;3\nIV;Bốn;4\nV;Năm;5\n",
            {"I": "1", "II": "2", "III": "3", "IV": "4", "V": "5"},
        ),
        (
            "Nội dung;Mức điểm\nTIÊU CHÍ 1: ĐOÀN KẾT;20 điểm\n"
            "a) Trong nước;12,5\nb) Ngoài nước;7,5\n",
            {"1.a": "12.5", "1.b": "7.5"},
        ),
    ],
)
def test_numbers_as_offices_write_them(text: str, expected: dict[str, str]) -> None:
    """A head over two rows, codes A1, letters after D, Roman numbers, a) under a heading in words,
    dashes without a number."""
    assert sizes(read(text)) == expected


def test_points_that_are_not_clear_are_given_back_with_their_cell() -> None:
    """A range of points is not read as one of its ends."""
    [row] = [row for row in read("Nội dung;Điểm tối đa\n1. A;10\n2. B;5 - 8\n").rows if row.unread]
    assert (row.unread, row.max) == (("3:2", "5 - 8"), None)


def test_the_step_is_the_one_that_all_points_are_multiples_of() -> None:
    """Quarters in the table make a step of a quarter."""
    assert read("Nội dung;Điểm tối đa\n1. A;1,25\n2. B;2\n").step == Points("0.25")


def test_a_table_of_units_is_none_of_criteria() -> None:
    """A score table has no column for the text of criteria."""
    grids = cuts("Đơn vị;Tổng điểm;Xếp hạng\nLong An;100;1\n".encode(), "bang.csv")
    assert [read_criteria(grid) for grid in grids] == [None for _ in grids]


def test_a_remark_that_speaks_of_a_total_is_none() -> None:
    """Only what stands where numbers and texts stand sums the table up."""
    text = CITY.replace(
        "C;ĐIỂM THƯỞNG;10;;", "C;ĐIỂM THƯỞNG;10;;Tổng điểm thưởng không quá 10 điểm"
    )
    assert sizes(read(text)) == sizes(read(CITY))
    assert read(text).groups == read(CITY).groups
