"""The papers after the conference: rows of the catalogue."""

from typing import Final

from adapters.papers.bodies import after
from adapters.papers.paper import DAY, HEAD, SIGNS, Group, Needs, Paper, Signer

AFTER: Final = (
    Paper(
        code="thong-bao-ket-luan",
        order=31,
        kind="TB",
        signer=Signer.CHAIR,
        group=Group.AFTER,
        build=after.conclusions,
        facts=(
            *HEAD,
            *DAY,
            *SIGNS,
            *("nam_sau", "cum_truong", "cum_pho", "noi_ban_hanh", "luu"),
            *("ngay_hop", "dia_diem", "so_co_mat", "so_don_vi", "cot_gon"),
            *("bang", "ghi_chu_bang", "ket_qua_chung", "de_nghi", "don_vi_cum_truong_moi"),
            *("don_vi_cum_pho_moi", "noi_nhan_ho_so", "han_ho_so"),
        ),
    ),
    Paper(
        code="to-trinh",
        order=32,
        kind="TTr",
        signer=Signer.CHAIR,
        group=Group.AFTER,
        build=after.request,
        facts=(
            *HEAD,
            *DAY,
            *SIGNS,
            *("noi_ban_hanh", "luu", "can_cu", "ngay_hop", "de_nghi"),
            *(
                "so_bien_ban_kiem_phieu",
                "so_to_trinh",
                "noi_quyet_dinh",
                "so_de_nghi",
                "danh_sach_de_nghi",
            ),
        ),
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
            *HEAD,
            *DAY,
            *SIGNS,
            *("cum_truong", "cum_pho", "don_vi_cum_truong", "don_vi_cum_pho", "noi_ban_hanh"),
            *("luu", "can_cu", "ten_don_vi", "tien_do", "tieu_chi"),
            "binh_xet",
        ),
    ),
)
