"""The words for the closed lists that only a rulebook has, and for what is reckoned by it.

Vietnamese first, as data for :mod:`adapters.wording.labelling`.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from domain.cycle.deadlines.due import DayNote
from domain.rulebook.criteria import NotArisen
from domain.rulebook.due_rule import Closes, DaysCounted, InYear, NumberedBy, Reading, Side, WhenOff
from domain.rulebook.grading import BelowTarget, Combine, Remainder, Rounding
from domain.rulebook.opening import Opens
from domain.rulebook.periods import PeriodOf, PeriodsCombine
from domain.rulebook.requirements import BetweenClasses, Edge, Every, FallsTo
from domain.rulebook.rulebook import Lapse, RankedBy, Unregistered
from domain.rulebook.statutes import Shown

Pairs = Mapping[str, tuple[str, str]]

_OPENS: Mapping[type[StrEnum], Pairs] = {
    Opens: {
        "never": ("không bao giờ", "never"),
        "once_settled": ("khi bảng đã thống nhất", "once the sheet is settled"),
        "once_adopted": ("khi bảng điểm đã thông qua", "once the table is adopted"),
        "once_sent": ("khi bảng đã gửi", "once the sheet is sent"),
        "always": ("luôn luôn", "always"),
    },
}
_CALENDAR: Mapping[type[StrEnum], Pairs] = {
    NumberedBy: {
        "first_month": ("tháng đầu", "the first month"),
        "last_month": ("tháng cuối", "the last month"),
    },
    Reading: {
        "until": ("đến hết ngày ấy", "to the end of that day"),
        "before_strict": ("trước ngày ấy, không kể ngày ấy", "before that day, not on it"),
        "before_inclusive": ("kể cả ngày ấy", "that day included"),
    },
    WhenOff: {
        "none": ("giữ nguyên", "it stays"),
        "forward": ("chuyển sang ngày làm việc kế tiếp", "it moves to the next working day"),
        "back": ("chuyển về ngày làm việc liền trước", "it moves to the working day before"),
    },
    Closes: {
        "end_of_day": ("hết ngày", "the end of the day"),
        "office_hours": ("hết giờ làm việc", "the end of office hours"),
    },
    InYear: {
        "previous": ("năm thi đua trước", "the cycle year before"),
        "this": ("năm thi đua này", "this cycle year"),
        "next": ("năm thi đua sau", "the cycle year after"),
    },
    DaysCounted: {
        "working": ("ngày làm việc", "working days"),
        "calendar": ("ngày", "days"),
    },
    Side: {
        "before": ("trước", "before"),
        "after": ("sau", "after"),
    },
    DayNote: {
        "moved_back": (
            "trùng ngày nghỉ, chuyển về ngày làm việc liền trước",
            "a day off, moved to the working day before",
        ),
        "moved_forward": (
            "trùng ngày nghỉ, chuyển sang ngày làm việc kế tiếp",
            "a day off, moved to the next working day",
        ),
        "on_day_off": ("là ngày nghỉ", "a day off"),
        "made_up_day": ("là ngày làm bù", "a weekend day worked instead of another"),
        "days_not_known": (
            "chưa rõ có làm việc hay không",
            "not known yet whether it is a working day",
        ),
        "month_only": ("mới biết tháng, chưa định ngày", "only the month is known, no day set"),
        "quarter_only": (
            "mới biết quý, chưa định ngày",
            "only the quarter is known, no day set",
        ),
        "to_be_announced": ("sẽ thông báo", "to be announced"),
        "awaits_event": (
            "tính theo một sự kiện chưa định ngày",
            "counted from an event that has no day yet",
        ),
        "extended": ("đã gia hạn", "extended"),
    },
}
RULE_VALUES: Final[Mapping[type[StrEnum], Pairs]] = {
    Shown: {
        "cited": ("theo văn bản công bố thời ấy", "by papers published at that time"),
        "registers": ("theo các nguồn tra cứu công khai", "by public registers"),
        "unconfirmed": ("chưa xác minh", "not confirmed"),
    },
    **_CALENDAR,
    **_OPENS,
    RankedBy: {
        "total": ("tổng điểm", "the total"),
        "share_of_standard": (
            "tỷ lệ điểm chuẩn trên mức tối đa được áp dụng",
            "standard points as a share of the maximum applied",
        ),
        "share_of_total": (
            "tỷ lệ tổng điểm trên mức tối đa được áp dụng",
            "the total as a share of the maximum applied",
        ),
    },
    Unregistered: {
        "keeps_rank": ("vẫn xếp hạng", "keeps its rank"),
        "not_ranked": ("không xếp hạng", "is not ranked"),
        "no_effect": ("không ảnh hưởng", "has no consequence"),
    },
    NotArisen: {
        "full_marks": ("được điểm tối đa", "full marks"),
        "left_out": ("không tính vào mức tối đa", "left out of the maximum"),
        "mean": ("trung bình các tiêu chí khác", "mean of the others"),
    },
    Combine: {
        "sum": ("cộng lại", "sum"),
        "mean": ("trung bình", "mean"),
        "mean_without_extremes": (
            "trung bình, bỏ một cao nhất và một thấp nhất",
            "mean without one highest and one lowest",
        ),
    },
    BetweenClasses: {
        "class_below": ("xếp vào loại dưới", "the class below"),
        "class_above": ("xếp vào loại trên", "the class above"),
        "rounded": (
            "làm tròn đến điểm nguyên rồi xếp loại",
            "rounded to whole points, then classed",
        ),
    },
    BelowTarget: {
        "in_proportion": ("theo tỷ lệ", "in proportion"),
        "nothing": ("0 điểm", "nothing"),
    },
    Remainder: {
        "dropped": ("phần lẻ bỏ", "the remainder dropped"),
        "counts_as_one": ("phần lẻ tính 1 lần", "a remainder counts as 1"),
        "in_part": ("phần lẻ tính theo tỷ lệ", "a remainder in proportion"),
    },
    PeriodOf: {
        "month": ("tháng", "month"),
        "quarter": ("quý", "quarter"),
        "term": ("học kỳ", "term"),
        "half_year": ("nửa năm", "half-year"),
    },
    PeriodsCombine: {
        "sum": ("cả năm cộng lại", "summed for the year"),
        "mean": ("cả năm lấy trung bình", "their mean for the year"),
    },
    Rounding: {
        "half_up": ("làm tròn nửa lên", "half up"),
        "up": ("làm tròn lên", "up"),
        "down": ("làm tròn xuống", "down"),
    },
    Every: {
        "criterion": ("từng tiêu chí", "every criterion"),
        "group": ("từng phần", "every part"),
    },
    Edge: {
        "out": ("không tính", "not counted"),
        "in": ("tính cả", "all counted"),
    },
    FallsTo: {
        "held_band": (
            "loại kế dưới mà đạt điều kiện",
            "the next one down whose conditions hold",
        ),
        "next_band": ("thấp hơn một loại", "one class down"),
    },
    Lapse: {
        "late_registration": ("đăng ký muộn", "late registration"),
        "pledge_not_signed": ("không ký giao ước", "pledge not signed"),
        "late_sheet": ("gửi bảng tự chấm muộn", "late sheet"),
        "sheet_not_sent": ("không gửi bảng tự chấm", "sheet not sent"),
        "late_report": ("gửi báo cáo muộn", "late report"),
    },
}
