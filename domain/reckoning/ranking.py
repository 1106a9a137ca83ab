"""Totals and ranks."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from types import MappingProxyType

import msgspec

from domain.reckoning.adding import Beside, Bounded, beside_standard
from domain.reckoning.arithmetic import NOW, Arithmetic
from domain.reckoning.counters import added, counter_lines
from domain.rulebook.criteria import (
    Criterion,
    NotArisen,
    OfPeriod,
    OfTarget,
    Part,
    Scale,
    full_standard,
    is_counted,
    target_code,
)
from domain.rulebook.grading import (
    ByLevel,
    Graded,
    PerOccurrence,
    ToBest,
    compared_with_best,
    exact,
    points_of,
    rounded,
)
from domain.rulebook.periods import PeriodsCombine
from domain.rulebook.rulebook import VOTE, RankedBy, Rulebook
from domain.values.points import Points

#: The cells of one column of one sheet: empty cells are absent.
Cells = Mapping[tuple[str, Part], Points]


class Totals(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """The sums of one column of one sheet, as stored.

    An empty bonus or deduction means none and stays ``None``; 0 is a value. An empty standard
    means not scored: the sum is then of what is there, and ``complete`` is false.
    """

    standard: Points | None
    bonus: Points | None
    deduction: Points | None
    total: Points | None
    complete: bool


class Marks(msgspec.Struct, frozen=True, kw_only=True):
    """What was said of a unit's criteria beside its points."""

    #: Criteria that are not applied to the unit: they change its denominator.
    not_applied: frozenset[str] = frozenset()
    #: Criteria whose task did not arise; the rulebook says what becomes of each.
    not_arisen: frozenset[str] = frozenset()


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """One sheet as the rulebook counts it."""

    #: The points of every cell, by what was entered and the rule beside it.
    cells: Cells
    totals: Totals
    #: What the criteria applied to the unit can give in standard points; ``None`` where the
    #: document leaves the maximum of one of them open.
    maximum: Points | None
    #: Criteria that wait for a ranking not yet published: the total is provisional.
    awaited: tuple[str, ...]
    #: Where bonus or deduction of several criteria count otherwise than they add up.
    bounded: tuple[Bounded, ...] = ()


class Reckoned(msgspec.Struct, frozen=True, kw_only=True):
    """How one entry became points. All but the last are without the sign of a deduction."""

    #: What the rule beside the criterion gives for it.
    by_rule: Fraction
    #: Times the coefficient of the criterion.
    weighted: Fraction
    #: Brought to the step.
    stepped: Points
    #: The most that it counts; ``None``: no bound.
    cap: Fraction | None
    points: Points


NOTHING_SAID = Marks()
NO_CELLS: Cells = MappingProxyType({})


def best_of(rulebook: Rulebook, sheets: Iterable[Cells]) -> Cells:
    """For relative criteria: the largest value that any unit has in the same column."""
    if not rulebook.is_relative:
        return NO_CELLS
    best: dict[tuple[str, Part], Points] = {}
    known = rulebook.by_code
    for cells in sheets:
        held = of_year(rulebook, cells)
        for place, entered in held.items():
            criterion = known.get(place[0])
            scale = criterion.scale(place[1]) if criterion else None
            if scale is not None and isinstance(scale.grading, ToBest):
                size = measured(scale, place, entered, held)
                best[place] = max(size, best.get(place, size))
    return best


def measured(scale: Scale, place: tuple[str, Part], entered: Points, cells: Cells) -> Points:
    """What of an entry is held against the best of its column."""
    target = target_in(scale, place, cells)
    return compared_with_best(scale.grading, Points.exact(abs(entered)), target)


def target_in(scale: Scale, place: tuple[str, Part], cells: Cells) -> Points | None:
    """The unit's own target beside an entry; ``None``: there is none, or none is entered."""
    found = cells.get((target_code(place[0]), place[1])) if scale.own_target else None
    return None if found is None else Points.exact(abs(found))


