"""What many papers share: receivers, signatures, the state's name."""

from collections.abc import Mapping
from typing import Final

#: A line of a paper: the component of the layout by its key, and the text.
Line = tuple[str, str]

STATE: Final = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO: Final = "Độc lập - Tự do - Hạnh phúc"
PARTY: Final = "ĐẢNG CỘNG SẢN VIỆT NAM"

FRAME: Final[Mapping[str, tuple[Line, ...]]] = {
    "issuer": (
        ("above_issuer", "{%p if co_quan_chu_quan %}"),
        ("above_issuer", "{{ co_quan_chu_quan }}"),
        ("above_issuer", "{%p endif %}"),
        ("issuer", "{{ co_quan_ban_hanh }}"),
    ),
    "signs": (
        ("office", "{{ chuc_vu_ky }}"),
        ("office", "{%p if chuc_danh_ky %}"),
        ("office", "{{ chuc_danh_ky }}"),
        ("office", "{%p endif %}"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_ky }}"),
    ),
    "receivers": (
        ("receivers", "Nơi nhận:"),
        ("receiver", "- Các đơn vị thành viên {{ cum }};"),
        ("receiver", "- Lưu: {{ luu }}."),
    ),
    "unit_signs": (
        ("office", "THỦ TRƯỞNG ĐƠN VỊ"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_thu_truong }}"),
    ),
    "as_above": (("receiver", "- Như trên;"),),
    "as_above_if_sent": (
        ("receiver", "{%p if kinh_gui %}"),
        ("receiver", "- Như trên;"),
        ("receiver", "{%p endif %}"),
    ),
    "secretary": (
        ("office", "THƯ KÝ"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_thu_ky }}"),
    ),
    "teller_members": (
        ("office", "THÀNH VIÊN TỔ KIỂM PHIẾU"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_kiem_phieu }}"),
    ),
    "teller_leader": (
        ("office", "TỔ TRƯỞNG TỔ KIỂM PHIẾU"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_to_truong }}"),
    ),
    "presiding": (
        ("office", "CHỦ TỌA"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_ky }}"),
    ),
    "table_maker": (
        ("office", "NGƯỜI LẬP"),
        ("room_to_sign", ""),
        ("signer", "{{ ho_ten_nguoi_lap }}"),
    ),
}
#: The name of the cluster, on the left of a paper without a number.
CLUSTER_ONLY: Final[tuple[Line, ...]] = (("issuer", "{{ ten_cum_hoa }}"),)
