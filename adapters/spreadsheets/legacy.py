"""Text in the codes that Vietnamese offices had before Unicode: TCVN3 (ABC) and VNI.

Their letters stand on the places of Western ones, so such a text is read without an error and says
"§¬n vÞ" or "Ñôn vò" for "Đơn vị". It is told by signs that no Vietnamese word has in Unicode, and
converted. Where Unicode stands beside it, as in a file that several hands filled, only the words
with such a sign are: of the others nobody can say which they are.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec


class LetterCode(StrEnum):
    """A code of letters from before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


class Legacy(msgspec.Struct, frozen=True, kw_only=True):
    """What a text is written in, and how it becomes Unicode."""

    code: LetterCode
    #: Unicode letters of Vietnamese stand in the same text.
    mixed: bool
    #: An example: a word as it stands, and as it is read.
    written: str
    read: str

    def convert(self, text: str) -> tuple[str, bool]:
        """The text in Unicode, and whether it is certain. Where a file mixes the codes, a cell in
        one code is told by its signs; of a cell in both only the words with a sign are read."""
        if not self.mixed or (_has_sign(text) and not _UNICODE.search(text)):
            return _converted(self.code, text), True
        words = [(word, _has_sign(word)) for word in _WORD.findall(text)]
        certain = all(told or _converted(self.code, word) == word for word, told in words)
        return _WORD.sub(self._word, text), certain

    def _word(self, match: re.Match[str]) -> str:
        return _converted(self.code, match[0]) if _has_sign(match[0]) else match[0]


_SMALL: Final = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉËÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ®",
        "áàảãạăắằẳẵặâấầẩẫậéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵđ",
        strict=True,
    )
)
#: Of capitals there are few: the others stand in fonts of their own.
_TCVN3: Final = {**_SMALL, **dict(zip("¡¢§£¤¥¦", "ĂÂĐÊÔƠƯ", strict=True))}

_TONES: Final = dict(zip("ùøûõï", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ROOFS: Final = dict(zip("áàåãä", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_BOWLS: Final = dict(zip("éèúüë", "\u0301\u0300\u0309\u0303\u0323", strict=True))
_ROOF, _BOWL, _HORN = "\u0302", "\u0306", "\u031b"


def _vni() -> dict[str, str]:
    """What one or two letters of VNI mean, decomposed."""
    found = {"ñ": "đ", "ô": f"o{_HORN}", "ö": f"u{_HORN}"}
    found |= dict(zip("íìæóòî", "íìỉĩịỵ", strict=True))
    for vowel in "aeouy":
        found |= {f"{vowel}{mark}": f"{vowel}{tone}" for mark, tone in _TONES.items()}
    for vowel in "aeo":
        found[f"{vowel}â"] = f"{vowel}{_ROOF}"
        found |= {f"{vowel}{mark}": f"{vowel}{_ROOF}{tone}" for mark, tone in _ROOFS.items()}
    found["aê"] = f"a{_BOWL}"
    found |= {f"a{mark}": f"a{_BOWL}{tone}" for mark, tone in _BOWLS.items()}
    for letter, plain in zip("ôö", "ou", strict=True):
        found |= {f"{letter}{mark}": f"{plain}{_HORN}{tone}" for mark, tone in _TONES.items()}
    capital = {one.upper(): other.upper() for one, other in found.items()}
    # The mark of a capital may be small or capital.
    first = {
        f"{one[0].upper()}{one[1:]}": f"{other[0].upper()}{other[1:]}"
        for one, other in found.items()
    }
    return found | capital | first


_VNI: Final = _vni()
_VNI_LETTERS: Final = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))
_WORD: Final = re.compile(r"[^\s;,.:()/\"“”|0-9+=-]+")
#: Inside a word these are letters in TCVN3 only.
_TCVN3_SIGN: Final = re.compile(
    r"[§¡-ª\u00ac\u00ad®¶¸¹¼¾](?=[^\W\d_])|(?<=[^\W\d_])[¡-\u00ae¶·¸¹¼½¾µ]|»(?=[^\W\d_])"
)
#: Two letters of VNI that stand beside each other in no other writing of Vietnamese.
_VNI_SIGN: Final = re.compile(
    "[ñÑ]|[aA][øûïåäëüØÛÏÅÄËÜ]|[eoEO][øûïåäØÛÏÅÄ]|[uyUY][øûïØÛÏ]|[ôöÔÖ][øûïõùØÛÏÕÙ]"
)
#: Neither is a letter of Vietnamese in Unicode.
_FOREIGN: Final = re.compile("[ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïñö÷øûüþ]")
#: UTF-8 that was read as a Western code and written as UTF-8 again: neither of the two.
_TWICE: Final = re.compile("á»|áº|Æ°|Ä‘|Ã¡|Ã ")
#: Letters of Vietnamese that stand on no place of a Western code.
_UNICODE: Final = re.compile("[ăĂđĐĩĨũŨơƠưƯ\u1ea0-\u1ef9]")
#: So many words with a sign make a code; one may be a name from abroad.
_FEWEST: Final = 2


def legacy_of(texts: Iterable[str]) -> Legacy | None:
    """The code that texts are written in, where it is one from before Unicode."""
    joined = list(texts)
    if any(_TWICE.search(text) for text in joined):
        return None
    words = [word for text in joined for word in _WORD.findall(text)]
    tcvn3 = [word for word in words if _TCVN3_SIGN.search(word)]
    vni = [word for word in words if _VNI_SIGN.search(word)]
    found = tcvn3 if len(tcvn3) >= _FEWEST else vni
    if len(found) < _FEWEST:
        return None
    code = LetterCode.TCVN3 if found is tcvn3 else LetterCode.VNI
    return Legacy(
        code=code,
        mixed=any(_UNICODE.search(word) for word in words),
        written=found[0],
        read=_converted(code, found[0]),
    )


def _has_sign(text: str) -> bool:
    found = (_TCVN3_SIGN, _VNI_SIGN, _FOREIGN)
    return any(pattern.search(text) for pattern in found)


def _converted(code: LetterCode, text: str) -> str:
    if code is LetterCode.TCVN3:
        return "".join(_TCVN3.get(letter, letter) for letter in text)
    spelled = _VNI_LETTERS.sub(lambda match: _VNI[match[0]], text)
    return unicodedata.normalize("NFC", spelled)
