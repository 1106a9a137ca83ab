"""Counters of a rulebook: which criterion counts another, and by which rate."""

from collections.abc import Iterator
from functools import partial

from domain.rulebook.criteria import Criterion, Part, Scale
from domain.rulebook.grading import ByLevel, Counter, Rate, rates_of
from domain.rulebook.places import Place, Raises
from domain.rulebook.rulebook import Rulebook
from domain.values.names import nearest
from domain.values.refusal import Refusal


def is_counter(scale: Scale | None) -> bool:
    """Whether a part only counts, for another criterion."""
    return scale is not None and isinstance(scale.grading, Counter)


def counted_by(rulebook: Rulebook, counter: str, part: Part) -> tuple[Criterion, Rate] | None:
    """The criterion that counts a counter, with its rate."""
    for criterion in rulebook.criteria:
        scale = criterion.scale(part)
        for rate in rates_of(scale.grading) if scale is not None else ():
            if rate.criterion == counter:
                return criterion, rate
    return None


def counter_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Raises]]:
    """A rate names a counter in the same part, and every counter is counted once."""
    for index, criterion in enumerate(rulebook.criteria):
        for part in Part:
            scale = criterion.scale(part)
            place = ("criteria", index, part.value)
            if scale is not None and rates_of(scale.grading):
                yield place, partial(_check_rates, rulebook, criterion, part, scale)
            if is_counter(scale):
                yield place, partial(_check_counted, rulebook, criterion, part)


def _check_rates(rulebook: Rulebook, criterion: Criterion, part: Part, scale: Scale) -> None:
    counters = [one.code for one in rulebook.criteria if is_counter(one.scale(part))]
    by_standard = isinstance(scale.grading, ByLevel) and scale.grading.of_standard
    for rate in rates_of(scale.grading):
        if rate.criterion not in counters or rate.of_one < 1 or by_standard:
            near = nearest(rate.criterion, counters)
            facts = {"counter": rate.criterion, "nearest": near, "known": tuple(counters)}
            raise _bad(criterion, "counter", **facts)


def _check_counted(rulebook: Rulebook, criterion: Criterion, part: Part) -> None:
    counting = [
        one.code
        for one in rulebook.criteria
        if (scale := one.scale(part)) is not None
        for rate in rates_of(scale.grading)
        if rate.criterion == criterion.code
    ]
    if len(counting) != 1:
        raise _bad(criterion, "counter_uncounted")


def _bad(criterion: Criterion, case: str, **more: object) -> Refusal:
    facts = {"where": "criteria", "value": criterion.code, "case": case}
    return Refusal("rulebook_malformed", **facts, **more)
