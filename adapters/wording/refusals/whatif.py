"""What is said where something cannot be tried out on a copy of a cycle.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

WHATIF: Final[Mapping[str, tuple[str, str]]] = {
    "event_unknown": (
        "Không có sự kiện {value}< trong {stream}>."
        " <Sự kiện cuối là @{last}. ><Xem các sự kiện bằng thidua log {stream}.|Xem nhật ký.>",
        "There is no event {value}< in {stream}>."
        " <The last is @{last}. ><See them with thidua log {stream}.|See the log.>",
    ),
    "whatif_not_scores": (
        "Sự kiện {event} không phải là lần nhập hay sửa điểm. Chỉ bỏ thử được việc nhập"
        " điểm, điều chỉnh, đính chính điểm và đánh dấu tiêu chí.",
        "Event {event} neither enters nor changes scores. Only entries, adjustments,"
        " corrections and marks of criteria can be left out.",
    ),
    "whatif_published": (
        "Điểm của năm này lấy theo bảng nguồn đã công bố nên không có ô điểm để đổi thử. Thử được"
        " với bảng tiêu chí khác (--rulebook).",
        "The scores of this year are a published table, so there are no cells to change. Another"
        " rulebook can be tried (--rulebook).",
    ),
    "whatif_depends": (
        "Sự kiện {event} dựa vào chỗ này< ({unit}, tiêu chí {criterion})> nên không tách riêng"
        " được. Xem sự kiện ấy trong nhật ký.",
        "Event {event} depends on this< ({unit}, criterion {criterion})>, so it cannot be taken"
        " apart. See that event in the log.",
    ),
    "whatif_depends:was": (
        "Sự kiện {event} sửa tiếp ô này< ({unit}, tiêu chí {criterion}, cột {column})> từ giá trị"
        " {was}; bỏ sự kiện trước thì lần sửa ấy không còn căn cứ. Bỏ thử sự kiện {event}, hoặc đặt"
        " giá trị bằng --set.",
        "Event {event} changed this cell< ({unit}, criterion {criterion}, column {column})> from"
        " {was}; without the earlier event it has nothing to start from. Leave out {event}, or set"
        " the value with --set.",
    ),
    "whatif_depends:sent": (
        "Sự kiện {event} gửi bảng của {unit} với điểm này; bỏ đi thì bảng thiếu điểm của tiêu chí"
        " {criteria}. Đặt giá trị khác bằng --set.",
        "Event {event} sent the sheet of {unit} with this score; without it criterion {criteria} is"
        " not scored. Set another value with --set.",
    ),
    "whatif_depends:settled": (
        "Điểm của {unit} đã thống nhất ở sự kiện {event}, từ đó chỉ cột {column} được tính. Đặt giá"
        " trị ở cột {column}.",
        "The scores of {unit} were settled by event {event}; from then on only the column {column}"
        " counts. Set the value in the column {column}.",
    ),
    "whatif_depends:explained": (
        "Sự kiện {event} giải trình lần điều chỉnh này; bỏ đi thì giải trình ấy không còn căn cứ."
        " Đặt giá trị khác bằng --set.",
        "Event {event} explains this adjustment; without it there is nothing to explain. Set"
        " another value with --set.",
    ),
    "whatif_depends:marked": (
        "Sự kiện {event} đánh dấu lại chính tiêu chí này của {unit}. Bỏ thử sự kiện {event}.",
        "Event {event} marks the same criterion of {unit} again. Leave out {event} instead.",
    ),
}
