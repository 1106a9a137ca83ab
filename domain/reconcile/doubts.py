"""Figures that are not certain, and deductions with a sign unlike the others.

Nothing is mended. Where a figure could be read in two ways, the reading with which the row agrees
is proposed, never taken.
"""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import islice, product
from typing import Final

import msgspec

from domain.reconcile.figures import Figure, Problem
from domain.reconcile.findings import Finding, FindingCode, Note
from domain.reconcile.lines import Line
from domain.reconcile.sums import agrees, amount, computed, place, taken_off
from domain.reconcile.table import Printed
from domain.values.points import Points

#: Rows with more doubtful cells than these are not tried out.
_MOST_DOUBTS: Final = 4


# Deductions


class Signed(msgspec.Struct, frozen=True, kw_only=True):
    printed: Printed
    findings: tuple[Finding, ...]
    notes: tuple[Note, ...]


def deductions_taken_off(printed: Printed) -> Signed:
    """Deductions are taken off however they are written; a sign unlike the others is told."""
    parts = [found.line for found in printed.subtotals]
    lines = (*printed.lines, *parts, *([printed.sums] if printed.sums else []))
    deducted = [
        (line, figure)
        for line in lines
        for figure in (line.deduction, *line.more_deduction)
        if amount(figure)
    ]
    plus = [found for found in deducted if amount(found[1]) > 0]
    minus = [found for found in deducted if amount(found[1]) < 0]
    findings: list[Finding] = []
    notes: list[Note] = []
    if plus and not minus:
        notes.append(Note("deduction_positive"))
    elif plus:
        odd = plus if len(plus) <= len(minus) else minus
        for line, figure in odd:
            facts = {"unit": line.unit, "found": figure.value, "plus": odd is plus}
            findings.append(Finding("deduction_sign", place(figure), facts))
    return Signed(
        printed=msgspec.structs.replace(
            printed,
            lines=tuple(taken_off(line) for line in printed.lines),
            sums=taken_off(printed.sums) if printed.sums else None,
            subtotals=tuple(
                msgspec.structs.replace(found, line=taken_off(found.line))
                for found in printed.subtotals
            ),
        ),
        findings=tuple(findings),
        notes=tuple(notes),
    )


# Cells that are not certain


def proposed(line: Line) -> Line:
    """The line with every doubtful figure in the one reading with which all its sums agree."""
    doubtful = [index for index, figure in enumerate(line.figures) if figure.readings]
    if not doubtful or len(doubtful) > _MOST_DOUBTS:
        return line
    agreeing = [
        tried
        for readings in product(*(line.figures[index].readings for index in doubtful))
        if agrees(tried := _with(line, dict(zip(doubtful, readings, strict=True))))
    ]
    return agreeing[0] if len(agreeing) == 1 else line


def _with(line: Line, values: dict[int, Points]) -> Line:
    figures = iter(
        msgspec.structs.replace(figure, value=values[index]) if index in values else figure
        for index, figure in enumerate(line.figures)
    )
    # In the order of Line.figures.
    return msgspec.structs.replace(
        line,
        criteria=tuple(islice(figures, len(line.criteria))),
        standard=next(figures),
        bonus=next(figures),
        deduction=next(figures),
        more_bonus=tuple(islice(figures, len(line.more_bonus))),
        more_deduction=tuple(islice(figures, len(line.more_deduction))),
        total=next(figures),
    )


def cells(printed: Printed, table: Printed, tried_lines: Sequence[Line]) -> Iterator[Finding]:
    """The figures that could not be read, or not in one way only, as they were written."""
    lines = [*zip(printed.lines, tried_lines, strict=True)]
    summed = zip(printed.subtotals, table.subtotals, strict=True)
    for written, signed in (
        (printed.maxima, table.maxima),
        *((one.line, other.line) for one, other in summed),
        (printed.sums, table.sums),
    ):
        if written is not None and signed is not None:
            lines.append((written, proposed(signed)))
    yield from _told(lines)


def doubtful(figures: Iterable[Figure]) -> Iterator[Finding]:
    """Figures that could not be read, or not in one way only, where no row proposes a reading."""
    lost: list[str] = []
    for figure in figures:
        if figure.problem is Problem.FORMULA:
            lost.append(figure.at)
        elif figure.problem in _CELL_CODES:
            yield _uncertain(figure, None, None)
    if lost:
        yield Finding("cells_without_value", tuple(lost), {})


def _told(lines: Sequence[tuple[Line, Line]]) -> Iterator[Finding]:
    lost: list[str] = []
    for line, tried in lines:
        for figure, guess in zip(line.figures, tried.figures, strict=True):
            if figure.problem is Problem.FORMULA:
                lost.append(figure.at)
            elif figure.problem in _CELL_CODES:
                came = computed(tried) if figure is line.total and guess.uncertain else None
                yield _uncertain(figure, guess.value, came)
    if lost:
        yield Finding("cells_without_value", tuple(lost), {})


_CELL_CODES: Final[dict[Problem, FindingCode]] = {
    Problem.AMBIGUOUS: "cell_ambiguous",
    Problem.ADDITION: "cell_addition",
    Problem.DATE: "cell_date",
    Problem.FORMAT: "cell_format",
    Problem.UNREAD: "cell_unread",
    Problem.TOO_PRECISE: "cell_too_precise",
    Problem.ERROR: "cell_error",
}


def _uncertain(figure: Figure, guess: Points | None, came: Decimal | None) -> Finding:
    assert figure.problem is not None
    facts: dict[str, object] = {"written": figure.written, "found": figure.value}
    if came is not None:
        facts["computed"] = came
    if figure.readings:
        facts |= {"one": str(figure.readings[0]), "other": str(figure.readings[-1])}
        facts["proposed"] = _as_written(figure, guess)
    return Finding(_CELL_CODES[figure.problem], place(figure), facts)


def _as_written(figure: Figure, guess: Points | None) -> Points | None:
    """The reading that was chosen, with the sign that stands in the cell."""
    return next((found for found in figure.readings if guess and abs(found) == abs(guess)), None)
