"""Adding up one row of a score table."""

from collections.abc import Sequence
from decimal import Decimal

import msgspec

from domain.reconcile.figures import NO_FIGURE, Figure, Problem
from domain.reconcile.lines import Line
from domain.values.points import Points


def taken_off(line: Line) -> Line:
    """The line with its deductions below zero, however they are written."""
    return msgspec.structs.replace(
        line,
        deduction=_below_zero(line.deduction),
        more_deduction=tuple(map(_below_zero, line.more_deduction)),
    )


def _below_zero(found: Figure) -> Figure:
    value = None if found.value is None else Points.exact(-abs(found.value))
    readings = tuple(Points.exact(-abs(reading)) for reading in found.readings)
    return msgspec.structs.replace(found, value=value, readings=readings)


def amount(figure: Figure) -> Decimal:
    """What a figure adds to a sum: nothing where it is blank."""
    return Decimal(0) if figure.value is None else figure.value


def parts(line: Line) -> tuple[Figure, ...]:
    """What the total is made of: the standard, or the criteria; bonuses; deductions."""
    base = line.criteria if line.standard is NO_FIGURE else (line.standard,)
    return (*base, line.bonus, *line.more_bonus, line.deduction, *line.more_deduction)


def computed(line: Line) -> Decimal | None:
    """The parts added up; ``None`` where one is not certain or the standard is missing."""
    base = line.criteria if line.standard is NO_FIGURE else (line.standard,)
    if not base or all(figure.blank for figure in base):
        return None
    return added(parts(line))


def criteria_sum(line: Line) -> Decimal | None:
    """The criteria added up, where they are to come to the standard."""
    if line.standard is NO_FIGURE or not line.criteria:
        return None
    return added(line.criteria)


def completed(line: Line) -> Line:
    """The line with what it lacks made up from its parts, for a missing total is no 0; what cannot
    be made up is not certain."""
    if not line.scored:
        return line
    based = msgspec.structs.replace(line, standard=_made_up(line.standard, criteria_sum(line)))
    return msgspec.structs.replace(based, total=_made_up(based.total, computed(based)))


def _made_up(figure: Figure, came: Decimal | None) -> Figure:
    if not figure.at or not figure.blank:
        return figure
    if came is None:
        return msgspec.structs.replace(figure, problem=Problem.UNREAD)
    return msgspec.structs.replace(figure, value=Points.exact(came))


def added(figures: Sequence[Figure]) -> Decimal | None:
    """Their sum; ``None`` where one is not certain."""
    if any(figure.uncertain for figure in figures):
        return None
    return sum((amount(figure) for figure in figures), Decimal(0))


def sums_of(line: Line) -> list[tuple[Decimal, Decimal]]:
    """The sums of a line that can be compared: what the parts come to, and what is written."""
    pairs = [
        (computed(line), line.total.value),
        (criteria_sum(line), line.standard.value),
    ]
    return [(one, other) for one, other in pairs if one is not None and other is not None]


def agrees(line: Line) -> bool:
    """Whether all sums of a line that can be compared hold, and at least one can."""
    known = sums_of(line)
    return bool(known) and all(one == other for one, other in known)


def place(figure: Figure) -> tuple[str, ...]:
    """The cell of a figure, as a finding names it."""
    return (figure.at,) if figure.at else ()
