"""The wall of the hall in a browser: letters for the last row, and a page that stands still."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Opened
from tests.browser.looking import assert_page_is_whole

#: The size of the smallest letters that are shown.
_SMALLEST = """() => Math.min(...[...document.querySelectorAll("main *")]
    .filter(one => one.innerText && one.checkVisibility())
    .map(one => parseFloat(getComputedStyle(one).fontSize)))"""


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_wall_is_whole_and_large(
    door_at: Callable[[str], str], opened: Opened, lang: str
) -> None:
    """Asked for by its number a page does not turn; nothing on it is smaller than 24 pixels."""
    door = door_at("sitting")
    page = opened(door, lang)
    hall = page.goto(f"{door}khoi-thuc-hanh/2026/hoi-nghi/")
    assert hall is not None
    page.select_option("select[name=show]", "ranking")
    page.click("form[action$='/chieu/'] button")
    answer = page.goto(f"{door}khoi-thuc-hanh/2026/man-hinh/?trang=1")
    assert answer is not None
    assert "refresh" not in answer.headers
    assert page.locator("tbody tr").count() == 6
    assert page.evaluate(_SMALLEST) >= 24
    assert_page_is_whole(page)
