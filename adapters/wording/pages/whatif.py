"""What the page of a what-if says, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

WHATIF: Final[Mapping[str, tuple[str, str]]] = {
    "head": ("Thử trên {code}, không ghi gì:", "Trying on {code}, nothing is stored:"),
    "set": (
        "{unit}, tiêu chí {criterion}, {part}, cột {column}: {was} → {now}",
        "{unit}, criterion {criterion}, {part}, column {column}: {was} → {now}",
    ),
    "rulebook": ("bảng tiêu chí {file} cho cả năm", "rulebook {file} for the whole year"),
    "same_rulebook": (
        "giống hệt bảng tiêu chí đang dùng",
        "the same as the rulebook in force",
    ),
    "without": ("bỏ sự kiện {event}: {what}", "without event {event}: {what}"),
    "overridden": (
        "Cột sau cột {column} đã có điểm ở ô này nên ô vừa đặt không được tính.",
        "A column after {column} has a score for this cell, so what is set does not count.",
    ),
    "contradiction": (
        "Bảng tiêu chí thử có chỗ mâu thuẫn: {what}",
        "The rulebook that is tried contradicts itself: {what}",
    ),
    "table": ("Bảng điểm, đang là và sẽ là", "Score table, as it is and as it would be"),
    "no_table": (
        "Chưa có điểm. Bảng hiện ra khi đơn vị đầu tiên gửi bảng.",
        "No scores yet. The table appears with the first submission.",
    ),
    "unit": ("Đơn vị", "Unit"),
    "rank_was": ("Hạng\nđang là", "Rank\nis"),
    "rank_now": ("Hạng\nsẽ là", "Rank\nwould be"),
    "total_was": ("Tổng\nđang là", "Total\nis"),
    "total_now": ("Tổng\nsẽ là", "Total\nwould be"),
    "change": ("Thay đổi", "Change"),
    "up": ("lên {count} hạng", "up {count}"),
    "down": ("xuống {count} hạng", "down {count}"),
    "ranked": ("có hạng", "gets a rank"),
    "unranked": ("không còn hạng", "loses its rank"),
    "nothing": ("Không có gì thay đổi.", "Nothing changes."),
    "band": ("xếp loại: {was} → {now}", "class: {was} → {now}"),
    "cells": ("Điểm sẽ đổi", "Scores that change"),
    "cell": (
        "{unit}, tiêu chí {criterion}, {part}: {was} → {now}",
        "{unit}, criterion {criterion}, {part}: {was} → {now}",
    ),
    "empty": ("trống", "empty"),
    "selections": ("Bình xét, suy tôn", "Selections"),
    "by_rank": ("theo thứ hạng, trong chỉ tiêu", "by rank, within the quota"),
    "eligible": ("đủ điều kiện", "eligible"),
    "standing": ("{name} ({how}): {was} → {now}", "{name} ({how}): {was} → {now}"),
    "unchanged": ("{name} ({how}): vẫn là {now}", "{name} ({how}): still {now}"),
    "nobody": ("không đơn vị nào", "no unit"),
    "tied": (
        "{units} bằng nhau ở mức cuối của chỉ tiêu, phải có quyết định kèm lý do.",
        "{units} tie at the edge of the quota; a decision with a reason is needed.",
    ),
    "kept": ("Giữ nguyên, không tính lại", "Kept, not computed again"),
    "kept_table": ("bảng điểm đã thông qua", "the score table that was adopted"),
    "kept_ballots": ("các lượt bỏ phiếu đã kiểm", "the ballots that were counted"),
    "kept_outcomes": ("kết quả bình xét đã có", "the outcomes of selections"),
    "kept_seal": ("kết quả đã chốt", "the sealed outcome"),
}
