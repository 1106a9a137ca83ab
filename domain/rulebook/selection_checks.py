"""What is said of a rulebook's selections before a year begins: what is refused, what is odd."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import TYPE_CHECKING

import msgspec

from domain.reckoning.choice import floored
from domain.rulebook.legal_basis import LAW_OF_2022, NO_REGISTRATION, ONE_FORM
from domain.rulebook.places import Odd, Place, Raises
from domain.rulebook.rulebook import Unregistered
from domain.rulebook.selections import (
    AWARDS,
    PUBLIC,
    VOTED,
    Base,
    EvenSplit,
    How,
    Kind,
    Method,
    Selection,
    VoteRules,
    share_of,
)
from domain.values.names import nearest
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from domain.rulebook.due_rule import CycleYear
    from domain.rulebook.rulebook import Rulebook


def selection_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Raises]]:
    """Every check of selections, rules of voting and bars, with the place that it is about.

    A check raises ``Refusal``: ``rulebook_malformed``, ``share_above_whole``,
    ``selection_reference`` with the nearest code, or ``selection_circular`` with the way round.
    """
    yield from _of_votes(rulebook.votes, ("votes",))
    codes = [selection.code for selection in rulebook.selections]
    for index, selection in enumerate(rulebook.selections):
        place = ("selections", index)
        yield place, partial(_check_selection, rulebook, selection)
        yield (*place, "quota"), partial(_check_quota, selection)
        yield (*place, "more_than_min"), partial(_check_minimum, selection)
        if selection.threshold is not None:
            yield (*place, "threshold", "share"), partial(share_of, selection.threshold.share)
        if selection.votes is not None:
            yield from _of_votes(selection.votes, (*place, "votes"))
        for field, named in _named(selection):
            yield (*place, field), partial(_check_reference, named, codes, selection.code, field)
        if selection.min_band is not None:
            bands = [band.code for band in rulebook.bands]
            check = partial(_check_reference, selection.min_band, bands, selection.code, "min_band")
            yield (*place, "min_band"), check
        yield (*place, "unused_to"), partial(_check_unused, rulebook, selection)
        yield place, partial(_check_circle, rulebook, index)
    classes = [band.code for band in rulebook.bands]
    for index, bar in enumerate(rulebook.bars):
        for code in bar.selections:
            check = partial(_check_reference, code, codes, bar.code, "bars")
            yield ("bars", index, "selections"), check
        for code in bar.bands or ():
            check = partial(_check_reference, code, classes, bar.code, "bands")
            yield ("bars", index, "bands"), check


def _named(selection: Selection) -> Iterator[tuple[str, str]]:
    """The selections that one refers to, by field."""
    for code in selection.not_with:
        yield "not_with", code
    for field in ("among", "unused_to"):
        code = getattr(selection, field)
        if code is not None:
            yield field, code


def _check_selection(rulebook: Rulebook, selection: Selection) -> None:
    first = selection.first
    if (selection.how is How.RANK_THEN_VOTE) is (first is None) or (first or 1) < 1:
        raise Refusal("rulebook_malformed", where="first", value=selection.code)
    if selection.how is How.THE_OTHERS and not selection.not_with:
        raise Refusal("rulebook_malformed", where="not_with", value=selection.code)
    if (
        not isinstance(selection.clearance, msgspec.UnsetType)
        and not selection.clearance.of.strip()
    ):
        raise Refusal("rulebook_malformed", where="clearance", value=selection.code)
    if selection.reserves < 0:
        raise Refusal("rulebook_malformed", where="reserves", value=str(selection.reserves))


def _check_minimum(selection: Selection) -> None:
    """What must be passed is said."""
    if selection.more_than_min is True and selection.min_total is None:
        facts = {"where": "selections", "case": "more_than_min", "value": selection.code}
        raise Refusal("rulebook_malformed", **facts)


def _check_quota(selection: Selection) -> None:
    quota = selection.quota_from
    if quota is not None:
        forms = (selection.quota is not None, bool(quota.by_year), quota.share is not None)
        by_guidance = sum(forms) == 0 and bool(quota.guidance)
        if sum(forms) != 1 and not by_guidance:
            raise Refusal("rulebook_malformed", where="quota_form", value=selection.code)
        if quota.share is not None:
            share_of(quota.share)
    for number in _numbers(selection):
        if number < 0:
            raise Refusal("rulebook_malformed", where="quota", value=str(number))


def _of_votes(rules: VoteRules, place: Place) -> Iterator[tuple[Place, Raises]]:
    twice = rules.counted_twice_from
    papers = None if isinstance(twice, msgspec.UnsetType) else twice
    numbers = {"rounds": rules.rounds, "delegates": rules.delegates, "counted_twice_from": papers}
    for name, number in numbers.items():
        yield (*place, name), partial(_check_positive, name, number)


def _check_positive(where: str, number: int | None) -> None:
    if number is not None and number < 1:
        raise Refusal("rulebook_malformed", where=where, value=str(number))


def _check_reference(code: str, known: list[str], at: str, field: str) -> None:
    if code not in known:
        near = nearest(code, known)
        raise Refusal("selection_reference", selection=at, field=field, value=code, nearest=near)


def _check_unused(rulebook: Rulebook, selection: Selection) -> None:
    """What is unused in one group has a group to pass to."""
    for other in rulebook.selections:
        differ = by_group(rulebook, other) is not by_group(rulebook, selection)
        if other.code == selection.unused_to and differ:
            raise Refusal("rulebook_malformed", where="unused_to", value=selection.code)


def by_group(rulebook: Rulebook, selection: Selection) -> bool:
    """Whether each group of units has the quota for itself."""
    grouped = selection.per_group and selection.kind is not Kind.OFFICE
    if selection.waits_for_number:
        return False  # one number for all clusters is no group's
    apart = bool(rulebook.unit_groups) and rulebook.ranked_together is not True
    return grouped and apart


def waits_for(rulebook: Rulebook, selection: Selection) -> tuple[str, ...]:
    """The selections whose outcome this one rests on: whom they chose, what they left unused."""
    givers = [found.code for found in rulebook.selections if found.unused_to == selection.code]
    return tuple(dict.fromkeys((*selection.rests_on, *givers)))


def _check_circle(rulebook: Rulebook, index: int) -> None:
    """A circle is told once, at the first selection that lies on it."""
    selections = rulebook.selections
    behind = {found.code: waits_for(rulebook, found) for found in selections}
    start = selections[index].code
    way = _way_back(start, behind)
    earlier = {found.code for found in selections[:index]}
    if way and not earlier & set(way):
        raise Refusal("selection_circular", selection=start, selections=way)


def _way_back(start: str, behind: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The shortest way from a selection over what it waits for back to itself."""
    ways: list[tuple[str, ...]] = [(start,)]
    seen: set[str] = set()
    while ways:
        way = ways.pop(0)
        for code in behind.get(way[-1], ()):
            if code == start:
                return (*way, start)
            if code not in seen:
                seen.add(code)
                ways.append((*way, code))
    return ()


