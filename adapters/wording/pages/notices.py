"""The words of ``thidua notices`` and ``thidua contacts``, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

NOTICES: Final[Mapping[str, Pair]] = {
    "list_head": ("Thông báo: {count}", "Notices: {count}"),
    "none": ("Chưa có thông báo nào.", "There are no notices yet."),
    "none_waiting": ("Không có thông báo nào đang chờ.", "No notice waits."),
    "none_sent": ("Chưa gửi thông báo nào.", "No notice has been sent."),
    "none_unserved": ("Không có thông báo nào không đến.", "Every notice has arrived."),
    "leaves": ("Gửi từ", "Leaves from"),
    "event": ("Sự kiện", "Event"),
    "topic": ("Nội dung", "About"),
    "to": ("Mã, gửi cho", "Id, to"),
    "state": ("Tình trạng", "State"),
    "waiting": ("chờ gửi", "waits"),
    "sending": ("đang gửi", "being sent"),
    "served": ("đã gửi đến", "served"),
    "unserved": ("không đến", "not served"),
    "needless": ("không còn cần", "needless"),
    "withdrawn": ("đã rút", "withdrawn"),
    "told": ("Báo cho:", "Told to:"),
    "recipient": ("{unit} ({office}): {addresses}", "{unit} ({office}): {addresses}"),
    "part_of": ("nằm chung trong thư về {event}", "part of the letter on {event}"),
    "recipient_from": ("gửi từ {when}", "leaves from {when}"),
    "addresses": ("{count} địa chỉ", "addresses: {count}"),
    "no_address": ("chưa có địa chỉ", "no address"),
    "letter": ("Thư gửi {unit}", "Letter to {unit}"),
    "same_letter": ("Các đơn vị khác nhận cùng nội dung: {units}", "The same to: {units}"),
    "same_office": (
        "Cùng nội dung cũng gửi {offices} của {unit}.",
        "The same to the {offices} of {unit}.",
    ),
    "subject": ("Tiêu đề", "Subject"),
    "with_calendar": ("Kèm lịch hẹn (iCalendar).", "With an invitation for calendars."),
    "to_nobody": ("Không báo cho ai: {why}", "Nobody is told: {why}"),
    "why_past": (
        "đây là việc nhập lại của năm đã qua, không thông báo.",
        "the past is being told, and nothing of it is announced.",
    ),
    "why_silent": (
        "loại sự kiện này không có thông báo.",
        "events of this type are told to nobody.",
    ),
    "why_alone": (
        "trong năm này không có đơn vị nào khác.",
        "there is no other unit in this year.",
    ),
    "why_not_told": (
        "trong trường hợp này không có đơn vị nào thuộc diện được báo.",
        "in this case no unit is one of those to be told.",
    ),
    "why_with_plan": (
        "thư về kế hoạch, gửi cùng lúc, đã nêu nội dung này.",
        "the letter on the plan, of the same act, says it.",
    ),
    "why_before_plan": (
        "kế hoạch chưa ban hành; thư về kế hoạch nêu nội dung này.",
        "the plan was not issued yet; the letter on the plan says it.",
    ),
    "why_with_reopening": (
        "thư về mở lại bước, gửi cùng lúc, đã nêu nội dung này.",
        "the letter on the reopening, of the same act, says it.",
    ),
    "why_with_passing": (
        "thư về hạn đã qua, gửi cùng lúc, đã nêu nội dung này.",
        "the letter on the deadline that passed, of the same act, says it.",
    ),
    "why_with_answer": (
        "thư trả lời giải trình, gửi cùng lúc, đã nêu nội dung này.",
        "the answer to the explanation, of the same act, says it.",
    ),
    "why_confirmed": (
        "đơn vị đã nhận thư xác nhận khi việc báo đã gửi được xác nhận.",
        "the unit was told when its statement that it had sent it was confirmed.",
    ),
    "why_phase_asks_nothing": (
        "chỉ khi mở đăng ký hoặc mở chấm điểm mới có thư; sang bước này không có thư riêng.",
        "letters go only where registration or scoring opens; this phase has none of its own.",
    ),
    "why_nobody_owes": (
        "không đơn vị nào khác còn việc phải làm theo hạn này.",
        "no other unit still owes anything under this deadline.",
    ),
    "why_provisional": (
        "điểm theo đơn vị cao nhất còn tạm tính khi các bảng đang được gửi đến.",
        "points by the best unit are provisional while sheets come in.",
    ),
    "why_nothing_moved": (
        "không đơn vị nào thay đổi tổng điểm hoặc hạng.",
        "no unit's total or rank changes.",
    ),
    "why_at_the_sitting": (
        "phiếu mở ngay tại phiên họp, không lấy ý kiến bằng văn bản.",
        "the ballot is opened at the sitting; nobody is asked in writing.",
    ),
    "why_nobody_proposed": (
        "chưa có đơn vị nào khác được chọn hoặc được đề nghị danh hiệu này.",
        "no other unit is chosen or proposed for this award yet.",
    ),
    "why_no_unit_named": (
        "quyết định không nêu đơn vị nào.",
        "the decision names no unit.",
    ),
    "why_no_next_chair": (
        "chưa biết đơn vị nào đứng đầu năm tới.",
        "who chairs the next year is not known yet.",
    ),
    "why_awaits_signature": (
        "mới một bên ký; khi cả hai bên đã ký mới có thư về việc bàn giao.",
        "one side has signed; the letter on the handover goes once both have.",
    ),
    "why_awaits_objects": (
        "hai bên đã ký, còn mục phải bàn giao chưa giao nhận xong.",
        "both sides have signed; something to be handed over is not ticked off yet.",
    ),
    "why_same_offices": (
        "không đơn vị nào có chức danh năm tới khác với điều đã được báo.",
        "no unit's office of the next year is another than it was told.",
    ),
    "why_own_act": (
        "việc này chỉ liên quan đến chính đơn vị đã làm.",
        "it concerns only the unit that did it.",
    ),
    "why_done": (
        "không đơn vị nào còn thiếu, hoặc đã báo gửi và chờ xác nhận.",
        "nobody owes anything, or it is stated as sent and waits to be confirmed.",
    ),
    "why_no_day": (
        "hạn này chưa có ngày, hoặc chưa tính.",
        "no day is set for it, or it does not count yet.",
    ),
    "why_passed": (
        "hạn này đã qua; đơn vị đã có thông báo quá hạn.",
        "it has passed; those who owe something were told so.",
    ),
    "why_not_this_unit": (
        "đơn vị này không nhận thông báo về sự kiện ấy.",
        "this unit is not told of that event.",
    ),
    "would_tell": ("Sẽ báo cho", "Would be told"),
    "would_tell_none": ("Không báo cho đơn vị nào.", "No unit would be told."),
    "would_tell_line": ("{topic}: {units}", "{topic}: {units}"),
}
CONTACTS: Final[Mapping[str, Pair]] = {
    "head": ("Địa chỉ nhận thông báo", "Addresses for notices"),
    "unit": ("Đơn vị", "Unit"),
    "kind": ("Dùng cho", "For"),
    "address": ("Địa chỉ", "Address"),
    "letters": ("Thư bằng", "Letters in"),
    "trouble": ("Trục trặc", "Trouble"),
    "vi": ("tiếng Việt", "Vietnamese"),
    "en": ("tiếng Anh", "English"),
    "nobody": ("Chưa có đơn vị nào.", "There are no units yet."),
    "missing": (
        "Chưa có địa chỉ: {units}. Bổ sung: thidua contacts set ĐƠN_VỊ --mailbox ĐỊA_CHỈ",
        "Without an address: {units}. Enter one: thidua contacts set UNIT --mailbox ADDRESS",
    ),
    "complete": ("Mọi đơn vị đều có địa chỉ.", "Every unit has an address."),
    "set": ("Đã ghi {count} địa chỉ của {unit}.", "Addresses of {unit} now: {count}."),
    "erased": ("Đã xóa {count} địa chỉ của {unit}.", "Addresses of {unit} erased: {count}."),
}
