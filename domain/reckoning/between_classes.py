"""Totals between two printed classes, such as 80.5 between "71–80" and "81–90", as the rulebook
reads them."""

from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from domain.rulebook.grading import rounded
from domain.rulebook.requirements import BetweenClasses, GradeBand
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points

_WHOLE = Points("1")
#: Points have no finer step.
_FINEST = Fraction(1, 10_000)


def between(rulebook: Rulebook, total: Decimal | Fraction) -> tuple[GradeBand, GradeBand] | None:
    """The classes below and above a total that lies in neither; ``None`` where it lies in one."""
    ordered = sorted(rulebook.bands, key=lambda band: band.begins)
    for one, other in pairwise(ordered):
        past = one.at_most is not None and total > one.at_most
        if past and one.is_reached_by(total) and not other.is_reached_by(total):
            return one, other
    return None


def as_read(rulebook: Rulebook, total: Decimal | Fraction) -> Fraction:
    """The total as it is held against classes, which are read by their lower bounds."""
    reading, found = rulebook.between_classes, between(rulebook, total)
    if found is None or not reading or reading is BetweenClasses.CLASS_BELOW:
        return Fraction(total)
    _, above = found
    if reading is BetweenClasses.CLASS_ABOVE:
        start, just_above = above.begins
        return Fraction(start) + (_FINEST if just_above else 0)
    return Fraction(rounded(Fraction(total), _WHOLE, rulebook.rounding))
