"""A browser, a practice year at the door of this machine, and people before it."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, sync_playwright

from tests.browser.door import door_over
from tests.browser.looking import DESK, Heard, at_width, listen
from tests.browser.program import VARIABLE, NoBrowser, started
from tests.browser.years import practice_years

Opened = Callable[..., Page]


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A browser of this machine; where it must be, it may not be missing."""
    with sync_playwright() as playwright:
        try:
            found = started(playwright)
        except (NoBrowser, Error) as missing:
            if os.environ.get(VARIABLE):
                raise
            pytest.skip(str(missing))
        yield found
        found.close()


@pytest.fixture(scope="session")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A practice database with years in several states; to be copied, not opened."""
    return practice_years(tmp_path_factory.mktemp("years"))


@pytest.fixture(scope="package")
def door(years: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a door over them, for tests that change nothing."""
    file = tmp_path_factory.mktemp("door") / "tap.db"
    shutil.copy(years, file)
    with door_over(file) as address:
        yield address


@pytest.fixture
def own_door(years: Path, tmp_path: Path) -> Iterator[str]:
    """The same for a test that goes on with the years."""
    file = tmp_path / "tap.db"
    shutil.copy(years, file)
    with door_over(file) as address:
        yield address


@pytest.fixture
def heard() -> list[Heard]:
    """What goes wrong in each context of a test, in the order in which they were opened."""
    return []


@pytest.fixture
def opened(browser: Browser, heard: list[Heard]) -> Iterator[Opened]:
    """``opened(address, lang="en", width=390, scripts=False, office="secretary@an")``: a page in a
    context of its own. What goes wrong there fails the test."""
    contexts: list[BrowserContext] = []

    def new(
        address: str, lang: str = "vi", width: int = DESK, *, scripts: bool = True, office: str = ""
    ) -> Page:
        context = browser.new_context(
            locale="vi-VN" if lang == "vi" else "en-GB",
            timezone_id="Asia/Ho_Chi_Minh",
            java_script_enabled=scripts,
        )
        origin = "/".join(address.split("/")[:3])
        if office:
            context.add_cookies([{"name": "thidua-office", "value": office, "url": origin}])
        contexts.append(context)
        heard.append(listen(context, origin))
        page = context.new_page()
        at_width(page, width)
        page.goto(address)
        return page

    yield new
    for context, errors in zip(contexts, heard, strict=True):
        context.close()
        errors.check()
