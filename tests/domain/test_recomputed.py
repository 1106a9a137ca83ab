"""A table worked out again has the sums and ranks that follow from its own parts."""

from adapters.spreadsheets.read import read_bytes
from domain.reconcile.check import reconcile
from domain.reconcile.recomputed import recomputed

TABLE = """Đơn vị;Điểm chuẩn;Điểm thưởng;Tổng điểm;Xếp hạng
Hoa Sen;98;2;100;1
Đồng Nội;96;2;99;2
Lúa Vàng;97;1,5;98,5;3
Cộng;291;5,5;297,5;
"""


def test_totals_follow_the_parts_and_ranks_the_totals() -> None:
    """The wrong total is put right, the two ranks change places, the sum of totals follows."""
    found = reconcile(read_bytes(TABLE.encode(), "a.csv").printed)
    assert not found.agrees
    again = recomputed(found)
    assert again.agrees
    assert [str(one.line.total.value) for one in again.lines] == ["100", "98", "98.5"]
    assert [one.line.rank for one in again.lines] == [1, 3, 2]
    assert again.printed.sums is not None
    assert str(again.printed.sums.total.value) == "296.5"


def test_a_table_that_agrees_stays_as_it_is() -> None:
    """Nothing is put right that is not wrong."""
    right = TABLE.replace("99;2", "98;3").replace("98,5;3", "98,5;2").replace("297,5", "296,5")
    found = reconcile(read_bytes(right.encode(), "a.csv").printed)
    assert found.agrees
    assert recomputed(found).printed == found.printed
