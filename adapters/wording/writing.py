"""Words and figures as they are shown, in Vietnamese and English.

Vietnamese is the office's language and uses the cluster's own words (Cụm or Khối, and its
officers); English says cluster, chair and vice-chair. Nothing here knows what happened: sentences
stand in :mod:`adapters.wording.messages`, the log's lines in :mod:`adapters.wording.log.narrative`.
"""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal, Protocol

from domain.clusters.offices import Words
from domain.record.record import UnitId
from domain.values.known import Counted, Denied, Happened, Known, NotStated, Said
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
