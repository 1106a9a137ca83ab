"""Every page that the site links to, by every office, in both languages, at every width."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.browser.crawled import Crawl
from tests.browser.looking import assert_page_is_whole
from tests.browser.years import MOMENTS

#: ``all`` with `make test-web`; ``half``: every moment by every office, each in one language;
#: otherwise so many shapes of one office at two moments.
ASKED = os.environ.get("THIDUA_WEB", "")
ALL = ASKED in {"all", "half"}
HALF = {("scoring", "vi"), ("sitting", "en"), ("over", "vi")}
FEW = 10
OFFICES = ("secretary", "unit_officer", "chair", "teller", "reviewer", "auditor", "operator")
SOME = {("scoring", "vi"): ("unit_officer",), ("over", "en"): ("secretary",)}

#: What a page is made of: the same parts of the same classes were looked at already.
_PARTS = """() => [...new Set([...document.querySelectorAll("body *")].map(
    one => one.parentElement.tagName + "." + one.parentElement.className + ">"
        + one.tagName + "." + one.className.toString()))].sort().join(" ")"""


def offered(page: Page, office: str) -> str:
    """The first of such an office in the practice switcher."""
    values: list[str] = page.eval_on_selector_all("#put-on option", "all => all.map(o => o.value)")
    return next((value for value in values if value.partition("@")[0] == office), "")


def wrong(page: Page, crawl: Crawl, lang: str, seen: set[tuple[str, str]]) -> Iterator[str]:
    """What is wrong with the pages that a crawl comes to, each kind of page looked at once."""
    for address, response in crawl.pages(page, None if ALL else FEW):
        if response is None or response.status >= 400:
            yield f"{address}: {response.status if response else 'no answer'}"
            continue
        if page.locator("html").get_attribute("lang") != lang:
            yield f"{address}: not in {lang}"
        known = (crawl.shape(address), page.evaluate(_PARTS))
        if known in seen:
            continue
        seen.add(known)
        try:
            assert_page_is_whole(page)
        except AssertionError as found:
            yield str(found)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("moment", MOMENTS)
def test_every_page_is_whole(
    door_at: Callable[[str], str], opened: Opened, moment: str, lang: str
) -> None:
    """No page keeps anybody out, scrolls sideways at 1280, 390 or 320 pixels or with spaced text,
    breaks its policy, asks anything elsewhere, or fails."""
    offices = OFFICES if ALL else SOME.get((moment, lang), ())
    if ASKED == "half" and (moment, lang) not in HALF:
        offices = ()
    if not offices:
        pytest.skip("make test-web looks at these too")
    door = door_at(moment)
    found, seen = [], set[tuple[str, str]]()
    for office in offices:
        put_on = offered(opened(door), office)
        assert put_on, f"nobody is {office} in the practice database"
        page = opened(door, lang, office=put_on)
        found += [f"{office}: {one}" for one in wrong(page, Crawl(door), lang, seen)]
        page.close()
    assert not found, f"{len(found)} pages:\n" + "\n".join(found)
