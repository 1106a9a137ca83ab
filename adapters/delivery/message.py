"""The mail by which a notice leaves."""

from datetime import datetime, timedelta, timezone
from email.message import EmailMessage
from email.utils import format_datetime
from typing import Final
from uuid import UUID

from adapters.delivery.smtp import WIRE, Plain
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
    made = {"Date": format_datetime(on_the_wall(at)), "Message-ID": identity}
    if first is not None:
        made |= {"In-Reply-To": first, "References": first}
    # Nobody's absence is to be answered to it (RFC 3834).
    made |= {"Auto-Submitted": "auto-generated", "X-Thidua": str(notice)}
    if practice:
        made["X-Thidua-Practice"] = "yes"
    for name, text in made.items():
        message[name] = Plain.of(name, text)
    message.set_content(rendered.text)
    # Of its own, so that nobody has to look for one that no text holds.
    message.make_alternative(boundary=f"={notice.hex[:24]}")
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
