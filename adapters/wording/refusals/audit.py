"""What is said where something cannot be looked up in what was recorded.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

AUDIT: Final[Mapping[str, tuple[str, str]]] = {
    "moment_before": (
        "Trong năm thi đua {code} chưa có gì được ghi đến {moment}: sự kiện đầu tiên< ghi {began}>."
        " Chọn thời điểm muộn hơn.",
        "Nothing of {code} was recorded by {moment}: its first event< was recorded {began}>. Ask"
        " for a later moment.",
    ),
    "moment_before:effective": (
        "Năm thi đua {code} không có việc nào xảy ra đến {moment}< ngoài {undated} sự kiện chưa rõ"
        " ngày>: việc đầu tiên có ngày là {began}. Chọn thời điểm muộn hơn.",
        "Nothing of {code} happened by {moment}< beside {undated} events without a date>: the"
        " first that is dated is of {began}. Ask for a later moment.",
    ),
    "times_reversed:office": (
        "Ngày cuối ({last}) trước ngày đầu ({first}) của chức vụ. Chọn ngày cuối từ ngày đầu trở"
        " đi.",
        "The last day ({last}) is before the first ({first}) of the office. Choose a last day that"
        " is not before it.",
    ),
    "times_reversed": (
        "Thời điểm đầu ({first}) sau thời điểm cuối ({last}), nên không có gì ở giữa để so sánh."
        " Đổi chỗ hai thời điểm.",
        "The first moment ({first}) is after the last ({last}), so nothing lies between them. Give"
        " them the other way round.",
    ),
    "model_unknown": (
        "Không có bảng dẫn xuất “{value}”<; có phải là {nearest}?|.> Hiện có: {known}.",
        "There is no read model “{value}”<; was it {nearest}?|.> There are: {known}.",
    ),
    "rebuild_overtaken": (
        "Một lần dựng lại {model} khác đã bắt đầu sau lần này, nên lần này dừng; bảng đang dùng vẫn"
        " nguyên. Chờ lần kia xong.",
        "Another rebuild of {model} has begun after this one, so this one stops; the table in use"
        " is untouched. Wait for the other.",
    ),
}
