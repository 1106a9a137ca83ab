"""The short texts for a chat: plain, the day first, a fact a line."""

from collections.abc import Mapping
from typing import Final

#: Lines in their order, filled by `adapters.wording.filling.filled`; one without its fact is left
#: out.
BEFORE: Final[tuple[str, ...]] = (
    "{day}: Hội nghị tổng kết thi đua",
    "{cum}, năm {nam}",
    "Giờ: {gio_hop}",
    "Địa điểm: {dia_diem}",
    "Mỗi đơn vị: cử đại biểu; mang ý kiến về dự thảo báo cáo, bảng điểm; đi thay thì có giấy ủy"
    " quyền",
    "Còn thiếu: {owing}",
    "Gửi về: {noi_nhan_don_doc}",
    "Hỏi: {lien_he}",
)
AFTER: Final[tuple[str, ...]] = (
    "{day}: Kết quả Hội nghị tổng kết thi đua",
    "{cum}, năm {nam}",
    "Xếp hạng: {leading}",
    "Đề nghị {award}: {units}",
    "Kết quả bình xét là đề nghị, chờ cấp có thẩm quyền quyết định",
    "{cum_truong} năm {nam_sau}: {don_vi_cum_truong_moi}; {cum_pho}: {don_vi_cum_pho_moi} (chờ công"
    " nhận)",
    "Hồ sơ khen thưởng gửi về {noi_nhan_ho_so} trước {han_ho_so}",
    "Hỏi: {lien_he}",
)
PARTS: Final[Mapping[str, str]] = {
    "ranked": "{rank}. {unit}",
    "more": "{count} đơn vị",
}
