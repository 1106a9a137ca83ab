"""Rows for others: what a page gives to a file that a spreadsheet opens."""

from collections.abc import Sequence
from typing import Protocol

from adapters.pages.blocks import Block, Page
from adapters.wording.writing import Lang

#: A row by the keys of ``adapters.wording.pages.audit.HEADS``.
Row = dict[str, object]


class PageOfRows(Page, Protocol):
    """A page that can be had as rows as well."""

    @property
    def heads(self) -> Sequence[str]:
        """The keys of its columns, in their order."""

    def rows(self, lang: Lang) -> Sequence[Row]:
        """A row for each thing that the page tells of."""

    def aside(self, lang: Lang) -> Sequence[Block]:
        """What the rows leave out, to be said beside them."""
