"""The facts that papers are made of: one table of what they are and whence, and one object of them.

A paper prints nothing that is not a fact of this table. What is not known is a visible blank; it is
never made up, and never computed a second time for another paper.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from adapters.papers.layout import BLANK


class Source(StrEnum):
    """Whence a fact comes."""

    #: The office's own: its file of settings, or a word of the command line.
    OFFICE = "office"
    #: The checked score table.
    TABLE = "table"
    #: The record of a cycle.
    CYCLE = "cycle"
    #: The paper's own row in the catalogue.
    PAPER = "paper"


#: A row of a list, as a template asks for it.
Row = Mapping[str, object]


@dataclass(frozen=True)
class Fact:
    """One fact: its tag in the templates, its sources, and what stands where it is unknown."""

    tag: str
    sources: tuple[Source, ...]
    #: An empty text, or no row at all: what is said with it is left out.
    blank: str | tuple[Row, ...] = BLANK
    #: What each row of a list holds.
    parts: tuple[str, ...] = ()

    @property
    def given(self) -> bool:
        """Whether the office may say it."""
        return Source.OFFICE in self.sources


_OFFICE: Final = (Source.OFFICE,)
_TABLE: Final = (Source.TABLE, Source.CYCLE)
_CYCLE: Final = (Source.CYCLE,)
_EITHER: Final = (Source.OFFICE, Source.CYCLE)
_PAPER: Final = (Source.PAPER,)
_BLANK_DAY: Final = f"ngày {BLANK} tháng {BLANK} năm {BLANK}"
_BLANK_HOUR: Final = f"{BLANK} giờ {BLANK}"
_BLANK_SHOW: Final = f"{BLANK}/{BLANK} đơn vị có mặt tán thành"
_ON_BALLOT: Final = (
    *("trai", "phai", "danh_hieu", "lan", "qua_so", "luu_y", "toi_da", "dong", "ten"),
)
_OF_TITLE: Final = ("danh_hieu", "cach_chon", "so_luong", "dieu_kien")
_OF_AWARD: Final = ("danh_hieu", "so_luong", "ten", "dong")
_OF_COLLECTIVE: Final = ("ten", "danh_hieu", "tong", "hang", "phieu", "truoc")
_OWED: Final = ("ten", "viec", "han")
_NO_CLUSTER: Final = f"Cụm thi đua {BLANK}"

_ALL: Final = (
    # The cluster
    Fact("cum", _EITHER, _NO_CLUSTER),
    Fact("ten_cum_hoa", _EITHER, _NO_CLUSTER.upper()),
    Fact("nam", _EITHER),
    Fact("nam_sau", _EITHER),
    Fact("cum_truong", _EITHER, "Cụm trưởng"),
    Fact("cum_pho", _EITHER, "Cụm phó"),
    Fact("don_vi_cum_truong", _EITHER),
    Fact("don_vi_cum_pho", _EITHER),
    Fact("ke_hoach", _EITHER, f"Kế hoạch số {BLANK}"),
    # Heads, numbers, signatures
    Fact("quoc_hieu", _OFFICE),
    Fact("tieu_ngu", _OFFICE, ""),
    Fact("co_quan_chu_quan", _OFFICE, ""),
    Fact("co_quan_ban_hanh", _OFFICE, _NO_CLUSTER.upper()),
    Fact("noi_ban_hanh", _OFFICE, _NO_CLUSTER),
    Fact("so_ky_hieu", _PAPER),
    Fact("so_giay_moi", _PAPER),
    Fact("so_bao_cao", _PAPER),
    Fact("dia_danh", _OFFICE),
    Fact("ngay_ky", _OFFICE, _BLANK_DAY),
    Fact("chuc_vu_ky", _OFFICE, "CỤM TRƯỞNG"),
    Fact("chuc_danh_ky", _OFFICE, ""),
    Fact("ho_ten_ky", _OFFICE),
    Fact("ho_ten_thu_ky", _OFFICE),
    Fact("ho_ten_to_truong", _OFFICE),
    Fact("ho_ten_kiem_phieu", _OFFICE),
    Fact("ho_ten_nguoi_lap", _OFFICE),
    Fact("kinh_gui", _OFFICE, ""),
    Fact("luu", _OFFICE, "VT"),
    Fact("can_cu", _OFFICE, ({"cau": f"Căn cứ {BLANK}"},), ("cau",)),
    # The conference
    Fact("khach_cap_tren", _OFFICE),
    Fact("chu_tri", _OFFICE),
    Fact("gio_hop", _OFFICE, _BLANK_HOUR),
    Fact("ngay_hop", _OFFICE, _BLANK_DAY),
    Fact("dia_diem", _EITHER),
    Fact("lien_he", _OFFICE),
    Fact("gio_kiem_phieu", _OFFICE, _BLANK_HOUR),
    Fact("gio_xong", _OFFICE, _BLANK_HOUR),
    Fact("so_ban", _OFFICE),
    Fact("so_co_mat", _CYCLE),
    Fact("so_vang_mat", _CYCLE),
    # The members and their points
    Fact("don_vi", _TABLE, (), ("ten",)),
    Fact("ten_don_vi", _TABLE),
    Fact("so_don_vi", _TABLE),
    Fact("cot", _TABLE, (), ("ten",)),
    Fact("cot_gon", _TABLE, (), ("ten",)),
    Fact("bang", _TABLE, (), ("tt", "ten", "diem", "gon", "tong", "hang")),
    Fact("ghi_chu_bang", _TABLE, ()),
    Fact("ket_qua_tieu_chi", _TABLE, (), ("ten", "cau")),
    Fact("ket_qua_chung", _TABLE, ()),
    # Registration, pledge, votes, awards
    Fact("so_dang_ky", _CYCLE),
    Fact("so_giao_uoc", _CYCLE),
    Fact("de_nghi", _CYCLE, ({"danh_hieu": BLANK, "cau": BLANK},), ("danh_hieu", "cau")),
    Fact(
        "bo_phieu",
        _TABLE,
        (),
        (
            *("danh_hieu", "phat_ra", "thu_ve", "hop_le", "khong_hop_le", "ly_do", "dieu_kien"),
            *("hinh_thuc", "tinh_tren", "duoc_chon", "dong", "ten", "phieu", "ty_le", "ket_qua"),
        ),
    ),
    Fact("ho_ten_cham_cheo", _OFFICE),
    Fact("ho_ten_tham_dinh", _OFFICE),
    Fact("ho_ten_thu_truong", _OFFICE),
    Fact("ho_ten_dai_dien", _OFFICE),
    Fact("don_vi_giai_trinh", _OFFICE),
    Fact("noi_nhan_giai_trinh", _OFFICE),
    Fact("han_giai_trinh", _OFFICE, _BLANK_DAY),
    Fact("gio_cham", _OFFICE, _BLANK_HOUR),
    Fact("ngay_cham", _OFFICE, _BLANK_DAY),
    Fact("noi_cham", _OFFICE),
    Fact("don_vi_cham", _OFFICE),
    Fact("don_vi_duoc_cham", _OFFICE),
    Fact("gio_tru_bi", _OFFICE, _BLANK_HOUR),
    Fact("ngay_tru_bi", _OFFICE, _BLANK_DAY),
    Fact("noi_tru_bi", _OFFICE),
    Fact("so_tru_bi", _OFFICE),
    Fact("gio_xong_tru_bi", _OFFICE, _BLANK_HOUR),
    Fact("don_vi_lay_y_kien", _OFFICE),
    Fact("y_kien_khac", _OFFICE),
    Fact("noi_nhan_y_kien", _OFFICE),
    Fact("han_y_kien", _OFFICE, _BLANK_DAY),
    Fact("noi_ky_y_kien", _OFFICE),
    Fact("ngay_y_kien", _OFFICE, _BLANK_DAY),
    Fact("ho_ten_chung_kien", _OFFICE),
    Fact("gio_ket_thuc", _OFFICE, _BLANK_HOUR),
    Fact("gio_ban_giao", _OFFICE, _BLANK_HOUR),
    Fact("ngay_ban_giao", _OFFICE, _BLANK_DAY),
    Fact("noi_ban_giao", _OFFICE),
    Fact("gio_xong_ban_giao", _OFFICE, _BLANK_HOUR),
    Fact("ho_ten_ben_giao", _OFFICE),
    Fact("ho_ten_ben_nhan", _OFFICE),
    Fact("don_vi_cum_truong_moi", _EITHER),
    Fact("don_vi_cum_pho_moi", _EITHER),
    Fact("don_vi_vang", _CYCLE),
    Fact("thong_qua_bao_cao", _CYCLE, _BLANK_SHOW),
    Fact("thong_qua_bang", _CYCLE, _BLANK_SHOW),
    Fact("so_giao_uoc_moi", _CYCLE),
    Fact("so_bien_ban_kiem_phieu", _PAPER),
    # Forms
    Fact("tieu_chi", _TABLE, (), ("tt", "ten", "toi_da")),
    Fact(
        "bang_cham", _TABLE, (), ("ten", "tong", "hang", "dong", "tt", "toi_da", "diem", "xep_loai")
    ),
    Fact(
        "noi_dung_giai_trinh",
        _CYCLE,
        ({"ten": BLANK, "tu_cham": BLANK, "de_nghi": BLANK, "ly_do": BLANK},) * 3,
        ("ten", "tu_cham", "de_nghi", "ly_do"),
    ),
    Fact("phieu_suy_ton", _TABLE, (), _ON_BALLOT),
    Fact("phieu_bau", _TABLE, (), _ON_BALLOT),
    Fact("phieu_bau_pho", _TABLE, (), _ON_BALLOT),
    Fact("ky_giao_uoc", _TABLE, (), ("trai", "phai")),
    # The year's work before the conference
    Fact(
        "binh_xet",
        _CYCLE,
        (dict.fromkeys(_OF_TITLE, BLANK),),
        _OF_TITLE,
    ),
    Fact("dang_ky", _CYCLE, (), ("ten", "chi_tieu", "danh_hieu", "thoi_han", "giao_uoc")),
    Fact("phan_cong", _CYCLE, (), ("ten", "cham", "cot")),
    Fact("han_cham_cheo", _OFFICE, _BLANK_DAY),
    Fact("don_doc", _CYCLE, (dict.fromkeys(_OWED, BLANK),) * 3, _OWED),
    Fact("kinh_gui_don_doc", _EITHER),
    Fact("kinh_gui_nhieu_noi", _CYCLE, (), ("ten",)),
    Fact("noi_nhan_don_doc", _OFFICE),
    Fact("han_don_doc", _OFFICE, _BLANK_DAY),
    # What is asked for after the conference
    Fact("noi_quyet_dinh", _EITHER),
    Fact("noi_nhan_ho_so", _OFFICE),
    Fact("han_ho_so", _OFFICE, _BLANK_DAY),
    Fact("so_to_trinh", _PAPER),
    Fact("so_bien_ban_hoi_nghi", _PAPER),
    Fact(
        "de_nghi_trinh",
        _CYCLE,
        ({**dict.fromkeys(_OF_AWARD[:3], BLANK), "dong": ({"ten": BLANK},)},),
        _OF_AWARD,
    ),
    Fact("so_de_nghi", _CYCLE),
    Fact("danh_sach_de_nghi", _CYCLE, (dict.fromkeys(_OF_COLLECTIVE, BLANK),) * 3, _OF_COLLECTIVE),
    Fact("tung_to_trinh", _CYCLE, ()),
    Fact("co_quan_trinh", _PAPER, f"ĐƠN VỊ {BLANK}"),
    Fact("don_vi_trinh", _PAPER),
    Fact("danh_hieu_trinh", _PAPER),
    Fact("diem_trinh", _PAPER),
    Fact("hang_trinh", _PAPER),
    Fact("phieu_trinh", _PAPER),
    Fact("truoc_trinh", _PAPER),
    # The plan of a year
    Fact("tieu_chi_nam", _CYCLE, (), ("ma", "ten", "chuan", "thuong", "tru")),
    Fact("tien_do", _CYCLE, (), ("viec", "han")),
    # A unit's own paper that names who goes in its place
    Fact("don_vi_uy_quyen", _OFFICE, f"ĐƠN VỊ {BLANK}"),
    Fact("noi_ky_uy_quyen", _OFFICE),
    Fact("ngay_uy_quyen", _OFFICE, _BLANK_DAY),
    Fact("nguoi_duoc_uy_quyen", _OFFICE),
    Fact("chuc_vu_duoc_uy_quyen", _OFFICE),
)
FACTS: Final[Mapping[str, Fact]] = MappingProxyType({fact.tag: fact for fact in _ALL})
#: Those that are a day, written in full: ``ngày 15 tháng 12 năm 2027``.
DAYS: Final = frozenset(tag for tag, fact in FACTS.items() if fact.blank == _BLANK_DAY)


@dataclass(frozen=True)
class Facts:
    """What is known, made once and given to every paper."""

    known: Mapping[str, object] = field(default_factory=dict)

    def with_more(self, more: Mapping[str, object]) -> "Facts":
        return Facts({**self.known, **more})

    def context(self) -> dict[str, object]:
        """Every fact for a template: known, or its blank."""
        return {tag: self.known.get(tag, fact.blank) for tag, fact in FACTS.items()}

    def unknown(self, tags: Iterable[str]) -> tuple[str, ...]:
        """Of some facts, those that stand as a visible blank."""
        return tuple(
            tag for tag in tags if tag not in self.known and BLANK in str(FACTS[tag].blank)
        )
