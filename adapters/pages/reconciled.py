"""A checked score table: the table as read, how it was read, what does not agree."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

import msgspec

from adapters.pages.blocks import (
    Block,
    Column,
    Entry,
    Fitting,
    Line,
    Span,
    Table,
    Tone,
    aligned,
    table,
)
from adapters.pages.blocks import Heading as HeadingBlock
from adapters.pages.reconciled_json import reconciled_json
from adapters.wording.filling import filled
from adapters.wording.outside import end_outside_figures
from adapters.wording.pages.reconcile import RECONCILE
from adapters.wording.reconcile import (
    column_name,
    tell_finding,
    tell_note,
    tell_partly,
    tell_verdict,
)
from adapters.wording.writing import Lang, pick
from domain.reconcile.check import Checked, Reconciliation
from domain.reconcile.figures import NO_FIGURE, Figure
from domain.reconcile.findings import UNCHECKED, Finding, Note
from domain.reconcile.head import Heading
from domain.reconcile.lines import Line as TableLine
from domain.reconcile.table import Printed
from domain.reconcile.words import ColumnRole

_PARTS = (ColumnRole.STANDARD, ColumnRole.BONUS, ColumnRole.DEDUCTION, ColumnRole.TOTAL)
#: A criterion's heading longer than this goes by its column.
_SHORT_HEAD = 12
#: Names of units are broken into lines, but not narrower than this.
_NARROWEST_NAME = 16
#: More of a cell that is no figure is not shown.
_LONGEST_CELL = 24


class Figures(msgspec.Struct, frozen=True):
    """A column of figures on the page, from the top row to the row of sums."""

    head: str
    cells: list[str]


class ReconciledPage(msgspec.Struct, frozen=True, kw_only=True):
    """A table after its check, and where it was found."""

    found: Reconciliation
    #: The table as the page's first line names it.
    place: str
    #: The same for programs.
    where: Mapping[str, object]

    @property
    def agrees(self) -> bool:
        return self.found.agrees

    def blocks(self, lang: Lang) -> Iterator[Block]:
        """The page, part by part; the verdict stands last, where the eye is."""
        found = self.found
        count = filled(pick(RECONCILE["units"], lang), {"count": len(found.lines)})
        yield Line.of(Span(self.place, Tone.STRONG), f" · {count}")
        yield Line.of("")
        yield _table(found, lang)
        compared = found.sums_compared, found.ranks_compared
        said = tell_verdict(*compared, lang, columns=found.columns_compared)
        yield from told(found.notes, found.findings, said, tell_partly(*compared, lang), lang)

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {**self.where, **reconciled_json(self.found, lang)}


def told(
    notes: Sequence[Note], findings: Sequence[Finding], agrees: str, partly: str, lang: Lang
) -> Iterator[Block]:
    """How a table was read, then what does not agree in it and what was left out, or that nothing
    is either."""
    if notes:
        yield HeadingBlock(pick(RECONCILE["notes"], lang))
        for note in notes:
            yield Entry("", tell_note(note, lang))
    if not findings:
        yield Line.of("\n" + agrees, tone=Tone.STRONG)
        return
    wrong = [finding for finding in findings if finding.code not in UNCHECKED]
    if wrong:
        yield HeadingBlock(pick(RECONCILE["differs"], lang), str(len(wrong)))
        for finding in wrong:
            yield Entry("", tell_finding(finding, lang))
    if len(wrong) < len(findings):
        yield HeadingBlock(partly)
        for finding in findings:
            if finding.code in UNCHECKED:
                yield Entry("", tell_finding(finding, lang))


def _table(found: Reconciliation, lang: Lang) -> Fitting:
    """The richest table that fits: criteria one by one, their sum, or none; what should be. Where
    none does, the rows stand one under another: no figure is cut."""
    rows = _rows(found.printed)
    names = [_name(line, found.printed, lang) for line in rows]
    parts = _parts(rows, found.printed, lang)
    criteria = _criteria(rows, found.printed, lang)
    together = _criteria_added(rows, lang) if criteria else []
    added = _recomputed(found, rows, lang)
    ranks = _ranks(found, rows, lang)
    before = _before(found, rows, lang)
    layouts = [
        *([(ranks, [*before, *criteria, *parts, *added])] if before else []),
        (ranks, [*criteria, *parts, *added]),
        (ranks, [*together, *parts, *added]),
        (ranks, [*parts, *added]),
        (ranks[:1], parts),
    ]
    return Fitting(tuple(_laid_out(names, *layout, lang) for layout in layouts))


def _laid_out(
    names: Sequence[str], ranks: Sequence[Figures], figures: Sequence[Figures], lang: Lang
) -> Table:
    least = min(_NARROWEST_NAME, max(map(len, names)))
    heads = (
        *(Column(rank.head, right=True) for rank in ranks),
        # Short names stand in a column of some width, as in every other table.
        Column(column_name(ColumnRole.UNIT, lang).ljust(_SHORT_HEAD), fold=True, least=least),
        *(Column(column.head) for column in figures),
    )
    rows = (
        (
            *(rank.cells[index] for rank in ranks),
            name,
            *(column.cells[index] for column in figures),
        )
        for index, name in enumerate(names)
    )
    return table(heads, rows, stacks=True)


def _rows(printed: Printed) -> list[TableLine]:
    """The maxima above, the sums below, where the table has them."""
    above = [printed.maxima] if printed.maxima else []
    return [*above, *printed.lines, *([printed.sums] if printed.sums else [])]


def _name(line: TableLine, printed: Printed, lang: Lang) -> str:
    if line is printed.sums:
        return pick(RECONCILE["sums"], lang)
    return pick(RECONCILE["maxima"], lang) if line is printed.maxima else line.unit


def _ranks(found: Reconciliation, rows: Sequence[TableLine], lang: Lang) -> list[Figures]:
    """The ranks as written and, beside those that differ, as they should be."""
    checked = _by_line(found)
    if not found.printed.ranked:
        shown = [_place(checked.get(id(line))) for line in rows]
        return [Figures(column_name(ColumnRole.RANK, lang), shown)] if any(shown) else []
    written = [line.rank_written if id(line) in checked else "" for line in rows]
    other = [
        _place(one) if (one := checked.get(id(line))) and one.rank != line.rank else ""
        for line in rows
    ]
    columns = [Figures(column_name(ColumnRole.RANK, lang), written)]
    if any(other):
        columns.append(Figures(pick(RECONCILE["computed_rank"], lang), other))
    return columns


def _by_line(found: Reconciliation) -> dict[int, Checked]:
    return {id(one.line): one for one in found.lines}


def _place(found: Checked | None) -> str:
    return "" if found is None or found.rank is None else str(found.rank)


def _parts(rows: Sequence[TableLine], printed: Printed, lang: Lang) -> list[Figures]:
    """Standard, bonuses, deductions and total, those that the table has."""
    shown = []
    for role in _PARTS:
        headings = printed.headings(role)
        if not headings:
            continue
        first = [getattr(line, role.value) for line in rows]
        plus = role is ColumnRole.BONUS
        shown.append(figures_column(column_name(role, lang), first, lang, plus=plus))
        for index, heading in enumerate(headings[1:]):
            if role in {ColumnRole.BONUS, ColumnRole.DEDUCTION}:
                more = [getattr(line, f"more_{role.value}")[index] for line in rows]
                shown.append(figures_column(heading.text, more, lang, plus=plus))
    return shown


def _before(found: Reconciliation, rows: Sequence[TableLine], lang: Lang) -> list[Figures]:
    """What earlier scorers came to, beside the units; blank in rows of sums and maxima."""
    at = {id(one.line): index for index, one in enumerate(found.lines)}
    shown = []
    for other in found.others:
        points = [one for one in other.printed.columns if one.role in _PARTS]
        if not points:
            continue
        heading = next((one for one in points if one.role is ColumnRole.TOTAL), points[-1])
        figures = [
            getattr(other.lines[index].line, heading.role.value)
            if (index := at.get(id(line))) is not None
            else NO_FIGURE
            for line in rows
        ]
        shown.append(figures_column(heading.text, figures, lang))
    return shown


def figures_column(
    head: str, figures: Sequence[Figure], lang: Lang, *, plus: bool = False
) -> Figures:
    """Aligned on the decimal mark; what is not certain stands as it is written, with a ?."""
    unread = [f"{_cut(figure.written)} ?" if figure.uncertain else "" for figure in figures]
    wide = max([len(head), *map(len, unread)])
    shown, cells = aligned(head.rjust(wide), [figure.value for figure in figures], lang, plus=plus)
    return Figures(
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


def _recomputed(found: Reconciliation, rows: Sequence[TableLine], lang: Lang) -> list[Figures]:
    """What the parts add to, beside totals that say something else or nothing."""
    checked = _by_line(found)
    values: list[Decimal | None] = []
    for line in rows:
        one = checked.get(id(line))
        differs = one is not None and one.computed != line.total.value
        values.append(one.computed if one is not None and differs else None)
    if all(value is None for value in values):
        return []
    return [Figures(*aligned(pick(RECONCILE["computed_total"], lang), values, lang))]


def _criteria(rows: Sequence[TableLine], printed: Printed, lang: Lang) -> list[Figures]:
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


def _criteria_added(rows: Sequence[TableLine], lang: Lang) -> list[Figures]:
    """One column for all criteria, where there is no room for each."""
    sums: list[Decimal | None] = []
    for line in rows:
        values = [figure.value for figure in line.criteria if figure is not NO_FIGURE]
        known = [value for value in values if value is not None]
        sums.append(sum(known, Decimal(0)) if known else None)
    return [Figures(*aligned(pick(RECONCILE["criteria"], lang), sums, lang))]
