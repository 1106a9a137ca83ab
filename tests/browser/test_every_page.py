"""Every page that the site links to, by every office, in both languages, at every width."""

import os

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Opened
from tests.browser.crawled import Crawl
from tests.browser.looking import assert_page_is_whole

#: All of them with `make test-web`; otherwise so many shapes of some offices in one language each.
ALL = os.environ.get("THIDUA_WEB") == "all"
FEW = 10
OFFICES = ("secretary", "unit_officer", "chair", "teller", "reviewer", "auditor", "operator")
SOME = (("secretary", "vi"), ("unit_officer", "en"))


def offered(page: Page, office: str) -> str:
    """The first of such an office in the practice switcher."""
    values: list[str] = page.eval_on_selector_all("#put-on option", "all => all.map(o => o.value)")
    return next((value for value in values if value.partition("@")[0] == office), "")


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("office", OFFICES)
def test_every_page_is_whole(door: str, opened: Opened, office: str, lang: str) -> None:
    """No page keeps anybody out, scrolls sideways at 1280, 390 or 320 pixels or with spaced text,
    breaks its policy, asks anything elsewhere, or fails."""
    if not ALL and (office, lang) not in SOME:
        pytest.skip("make test-web looks at these too")
    put_on = offered(opened(door), office)
    assert put_on, f"nobody is {office} in the practice database"
    page = opened(door, lang, office=put_on)
    wrong = []
    for address, response in Crawl(door).pages(page, None if ALL else FEW):
        if response is None or response.status >= 400:
            wrong.append(f"{address}: {response.status if response else 'no answer'}")
            continue
        assert page.locator("html").get_attribute("lang") == lang
        try:
            assert_page_is_whole(page)
        except AssertionError as found:
            wrong.append(str(found))
    assert not wrong, f"{len(wrong)} pages:\n" + "\n".join(wrong)
