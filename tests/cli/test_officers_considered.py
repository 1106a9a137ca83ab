"""An order decided on each year and who was not considered, as they are typed [O12, O13]."""

from pathlib import Path

import pytest

from tests.cli.test_voting_day import do, refused, sitting_day
from tests.cli.typed import CYCLE, Desk

LINES = """\
  officers: {chair: rotation, order_from: each_year, not_considered: {grounds: [not_registered, not_ranked], naming: NAMING}}
  selections:
    - {code: co, name: Cờ thi đua, how: by_rank, quota: 1}
"""  # noqa: E501


def day(tmp_path: Path, naming: str) -> Desk:
    """A sitting in which Bình did not register that year."""
    desk = sitting_day(tmp_path, LINES.replace("NAMING", naming), excused="binh")
    do(desk, "select_by_rank", "selection=co")
    return desk


def test_o12_o13_from_the_order_to_who_is_named(tmp_path: Path) -> None:
    """By rotation nobody is named before the order is; then Bình is skipped with its ground, and
    naming it is refused."""
    desk = day(tmp_path, "refused")
    told = refused(desk, "name_next_officers", "year=2027", "chair=dong")
    assert "(decide_rotation)" in told
    said = do(desk, "decide_rotation", "order=binh,dong,an")
    assert "Thứ tự luân phiên từ năm sau: Bình, Đông và An" in said
    page = desk("outcome", CYCLE).said
    assert "gợi ý: Đông, theo thứ tự luân phiên" in page
    assert "bỏ qua Bình: năm 2026 không đăng ký thi đua" in page
    english = desk("outcome", CYCLE, "--lang", "en").said
    assert "Bình is skipped: in 2026 it did not register" in english
    assert "the order decided on: Bình, Đông and An" in english
    told = refused(desk, "name_next_officers", "year=2027", "chair=binh")
    assert "Không giao nhiệm vụ cho Bình theo bảng tiêu chí: năm 2026 không đăng ký" in told
    do(desk, "name_next_officers", "year=2027", "chair=dong")


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("vi", "lưu ý: Bình được giao nhiệm vụ dù năm 2026 không đăng ký thi đua"),
        ("en", "remark: Bình was named although in 2026 it did not register"),
    ],
)
def test_o13_naming_is_remarked_on(tmp_path: Path, lang: str, words: str) -> None:
    """It is named, and the outcome says so beside it, in both languages."""
    desk = day(tmp_path, "remarked")
    do(desk, "decide_rotation", "order=binh,dong,an")
    do(desk, "name_next_officers", "year=2027", "chair=binh")
    assert words in desk("outcome", CYCLE, "--lang", lang).said
