"""Counts that come from several counters: three late arrivals are one absence.

Each counter is a criterion that is entered and shown by itself and gives no points; the criterion
that counts it says how many of them are one of its own.
"""

from collections.abc import Mapping
from fractions import Fraction

import msgspec

from domain.rulebook.criteria import Part, Scale
from domain.rulebook.grading import Rate, Remainder, rates_of
from domain.values.points import Points


class CounterLine(msgspec.Struct, frozen=True, kw_only=True):
    """What one counter adds to a count."""

    criterion: str
    entered: Points
    of_one: int
    remainder: Remainder
    #: So many occurrences.
    counts: Fraction


def counter_lines(
    scale: Scale, part: Part, entered: Mapping[tuple[str, Part], Points]
) -> tuple[CounterLine, ...]:
    """What the counters of a criterion's part add to its own count, those that are entered."""
    return tuple(
        CounterLine(
            criterion=rate.criterion,
            entered=Points.exact(abs(value)),
            of_one=rate.of_one,
            remainder=rate.remainder,
            counts=converted(rate, value),
        )
        for rate in rates_of(scale.grading)
        if (value := entered.get((rate.criterion, part))) is not None
    )


def converted(rate: Rate, value: Points) -> Fraction:
    """So many occurrences are that many of a counter; the remainder as the rulebook says."""
    whole, rest = divmod(Fraction(abs(value)), rate.of_one)
    match rate.remainder:
        case Remainder.DROPPED:
            return Fraction(whole)
        case Remainder.COUNTS_AS_ONE:
            return Fraction(whole + (rest > 0))
        case Remainder.IN_PART:
            return Fraction(abs(value)) / rate.of_one


def added(lines: tuple[CounterLine, ...]) -> Fraction:
    """What counters add together."""
    return sum((line.counts for line in lines), Fraction(0))
