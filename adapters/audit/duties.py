"""Who entered, checked and settled each cell, and where one side was also the other."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

import msgspec

from adapters.audit.asked import Asked
from adapters.audit.score_changes import score_changes_of
from adapters.audit.told_changes import ScoreChange, SealedSheet
from adapters.log.store import LogStore
from domain.cycle.cycle import Cycle
from domain.record.record import LOCAL_OPERATOR, SYSTEM_ACTOR, Seat, StreamId, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Scorer
from workflows.as_of import NOW, AsOf
from workflows.score_changes import WRITTEN, ChangeKind

#: Accounts that are no one person's: until accounts exist, all at a machine share one.
_NOBODY: Final = frozenset({None, LOCAL_OPERATOR, SYSTEM_ACTOR})


class Conflict(StrEnum):
    """Somebody stood on both sides of a cell."""

    #: One account entered it, and checked or settled it.
    SAME_PERSON = "same_person"
    #: One unit held the seats of both sides, as where it entered on behalf of another.
    SAME_UNIT = "same_unit"
    #: That unit was the chair's.
    CHAIR = "chair"
    #: The unit whose score it is checked or settled it, or somebody did on its behalf.
    OWN_UNIT = "own_unit"


class Doer(msgspec.Struct, frozen=True, kw_only=True):
    """Who wrote a cell. Person and office are ``None`` where the reader sees only the team."""

    actor: str | None
    seat: Seat | None
    team: str | None
    for_unit: UnitId | None
    column: str | None
    #: The events with which it was done.
    versions: tuple[int, ...]


class Duty(msgspec.Struct, frozen=True, kw_only=True):
    """One cell, and everybody who had to do with it."""

    unit: UnitId
    criterion: str
    part: Part
    #: Who filled the unit's own column.
    entered: tuple[Doer, ...]
    #: Who wrote into the columns of others.
    checked: tuple[Doer, ...]
    settled: tuple[Doer, ...]
    conflicts: frozenset[Conflict]
    #: It was settled, and nobody but its unit had scored anything of the whole sheet.
    unchecked: bool


class Duties(msgspec.Struct, frozen=True, kw_only=True):
    """The cells of a year by unit, criterion and part."""

    duties: tuple[Duty, ...]
    #: Sheets of which nothing may be told yet.
    sealed: tuple[SealedSheet, ...]
    #: Changes of which nobody can say whether they had happened by then.
    undated: tuple[ScoreChange, ...]


def duties_of(
    store: LogStore,
    stream: StreamId,
    *,
    unit: UnitId | None = None,
    criterion: str | None = None,
    as_of: AsOf = NOW,
) -> Duties:
    """Who did what to each cell of a year."""
    asked = Asked(stream=stream, unit=unit, kinds=WRITTEN)
    found = score_changes_of(store, asked, as_of=as_of)
    unchecked = _unchecked(found.changes)
    state = store.load(stream).state
    assert isinstance(state, Cycle)
    cells: dict[tuple[UnitId, str, Part], list[ScoreChange]] = {}
    for change in found.changes:
        assert change.criterion is not None
        assert change.part is not None
        if criterion not in {None, change.criterion}:
            continue
        place = (change.unit, change.criterion, change.part)
        cells.setdefault(place, []).append(change)
    chair = state.officers.chair
    return Duties(
        duties=tuple(
            _duty(*place, changes, chair, unchecked=place[0] in unchecked)
            for place, changes in sorted(cells.items())
        ),
        sealed=found.sealed,
        undated=tuple(one for one in found.undated if criterion in {None, one.criterion}),
    )


def _unchecked(changes: Iterable[ScoreChange]) -> frozenset[UnitId]:
    """The units whose sheets were settled while nobody else had scored anything of them."""
    scored: set[UnitId] = set()
    found: set[UnitId] = set()
    for change in changes:
        if change.kind is ChangeKind.SETTLED and change.unit not in scored:
            found.add(change.unit)
        elif change.kind is not ChangeKind.SETTLED and change.scorer is not Scorer.OWN:
            scored.add(change.unit)
    return frozenset(found)


def _duty(
    unit: UnitId,
    criterion: str,
    part: Part,
    changes: Sequence[ScoreChange],
    chair: UnitId | None,
    *,
    unchecked: bool,
) -> Duty:
    written = [change for change in changes if change.kind is not ChangeKind.SETTLED]
    entered = [change for change in written if change.scorer is Scorer.OWN]
    checked = [change for change in written if change.scorer is not Scorer.OWN]
    settled = [change for change in changes if change.kind is ChangeKind.SETTLED]
    return Duty(
        unit=unit,
        criterion=criterion,
        part=part,
        entered=_doers(entered),
        checked=_doers(checked),
        settled=_doers(settled),
        conflicts=_conflicts(unit, entered, [*checked, *settled], chair),
        unchecked=bool(settled) and unchecked,
    )


def _doers(changes: Iterable[ScoreChange]) -> tuple[Doer, ...]:
    """Everybody once, with all that they did, in the order of their first act."""
    found: dict[Doer, list[int]] = {}
    for change in changes:
        doer = Doer(
            actor=change.actor,
            seat=change.seat,
            team=change.team,
            for_unit=change.for_unit,
            column=change.column,
            versions=(),
        )
        found.setdefault(doer, []).append(change.version)
    return tuple(
        msgspec.structs.replace(doer, versions=tuple(versions)) for doer, versions in found.items()
    )


def _conflicts(
    unit: UnitId,
    entered: Sequence[ScoreChange],
    others: Sequence[ScoreChange],
    chair: UnitId | None,
) -> frozenset[Conflict]:
    found = set()
    persons = {change.actor for change in entered} & {change.actor for change in others}
    if persons - {None, LOCAL_OPERATOR, SYSTEM_ACTOR}:
        found.add(Conflict.SAME_PERSON)
    units = _seated(entered) & _seated(others)
    if units:
        found.add(Conflict.CHAIR if chair in units else Conflict.SAME_UNIT)
    if unit in _seated(others) | {change.for_unit for change in others}:
        found.add(Conflict.OWN_UNIT)
    return frozenset(found)


def _seated(changes: Iterable[ScoreChange]) -> set[UnitId]:
    return {change.seat.unit for change in changes if change.seat and change.seat.unit}
