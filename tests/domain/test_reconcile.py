"""Checking score tables: what agrees has no findings, and whatever is changed is found."""

from collections.abc import Callable
from decimal import Decimal
from typing import get_args

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from adapters.wording.reconcile import _FINDINGS, _NOTES, tell_finding, tell_note
from domain.reconcile.check import reconcile
from domain.reconcile.figures import last_place, read_figure, read_rank
from domain.reconcile.findings import FINDING_CODES, NOTE_CODES, Finding, FindingCode, NoteCode
from domain.reconcile.grid import Cell, CellKind
from domain.reconcile.head import find_head
from domain.reconcile.table import read_table
from domain.reconcile.words import ColumnRole, role_of
from domain.values.points import Points
from domain.values.ranks import Ranking, rank
from tests.domain.score_sheets import changed, checked, found, grid, made_cell, notes, table
from tests.domain.wording import LANGS, check_wording
from tests.spreadsheets.books import CLUSTER_8, HEAD

SHORT = ("Hạng", "Đơn vị", "Tổng điểm")


CLUSTER = [HEAD, *CLUSTER_8]


# The table of Cluster 8


def test_cluster_8_agrees_and_has_its_tie() -> None:
    """Twelve rows, dense ranks, two units at rank 5 and the next is 6."""
    result = checked(CLUSTER)
    assert result.agrees
    assert result.style is Ranking.DENSE
    (tie,) = (note for note in result.notes if note.code == "tie")
    assert (tie.facts["units"], tie.facts["next"]) == (["Vĩnh Long", "Đồng Tháp"], 6)


def test_asked_for_competition_the_ranks_after_the_tie_differ() -> None:
    """--ranking competition: 5, 5, 7."""
    cells = [cells for code, cells in found(CLUSTER, Ranking.COMPETITION)]
    assert cells == [(f"A{row}",) for row in range(8, 14)]


@pytest.mark.parametrize(
    ("row", "column", "value", "finding"),
    [
        (1, 5, "117", ("row_differs", "F2")),
        (1, 3, "+17", ("row_differs", "F2")),
        (1, 4, "", ("row_differs", "F2")),
        (1, 5, "", ("total_missing", "F2")),
        (1, 2, "", ("standard_missing", "C2")),
        (1, 5, "x1", ("cell_unread", "F2")),
        (1, 0, "", ("rank_missing", "A2")),
        (6, 0, "6", ("rank_differs", "A7")),
        (1, 0, "đầu", ("rank_unread", "A2")),
        (1, 1, "", ("unit_missing", "B2")),
        (1, 1, "HẬU GIANG", ("unit_repeated", "B2")),
        (1, 4, "0,5", ("deduction_sign", "E2")),
        (1, 5, Cell(CellKind.ERROR, "#REF!"), ("cell_error", "F2")),
        (1, 5, Cell(CellKind.FORMULA, "="), ("cells_without_value", "F2")),
        (1, 5, "117,50001", ("cell_too_precise", "F2")),
    ],
)
def test_a_cell_that_is_wrong_is_named(
    row: int, column: int, value: object, finding: tuple[str, str]
) -> None:
    """Each kind of mistake is found in its cell."""
    first = [(code, cells[0]) for code, cells in found(changed(CLUSTER, row, column, value))]
    assert finding in first


def test_a_wrong_total_does_not_blame_every_rank() -> None:
    """Where the ranks fit the parts and not the totals, that is said once."""
    rows = changed(CLUSTER, 1, 5, "107.5")
    assert found(rows) == [("row_differs", ("F2",))]
    assert "ranks_recomputed" in notes(rows)


def test_a_row_says_both_figures_and_the_difference() -> None:
    """Parts, what they add to, and by how much the total is wrong."""
    (finding,) = checked(changed(CLUSTER, 1, 5, "118")).findings
    assert tell_finding(finding, "vi") == (
        "Ô F2: Long An ghi tổng 118; 100 + 18 − 0,5 = 117,5, ghi thừa 0,5."
    )
    assert tell_finding(finding, "en") == (
        "Cell F2: Long An has the total 118; 100 + 18 − 0.5 = 117.5, 0.5 too many."
    )


# Figures that are not certain


