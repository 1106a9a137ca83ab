"""What the acts, events and values of notices are called, Vietnamese first."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from adapters.wording.letters.catalogue import LETTERS
from domain.notices import Means, Topic, Unserved
from domain.personal import ContactKind, Wish

NOTICE_COMMANDS: Final[Mapping[str, tuple[str, str]]] = {
    "record_served": ("Ghi thông báo đã gửi đến", "Record a notice as served"),
    "record_unserved": ("Ghi thông báo chưa đến", "Record a notice as not served"),
    "withdraw_notice": ("Rút thông báo chưa gửi", "Withdraw a notice"),
    "hold_outbox": ("Giữ lại mọi thông báo", "Hold all notices"),
    "erase_texts": ("Xóa văn bản của một sự kiện", "Erase texts of an event"),
    "erase_contacts": ("Xóa địa chỉ của một đơn vị", "Erase a unit's addresses"),
    "record_person_request": (
        "Ghi yêu cầu về dữ liệu cá nhân",
        "Record a request on personal data",
    ),
    "answer_person_request": (
        "Ghi trả lời yêu cầu về dữ liệu cá nhân",
        "Record the answer to a request on personal data",
    ),
    "release_outbox": ("Cho gửi lại thông báo", "Release the notices"),
    "mark_seen": ("Ghi thông báo đã đọc", "Mark a notice as read"),
}
NOTICE_EVENT_NAMES: Final[Mapping[str, tuple[str, str]]] = {
    "notice_served": ("Thông báo đã gửi đến", "Notice served"),
    "notice_unserved": ("Thông báo chưa đến", "Notice not served"),
    "notice_withdrawn": ("Thông báo được rút", "Notice withdrawn"),
    "outbox_held": ("Giữ lại mọi thông báo", "Notices held"),
    "outbox_released": ("Cho gửi lại thông báo", "Notices released"),
    "contacts_erased": ("Địa chỉ đã xóa", "Addresses erased"),
    "person_request_recorded": (
        "Yêu cầu về dữ liệu cá nhân",
        "Request on personal data",
    ),
    "person_request_answered": (
        "Đã trả lời yêu cầu về dữ liệu cá nhân",
        "Request on personal data answered",
    ),
    "texts_erased": ("Văn bản đã xóa", "Texts erased"),
    "notice_seen": ("Thông báo đã đọc", "Notice read"),
}
NOTICE_VALUES: Final[Mapping[type[StrEnum], Mapping[str, tuple[str, str]]]] = {
    Topic: {topic: said["called"] for topic, said in LETTERS.items()},
    ContactKind: {
        "mailbox": ("hộp thư của đơn vị", "the unit's mailbox"),
        "officer": ("đầu mối thi đua, khen thưởng", "emulation officer"),
        "head": ("thủ trưởng đơn vị", "head of unit"),
        "secretary": ("bộ phận thường trực", "the chair's office"),
    },
    Wish: {
        "export": ("cung cấp dữ liệu", "a copy of the data"),
        "erase": ("xóa dữ liệu", "to erase the data"),
        "correct": ("sửa dữ liệu", "to correct the data"),
        "other": ("yêu cầu khác", "something else"),
    },
    Means: {
        "mail": ("thư điện tử", "by mail"),
        "chat": ("nhóm trao đổi", "by chat"),
        "journal": ("chỉ ghi sổ, không gửi ra ngoài", "in the journal only"),
    },
    Unserved: {
        "no_address": ("đơn vị chưa có địa chỉ", "the unit has no address"),
        "refused": ("máy chủ nhận thư từ chối", "refused by the receiving server"),
        "gave_up": ("đã thử nhiều lần không gửi được", "given up after many tries"),
        "bounced": ("thư bị trả lại", "it came back"),
        "template": ("không soạn được nội dung", "its text could not be made"),
        "withdrawn": ("đã rút trước khi gửi", "withdrawn before it left"),
    },
}
