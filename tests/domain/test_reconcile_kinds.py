"""Score tables as offices make them: none is called right because of what was not read."""

from collections.abc import Sequence
from datetime import date

import pytest

from adapters.wording.reconcile import tell_finding, tell_note, tell_verdict
from domain.reconcile.grid import Cell, CellKind
from domain.reconcile.words import ColumnRole, role_of, scorer_of
from tests.domain.score_sheets import changed, checked, found, grid, notes, table

SCORED = [
    *("Điểm chấm", "Điểm tự chấm", "Điểm thẩm định", "Điểm cụm chấm", "Điểm tỉnh chấm"),
    *("Điểm đạt", "Điểm thống nhất", "Điểm Hội đồng chấm", "HĐ chấm", "Kết quả thẩm định"),
    *("Tự đánh giá", "Điểm do Cụm trưởng chấm", "Thẩm định", "Điểm chấm chéo", "Điểm lần 2"),
]


# Whose points


@pytest.mark.parametrize("heading", SCORED)
def test_points_named_by_their_scorer_only_are_added_up(heading: str) -> None:
    """One column of points, a bonus and a total: 90 + 5 printed as 96 is named."""
    rows: list[Sequence[object]] = [("TT", "Đơn vị", heading, "Điểm thưởng", "Tổng điểm", "Hạng")]
    rows += [(1, "A", 90, 5, 96, 1), (2, "B", 90, 2, 92, 2)]
    assert found(rows) == [("row_differs", ("E2",))]


@pytest.mark.parametrize("heading", ["Điểm ABC", "Điểm chuyên môn", "Lĩnh vực 9x"])
def test_points_that_nobody_knows_are_no_reason_to_call_a_total_right(heading: str) -> None:
    """Where the column that the bonus is added to is not known and adds up nowhere, it is said that
    no total was added up; a rank that fits does not make up for it."""
    rows: list[Sequence[object]] = [("TT", "Đơn vị", heading, "Điểm thưởng", "Tổng điểm", "Hạng")]
    rows += [(1, "A", 90, 5, 96, 1), (2, "B", 90, 2, 93, 2)]
    result = checked(rows)
    assert [finding.code for finding in result.findings] == ["totals_not_added"]
    assert heading in tell_finding(result.findings[0], "vi")


def test_unknown_points_that_add_up_with_the_bonus_are_taken() -> None:
    """Most rows prove it, and the others are held to it."""
    head = ("TT", "Đơn vị", "Lĩnh vực A", "Lĩnh vực B", "Điểm thưởng", "Tổng điểm")
    rows = [head, (1, "A", 50, 40, 5, 95), (2, "B", 50, 38, 2, 90), (3, "C", 50, 30, 2, 83)]
    assert "criteria_taken" in notes(rows)
    assert found(rows) == [("row_differs", ("F4",))]


def test_every_scorer_has_a_total_and_the_last_ranks() -> None:
    """Two scorers beside each other: each total is added up, ranks go by the second."""
    own = ("TT", "Đơn vị", "Điểm tự chấm", "Điểm thưởng", "Tổng điểm tự chấm")
    head = (*own, "Điểm thẩm định", "Điểm thưởng thẩm định", "Tổng điểm thẩm định", "Xếp hạng")
    rows = [head, (1, "A", 95, 5, 101, 92, 3, 96, 1), (2, "B", 96, 2, 98, 93, 2, 95, 2)]
    assert found(rows) == [("row_differs", ("E2",)), ("row_differs", ("H2",))]
    [note] = [note for note in checked(rows).notes if note.code == "several_scorers"]
    assert "H “Tổng điểm thẩm định”" in tell_note(note, "vi")
    right = [head, (1, "A", 95, 5, 100, 92, 3, 95, 1), (2, "B", 96, 2, 98, 92, 2, 94, 2)]
    result = checked(right)
    assert (result.agrees, result.sums_compared, result.ranks_compared) == (True, 4, 2)


