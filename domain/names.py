"""Vietnamese names: how they are stored, matched and sorted.

Stored: NFC, with Đ (U+0110) where Ð (U+00D0) or Ɖ (U+0189) was typed. Matched: folded, without
case, tones, marks, punctuation or the habit of writing a leading zero ("số 08"). Sorted: by the
Vietnamese alphabet, letter before tone.
"""

import re
import unicodedata
from collections.abc import Iterable

_STROKED = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: index for index, letter in enumerate(_ALPHABET, start=40)}
#: Old and new places of the tone mark are one spelling: Hòa = Hoà, Thủy = Thuỷ.
_SHORT_FORMS = (
    (re.compile(r"\bso tt (?:va )?tt\b|\bso tttt\b"), "so thong tin va truyen thong"),
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
)


def stored(text: str) -> str:
    """The text as it is stored: NFC, Đ for its look-alikes, no space at either end."""
    return unicodedata.normalize("NFC", text.translate(_STROKED)).strip()


def fold(text: str) -> str:
    """The key under which a name is found however it is typed.

    >>> fold("Sở TTTT tỉnh Ðồng Tháp") == fold("so thong tin va truyen thong tinh dong thap")
    True
    """
    plain = unicodedata.normalize("NFD", text.translate(_STROKED).casefold())
    plain = "".join(mark for mark in plain if not unicodedata.combining(mark)).replace("đ", "d")
    words = re.sub(r"[^0-9a-z]+", " ", plain).split()
    joined = " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in words)
    for pattern, long_form in _SHORT_FORMS:
        joined = pattern.sub(long_form, joined)
    return joined


def sort_key(text: str) -> str:
    """A key whose plain order is the Vietnamese order: letters first, tones break ties.

    It is ASCII, so every database and every language sorts it alike.
    """
    letters: list[str] = []
    tones: list[str] = []
    for char in unicodedata.normalize("NFC", text.translate(_STROKED).casefold()):
        base, tone = _letter_and_tone(char)
        if base in _ORDER:
            letters.append(format(_ORDER[base], "02x"))
            tones.append(str(tone))
        elif base.isdigit() and base.isascii():
            letters.append(format(ord(base) - ord("0") + 16, "02x"))
            tones.append("0")
        elif letters and letters[-1] != "01":
            letters.append("01")
            tones.append("0")
    return "".join(letters) + "." + "".join(tones)


def _letter_and_tone(char: str) -> tuple[str, int]:
    parts = unicodedata.normalize("NFD", char)
    tone = next((_TONES[mark] for mark in parts if mark in _TONES), 0)
    kept = "".join(mark for mark in parts if mark not in _TONES)
    return unicodedata.normalize("NFC", kept), tone


def nearest(wanted: str, known: Iterable[str]) -> str | None:
    """The known name most like the wanted one, or ``None`` where none is like it at all."""
    from difflib import SequenceMatcher  # noqa: PLC0415  (needed on the way to a refusal only)

    key = fold(wanted[:100])
    scored = [(SequenceMatcher(None, key, fold(name)).ratio(), name) for name in known]
    best = max(scored, default=(0, ""))
    return best[1] if best[0] * 10 >= 5 else None
