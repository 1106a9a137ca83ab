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
    "why_said_elsewhere": (
        "nội dung đã nằm trong thông báo khác, hoặc không đơn vị nào khác có việc phải biết.",
        "another message says it, or no other unit is concerned.",
    ),
    "why_own_act": (
        "chỉ liên quan đến đơn vị đã làm việc này.",
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
    "mailbox": ("hộp thư của đơn vị", "the unit's mailbox"),
    "officer": ("đầu mối thi đua, khen thưởng", "emulation officer"),
    "head_of_unit": ("thủ trưởng đơn vị", "head of unit"),
    "secretary": ("bộ phận thường trực", "the chair's office"),
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