@pytest.mark.parametrize(
    ("total", "proposed"), [("1.175", Points("1175")), ("1.176", None), ("1.17", None)]
)
def test_an_ambiguous_total_is_proposed_not_taken(total: str, proposed: Points | None) -> None:
    """The reading with which the row agrees is proposed; the cell stays a finding."""
    rows = [("Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm"), ("Long An", 1000, 175, total)]
    (finding,) = checked(rows).findings
    assert finding.facts.get("proposed") == proposed
    assert (finding.code == "cell_ambiguous") == (total != "1.17")


def test_a_proposed_deduction_is_told_as_it_is_written() -> None:
    """A table that writes deductions without a minus is answered in its own way."""
    rows = [
        ("Đơn vị", "Điểm chuẩn", "Điểm trừ", "Tổng điểm"),
        ("Long An", 5000, "1.175", 3825),
        ("Hậu Giang", 5000, 1, 4999),
    ]
    (finding,) = checked(rows).findings
    assert finding.facts["proposed"] == Points("1175")
    assert "deduction_positive" in notes(rows)


def test_where_a_total_is_not_certain_the_ranks_are_not_judged() -> None:
    """One reading or the other would move every unit below."""
    rows = [SHORT, (1, "A Lưới", "1.175"), (3, "Ba Tơ", 100)]
    assert [code for code, _ in found(rows)] == ["cell_ambiguous"]
    assert "ranks_unchecked" in notes(rows)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1.175,5", "1175.5"),
        ("1,175.5", "1175.5"),
        ("1 175,5", "1175.5"),
        ("20đ", "20"),
        ("+18", "18"),
        ("−0,5", "-0.5"),
    ],
)
def test_marks_that_leave_one_reading_are_read(typed: str, value: str) -> None:
    """Thousands and decimals with both marks, units of points, signs of any kind."""
    assert read_figure(Cell(CellKind.TEXT, typed), "A1").value == Points(value)


@pytest.mark.parametrize("typed", ["1 175", "1.175", "1\u00a0175"])
def test_three_digits_after_a_blank_or_point_have_two_readings(typed: str) -> None:
    """Both are kept, none is taken."""
    figure = read_figure(Cell(CellKind.TEXT, typed), "A1")
    assert (figure.value, figure.readings) == (None, (Points("1.175"), Points("1175")))


@pytest.mark.parametrize("typed", ["", "-", "–", "…", "/", "không", "Không", "X"])
def test_a_stroke_is_a_blank(typed: str) -> None:
    """Tables draw a stroke where there is nothing, or say so."""
    assert read_figure(Cell(CellKind.TEXT, typed), "A1").blank


@given(st.text(max_size=12) | st.from_regex(r"[-+]?[0-9., ]{1,10}", fullmatch=True))
def test_any_text_is_read_or_not(typed: str) -> None:
    """No text makes the reader fail, and none is read as something beyond the form."""
    figure = read_figure(Cell(CellKind.TEXT, typed), "A1")
    assert figure.value is None or figure.value == Points(str(figure.value))


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("5", 5),
        ("Hạng 5", 5),
        ("V", 5),
        ("xiv", 14),
        ("Nhất", 1),
        ("ba", 3),
        ("Đồng hạng 5", 5),
        ("đồng hạng Nhì", 2),
        ("3=", 3),
        ("5-6", 5),
        ("Hạng 5 – 6", 5),
        ("6-5", None),
        ("5-6-7", None),
        ("5/6", None),
        ("KXH", None),
        ("−3", None),
    ],
)
def test_ranks_are_read_as_tables_write_them(typed: str, place: int | None) -> None:
    """Figures, Roman figures and words; of several places the first."""
    assert read_rank(Cell(CellKind.TEXT, typed)) == place


@pytest.mark.parametrize(
    ("typed", "last"),
    [("5-6", 6), ("Hạng 5 – 7", 7), ("5", None), ("6-5", None), ("1-2 (tạm)", None)],
)
def test_places_that_units_share_have_a_last_one(typed: str, last: int | None) -> None:
    """5-6 is the fifth and the sixth."""
    assert last_place(Cell(CellKind.TEXT, typed)) == last


