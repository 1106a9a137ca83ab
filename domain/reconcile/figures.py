"""Reading the figures of a table: what a cell says, or what it could say."""

import re
from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

import msgspec

from domain.reconcile.grid import Cell, CellKind
from domain.values.names import fold
from domain.values.points import Points, read_typed
from domain.values.refusal import Refusal


class Problem(StrEnum):
    """Why a cell's figure is not certain."""

    #: "1.175": 1,175 or 1175.
    AMBIGUOUS = "ambiguous"
    #: "97 + 10", or "97 + 10 = 108": an addition that says no result, or a wrong one.
    ADDITION = "addition"
    #: A spreadsheet made a day of "1/5" or "1.5".
    DATE = "date"
    #: A number that stands under the format of a day or a time: 40 is shown as 09/02/1900.
    FORMAT = "format"
    #: Its row has fewer cells than the head: which column it belongs to is not certain.
    SHIFTED = "shifted"
    UNREAD = "unread"
    #: More than four decimals.
    TOO_PRECISE = "too_precise"
    #: A formula whose result is not in the file.
    FORMULA = "formula"
    #: ``#REF!``
    ERROR = "error"


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One cell that should hold points."""

    #: The cell's name; empty where there is no cell.
    at: str = ""
    written: str = ""
    #: ``None``: blank, or not certain.
    value: Points | None = None
    #: What it could mean, where that is not certain.
    readings: tuple[Points, ...] = ()
    problem: Problem | None = None

    @property
    def blank(self) -> bool:
        return self.value is None and self.problem is None

    @property
    def uncertain(self) -> bool:
        return self.value is None and self.problem is not None


NO_FIGURE = Figure()

_FOURTH = Decimal("0.0001")
#: Days are counted from 1900; nobody typed one of before 1954 by mistake for a score.
_FIRST_TYPED_DAY = Decimal(20_000)
#: A spreadsheet computes in binary and shows 15 digits: what lies below is its noise.
_NOISE = Decimal("1E-9")
_UNIT_OF_POINTS = re.compile(r"\s*(?:điểm|đ|points?|pts?)\.?$", re.IGNORECASE)
_NOTHING = frozenset({"-", "–", "—", "−", "...", "…", "/", "x", "không", "none"})
_MANY_DECIMALS = re.compile(r"([+-]?)([0-9]{1,6})[.,]([0-9]{5,20})", re.ASCII)
#: 1,175.5 can be read in one way only.
_ENGLISH = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+\.[0-9]{1,4}", re.ASCII)
#: "117 5" is no number; "1 175" may be 1175.
_GAP = re.compile(r"[0-9]\s+[0-9]")
_GROUPED = re.compile(r"[+-]?\s?[0-9]{1,3}(?:\s[0-9]{3})+(?:[.,][0-9]{1,4})?")
_TERM = r"\s*[0-9]{1,6}(?:[.,][0-9]{1,4})?\s*"
#: "97 + 10 = 107", with or without what it comes to.
_ADDITION = re.compile(rf"({_TERM}(?:[+-]{_TERM})+)(?:=({_TERM}))?", re.ASCII)
_SIGNED = re.compile(r"[+-]?[^+-]+")
_SIGNS = str.maketrans({"−": "-", "–": "-", "＋": "+"})


def read_figure(cell: Cell, at: str) -> Figure:
    """What a cell says. Nothing uncertain is decided: it is given back with its readings."""
    written = cell.text.strip()
    match cell.kind:
        case CellKind.NUMBER:
            return _number(Decimal(written), written, at)
        case CellKind.DATE:
            return _day(cell, at)
        case CellKind.FORMULA:
            return Figure(at=at, written=written, problem=Problem.FORMULA)
        case CellKind.ERROR:
            return Figure(at=at, written=written, problem=Problem.ERROR)
        case CellKind.TEXT:
            return _typed(written, at)


def _typed(written: str, at: str) -> Figure:
    plain = _UNIT_OF_POINTS.sub("", written).translate(_SIGNS)
    if not plain or written.casefold() in _NOTHING:
        return Figure(at=at, written=written)
    addition = _ADDITION.fullmatch(plain)
    if addition and (addition[2] or "+" in addition[1]):
        return _added(addition[1], addition[2], written, at)
    many = _MANY_DECIMALS.fullmatch(plain)
    if many:
        return _number(Decimal("{}{}.{}".format(*many.groups())), written, at)
    if _GAP.search(plain) and not _GROUPED.fullmatch(plain):
        return Figure(at=at, written=written, problem=Problem.UNREAD)
    if _ENGLISH.fullmatch(plain):
        plain = plain.replace(",", "")
    try:
        return Figure(at=at, written=written, value=read_typed(plain))
    except Refusal as refusal:
        readings = [refusal.facts.get(name) for name in ("decimal", "thousands")]
        if refusal.code != "points_ambiguous":
            return Figure(at=at, written=written, problem=Problem.UNREAD)
        return Figure(
            at=at,
            written=written,
            readings=_points(Decimal(str(found).replace(",", ".")) for found in readings),
            problem=Problem.AMBIGUOUS,
        )


def _added(sum_: str, result: str | None, written: str, at: str) -> Figure:
    """What an addition in one cell comes to, where it says so itself; otherwise what it can be."""
    try:
        terms = [read_typed("".join(term.split())) for term in _SIGNED.findall(sum_)]
        stated = read_typed(result.strip()) if result else None
    except Refusal:
        return Figure(at=at, written=written, problem=Problem.UNREAD)
    total = _points([sum(terms, Decimal(0))])
    if stated is not None and total == (stated,):
        return Figure(at=at, written=written, value=stated)
    readings = (*total, *([stated] if stated is not None else []))
    return Figure(at=at, written=written, readings=readings, problem=Problem.ADDITION)


def _number(amount: Decimal, written: str, at: str) -> Figure:
    rounded = amount.quantize(_FOURTH) if abs(amount) < 10**7 else amount
    found = _points([rounded])
    if not found:
        return Figure(at=at, written=written, problem=Problem.UNREAD)
    noise = abs(amount - rounded) <= _NOISE
    problem = None if noise else Problem.TOO_PRECISE
    return Figure(at=at, written=written, value=found[0], problem=problem)


def _day(cell: Cell, at: str) -> Figure:
    """A day that was typed as 1/5, 1.5 or 1,5: day first as here, month first as in America; or a
    number under the format of a day or a time."""
    under = _plain(cell.under)
    if under is not None:
        readings = _points([under.quantize(_FOURTH)])
        problem = Problem.FORMAT if readings else Problem.UNREAD
        return Figure(at=at, written=cell.text, readings=readings, problem=problem)
    if cell.day is None:
        return Figure(at=at, written=cell.text, problem=Problem.UNREAD)
    day, month = cell.day.day, cell.day.month
    readings = _points(dict.fromkeys([Decimal(f"{day}.{month}"), Decimal(f"{month}.{day}")]))
    return Figure(at=at, written=cell.text, readings=readings, problem=Problem.DATE)


def _plain(number: str | None) -> Decimal | None:
    found = None if number is None else Decimal(number)
    return (
        found if found is not None and found.is_finite() and abs(found) < _FIRST_TYPED_DAY else None
    )


def _points(amounts: Iterable[Decimal]) -> tuple[Points, ...]:
    """The amounts that fit the form of points."""
    found = []
    for amount in amounts:
        try:
            found.append(Points.exact(amount))
        except Refusal:
            continue
    return tuple(found)


_ONES = {
    **{"mot": 1, "hai": 2, "ba": 3, "bon": 4, "tu": 4, "nam": 5, "lam": 5, "sau": 6},
    **{"bay": 7, "tam": 8, "chin": 9},
}
_PLACES = {"nhat": 1, "nhi": 2, **_ONES, "muoi": 10}
#: What may stand around a place.
_AROUND_PLACE = frozenset(
    {"dong", "hang", "thu", "giai", "vi", "tri", "rank", "no", "place", "xep", "bac", "so"}
)
_ORDINAL = re.compile(r"([0-9]{1,4})(?:st|nd|rd|th)?")
_RANGE = re.compile(
    r"\(?\s*([0-9]{1,3})\s*(?:[-–—−,;&+]|và|and|đến|to)\s*([0-9]{1,3})\s*\)?", re.IGNORECASE
)
_UNRANKED = frozenset(
    {
        *("kxh", "khong xep", "khong xep hang", "k xep hang", "not ranked", "khong xep loai"),
        *("khong xet", "khong xet thi dua", "khong tham gia", "chua xep hang", "mien xep hang"),
    }
)
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})")
_DIGITS = {"i": 1, "v": 5, "x": 10}


def read_rank(cell: Cell) -> int | None:
    """A place as tables write it: ``5``, ``Hạng 5``, ``(5)``, ``Đồng hạng 5``, ``5-6``, ``V``,
    ``Nhất``, ``Giải Năm``, ``thứ mười một``; ``None`` for anything else.

    Places of the first thirty-nine are read in Roman figures. Of several places that units share
    the first is given; see :func:`last_place`.
    """
    if cell.kind is CellKind.NUMBER:
        amount = Decimal(cell.text)
        return int(amount) if amount == amount.to_integral_value() and amount > 0 else None
    # Folding drops signs, and "−3" is no place; nor is "5,5".
    if cell.kind is not CellKind.TEXT or _NO_PLACE.search(cell.text.translate(_SIGNS)):
        return None
    if last_place(cell) is not None:
        return int(fold(_without_word(cell.text)).split()[0])
    words = _place_words(cell.text)
    if len(words) == 1:
        ordinal = _ORDINAL.fullmatch(words[0])
        if ordinal:
            return int(ordinal[1]) or None
        return _PLACES.get(words[0]) or _roman(words[0])
    return _counted(words)


_NO_PLACE = re.compile(r"^\s*-|[0-9][.,][0-9]")


def _place_words(text: str) -> list[str]:
    words = fold(text).split()
    if "nam" in words and any(word.isdigit() for word in words):
        # "5 năm" counts years.
        return words
    return [word for word in words if word not in _AROUND_PLACE] or words[:1]


def _counted(words: list[str]) -> int | None:
    """Eleven to ninety-nine in words: ``muoi mot``, ``hai muoi lam``."""
    if len(words) == 2 and words[0] == "muoi":
        return 10 + _ONES[words[1]] if words[1] in _ONES else None
    if len(words) in {2, 3} and words[1] == "muoi" and words[0] in _ONES:
        rest = _ONES.get(words[2]) if len(words) == 3 else 0
        return None if rest is None else 10 * _ONES[words[0]] + rest
    return None


def _without_word(text: str) -> str:
    """The text from its first figure on."""
    return text[next((at for at, char in enumerate(text) if char.isdigit()), 0) :]


def last_place(cell: Cell) -> int | None:
    """6 of ``5-6``, which two units share; ``None`` where a cell names one place or none."""
    match = _RANGE.fullmatch(_without_word(cell.text).strip())
    if cell.kind is not CellKind.TEXT or match is None:
        return None
    words = [word for word in _place_words(cell.text) if word not in {"va", "and", "den", "to"}]
    first, last = int(match[1]), int(match[2])
    return last if len(words) == 2 and first < last else None


def is_unranked(cell: Cell) -> bool:
    """``KXH``: the table says that the unit has no rank."""
    return fold(cell.text) in _UNRANKED


def _roman(word: str) -> int | None:
    if not word or not _ROMAN.fullmatch(word):
        return None
    values = [_DIGITS[mark] for mark in word]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
