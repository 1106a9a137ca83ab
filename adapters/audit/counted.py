"""What counted before each score that was written into a column, for lines that tell of one."""

from collections.abc import Mapping
from typing import Final

from msgspec.structs import replace
from sqlalchemy import and_, or_, select

from adapters.log.store import LogStore
from adapters.views.models import reading
from adapters.views.score_tables import points, score_changes
from domain.cycle.phases.scoring import ScoresAdjusted, ScoresEntered
from domain.record.record import Body, Event, StreamId
from domain.rulebook.rulebook import Scorer
from domain.values.points import Points
from workflows.score_changes import ChangeKind
from workflows.score_trail import as_counted

_change = score_changes.c
_KINDS: Final = (ChangeKind.ENTERED.value, ChangeKind.ADJUSTED.value)


class Counted:
    """The scores of one cycle, told from what counted to what counts."""

    def __init__(self, store: LogStore, stream: StreamId) -> None:
        carried = and_(_change.was.is_(None), _change.stood.is_not(None))
        emptied = and_(_change.now.is_(None), _change.scorer != Scorer.OWN.value)
        statement = select(
            _change.version, _change.criterion, _change.part, _change.stood, _change.now
        ).where(_change.stream == stream, _change.kind.in_(_KINDS), or_(carried, emptied))
        with reading(store.database), store.database.read() as connection:
            rows = connection.execute(statement).all()
        self._stood: dict[tuple[int, str, str], Points | None] = {
            (row.version, row.criterion, row.part): points(row.stood) for row in rows
        }
        # what counts where a cell was emptied is asked of the whole year; it is rare
        self._whole: Mapping[int, Body] = {}
        if any(row.now is None for row in rows):
            self._whole = dict(as_counted(store.recorded(stream)))

    def told(self, event: Event) -> Body:
        """The body of an event, each cell from what counted to what counts."""
        body = event.body
        if not isinstance(body, ScoresEntered | ScoresAdjusted) or event.version in self._whole:
            return self._whole.get(event.version, body)
        return replace(
            body,
            cells=tuple(
                replace(
                    cell,
                    was=self._stood.get((event.version, cell.criterion, cell.part.value), cell.was),
                )
                for cell in body.cells
            ),
        )