def ranks(*lines: tuple[str, float, str]) -> list[tuple[str, tuple[str, ...]]]:
    """What is found in a table of units, totals and ranks as they are written."""
    return found([("Đơn vị", "Tổng điểm", "Xếp hạng"), *lines])


def test_shared_places_count_the_units() -> None:
    """5-6 for two units agrees; for three it does not, and competition is the style."""
    head = [("A", 120.0, "1"), ("B", 119.0, "2")]
    assert ranks(*head, ("C", 110.0, "3-4"), ("D", 110.0, "3-4"), ("E", 100.0, "5")) == []
    three = [("C", 110.0, "3-4"), ("D", 110.0, "3-4"), ("E", 110.0, "3-4")]
    assert ranks(*head, *three) == [("rank_range", (cell,)) for cell in ("C4", "C5", "C6")]


def test_a_unit_that_the_table_does_not_rank_takes_no_rank() -> None:
    """KXH: the next unit moves up, and that is said."""
    rows = [
        ("Đơn vị", "Tổng điểm", "Xếp hạng"),
        ("A", 120, "1"),
        ("B", 119, "KXH"),
        ("C", 118, "2"),
    ]
    assert found(rows) == []
    assert "unranked" in notes(rows)


def test_every_row_of_sums_is_held_to_its_own_group() -> None:
    """Two groups with a row of sums each, and one of all: one of the three is wrong."""
    rows = [
        ("TT", "Đơn vị", "Tổng điểm"),
        ("I", "Khối sở", ""),
        (1, "A", 100),
        (2, "B", 90),
        ("", "Cộng nhóm I", 190),
        ("II", "Khối huyện", ""),
        (3, "C", 80),
        (4, "D", 70),
        ("", "Cộng nhóm II", 151),
        ("", "Tổng cộng", 340),
    ]
    [finding] = checked(rows).findings
    assert (finding.code, finding.cells, finding.facts["computed"]) == (
        "column_differs",
        ("C9",),
        Decimal(150),
    )
    assert len(checked(rows).lines) == 4


def test_a_company_is_no_row_of_sums() -> None:
    """ "Tổng công ty" is a unit, "Tổng cộng" is not."""
    rows = [SHORT, (1, "Tổng công ty Điện lực", 100), (2, "Tổng cục B", 90), ("", "Tổng cộng", 190)]
    assert [one.line.unit for one in checked(rows).lines] == [
        "Tổng công ty Điện lực",
        "Tổng cục B",
    ]


def test_a_second_table_below_is_ranked_for_itself() -> None:
    """A title and the head again: the first of each table is first."""
    head = ("TT", "Đơn vị", "Tổng điểm", "Xếp hạng")
    rows = [head, (1, "A", 120, 1), (2, "B", 119, 2), ("Bảng 2",), head, (1, "C", 99, 1)]
    assert found(rows) == []
    assert "ranks_in_groups" in notes(rows)
    turned = [*rows[:5], (1, "C", 99, 1), (2, "D", 100, 2)]
    assert [code for code, _ in found(turned)] == ["rank_differs", "rank_differs"]


def test_groups_that_each_have_a_first_are_ranked_for_themselves() -> None:
    """Under a title each group begins with rank 1, though one rank inside is wrong."""
    head = ("Hạng", "Đơn vị", "Tổng điểm")
    rows = [head, ("Khối sở",), (1, "A", 120), (2, "B", 110), ("Khối huyện",), (1, "C", 100)]
    wrong = [*rows, (3, "D", 99)]
    assert "ranks_in_groups" in notes(wrong)
    assert found(wrong) == [("rank_differs", ("A7",))]


def test_a_head_on_the_next_page_begins_no_other_table() -> None:
    """The numbers go on, so the ranks do too."""
    head = ("TT", "Đơn vị", "Tổng điểm", "Xếp hạng")
    rows = [head, (1, "A", 120, 1), (2, "B", 119, 2), head, (3, "C", 99, 3)]
    assert found(rows) == []
    assert "ranks_in_groups" not in notes(rows)


