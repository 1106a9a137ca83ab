"""How wide a text is in Times New Roman, without the font at hand.

A letter with marks is as wide as its letter, so that a table of the letters alone serves for all of
Vietnamese. Tinos has the same widths.
"""

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_EM: Final = 2048
_MM_OF_POINT: Final = 25.4 / 72
_CHARACTERS: Final = "".join(map(chr, range(32, 127))) + "ĐđƠơƯư–—“”‘’…−□"
_REGULAR: Final = """
512 682 836 1024 1024 1706 1593 369 682 682 1024 1155 512 682 512 569 1024 1024 1024 1024 1024 1024
1024 1024 1024 1024 569 569 1155 1155 1155 909 1886 1479 1366 1366 1479 1251 1139 1479 1479 682 797
1479 1251 1821 1479 1479 1139 1479 1366 1139 1251 1479 1479 1933 1479 1479 1251 682 569 682 961 1024
682 909 1024 909 1024 909 682 1024 1024 569 569 1024 569 1593 1024 1024 1024 1024 682 797 569 1024
1024 1479 1024 1024 909 983 410 983 1108 1479 1024 1479 1083 1589 1110 1024 2048 909 909 682 682
2048 1155 1237
"""
_BOLD: Final = """
512 682 1137 1024 1024 2048 1706 569 682 682 1024 1167 512 682 512 569 1024 1024 1024 1024 1024 1024
1024 1024 1024 1024 682 682 1167 1167 1167 1024 1905 1479 1366 1479 1479 1366 1251 1593 1593 797
1024 1593 1366 1933 1479 1593 1251 1593 1479 1139 1366 1479 1479 2048 1479 1479 1366 682 569 682
1190 1024 682 1024 1139 909 1139 909 682 1024 1139 569 682 1139 569 1706 1139 1024 1139 1139 909 797
682 1139 1024 1479 1024 1024 909 807 451 807 1065 1479 1139 1593 1134 1630 1229 1024 2048 1024 1024
682 682 2048 1167 1237
"""
_HORNED: Final[Mapping[str, str]] = MappingProxyType({"o": "ơ", "O": "Ơ", "u": "ư", "U": "Ư"})
_HORN: Final = "̛"


def _widths(written: str) -> Mapping[str, int]:
    return dict(zip(_CHARACTERS, map(int, written.split()), strict=True))


_WIDTHS: Final = {False: _widths(_REGULAR), True: _widths(_BOLD)}


def _letter(mark: str) -> str:
    """The letter as the table has it, without its marks."""
    if mark == "\u00a0":
        return " "
    if mark in _WIDTHS[False]:
        return mark
    parts = unicodedata.normalize("NFD", mark)
    return _HORNED.get(parts[0], parts[0]) if _HORN in parts else parts[0]


def width(text: str, points: float, *, bold: bool = False) -> float:
    """The width of a line in millimetres; an unknown letter counts as a wide one."""
    widths = _WIDTHS[bold]
    units = sum(widths.get(_letter(mark), _EM) for mark in unicodedata.normalize("NFC", text))
    return units / _EM * points * _MM_OF_POINT


def year_whole(text: str) -> str:
    """``năm {{ nam }}``, a template's words for a year, never parted by the end of a line."""
    return text.replace("năm {{ nam", "năm\u00a0{{ nam").replace("NĂM {{ nam", "NĂM\u00a0{{ nam")


def balanced(text: str, room: float, points: float, *, bold: bool = False) -> tuple[str, ...]:
    """The text in as few lines as fit the room, about as long as one another.

    A line ends after a comma where that costs no line more.
    """
    if width(text, points, bold=bold) <= room:
        return (text,)
    words = text.split(" ")
    two = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    fit = [pair for pair in two if all(width(one, points, bold=bold) <= room for one in pair)]
    if fit:
        return min(fit, key=lambda pair: _uneven(pair, points, bold=bold))
    line = words[0]
    for at, word in enumerate(words[1:], start=1):
        if width(f"{line} {word}", points, bold=bold) > room:
            return (line, *balanced(" ".join(words[at:]), room, points, bold=bold))
        line = f"{line} {word}"
    return (text,)


def _uneven(pair: tuple[str, str], points: float, *, bold: bool) -> tuple[bool, float]:
    first, second = (width(one, points, bold=bold) for one in pair)
    return (not pair[0].endswith(","), abs(first - second))
