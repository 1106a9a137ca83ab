"""Rungs above the ring: which of them has a sheet, and that nobody enters out of turn.

A sheet that was sent is with the first rung. Each enters its column and passes the sheet on, or
sends it back; with the last one it is settled. A told past keeps no turns.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from domain.cycle.scores.scored_by import scores_alone
from domain.cycle.scores.sheets import scoring_rulebook
from domain.record.order import Act
from domain.record.record import Body, UnitId
from domain.record.who import CHAIR
from domain.rulebook.rulebook import Column
from domain.values.paper import Document
from domain.values.refusal import Refusal

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class SheetPassedOn(Body, frozen=True, kw_only=True):
    """A rung is done with a sheet, which the next one has now."""

    unit: UnitId
    #: The column of the rung that passed it on, and of the one that has it now.
    column: str
    to: str
    document: Document | None


def rung_of(cycle: Cycle, unit: UnitId) -> Column | None:
    """The rung that has a sheet; ``None``: it was not sent, or the rulebook has no rungs."""
    rulebook, sheet = cycle.plan.rulebook, cycle.sheet(unit)
    rungs = rulebook.rungs if rulebook is not None else ()
    if cycle.backfill or not sheet.sent or not rungs:
        return None
    if sheet.settled:
        return rungs[-1]
    return next((column for column in rungs if column.code == sheet.at), rungs[0])


def column_now(cycle: Cycle, unit: UnitId) -> Column:
    """The column into which whoever has a sheet writes: of its rung, or the last one."""
    return rung_of(cycle, unit) or scoring_rulebook(cycle).final_column


def check_turn(cycle: Cycle, column: Column, unit: UnitId) -> None:
    """Raises ``Refusal("sheet_elsewhere")`` for a column whose rung does not have the sheet."""
    rung = rung_of(cycle, unit)
    if rung is not None and rung.code != column.code:
        raise Refusal("sheet_elsewhere", unit=unit, column=rung.code, **who_enters(rung))


def check_enters(cycle: Cycle, column: Column, unit: UnitId, act: Act) -> None:
    """Whoever is said to enter a rung does; what a body outside gives the chair's office copies.

    Raises ``Refusal("check_not_assigned")``.
    """
    by, seat = column.by, act.order.seat
    assert by is not None
    copies = bool(by.outside) and seat is not None and seat.office in CHAIR
    if not copies and not scores_alone(cycle, by, unit, act):
        facts = {"unit": unit, "column": column.code, **who_enters(column)}
        raise Refusal("check_not_assigned", case="rung", **facts)


def who_enters(rung: Column) -> dict[str, object]:
    """Who enters a rung, as the facts of a sentence."""
    by = rung.by
    assert by is not None
    return {"bodies": by.names} if by.names else {"instead": by.office}


def passed_on(cycle: Cycle, unit: UnitId, rung: Column, document: Document | None) -> SheetPassedOn:
    """A sheet goes to the rung above one that is not the last."""
    rungs = scoring_rulebook(cycle).rungs
    above = rungs[rungs.index(rung) + 1]
    return SheetPassedOn(unit=unit, column=rung.code, to=above.code, document=document)
