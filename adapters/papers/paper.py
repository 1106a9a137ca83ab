"""One paper: its name and kind, who signs it, when it is needed, what it is written from."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from adapters.papers.layout import PORTRAIT, Page
from adapters.papers.sheet import Sheet
from adapters.wording.papers.titles import TITLES


class Group(StrEnum):
    """When a paper is needed."""

    BEFORE = "before"
    SCORES = "scores"
    HALL = "hall"
    AFTER = "after"


class Needs(StrEnum):
    """What a paper is written from."""

    #: A score table, or the record of a cycle, scored or not.
    EITHER = "either"
    #: A score table, alone or of a cycle.
    TABLE = "table"
    #: Only the record of a cycle tells it.
    CYCLE = "cycle"


class Signer(StrEnum):
    """Who signs a paper."""

    CHAIR = "chair"
    MAKER = "maker"
    TELLERS = "tellers"
    SECRETARY = "secretary"
    MEMBERS = "members"
    BOTH_CHAIRS = "both_chairs"
    UNIT = "unit"
    CHECKERS = "checkers"
    DELEGATES = "delegates"
    NOBODY = "nobody"


@dataclass(frozen=True, kw_only=True)
class Paper:
    """One paper."""

    #: Its name in file names, after the order number.
    code: str
    #: Where it stands in the dossier.
    order: int
    #: The abbreviation of its kind (Annex III.I of the decree); empty: it has no number.
    kind: str
    signer: Signer
    group: Group
    needs: Needs = Needs.EITHER
    #: A list without which there is nothing to say: where the record tells that it is empty, the
    #: paper is not written; where nothing is known of it, as a form.
    rests_on: str = ""
    page: Page = PORTRAIT
    #: A setting of the office, and the value at which the paper is written.
    only_where: tuple[str, str] | None = None
    #: A list whose every row makes a file of its own, with the row's facts.
    each: str = ""
    build: Callable[[Sheet], None]
    #: The facts that its template asks for, by their tags.
    facts: tuple[str, ...]
    #: Ballots, pledge, programme and tables are not laid out as administrative papers.
    by_decree: bool = True
    #: An official letter (công văn): a number and an addressee, but no kind.
    letter: bool = False
    #: Whether a picture of its first page is made, to be sent by chat.
    picture: bool = False
    #: Whether its pages are numbered; those of ballots are not.
    pages: bool = True

    @property
    def numbered(self) -> bool:
        """Whether it has a number and symbol of its own."""
        return bool(self.kind) or self.letter

    @property
    def title(self) -> str:
        return TITLES[self.code][0]

    @property
    def stem(self) -> str:
        return f"{self.order:02}-{self.code}"


#: Facts that many papers have: the head, its day, who signs, who receives, the score table.
HEAD: Final = (
    *("quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu"),
    *("cum", "nam"),
)
DAY: Final = ("dia_danh", "ngay_ky")
SIGNS: Final = ("chuc_vu_ky", "chuc_danh_ky", "ho_ten_ky")
RECEIVERS: Final = ("kinh_gui", "luu")
POINTS: Final = ("cot", "bang", "ghi_chu_bang")
SUMS: Final = ("cot_gon", "bang", "ghi_chu_bang")