def test_what_an_earlier_scorer_left_out_is_named_and_nothing_at_all_is_not() -> None:
    """A total without its points, points without their total; a unit that gave itself none."""
    own = ("TT", "Đơn vị", "Điểm tự chấm", "Điểm thưởng", "Tổng điểm tự chấm")
    head = (*own, "Điểm thẩm định", "Điểm thưởng thẩm định", "Tổng điểm thẩm định", "Xếp hạng")
    rows = [head, (1, "A", 95, 5, "", 92, 3, 95, 1), (2, "B", "", 2, 98, 92, 2, 94, 2)]
    assert found(rows) == [("total_missing", ("E2",)), ("standard_missing", ("C3",))]
    assert found([head, (*rows[1][:2], "", "", "", *rows[1][5:])]) == []


@pytest.mark.parametrize(
    "heads",
    [
        (
            ("TT", "Đơn vị", "Điểm tự chấm", "", "", "Điểm thẩm định", "", "", "Xếp hạng"),
            ("", "", *("Điểm chuẩn", "Điểm thưởng", "Tổng điểm") * 2, ""),
        ),
        (
            ("TT", "Đơn vị", "TỔ CHẤM", "", "", "CỤM CHẤM", "", "", "Xếp hạng"),
            ("", "", *("Điểm chuẩn", "Điểm thưởng", "Cộng") * 2, ""),
        ),
    ],
)
def test_scorers_named_above_their_columns_are_told_apart(heads: tuple[object, ...]) -> None:
    """A merged head says whose the columns below are."""
    rows = [*heads, (1, "A", 95, 5, 100, 92, 3, 96, 1), (2, "B", 95, 5, 101, 92, 2, 94, 2)]
    assert found(rows) == [("row_differs", ("E4",)), ("row_differs", ("H3",))]  # type: ignore[arg-type]


def test_scorers_named_below_the_parts_are_told_apart() -> None:
    """ "Điểm chuẩn" over "Tự chấm" and "Thẩm định", and so for every part."""
    rows = [
        ("TT", "Đơn vị", "Điểm chuẩn", "", "Điểm thưởng", "", "Tổng điểm", "", "Xếp hạng"),
        ("", "", *("Tự chấm", "Thẩm định") * 3, ""),
        (1, "A", 95, 92, 5, 3, 100, 96, 1),
        (2, "B", 95, 92, 5, 2, 101, 94, 2),
    ]
    assert found(rows) == [("row_differs", ("G4",)), ("row_differs", ("H3",))]


def test_criteria_scored_twice_are_added_up_twice() -> None:
    """Every criterion has a column of each scorer."""
    rows = [
        ("TT", "Đơn vị", "Tiêu chí 1", "", "Tiêu chí 2", "", "Tổng điểm", "", "Hạng"),
        ("", "", *("Tự chấm", "Cụm chấm") * 3, ""),
        (1, "A", 50, 49, 40, 40, 90, 90, 1),
        (2, "B", 50, 48, 40, 40, 91, 88, 2),
    ]
    assert found(rows) == [("row_differs", ("G4",)), ("row_differs", ("H3",))]


def test_columns_named_by_their_scorer_rank_by_the_last() -> None:
    """Nothing is added up, and that is said; a wrong rank is found."""
    head = ("TT", "Đơn vị", "Điểm tự chấm", "Điểm cụm chấm", "Điểm Hội đồng chấm", "Xếp hạng")
    rows = [head, (1, "A", 100, 95, 95.5, 1), (2, "B", 98, 95, 94, 2), (3, "C", 90, 88, 88, 3)]
    result = checked(rows)
    assert (result.agrees, result.sums_compared, result.ranks_compared) == (True, 0, 3)
    turned = [*rows[:2], (2, "B", 98, 95, 94, 3), (3, "C", 90, 88, 88, 2)]
    assert found(turned) == [("rank_differs", ("F3",)), ("rank_differs", ("F4",))]


def test_further_bonuses_and_deductions_are_added_too() -> None:
    """Two columns of bonus and two of deduction."""
    head = ("Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Điểm cộng thêm", "Điểm trừ", "Điểm phạt")
    rows: list[Sequence[object]] = [
        (*head, "Tổng điểm"),
        ("A", 90, 5, 1, -2, -1, 93),
        ("B", 90, 2, "", "", -1, 92),
    ]
    assert found(rows) == [("row_differs", ("G3",))]


