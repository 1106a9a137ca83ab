"""The papers before the conference, but for the invitation: rows of the catalogue."""

from typing import Final

from adapters.papers.bodies import before
from adapters.papers.layout import LANDSCAPE
from adapters.papers.paper import DAY, HEAD, SIGNS, Group, Needs, Paper, Signer

#: When and where the conference is.
_PLACE: Final = ("gio_hop", "ngay_hop", "dia_diem")

BEFORE: Final = (
    Paper(
        code="danh-sach-dai-bieu",
        order=2,
        kind="",
        signer=Signer.DELEGATES,
        group=Group.BEFORE,
        by_decree=False,
        build=before.delegates,
        facts=("cum", "nam", *_PLACE, "khach_cap_tren", "so_don_vi", "don_vi"),
    ),
    Paper(
        code="kich-ban-dieu-hanh",
        order=3,
        kind="",
        signer=Signer.NOBODY,
        group=Group.BEFORE,
        by_decree=False,
        build=before.conduct,
        facts=(
            *("cum", "nam", "nam_sau", "cum_truong", "cum_pho", *_PLACE, "khach_cap_tren"),
            *("chu_tri", "ho_ten_thu_ky", "ho_ten_to_truong", "ho_ten_kiem_phieu"),
            *("so_don_vi", "ten_don_vi", "so_co_mat", "don_vi_cum_truong", "ket_qua_chung"),
            *("ke_hoach", "binh_xet"),
        ),
    ),
    Paper(
        code="tong-hop-dang-ky",
        order=4,
        kind="",
        signer=Signer.MAKER,
        group=Group.BEFORE,
        needs=Needs.CYCLE,
        page=LANDSCAPE,
        by_decree=False,
        rests_on="dang_ky",
        build=before.registrations,
        facts=(
            *("cum", "nam", "so_dang_ky", "so_giao_uoc", *SIGNS),
            *("dang_ky", "ho_ten_nguoi_lap"),
        ),
    ),
    Paper(
        code="phan-cong-cham-cheo",
        order=5,
        kind="TB",
        signer=Signer.CHAIR,
        group=Group.BEFORE,
        needs=Needs.CYCLE,
        rests_on="phan_cong",
        build=before.checkers,
        facts=(
            *(*HEAD, *DAY, *SIGNS, "luu"),
            *("noi_ban_hanh", "cum_truong", "ke_hoach", "phan_cong", "han_cham_cheo"),
        ),
    ),
    Paper(
        code="cong-van-don-doc",
        order=6,
        kind="",
        signer=Signer.CHAIR,
        group=Group.BEFORE,
        letter=True,
        rests_on="don_doc",
        build=before.reminder,
        facts=(
            *(*HEAD, *DAY, *SIGNS, "luu"),
            *("noi_ban_hanh", "ke_hoach", "kinh_gui_don_doc", "kinh_gui_nhieu_noi"),
            *("don_doc", "noi_nhan_don_doc", "han_don_doc"),
        ),
    ),
    Paper(
        code="giay-uy-quyen",
        order=7,
        kind="GUQ",
        signer=Signer.UNIT,
        group=Group.BEFORE,
        build=before.proxy,
        facts=(
            *("quoc_hieu", "tieu_ngu", "so_ky_hieu", "cum", "nam", "nam_sau", "cum_truong"),
            *("cum_pho", "so_giay_moi", "ngay_ky", "noi_ban_hanh", *_PLACE, "ho_ten_thu_truong"),
            *("don_vi_uy_quyen", "noi_ky_uy_quyen", "ngay_uy_quyen"),
            *("nguoi_duoc_uy_quyen", "chuc_vu_duoc_uy_quyen"),
        ),
    ),
)
