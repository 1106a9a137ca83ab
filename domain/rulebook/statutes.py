"""The documents of the law on emulation and commendation, with the days on which they are in force.

One table for rulebooks and papers. Only what a source shows stands here; a day that none shows is
left open. The texts themselves were not seen: each entry says where its days come from.
"""

import re
from datetime import date
from enum import StrEnum
from typing import Final

import msgspec

from domain.values.names import fold

_LAW: Final = "Luật Thi đua, khen thưởng"
#: How offices shorten it, folded.
_SHORT: Final = "luat tdkt"


class Shown(StrEnum):
    """What shows the days of an entry."""

    #: Published papers of the time that rest on it.
    CITED = "cited"
    #: Public registers of law and notes, which agree.
    REGISTERS = "registers"
    #: One note, or a day that is only near: to be looked up before anybody rests on it.
    UNCONFIRMED = "unconfirmed"


class Statute(msgspec.Struct, frozen=True, kw_only=True):
    """A law, decree or circular."""

    code: str
    #: ``Nghị định``; of a law its name, by which it is cited as well.
    kind: str
    #: Empty where no source gives it.
    number: str = ""
    #: The day on which it was made; a law is often cited by that, or by its year.
    made: date | None = None
    #: The first day in force; ``None``: no source shows it.
    since: date | None = None
    #: The last day in force; ``None``: no end is known.
    until: date | None = None
    #: The code of what takes its place.
    replaced_by: str | None = None
    shown: Shown

    @property
    def document(self) -> str:
        """``Nghị định số 98/2023/NĐ-CP``"""
        if self.number:
            return f"{self.kind} số {self.number}"
        return f"{self.kind} {self.made.year}" if self.made is not None else self.kind

    def in_force_on(self, day: date) -> bool:
        """Whether it surely is in force: with a first day that is not known it is not."""
        begun = self.since is not None and self.since <= day
        return begun and (self.until is None or day <= self.until)

    def is_cited_by(self, written: str) -> bool:
        """Whether a text that cites one document, as a rulebook does, cites this one.

        A text that names another number first ("Nghị định số 5/2024 sửa đổi Nghị định số 98/2023/
        NĐ-CP") cites the other.
        """
        plain = fold(written).replace(_SHORT, fold(_LAW))
        kind = fold(self.kind)
        if self.number and re.match(rf"({kind.split()[0]}\D*)?{fold(self.number)}\b", plain):
            return True
        if self.made is None or not plain.startswith(kind):
            return False
        day = rf"(?:{self.made.day} (?:thang )?{self.made.month} (?:nam )?)?"
        return re.match(rf"{kind}\D*{day}{self.made.year}\b", plain) is not None


_DECREE: Final = "Nghị định"
_CIRCULAR: Final = "Thông tư"

#: In the order in which a paper cites them. Sources: published papers of 2018 to 2022 for those of
#: before 2024, three public registers and a knowledge base of 2026 for the others.
STATUTES: Final[tuple[Statute, ...]] = (
    Statute(
        code="luat-2003",
        kind=_LAW,
        made=date(2003, 11, 26),
        # as amended on 14/6/2005 and 16/11/2013: how papers since then cite it
        since=date(2014, 6, 1),
        until=date(2023, 12, 31),
        replaced_by="luat-2022",
        shown=Shown.CITED,
    ),
    Statute(
        code="nd-91-2017",
        kind=_DECREE,
        number="91/2017/NĐ-CP",
        since=date(2017, 10, 1),
        until=date(2023, 12, 31),
        replaced_by="nd-98-2023",
        shown=Shown.CITED,
    ),
    Statute(
        code="tt-12-2019",
        kind=_CIRCULAR,
        number="12/2019/TT-BNV",
        until=date(2023, 12, 31),
        replaced_by="tt-01-2024",
        shown=Shown.CITED,
    ),
    Statute(
        code="luat-2022",
        kind=_LAW,
        number="06/2022/QH15",
        made=date(2022, 6, 15),
        since=date(2024, 1, 1),
        shown=Shown.REGISTERS,
    ),
    Statute(
        code="nd-98-2023",
        kind=_DECREE,
        number="98/2023/NĐ-CP",
        since=date(2024, 1, 1),
        until=date(2025, 6, 30),
        replaced_by="nd-152-2025",
        shown=Shown.REGISTERS,
    ),
    Statute(
        code="tt-01-2024",
        kind=_CIRCULAR,
        number="01/2024/TT-BNV",
        until=date(2025, 6, 30),
        replaced_by="tt-15-2025",
        shown=Shown.UNCONFIRMED,
    ),
    Statute(
        code="nd-152-2025",
        kind=_DECREE,
        number="152/2025/NĐ-CP",
        since=date(2025, 7, 1),
        shown=Shown.REGISTERS,
    ),
    Statute(
        code="tt-15-2025",
        kind=_CIRCULAR,
        number="15/2025/TT-BNV",
        since=date(2025, 8, 5),
        shown=Shown.REGISTERS,
    ),
    Statute(
        code="luat-2026",
        kind="Luật",
        number="06/2026/QH16",
        since=date(2026, 10, 1),
        shown=Shown.UNCONFIRMED,
    ),
)
_BY_CODE: Final = {statute.code: statute for statute in STATUTES}


def statute(code: str) -> Statute:
    """The entry of a code."""
    return _BY_CODE[code]


def statute_cited(written: str) -> Statute | None:
    """The entry that a text cites; ``None`` where it cites none of them."""
    return next((one for one in STATUTES if one.is_cited_by(written)), None)
