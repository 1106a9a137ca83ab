"""One changed cell, and the act that changed it."""

from enum import StrEnum

import msgspec

from domain.cycle.guard import Phase
from domain.cycle.phases.scoring import Mark
from domain.record.record import Event, UnitId
from domain.rulebook.criteria import Part
from domain.rulebook.rulebook import Lapse, Scorer
from domain.values.paper import Document
from domain.values.points import Points
from domain.values.private import Private


class ChangeKind(StrEnum):
    """How a cell came to change."""

    #: Written by whoever fills the column.
    ENTERED = "entered"
    #: Changed with a reason.
    ADJUSTED = "adjusted"
    #: Corrected after the table was adopted; from then on it counts.
    CORRECTED = "corrected"
    #: Taken over, or confirmed, when the sheet was settled.
    SETTLED = "settled"
    #: Not a score: the criterion was marked as not applied, not arisen, or as applying again.
    MARKED = "marked"
    #: Moved by a change in the sheet of another unit; ``was`` and ``now`` are counted points.
    MOVED = "moved"
    #: Keeps its counted points though the rulebook was amended.
    KEPT = "kept"
    #: Not a cell: what is deducted from the sheet for a lapse, as far as it counts.
    LAPSE = "lapse"
    #: Printed by a source of the past.
    PUBLISHED = "published"


#: What writes into the cells of a column; the other kinds tell of something else.
WRITTEN = frozenset(
    {ChangeKind.ENTERED, ChangeKind.ADJUSTED, ChangeKind.CORRECTED, ChangeKind.SETTLED}
)
#: The kinds of cells that have to be remembered to tell the next change of the same place.
REMEMBERED = WRITTEN | {ChangeKind.PUBLISHED}
#: Column, criterion and part. Printed totals have no column and no criterion, and their sum has no
#: part.
PlaceChanged = tuple[str | None, str | None, Part | None]


class ChangedCell(msgspec.Struct, frozen=True, kw_only=True):
    """One cell that an event changed."""

    kind: ChangeKind
    unit: UnitId
    criterion: str | None
    #: ``None``: the total that a source printed.
    part: Part | None
    column: str | None = None
    scorer: Scorer | None = None
    was: Points | None = None
    now: Points | None = None
    #: What counted in this place before: ``was``, or the value of the nearest column before.
    stood: Points | None = None
    #: Of a marked criterion: what is said of it now.
    mark: Mark | None = None
    #: Of a lapse: which, and the code of its deadline.
    lapse: tuple[Lapse, str] | None = None
    justification: Private | None = None
    #: The unit had already sent its sheet.
    after_submission: bool = False


class ScoreAct(msgspec.Struct, frozen=True, kw_only=True):
    """An event that changed scores, with what its own past adds to it."""

    event: Event
    phase: Phase
    #: SHA-256 of the rulebook in force.
    rulebook: str | None
    #: Of moved points: the version of the event that moved them.
    cause: int | None
    #: Of published scores: the short name of the source.
    source: str | None
    reason: Private | None
    document: Document | None
    changes: tuple[ChangedCell, ...]
