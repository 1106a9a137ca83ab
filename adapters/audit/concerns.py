"""What an auditor looks at of a year without asking for anybody: acts on behalf of others without a
document, what was recorded long after it happened, sheets settled unchecked, one on both sides.

Who has looked at what is recorded nowhere, so nothing is said of it.
"""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from enum import StrEnum
from typing import Final

import msgspec

from adapters.audit.duties import Conflict, Duties, Duty, duties_of
from adapters.audit.told_changes import SealedSheet
from adapters.log.store import LogStore
from domain.cycle.documents import DocumentCompleted
from domain.cycle.phases.scoring import SheetSettled
from domain.record.record import Event, Office, Origin, StreamId, UnitId
from domain.values.when import When, civil_day
from workflows.as_of import NOW, AsOf, seen

#: A day that is counted from the beginning of the next is over before it.
_TICK: Final = 1


class Concern(StrEnum):
    """What is to be looked at."""

    #: Somebody acted on behalf of a unit, and no document says why.
    NO_DOCUMENT = "no_document"
    #: It was recorded on a later day than it happened, or nobody says when it happened.
    RECORDED_LATER = "recorded_later"
    #: A sheet was settled though nobody but its unit had scored anything of it.
    UNCHECKED = "unchecked"
    #: Somebody entered scores, and checked or settled the same.
    BOTH_SIDES = "both_sides"


class ConcernFound(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to be looked at: an event, or the cells of a unit with what was done to them."""

    concern: Concern
    #: The act; of ``BOTH_SIDES`` the last one by which a cell was checked or settled.
    event: Event
    #: On whose behalf, or whose scores.
    unit: UnitId | None
    #: Civil days from the last day on which it can have happened; ``None``: nobody says when.
    days: int | None = None
    conflicts: frozenset[Conflict] = frozenset()
    #: How many cells it is about.
    cells: int = 0


class Concerns(msgspec.Struct, frozen=True, kw_only=True):
    """By concern, then in the order of recording; what was recorded late by days, the most
    first."""

    found: tuple[ConcernFound, ...]
    #: Sheets of which nothing may be told yet.
    sealed: tuple[SealedSheet, ...]


def concerns_of(store: LogStore, stream: StreamId, *, days: int = 1, as_of: AsOf = NOW) -> Concerns:
    """What is to be looked at of a year. Of what was recorded later, only so many days later.

    Raises ``Refusal`` as :func:`workflows.as_of.seen`.
    """
    events = seen(store.events(stream), as_of).events
    duties = duties_of(store, stream, as_of=as_of)
    later = [one for one in _later(events) if one.days is None or one.days >= days]
    return Concerns(
        found=(
            *_without_document(events),
            *sorted(later, key=lambda one: (one.days is not None, -(one.days or 0))),
            *_unchecked(events, duties),
            *_both_sides(events, duties),
        ),
        sealed=duties.sealed,
    )


def _live(events: Sequence[Event]) -> Iterator[Event]:
    """What people recorded as it went: a past that is told is late by its nature."""
    for event in events:
        seat = event.header.seat
        system = seat is not None and seat.office is Office.SYSTEM
        if event.header.origin is not Origin.BACKFILL and not system:
            yield event


def _without_document(events: Sequence[Event]) -> Iterator[ConcernFound]:
    completed = {one.body.event for one in events if isinstance(one.body, DocumentCompleted)}
    for event in _live(events):
        unit = event.header.for_unit
        papered = getattr(event.body, "document", None) is not None or event.version in completed
        if unit is not None and not papered:
            yield ConcernFound(concern=Concern.NO_DOCUMENT, event=event, unit=unit)


def _later(events: Sequence[Event]) -> Iterator[ConcernFound]:
    for event in _live(events):
        days = days_later(happened_of(event), event.header.recorded_at)
        if days is None or days > 0:
            yield ConcernFound(
                concern=Concern.RECORDED_LATER,
                event=event,
                unit=event.header.for_unit,
                days=days,
            )


def happened_of(event: Event) -> When:
    """When it happened: of what was received by an office, the day on which it came."""
    received = getattr(event.body, "received", None)
    completes = isinstance(event.body, DocumentCompleted)  # that of another event
    return received if isinstance(received, When) and not completes else event.header.effective_at


def days_later(happened: When, recorded: int) -> int | None:
    """Civil days in Vietnam between the last day on which something can have happened and that of
    its recording; ``None`` where nobody says when it happened."""
    if happened.start is None or happened.end is None:
        return None
    last = happened.end if happened.end == happened.start else happened.end - _TICK
    passed: timedelta = civil_day(recorded) - civil_day(last)
    return max(passed.days, 0)


def _unchecked(events: Sequence[Event], duties: Duties) -> Iterator[ConcernFound]:
    units = {duty.unit for duty in duties.duties if duty.unchecked}
    for event in events:
        if isinstance(event.body, SheetSettled) and event.body.unit in units:
            cells = sum(duty.unit == event.body.unit for duty in duties.duties)
            yield ConcernFound(
                concern=Concern.UNCHECKED, event=event, unit=event.body.unit, cells=cells
            )


def _both_sides(events: Sequence[Event], duties: Duties) -> Iterator[ConcernFound]:
    """The cells of a unit with the same hands, as one."""
    by_version = {event.version: event for event in events}
    alike: dict[tuple[int, UnitId, frozenset[Conflict]], int] = {}
    for duty in duties.duties:
        if duty.conflicts:
            key = (_last_of(duty), duty.unit, duty.conflicts)
            alike[key] = alike.get(key, 0) + 1
    for (version, unit, conflicts), cells in sorted(alike.items(), key=lambda one: one[0][:2]):
        yield ConcernFound(
            concern=Concern.BOTH_SIDES,
            event=by_version[version],
            unit=unit,
            conflicts=conflicts,
            cells=cells,
        )


def _last_of(duty: Duty) -> int:
    return max(version for doer in (*duty.checked, *duty.settled) for version in doer.versions)
