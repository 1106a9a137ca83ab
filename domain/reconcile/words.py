"""What the head of a column says: what the column holds, and who gave its points."""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from typing import Final

from domain.values.names import fold
from domain.values.points import Points


class ColumnRole(StrEnum):
    """What a column holds."""

    RANK = "rank"
    #: TT, STT: a running number, or the rank where no other column has it.
    NUMBER = "number"
    UNIT = "unit"
    #: The cluster or group that units are ranked in.
    GROUP = "group"
    CRITERION = "criterion"
    #: The most that can be given.
    MAXIMUM = "maximum"
    STANDARD = "standard"
    #: Points named by who gave them only: a total, or what bonus and deduction are added to.
    SCORE = "score"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    TOTAL = "total"
    #: Remarks, classes, titles: nothing to be checked.
    REMARK = "remark"
    UNKNOWN = "unknown"


#: Folded; what begins with one of two words or more is one as well. The longest wins.
WORDS: Final[Mapping[ColumnRole, tuple[str, ...]]] = {
    ColumnRole.RANK: (
        *("hang", "xep hang", "thu hang", "xep thu", "thu bac", "vi thu", "vi tri"),
        *("hang trong cum", "xep thu hang", "thu tu xep hang", "rank", "ranking", "place"),
        *("ket qua xep hang", "xep vi thu", "xep vi tri", "xep giai"),
    ),
    ColumnRole.NUMBER: ("tt", "stt", "so tt", "so thu tu", "thu tu", "no", "nr"),
    ColumnRole.UNIT: (
        *("don vi", "ten don vi", "don vi thanh vien", "ten don vi thanh vien", "co quan"),
        *("ten co quan", "co quan don vi", "don vi dia phuong", "dia phuong", "thanh vien"),
        *("so nganh", "tinh thanh pho", "tinh", "ten", "unit", "unit name", "name", "member"),
        *("ho va ten", "ho ten", "ca nhan", "ten ca nhan"),
    ),
    ColumnRole.GROUP: (
        *("cum", "khoi", "nhom", "cum thi dua", "khoi thi dua", "cum khoi", "cum khoi thi dua"),
        *("ten cum", "ten khoi", "ten cum thi dua", "ten khoi thi dua", "nhom don vi", "bang"),
        *("thuoc cum", "thuoc khoi", "cluster", "group", "block"),
    ),
    ColumnRole.MAXIMUM: (
        *("diem toi da", "toi da", "muc diem toi da", "thang diem", "diem quy dinh", "khung diem"),
        *("diem khung", "muc diem", "so diem toi da", "tong diem toi da", "maximum", "max"),
        *("maximum points", "diem chuan toi da", "muc diem quy dinh"),
    ),
    ColumnRole.STANDARD: (
        *("diem chuan", "tong diem chuan", "cong diem chuan", "diem co ban", "tong diem co ban"),
        *("diem tieu chuan", "tong diem cac tieu chi", "tong diem tieu chi", "cong cac tieu chi"),
        *("cong diem tieu chi", "diem cac tieu chi", "standard", "standard points"),
        *("base points", "basic points"),
    ),
    ColumnRole.BONUS: (
        *("diem thuong", "tong diem thuong", "thuong", "diem cong", "tong diem cong"),
        *("diem cong them", "cong them", "diem thuong cong", "thuong diem", "bonus"),
        *("bonus points", "diem cong thuong", "diem uu tien", "diem khuyen khich"),
    ),
    ColumnRole.DEDUCTION: (
        *("diem tru", "tong diem tru", "tru", "tru diem", "diem bi tru", "diem phat"),
        *("giam tru", "deduction", "deductions", "deduction points", "penalty"),
    ),
    ColumnRole.TOTAL: (
        *("tong diem", "tong cong", "tong so diem", "diem tong", "diem tong cong", "tong"),
        *("cong", "tong so", "tong cong diem", "tong diem dat duoc", "diem dat duoc"),
        *("ket qua diem", "diem", "so diem", "diem thi dua", "diem cuoi cung", "total"),
        *("total points", "points", "score", "cong diem", "diem xep hang", "diem binh quan"),
        *(
            "ca nam",
            "diem ca nam",
            "tong ca nam",
            "diem con lai",
            "diem thuc te",
            "diem chung cuoc",
        ),
        *("diem tong ket", "tong ket", "diem sau khi tru", "ket qua cuoi cung", "diem chung cuoc"),
    ),
    ColumnRole.REMARK: (
        *("ghi chu", "xep loai", "danh hieu", "de nghi", "hinh thuc khen thuong", "nhan xet"),
        *("khen thuong", "don vi tinh", "chu ky", "ky ten", "remark", "remarks", "note", "notes"),
        *("danh hieu thi dua", "hinh thuc", "de nghi khen thuong", "title", "grade"),
        *("ly do", "giai trinh", "thuyet minh", "minh chung", "can cu", "dvt", "y kien"),
    ),
}
_BY_WORD: Final = {word: role for role, words in WORDS.items() for word in words}
_CRITERION: Final = re.compile(
    r"(?:diem )?(?:tc|tieu chi|criterion|noi dung|muc|chi tieu|phan)(?: so)? ?"
    r"[0-9ivx]+(?: [0-9]+)*\b.*"
)
_PARENTHESES: Final = re.compile(r"\([^()]*\)|=.*$")
#: In hundredths: one letter wrong, missing or too many in a word of eight.
_LIKE: Final = 86

