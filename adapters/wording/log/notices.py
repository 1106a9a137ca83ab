"""The log's lines of notices and of what is erased, Vietnamese first."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.log.line import Facts, Line, Telling
from domain.notices import NoticeSeen, NoticeServed, NoticeUnserved, NoticeWithdrawn


def _about(
    body: NoticeServed | NoticeUnserved | NoticeWithdrawn | NoticeSeen, _telling: Telling
) -> Facts:
    about = body.about
    return {
        "unit": about.unit,
        "office": about.office,
        "topic": about.topic,
        "at": about.event,
    }


def _served(body: NoticeServed, telling: Telling) -> Facts:
    often = body.tries if body.tries > 1 else None
    return {**_about(body, telling), "often": often, "unsure": body.unsure or None}


NOTICES: Final[Mapping[str, Line]] = {
    "notice_served": Line(
        "Đã gửi đến {unit} ({office}): {topic}, sự kiện {at}, {means}<; lần gửi: {often}>"
        "<; {unsure} lần không rõ máy chủ đã nhận chưa>",
        "Served on {unit} ({office}): {topic}, event {at}, {means}<; tries: {often}>"
        "<; {unsure} of them with no word from the server>",
        _served,
    ),
    "notice_unserved": Line(
        "Chưa đến {unit} ({office}): {topic}, sự kiện {at}; {why}<; máy chủ trả lời {reply}>",
        "Not served on {unit} ({office}): {topic}, event {at}; {why}<; the server said {reply}>",
        _about,
    ),
    "notice_withdrawn": Line(
        "Rút trước khi gửi {unit} ({office}): {topic}, sự kiện {at}; lý do: {reason}",
        "Withdrawn before it left for {unit} ({office}): {topic}, event {at}; reason: {reason}",
        _about,
    ),
    "outbox_held": Line(
        "Giữ lại mọi thông báo<{restored}, vì cơ sở dữ liệu được khôi phục từ bản sao lưu|>;"
        " lý do: {reason}",
        "All notices held<{restored}, because the database was restored from a backup|>;"
        " reason: {reason}",
    ),
    "outbox_released": Line(
        "Cho gửi lại thông báo; lý do: {reason}", "Notices released; reason: {reason}"
    ),
    "contacts_erased": Line(
        "Xóa hẳn <địa chỉ nhận thông báo ({kinds})|mọi địa chỉ nhận thông báo> của {unit}",
        "<Addresses ({kinds})|All addresses> of {unit} erased for good",
    ),
    "person_request_recorded": Line(
        "Nhận yêu cầu của {person} về dữ liệu cá nhân ngày {received}: {wish}",
        "Request of {person} on personal data received on {received}: {wish}",
    ),
    "person_request_answered": Line(
        "Đã trả lời yêu cầu @{request} về dữ liệu cá nhân: {answer}",
        "Request @{request} on personal data answered: {answer}",
    ),
    "texts_erased": Line(
        "Xóa hẳn văn bản của sự kiện {event}; lý do: {reason}",
        "Texts of event {event} erased for good; reason: {reason}",
    ),
    "notice_seen": Line(
        "{unit} đã đọc: {topic}, sự kiện {at}", "{unit} has read: {topic}, event {at}", _about
    ),
}
