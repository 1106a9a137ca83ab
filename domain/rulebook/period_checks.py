"""What is wrong with criteria that are entered period by period."""

from collections.abc import Callable, Iterator
from functools import partial

from domain.rulebook.criteria import Criterion, Part, Scale, codes_apart
from domain.rulebook.grading import (
    ByLevel,
    ByPlace,
    Graded,
    OneOf,
    PassOrFail,
    PerOccurrence,
    Rule,
)
from domain.rulebook.periods import COUNTS, Periods, PeriodsCombine
from domain.rulebook.places import Place
from domain.rulebook.rulebook import Rulebook
from domain.values.points import Points
from domain.values.refusal import Refusal


def period_checks(rulebook: Rulebook) -> Iterator[tuple[Place, Callable[[], object]]]:
    """The checks of every part that is entered by periods, each with its place."""
    for index in range(len(rulebook.criteria)):
        for part in Part:
            place = ("criteria", index, part.value)
            yield place, partial(_check_periods, rulebook, index, part)


def _check_periods(rulebook: Rulebook, index: int, part: Part) -> None:
    """What is entered by periods has periods that there are, under codes of their own, and is
    graded so that a period has a value that can be brought together with the others."""
    criterion = rulebook.criteria[index]
    scale = criterion.scale(part)
    periods = scale.by_period if scale is not None else None
    if scale is None or periods is None:
        return
    numbers = periods.numbers
    known = len(set(numbers)) == len(numbers) > 0 and max(numbers) <= COUNTS[periods.of]
    if not known:
        raise _bad(criterion, "periods_only")
    if periods.rounded_to is not None and periods.rounded_to <= 0:
        raise _bad(criterion, "step", size=periods.rounded_to)
    taken = {code for one in rulebook.criteria for code in (one.code, *codes_apart(one))}
    if len(taken) < sum(1 + len(codes_apart(one)) for one in rulebook.criteria):
        raise _bad(criterion, "periods_code")
    if scale.claims or not _together(scale, periods):
        raise _bad(criterion, "periods_grading")
    if not _cap_fits(scale.grading, periods.most_counted):
        raise _bad(criterion, "periods_cap")


def _together(scale: Scale, periods: Periods) -> bool:
    """Whether values of periods can be brought together: a place in a ranking or a list cannot,
    nor what follows from the standard points, nor a sum of what is passed or not."""
    match scale.grading:
        case ByPlace() | OneOf():
            return False
        case ByLevel(of_standard=of_standard):
            return not of_standard
        case PassOrFail():
            return periods.combine is PeriodsCombine.MEAN
        case _:
            return True


def _cap_fits(rule: Rule, cap: Points | None) -> bool:
    """A cap of one period bounds points, or whole occurrences; of a measure it says nothing."""
    match rule:
        case Graded():
            return True
        case PerOccurrence(each=each) if each:
            return cap is None or cap % each == 0
        case _:
            return cap is None


def _bad(criterion: Criterion, case: str, size: Points | None = None) -> Refusal:
    facts = {"where": "criteria", "value": criterion.code, "case": case}
    return Refusal("rulebook_malformed", **facts, **({"size": size} if size is not None else {}))
