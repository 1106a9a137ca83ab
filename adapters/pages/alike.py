"""New units and clusters that are called as others that are known under another code.

The database tells them apart, since a short form ("P." for "phường") makes another name and two
clusters may bear one; but it is probably one body told twice, so it is said.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from adapters.wording.pages.doors import word
from adapters.wording.writing import Lang, listed
from domain.clusters.cluster import Cluster, ClusterFounded
from domain.record.record import Event, StreamId, kind_of
from domain.units.unit import Unit, UnitRegistered, code_key
from domain.values.names import identity, spelled_out
from workflows.ports import Store

#: By the name with its short forms written out, the streams that bear it, or bore it.
_Bearers = Mapping[str, Sequence[StreamId]]


class Alike(NamedTuple):
    """A new unit or cluster, and the codes of those with its name."""

    kind: str
    name: str
    code: str
    known: tuple[str, ...]


def alike_in(events: Sequence[Event], store: Store) -> Iterator[Alike]:
    """What of the units and clusters that events bring in is called as another."""
    new = [one for one in events if isinstance(one.body, UnitRegistered | ClusterFounded)]
    if not new:
        return
    bearers = {kind: _bearers(store, kind) for kind in ("unit", "cluster")}
    for event in new:
        body = event.body
        assert isinstance(body, UnitRegistered | ClusterFounded)
        name = body.full_name if isinstance(body, UnitRegistered) else body.name
        kind = kind_of(event.stream)
        known = [
            code
            for stream in bearers[kind].get(_key(name), ())
            if stream != event.stream and (code := _code(store, stream, body)) is not None
        ]
        if known:
            yield Alike(kind, name, body.code, tuple(sorted(known)))


def _key(name: str) -> str:
    return identity(spelled_out(name))


def _bearers(store: Store, kind: str) -> _Bearers:
    found: dict[str, list[StreamId]] = {}
    for row, stream in store.all_names(kind):
        full = row.kind == "full" if kind == "unit" else row.key != code_key(row.label)
        if full and stream not in found.setdefault(_key(row.label), []):
            found[_key(row.label)].append(stream)
    return found


def _code(store: Store, stream: StreamId, new: UnitRegistered | ClusterFounded) -> str | None:
    """The code of a known one, unless it is a cluster of another authority."""
    match store.load(stream).state, new:
        case Unit(code=code), _:
            return code
        case Cluster(code=code, authority=one), ClusterFounded(authority=other):
            apart = one and other and _key(one) != _key(other)
            return None if apart else code
        case _:
            return None


def alike_lines(found: Sequence[Alike], lang: Lang) -> Iterator[str]:
    """A line for each, with the codes of those that are known."""
    for one in found:
        known = listed(one.known, lang)
        yield "! " + word(f"alike_{one.kind}", lang, name=one.name, code=one.code, known=known)
