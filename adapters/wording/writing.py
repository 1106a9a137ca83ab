"""Words and figures as they are shown, in Vietnamese and English.

Vietnamese is the office's language and uses the cluster's own words (Cụm or Khối, and its
officers); English says cluster, chair and vice-chair. Nothing here knows what happened: sentences
stand in :mod:`adapters.wording.messages`, the log's lines in :mod:`adapters.wording.log.narrative`.
"""

from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal, Protocol

from adapters.wording.filling import filled
from adapters.wording.labels.acts import COMMAND_LABELS, EVENT_LABELS
from adapters.wording.labels.lacking import LACKING
from adapters.wording.labels.values import (
    COLUMNS,
    CONDITIONS,
    DISCREPANCIES,
    GRADES,
    VALUES,
    SheetState,
)
from domain.clusters.offices import Words
from domain.reckoning.cells import Sheet
from domain.record.record import Command, Office, UnitId, command_word
from domain.rulebook.criteria import Part
from domain.rulebook.grading import Counter, OneOf, PerOccurrence, Worded, letter_of
from domain.rulebook.numbering import numbered
from domain.rulebook.rulebook import Rulebook
from domain.values.known import Counted, Denied, Grade, Happened, Known, NotStated, Said
from domain.values.names import sort_key
from domain.values.when import DAY, Moment, Precision, When, civil_day, local, start_of

Lang = Literal["vi", "en"]
LANGS: tuple[Lang, ...] = ("vi", "en")

#: Thousands are set apart from here on; below, four digits read faster without a mark.
_GROUPED_FROM = 10_000
_WEEKDAYS = (
    ("thứ Hai", "Monday"),
    ("thứ Ba", "Tuesday"),
    ("thứ Tư", "Wednesday"),
    ("thứ Năm", "Thursday"),
    ("thứ Sáu", "Friday"),
    ("thứ Bảy", "Saturday"),
    ("Chủ nhật", "Sunday"),
)
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
#: The words of a cluster that has not said otherwise.
OWN_WORDS = Words()


class Names(Protocol):
    """What a sentence needs to know to call things by their names.

    Who gives the names decides which name of a unit holds at the time that is told.
    """

    @property
    def words(self) -> Words:
        """The cluster's own words for itself and its officers."""

    def unit(self, unit: UnitId) -> str:
        """The short name of a unit."""

    def text(self, digest: str) -> str | None:
        """A hidden text by its digest, or what stands in the place of one that was erased or
        altered; ``None`` where it is gone and no event says that it was erased."""


def pick(pair: tuple[str, str], lang: Lang) -> str:
    """The Vietnamese or the English of a pair."""
    return pair[0] if lang == "vi" else pair[1]


# Figures


def points(value: Decimal, lang: Lang) -> str:
    """``117,5`` in Vietnamese, ``117.5`` in English; a true minus, no trailing zeros."""
    plain = format(abs(value), "f")
    whole, _, rest = plain.partition(".")
    rest = rest.rstrip("0")
    mark = "," if lang == "vi" else "."
    text = number(int(whole), lang) + (mark + rest if rest else "")
    return f"−{text}" if value < 0 else text


def taken(value: Decimal, lang: Lang) -> str:
    """A deduction as it follows the verb: ``trừ 1``, without its minus."""
    return points(abs(value), lang)


def numbered_code(code: str, rulebook: Rulebook | None) -> str:
    """The code of a criterion, with its number in the document where that is another."""
    known = rulebook.by_code.get(code) if rulebook else None
    path = numbered(rulebook, known) if rulebook and known else None
    return code if path is None else f"{code} ({path})"


def as_entered(
    value: Decimal, criterion: str, part: Part, rulebook: Rulebook | None, lang: Lang
) -> str:
    """``9 lần`` where a criterion is entered as so many occurrences, ``mức b “Thiếu 1” (6)`` where
    a level in words is chosen; empty where a plain figure is entered."""
    known = rulebook.by_code.get(criterion) if rulebook else None
    scale = known.scale(part) if known else None
    match scale.grading if scale is not None else None:
        case PerOccurrence() | Counter():
            times = points(abs(value), lang)
            return (
                f"{times} lần" if lang == "vi" else f"{times} {'time' if times == '1' else 'times'}"
            )
        case OneOf() as rule:
            return _level(rule, value, part, lang)
    return ""


def _level(rule: OneOf, value: Decimal, part: Part, lang: Lang) -> str:
    chosen = rule.at(value)
    if chosen is None:
        return ""
    gives = points(-chosen.points if part is Part.DEDUCTION else chosen.points, lang)
    word = "mức" if lang == "vi" else "level"
    return f"{word} {letter_of(int(abs(value)))} “{one_level(chosen)}” ({gives})"


def one_level(level: Worded) -> str:
    """The words of a level on one line."""
    return " ".join(level.name.split())


