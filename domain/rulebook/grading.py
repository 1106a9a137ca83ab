"""How points come from what is entered, criterion by criterion.

A cell holds what its scorer entered: points where a criterion is graded, otherwise a count, a
measure, a percentage or a place. The rule beside the criterion turns it into points, exactly;
only the rule's own step rounds, once, at the end.
"""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import msgspec

from domain.reckoning.arithmetic import Arithmetic
from domain.values.points import Points
from domain.values.refusal import Refusal


class Rounding(StrEnum):
    """What becomes of a value between two steps; half up takes a tie away from zero."""

    HALF_UP = "half_up"
    UP = "up"
    DOWN = "down"


def rounded(amount: Fraction, step: Points | None, mode: Rounding) -> Points:
    """Bring an amount to the step. Without a step it must be exact to four decimals, or is
    brought to four."""
    unit = Fraction(step) if step else Fraction(1, 10_000)
    steps, rest = divmod(abs(amount) / unit, 1)
    up = rest * 2 >= 1 if mode is Rounding.HALF_UP else mode is Rounding.UP and rest > 0
    size = (steps + int(up)) * unit
    return exact(size if amount >= 0 else -size)


def exact(amount: Fraction) -> Points:
    """A fraction that has a finite decimal form of at most four decimals, as points."""
    return Points.exact(Decimal(amount.numerator) / Decimal(amount.denominator))


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag_field="how"):
    """One way of grading."""


class Graded(_Rule, frozen=True, kw_only=True, tag="graded"):
    """What is entered are the points."""


class PassOrFail(_Rule, frozen=True, kw_only=True, tag="pass_or_fail"):
    """Passed gives the points, not passed 0; entered as the points or 0. 0 counts as scored."""

    points: Points


class Remainder(StrEnum):
    """What becomes of less than make one."""

    DROPPED = "dropped"
    COUNTS_AS_ONE = "counts_as_one"
    IN_PART = "in_part"


