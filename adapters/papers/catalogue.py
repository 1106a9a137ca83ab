"""Every paper that can be written: the one table of them.

A new paper is a row here, a builder in `bodies`, its words in `adapters.wording.papers`, and the
facts that are new in `facts` (with what they are in `adapters.wording.papers.facts`).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from adapters.papers.bodies import before, hall, scores
from adapters.papers.layout import LANDSCAPE, PORTRAIT, Page
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

    #: A score table is enough.
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
    needs: Needs = Needs.TABLE
    page: Page = PORTRAIT
    build: Callable[[Sheet], None]
    #: The facts that its template asks for, by their tags.
    facts: tuple[str, ...]
    #: Ballots, pledge, programme and tables are not laid out as administrative papers.
    by_decree: bool = True
    #: An official letter (công văn): a number and an addressee, but no kind.
    letter: bool = False
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


_HEAD: Final = (
    *("quoc_hieu", "tieu_ngu", "co_quan_chu_quan", "co_quan_ban_hanh", "so_ky_hieu"),
    *("cum", "nam"),
)
_DAY: Final = ("dia_danh", "ngay_ky")
_SIGNS: Final = ("chuc_vu_ky", "chuc_danh_ky", "ho_ten_ky")
_RECEIVERS: Final = ("kinh_gui", "luu")
_POINTS: Final = ("cot", "bang", "ghi_chu_bang")

_ALL: Final = (
    Paper(
        code="giay-moi",
        order=1,
        kind="GM",
        signer=Signer.CHAIR,
        group=Group.BEFORE,
        build=before.invitation,
        facts=(
            *(*_HEAD, *_DAY, *_SIGNS, *_RECEIVERS),
            *("noi_ban_hanh", "khach_cap_tren", "so_don_vi", "ten_don_vi", "chu_tri"),
            *("gio_hop", "ngay_hop"),
            *("dia_diem", "lien_he", "so_giay_moi", "cum_truong", "cum_pho", "nam_sau"),
        ),
    ),
    Paper(
        code="bang-tong-hop-diem",
        order=11,
        kind="",
        signer=Signer.MAKER,
        group=Group.SCORES,
        page=LANDSCAPE,
        build=scores.score_table,
        by_decree=False,
        facts=(
            *(*_POINTS, *_SIGNS),
            *("nam", "so_bao_cao", "ngay_ky", "noi_ban_hanh", "ho_ten_nguoi_lap"),
        ),
    ),
    Paper(
        code="bao-cao-tong-ket",
        order=21,
        kind="BC",
        signer=Signer.CHAIR,
        group=Group.HALL,
        build=hall.report,
        facts=(
            *(*_HEAD, *_DAY, *_SIGNS, *_RECEIVERS, *_POINTS),
            *("so_don_vi", "ten_don_vi", "don_vi_cum_truong", "don_vi_cum_pho", "cum_truong"),
            *("cum_pho", "ke_hoach", "so_dang_ky", "so_giao_uoc", "ket_qua_tieu_chi"),
            *("ket_qua_chung", "de_nghi", "nam_sau"),
        ),
    ),
    Paper(
        code="bien-ban-kiem-phieu",
        order=24,
        kind="BB",
        signer=Signer.TELLERS,
        group=Group.HALL,
        build=hall.count_record,
        facts=(
            *_HEAD,
            *("gio_kiem_phieu", "ngay_hop", "dia_diem", "ho_ten_to_truong", "ho_ten_kiem_phieu"),
            *("so_don_vi", "so_co_mat", "so_vang_mat", "bo_phieu", "gio_xong", "so_ban"),
        ),
    ),
)
PAPERS: Final[Mapping[str, Paper]] = MappingProxyType(
    {paper.code: paper for paper in sorted(_ALL, key=lambda paper: paper.order)}
)
