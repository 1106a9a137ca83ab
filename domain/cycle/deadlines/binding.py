"""From when on a day binds anybody: by one that was over before, nobody is late."""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.values.when import Moment

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


def past_when_set(cycle: Cycle, before: Moment, since: Moment, *, by_plan: bool) -> bool:
    """Whether a day, set by what was recorded at ``since``, was over when it began to bind: when
    it was set, the plan issued that asks for it, or the year taken live."""
    issued = cycle.plan.in_force_since or 0 if by_plan else 0
    return over_when_live(cycle, before) or before <= max(since, issued)


def over_when_live(cycle: Cycle, before: Moment) -> bool:
    """Whether a day was over when a year that had been told was taken live."""
    return before <= cycle.live_since
