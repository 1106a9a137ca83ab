"""Every sum of a score table against what is written: rows, criteria, maxima, rows of sums."""

from collections.abc import Iterator, Sequence

from domain.reconcile.figures import NO_FIGURE, Figure
from domain.reconcile.findings import Finding, Note
from domain.reconcile.lines import Line
from domain.reconcile.sums import (
    added,
    completed,
    computed,
    criteria_sum,
    parts,
    place,
    sums_of,
)
from domain.reconcile.table import Printed
from domain.reconcile.words import ColumnRole, stated_maximum
from domain.values.points import Points


def differences(table: Printed) -> Iterator[Finding]:
    """All that does not add up, in one scorer's columns."""
    yield from rows_differ(table)
    yield from maxima_differ(table)
    yield from _over(table)
    yield from criteria_differ(table)
    yield from columns_differ(table)


def compared(table: Printed) -> int:
    """How many sums of rows were held against what is written."""
    lines = (*table.lines, *_maxima_of_criteria(table))
    return sum(len(sums_of(line)) for line in lines)


def columns_compared(table: Printed) -> int:
    """How many sums of columns were held against what is written."""
    return sum(
        figure.value is not None and came is not None and any(not one.blank for one in column)
        for sums, of in _rows_of_sums(table)
        for figure, column in zip(sums.figures, _by_column(of, len(sums.figures)), strict=True)
        for came in (added(column),)
    )


def _rows_of_sums(table: Printed) -> Iterator[tuple[Line, list[Line]]]:
    for found in table.subtotals:
        yield found.line, [completed(table.lines[index]) for index in found.of]
    if table.sums is not None:
        yield table.sums, [completed(line) for line in table.lines]


def _by_column(lines: Sequence[Line], count: int) -> list[list[Figure]]:
    return [[line.figures[index] for line in lines] for index in range(count)]


def _stated(table: Printed, line: Line) -> Iterator[tuple[Figure, Figure]]:
    """The figures of a line whose heading says how much can be had."""
    criteria = table.headings(ColumnRole.CRITERION)
    headed = [*zip(line.criteria, criteria, strict=False)] if criteria else []
    for role, figure in ((ColumnRole.STANDARD, line.standard), (ColumnRole.BONUS, line.bonus)):
        headed += [(figure, heading) for heading in table.headings(role)[:1]]
    for figure, heading in headed:
        bound = stated_maximum(heading.text)
        if bound is not None:
            yield figure, Figure(value=bound)


def _over(table: Printed) -> Iterator[Finding]:
    """Points above what can be had: by a column of maxima, or by a row of them."""
    for line in table.lines:
        most = line.maximum
        pairs = [(line.standard if line.standard.at else line.total, most)]
        pairs += _stated(table, line)
        if table.maxima is not None:
            row = table.maxima
            pairs += zip(line.criteria, row.criteria, strict=True)
            pairs += [(line.standard, row.standard), (line.bonus, row.bonus)]
        for figure, bound in pairs:
            if figure.value is not None and bound.value is not None and figure.value > bound.value:
                facts = {"unit": line.unit, "found": figure.value, "maximum": bound.value}
                yield Finding("over_maximum", place(figure), facts)


def rows_differ(table: Printed) -> Iterator[Finding]:
    """Standard, bonus and deduction against the total, line by line."""
    for line in table.lines:
        came, total = computed(line), line.total.value
        if came is not None and total is not None and came != total:
            facts = {
                "unit": line.unit,
                "found": total,
                "parts": [figure.value for figure in parts(line) if figure.value is not None],
                "computed": came,
                "difference": total - came,
            }
            yield Finding("row_differs", place(line.total), facts)


def criteria_differ(table: Printed) -> Iterator[Finding]:
    """The criteria against the standard; one sentence where all lines differ by as much."""
    different = []
    for line in (*table.lines, *_maxima_of_criteria(table)):
        came, standard = criteria_sum(line), line.standard.value
        if came is not None and standard is not None and came != standard:
            different.append((line, standard, came))
    differences = {standard - came for _, standard, came in different}
    if len(different) > 2 and len(differences) == 1:
        by = differences.pop()
        cells = tuple(cell for line, _, _ in different for cell in place(line.standard))
        facts: dict[str, object] = {"count": len(different), "by": abs(by), "fewer": by < 0}
        yield Finding("criteria_all_differ", cells, facts)
        return
    for line, standard, came in different:
        facts = {
            "unit": line.unit,
            "found": standard,
            "span": _span(line.criteria),
            "computed": came,
            "difference": standard - came,
        }
        yield Finding("criteria_differ", place(line.standard), facts)


def _maxima_of_criteria(table: Printed) -> Iterator[Line]:
    """The row of maxima, where it says any for the criteria."""
    if table.maxima and not all(figure.blank for figure in table.maxima.criteria):
        yield table.maxima


def maxima_differ(table: Printed) -> Iterator[Finding]:
    """The row of maxima, where the table has one: its parts against its total."""
    line = table.maxima
    if line is None or line.total.value is None or line.standard is not NO_FIGURE:
        return
    came = added(line.criteria) if line.criteria else None
    if came is not None and came != line.total.value:
        facts = {"one": str(Points.exact(came)), "other": str(line.total.value)}
        yield Finding("criteria_maxima", place(line.total), facts)


def columns_differ(table: Printed) -> Iterator[Finding]:
    """The rows of sums against the lines above them, column by column."""
    for sums, of in _rows_of_sums(table):
        yield from _summed(sums, of)


def _summed(sums: Line, lines: Sequence[Line]) -> Iterator[Finding]:
    for index, figure in enumerate(sums.figures):
        column = [line.figures[index] for line in lines]
        came = added(column)
        if figure.value is None or came is None or came == figure.value:
            continue
        facts = {
            "found": figure.value,
            "span": _span(column),
            "computed": came,
            "difference": figure.value - came,
        }
        yield Finding("column_differs", place(figure), facts)


def unchecked(table: Printed) -> Iterator[Note]:
    """Sums that had to be left alone."""
    figures = table.sums.figures if table.sums else ()
    lines = [completed(line) for line in table.lines]
    cells = [
        figure.at
        for index, figure in enumerate(figures)
        if figure.value is not None and added([line.figures[index] for line in lines]) is None
    ]
    if cells:
        yield Note("sums_unchecked", {"where": cells})


def _span(figures: Sequence[Figure]) -> str:
    """``F5:F16`` for cells that stand together."""
    cells = [figure.at for figure in figures if figure.at]
    return f"{cells[0]}–{cells[-1]}" if len(cells) > 1 else "".join(cells)