def test_another_table_below_or_beside_is_said_not_to_be_checked() -> None:
    """With other columns below, or to the right: only the first is read, and that is told."""
    below = [SHORT, (1, "A", 100), (2, "B", 90), ("Đơn vị", "Xếp loại", "Ghi chú"), ("A", "Tốt", 1)]
    assert [code for code, _ in found(below)] == ["other_table"]
    assert len(checked(below).lines) == 2
    beside = [
        ("TT", "Đơn vị", "Tổng điểm", "", "TT", "Đơn vị", "Tổng điểm"),
        (1, "A", 100, "", 1, "C", 70),
        (2, "B", 90, "", 2, "D", 60),
    ]
    assert [code for code, _ in found(beside)] == ["table_beside"]
    assert [one.amount for one in checked(beside).lines] == [Decimal(100), Decimal(90)]


def test_the_second_row_of_a_merged_head_names_the_criteria() -> None:
    """ "Điểm các tiêu chí" over three columns is no sum of its own."""
    rows = [
        ("TT", "Đơn vị", "Điểm các tiêu chí", "", "", "Điểm thưởng", "Tổng điểm"),
        ("", "", "Chuyên môn", "CCHC", "Đảng", "", ""),
        (1, "A", 60, 20, 20, 5, 105),
        (2, "B", 60, 20, 18, "", 97),
    ]
    [finding] = checked(rows).findings
    assert (finding.code, finding.cells) == ("row_differs", ("G4",))
    assert finding.facts["parts"] == [Points("60"), Points("20"), Points("18")]


# The head


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("ĐƠN VỊ", ColumnRole.UNIT),
        ("Tên đơn vị thành viên Cụm", ColumnRole.UNIT),
        ("Đơn vị tính", ColumnRole.REMARK),
        ("Ðiểm thuởng", ColumnRole.BONUS),
        ("Tổng điểm thưởng", ColumnRole.BONUS),
        ("Điểm cộng (tối đa 20)", ColumnRole.BONUS),
        ("Điểm trừ", ColumnRole.DEDUCTION),
        ("Tổng điểm (3)=(1)+(2)", ColumnRole.TOTAL),
        ("Tổng diểmm", ColumnRole.TOTAL),
        ("Tổng cộng", ColumnRole.TOTAL),
        ("Tổng điểm chuẩn", ColumnRole.STANDARD),
        ("Xếp hạng", ColumnRole.RANK),
        ("Xếp loại", ColumnRole.REMARK),
        ("STT", ColumnRole.NUMBER),
        ("TC1", ColumnRole.CRITERION),
        ("Tiêu chí 10", ColumnRole.CRITERION),
        ("Số phiếu", ColumnRole.UNKNOWN),
        ("Điểm tự chấm", ColumnRole.SCORE),
    ],
)
def test_headings_are_known_however_they_are_typed(text: str, role: ColumnRole) -> None:
    """Folded, with remarks in brackets and slips of the hand; nothing is guessed beyond that."""
    assert role_of(text)[0] is role


def test_a_heading_like_a_known_one_is_told() -> None:
    """A word with a slip in it is taken, and said to be."""
    rows = [("Đơn vị", "Tổng diểmm"), ("Long An", 100)]
    assert "read_as" in notes(rows)


def test_a_column_that_is_not_understood_is_told_and_left_alone() -> None:
    """It is in no sum."""
    rows = [("Đơn vị", "Số phiếu", "Điểm chuẩn", "Tổng điểm"), ("Long An", 12, 100, 100)]
    assert found(rows) == []
    assert "column_ignored" in notes(rows)


def test_a_head_of_two_rows_below_titles_is_found() -> None:
    """Merged titles, a group over the criteria, a row that counts the columns."""
    rows = [
        ("BẢNG TỔNG HỢP ĐIỂM CÁC TIÊU CHÍ", "", "", "", "", ""),
        (),
        ("TT", "Đơn vị", "Điểm các tiêu chí", "", "Điểm chuẩn", "Tổng điểm"),
        ("", "", "Chuyên môn", "Cải cách hành chính", "", ""),
        ("A", "B", "(1)", "(2)", "(3)=(1)+(2)", "(4)"),
        (1, "Long An", 60, 40, 100, 100),
        (2, "Hậu Giang", 50, 40, 95, 95),
    ]
    assert found(rows) == [("criteria_differ", ("E7",))]
    assert len(table(rows).lines) == 2


