"""Pictures of the main pages, to be looked at: ``python -m tests.browser.screens [FOLDER]``.

At the width of a desk and of a phone, no higher than a look needs; in Vietnamese, some in English
too. All of them together stay below three megabytes, so that they can be kept.
"""

import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final, NamedTuple

from playwright.sync_api import Browser, FloatRect, Page, sync_playwright

from tests.browser.door import door_over
from tests.browser.looking import DESK, PHONE, at_width
from tests.browser.program import started
from tests.browser.years import practice_years

FOLDER: Final = Path(__file__).parents[2] / "docs" / "screens"
_YEAR: Final = "khoi-thuc-hanh/2026/"
_TALLEST: Final = {DESK: 1100, PHONE: 1500}
_MOST: Final = 3 * 1024 * 1024


class Picture(NamedTuple):
    """A page, when in the year and by whom it is looked at."""

    name: str
    moment: str
    office: str
    place: str
    #: What is pressed there before.
    press: str = ""
    english: bool = False


PICTURES: Final = (
    Picture("home", "scoring", "secretary", "", english=True),
    Picture("duties", "scoring", "secretary", _YEAR, english=True),
    Picture("steering", "scoring", "secretary", f"{_YEAR}dieu-hanh/"),
    Picture("table", "scoring", "secretary", f"{_YEAR}bang-diem/", english=True),
    Picture("settle", "scoring", "secretary", f"{_YEAR}thong-nhat/song-nuoc/"),
    Picture("progress", "scoring", "secretary", f"{_YEAR}tien-do/"),
    Picture("form", "scoring", "secretary", f"{_YEAR}lam/extend_deadline/?code=scoring"),
    Picture(
        "review",
        "scoring",
        "secretary",
        f"{_YEAR}thong-nhat/song-nuoc/",
        press="button[value=review]",
    ),
    Picture("sheet", "scoring", "unit_officer", f"{_YEAR}bang-cham/anh-trang/"),
    Picture("hall", "sitting", "secretary", f"{_YEAR}hoi-nghi/"),
    Picture("count", "sitting", "teller", f"{_YEAR}hoi-nghi/luot/co/kiem-phieu/"),
    Picture(
        "wall", "sitting", "secretary", f"{_YEAR}hoi-nghi/", press="form[action$='/chieu/'] button"
    ),
)


def main(folder: Path) -> None:
    """Draws all of them anew."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        drawn, browser = Path(place), started(playwright)
        for moment in dict.fromkeys(one.moment for one in PICTURES):
            with door_over(practice_years(drawn, moment)) as address:
                for one in PICTURES:
                    if one.moment == moment:
                        for lang in ("vi", "en") if one.english else ("vi",):
                            _draw(browser, address, one, lang, drawn)
        browser.close()
        pictures = sorted(drawn.glob("*.png"))
        size = sum(one.stat().st_size for one in pictures)
        assert size < _MOST, f"{size} bytes of pictures are more than {_MOST}"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for picture in pictures:
            shutil.copy(picture, folder)
    print(f"{len(pictures)} pictures, {size // 1024} KB")


def _draw(browser: Browser, address: str, one: Picture, lang: str, folder: Path) -> None:
    context = browser.new_context(
        locale="vi-VN" if lang == "vi" else "en-GB", timezone_id="Asia/Ho_Chi_Minh"
    )
    page = context.new_page()
    page.goto(address)
    offered: list[str] = page.eval_on_selector_all("#put-on option", "all => all.map(o => o.value)")
    office = next(value for value in offered if value.partition("@")[0] == one.office)
    context.add_cookies([{"name": "thidua-office", "value": office, "url": address}])
    response = page.goto(address + one.place)
    assert response is not None
    assert response.ok, f"{one.name}: {response.status}"
    _come_to(page, address, one)
    for width in (DESK, PHONE):
        at_width(page, width)
        high: int = page.evaluate("() => document.documentElement.scrollHeight")
        clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": min(high, _TALLEST[width])}
        page.screenshot(
            path=folder / f"{one.name}-{width}-{lang}.png", full_page=True, clip=clip, scale="css"
        )
    context.close()


def _come_to(page: Page, address: str, one: Picture) -> None:
    """What lies behind a page: what an act would record, the wall."""
    if one.name == "review":
        page.locator("input.decimal").first.fill("37")
    if one.name == "wall":
        page.select_option("select[name=show]", "ranking")
    if one.press:
        page.click(one.press)
    if one.name == "wall":
        page.goto(f"{address}{_YEAR}man-hinh/?trang=1")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
