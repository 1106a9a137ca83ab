"""Somebody at a page, whose clicks, pages and typed fields are counted."""

import re
from pathlib import Path
from typing import Self

import msgspec
from playwright.sync_api import Locator, Page


class Effort(msgspec.Struct):
    """What a journey took of whoever made it."""

    pages: int = 0
    clicks: int = 0
    fields: int = 0
    pastes: int = 0


class Journey:
    """Acts by what somebody sees: the words of a link, of a button, of a field."""

    def __init__(self, page: Page) -> None:
        self.page, self.effort = page, Effort()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return

    def opens(self, address: str) -> Self:
        """An address that was written in a letter, or kept as a bookmark."""
        self.page.goto(address)
        self.effort.pages += 1
        return self

    def follows(self, words: str, *, within: str = "body") -> Self:
        """A link, by what it says or the beginning of that."""
        return self._clicked(self._named("link", words, within), leads=True)

    def presses(self, words: str, *, within: str = "body") -> Self:
        """A button that sends a form, by what it says or the beginning of that."""
        return self._clicked(self._named("button", words, within), leads=True)

    def opens_up(self, words: str) -> Self:
        """What stands folded behind a line."""
        return self._clicked(self.page.locator("summary", has_text=words).first, leads=False)

    def ticks(self, label: str) -> Self:
        """A box or one of several choices, by its label."""
        found = self.page.get_by_label(re.compile(re.escape(label))).first
        self.effort.clicks += 1
        found.check()
        return self

    def types(self, label: str, value: str) -> Self:
        """Into a field, by its label."""
        self.page.get_by_label(label).first.fill(value)
        self.effort.fields += 1
        return self

    def chooses(self, label: str, option: str) -> Self:
        """One of a list, by its label; a click as people count them."""
        self.page.get_by_label(label).first.select_option(label=option)
        self.effort.clicks += 1
        return self

    def brings(self, label: str, *files: Path) -> Self:
        """Files, chosen in one go."""
        self.page.get_by_label(label).first.set_input_files(list(files))
        self.effort.clicks += 1
        return self

    def pastes(self, label: str, text: str) -> Self:
        """A text copied elsewhere."""
        self.page.get_by_label(label).first.fill(text)
        self.effort.pastes += 1
        return self

    def reads(self, words: str) -> Self:
        """Waits for words on the page. Raises playwright's ``TimeoutError`` where they are not."""
        self.page.get_by_text(words).first.wait_for()
        return self

    def _named(self, role: str, words: str, within: str) -> Locator:
        name = re.compile("^" + re.escape(words))
        return self.page.locator(within).get_by_role(role, name=name).first  # type: ignore[arg-type]

    def _clicked(self, found: Locator, *, leads: bool) -> Self:
        self.effort.clicks += 1
        if leads:
            self.effort.pages += 1
            with self.page.expect_navigation():
                found.click()
        else:
            found.click()
        return self


def count_clicks(page: Page) -> Journey:
    """A journey that begins here."""
    return Journey(page)