def test_columns_that_add_up_to_the_standard_are_criteria() -> None:
    """Headings we do not know are taken for criteria only where most rows prove it."""
    head = ("Đơn vị", "Chuyên môn", "Cải cách", "Điểm chuẩn", "Tổng điểm")
    good = [("A Lưới", 60, 40, 100, 100), ("Ba Tơ", 50, 40, 90, 90)]
    assert "criteria_taken" in notes([head, *good])
    assert found([head, *good, ("Củ Chi", 50, 30, 81, 81)]) == [("criteria_differ", ("D4",))]
    assert found([head, ("A Lưới", 2, 3, 100, 100)]) == [("columns_unread", ())]


def test_criteria_without_a_standard_add_to_the_total() -> None:
    """Some tables have no column for the standard's sum."""
    head = ("Đơn vị", "TC1", "TC2", "Điểm thưởng", "Tổng điểm")
    assert found([head, ("A Lưới", 60, 40, 5, 105)]) == []
    assert found([head, ("A Lưới", 60, 40, 5, 104)]) == [("row_differs", ("E2",))]


def test_a_first_total_before_the_bonus_is_the_standard() -> None:
    """Cộng | Điểm thưởng | Điểm trừ | Tổng cộng."""
    head = ("Đơn vị", "TC1", "TC2", "Cộng", "Điểm thưởng", "Tổng cộng")
    assert found([head, ("A Lưới", 60, 40, 99, 5, 104)]) == [("criteria_differ", ("D2",))]


def test_a_column_tt_may_only_count_the_rows() -> None:
    """1, 2, 3 beside totals that say other ranks is no ranking."""
    head = ("TT", "Đơn vị", "Tổng điểm")
    rows = [head, (1, "A Lưới", 90), (2, "Ba Tơ", 100), (3, "Củ Chi", 95)]
    assert found(rows) == [("nothing_compared", ())]
    assert {"number_not_rank", "no_ranks"} <= set(notes(rows))
    assert [line.rank for line in checked(rows).lines] == [3, 1, 2]


# Rows


def test_sums_are_checked_column_by_column() -> None:
    """A wrong sum is named; a column without one is left alone."""
    rows = [*CLUSTER, ("", "Cộng", 1192, 147, "-15", 1324.5)]
    assert found(rows) == [("column_differs", ("D14",))]


def test_the_row_of_maxima_is_no_unit() -> None:
    """Its criteria add to its total, or that is told."""
    head = ("Đơn vị", "TC1", "TC2", "Tổng điểm")
    rows = [head, ("Điểm tối đa", 60, 50, 100), ("A Lưới", 60, 40, 100)]
    assert found(rows) == [("criteria_maxima", ("D2",))]
    assert len(table(rows).lines) == 1


def test_text_around_the_table_is_passed_over() -> None:
    """Means and sections are told, signatures below are nothing."""
    rows = [
        SHORT,
        ("I", "Khối sở"),
        (1, "A Lưới", 100),
        (2, "Ba Tơ", 90),
        ("", "Trung bình", 95),
        (),
        ("", "Người lập biểu", "TM. CỤM THI ĐUA"),
    ]
    result = checked(rows)
    assert result.agrees
    assert [line.line.unit for line in result.lines] == ["A Lưới", "Ba Tơ"]


def test_units_may_be_ranked_inside_their_groups() -> None:
    """Two groups, each with its first."""
    rows = [
        SHORT,
        (1, "A Lưới", 90),
        (2, "Ba Tơ", 80),
        ("", "Khối huyện", ""),
        (1, "Củ Chi", 100),
        (2, "Di Linh", 70),
    ]
    assert found(rows) == []
    assert "ranks_in_groups" in notes(rows)


def test_a_table_may_rank_its_first_only() -> None:
    """Blank ranks at the end are a choice; a single one is a gap."""
    rows = [SHORT, (1, "A Lưới", 90), ("", "Ba Tơ", 80), ("", "Củ Chi", 70)]
    assert found(rows) == []
    assert "ranks_of_first" in notes(rows)
    assert found(rows[:3]) == [("rank_missing", ("A3",))]


