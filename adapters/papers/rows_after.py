"""The papers after the conference: rows of the catalogue."""

from typing import Final

from adapters.papers.bodies import after
from adapters.papers.paper import DAY, HEAD, SIGNS, Group, Needs, Paper, Signer

#: What the conference came to, and when it was.
_HELD: Final = ("ngay_hop", "so_co_mat", "so_don_vi", "thong_qua_bao_cao", "thong_qua_bang")

AFTER: Final = (
    Paper(
        code="thong-bao-ket-luan",
        order=31,
        kind="TB",
        signer=Signer.CHAIR,
        group=Group.AFTER,
        build=after.conclusion,
        facts=(
            *(*HEAD, *DAY, *SIGNS, *_HELD, "luu", "noi_ban_hanh", "dia_diem"),
            *(
                "nam_sau",
                "cum_truong",
                "cum_pho",
                "bang",
                "ghi_chu_bang",
                "de_nghi",
                "don_vi_cum_truong_moi",
            ),
            *("don_vi_cum_pho_moi", "so_giao_uoc_moi", "noi_nhan_ho_so", "han_ho_so"),
        ),
    ),
    Paper(
        code="to-trinh",
        order=32,
        kind="TTr",
        signer=Signer.CHAIR,
        group=Group.AFTER,
        only_where=("trinh", "cum"),
        rests_on="danh_sach_de_nghi",
        build=after.submission,
        facts=(
            *(*HEAD, *DAY, *SIGNS, *_HELD, "luu", "noi_ban_hanh", "can_cu", "ke_hoach"),
            *("noi_quyet_dinh", "de_nghi_trinh", "danh_sach_de_nghi", "so_to_trinh", "so_de_nghi"),
            *("so_bien_ban_hoi_nghi", "so_bien_ban_kiem_phieu"),
        ),
    ),
    Paper(
        code="to-trinh-don-vi",
        order=33,
        kind="TTr",
        signer=Signer.UNIT,
        group=Group.AFTER,
        only_where=("trinh", "don_vi"),
        rests_on="tung_to_trinh",
        each="tung_to_trinh",
        build=after.unit_submission,
        facts=(
            *("quoc_hieu", "tieu_ngu", "so_ky_hieu", "cum", "nam", "cum_truong", "ngay_hop"),
            *(
                "so_don_vi",
                "noi_quyet_dinh",
                "can_cu",
                "so_bien_ban_kiem_phieu",
                "ho_ten_thu_truong",
            ),
            *("co_quan_trinh", "don_vi_trinh", "danh_hieu_trinh", "diem_trinh", "hang_trinh"),
            *("phieu_trinh", "truoc_trinh"),
        ),
    ),
    Paper(
        code="danh-sach-khen-thuong",
        order=34,
        kind="",
        signer=Signer.NOBODY,
        group=Group.AFTER,
        by_decree=False,
        rests_on="danh_sach_de_nghi",
        build=after.decision_list,
        facts=("cum", "nam", "noi_quyet_dinh", "de_nghi_trinh", "so_to_trinh"),
    ),
    Paper(
        code="ke-hoach",
        order=36,
        kind="KH",
        signer=Signer.CHAIR,
        group=Group.AFTER,
        needs=Needs.CYCLE,
        build=after.plan,
        facts=(
            *(*HEAD, *DAY, *SIGNS, "luu", "noi_ban_hanh", "can_cu", "cum_truong", "cum_pho"),
            *("don_vi_cum_truong", "don_vi_cum_pho", "so_don_vi", "ten_don_vi"),
            *("tieu_chi_nam", "binh_xet", "tien_do"),
        ),
    ),
)
