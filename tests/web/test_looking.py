"""Progress to look at, and the search."""

import re
from pathlib import Path

import pytest

from tests.web.house import YEAR, House
from tests.web.test_own_sheet import house, scoring  # noqa: F401  # fixtures
from tests.web.test_year_pages import said


def test_progress_says_in_figures_what_it_draws(house: House) -> None:  # noqa: F811
    """A bar for each deadline of units, with its count beside."""
    page = house.signed_in("secretary@an").get(f"/{YEAR}/tien-do/")
    assert page.status_code == 200
    assert "1/4" in said(page)
    assert re.search(r'<rect class="own" width="75"', page.content.decode())


def test_points_stand_beside_the_best_and_the_middle(served: House) -> None:
    """Of those that may be seen: of a member's others only where the rulebook opens them."""
    page = served.signed_in("secretary@an").get(f"/{YEAR}/tien-do/?unit=cat")
    words = said(page)
    assert "1. Chuyên môn 50 58 52,5" in words
    assert served.signed_in("unit_officer@cat").get(f"/{YEAR}/tien-do/").status_code == 200


@pytest.mark.parametrize("typed", ["chuyen mon", "Chuyên", "CÁT", "cat", "cum 2026"])
def test_search_needs_no_tone_marks(served: House, typed: str) -> None:
    """Years, units, criteria; each leads somewhere that is there."""
    officer = served.signed_in("unit_officer@cat")
    page = officer.get("/tim/", q=typed)
    found = re.findall(r'class="pair"><span><a href="([^"]+)"', page.content.decode())
    assert found
    for href in found:
        assert officer.get(href.replace("&amp;", "&")).status_code == 200, href


def test_search_finds_nothing_of_what_is_not_theirs(served: House, tmp_path: Path) -> None:  # noqa: ARG001
    """And says what to try where nothing is called so."""
    page = served.signed_in("unit_officer@cat").get("/tim/", q="khác")
    assert "Không thấy “khác”" in said(page)