#: Code, place from the top of the rulebook, facts.


def odd_selections(
    rulebook: Rulebook, units: int | None = None, year: CycleYear | None = None
) -> Iterator[Odd]:
    """What is legal but odd. ``units`` is how many the cluster has, ``year`` which year it is
    for, where that is known."""
    for index, selection in enumerate(rulebook.selections):
        place = ("selections", index)
        for code, facts in _of_selection(rulebook, selection, units):
            yield code, place, {"name": selection.name, **facts}
    if year is None or not ONE_FORM.begins_after(year):
        yield from _two_forms(rulebook)
    if year is not None and not NO_REGISTRATION.begins_after(year):
        yield from _by_registration(rulebook)


def _of_selection(
    rulebook: Rulebook, selection: Selection, units: int | None
) -> Iterator[tuple[str, Mapping[str, object]]]:
    by_rank = selection.how in {How.BY_RANK, How.RANK_THEN_VOTE}
    if by_rank and not rulebook.scored:
        yield "selection_without_ranks", {}
    unlimited = selection.quota is None and selection.quota_from is None
    if selection.reserves and unlimited:
        yield "reserves_without_quota", {"count": selection.reserves}
    if selection.unused_to is not None and unlimited:
        yield "unused_without_quota", {"selection": selection.unused_to}
    most = _most(rulebook, selection, units)
    for quota in _numbers(selection):
        if most is not None and quota > most:
            yield "quota_above_units", {"quota": quota, "of": most}
    yield from _of_share(rulebook, selection, units)
    if selection.how in VOTED:
        yield from _of_vote(selection, selection.votes or rulebook.votes)


