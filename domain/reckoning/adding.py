"""Bonus and deduction added up, within the bounds of the rulebook.

Each cell has been capped by its own criterion. Then, group by group from the inside outwards and
last of all criteria together: the cap of the bonus, that of the deductions, floor and ceiling of
both. What is deducted for lapses comes after all of them.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from enum import StrEnum

import msgspec

from domain.rulebook.bounds import Bounds, Group
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points


class Bound(StrEnum):
    """What a bound holds in."""

    BONUS = "bonus"
    DEDUCTION = "deduction"
    #: Bonus less deduction.
    NET = "net"


class Bounded(msgspec.Struct, frozen=True, kw_only=True):
    """A bound that was passed. Deductions are negative."""

    #: The code of the group; ``None``: all criteria together.
    group: str | None
    of: Bound
    #: What was added up, and what counts of it.
    claimed: Points
    counts: Points


class Sides(msgspec.Struct, frozen=True, kw_only=True):
    """What is added to the standard points, and taken from them; ``None``: nothing is."""

    bonus: Decimal | None = None
    #: Negative.
    deduction: Decimal | None = None

    @property
    def net(self) -> Decimal:
        return (self.bonus or Decimal(0)) + (self.deduction or Decimal(0))


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """What counts beside the standard points, and every bound that was passed on the way."""

    bonus: Points | None
    deduction: Points | None
    bounded: tuple[Bounded, ...]


def beside_standard(rulebook: Rulebook, counted: Mapping[tuple[str, Part], Points]) -> Beside:
    """Bonus and deduction of the cells that count, within all bounds."""
    told: list[Bounded] = []
    around = rulebook.group_around
    within: dict[str | None, list[Sides]] = {}
    for (code, part), value in counted.items():
        if part is not Part.STANDARD:
            one = Sides(bonus=value) if part is Part.BONUS else Sides(deduction=value)
            within.setdefault(around[code], []).append(one)
    sides = _in_group(rulebook, None, within, told) if within else Sides()
    return Beside(
        bonus=_points(sides.bonus), deduction=_points(sides.deduction), bounded=tuple(told)
    )


def _in_group(
    rulebook: Rulebook,
    group: Group | None,
    within: Mapping[str | None, list[Sides]],
    told: list[Bounded],
) -> Sides:
    """What a group counts, the groups inside it first; ``None`` is the table as a whole."""
    code = None if group is None else group.code
    inner = [_in_group(rulebook, one, within, told) for one in rulebook.groups if one.group == code]
    together = _together([*within.get(code, ()), *inner])
    return _bounded(together, (group or rulebook).bounds, code, told)


def _together(sides: Iterable[Sides]) -> Sides:
    bonus: list[Decimal] = []
    deduction: list[Decimal] = []
    for one in sides:
        bonus += [] if one.bonus is None else [one.bonus]
        deduction += [] if one.deduction is None else [one.deduction]
    return Sides(
        bonus=sum(bonus, Decimal(0)) if bonus else None,
        deduction=sum(deduction, Decimal(0)) if deduction else None,
    )


def _bounded(sides: Sides, bounds: Bounds, group: str | None, told: list[Bounded]) -> Sides:
    """The sums within their bounds; each that was passed is told."""

    def tell(of: Bound, claimed: Decimal, counts: Decimal) -> None:
        figures = {"claimed": Points.exact(claimed), "counts": Points.exact(counts)}
        told.append(Bounded(group=group, of=of, **figures))

    bonus, deduction, net = sides.bonus, sides.deduction, bounds.net
    if bonus is not None and bounds.bonus is not None and bonus > bounds.bonus:
        tell(Bound.BONUS, bonus, bounds.bonus)
        bonus = bounds.bonus
    if deduction is not None and bounds.deduction is not None and -deduction > bounds.deduction:
        tell(Bound.DEDUCTION, deduction, -bounds.deduction)
        deduction = -bounds.deduction
    found = Sides(bonus=bonus, deduction=deduction)
    if net is not None and net.at_most is not None and found.net > net.at_most:
        tell(Bound.NET, found.net, net.at_most)
        return Sides(bonus=net.at_most - (deduction or 0), deduction=deduction)
    if net is not None and net.at_least is not None and found.net < net.at_least:
        tell(Bound.NET, found.net, net.at_least)
        return Sides(bonus=bonus, deduction=net.at_least - (bonus or 0))
    return found


def _points(size: Decimal | None) -> Points | None:
    return None if size is None else Points.exact(size)
