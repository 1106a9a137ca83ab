"""The acts of the samples of what was told to whom."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import UUID

from domain.notices import (
    AddressedNotice,
    Means,
    NoticeSeen,
    NoticeServed,
    NoticeUnserved,
    NoticeWithdrawn,
    Topic,
    Unserved,
)
from domain.personal import ContactKind, PersonRequestAnswered, PersonRequestRecorded, Wish
from domain.record.record import Body, Office
from domain.system import ContactsErased, OutboxHeld, OutboxReleased, TextsErased
from tests.golden.acts import LONG_AN, hidden

_REMINDER: Final = AddressedNotice(
    notice=UUID("6d0f3a0e-6c0f-5b8e-9a51-0a7c2f6f3b11"),
    topic=Topic.REMINDER,
    event=12,
    code="scoring",
    unit=LONG_AN,
    office=Office.UNIT_HEAD,
)
_SETTLED: Final = AddressedNotice(
    notice=UUID("0f0b8a52-3c1d-5c59-8c30-1df1a1f0c9d2"),
    topic=Topic.SETTLED,
    event=57,
    code=None,
    unit=LONG_AN,
    office=Office.UNIT_OFFICER,
)
OF_NOTICES: Final[Mapping[tuple[str, int], tuple[Body, ...]]] = {
    ("notice_served", 1): (
        NoticeServed(
            about=_REMINDER,
            means=Means.MAIL,
            message="<6d0f3a0e.2@thidua.example>",
            tries=3,
            unsure=1,
            again_of=UUID("6d0f3a0e-6c0f-5b8e-9a51-0a7c2f6f3b10"),
        ),
        NoticeServed(
            about=_SETTLED, means=Means.JOURNAL, message=None, tries=1, unsure=0, again_of=None
        ),
    ),
    ("notice_unserved", 1): (
        NoticeUnserved(about=_SETTLED, why=Unserved.REFUSED, reply="550 5.1.1", tries=2),
        NoticeUnserved(about=_SETTLED, why=Unserved.NO_ADDRESS, reply=None, tries=0),
    ),
    ("notice_withdrawn", 1): (
        NoticeWithdrawn(about=_SETTLED, reason=hidden("Gửi nhầm kế hoạch cũ")),
    ),
    ("outbox_held", 1): (
        OutboxHeld(reason=hidden("Khôi phục từ bản sao lưu 02:00"), restored=True),
        OutboxHeld(reason=hidden("Chuyển máy chủ thư"), restored=False),
    ),
    ("outbox_released", 1): (OutboxReleased(reason=hidden("Đã đối chiếu các thông báo đang chờ")),),
    ("texts_erased", 1): (
        TextsErased(
            event="cum-8/2026@14",
            texts_of="cycle:5bf2a5e3-00aa-5644-ac33-1f84681f1767",
            version=14,
            digests=(hidden("Ông A nghỉ ốm").digest,),
            reason=hidden("Đơn vị yêu cầu"),
        ),
    ),
    ("person_request_recorded", 1): (
        PersonRequestRecorded(
            person=hidden("Bà Lê Thị A"), wish=Wish.ERASE, received=date(2026, 11, 30)
        ),
    ),
    ("person_request_answered", 1): (
        PersonRequestAnswered(request=14, answer=hidden("Đã gửi bản trích")),
    ),
    ("contacts_erased", 1): (ContactsErased(unit=_SETTLED.unit, kinds=None),),
    ("contacts_erased", 2): (
        ContactsErased(unit=_SETTLED.unit, kinds=(ContactKind.OFFICER, ContactKind.HEAD)),
        ContactsErased(unit=_SETTLED.unit, kinds=None),
    ),
    ("notice_seen", 1): (NoticeSeen(about=_REMINDER),),
}
