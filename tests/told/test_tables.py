"""Ranks without points, marks for all, and what is noted beside a fact."""

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.cli.typed import Desk, typed

Told = Callable[[str], Desk]


def test_ranks_without_points_stand_as_printed(told: Told) -> None:
    """No column is empty, nobody is said to lack a sheet, and the unit that the table leaves out is
    left out by the source."""
    desk = told("chi-hang")
    page = desk("outcome", "chi-hang/2016")
    rows = [line.split() for line in page.out.splitlines()]
    assert ["Hạng", "Đơn", "vị"] in rows
    assert ["2", "Nam", "Hòa"] in rows
    assert "Trung Mỹ (nguồn không nêu)" in page.said
    assert "Hai đơn vị cùng hạng 2. Hạng kế tiếp là 4." in page.said
    for never in ("chưa gửi", "chưa thông qua", "không có hạng", "Tổng điểm"):
        assert never not in page.out
    assert "hạng 1" in desk("explain", "chi-hang/2016", "dong").said
    assert "không có hạng" not in desk("explain", "chi-hang/2016", "dong").said
    assert "chi-hang/2016: Cụm trưởng; hạng 1/4" in desk("status", "dong").said


def test_a_table_of_ranks_alone_is_reconciled(told: Told) -> None:
    """Every rank follows from those before it; whoever has none is named."""
    desk = told("chi-hang")
    found = desk("reconcile", "chi-hang/2016")
    assert found.code == 0
    assert "so 4 hạng" in found.said
    assert "Bảng của nguồn không có Trung Mỹ." in found.said
    assert "no points" in desk("reconcile", "chi-hang/2016", "--lang", "en").said


def test_a_rank_that_does_not_follow_is_said(told: Told, tmp_path: Path) -> None:
    """1, 2, 2 and then 5: by the two before it the next would be 4."""
    text = (Path(__file__).parent / "chi-hang.yaml").read_text("utf-8")
    (tmp_path / "sai.yaml").write_text(text.replace("rank: 4", "rank: 5"), "utf-8")
    desk = told(str(tmp_path / "sai"))
    found = desk("reconcile", "chi-hang/2016")
    assert found.code == 1
    assert "Bắc Lý ghi hạng 5; theo các hạng trước thì hạng kế tiếp là 4." in found.said


def test_a_mark_for_all_says_what_it_is(told: Told) -> None:
    """5/5 of what; six criteria of no base; and each note beside its fact, also in JSON."""
    desk = told("danh-gia")
    said = desk("outcome", "danh-gia/2015").said
    assert "Đánh giá, xếp loại 5/5 đơn vị: hoàn thành xuất sắc" in said
    assert "6 tiêu chí; không nêu thang điểm" in said
    assert "5 đơn vị dự" in said
    shown = desk("outcome", "danh-gia/2015", "--json").json["outcome"]["statements"]
    statements = {one["topic"]: one for one in shown}
    assert statements["criteria"]["said"] == {
        "type": "counted",
        "count": 6,
        "of": None,
        "named": [],
        "what": "tiêu chí",
    }
    assert statements["criteria"]["note"]["text"] == "không nêu thang điểm"
    assert "hoàn thành xuất sắc nhiệm vụ" in desk("log", "danh-gia/2015").said


RANKS = {
    "falling": ("TT,Đơn vị,Xếp hạng\n1,Đồng Tâm,1\n2,Tây Sơn,2\n3,Nam Hòa,2\n4,Bắc Lý,4\n", None),
    "words": ("TT,Đơn vị,Xếp thứ\n1,Đồng Tâm,Nhất\n2,Tây Sơn,Nhì\n3,Nam Hòa,Ba\n", None),
    "gap": ("Hạng,Đơn vị\n1,Đồng Tâm\n2,Tây Sơn\n4,Nam Hòa\n", "Nam Hòa ghi hạng 4"),
    "begins late": ("Hạng,Đơn vị\n2,Đồng Tâm\n3,Tây Sơn\n", "Đồng Tâm ghi hạng 2"),
    "unreadable": ("Hạng,Đơn vị\n1,Đồng Tâm\n?,Tây Sơn\n2,Nam Hòa\n", "Ô 3:1"),
}


@pytest.mark.parametrize("case", RANKS)
def test_a_file_of_ranks_alone_is_read_and_checked(tmp_path: Path, case: str) -> None:
    """From 1, one after the other, with ties and no gaps; whatever is no rank is named by its
    cell."""
    text, wrong = RANKS[case]
    (tmp_path / "hang.csv").write_text(text, "utf-8")
    found = typed("reconcile", tmp_path / "hang.csv")
    assert "Bảng chỉ có hạng, không có điểm" in found.said
    assert found.code == (0 if wrong is None else 1)
    assert (wrong or "Không thấy chỗ chưa khớp") in found.said


def test_a_workbook_of_ranks_alone_is_read(tmp_path: Path) -> None:
    """The cells are those of the sheet; a sheet with points goes before one with ranks."""
    book = xlsxwriter.Workbook(str(tmp_path / "hang.xlsx"))
    sheet = book.add_worksheet("Hạng")
    for row, cells in enumerate((("Đơn vị", "Thứ hạng"), ("Đồng Tâm", 1), ("Tây Sơn", 3))):
        sheet.write_row(row, 0, cells)
    book.close()
    found = typed("reconcile", tmp_path / "hang.xlsx")
    assert found.code == 1
    assert "Ô B3: Tây Sơn ghi hạng 3; theo các hạng trước thì hạng kế tiếp là 2." in found.said


def test_papers_are_made_of_points(tmp_path: Path) -> None:
    """Ranks without points are a table to be checked and told, not one to write papers from."""
    (tmp_path / "hang.csv").write_text(RANKS["falling"][0], "utf-8")
    refused = typed("papers", tmp_path / "hang.csv", "--out", tmp_path / "ho-so")
    assert refused.code != 0
    assert "Không thấy bảng điểm" in refused.told
