"""Whether an act was in time: by its paper, not by the click.

A rulebook says for each deadline which date of a paper counts. The date that a paper bears is
anybody's to tell; the postmark and the day of receipt are what the receiving office saw, so they
count where the chair's office wrote them down. Where the date that counts is not told, the moment
of recording decides, or the time at which the act is said to have happened.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from domain.cycle.deadlines.binding import past_when_set
from domain.cycle.deadlines.due import Due
from domain.cycle.deadlines.timeliness import Sent, Timeliness, counted_date, timeliness
from domain.cycle.guard import Phase
from domain.record.order import Act
from domain.record.record import Office, UnitId
from domain.rulebook.due_rule import DateCounted
from domain.rulebook.rulebook import LatenessBy
from domain.values.paper import Document
from domain.values.refusal import Refusal
from domain.values.when import Moment, When, civil_day

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class Lateness(msgspec.Struct, frozen=True):
    late: bool
    #: The date of the paper that decided; ``None``: none did.
    by: DateCounted | None = None
    #: The day that counts on which it came; ``None``: not known.
    came: date | None = None


def due_day(cycle: Cycle, code: str, unit: UnitId) -> date | None:
    """The last day on which the unit is in time, its own extension included."""
    deadline = cycle.plan.deadlines.get(code)
    before = deadline.before_for(unit) if deadline else None
    return None if before is None else civil_day(before - 1)


def receives(act: Act) -> bool:
    """Whether whoever acts says what the receiving office saw."""
    office = act.order.seat.office if act.order.seat else None
    return act.order.backfill or office in {Office.CHAIR, Office.SECRETARY}


def read_postmark(text: str | None, act: Act) -> When | None:
    """The day on a postmark. Raises ``Refusal("not_received_here")`` for a unit's own word."""
    if text is None:
        return None
    if not receives(act):
        raise Refusal("not_received_here")
    return act.happened(When.read(text), "postmark")


def dates_of(document: Document | None, postmark: When | None, act: Act) -> Sent:
    """The dates of a paper that may count."""
    return Sent(
        paper=document.date if document else None,
        postmark=postmark,
        received=document.received if document and receives(act) else None,
    )


def lateness(cycle: Cycle, code: str, unit: UnitId, act: Act, sent: Sent) -> Lateness:
    """Whether an act of a unit is past its deadline of that code; not where that was over before
    it bound anybody, as in a year that was taken live later."""
    deadline = cycle.plan.deadlines.get(code)
    before = deadline.before_for(unit) if deadline else None
    if deadline is None or before is None:
        return Lateness(late=False)
    # what a source tells of a past is late as it tells it
    if not cycle.backfill and past_when_set(
        cycle, before, deadline.set_for(unit)[1], by_plan=code != Phase.PLAN
    ):
        return Lateness(late=False)
    counts = counted_for(cycle, code)
    if counts is not None:
        due = due_until(civil_day(before - 1), before, counts)
        found = timeliness(due, sent)
        if found in {Timeliness.ON_TIME, Timeliness.LATE}:
            came = counted_date(sent, counts)
            return Lateness(
                late=found is Timeliness.LATE, by=counts, came=came.last_day if came else None
            )
    at = _came(cycle, act)
    came_on = None if at is None else civil_day(at)
    return Lateness(late=at is not None and at >= before, came=came_on)


def counted_for(cycle: Cycle, code: str) -> DateCounted | None:
    """Which date counts for what the rulebook lists as due under a code."""
    rulebook = cycle.plan.rulebook
    deadlines = rulebook.deadlines if rulebook else ()
    return next((found.due.counts for found in deadlines if found.code == code), None)


def due_until(last_day: date, before: int, counts: DateCounted) -> Due:
    """A day that is set, as a deadline that was reckoned."""
    return Due(
        words=last_day.isoformat(),
        last_day=last_day,
        before=before,
        worded_day=last_day,
        notes=(),
        counts=counts,
        table="",
    )


def _came(cycle: Cycle, act: Act) -> Moment | None:
    """The moment of recording, or of when it is said to have happened the last; ``None`` where a
    past that is told does not say when: what is not known is not late."""
    rulebook = cycle.plan.rulebook
    by_effective = rulebook is not None and rulebook.lateness_by is LatenessBy.EFFECTIVE
    when = act.effective
    if not (cycle.backfill or by_effective):
        return act.now
    if when.start is None or when.end is None:
        return None if cycle.backfill else act.now
    return max(when.start, when.end - 1)