def sums(
    rulebook: Rulebook,
    entered: Cells,
    marks: Marks = NOTHING_SAID,
    best: Cells = NO_CELLS,
    kept: Cells = NO_CELLS,
    *,
    by: Arithmetic,
) -> Sums:
    """Turn what was entered into points and add them up, exactly.

    Deductions are negative and lower no standard. ``best`` is :func:`best_of` all sheets;
    ``kept`` are points that cells keep from before an amendment; ``by`` are the year's rules of
    computing.
    """
    missing = missing_standards(rulebook, entered, marks)
    entered = of_year(rulebook, entered)
    said = bool(marks.not_applied or marks.not_arisen or kept)
    found = None if said else _as_entered(rulebook, entered)
    counted, maximum = found or _reckoned(rulebook, entered, marks, best, kept, by)
    by_place = _applied(rulebook.by_place, marks)
    awaited = tuple(one.code for one in by_place if one.standard_place not in entered)
    beside = beside_standard(rulebook, counted)
    return Sums(
        cells=counted,
        totals=_added(counted, beside, complete=not missing),
        maximum=None if _applied(rulebook.left_open, marks) else Points.exact(maximum),
        awaited=awaited,
        bounded=beside.bounded,
    )


#: The points of every cell, and what the criteria applied can give in standard points.
_Counted = tuple[dict[tuple[str, Part], Points], Decimal]


def _as_entered(rulebook: Rulebook, entered: Cells) -> _Counted | None:
    """What counts of a sheet in which every entry counts as it stands; ``None``: something of it
    has to be reckoned."""
    if not rulebook.counts_as_entered:
        return None
    counted: dict[tuple[str, Part], Points] = {}
    for place, criterion in rulebook.places:
        value = entered.get(place)
        if value is None:
            continue
        if not criterion.counts_as_entered(place[1], value):
            return None
        counted[place] = value
    return counted, rulebook.full_standard


def _reckoned(
    rulebook: Rulebook, entered: Cells, marks: Marks, best: Cells, kept: Cells, by: Arithmetic
) -> _Counted:
    """As :func:`_as_entered`, of any sheet, criterion by criterion."""
    applied = _applied(rulebook.criteria, marks)
    counted: dict[tuple[str, Part], Points] = {}
    mean: list[Criterion] = []
    maximum = Decimal(0)
    for criterion in applied:
        if criterion.code in marks.not_arisen and criterion.standard is not None:
            if criterion.not_arisen is NotArisen.LEFT_OUT:
                continue
            if criterion.not_arisen is NotArisen.MEAN:
                mean.append(criterion)
            else:
                counted[criterion.code, Part.STANDARD] = criterion.full_standard
        maximum += criterion.full_standard
        for place, points in _counted(rulebook, criterion, entered, best, marks, by).items():
            counted[place] = kept.get(place, points)
    share = _share_of_others(applied, mean, counted, marks) if mean else Fraction(0)
    for criterion in mean:
        full = criterion.full_standard
        scale = criterion.standard
        step = scale.step if scale else None
        reached = rounded(Fraction(full) * share, step, rulebook.rounding)
        counted[criterion.code, Part.STANDARD] = min(reached, full)
    return counted, maximum


def _applied(criteria: Sequence[Criterion], marks: Marks) -> Sequence[Criterion]:
    if not marks.not_applied:
        return criteria
    return [found for found in criteria if found.code not in marks.not_applied]


def of_year(rulebook: Rulebook, entered: Cells) -> Cells:
    """What was entered, with the year's value of whatever is entered period by period."""
    if not rulebook.by_periods:
        return entered
    found = dict(entered)
    for criterion in rulebook.criteria:
        for part in Part:
            scale = criterion.scale(part)
            if scale is None or scale.by_period is None:
                continue
            found.pop((criterion.code, part), None)
            year = year_value(rulebook, criterion.code, part, scale, entered)
            if year is not None:
                less = part is Part.DEDUCTION and not is_counted(criterion, part)
                found[criterion.code, part] = Points.exact(-year.value) if less else year.value
    return MappingProxyType(found)


class YearValue(msgspec.Struct, frozen=True, kw_only=True):
    """How what was entered for the periods came to one value of the year, without a sign."""

    combine: PeriodsCombine
    #: By the code of the period, in the order of the year; only what was entered.
    entered: tuple[tuple[str, Points], ...]
    #: What each of them counts, where one period counts no more than so much.
    counted: tuple[Points, ...]
    #: Added up, or their mean, before it is brought to the step.
    exact: Fraction
    value: Points