def _of_share(
    rulebook: Rulebook, selection: Selection, units: int | None
) -> Iterator[tuple[str, Mapping[str, object]]]:
    """A share of so few that it is rounded down to nobody; of those who qualify at the most."""
    share = selection.quota_from.share if selection.quota_from else None
    if share is None or selection.waits_for_number:
        return
    sizes = [] if units is None else [units]
    if by_group(rulebook, selection):
        sizes = [len(group.units) for group in rulebook.unit_groups]
    none = [of for of in sizes if of > 0 and floored(share_of(share), of) == 0]
    if none:
        fewest = -(-share_of(share).denominator // share_of(share).numerator)
        yield "share_gives_nobody", {"share": share, "of": max(none), "from": fewest}


def _numbers(selection: Selection) -> tuple[int, ...]:
    """The numbers that a selection gives as its quota, each once."""
    table = selection.quota_from.by_year if selection.quota_from else ()
    found = {one.quota for one in table} | {selection.quota}
    return tuple(sorted(number for number in found if number is not None))


def _most(rulebook: Rulebook, selection: Selection, units: int | None) -> int | None:
    """The most that could be chosen, as far as it can be seen beforehand."""
    bounds = [bound for bound in (units, selection.first) if bound is not None]
    if selection.among is not None:
        before = [one.quota for one in rulebook.selections if one.code == selection.among]
        bounds += [quota for quota in before if quota is not None]
    if by_group(rulebook, selection):
        bounds.append(max(len(group.units) for group in rulebook.unit_groups))
    return min(bounds, default=None)


def _of_vote(selection: Selection, rules: VoteRules) -> Iterator[tuple[str, Mapping[str, object]]]:
    threshold, methods = selection.threshold, set(rules.methods)
    if threshold is None:
        yield "threshold_missing", {}
    if Method.PAPER in methods and threshold is not None and threshold.must_include_chair:
        yield "chair_states_side", {}
    if methods and not methods & PUBLIC and rules.even_split is EvenSplit.CHAIR:
        yield "even_split_never_open", {}
    if threshold is None:
        return
    in_writing = rules.absent_in_writing or not methods or Method.CORRESPONDENCE in methods
    if threshold.base is Base.ASKED and not in_writing:
        yield "nobody_asked", {}
    if threshold.base is Base.UNITS and rules.delegates is not None:
        yield "units_of_delegates", {"count": rules.delegates}


def _one_title(one: Selection, other: Selection) -> bool:
    """Two bodies vote on it, one among those whom the other chose."""
    stages = one.among == other.code or other.among == one.code
    return stages and one.body is not other.body


def _two_forms(rulebook: Rulebook) -> Iterator[Odd]:
    """An award that a unit may get together with one that stands before it."""
    for index, selection in enumerate(rulebook.selections):
        if selection.kind not in AWARDS:
            continue
        others = tuple(
            other.name
            for other in rulebook.selections[:index]
            if other.kind in AWARDS
            and other.code not in selection.not_with
            and selection.code not in other.not_with
            and not _one_title(selection, other)
        )
        if others:
            since = {"year": str(ONE_FORM.since.year), "law": LAW_OF_2022}
            facts = {"name": selection.name, "others": others, **since}
            yield "two_forms", ("selections", index), facts


def _by_registration(rulebook: Rulebook) -> Iterator[Odd]:
    """A unit that did not register is left out, which the law no longer asks for."""
    awards = any(selection.kind in AWARDS for selection in rulebook.selections)
    if awards and rulebook.unregistered is not Unregistered.NO_EFFECT:
        since = {"year": str(NO_REGISTRATION.since.year), "law": LAW_OF_2022}
        yield "registration_asked", ("unregistered",), since
