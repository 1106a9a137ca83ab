"""How offices number the lines of a criteria table: A, I, 1, 1.2, A1, a), Tiêu chí 3, a dash.

A numbering has a style; a line stands inside the last line of another style that was open before
it. ``1.2`` and ``A1`` name the line that they stand in.
"""

import re
from enum import StrEnum
from typing import Final

import msgspec

from domain.values.names import fold


class Style(StrEnum):
    """How a line is numbered."""

    #: Tiêu chí 1, Phần I, Mục A
    WORD = "word"
    LETTER = "letter"
    ROMAN = "roman"
    NUMBER = "number"
    #: 1.2, I.1, A.1.3
    DOTTED = "dotted"
    #: A1, B12
    LETTER_NUMBER = "letter_number"
    SMALL = "small"
    #: A dash, a plus, a bullet.
    DASH = "dash"
    #: No mark at all.
    PLAIN = "plain"


class Marker(msgspec.Struct, frozen=True):
    """A line's number, and what stands behind it."""

    style: Style
    #: ``I``, ``1.2``; empty for a dash and for no mark.
    token: str
    rest: str


PLAIN: Final = Marker(Style.PLAIN, "", "")

_PARTS = r"(?:\.[0-9]{1,3})*"
_TOKEN = rf"[0-9]{{1,3}}{_PARTS}|[IVXLC]{{1,6}}{_PARTS}|[A-ZĐ][0-9]{{0,3}}{_PARTS}|[a-zđ]"
_WORD = re.compile(
    r"(?:phần|mục|tiêu chí|nội dung|nhóm|chương)\s+(?:thứ\s+)?"
    rf"({_TOKEN})(?!\w)\s*[.:)\-–]?\s*(.*)",
    re.IGNORECASE | re.DOTALL,
)
#: A number in front of a text needs a mark behind it; ``1.2`` has one inside.
_LEADING = re.compile(rf"\(?({_TOKEN})\s*[.):/]\)?[.:]?\s*(?=\D|$)(.*)", re.DOTALL)
_LEADING_DOTTED = re.compile(r"((?:[IVXLC]+|[A-ZĐ]|[0-9]+)(?:\.[0-9]{1,3})+)\.?\s+(.*)", re.DOTALL)
_ALONE = re.compile(rf"\(?({_TOKEN})\s*[.):/]*\)?")
_DASH = re.compile(r"[-–—+•*·]+\s*(.+)", re.DOTALL)
_ROMAN = re.compile(r"(?:X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS: Final = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
#: The letters that number lines: no F, J, W or Z is left out, Đ stands behind D.
LETTERS: Final = "ABCDĐEFGHIJKLMNOPQRSTUVWXYZ"


def alone(text: str) -> Marker | None:
    """The marker that a cell of numbers holds: ``I``, ``1.``, ``Tiêu chí 2``; ``None``: none."""
    text = " ".join(text.split())
    if match := _WORD.fullmatch(text):
        return Marker(Style.WORD, match[1], match[2])
    if match := _ALONE.fullmatch(text):
        return Marker(_style(match[1]), match[1], "")
    if _DASH.fullmatch(f"{text} x") and len(text) == 1:
        return Marker(Style.DASH, "", "")
    return None


def leading(text: str) -> Marker:
    """The marker in front of a text; one of style ``PLAIN`` where there is none."""
    text = " ".join(text.split())
    if match := _WORD.fullmatch(text):
        return Marker(Style.WORD, match[1], match[2])
    for form in (_LEADING_DOTTED, _LEADING):
        if (match := form.fullmatch(text)) and match[2].strip():
            return Marker(_style(match[1]), match[1], match[2].strip())
    if match := _DASH.fullmatch(text):
        return Marker(Style.DASH, "", match[1])
    return Marker(Style.PLAIN, "", text)


def _style(token: str) -> Style:
    if "." in token:
        return Style.DOTTED
    if token.isdigit():
        return Style.NUMBER
    if len(token) > 1 and token[0].isalpha() and token[1:].isdigit():
        return Style.LETTER_NUMBER
    if token.islower():
        return Style.SMALL
    return Style.ROMAN if is_roman(token) else Style.LETTER


def is_roman(token: str) -> bool:
    """Whether the letters can be a Roman number up to 39."""
    return bool(token) and _ROMAN.fullmatch(token) is not None


def roman(token: str) -> int:
    """What a Roman number counts.

    >>> [roman(token) for token in ("I", "IV", "IX", "XIV")]
    [1, 4, 9, 14]
    """
    digits = [_ROMAN_DIGITS[letter] for letter in token]
    return sum(
        -digit if any(later > digit for later in digits[at + 1 : at + 2]) else digit
        for at, digit in enumerate(digits)
    )


def follows(token: str, before: str) -> bool:
    """Whether a letter is the next after another: ``C`` after ``B``, ``Đ`` or ``E`` after ``D``."""
    if before not in LETTERS or token not in LETTERS or len(token) != 1 or len(before) != 1:
        return False
    step = LETTERS.index(token) - LETTERS.index(before)
    return step == 1 or (before == "D" and token == "E")


def is_total(text: str) -> bool:
    """Whether a line says the sum of the table: ``Tổng cộng``, ``Tổng điểm (A+B)``."""
    plain = fold(text)
    return plain in {"cong", "tong"} or plain.startswith(("tong cong", "tong diem", "tong so diem"))
