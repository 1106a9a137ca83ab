"""Who owes what until when: the deadlines of a year, unit by unit, with what each still lacks.

Every source of deadlines is one function in ``SOURCES``; what units owe under a code of the plan
is one function in ``OWED``. Reminders, the list of what is due and the passing of deadlines all
ask here, so that nobody is told of what is done.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Final

import msgspec

from domain.deadlines import Deadline, DueCode
from domain.guard import WAY, Phase
from domain.record import UnitId
from domain.rulebook import Lapse
from domain.when import Moment

if TYPE_CHECKING:
    from domain.cycle import Cycle


class Standing(StrEnum):
    """How a unit, or the cluster, stands to a deadline."""

    OPEN = "open"
    #: Said to be sent by a document; nobody is reminded until that is confirmed.
    HELD = "held"
    MET = "met"
    #: It passed, and what was lacking is lacking still.
    PASSED = "passed"
    #: It had passed when it was set, the plan was issued or the year taken live: nobody is late.
    PAST_WHEN_SET = "past_when_set"
    #: The plan is not issued yet, or the past is being told.
    NOT_YET = "not_yet"
    #: The year is closed or cancelled.
    WITHDRAWN = "withdrawn"


#: Something may still become of these.
AHEAD: Final = frozenset({Standing.OPEN, Standing.HELD})


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """Something due, for one unit or for the cluster as a whole."""

    code: str
    #: ``None``: the chair's office sees to it.
    unit: UnitId | None
    #: It is late from this moment on; ``None``: no day is known.
    before: Moment | None
    #: The version of the event by which that day holds, and when that was recorded.
    set_at: int
    since: Moment
    #: The commands, or conditions of the phase, that are still lacking.
    lacking: tuple[str, ...]
    standing: Standing

    @property
    def key(self) -> tuple[str, UnitId | None]:
        return self.code, self.unit


#: What a unit still lacks, as words of commands; nothing once it has done its part.
Owed = Callable[["Cycle", UnitId], tuple[str, ...]]


def _registration(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    part = cycle.registration
    registered = unit in part.units or unit in part.excused
    lacking = () if registered else ("register_targets",)
    return (*lacking, *(_pledge(cycle, unit) if _pledge_is_due_too(cycle) else ()))


def _pledge_is_due_too(cycle: Cycle) -> bool:
    """Whether the pledge is due with registration: where it has no day of its own, and not
    signing it costs points."""
    rulebook = cycle.plan.rulebook
    costs = rulebook is not None and any(
        found.of is Lapse.PLEDGE_NOT_SIGNED for found in rulebook.consequences
    )
    return costs and DueCode.PLEDGE not in cycle.plan.deadlines


def _pledge(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    rulebook = cycle.plan.rulebook
    asked = rulebook is None or rulebook.pledge_required
    return ("sign_pledge",) if asked and unit not in cycle.registration.pledged else ()


def _sheet(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    rulebook, sheet = cycle.plan.rulebook, cycle.sheet(unit)
    asked = rulebook is not None and rulebook.scored and cycle.published.table is None
    return ("submit_sheet",) if asked and not sheet.sent and not sheet.not_sent else ()


def _explanation(cycle: Cycle, unit: UnitId) -> tuple[str, ...]:
    sheet = cycle.sheet(unit)
    return ("explain_adjustment",) if sheet.adjusted > sheet.explained else ()


#: By the code of a deadline of the plan: what each unit owes under it.
OWED: Final[Mapping[str, Owed]] = {
    Phase.REGISTRATION.value: _registration,
    DueCode.PLEDGE.value: _pledge,
    Phase.SCORING.value: _sheet,
    DueCode.EXPLANATION.value: _explanation,
}


def _of_plan(cycle: Cycle) -> Iterator[Duty]:
    """The deadlines of the plan: of each phase as a whole, and of each unit in it."""
    for code, deadline in cycle.plan.deadlines.items():
        owed = OWED.get(code)
        if owed is None or code in WAY:
            yield _of_cluster(cycle, code, deadline)
        for unit in cycle.members if owed else ():
            assert owed is not None
            set_at, since = deadline.set_for(unit)
            yield duty(
                cycle,
                code,
                unit,
                before=deadline.before_for(unit),
                set_at=(set_at, since),
                lacking=owed(cycle, unit),
            )


def _of_cluster(cycle: Cycle, code: str, deadline: Deadline) -> Duty:
    lacking: tuple[str, ...] = (code,)
    if code in WAY:
        left = cycle.phase in WAY and WAY.index(cycle.phase) > WAY.index(Phase(code))
        lacking = () if left else (cycle.lacking_in([Phase(code)]) or (code,))
    at = (deadline.set_at, deadline.since)
    return duty(cycle, code, None, before=deadline.before, set_at=at, lacking=lacking)


def duty(
    cycle: Cycle,
    code: str,
    unit: UnitId | None,
    *,
    before: Moment | None,
    set_at: tuple[int, Moment],
    lacking: tuple[str, ...],
    held: bool = False,
) -> Duty:
    """Something due, with how it stands. ``set_at`` is the version of the event that set the day,
    and when that was recorded."""
    version, since = set_at
    return Duty(
        code=code,
        unit=unit,
        before=before,
        set_at=version,
        since=since,
        lacking=lacking,
        standing=_standing(cycle, (code, unit, before), since, lacking, held=held),
    )


def _standing(
    cycle: Cycle,
    key: tuple[str, UnitId | None, Moment | None],
    since: Moment,
    lacking: tuple[str, ...],
    *,
    held: bool,
) -> Standing:
    code, _, before = key
    if cycle.phase in {Phase.CLOSED, Phase.CANCELLED}:
        return Standing.WITHDRAWN
    if not lacking:
        return Standing.MET
    if key in cycle.passed:
        return Standing.PASSED
    if cycle.backfill or (cycle.plan.issued is None and code != Phase.PLAN):
        return Standing.NOT_YET
    if before is not None and past_when_set(cycle, code, before, since):
        return Standing.PAST_WHEN_SET
    return Standing.HELD if held else Standing.OPEN


def past_when_set(cycle: Cycle, code: str, before: Moment, since: Moment) -> bool:
    """Whether a day, set by what was recorded at ``since``, was over when it began to bind: when
    it was set, the plan was issued, or the year was taken live. By such a day nobody is late."""
    issued = cycle.plan.in_force_since or 0 if code != Phase.PLAN else 0
    return over_when_live(cycle, before) or before <= max(since, issued)


def over_when_live(cycle: Cycle, before: Moment) -> bool:
    """Whether a day was over when a year that had been told was taken live."""
    return before <= cycle.live_since


#: Every kind of deadline there is.
SOURCES: tuple[Callable[[Cycle], Iterable[Duty]], ...] = (_of_plan,)


def duties(cycle: Cycle) -> dict[tuple[str, UnitId | None], Duty]:
    """Everything that is due in a year, whatever has become of it, by code and unit."""
    return {found.key: found for source in SOURCES for found in source(cycle)}
