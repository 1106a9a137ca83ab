"""A sheet is sent back to be completed, or to a rung below: why, cell by cell, and until when.

What was sent stays as a version of its own. While the sheet is back its unit writes into it again,
the table leaves it out, and nothing is late: what was in time when it was sent first stays so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.due import term_ahead
from domain.cycle.guard import Phase, Row
from domain.cycle.scores.checking import check_scorer
from domain.cycle.scores.rungs import SheetPassedOn, rung_of
from domain.cycle.scores.sheets import (
    SCORES_OPEN,
    check_unsettled,
    criterion_for,
    moved_by,
    scoring_rulebook,
    with_sheet,
)
from domain.reckoning.cells import SheetReturn, counted_to
from domain.reckoning.ranking import Cells
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import SCORERS
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Column, Scorer
from domain.values.paper import Document, Paper, document_of
from domain.values.points import Points
from domain.values.private import Private
from domain.values.refusal import Refusal, refuses
from domain.values.when import Moment, When

if TYPE_CHECKING:
    from domain.cycle.cycle import Cycle


class CellToComplete(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A cell that is to be completed, and why."""

    criterion: str
    part: Part = Part.STANDARD
    reason: str


class ReturnSheet(Command, frozen=True, kw_only=True):
    """Send a sheet back to its unit, which completes it and sends it again; or to a rung below."""

    unit: UnitId
    #: The column of the unit, or of the rung below that has it then; the unit's where it is not
    #: said. Left out of the stored form then, so that what was ordered before stays the same.
    to: str | msgspec.UnsetType = msgspec.UNSET
    #: The new day; see ``SetDeadline.until``.
    until: str
    cells: tuple[CellToComplete, ...] = ()
    #: What is lacking in the sheet as a whole, such as the signature.
    reason: str | None = None
    document: Paper | None = None


