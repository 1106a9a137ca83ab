"""Every paper that can be written: the one table of them.

A new paper is a row here, or beside those of its group in `rows_….py`; a builder in `bodies`, its
words in `adapters.wording.papers`, and the facts that are new in `facts` (with what they are in
`adapters.wording.papers.facts`).
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from adapters.papers.bodies import before, hall, scores
from adapters.papers.layout import BALLOTS, LANDSCAPE
from adapters.papers.paper import (
    DAY,
    HEAD,
    POINTS,
    RECEIVERS,
    SIGNS,
    SUMS,
    Group,
    Needs,
    Paper,
    Signer,
)
from adapters.papers.rows_after import AFTER
from adapters.papers.rows_before import BEFORE

_ALL: Final = (
    Paper(
        code="giay-moi",
        order=1,
        kind="GM",
        signer=Signer.CHAIR,
        group=Group.BEFORE,
        build=before.invitation,
        facts=(
            *HEAD,
            *DAY,
            *SIGNS,
            *("nam_sau", "cum_truong", "cum_pho", "noi_ban_hanh", "so_giay_moi"),
            *("luu", "khach_cap_tren", "chu_tri", "gio_hop", "ngay_hop"),
            *("dia_diem", "lien_he", "ten_don_vi", "so_don_vi"),
        ),
    ),
    Paper(
        code="bang-tong-hop-diem",
        order=11,
        kind="",
        signer=Signer.MAKER,
        group=Group.SCORES,
        page=LANDSCAPE,
        picture=True,
        needs=Needs.TABLE,
        build=scores.score_table,
        by_decree=False,
        facts=(
            *(*POINTS, *SIGNS),
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
            *(*HEAD, *DAY, *SIGNS, *RECEIVERS, *SUMS),
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
            *HEAD,
            *("gio_kiem_phieu", "ngay_hop", "dia_diem", "ho_ten_to_truong", "ho_ten_kiem_phieu"),
            *("so_don_vi", "so_co_mat", "so_vang_mat", "bo_phieu", "gio_xong", "so_ban"),
        ),
    ),
    Paper(
        code="bang-cham-diem",
        order=12,
        kind="",
        signer=Signer.CHECKERS,
        group=Group.SCORES,
        page=LANDSCAPE,
        by_decree=False,
        needs=Needs.TABLE,
        build=scores.checked_sheets,
        facts=(
            *("cum", "nam", "ho_ten_cham_cheo", "ho_ten_tham_dinh", "ho_ten_thu_truong"),
            "bang_cham",
        ),
    ),
    Paper(
        code="de-nghi-giai-trinh",
        order=13,
        kind="",
        signer=Signer.CHAIR,
        group=Group.SCORES,
        letter=True,
        build=scores.explanation_asked,
        facts=(
            *HEAD,
            *DAY,
            *SIGNS,
            *("noi_ban_hanh", "luu", "don_vi_giai_trinh", "noi_nhan_giai_trinh", "han_giai_trinh"),
            "noi_dung_giai_trinh",
        ),
    ),
    Paper(
        code="bien-ban-cham-cheo",
        order=14,
        kind="BB",
        signer=Signer.CHECKERS,
        group=Group.SCORES,
        build=scores.cross_record,
        facts=(
            *HEAD,
            *("cum_truong", "so_ban", "ho_ten_cham_cheo", "ho_ten_dai_dien", "gio_cham"),
            *("ngay_cham", "noi_cham", "don_vi_cham", "don_vi_duoc_cham", "tieu_chi"),
        ),
    ),
    Paper(
        code="bien-ban-hop-tru-bi",
        order=15,
        kind="BB",
        signer=Signer.SECRETARY,
        group=Group.SCORES,
        build=scores.preparing_record,
        facts=(
            *HEAD,
            *SUMS,
            *("nam_sau", "cum_truong", "ho_ten_ky", "ho_ten_thu_ky", "luu"),
            *("chu_tri", "so_don_vi", "gio_tru_bi", "ngay_tru_bi", "noi_tru_bi"),
            *("so_tru_bi", "gio_xong_tru_bi"),
        ),
    ),
    Paper(
        code="phieu-suy-ton",
        order=22,
        kind="",
        signer=Signer.NOBODY,
        group=Group.HALL,
        page=BALLOTS,
        by_decree=False,
        pages=False,
        build=hall.selection_ballots,
        facts=(*("cum", "nam", "cum_truong", "phieu_suy_ton"),),
    ),
    Paper(
        code="phieu-bau",
        order=23,
        kind="",
        signer=Signer.NOBODY,
        group=Group.HALL,
        page=BALLOTS,
        by_decree=False,
        pages=False,
        build=hall.election_ballots,
        facts=(
            *("cum", "nam_sau", "cum_truong", "cum_pho", "phieu_bau"),
            "phieu_bau_pho",
        ),
    ),
    Paper(
        code="phieu-lay-y-kien",
        order=25,
        kind="",
        signer=Signer.UNIT,
        group=Group.HALL,
        by_decree=False,
        build=hall.written_opinion,
        facts=(
            *("cum", "ten_cum_hoa", "nam", "quoc_hieu", "tieu_ngu"),
            *("bo_phieu", "ho_ten_thu_truong", "don_vi_lay_y_kien", "y_kien_khac"),
            "noi_nhan_y_kien",
            *("han_y_kien", "noi_ky_y_kien", "ngay_y_kien"),
        ),
    ),
    Paper(
        code="bien-ban-hoi-nghi",
        order=26,
        kind="BB",
        signer=Signer.SECRETARY,
        group=Group.HALL,
        build=hall.minutes,
        facts=(
            *HEAD,
            *("nam_sau", "cum_truong", "cum_pho", "ho_ten_ky", "ho_ten_thu_ky"),
            *("luu", "khach_cap_tren", "chu_tri", "gio_hop", "ngay_hop"),
            *("dia_diem", "so_co_mat", "so_don_vi", "ket_qua_chung", "de_nghi"),
            *("gio_ket_thuc", "don_vi_cum_truong_moi", "don_vi_cum_pho_moi", "don_vi_vang"),
            "thong_qua_bao_cao",
            *("thong_qua_bang", "so_giao_uoc_moi", "so_bien_ban_kiem_phieu"),
        ),
    ),
    Paper(
        code="giao-uoc-thi-dua",
        order=27,
        kind="",
        signer=Signer.MEMBERS,
        group=Group.HALL,
        by_decree=False,
        build=hall.pledge,
        facts=(
            *("cum", "ten_cum_hoa", "nam", "nam_sau", "quoc_hieu"),
            *("tieu_ngu", "so_don_vi", "ho_ten_chung_kien", "ky_giao_uoc"),
        ),
    ),
    Paper(
        code="bien-ban-ban-giao",
        order=28,
        kind="BB",
        signer=Signer.BOTH_CHAIRS,
        group=Group.HALL,
        build=hall.handover,
        facts=(
            *HEAD,
            *("nam_sau", "cum_truong", "don_vi_cum_truong", "so_ban", "gio_ban_giao"),
            *("ngay_ban_giao", "noi_ban_giao", "gio_xong_ban_giao", "ho_ten_ben_giao"),
            "ho_ten_ben_nhan",
            "don_vi_cum_truong_moi",
        ),
    ),
)
PAPERS: Final[Mapping[str, Paper]] = MappingProxyType(
    {paper.code: paper for paper in sorted((*_ALL, *BEFORE, *AFTER), key=lambda paper: paper.order)}
)
