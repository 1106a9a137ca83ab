"""A change of a score as the auditor is told of it."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

import msgspec

from adapters.audit.effects import Reached
from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import Mark
from domain.reckoning.combining import Combination
from domain.reckoning.proof import Unproved
from domain.record.record import Origin, Seat, StreamId, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Scorer
from domain.values.paper import Document
from domain.values.points import Points
from domain.values.when import Moment, When
from workflows.effects import Effect
from workflows.reading import Seal
from workflows.score_changes import ChangeKind


class ToldText(msgspec.Struct, frozen=True):
    """A hidden text; ``domain.values.private.ALTERED`` where it is not the one that was hidden,
    ``ERASED`` where an event says that it was erased."""

    digest: str
    #: None: it is gone, and no event says that it was erased.
    text: str | None


class Bookmark(msgspec.Struct, frozen=True):
    """Where a change stands among all, to go on from."""

    #: Of the recording, or of the happening where they are asked for by that.
    moment: Moment
    stream: StreamId
    version: int
    ordinal: int


class ToldAct(NamedTuple):
    """What the cells that one event changed share."""

    #: The stored type of the event.
    type: str
    phase: Phase
    #: SHA-256 of the rulebook in force.
    rulebook: str | None
    #: Of moved points: the version of the event that moved them.
    cause: int | None
    #: Of published scores: the short name of the source.
    source: str | None
    recorded_at: Moment
    effective: When
    origin: Origin
    # Who did it: both ``None`` where the reader sees only the team.
    actor: str | None
    seat: Seat | None
    for_unit: UnitId | None
    command_id: UUID
    reason: ToldText | None
    document: Document | None
    #: What the event did to totals and ranks; ``None``: not asked for, or not followed yet.
    effects: tuple[Effect, ...] | None


class ScoreChange(msgspec.Struct, frozen=True):
    """One cell that was changed, with all that is known of the act."""

    stream: StreamId
    version: int
    #: Counts the cells of one event from 1.
    ordinal: int
    kind: ChangeKind
    unit: UnitId
    #: ``None``: what a source printed for the whole sheet.
    criterion: str | None
    #: ``None``: a printed total, or a mark of the whole criterion.
    part: Part | None
    column: str | None
    #: Who fills the column.
    scorer: Scorer | None
    #: What stood in the column, and what stands there now.
    was: Points | None
    now: Points | None
    #: What counted in this place before, in this column or the nearest before it.
    stood: Points | None
    mark: Mark | None
    #: Of a deduction for a lapse: which, and the code of its deadline.
    lapse: tuple[Lapse, str] | None
    justification: ToldText | None
    after_submission: bool
    #: The team that stands for whoever acted.
    team: str | None
    # The fields of a ``ToldAct``, in their order.
    type: str
    phase: Phase
    rulebook: str | None
    cause: int | None
    source: str | None
    recorded_at: Moment
    effective: When
    origin: Origin
    actor: str | None
    seat: Seat | None
    for_unit: UnitId | None
    command_id: UUID
    reason: ToldText | None
    document: Document | None
    effects: tuple[Effect, ...] | None
    #: What counts there since: ``now``, or where the cell was emptied the nearest before it.
    counts: Points | None = None
    #: What of it counts nothing for want of proof; said in the history of one criterion.
    unproved: Unproved | None = None
    #: How the scores of several scorers came to it; said there too.
    combined: Combination | None = None

    @property
    def difference(self) -> Points | None:
        """``counts`` less ``stood``. An empty bonus or deduction is none; where a standard was not
        scored before or is not now, there is no difference."""
        if self.kind is ChangeKind.MARKED:
            return None
        empty = Decimal(0) if self.part in {Part.BONUS, Part.DEDUCTION} else None
        before = self.stood if self.stood is not None else empty
        after = next((one for one in (self.counts, self.now) if one is not None), empty)
        if before is None or after is None:
            return None
        return Points.exact(after - before)


class SealedSheet(msgspec.Struct, frozen=True):
    """A sheet with scores that may not be read before it is sent."""

    stream: StreamId
    unit: UnitId
    until: Seal = Seal.UNTIL_SENT


class ScoreChanges(msgspec.Struct, frozen=True, kw_only=True):
    """The changes that were asked for, in the order of their recording; of all years by when they
    happened, where nothing else is asked (``adapters.audit.asked.in_order_of``)."""

    changes: tuple[ScoreChange, ...]
    #: From where the next page goes on; ``None``: this is all.
    more: Bookmark | None
    #: Sheets of which changes were left out; of a page, those of its time.
    sealed: tuple[SealedSheet, ...]
    #: Changes of which nobody can say whether they had happened in the time that was asked.
    undated: tuple[ScoreChange, ...]
    #: How far effects have been followed in the year; ``None``: they were not asked for.
    reached: Reached | None = None

    @property
    def published_only(self) -> bool:
        """Sources have published these scores, and tell of no change."""
        return published_only(self.changes)


def published_only(changes: Sequence[ScoreChange]) -> bool:
    """Whether sources have published these scores, and tell of no change."""
    return bool(changes) and all(
        change.kind is ChangeKind.PUBLISHED and change.was is None for change in changes
    )
