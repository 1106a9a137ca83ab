"""Periods and targets in words, as they are shown and as they are typed."""

from collections.abc import Iterator, Mapping
from typing import Final

import msgspec

from adapters.wording.filling import filled
from adapters.wording.labelling import label
from adapters.wording.writing import Lang, listed, pick, points
from domain.rulebook.criteria import Criterion, OfPeriod, OfTarget
from domain.rulebook.periods import PeriodOf, Periods, PeriodScored

Pair = tuple[str, str]
_ROMAN: Final = ("I", "II", "III", "IV")
_NAMED: Final[Mapping[PeriodOf, Pair]] = {
    PeriodOf.MONTH: ("tháng {number}", "month {number}"),
    PeriodOf.QUARTER: ("quý {roman}", "quarter {number}"),
    PeriodOf.TERM: ("học kỳ {roman}", "term {number}"),
}
_HALVES: Final[tuple[Pair, Pair]] = (
    ("6 tháng đầu năm", "first half-year"),
    ("6 tháng cuối năm", "second half-year"),
)
_SAID: Final[Mapping[str, Pair]] = {
    "target": ("{name}, chỉ tiêu", "{name}, target"),
    "called": ("{name}, {period}", "{name}, {period}"),
    "by": ("nhập theo {of}, {combine}", "entered by {of}, {combine}"),
    "only": ("chỉ {periods}", "only {periods}"),
    "max": ("mỗi {of} tối đa {value}", "at most {value} each {of}"),
    "cap": ("mỗi {of} tính nhiều nhất {value}", "counts at most {value} each {of}"),
    "step": ("cả năm làm tròn đến {value}", "the year's value is rounded to {value}"),
}
#: What may be typed before the number of a period, besides the letter of its code.
_TYPED: Final[Mapping[PeriodOf, tuple[str, ...]]] = {
    PeriodOf.MONTH: ("tháng", "thang", "month"),
    PeriodOf.QUARTER: ("quý", "quy", "quarter"),
    PeriodOf.TERM: ("học kỳ", "hocky", "hk", "kỳ", "ky", "term"),
    PeriodOf.HALF_YEAR: ("nửa năm", "half"),
}

#: What may be typed for the code of a target.
_TARGETS: Final = ("chỉ tiêu", "chỉtiêu", "chi tieu", "chitieu", "target")


def period_label(period: PeriodScored, lang: Lang) -> str:
    """``tháng 4``, ``quý II``, ``6 tháng đầu năm``"""
    if period.of is PeriodOf.HALF_YEAR:
        return pick(_HALVES[period.number - 1], lang)
    facts: dict[str, object] = {"number": period.number}
    if period.of is not PeriodOf.MONTH:
        facts["roman"] = _ROMAN[period.number - 1]
    return filled(pick(_NAMED[period.of], lang), facts)


def criterion_called(criterion: Criterion, lang: Lang) -> str:
    """The name of a criterion, with the period or the target where that is what is entered."""
    if isinstance(criterion, OfTarget):
        return filled(pick(_SAID["target"], lang), {"name": criterion.name})
    if not isinstance(criterion, OfPeriod):
        return criterion.name
    facts = {"name": criterion.name, "period": period_label(criterion.period, lang)}
    return filled(pick(_SAID["called"], lang), facts)


def periods_label(periods: Periods, lang: Lang) -> Iterator[str]:
    """How the year's value comes from the periods, phrase by phrase."""
    of = label(periods.of, lang)
    facts: dict[str, object] = {"of": of, "combine": label(periods.combine, lang)}
    yield filled(pick(_SAID["by"], lang), facts)
    if not isinstance(periods.only, msgspec.UnsetType):
        named = [period_label(one, lang) for one in periods.in_year("")]
        yield filled(pick(_SAID["only"], lang), {"periods": listed(named, lang)})
    sizes = {
        "max": periods.most_entered,
        "cap": periods.most_counted,
        "step": periods.rounded_to,
    }
    for name, size in sizes.items():
        if size is not None:
            yield filled(pick(_SAID[name], lang), {"of": of, "value": points(size, lang)})


def typed_codes(entry: Criterion) -> Iterator[str]:
    """What else may be typed for the code of a period or target: ``3.quý2``, ``3.tháng 4``,
    ``4.chỉ tiêu``."""
    if isinstance(entry, OfTarget):
        yield from (f"{entry.target_of}.{word}" for word in _TARGETS)
    if isinstance(entry, OfPeriod):
        for word in _TYPED[entry.period.of]:
            for blank in ("", " "):
                yield f"{entry.period.criterion}.{word}{blank}{entry.period.number}"
