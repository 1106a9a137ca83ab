"""Everything that happened to one criterion of one unit, and to the sheet around it."""

from typing import Final

import msgspec

from adapters.audit.asked import Asked
from adapters.audit.effects import Reached
from adapters.audit.score_changes import score_changes_of
from adapters.audit.some_events import events_of_types
from adapters.audit.told_changes import ScoreChange, SealedSheet
from adapters.log.store import LogStore
from adapters.views.models import reading
from domain.cycle.cycle import Cycle
from domain.reckoning.cells import CellChange
from domain.reckoning.combining import combination
from domain.reckoning.proof import needs_proof, unproved_in
from domain.record.record import Event, StreamId, UnitId
from domain.rulebook.criteria import Criterion, Part, codes_apart
from domain.rulebook.rulebook import Rulebook
from domain.values.refusal import Refusal
from workflows.as_of import NOW, AsOf, end_of, surely_by
from workflows.score_changes import ChangeKind

#: Events that say something of a whole sheet, and of all sheets at once.
_OF_SHEET: Final = (
    *("sheet_submitted", "sheet_returned", "sheet_passed_on", "sheet_passed_back"),
    *("sheet_marked_not_sent", "sheet_settled"),
    *("adjustment_explained", "explanation_answered"),
)
_OF_ALL: Final = ("rulebook_amended", "phase_reopened", "table_adopted")
#: The changes that somebody wrote into a cell.
_WRITTEN: Final = frozenset({ChangeKind.ENTERED, ChangeKind.ADJUSTED, ChangeKind.CORRECTED})


class History(msgspec.Struct, frozen=True, kw_only=True):
    """One criterion of one unit, in the order of recording."""

    changes: tuple[ScoreChange, ...]
    #: When the sheet was sent, explained, settled, reopened or adopted, by the same order.
    milestones: tuple[Event, ...]
    sealed: tuple[SealedSheet, ...]
    undated: tuple[ScoreChange, ...]
    #: How far effects have been followed in the year.
    reached: Reached


def history_of(
    store: LogStore,
    stream: StreamId,
    unit: UnitId,
    criterion: str,
    *,
    as_of: AsOf = NOW,
) -> History:
    """The history of one criterion of one unit.

    Raises ``Refusal``: ``not_member``, ``criterion_unknown``, ``rulebook_missing``.
    """
    state = store.stands(stream)
    assert isinstance(state, Cycle)
    state.check_member(unit)
    rulebook = state.plan.rulebook
    if rulebook is None:
        raise Refusal("rulebook_missing")
    asked_for = rulebook.criterion(criterion)
    asked = Asked(stream=stream, unit=unit, criterion=criterion, with_codes=codes_apart(asked_for))
    with reading(store.database):
        found = score_changes_of(store, asked, as_of=as_of, with_effects=True)
        milestones = _milestones(store, stream, unit, as_of)
    changes = found.changes
    assert found.reached is not None
    if _events_say_more(rulebook, asked_for):
        changes = tuple(_with_event(store, rulebook, change) for change in changes)
    return History(
        changes=changes,
        milestones=milestones,
        sealed=found.sealed,
        undated=found.undated,
        reached=found.reached,
    )


def _events_say_more(rulebook: Rulebook, criterion: Criterion) -> bool:
    """Whether its events say more than what changed: what lacks proof, or what each of several
    scorers gave."""
    several = any(column.combine is not None for column in rulebook.columns)
    outside = criterion.by is not None and criterion.by.combine is not None
    return several or outside or any(needs_proof(criterion.scale(part), part) for part in Part)


def _with_event(store: LogStore, rulebook: Rulebook, change: ScoreChange) -> ScoreChange:
    """The change with what counts nothing for want of proof, and what several scorers gave, as its
    event says."""
    if change.kind not in _WRITTEN:
        return change
    [event] = store.recorded(change.stream, change.version - 1, change.version)
    cells: tuple[CellChange, ...] = getattr(event.body, "cells", ())
    place = (change.criterion, change.part)
    here = next((cell for cell in cells if (cell.criterion, cell.part) == place), None)
    if here is None:
        return change
    made = combination(rulebook, change.column or "", here.criterion, here.part, here.scores)
    made = made if made is not None and made.value == here.now else None
    return msgspec.structs.replace(change, unproved=unproved_in(here), combined=made)


def _milestones(store: LogStore, stream: StreamId, unit: UnitId, as_of: AsOf) -> tuple[Event, ...]:
    events = events_of_types(store, stream, (*_OF_SHEET, *_OF_ALL))
    until = end_of(as_of.recorded) if as_of.recorded else None
    return tuple(
        event
        for event in events
        if (event.header.type in _OF_ALL or getattr(event.body, "unit", None) == unit)
        and (as_of.version is None or event.version <= as_of.version)
        and (until is None or event.header.recorded_at < until)
        and (
            as_of.effective is None or surely_by(event.header.effective_at, end_of(as_of.effective))
        )
    )