def year_value(
    rulebook: Rulebook, criterion: str, part: Part, scale: Scale, entered: Cells
) -> YearValue | None:
    """The year's value of what is entered by periods; ``None`` where no period was entered. An
    empty period is no 0: a mean is of those that were entered."""
    periods = scale.by_period
    assert periods is not None
    places = ((one.code, part) for one in periods.in_year(criterion))
    found = [(at[0], Points.exact(abs(entered[at]))) for at in places if at in entered]
    if not found:
        return None
    most = _most_of_one(scale)
    counted = [size if most is None else min(size, most) for _, size in found]
    total = sum(map(Fraction, counted), Fraction(0))
    whole = total if periods.combine is PeriodsCombine.SUM else total / len(counted)
    return YearValue(
        combine=periods.combine,
        entered=tuple(found),
        counted=tuple(counted),
        exact=whole,
        value=rounded(whole, periods.rounded_to, rulebook.rounding),
    )


def _most_of_one(scale: Scale) -> Points | None:
    """The most of what is entered that counts of one period; of occurrences the cap is of points,
    as that of the year is."""
    most = scale.by_period.most_counted if scale.by_period is not None else None
    if most is None or not isinstance(scale.grading, PerOccurrence) or not scale.grading.each:
        return most
    return Points.exact(most / scale.grading.each)


def missing_standards(rulebook: Rulebook, entered: Cells, marks: Marks) -> tuple[str, ...]:
    """Criteria that are applied, did arise, wait for nothing, and are not scored yet; of one that
    is entered by periods each period that is empty."""
    said = marks.not_applied | marks.not_arisen
    return tuple(
        found.code
        for found in rulebook.standards
        if found.standard_place not in entered
        and found.code not in said
        and not (isinstance(found, OfPeriod) and found.period.criterion in said)
        and not (isinstance(found, OfTarget) and found.target_of in said)
    )


def _share_of_others(
    applied: Sequence[Criterion], mean: list[Criterion], counted: Cells, marks: Marks
) -> Fraction:
    """The share of the maximum that the unit reached in the criteria that did arise."""
    others = [
        found
        for found in applied
        if found.standard and found not in mean and found.code not in marks.not_arisen
    ]
    full = Fraction(full_standard(others))
    got = sum(
        (Fraction(counted.get((found.code, Part.STANDARD), Points("0"))) for found in others),
        Fraction(0),
    )
    return got / full if full else Fraction(1)


def _counted(
    rulebook: Rulebook,
    criterion: Criterion,
    entered: Cells,
    best: Cells,
    marks: Marks,
    by: Arithmetic,
) -> Cells:
    """The points of one criterion's parts, each after its own step and cap."""
    found: dict[tuple[str, Part], Points] = {}
    for part, scale in criterion.scales:
        place = (criterion.code, part)
        value = entered.get(place)
        if part is Part.STANDARD and criterion.code in marks.not_arisen:
            continue
        if value is not None and criterion.counts_as_entered(part, value):
            found[place] = value
            continue
        lines = counter_lines(scale, part, entered)
        if value is None and not lines and not _by_standard(scale):
            continue
        standard = found.get((criterion.code, Part.STANDARD))
        target = target_in(scale, place, entered)
        if value is None and standard is None and not lines:
            continue
        if scale.own_target and target is None:
            continue
        reckoned = reckon(
            rulebook,
            criterion,
            part,
            value,
            standard,
            best.get(place),
            by=by,
            besides=added(lines),
            target=target,
        )
        found[place] = reckoned.points
    return found


def reckon(
    rulebook: Rulebook,
    criterion: Criterion,
    part: Part,
    value: Points | None,
    standard: Points | None,
    best: Points | None,
    *,
    by: Arithmetic,
    besides: Fraction = Fraction(0),
    target: Points | None = None,
) -> Reckoned:
    """Turn one entry into points: rule, coefficient, step, cap, and the sign of its part.

    ``value`` is empty only where ``standard``, the criterion's own standard points, gives them, or
    ``besides``, what counters add to a count.
    """
    scale = criterion.scale(part)
    assert scale is not None
    size = Points.exact(abs(value)) if value is not None else Points("0")
    by_rule = points_of(
        scale.grading, size, by, standard=standard, best=best, besides=besides, target=target
    )
    weighted = by_rule * Fraction(criterion.coefficient)
    step = None if isinstance(scale.grading, Graded) else scale.step
    stepped = rounded(weighted, step, rulebook.rounding)
    cap = min(_caps(criterion, scale), default=None)
    counted = Fraction(stepped) if cap is None else min(Fraction(stepped), cap)
    return Reckoned(
        by_rule=by_rule,
        weighted=weighted,
        stepped=stepped,
        cap=cap,
        points=exact(-counted if part is Part.DEDUCTION else counted),
    )


