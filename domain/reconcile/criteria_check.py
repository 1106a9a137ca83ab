"""Checking one unit's sheet: parts against their criteria, the whole against its parts, maxima."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import msgspec

from domain.reconcile.criteria_sheet import CriteriaSheet, Item
from domain.reconcile.doubts import doubtful
from domain.reconcile.figures import Figure
from domain.reconcile.findings import Finding, Note
from domain.reconcile.sums import place
from domain.reconcile.words import ColumnRole


class SheetCheck(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a sheet."""

    sheet: CriteriaSheet
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    #: How many sums, and how many points, were held against what is written.
    sums_compared: int
    maxima_compared: int

    @property
    def agrees(self) -> bool:
        return not self.findings


def check_criteria(sheet: CriteriaSheet) -> SheetCheck:
    """Check a sheet. Where nothing could be added up, that is a finding."""
    checker = _Checker(sheet)
    findings = [*doubtful(figure for item in sheet.items for figure in item.figures)]
    for column in range(len(sheet.columns)):
        findings += checker.parts(column)
        findings += checker.sums(column)
    findings += checker.stated()
    findings += checker.over()
    if not checker.compared and not findings:
        findings = [Finding("nothing_compared", ())]
    if sheet.units_across:
        nothing = [one for one in findings if one.code == "nothing_compared"]
        findings = [one for one in findings if one not in nothing]
        findings.append(Finding("units_across", (), {"where": sheet.unread_span}))
    elif sheet.unread or sheet.unnamed:
        facts = {"columns": list(sheet.unread), "unnamed": list(sheet.unnamed)}
        findings.append(Finding("columns_unread", (), facts))
    return SheetCheck(
        sheet=sheet,
        findings=tuple(findings),
        notes=(*sheet.notes, *checker.blanks()),
        sums_compared=checker.compared,
        maxima_compared=checker.bounded,
    )


class _Checker:
    def __init__(self, sheet: CriteriaSheet) -> None:
        self.compared = self.bounded = 0
        self._sheet = sheet

    def amount(self, index: int, column: int) -> Decimal | None:
        """What an item comes to: as written, or its criteria added up; ``None``: not certain."""
        item = self._sheet.items[index]
        figure = item.figures[column]
        if figure.value is not None or figure.uncertain or not item.below:
            return None if figure.uncertain else figure.value or Decimal(0)
        return self._added(item.below, column)

    def parts(self, column: int) -> Iterator[Finding]:
        """Every part that says what it comes to, against what stands in it."""
        for item in self._sheet.items:
            figure = item.figures[column]
            if figure.value is None or not self._filled(item.below, column):
                continue
            yield from self._held(item, figure, item.below, column)

    def sums(self, column: int) -> Iterator[Finding]:
        """Every row of sums, against all parts above it or against those since the last one."""
        begun = 0
        for item, until in self._sheet.sums:
            figure = item.figures[column]
            roots = [index for index in self._sheet.roots if index < until]
            since = [index for index in roots if index >= begun]
            begun = until
            if figure.value is None or not self._filled(roots, column):
                continue
            tried = [one for one in (roots, since) if one]
            fitting = [one for one in tried if self._agrees(figure, one, column)]
            yield from self._held(item, figure, (fitting or tried)[0], column)

    def _held(
        self, item: Item, figure: Figure, of: Sequence[int], column: int
    ) -> Iterator[Finding]:
        came = self._added(of, column)
        if came is None or figure.value is None:
            return
        self.compared += 1
        if not self._agrees(figure, of, column):
            facts = {
                "label": item.label,
                "found": figure.value,
                "computed": came,
                "span": self._span(of, column),
                "difference": figure.value - came,
            }
            yield Finding("part_differs", place(figure), facts)

    def _agrees(self, figure: Figure, of: Sequence[int], column: int) -> bool:
        """Maxima may be counted without what rewards and deducts."""
        plain = [
            index for index in of if not (self._item(index).rewards or self._item(index).deducts)
        ]
        ways = [of, plain] if self._is_maximum(column) else [of]
        return any(self._added(way, column) == figure.value for way in ways if way)

    def _added(self, of: Sequence[int], column: int) -> Decimal | None:
        total = Decimal(0)
        for index in of:
            amount = self.amount(index, column)
            if amount is None:
                return None
            total += -abs(amount) if self._item(index).deducts else amount
        return total

    def stated(self) -> Iterator[Finding]:
        """ "(5 điểm)" in the words of a part, against the maximum beside it or those in it."""
        column = next((at for at in range(len(self._sheet.columns)) if self._is_maximum(at)), None)
        if column is None:
            return
        for index, item in enumerate(self._sheet.items):
            if item.stated is None:
                continue
            written = item.figures[column].value is not None or self._filled(item.below, column)
            came = self.amount(index, column) if written else None
            if came is None:
                continue
            self.compared += 1
            if came != item.stated:
                facts = {"label": item.label, "found": item.stated, "computed": came}
                yield Finding("stated_differs", (item.at,), facts)

    def over(self) -> Iterator[Finding]:
        """Points above the maximum of their row."""
        most = next((at for at in range(len(self._sheet.columns)) if self._is_maximum(at)), None)
        for item in self._sheet.items:
            bound = item.stated if most is None else item.figures[most].value or item.stated
            for column, figure in enumerate(item.figures):
                if column == most or bound is None or figure.value is None:
                    continue
                self.bounded += 1
                if abs(figure.value) > abs(bound):
                    facts = {"unit": item.label, "found": figure.value, "maximum": bound}
                    yield Finding("over_maximum", place(figure), facts)

    def blanks(self) -> Iterator[Note]:
        """Criteria without points in a column that has points for others."""
        for column, heading in enumerate(self._sheet.columns):
            leaves = [item for item in self._sheet.items if not item.below]
            blank = [item.at for item in leaves if item.figures[column].blank]
            if blank and len(blank) < len(leaves) and not self._is_maximum(column):
                yield Note("criteria_blank", {"head": heading.text, "where": blank})

    def _filled(self, of: Sequence[int], column: int) -> bool:
        """Whether any of the items, or of those in them, has a figure."""
        return any(
            not self._item(index).figures[column].blank
            or self._filled(self._item(index).below, column)
            for index in of
        )

    def _item(self, index: int) -> Item:
        return self._sheet.items[index]

    def _is_maximum(self, column: int) -> bool:
        return self._sheet.columns[column].role is ColumnRole.MAXIMUM

    def _span(self, of: Sequence[int], column: int) -> str:
        cells = [at for index in of if (at := self._item(index).figures[column].at)]
        return f"{cells[0]}–{cells[-1]}" if len(cells) > 1 else "".join(cells)
