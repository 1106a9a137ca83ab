"""What comes of writing a notice."""

import msgspec

from domain.notices import Topic


class Rendered(msgspec.Struct, frozen=True, kw_only=True):
    """A notice as it leaves. All of it says the same; nothing in it is an address."""

    subject: str
    #: The body of the mail, as plain text and as a whole page.
    text: str
    html: str
    #: For a chat group: a few plain lines, the day first.
    copy: str
    #: An invitation for calendars (RFC 5546), and its method: ``REQUEST`` or ``CANCEL``.
    calendar: bytes | None = None
    method: str | None = None


class TemplateFailed(Exception):
    """The text of a notice could not be made."""

    def __init__(self, topic: Topic, why: str) -> None:
        super().__init__(f"{topic}: {why}")
        self.topic = topic
        self.why = why
