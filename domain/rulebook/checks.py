"""What is legal in a rulebook but odd: it is told, and nothing follows from it.

What cannot govern at all is :func:`domain.rulebook.faults.faults`; where two places of the document
contradict each other, that is :func:`domain.rulebook.discrepancies.discrepancies`.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from domain.rulebook.criteria import Criterion, NotArisen, Part, Scale, full_standard
from domain.rulebook.deadline_checks import odd_deadlines
from domain.rulebook.due_rule import CycleMonths, CycleYear
from domain.rulebook.grading import (
    ByLevel,
    ByPlace,
    Counter,
    Graded,
    OneOf,
    PerOccurrence,
    ShareOfTarget,
)
from domain.rulebook.legal_basis import odd_bases
from domain.rulebook.officers import odd_officers
from domain.rulebook.places import Place
from domain.rulebook.requirement_checks import odd_requirements
from domain.rulebook.rulebook import REPORT_KINDS, RankedBy, Rulebook, Scorer
from domain.rulebook.selection_checks import odd_selections
from domain.rulebook.told_only import odd_unstated
from domain.values.names import nearest
from domain.values.points import Points
from domain.values.refusal import Refusal

#: A target is reached at so many per cent.
_WHOLE_TARGET = 100
#: More first ranks than this is unusual.
_MANY_RANKS = 5


@dataclass(frozen=True)
class Remark:
    """Something legal that is probably not meant."""

    code: str
    place: Place
    facts: Mapping[str, object] = field(default_factory=dict)


def remarks(
    rulebook: Rulebook, units: int | None = None, year: str | None = None
) -> Iterator[Remark]:
    """What is legal but odd. ``units`` is how many the cluster has and ``year`` what the cycle
    year is called, where that is known.
    """
    for index, criterion in enumerate(rulebook.criteria):
        yield from _of_criterion(rulebook, criterion, ("criteria", index))
    yield from _of_columns(rulebook)
    yield from _of_ranking(rulebook, units)
    yield from _of_groups(rulebook)
    yield from _of_bounds(rulebook)
    yield from _of_bands(rulebook)
    yield from _of_consequences(rulebook)
    for code, place, facts in _of_other_sections(rulebook, units, _span(rulebook, year)):
        yield Remark(code, place, facts)


def _span(rulebook: Rulebook, year: str | None) -> CycleYear | None:
    """The days of the year; ``None`` where it is not known, or not called as its months go."""
    try:
        return (rulebook.months or CycleMonths()).of(year) if year is not None else None
    except Refusal:
        return None


def _of_other_sections(
    rulebook: Rulebook, units: int | None, year: CycleYear | None
) -> Iterator[tuple[str, Place, Mapping[str, object]]]:
    yield from odd_selections(rulebook, units, year)
    yield from odd_requirements(rulebook, units)
    yield from _tables(rulebook)
    yield from odd_officers(rulebook, units)
    yield from odd_unstated(rulebook)
    yield from odd_bases(rulebook, year)
    yield from odd_deadlines(rulebook, year)


def _tables(rulebook: Rulebook) -> Iterator[tuple[str, Place, Mapping[str, object]]]:
    """Units ranked together by totals that cannot be compared."""
    owns = [rulebook.of_table(table.code) for table in rulebook.several]
    sizes = {full_standard(own.criteria) for own in owns}
    together = rulebook.ranked_together is True and rulebook.ranked_by is RankedBy.TOTAL
    if together and len(sizes) > 1:
        yield "tables_by_total", ("ranked_together",), {"sizes": tuple(sorted(sizes))}


def _of_criterion(rulebook: Rulebook, criterion: Criterion, place: Place) -> Iterator[Remark]:
    parts = {part: scale for part in Part if (scale := criterion.scale(part)) is not None}
    counts = any(isinstance(scale.grading, Counter) for scale in parts.values())
    if not counts and all(_gives(scale) == 0 for scale in parts.values()):
        yield Remark("criterion_gives_nothing", place, {"criterion": criterion.code})
    left_out = criterion.not_arisen is NotArisen.LEFT_OUT and criterion.standard is not None
    if left_out and rulebook.ranked_by is RankedBy.TOTAL:
        facts: dict[str, object] = {"criterion": criterion.code}
        yield Remark("left_out_by_total", (*place, "not_arisen"), facts)
    for part, scale in parts.items():
        facts = {"criterion": criterion.code, "part": part}
        for code, more in _of_scale(rulebook, criterion, part, scale):
            yield Remark(code, (*place, part.value), {**facts, **more})


def _gives(scale: Scale) -> Points | None:
    """The most that a part can give; ``None`` without limit."""
    if isinstance(scale.grading, PerOccurrence) and scale.grading.each == 0:
        return Points("0")
    return scale.full


def _of_scale(
    rulebook: Rulebook, criterion: Criterion, part: Part, scale: Scale
) -> Iterator[tuple[str, dict[str, object]]]:
    unlimited = scale.full is None and not scale.claims and not scale.cap_at_standard
    unlimited = unlimited and not scale.is_open
    if part is Part.BONUS and unlimited and not _bonus_bounded(rulebook, criterion):
        yield "bonus_unlimited", {}
    if scale.max is not None and scale.cap is not None and scale.cap >= scale.max:
        yield "cap_never_reached", {"cap": scale.cap, "max": scale.max}
    step = scale.entered_step
    if step is not None and step > 0 and scale.max is not None and scale.max % step:
        yield "max_off_step", {"max": scale.max, "step": step}
    if scale.cap_at_standard and criterion.standard is None:
        yield "cap_without_standard", {}
    if scale.claims and not scale.evidence_needed:
        yield "evidence_not_asked", {}
    if isinstance(scale.grading, OneOf) and scale.full is not None:
        above = [level.points for level in scale.grading.levels if level.points > scale.full]
        if above:
            yield "level_above_maximum", {"points": max(above), "max": scale.full}
    if scale.claims and not isinstance(scale.grading, Graded):
        yield "claims_not_graded", {}
    match scale.grading:
        case ByLevel(levels=levels):
            ordered = sorted(levels, key=lambda level: level.at_least)
            for one, other in pairwise(ordered):
                if other.points <= one.points and other.at_least > one.at_least:
                    figures = {"at_least": other.at_least, "points": other.points}
                    yield "level_gives_less", {**figures, "below": one.at_least}
        case ShareOfTarget(floor=floor) if floor is not None and floor > _WHOLE_TARGET:
            yield "floor_above_target", {"floor": floor}
        case ByPlace(bands=bands):
            for band in bands:
                if band.first > band.last:
                    yield "band_empty", {"one": str(band.first), "other": str(band.last)}


def _bonus_bounded(rulebook: Rulebook, criterion: Criterion) -> bool:
    """Whether its group, one around that or the whole table bounds what a bonus adds."""
    around = [
        group.bounds for group in rulebook.groups if criterion in rulebook.criteria_in(group.code)
    ]
    return any(bounds.bound_the_bonus for bounds in (rulebook.bounds, *around))


def _of_bounds(rulebook: Rulebook) -> Iterator[Remark]:
    """A bound of what no criterion there gives."""
    whole: Place = ()
    inside = [(whole, rulebook.name, rulebook.bounds, rulebook.criteria)]
    for index, group in enumerate(rulebook.groups):
        found = rulebook.criteria_in(group.code)
        inside.append((("groups", index), group.name, group.bounds, found))
    for place, name, bounds, criteria in inside:
        bonus = any(one.bonus is not None for one in criteria)
        deduction = any(one.deduction is not None for one in criteria)
        for name_of, said, given in (
            ("bonus_cap", bounds.bonus, bonus),
            ("deduction_cap", bounds.deduction, deduction),
            ("net", bounds.net, bonus or deduction),
        ):
            if criteria and said is not None and not given:
                yield Remark("bound_idle", (*place, name_of), {"name": name, "field": name_of})


def _of_columns(rulebook: Rulebook) -> Iterator[Remark]:
    if rulebook.columns and not rulebook.scored:
        yield Remark("columns_unused", ("columns",))
    own = 0
    for index, column in enumerate(rulebook.columns):
        place = ("columns", index)
        own += column.scorer is Scorer.OWN
        if column.scorer is Scorer.OWN and own > 1:
            yield Remark("own_column_twice", place, {"name": column.name})
        if column.scorer is Scorer.OWN and column.combine is not None:
            yield Remark("own_column_combined", place, {"name": column.name})
    if rulebook.scored and rulebook.columns[-1].scorer is Scorer.OWN and len(rulebook.columns) > 1:
        name = rulebook.columns[-1].name
        yield Remark("own_column_last", ("columns", len(rulebook.columns) - 1), {"name": name})


def _of_ranking(rulebook: Rulebook, units: int | None) -> Iterator[Remark]:
    first = rulebook.ranked_first
    if first is not None and first < 1:
        yield Remark("ranked_first_none", ("ranked_first",), {"count": first})
    elif first is not None and units is not None and first >= units:
        yield Remark("ranked_first_all", ("ranked_first",), {"count": first, "of": units})
    elif first is not None and first > _MANY_RANKS:
        yield Remark("ranked_first_many", ("ranked_first",), {"count": first})
    for index, key in enumerate(rulebook.ties):
        if rulebook.ties.index(key) < index:
            yield Remark("tie_key_twice", ("ties", index), {"value": key})
    for index, group in enumerate(rulebook.unit_groups):
        if len(group.units) < 2:
            yield Remark("unit_group_small", ("unit_groups", index), {"name": group.name})


def _of_groups(rulebook: Rulebook) -> Iterator[Remark]:
    for index, group in enumerate(rulebook.groups):
        if not rulebook.criteria_in(group.code):
            yield Remark("group_empty", ("groups", index), {"name": group.name})


def _of_consequences(rulebook: Rulebook) -> Iterator[Remark]:
    keys = [consequence.key for consequence in rulebook.consequences]
    known = {*REPORT_KINDS, *(deadline.code for deadline in rulebook.deadlines)}
    for index, found in enumerate(rulebook.consequences):
        if found.key in keys[:index]:
            yield Remark("consequence_twice", ("consequences", index), {"lapse": found.of})
        for name in found.named_reports:
            if name not in known and (close := nearest(name, known)) is not None:
                facts: dict[str, object] = {"value": name, "nearest": close}
                yield Remark("consequence_reports", ("consequences", index, "reports"), facts)


def _of_bands(rulebook: Rulebook) -> Iterator[Remark]:
    for index, band in enumerate(rulebook.bands):
        if band.at_most is not None and band.at_most < band.at_least:
            facts = {"name": band.name, "one": band.at_least, "other": band.at_most}
            yield Remark("class_empty", ("bands", index), facts)
    ordered = sorted(rulebook.bands, key=lambda band: band.begins)
    apart = any(
        one.at_most is not None and one.at_most < other.at_least for one, other in pairwise(ordered)
    )
    if rulebook.between_classes and not apart:
        facts = {"value": str(rulebook.between_classes)}
        yield Remark("between_classes_idle", ("between_classes",), facts)
    lowest = min((band.at_least for band in rulebook.bands), default=Points("0"))
    if lowest > 0:
        yield Remark("bands_bottom", ("bands",), {"value": lowest})