def _by_standard(scale: Scale) -> bool:
    return isinstance(scale.grading, ByLevel) and scale.grading.of_standard


def _caps(criterion: Criterion, scale: Scale) -> list[Fraction]:
    """What the points count at most: no step rounds them above what the part can give. Where
    points are entered the maximum has bounded them already."""
    bounded = isinstance(scale.grading, Graded) and scale.by_period is None
    most = scale.cap if bounded else scale.full
    caps = [] if most is None else [Fraction(most) * Fraction(criterion.coefficient)]
    if scale.cap_at_standard:
        caps.append(Fraction(criterion.full_standard))
    return caps


def _added(counted: Cells, beside: Beside, *, complete: bool) -> Totals:
    standard = _sum(counted, Part.STANDARD)
    parts = (standard, beside.bonus, beside.deduction)
    known = [value for value in parts if value is not None]
    return Totals(
        standard=standard,
        bonus=beside.bonus,
        deduction=beside.deduction,
        total=Points.exact(sum(known, Decimal(0))) if known else None,
        complete=complete,
    )


def docked(found: Sums, lapses: Points | None) -> Sums:
    """What counts once the unit's lapses are deducted beside its criteria; a sheet that is not
    there yet stays without a total."""
    before = found.totals
    if lapses is None or before.total is None:
        return found
    after = msgspec.structs.replace(
        before,
        deduction=Points.exact(Decimal(before.deduction or 0) + lapses),
        total=Points.exact(before.total + lapses),
    )
    return msgspec.structs.replace(found, totals=after)


def totals(rulebook: Rulebook, cells: Cells) -> Totals:
    """The sums of a sheet looked at alone, by the rules of today."""
    return sums(rulebook, cells, best=best_of(rulebook, [cells]), by=NOW).totals


def _sum(cells: Cells, part: Part) -> Points | None:
    values = [value for (_, of), value in cells.items() if of is part]
    return Points.exact(sum(values, Decimal(0))) if values else None


def worth(rulebook: Rulebook, found: Sums) -> tuple[Fraction, ...] | None:
    """What ranks a sheet: the amount that counts, then the keys that break its ties, each the
    larger the better. ``None`` for a sheet that cannot be ranked yet."""
    total, standard = found.totals.total, found.totals.standard
    if total is None or not found.totals.complete:
        return None
    maximum = Fraction(found.maximum or 0)
    match rulebook.ranked_by:
        case RankedBy.TOTAL:
            amount = Fraction(total)
        case RankedBy.SHARE_OF_STANDARD:
            amount = Fraction(standard or 0) / maximum if maximum else Fraction(0)
        case RankedBy.SHARE_OF_TOTAL:
            amount = Fraction(total) / maximum if maximum else Fraction(0)
    return (amount, *(_tie_key(key, found) for key in rulebook.ties if key != VOTE))


def _tie_key(key: str, found: Sums) -> Fraction:
    match key:
        case "fewer_deductions":
            return Fraction(found.totals.deduction or 0)
        case "higher_standard":
            return Fraction(found.totals.standard or 0)
        case _:
            return Fraction(found.cells.get((key.partition(":")[2], Part.STANDARD), 0))


def on_scale(rulebook: Rulebook, found: Sums, by: Arithmetic) -> Fraction | None:
    """The total as it is held against classes and minimums: where units are ranked by a share of
    what applies to them, brought from that to what all criteria can give."""
    total = found.totals.total
    if total is None:
        return None
    full, applied = full_standard(rulebook.criteria), found.maximum
    plain = rulebook.ranked_by is RankedBy.TOTAL or not by.one_denominator
    if plain or applied is None or applied == full:
        return Fraction(total)
    return Fraction(total) * Fraction(full) / Fraction(applied) if applied else Fraction(0)
