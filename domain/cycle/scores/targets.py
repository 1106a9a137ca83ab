"""The units' own targets: pledged by the unit, or given to it in the plan, before it is scored.

A target is a cell of the unit's sheet, so whoever changes it is seen as of any score.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from domain.cycle.guard import Condition, Phase, Row, Unmet, lacks
from domain.cycle.phases.scoring import ScoresEntered
from domain.cycle.scores.sheets import SCORES_OPEN, moved_by, open_sheet, scoring_rulebook
from domain.reckoning.cells import NewCell, changes, written
from domain.record.order import Act
from domain.record.record import Body, Command, Event, Office, UnitId
from domain.record.who import SCORERS
from domain.rulebook.criteria import OfTarget
from domain.rulebook.rulebook import Column, Rulebook
from domain.values.refusal import Refusal, refuses

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


#: Who gives targets in the cluster's name.
_OFFICES = frozenset({Office.CHAIR, Office.SECRETARY, Office.VICE_CHAIR})


class SetTargets(Command, frozen=True, kw_only=True):
    """Set a unit's own targets: by the unit in its own column, by the standing office in the last
    one, which counts before it. Once the sheet was sent they are adjusted as any score."""

    unit: UnitId
    #: Each under the code of a target: ``4.CT``.
    cells: tuple[NewCell, ...]


@refuses(
    "not_member",
    "not_your_unit",
    "part_not_scored",
    "sheet_already_sent",
    "sheet_not_sent",
    changes,
)
def set_targets(cycle: Cycle, command: SetTargets, act: Act) -> tuple[Body, ...]:
    rulebook = scoring_rulebook(cycle).of(command.unit)
    column = _column(rulebook, command.unit, act)
    _, sheet = open_sheet(cycle, command.unit, column.code)
    if sheet.sent:
        raise Refusal("sheet_already_sent", unit=command.unit)
    _check_targets(rulebook, command.cells)
    cells = changes(rulebook, sheet, column, command.cells, act, by=cycle.reckoning)
    body = ScoresEntered(unit=command.unit, column=column.code, cells=cells)
    return (body, *moved_by(cycle, command.unit, written(sheet, column.code, cells)))


def _column(rulebook: Rulebook, unit: UnitId, act: Act) -> Column:
    """Whose word it is: the unit's, in its own column, or the cluster's.

    Raises ``Refusal("not_your_unit")`` for the unit of somebody else.
    """
    own, seat = rulebook.own_column, act.order.seat
    if own is not None and act.order.acting_for == unit:
        return own
    if seat is not None and seat.office not in _OFFICES and not act.order.backfill:
        raise Refusal("not_your_unit", unit=(unit,), own=act.order.acting_for)
    return rulebook.final_column


def _check_targets(rulebook: Rulebook, cells: Iterable[NewCell]) -> None:
    """Raises ``Refusal("part_not_scored")`` for a cell that is no target."""
    codes = tuple(one.code for one in rulebook.entries if isinstance(one, OfTarget))
    for cell in cells:
        found = rulebook.criterion(cell.criterion)
        if not isinstance(found, OfTarget):
            facts = {"criterion": found.code, "part": cell.part, "codes": codes}
            raise Refusal("part_not_scored", case="no_target", **facts)


def targets_foreseen(cycle: Cycle) -> Unmet:
    """The rulebook has criteria in which each unit has a target of its own."""
    rulebook = cycle.plan.rulebook
    return None if rulebook is not None and rulebook.own_targets else lacks()


_NEEDS = (*SCORES_OPEN, Condition("targets_foreseen", targets_foreseen))
_HERE = (Phase.PLAN, Phase.REGISTRATION, Phase.SCORING)
ROWS = (Row(SetTargets, _HERE, by=SCORERS, needs=_NEEDS),)
DECISIONS = {SetTargets: set_targets}


def evolve(cycle: Cycle, event: Event) -> Cycle:
    """A target is entered as any score is."""
    raise LookupError(type(event.body))


EVENTS: tuple[type[Body], ...] = ()