# Units headed by what they are: "Tên quận - huyện", "Sở, ban, ngành", "Trường", "Chi bộ".
_KIND: Final = (
    r"(?:so|ban|nganh|doan the|mat tran|quan|huyen|thi xa|thi tran|thanh pho|phuong|xa|dac khu|"
    r"tinh|dia phuong|co quan|don vi|tap the|doanh nghiep|cong ty|tong cong ty|tap doan|"
    r"hop tac xa|truong hoc|truong|cum truong|lop|khoa|phong|trung tam|vien|benh vien|tram y te|"
    r"dang bo|dang uy|chi bo|chi doan|chi hoi|hoi|cong doan|cong doan co so|doan co so|to chuc|"
    r"thon|ban lang|lang|ap|khu pho|khom|to dan pho|to|doi|chi cuc|cuc|vu|van phong|quy tin dung|"
    r"ngan hang|co so|chi nhanh|bo|toa an|vien kiem sat|cong an|quan su|xi nghiep|nha may|cap)"
)
_UNITS: Final = re.compile(
    rf"(?:(?:ten|danh sach|cac)(?: cac)? )?{_KIND}(?: (?:va|hoac|cac) {_KIND}| {_KIND})*"
    r"(?: (?:truc thuoc|thanh vien|thuoc|trong cum|trong khoi|co so|thi dua|tham gia|dang ky|"
    r"duoc cham|cap|tren dia ban|trong|o)\b.*)?"
)
#: Alone these are other words as well ("Số", "Tổ", "Bộ", "Bản"): with "Tên" only.
_TOO_SHORT: Final = frozenset({"so", "to", "bo", "ban", "cap", "hoi", "vu", "doi", "ap", "quan su"})

# Who gave the points.
_WHO: Final = (
    r"(?:cum truong|cum pho|cum|khoi truong|khoi|hoi dong(?: (?:thi dua khen thuong|thi dua|tdkt|"
    r"cap tren|tinh|thanh pho|huyen|cum|khoi|xet))*|hdtdkt|hd|tinh|thanh pho|huyen|quan|xa|phuong|"
    r"so noi vu|phong noi vu|ban thi dua khen thuong|ban thi dua|ban tdkt|bo|so|nganh|"
    r"to cong tac|to tham dinh|to cham|to|doan kiem tra|doan|cap tren|cap tinh|cap huyen|"
    r"co quan thuong truc|thuong truc|lien nganh|truong|ubnd|uy ban nhan dan)"
)
_DID: Final = (
    r"(?:cham cheo|cham lai|cham|danh gia|tham dinh|thong nhat|phuc tra|phuc tham|ket luan|"
    r"chot|duyet|xet|cho)"
)
_SCORER: Final = re.compile(
    rf"\b(?:(?:don vi |co quan |tap the |ca nhan )?tu (?:cham|danh gia|nhan|kiem tra)"
    rf"|(?:do )?{_WHO} {_DID}|cham cheo|cham lai|tham dinh|thong nhat|phuc tra|phuc tham|"
    rf"cua {_WHO}|duoc cham|cham|dat duoc|dat|da duyet|duyet|chot|"
    r"lan (?:[0-9]+|[ivx]+|cuoi|dau)|self score|self|verified|settled|council)(?: diem)?\b"
)
#: What a unit gave itself; "Đơn vị chấm chéo" names another.
_OWN_SCORE: Final = re.compile(r"(?:don vi|co quan) (?:tu .*|(?:cham|danh gia)(?: diem)?)")
#: Words around a scorer that say no more than "points".
_JUST_POINTS: Final = frozenset(
    {"", "diem", "so diem", "ket qua", "ket qua diem", "diem so", "muc"}
)
#: What is counted, dated or numbered beside points.
_BESIDE_POINTS: Final = re.compile(
    r"(?:nguoi|ngay|gio|thoi gian|so (?:phieu|luong|don vi|nguoi|dan|ho|can bo|cong chuc|vien chuc|"
    r"lao dong|dang vien|doan vien|hoi vien|hoc sinh|giao vien|bien che)|ty le|dan so|bien che|"
    r"dien tich|ma|ma so|ma don vi|so hieu|so dien thoai|dien thoai|sdt|so van ban|so quyet dinh|"
    r"so cong van|so ky hieu|code|votes|phone|date)\b.*"
)
#: No points stand under these, whoever scored.
_NO_POINTS: Final = re.compile(
    r"(?:nguoi|ngay|gio|thoi gian|don vi|co quan|so phieu|ty le|nam)\b.*"
)


