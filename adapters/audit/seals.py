"""What of a difference between a read model and the events may not be told yet."""

from typing import Final

from adapters.log.store import LogStore
from adapters.views.difference import Difference
from adapters.views.models import POISON
from adapters.views.score_tables import score_changes
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId, UnitId, kind_of
from workflows.reading import scores_sealed
from workflows.score_trail import Trail

#: The columns of a change that give a score away.
_SCORES: Final = frozenset({"was", "now", "stood"})


def sealed(store: LogStore, difference: Difference) -> bool:
    """Whether the difference lies in a score of a sheet that was not sent: then neither what is
    stored nor what the events give may be told."""
    key = dict(difference.key)
    of_cell = difference.contradicts and "criterion" in key
    of_row = difference.table == score_changes.name and difference.column in _SCORES
    if not (of_cell or of_row):
        return False
    stream = StreamId(str(key["stream"]))
    try:
        state = store.load(stream).state if kind_of(stream) == "cycle" else None
        unit = UnitId(str(key["unit"])) if of_cell else _unit_of(store, stream, key)
    except POISON:  # nobody can say whether the sheet was sent
        return True
    if not isinstance(state, Cycle) or unit is None:
        return False
    return scores_sealed(unit, sent=state.sheet(unit).opened)


def _unit_of(store: LogStore, stream: StreamId, key: dict[str, object]) -> UnitId | None:
    """Whose score it is, as the events say."""
    trail = Trail()
    for event in store.events(stream):
        act = trail.follow(event)
        if event.version == key["version"]:
            numbered = dict(enumerate(act.changes if act else (), start=1))
            change = numbered.get(int(str(key["ordinal"])))
            return change.unit if change else None
    return None
