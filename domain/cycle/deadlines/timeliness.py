"""Whether what was sent came in time, and what lateness costs."""

from decimal import Decimal
from enum import StrEnum

import msgspec

from domain.cycle.deadlines.due import Due
from domain.rulebook.due_rule import (
    DateCounted,
)
from domain.values.points import Points
from domain.values.when import Precision, When


class Sent(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The dates that one paper has; ``None``: not stated."""

    paper: When | None = None
    postmark: When | None = None
    received: When | None = None


def counted_date(sent: Sent, counts: DateCounted) -> When | None:
    """The one of a paper's dates that counts."""
    dates = {
        DateCounted.PAPER: sent.paper,
        DateCounted.POSTMARK: sent.postmark,
        DateCounted.RECEIVED: sent.received,
    }
    return dates[counts]


class Timeliness(StrEnum):
    ON_TIME = "on_time"
    LATE = "late"
    #: The date that counts is missing or too vague.
    NOT_KNOWN = "not_known"
    #: There is nothing yet to be late for.
    NO_DAY_SET = "no_day_set"


def timeliness(due: Due, sent: Sent) -> Timeliness:
    """Whether a paper was in time by the date that counts for the deadline.

    The hour matters only where a moment of receipt is known: neither a paper's date nor a
    postmark nor the register's stamp has an hour.
    """
    if due.last_day is None or due.before is None:
        return Timeliness.NO_DAY_SET
    date_counted = counted_date(sent, due.counts)
    if date_counted is None or date_counted.start is None:
        return Timeliness.NOT_KNOWN
    if due.counts is DateCounted.RECEIVED and date_counted.precision is Precision.MOMENT:
        return Timeliness.LATE if due.is_late(date_counted.start) else Timeliness.ON_TIME
    first, last = date_counted.first_day, date_counted.last_day
    if last is not None and last <= due.last_day:
        return Timeliness.ON_TIME
    if first is not None and first > due.last_day:
        return Timeliness.LATE
    return Timeliness.NOT_KNOWN


def deduction_for_lateness(days: int, *, each: Points, at_most: Points | None) -> Points:
    """Points taken off for days late, each amount given without its sign; proposed, not applied.

    ``4`` days at 0.5 each, at most 3, take off 2; ``9`` take off 3.
    """
    amount = max(0, days) * Decimal(each)
    return Points.exact(-(amount if at_most is None else min(amount, Decimal(at_most))))
