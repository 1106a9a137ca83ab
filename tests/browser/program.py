"""Which browser the tests run: one that is there already; none is fetched."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright

#: Names or files of a browser, before any other is looked for.
VARIABLE: Final = "THIDUA_BROWSER"
#: What to do where there is none.
LINE: Final = (
    "No browser: the tests of the pages did not run. On Debian, as root: make browser"
    " (elsewhere: .venv/bin/playwright install chromium, or THIDUA_BROWSER=/path/to/chrome)"
)
_NAMES: Final = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "microsoft-edge",
    "msedge",
)
#: Where Windows and macOS keep them, beside the path.
_PLACES: Final = (
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
)
#: It asks nobody anything beside the pages, and draws alike everywhere.
_ARGUMENTS: Final = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-domain-reliability",
    "--disable-sync",
    "--font-render-hinting=none",
    "--no-default-browser-check",
    "--no-first-run",
    "--no-pings",
)


class NoBrowser(Exception):
    """There is none, or not the one that was named."""


def browser_program(playwright: "Playwright") -> Path:
    """The program. Raises :class:`NoBrowser`."""
    named = os.environ.get(VARIABLE)
    for one in [named] if named else _known(playwright):
        found = shutil.which(one)
        if found is not None:
            return Path(found)
    raise NoBrowser(f"{VARIABLE}={named}: not found" if named else LINE)


def _known(playwright: "Playwright") -> Iterator[str]:
    yield from _NAMES
    yield from _PLACES
    yield playwright.chromium.executable_path


def started(playwright: "Playwright") -> "Browser":
    """A browser without a window. Raises :class:`NoBrowser`."""
    program = browser_program(playwright)
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    arguments = [*_ARGUMENTS, *(["--no-sandbox"] if as_root else [])]
    return playwright.chromium.launch(executable_path=program, args=arguments, headless=True)
