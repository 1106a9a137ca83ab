"""A deadline of a rulebook in words: what the document says, and how it is understood."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.labelling import label
from adapters.wording.outside import one_line
from adapters.wording.writing import Lang, pick
from domain.clusters.offices import Words
from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.due import EVENTS
from domain.cycle.deadlines.duties import COMPLAINT, DRAFT
from domain.cycle.deadlines.standing import named
from domain.cycle.year_work.drafting import Drafted
from domain.rulebook.due_rule import (
    Closes,
    DateCounted,
    DueRule,
    InYear,
    Reading,
    RelativeDay,
    WhenOff,
)
from domain.rulebook.rulebook import Lapse, Rulebook

Pair = tuple[str, str]

_SAID: Final[Mapping[str, Pair]] = {
    "day": ("ngày {value}", "{value}"),
    "month": ("tháng {value}", "month {value}"),
    "quarter": ("quý {value}", "quarter {value}"),
    "relative": ("{days} {counted} {side} {event}", "{days} {counted} {side} {event}"),
    "same_day": ("ngày của {event}", "the day of {event}"),
    "conference": ("hội nghị", "the conference"),
    "deadline": ("hạn “{value}”", "the deadline “{value}”"),
    "to_be_announced": ("chưa định ngày", "no day is set"),
    "when_off": ("trùng ngày nghỉ thì {value}", "on a day off {value}"),
    "closes": ("đến {value} {clock}", "until {value} {clock}"),
    "comments": ("góp ý dự thảo {value}", "comments on the draft of the {value}"),
    "complaint": ("trả lời khiếu nại (@{value})", "the answer to the complaint (@{value})"),
    "counts": ("tính theo {value}", "by {value}"),
}
_NO_REPORTS: Final[Mapping[str, str]] = MappingProxyType({})
_QUARTERS: Final = ("I", "II", "III", "IV")


def due_label(rule: DueRule, lang: Lang) -> str:
    """``trước ngày 25/3 (ngày 25/3, trước ngày ấy, không kể ngày ấy; …)``; without the brackets
    where they would only say the day once more."""
    read = understood(rule, lang)
    if rule.day is not None and rule.day in rule.words and read == _anchor(rule, lang):
        return rule.words
    return f"{rule.words} ({read})"


def due_name(
    code: str,
    lang: Lang,
    words: Words,
    rulebook: Rulebook | None = None,
    reports: Mapping[str, str] = _NO_REPORTS,
) -> str:
    """What is due under a code: ``đăng ký, giao ước``, ``giải trình``, ``“Báo cáo quý I”``; by the
    code itself, ``“quy-1”``, where nothing has given it a name. ``reports`` are their names by
    code."""
    if code in reports:
        return f"“{one_line(reports[code])}”"
    of = code.removeprefix(DRAFT)
    if code.startswith(DRAFT) and of in set(Drafted):
        return _say("comments", lang, value=label(Drafted(of), lang, words))
    filed = code.removeprefix(COMPLAINT)
    if code.startswith(COMPLAINT) and filed.isdecimal():
        return _say("complaint", lang, value=filed)
    known = named(code)
    if isinstance(known, StrEnum):
        return label(known, lang, words)
    listed = rulebook.deadlines if rulebook else ()
    name = next((found.name for found in listed if found.code == code), None)
    return name or f"“{code}”"


def lapse_named(
    lapse: Lapse,
    code: str,
    lang: Lang,
    words: Words,
    rulebook: Rulebook | None = None,
    reports: Mapping[str, str] = _NO_REPORTS,
) -> str:
    """``gửi báo cáo muộn (“Báo cáo quý I”)``: of which thing, where the lapse alone does not
    say it."""
    said = label(lapse, lang)
    if isinstance(named(code), StrEnum):
        return said
    return f"{said} ({due_name(code, lang, words, rulebook, reports)})"


def report_names(cycle: Cycle) -> Mapping[str, str]:
    """The names of the reports that were asked for, by code."""
    return {code: report.name for code, report in cycle.reports.items()}


def due_in(cycle: Cycle, code: str, lang: Lang, words: Words) -> str:
    """As :func:`due_name`, by the names that a cycle gives."""
    return due_name(code, lang, words, cycle.plan.rulebook, report_names(cycle))


def lapse_in(cycle: Cycle, lapse: Lapse, code: str, lang: Lang, words: Words) -> str:
    """As :func:`lapse_named`, by the names that a cycle gives."""
    return lapse_named(lapse, code, lang, words, cycle.plan.rulebook, report_names(cycle))


def understood(rule: DueRule, lang: Lang) -> str:
    """How the words of a deadline are read, phrase by phrase."""
    return "; ".join(_phrases(rule, lang))


def _say(key: str, lang: Lang, **facts: str) -> str:
    return filled(pick(_SAID[key], lang), facts)


def _phrases(rule: DueRule, lang: Lang) -> Iterator[str]:
    if rule.to_be_announced:
        yield _say("to_be_announced", lang)
    else:
        said = [_anchor(rule, lang)]
        if rule.year is not InYear.THIS:
            said.append(label(rule.year, lang))
        if rule.reading is not Reading.UNTIL:
            said.append(label(rule.reading, lang))
        yield ", ".join(said)
    if rule.when_off is not WhenOff.NONE:
        yield _say("when_off", lang, value=label(rule.when_off, lang))
    if rule.closes is Closes.OFFICE_HOURS:
        yield _say("closes", lang, value=label(rule.closes, lang), clock=rule.office_closes)
    if rule.counts is not DateCounted.RECEIVED:
        yield _say("counts", lang, value=label(rule.counts, lang))


def _anchor(rule: DueRule, lang: Lang) -> str:
    match rule:
        case DueRule(day=str(day)):
            return _say("day", lang, value=day)
        case DueRule(month=int(month)):
            return _say("month", lang, value=str(month))
        case DueRule(quarter=int(quarter)):
            return _say("quarter", lang, value=_QUARTERS[quarter - 1])
        case DueRule(relative=RelativeDay() as relative):
            return _counted_from(relative, lang)
    return _say("to_be_announced", lang)


def _counted_from(relative: RelativeDay, lang: Lang) -> str:
    known = relative.event in EVENTS
    event = _say(relative.event if known else "deadline", lang, value=relative.event)
    if relative.days == 0:
        return _say("same_day", lang, event=event)
    counted, side = label(relative.counted, lang), label(relative.side, lang)
    if lang == "en" and relative.days == 1:
        counted = counted.removesuffix("s")
    return _say("relative", lang, days=str(relative.days), counted=counted, side=side, event=event)
