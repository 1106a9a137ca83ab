"""The deadlines of a year as they stand, and what the rulebook's words come to in it.

A deadline goes by the code of a phase or by one of the rulebook's own; how it came to its day,
from the rulebook or by hand, makes no difference to whoever owes something.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.due import Due, Events, Move, moved, reckon_all
from domain.cycle.guard import RUNNING, WAY, Phase
from domain.record.record import UnitId
from domain.rulebook.due_rule import CycleMonths
from domain.values.days import DayTable
from domain.values.growing import with_entry
from domain.values.names import nearest
from domain.values.refusal import Refusal
from domain.values.when import Moment, When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class DueCode(StrEnum):
    """What may be due that the engine knows, beside the work of the phases."""

    #: The pledge, where it is signed by another day than targets are registered.
    PLEDGE = "pledge"
    #: Answers to adjustments of the own sheet.
    EXPLANATION = "explanation"


class SetByAct(StrEnum):
    """What is due by a day that an act names, and no plan."""

    #: A sheet that was sent back to be completed.
    RETURNED_SHEET = "returned-sheet"


RETURNED: Final = SetByAct.RETURNED_SHEET.value
#: The codes that the engine itself knows.
KNOWN_CODES: Final = tuple(code.value for code in (*RUNNING, *DueCode))


class Extension(msgspec.Struct, frozen=True, kw_only=True):
    """More time for one unit."""

    before: Moment
    #: The version of the event that gave it, and when that was recorded.
    set_at: int
    since: Moment


class DeadlineOnRecord(msgspec.Struct, frozen=True, kw_only=True):
    due: Due
    #: The version of the event that set it, and when that was recorded.
    set_at: int
    since: Moment
    #: Reckoned from the rulebook, so that it moves with what it hangs on.
    by_rule: bool = False
    #: Extensions for single units.
    extensions: Mapping[UnitId, Extension] = MappingProxyType({})

    @property
    def last_day(self) -> date | None:
        return self.due.last_day

    @property
    def before(self) -> Moment | None:
        return self.due.before

    @property
    def extended(self) -> Mapping[UnitId, Moment]:
        """The moments from which units with an extension of their own are late."""
        return {unit: found.before for unit, found in self.extensions.items()}

    def before_for(self, unit: UnitId) -> Moment | None:
        """The unit's own extension, unless all have been given more time than that."""
        own = self.extensions.get(unit)
        return max((own.before if own else None, self.before), key=lambda at: at or 0)

    def set_for(self, unit: UnitId | None) -> tuple[int, Moment]:
        """The version of the event by which the unit is held to its day, and when that was
        recorded."""
        own = self.extensions.get(unit) if unit is not None else None
        if own is None or own.before < (self.before or 0):
            return self.set_at, self.since
        return own.set_at, own.since


Deadlines = Mapping[str, DeadlineOnRecord]


def set_to(
    deadlines: Deadlines, code: str, due: Due, at: tuple[int, Moment], *, by_rule: bool
) -> Deadlines:
    """The deadlines with one set or moved by the event of that version and moment; extensions of
    single units stay."""
    old = deadlines.get(code)
    set_at, since = (old.set_at, old.since) if old and old.before == due.before else at
    deadline = DeadlineOnRecord(due=due, set_at=set_at, since=since, by_rule=by_rule)
    if old is not None:
        deadline = replace(deadline, extensions=old.extensions)
    return with_entry(deadlines, code, deadline)


def extended_for(
    deadlines: Deadlines, code: str, unit: UnitId, before: Moment, at: tuple[int, Moment]
) -> Deadlines:
    """The deadlines with more time for one unit; for the others all stays as it was."""
    old = deadlines[code]
    extension = Extension(before=before, set_at=at[0], since=at[1])
    return with_entry(
        deadlines, code, replace(old, extensions=with_entry(old.extensions, unit, extension))
    )


def known_codes(cycle: Cycle) -> tuple[str, ...]:
    """The codes under which something can be due this year."""
    rulebook = cycle.plan.rulebook
    own = (found.code for found in rulebook.deadlines) if rulebook else ()
    return tuple(dict.fromkeys((*KNOWN_CODES, *own, *cycle.plan.deadlines)))


def known_code(cycle: Cycle, code: str) -> str:
    """The code, if something can be due under it.

    Raises ``Refusal("deadline_code_unknown")`` with the nearest.
    """
    known = known_codes(cycle)
    if code not in known:
        raise Refusal("deadline_code_unknown", value=code, nearest=nearest(code, known))
    return str(code)


def named(code: str) -> Phase | DueCode | SetByAct | str:
    """A deadline's code as sentences name it: by its name where it has one."""
    if code in WAY:
        return Phase(code)
    if code == RETURNED:
        return SetByAct(code)
    return DueCode(code) if code in [known.value for known in DueCode] else code


def check_order(cycle: Cycle, code: str, before: Moment | None) -> None:
    """Raises ``Refusal("deadline_order")`` where phases would be due out of their order."""
    if before is None or code not in WAY:
        return
    for other, deadline in cycle.plan.deadlines.items():
        if deadline.before is None or other == code or other not in WAY:
            continue
        earlier = WAY.index(Phase(other)) < WAY.index(Phase(code))
        if (earlier and deadline.before > before) or (not earlier and deadline.before < before):
            last_day = deadline.last_day
            raise Refusal(
                "deadline_order", deadline=named(code), other=named(other), last_day=last_day
            )


def reckoned(cycle: Cycle, days: DayTable) -> dict[str, Due]:
    """What the deadlines of the rulebook come to now, those set by hand left out.

    Raises ``Refusal`` as :func:`domain.cycle.deadlines.due.reckon_all` does; a day that nobody
    knows yet is noted, not refused.
    """
    rulebook, standing = cycle.plan.rulebook, cycle.plan.deadlines
    if rulebook is None or not rulebook.deadlines:
        return {}
    by_hand = {code: found for code, found in standing.items() if not found.by_rule}
    rules = {found.code: found.due for found in rulebook.deadlines if found.code not in by_hand}
    events: Events = {
        "conference": cycle.conference.called,
        **{code: _day_of(found.due) for code, found in by_hand.items()},
    }
    year = (rulebook.months or CycleMonths()).of(cycle.year)
    return reckon_all(rules, year=year, table=days, events=events, waits=True)


def _day_of(due: Due) -> When | None:
    return When.day(due.last_day) if due.last_day is not None and due.day_set else None


def moves(cycle: Cycle, days: DayTable, now: Moment) -> tuple[Move, ...]:
    """The open deadlines that stand elsewhere when they are reckoned again.

    What has passed stays where it was: nobody is late, or in time, after the fact.
    """
    standing = {
        code: found.due
        for code, found in cycle.plan.deadlines.items()
        if found.by_rule and (cycle.backfill or found.before is None or now < found.before)
    }
    return moved(standing, reckoned(cycle, days)) if standing else ()
