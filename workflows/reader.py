"""Who reads: the seats of one person, and what the table of reads allows them in a year.

Made here and nowhere else. Whoever names no seat reads nothing; on the machine itself its operator
reads. A person with several seats may what any of them may; ballots and first counts stay closed
where one of the seats is closed to them (``workflows.reading``).
"""

from typing import Final

import msgspec

from domain.clusters.cluster import Cluster
from domain.clusters.overseers import named, unsaid
from domain.cycle.cycle import Cycle
from domain.record.record import Event, Office, Seat, UnitId
from domain.units.unit import OWN_OFFICES
from domain.values.refusal import Refusal
from domain.values.when import Moment
from workflows.opened import log_opened_to_members
from workflows.reads import RANKING, ROW_OF, Reach, Read, ReadRow

#: They look at a cluster from outside, so no member's own seat is one.
FROM_OUTSIDE: Final = frozenset({Office.REVIEWER, Office.AUDITOR})


#: What the rulebook may close to members as a whole.
_TRAIL: Final = frozenset({Read.LOG, Read.AUDIT_ACTS, Read.EXPORT})


class Reader(msgspec.Struct, frozen=True):
    """Who asks: the seats that one person has."""

    seats: tuple[Seat, ...] = ()
    #: The unit on whose behalf an act was just given.
    behalf: UnitId | None = None

    @property
    def units(self) -> frozenset[UnitId]:
        """The units for which somebody reads."""
        seated = {seat.unit for seat in self.seats if seat.unit is not None}
        return frozenset(seated | ({self.behalf} if self.behalf is not None else set()))

    @property
    def is_operator(self) -> bool:
        return any(seat.office is Office.OPERATOR for seat in self.seats)

    @property
    def looks_from_outside(self) -> bool:
        """Whether they belong to no cluster: they look at every one that nobody else was named
        for."""
        outside = (seat for seat in self.seats if seat.office in FROM_OUTSIDE)
        return self.is_operator or any(seat.unit is not None for seat in outside)

    def has(self, *offices: Office) -> bool:
        """Whether one of the seats is one of these offices."""
        return any(seat.office in offices for seat in self.seats)


#: The operator of this machine.
OPERATOR: Final = Reader((Seat(Office.OPERATOR),))


def reach_in(cycle: Cycle, reader: Reader, read: Read, now: Moment | None = None) -> Reach | None:
    """How far somebody reads of a year; ``None``: not at all."""
    row = ROW_OF[read]
    if reader.is_operator and Office.OPERATOR in row.by:
        return Reach.WHOLE
    if cycle.phase not in row.phases:
        return None
    found = _furthest(row, [seat for seat in reader.seats if holds(cycle, seat, now)])
    closed = read in _TRAIL and found is Reach.MEMBER and not log_opened_to_members(cycle)
    return None if closed else found


def holds(cycle: Cycle, seat: Seat, now: Moment | None = None) -> bool:
    """Whether a seat is held in a year at that moment. One without a unit holds nothing."""
    if seat.office is Office.OPERATOR:
        return True
    if seat.unit is None or seat.office is Office.SYSTEM:
        return False
    if seat.office in FROM_OUTSIDE:
        return looks_at(cycle, seat, now)
    return cycle.holds(seat, now)


def looks_at(state: Cycle | Cluster, seat: Seat, now: Moment | None = None) -> bool:
    """Whether a seat looks at a year or a cluster from outside: one that was named for it, and
    where nobody ever was any unit that is no member."""
    if seat.unit is None or seat.office not in FROM_OUTSIDE or seat.unit in state.members:
        return False
    return unsaid(state.overseers, seat.office) or named(state.overseers, seat, now)


def in_year(cycle: Cycle, reader: Reader, now: Moment | None = None) -> Reader:
    """The same person with the seats that they hold in a year; the others give no right there."""
    held = tuple(seat for seat in reader.seats if holds(cycle, seat, now))
    return reader if held == reader.seats else Reader(held, reader.behalf)


def reads_ballot(cycle: Cycle, reader: Reader, event: Event, unit: UnitId | None) -> bool:
    """Whether what was given on a ballot is theirs: none of the seats that they hold in the year is
    closed to it. ``unit`` is the one whose vote it is; a count is only its writer's."""
    seats = in_year(cycle, reader).seats
    return bool(seats) and all(
        seat == event.header.seat or (seat.unit == unit and seat.office in OWN_OFFICES)
        for seat in seats
    )


def knows(state: object, reader: Reader, now: Moment | None = None) -> bool:
    """Whether a year or a cluster exists for somebody: they belong to it, or look from outside."""
    if reader.is_operator or not isinstance(state, Cycle | Cluster):
        return True
    if any(looks_at(state, seat, now) for seat in reader.seats):
        return True
    # a body that scores, and a chair of a year whose unit has left the cluster since
    held = any(state.holds(seat) for seat in reader.seats if seat.office is not Office.SYSTEM)
    return held or not reader.units.isdisjoint(state.members)


def meets(state: object, reader: Reader, now: Moment | None = None) -> bool:
    """Whether a year or a cluster exists for somebody who acts: as for whoever reads, and one that
    is told from the past for whoever tells it."""
    return knows(state, reader, now) or (isinstance(state, Cycle) and state.backfill)


def check_read(cycle: Cycle, reader: Reader, read: Read, now: Moment | None = None) -> None:
    """Let a read of a year pass, or refuse it.

    Raises ``Refusal``: ``office_not_held`` where none of the seats is held in it, no longer or
    never alike; ``nothing_to_read`` where there is nothing of it for these offices, or yet.
    """
    if reader.seats and not any(holds(cycle, seat, now) for seat in reader.seats):
        first = reader.seats[0]
        raise Refusal("office_not_held", office=first.office, unit=first.unit)
    if reach_in(cycle, reader, read, now) is None:
        raise nothing_to_read(read)


def check_office(reader: Reader, read: Read) -> None:
    """Raises ``Refusal("nothing_to_read")`` where no seat may ask this of anything."""
    if _furthest(ROW_OF[read], reader.seats) is None:
        raise nothing_to_read(read)


def nothing_to_read(read: Read) -> Refusal:
    """What is forbidden, and what is not there, answer alike."""
    return Refusal("nothing_to_read", read=read)


def _furthest(row: ReadRow, seats: tuple[Seat, ...] | list[Seat]) -> Reach | None:
    named = [seat for seat in seats if seat.unit is not None or seat.office is Office.OPERATOR]
    found = [row.by[seat.office] for seat in named if seat.office in row.by]
    return max(found, key=RANKING.index, default=None)
