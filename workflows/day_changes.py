"""What gave a deadline another day than it had, as the events tell."""

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

import msgspec

from domain.cycle.deadlines.due import Due
from domain.cycle.deadlines.setting import (
    DeadlineExtended,
    DeadlineSet,
    DeadlinesMoved,
    DeadlinesReckoned,
    MovedBy,
)
from domain.record.record import Event, UnitId
from domain.values.private import Private


class DayChangeCause(StrEnum):
    """What gave a deadline another day than it had."""

    CALENDAR = "calendar"
    CONFERENCE = "conference"
    DEADLINE = "deadline"
    RECKONED = "reckoned"
    EXTENDED = "extended"
    SET = "set"


class DayChange(msgspec.Struct, frozen=True, kw_only=True):
    """That a deadline is no longer where it was."""

    event: int
    how: DayChangeCause
    #: Only for this unit; ``None``: for all.
    unit: UnitId | None = None
    was: date | None
    now: date | None
    reason: Private | None = None


def changes(events: Sequence[Event]) -> dict[str, list[DayChange]]:
    """By code, every time that a day already set became another, for all or for one unit."""
    stood: dict[tuple[str, UnitId | None], Due] = {}
    found: dict[str, list[DayChange]] = {}
    for event in events:
        for code, unit, due, how, reason in set_by(event):
            was = stood.get((code, unit)) or stood.get((code, None))
            stood[code, unit] = due
            if was is None or (was.before, was.day_set) == (due.before, due.day_set):
                continue
            change = DayChange(
                event=event.version,
                how=how,
                unit=unit,
                was=was.last_day,
                now=due.last_day,
                reason=reason,
            )
            found.setdefault(code, []).append(change)
    return found


#: A code, a unit or none, its day, what gave it, and why.
Set = tuple[str, UnitId | None, Due, DayChangeCause, Private | None]


def set_by(event: Event) -> Iterator[Set]:
    match event.body:
        case DeadlineSet() as body:
            yield body.code, None, body.due, DayChangeCause.SET, None
        case DeadlinesReckoned() as body:
            for one in body.deadlines:
                yield one.code, None, one.due, DayChangeCause.RECKONED, None
        case DeadlinesMoved() as body:
            how = DayChangeCause(MovedBy(body.by).value)
            for move in body.moves:
                yield move.deadline, None, move.now, how, None
        case DeadlineExtended() as body:
            yield body.code, body.unit, body.due, DayChangeCause.EXTENDED, body.reason
