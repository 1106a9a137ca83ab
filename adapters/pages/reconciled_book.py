"""A workbook with several sheets that hold scores: each as if it were alone, then all together."""

from collections.abc import Iterator

import msgspec

from adapters.pages.blocks import Block, Line, Tone
from adapters.pages.reconciled import ReconciledPage
from adapters.pages.reconciled_sheet import ReconciledSheetPage
from adapters.wording.filling import filled
from adapters.wording.outside import one_line
from adapters.wording.pages.reconcile import RECONCILE
from adapters.wording.writing import Lang, pick


class ReconciledBookPage(msgspec.Struct, frozen=True, kw_only=True):
    """The sheets of a workbook after their check; the first is the one that papers are made of."""

    pages: tuple[ReconciledPage | ReconciledSheetPage, ...]

    @property
    def agrees(self) -> bool:
        return all(page.agrees for page in self.pages)

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """Sheet after sheet; which of them are to be looked at stands last."""
        for page in self.pages:
            yield from page.blocks(lang)
            yield Line.of("")
        left = [f"“{one_line(str(page.where['sheet']))}”" for page in self.pages if not page.agrees]
        said = filled(pick(RECONCILE["sheets"], lang), {"count": len(self.pages)})
        if left:
            said = filled(
                pick(RECONCILE["sheets_left"], lang),
                {"count": len(self.pages), "left": ", ".join(left)},
            )
        yield Line.of(said, tone=Tone.STRONG)

    def as_json(self, lang: Lang) -> dict[str, object]:
        """The first sheet, with the others beside it; it agrees where all of them do."""
        first, *others = (page.as_json(lang) for page in self.pages)
        return {**first, "agrees": self.agrees, "other_sheets": others}
