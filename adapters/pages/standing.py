"""The page of a unit or of a cluster, whichever is asked for."""

from adapters.bootstrap import Engine
from adapters.pages.cluster import ClusterPage, cluster_page
from adapters.pages.unit import UnitPage, unit_page
from domain.clusters.cluster import Cluster
from domain.record.record import StreamId
from domain.units.unit import Unit


def standing_page(
    engine: Engine, stream: StreamId, *, acts: bool = False
) -> ClusterPage | UnitPage:
    """How a unit or cluster stands, with ``acts`` also what may be done there."""
    state = engine.store.load(stream).state
    if isinstance(state, Unit):
        return unit_page(engine, stream, state, acts=acts)
    assert isinstance(state, Cluster)
    return cluster_page(engine, stream, state, acts=acts)
