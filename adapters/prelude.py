"""Whether what a scenario file calls by a code is what the database knows by it.

A code is short and the same word is soon taken twice, for one office in two provinces or for the
clusters of two ministries. So the names are compared as well.
"""

from adapters.scenario import ClusterEntry, UnitEntry
from domain.clusters.cluster import Cluster
from domain.record.record import StreamId, kind_of
from domain.units.unit import RenameUnit, Unit, code_key
from domain.values.names import may_be
from domain.values.refusal import Refusal
from workflows.ports import Store


def holder_of(store: Store, code: str, stream: StreamId) -> StreamId | None:
    """The stream that is known by a code, where it is of the kind of the one that would begin."""
    if store.load(stream).version:
        return stream
    known = store.claimed([code_key(code)]).get(code_key(code))
    return known if known is not None and kind_of(known) == kind_of(stream) else None


def renaming(unit: Unit, entry: UnitEntry) -> RenameUnit | None:
    """The command that gives a known unit the name which a file declares from a date on; none
    where it bears the name of the file, or bore it.

    Raises ``Refusal("code_of_another")`` with both names.
    """
    borne = [name for known in unit.names for name in (known.full, known.short)]
    if any(may_be(entry.full, name) for name in (*borne, *unit.aliases)):
        return None
    if entry.renamed is None:
        raise Refusal(
            "code_of_another",
            code=entry.code,
            name=unit.name.full,
            given=entry.full,
        )
    return RenameUnit(
        full_name=entry.full,
        short_name=entry.short,
        since=entry.renamed.since,
        reason=entry.renamed.reason,
    )


def check_cluster(store: Store, stream: StreamId, cluster: Cluster, entry: ClusterEntry) -> None:
    """Raises ``Refusal("code_of_another")`` where a file calls a known cluster by a name that is
    none of its own, or gives it to another authority."""
    known = [
        row.label
        for row, at in store.all_names("cluster")
        if at == stream and row.key != code_key(row.label)
    ]
    if not any(may_be(entry.name, name) for name in known):
        raise Refusal(
            "code_of_another",
            case="cluster",
            code=entry.code,
            name=cluster.name,
            given=entry.name,
        )
    if cluster.authority and entry.authority and not may_be(entry.authority, cluster.authority):
        raise Refusal(
            "code_of_another",
            case="authority",
            code=entry.code,
            name=cluster.authority,
            given=entry.authority,
        )
