"""What the tests of the words share: names to speak of, and what no sentence may say."""

import re
from typing import Final

from adapters.wording.writing import Lang
from domain.clusters.offices import Words
from domain.record.record import UnitId
from tests.factories import A, B

LANGS: Final[tuple[Lang, ...]] = ("vi", "en")

#: Words that blame, flatter or mean something else in this office, and pronouns.
_FORBIDDEN: Final = re.compile(
    r"hạ điểm|còn nợ|không ghi nhận|chứng thực|vui lòng|\btôi\b|\bbạn\b|!|\bplease\b|\bsorry\b",
    re.IGNORECASE,
)
#: A ballot paper is a phiếu, a unit's sheet never is.
_SHEET_AS_PAPER: Final = re.compile(r"phiếu (?:tự )?chấm", re.IGNORECASE)


class Called:
    """Units by short names, one erased text, and the words of a Khối."""

    words = Words(cluster="Khối", chair="Khối trưởng", vice_chair="Khối phó")

    def __init__(self, text: str | None = None) -> None:
        self._text = text

    def unit(self, unit: UnitId) -> str:
        return {A: "An Giang", B: "Sở TTTT tỉnh Kiên Giang"}.get(unit, "Long An")

    def text(self, digest: str) -> str | None:  # noqa: ARG002  (one text for all)
        return self._text


def check_wording(said: str, lang: Lang) -> None:
    """Said in the office's words, whole, and with nothing left to fill in."""
    assert said.strip() == said != ""
    assert not re.search(r"[{}<>|]|None|  |\.\.|\(\)|“”", said), said
    assert not _FORBIDDEN.search(said), said
    assert not _SHEET_AS_PAPER.search(said), said
    if lang == "vi":
        assert not re.search(r"\b[Cc]ụm (?:trưởng|phó)\b", said), said
