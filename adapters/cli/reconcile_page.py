"""A checked score table as a page: the table as read, how it was read, what does not agree."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from adapters.cli.tables import Whole, entry, heading, table
from adapters.pages.blocks import aligned
from adapters.wording.filling import filled
from adapters.wording.pages.reconcile import RECONCILE
from adapters.wording.phrasing import end_outside_figures
from adapters.wording.reconcile import column_name, tell_finding, tell_note, tell_verdict
from adapters.wording.writing import Lang, pick
from domain.reconcile.check import Checked, Reconciliation
from domain.reconcile.figures import NO_FIGURE, Figure
from domain.reconcile.head import Heading
from domain.reconcile.lines import Line
from domain.reconcile.table import Printed
from domain.reconcile.words import ColumnRole

_PARTS = (ColumnRole.STANDARD, ColumnRole.BONUS, ColumnRole.DEDUCTION, ColumnRole.TOTAL)
#: A criterion's heading longer than this goes by its column.
_SHORT_HEAD = 12
#: Names of units are broken into lines, but not narrower than this.
_NARROWEST_NAME = 16
#: More of a cell that is no figure is not shown.
_LONGEST_CELL = 24
#: Between two columns.
_GAP = 3


@dataclass(frozen=True)
class Column:
    """A column of figures on the page, from the top row to the row of sums."""

    head: str
    cells: list[str]


def reconcile_page(
    found: Reconciliation, place: str, lang: Lang, width: int
) -> Iterator[RenderableType]:
    """The page, part by part; the verdict stands last, where the eye is."""
    count = filled(pick(RECONCILE["units"], lang), {"count": len(found.lines)})
    head = Text(place, style="bold")
    head.append(f" · {count}", style="not bold")
    yield head
    yield Text("")
    yield _table(found, lang, width)
    if found.notes:
        yield heading(pick(RECONCILE["notes"], lang))
        for note in found.notes:
            yield entry("", tell_note(note, lang))
    if found.agrees:
        said = tell_verdict(found.sums_compared, found.ranks_compared, lang)
        yield Text("\n" + said, style="bold")
        return
    yield heading(pick(RECONCILE["differs"], lang), str(len(found.findings)))
    for finding in found.findings:
        yield entry("", tell_finding(finding, lang))


def _table(found: Reconciliation, lang: Lang, width: int) -> Table | Whole:
    """The richest table that fits: criteria one by one, their sum, or none; what should be. Where
    none does, the rows stand one under another: no figure is cut."""
    rows = _rows(found.printed)
    names = [_name(line, found.printed, lang) for line in rows]
    parts = [part for role in _PARTS if (part := _part(role, rows, found.printed, lang))]
    criteria = _criteria(rows, found.printed, lang)
    together = _criteria_added(rows, lang) if criteria else []
    added = _recomputed(found, rows, lang)
    ranks = _ranks(found, rows, lang)
    layouts = [
        (ranks, [*criteria, *parts, *added]),
        (ranks, [*together, *parts, *added]),
        (ranks, [*parts, *added]),
        (ranks[:1], parts),
    ]
    least = min(_NARROWEST_NAME, max(map(len, names)))
    fitting = [layout for layout in layouts if _width(*layout) + least <= width]
    before, figures = fitting[0] if fitting else layouts[-1]
    made = table(
        *(rank.head for rank in before),
        column_name(ColumnRole.UNIT, lang),
        *(column.head for column in figures),
        right=range(len(before)),
        fold=[len(before)],
    )
    for index, name in enumerate(names):
        cells = [rank.cells[index] for rank in before]
        made.add_row(*map(Text, (*cells, name, *(column.cells[index] for column in figures))))
    return made if fitting else Whole(made)


def _width(*parts: Sequence[Column]) -> int:
    """Of all columns with the gap after each."""
    return sum(
        max(map(len, (column.head, *column.cells))) + _GAP for part in parts for column in part
    )


def _rows(printed: Printed) -> list[Line]:
    """The maxima above, the sums below, where the table has them."""
    above = [printed.maxima] if printed.maxima else []
    return [*above, *printed.lines, *([printed.sums] if printed.sums else [])]


def _name(line: Line, printed: Printed, lang: Lang) -> str:
    if line is printed.sums:
        return pick(RECONCILE["sums"], lang)
    return pick(RECONCILE["maxima"], lang) if line is printed.maxima else line.unit


def _ranks(found: Reconciliation, rows: Sequence[Line], lang: Lang) -> list[Column]:
    """The ranks as written and, beside those that differ, as they should be."""
    checked = _by_line(found)
    if not found.printed.ranked:
        shown = [_place(checked.get(id(line))) for line in rows]
        return [Column(column_name(ColumnRole.RANK, lang), shown)] if any(shown) else []
    written = [line.rank_written if id(line) in checked else "" for line in rows]
    other = [
        _place(one) if (one := checked.get(id(line))) and one.rank != line.rank else ""
        for line in rows
    ]
    columns = [Column(column_name(ColumnRole.RANK, lang), written)]
    if any(other):
        columns.append(Column(pick(RECONCILE["computed_rank"], lang), other))
    return columns


def _by_line(found: Reconciliation) -> dict[int, Checked]:
    return {id(one.line): one for one in found.lines}


def _place(found: Checked | None) -> str:
    return "" if found is None or found.rank is None else str(found.rank)


def _part(role: ColumnRole, rows: Sequence[Line], printed: Printed, lang: Lang) -> Column | None:
    if not printed.has(role):
        return None
    figures = [getattr(line, role.value) for line in rows]
    return figures_column(column_name(role, lang), figures, lang, plus=role is ColumnRole.BONUS)


def figures_column(
    head: str, figures: Sequence[Figure], lang: Lang, *, plus: bool = False
) -> Column:
    """Aligned on the decimal mark; what is not certain stands as it is written, with a ?."""
    unread = [f"{_cut(figure.written)} ?" if figure.uncertain else "" for figure in figures]
    wide = max([len(head), *map(len, unread)])
    shown, cells = aligned(head.rjust(wide), [figure.value for figure in figures], lang, plus=plus)
    return Column(
        shown,
        [
            asked.rjust(len(shown)) if asked else text
            for asked, text in zip(unread, cells, strict=True)
        ],
    )


def _cut(written: str) -> str:
    """A cell as it is written; a long one ends before a figure or behind it, never within."""
    if len(written) <= _LONGEST_CELL:
        return written
    return f"{written[: end_outside_figures(written, _LONGEST_CELL)].rstrip()}…"


def _recomputed(found: Reconciliation, rows: Sequence[Line], lang: Lang) -> list[Column]:
    """What the parts add to, beside totals that say something else or nothing."""
    checked = _by_line(found)
    values: list[Decimal | None] = []
    for line in rows:
        one = checked.get(id(line))
        differs = one is not None and one.computed != line.total.value
        values.append(one.computed if one is not None and differs else None)
    if all(value is None for value in values):
        return []
    return [Column(*aligned(pick(RECONCILE["computed_total"], lang), values, lang))]


def _criteria(rows: Sequence[Line], printed: Printed, lang: Lang) -> list[Column]:
    heads = printed.headings(ColumnRole.CRITERION)
    if not rows or len(heads) != len(rows[0].criteria):
        return []
    return [
        figures_column(
            _criterion_head(head, printed.lines[0].criteria[index], lang),
            [line.criteria[index] for line in rows],
            lang,
        )
        for index, head in enumerate(heads)
    ]


def _criterion_head(head: Heading, first: Figure, lang: Lang) -> str:
    """The heading, or the name of its column where it is long."""
    if head.text and len(head.text) <= _SHORT_HEAD:
        return head.text
    column = first.at.partition(":")[2] or first.at.rstrip("0123456789")
    return f"[{column}]" if column else pick(RECONCILE["criteria"], lang)


def _criteria_added(rows: Sequence[Line], lang: Lang) -> list[Column]:
    """One column for all criteria, where there is no room for each."""
    sums: list[Decimal | None] = []
    for line in rows:
        values = [figure.value for figure in line.criteria if figure is not NO_FIGURE]
        known = [value for value in values if value is not None]
        sums.append(sum(known, Decimal(0)) if known else None)
    return [Column(*aligned(pick(RECONCILE["criteria"], lang), sums, lang))]
