"""The words of the page on which a year is steered."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.filling import filled
from adapters.wording.writing import Lang, pick

Pair = tuple[str, str]

STEERING: Final[Mapping[str, Pair]] = {
    "title": ("Điều hành năm {year}", "Steering {year}"),
    "lead": ("Hôm nay, {day}", "Today, {day}"),
    "next_act": ("Việc nên làm tiếp", "What to do next"),
    "next_late": (
        "Đôn đốc {unit}: quá hạn {n} ngày, {what}",
        "Urge {unit}: {n} days overdue, {what}",
    ),
    "next_late_note": (
        "{count} đơn vị quá hạn. Thư nhắc tự gửi theo lịch; dưới đây có tin để chép.",
        "{count} overdue. Reminders go out by themselves; a message to copy stands below.",
    ),
    "to_notice": ("Xem tin để chép", "See the message"),
    "next_settle": ("Thống nhất điểm của {unit}", "Settle the scores of {unit}"),
    "next_settle_note": (
        "{count} bảng đã đủ để thống nhất.",
        "{count} sheets are ready to be settled.",
    ),
    "settle": ("Thống nhất", "Settle"),
    "next_advance": ("Đủ điều kiện chuyển sang bước {phase}", "All is met to move on to {phase}"),
    "to_gate": ("Xem điều kiện và chuyển", "See and move on"),
    "units_left": ("Còn {count} đơn vị.", "{count} units left."),
    "do": ("Làm", "Do"),
    "no_sheet": ("chưa gửi bảng tự chấm điểm", "no self-score sheet"),
    "no_registration": ("chưa đăng ký", "not registered"),
    "missing_sheets": ("Còn {count}/{all} đơn vị chưa gửi", "{count} of {all} units have not sent"),
    "missing_registration": (
        "Còn {count}/{all} đơn vị chưa đăng ký",
        "{count} of {all} units have not registered",
    ),
    "missing_none": ("Mọi đơn vị đã gửi bảng", "Every unit has sent its sheet"),
    "registered_all": ("Mọi đơn vị đã đăng ký", "Every unit has registered"),
    "being_returned": (", {count} bảng đang trả lại", ", {count} sent back"),
    "unit": ("Đơn vị", "Unit"),
    "registration": ("Đăng ký", "Registration"),
    "pledge": ("Giao ước", "Pledge"),
    "sheet": ("Tự chấm", "Self score"),
    "checked": ("Thẩm định, chấm chéo", "Checks"),
    "explained": ("đã giải trình", "explained"),
    "settled": ("Thống nhất", "Settled"),
    "can_do": ("Làm được ngay", "Can be done now"),
    "explanation": ("Giải trình", "Explanation"),
    "open_form": ("Ghi theo văn bản", "Record by its document"),
    "by_other": ("{who} thống nhất", "settled by the {who}"),
    "on_paper": ("Ghi đã gửi theo văn bản", "Record what was sent on paper"),
    "done": ("đã xong", "done"),
    "over": ("quá hạn {n} ngày", "{n} days overdue"),
    "held": ("đã báo gửi theo văn bản", "said to be sent by a document"),
    "extended": ("gia hạn đến {day}", "extended to {day}"),
    "waits": ("chưa gửi", "not sent"),
    "returned": ("trả lại lần {times} · đến {day}", "sent back ({times}), due {day}"),
    "sends_none": ("không gửi", "sends none"),
    "sent": ("đã gửi", "sent"),
    "sent_late": ("đã gửi, muộn", "sent, late"),
    "not_assigned": ("chưa phân công", "not assigned"),
    "check_begun": ("{by} · đã chấm", "{by}: scored"),
    "check_waits": ("{by} · chưa chấm", "{by}: not yet"),
    "explanation_due": ("chờ giải trình", "explanation due"),
    "answer_due": ("chờ trả lời", "answer due"),
    "nothing": ("không có", "none"),
    "is_settled": ("đã thống nhất", "settled"),
    "to_settle": ("chờ thống nhất", "to be settled"),
    "waits_explanation": ("chờ giải trình", "explanation due"),
    "gate": (
        "Sang bước {phase}: {met}/{all} điều kiện",
        "On to {phase}: {met} of {all} conditions",
    ),
    "gate_note": (
        "Nút mở khi đủ điều kiện; còn thiếu {count}.",
        "The button opens once all is met; {count} lacking.",
    ),
    "advance": ("Chuyển sang {phase}", "Move on to {phase}"),
    "waive": ("Miễn một điều kiện, có lý do", "Waive a condition, with a reason"),
    "waived": ("{what} (được miễn)", "{what} (waived)"),
    "coming": ("Sắp đến", "Coming up"),
    "whole_calendar": ("Cả lịch", "The whole calendar"),
    "nothing_coming": ("Không còn hạn nào sắp đến.", "No deadline is ahead."),
    "today": ("hôm nay", "today"),
    "days": ("còn {n} ngày", "{n} days left"),
    "message": ("Tin để chép vào nhóm Zalo", "A message to copy into the group"),
    "message_help": (
        "Tin cho cả nhóm nên không nêu tên đơn vị nào.",
        "It goes to everybody, so it names no unit.",
    ),
    "notice_sheets": (
        "{cluster} {year}: còn {count}/{all} đơn vị chưa gửi bảng tự chấm. Hạn: hết {day}."
        " Đơn vị nào vướng mắc xin báo thư ký.",
        "{cluster} {year}: {count} of {all} units have not sent their self-score sheet. It is due"
        " by the end of {day}. Whoever is held up tells the secretary.",
    ),
    "notice_registration": (
        "{cluster} {year}: còn {count}/{all} đơn vị chưa đăng ký thi đua. Hạn: hết {day}."
        " Đơn vị nào vướng mắc xin báo thư ký.",
        "{cluster} {year}: {count} of {all} units have not registered. Due by the end of {day}."
        " Whoever is held up tells the secretary.",
    ),
}


def steer_said(key: str, lang: Lang, **facts: object) -> str:
    """Words of the page on which a year is steered."""
    return filled(pick(STEERING[key], lang), facts)
