"""A rulebook in the words of an office: how criteria are graded, sizes, thresholds, what it says.

Data first, Vietnamese before English; :mod:`adapters.wording.labelling` has the words of the other
parts.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

import msgspec
from msgspec.structs import replace

from adapters.wording.filling import filled
from adapters.wording.labelling import label, one_level
from adapters.wording.labels.due import due_label
from adapters.wording.labels.periods import periods_label
from adapters.wording.labels.requirements import requirement_label
from adapters.wording.outside import one_line
from adapters.wording.writing import OWN_WORDS, Lang, day, listed, number, pick, points, signed
from domain.clusters.offices import Words
from domain.cycle.year_work.reporting import Period
from domain.rulebook.bounds import Group, NetBounds
from domain.rulebook.criteria import Criterion, Part, Scale, ScoredBy
from domain.rulebook.due_rule import DueRule
from domain.rulebook.grading import (
    BelowTarget,
    ByLevel,
    ByPlace,
    Counter,
    Graded,
    OneOf,
    PassOrFail,
    PerOccurrence,
    Rate,
    Relative,
    Rule,
    ShareOfTarget,
    TargetToBest,
    has_own_targets,
    letter_of,
    rates_of,
    worded,
)
from domain.rulebook.numbering import printed_in
from domain.rulebook.officers import OfficeBar, ViceOffice
from domain.rulebook.periods import Periods
from domain.rulebook.requirements import Requirement
from domain.rulebook.rulebook import Consequence, Rulebook
from domain.rulebook.selections import Clearance, Threshold
from domain.values.points import Points

Pair = tuple[str, str]

#: How a cell becomes points, and what limits it.
_GRADING: Final[Mapping[str, Pair]] = {
    "graded": ("nhập điểm", "points are entered"),
    "pass_or_fail": ("đạt được {points}, không đạt 0", "passed {points}, not passed 0"),
    "per_occurrence": ("mỗi lần {points} điểm", "{points} for each"),
    "counter": ("đếm số lần, tiêu chí khác tính", "a count that another criterion counts"),
    "rate_one": ("tính cả tiêu chí {criterion}", "criterion {criterion} counts too"),
    "rate": (
        "cứ {count} lần ở tiêu chí {criterion} tính 1 lần",
        "{count} of criterion {criterion} count as 1",
    ),
    "dropped": (", phần lẻ bỏ", ", the remainder dropped"),
    "counts_as_one": (", phần lẻ tính 1 lần", ", a remainder counts as 1"),
    "in_part": (", phần lẻ tính theo tỷ lệ", ", a remainder in proportion"),
    "by_level": ("theo mức: {levels}", "by level: {levels}"),
    "by_level_of_standard": (
        "theo điểm chuẩn đạt được: {levels}",
        "by the standard points reached: {levels}",
    ),
    "level_above": ("trên {value} được {points}", "above {value} {points}"),
    "level": ("từ {value} được {points}", "from {value} on {points}"),
    "one_of": ("chọn một mức: {levels}", "one of: {levels}"),
    "worded": ("{letter}) {name}: {points}", "{letter}) {name}: {points}"),
    "by_place": (
        "theo hạng trong {ranking}, {edition}: {bands}",
        "by place in {ranking}, {edition}: {bands}",
    ),
    "band": ("hạng {first}–{last} được {points}", "places {first}–{last} {points}"),
    "relative": (
        "theo đơn vị cao nhất: đơn vị cao nhất được {points}",
        "by the best unit: the best has {points}",
    ),
    "target_to_best": (
        "đạt chỉ tiêu được nửa của {points}, cao nhất cụm, khối được {points}, ở giữa theo tỷ lệ",
        "the target gives half of {points}, the best of all {points}, in proportion between",
    ),
    "below_in_proportion": (
        "dưới chỉ tiêu theo tỷ lệ của nửa ấy",
        "below the target that half in proportion",
    ),
    "below_nothing": ("dưới chỉ tiêu 0 điểm", "below the target 0"),
    "by_unit": (
        "mỗi đơn vị có chỉ tiêu riêng, nhập số thực hiện",
        "each unit has a target of its own; what was done is entered",
    ),
    "share_of_target": (
        "theo tỷ lệ đạt chỉ tiêu: đạt 100% được {points}",
        "by share of target: 100% has {points}",
    ),
    "floor": ("dưới {value}% được 0", "below {value}% has 0"),
    "claims": (
        "kê khai thành tích: {levels}; mỗi thành tích tính một lần ở mức cao nhất",
        "claimed: {levels}; each achievement counts once at its highest level",
    ),
    "claim": ("{level} {points}", "{level} {points}"),
    "max": ("nhiều nhất {value}", "at most {value}"),
    "cap": ("tính nhiều nhất {value}", "counts at most {value}"),
    "cap_at_standard": ("nhiều nhất bằng điểm chuẩn", "at most the standard points"),
    "left_open": ("mức tối đa không nêu", "maximum not stated"),
    "step": ("bước {value}", "step {value}"),
    "unlimited": ("không giới hạn", "without limit"),
    "evidence_needed": ("phải có minh chứng", "only with evidence"),
    "coefficient": ("hệ số {value}", "coefficient {value}"),
    "full_marks": (
        "không phát sinh nhiệm vụ: được điểm tối đa",
        "task not arisen: full marks",
    ),
    "left_out": (
        "không phát sinh nhiệm vụ: không tính vào mức tối đa của đơn vị",
        "task not arisen: left out of the unit's maximum",
    ),
    "mean": (
        "không phát sinh nhiệm vụ: theo tỷ lệ điểm các tiêu chí khác",
        "task not arisen: by the share reached in the others",
    ),
    "group_bonus": (
        "điểm thưởng của nhóm tính nhiều nhất {value}",
        "bonus points of the group count at most {value}",
    ),
    "group_deduction": (
        "điểm trừ của nhóm tính nhiều nhất {value}",
        "deductions of the group count at most {value}",
    ),
    "group_net": (
        "điểm thưởng và điểm trừ của nhóm bù nhau, tính {value}",
        "bonus and deductions of the group together count {value}",
    ),
    "net_within": ("từ {one} đến {other}", "from {one} to {other}"),
    "net_from": ("từ {one} trở lên", "{one} or more"),
    "net_to": ("nhiều nhất {other}", "at most {other}"),
    "at_least": ("từ {share} {base} trở lên", "at least {share} of {base}"),
    "more_than": ("trên {share} {base}", "more than {share} of {base}"),
    "with_chair": (", có Cụm trưởng tán thành", ", the chair among them"),
    "fewer_deductions": ("ít điểm trừ hơn", "fewer deduction points"),
    "higher_standard": ("điểm chuẩn cao hơn", "higher standard points"),
    "criterion": ("điểm tiêu chí {code} cao hơn", "higher in criterion {code}"),
    "vote": ("bỏ phiếu", "a vote"),
    "basis": ("căn cứ: {codes}", "legal basis: {codes}"),
    "vice_office": ("{name}: {count}", "{name}: {count}"),
    "office_bar": ("{grounds} ({does})", "{grounds} ({does})"),
    "clearance": ("{of}, có ý kiến khác thì {does}", "{of}; where it objects, {does}"),
    "scored_by": ("do {who} chấm", "scored by {who}"),
    "printed": ("số in trong văn bản: {number}", "number in the document: {number}"),
    "guidance": ("cách chấm: {text}", "how it is scored: {text}"),
    "proof": ("minh chứng: {text}", "proof wanted: {text}"),
    "watched_by": ("theo dõi: {text}", "watched by: {text}"),
    "each_day": ("mỗi ngày chậm", "for each day late"),
    "working_days": ("mỗi ngày làm việc", "for each working day"),
    "once": ("một lần", "once"),
}


def _say(key: str, lang: Lang, **facts: object) -> str:
    return filled(pick(_GRADING[key], lang), facts)


def value_label(value: object, lang: Lang) -> str:
    """A single value of a rulebook as it is written."""
    match value:
        case None:
            return pick(("không có", "none"), lang)
        case bool():
            return pick(("có", "yes") if value else ("không", "no"), lang)
        case Decimal():
            return points(value, lang)
        case int():
            return number(value, lang)
        case StrEnum():
            return label(value, lang)
        case date():
            return day(value, lang)
        case DueRule():
            return due_label(value, lang)
        case Threshold():
            return threshold_label(value, lang)
        case ViceOffice():
            return _say("vice_office", lang, name=value.name, count=value.count)
        case OfficeBar():
            said = [label(ground, lang) for ground in value.grounds]
            grounds = pick((" hoặc ", " or "), lang).join(said)
            return _say("office_bar", lang, grounds=grounds, does=label(value.naming, lang))
        case Clearance():
            does = label(value.objection, lang)
            return _say("clearance", lang, of=value.of, does=does)
        case NetBounds():
            return net_label(value, lang)
        case Requirement():
            return requirement_label(value, lang)
        case Periods():
            return "; ".join(periods_label(value, lang))
        case Scale():
            return "; ".join(scale_labels(value, lang)) or pick(("có", "yes"), lang)
        case _ if isinstance(value, Rule):
            return "; ".join(_of_rule(value, lang)) or _say("graded", lang)
        case _:
            return str(value)


def scale_labels(scale: Scale, lang: Lang) -> tuple[str, ...]:
    """How one part of a criterion is graded and limited, phrase by phrase."""
    return tuple(_phrases(scale, lang))


def common_step(rulebook: Rulebook) -> Points | None:
    """The step of all that is entered as points, where it is one and the same."""
    scales = [criterion.scale(part) for criterion in rulebook.criteria for part in Part]
    steps = {scale.entered_step for scale in scales if scale is not None and scale.entered_step}
    return steps.pop() if len(steps) == 1 else None


def remarkable(scale: Scale, common: Points | None, lang: Lang) -> tuple[str, ...]:
    """As :func:`scale_labels`, without what the table says by itself: a plain maximum, that it is
    left open, and the step where all have that one."""
    if not isinstance(scale.grading, Graded):
        return scale_labels(scale, lang)
    limited = scale.full is not None or scale.cap_at_standard or scale.claims or scale.is_open
    step = scale.step if scale.entered_step != common else None
    said = tuple(_phrases(replace(scale, max=None, max_open=msgspec.UNSET, step=step), lang))
    return said if limited else (_say("unlimited", lang), *said)


def _phrases(scale: Scale, lang: Lang) -> Iterator[str]:
    yield from _of_rule(scale.grading, lang)
    if scale.claims:
        levels = [
            _say("claim", lang, level=claim.level, points=points(claim.points, lang))
            for claim in scale.claims
        ]
        yield _say("claims", lang, levels=", ".join(levels))
    if scale.is_open:
        yield _say("left_open", lang)
    for name in ("max", "cap", "step"):
        size: Points | None = getattr(scale, name)
        if size is not None:
            yield _say(name, lang, value=points(size, lang))
    if scale.by_period is not None:
        yield from periods_label(scale.by_period, lang)
    if scale.cap_at_standard:
        yield _say("cap_at_standard", lang)
    if scale.evidence_needed:
        yield _say("evidence_needed", lang)


def _of_rule(rule: Rule, lang: Lang) -> Iterator[str]:
    match rule:
        case PerOccurrence(each=each):
            yield _say("per_occurrence", lang, points=points(each, lang))
            yield from rate_labels(rule, lang)
        case Counter():
            yield _say("counter", lang)
        case PassOrFail(points=full):
            yield _say("pass_or_fail", lang, points=points(full, lang))
        case Relative(points=full):
            yield _say("relative", lang, points=points(full, lang))
        case ShareOfTarget():
            yield _say("share_of_target", lang, points=points(rule.points, lang))
            if rule.floor is not None:
                yield _say("floor", lang, value=points(rule.floor, lang))
            if has_own_targets(rule):
                yield _say("by_unit", lang)
        case TargetToBest():
            nothing = rule.below is BelowTarget.NOTHING
            yield _say("target_to_best", lang, points=points(rule.points, lang))
            yield _say("below_nothing" if nothing else "below_in_proportion", lang)
            if has_own_targets(rule):
                yield _say("by_unit", lang)
        case ByLevel():
            key = "by_level_of_standard" if rule.of_standard else "by_level"
            yield _say(key, lang, levels=", ".join(_levels(rule, lang)))
            yield from rate_labels(rule, lang)
        case OneOf():
            yield _say("one_of", lang, levels="; ".join(worded_labels(rule, lang)))
        case ByPlace():
            bands = ", ".join(_bands(rule, lang))
            yield _say("by_place", lang, ranking=rule.ranking, edition=rule.edition, bands=bands)
        case Graded():
            return


def _levels(rule: ByLevel, lang: Lang) -> Iterator[str]:
    for level in sorted(rule.levels, key=lambda level: level.begins, reverse=True):
        value, gives = points(level.at_least, lang), points(level.points, lang)
        key = "level_above" if level.more_than is True else "level"
        yield _say(key, lang, value=value, points=gives)


def rate_labels(rule: Rule, lang: Lang) -> Iterator[str]:
    """Which counters a rule counts: ``cứ 3 lần ở tiêu chí 4 tính 1 lần, phần lẻ bỏ``."""
    yield from (rate_label(rate, lang) for rate in rates_of(rule))


def rate_label(rate: Rate, lang: Lang) -> str:
    """How many of a counter are one, and what becomes of the remainder."""
    if rate.of_one == 1:
        return _say("rate_one", lang, criterion=rate.criterion)
    said = _say("rate", lang, criterion=rate.criterion, count=rate.of_one)
    return said + _say(rate.remainder.value, lang)


def worded_labels(rule: OneOf, lang: Lang) -> Iterator[str]:
    """The levels in words: ``b) Thiếu 1 báo cáo tháng: 6``."""
    for place, level in worded(rule):
        gives = points(level.points, lang)
        yield _say("worded", lang, letter=letter_of(place), name=one_level(level), points=gives)


def _bands(rule: ByPlace, lang: Lang) -> Iterator[str]:
    for band in rule.bands:
        gives = points(band.points, lang)
        yield _say("band", lang, first=band.first, last=band.last, points=gives)


def criterion_labels(criterion: Criterion, common: Points | None, lang: Lang) -> Iterator[str]:
    """What is said of a criterion beside its sizes, a line for each part that needs one.

    ``common`` is the :func:`common_step`, which is said elsewhere.
    """
    for part in Part:
        scale = criterion.scale(part)
        said = remarkable(scale, common, lang) if scale else ()
        if said:
            yield f"{label(part, lang)}: {'; '.join(said)}"
    if criterion.coefficient != 1:
        yield _say("coefficient", lang, value=points(criterion.coefficient, lang))
    if criterion.not_arisen is not None:
        yield _say(criterion.not_arisen.value, lang)
    if criterion.by is not None:
        yield scored_by_label(criterion.by, lang)
    if criterion.basis:
        yield basis_label(criterion.basis, lang)
    number = printed_in(criterion)
    if number is not None and number != criterion.code.rpartition(".")[2]:
        yield _say("printed", lang, number=number)
    yield from text_labels(criterion, lang)


def text_labels(criterion: Criterion, lang: Lang) -> Iterator[str]:
    """How it is scored, the proof wanted and who watches it: ``minh chứng: văn bản nộp``."""
    for name, text in criterion.texts.items():
        yield _say(name, lang, text=one_line(text))


def scorer_label(by: ScoredBy, lang: Lang, words: Words = OWN_WORDS) -> str:
    """``Sở Nội vụ và Sở Tài chính``, ``Tổ thẩm định``, ``Cụm trưởng``: whoever scores alone."""
    if by.names:
        return listed(by.names, lang)
    return label(by.office, lang, words) if by.office else ""


def scored_by_label(by: ScoredBy, lang: Lang) -> str:
    """``do Sở Nội vụ và Sở Tài chính chấm, cộng lại``"""
    who = scorer_label(by, lang)
    together = f", {label(by.combine, lang)}" if by.combine is not None else ""
    return _say("scored_by", lang, who=who) + together


def basis_label(codes: Iterable[str], lang: Lang) -> str:
    """``căn cứ: luat-2022, quy-che``"""
    return _say("basis", lang, codes=", ".join(codes))


def threshold_label(threshold: Threshold, lang: Lang) -> str:
    """``từ 2/3 số có mặt trở lên``"""
    key = "more_than" if threshold.more_than else "at_least"
    said = _say(key, lang, share=threshold.share, base=label(threshold.base, lang))
    return said + (_say("with_chair", lang) if threshold.must_include_chair else "")


def net_label(net: NetBounds, lang: Lang) -> str:
    """``từ −5 đến +10``"""
    one, other = (
        None if size is None else signed(size, lang) for size in (net.at_least, net.at_most)
    )
    key = "net_to" if one is None else "net_from" if other is None else "net_within"
    return _say(key, lang, one=one, other=other)


def group_labels(group: Group, lang: Lang) -> Iterator[str]:
    """What bonus and deduction of a group count together, a line for each bound."""
    bounds = group.bounds
    if bounds.bonus is not None:
        yield _say("group_bonus", lang, value=points(bounds.bonus, lang))
    if bounds.deduction is not None:
        yield _say("group_deduction", lang, value=points(bounds.deduction, lang))
    if bounds.net is not None:
        yield _say("group_net", lang, value=net_label(bounds.net, lang))


def tie_label(key: str, lang: Lang) -> str:
    """What breaks a tie: ``ít điểm trừ hơn``."""
    word, _, code = key.partition(":")
    return _say(word, lang, code=code) if word in _GRADING else key


def reports_label(found: Consequence, lang: Lang) -> str:
    """Of which reports a consequence is, by code or by kind: ``báo cáo quý, q1``; nothing where it
    names none."""
    kinds = {kind.value: label(kind, lang) for kind in Period}
    return ", ".join(kinds.get(name, name) for name in found.named_reports)


def lapse_label(
    deduct: str, each: bool, at_most: str | None, lang: Lang, *, by_days: bool = False
) -> str:
    """``trừ 0,5 mỗi ngày làm việc, nhiều nhất 3``"""
    verb = pick(("trừ", "deducts"), lang)
    times = "working_days" if each else "each_day" if by_days else "once"
    said = f"{verb} {deduct} {_say(times, lang)}"
    return f"{said}, {_say('max', lang, value=at_most)}" if at_most else said
