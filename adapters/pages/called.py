"""What a page calls the stream that it tells of, and by which names it tells of it."""

from adapters.bootstrap import Engine, StoredNames
from adapters.log.errors import UNREADABLE, BrokenChainError
from adapters.wording.outside import one_line
from domain.clusters.cluster import Cluster
from domain.clusters.offices import Words
from domain.cycle.backfill import SourceTopic
from domain.cycle.cycle import Cycle
from domain.record.record import StreamId, UnitId, kind_of
from domain.units.unit import Unit
from domain.values.known import Known


class Nameless:
    """What things are called where no database is open: by their ids."""

    words = Words()

    def unit(self, unit: UnitId) -> str:
        return str(unit)

    def text(self, digest: str) -> str | None:  # noqa: ARG002
        return None


def names_of(engine: Engine, stream: StreamId) -> StoredNames:
    """Names and hidden texts for telling of one stream."""
    state = engine.store.load(stream).state
    names = engine.names(state if isinstance(state, Cycle) else None)
    if isinstance(state, Cluster):
        names.words = state.words
    names.read_texts(stream)
    return names


def year_called(cycle: Cycle) -> str | None:
    """What a source calls the year: "năm học 2017–2018"; ``None``: nothing is said of it."""
    said = cycle.said(SourceTopic.YEAR_NAME)
    return one_line(said.value) if isinstance(said, Known) else None


def code_of(engine: Engine, stream: StreamId) -> str:
    """``cum-8/2021`` for a stream that has a code; else its kind, or its id."""
    state = engine.store.load(stream).state
    if isinstance(state, (Cycle, Cluster, Unit)):
        return state.code
    return kind_of(stream) if kind_of(stream) in {"system", "calendar"} else stream


def code_told(engine: Engine, stream: StreamId) -> str:
    """A stream's code, or its id where it can no longer be read."""
    try:
        return code_of(engine, stream)
    except (BrokenChainError, AttributeError, *UNREADABLE):
        return stream
