"""Ranks without points, marks for all, and what is noted beside a fact."""

from collections.abc import Callable
from pathlib import Path

from tests.cli.typed import Desk

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
