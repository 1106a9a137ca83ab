"""One unit's sheet after its check, as a page and for programs."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from adapters.cli.reconcile_json import figure_json, said_json
from adapters.cli.reconcile_page import figures_column
from adapters.cli.tables import Whole, entry, heading, table
from adapters.wording.filling import filled
from adapters.wording.pages.reconcile import RECONCILE
from adapters.wording.reconcile import tell_finding, tell_note, tell_sheet_verdict
from adapters.wording.writing import Lang, pick
from domain.reconcile.criteria_check import SheetCheck
from domain.reconcile.criteria_sheet import Item


def sheet_page(found: SheetCheck, place: str, lang: Lang) -> Iterator[RenderableType]:
    """The sheet as it was read, how it was read, what does not agree; the verdict stands last."""
    head = Text(place, style="bold")
    count = filled(pick(RECONCILE["rows"], lang), {"count": len(found.sheet.items)})
    head.append(f" · {pick(RECONCILE['criteria_sheet'], lang)} · {count}", style="not bold")
    yield head
    yield Text("")
    yield _table(found, lang)
    if found.notes:
        yield heading(pick(RECONCILE["notes"], lang))
        for note in found.notes:
            yield entry("", tell_note(note, lang))
    if found.agrees:
        said = tell_sheet_verdict(found.sums_compared, found.maxima_compared, lang)
        yield Text("\n" + said, style="bold")
        return
    yield heading(pick(RECONCILE["differs"], lang), str(len(found.findings)))
    for finding in found.findings:
        yield entry("", tell_finding(finding, lang))


def _table(found: SheetCheck, lang: Lang) -> Whole:
    items = [*found.sheet.items, *(item for item, _ in found.sheet.sums)]
    columns = [
        figures_column(one.text, [item.figures[index] for item in items], lang)
        for index, one in enumerate(found.sheet.columns)
    ]
    made = table(pick(RECONCILE["criterion"], lang), *(column.head for column in columns), fold=[0])
    for index, item in enumerate(items):
        made.add_row(*map(Text, (_name(item), *(column.cells[index] for column in columns))))
    return Whole(made)


def _name(item: Item) -> str:
    numbered = bool(item.code) and item.code not in item.label[: len(item.code) + 12]
    return "  " * item.level + (f"{item.code}. {item.label}" if numbered else item.label)


def sheet_json(found: SheetCheck, lang: Lang) -> dict[str, object]:
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