def test_figures_tell_what_a_total_is_made_of() -> None:
    """The bonus was added to the self score, though another's stands next to it."""
    head = ("Đơn vị", "Điểm tự chấm", "Điểm thẩm định", "Điểm thưởng", "Tổng điểm")
    rows = [head, ("A", 90, 88, 5, 95), ("B", 85, 84, 5, 90), ("C", 80, 79, 5, 86)]
    assert found(rows) == [("row_differs", ("E4",))]


# What can be had


def test_standard_points_that_hold_the_maximum_are_told_by_the_figures() -> None:
    """ "Điểm chuẩn" of 100 in every row, beside what was scored or alone."""
    scored = [
        ("TT", "Đơn vị", "Điểm chuẩn", "Điểm tự chấm", "Điểm thưởng", "Tổng điểm", "Hạng"),
        (1, "A", 100, 97, 2, 99, 1),
        (2, "B", 100, 96, 2, 98, 2),
    ]
    assert found(scored) == []
    assert table(scored).lines[0].maximum.value == 100
    alone: list[Sequence[object]] = [("TT", "Đơn vị", "Điểm chuẩn", "Tổng điểm", "Hạng")]
    alone += [(1, "A", 100, 98, 1), (2, "B", 100, 97, 2)]
    assert found(alone) == []
    assert "standard_is_maximum" in notes(alone)


def test_standard_points_that_are_added_up_stay_what_they_are() -> None:
    """The total is made of "Điểm chuẩn" and the bonus; the self score is another's."""
    rows = [
        ("TT", "Đơn vị", "Điểm chuẩn", "Điểm tự chấm", "Điểm thưởng", "Tổng điểm", "Hạng"),
        (1, "A", 100, 97, 2, 102, 1),
        (2, "B", 99, 98, 2, 101, 2),
        (3, "C", 98, 98, 2, 101, 3),
    ]
    assert found(rows) == [("row_differs", ("F4",))]


def test_points_above_the_maximum_are_named() -> None:
    """By a column of maxima, or by a row of them."""
    column: list[Sequence[object]] = [("Đơn vị", "Điểm tối đa", "Điểm thẩm định", "Xếp hạng")]
    column += [("A", 90, 95, 1), ("B", 90, 89, 2)]
    assert found(column) == [("over_maximum", ("C2",))]
    row = [("Đơn vị", "TC1", "TC2", "Tổng điểm"), ("Điểm tối đa", 60, 40, 100)]
    assert found([*row, ("A", 55, 41, 96)]) == [("over_maximum", ("C3",))]


def test_a_maximum_that_cannot_be_read_is_named() -> None:
    """It bounds nothing while it is not certain."""
    rows: list[Sequence[object]] = [("Đơn vị", "Điểm tối đa", "Điểm thẩm định", "Xếp hạng")]
    rows += [("A", "1.005", 95, 1), ("B", "x1", 89, 2)]
    assert found(rows) == [("cell_ambiguous", ("B2",)), ("cell_unread", ("B3",))]


def test_a_heading_may_say_the_maximum() -> None:
    """ "Tiêu chí 1 (40 điểm)", "Điểm thưởng (tối đa 5)"; a number of a column is none."""
    rows: list[Sequence[object]] = [
        ("Đơn vị", "Tiêu chí 1 (40 điểm)", "TC2 (60đ)", "Điểm thưởng (tối đa 5)", "Tổng điểm (4)"),
        ("A", 45, 50, 6, 101),
        ("B", 40, 50, 5, 95),
    ]
    assert found(rows) == [("over_maximum", ("B2",)), ("over_maximum", ("D2",))]


# Units and clusters