def test_a_unit_without_any_points_has_no_rank_and_is_told() -> None:
    """It does not keep the others from being ranked."""
    rows = [SHORT, (1, "A Lưới", 90), (2, "Ba Tơ", 80), (3, "Củ Chi", "")]
    assert found(rows) == [("total_missing", ("C4",))]


@pytest.mark.parametrize(
    "other",
    [
        "So Thong tin va Truyen thong Hoa Binh",
        "Sở Thông tin và Truyền thông Hoà Bình",
        "SỞ TT&TT HÒA BÌNH",
    ],
)
def test_names_written_in_two_ways_are_one_unit(other: str) -> None:
    """Short and long form, case, the place of the tone; and what is typed without any mark."""
    rows = [SHORT, (1, "Sở TTTT Hòa Bình", 90), (2, other, 80)]
    assert found(rows) == [("unit_repeated", ("B2", "B3"))]


@pytest.mark.parametrize(
    ("one", "other"), [("Lộc Thành", "Lộc Thạnh"), ("Ba Tơ", "Ba Tô"), ("Quận D", "Quận Đ")]
)
def test_names_that_differ_in_a_mark_are_two_units(one: str, other: str) -> None:
    """Nothing is said of two communes whose names differ by one mark."""
    assert found([SHORT, (1, one, 90), (2, other, 80)]) == []


def test_name_without_marks_between_two_that_it_fits_is_asked_about() -> None:
    """It may be either of them, and all three rows are named."""
    rows = [SHORT, (1, "Lộc Thành", 90), (2, "Lộc Thạnh", 80), (3, "Loc Thanh", 70)]
    assert found(rows) == [("unit_unclear", ("B2", "B3", "B4"))]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("97 + 10 = 107", []),
        ("97+10=107 điểm", []),
        ("97,5 + 10 − 0,5 = 107", []),
        ("97 + 10", [("cell_addition", ("C2",))]),
        ("97 + 10 = 108", [("cell_addition", ("C2",))]),
        ("97 + mười = 107", [("cell_unread", ("C2",))]),
        ("96-97", [("cell_unread", ("C2",))]),
    ],
)
def test_addition_in_a_cell_is_what_it_says(written: str, expected: list[object]) -> None:
    """An addition that says its right result is that; one without, or with a wrong one, is asked
    about with what it comes to."""
    assert found([SHORT, (1, "A", written), (2, "B", 90)]) == expected


def test_equal_differences_in_all_rows_are_said_once() -> None:
    """Ten criteria that add to 110 beside a standard of 100, in every row."""
    rows = [
        ("Đơn vị", "TC1", "Điểm chuẩn", "Tổng điểm"),
        *((name, 110, 100, 100) for name in ("A Lưới", "Ba Tơ", "Củ Chi")),
    ]
    assert found(rows) == [("criteria_all_differ", ("C2", "C3", "C4"))]


# Properties


@st.composite
def consistent(draw: st.DrawFn) -> tuple[list[list[str]], Ranking]:
    """A table in which everything agrees, and its style."""
    style = draw(st.sampled_from(Ranking))
    quarter = st.integers(0, 200).map(lambda count: Decimal(count) / 4)
    criteria = draw(st.integers(0, 3))
    names = draw(st.lists(st.integers(1, 60), min_size=1, max_size=8, unique=True))
    lines, totals = [], {}
    for index, name in enumerate(names):
        parts = [draw(quarter) for _ in range(criteria)]
        standard = sum(parts, Decimal(0)) if parts else draw(quarter)
        bonus, deduction = draw(quarter | st.none()), draw(quarter | st.none())
        totals[index] = standard + (bonus or 0) - (deduction or 0)
        figures = [*parts, standard, bonus, -deduction if deduction else None, totals[index]]
        lines.append([f"Xã {name}", *map(_written(draw), figures)])
    ranks = rank(totals, style)
    head = ["Hạng", "Đơn vị", *(f"TC{number + 1}" for number in range(criteria)), *HEAD[2:]]
    body = [[str(ranks[index]), *line] for index, line in enumerate(lines)]
    return [head, *body], style


def _written(draw: st.DrawFn) -> Callable[[Decimal | None], str]:
    """A figure as somebody types it: with a comma or a point."""
    mark = draw(st.sampled_from(",."))

    def write(value: Decimal | None) -> str:
        return "" if value is None else format(value.normalize(), "f").replace(".", mark)

    return write


