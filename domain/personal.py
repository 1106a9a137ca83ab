"""What persons ask about the data that is kept of them, and how it was answered.

Who asks is a text beside the event, which can be erased like any other.
"""

from datetime import date, timedelta
from enum import StrEnum
from typing import Final

import msgspec
from msgspec.structs import replace

from domain.record.order import Act
from domain.record.record import Body, Command, Event
from domain.values.days import DayTable, add_working_days
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import When, civil_day, read_day

#: A person is answered within so many working days (Decree 356/2025).
ANSWERED_WITHIN: Final = 2
#: No pause of holidays is longer.
_FAR: Final = timedelta(days=60)


class ContactKind(StrEnum):
    """What an address is for."""

    #: The unit's own, read by whoever is there.
    MAILBOX = "mailbox"
    OFFICER = "officer"
    HEAD = "head"
    #: Of the office that sees to the chair's work.
    SECRETARY = "secretary"


class Wish(StrEnum):
    """What a person wants of the data about them."""

    EXPORT = "export"
    ERASE = "erase"
    CORRECT = "correct"
    OTHER = "other"


class RecordPersonRequest(Command, frozen=True, kw_only=True):
    """Record that a person asks about the data that is kept of them."""

    #: By which the data is found: a mail address, or a name as it is written.
    person: str
    wish: Wish
    #: The day on which it came: ``2026-12-01``.
    received: str


class AnswerPersonRequest(Command, frozen=True, kw_only=True):
    """Record how such a request was answered."""

    #: The version of the event that recorded it.
    request: int
    answer: str


class PersonRequestRecorded(Body, frozen=True, kw_only=True):
    person: Private
    wish: Wish
    received: date


class PersonRequestAnswered(Body, frozen=True, kw_only=True):
    request: int
    answer: Private


class PersonRequest(msgspec.Struct, frozen=True, kw_only=True):
    """A request, and when it was answered."""

    #: The version of the event that recorded it.
    number: int
    person: Private
    wish: Wish
    received: date
    answered: date | None = None

    def last_day(self, days: DayTable) -> date:
        """The last day on which an answer is in time. Past the end of the table of days its rule
        for every year goes on: a request waits for no decision on holidays."""
        reached = days.reaching(self.received + _FAR)
        return add_working_days(reached, self.received, ANSWERED_WITHIN)


Requests = tuple[PersonRequest, ...]


@refuses("person_blank", "date_malformed", "day_ahead")
def record(command: RecordPersonRequest, act: Act) -> tuple[Body, ...]:
    """Raises ``Refusal``: ``person_blank``, ``date_malformed``, or ``day_ahead`` for a day that is
    still to come."""
    if not command.person.strip():
        raise Refusal("person_blank")
    received = read_day(command.received)
    act.happened(When.day(received), "received")
    return (
        PersonRequestRecorded(
            person=act.hide(command.person.strip()), wish=command.wish, received=received
        ),
    )


@refuses("person_request_unknown", "already_done", "reason_blank")
def answer(known: Requests, command: AnswerPersonRequest, act: Act) -> tuple[Body, ...]:
    """Raises ``Refusal``: ``person_request_unknown``, ``already_done`` or ``reason_blank``."""
    asked = next((one for one in known if one.number == command.request), None)
    if asked is None:
        raise Refusal("person_request_unknown", value=command.request)
    if asked.answered is not None:
        raise Refusal("already_done", what="answer_person_request")
    return (PersonRequestAnswered(request=command.request, answer=act.hide_reason(command.answer)),)


def evolved(known: Requests, event: Event) -> Requests:
    """The requests after an event that concerns one of them."""
    match event.body:
        case PersonRequestRecorded() as body:
            asked = PersonRequest(
                number=event.header.version,
                person=body.person,
                wish=body.wish,
                received=body.received,
            )
            return (*known, asked)
        case PersonRequestAnswered() as body:
            day = civil_day(event.header.recorded_at)
            return tuple(
                replace(one, answered=day) if one.number == body.request else one for one in known
            )
        case _:
            raise LookupError(type(event.body))
