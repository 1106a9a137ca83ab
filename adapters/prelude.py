"""Whether what a scenario file calls by a code is what the database knows by it.

A code is short and the same word is soon taken twice, for one office in two provinces or for the
clusters of two ministries. So the names are compared as well.
"""

from adapters.scenario import ClusterEntry, UnitEntry
from domain.clusters.cluster import Cluster
from domain.record.record import StreamId, kind_of
from domain.units.unit import Name, RenameUnit, Unit, code_key
from domain.values.names import may_be, stored
from domain.values.refusal import Refusal
from workflows.ports import Store


def holder_of(store: Store, code: str, stream: StreamId) -> StreamId | None:
    """The stream that is known by a code, where it is of the kind of the one that would begin."""
    if store.load(stream).version:
        return stream
    known = store.claimed([code_key(code)]).get(code_key(code))
    return known if known is not None and kind_of(known) == kind_of(stream) else None


def renaming(unit: Unit, entry: UnitEntry) -> RenameUnit | None:
    """The command that gives a known unit the name, in full or in short, which a file declares
    from a date on; none where it bears the name of the file, or bore it.

    Raises ``Refusal("code_of_another")`` with both names; ``aliases_not_renamed`` where the new
    name would bring further spellings, which a renaming has no place for.
    """
    if entry.renamed is None:
        borne = [name for known in unit.names for name in (known.full, known.short)]
        if any(may_be(entry.full, name) for name in (*borne, *unit.aliases)):
            return None
        raise Refusal(
            "code_of_another",
            code=entry.code,
            name=unit.name.full,
            given=entry.full,
        )
    if any(_called_so(name, entry) for name in unit.names):
        return None
    if further := sorted({*map(stored, entry.aliases)} - {*unit.aliases}):
        raise Refusal("aliases_not_renamed", name=entry.full, aliases=tuple(further))
    return RenameUnit(
        full_name=entry.full,
        short_name=entry.short,
        since=entry.renamed.since,
        reason=entry.renamed.reason,
    )


def _called_so(name: Name, entry: UnitEntry) -> bool:
    """Whether a name is the one of the file, in full and in short."""
    return may_be(entry.full, name.full) and may_be(entry.short, name.short)


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
