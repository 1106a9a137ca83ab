"""What is said where an act on deadlines, or on what follows from them, is refused; Vietnamese
first.

The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

DEADLINES: Final[Mapping[str, tuple[str, str]]] = {
    "deadline_code_unknown": (
        "Không có hạn nào mang mã “{value}”. <Gần nhất là “{nearest}”.|Dùng mã của một bước"
        " (registration, scoring …), pledge, explanation, hoặc mã hạn trong bảng tiêu chí.>",
        "Nothing is due under the code “{value}”. <The nearest is “{nearest}”.|Use the code of a"
        " phase (registration, scoring …), pledge, explanation, or one of the rulebook's"
        " deadlines.>",
    ),
    "deadline_unknown": (
        "Chưa đặt hạn {deadline} nên chưa gia hạn được. Dùng việc {@set_deadline} trước.",
        "There is no deadline for {deadline} to extend. Use {@set_deadline} first.",
    ),
    "deadline_stands": (
        "Hạn {deadline} đã có trong kế hoạch đã ban hành<, hết ngày {last_day}>. Dùng việc"
        " {@extend_deadline}, nêu lý do.",
        "The deadline for {deadline} stands in the issued plan<, the end of {last_day}>. Use"
        " {@extend_deadline} with a reason.",
    ),
    "deadline_not_later": (
        "Hạn mới không muộn hơn hạn đang có<, hết ngày {last_day}>. Chọn ngày muộn hơn.",
        "The new deadline is not later than the one in force<, the end of {last_day}>. Choose a"
        " later day.",
    ),
    "deadline_past": (
        "Hạn {deadline} là <hết ngày {last_day}|ngày đã chọn>, nay đã qua. Chọn ngày chưa qua bằng"
        " việc {@set_deadline}.",
        "The deadline for {deadline} would be <the end of {last_day}|a day> that is past. Choose a"
        " day to come by {@set_deadline}.",
    ),
    "deadline_past:returned": (
        "Ngày gửi lại bảng là <hết ngày {last_day}|ngày đã chọn>, nay đã qua. Chọn ngày chưa qua"
        " (until).",
        "The sheet would be due again by <the end of {last_day}|a day> that is past. Choose a day"
        " to come (until).",
    ),
    "deadline_past:complaint": (
        "Hạn trả lời khiếu nại là <hết ngày {last_day}|ngày đã chọn>, nay đã qua. Chọn ngày chưa"
        " qua (until).",
        "The complaint would be answered by <the end of {last_day}|a day> that is past. Choose a"
        " day to come (until).",
    ),
    "deadline_order": (
        "Hạn {deadline} không đúng thứ tự với hạn {other}<, hết ngày {last_day}>. Chọn ngày theo"
        " thứ tự các bước.",
        "The deadline for {deadline} is out of order with that for {other}<, the end of"
        " {last_day}>. Choose a day in the order of the phases.",
    ),
    "deadline_not_due": (
        "Hạn {deadline}< của {unit}> chưa đến, hoặc đã được chuyển. Chưa ghi quá hạn; xem lịch của"
        " năm.",
        "The deadline for {deadline}< of {unit}> is still to come, or was moved. It has not"
        " passed; see the calendar of the year.",
    ),
    "nothing_moves": (
        "Không có hạn nào phải chuyển. Không cần làm gì thêm.",
        "No deadline has to move. Nothing more is to be done.",
    ),
    "year_not_next": (
        "Lịch nghỉ được xác nhận lần lượt từng năm; năm tiếp theo là {next}. Xác nhận năm {next}"
        " trước năm {value}.",
        "Calendars are confirmed year by year, and {next} is next. Confirm {next} before {value}.",
    ),
    "lapse_unknown": (
        "<Đã ghi {unit} {lapse} ở hạn: {known}. Ghi đúng mã hạn vào trường code.|Chưa ghi {unit}"
        " {lapse}. Xem nhật ký.>",
        "<{unit} has lapses of that kind ({lapse}) under: {known}. Give the deadline's code in"
        " the field code.|No lapse of {unit} is recorded ({lapse}). See the log.>",
    ),
    "lapse_without_deduction": (
        "Bảng tiêu chí không trừ điểm cho việc này ({unit}: {lapse}) nên không có mức trừ để thống"
        " nhất. Ghi nhận chậm vẫn giữ trong nhật ký; ghi sai thì dùng việc"
        " {@withdraw_consequence}, nêu lý do.",
        "The rulebook deducts nothing for this lapse ({unit}: {lapse}), so there is no amount to"
        " settle. The late mark stays in the log; where it is wrong, use {@withdraw_consequence}"
        " with a reason.",
    ),
    "own_lapse": (
        "Không ai quyết định việc chậm, thiếu của chính đơn vị mình. Việc của {unit} do {Vice}"
        " làm.",
        "Nobody decides on the lapse of the own unit. For {unit} the vice-chair does.",
    ),
    "consequence_amount": (
        "Chưa tính được mức trừ của {unit}. Ghi mức trừ là số âm hoặc 0 vào trường points, kèm lý"
        " do.",
        "The deduction of {unit} cannot be reckoned. Give it in points, negative or 0, with the"
        " reason.",
    ),
    "consequence_amount:positive": (
        "Mức trừ {value} của {unit} là số dương. Ghi số âm hoặc 0.",
        "The deduction {value} of {unit} is above 0. Give a negative number or 0.",
    ),
}