@pytest.mark.parametrize(
    "heading",
    [
        *("Tên quận - huyện", "Xã, phường", "Xã/phường/đặc khu", "Sở, ban, ngành", "Trường"),
        *("Huyện, thị xã, thành phố", "Tập thể", "Doanh nghiệp", "Chi bộ", "Tên trường"),
        *("Phòng, ban", "Chi đoàn trực thuộc", "Công đoàn cơ sở", "Tổ dân phố", "Họ và tên"),
        *("Các cơ quan, đơn vị, địa phương", "Xã, phường, thị trấn thuộc huyện"),
    ],
)
def test_units_may_be_headed_by_what_they_are(heading: str) -> None:
    """Offices call the column after its units."""
    assert role_of(heading)[0] is ColumnRole.UNIT


@pytest.mark.parametrize("heading", ["Số", "Trưởng", "Người chấm", "Số phiếu", "Tỷ lệ đạt", "Bộ"])
def test_words_that_only_look_like_units_or_points_are_neither(heading: str) -> None:
    """Nothing is guessed of a word that has another meaning without its marks."""
    assert role_of(heading)[0] is ColumnRole.UNKNOWN


def test_a_scorer_is_the_same_in_all_its_columns() -> None:
    """ "Điểm tỉnh chấm" and "Điểm thưởng của tỉnh" are one scorer's."""
    assert scorer_of("Điểm tỉnh chấm") == scorer_of("Điểm thưởng của tỉnh") == "tinh"
    assert scorer_of("Tổng điểm") == ""


@pytest.mark.parametrize("heading", ["Cụm thi đua", "Khối", ""])
def test_clusters_at_the_left_are_ranked_each_for_itself(heading: str) -> None:
    """A cluster in a merged cell, with or without a head; one wrong rank inside is found."""
    head = (heading, "Đơn vị", "Điểm tỉnh chấm", "Điểm thưởng", "Tổng điểm", "Xếp hạng")
    rows = [
        head,
        ("Cụm 1 (3 đơn vị)", "A", 92, 3, 95, 1),
        ("", "B", 93.25, 1.75, 95, 1),
        ("", "C", 88, 0, 88, 3),
        ("Cụm 2 (2 đơn vị)", "D", 96, 4, 100, 1),
        ("", "E", 84, 0.5, 84.5, 2),
    ]
    assert found(rows) == []
    assert "ranks_in_groups" in notes(rows)
    assert found([*rows[:5], ("", "E", 84, 0.5, 84.5, 3)]) == [("rank_differs", ("F6",))]


def test_a_group_ranked_for_itself_does_not_wait_for_another() -> None:
    """Where a total of one group is not certain, the ranks of the other are still compared."""
    head = ("TT", "Đơn vị", "Tổng điểm", "Xếp hạng")
    rows: list[Sequence[object]] = [head, ("I. Cụm 1",), (1, "A", "97 + 10", 1), (2, "B", 95, 2)]
    rows += [(3, "B2", 96, 1), ("II. Cụm 2",), (1, "C", 90, 2), (2, "D", 92.5, 1), (3, "E", 80, 2)]
    assert found(rows) == [("cell_addition", ("C3",)), ("rank_differs", ("D9",))]
    result = checked(rows)
    assert result.ranks_compared == 3
    [note] = [note for note in result.notes if note.code == "ranks_unchecked"]
    assert tell_note(note, "vi") == "Chưa kiểm tra được hạng trong nhóm còn tổng điểm chưa rõ."


def test_a_column_of_clusters_alone_is_the_units() -> None:
    """Clusters may be what is ranked."""
    rows = [
        ("TT", "Khối thi đua", "Tổng điểm", "Hạng"),
        (1, "Khối sở", 90, 1),
        (2, "Khối xã", 80, 2),
    ]
    assert checked(rows).ranks_compared == 2


# Rows


def test_sums_may_stand_above_what_they_sum() -> None:
    """A row of all below the head, and sections that carry the sums of their units."""
    head = ("TT", "Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm")
    units = [(1, "A", 90, 5, 95), (2, "B", 90, 4, 94)]
    assert found([head, ("", "Tổng cộng", 180, 9, 190), *units]) == [("column_differs", ("E2",))]
    rows = [head, ("I", "KHỐI SỞ", 180, 9, 189), *units, ("II", "KHỐI XÃ", 80, 2, 83)]
    assert found([*rows, (1, "C", 80, 2, 82)]) == [("column_differs", ("E5",))]


