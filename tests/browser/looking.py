"""What is held of every page: nothing that keeps somebody out, nothing cut off, nothing foreign."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from typing import Any, Final
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Route

#: Pixels: a desk, a phone, and the narrowest that WCAG 1.4.10 names.
DESK: Final = 1280
PHONE: Final = 390
NARROW: Final = 320
WIDTHS: Final = (DESK, PHONE, NARROW)
_HEIGHTS: Final = {DESK: 900, PHONE: 844, NARROW: 640}

#: What axe-core holds: WCAG 2.0 to 2.2, levels A and AA, and what it calls best practice.
_TAGS: Final = (
    "wcag2a",
    "wcag2aa",
    "wcag21a",
    "wcag21aa",
    "wcag22a",
    "wcag22aa",
    "best-practice",
)
_RUN: Final = """tags => axe.run(
    document, {runOnly: {type: "tag", values: tags}, resultTypes: ["violations"]})"""
#: The text spacing of WCAG 1.4.12.
_SPACING: Final = (
    "* { line-height: 1.5 !important; letter-spacing: .12em !important;"
    " word-spacing: .16em !important; } p { margin-bottom: 2em !important; }"
)
_SPACED: Final = """css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
}"""
#: Policies that a page broke are kept where the test finds them.
_REPORTS: Final = """
    window.__broken = [];
    document.addEventListener("securitypolicyviolation", event => {
        window.__broken.push(event.violatedDirective + " " + event.blockedURI);
    });
"""


@cache
def _axe() -> str:
    return files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


class Heard(list[str]):
    """What went wrong in a context, as it was heard: errors of the console, pages that failed,
    requests to other places."""

    def check(self) -> None:
        """Fails with whatever was heard, and forgets it."""
        said, self[:] = list(self), []
        assert not said, "\n".join(said)


def listen(context: BrowserContext, origin: str) -> Heard:
    """Hear what goes wrong on the pages of a context; what is asked of another place is refused."""
    heard = Heard()

    def console(message: ConsoleMessage) -> None:
        # A page that answers 404 or 422 on purpose is no error of the page.
        if message.type == "error" and "Failed to load resource" not in message.text:
            where = message.page.url if message.page else ""
            heard.append(f"{where}: {message.text}")

    def elsewhere(route: Route) -> None:
        heard.append(f"asked elsewhere: {route.request.url}")
        route.abort()

    context.add_init_script(_REPORTS)
    context.on("console", console)
    context.on("weberror", lambda error: heard.append(str(error.error)))
    context.route(lambda url: _origin(url) != origin and not url.startswith("data:"), elsewhere)
    return heard


def _origin(address: str) -> str:
    split = urlsplit(address)
    return f"{split.scheme}://{split.netloc}"


def at_width(page: Page, width: int) -> None:
    """The same page in a window of another width."""
    page.set_viewport_size({"width": width, "height": _HEIGHTS.get(width, 900)})


def assert_no_axe_violations(page: Page) -> None:
    """axe-core finds nothing; what it finds is told with its rule and the elements."""
    if not page.evaluate("() => Boolean(window.axe)"):
        page.evaluate(_axe())
    told: dict[str, Any] = page.evaluate(_RUN, list(_TAGS))
    found = [
        f"{one['id']} ({one['help']}): {json.dumps([node['target'] for node in one['nodes'][:4]])}"
        for one in told["violations"]
    ]
    assert not found, f"{page.url} at {page.viewport_size}: " + "\n".join(found)


_WIDER: Final = """() => {
    const root = document.documentElement, room = root.clientWidth;
    if (root.scrollWidth <= room) return [];
    const held = one => {
        for (let up = one.parentElement; up; up = up.parentElement)
            if (getComputedStyle(up).overflowX !== "visible") return true;
        return false;
    };
    const wide = [...document.querySelectorAll("body *")].filter(
        one => one.getBoundingClientRect().right > room + 1 && !held(one));
    return [`${root.scrollWidth} > ${room}`, ...wide.slice(0, 6).map(
        one => `${one.tagName}.${one.className}: ${(one.textContent || "").trim().slice(0, 40)}`)];
}"""


def assert_no_sideways_scroll(page: Page) -> None:
    """The page itself is no wider than its window; a table may scroll inside its own frame."""
    wider = page.evaluate(_WIDER)
    assert not wider, f"{page.url} at {page.viewport_size}: " + "; ".join(wider)


def assert_policy_held(page: Page) -> None:
    """Nothing on the page was refused by its own policy."""
    broken = page.evaluate("() => window.__broken || []")
    assert not broken, f"{page.url}: {broken}"


@contextmanager
def with_text_spacing(page: Page) -> Iterator[Page]:
    """The page with the text spacing of WCAG 1.4.12."""
    page.evaluate(_SPACED, _SPACING)
    yield page
    page.evaluate("() => { document.adoptedStyleSheets = []; }")


def assert_page_is_whole(page: Page, *, axe: bool = True) -> None:
    """All of it at every width, and once more with spaced text."""
    for width in WIDTHS:
        at_width(page, width)
        assert_no_sideways_scroll(page)
        if axe:
            assert_no_axe_violations(page)
        with with_text_spacing(page):
            assert_no_sideways_scroll(page)
    assert_policy_held(page)
