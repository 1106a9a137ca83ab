"""Checking a score table: every sum, every name, every figure that is not certain.

It mends nothing. Where a figure could be read in two ways, the reading with which the row agrees
is proposed, never taken.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import product
from typing import Final

import msgspec

from domain.reconcile.figures import NO_FIGURE, Figure, Problem
from domain.reconcile.findings import Finding, FindingCode, Note
from domain.reconcile.head import ColumnRole
from domain.reconcile.lines import Line
from domain.reconcile.ranks import Ranked, check_ranks
from domain.reconcile.table import Printed
from domain.rulebook.rulebook import Ranking
from domain.values.names import fold, identity, is_unmarked
from domain.values.points import Points

#: Rows with more doubtful cells than these are not tried out.
_MOST_DOUBTS: Final = 4


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """One line after the check."""

    line: Line
    #: The parts added up; ``None``: something in it is missing or not certain.
    computed: Decimal | None
    #: What ranks it: the total as it stands, or what it must be; ``None``: nothing does.
    amount: Decimal | None
    rank: int | None


class Reconciliation(msgspec.Struct, frozen=True, kw_only=True):
    """What became of a table: its lines, what does not agree, and how it was read."""

    printed: Printed
    lines: tuple[Checked, ...]
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]
    #: The style that the ranks follow, or that was asked for.
    style: Ranking

    @property
    def agrees(self) -> bool:
        return not self.findings


def reconcile(printed: Printed, style: Ranking | None = None) -> Reconciliation:
    """Check a table. Without a style, the one that fits the printed ranks best is taken."""
    signed = _deductions_taken_off(printed)
    table, doubts = signed.printed, signed.findings
    proposed = [_proposed(line) for line in table.lines]
    computed = [_computed(line) for line in proposed]
    amounts = [
        line.total.value if line.total.value is not None else found
        for line, found in zip(proposed, computed, strict=True)
    ]
    ranked = check_ranks(table, amounts, computed, style)
    findings = (
        *doubts,
        *_cells(printed, table, proposed),
        *_names(table),
        *_gaps(table, computed),
        *_rows(table),
        *_maxima(table),
        *_criteria(table),
        *_columns(table),
        *ranked.findings,
    )
    return Reconciliation(
        printed=table,
        lines=_checked(table, computed, amounts, ranked),
        findings=findings,
        notes=(*table.notes, *signed.notes, *_unchecked(table), *ranked.notes),
        style=ranked.style,
    )


def _checked(
    table: Printed, computed: list[Decimal | None], amounts: list[Decimal | None], ranked: Ranked
) -> tuple[Checked, ...]:
    return tuple(
        Checked(line=line, computed=added, amount=amount, rank=ranked.ranks.get(index))
        for index, (line, added, amount) in enumerate(
            zip(table.lines, computed, amounts, strict=True)
        )
    )


# Deductions


class _Signed(msgspec.Struct, frozen=True, kw_only=True):
    printed: Printed
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]


def _deductions_taken_off(printed: Printed) -> _Signed:
    """Deductions are taken off however they are written; a sign unlike the others is told."""
    parts = [found.line for found in printed.subtotals]
    lines = (*printed.lines, *parts, *([printed.sums] if printed.sums else []))
    plus = [line for line in lines if _value(line.deduction) > 0]
    minus = [line for line in lines if _value(line.deduction) < 0]
    findings: list[Finding] = []
    notes: list[Note] = []
    if plus and not minus:
        notes.append(Note("deduction_positive"))
    elif plus:
        odd = plus if len(plus) <= len(minus) else minus
        for line in odd:
            facts = {"unit": line.unit, "found": line.deduction.value, "plus": odd is plus}
            findings.append(Finding("deduction_sign", _at(line.deduction), facts))
    return _Signed(
        printed=msgspec.structs.replace(
            printed,
            lines=tuple(_taken_off(line) for line in printed.lines),
            sums=_taken_off(printed.sums) if printed.sums else None,
            subtotals=tuple(
                msgspec.structs.replace(found, line=_taken_off(found.line))
                for found in printed.subtotals
            ),
        ),
        findings=tuple(findings),
        notes=tuple(notes),
    )


def _taken_off(line: Line) -> Line:
    found = line.deduction
    value = None if found.value is None else Points.exact(-abs(found.value))
    readings = tuple(Points.exact(-abs(reading)) for reading in found.readings)
    taken = msgspec.structs.replace(found, value=value, readings=readings)
    return msgspec.structs.replace(line, deduction=taken)


def _value(figure: Figure) -> Decimal:
    return Decimal(0) if figure.value is None else figure.value


# Cells that are not certain


def _proposed(line: Line) -> Line:
    """The line with every doubtful figure in the one reading with which all its sums agree."""
    places = [place for place, figure in enumerate(line.figures) if figure.readings]
    if not places or len(places) > _MOST_DOUBTS:
        return line
    agreeing = [
        tried
        for readings in product(*(line.figures[place].readings for place in places))
        if _agrees(tried := _with(line, dict(zip(places, readings, strict=True))))
    ]
    return agreeing[0] if len(agreeing) == 1 else line


def _with(line: Line, values: dict[int, Points]) -> Line:
    figures = [
        msgspec.structs.replace(figure, value=values[place]) if place in values else figure
        for place, figure in enumerate(line.figures)
    ]
    *criteria, standard, bonus, deduction, total = figures
    return msgspec.structs.replace(
        line,
        criteria=tuple(criteria),
        standard=standard,
        bonus=bonus,
        deduction=deduction,
        total=total,
    )


def _agrees(line: Line) -> bool:
    """Whether the sums of a line that can be checked hold, and at least one can."""
    pairs = [
        (_computed(line), line.total.value),
        (_criteria_sum(line), line.standard.value),
    ]
    known = [(one, other) for one, other in pairs if one is not None and other is not None]
    return bool(known) and all(one == other for one, other in known)


def _cells(printed: Printed, table: Printed, proposed: Sequence[Line]) -> Iterator[Finding]:
    """The figures that could not be read, or not in one way only, as they were written."""
    lost: list[str] = []
    lines = [*zip(printed.lines, proposed, strict=True)]
    summed = zip(printed.subtotals, table.subtotals, strict=True)
    for written, signed in (
        (printed.maxima, table.maxima),
        *((one.line, other.line) for one, other in summed),
        (printed.sums, table.sums),
    ):
        if written is not None and signed is not None:
            lines.append((written, _proposed(signed)))
    for line, tried in lines:
        for figure, guess in zip(line.figures, tried.figures, strict=True):
            if figure.problem is Problem.FORMULA:
                lost.append(figure.at)
            elif figure.problem is not None:
                added = _computed(tried) if figure is line.total and guess.uncertain else None
                yield _uncertain(figure, guess.value, added)
    if lost:
        yield Finding("cells_without_value", tuple(lost), {})


_CELL_CODES: Final[dict[Problem, FindingCode]] = {
    Problem.AMBIGUOUS: "cell_ambiguous",
    Problem.ADDITION: "cell_addition",
    Problem.DATE: "cell_date",
    Problem.UNREAD: "cell_unread",
    Problem.TOO_PRECISE: "cell_too_precise",
    Problem.ERROR: "cell_error",
}


def _uncertain(figure: Figure, guess: Points | None, added: Decimal | None) -> Finding:
    assert figure.problem is not None
    facts: dict[str, object] = {"written": figure.written, "found": figure.value}
    if added is not None:
        facts["computed"] = added
    if figure.readings:
        facts |= {"one": str(figure.readings[0]), "other": str(figure.readings[-1])}
        facts["proposed"] = _as_written(figure, guess)
    return Finding(_CELL_CODES[figure.problem], _at(figure), facts)


def _as_written(figure: Figure, guess: Points | None) -> Points | None:
    """The reading that was chosen, with the sign that stands in the cell."""
    return next((found for found in figure.readings if guess and abs(found) == abs(guess)), None)


# Names and gaps


def _names(table: Printed) -> Iterator[Finding]:
    """Units without a name, and names that stand twice however they are spelt."""
    alike: dict[str, list[Line]] = {}
    for line in table.lines:
        if line.unit:
            alike.setdefault(fold(line.unit) or line.unit, []).append(line)
        else:
            yield Finding("unit_missing", (line.at,) if line.at else ())
    for lines in alike.values():
        yield from _repeated(lines)


def _repeated(alike: Sequence[Line]) -> Iterator[Finding]:
    """Of lines whose names differ in marks at most: one name that stands twice, and names typed
    without marks that may be any of the others."""
    seen: dict[str, list[Line]] = {}
    for line in alike:
        seen.setdefault(identity(line.unit), []).append(line)
    unmarked = any(is_unmarked(line.unit) for line in alike)
    if unmarked and len(seen) > 2:
        yield _twice("unit_unclear", alike)
        return
    for lines in [alike] if unmarked else seen.values():
        if len(lines) > 1:
            yield _twice("unit_repeated", lines)


def _twice(code: FindingCode, lines: Sequence[Line]) -> Finding:
    names = list(dict.fromkeys(line.unit for line in lines))
    cells = tuple(line.at for line in lines if line.at)
    return Finding(code, cells, {"names": names, "count": len(lines)})


def _gaps(table: Printed, computed: list[Decimal | None]) -> Iterator[Finding]:
    for line, added in zip(table.lines, computed, strict=True):
        facts = {"unit": line.unit, "scored": line.scored}
        if line.scored and table.has(ColumnRole.STANDARD) and line.standard.blank:
            sum_ = _criteria_sum(line)
            yield Finding("standard_missing", _at(line.standard), {**facts, "computed": sum_})
        if table.has(ColumnRole.TOTAL) and line.total.blank:
            yield Finding("total_missing", _at(line.total), {**facts, "computed": added})


# Sums


def _base(line: Line) -> tuple[Figure, ...]:
    """The figures that bonus and deduction are added to: the standard, or the criteria."""
    return line.criteria if line.standard is NO_FIGURE else (line.standard,)


def _parts(line: Line) -> tuple[Figure, ...]:
    return (*_base(line), line.bonus, line.deduction)


def _computed(line: Line) -> Decimal | None:
    """The parts added up; ``None`` where one is not certain or the standard is missing."""
    base = _base(line)
    if not base or all(figure.blank for figure in base):
        return None
    return _added(_parts(line))


def _criteria_sum(line: Line) -> Decimal | None:
    if line.standard is NO_FIGURE or not line.criteria:
        return None
    return _added(line.criteria)


def _added(figures: Sequence[Figure]) -> Decimal | None:
    if any(figure.uncertain for figure in figures):
        return None
    return sum((_value(figure) for figure in figures), Decimal(0))


def _rows(table: Printed) -> Iterator[Finding]:
    """Standard, bonus and deduction against the total, line by line."""
    for line in table.lines:
        added, total = _computed(line), line.total.value
        if added is not None and total is not None and added != total:
            facts = {
                "unit": line.unit,
                "found": total,
                "parts": [figure.value for figure in _parts(line) if figure.value is not None],
                "computed": added,
                "difference": total - added,
            }
            yield Finding("row_differs", _at(line.total), facts)


def _criteria(table: Printed) -> Iterator[Finding]:
    """The criteria against the standard; one sentence where all lines differ by as much."""
    different = []
    for line in (*table.lines, *_maxima_of_criteria(table)):
        added, standard = _criteria_sum(line), line.standard.value
        if added is not None and standard is not None and added != standard:
            different.append((line, standard, added))
    differences = {standard - added for _, standard, added in different}
    if len(different) > 2 and len(differences) == 1:
        by = differences.pop()
        cells = tuple(cell for line, _, _ in different for cell in _at(line.standard))
        facts: dict[str, object] = {"count": len(different), "by": abs(by), "fewer": by < 0}
        yield Finding("criteria_all_differ", cells, facts)
        return
    for line, standard, added in different:
        facts = {
            "unit": line.unit,
            "found": standard,
            "span": _span(line.criteria),
            "computed": added,
            "difference": standard - added,
        }
        yield Finding("criteria_differ", _at(line.standard), facts)


def _maxima_of_criteria(table: Printed) -> Iterator[Line]:
    """The row of maxima, where it says any for the criteria."""
    if table.maxima and not all(figure.blank for figure in table.maxima.criteria):
        yield table.maxima


def _maxima(table: Printed) -> Iterator[Finding]:
    """The row of maxima, where the table has one: its parts against its total."""
    line = table.maxima
    if line is None or line.total.value is None or line.standard is not NO_FIGURE:
        return
    added = _added(line.criteria) if line.criteria else None
    if added is not None and added != line.total.value:
        facts = {"one": str(Points.exact(added)), "other": str(line.total.value)}
        yield Finding("criteria_maxima", _at(line.total), facts)


def _columns(table: Printed) -> Iterator[Finding]:
    """The rows of sums against the lines above them, column by column."""
    for found in table.subtotals:
        yield from _summed(found.line, [table.lines[index] for index in found.of])
    if table.sums is not None:
        yield from _summed(table.sums, table.lines)


def _summed(sums: Line, lines: Sequence[Line]) -> Iterator[Finding]:
    for place, figure in enumerate(sums.figures):
        column = [line.figures[place] for line in lines]
        added = _added(column)
        if figure.value is None or added is None or added == figure.value:
            continue
        facts = {
            "found": figure.value,
            "span": _span(column),
            "computed": added,
            "difference": figure.value - added,
        }
        yield Finding("column_differs", _at(figure), facts)


def _unchecked(table: Printed) -> Iterator[Note]:
    """Sums that had to be left alone."""
    figures = table.sums.figures if table.sums else ()
    cells = [
        figure.at
        for place, figure in enumerate(figures)
        if figure.value is not None
        and _added([line.figures[place] for line in table.lines]) is None
    ]
    if cells:
        yield Note("sums_unchecked", {"where": cells})


def _span(figures: Sequence[Figure]) -> str:
    """``F5:F16`` for cells that stand together."""
    cells = [figure.at for figure in figures if figure.at]
    return f"{cells[0]}–{cells[-1]}" if len(cells) > 1 else "".join(cells)


def _at(figure: Figure) -> tuple[str, ...]:
    return (figure.at,) if figure.at else ()
