"""When a message that could not be handed over is tried again, and when no more.

The next try stands in the outbox, so a process may end at any time. Who waits for an answer within
a process uses :mod:`stamina`; these pauses are of minutes and hours.
"""

from typing import Final

from domain.values.days import DayTable
from domain.values.office_hours import allowed_from, working_days_before
from domain.values.when import Moment, civil_day

_MINUTE: Final = 60 * 1_000_000
#: After the first try, the second, and so on; the last for all that follow. Minutes.
PAUSES: Final = (1, 5, 15, 30, 60, 120, 240)
#: Whole working days for which a message is tried: a server may be down over a weekend.
PATIENCE: Final = 3
#: After so many tries one recipient that is put off keeps the others waiting no longer.
PATIENT_TRIES: Final = 4


def next_try(tries: int, first: Moment, now: Moment, table: DayTable) -> Moment | None:
    """When to try again after so many tries, in office hours; ``None``: no more."""
    if working_days_before(table, civil_day(now), PATIENCE) >= first:
        return None
    pause = PAUSES[min(tries, len(PAUSES)) - 1]
    return allowed_from(now + pause * _MINUTE, table)