def signed(value: Decimal, lang: Lang) -> str:
    """As :func:`points`, with a plus before what adds: ``+18``."""
    return f"+{points(value, lang)}" if value > 0 else points(value, lang)


def number(value: int, lang: Lang) -> str:
    """A whole number; thousands are set apart from 10.000 on."""
    if abs(value) < _GROUPED_FROM:
        return f"−{-value}" if value < 0 else str(value)
    grouped = f"{abs(value):,}"
    text = grouped.replace(",", ".") if lang == "vi" else grouped
    return f"−{text}" if value < 0 else text


# Dates and times, by the clock in Vietnam


def day(value: date, lang: Lang, *, weekday: bool = False) -> str:
    """``30/11/2021``, or ``thứ Ba 30/11/2021``; ``Tuesday 30/11/2021`` in English."""
    text = f"{value.day:02}/{value.month:02}/{value.year:04}"
    return f"{pick(_WEEKDAYS[value.weekday()], lang)} {text}" if weekday else text


def clock(at: Moment) -> str:
    """``17:00``"""
    return format(local(at), "%H:%M")


def moment(at: Moment, lang: Lang) -> str:
    """``17:00 ngày 30/11/2021``, ``17:00 on 30/11/2021``"""
    return f"{clock(at)} {'ngày' if lang == 'vi' else 'on'} {day(civil_day(at), lang)}"


def when(value: When, lang: Lang) -> str:
    """A time as exactly as it is known, and no more exactly."""
    if value.start is None or value.precision is Precision.UNKNOWN:
        return "nguồn không ghi ngày" if lang == "vi" else "no date in the source"
    first, last = value.first_day, value.last_day
    assert first is not None
    assert last is not None
    match value.precision:
        case Precision.MOMENT:
            return moment(value.start, lang)
        case Precision.RANGE:
            return _days(first, last, lang)
        case Precision.MONTH if lang == "vi":
            return f"tháng {first.month:02}/{first.year:04}"
        case Precision.MONTH:
            return f"{_MONTHS[first.month - 1]} {first.year}"
        case Precision.YEAR:
            return f"năm {first.year}" if lang == "vi" else str(first.year)
        case _:
            return day(first, lang)


def _days(first: date, last: date, lang: Lang) -> str:
    """``18–19/01/2021``: what both days share is written once."""
    until = day(last, lang)
    if first == last:
        return until
    if first.year != last.year:
        return f"{day(first, lang)}–{until}"
    if first.month != last.month:
        return f"{first.day:02}/{first.month:02}–{until}"
    return f"{first.day:02}–{until}"


def within(value: When, lang: Lang) -> str:
    """As :func:`when`, to stand inside a sentence: ``ngày 30/11/2021``, ``tháng 12/2021``."""
    if value.precision is Precision.UNKNOWN:
        return "ngày mà nguồn không ghi" if lang == "vi" else "a date that the source does not give"
    text = when(value, lang)
    if lang == "en":
        return text
    before = {Precision.DAY: "ngày ", Precision.RANGE: "các ngày "}
    return before.get(value.precision, "") + text


def deadline(last_day: date | None, before: Moment | None, lang: Lang) -> str:
    """``hết ngày 30/11/2021`` where the whole day counts, ``17:00 ngày 30/11/2021`` where it ends
    before, ``sẽ thông báo`` where it is still to be announced."""
    if last_day is None:
        return "sẽ thông báo" if lang == "vi" else "to be announced"
    if before is None or before == start_of(last_day + DAY):
        return ("hết ngày " if lang == "vi" else "the end of ") + day(last_day, lang)
    return moment(before, lang)


# Names of things


def label(value: StrEnum, lang: Lang, words: Words = OWN_WORDS) -> str:
    """The name of any value of a closed list of the domain, in lower case but for own words."""
    if value is Office.CHAIR and lang == "vi":
        return words.chair
    if value is Office.VICE_CHAIR and lang == "vi":
        return words.vice_chair
    text = pick(VALUES[type(value)][value.value], lang)
    return filled(text, {"Chair": words.chair, "Vice": words.vice_chair})


def grade_label(grade: Grade, lang: Lang) -> str:
    """How much a source is worth: ``văn bản đã ký``."""
    return pick(GRADES[grade], lang)


def command_label(command: Command | type[Command] | str, lang: Lang) -> str:
    """What a command does, as the office says it: ``Ban hành kế hoạch``. An unknown word stays."""
    word = command if isinstance(command, str) else command_word(command)
    return pick(COMMAND_LABELS[word], lang) if word in COMMAND_LABELS else word


def event_label(type_: str, lang: Lang) -> str:
    """A stored event type as a short noun phrase. An unknown type stays as it is."""
    return pick(EVENT_LABELS[type_], lang) if type_ in EVENT_LABELS else type_