class Rate(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """So many of a counter are one: three late arrivals are one absence."""

    #: The criterion that counts them, in the same part.
    criterion: str
    of_one: int = 1
    remainder: Remainder = Remainder.DROPPED


class Counter(_Rule, frozen=True, kw_only=True, tag="counter"):
    """Entered as a count that gives no points by itself: another criterion counts it by a rate."""


class PerOccurrence(_Rule, frozen=True, kw_only=True, tag="per_occurrence"):
    """Entered as a count; each gives the points, up to the cap beside the rule."""

    each: Points
    #: What counts beside its own count. Left out of the canonical text where it is not said.
    counters: tuple[Rate, ...] | msgspec.UnsetType = msgspec.UNSET


class Level(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    rename={"at_least": "from"},
):
    """From this value on, these points."""

    at_least: Points
    points: Points
    #: Only above ``from``: "trên 80 %"; left out of the canonical text where it is not said.
    more_than: bool | msgspec.UnsetType = msgspec.UNSET

    @property
    def begins(self) -> tuple[Points, bool]:
        """Where it begins, and whether just above that; one above another is the larger."""
        return self.at_least, self.more_than is True

    def is_reached_by(self, amount: Fraction) -> bool:
        """Whether an amount reaches it."""
        return amount > self.at_least if self.more_than is True else amount >= self.at_least


class ByLevel(_Rule, frozen=True, kw_only=True, tag="by_level"):
    """The points of the highest level reached; below the lowest, 0.

    Reached by what is entered, or by the standard points of the same criterion.
    """

    levels: tuple[Level, ...]
    of_standard: bool = False
    #: What counts beside its own count. Left out of the canonical text where it is not said.
    counters: tuple[Rate, ...] | msgspec.UnsetType = msgspec.UNSET


class Band(
    msgspec.Struct,
    frozen=True,
    forbid_unknown_fields=True,
    kw_only=True,
    rename={"first": "from", "last": "to"},
):
    """Places from the first to the last, both included."""

    first: int
    last: int
    points: Points


class ByPlace(_Rule, frozen=True, kw_only=True, tag="by_place"):
    """The points of the band in which a place lies; outside all bands, 0.

    Entered as the place in a published ranking of a named edition. While that edition is not
    out the cell is empty and the total provisional.
    """

    ranking: str
    edition: str
    bands: tuple[Band, ...]


class Relative(_Rule, frozen=True, kw_only=True, tag="relative"):
    """The points times the own measure through the best of the same column. All zero: all 0."""

    points: Points


class ShareOfTarget(_Rule, frozen=True, kw_only=True, tag="share_of_target"):
    """The points times the percentage of the target; entered as the percentage, 95 for 95 %.

    Below the floor 0; more than the target gives no more than the points.
    """

    points: Points
    floor: Points | None = None
    #: Each unit has a target of its own, entered beside what was done; the percentage is reckoned
    #: from both. Left out of the canonical text where it is not said.
    by_unit: bool | msgspec.UnsetType = msgspec.UNSET


class Worded(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A level in words, and its points: "thiếu 1 báo cáo tháng", 6."""

    name: str
    points: Points


class OneOf(_Rule, frozen=True, kw_only=True, tag="one_of"):
    """The points of the one worded level that holds.

    Entered as the place of the level in the list, from 1, so that a cell holds a number as all
    cells do; 0 stands only for one that counts nothing for want of proof.
    """

    levels: tuple[Worded, ...]

    def at(self, entered: Decimal) -> Worded | None:
        """The level that was entered; nothing for a number that is the place of none."""
        place = int(abs(entered))
        whole = entered == entered.to_integral_value()
        return self.levels[place - 1] if whole and 0 < place <= len(self.levels) else None


class BelowTarget(StrEnum):
    """What is given below the target."""

    #: Half of the points in proportion to the target.
    IN_PROPORTION = "in_proportion"
    NOTHING = "nothing"


class TargetToBest(_Rule, frozen=True, kw_only=True, tag="target_to_best"):
    """The target reached gives half of the points, the best of the same column all, in proportion
    between; entered as the percentage of the target, or as for :attr:`ShareOfTarget.by_unit`.

    Where nobody is over the target, those that reached it have half.
    """

    points: Points
    by_unit: bool | msgspec.UnsetType = msgspec.UNSET
    #: In proportion where it is not said.
    below: BelowTarget | msgspec.UnsetType = msgspec.UNSET


#: What depends on the best of a column, so that one change moves the points of others.
ToBest = Relative | TargetToBest
Rule = (
    Graded
    | PassOrFail
    | PerOccurrence
    | ByLevel
    | OneOf
    | Counter
    | ByPlace
    | Relative
    | ShareOfTarget
    | TargetToBest
)


def rates_of(rule: Rule) -> tuple[Rate, ...]:
    """By which rates a rule counts other counters beside what is entered."""
    rates = rule.counters if isinstance(rule, PerOccurrence | ByLevel) else ()
    return () if isinstance(rates, msgspec.UnsetType) else rates


def has_own_targets(rule: Rule) -> bool:
    """Whether each unit has a target of its own, entered beside what it did."""
    return isinstance(rule, ShareOfTarget | TargetToBest) and rule.by_unit is True


def percent_reached(rule: Rule, entered: Points, target: Points | None) -> Fraction:
    """The percentage of the target: as it was entered, or reckoned from the unit's own."""
    if not has_own_targets(rule):
        return Fraction(entered)
    return Fraction(entered) * 100 / Fraction(target) if target else Fraction(0)


def compared_with_best(rule: Rule, entered: Points, target: Points | None) -> Points:
    """What of an entry is held against the best: a percentage has four decimals at most."""
    if not isinstance(rule, TargetToBest):
        return entered
    return rounded(percent_reached(rule, entered, target), None, Rounding.HALF_UP)


class ClaimLevel(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A level at which one achievement may be claimed, and its points."""

    level: str
    points: Points


def worded(rule: OneOf) -> Iterator[tuple[int, Worded]]:
    """The levels in words, each with its place from 1."""
    return enumerate(rule.levels, start=1)


def letter_of(place: int) -> str:
    """How a level is called in short: a, b, c …; after z, aa."""
    letters = ""
    while place > 0:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("a") + rest) + letters
    return letters


def check_entered(rule: Rule, entered: Points, criterion: str) -> None:
    """Raises ``Refusal``: ``entered_malformed`` or ``level_unknown`` where a rule cannot take the
    value."""
    whole = entered == entered.to_integral_value()
    match rule:
        case PassOrFail() if entered not in {Decimal(0), rule.points}:
            expected = f"0 | {rule.points}"
        case PerOccurrence() | Counter() if not whole or entered < 0:
            expected = "0, 1, 2 …"
        case ByPlace() if not whole or entered < 1:
            expected = "1, 2, 3 …"
        case ByLevel() | Relative() | ShareOfTarget() | TargetToBest() if entered < 0:
            expected = "0 …"
        case OneOf() if rule.at(entered) is None or entered < 0:
            known = tuple(f"{letter_of(at)} (“{one.name}”)" for at, one in worded(rule))
            facts = {"criterion": criterion, "value": entered, "nearest": None}
            raise Refusal("level_unknown", case="chosen", **facts, known=known)
        case _:
            return
    raise Refusal("entered_malformed", criterion=criterion, value=entered, expected=expected)


def points_of(
    rule: Rule,
    entered: Points,
    by: Arithmetic,
    *,
    standard: Points | None = None,
    best: Points | None = None,
    besides: Fraction = Fraction(0),
    target: Points | None = None,
) -> Fraction:
    """The points for what was entered, before rounding and cap.

    ``besides`` is what counters add to a count; ``standard`` are the standard points of the
    criterion, for levels reached by them; ``best`` is the largest value entered by any unit in the
    same column, for relative criteria, or the largest percentage; ``target`` is the unit's own.
    """
    own = Fraction(entered) + besides
    match rule:
        case Graded() | PassOrFail():
            return own
        case Counter():
            return Fraction(0)
        case PerOccurrence():
            return own * Fraction(rule.each)
        case ByLevel():
            reached = Fraction(standard) if rule.of_standard and standard is not None else own
            levels = [level for level in rule.levels if level.is_reached_by(reached)]
            if by.highest_level:
                top = max((level.begins for level in levels), default=None)
                levels = [level for level in levels if level.begins == top]
            return max((Fraction(level.points) for level in levels), default=Fraction(0))
        case OneOf():
            chosen = rule.at(entered)
            return Fraction(chosen.points) if chosen is not None else Fraction(0)
        case ByPlace():
            bands = (band for band in rule.bands if band.first <= entered <= band.last)
            return next((Fraction(band.points) for band in bands), Fraction(0))
        case Relative():
            return own * Fraction(rule.points) / Fraction(best) if best else Fraction(0)
        case ShareOfTarget():
            percent = percent_reached(rule, entered, target)
            if rule.floor is not None and percent < rule.floor:
                return Fraction(0)
            return min(percent / 100, Fraction(1)) * Fraction(rule.points)
        case TargetToBest():
            percent = Fraction(compared_with_best(rule, entered, target))
            return _share_to_best(rule, percent, Fraction(best or 0)) * Fraction(rule.points)


def _share_to_best(rule: TargetToBest, percent: Fraction, best: Fraction) -> Fraction:
    """The share of the points: half at 100, all at the best above it."""
    half = Fraction(1, 2)
    if percent < 100:
        nothing = rule.below is BelowTarget.NOTHING
        return Fraction(0) if nothing else half * percent / 100
    if best <= 100:
        return half
    return half + half * (min(percent, best) - 100) / (best - 100)


def full_points(rule: Rule, limit: Points | None) -> Points | None:
    """The most that a rule gives; ``limit`` is the maximum or cap beside it."""
    match rule:
        case PassOrFail() | Relative() | ShareOfTarget() | TargetToBest():
            most: Points | None = rule.points
        case Counter():
            most = Points("0")
        case ByLevel() | OneOf():
            most = max((level.points for level in rule.levels), default=Points("0"))
        case ByPlace():
            most = max((band.points for band in rule.bands), default=Points("0"))
        case _:
            return limit
    return most if limit is None or (most is not None and most < limit) else limit


class Combine(StrEnum):
    """How several scorers of one cell come to one value."""

    SUM = "sum"
    MEAN = "mean"
    MEAN_WITHOUT_EXTREMES = "mean_without_extremes"


def combined(scores: Iterable[Points], how: Combine, step: Points | None, mode: Rounding) -> Points:
    """One value from several scorers, rounded once, at the end.

    Raises ``Refusal("cells_missing")`` for no score.
    """
    return rounded(together(scores, how), step, mode)


def together(scores: Iterable[Points], how: Combine) -> Fraction:
    """What several scores come to, exactly.

    Without the extremes one highest and one lowest fall away; fewer than three scores keep all.
    Raises ``Refusal("cells_missing")`` for no score.
    """
    ordered = sorted(Fraction(score) for score in scores)
    if not ordered:
        raise Refusal("cells_missing")
    if how is Combine.MEAN_WITHOUT_EXTREMES and len(ordered) > 2:
        ordered = ordered[1:-1]
    total = sum(ordered, Fraction(0))
    return total if how is Combine.SUM else total / len(ordered)


class Claim(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """An achievement claimed at a level. The same achievement may stand at several."""

    achievement: str
    level: str
    evidence: bool = False


def claimed_points(
    claims: Iterable[Claim], levels: Mapping[str, Points], needs_evidence: bool
) -> tuple[Points, tuple[str, ...]]:
    """The points of claims, each achievement counted once at its highest level.

    Also the achievements that count nothing for want of evidence. Raises
    ``Refusal("level_unknown")``.
    """
    best: dict[str, Points] = {}
    bare: list[str] = []
    for claim in claims:
        if claim.level not in levels:
            raise Refusal("level_unknown", value=claim.level, known=tuple(levels))
        if needs_evidence and not claim.evidence:
            bare.append(claim.achievement)
            continue
        worth = levels[claim.level]
        best[claim.achievement] = max(best.get(claim.achievement, worth), worth)
    uncounted = tuple(name for name in dict.fromkeys(bare) if name not in best)
    return Points.exact(sum(best.values(), Decimal(0))), uncounted
