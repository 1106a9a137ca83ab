"""The tables of the changes of scores."""

from decimal import Decimal
from functools import lru_cache
from typing import Final

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, Table, Text

from adapters.log.tables import metadata
from domain.values.points import Points

#: Points are kept as whole ten-thousandths: exact, and in the order of their size.
_SCALE: Final = 4

score_acts = Table(
    "score_acts",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    #: The stored type of the event.
    Column("type", Text, nullable=False),
    Column("phase", Text, nullable=False),
    #: SHA-256 of the rulebook in force.
    Column("rulebook", Text),
    #: Of moved points: the version of the event that moved them.
    Column("cause_version", Integer),
    #: Of published scores: the short name of the source.
    Column("source", Text),
    #: The hash under which the reason stands in ``texts``.
    Column("reason", Text),
    #: JSON of a ``domain.values.paper.Document``, with what was added to it later.
    Column("document", Text),
    Column("recorded_at", BigInteger, nullable=False),
    Column("effective_start", BigInteger),
    Column("effective_end", BigInteger),
    Column("precision", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("office", Text),
    Column("office_unit", Text),
    Column("for_unit", Text),
    Column("command_id", Text, nullable=False),
    Index(None, "recorded_at"),
    Index(None, "effective_start", "effective_end"),
    Index(None, "actor", "recorded_at"),
    Index(None, "office_unit", "recorded_at"),
    sqlite_with_rowid=False,
)

score_changes = Table(
    "score_changes",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    #: Counts the cells of one event from 1.
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    #: A ``workflows.score_trail.Kind``.
    Column("kind", Text, nullable=False),
    Column("unit", Text, nullable=False),
    #: Empty: what a source printed for the whole sheet.
    Column("criterion", Text),
    #: Empty: a printed total, or a mark of the whole criterion.
    Column("part", Text),
    Column("column", Text),
    #: Who fills the column: own, assigned or cluster.
    Column("scorer", Text),
    # Ten-thousandths of a point.
    Column("was", BigInteger),
    Column("now", BigInteger),
    #: What counted in this place before: ``was``, or the value of the nearest column before.
    Column("stood", BigInteger),
    #: Of a marked criterion what is said of it; of a lapse which, and its deadline:
    #: ``late_sheet/scoring``.
    Column("mark", Text),
    #: The hash under which the justification stands in ``texts``.
    Column("justification", Text),
    Column("after_submission", Boolean, nullable=False),
    #: That of the event, so that a unit's changes are found in order over all cycles.
    Column("recorded_at", BigInteger, nullable=False),
    Index(None, "stream", "unit", "criterion"),
    Index(None, "unit", "recorded_at"),
    sqlite_with_rowid=False,
)

score_cycles = Table(
    "score_cycles",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("phase", Text, nullable=False),
    Column("rulebook", Text),
    #: JSON: pairs of the code of a column and who fills it, in their order.
    Column("columns", Text, nullable=False),
    #: The last event that opened settled sheets again; 0: none did.
    Column("reopened", Integer, nullable=False),
)

score_sheets = Table(
    "score_sheets",
    metadata,
    Column("stream", Text, primary_key=True),
    Column("unit", Text, primary_key=True),
    #: The event with which the sheet was sent; its scores are sealed before.
    Column("sent", Integer),
    #: The last event that settled it.
    Column("settled", Integer),
    sqlite_with_rowid=False,
)

#: In the order in which every transaction touches them.
TABLES: Final = (score_cycles, score_sheets, score_acts, score_changes)


def scaled(points: Points | None) -> int | None:
    """Points as they are kept: whole ten-thousandths."""
    return None if points is None else int(points.scaleb(_SCALE))


@lru_cache(maxsize=4096)
def points(kept: int | None) -> Points | None:
    """The points of a kept number."""
    return None if kept is None else Points.exact(Decimal(kept).scaleb(-_SCALE))