@lru_cache(maxsize=4096)
def role_of(text: str) -> tuple[ColumnRole, bool]:
    """What a column of that heading holds, and whether the heading is one we know.

    >>> role_of("Điểm thưởng (tối đa 20)"), role_of("Tổng diểmm")
    ((<ColumnRole.BONUS: 'bonus'>, True), (<ColumnRole.TOTAL: 'total'>, False))
    >>> role_of("Tên quận - huyện")[0], role_of("Điểm Hội đồng chấm")[0]
    (<ColumnRole.UNIT: 'unit'>, <ColumnRole.SCORE: 'score'>)
    """
    key = fold(_PARENTHESES.sub(" ", text)) or fold(text)
    if key in _BY_WORD:
        return _BY_WORD[key], True
    if _CRITERION.fullmatch(key):
        return ColumnRole.CRITERION, True
    scored = _scored(key)
    if scored is not None:
        return scored, True
    begun = [word for word in _BY_WORD if " " in word and key.startswith(f"{word} ")]
    if begun:
        return _BY_WORD[max(begun, key=len)], True
    if _names_units(key, text):
        return ColumnRole.UNIT, True
    like, word = max(((_likeness(key, word), word) for word in _near(key)), default=(0, ""))
    return (_BY_WORD[word], False) if like >= _LIKE else (ColumnRole.UNKNOWN, True)


def says_no_points(text: str) -> bool:
    """Whether a heading says that what stands under it is no points.

    >>> says_no_points("Số phiếu"), says_no_points("Số điểm xét")
    (True, False)
    """
    key = fold(_PARENTHESES.sub(" ", text))
    return _BESIDE_POINTS.fullmatch(key) is not None and "diem" not in key.split()


def _scored(key: str) -> ColumnRole | None:
    """What a heading with a scorer in it holds: "Tổng điểm thẩm định" is a total."""
    if _NO_POINTS.fullmatch(key) and not _OWN_SCORE.fullmatch(key):
        return None
    rest = " ".join(_SCORER.sub(" ", key).split())
    if rest == key:
        return None
    if _OWN_SCORE.fullmatch(key):
        return ColumnRole.SCORE
    if rest in _JUST_POINTS:
        return ColumnRole.SCORE
    found = _BY_WORD.get(rest)
    return found if found in POINTS else None


def _names_units(key: str, text: str) -> bool:
    if key in _TOO_SHORT or (key == "truong" and "ưở" in text.casefold()):
        return False
    return _UNITS.fullmatch(key) is not None


_STATED: Final = re.compile(
    r"(?:\(|tối đa:?\s*|maximum\s*)\s*(?:tối đa:?\s*)?([0-9]{1,4}(?:[.,][0-9]{1,2})?)\s*"
    r"(?:điểm|đ|points?)?\s*(?:\)|$)",
    re.IGNORECASE,
)


def stated_maximum(text: str) -> Points | None:
    """The most that a heading says can be had: 40 of "Tiêu chí 1 (40 điểm)".

    >>> stated_maximum("Điểm thưởng (tối đa 20)"), stated_maximum("Tổng điểm (3)")
    (Points('20'), None)
    """
    found = _STATED.search(text)
    if found is None or not re.search(r"điểm\s*\)|đ\s*\)|tối đa|maximum|points", found[0], re.I):
        return None
    return Points(found[1].replace(",", "."))


@lru_cache(maxsize=4096)
def scorer_of(text: str) -> str:
    """Who gave the points of a column, as a key; empty where its heading does not say.

    >>> scorer_of("Điểm tỉnh chấm") == scorer_of("Điểm thưởng của tỉnh") == "tinh"
    True
    """
    found = " ".join(match[0] for match in _SCORER.finditer(fold(text)))
    words = [word for word in found.split() if word not in _SAID_OF_ALL]
    return " ".join(words)


_SAID_OF_ALL: Final = frozenset({"cham", "diem", "cua", "do", "duoc", "danh", "gia", "don", "vi"})


def _near(key: str) -> Iterator[str]:
    """The words that a slip of the hand may have meant; short ones are too much alike."""
    for word in _BY_WORD:
        if len(word) > 4 and abs(len(word) - len(key)) <= 3:
            yield word


def _likeness(one: str, other: str) -> int:
    """In hundredths."""
    return round(SequenceMatcher(None, one, other).ratio() * 100)


#: What is added up, or is a sum.
POINTS: Final = frozenset(
    {
        ColumnRole.CRITERION,
        ColumnRole.STANDARD,
        ColumnRole.SCORE,
        ColumnRole.BONUS,
        ColumnRole.DEDUCTION,
        ColumnRole.TOTAL,
    }
)
