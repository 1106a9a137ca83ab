"""Every address that the site links to, from its first page on."""

import re
from collections import deque
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Error, Page, Response

#: What a link gives that is no page: a file to keep.
_FILES = re.compile(r"\.(?:xlsx|docx|pdf|zip|csv|ics|json|txt)$")
#: What the browser says of an address that gives one whatever it is called.
_FILE = "Download is starting"
#: It turns its pages by itself while one looks; ``test_wall`` looks at one that stands still.
_WALL = re.compile(r"/man-hinh/$")
_LANGUAGE = re.compile(r"/lang/")


class Crawl:
    """Addresses by their shape: two pages of one shape differ in whom they are about only."""

    def __init__(self, start: str) -> None:
        self.start = start
        self._place = urlsplit(start).path
        self.shapes: dict[str, str] = {}

    def shape(self, address: str) -> str:
        """``khoi/2026/lam/settle_sheet/?unit``"""
        split = urlsplit(address)
        path = re.sub(r"\d+", "#", split.path.removeprefix(self._place))
        keys = sorted({key for key, _ in parse_qsl(split.query, keep_blank_values=True)})
        return f"{path}?{','.join(keys)}" if keys else path

    def pages(self, page: Page, most: int | None = None) -> Iterator[tuple[str, Response | None]]:
        """Goes to one page of each shape, ``most`` of them at most."""
        waiting = deque([self.start])
        seen = {self.shape(self.start)}
        while waiting and (most is None or len(self.shapes) < most):
            address = waiting.popleft()
            try:
                response = page.goto(address)
            except Error as error:
                if _FILE in str(error):
                    continue
                raise
            self.shapes[self.shape(address)] = address
            yield address, response
            for found in self._links(page):
                if self.shape(found) not in seen:
                    seen.add(self.shape(found))
                    waiting.append(found)

    def _links(self, page: Page) -> list[str]:
        found: list[str] = page.eval_on_selector_all(
            "a[href]", "links => links.map(one => one.href.split('#')[0])"
        )
        return [
            one
            for one in dict.fromkeys(found)
            if one.startswith(self.start)
            and not _FILES.search(urlsplit(one).path)
            and not _WALL.search(urlsplit(one).path)
            and not _LANGUAGE.search(one)
        ]
