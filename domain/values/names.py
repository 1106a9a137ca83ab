"""Vietnamese names: how they are stored, told apart, found and sorted.

Stored: NFC, with Đ (U+0110) where Ð (U+00D0) or Ɖ (U+0189) was typed. Told apart: by letters and
marks; case, the place of the tone mark, short forms, punctuation and the habit of writing a
leading zero ("số 08") make no other name. Found: folded, without any mark at all. Sorted: by the
Vietnamese alphabet, letter before tone.
"""

import re
import unicodedata
from collections.abc import Iterable

_STROKED = str.maketrans({"Ð": "Đ", "Ɖ": "Đ", "ð": "đ", "ɖ": "đ"})
_TONES = {"\u0300": 1, "\u0309": 2, "\u0303": 3, "\u0301": 4, "\u0323": 5}
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_ORDER = {letter: index for index, letter in enumerate(_ALPHABET, start=40)}
_SHORT_FORMS = (
    (re.compile(r"\bso tt (?:va )?tt\b|\bso tttt\b"), "so thong tin va truyen thong"),
    (re.compile(r"\bubnd\b"), "uy ban nhan dan"),
)


_PLACES = tuple(
    (re.compile(rf"\b{short}{end}", re.IGNORECASE), long_form)
    for short, end, long_form in (
        ("P", r"\.\s*", "phường"),
        ("X", r"\.\s*", "xã"),
        ("Q", r"\.\s*", "quận"),
        ("H", r"\.\s*", "huyện"),
        ("TX", r"(?:\.\s*|\s+)", "thị xã"),
        ("TP", r"(?:\.\s*|\s+)", "thành phố"),
    )
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
    plain = "".join([mark for mark in plain if not unicodedata.combining(mark)]).replace("đ", "d")
    words = re.sub(r"[^0-9a-z]+", " ", plain).split()
    joined = " ".join(word.lstrip("0") or "0" if word.isdigit() else word for word in words)
    for pattern, long_form in _SHORT_FORMS:
        joined = pattern.sub(long_form, joined)
    return joined


def identity(text: str) -> str:
    """Which name it is, however it is typed.

    The marks of tones and vowels count, since there are a Lộc Thành and a Lộc Thạnh, a Quận D and a
    Quận Đ; where the mark of the tone stands does not. A name typed without any mark is its own
    fold; see :func:`may_be`.

    >>> identity("UBND huyện Hòa Bình") == identity("Ủy ban nhân dân huyện Hoà Bình")
    True
    >>> identity("Lộc Thành") == identity("Lộc Thạnh")
    False
    """
    return fold(text) if is_unmarked(text) else _marked(text)


def spelled_out(text: str) -> str:
    """The name with the short forms of the kinds of its place written out.

    >>> spelled_out("UBND P. Đông Hà, TP Huế")
    'UBND phường Đông Hà, thành phố Huế'
    """
    for pattern, long_form in _PLACES:
        text = pattern.sub(f"{long_form} ", text)
    return text


def is_unmarked(text: str) -> bool:
    """Whether a name is typed without any mark, as from a keyboard without Vietnamese."""
    plain = _decomposed(text)
    return "đ" not in plain and not any(map(unicodedata.combining, plain))


def may_be(typed: str, name: str) -> bool:
    """Whether both can be one name: they are, or one of them is typed without any mark."""
    if fold(typed) != fold(name):
        return False
    return is_unmarked(typed) or is_unmarked(name) or identity(typed) == identity(name)


def fits(typed: str, name: str) -> bool:
    """Whether what was typed can stand for a name: no mark in it is another than the name's."""
    wanted, found = _marked(typed).split(), _marked(name).split()
    return len(wanted) == len(found) and all(map(_word_fits, wanted, found))


def _word_fits(word: str, known: str) -> bool:
    (letters, tones), (others, toned) = _apart(word), _apart(known)
    return (
        len(letters) == len(others)
        and tones in {"", toned}
        and all(one in {other, fold(other)} for one, other in zip(letters, others, strict=True))
    )


def _decomposed(text: str) -> str:
    return unicodedata.normalize("NFD", text.translate(_STROKED).casefold())


def _marked(text: str) -> str:
    """The words with their marks, in their long forms."""
    joined = _words(text)
    for pattern, long_form in _MARKED_SHORT_FORMS:
        joined = pattern.sub(long_form, joined)
    return joined


def _words(text: str) -> str:
    """The words with their marks, the tone at the end of each: Hòa and Hoà are both "hoà"."""
    parted = "".join(
        mark if mark.isalnum() or unicodedata.combining(mark) else " " for mark in _decomposed(text)
    )
    return " ".join(map(_toned_last, parted.split()))


def _toned_last(word: str) -> str:
    if word.isdigit() and word.isascii():
        return word.lstrip("0") or "0"
    return unicodedata.normalize("NFC", "".join(_apart(word)))


def _apart(word: str) -> tuple[str, str]:
    """The letters of a word with the marks of their vowels, and the marks of its tones."""
    plain = unicodedata.normalize("NFD", word)
    tones = "".join(mark for mark in plain if mark in _TONES)
    letters = "".join(mark for mark in plain if mark not in _TONES)
    return unicodedata.normalize("NFC", letters), tones


_MARKED_SHORT_FORMS = (
    (re.compile(r"\bsở tt (?:và )?tt\b|\bsở tttt\b"), _words("sở thông tin và truyền thông")),
    (re.compile(r"\bubnd\b"), _words("ủy ban nhân dân")),
)


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
    """The known name that was probably meant, or ``None`` where none is near.

    Near is what differs by a slip or two, in a third of the letters at most; after that, what
    has the same words beside others, or begins alike.
    """
    return next(iter(all_nearest(wanted, known)), None)


def all_nearest(wanted: str, known: Iterable[str]) -> tuple[str, ...]:
    """The known names than which none is nearer, those first that come last by their letters; see
    :func:`nearest`."""
    key = fold(wanted[:_COMPARED])
    scored = {(_nearness(key, fold(name[:_COMPARED])), name) for name in known}
    best = max((near for near, _ in scored), default=0)
    return tuple(sorted((name for near, name in scored if near == best > 0), reverse=True))


#: More of a name than this says nothing about which one was meant.
_COMPARED = 100
#: Fewer letters than this are found at the beginning of anything.
_TELLING = 3


def _nearness(one: str, other: str) -> int:
    """How near two folded names are, in thousandths; 0 where they are not."""
    if not one or not other:
        return 0
    short, long = sorted((one, other), key=len)
    apart = _slips(one, other)
    if apart < len(long) and apart <= max(1, len(long) // 3):
        return 1000 - 500 * apart // len(long)
    if len(short) >= _TELLING and (f" {short} " in f" {long} " or long.startswith(short)):
        return 500 * len(short) // len(long)
    return 0


def _slips(one: str, other: str) -> int:
    """How many letters were left out, added, changed or swapped with the next to make one of the
    other (optimal string alignment)."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        here = [row]
        for column, wanted in enumerate(other, start=1):
            changed = last[column - 1] + (letter != wanted)
            here.append(min(changed, last[column] + 1, here[-1] + 1))
            if row > 1 and column > 1 and (letter, wanted) == (other[column - 2], one[row - 2]):
                here[-1] = min(here[-1], before[column - 2] + 1)
        before, last = last, here
    return last[-1]