@pytest.mark.parametrize(
    "label", ["Tổng cộng", "Tổng cộng:", "CỘNG TOÀN CỤM", "Tổng số (2 đơn vị)", "Tổng cộng chung"]
)
def test_a_row_of_sums_is_no_unit_however_it_is_called(label: str) -> None:
    """It is held to the rows above."""
    rows: list[Sequence[object]] = [
        ("TT", "Đơn vị", "Tổng điểm"),
        (1, "A", 90),
        (2, "B", 80),
        ("", label, 171),
    ]
    assert found(rows) == [("column_differs", ("C4",))]


@pytest.mark.parametrize("label", ["Trung bình", "Cao nhất", "Bình quân chung", "Điểm thấp nhất"])
def test_means_and_extremes_are_no_units(label: str) -> None:
    """They are passed over, and that is told."""
    rows: list[Sequence[object]] = [
        ("TT", "Đơn vị", "Tổng điểm"),
        (1, "A", 90),
        (2, "B", 80),
        ("", label, 85),
    ]
    assert len(checked(rows).lines) == 2
    assert "row_passed" in notes(rows)


def test_what_is_written_below_a_table_is_no_unit_and_a_name_alone_is_told() -> None:
    """Signatures are nothing; a last unit without points is not lost in silence."""
    rows = [
        ("TT", "Đơn vị", "Điểm chuẩn", "Tổng điểm"),
        (1, "A", 90, 90),
        (2, "B", 80, 80),
        ("", "Xã C", "", ""),
        ("", "", "Ngày 15 tháng 12 năm 2025", ""),
        ("", "Người lập biểu", "", "Cụm trưởng"),
        ("", "Nguyễn Văn A", "", "Trần Thị B"),
    ]
    told = [tell_note(note, "vi") for note in checked(rows).notes if note.code == "row_of_text"]
    assert told == ["Bỏ qua dòng 4: “Xã C”."]
    assert [one.line.unit for one in checked(rows).lines] == ["A", "B"]


def test_numbers_in_remarks_are_no_points() -> None:
    """A column of remarks is in no sum, whatever stands in it."""
    rows: list[Sequence[object]] = [("Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm", "Ghi chú")]
    rows += [("A", 90, 5, 95, 12), ("B", 90, 4, 94, "trừ 5 điểm")]
    assert found(rows) == []


# Ranks


@pytest.mark.parametrize(
    ("written", "places"),
    [
        (("1-2", "1-2", "Ba", "Giải Nhì"), (1, 1, 3, 2)),
        (("(1)", "Giải Nhất", "đồng hạng 5", "5="), (1, 1, 5, 5)),
        (("Năm", "thứ sáu", "Hạng bảy", "thứ mười một"), (5, 6, 7, 11)),
        (("hai mươi lăm", "1st", "5 (đồng hạng)", "5 và 6"), (25, 1, 5, 5)),
        (("Khuyến khích", "5,5", "1 (tạm)", "5 năm"), (None, None, None, None)),
    ],
)
def test_ordinals_are_read_in_words(
    written: tuple[str, ...], places: tuple[int | None, ...]
) -> None:
    """As tables write them; what is no place is no place."""
    rows: list[Sequence[object]] = [("Đơn vị", "Tổng điểm", "Xếp hạng")]
    rows += [(f"Xã {index}", 90, text) for index, text in enumerate(written)]
    assert tuple(one.line.rank for one in checked(rows).lines) == places


# Figures


def test_a_number_under_the_format_of_a_day_is_offered() -> None:
    """40 is shown as a day of 1900; with 40 the row adds up."""
    day = Cell(CellKind.DATE, "09/02/1900", under="40")
    rows: list[Sequence[object]] = [("Đơn vị", "TC1", "TC2", "Tổng điểm"), ("A", day, 30, 70)]
    [finding] = checked(rows).findings
    assert (finding.code, finding.cells) == ("cell_format", ("B2",))
    assert "số trong ô là 40. Với 40 thì cả dòng khớp." in tell_finding(finding, "vi")


