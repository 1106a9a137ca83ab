"""What in a rulebook contradicts itself, yet can be lived with once somebody has said how.

A new plan is refused for it; a past year is told as its source has it, with the reading recorded.
"""

from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import pairwise
from math import floor, gcd, lcm

import msgspec
from msgspec.structs import replace

from domain.rulebook.criteria import Criterion, NotArisen, Part, Scale, full_standard, left_open
from domain.rulebook.grading import (
    ByLevel,
    ByPlace,
    Counter,
    Graded,
    OneOf,
    PassOrFail,
    PerOccurrence,
    Relative,
    ShareOfTarget,
    TargetToBest,
)
from domain.rulebook.periods import PeriodsCombine
from domain.rulebook.requirements import BetweenClasses, GradeBand
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points


class Discrepancy(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Two places of one document that do not agree."""

    code: str
    #: The figures in the two places.
    one: str
    other: str


def discrepancies(rulebook: Rulebook) -> tuple[Discrepancy, ...]:
    """Every contradiction, each under a code of its own: ``group_sum:A``; a second one of the
    same place is ``bands_overlap:1#2``."""
    found = (
        *_sums(rulebook),
        *_overlaps(rulebook),
        *_levels(rulebook),
        *_classes(rulebook, total_step(rulebook)),
    )
    counted: dict[str, int] = {}
    told = []
    for one in found:
        count = counted[one.code] = counted.get(one.code, 0) + 1
        told.append(one if count == 1 else replace(one, code=f"{one.code}#{count}"))
    return tuple(told)


def kind_of(code: str) -> str:
    """What does not agree: ``bands_overlap`` of ``bands_overlap:1#2``."""
    return code.partition(":")[0]


def place_of(code: str) -> str:
    """Where it does not: ``1`` of ``bands_overlap:1#2``; empty for the rulebook as a whole."""
    return code.partition(":")[2].partition("#")[0]


def _sums(rulebook: Rulebook) -> Iterator[Discrepancy]:
    """Each table's criteria, and what of each of them lies in a group, beside what is printed."""
    tables = [(f"table_sum:{one.code}", rulebook.of_table(one.code)) for one in rulebook.several]
    told: set[tuple[str, str]] = set()
    for code, own in tables or [("criteria_sum", rulebook)]:
        sums = [(code, own.base, own.criteria)] if own.criteria else []
        sums += [
            (f"group_sum:{one.code}", one.max, own.criteria_in(one.code)) for one in own.groups
        ]
        for where, said, criteria in sums:
            total = full_standard(criteria)
            open_ended = said is not None and total <= said and left_open(criteria)
            if said is None or open_ended or (where, str(total)) in told:
                continue  # what is left open may be the rest
            told.add((where, str(total)))
            if total != said:
                yield Discrepancy(code=where, one=str(total), other=str(said))


def _scales(rulebook: Rulebook) -> Iterator[tuple[Criterion, Scale]]:
    for criterion in rulebook.criteria:
        for part in Part:
            scale = criterion.scale(part)
            if scale is not None:
                yield criterion, scale


def _overlaps(rulebook: Rulebook) -> Iterator[Discrepancy]:
    """Places that lie in two bands of one ranking, such as 10 in "1-10" and "10-20"."""
    for criterion, scale in _scales(rulebook):
        if not isinstance(scale.grading, ByPlace):
            continue
        bands = sorted(scale.grading.bands, key=lambda band: band.first)
        for one, other in pairwise(bands):
            if other.first <= one.last:
                yield Discrepancy(
                    code=f"bands_overlap:{criterion.code}",
                    one=f"{one.first}-{one.last}",
                    other=f"{other.first}-{other.last}",
                )


def _levels(rulebook: Rulebook) -> Iterator[Discrepancy]:
    """One level that gives two different points."""
    for criterion, scale in _scales(rulebook):
        levels = scale.grading.levels if isinstance(scale.grading, ByLevel) else ()
        reached = [(str(level.begins), level.points) for level in levels]
        claimed = [(claim.level, claim.points) for claim in scale.claims]
        for named in (reached, claimed):
            for index, (level, points) in enumerate(named):
                earlier = next((held for name, held in named[:index] if name == level), points)
                if earlier != points:
                    code = f"levels_differ:{criterion.code}"
                    yield Discrepancy(code=code, one=str(earlier), other=str(points))


def _classes(rulebook: Rulebook, step: Fraction | None) -> Iterator[Discrepancy]:
    """Totals that lie in no class, such as 80.5 between "71-80" and "81-90", or in two."""
    ordered = sorted(rulebook.bands, key=lambda band: band.begins)
    for one, other in pairwise(ordered):
        until, start = one.at_most, other.at_least
        above = other.more_than is True
        met = until is not None and (until > start if above else until >= start)
        if one.begins == other.begins or met:
            code = f"classes_overlap:{other.code}"
            yield Discrepancy(code=code, one=str(start), other=str(until or start))
        elif (
            until is not None
            and _apart(Fraction(start) - Fraction(until), step, above=above)
            and not _is_read(rulebook.between_classes, until, other)
        ):
            yield Discrepancy(code=f"bands_gap:{other.code}", one=str(until), other=str(start))


def _apart(gap: Fraction, step: Fraction | None, *, above: bool) -> bool:
    """Whether a total may lie between two classes; one "above 80" goes on after "up to 80"."""
    if above:
        return gap > 0
    return step is None or gap > step


def _is_read(reading: BetweenClasses | msgspec.UnsetType, until: Points, above: GradeBand) -> bool:
    """Whether the rulebook says in which class a total between two lies; rounded to whole points
    every one does only where no whole number lies between them."""
    if reading is not BetweenClasses.ROUNDED:
        return bool(reading)
    return above.is_reached_by(Fraction(floor(until) + 1))


def total_step(rulebook: Rulebook) -> Fraction | None:
    """The largest step in which every total moves; ``None`` where nothing is scored."""
    steps = [step for criterion, scale in _scales(rulebook) for step in _steps(criterion, scale)]
    steps += [
        Fraction(size)
        for lapse in rulebook.consequences
        for size in (lapse.deduct, lapse.at_most)
        if size
    ]
    steps += [Fraction(size) for bounds in rulebook.all_bounds for size in bounds.sizes]
    return _common(steps) if rulebook.scored else None


#: Points have no finer step.
_FINEST = Fraction(1, 10_000)


def _steps(criterion: Criterion, scale: Scale) -> Iterator[Fraction]:
    """The steps of what one part of a criterion may count."""
    coefficient = Fraction(criterion.coefficient)
    sizes: list[Points | None] = [scale.cap]
    match scale.grading:
        case Graded():
            sizes.append(scale.entered_step)
        case _ if scale.step is not None:
            yield Fraction(scale.step)
        case Counter():
            return
        case PassOrFail(points=points):
            sizes.append(points)
        case PerOccurrence(each=each):
            sizes.append(each)
        case ByLevel(levels=levels) | OneOf(levels=levels):
            sizes += [level.points for level in levels]
        case ByPlace(bands=bands):
            sizes += [band.points for band in bands]
        case Relative() | ShareOfTarget() | TargetToBest():
            yield _FINEST
    periods = scale.by_period
    if periods is not None:
        sizes.append(periods.most_counted)
        if periods.combine is PeriodsCombine.MEAN or periods.rounded_to is not None:
            yield coefficient * Fraction(periods.rounded_to or _FINEST)
    if criterion.not_arisen is NotArisen.MEAN:
        yield Fraction(scale.step) if scale.step else _FINEST
    sizes += [claimed.points for claimed in scale.claims]
    yield from (Fraction(size) * coefficient for size in sizes if size)


def _common(steps: Iterable[Fraction]) -> Fraction:
    """The largest step of which all are whole multiples."""
    known = [abs(step) for step in steps if step]
    top = gcd(*(step.numerator for step in known))
    return Fraction(top, lcm(*(step.denominator for step in known))) if known else _FINEST
