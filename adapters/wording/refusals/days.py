"""What is said where a deadline cannot be reckoned.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

DAYS: Final[Mapping[str, tuple[str, str]]] = {
    "deadline_malformed": (
        "Hạn “{value}” chưa rõ là ngày nào. Ghi đúng một trong các trường day, month, quarter,"
        " relative, to_be_announced.",
        "It is not clear which day the deadline “{value}” means. Give exactly one of day, month,"
        " quarter, relative, to_be_announced.",
    ),
    "deadline_malformed:day": (
        "Hạn “{value}” chưa rõ là ngày nào. Ghi ngày có trong lịch, ví dụ 25/3 hoặc 25/3/2026; chỉ"
        " ghi một trong các trường day, month, quarter, relative, to_be_announced.",
        "It is not clear which day the deadline “{value}” means. Give a day of the calendar such"
        " as 25/3 or 25/3/2026, and only one of day, month, quarter, relative, to_be_announced.",
    ),
    "deadline_malformed:words": (
        "Hạn chưa có nguyên văn. Chép lời văn của quy chế vào trường words, ví dụ trước ngày 25/3.",
        "The deadline lacks its wording. Copy the words of the regulation into the field words.",
    ),
    "deadline_malformed:office_closes": (
        "“{value}” không phải giờ hết giờ làm việc. Ghi giờ và phút, ví dụ 17:00.",
        "“{value}” is no hour at which offices close. Write hours and minutes, such as 17:00.",
    ),
    "deadline_malformed:year": (
        "Hạn này không tính theo năm thi đua nên trường year “{value}” không có nghĩa. Bỏ trường"
        " year; trường này chỉ đi với ngày không ghi năm, tháng hoặc quý.",
        "This deadline is not counted by the cycle year, so year “{value}” means nothing. Leave it"
        " out; it goes with a day without a year, a month or a quarter only.",
    ),
    "deadline_malformed:quarter": (
        "Quý {value} nằm trong hai năm thi đua. Ghi tháng hoặc ngày cụ thể.",
        "Quarter {value} lies in two cycle years. Give a month or a day instead.",
    ),
    "deadline_malformed:code": (
        "Mã hạn “{value}” trùng tên một sự kiện. Chọn mã khác.",
        "The deadline's code “{value}” is the name of an event. Choose another code.",
    ),
    "deadline_contradiction": (
        "Hạn “{value}” được hiểu là phải xong trước ngày đó, nên không thể lùi sang ngày sau khi"
        " trùng ngày nghỉ. Chọn chuyển về ngày làm việc liền trước, hoặc tính cả ngày ghi trong"
        " hạn.",
        "The deadline “{value}” means before that day, so it cannot move to a later one when it"
        " falls on a day off. Move it back, or let it include the day named.",
    ),
    "deadline_event_unknown": (
        "Không có sự kiện hay hạn nào tên “{value}” để tính ngày."
        " <Gần nhất là “{nearest}”.|Xem các hạn trong bảng tiêu chí.>",
        "There is no event or deadline “{value}” to count from."
        " <The nearest is “{nearest}”.|See the deadlines of the rulebook.>",
    ),
    "deadline_circular": (
        "Các hạn này tính vòng theo nhau: {codes}. Ghi ngày cụ thể cho một hạn.",
        "These deadlines hang on each other in a circle: {codes}. Give one of them a day.",
    ),
    "days_not_known": (
        "Lịch làm việc chưa có ngày {day}<, chỉ có từ {first} đến {last}>. Cập nhật lịch, hoặc ghi"
        " quyết định về ngày này bằng việc {@correct_day}.",
        "The calendar of working days does not reach {day}<; it runs from {first} to {last}>."
        " Update it, or record the decision on this day with {@correct_day}.",
    ),
}
