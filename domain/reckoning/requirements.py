"""Whether the conditions beside a total hold, and with which figures those do not that fail."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

import msgspec

from domain.reckoning.between_classes import as_read
from domain.reckoning.ranking import Marks, Sums
from domain.reckoning.shortfall import Failing, Shortfall
from domain.record.record import UnitId
from domain.rulebook.criteria import Criterion, NotArisen, Part, full_standard
from domain.rulebook.requirement_checks import parts_asked, places_of
from domain.rulebook.requirements import Edge, FallsTo, GradeBand, Requirement
from domain.rulebook.rulebook import Rulebook
from domain.rulebook.selections import share_of
from domain.values.points import Points
from domain.values.ranks import Worth


class Position(msgspec.Struct, frozen=True, kw_only=True):
    """Where a unit stands among those with which it is ranked."""

    #: How many are worth more, how many as much, itself included; none where it has no rank.
    before: int | None
    level: int
    members: int


def position_of(
    amounts: Mapping[UnitId, Worth], groups: Mapping[UnitId, str | None], unit: UnitId
) -> Position:
    """``groups`` are those of all members, ``amounts`` what those are worth that are ranked."""
    inside = [other for other, group in groups.items() if group == groups.get(unit)]
    own = amounts.get(unit)
    if own is None:
        return Position(before=None, level=0, members=len(inside))
    worths = [amounts[other] for other in inside if other in amounts]
    before, level = sum(own < one for one in worths), sum(one == own for one in worths)
    return Position(before=before, level=level, members=len(inside))


class Reached(msgspec.Struct, frozen=True, kw_only=True):
    """What one sheet comes to, and where it stands."""

    rulebook: Rulebook
    sums: Sums
    marks: Marks
    #: Asked for only where a condition asks for a place.
    position: Callable[[], Position]

    def applied(self, criteria: Iterable[Criterion]) -> list[Criterion]:
        """Those with standard points that apply to the unit."""
        said = self.marks
        return [
            one
            for one in criteria
            if one.standard is not None
            and one.code not in said.not_applied
            and not (one.code in said.not_arisen and one.not_arisen is NotArisen.LEFT_OUT)
        ]

    def points(self, criteria: Iterable[Criterion], part: Part) -> Points | None:
        """What criteria give together; ``None`` while standard points of one are not there."""
        found = [self.sums.cells.get((one.code, part)) for one in criteria]
        if part is Part.STANDARD and None in found:
            return None
        return Points.exact(sum((one for one in found if one is not None), Decimal(0)))


def shortfalls(reached: Reached, asked: Iterable[Requirement]) -> Iterator[Shortfall]:
    """The conditions that do not hold, in their order."""
    for requirement in asked:
        if requirement.asks_place:
            yield from _of_place(reached.position(), requirement)
        elif requirement.no_deduction:
            yield from _of_deduction(reached, requirement)
        else:
            yield from _of_points(reached, requirement)


def _of_place(at: Position, requirement: Requirement) -> Iterator[Shortfall]:
    first = places_of(requirement, at.members)
    if at.before is None:
        yield Shortfall(what=Failing.FIRST, first=first, members=at.members)
        return
    last = at.before + (at.level if requirement.edge is Edge.OUT else 1)
    if last > first:
        yield Shortfall(
            what=Failing.FIRST,
            place=at.before + 1,
            level=at.level,
            first=first,
            members=at.members,
        )


def _of_deduction(reached: Reached, requirement: Requirement) -> Iterator[Shortfall]:
    named = list(parts_asked(reached.rulebook, requirement))
    if not named:
        less = reached.sums.totals.deduction
        if less:
            yield Shortfall(what=Failing.NO_DEDUCTION, points=less)
    for code, criteria in named:
        less = reached.points(criteria, Part.DEDUCTION)
        if less:
            group = requirement.of_groups
            yield Shortfall(what=Failing.NO_DEDUCTION, code=code, group=group, points=less)


def _of_points(reached: Reached, requirement: Requirement) -> Iterator[Shortfall]:
    """What does not apply to the unit asks nothing of it."""
    for code, criteria in parts_asked(reached.rulebook, requirement):
        applied = reached.applied(criteria)
        if not applied:
            continue
        points, full = reached.points(applied, Part.STANDARD), full_standard(applied)
        if points is None or not _is_enough(requirement, points, full):
            yield Shortfall(
                what=Failing.POINTS,
                code=code,
                group=requirement.of_groups,
                points=points,
                least=requirement.min,
                least_share=requirement.min_share,
                of=None if requirement.min_share is None else full,
                more_than=requirement.more_than,
            )


def _is_enough(requirement: Requirement, points: Points, full: Points) -> bool:
    if requirement.min_share is not None:
        least = share_of(requirement.min_share) * Fraction(full)
    else:
        assert requirement.min is not None
        least = Fraction(requirement.min)
    return points > least if requirement.more_than else points >= least


def class_within(
    rulebook: Rulebook,
    bands: Iterable[GradeBand],
    total: Decimal | Fraction,
    failed: Iterable[Shortfall],
) -> str | None:
    """The class of a total among those that may be shown: the highest whose conditions hold, or
    the next one down whatever its conditions, as the rulebook says."""
    failing = {one.band for one in failed}
    reached = descending(bands, as_read(rulebook, total))
    if rulebook.falls_to is FallsTo.NEXT_BAND and reached and reached[0].code in failing:
        return reached[1].code if len(reached) > 1 else None
    return next((band.code for band in reached if band.code not in failing), None)


def descending(bands: Iterable[GradeBand], total: Decimal | Fraction) -> list[GradeBand]:
    """The classes that a total reaches, the highest first; the top one is open above the scale."""
    reached = [band for band in bands if band.is_reached_by(total)]
    return sorted(reached, key=lambda band: band.begins, reverse=True)
