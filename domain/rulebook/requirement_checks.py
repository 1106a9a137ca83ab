"""What conditions beside a total are refused for, each fault with its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from domain.rulebook.criteria import Criterion, Part, full_standard, left_open
from domain.rulebook.grading import Rounding
from domain.rulebook.places import Odd, Place, Raises
from domain.rulebook.requirements import Edge, Every, GradeBand, Requirement
from domain.rulebook.selections import Selection, share_of
from domain.values.names import nearest
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from domain.rulebook.rulebook import Rulebook


def _all(rulebook: Rulebook) -> Iterator[tuple[Place, str, Requirement]]:
    """Every condition with its place and the code of the class or title that it is of."""
    lists: tuple[tuple[str, Sequence[GradeBand | Selection]], ...] = (
        ("bands", rulebook.bands),
        ("selections", rulebook.selections),
    )
    for field, asking in lists:
        for index, one in enumerate(asking):
            for at, requirement in enumerate(one.asked):
                yield (field, index, "requires", at), one.code, requirement


def requirement_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Raises]]:
    """Every check of conditions, with the place that it is about.

    A check raises ``Refusal``: ``rulebook_malformed`` or ``share_above_whole``.
    """
    for place, code, requirement in _all(rulebook):
        yield place, partial(_check_form, code, requirement)
        yield place, partial(_check_named, rulebook, code, requirement)
        yield place, partial(_check_within, rulebook, code, requirement)
        yield place, partial(_check_shares, code, requirement)
    if rulebook.falls_to and not any(band.asked for band in rulebook.bands):
        yield ("falls_to",), partial(_refuse, "falls_to", "", str(rulebook.falls_to))


def _refuse(case: str, code: str, value: str = "", near: str | None = None) -> None:
    facts = {"where": "requires", "case": case, "code": code, "value": value}
    raise Refusal("rulebook_malformed", **facts, nearest=near)


def _check_form(code: str, requirement: Requirement) -> None:
    """It says one thing, and all that this needs."""
    named = [requirement.criterion, requirement.group, requirement.every]
    said = sum(one is not None for one in named)
    least = [requirement.min, requirement.min_share]
    places = [requirement.first, requirement.first_share]
    kinds = [requirement.has_minimum, requirement.asks_place, requirement.no_deduction]
    amounts = sum(one is not None for one in [*least, *places])
    if sum(kinds) != 1 or amounts > 1:
        _refuse("requires_form", code)
    of_place = requirement.rounding is not Rounding.DOWN or requirement.edge is not Edge.OUT
    fits = (
        (requirement.has_minimum and said == 1)
        or (requirement.asks_place and said == 0)
        or (requirement.no_deduction and said <= 1 and requirement.every is None)
    )
    whole = requirement.first_share is not None or requirement.rounding is Rounding.DOWN
    stray = (requirement.more_than and not requirement.has_minimum) or not whole
    if not fits or stray or (of_place and not requirement.asks_place):
        _refuse("requires_form", code)
    if requirement.first is not None and requirement.first < 1:
        _refuse("requires_first", code, str(requirement.first))


def _check_named(rulebook: Rulebook, code: str, requirement: Requirement) -> None:
    """What it names is there, and has points or groups to be held against."""
    for value, known, case in (
        (requirement.criterion, [one.code for one in rulebook.criteria], "requires_criterion"),
        (requirement.group, [one.code for one in rulebook.groups], "requires_group"),
    ):
        if value is not None and value not in known:
            _refuse(case, code, value, nearest(value, known))
    if requirement.every is Every.GROUP and not rulebook.groups:
        _refuse("requires_no_groups", code)
    if not rulebook.scored:
        _refuse("requires_not_scored", code)


def _check_within(rulebook: Rulebook, code: str, requirement: Requirement) -> None:
    """No unit could ever reach more than there is."""
    part = Part.DEDUCTION if requirement.no_deduction else Part.STANDARD
    for name, criteria in parts_asked(rulebook, requirement):
        if not any(one.scale(part) for one in criteria):
            _refuse("requires_nothing", code, name)
        if left_open(criteria) and requirement.has_minimum:
            if requirement.min_share is not None:
                _refuse("requires_open", code, name)
            continue  # what is left open may give any number of points
        full = full_standard(criteria)
        least = requirement.min
        if least is not None and (least > full or (least == full and requirement.more_than)):
            _refuse("requires_above", code, name)


def _check_shares(code: str, requirement: Requirement) -> None:
    """Shares can be read, and more than the whole is asked of nobody."""
    if requirement.first_share is not None:
        share_of(requirement.first_share)
    least = requirement.min_share
    if least is not None and share_of(least) == Fraction(1) and requirement.more_than:
        _refuse("requires_above", code, least)


def parts_asked(
    rulebook: Rulebook, requirement: Requirement
) -> Iterator[tuple[str, Sequence[Criterion]]]:
    """What a condition holds against: a criterion or a group by its code, with the criteria whose
    points are added up; nothing where it names none."""
    if requirement.criterion is not None or requirement.every is Every.CRITERION:
        for one in rulebook.criteria:
            if requirement.criterion == one.code or (
                requirement.every and one.standard is not None
            ):
                yield one.code, (one,)
    elif requirement.group is not None:
        yield requirement.group, rulebook.criteria_in(requirement.group)
    elif requirement.every is Every.GROUP:
        for group in rulebook.groups:
            inside = rulebook.criteria_in(group.code)
            if group.group is None and any(one.standard is not None for one in inside):
                yield group.code, inside


def odd_requirements(rulebook: Rulebook, units: int | None) -> Iterator[Odd]:
    """A share of so few units that it comes to nobody."""
    names = {
        **{("bands", one.code): one.name for one in rulebook.bands},
        **{("selections", one.code): one.name for one in rulebook.selections},
    }
    sizes = [len(group.units) for group in rulebook.unit_groups]
    for place, code, requirement in _all(rulebook):
        if requirement.first_share is None:
            continue
        none = [of for of in sizes or ([] if units is None else [units]) if of > 0]
        none = [of for of in none if places_of(requirement, of) == 0]
        if none:
            share = share_of(requirement.first_share)
            whole = share * 2 if requirement.rounding is Rounding.HALF_UP else share
            fewest = -(-whole.denominator // whole.numerator)
            facts = {"name": names[str(place[0]), code], "share": requirement.first_share}
            yield "requires_nobody", place, {**facts, "of": max(none), "from": fewest}


def places_of(requirement: Requirement, members: int) -> int:
    """How many units are the first ones, of so many."""
    if requirement.first is not None:
        return requirement.first
    assert requirement.first_share is not None
    exact = share_of(requirement.first_share) * members
    match requirement.rounding:
        case Rounding.DOWN:
            return exact.numerator // exact.denominator
        case Rounding.UP:
            return -(-exact.numerator // exact.denominator)
        case Rounding.HALF_UP:
            twice = 2 * exact.numerator + exact.denominator
            return twice // (2 * exact.denominator)
