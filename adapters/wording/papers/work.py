"""What papers say of the year's work, filled by `adapters.wording.filling.filled`."""

from collections.abc import Mapping
from typing import Final

#: A document in a sentence; its day follows.
CITED: Final = "{kind} số {number}"

WORK: Final[Mapping[str, str]] = {
    "in_time": "đúng hạn",
    "late": "quá hạn",
    "excused": "được miễn đăng ký",
    "not_registered": "chưa đăng ký",
    "pledged": "đã ký",
    "not_pledged": "chưa ký",
    "team": "{team} ({units})",
    "no_quota": "không đặt",
    "quota_from": "theo quy định, chưa xác định được số",
    "no_condition": "không đặt",
    "by_table": "Chấm theo bảng “{table}”.",
    "class_short": "Đủ điểm loại {band} nhưng chưa đạt điều kiện: {lacking}.",
    "classed": "Xếp loại: {band}.",
    "min_total": "tổng điểm từ {points} trở lên",
    "min_total_above": "tổng điểm trên {points}",
    "places": "{count} đơn vị",
    "collectives": "{count} tập thể",
    "by_rank": "theo hạng",
    "held": "{award} năm {year}",
    "sum": "CỘNG",
    "counted": "đếm số lần",
    "no_limit": "không giới hạn",
    "left_open": "không nêu",
    "report": "gửi {name}",
}
