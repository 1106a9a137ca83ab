"""Who may follow as chair: whom the rulebook suggests, and who was not considered this year."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING

import msgspec

from domain.cycle.phases.registration import is_registered
from domain.cycle.phases.summary_conference import TABLE_ADOPTED
from domain.reckoning.score_table import ranks_of, table_in_force
from domain.record.record import Ids, UnitId
from domain.rulebook.officers import (
    Naming,
    NotConsidered,
    Suggestion,
    rules_of,
    suggested_chair,
)
from domain.rulebook.selections import Kind
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


def next_chair(cycle: Cycle, declined: Collection[UnitId] = ()) -> Suggestion | None:
    """Whom the cycle's rulebook suggests as the next chair; nobody in a past that is told."""
    rulebook = cycle.plan.rulebook
    if cycle.backfill or rulebook is None:
        return None
    return suggested_chair(
        rulebook.officers,
        cycle.officers,
        cycle.members,
        declined,
        elected=_elected(cycle),
        order=cycle.handover.rotation,
        barred=not_considered(cycle),
    )


def _elected(cycle: Cycle) -> Ids[UnitId] | None:
    """Whom the conference chose for office; nobody where it is not said which office."""
    rulebook = cycle.plan.rulebook
    selections = rulebook.selections if rulebook else ()
    offices = [found.code for found in selections if found.kind is Kind.OFFICE]
    held = [made.chosen for code in offices if (made := cycle.voting.made.get(code)) is not None]
    if not held:
        return None
    return held[0] if len(offices) == 1 else ()


def not_considered(cycle: Cycle) -> Mapping[UnitId, NotConsidered]:
    """The members whom the rulebook gives no office for the next year, each with its ground.

    Before the table is adopted nobody is known to have no place in it.
    """
    rules = rules_of(cycle)
    if rules is None or isinstance(rules.not_considered, msgspec.UnsetType) or cycle.backfill:
        return {}
    asked, found = rules.not_considered.grounds, {}
    if NotConsidered.NOT_RANKED in asked:
        found = {
            unit: NotConsidered.NOT_RANKED
            for unit in cycle.members
            if _has_table(cycle) and not _is_ranked(cycle, unit)
        }
    if NotConsidered.NOT_REGISTERED in asked:
        silent = (unit for unit in cycle.members if not is_registered(cycle, unit))
        found |= dict.fromkeys(silent, NotConsidered.NOT_REGISTERED)
    return found


def _has_table(cycle: Cycle) -> bool:
    return TABLE_ADOPTED.lacking(cycle) is None and table_in_force(cycle) is not None


def _is_ranked(cycle: Cycle, unit: UnitId) -> bool:
    """Whether a unit has a rank; where the first few only are ranked, a total to be ranked by."""
    table, rulebook = table_in_force(cycle), cycle.plan.rulebook
    if unit in ranks_of(cycle):
        return True
    only_first = rulebook is not None and rulebook.ranked_first is not None
    rows = table.rows if table else ()
    return only_first and any(row.unit == unit and row.measured is not None for row in rows)


@refuses("conditions_unmet", "office_not_considered")
def check_considered(cycle: Cycle, units: Ids[UnitId], command: str) -> None:
    """Whoever is named was considered this year, where the rulebook refuses others.

    Raises ``Refusal``: ``office_not_considered`` with the ground, or ``conditions_unmet`` while
    the table by which it goes is not adopted.
    """
    rules = rules_of(cycle)
    if rules is None or isinstance(rules.not_considered, msgspec.UnsetType) or cycle.backfill:
        return
    bar = rules.not_considered
    if bar.naming is not Naming.REFUSED:
        return
    lacking = TABLE_ADOPTED.lacking(cycle)
    if NotConsidered.NOT_RANKED in bar.grounds and lacking is not None:
        unmet = (("table_adopted", lacking),)
        raise Refusal("conditions_unmet", command=command, unmet=unmet)
    grounds = not_considered(cycle)
    for unit in units:
        if unit in grounds:
            raise Refusal("office_not_considered", unit=unit, year=cycle.year, ground=grounds[unit])
