"""A notice: something that somebody is to be told, when it may leave, and whether it still tells
something then.

Who is told of what stands in ``workflows/who_is_told.py``. What a notice says is not decided here:
it is written when it leaves, from the events, so that nothing personal waits in a queue.
"""

from typing import Final
from uuid import UUID

import msgspec

from domain.cycle.cycle import Cycle
from domain.cycle.deadlines.duties import Duty, Standing, duties
from domain.notices import AddressedNotice, Topic
from domain.record.record import Cause, Office, Seat, StreamId, UnitId
from domain.values.days import DayTable
from domain.values.office_hours import allowed_from
from domain.values.when import Moment

#: How long what may be joined waits for more of the same, in microseconds: a quarter of an hour.
QUIET: Final = 15 * 60 * 1_000_000
#: Of these one unit gets one message for all that happened while it waited.
JOINED: Final = frozenset(
    {
        *(Topic.ADJUSTED, Topic.RESULT, Topic.DEADLINE, Topic.CONSEQUENCE),
        *(Topic.CHECK, Topic.ASKED, Topic.VOTE_MENDED),
    }
)
#: What only a signature of the unit's head moves on.
SIGNATURES: Final = frozenset({"sign_pledge", "accept_handover"})


class Notice(msgspec.Struct, frozen=True, kw_only=True):
    """Something that somebody is to be told. Its id comes from what it tells, so that it is told
    once."""

    id: UUID
    topic: Topic
    #: The cycle, and the version of its event; a reminder names the event that set the day.
    stream: StreamId
    version: int
    to: Seat
    #: The code of the deadline, where it is about one.
    code: str | None = None
    #: Of a reminder: so many working days before the last day in time.
    days: int | None = None

    @property
    def joined(self) -> bool:
        return self.topic in JOINED

    @property
    def about(self) -> AddressedNotice:
        assert self.to.unit is not None
        return AddressedNotice(
            notice=self.id,
            topic=self.topic,
            event=self.version,
            code=self.code,
            unit=self.to.unit,
            office=self.to.office,
        )


class Leaving(msgspec.Struct, frozen=True):
    """A notice, and the moment from which on it may leave."""

    notice: Notice
    at: Moment


def notice_id(stream: StreamId, version: int, topic: Topic, to: Seat, more: str = "") -> UUID:
    """The same telling gives the same id."""
    policy = f"tell:{topic}:{to.office}@{to.unit}{':' if more else ''}{more}"
    return Cause(stream, version, policy).command_id()


def officer(unit: UnitId) -> Seat:
    """The unit's mailbox, with its officer in copy."""
    return Seat(Office.UNIT_OFFICER, unit)


def head(unit: UnitId) -> Seat:
    return Seat(Office.UNIT_HEAD, unit)


def secretary(cycle: Cycle) -> tuple[Seat, ...]:
    """The secretary is an officer of the unit that acts as chair."""
    return (Seat(Office.SECRETARY, cycle.chair),) if cycle.chair is not None else ()


def leaves_at(notice: Notice, now: Moment, table: DayTable) -> Moment:
    """When a notice may leave: in office hours, and what may be joined after a while."""
    return allowed_from(now + (QUIET if notice.joined else 0), table)


#: Of these a message has become needless once nothing is lacking any more.
_WHILE_LACKING: Final = frozenset({Topic.REMINDER, Topic.OVERDUE})


def still_wanted(cycle: Cycle, notice: Notice) -> bool:
    """Whether a notice still tells something when it leaves."""
    if notice.topic is Topic.HANDOVER:  # asked of a unit until it has signed
        return notice.to.unit not in cycle.handover.accepted_by
    if notice.topic not in _WHILE_LACKING or notice.code is None:
        return True
    # The secretary is told of what is due for the cluster as a whole.
    unit = None if notice.to.office is Office.SECRETARY else notice.to.unit
    found: Duty | None = duties(cycle).get((notice.code, unit))
    if found is None or not found.lacking or found.let_go:
        return False
    if notice.to.office is Office.UNIT_HEAD and not SIGNATURES & set(found.wanted):
        return False
    if notice.topic is Topic.REMINDER:
        return found.standing is Standing.OPEN and found.set_at == notice.version
    return found.standing is Standing.PASSED