def test_a_day_of_our_time_keeps_its_two_readings() -> None:
    """1/5 typed today is the number 46143 under its format: no score."""
    day = Cell(CellKind.DATE, "01/05/2026", date(2026, 5, 1), under="46143")
    rows: list[Sequence[object]] = [("Đơn vị", "TC1", "TC2", "Tổng điểm"), ("A", day, 30, 31.5)]
    [finding] = checked(rows).findings
    assert (finding.code, str(finding.facts["proposed"])) == ("cell_date", "1.5")


# Whatever is changed

_TWICE = ("Điểm chuẩn", "Điểm thưởng", "Tổng") * 2
_SCORES: list[Sequence[object]] = [
    (1, "A", "95", "5", "100", "92", "3", "95", "1"),
    (2, "B", "90", "4", "94", "90", "2", "92", "2"),
    (3, "C", "88", "4", "92", "85", "2", "87", "3"),
]
KINDS: dict[str, tuple[int, list[Sequence[object]]]] = {
    "scorers beside each other": (
        1,
        [
            (
                *("TT", "Đơn vị", "Điểm tự chấm", "Điểm thưởng", "Tổng điểm tự chấm"),
                *("Điểm thẩm định", "Điểm thưởng thẩm định", "Tổng điểm thẩm định", "Xếp hạng"),
            ),
            *_SCORES,
        ],
    ),
    "scorers above their columns": (
        2,
        [
            ("TT", "Đơn vị", "Tự chấm", "", "", "Thẩm định", "", "", "Hạng"),
            ("", "", *_TWICE, ""),
            *_SCORES,
        ],
    ),
    "criteria without a known name": (
        1,
        [
            ("TT", "Đơn vị", "Chuyên môn", "CCHC", "Điểm thưởng", "Điểm trừ", "Tổng", "Hạng"),
            (1, "A", "60", "30", "5", "-1", "94", "1"),
            (2, "B", "60", "28", "", "", "88", "2"),
            (3, "C", "50", "30", "1", "", "81", "3"),
            (4, "D", "50", "20", "1", "", "71", "4"),
        ],
    ),
    "clusters at the left": (
        1,
        [
            ("Cụm", "Đơn vị", "Điểm chuẩn", "Điểm thưởng", "Tổng điểm", "Hạng"),
            ("Cụm một", "A", "97", "2", "99", "1"),
            ("", "B", "95", "2", "97", "2"),
            ("Cụm hai", "C", "90", "2", "92", "1"),
            ("", "D", "80", "2", "82", "2"),
        ],
    ),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_any_changed_figure_or_rank_is_found(kind: str) -> None:
    """In every kind of table: a figure that is lost, another, ambiguous or a word."""
    first, rows = KINDS[kind]
    assert found(rows) == []
    for row in range(first, len(rows)):
        for column in range(2, len(rows[row])):
            for value in ("7", "", "999", "1.005", "x1", "12,5", "-3"):
                if rows[row][column] != value:
                    assert found(changed(rows, row, column, value)), (row, column, value)


# What is said at the end


def test_a_table_that_holds_nothing_against_anything_is_not_called_right() -> None:
    """Totals alone: nothing was added up, no rank compared."""
    rows: list[Sequence[object]] = [("Đơn vị", "Tổng điểm"), ("A", 90), ("B", 80)]
    assert found(rows) == [("nothing_compared", ())]
    assert grid(rows).width == 2


@pytest.mark.parametrize(
    ("sums", "ranks", "said"),
    [
        (12, 12, "Không thấy chỗ chưa khớp: đã cộng lại 12 tổng, so 12 hạng."),
        (0, 3, "Không thấy chỗ chưa khớp: không có tổng nào để cộng lại, so 3 hạng."),
        (7, 0, "Không thấy chỗ chưa khớp: đã cộng lại 7 tổng, không có hạng nào để so."),
    ],
)
def test_the_verdict_says_how_much_was_looked_at(sums: int, ranks: int, said: str) -> None:
    """Nothing is claimed beyond what was added up and compared."""
    assert tell_verdict(sums, ranks, "vi") == said
