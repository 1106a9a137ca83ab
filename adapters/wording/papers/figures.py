"""Sentences about the figures of a score table, as a report says them."""

from collections.abc import Mapping
from typing import Final

#: Filled by `adapters.wording.filling.filled`.
FIGURES: Final[Mapping[str, str]] = {
    "at_most": "{count}/{all} đơn vị đạt điểm tối đa {points} điểm{named}.",
    "none_at_most": "Không đơn vị nào đạt điểm tối đa {points} điểm.",
    "highest": "{count}/{all} đơn vị đạt điểm cao nhất trong bảng là {points} điểm{named}.",
    "all_same": "{count}/{all} đơn vị đạt {points} điểm.",
    "times": "{count} lần",
    "bonus": "{count}/{all} đơn vị có điểm thưởng: {units}.",
    "deducted": "{count}/{all} đơn vị bị trừ điểm: {units}.",
    "unscored": "{count}/{all} đơn vị chưa có điểm: {units}.",
    "leading": "Dẫn đầu: {unit} ({points} điểm, hạng {rank}).",
    "lowest": "Tổng điểm cao nhất {most} điểm, thấp nhất {least} điểm.",
    "standard": "Điểm chuẩn",
    "bonus_name": "Điểm thưởng",
    "deduction_name": "Điểm trừ",
    "total_name": "Tổng điểm",
    "criterion": "Tiêu chí {code}",
    "tie": "{count} đơn vị cùng hạng {rank}: {units}.",
    "unranked": "Chưa xếp hạng: {units}.",
    "computed_ranks": "Bảng nguồn không ghi hạng; hạng tính theo tổng điểm.",
    "computed_total": "Bảng nguồn không ghi tổng điểm của {units}; tổng cộng từ các phần.",
}
