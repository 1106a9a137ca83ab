"""A sheet is sent back to be completed: why, cell by cell, and until when.

What was sent stays as a version of its own. While the sheet is back its unit writes into it again,
the table leaves it out, and nothing is late: what was in time when it was sent first stays so.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import msgspec
from msgspec.structs import replace

from domain.cycle.deadlines.due import limits
from domain.cycle.guard import Phase, Row
from domain.cycle.scores.checking import check_scorer
from domain.cycle.scores.sheets import (
    SCORES_OPEN,
    check_unsettled,
    criterion_for,
    moved_by,
    scoring_rulebook,
    with_sheet,
)
from domain.reckoning.cells import SheetReturn
from domain.record.order import Act
from domain.record.record import Body, Command, Event, UnitId
from domain.record.who import SCORERS
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Scorer
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
    """Send a sheet back to its unit, which completes it and sends it again."""

    unit: UnitId
    #: The new day; see ``SetDeadline.until``.
    until: str
    cells: tuple[CellToComplete, ...] = ()
    #: What is lacking in the sheet as a whole, such as the signature.
    reason: str | None = None
    document: Paper | None = None


class CellReturned(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A cell as its unit had sent it, and what is lacking in it."""

    criterion: str
    part: Part
    #: What stood in the unit's own column.
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


#: The parts of a criterion in the order in which they stand in a table.
_PARTS: Final = tuple(Part)


@refuses(
    "already_done",
    "cell_repeated",
    "cells_missing",
    "check_not_assigned",
    "date_malformed",
    "deadline_past",
    "not_member",
    "own_sheet",
    "part_not_scored",
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
    own = rulebook.own_column
    if own is None:
        raise Refusal("part_not_scored", criterion="", part=Part.STANDARD)
    if sheet.returned is not None:
        raise Refusal("already_done", what="return_sheet", unit=command.unit)
    check_unsettled(sheet, command.unit)
    _check_scorer(cycle, command.unit, act)
    times, at_most = len(sheet.returns), rulebook.returns_at_most
    if at_most is not None and times >= at_most:
        raise Refusal("sheet_returned_enough", unit=command.unit, count=times, limit=at_most)
    until = When.read(command.until)
    last_day, before = limits(until)
    assert last_day is not None
    assert before is not None
    if not cycle.backfill and before <= act.now:
        raise Refusal("deadline_past", case="returned", last_day=last_day)
    body = SheetReturned(
        unit=command.unit,
        time=times + 1,
        cells=_returned(cycle, command, act),
        reason=act.hide_optional(command.reason),
        until=until,
        last_day=last_day,
        before=before,
        document=document_of(command.document, act),
    )
    return (body, *moved_by(cycle, command.unit, replace(sheet, sent=False)))


def _check_scorer(cycle: Cycle, unit: UnitId, act: Act) -> None:
    """Whoever may score the sheet in any column may send it back; where only units score, the
    chair's office, as with a column of the cluster's."""
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


def _returned(cycle: Cycle, command: ReturnSheet, act: Act) -> tuple[CellReturned, ...]:
    """The cells in the order of the rulebook.

    Raises ``Refusal``: ``cells_missing`` where nothing is said to be lacking, ``cell_repeated``,
    ``criterion_unknown``, ``part_not_scored``.
    """
    rulebook, sheet = scoring_rulebook(cycle), cycle.sheet(command.unit)
    if not command.cells and command.reason is None:
        raise Refusal("cells_missing", case="returned")
    own = rulebook.own_column
    assert own is not None
    sent = sheet.cells(own.code)
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
    if not isinstance(body, SheetReturned):
        raise LookupError(type(body))
    sheet, since = cycle.sheet(body.unit), event.header.recorded_at
    back = SheetReturn(version=event.version, since=since, before=body.before)
    returns = (*sheet.returns, back)
    return with_sheet(cycle, body.unit, replace(sheet, sent=False, returns=returns))


ROWS = (Row(ReturnSheet, (Phase.SCORING,), by=SCORERS, needs=SCORES_OPEN),)
DECISIONS = {ReturnSheet: return_sheet}
EVENTS = (SheetReturned,)