def column_label(code: str, lang: Lang, rulebook: Rulebook | None = None) -> str:
    """The rulebook's name of a column, or the usual one, or its code."""
    columns = rulebook.columns if rulebook else ()
    usual = pick(COLUMNS[code], lang) if code in COLUMNS else code
    return next((column.name for column in columns if column.code == code), usual)


def selection_label(code: str, rulebook: Rulebook | None = None) -> str:
    """The rulebook's name of a selection, or its code."""
    selections = rulebook.selections if rulebook else ()
    return next((found.name for found in selections if found.code == code), code)


def condition_label(code: str, lang: Lang) -> str:
    """What a condition asks for, for a list to tick: ``mọi đơn vị đã đăng ký``."""
    return pick(CONDITIONS[code], lang) if code in CONDITIONS else code


def lacking_label(code: str, lang: Lang) -> str:
    """What is lacking where a condition is not met: ``còn đơn vị chưa đăng ký``."""
    return pick(LACKING[code], lang) if code in LACKING else condition_label(code, lang)


def discrepancy_label(code: str, lang: Lang) -> str:
    """What does not agree, with the code under which it is accepted."""
    kind = code.partition(":")[0]
    return f"{pick(DISCREPANCIES[kind], lang)} ({code})" if kind in DISCREPANCIES else code


def sheet_state(sheet: Sheet) -> SheetState:
    """How far a unit's sheet has come."""
    if sheet.not_sent:
        return SheetState.NOT_SENT
    if sheet.settled:
        return SheetState.SETTLED
    if sheet.returned is not None:
        return SheetState.RETURNED
    if not sheet.sent:
        return SheetState.DRAFT if any(sheet.columns.values()) else SheetState.NOT_SUBMITTED
    if sheet.adjusted > sheet.explained:
        return SheetState.EXPLANATION_DUE
    if sheet.adjusted:
        return SheetState.EXPLAINED
    return SheetState.SUBMITTED_LATE if sheet.late else SheetState.SUBMITTED


def listed(items: list[str] | tuple[str, ...], lang: Lang) -> str:
    """``A, B và C``, ``A, B and C``"""
    if len(items) < 2:
        return "".join(items)
    joined = " và " if lang == "vi" else " and "
    return ", ".join(items[:-1]) + joined + items[-1]


def said_label(said: Said, lang: Lang, names: Names) -> str:
    """What a source says of a fact, without inventing the rest."""
    match said:
        case Known(value=value):
            return value
        case Happened():
            return "đã thực hiện" if lang == "vi" else "done"
        case NotStated():
            return "nguồn không nêu" if lang == "vi" else "not stated in the source"
        case Denied():
            return "nguồn nêu là không có" if lang == "vi" else "denied by the source"
        case Counted():
            return _counted(said, lang, names)


def _counted(said: Counted, lang: Lang, names: Names) -> str:
    figure = str(said.count) if said.of is None else f"{said.count}/{said.of}"
    what = said.what if isinstance(said.what, str) else ""
    text = f"{figure} {'đơn vị' if lang == 'vi' else 'units'}"
    if what:  # "6 tiêu chí" without a base is that; "6/6 đơn vị: hoàn thành xuất sắc" is of units
        text = f"{figure} {what}" if said.of is None else f"{text}: {what}"
    if said.named:
        units = sorted(map(names.unit, said.named), key=sort_key)
        if said.and_others is True:
            units.append("các đơn vị khác" if lang == "vi" else "others")
        return text + (", nêu tên " if lang == "vi" else ", named: ") + listed(units, lang)
    if said.complete or (what and said.of is None):
        return text
    return text + (", nguồn không nêu tên" if lang == "vi" else ", not named in the source")


def share_label(share: Fraction, lang: Lang) -> str:
    """``94,55 %``; ``≈`` where two decimals do not say it exactly."""
    return f"{rounded_off(share * 100, lang)} %"


def rounded_off(amount: Fraction, lang: Lang) -> str:
    """``94,55``; ``≈`` where two decimals do not say it exactly."""
    exact = amount * 100
    cut = Decimal(round(exact)) / 100
    mark = "" if exact.denominator == 1 else "≈ "
    return f"{mark}{points(cut, lang)}"


def exact_figure(amount: Fraction, lang: Lang) -> str:
    """``8,625``; what three decimals do not say exactly is cut off after them: ``8,333…``"""
    thousandths = amount * 1000
    cut = Decimal(int(thousandths)) / 1000
    return points(cut, lang) + ("" if thousandths.denominator == 1 else "…")


def band_name(code: str | None, rulebook: Rulebook | None) -> str:
    """The name of a class; nothing where none is shown."""
    names = {band.code: band.name for band in rulebook.bands} if rulebook else {}
    return names.get(code or "", code or "")
