"""The mail by which a notice leaves."""

from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final
from uuid import UUID

from adapters.delivery.smtp import WIRE
from adapters.notices.contacts import Addressees
from adapters.notices.rendered import Rendered
from domain.values.when import Moment, local

_VIETNAM: Final = timezone(timedelta(hours=7))


def message_id(notice: UUID, domain: str) -> str:
    """Of one notice always the same. A re-send by a person is a notice of its own."""
    return f"<{notice}@{domain}>"


def mail(
    rendered: Rendered,
    *,
    notice: UUID,
    identity: str,
    first: str | None,
    sender: str,
    addressees: Addressees,
    at: Moment,
    practice: bool,
) -> EmailMessage:
    """A notice as text and as a page, with its invitation where there is one.

    ``identity`` is its Message-ID, ``first`` that of the message which a person had sent again.
    """
    message = EmailMessage(policy=WIRE)
    message["From"] = sender
    message["To"] = ", ".join(addressees.to)
    if addressees.cc:
        message["Cc"] = ", ".join(addressees.cc)
    message["Subject"] = " ".join(rendered.subject.split())
    message["Date"] = format_datetime(on_the_wall(at))
    message["Message-ID"] = identity
    if first is not None:
        message["In-Reply-To"] = first
        message["References"] = first
    # Nobody's absence is to be answered to it (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    message["X-Thidua"] = str(notice)
    if practice:
        message["X-Thidua-Practice"] = "yes"
    message.set_content(rendered.text)
    message.add_alternative(rendered.html, subtype="html")
    if rendered.calendar is not None:
        message.add_alternative(
            rendered.calendar.decode(),
            subtype="calendar",
            params={"method": rendered.method or "REQUEST"},
        )
    return message


def on_the_wall(moment: Moment) -> datetime:
    return local(moment).replace(tzinfo=_VIETNAM)
