"""A browser, a practice year at the door of this machine, and people before it."""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
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
def years(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """A practice database in one of its moments (``tests.browser.years.MOMENTS``); to be copied,
    not opened."""

    @cache
    def played(moment: str) -> Path:
        return practice_years(tmp_path_factory.mktemp("years"), moment)

    return played


@pytest.fixture
def door_at(years: Callable[[str], Path], tmp_path: Path) -> Iterator[Callable[[str], str]]:
    """``door_at("scoring")``: the address of a door over a practice year of one's own."""
    with ExitStack() as doors:

        def at(moment: str) -> str:
            file = tmp_path / f"{moment}.db"
            shutil.copy(years(moment), file)
            return doors.enter_context(door_over(file))

        yield at


@pytest.fixture
def door(door_at: Callable[[str], str]) -> str:
    """The address of a door over a year that has been played whole, and the next one begun."""
    return door_at("over")


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