@given(consistent())
def test_a_consistent_table_has_no_findings(drawn: tuple[list[list[str]], Ranking]) -> None:
    """Nothing is found where nothing is wrong."""
    rows, style = drawn
    assert found(rows, style) == []


@given(consistent(), st.data())
def test_any_changed_cell_is_found(
    drawn: tuple[list[list[str]], Ranking], data: st.DataObject
) -> None:
    """One figure, rank or name that is changed or lost never passes."""
    rows, style = drawn
    row = data.draw(st.integers(1, len(rows) - 1))
    column = data.draw(st.integers(0, len(rows[0]) - 1))
    old = rows[row][column]
    if column == 1:
        new = data.draw(st.sampled_from(["", *(line[1] for line in rows[1:])]))
    else:
        new = data.draw(st.sampled_from(["", "1", "7", "12,5", "999", "1.005", "?", "−3"]))
    assume(_amount(new) != _amount(old))
    # A column of ranks without any rank is a table without ranks.
    assume(not (column == 0 and new == "" and len(rows) == 2))
    # A deduction is taken off whatever its sign.
    assume(_amount(new) != _amount(old).lstrip("-") or "-" not in old)
    assert found(changed(rows, row, column, new), style) != []


def _amount(text: str) -> str:
    """0 and a blank come to the same."""
    return text.replace(",", ".").replace("−", "-").replace("-0", "0") or "0"


_WORDS = st.sampled_from(
    [
        *("", "Đơn vị", "Tổng điểm", "Điểm chuẩn", "Hạng", "TT", "TC1", "Tiêu chí", "Cộng"),
        *("Điểm trừ", "Điểm tối đa", "Trung bình", "Long An", "1", "2", "100", "1.175", "x", "-1"),
    ]
)
_CELLS = _WORDS.map(made_cell) | st.sampled_from(
    [Cell(CellKind.DATE, "01:30"), Cell(CellKind.FORMULA, "="), Cell(CellKind.ERROR, "#N/A")]
)


@given(st.lists(st.lists(_CELLS, max_size=6), max_size=8))
@example([[made_cell("Đơn vị"), made_cell("Tổng điểm")], [made_cell(""), made_cell("1")]])
def test_any_sheet_is_checked_or_has_no_table(rows: list[list[Cell]]) -> None:
    """However odd a sheet is, checking it ends, and all it says can be said."""
    sheet = grid(rows)
    head = find_head(sheet)
    if head is None:
        return
    result = reconcile(read_table(sheet, head))
    for lang in LANGS:
        for finding in result.findings:
            assert "{" not in tell_finding(finding, lang)
        for note in result.notes:
            assert "{" not in tell_note(note, lang)


# Sentences


def test_every_code_has_its_sentence() -> None:
    """Nothing can be found that cannot be said, and nothing is said that cannot be found."""
    assert _FINDINGS.keys() == FINDING_CODES == frozenset(get_args(FindingCode))
    assert _NOTES.keys() == NOTE_CODES == frozenset(get_args(NoteCode))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("code", sorted(FINDING_CODES))
def test_a_sentence_stands_without_its_facts(code: FindingCode, lang: str) -> None:
    """A finding without a place or a name is still told."""
    facts = {"difference": Decimal("-1"), "found": Points("5"), "plus": True, "parts": [Decimal(5)]}
    said = tell_finding(Finding(code, (), facts), lang)  # type: ignore[arg-type]
    assert said[0].isupper() or said.startswith(("…", "“"))
    assert said.endswith(".")


@pytest.mark.parametrize("lang", LANGS)
def test_what_is_said_of_a_table_is_said_in_the_words_of_the_office(lang: str) -> None:
    """No blame, no pronouns, nothing left to fill in."""
    rows = changed(changed(CLUSTER, 1, 5, "118"), 6, 0, "7")
    result = checked(rows)
    for finding in result.findings:
        check_wording(tell_finding(finding, lang), lang)  # type: ignore[arg-type]
    for note in result.notes:
        check_wording(tell_note(note, lang), lang)  # type: ignore[arg-type]
