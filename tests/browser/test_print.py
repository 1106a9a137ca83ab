"""Pages on paper: the sheet of paper they need, nothing cut off, nothing too small to read."""

import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.browser.door import door_over
from tests.browser.large import CRITERIA, UNITS, large_year

#: Millimetres between the margins of a sheet that lies.
_WIDE = 281
#: Of CSS, in pixels: eight points.
_LEAST = 8 * 96 / 72
_SMALLEST = """() => {
    const shown = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    let least = 99;
    while (shown.nextNode()) {
        const text = shown.currentNode, over = text.parentElement;
        if (!text.data.trim() || !over.getClientRects().length || over.closest(".vh")) continue;
        least = Math.min(least, parseFloat(getComputedStyle(over).fontSize));
    }
    return least;
}"""


def printed(page: Page, file: Path) -> tuple[list[tuple[int, int]], str]:
    """The sizes of the pages in millimetres, and their text as it is laid out."""
    page.emulate_media(media="print")
    page.pdf(path=file, prefer_css_page_size=True)
    page.emulate_media(media="screen")
    told = subprocess.run(["pdfinfo", "-l", "99", file], capture_output=True, text=True, check=True)
    found = re.findall(r"size:\s+([\d.]+) x ([\d.]+) pts", told.stdout)
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True)
    return [tuple(round(float(one) * 25.4 / 72) for one in size) for size in found], text.stdout  # type: ignore[misc]


@pytest.fixture(autouse=True)
def reader() -> None:
    """What reads a PDF file."""
    if shutil.which("pdfinfo") is None:
        pytest.skip("poppler-utils is not installed: make office")


def office(page: Page, kind: str) -> str:
    values: list[str] = page.eval_on_selector_all("#put-on option", "all => all.map(o => o.value)")
    return next(value for value in values if value.startswith(kind))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_score_table_of_a_large_cluster_is_one_sheet(
    opened: Opened, tmp_path: Path, lang: str
) -> None:
    """Fifteen units and twelve criteria on one A4 landscape, no letter under eight points, every
    unit and the last column there."""
    with door_over(large_year(tmp_path)) as address:
        put_on = office(opened(address), "secretary")
        page = opened(f"{address}lon/2026/bang-diem/", lang, office=put_on)
        sizes, text = printed(page, tmp_path / "table.pdf")
        assert sizes == [(297, 210)]
        rows: Any = page.locator("table.grid tbody th.unit").count()
        assert rows == UNITS
        assert page.locator("table.grid thead a").count() == CRITERIA
        assert "Tiền Giang" in text
        assert ("Tổng" if lang == "vi" else "Total") in text
        assert "1/1" in text
        page.emulate_media(media="print")
        assert page.evaluate(_SMALLEST) >= _LEAST - 0.01
        # What is wider than the paper would be made smaller until it fits.
        page.set_viewport_size({"width": int(_WIDE / 25.4 * 96), "height": 700})
        assert page.evaluate("() => document.documentElement.scrollWidth - innerWidth") <= 0


def test_a_sheet_is_printed_upright(
    door_at: Callable[[str], str], opened: Opened, tmp_path: Path
) -> None:
    """A unit's sheet stands on one A4 portrait with its points and what explains them, without
    what is there to be pressed."""
    address = door_at("scoring")
    put_on = office(opened(address), "unit_officer")
    page = opened(f"{address}khoi-thuc-hanh/2026/bang-cham/anh-trang/", office=put_on)
    sizes, text = printed(page, tmp_path / "sheet.pdf")
    assert sizes == [(210, 297)]
    assert "39,5" in text
    assert "Có quyết định khen kèm theo" in re.sub(r"\s+", " ", text)
    assert "Ghi thay đổi" not in text
    assert "Thực hành" not in text
