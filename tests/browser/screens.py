"""Pictures of every page, small enough to keep: ``python -m tests.browser.screens [FOLDER]``.

Each shape of page as the office that comes to it first, at the width of a desk and of a phone, in
both languages; of the forms of acts, which are made alike, a few. Few colours and no more height
than a look needs keep all of them under three megabytes. Needs ImageMagick.
"""

import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, BrowserContext, FloatRect, sync_playwright

from tests.browser.crawled import Crawl
from tests.browser.door import door_over
from tests.browser.looking import DESK, PHONE, at_width
from tests.browser.program import started
from tests.browser.years import practice_years

FOLDER: Final = Path(__file__).parents[2] / "docs" / "screens"
#: Who looks at which moment of the year.
SEEN: Final = (
    ("scoring", ("secretary", "unit_officer")),
    ("sitting", ("secretary", "teller")),
    ("over", ("secretary", "auditor", "operator")),
)
_TALLEST: Final = 1600
_FORMS: Final = 3
_SMALL: Final = {DESK: "45%", PHONE: "60%"}


def main(folder: Path) -> None:
    """Draws all of them anew."""
    with tempfile.TemporaryDirectory() as place, sync_playwright() as playwright:
        drawn, browser = Path(place), started(playwright)
        for moment, offices in SEEN:
            with door_over(practice_years(drawn, moment)) as address:
                for lang in ("vi", "en"):
                    _pictures(browser, address, lang, offices, drawn)
        browser.close()
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        for picture in sorted(drawn.glob("*.png")):
            _shrink(picture, folder / picture.name)
    kept = list(folder.glob("*.png"))
    print(f"{len(kept)} pictures, {sum(one.stat().st_size for one in kept) // 1024} KB")


def _pictures(
    browser: Browser, address: str, lang: str, offices: tuple[str, ...], folder: Path
) -> None:
    """Of whatever was not drawn before in this language."""
    context = browser.new_context(
        locale="vi-VN" if lang == "vi" else "en-GB", timezone_id="Asia/Ho_Chi_Minh"
    )
    page = context.new_page()
    page.goto(address)
    offered: list[str] = page.eval_on_selector_all("#put-on option", "all => all.map(o => o.value)")
    page.close()
    for office in offices:
        value = next(one for one in offered if one.partition("@")[0] == office)
        context.add_cookies([{"name": "thidua-office", "value": value, "url": address}])
        _of_office(context, Crawl(address), lang, folder)
    context.close()


def _of_office(context: BrowserContext, crawl: Crawl, lang: str, folder: Path) -> None:
    page = context.new_page()
    for found, response in crawl.pages(page):
        name = _name(crawl.shape(found))
        files = {width: folder / f"{name}-{width}-{lang}.png" for width in (DESK, PHONE)}
        forms = len(list(folder.glob(f"lam-*-{DESK}-{lang}.png")))
        passed = name.startswith("lam-") and forms >= _FORMS
        if passed or files[DESK].exists() or response is None or response.status != 200:
            continue
        for width, file in files.items():
            at_width(page, width)
            high = min(page.evaluate("() => document.documentElement.scrollHeight"), _TALLEST)
            clip: FloatRect = {"x": 0, "y": 0, "width": width, "height": high}
            page.screenshot(path=file, full_page=True, clip=clip)
        at_width(page, DESK)
    page.close()


def _name(shape: str) -> str:
    """Of a year's page, without which year and unit it is."""
    path, _, keys = shape.partition("?")
    path = re.sub(r"^[^/]+/#(?:-#)?/", "", path) if "/#" in path else path
    path = re.sub(r"^(bang-cham|thong-nhat)/[^/]+/", r"\1/don-vi/", path)
    name = re.sub(r"[^a-z0-9_]+", "-", f"{path}-{keys}".lower()).strip("-")
    return name or ("duties" if "/#" in shape else "home")


def _shrink(picture: Path, to: Path) -> None:
    width = int(picture.stem.split("-")[-2])
    few = ["-resize", _SMALL[width], "-colors", "20", "-strip"]
    subprocess.run(["convert", picture, *few, f"png8:{to}"], check=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