class CellReturned(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A cell as its unit had sent it, or the rung had passed it on, and what is lacking in it."""

    criterion: str
    part: Part
    #: What stood in the unit's own column, or counted up to that of the rung.
    sent: Points | None
    reason: Private


class SheetReturned(Body, frozen=True, kw_only=True):
    unit: UnitId
    #: How many times it has been sent back, this one included.
    time: int
    cells: tuple[CellReturned, ...]
    reason: Private | None
    #: As it was said; the sheet is expected before ``before``.
    until: When
    last_day: date
    before: Moment
    document: Document | None


class SheetPassedBack(Body, frozen=True, kw_only=True):
    """A rung sends a sheet back to one below; it stays sent, and its unit is asked for nothing."""

    unit: UnitId
    #: The column of the rung that sends it back, and of the one that has it now.
    column: str
    to: str
    cells: tuple[CellReturned, ...]
    reason: Private | None
    #: As :class:`SheetReturned`.
    until: When
    last_day: date
    before: Moment
    document: Document | None


#: The parts of a criterion in the order in which they stand in a table.
_PARTS: Final = tuple(Part)


@refuses(
    "already_done",
    "cell_repeated",
    "cells_missing",
    "check_not_assigned",
    "column_unknown",
    "date_malformed",
    "deadline_past",
    "not_member",
    "own_sheet",
    "part_not_scored",
    "sheet_elsewhere",
    "sheet_not_sent",
    "sheet_returned_enough",
    "sheet_settled",
    Act.hide_reason,
    document_of,
    criterion_for,
)
def return_sheet(cycle: Cycle, command: ReturnSheet, act: Act) -> tuple[Body, ...]:
    cycle.check_member(command.unit)
    rulebook, sheet = scoring_rulebook(cycle), cycle.sheet(command.unit)
    if rulebook.own_column is None and not rulebook.rungs:
        raise Refusal("part_not_scored", criterion="", part=Part.STANDARD)
    if sheet.returned is not None:
        raise Refusal("already_done", what="return_sheet", unit=command.unit)
    check_unsettled(sheet, command.unit)
    _check_scorer(cycle, command.unit, act)
    to = _goes_to(cycle, command)
    if to.scorer is not Scorer.OWN:
        return (_passed_back(cycle, command, to, act),)
    times, at_most = len(sheet.returns), rulebook.returns_at_most
    if at_most is not None and times >= at_most:
        raise Refusal("sheet_returned_enough", unit=command.unit, count=times, limit=at_most)
    now = None if cycle.backfill else act.now
    until, last_day, before = term_ahead(command.until, now, "returned")
    body = SheetReturned(
        unit=command.unit,
        time=times + 1,
        cells=_returned(cycle, command, act, sheet.cells(to.code)),
        reason=act.hide_optional(command.reason),
        until=until,
        last_day=last_day,
        before=before,
        document=document_of(command.document, act),
    )
    return (body, *moved_by(cycle, command.unit, replace(sheet, sent=False)))


def _goes_to(cycle: Cycle, command: ReturnSheet) -> Column:
    """The column to which it goes: the unit's, or of a rung below the one that has it.

    Raises ``Refusal``: ``column_unknown``, or ``sheet_elsewhere`` with those to which it may go.
    """
    rulebook, rung = scoring_rulebook(cycle), rung_of(cycle, command.unit)
    own = (rulebook.own_column,) if rulebook.own_column is not None else ()
    below = rulebook.rungs[: rulebook.rungs.index(rung)] if rung is not None else ()
    known = (*own, *below)
    if isinstance(command.to, msgspec.UnsetType):
        if own:
            return own[0]
    elif (to := rulebook.column(command.to)) in known:
        return to
    at = rung or rulebook.final_column
    names = tuple(column.name for column in known)
    raise Refusal("sheet_elsewhere", case="below", unit=command.unit, column=at.code, known=names)


def _passed_back(cycle: Cycle, command: ReturnSheet, to: Column, act: Act) -> SheetPassedBack:
    rulebook, rung = scoring_rulebook(cycle), rung_of(cycle, command.unit)
    assert rung is not None
    now = None if cycle.backfill else act.now
    until, last_day, before = term_ahead(command.until, now, "returned")
    stood = counted_to(rulebook, cycle.sheet(command.unit), to)
    return SheetPassedBack(
        unit=command.unit,
        column=rung.code,
        to=to.code,
        cells=_returned(cycle, command, act, stood),
        reason=act.hide_optional(command.reason),
        until=until,
        last_day=last_day,
        before=before,
        document=document_of(command.document, act),
    )


def _check_scorer(cycle: Cycle, unit: UnitId, act: Act) -> None:
    """Whoever may score the sheet in any column may send it back, of rungs the one that has it;
    where only units score, the chair's office, as with a column of the cluster's."""
    rung = rung_of(cycle, unit)
    if rung is not None:
        return check_scorer(cycle, rung, unit, act)
    columns = [
        column for column in scoring_rulebook(cycle).columns if column.scorer is not Scorer.OWN
    ] or [scoring_rulebook(cycle).final_column]
    refused: Refusal | None = None
    for column in columns:
        try:
            return check_scorer(cycle, column, unit, act)
        except Refusal as refusal:
            refused = refused or refusal
    assert refused is not None
    raise refused


def _returned(
    cycle: Cycle, command: ReturnSheet, act: Act, sent: Cells
) -> tuple[CellReturned, ...]:
    """The cells in the order of the rulebook, each as it was sent.

    Raises ``Refusal``: ``cells_missing`` where nothing is said to be lacking, ``cell_repeated``,
    ``criterion_unknown``, ``part_not_scored``.
    """
    rulebook = scoring_rulebook(cycle)
    if not command.cells and command.reason is None:
        raise Refusal("cells_missing", case="returned")
    places: dict[tuple[str, Part], str] = {}
    for cell in command.cells:
        criterion = criterion_for(cycle, command.unit, cell.criterion)
        place = (criterion.code, cell.part)
        if criterion.scale(cell.part) is None:
            raise Refusal("part_not_scored", criterion=criterion.code, part=cell.part)
        if place in places:
            raise Refusal("cell_repeated", criterion=criterion.code, part=cell.part)
        places[place] = cell.reason
    codes = list(rulebook.by_code)
    return tuple(
        CellReturned(
            criterion=place[0],
            part=place[1],
            sent=sent.get(place),
            reason=act.hide_reason(places[place]),
        )
        for place in sorted(places, key=lambda at: (codes.index(at[0]), _PARTS.index(at[1])))
    )


def evolve(cycle: Cycle, event: Event) -> Cycle:
    body = event.body
    if not isinstance(body, SheetReturned | SheetPassedBack | SheetPassedOn):
        raise LookupError(type(body))
    sheet = cycle.sheet(body.unit)
    if isinstance(body, SheetPassedOn):
        sheet = replace(sheet, at=body.to, passed_back=None)
        return with_sheet(cycle, body.unit, sheet)
    since = event.header.recorded_at
    back = SheetReturn(version=event.version, since=since, before=body.before)
    if isinstance(body, SheetPassedBack):
        sheet = replace(sheet, at=body.to, passed_back=back)
    else:
        sheet = replace(
            sheet, sent=False, returns=(*sheet.returns, back), at=None, passed_back=None
        )
    return with_sheet(cycle, body.unit, sheet)


ROWS = (Row(ReturnSheet, (Phase.SCORING,), by=SCORERS, needs=SCORES_OPEN),)
DECISIONS = {ReturnSheet: return_sheet}
EVENTS = (SheetReturned, SheetPassedOn, SheetPassedBack)
