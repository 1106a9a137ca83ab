"""One unit's sheet after its check: its rows with their levels, and what does not agree."""

from collections.abc import Iterator, Mapping

import msgspec

from adapters.pages.blocks import Block, Column, Line, Span, Table, Tone, table
from adapters.pages.reconciled import figures_column, told
from adapters.pages.reconciled_json import figure_json, said_json
from adapters.wording.filling import filled
from adapters.wording.pages.reconcile import RECONCILE
from adapters.wording.reconcile import tell_finding, tell_note, tell_partly, tell_sheet_verdict
from adapters.wording.writing import Lang, pick
from domain.reconcile.criteria_check import SheetCheck
from domain.reconcile.criteria_sheet import Item


class ReconciledSheetPage(msgspec.Struct, frozen=True, kw_only=True):
    """A sheet after its check, and where it was found."""

    found: SheetCheck
    #: The sheet as the page's first line names it.
    place: str
    #: The same for programs.
    where: Mapping[str, object]

    @property
    def agrees(self) -> bool:
        return self.found.agrees

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The sheet as it was read, how it was read, what does not agree; the verdict stands
        last."""
        found = self.found
        count = filled(pick(RECONCILE["rows"], lang), {"count": len(found.sheet.items)})
        beside = f" · {pick(RECONCILE['criteria_sheet'], lang)} · {count}"
        yield Line.of(Span(self.place, Tone.STRONG), beside)
        yield Line.of("")
        yield _table(found, lang)
        said = tell_sheet_verdict(found.sums_compared, found.maxima_compared, lang)
        partly = tell_partly(found.sums_compared, 0, lang)
        yield from told(found.notes, found.findings, said, partly, lang)

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {**self.where, **_sheet_json(self.found, lang)}


def _table(found: SheetCheck, lang: Lang) -> Table:
    items = [*found.sheet.items, *(item for item, _ in found.sheet.sums)]
    figures = [
        figures_column(one.text, [item.figures[index] for item in items], lang)
        for index, one in enumerate(found.sheet.columns)
    ]
    heads = (
        Column(pick(RECONCILE["criterion"], lang), fold=True),
        *(Column(column.head) for column in figures),
    )
    rows = (
        (_name(item), *(column.cells[index] for column in figures))
        for index, item in enumerate(items)
    )
    return table(heads, rows, stacks=True)


def _name(item: Item) -> str:
    numbered = bool(item.code) and item.code not in item.label[: len(item.code) + 12]
    return "  " * item.level + (f"{item.code}. {item.label}" if numbered else item.label)


def _sheet_json(found: SheetCheck, lang: Lang) -> dict[str, object]:
    """The sheet for programs: its rows with their level, maximum and scores."""
    return {
        "kind": "criteria",
        "agrees": found.agrees,
        "compared": {"sums": found.sums_compared, "maxima": found.maxima_compared},
        "columns": [
            {"head": heading.text, "role": heading.role.value} for heading in found.sheet.columns
        ],
        "lines": [],
        "items": [_item(item) for item in found.sheet.items],
        "sums": [_item(item) for item, _ in found.sheet.sums],
        "findings": [said_json(one, tell_finding(one, lang)) for one in found.findings],
        "notes": [said_json(one, tell_note(one, lang)) for one in found.notes],
    }


def _item(item: Item) -> dict[str, object]:
    return {
        "code": item.code,
        "label": item.label,
        "cell": item.at,
        "level": item.level,
        "stated": None if item.stated is None else str(item.stated),
        "figures": [figure_json(figure) for figure in item.figures],
    }
